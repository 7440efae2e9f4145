package gesture

import (
	"fmt"
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// dragging moves items, or doubles them while Ctrl is held down.
type dragging struct {
	items  []canvas.Item
	on     canvas.Item                 // what the hand holds
	from   geom.Pt                     // where it took hold, on the desk
	homes  map[canvas.Item]layout.Slot // where each item lies, its rectangle on the desk
	bounds geom.Rect                   // of all items
	near   *company                    // of the section that it was over last
	shown  preview
}

// preview is the change shown, and for which landing it was made.
type preview struct {
	change *canvas.Change
	lands  []canvas.Item
	at     landingKey
}

// landingKey tells two landings apart of which the sheet looks different. Where nothing makes way
// for what lies at a free place, the place itself is no part of it.
type landingKey struct {
	spot canvas.Spot
	copy bool
	some bool
}

func newDragging(c Context, items []canvas.Item, on canvas.Item, from geom.Pt) dragging {
	s := dragging{on: on, from: from, homes: c.homesOf(items)}
	for _, it := range items { // what is not on the sheet cannot be dragged
		if home, ok := s.homes[it]; ok {
			s.items = append(s.items, it)
			s.bounds = s.bounds.Union(home.Rect)
		}
	}
	return s
}

// Name returns "dragging".
func (dragging) Name() string { return "dragging" }

// Event moves what is dragged, and lets it go.
func (s dragging) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		return s.moved(c, e)
	case Up:
		return Idle{}, s.dropped(c, e)
	case Escape, Down:
		return givenUp{}, Effect{}
	case Cancel:
		return Idle{}, Effect{}
	}
	return s, Effect{}
}

func (s dragging) moved(c Context, e Event) (State, Effect) {
	delta := s.delta(e)
	out := Effect{Sprite: Sprite{Items: s.items, Offset: delta, Copy: e.Ctrl}, Cursor: CursorMove}
	if e.Ctrl {
		out.Cursor = CursorCopy
	}
	l, ok := s.landing(c, delta)
	if !ok {
		s.shown = preview{}
		return s, out
	}
	if l.Spot.Free && !e.Shift && !c.Loose {
		var snap geom.Pt
		s.near = c.companyAt(s.near, l, s.homes, e.Ctrl)
		snap, out.Guides = c.snap(s.near, s.bounds.Moved(delta))
		delta = delta.Add(snap)
		out.Sprite.Offset = delta
	}
	moves, boxes := s.moves(c, l, delta)
	key := s.key(c, l, moves, e.Ctrl)
	if key != s.shown.at {
		change, made, err := s.change(c, l, moves, e.Ctrl)
		if err != nil {
			s.shown = preview{}
			refused := refusing(err)
			refused.Sprite, refused.Highlight = out.Sprite, l.highlight(c, true)
			return s, refused
		}
		s.shown = preview{at: key, lands: made}
		if len(change.Diff) > 0 && (e.Ctrl || !s.needless(c, l)) {
			s.shown.change = &change
		}
	}
	out.Preview, out.Lands = s.shown.change, s.shown.lands
	out.Highlight = l.highlight(c, false)
	out.Hint = s.hint(c, l, e.Ctrl)
	if l.Spot.Free {
		out.Landing = boxes
	}
	return s, out
}

// dropped is the end of the drag: what would land does so.
func (s dragging) dropped(c Context, e Event) Effect {
	delta := s.delta(e)
	l, ok := s.landing(c, delta)
	if !ok {
		return Effect{}
	}
	if l.Spot.Free && !e.Shift && !c.Loose {
		snap, _ := c.snap(c.companyAt(s.near, l, s.homes, e.Ctrl), s.bounds.Moved(delta))
		delta = delta.Add(snap)
	}
	moves, _ := s.moves(c, l, delta)
	change, made, err := s.change(c, l, moves, e.Ctrl)
	if err != nil {
		return Effect{Hint: hintOf(err)}
	}
	if len(change.Diff) == 0 {
		return Effect{}
	}
	return Effect{Commit: &change, Selects: true, Select: made}
}

// delta returns how far the hand has moved what it holds; along one axis only while Shift is
// held down.
func (s dragging) delta(e Event) geom.Pt {
	d := e.At.Sub(s.from)
	switch {
	case e.Shift && math.Abs(d.X) >= math.Abs(d.Y):
		d.Y = 0
	case e.Shift:
		d.X = 0
	}
	return d
}

// landing returns where the hand would let go.
func (s dragging) landing(c Context, delta geom.Pt) (Landing, bool) {
	if len(s.items) == 0 {
		return Landing{}, false
	}
	return LandingAt(c, s.from.Add(delta), s.items, c.isNote(s.on))
}

// moves returns what goes where: at free places all keep their distances, within the section.
// The rectangles are those at free places, on the desk.
func (s dragging) moves(c Context, l Landing, delta geom.Pt) ([]canvas.Moved, []geom.Rect) {
	moves := make([]canvas.Moved, len(s.items))
	boxes := make([]geom.Rect, len(s.items))
	content := c.desk().Lift(l.Page, l.Area.Content)
	all := s.bounds.Moved(delta)
	into := all.Clamp(content).Min().Sub(s.bounds.Min())
	for i, it := range s.items {
		boxes[i] = s.homes[it].Rect.Moved(into).Clamp(content)
		moves[i] = canvas.Moved{Item: it, At: boxes[i].Min().Sub(content.Min())}
	}
	return moves, boxes
}

// key returns what of a landing the look of the sheet depends on.
func (s dragging) key(c Context, l Landing, moves []canvas.Moved, copied bool) landingKey {
	return c.keyOf(l, moves[0].At, copied, s.linked(c))
}

// keyOf returns the key of a landing at a free place. Where others make way for what is dragged, or
// arrows follow it, the place counts as well.
func (c Context) keyOf(l Landing, at geom.Pt, copied, linked bool) landingKey {
	k := landingKey{spot: l.Spot, copy: copied, some: true}
	k.spot.At = geom.Pt{}
	if l.Spot.Free && len(c.Layout.Slots) <= makesWayMost && (linked || c.automatic(l.Spot)) {
		k.spot.At = geom.Pt{X: math.Round(at.X / makesWayStep), Y: math.Round(at.Y / makesWayStep)}
	}
	return k
}

const (
	makesWayStep geom.MM = 4   // how finely the others make way while something is dragged
	makesWayMost int     = 200 // on a sheet with more things they do so when it is let go
)

// automatic reports whether something in a section was placed by layout: it makes way for what
// a hand puts there.
func (c Context) automatic(s canvas.Spot) bool {
	for _, x := range c.Layout.Slots {
		if x.Section == s.Section && x.Item.Column == s.Column && !x.Free {
			return true
		}
	}
	return false
}

// needless reports whether a preview would show nothing but what the sprite shows: the items stay
// in a section where everything lies as a hand has put it.
func (s dragging) needless(c Context, l Landing) bool {
	return l.Spot.Free && s.stays(l) && !c.automatic(l.Spot) && !s.linked(c)
}

// linked reports whether an arrow begins or ends at something that is dragged.
func (s dragging) linked(c Context) bool {
	return slices.ContainsFunc(c.Workbook.Links(c.Sheet), func(l canvas.Link) bool {
		from, to := l.Ends()
		_, a := s.homes[from]
		_, b := s.homes[to]
		return a || b
	})
}

// stays reports whether everything that is dragged lies in the section already.
func (s dragging) stays(l Landing) bool {
	for it, home := range s.homes {
		if home.Section != l.Spot.Section || it.Column != l.Spot.Column || home.Page != l.Page {
			return false
		}
	}
	return true
}

// change asks for the move or the doubling. It returns the items as they are called afterwards.
func (s dragging) change(c Context, l Landing, moves []canvas.Moved, copied bool) (canvas.Change, []canvas.Item, error) {
	if l.same && !copied {
		return canvas.Change{}, s.items, nil
	}
	if it, twice := s.twice(); twice {
		return canvas.Change{}, nil, canvas.Refusal{Key: "refused-already-there", Args: c.name(it)}
	}
	sources, notes := c.split(moves)
	if len(sources) == 0 || len(notes) == 0 {
		return c.carry(c.Workbook, moves, l.Spot, copied)
	}
	// Sources and notes flow apart, so that each kind has neighbors of its own.
	first, second := l.Spot, l.Spot
	if !l.Spot.Free {
		other, _ := c.landingIn(l.Area, l.Page, l.at, s.items, !c.isNote(s.on))
		if c.isNote(s.on) {
			first = other.Spot
		} else {
			second = other.Spot
		}
	}
	a, made, err := c.carry(c.Workbook, sources, first, copied)
	if err != nil {
		return canvas.Change{}, nil, err
	}
	between, err := c.Workbook.Apply(a.Diff)
	if err != nil {
		return canvas.Change{}, nil, err
	}
	b, more, err := c.carry(between, notes, second, copied)
	if err != nil {
		return canvas.Change{}, nil, err
	}
	both := canvas.Change{Label: canvas.Label{Key: "move-many", Args: []string{fmt.Sprint(len(moves))}}, Diff: a.Diff.Then(b.Diff)}
	if copied {
		both.Label.Key = "duplicate-many"
	}
	return both, append(made, more...), nil
}

// carry is one command for things of one kind.
func (c Context) carry(w canvas.Workbook, moves []canvas.Moved, s canvas.Spot, copied bool) (canvas.Change, []canvas.Item, error) {
	if copied {
		return canvas.DuplicateItems(w, c.IDs, moves, s)
	}
	change, err := canvas.MoveItems(w, moves, s)
	made := make([]canvas.Item, len(moves))
	for i, m := range moves {
		made[i] = canvas.Item{ID: m.Item.ID, Column: s.Column}
	}
	return change, made, err
}

func (c Context) split(moves []canvas.Moved) (sources, notes []canvas.Moved) {
	for _, m := range moves {
		if c.isNote(m.Item) {
			notes = append(notes, m)
		} else {
			sources = append(sources, m)
		}
	}
	return sources, notes
}

// twice returns a source that is dragged out of two columns at once: it can arrive only once.
func (s dragging) twice() (canvas.Item, bool) {
	have := make(map[canvas.RecordID]bool, len(s.items))
	for _, it := range s.items {
		if have[it.ID] {
			return it, true
		}
		have[it.ID] = true
	}
	return canvas.Item{}, false
}

// name returns what a refusal may call a source, as the commands do.
func (c Context) name(it canvas.Item) []string {
	s, _ := canvas.Get[canvas.Source](c.Workbook, it.ID)
	card, _ := canvas.Get[canvas.Card](c.Workbook, s.Card)
	switch {
	case s.Title != "":
		return []string{s.Title}
	case card.Title != "":
		return []string{card.Title}
	}
	return []string{"deck:" + card.Deck}
}

// hint says what letting go would do.
func (s dragging) hint(c Context, l Landing, copied bool) Hint {
	switch {
	case copied && s.on.Column != l.Spot.Column && !c.isNote(s.on):
		return Hint{Key: "hint-drop-on", Args: l.title(c)}
	case copied:
		return Hint{Key: "hint-drop-copy", Args: l.title(c)}
	case s.stays(l):
		return Hint{Key: "hint-drag"}
	}
	return Hint{Key: "hint-drop-move", Args: l.title(c)}
}
