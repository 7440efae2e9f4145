package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// column is the layout of things under each other, each as wide as the column less the inset and
// as high as it wants.
type column struct {
	inset float32 // left, right, above and below
	gap   float32
}

func (c column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if s.IsZero() { // it is still being filled: each object that is added would lay out all before it
		return
	}
	y := c.inset
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		box(o, c.inset, y, s.Width-2*c.inset, h)
		y += h + c.gap
	}
}

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 2*c.inset-c.gap)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width+2*c.inset)
		size.Height += m.Height + c.gap
	}
	return size
}

// row is the layout of things beside each other, each as wide as it wants, in the middle of the
// height. The one with the index of stretch gets what is left; -1 is none.
type row struct {
	gap     float32
	stretch int
}

func (r row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if s.IsZero() { // as in a column
		return
	}
	rest := max(0, s.Width-r.MinSize(objects).Width)
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if i == r.stretch {
			m.Width += rest
		}
		h := min(m.Height, s.Height)
		box(o, x, float32(int((s.Height-h)/2)), m.Width, h)
		x += m.Width + r.gap
	}
}

func (r row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width += m.Width
		size.Height = max(size.Height, m.Height)
		n++
	}
	size.Width += r.gap * float32(max(n-1, 0))
	return size
}

// inset is the layout of one thing with free space around it.
type inset struct{ left, top, right, bottom float32 }

func (i inset) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		box(o, i.left, i.top, s.Width-i.left-i.right, s.Height-i.top-i.bottom)
	}
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m.AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

// fixed is the layout of one thing that gets a size of its own: zero asks it for its own wish.
type fixed struct{ width, height float32 }

func (f fixed) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	if f.width > 0 {
		m.Width = f.width
	}
	if f.height > 0 {
		m.Height = f.height
	}
	return m
}

// newColumn returns things under each other.
func newColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(column{gap: gap}, objects...)
}

// newRow returns things beside each other.
func newRow(gap float32, stretch int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(row{gap: gap, stretch: stretch}, objects...)
}
