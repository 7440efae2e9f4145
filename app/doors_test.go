package app

import (
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/guide"
)

func TestDoors_AreOpen(t *testing.T) {
	s := newStage(t)
	if len(doors()) != 6 {
		t.Errorf("%d doors", len(doors()))
	}
	for _, d := range doors() {
		if got := len(d.tools()); got != len(d.Sheets) {
			t.Errorf("door %s: %d of %v are tools", d.ID, got, d.Sheets)
		}
		if _, ok := guide.Find(d.Guide); !ok && d.Guide != "" {
			t.Errorf("door %s: no way %q", d.ID, d.Guide)
		}
		if _, ok := deck.Outlines(d.Icon); !ok {
			t.Errorf("door %s: no pictogram %q", d.ID, d.Icon)
		}
		b, err := s.p.workbookFor(d)
		if err != nil {
			t.Fatalf("door %s: %v", d.ID, err)
		}
		metrics := false
		for i, sheet := range b.Sheets() {
			tool := b.Template(sheet)
			metrics = metrics || tool.Has(canvas.RoleMetrics)
			if tool.ID != d.Sheets[i] {
				t.Errorf("door %s: sheet %d is %q, not %q", d.ID, i+1, tool.ID, d.Sheets[i])
			}
		}
		if got := len(b.Horizons()); (got > 0) != metrics {
			t.Errorf("door %s: %d horizons", d.ID, got)
		}
		if len(canvas.All[canvas.TemplateCopy](b)) != len(d.Sheets) {
			t.Errorf("door %s: tools that no sheet shows", d.ID)
		}
	}
}

func TestDoors_LeadToTheFirstStep(t *testing.T) {
	for _, d := range doors() {
		s := newStage(t)
		w := s.window()
		w.openDoor(d)
		if w.doc == nil || !w.doc.pristine() {
			t.Fatalf("door %s: nothing is open, or a file was made", d.ID)
		}
		if got := w.text("door-" + d.ID + "-first"); w.status.said != got {
			t.Errorf("door %s: the status bar says %q", d.ID, w.status.said)
		}
		cell, active := w.view.ActiveCell()
		if d.Cell != "" && cell.What != d.Cell {
			t.Errorf("door %s: the active cell holds a %s", d.ID, cell.What)
		}
		if active != (len(w.result.Cells) > 0) {
			t.Errorf("door %s: a cell is active: %v, of %d", d.ID, active, len(w.result.Cells))
		}
		if guided := w.side.page() == "guide" && w.side.Visible(); guided != (d.Guide != "") || guided && w.guide.state.Way.ID != d.Guide {
			t.Errorf("door %s: the panel shows %s, the way %q", d.ID, w.side.page(), w.guide.state.Way.ID)
		}
		if (len(w.modals) == 1) != d.Print {
			t.Errorf("door %s: %d dialogs", d.ID, len(w.modals))
		}
	}
}

func TestStart_HasTheDoors(t *testing.T) {
	s := newStage(t)
	w := s.window()
	items := w.doorChoices()
	s.pick(items, w.text("door-explain"))
	if _, tool := w.inView(); tool == nil || tool.ID != doors()[slices.IndexFunc(doors(), func(d door) bool { return d.ID == "explain" })].Sheets[0] {
		t.Error("the door leads to another sheet")
	}
	s.addCard(w, "pub-local-gov")
	s.saved(w)
}
