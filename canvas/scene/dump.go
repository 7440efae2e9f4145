package scene

import (
	"fmt"
	"strconv"
	"strings"

	"clustercanvas/canvas/geom"
)

// Dump returns s as text for golden files and for bug reports: the page, then a line for every
// area, every item in drawing order, and every problem. Lengths are in mm, rounded to 0.01.
//
//	page  420.00 x 297.00  "Map"  en
//	area  section:public@public  14.00,32.00 190.00x240.00  rect
//	poly  source:q7f2@public  14.00,44.00 62.00x34.00  28 pts  fill #ffffff  pen #2f4b8f 0.35
//	text  source:q7f2@public  16.00,49.10  4.10 bold  31.22 wide  #1b2733  title  "Loyal customers"
func Dump(s Scene) string {
	var b strings.Builder
	line := func(parts ...string) {
		for i, p := range parts {
			if i > 0 && p != "" {
				b.WriteString("  ")
			}
			b.WriteString(p)
		}
		b.WriteByte('\n')
	}
	turned := ""
	if s.Turned {
		turned = "turned"
	}
	line("page", mm(s.Size.W)+" x "+mm(s.Size.H), quoted(s.Title), s.Language, turned)
	for _, a := range s.Areas {
		line("area", a.Ref.String(), outlineText(a.Outline), "content "+rectText(a.Content))
	}
	for _, i := range s.Items {
		kind, what := itemText(i)
		a := i.Common()
		line(kind, a.Ref.String(), what, attrsText(a))
	}
	for _, p := range s.Problems {
		line("problem", p.Ref.String(), p.Kind.String(), quoted(p.Text), count(p.Count))
	}
	return b.String()
}

// String returns the ref as it stands in dumps: kind:id@section/column, a dash for none.
func (r Ref) String() string {
	if r.Kind == RefNone {
		return "-"
	}
	names := [...]string{"none", "section", "source", "note", "segment", "total", "period"}
	out := "ref" + strconv.Itoa(int(r.Kind))
	if int(r.Kind) < len(names) {
		out = names[r.Kind]
	}
	out += ":" + r.ID
	if r.Section != "" && (r.Kind != RefSection || r.Section != r.ID) {
		out += "@" + r.Section
	}
	if r.Column != "" {
		out += "/" + r.Column
	}
	return out
}

// String returns the kind as it stands in dumps.
func (k ProblemKind) String() string {
	names := [...]string{"missing glyph", "overflow", "no section"}
	if int(k) < len(names) {
		return names[k]
	}
	return "problem " + strconv.Itoa(int(k))
}

// String returns the color in hexadecimal digits, #rrggbb, as SVG and CSS write it.
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func itemText(i Item) (kind, what string) {
	switch i := i.(type) {
	case Polygon:
		what = outlineText(i.Points)
		if i.Fill != nil {
			what += "  fill " + i.Fill.String()
		}
		return "poly", what + penText(i.Pen)
	case Polyline:
		return "line", pointsText(i.Points) + penText(i.Pen)
	case Text:
		return "text", fmt.Sprintf("%s,%s  %s %s  %s wide  %s%s  %s", mm(i.At.X), mm(i.At.Y), mm(i.Size),
			facesText(i.Runs), mm(i.Width), i.Color, before("  ", i.Role), quoted(i.Plain))
	case Image:
		return "image", rectText(i.Rect) + "  " + i.Hash + before("  ", quoted(i.Alt))
	case Symbol:
		name := "none"
		if i.Shape != nil {
			name = i.Shape.Name
		}
		return "symbol", fmt.Sprintf("%s,%s  %s %s  %s", mm(i.At.X), mm(i.At.Y), mm(i.Size), name, i.Color)
	}
	panic(fmt.Sprintf("scene: unknown item %T", i))
}

func attrsText(a Attrs) string {
	var parts []string
	if a.Alpha != 0 {
		parts = append(parts, "alpha "+strconv.Itoa(int(a.Alpha)))
	}
	if a.Clip != nil {
		parts = append(parts, "clip "+rectText(*a.Clip))
	}
	if a.Link != "" {
		parts = append(parts, "link "+a.Link)
	}
	return strings.Join(parts, "  ")
}

func outlineText(p geom.Polygon) string {
	if r, ok := p.Upright(); ok {
		return rectText(r) + "  rect"
	}
	return pointsText(p)
}

// pointsText lists few points in full; of many, such as a flattened arc, it tells where they lie.
func pointsText(pts []geom.Pt) string {
	if len(pts) > 4 {
		return fmt.Sprintf("%s  %d pts", rectText(geom.Polygon(pts).Bounds()), len(pts))
	}
	parts := make([]string, len(pts))
	for i, p := range pts {
		parts[i] = mm(p.X) + "," + mm(p.Y)
	}
	return strings.Join(parts, " ")
}

func rectText(r geom.Rect) string {
	return fmt.Sprintf("%s,%s %sx%s", mm(r.X), mm(r.Y), mm(r.W), mm(r.H))
}

func penText(p Pen) string {
	if p.Width == 0 {
		return ""
	}
	out := fmt.Sprintf("  pen %s %s", p.Color, mm(p.Width))
	if p.Dash != [2]geom.MM{} {
		out += " dash " + mm(p.Dash[0]) + "," + mm(p.Dash[1])
	}
	return out
}

// facesText names the faces of a line, each once in a row.
func facesText(runs []Run) string {
	names := [...]string{"regular", "bold", "italic", "bold-italic"} // the order of package text
	var out []string
	for _, r := range runs {
		name := "face" + strconv.Itoa(r.Face)
		switch {
		case r.Face == NoFace:
			name = "outlines"
		case r.Face >= 0 && r.Face < len(names):
			name = names[r.Face]
		}
		if r.Spacing != 0 {
			name += "+" + mm(r.Spacing)
		}
		if len(out) == 0 || out[len(out)-1] != name {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return "no-runs"
	}
	return strings.Join(out, "|")
}

func mm(v geom.MM) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	if s == "-0.00" {
		return "0.00"
	}
	return s
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return strconv.Quote(s)
}

func before(sep, s string) string {
	if s == "" {
		return ""
	}
	return sep + s
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
