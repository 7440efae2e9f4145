package export

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// With Input.Outlines letters are drawn as shapes, each kept once, for programs that do not read
// faces within an SVG. The same letters lie there as text without color, to be found, marked and
// copied.

// outlinesStyle is how text lies there: without color, yet to be marked.
const outlinesStyle = `text{font-family:"Noto Sans",sans-serif;white-space:pre;pointer-events:all}`

// svgGlyph is a glyph of a face.
type svgGlyph struct {
	face int
	id   uint16
}

// name returns the id of the shape of a glyph in the file.
func (g svgGlyph) name() string {
	return "rbiz"[g.face:g.face+1] + strconv.Itoa(int(g.id))
}

// glyphs writes the shapes of all glyphs of a page, in units of the face, y upwards.
func (s *svgWriter) glyphs(page scene.Scene) {
	used := map[svgGlyph]bool{}
	var order []svgGlyph
	for _, i := range page.Items {
		t, ok := i.(scene.Text)
		if !ok {
			continue
		}
		for _, run := range t.Runs {
			if _, ok := letters(run); !ok {
				continue
			}
			for _, g := range run.Glyphs {
				if k := (svgGlyph{run.Face, g.ID}); !used[k] {
					used[k] = true
					order = append(order, k)
				}
			}
		}
	}
	slices.SortFunc(order, func(a, b svgGlyph) int {
		if a.face != b.face {
			return a.face - b.face
		}
		return int(a.id) - int(b.id)
	})
	for _, g := range order {
		if d := glyphPath(text.Outline(text.Style(g.face), g.id)); d != "" && g.id != 0 {
			s.shown[g] = true
			s.add(`<path id="`, g.name(), `" d="`, d, "\"/>\n")
		}
	}
}

// glyphPath returns an outline as path data.
func glyphPath(segments []text.Segment) string {
	var b []byte
	var pen geom.Pt
	to := func(p [2]float32, follows bool) geom.Pt {
		b = appendStep(b, float64(p[0])-pen.X, 1, follows)
		b = appendStep(b, float64(p[1])-pen.Y, 1, true)
		return geom.Pt{X: float64(p[0]), Y: float64(p[1])}
	}
	for _, s := range segments {
		n := map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3}[s.Op]
		if s.Op == 'M' && len(b) > 0 {
			b = append(b, 'z')
		}
		if s.Op == 'M' {
			pen = geom.Pt{}
		}
		b = append(b, s.Op|map[bool]byte{true: 0x20}[s.Op != 'M']) // all but the first are relative
		end := pen
		for i := range n {
			end = to(s.Points[i], i > 0)
		}
		pen = end
	}
	if len(b) > 0 {
		b = append(b, 'z')
	}
	return string(b)
}

// outlined writes a line of text: its shapes, and its letters.
func (s *svgWriter) outlined(t scene.Text) {
	var shapes, words strings.Builder
	for _, run := range t.Runs {
		if len(run.Clusters) > 0 {
			shapes.WriteString(s.shapesOf(run, t))
			words.WriteString("<tspan" + unseenAttrs(t.At.X, run) + ">" + escaped(run.Text) + "</tspan>")
			continue
		}
		if _, ok := letters(run); !ok || len(run.Glyphs) == 0 {
			continue
		}
		units := float64(text.UnitsPerEm(text.Style(run.Face)))
		scale := t.Size / units
		size := decimals(scale, 6)
		shapes.WriteString(`<g transform="translate(` + num(t.At.X+run.X) + " " + num(t.At.Y) + ")scale(" + size + " -" + size + `)">`)
		for _, g := range run.Glyphs {
			if k := (svgGlyph{run.Face, g.ID}); s.shown[k] {
				shapes.WriteString(`<use xlink:href="#` + k.name())
				if x := math.Round(g.X / scale); x != 0 {
					shapes.WriteString(`" x="` + decimals(x, 0))
				}
				shapes.WriteString(`"/>`)
			}
		}
		shapes.WriteString("</g>")
		last := run.Glyphs[len(run.Glyphs)-1]
		words.WriteString(`<tspan x="` + num(t.At.X+run.X) + `" textLength="` + num(last.X+last.Advance) + `">` + escaped(run.Text) + "</tspan>")
	}
	if shapes.Len() == 0 {
		return
	}
	s.add(`<g fill="`, t.Color.String(), `"`, opacity("fill-opacity", t.Alpha), s.clip(t.Attrs), ">", shapes.String(), "</g>",
		`<text y="`, num(t.At.Y), `" font-size="`, num(t.Size), `">`, words.String(), "</text>\n")
}
