package gesture

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// newNote is about how great a new note is at a free place; noteGrip is where in it the pointer is.
var (
	newNote  = geom.Size{W: 46, H: 14}
	noteGrip = geom.Pt{X: 6, Y: 5}
)

// NewNote returns the effect of asking for a note at a point of the desk: the note is made and
// opened for typing. Beside every section nothing happens; one that takes no notes says so.
func (c Context) NewNote(at geom.Pt) Effect {
	l, ok := LandingAt(c, at, nil, true)
	if !ok {
		return Effect{}
	}
	if l.Spot.Free { // the note lies around the pointer, as far as there is room
		box := geom.R(l.Spot.At.X-noteGrip.X, l.Spot.At.Y-noteGrip.Y, newNote.W, newNote.H)
		l.Spot.At = box.Clamp(geom.R(0, 0, l.Area.Content.W, l.Area.Content.H)).Min()
	}
	return c.noteAt(l.Spot)
}

// NoteByHand is NewNote by the keys, where HandSpot says.
func NoteByHand(c Context, at geom.Pt) Effect {
	s, ok := HandSpot(c, at, canvas.AcceptNotes)
	if !ok {
		return Effect{Hint: Hint{Key: "refused-no-notes", Refused: true}}
	}
	return c.noteAt(s)
}

func (c Context) noteAt(s canvas.Spot) Effect {
	like := c.Like
	if like.Size == "" {
		like.Size, like.Tint = canvas.NoteMedium, canvas.TintNeutral
	}
	change, made, err := canvas.AddNotes(c.Workbook, c.IDs, []string{""}, like, s)
	if err != nil {
		return refusing(err)
	}
	return Effect{Commit: &change, Selects: true, Select: made, Edit: made[0]}
}

// HandSpot returns where something lands that comes from the keys or the clipboard: in the section
// under a point of the desk, else in that of the selection, else in the first that takes it. It
// reports false where no section takes it.
func HandSpot(c Context, at geom.Pt, kind canvas.Accept) (canvas.Spot, bool) {
	takes := func(l Landing, ok bool) bool { return ok && c.Workbook.MayDrop(l.Spot, kind) == nil }
	notes := kind == canvas.AcceptNotes
	if l, ok := LandingAt(c, at, nil, notes); takes(l, ok) {
		return l.Spot, true
	}
	homes := c.homesOf(c.Selection)
	for _, it := range c.Selection {
		home, ok := homes[it]
		if !ok {
			continue
		}
		corner := geom.Pt{X: home.Rect.X + 4, Y: home.Rect.Bottom() + 4}
		for _, a := range c.Layout.Pages[home.Page].Areas {
			if a.Ref.ID != string(home.Section) || a.Ref.Column != string(it.Column) {
				continue
			}
			content := c.desk().Lift(home.Page, a.Content)
			inside := geom.R(corner.X, corner.Y, newNote.W, newNote.H).Clamp(content).Min()
			if l, ok := c.landingIn(a, home.Page, inside, nil, notes); takes(l, ok) {
				return l.Spot, true
			}
		}
	}
	for page, p := range c.Layout.Pages {
		for _, a := range p.Areas {
			content := c.desk().Lift(page, a.Content)
			l, ok := c.landingIn(a, page, content.Min().Add(geom.Pt{X: 4, Y: 4}), nil, notes)
			if ok && !l.Spot.Free { // to the end of what flows there
				l, ok = c.landingIn(a, page, geom.Pt{X: content.Right(), Y: content.Bottom()}, nil, notes)
			}
			if takes(l, ok) {
				return l.Spot, true
			}
		}
	}
	return canvas.Spot{}, false
}

// besideGap is how far a note that is made beside another one lies from it, in mm.
const besideGap geom.MM = 4

// NoteBeside returns the effect of asking for the next note after one: in a section that places freely
// to the right of it, or under it where there is no room; in the others right behind it. It looks like
// the one before, and is opened for typing.
func NoteBeside(c Context, it canvas.Item) Effect {
	n, ok := canvas.Get[canvas.Note](c.Workbook, it.ID)
	home, lies := c.homesOf([]canvas.Item{it})[it]
	if !ok || !lies {
		return Effect{}
	}
	spot := canvas.Spot{Sheet: c.Sheet, Section: home.Section, Column: it.Column}
	if c.placesFreely(home) {
		content := c.desk().Lift(home.Page, home.Content)
		spot.Free, spot.At = true, c.besideIn(content, home.Rect).Sub(content.Min())
	} else {
		spot.After = home.Rank
		for _, s := range c.flowing(spot, true) {
			if s.Rank > home.Rank {
				spot.Before = s.Rank
				break
			}
		}
	}
	c.Like.Tint, c.Like.Size = n.Tint, n.Size
	return c.noteAt(spot)
}

// besideIn returns where a note of the size of a box lies beside it in a section: to the right, below,
// to the left or above, where nothing lies; else to the right, or where the section ends.
func (c Context) besideIn(content, box geom.Rect) geom.Pt {
	right, below := geom.Pt{X: box.W + besideGap}, geom.Pt{Y: box.H + besideGap}
	for _, by := range []geom.Pt{right, below, right.Mul(-1), below.Mul(-1)} {
		to := box.Moved(by)
		if to.Clamp(content) == to && !c.covered(to) {
			return to.Min()
		}
	}
	return box.Moved(right).Clamp(content).Min()
}

// covered reports whether something lies under a rectangle of the desk.
func (c Context) covered(r geom.Rect) bool {
	desk := c.desk()
	return slices.ContainsFunc(c.Layout.Slots, func(s layout.Slot) bool { return desk.Lift(s.Page, s.Rect).Overlaps(r) })
}
