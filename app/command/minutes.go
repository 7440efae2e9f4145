package command

import (
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/export"
)

// minutesPapers are the papers that minutes are set on.
var minutesPapers = map[string]geom.Size{"a4": layout.PaperA4, "letter": layout.PaperLetter, "a3": layout.PaperA3}

// minutesCommand writes the minutes of a meeting as a PDF.
func minutesCommand(f *flag.FlagSet) func(*call) error {
	var out, wanted string
	f.StringVar(&out, "o", "", "")
	f.StringVar(&wanted, "meeting", "", "")
	forAll := f.Bool("public", false, "")
	paper := newChoice(f, "paper", "a4", "letter", "a3")
	language := languageOption(f)
	return func(c *call) error {
		if end := strings.ToLower(filepath.Ext(out)); end != ".pdf" && out != "-" {
			return usage("minutes-output", out)
		}
		contents, err := c.read(c.operands[0])
		if err != nil {
			return err
		}
		w := contents.Workbook
		m, err := pickMeeting(w, c.operands[0], wanted)
		if err != nil {
			return err
		}
		o := layout.MinutesOptions{Language: language.value, Paper: minutesPapers[paper.value]}
		if *forAll {
			o.Seen = func(then canvas.Workbook) canvas.Workbook { return public.OfPast(then, w, language.value) }
		}
		doc, err := layout.Minutes(w, contents.History(), m.ID, o)
		if err != nil {
			return failed("failed", err)
		}
		pages := layout.Pages(doc)
		body, err := rendered(export.PDF, export.Input{Pages: pages, Created: c.env.Now(), Images: w.Picture})
		if err != nil {
			return err
		}
		e := exporting{out: out}
		return e.place(c, made{out, body})
	}
}

// pickMeeting returns the meeting that is meant by a number from 1 or a title; without one the last.
func pickMeeting(w canvas.Workbook, path, wanted string) (canvas.Meeting, error) {
	all := w.Meetings()
	if len(all) == 0 {
		return canvas.Meeting{}, failed("no-meetings", path)
	}
	if wanted == "" {
		return all[len(all)-1], nil
	}
	if n, err := strconv.Atoi(wanted); err == nil && n >= 1 && n <= len(all) {
		return all[n-1], nil
	}
	var names []string
	var found []canvas.Meeting
	for i, m := range all {
		name := m.Title
		if m.Day != 0 {
			name += " " + m.Day.String()
		}
		names = append(names, fmt.Sprintf("%d %s", i+1, strings.TrimSpace(name)))
		if strings.EqualFold(m.Title, strings.TrimSpace(wanted)) {
			found = append(found, m)
		}
	}
	list := strings.Join(names, ", ")
	switch len(found) {
	case 0:
		return canvas.Meeting{}, failed("no-such-meeting", wanted, path, list)
	case 1:
		return found[0], nil
	}
	return canvas.Meeting{}, failed("same-meetings", len(found), wanted, path, list)
}
