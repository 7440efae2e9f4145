package gesture

import (
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// withCells lays two cells over a sheet by hand: one on a source, one on the ground, which is of
// several lines; and a link to the sheet itself.
func withCells(r *robot, source canvas.Item) (on, ground layout.CellBox, link geom.Pt) {
	row := r.res.Slots[0].Rect
	on = layout.CellBox{Cell: canvas.Cell{What: canvas.CellShare, Record: source.ID}, Rect: row, Size: 3}
	free := geom.R(row.X, row.Bottom()+20, 40, 12)
	ground = layout.CellBox{Cell: canvas.Cell{What: canvas.CellText, Key: "vision"}, Rect: free, Size: 3, Lines: true}
	r.res.Cells = []layout.CellBox{on, ground}
	r.res.Pages[0].Items = append(r.res.Pages[0].Items, scene.Polygon{
		Attrs: scene.Attrs{Ref: scene.Ref{Kind: scene.RefSheet, ID: string(r.sheet)}}, Points: geom.R(free.X, free.Bottom()+4, 40, 6).Polygon(), Fill: &scene.Color{},
	})
	return on, ground, geom.Pt{X: free.X + 20, Y: free.Bottom() + 7}
}

func TestCell_APressMakesItTheActiveOne(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	on, ground, link := withCells(r, a)
	r.press(on.Rect.Center()).chose(a)
	if !r.effect.Cells || r.effect.Cell != on {
		t.Errorf("on a row the effect is %+v", r.effect)
	}
	r.release().press(ground.Rect.Center()).chose()
	if !r.effect.Cells || r.effect.Cell != ground {
		t.Errorf("on the ground the effect is %+v", r.effect)
	}
	r.release()
	r.doubleClick(ground.Rect.Center()).committed(0) // no new note
	if !r.effect.Type || r.effect.Cell != ground {
		t.Errorf("a double-click has the effect %+v", r.effect)
	}
	r.doubleClick(on.Rect.Center())
	if !r.effect.Type || r.edited != (canvas.Item{}) {
		t.Error("a double-click opens the row")
	}
	r.press(link)
	if !r.effect.Cells || r.effect.Cell != (layout.CellBox{}) {
		t.Error("a press elsewhere leaves the cell active")
	}
	r.release()
	if r.effect.Goes != r.sheet {
		t.Error("a click on a link goes nowhere")
	}
	r.shift = true
	r.press(on.Rect.Center())
	if r.effect.Cell != (layout.CellBox{}) {
		t.Error("with Shift the row is meant, not the cell")
	}
}

func TestCell_ADragIsOfTheRow(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	on, ground, _ := withCells(r, a)
	r.press(on.Rect.Center()).to(r.in("public", 0.5, 0.5)).isIn("dragging")
	r.escape().release()
	r.press(ground.Rect.Center()).to(ground.Rect.Center().Add(geom.Pt{X: 5})).isIn("marquee")
	if !r.effect.Cells || r.effect.Cell != (layout.CellBox{}) {
		t.Error("the cell stays active in a drag")
	}
	r.escape().release()
}

func TestCell_WhatLiesOverItHidesIt(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	_, ground, link := withCells(r, a)
	other := r.res.Slots[0]
	other.Item, other.Rect = canvas.Item{ID: "other"}, geom.R(ground.Rect.X, ground.Rect.Y, 10, 10)
	r.res.Slots = append(r.res.Slots, other)
	for _, c := range []struct {
		at   geom.Pt
		want Cursor
	}{
		{ground.Rect.Min().Add(geom.Pt{X: 5, Y: 5}), CursorDefault},
		{ground.Rect.Min().Add(geom.Pt{X: 15, Y: 5}), CursorText},
		{link, CursorLink},
		{r.res.Slots[0].Rect.Center(), CursorDefault},
	} {
		if r.to(c.at); r.effect.Cursor != c.want {
			t.Errorf("the cursor at %v is %d, want %d", c.at, r.effect.Cursor, c.want)
		}
	}
}

func TestTable_Step(t *testing.T) {
	box := func(name string, x, y, w, h geom.MM) layout.CellBox {
		return layout.CellBox{Cell: canvas.Cell{What: canvas.CellCost, Record: canvas.RecordID(name)}, Rect: geom.R(x, y, w, h)}
	}
	table := Table{ // two tables beside each other, whose rows differ, and a text under both
		box("a1", 0, 0, 40, 8), box("a2", 42, 0, 20, 8), box("b1", 0, 9, 40, 8), box("b2", 42, 9, 20, 8),
		box("r1", 100, 2, 20, 12), box("r2", 100, 16, 20, 12),
		box("text", 0, 40, 120, 30),
	}
	for _, c := range []struct {
		from string
		way  Way
		want string
	}{
		{"a1", Right, "a2"}, {"a2", Right, "r1"}, {"b2", Right, "r1"}, {"r1", Left, "a2"}, {"r2", Left, "b2"},
		{"a2", Below, "b2"}, {"b2", Below, "text"}, {"b1", Below, "text"}, {"r2", Below, "text"},
		{"text", Above, "r2"}, {"a1", Above, ""}, {"a1", Left, ""}, {"text", Below, ""},
	} {
		from, _ := table.Find(canvas.Cell{What: canvas.CellCost, Record: canvas.RecordID(c.from)}, geom.Pt{})
		if got, _ := table.Step(from.Rect, c.way); string(got.Cell.Record) != c.want {
			t.Errorf("%v of %s is %q, want %q", c.way, c.from, got.Cell.Record, c.want)
		}
	}
}
