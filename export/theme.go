package export

import (
	"fmt"
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Theme is how a sheet is printed.
type Theme int

// The themes.
const (
	ThemeColor Theme = iota // as it is
	ThemeGrey               // every color as the grey of its brightness
	ThemeInk                // grounds white, frames thin: what saves ink
)

// Themes lists the themes.
var Themes = []Theme{ThemeColor, ThemeGrey, ThemeInk}

// String returns the name of the theme: color, grey or ink.
func (t Theme) String() string {
	switch t {
	case ThemeColor:
		return "color"
	case ThemeGrey:
		return "grey"
	case ThemeInk:
		return "ink"
	}
	return fmt.Sprintf("theme %d", int(t))
}

// ThemeByName returns a theme by its name.
func ThemeByName(name string) (Theme, bool) {
	for _, t := range Themes {
		if t.String() == name {
			return t, true
		}
	}
	return ThemeColor, false
}

const (
	// groundBrightness is the brightness, of 1, from which a filled polygon is a ground that ink
	// is saved on. Darker ones are marks, bars and labels with white letters.
	groundBrightness = 0.6
	// Frames are at most this wide, in mm, when ink is saved; grounds that had none get one so
	// that they are still told from the paper.
	inkFrame geom.MM = 0.25
	newFrame geom.MM = 0.18
	// bareSide is the side in mm up to which a ground is a dot or a dash and gets no frame.
	bareSide geom.MM = 3
)

// frameGrey is the color of frames of grounds that had none.
var frameGrey = scene.Color{R: 0x9a, G: 0xa6, B: 0xb0}

// Themed returns s as a theme shows it. Places and sizes do not change, nor does s.
func Themed(s scene.Scene, t Theme) scene.Scene {
	switch t {
	case ThemeColor:
		return s
	case ThemeGrey:
		s = s.Recolored(grey) // pictures are the user's; printers turn them grey by themselves
		for i, item := range s.Items {
			if x, ok := item.(scene.Text); ok {
				x.Color = greyLetters(x.Color)
				s.Items[i] = x
			}
		}
		return s
	}
	items := make([]scene.Item, 0, len(s.Items))
	for _, i := range s.Items {
		if out, ok := inkSaving(i); ok {
			items = append(items, out)
		}
	}
	s.Items = items
	return s
}

func inkSaving(i scene.Item) (scene.Item, bool) {
	p, ok := i.(scene.Polygon)
	if !ok {
		return i, true
	}
	if p.Pen.Width > inkFrame {
		p.Pen.Width = inkFrame
	}
	if p.Fill == nil {
		return p, true
	}
	if p.Shadow {
		return nil, false
	}
	if brightness(*p.Fill) < groundBrightness {
		return p, true
	}
	white := scene.Color{R: 255, G: 255, B: 255}
	if b := p.Points.Bounds(); p.Pen.Width == 0 && *p.Fill != white && math.Min(b.W, b.H) > bareSide {
		p.Pen = scene.Pen{Width: newFrame, Color: frameGrey}
	}
	p.Fill = &white
	return p, true
}

// grey returns the grey that looks as bright as c.
func grey(c scene.Color) scene.Color {
	v := uint8(math.Round(255 * brightness(c)))
	return scene.Color{R: v, G: v, B: v}
}

const (
	// letterGrey is the lightest grey of letters that are to be read: 4.5:1 on the darkest ground of a note.
	letterGrey uint8 = 0x62
	// paleLetters is from which brightness, of 1, letters are pale because they are to be: what is not filled in yet,
	// and white on dark grounds.
	paleLetters = 0.5
)

// greyLetters returns the grey of letters. Without its hue a color of middle brightness is no more than a weak
// grey, so letters are made a little darker.
func greyLetters(c scene.Color) scene.Color {
	if c.R > letterGrey && brightness(c) < paleLetters {
		return scene.Color{R: letterGrey, G: letterGrey, B: letterGrey}
	}
	return c
}

// brightness returns how bright a color looks, from 0 to 1: its luminance on the scale of sRGB.
func brightness(c scene.Color) float64 {
	y := scene.Luminance(c)
	if y <= 0.0031308 {
		return 12.92 * y
	}
	return 1.055*math.Pow(y, 1/2.4) - 0.055
}

func unknownItem(i scene.Item) string { return fmt.Sprintf("export: unknown item %T", i) }
