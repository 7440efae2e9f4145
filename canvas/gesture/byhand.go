package gesture

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
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
	s, ok := HandSpot(c, at, true)
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
func HandSpot(c Context, at geom.Pt, notes bool) (canvas.Spot, bool) {
	takes := func(l Landing, ok bool) bool {
		if !ok {
			return false
		}
		if notes {
			return c.Workbook.MayDropNotes(l.Spot) == nil
		}
		return c.Workbook.MayDropSources(l.Spot) == nil
	}
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
