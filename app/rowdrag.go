package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// rowDrag takes things of a row to another place in it, one at a time: tabs, or views. A line shows
// where the one that is dragged would go.
type rowDrag struct {
	row    *fyne.Container
	scroll *scroller
	mark   *surface // the line
	inset  float32  // of the line, from the upper and the lower edge of the row
	id     canvas.RecordID
	to     int // before which thing it would go; their number is the end
	on     bool
	over   bool // given up, until the hand lets go
}

func newRowDrag(row *fyne.Container, scroll *scroller, inset float32) *rowDrag {
	d := &rowDrag{row: row, scroll: scroll, inset: inset, mark: newSurface(colorInk, colorNone, 1)}
	d.mark.Hide()
	return d
}

// take takes a thing along to a place in the window; of is the widget that the line lies in.
func (d *rowDrag) take(id canvas.RecordID, x float32, of fyne.CanvasObject) {
	if !d.on {
		d.id, d.on, d.over = id, true, false
	}
	if d.over {
		return
	}
	d.to = d.placeAt(x)
	d.show(of)
}

// drop ends the drag. It returns what was dragged and before which thing it goes; false: it was
// given up, or there was none.
func (d *rowDrag) drop() (id canvas.RecordID, to int, ok bool) {
	ok = d.on && !d.over
	d.on = false
	d.mark.Hide()
	return d.id, d.to, ok
}

// cancel gives the drag up; false: there is none.
func (d *rowDrag) cancel() bool {
	if !d.on || d.over {
		return false
	}
	d.over = true
	d.mark.Hide()
	return true
}

// placeAt returns before which thing something goes that is let go at a place in the window.
func (d *rowDrag) placeAt(x float32) int {
	for i, o := range d.row.Objects {
		if x < offset(o).X+o.Size().Width/2 {
			return i
		}
	}
	return len(d.row.Objects)
}

// show draws the line where the thing would go.
func (d *rowDrag) show(of fyne.CanvasObject) {
	n := len(d.row.Objects)
	if n == 0 {
		return
	}
	at := d.row.Objects[min(d.to, n-1)]
	x := offset(at).X - offset(of).X
	if d.to == n {
		x += at.Size().Width
	}
	left := d.scroll.Position().X
	x = max(left, min(x, left+d.scroll.Size().Width))
	box(d.mark, x-1, d.inset, 3, of.Size().Height-2*d.inset)
	d.mark.Show()
}
