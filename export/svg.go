package export

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// SVG writes one page as a drawing in millimetres that needs no font of the machine: the faces
// lie within, or letters are shapes (Input.Outlines). It has a title, and its words as
// description for those who cannot see it, and no scripts.
var SVG = Format{Name: "SVG", Ext: "svg", Write: writeSVG}

func writeSVG(w io.Writer, in Input) error {
	page, err := in.onePage()
	if err != nil {
		return fmt.Errorf("export: svg: %w", err)
	}
	s := newSVGWriter(bufio.NewWriter(w), in)
	if err := s.head(page, in); err != nil {
		return fmt.Errorf("export: svg: %w", err)
	}
	m := meter{of: len(page.Items), tell: in.progress}
	err = m.now()
	s.turned(page, func() {
		for _, i := range page.Items {
			if err == nil {
				err = m.item()
			}
			if err == nil && drawable(i) {
				s.item(i)
			}
		}
	})
	if err != nil {
		return fmt.Errorf("export: svg: %w", err)
	}
	s.add("</svg>\n")
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("export: svg: %w", err)
	}
	return nil
}

func newSVGWriter(w *bufio.Writer, in Input) *svgWriter {
	return &svgWriter{
		w: w, images: in.Images, outlines: in.Outlines,
		shapes: map[*scene.Shape]int{}, clips: map[geom.Rect]int{}, shown: map[svgGlyph]bool{},
	}
}

type svgWriter struct {
	w        *bufio.Writer // keeps its first error until Flush
	prefix   string        // of all ids, where several drawings are in one file
	linkless bool          // addresses are text and nothing else
	images   func(string) ([]byte, bool)
	outlines bool                 // letters are shapes
	shapes   map[*scene.Shape]int // the numbers of what is in defs
	clips    map[geom.Rect]int
	shown    map[svgGlyph]bool // glyphs that have an outline, where letters are shapes
}

func (s *svgWriter) add(parts ...string) {
	for _, p := range parts {
		_, _ = s.w.WriteString(p)
	}
}

func (s *svgWriter) head(page scene.Scene, in Input) error {
	width, height := num(page.Size.W), num(page.Size.H)
	s.add(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`,
		` width="`, width, `mm" height="`, height, `mm" viewBox="0 0 `, width, " ", height, `"`)
	if l := in.language(); l != "" {
		s.add(` xml:lang="`, escaped(l), `"`)
	}
	s.add(` role="img" aria-labelledby="title desc" xml:space="preserve" fill="none" stroke-miterlimit="10">`, "\n",
		`<title id="title">`, escaped(in.title()), "</title>\n",
		`<desc id="desc">`, escaped(described(page, in.alt(0))), "</desc>\n")
	s.metadata(in)
	if s.outlines {
		s.add("<style>", outlinesStyle, "</style>\n")
	} else if err := s.faces(page); err != nil {
		return err
	}
	s.defs(page)
	if !in.Transparent {
		s.add(`<rect width="`, width, `" height="`, height, `" fill="#ffffff"/>`, "\n") // paper stays paper, also in a dark window
	}
	return nil
}

// turned writes what a page shows, upside down if it is put out so.
func (s *svgWriter) turned(page scene.Scene, show func()) {
	if page.Turned {
		s.add(`<g transform="rotate(180 `, num(page.Size.W/2), " ", num(page.Size.H/2), `)">`, "\n")
		defer s.add("</g>\n")
	}
	show()
}

// metadata writes who made the drawing, when, and whose work it is.
func (s *svgWriter) metadata(in Input) {
	author, credits := in.author(), strings.Join(in.credits(), "\n")
	if author == "" && credits == "" && in.Created.IsZero() {
		return
	}
	s.add(`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		` xmlns:cc="http://creativecommons.org/ns#"><rdf:Description rdf:about="">`)
	if author != "" {
		s.add("<dc:creator>", escaped(author), "</dc:creator>")
	}
	if !in.Created.IsZero() {
		s.add("<dc:date>", in.Created.UTC().Format("2006-01-02T15:04:05Z"), "</dc:date>")
	}
	if credits != "" {
		s.add("<dc:rights>", escaped(credits), "</dc:rights>")
	}
	if strings.Contains(credits, licenseAddress) {
		s.add(`<cc:license rdf:resource="https://`, licenseAddress, `/"/>`)
	}
	s.add("</rdf:Description></rdf:RDF></metadata>\n")
}

// defs writes what items share: outlines of symbols, and clips.
func (s *svgWriter) defs(page scene.Scene) {
	s.add("<defs>")
	for _, i := range page.Items {
		if clip := i.Common().Clip; clip != nil {
			if _, ok := s.clips[*clip]; !ok {
				s.clips[*clip] = len(s.clips) + 1
				s.add(`<clipPath id="`, s.prefix, `c`, strconv.Itoa(len(s.clips)), `">`, svgRect(*clip), "/></clipPath>\n")
			}
		}
		switch i := i.(type) {
		case scene.Symbol:
			s.shape(i.Shape, 3)
		case scene.Text:
			for _, run := range i.Runs {
				for _, c := range run.Clusters {
					s.shape(c.Shape, 0)
				}
			}
		default: // has no shapes
		}
	}
	if s.outlines {
		s.glyphs(page)
	}
	s.add("</defs>\n")
}

// shape writes an outline that items share, once, in units of its grid with some digits.
func (s *svgWriter) shape(shape *scene.Shape, digits int) {
	if _, known := s.shapes[shape]; known || shape == nil {
		return
	}
	s.shapes[shape] = len(s.shapes) + 1
	s.add(`<path id="`, s.prefix, `s`, strconv.Itoa(len(s.shapes)), `" d="`)
	for _, p := range shape.Outlines {
		s.add(string(appendPath(nil, p, true, digits)))
	}
	s.add("\"/>\n")
}

func (s *svgWriter) item(i scene.Item) {
	a := i.Common()
	address, linked := link(a.Link)
	if linked = linked && !s.linkless; linked {
		s.add(`<a xlink:href="`, escaped(address), `" target="_blank">`)
	}
	switch i := i.(type) {
	case scene.Polygon:
		if len(i.Points) >= 3 {
			s.polygon(i)
		}
	case scene.Polyline:
		if len(i.Points) >= 2 && i.Pen.Width > 0 {
			s.add(`<path d="`, svgPath(i.Points, false), `"`)
			if i.Pen.Dash == [2]geom.MM{} {
				s.add(` stroke-linecap="round" stroke-linejoin="round"`)
			}
			s.pen(i.Pen, a)
			s.add(s.clip(a), "/>\n")
		}
	case scene.Text:
		s.text(i)
	case scene.Image:
		s.image(i)
	case scene.Symbol:
		if i.Shape != nil && i.Shape.Grid > 0 {
			s.add(s.clipped(a, `<use xlink:href="#`+s.prefix+`s`+strconv.Itoa(s.shapes[i.Shape])+`" transform="translate(`+num(i.At.X)+" "+num(i.At.Y)+
				") scale("+decimals(i.Size/i.Shape.Grid, 5)+`)" fill="`+i.Color.String()+`"`+opacity("fill-opacity", a.Alpha)+"/>"), "\n")
		}
	default:
		panic(unknownItem(i))
	}
	if linked {
		s.add("</a>\n")
	}
}

func (s *svgWriter) polygon(p scene.Polygon) {
	if r, ok := p.Points.Upright(); ok && p.Pen.Dash == [2]geom.MM{} {
		s.add(svgRect(r))
	} else {
		s.add(`<path d="`, svgPath(p.Points, true), `"`)
	}
	if p.Fill != nil {
		s.add(` fill="`, p.Fill.String(), `"`, opacity("fill-opacity", p.Alpha))
	}
	if p.Pen.Width > 0 {
		s.pen(p.Pen, p.Attrs)
	}
	s.add(s.clip(p.Attrs), "/>\n")
}

func (s *svgWriter) pen(p scene.Pen, a scene.Attrs) {
	s.add(` stroke="`, p.Color.String(), `" stroke-width="`, num(p.Width), `"`, opacity("stroke-opacity", a.Alpha))
	if p.Dash[0] > 0 && p.Dash[1] > 0 {
		s.add(` stroke-dasharray="`, num(p.Dash[0]), " ", num(p.Dash[1]), `"`)
	}
}

func (s *svgWriter) image(i scene.Image) {
	if s.images == nil || i.Rect.Empty() {
		return
	}
	b, ok := s.images(i.Hash)
	if !ok {
		return
	}
	kind, ok := pictureKind(b)
	if !ok {
		return
	}
	s.add(`<image x="`, num(i.Rect.X), `" y="`, num(i.Rect.Y), `" width="`, num(i.Rect.W), `" height="`, num(i.Rect.H),
		`" preserveAspectRatio="none"`, opacity("opacity", i.Alpha), s.clip(i.Attrs),
		` xlink:href="data:image/`, kind, ";base64,", base64.StdEncoding.EncodeToString(b), `">`)
	s.add("<title>", escaped(i.Alt), "</title></image>\n")
}

// clip returns the attribute that clips an element which is not transformed.
func (s *svgWriter) clip(a scene.Attrs) string {
	if a.Clip == nil {
		return ""
	}
	return ` clip-path="url(#` + s.prefix + `c` + strconv.Itoa(s.clips[*a.Clip]) + `)"`
}

// clipped returns a transformed element within a group that clips it on the page.
func (s *svgWriter) clipped(a scene.Attrs, element string) string {
	if a.Clip == nil {
		return element
	}
	return "<g" + s.clip(a) + ">" + element + "</g>"
}

func svgRect(r geom.Rect) string {
	return `<rect x="` + num(r.X) + `" y="` + num(r.Y) + `" width="` + num(r.W) + `" height="` + num(r.H) + `"`
}

// svgPath writes a line in hundredths of a millimetre, which is half of what a printer of 1200 dpi
// can place. Steps are relative, since those are short; they are taken between rounded places, so
// that rounding does not add up.
func svgPath(pts []geom.Pt, closed bool) string {
	return string(appendPath(nil, pts, closed, 2))
}

func appendPath(b []byte, pts []geom.Pt, closed bool, digits int) []byte {
	unit := math.Pow10(digits)
	lastX, lastY, moved := 0.0, 0.0, false
	for i, p := range pts {
		x, y := math.Round(p.X*unit), math.Round(p.Y*unit)
		switch {
		case i == 0:
			b = append(b, 'M')
		case x == lastX && y == lastY:
			continue
		case !moved:
			b = append(b, 'l')
		}
		b = appendStep(b, (x-lastX)/unit, digits, moved)
		b = appendStep(b, (y-lastY)/unit, digits, true)
		lastX, lastY, moved = x, y, i > 0
	}
	if closed {
		b = append(b, 'z')
	}
	return b
}

// appendStep appends a number in a path: no zero before the point, and a space before it only
// where it would run into the one before.
func appendStep(b []byte, v float64, digits int, follows bool) []byte {
	n := decimals(v, digits)
	sign := strings.HasPrefix(n, "-")
	n = strings.TrimPrefix(n, "-")
	if len(n) > 1 {
		n = strings.TrimPrefix(n, "0")
	}
	switch {
	case sign:
		b = append(b, '-')
	case follows:
		b = append(b, ' ')
	}
	return append(b, n...)
}

func opacity(attribute string, alpha uint8) string {
	if alpha == 0 {
		return ""
	}
	return " " + attribute + `="` + num(1-float64(alpha)/255) + `"`
}

// described returns what a page shows: what somebody has said of it, else its words.
func described(page scene.Scene, alt string) string {
	if alt != "" {
		return alt
	}
	return spoken(page)
}

// spoken returns the words of a page in drawing order, a line each, for the description.
func spoken(page scene.Scene) string {
	const most = 20000 // bytes; nobody listens to more
	var b strings.Builder
	for _, i := range page.Items {
		var words string
		switch i := i.(type) {
		case scene.Text:
			words = strings.TrimSpace(i.Plain)
		case scene.Image:
			words = i.Alt
		default: // shapes say nothing
		}
		if words == "" {
			continue
		}
		if b.Len()+len(words) > most {
			b.WriteString("\n…")
			break
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(words)
	}
	return b.String()
}

// escaped returns s as XML: what has a meaning there is written as a reference, and what XML does
// not allow at all, such as most control characters, becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\'':
			b.WriteString("&#39;")
		case r == '\t', r == '\n', r >= ' ' && r <= 0xd7ff, r >= 0xe000 && r <= 0xfffd, r >= 0x10000:
			b.WriteRune(r)
		default:
			b.WriteRune('\ufffd')
		}
	}
	return b.String()
}

// num writes a length in mm to a thousandth.
func num(v float64) string { return decimals(v, 3) }

func decimals(v float64, digits int) string { return string(appendNum(nil, v, digits)) }

// appendNum appends v rounded, without zeros at its end. What is not a number is 0.
func appendNum(b []byte, v float64, digits int) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, '0')
	}
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', digits, 64)
	if digits > 0 {
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if b[len(b)-1] == '.' {
			b = b[:len(b)-1]
		}
	}
	if string(b[start:]) == "-0" {
		b = append(b[:start], '0')
	}
	return b
}
