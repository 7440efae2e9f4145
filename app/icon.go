package app

import (
	"fmt"
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas/deck"
)

// strokes are the icons of the window, on the grid and in the style of the pictograms: paths of
// the Lucide set (ISC licence, canvas/deck/LICENSE-lucide.txt).
var strokes = map[string]string{
	"undo":          `<path d="M9 14 4 9l5-5"/><path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"/>`,
	"redo":          `<path d="m15 14 5-5-5-5"/><path d="M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13"/>`,
	"search":        `<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>`,
	"plus":          `<path d="M5 12h14"/><path d="M12 5v14"/>`,
	"minus":         `<path d="M5 12h14"/>`,
	"down":          `<path d="m6 9 6 6 6-6"/>`,
	"right":         `<path d="m9 6 6 6-6 6"/>`,
	"up":            `<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`,
	"previous":      `<path d="m6 15 6-6 6 6"/>`,
	"following":     `<path d="m6 9 6 6 6-6"/>`,
	"check":         `<path d="M20 6 9 17l-5-5"/>`,
	"cross":         `<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`,
	"warning":       `<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/>`,
	"hint":          `<circle cx="12" cy="12" r="9"/><path d="M12 7.500v5"/><path d="M12 16.500h.01"/>`,
	"export":        `<path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m17 8-5-5-5 5"/><path d="M12 3v12"/>`,
	"file":          `<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z"/><path d="M14 2v4a2 2 0 0 0 2 2h4"/>`,
	"new":           `<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z"/><path d="M14 2v4a2 2 0 0 0 2 2h4"/><path d="M9 15h6"/><path d="M12 18v-6"/>`,
	"folder":        `<path d="M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z"/>`,
	"lock":          `<rect width="18" height="11" x="3" y="11" rx="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>`,
	"mouse":         `<rect width="14" height="20" x="5" y="2" rx="7"/><path d="M12 6v4"/>`,
	"trackpad":      `<rect width="20" height="16" x="2" y="4" rx="2"/><path d="M2 14h20"/><path d="M12 20v-6"/>`,
	"snapshot":      `<path d="m19 21-7-4-7 4V5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2Z"/>`,
	"changed":       `<path d="M5 9h14"/><path d="M5 19h14"/><path d="M12 2v14"/>`,
	"clock":         `<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`,
	"hidden":        `<path d="M10.7 5.1A9.9 9.9 0 0 1 22 12a13 13 0 0 1-2 2.9"/><path d="M6.6 6.6A13.5 13.5 0 0 0 2 12s3 7 10 7a9.700 9.700 0 0 0 5.400-1.600"/><path d="m2 2 20 20"/><path d="M9.900 9.900a3 3 0 0 0 4.200 4.200"/>`,
	"left":          `<path d="m15 6-6 6 6 6"/>`,
	"play":          `<path d="M6 4v16l14-8Z"/>`,
	"cards":         `<rect width="12" height="16" x="8" y="4" rx="2"/><path d="M4 7v11"/>`,
	"whole":         `<path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/>`,
	"focus":         `<circle cx="12" cy="12" r="3"/><path d="M3 7V5a2 2 0 0 1 2-2h2"/><path d="M17 3h2a2 2 0 0 1 2 2v2"/><path d="M21 17v2a2 2 0 0 1-2 2h-2"/><path d="M7 21H5a2 2 0 0 1-2-2v-2"/>`,
	"laser":         `<circle cx="12" cy="12" r="4"/><path d="M12 3v2"/><path d="M12 19v2"/><path d="M3 12h2"/><path d="M19 12h2"/>`,
	"timer":         `<path d="M10 2h4"/><path d="m12 14 3-3"/><circle cx="12" cy="14" r="8"/>`,
	"black":         `<rect width="18" height="13" x="3" y="5" rx="2" fill="COLOR"/>`,
	"screen":        `<rect width="20" height="14" x="2" y="3" rx="2"/><path d="M8 21h8"/><path d="M12 17v4"/>`,
	"swap":          `<path d="m16 3 4 4-4 4"/><path d="M20 7H4"/><path d="m8 21-4-4 4-4"/><path d="M4 17h16"/>`,
	"trash":         `<path d="M3 6h18"/><path d="M19 6v14c0 1-1 2-2 2H7c-1 0-2-1-2-2V6"/><path d="M8 6V4c0-1 1-2 2-2h4c1 0 2 1 2 2v2"/>`,
	"group-public":  `<rect x="3" y="3" width="18" height="18" fill="COLOR"/>`,
	"group-private": `<circle cx="12" cy="12" r="9.500" fill="COLOR"/>`,
	"group-project": `<path d="M12 1.500 22.500 12 12 22.500 1.500 12Z" fill="COLOR"/>`,
}

// iconSource returns an icon of the window, or a pictogram of the deck, as SVG.
func iconSource(name string, c color.Color) fyne.Resource {
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	id := name + hex + ".svg"
	if made, ok := iconSources.Load(id); ok {
		return made.(fyne.Resource)
	}
	var svg strings.Builder
	svg.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" `)
	if s, ok := strokes[name]; ok {
		width := "1.8"
		if strings.Contains(s, "COLOR") {
			width = "0"
		}
		fmt.Fprintf(&svg, `fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round">`, hex, width)
		svg.WriteString(strings.ReplaceAll(s, "COLOR", hex))
	} else {
		fmt.Fprintf(&svg, `fill="%s">`, hex)
		outlines, _ := deck.Outlines(name)
		for _, o := range outlines {
			svg.WriteString(`<path d="`)
			for i, p := range o {
				fmt.Fprintf(&svg, "%c%.2f %.2f", "ML"[min(i, 1)], p.X, p.Y)
			}
			svg.WriteString(`Z"/>`)
		}
	}
	svg.WriteString(`</svg>`)
	made := fyne.NewStaticResource(id, []byte(svg.String()))
	iconSources.Store(id, made)
	return made
}

// iconSources remembers the icons by name and color: the toolkit rasterises by name.
var iconSources sync.Map

// setIcon shows an icon in an image.
func setIcon(i *fynecanvas.Image, name string, color fyne.ThemeColorName) {
	next := iconSource(name, themed(color))
	if i.Resource == nil || i.Resource.Name() != next.Name() {
		i.Resource = next
		i.Refresh()
	}
}

func newIconImage(name string, color fyne.ThemeColorName) *fynecanvas.Image {
	i := fynecanvas.NewImageFromResource(iconSource(name, themed(color)))
	i.FillMode = fynecanvas.ImageFillContain
	return i
}

// icon is a picture of a fixed size in a color of the theme.
type icon struct {
	widget.BaseWidget
	name  string
	color fyne.ThemeColorName
	size  float32
}

func newIcon(name string, color fyne.ThemeColorName, size float32) *icon {
	i := &icon{name: name, color: color, size: size}
	i.ExtendBaseWidget(i)
	return i
}

func (i *icon) set(name string, color fyne.ThemeColorName) {
	if i.name != name || i.color != color {
		i.name, i.color = name, color
		i.Refresh()
	}
}

// CreateRenderer makes what draws the icon.
func (i *icon) CreateRenderer() fyne.WidgetRenderer {
	image := newIconImage(i.name, i.color)
	return &drawn{
		objects: []fyne.CanvasObject{image},
		layout:  func(s fyne.Size) { box(image, (s.Width-i.size)/2, (s.Height-i.size)/2, i.size, i.size) },
		min:     func() fyne.Size { return fyne.NewSquareSize(i.size) },
		refresh: func() { setIcon(image, i.name, i.color) },
	}
}

// surface is a plain ground with or without a frame.
type surface struct {
	widget.BaseWidget
	fill, frame fyne.ThemeColorName
	round       float32
}

func newSurface(fill, frame fyne.ThemeColorName, round float32) *surface {
	s := &surface{fill: fill, frame: frame, round: round}
	s.ExtendBaseWidget(s)
	return s
}

func newHairline() *surface { return newSurface(colorHair, colorNone, 0) }

func (s *surface) set(fill, frame fyne.ThemeColorName) {
	if s.fill != fill || s.frame != frame {
		s.fill, s.frame = fill, frame
		s.Refresh()
	}
}

// CreateRenderer makes what draws the surface.
func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	rect := fynecanvas.NewRectangle(themed(s.fill))
	paint := func() {
		rect.FillColor, rect.StrokeColor, rect.CornerRadius = themed(s.fill), themed(s.frame), s.round
		if rect.StrokeWidth = 0; s.frame != colorNone {
			rect.StrokeWidth = 1
		}
		rect.Refresh()
	}
	paint()
	return &drawn{
		objects: []fyne.CanvasObject{rect},
		layout:  func(size fyne.Size) { rect.Resize(size) },
		min:     func() fyne.Size { return fyne.NewSize(1, 1) },
		refresh: paint,
	}
}
