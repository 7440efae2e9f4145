package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// Trip is the way of a source from where it lies on a sheet to where it lies on another, or in another
// column of the same.
type Trip struct {
	From, To         canvas.Item // of the same id
	FromPage, ToPage int
	Start, End       geom.Rect // on those pages
}

// At returns where the source is after a part of its way, from 0 to 1, when its pages lie at two places
// on one plane: its corners go straight, so that it grows or shrinks on the way.
func (t Trip) At(part float64, fromPage, toPage geom.Pt) geom.Rect {
	part = max(0, min(1, part))
	a, b := t.Start.Moved(fromPage), t.End.Moved(toPage)
	between := func(x, y geom.MM) geom.MM { return x + (y-x)*part }
	return geom.R(between(a.X, b.X), between(a.Y, b.Y), between(a.W, b.W), between(a.H, b.H))
}

// Travel pairs the sources that lie on both of two sheets, by who they are: those of one column with
// those of another, both empty on sheets of one period. What lies at the same place makes no trip.
// The trips are in the order in which the second sheet is drawn.
func Travel(w canvas.Workbook, from, to Result, fromColumn, toColumn canvas.RecordID) []Trip {
	start := map[canvas.RecordID]Slot{}
	for _, s := range from.Slots {
		if _, seen := start[s.Item.ID]; !seen && s.Item.Column == fromColumn {
			start[s.Item.ID] = s
		}
	}
	var out []Trip
	seen := map[canvas.RecordID]bool{}
	for _, s := range to.Slots {
		if _, source := canvas.Get[canvas.Source](w, s.Item.ID); !source || s.Item.Column != toColumn || seen[s.Item.ID] {
			continue
		}
		seen[s.Item.ID] = true
		a, both := start[s.Item.ID]
		if !both || a.Page == s.Page && a.Rect == s.Rect && a.Item == s.Item {
			continue
		}
		out = append(out, Trip{From: a.Item, To: s.Item, FromPage: a.Page, ToPage: s.Page, Start: a.Rect, End: s.Rect})
	}
	return out
}
