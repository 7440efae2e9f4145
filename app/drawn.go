package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// drawn is the renderer of every widget of this package: its objects, and how they are laid out,
// measured and colored anew.
type drawn struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func() // colors and words; the toolkit also calls it when the theme changes
}

func (d *drawn) Destroy()                     {}
func (d *drawn) Layout(s fyne.Size)           { d.layout(s) }
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) Refresh()                     { d.refresh() }

// box places an object.
func box(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// themed returns a color of the theme that is in use.
var themed = theme.Color

// offset is where an object lies in its window, in units of the toolkit.
func offset(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
