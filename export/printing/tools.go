package printing

import (
	"fmt"
	"slices"

	"clustercanvas/canvas"
)

// Tools says of which tools a sheet is printed, beside the sheets that are named: for a workshop.
type Tools uint8

// The tools of a workshop.
const (
	NoTools   Tools = iota
	FirstTool       // the one that is easiest to begin with: that and cards are a workshop
	AllTools        // all that come with the program and are filled by hand
)

// of returns the workbook with a sheet of each tool, its own or an empty one of the first scenario, and these
// sheets. Those that are not its own are told.
func (t Tools) of(w canvas.Workbook) (canvas.Workbook, []canvas.RecordID, map[canvas.RecordID]bool, error) {
	if t == NoTools {
		return w, nil, nil, nil
	}
	tools := slices.DeleteFunc(canvas.BuiltIn(), func(tool canvas.TemplateCopy) bool { return !forHands(tool) })
	if t == FirstTool {
		tools = tools[:1]
	}
	var sheets []canvas.RecordID
	added := map[canvas.RecordID]bool{}
	for _, tool := range tools {
		if id := sheetOf(w, tool); id != "" {
			sheets = append(sheets, id)
			continue
		}
		scenarios := w.Scenarios()
		if len(scenarios) == 0 || len(w.Periods(scenarios[0].ID)) == 0 {
			continue
		}
		n := 0
		ids := func() canvas.RecordID {
			n++
			return canvas.RecordID(fmt.Sprintf("print:%s:%d", tool.ID, n))
		}
		change, id, err := canvas.AddSheet(w, ids, tool, scenarios[0].ID, w.Periods(scenarios[0].ID)[0].ID, "")
		if err != nil {
			return w, nil, nil, err
		}
		if w, err = w.Apply(change.Diff); err != nil {
			return w, nil, nil, err
		}
		sheets, added[id] = append(sheets, id), true
	}
	return w, sheets, added, nil
}

// forHands reports whether a tool has sections where cards or notes are put; others tell or compare what the file knows,
// and are of no use on a wall while they are empty.
func forHands(tool canvas.TemplateCopy) bool {
	t, err := tool.Parsed()
	return err == nil && t.Of != canvas.OfPair && slices.ContainsFunc(t.Sections, func(s canvas.Section) bool {
		return slices.Contains(s.Accepts, canvas.AcceptSources) || slices.Contains(s.Accepts, canvas.AcceptNotes)
	})
}

// sheetOf returns the first sheet of a tool; empty where there is none.
func sheetOf(w canvas.Workbook, tool canvas.TemplateCopy) canvas.RecordID {
	t, err := tool.Parsed()
	if err != nil {
		return ""
	}
	for _, s := range w.Sheets() {
		if own := w.Template(s); own != nil && own.ID == t.ID {
			return s.ID
		}
	}
	return ""
}
