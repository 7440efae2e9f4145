package canvas

import (
	"testing"

	"clustercanvas/canvas/geom"
)

func TestLockItems_KeepsThingsAsTheyAre(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10))
	note := h.things[0].Item
	id := h.drop(fees, "private")
	card := Lying{Item: Item{ID: id}, Section: "private", Rank: "i", Box: geom.R(300, 90, 62, 34), Content: h.things[0].Content, Free: true}
	h.do(LockItems(h.Workbook, h.maps, []Lying{h.things[0], card}, true))
	p := has[Placement](h.book, PlacementID(id, h.maps, ""))
	if !has[Note](h.book, note.ID).Locked || !p.Locked || !p.Free || p.At != (geom.Pt{X: 100, Y: 50}) {
		t.Fatalf("the note is %+v, the card lies at %+v", has[Note](h.book, note.ID), p)
	}
	if !h.AllLocked(h.maps, []Item{note, card.Item}) || h.AllLocked(h.maps, []Item{note, h.things[1].Item}) || h.AllLocked(h.maps, nil) {
		t.Error("what is locked is not told")
	}
	for name, do := range map[string]func() (Change, error){
		"move the note":   func() (Change, error) { return MoveItems(h.Workbook, these(note), h.at("public", 5, 5)) },
		"move the card":   func() (Change, error) { return MoveItems(h.Workbook, these(card.Item), h.at("public", 5, 5)) },
		"move both":       func() (Change, error) { return PlaceItems(h.Workbook, h.maps, []Lying{h.things[1], card}) },
		"delete the note": func() (Change, error) { return RemoveItems(h.Workbook, h.maps, []Item{h.things[1].Item, note}) },
		"delete the card": func() (Change, error) { return RemoveItems(h.Workbook, h.maps, []Item{card.Item}) },
		"hide the card":   func() (Change, error) { return HideItems(h.Workbook, h.maps, []Item{card.Item}) },
		"retype the note": func() (Change, error) { return SetText(h.Workbook, note.ID, "other") },
		"tint the note": func() (Change, error) {
			return Edit(h.Workbook, note.ID, "set-tint", func(n *Note) { n.Tint = TintRemark })
		},
		"stack the note": func() (Change, error) { return StackItems(h.Workbook, h.maps, h.things, []Item{note}, ToFront) },
	} {
		t.Run(name, func(t *testing.T) {
			c, err := do()
			refuses(t, c, err, "refused-locked")
		})
	}
	// Elsewhere the source is free, and its figure is no matter of the sheet.
	h.value(id, 0, ShareOf(Percent(20)))
	spot := h.on(h.canvas, "private-funding")
	spot.After = "i"
	h.do(MoveItems(h.Workbook, these(Item{ID: id}), spot))
	// A copy is not locked.
	c, made, err := DuplicateItems(h.Workbook, h.ids, these(note), h.at("private", 5, 5))
	h.do(c, err)
	if has[Note](h.book, made[0].ID).Locked {
		t.Error("the copy is locked as well")
	}
	h.do(LockItems(h.Workbook, h.maps, []Lying{h.things[0], card}, false))
	h.do(MoveItems(h.Workbook, these(note), h.at("public", 5, 5)))
	h.do(RemoveItems(h.Workbook, h.maps, []Item{card.Item}))
}

func TestLockItems_Refuses(t *testing.T) {
	b := newBook(t)
	c, err := LockItems(b.Workbook, b.canvas, []Lying{{Item: Item{ID: b.cost(CostTeam, "CEO", 0, 180_000_00)}}}, true)
	refuses(t, c, err, "refused-lock")
	c, err = LockItems(b.Workbook, "gone", nil, true)
	refuses(t, c, err, "refused-sheet-gone")
}

func TestAlignItems_LinesUpWithWhatIsLocked(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10), geom.R(300, 150, 20, 30))
	h.do(LockItems(h.Workbook, h.maps, h.things[1:2], true))
	h.do(AlignItems(h.Workbook, h.maps, h.things, EdgeLeft))
	if got := corners(h.boxes()); got != "230,60 230,100 230,150" {
		t.Errorf("they lie at %s", got)
	}
	c, err := DistributeItems(h.Workbook, h.maps, h.things, Down)
	refuses(t, c, err, "refused-locked")
}
