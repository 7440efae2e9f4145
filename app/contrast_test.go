package app

import (
	"fmt"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/scene"
	"clustercanvas/examples"
)

// reader looks at everything that a window shows, in the order in which it is drawn, and at every
// text with the ground that it stands on.
type reader struct {
	testing.TB
	where    string
	least    float64 // contrast
	size     fyne.Size
	grounds  []filled
	told     map[string]bool
	texts    int
	measured map[string]float64
}

type filled struct {
	min, max fyne.Position
	color    color.Color
}

func (f filled) holds(p fyne.Position) bool {
	return p.X >= f.min.X && p.X < f.max.X && p.Y >= f.min.Y && p.Y < f.max.Y
}

// read looks at a window with its dialogs.
func (r *reader) read(w *Window, where string) {
	r.where, r.size, r.grounds = where, w.win.Canvas().Size(), nil
	all := filled{max: fyne.NewPos(r.size.Width, r.size.Height)}
	r.look(w.win.Content(), fyne.Position{}, all)
	for _, o := range w.win.Canvas().Overlays().List() {
		r.look(o, fyne.Position{}, all)
	}
}

func (r *reader) look(o fyne.CanvasObject, at fyne.Position, clip filled) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	area := filled{min: at, max: at.AddXY(o.Size().Width, o.Size().Height)}
	switch o := o.(type) {
	case *sheetview.View: // paper is paper
	case *scenePicture:
		r.ofScene(o)
	case *fyne.Container:
		for _, child := range o.Objects {
			r.look(child, at, clip)
		}
	case *scroller:
		for _, child := range test.WidgetRenderer(o).Objects() {
			r.look(child, at, common(clip, area))
		}
	case fyne.Widget:
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			clip = common(clip, area)
		}
		for _, child := range test.WidgetRenderer(o).Objects() {
			r.look(child, at, clip)
		}
	case *fynecanvas.Rectangle:
		if _, _, _, alpha := o.FillColor.RGBA(); alpha == 0xffff {
			area.color = o.FillColor
			r.grounds = append(r.grounds, area)
		}
	case *fynecanvas.Text:
		r.text(o, area, clip)
	}
}

func common(a, b filled) filled {
	a.min.X, a.min.Y = max(a.min.X, b.min.X), max(a.min.Y, b.min.Y)
	a.max.X, a.max.Y = min(a.max.X, b.max.X), min(a.max.Y, b.max.Y)
	return a
}

// text measures a text that can be seen. What cannot be used now may be pale.
func (r *reader) text(o *fynecanvas.Text, area, clip filled) {
	middle := area.min.AddXY(min(o.MinSize().Width, o.Size().Width)/2, o.Size().Height/2)
	if o.Text == "" || o.Color == themed(colorPale) || !clip.holds(middle) {
		return
	}
	for _, g := range slices.Backward(r.grounds) {
		if g.holds(middle) {
			r.pair(o.Color, g.color, o.Text)
			return
		}
	}
	r.Errorf("%s: %q stands on nothing", r.where, o.Text)
}

// ofScene measures the texts of a picture of a panel against what was drawn under them.
func (r *reader) ofScene(p *scenePicture) {
	s := p.scene.Recolored(recoloring())
	for i, item := range s.Items {
		t, ok := item.(scene.Text)
		if !ok || ofScene(t.Color) == themed(colorPale) { // a dash where there is nothing
			continue
		}
		ground, middle := themed(colorPanel), t.Bounds().Center()
		for _, under := range s.Items[:i] {
			if f, ok := under.(scene.Polygon); ok && f.Fill != nil && f.Alpha == 0 && f.Points.Contains(middle) {
				ground = ofScene(*f.Fill)
			}
		}
		r.pair(ofScene(t.Color), ground, t.Plain)
	}
}

func ofScene(c scene.Color) color.Color { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 255} }

func (r *reader) pair(front, ground color.Color, text string) {
	r.texts++
	name := fmt.Sprintf("%v on %v", front, ground)
	ratio := contrastRatio(front, ground)
	if r.measured[name] = ratio; ratio < r.least && !r.told[name] {
		r.told[name] = true
		r.Errorf("%s: %q, %s, has a contrast of %.2f", r.where, text, name, ratio)
	}
}

// Every text that the window shows can be read on the ground that it stands on: on the start
// screen, on every page beside the sheet, in the dialogs, in every appearance.
func TestWindow_CanBeRead(t *testing.T) {
	for _, a := range []appearance{light, dark, contrast} {
		t.Run(string(a), func(t *testing.T) {
			s := newStage(t)
			r := &reader{TB: t, least: 4.5, told: map[string]bool{}, measured: map[string]float64{}}
			if a == contrast {
				r.least = 7
			}
			s.p.choose(func(x *settings) { x.Appearance = a })
			w := s.window()
			r.read(w, "start screen")
			e, _ := examples.Find("ocean-tech")
			w.openExample(e)
			w.win.Resize(fyne.NewSize(1280, 801))
			for _, sheet := range w.workbook().Sheets() {
				w.showSheet(sheet.ID)
				for _, page := range w.side.pages {
					w.side.show(page.id)
					s.until("the pictures of the panels are painted", func() bool { return !w.insight.picture.busy && !w.whatIf.picture.busy })
					r.read(w, "sheet "+w.tabTitle(sheet)+", page "+page.id)
				}
			}
			w.side.show("selection")
			for _, kind := range []func() []canvas.Item{
				func() []canvas.Item { return firstOf[canvas.Source](w) },
				func() []canvas.Item { return firstOf[canvas.Note](w) },
			} {
				w.choose(kind())
				r.read(w, "something selected")
			}
			for _, id := range []string{"edit-preferences", "file-export", "file-open", "file-profile", "file-save-as", "help-keys", "help-about"} {
				w.perform(id)
				r.read(w, id)
				s.modal(w).close()
			}
			w.say("Something was refused", true)
			r.read(w, "a refusal")
			t.Logf("%d texts in %d pairs of colors", r.texts, len(r.measured))
			if r.texts < 1000 {
				t.Errorf("only %d texts were found", r.texts)
			}
		})
	}
}

// firstOf returns the first thing of a kind that lies on the sheet in view.
func firstOf[R canvas.Record](w *Window) []canvas.Item {
	for _, slot := range w.result.Slots {
		if _, ok := canvas.Get[R](w.workbook(), slot.Item.ID); ok {
			return []canvas.Item{slot.Item}
		}
	}
	return nil
}

// Marks that mean something, and the frames of what can be pressed or typed into, stand out from
// what they lie on.
func TestLook_MarksCanBeSeen(t *testing.T) {
	for _, a := range []appearance{light, dark, contrast} {
		l := look{a}
		pairs := [][2]fyne.ThemeColorName{
			{colorFrame, colorPanel},                                                           // fields, buttons, boxes to tick, choices
			{colorFocus, colorPanel},                                                           // what has the keyboard
			{colorFocus, colorGround},                                                          // on the start screen
			{colorFocus, colorQuiet},                                                           // in lists of files
			{colorStrong, colorPanel},                                                          // the primary button, a ticked box
			{colorOnStrong, colorStrong},                                                       // its tick
			{colorSecondary, colorPanel}, {colorSecondary, colorHover}, {colorInk, colorHover}, // icons
			{colorWarning, colorPanel}, {colorInk, colorGround},
		}
		for _, g := range canvas.Groups {
			full, tint := groupColor(g)
			pairs = append(pairs, [2]fyne.ThemeColorName{full, colorPanel}, [2]fyne.ThemeColorName{full, tint}, [2]fyne.ThemeColorName{full, colorHover})
		}
		for _, p := range pairs {
			if r := contrastRatio(l.Color(p[0], theme.VariantLight), l.Color(p[1], theme.VariantLight)); r < 3 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", a, p[0], p[1], r)
			}
		}
	}
}

// The frame of what has the keyboard is wider than all others, for high contrast has one color for
// all of them.
func TestLook_FocusIsSeen(t *testing.T) {
	for _, a := range []appearance{light, dark, contrast} {
		newStage(t).p.choose(func(x *settings) { x.Appearance = a })
		b := newButton(outlined, "", "x", nil)
		width := func() float32 { return test.WidgetRenderer(b).Objects()[0].(*fynecanvas.Rectangle).StrokeWidth }
		before := width()
		b.FocusGained()
		if least := map[bool]float32{false: 2, true: 3}[a == contrast]; before != 1 || width() < least {
			t.Errorf("%s: the frame goes from %.0f to %.0f", a, before, width())
		}
	}
}
