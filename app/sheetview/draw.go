package sheetview

import (
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
)

// hidden returns what the tiles leave out, because it hangs on the pointer.
func (v *View) hidden() map[canvas.Item]bool {
	travels := v.travel.travels()
	if len(v.effect.Sprite.Items) == 0 && len(travels) == 0 {
		return nil
	}
	out := map[canvas.Item]bool{}
	for _, it := range travels {
		out[it] = true
	}
	if len(v.effect.Sprite.Items) == 0 {
		return out
	}
	if !v.effect.Sprite.Copy {
		for _, it := range v.effect.Sprite.Items {
			out[it] = true
		}
	}
	if v.previewed() {
		for _, it := range v.effect.Lands {
			out[it] = true
		}
	}
	return out
}

// display gives the tiles what is to be seen, if that is something else than before.
func (v *View) display() {
	result, hidden := v.result, v.hidden()
	if v.previewed() {
		result = v.shown.result
	}
	if v.panel.shows(result, hidden) {
		return
	}
	v.panel = panel{result.Pages, hidden}
	v.tiles.show(result, hidden)
}

// redraw brings everything on the screen to the viewport.
func (v *View) redraw() {
	if v.view.w <= 0 || v.view.h <= 0 {
		return
	}
	v.view.scale = v.screenScale() // nobody tells when the window has come to another screen
	v.paper.place(v.view, v.desk)
	v.tiles.look(v.view, v.deskShown())
	v.veil.draw(v.view, v.desk, v.Lit)
	v.placeEdit()
	v.overlayNow()
	v.sprite.place(v.view)
	v.placeLaser()
	v.placeTravel()
	v.sayHint()
	fynecanvas.Refresh(v.ground)
}

// repaint has the window drawn: one object that is refreshed is enough for all of it.
func (v *View) repaint() {
	if v.view.scale != v.screenScale() {
		v.redraw()
		return
	}
	fynecanvas.Refresh(v.ground)
}

// deskShown returns the desk of what the tiles show: a preview may have another number of pages.
func (v *View) deskShown() gesture.Desk {
	if v.previewed() {
		return gesture.NewDesk(v.shown.result)
	}
	return v.desk
}

// overlayNow draws the frames.
func (v *View) overlayNow() {
	var boxes []geom.Rect
	var paths [][]geom.Pt
	if len(v.effect.Sprite.Items) == 0 {
		for _, it := range v.selection {
			if path := v.arrows[it]; path != nil {
				paths = append(paths, path)
			} else if typing, ok := v.Editing(); !ok || it != typing { // that has a frame of its own
				boxes = append(boxes, v.homes[it]...)
			}
		}
	}
	var hover geom.Rect
	var over []geom.Pt
	if it := v.effect.Hover; it != (canvas.Item{}) && !v.laser.on && !slices.Contains(v.selection, it) && len(v.homes[it]) > 0 {
		if over = v.arrows[it]; over == nil {
			hover = v.homes[it][0]
		}
	}
	v.over.draw(v.view, v.effect, boxes, paths, hover, over, v.lands(), v.cellFrame())
	v.over.handles(v.view, v.shownHandles())
	v.over.lockMarks(v.view, v.lockedBoxes())
}

// cellFrame returns the frame around the active cell.
func (v *View) cellFrame() cellFrame {
	out := cellFrame{rect: v.cell.Rect, color: accent}
	if v.cell.Lines {
		out.grow = 3
	}
	if v.editor == nil {
		return out
	}
	switch x := v.editor.of.(type) {
	case *cellEdit:
		out.rect, out.open = v.openFrame(v.editor), true
		if x.refused {
			out.color = warning
		}
	case *noteEdit:
		out.rect, out.grow, out.clear = v.openFrame(v.editor), 0.5, true
	case *fieldEdit:
		out.rect, out.clear = v.openFrame(v.editor), true
	}
	return out
}

// lands returns where what is dragged would land.
func (v *View) lands() []geom.Rect {
	free := v.effect.Landing
	if !v.previewed() || len(free) > 1 {
		return free
	}
	desk := v.deskShown()
	want := make(map[canvas.Item]bool, len(v.effect.Lands))
	for _, it := range v.effect.Lands {
		want[it] = true
	}
	var out []geom.Rect
	for _, s := range v.shown.result.Slots {
		if want[s.Item] {
			r := desk.Lift(s.Page, s.Rect)
			if len(free) == 1 { // the hand is ahead of the preview
				r.X, r.Y = free[0].X, free[0].Y
			}
			out = append(out, r)
		}
	}
	return out
}

// sayHint shows the line for the hand: of the gesture, else why the last one was refused.
func (v *View) sayHint() {
	h, said := v.effect.Hint, ""
	if h.Key == "" {
		h, said = v.notice.hint, v.notice.words
	}
	if h.Key == "" && said == "" && v.input.grabs {
		h = gesture.Hint{Key: "hint-hand"}
	}
	if h.Key != "" {
		said = v.words(h.Key, h.Args...)
		if !h.Refused && v.state.Name() != "idle" {
			ends := "hint-escape"
			if v.Ordering() { // what is done stays
				ends = "hint-escape-ends"
			}
			said += " · " + v.words(ends)
		}
	}
	v.pill.say(said, h.Refused || h.Key == "" && !v.notice.calm, fyne.NewSize(float32(v.view.w), float32(v.view.h)))
}

// answered takes away why the last thing was refused: the hand goes on.
func (v *View) answered() {
	if v.notice.hint.Key != "" || v.notice.words != "" {
		v.notice = notice{}
		v.sayHint()
		v.repaint()
	}
}

// settled is called when the tiles show what they shall.
func (v *View) settled() {
	if v.sprite.stays {
		v.sprite.drop()
	}
	if v.travel.stays {
		v.endTravel()
	}
}

// Settled reports whether everything in sight is painted and nothing is under way.
func (v *View) Settled() bool { return !v.opening && v.tiles.isSettled() }
