package gesture

import (
	"errors"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// State is what the pointer is doing. Begin with Idle. States are values: an event never alters
// the state that it is given to.
type State interface {
	// Event returns the state after an event, and all that is to be shown from now on.
	Event(Context, Event) (State, Effect)
	// Name returns what the state is called: "idle", "pressing", "dragging", "marquee", "bar",
	// "card", "arrow", "linking", "ordering", "locked" or "given up".
	Name() string
}

// Context is what a state may look at. It is made anew for every event.
type Context struct {
	Workbook  canvas.Workbook
	Sheet     canvas.RecordID
	Layout    layout.Result // of the workbook as it is, without any preview
	Selection []canvas.Item
	Cell      canvas.Cell // that is typed into; the zero Cell is none
	IDs       canvas.IDs
	PxPerMM   float64     // how many pixels, as the hand sees them, a millimetre has
	Like      canvas.Note // tint, size, author of a new note; without a size it is neutral and medium
	Loose     bool        // nothing that is dragged falls into line with what lies near
}

// EventKind says what happened.
type EventKind uint8

// The kinds of events. The three of a card come from the deck, which has the pointer then.
const (
	Move      EventKind = iota // the pointer moved, or Shift or Ctrl went down or up
	Down                       // a button went down
	Up                         // the button went up
	Escape                     // the key
	Cancel                     // something else took the pointer, or the sheet changed under it
	DragCard                   // a card of the deck is over the sheet
	DropCard                   // and is let go
	LeaveCard                  // and has left the sheet
)

// Event is something that the hand did.
type Event struct {
	Kind        EventKind
	At          geom.Pt // on the desk
	Secondary   bool    // Down was of the right button
	Clicks      int     // of Down: 2 for the second press of a double-click
	Shift, Ctrl bool    // held down at the time
	Card        canvas.Card
}

// Cursor is the shape of the pointer, by meaning.
type Cursor uint8

// The cursors.
const (
	CursorDefault Cursor = iota
	CursorMove           // something is being carried
	CursorCopy           // and would be doubled
	CursorNo             // and may not lie here
	CursorResize         // a boundary moves to the left and right
	CursorText           // a click lets one type
	CursorLink           // a click goes somewhere else
	CursorCross          // something is drawn from here
)

// Effect is all that a gesture may cause. The zero Effect shows and does nothing. Previews,
// frames and hints hold until the next effect.
type Effect struct {
	Preview *canvas.Change // show the workbook as if; the same pointer as before is the same preview
	Commit  *canvas.Change // do it; comes before Select and Edit, which may name what it makes

	Selects bool          // Select is meant
	Select  []canvas.Item // the selection from now on
	Edit    canvas.Item   // open this note for typing, or this source for its figure
	Menu    bool          // show what can be done with the selection

	Cells bool            // Cell is meant
	Cell  layout.CellBox  // the active cell from now on, as it lies on the desk; the zero one is none
	Type  bool            // and it opens for typing
	Goes  canvas.RecordID // show this sheet

	Hover     canvas.Item // is under the pointer
	Cursor    Cursor
	Hint      Hint
	Highlight *Highlight
	Sprite    Sprite
	Lands     []canvas.Item // where these lie in the preview is where it would land
	Landing   []geom.Rect   // where it would land at a free place, on the desk
	Guides    [][2]geom.Pt  // lines along which what is dragged lines up, on the desk
	Marquee   *geom.Rect    // the rubber band, on the desk
	Arrow     *[2]geom.Pt   // an arrow that is being drawn, on the desk
}

// Hint is a line for the hand that acts: a key of the translations and its arguments. The zero
// Hint says nothing.
type Hint struct {
	Key     string
	Args    []string
	Refused bool
}

// Highlight is a section that lights up because something would land in it.
type Highlight struct {
	Ref     scene.Ref
	Outline geom.Polygon // on the desk
	Tone    canvas.Tone  // of whose color
	Refused bool
}

// Sprite is what hangs on the pointer: items as they look on the sheet, or in the preview.
type Sprite struct {
	Items    []canvas.Item
	Offset   geom.Pt // from where they lie on the sheet
	Copy     bool    // they also stay where they are
	Centered bool    // the items are those of the preview, and hang with their middle at Center
	Center   geom.Pt // on the desk
}

// start is how far the pointer must move, in pixels, before a press becomes a drag: less is a
// trembling hand.
const start = 4

func (c Context) desk() Desk { return NewDesk(c.Layout) }

// px returns a number of pixels in mm.
func (c Context) px(n float64) geom.MM { return n / max(c.PxPerMM, 1e-6) }

// template returns the tool of the sheet, nil where the sheet is gone.
func (c Context) template() (canvas.Sheet, *canvas.Template) {
	s, ok := canvas.Get[canvas.Sheet](c.Workbook, c.Sheet)
	if !ok {
		return s, nil
	}
	return s, c.Workbook.Template(s)
}

// hintOf returns why a command refused.
func hintOf(err error) Hint {
	var r canvas.Refusal
	if errors.As(err, &r) {
		return Hint{Key: r.Key, Args: r.Args, Refused: true}
	}
	return Hint{Key: "refused-value", Refused: true}
}

// refusing returns the effect of something that may not be.
func refusing(err error) Effect { return Effect{Hint: hintOf(err), Cursor: CursorNo} }

// givenUp waits until the hand lets go of what was canceled.
type givenUp struct{}

// Name returns "given up".
func (givenUp) Name() string { return "given up" }

// Event ignores everything until the button is up, or the card of the deck let go.
func (s givenUp) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Up, DropCard, LeaveCard, Cancel:
		return Idle{}, Effect{}
	case Down:
		return Idle{}.Event(c, e)
	}
	return s, Effect{}
}
