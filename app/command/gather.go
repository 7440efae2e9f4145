package command

import (
	"errors"
	"flag"
	"os"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/gather"
	"clustercanvas/canvas/words"
	"clustercanvas/storage"
)

// lists is an option that may be given several times, each time as NAME=LIST.
type lists []string

// String returns what was given.
func (l *lists) String() string { return strings.Join(*l, " ") }

// Set takes one more.
func (l *lists) Set(s string) error {
	if name, _, ok := strings.Cut(s, "="); !ok || strings.TrimSpace(name) == "" {
		return errors.New(say("gather-section"))
	}
	*l = append(*l, s)
	return nil
}

// gatherCommand writes a copy of a file in which a sheet shows what was found on paper.
func gatherCommand(f *flag.FlagSet) func(*call) error {
	var out, wanted, period, photograph string
	var sections lists
	f.StringVar(&out, "o", "", "")
	f.StringVar(&wanted, "sheet", "", "")
	f.StringVar(&period, "period", "", "")
	f.Var(&sections, "section", "")
	f.StringVar(&photograph, "photo", "", "")
	add, lay := f.Bool("add", false, ""), f.Bool("lay", false, "")
	return func(c *call) error {
		in := c.operands[0]
		if out == "" || (len(sections) == 0) == (photograph == "") {
			return usage("gather-needs")
		}
		if *lay && photograph == "" {
			return usage("gather-lay")
		}
		contents, err := c.read(in)
		if err != nil {
			return err
		}
		w := contents.Workbook
		var sheet canvas.Sheet
		var found []canvas.Gathered
		if photograph != "" {
			sheet, found, err = c.photographed(w, in, wanted, photograph, !*add, *lay)
		} else {
			sheet, found, err = c.typedOn(w, in, wanted, period, sections)
		}
		if err != nil {
			return err
		}
		change, _, err := canvas.Gather(w, unused(w, c.env.IDs), sheet.ID, found, !*add)
		if err != nil {
			return refusedGather(err)
		}
		if err := c.changedCopy(in, out, change); err != nil {
			return err
		}
		c.tell("gathered", out, len(found), sheetTitle(w, sheet))
		return nil
	}
}

// typedOn returns the sheet that is meant, and what was typed for its sections.
func (c *call) typedOn(w canvas.Workbook, path, wanted, period string, sections []string) (canvas.Sheet, []canvas.Gathered, error) {
	sheet, err := cardSheet(w, path, wanted)
	if err != nil {
		return sheet, nil, err
	}
	column, err := columnOf(w, sheet, period)
	if err != nil {
		return sheet, nil, err
	}
	typed, err := typedFor(w, sheet, sections)
	if err != nil {
		return sheet, nil, err
	}
	found, err := c.gathered(w, gather.Read(w, sheet.ID, column, typed, nil, w.Info().Language))
	return sheet, found, err
}

// cardSheet returns the sheet that is meant; without a name the only one that cards can lie on.
func cardSheet(w canvas.Workbook, path, wanted string) (canvas.Sheet, error) {
	var all []numbered
	for i, s := range w.Sheets() {
		if len(gather.Sections(w, s.ID)) > 0 {
			all = append(all, numbered{i + 1, s})
		}
	}
	if wanted == "" {
		if len(all) != 1 {
			return canvas.Sheet{}, failed("gather-which-sheet", theSheets(w, all))
		}
		return all[0].sheet, nil
	}
	meant, err := pick(w, path, wanted)
	if err != nil {
		return canvas.Sheet{}, err
	}
	if len(meant) != 1 || len(gather.Sections(w, meant[0].sheet.ID)) == 0 {
		return canvas.Sheet{}, failed("gather-no-cards", wanted, theSheets(w, all))
	}
	return meant[0].sheet, nil
}

// columnOf returns the period that is meant, by its number from 1 or its name, on a sheet that has a column
// for each; on others nothing.
func columnOf(w canvas.Workbook, sheet canvas.Sheet, wanted string) (canvas.RecordID, error) {
	if !w.Template(sheet).Of.Repeats() {
		if wanted != "" {
			return "", usage("gather-one-period", sheetTitle(w, sheet))
		}
		return "", nil
	}
	columns := w.Columns(sheet)
	var names []string
	for i, p := range columns {
		if n, err := strconv.Atoi(wanted); strings.EqualFold(p.Label, strings.TrimSpace(wanted)) || err == nil && n == i+1 {
			return p.ID, nil
		}
		names = append(names, strconv.Itoa(i+1)+" "+p.Label)
	}
	if len(columns) == 1 && wanted == "" {
		return columns[0].ID, nil
	}
	return "", failed("gather-which-period", sheetTitle(w, sheet), strings.Join(names, ", "))
}

// typedFor returns what was given for each section, by its title in any language or its id.
func typedFor(w canvas.Workbook, sheet canvas.Sheet, given []string) ([]gather.Typed, error) {
	var out []gather.Typed
	for _, s := range given {
		name, text, _ := strings.Cut(s, "=")
		var have []string
		known := false
		for _, section := range gather.Sections(w, sheet.ID) {
			if isCalled(section, strings.TrimSpace(name)) {
				out, known = append(out, gather.Typed{Section: section.ID, Text: text}), true
			}
			have = append(have, section.Title.In(w.Info().Language))
		}
		if !known {
			return nil, failed("no-such-section", name, strings.Join(have, ", "))
		}
	}
	return out, nil
}

// gathered returns what can be put on the sheet. What was typed twice is told; what cannot be made out is
// refused, all of it at once.
func (c *call) gathered(w canvas.Workbook, typed []gather.Word) ([]canvas.Gathered, error) {
	var wrong []string
	for _, x := range typed {
		title := deck.Plain(deck.Title(x.Card, w.Info().Language))
		if s, ok := canvas.Get[canvas.Source](w, x.Source); ok {
			title = sourceTitle(w, s)
		}
		switch x.Trouble {
		case "":
		case gather.Twice:
			c.tell("gather-twice", title)
		case gather.Elsewhere:
			wrong = append(wrong, say("gather-elsewhere", title))
		case gather.Several:
			var among []string
			for _, s := range x.Among {
				among = append(among, canvas.LongShortID(s.ID)+" "+sourceTitle(w, s))
			}
			wrong = append(wrong, say("gather-several", x.Typed, strings.Join(among, ", ")))
		case gather.Untitled:
			wrong = append(wrong, say("gather-untitled", x.Typed))
		case gather.Shock:
			wrong = append(wrong, say("gather-shock", x.Typed))
		case gather.Corner:
			wrong = append(wrong, say("gather-corner", x.Typed))
		case gather.Figure:
			wrong = append(wrong, say("gather-figure", x.Typed))
		default:
			wrong = append(wrong, say("gather-unknown", x.Typed))
		}
	}
	if len(wrong) > 0 {
		return nil, failure{exitFailed, say("gather-wrong") + "\n  " + strings.Join(wrong, "\n  ")}
	}
	return gather.Found(typed), nil
}

// refusedGather says why what was found cannot be on the sheet.
func refusedGather(err error) error {
	var r canvas.Refusal
	if !errors.As(err, &r) || len(r.Args) == 0 {
		return failed("failed", err)
	}
	title := r.Args[0]
	if id, ok := strings.CutPrefix(title, "deck:"); ok {
		title = deck.Plain(deck.Title(canvas.Card{Deck: id}, words.Languages[0]))
	}
	switch r.Key {
	case "refused-locked-card":
		return failed("gather-locked", title)
	case "refused-two-sides":
		return failed("gather-two-sides", title)
	case "refused-found-twice":
		return failed("gather-elsewhere", title)
	}
	return failed("failed", err)
}

// unused returns ids that no record of a workbook has.
func unused(w canvas.Workbook, ids canvas.IDs) canvas.IDs {
	return func() canvas.RecordID {
		for {
			if id := ids(); w.Record(id) == nil {
				return id
			}
		}
	}
}

// changedCopy writes a copy of a file, with its history and one more change.
func (c *call) changedCopy(in, out string, change canvas.Change) error {
	change.ID, change.At = canvas.ChangeID(c.env.IDs()), c.env.Now()
	if err := storage.Duplicate(in, out); err != nil {
		return cannotWrite(out, err)
	}
	file, _, err := storage.Open(out)
	if err == nil && len(change.Diff) > 0 {
		err = file.Append([]canvas.Change{change})
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil { // nothing half-made is left
		if file != nil {
			err = errors.Join(err, file.Close())
		}
		os.Remove(out)
		return cannotWrite(out, err)
	}
	return nil
}
