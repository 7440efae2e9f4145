package gesture

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// carrying is a card of the deck over the sheet.
type carrying struct {
	shown  preview
	made   canvas.Item
	near   *company // of the section that it was over last
	guides [][2]geom.Pt
}

// Name returns "card".
func (carrying) Name() string { return "card" }

// cardBox is how great a card is where the sheet has none to go by.
var cardBox = geom.Size{W: 62, H: 34}

// Event shows where the card would land, and puts it to work there.
func (s carrying) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case DragCard:
		return s.over(c, e)
	case DropCard:
		l, ok := s.landed(c, e)
		if !ok {
			return Idle{}, Effect{}
		}
		change, source, err := canvas.DropCard(c.Workbook, c.IDs, e.Card, l.Spot)
		if err != nil {
			return Idle{}, Effect{Hint: hintOf(err)}
		}
		return Idle{}, Effect{Commit: &change, Selects: true, Select: []canvas.Item{{ID: source, Column: l.Spot.Column}}}
	case Escape, Down:
		return givenUp{}, Effect{}
	case LeaveCard, Cancel:
		return Idle{}, Effect{}
	}
	return s, Effect{}
}

func (s carrying) over(c Context, e Event) (State, Effect) {
	l, ok := s.landed(c, e)
	if !ok {
		return carrying{}, Effect{Cursor: CursorMove}
	}
	key := c.keyOf(l, l.Spot.At, false, false)
	if key != s.shown.at {
		change, source, err := canvas.DropCard(c.Workbook, c.IDs, e.Card, l.Spot)
		if err != nil {
			out := refusing(err)
			out.Highlight = l.highlight(c, true)
			return carrying{}, out
		}
		s.made = canvas.Item{ID: source, Column: l.Spot.Column}
		s.shown = preview{change: &change, lands: []canvas.Item{s.made}, at: key}
	}
	out := Effect{Preview: s.shown.change, Lands: s.shown.lands, Cursor: CursorMove}
	out.Highlight = l.highlight(c, false)
	out.Hint = Hint{Key: "hint-drop-add", Args: l.title(c)}
	out.Sprite = Sprite{Items: s.shown.lands, Centered: true, Center: e.At}
	if l.Spot.Free {
		box := c.cardSize(l.Spot.Section)
		out.Guides = s.guides
		out.Landing = []geom.Rect{geom.R(l.Spot.At.X, l.Spot.At.Y, box.W, box.H).Moved(c.desk().Lift(l.Page, l.Area.Content).Min())}
	}
	return s, out
}

// landed returns where the card would land, its middle under the pointer or where it falls into line
// near that.
func (s *carrying) landed(c Context, e Event) (Landing, bool) {
	l, ok := LandingAt(c, e.At, nil, false)
	if ok && l.Spot.Free {
		box := c.cardSize(l.Spot.Section)
		r := geom.R(l.Spot.At.X-box.W/2, l.Spot.At.Y-box.H/2, box.W, box.H)
		if s.guides = nil; !e.Shift && !c.Loose {
			s.near = c.companyAt(s.near, l, nil, false)
			var by geom.Pt
			by, s.guides = c.snap(s.near, r.Moved(s.near.all.Min()))
			r = r.Moved(by)
		}
		l.Spot.At = r.Clamp(geom.R(0, 0, l.Area.Content.W, l.Area.Content.H)).Min()
	}
	return l, ok
}

// cardSize returns how great a card is in a section: as the others there, or elsewhere.
func (c Context) cardSize(section canvas.SectionID) geom.Size {
	out := cardBox
	for _, s := range c.Layout.Slots {
		if !c.isNote(s.Item) {
			if s.Section == section {
				return s.Rect.Size()
			}
			out = s.Rect.Size()
		}
	}
	return out
}
