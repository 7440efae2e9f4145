package canvas

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
)

// heap is a book with notes of different sizes at free places of its Map.
type heap struct {
	*book
	things []Lying
}

// newHeap puts notes on the private side of the Map, whose content begins at 200, 40.
func newHeap(t *testing.T, boxes ...geom.Rect) *heap {
	t.Helper()
	h := &heap{book: newBook(t)}
	content := geom.R(200, 40, 180, 200)
	for i, box := range boxes {
		spot := h.at("private", box.X-content.X, box.Y-content.Y)
		c, made, err := AddNotes(h.Workbook, h.ids, []string{string(rune('a' + i))}, Note{Tint: TintNeutral, Size: NoteMedium}, spot)
		h.do(c, err)
		n := has[Note](h.book, made[0].ID)
		h.things = append(h.things, Lying{
			Item: made[0], Section: "private", Rank: n.Rank, Box: box, Content: content, Free: true, ByHand: true,
		})
	}
	return h
}

func (h *heap) items(names string) []Item {
	var out []Item
	for _, x := range names {
		out = append(out, h.things[x-'a'].Item)
	}
	return out
}

// boxes returns where everything lies now, in the order of the things.
func (h *heap) boxes() []geom.Rect {
	var out []geom.Rect
	for _, l := range h.things {
		n := has[Note](h.book, l.Item.ID)
		out = append(out, geom.R(l.Content.X+n.At.X, l.Content.Y+n.At.Y, l.Box.W, l.Box.H))
	}
	return out
}

// pile returns the names of the notes from the bottom up, and takes over how they lie now.
func (h *heap) pile() string {
	slices.SortFunc(h.things, func(a, b Lying) int {
		return strings.Compare(string(has[Note](h.book, a.Item.ID).Rank), string(has[Note](h.book, b.Item.ID).Rank))
	})
	out := ""
	for i, l := range h.things {
		n := has[Note](h.book, l.Item.ID)
		h.things[i].Rank = n.Rank
		out += n.Text
	}
	return out
}

func TestAlignItems_LinesUpAlongAnEdge(t *testing.T) {
	a, b, c := geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10), geom.R(300, 150, 20, 30)
	for edge, want := range map[Edge]string{
		EdgeLeft:   "210,60 210,100 210,150",
		EdgeCenter: "245,60 235,100 255,150",
		EdgeRight:  "280,60 260,100 300,150",
		EdgeTop:    "210,60 230,60 300,60",
		EdgeMiddle: "210,110 230,115 300,105",
		EdgeBottom: "210,160 230,170 300,150",
	} {
		h := newHeap(t, a, b, c)
		h.do(AlignItems(h.Workbook, h.maps, h.things, edge))
		if got := corners(h.boxes()); got != want {
			t.Errorf("%s: they lie at %s, want %s", edge, got, want)
		}
	}
}

func corners(boxes []geom.Rect) string {
	var out []string
	for _, b := range boxes {
		out = append(out, fmt.Sprintf("%g,%g", b.X, b.Y))
	}
	return strings.Join(out, " ")
}

func TestAlignItems_NothingLeavesItsSection(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10))
	h.things[0].Box.X = 20 // as if it lay in another section to the left
	h.do(AlignItems(h.Workbook, h.maps, h.things, EdgeLeft))
	if got := has[Note](h.book, h.things[1].Item.ID).At; got != (geom.Pt{X: 0, Y: 60}) {
		t.Errorf("it lies at %v, want at the left edge of its section", got)
	}
}

func TestAlignItems_Refuses(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10))
	c, err := AlignItems(h.Workbook, h.maps, h.things[:1], EdgeLeft)
	refuses(t, c, err, "refused-align-two")
	c, err = AlignItems(h.Workbook, h.maps, h.things, "diagonal")
	refuses(t, c, err, "refused-value")
	h.things[1].Free = false
	c, err = AlignItems(h.Workbook, h.maps, h.things, EdgeLeft)
	refuses(t, c, err, "refused-flows")
}

func TestAlignItems_OfWhatIsInLineIsNothing(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(210, 100, 60, 10))
	c, err := AlignItems(h.Workbook, h.maps, h.things, EdgeLeft)
	if err != nil || len(c.Diff) != 0 {
		t.Errorf("%v, %v", c.Diff, err)
	}
}

func TestDistributeItems_MakesTheGapsEqual(t *testing.T) {
	for _, x := range []struct {
		axis  Axis
		boxes []geom.Rect
		want  string
	}{
		{Across, []geom.Rect{geom.R(210, 60, 20, 10), geom.R(235, 70, 30, 10), geom.R(330, 80, 20, 10)}, "210,60 265,70 330,80"},
		{Across, []geom.Rect{geom.R(330, 80, 20, 10), geom.R(210, 60, 20, 10), geom.R(235, 70, 30, 10)}, "330,80 210,60 265,70"},
		{Down, []geom.Rect{geom.R(210, 60, 20, 10), geom.R(235, 65, 30, 20), geom.R(330, 160, 20, 10), geom.R(330, 180, 20, 20)}, "210,60 235,96.66666666666667 330,143.33333333333334 330,180"},
		{Across, []geom.Rect{geom.R(210, 60, 40, 10), geom.R(220, 70, 40, 10), geom.R(240, 80, 40, 10)}, "210,60 225,70 240,80"}, // they overlap
	} {
		h := newHeap(t, x.boxes...)
		h.do(DistributeItems(h.Workbook, h.maps, h.things, x.axis))
		if got := corners(h.boxes()); got != x.want {
			t.Errorf("%s: they lie at %s, want %s", x.axis, got, x.want)
		}
	}
}

func TestDistributeItems_Refuses(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10), geom.R(230, 130, 60, 10))
	c, err := DistributeItems(h.Workbook, h.maps, h.things[:2], Down)
	refuses(t, c, err, "refused-distribute-three")
	c, err = DistributeItems(h.Workbook, h.maps, h.things, "round")
	refuses(t, c, err, "refused-value")
	h.things[1].Free = false
	c, err = DistributeItems(h.Workbook, h.maps, h.things, Down)
	refuses(t, c, err, "refused-flows")
}

func TestStackItems_ChangesTheDepth(t *testing.T) {
	// a, b and c lie on each other, d lies apart, e lies on c alone.
	boxes := []geom.Rect{geom.R(210, 60, 60, 40), geom.R(230, 70, 60, 40), geom.R(250, 80, 60, 40), geom.R(210, 180, 60, 40), geom.R(300, 110, 40, 40)}
	for _, x := range []struct {
		items string
		to    Depth
		want  string
	}{
		{"a", ToFront, "bcdea"},
		{"c", ToBack, "cabde"},
		{"ac", ToFront, "bdeac"},
		{"ce", ToBack, "ceabd"},
		{"a", Forward, "bacde"},
		{"c", Forward, "abdec"}, // past d as well, which it does not touch: over e
		{"c", Backward, "acbde"},
		{"e", Backward, "abecd"}, // under c, which it lies on, and so under d
		{"ab", Forward, "cabde"},
		{"d", Forward, "abcde"},
		{"e", ToFront, "abcde"},
		{"a", Backward, "abcde"},
	} {
		h := newHeap(t, boxes...)
		if got := h.pile(); got != "abcde" {
			t.Fatalf("they begin as %s", got)
		}
		c, err := StackItems(h.Workbook, h.maps, h.things, h.items(x.items), x.to)
		if moved := x.want != "abcde"; moved != (len(c.Diff) > 0) {
			t.Errorf("%s to %s: the change is %v", x.items, x.to, c.Diff)
		}
		h.do(c, err)
		if got := h.pile(); got != x.want {
			t.Errorf("%s to %s: they lie as %s, want %s", x.items, x.to, got, x.want)
		}
	}
}

func TestStackItems_MakesRoomBetweenEqualRanks(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 60, 40), geom.R(230, 70, 60, 40), geom.R(250, 80, 60, 40))
	for i := range h.things {
		h.do(Edit(h.Workbook, h.things[i].Item.ID, "edit", func(n *Note) { n.Rank = "i" }))
		h.things[i].Rank = "i"
	}
	h.do(StackItems(h.Workbook, h.maps, h.things, h.items("a"), Forward))
	if got := h.pile(); got != "bac" {
		t.Errorf("they lie as %s", got)
	}
}

func TestStackItems_FixesWhatLayoutHasPlaced(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 60, 40), geom.R(230, 70, 60, 40))
	id := h.drop(fees, "private")
	card := Lying{Item: Item{ID: id}, Section: "private", Rank: has[Source](h.book, id).Rank, Box: geom.R(260, 90, 62, 34), Content: h.things[0].Content, Free: true}
	h.do(StackItems(h.Workbook, h.maps, append([]Lying{card}, h.things...), []Item{card.Item}, ToFront))
	p := has[Placement](h.book, PlacementID(id, h.maps, ""))
	if !p.Free || p.At != (geom.Pt{X: 60, Y: 50}) || p.Rank <= h.things[1].Rank {
		t.Errorf("it lies at %+v", p)
	}
}

func TestStackItems_RefusesWhereThingsFlow(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20))
	h.things[0].Free = false
	c, err := StackItems(h.Workbook, h.maps, h.things, h.items("a"), ToFront)
	refuses(t, c, err, "refused-flows-depth")
	c, err = StackItems(h.Workbook, h.maps, h.things, h.items("a"), "up")
	refuses(t, c, err, "refused-value")
}

func TestMoveItems_WhatComesToAFreePlaceLiesOnTop(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(230, 100, 60, 10))
	id := h.drop(fees, "private")
	h.do(MoveItems(h.Workbook, these(Item{ID: id}), h.at("private", 10, 10)))
	p := has[Placement](h.book, PlacementID(id, h.maps, ""))
	if p.Rank <= h.things[1].Rank {
		t.Errorf("the card at %q lies under the note at %q", p.Rank, h.things[1].Rank)
	}
	h.do(MoveItems(h.Workbook, these(h.things[0].Item), h.at("private", 20, 10)))
	if n := has[Note](h.book, h.things[0].Item.ID); n.Rank != h.things[0].Rank {
		t.Error("moving within the section has changed the depth")
	}
	h.do(MoveItems(h.Workbook, these(Item{ID: id}), h.at("private", 15, 10)))
	if q := has[Placement](h.book, p.ID); q.Rank != p.Rank {
		t.Error("moving within the section has changed the depth of the card")
	}
}
