package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/words"
	"clustercanvas/storage"
)

// read returns the workbook of a file, which may be open in a window, and tells what of it could
// not be used.
func (c *call) read(path string) (storage.Contents, error) {
	contents, err := storage.Read(path)
	if err != nil {
		return contents, cannotRead(path, err)
	}
	for _, p := range contents.Problems {
		c.messages.Write([]byte(problemText(p) + "\n"))
	}
	return contents, nil
}

func problemText(p canvas.Problem) string {
	if p.Record == "" {
		return say("problem-history", p.Reason)
	}
	return say("problem-record", p.Kind, p.Record, p.Reason)
}

// everySheet is what people say for all sheets.
const everySheet = "all"

// numbered is a sheet and its number, from 1.
type numbered struct {
	n     int
	sheet canvas.Sheet
}

// pick returns the sheets that are meant by a number from 1, a title, or "all". A title that is a
// number, or "all", is found only where no number or word is meant by it.
func pick(w canvas.Workbook, path, wanted string) ([]numbered, error) {
	var all []numbered
	for i, s := range w.Sheets() {
		all = append(all, numbered{i + 1, s})
	}
	if n, err := strconv.Atoi(wanted); err == nil && n >= 1 && n <= len(all) {
		return all[n-1 : n], nil
	}
	if strings.EqualFold(wanted, everySheet) && len(all) > 0 {
		return all, nil
	}
	var found []numbered
	for _, s := range all {
		if strings.EqualFold(sheetTitle(w, s.sheet), strings.TrimSpace(wanted)) {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		return nil, failed("no-such-sheet", wanted, path, theSheets(w, all))
	case 1:
		return found, nil
	}
	return nil, failed("same-titles", len(found), wanted, path, theSheets(w, all))
}

// theSheets lists sheets in a sentence.
func theSheets(w canvas.Workbook, all []numbered) string {
	if len(all) == 0 {
		return say("no-sheets")
	}
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = fmt.Sprintf("%d %s", s.n, sheetTitle(w, s.sheet))
	}
	return say("sheets-are", strings.Join(names, ", "))
}

// sheetTitle returns what a sheet is called: its title, or the name of its tool.
func sheetTitle(w canvas.Workbook, s canvas.Sheet) string {
	if s.Title != "" {
		return s.Title
	}
	return w.Template(s).Short.In(w.Info().Language)
}

// sourceTitle returns what a source is called: its title, or that of its card.
func sourceTitle(w canvas.Workbook, s canvas.Source) string {
	if s.Title != "" {
		return s.Title
	}
	card, _ := canvas.Get[canvas.Card](w, s.Card)
	return deck.Plain(deck.Title(card, w.Info().Language))
}

// hasLayout refuses a page layout that none of some sheets has; those that do not have it take their
// usual one. Nothing is said by an empty one.
func hasLayout(w canvas.Workbook, sheets []numbered, id string) error {
	var have []string
	for _, s := range sheets {
		for _, l := range layout.LayoutIDs(w.Template(s.sheet)) {
			if l == id || id == "" {
				return nil
			}
			if !slices.Contains(have, l) {
				have = append(have, l)
			}
		}
	}
	return failed("no-such-layout", id, strings.Join(have, ", "))
}

// sectionsOf returns, for each of some sheets, those of its sections that are named in a list with commas,
// by their titles in any language or by their ids. It refuses a name that none of the sheets knows.
func sectionsOf(w canvas.Workbook, sheets []numbered, list string) ([][]canvas.SectionID, error) {
	out := make([][]canvas.SectionID, len(sheets))
	if list == "" {
		return out, nil
	}
	for _, name := range strings.Split(list, ",") {
		name = strings.TrimSpace(name)
		var have []string
		known := false
		for i, s := range sheets {
			for _, section := range w.Template(s.sheet).Sections {
				if isCalled(section, name) {
					out[i], known = append(out[i], section.ID), true
				}
				if title := section.Title.In(w.Info().Language); !slices.Contains(have, title) {
					have = append(have, title)
				}
			}
		}
		if !known {
			return nil, failed("no-such-section", name, strings.Join(have, ", "))
		}
	}
	return out, nil
}

func isCalled(s canvas.Section, name string) bool {
	return string(s.ID) == name || slices.ContainsFunc(words.Languages, func(language string) bool {
		return strings.EqualFold(s.Title.In(language), name)
	})
}
