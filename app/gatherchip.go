package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
)

// gatherChip is a card that was made out: the mark of its group, what it is called, and the figure that was
// typed with it.
type gatherChip struct {
	widget.BaseWidget
	group  canvas.Group
	title  string
	figure string
	most   float32 // how wide it is at most
}

func newGatherChip(g canvas.Group, title, figure string, most float32) *gatherChip {
	c := &gatherChip{group: g, title: title, figure: figure, most: most}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer makes what draws the card.
func (c *gatherChip) CreateRenderer() fyne.WidgetRenderer {
	const height, spine, disc, left, gap, right = 26, 4, 9, 22, 8, 10
	full := colorSecondary // of a card that has no group yet
	if c.group != "" {
		full, _ = groupColor(c.group)
	}
	ground := fynecanvas.NewRectangle(themed(colorPanel))
	ground.CornerRadius, ground.StrokeWidth, ground.StrokeColor = 5, 1, themed(colorHair)
	back := fynecanvas.NewRectangle(themed(full))
	back.TopLeftCornerRadius, back.BottomLeftCornerRadius = 5, 5
	mark := "pencil"
	if c.group != "" {
		mark = "group-" + string(c.group)
	}
	icon := newIconImage(mark, full)
	title := fynecanvas.NewText("", themed(colorInk))
	title.TextSize = sizeCaption
	figure := fynecanvas.NewText(c.figure, themed(full))
	figure.TextSize, figure.TextStyle.Bold = sizeCaption, true
	wide := func() float32 {
		if c.figure == "" {
			return 0
		}
		return gap + figure.MinSize().Width
	}
	title.Text = shortened(c.title, sizeCaption, title.TextStyle, c.most-left-right-wide())
	d := &drawn{objects: []fyne.CanvasObject{ground, back, icon, title, figure}}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		box(back, 0, 0, spine, s.Height)
		box(icon, spine+4, (s.Height-disc)/2, disc, disc)
		m, f := title.MinSize(), figure.MinSize()
		box(title, left, (s.Height-m.Height)/2, m.Width, m.Height)
		box(figure, left+m.Width+gap, (s.Height-f.Height)/2, f.Width, f.Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(left+title.MinSize().Width+wide()+right, height) }
	d.refresh = func() {
		ground.FillColor, ground.StrokeColor = themed(colorPanel), themed(colorHair)
		back.FillColor, title.Color, figure.Color = themed(full), themed(colorInk), themed(full)
		setIcon(icon, mark, full)
		for _, o := range d.objects {
			o.Refresh()
		}
	}
	return d
}

// wrapping is the layout of things beside each other, in as many lines of a width as they need.
type wrapping struct{ width, gap float32 }

func (l wrapping) each(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y float32, m fyne.Size)) float32 {
	var x, y, high float32
	for _, o := range objects {
		m := o.MinSize()
		if x > 0 && x+m.Width > l.width {
			x, y, high = 0, y+high+l.gap, 0
		}
		put(o, x, y, m)
		x, high = x+m.Width+l.gap, max(high, m.Height)
	}
	return y + high
}

// Layout puts them in their lines.
func (l wrapping) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	l.each(objects, func(o fyne.CanvasObject, x, y float32, m fyne.Size) { box(o, x, y, m.Width, m.Height) })
}

// MinSize is as high as the lines.
func (l wrapping) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, l.each(objects, func(fyne.CanvasObject, float32, float32, fyne.Size) {}))
}
