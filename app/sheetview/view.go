package sheetview

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/export/raster"
)

// Config is what a View needs of the window around it. Functions that are nil are not called,
// but UI, Now, IDs, Commit and Layout must be there.
type Config struct {
	UI  func(func())     // runs on the toolkit's goroutine, later: fyne.Do; called from any goroutine
	Now func() time.Time // for telling a double-click
	IDs canvas.IDs       // for what gestures make

	Layout func(w canvas.Workbook, sheet canvas.RecordID) (layout.Result, error) // for previews: as what is given to Show
	Commit func(canvas.Change) error                                             // does a change, and shows what comes of it

	Previewed  func(w canvas.Workbook, wouldBe bool)     // the sheet is shown as it would be, or, after that, as it is again
	Selected   func([]canvas.Item)                       // the selection is another one
	CellChosen func()                                    // the active cell is another one
	CellOpened func()                                    // the active cell is open for typing
	EditDone   func()                                    // typing in a note has ended: seal the step of undo
	Open       func(canvas.Item)                         // a source was double-clicked
	Delete     func([]canvas.Item)                       // the Delete key
	Locked     func() error                              // why nothing can be typed into cells; nil: it can
	Loose      func() bool                               // nothing that is dragged falls into line
	Goes       func(canvas.RecordID)                     // a link to another sheet was clicked
	Menu       func(abs fyne.Position)                   // the right button, after selecting
	Message    func(key string, args []string, bad bool) // a refusal, for the status line
	Explain    func(error) string                        // words for an error of Commit that is no refusal
	Words      func(key string, args ...string) string   // a key of the translations in the language of the window
	Shortcut   func(fyne.Shortcut)                       // shortcuts that nothing here wants
	Key        func(*fyne.KeyEvent)                      // keys that nothing here wants
	Zoomed     func(percent int)                         // the zoom is another one
	Letter     func(r rune) bool                         // a letter that means nothing here; true: it meant something there
	KeyFirst   func(*fyne.KeyEvent) bool                 // a key before anything here, unless something is typed; true: it meant something there
	RuneFirst  func(r rune) bool                         // the same for a letter
	LaserAt    func(at *geom.Pt)                         // the red dot points at a place on the desk, or nowhere any more
	Moved      func()                                    // another part of the desk is in sight, or will be
	Pointed    func(at fyne.Position)                    // the pointer has moved over the view, with no button down
	Hand       func(on bool)                             // the hand is in hand, or no longer
	Ordering   func(on bool)                             // the tool that sets steps is in hand, or no longer
	Astray     func(lost bool)                           // hardly anything of the sheet is in sight, or it is again
	Like       func() canvas.Note                        // tint, size and author of a new note
	WheelZooms func() bool                               // the wheel alone zooms at the pointer, as with Ctrl; nil: it moves the sheet
	Ground     func(fyne.ThemeVariant) color.Color       // what pages lie on
	Renderer   *raster.Renderer                          // shared between views, for its glyphs and pictures
}

// Camera is which part of the desk a view shows: what a tab remembers of its sheet.
type Camera struct {
	Zoom   float64   `json:"zoom"`   // units of the toolkit for a millimeter; ActualSize is 100 %
	Center geom.Pt   `json:"center"` // the point of the desk in the middle of the view
	Fitted geom.Rect `json:"fitted"` // what of the desk is shown as great as it fits, whatever the size of the view; empty: nothing
}

// View is the widget: a sheet, zoomed and panned, and worked on. Use it on the toolkit's goroutine
// only, and Close it in the end.
type View struct {
	widget.BaseWidget
	cfg Config

	workbook canvas.Workbook
	sheet    canvas.RecordID
	result   layout.Result
	desk     gesture.Desk
	view     viewport
	unfitted bool      // the camera waits for the view to have a size
	opening  bool      // a note is about to open for typing
	ahead    []rune    // what was typed since
	awaited  Camera    // what it shows then; without a zoom it is the first page
	fitted   geom.Rect // what the camera was last told to show, and shows in any size; empty: nothing

	state     gesture.State
	effect    gesture.Effect
	selection []canvas.Item
	homes     map[canvas.Item][]geom.Rect // where items lie, on the desk; arrows with what is around them
	arrows    map[canvas.Item][]geom.Pt   // how the arrows run, on the desk
	table     gesture.Table               // the cells
	cell      layout.CellBox              // the active one; the zero one is none
	tabbed    geom.Rect                   // the cell in which the typing of a row began that Tab goes along; empty: none
	shown     *preview
	notice    notice // a refusal that the hand has not answered yet

	glide  *fyne.Animation // to another part of the sheet; nil: none is under way
	goal   geom.Rect       // of it
	astray bool            // hardly anything of the sheet is in sight, as the window was told

	input  input
	editor *editor
	panel  panel

	ground *fynecanvas.Rectangle
	paper  *paper
	tiles  *tiles
	veil   *veil
	over   *overlay
	sprite *sprite
	pill   *pill
	laser  *laser
	travel *travel
	typing *fyne.Container // holds the editor
}

// notice is why something was not done: a hint, or words where it is no refusal; or, calmly, words
// that only tell.
type notice struct {
	hint  gesture.Hint
	words string
	calm  bool
}

// preview is the sheet as it would be.
type preview struct {
	change *canvas.Change
	result layout.Result
	failed bool
}

var (
	_ fyne.Widget        = (*View)(nil)
	_ fyne.Focusable     = (*View)(nil)
	_ fyne.Tabbable      = (*View)(nil)
	_ fyne.Shortcutable  = (*View)(nil)
	_ fyne.Draggable     = (*View)(nil)
	_ fyne.Scrollable    = (*View)(nil)
	_ desktop.Mouseable  = (*View)(nil)
	_ desktop.Hoverable  = (*View)(nil)
	_ desktop.Keyable    = (*View)(nil)
	_ desktop.Cursorable = (*View)(nil)
)

// painters is how many goroutines paint tiles: as many as leave one for the hand.
const painters = 2

// New returns a view that shows nothing yet.
func New(cfg Config) *View {
	if cfg.Renderer == nil {
		cfg.Renderer = raster.New(nil)
	}
	v := &View{
		cfg: cfg, state: gesture.Idle{}, unfitted: true,
		view:   viewport{zoom: ActualSize, scale: 1},
		ground: fynecanvas.NewRectangle(color.Transparent),
		paper:  newPaper(), veil: newVeil(), over: newOverlay(), sprite: newSprite(), pill: newPill(), laser: newLaser(), travel: &travel{layer: &fyne.Container{}}, typing: &fyne.Container{},
	}
	v.tiles = newTiles(newWorkers(painters, cfg.UI), cfg.Renderer, v.settled, v.repaint)
	v.ExtendBaseWidget(v)
	return v
}

// Close ends the goroutines of the view and lets go of all that it has painted. It is not used
// afterwards.
func (v *View) Close() {
	v.stopGlide()
	v.stopFade()
	v.endTravel()
	v.tiles.closed = true
	v.tiles.workers.stop()
	v.tiles.drop()
	v.sprite.drop()
	v.workbook, v.result, v.shown, v.cfg.Renderer = canvas.Workbook{}, layout.Result{}, nil, nil
}

// ShowSheet shows a sheet of a workbook, laid out. Call it after every change, and for another sheet.
// The selection stays as far as it is on the sheet, and so does the camera; another sheet is
// fitted into the view, unless SetCamera follows. A gesture under way that did not make the change
// is given up.
func (v *View) ShowSheet(w canvas.Workbook, sheet canvas.RecordID, res layout.Result) {
	other := sheet != v.sheet
	if other {
		v.leave()
		if v.Ordering() { // the order is of one sheet
			v.state = gesture.Idle{}
		}
		v.unfitted, v.awaited = true, Camera{}
		v.tiles.forget()
	}
	v.workbook, v.sheet, v.result = w, sheet, res
	v.desk = gesture.NewDesk(res)
	v.homes, v.arrows = homesOf(res, v.desk), arrowsOf(res, v.desk)
	for it, path := range v.arrows {
		v.homes[it] = []geom.Rect{around(path)}
	}
	v.veil.stale = true
	v.table = gesture.NewTable(res)
	v.followCell()
	if !v.input.committing {
		v.send(gesture.Event{Kind: gesture.Cancel})
	}
	v.shown = nil
	if len(v.travel.trips) > 0 {
		v.endTravel()
	}
	if kept := slices.DeleteFunc(slices.Clone(v.selection), func(it canvas.Item) bool { return v.homes[it] == nil }); !slices.Equal(kept, v.selection) {
		v.choose(kept)
	}
	v.display()
	v.fitOnce()
	v.followEdit()
	v.redraw()
}

// homesOf returns where every item lies on the desk, its parts on further pages included.
func homesOf(res layout.Result, desk gesture.Desk) map[canvas.Item][]geom.Rect {
	out := make(map[canvas.Item][]geom.Rect, len(res.Slots))
	for _, s := range res.Slots {
		out[s.Item] = append(out[s.Item], desk.Lift(s.Page, s.Rect))
	}
	return out
}

// Selection returns what is selected, in the order of selecting. It must not be changed.
func (v *View) Selection() []canvas.Item { return v.selection }

// Select selects items of the sheet.
func (v *View) Select(items []canvas.Item) {
	v.choose(items)
	v.cellOf(items)
	v.redraw()
}

// SelectAll selects everything that lies on the sheet and is not locked.
func (v *View) SelectAll() { v.Select(gesture.Loose(v.context())) }

// Lying returns how items lie on the sheet, in the order of drawing; nil asks for everything.
func (v *View) Lying(items []canvas.Item) []canvas.Lying { return v.context().Lying(items) }

func (v *View) choose(items []canvas.Item) {
	if slices.Equal(items, v.selection) {
		return
	}
	v.selection = slices.Clone(items)
	if v.cfg.Selected != nil {
		v.cfg.Selected(v.selection)
	}
}

// PasteSpot is SpotFor sources, or for notes.
func (v *View) PasteSpot(notes bool) (canvas.Spot, bool) {
	if notes {
		return v.SpotFor(canvas.AcceptNotes)
	}
	return v.SpotFor(canvas.AcceptSources)
}

// SpotFor returns where something lands that comes from the clipboard: in the section under the
// pointer, else in that of the selection, else in the first that takes things of its kind. It reports
// false where nothing takes it.
func (v *View) SpotFor(kind canvas.Accept) (canvas.Spot, bool) {
	return gesture.HandSpot(v.context(), v.input.hand(), kind)
}

// AimedSection returns the section that the pointer is over; empty is none.
func (v *View) AimedSection() canvas.SectionID {
	return gesture.SectionAt(v.context(), v.input.hand())
}

// AimedNote returns the note that the pointer is over; empty is none.
func (v *View) AimedNote() canvas.RecordID {
	item, _ := v.context().ItemAt(v.input.hand())
	if _, ok := canvas.Get[canvas.Note](v.workbook, item.ID); ok {
		return item.ID
	}
	return ""
}

// MenuSpot returns where, in the view, a menu that a key opens belongs: at what is selected or
// typed into, else in the middle. What is done then is meant for the pointer no more.
func (v *View) MenuSpot() fyne.Position {
	v.input.inside, v.input.pinned = false, false
	box := v.cell.Rect
	if box.Empty() && len(v.selection) > 0 && len(v.homes[v.selection[0]]) > 0 {
		box = v.homes[v.selection[0]][0]
	}
	at := v.middle()
	if !box.Empty() {
		at = v.view.position(geom.Pt{X: box.X, Y: box.Bottom()}).AddXY(0, 4)
	}
	return fyne.NewPos(max(0, min(at.X, float32(v.view.w))), max(0, min(at.Y, float32(v.view.h))))
}

// NewNote makes a note by the keys, where PasteSpot says, and opens it for typing.
func (v *View) NewNote() {
	v.apply(gesture.NoteByHand(v.context(), v.input.hand()))
}

// NextNote ends typing in a note and makes the next one beside it, open for typing. After a note in
// which nothing was typed there is no next one.
func (v *View) NextNote() {
	it, ok := v.Editing()
	if !ok || !v.FinishEdit() {
		return
	}
	v.apply(gesture.NoteBeside(v.context(), it))
}

// context returns what gestures may look at.
func (v *View) context() gesture.Context {
	c := gesture.Context{
		Workbook: v.workbook, Sheet: v.sheet, Layout: v.result, Selection: v.selection, Cell: v.cell.Cell, IDs: v.cfg.IDs,
		PxPerMM: v.view.zoom,
	}
	if v.cfg.Like != nil {
		c.Like = v.cfg.Like()
	}
	c.Loose = v.cfg.Loose != nil && v.cfg.Loose()
	return c
}

// words returns a translation.
func (v *View) words(key string, args ...string) string {
	if v.cfg.Words == nil {
		return key
	}
	return v.cfg.Words(key, args...)
}

// message tells the window that something may not be.
func (v *View) message(h gesture.Hint) {
	if v.cfg.Message != nil {
		v.cfg.Message(h.Key, h.Args, h.Refused)
	}
}

// CreateRenderer is for the toolkit.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	v.paint()
	return &renderer{view: v, objects: []fyne.CanvasObject{
		v.ground, v.paper.layer, v.tiles.old, v.tiles.sharp, v.veil.image, v.travel.layer, v.over.layer, v.sprite.object, v.typing, v.pill.layer, v.laser.layer,
	}}
}

// paint sets the colors that follow the theme.
func (v *View) paint() {
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	switch {
	case v.cfg.Ground != nil:
		v.ground.FillColor = v.cfg.Ground(variant)
	case variant == theme.VariantDark:
		v.ground.FillColor = color.NRGBA{R: 0x22, G: 0x28, B: 0x2E, A: 0xFF}
	default:
		v.ground.FillColor = color.NRGBA{R: 0xED, G: 0xF0, B: 0xF3, A: 0xFF}
	}
}

// renderer shows the layers of a view. That it has IsClip keeps them within the view.
type renderer struct {
	view    *View
	objects []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) IsClip()                      {}
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(120, 80) } // constant: no change lays the window out anew
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Layout(size fyne.Size) {
	for _, o := range r.objects {
		if o != r.view.sprite.object {
			o.Resize(size)
		}
	}
	r.view.resized(size)
}

func (r *renderer) Refresh() {
	r.view.paint()
	r.view.ground.Refresh()
	r.view.redraw()
}
