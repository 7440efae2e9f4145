package sheetview

import (
	"errors"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
)

// send hands an event to the gesture and does what comes of it.
func (v *View) send(e gesture.Event) {
	if v.sheet == "" {
		return
	}
	var effect gesture.Effect
	ordering := v.Ordering()
	v.state, effect = v.state.Event(v.context(), e)
	if ordering && !v.Ordering() {
		defer v.ordered()
	}
	if quiet(effect) && quiet(v.effect) && effect.Hover == v.effect.Hover && v.view.scale == v.screenScale() {
		v.effect = effect // the cursor is asked for; nothing is to be drawn
		return
	}
	v.apply(effect)
}

// quiet reports whether an effect does nothing and shows nothing but what is under the pointer.
func quiet(e gesture.Effect) bool {
	return e.Preview == nil && e.Commit == nil && !e.Selects && e.Edit == canvas.Item{} && !e.Menu && !e.Cells && e.Goes == "" && e.Hint.Key == "" &&
		e.Highlight == nil && len(e.Sprite.Items) == 0 && e.Landing == nil && e.Guides == nil && e.Marquee == nil && e.Arrow == nil
}

// apply does and shows what a gesture asks for.
func (v *View) apply(e gesture.Effect) {
	before := v.effect
	v.effect = e
	if e.Hint.Refused && v.state.Name() == "idle" {
		v.notice = notice{hint: e.Hint} // stays when the pointer moves on
	}
	if e.Commit != nil {
		if err := v.commit(*e.Commit); err != nil {
			e = gesture.Effect{}
			v.effect = e
			v.refuse(err)
		}
	}
	if e.Selects {
		v.choose(e.Select)
	}
	if e.Cells {
		v.setCell(e.Cell)
		v.tabbed = geom.Rect{}
	}
	v.preview(e.Preview)
	v.carry(before, e)
	v.display()
	v.redraw()
	if e.Hint.Refused && e.Hint.Key != before.Hint.Key {
		v.message(e.Hint)
	}
	if v.sprite.stays && v.tiles.isSettled() {
		v.sprite.drop()
	}
	if e.Edit != (canvas.Item{}) {
		fresh := e.Commit != nil
		v.open(e.Edit, fresh)
	}
	if e.Type {
		v.typeLater(e.Cell)
	}
	if e.Goes != "" && v.cfg.Goes != nil {
		v.later(func() { v.cfg.Goes(e.Goes) })
	}
	if e.Menu && v.cfg.Menu != nil {
		at, on := v.input.absolute, v.input.at
		v.later(func() {
			v.input.pinned, v.input.pin = true, on
			v.cfg.Menu(at)
		})
	}
}

// later does something once the button is up: the toolkit takes the focus away from what is not
// under the pointer whenever a button goes down or up.
func (v *View) later(f func()) {
	if v.input.button != 0 {
		v.input.pending = append(v.input.pending, f)
		return
	}
	v.cfg.UI(f)
}

// commit has a change done. What is shown comes with the call of ShowSheet that follows.
func (v *View) commit(c canvas.Change) error {
	v.input.committing = true
	defer func() { v.input.committing = false }()
	return v.cfg.Commit(c)
}

// refuse tells why a commit was not done.
func (v *View) refuse(err error) {
	var r canvas.Refusal
	switch {
	case errors.As(err, &r):
		v.notice = notice{hint: gesture.Hint{Key: r.Key, Args: r.Args, Refused: true}}
		v.message(v.notice.hint)
	case v.cfg.Explain != nil:
		v.notice = notice{words: v.cfg.Explain(err)}
	default:
		v.notice = notice{words: v.words("refused-not-done")}
	}
}

// do commits a change that the keys ask for, and tells a refusal.
func (v *View) do(c canvas.Change, err error) {
	if err == nil && len(c.Diff) > 0 {
		err = v.commit(c)
	}
	if err != nil {
		v.refuse(err)
		v.redraw()
	}
}

// preview lays the sheet out as it would be, unless that is what is shown.
func (v *View) preview(c *canvas.Change) {
	if c == nil {
		if v.shown != nil && v.cfg.Previewed != nil {
			v.cfg.Previewed(v.workbook, false)
		}
		v.shown = nil
		return
	}
	if v.shown != nil && v.shown.change == c {
		return
	}
	v.shown = &preview{change: c, failed: true}
	w, err := v.workbook.Apply(c.Diff)
	if err != nil {
		return
	}
	if res, err := v.cfg.Layout(w, v.sheet); err == nil {
		v.shown.result, v.shown.failed = res, false
	}
	if v.cfg.Previewed != nil {
		v.cfg.Previewed(w, true)
	}
}

// previewed reports whether the sheet is shown as it would be.
func (v *View) previewed() bool { return v.shown != nil && !v.shown.failed }

// carry takes up, moves and lets go of what hangs on the pointer.
func (v *View) carry(before, e gesture.Effect) {
	if len(e.Sprite.Items) == 0 {
		v.letGo(before, e)
		return
	}
	from := v.result
	if e.Sprite.Centered {
		if !v.previewed() {
			v.sprite.drop()
			return
		}
		from = v.shown.result
	}
	if !slices.Equal(v.sprite.items, e.Sprite.Items) || v.sprite.stays {
		v.sprite.hold(slices.Clone(e.Sprite.Items), from, v.view, v.tiles)
	}
	by := e.Sprite.Offset
	if e.Sprite.Centered {
		by = e.Sprite.Center.Sub(v.sprite.box.Center())
	}
	v.sprite.move(by, v.view)
}

// letGo leaves the picture where the things now lie, until the tiles show them there.
func (v *View) letGo(before, e gesture.Effect) {
	if v.sprite.items == nil || v.sprite.stays {
		return
	}
	lies := v.sprite.items[0]
	switch {
	case e.Commit != nil && len(e.Select) > 0:
		lies = e.Select[0]
	case before.Sprite.Centered || before.Sprite.Copy:
		v.sprite.drop() // what was not let go of does not lie anywhere, or lies there anyway
		return
	}
	to := v.homes[lies]
	switch {
	case len(to) == 0 || v.sprite.box.Empty():
		v.sprite.drop()
	case e.Commit == nil:
		v.sprite.letGo(geom.Pt{}, v.view)
	case len(v.sprite.items) > 1:
		v.sprite.letGo(v.sprite.at, v.view)
	default:
		v.sprite.letGo(to[0].Center().Sub(v.sprite.box.Center()), v.view)
	}
}
