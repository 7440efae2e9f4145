package command

import (
	"flag"
	"fmt"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/layout"
	"clustercanvas/storage"
)

// checkCommand looks at all of a file, and then at its figures. What is odd in the figures is no
// failure.
func checkCommand(*flag.FlagSet) func(*call) error {
	return func(c *call) error {
		path := c.operands[0]
		r, err := storage.Check(path)
		if err != nil {
			return cannotRead(path, err)
		}
		if !r.Sound() {
			return failure{exitForeign, damageText(path, r)}
		}
		contents, err := c.read(path)
		if err != nil {
			return err
		}
		out := printable{c.out}
		fmt.Fprintln(out, say("sound", path, r.Version, r.Records, r.Changes, r.Pictures))
		found := analysis.Checks(contents.Workbook)
		if len(found) == 0 {
			fmt.Fprintln(out, say("not-odd"))
			return nil
		}
		fmt.Fprintln(out, say("odd"))
		for _, f := range found {
			fmt.Fprintln(out, "  "+findingText(contents.Workbook, f))
		}
		return nil
	}
}

// damageText lists what is wrong with a file.
func damageText(path string, r storage.Report) string {
	lines := []string{say("damaged-list", path)}
	for _, d := range r.Damage {
		lines = append(lines, "  "+d)
	}
	for _, p := range r.Problems {
		lines = append(lines, "  "+problemText(p))
	}
	for _, h := range r.History {
		lines = append(lines, "  "+say("problem-history", h))
	}
	return strings.Join(lines, "\n")
}

// findingText returns the sentence for what is odd, and where.
func findingText(w canvas.Workbook, f analysis.Finding) string {
	text := layout.FindingText("en", w, f)
	p, known := canvas.Get[canvas.Period](w, f.Period)
	scenario, ok := canvas.Get[canvas.Scenario](w, f.Scenario)
	switch {
	case known:
		return say("check-where", scenario.Title, p.Label, text)
	case ok:
		return say("check-in", scenario.Title, text)
	}
	return text
}
