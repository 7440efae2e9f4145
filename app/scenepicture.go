package app

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// scenePicture shows a scene that is no sheet, painted as sheets are, at the width of its panel.
// Laying out and painting go on beside the hand: what is asked for while that lasts waits, and
// only the last of it is done.
type scenePicture struct {
	widget.BaseWidget
	window *Window
	wide   float32 // in units of the toolkit
	mm     geom.MM // how wide what is shown is
	image  *fynecanvas.Image
	scene  scene.Scene
	busy   bool
	next   *asked
	press  func(scene.Ref) // something in it was pressed
	hand   bool            // the pointer is over something that can be pressed
}

// asked is a picture that is asked for: what makes it, which must look at nothing that changes,
// and what is to be done when it is there.
type asked struct {
	lay  func() scene.Scene
	done func()
}

// pictureMM is the width for which pictures of a panel are laid out.
const pictureMM geom.MM = 74

func newScenePicture(w *Window, wide float32) *scenePicture {
	p := &scenePicture{window: w, wide: wide, mm: pictureMM, image: fynecanvas.NewImageFromImage(nil)}
	p.image.ScaleMode = fynecanvas.ImageScaleFastest
	p.ExtendBaseWidget(p)
	return p
}

// show asks for another picture.
func (p *scenePicture) show(lay func() scene.Scene, done func()) {
	if p.busy {
		p.next = &asked{lay, done}
		return
	}
	p.busy = true
	zoom := p.zoom()
	scale := zoom * float64(max(1, p.window.win.Canvas().Scale()))
	colors := recoloring()
	go func() {
		s := lay()
		img := paintScene(p.window.program.painter, s.Recolored(colors), scale)
		p.window.program.ui(func() { p.shown(s, img, done) })
	}()
}

func (p *scenePicture) shown(s scene.Scene, img *image.RGBA, done func()) {
	p.busy, p.scene = false, s
	p.image.Image = img
	p.image.Refresh()
	p.Refresh()
	done()
	p.window.probe.touch()
	if next := p.next; next != nil {
		p.next = nil
		p.show(next.lay, next.done)
	}
}

// zoom returns units of the toolkit for a millimetre.
func (p *scenePicture) zoom() float64 { return float64(p.wide) / p.mm }

// paintScene paints a scene on nothing.
func paintScene(painter *raster.Renderer, s scene.Scene, scale float64) *image.RGBA {
	return paintOn(color.Transparent, painter, s, scale)
}

// paintPaper paints a page as it is printed.
func paintPaper(painter *raster.Renderer, s scene.Scene, scale float64) *image.RGBA {
	return paintOn(color.White, painter, s, scale)
}

// paintClear paints a page that will have no paper, on squares that stand for what will be behind it.
func paintClear(painter *raster.Renderer, s scene.Scene, scale float64) *image.RGBA {
	const side = 8
	light, dark := color.Gray{Y: 0xff}, color.Gray{Y: 0xe4}
	img := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(s.Size, scale)})
	for y := 0; y < img.Rect.Max.Y; y += side {
		for x := 0; x < img.Rect.Max.X; x += side {
			c := light
			if (x+y)/side%2 == 1 {
				c = dark
			}
			draw.Draw(img, image.Rect(x, y, x+side, y+side), image.NewUniform(c), image.Point{}, draw.Src)
		}
	}
	painter.Draw(img, &s, geom.Pt{}, scale)
	return img
}

// paintPart paints a part of a page as it is printed.
func paintPart(painter *raster.Renderer, s scene.Scene, part geom.Rect, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(part.Size(), scale)})
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	painter.Draw(img, &s, part.Min(), scale)
	return img
}

func paintOn(ground color.Color, painter *raster.Renderer, s scene.Scene, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(s.Size, scale)})
	draw.Draw(img, img.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	painter.Draw(img, &s, geom.Pt{}, scale)
	return img
}

// recoloring returns what turns the colors of paper into those of the window, by what they are
// for. It is asked for on the toolkit's goroutine and used anywhere.
func recoloring() func(scene.Color) scene.Color {
	of := func(name fyne.ThemeColorName) scene.Color {
		r, g, b, _ := themed(name).RGBA()
		return scene.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8)}
	}
	table := map[scene.Color]scene.Color{
		layout.Ink: of(colorInk), layout.Secondary: of(colorSecondary), layout.Pale: of(colorPale), layout.Hairline: of(colorHair),
		layout.Quiet: of(colorQuiet), layout.Paper: of(colorPanel), layout.Warning: of(colorWarning),
	}
	for _, g := range canvas.Groups {
		full, tint := groupColor(g)
		table[layout.GroupColor(g)], table[layout.GroupTint(g)] = of(full), of(tint)
	}
	return func(c scene.Color) scene.Color {
		if to, ok := table[c]; ok {
			return to
		}
		return c
	}
}

// refAt returns what lies under a position.
func (p *scenePicture) refAt(at fyne.Position) (scene.Ref, bool) {
	return scene.At(p.scene, geom.Pt{X: float64(at.X) / p.zoom(), Y: float64(at.Y) / p.zoom()})
}

// Tapped presses what is under the pointer.
func (p *scenePicture) Tapped(e *fyne.PointEvent) {
	if ref, ok := p.refAt(e.Position); ok && p.press != nil {
		p.press(ref)
	}
}

// MouseIn follows the pointer.
func (p *scenePicture) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved follows the pointer.
func (p *scenePicture) MouseMoved(e *desktop.MouseEvent) { _, p.hand = p.refAt(e.Position) }

// MouseOut forgets the pointer.
func (p *scenePicture) MouseOut() { p.hand = false }

// Cursor says what can be pressed.
func (p *scenePicture) Cursor() desktop.Cursor {
	if p.hand && p.press != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer makes what draws the picture.
func (p *scenePicture) CreateRenderer() fyne.WidgetRenderer {
	size := func() fyne.Size {
		return fyne.NewSize(p.wide, float32(p.scene.Size.H*p.zoom()))
	}
	d := &drawn{objects: []fyne.CanvasObject{p.image}, min: size}
	d.layout = func(fyne.Size) {
		p.image.Resize(size())
	}
	d.refresh = func() {
		d.layout(p.Size())
		fynecanvas.Refresh(p)
	}
	return d
}
