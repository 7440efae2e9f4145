package layout

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// Shape is a page layout that every tool has beside its own, for pictures that go into other documents. It
// is made from that for a projector, with type of the same size, and is as wide at least: titles and figures have
// the room that they were set in, and what is there besides is height.
type Shape struct {
	ID    string
	Page  geom.Size // in mm, for which it is laid out; of the same shape and larger where a layout is wider
	Paper geom.Size // on which it is shown, in mm; zero where the picture has no size of its own
}

// The shapes: a square, and a sheet of paper across.
var pictureShapes = []Shape{
	{ID: "square", Page: geom.Size{W: 160, H: 160}},
	{ID: "a4", Page: geom.Size{W: 200, H: 200 * 210.0 / 297}, Paper: geom.Size{W: 297, H: 210}},
}

// ShapeOf returns the shape with an id, where a template has no layout of its own that is called so.
func ShapeOf(t *canvas.Template, id string) (Shape, bool) {
	i := slices.IndexFunc(pictureShapes, func(s Shape) bool { return s.ID == id })
	if i < 0 || t.HasLayout(id) {
		return Shape{}, false
	}
	return pictureShapes[i], true
}

// over returns how large the page is: where a template has no layout for a projector, its first is as wide.
func (s Shape) over(base canvas.Layout) geom.Size {
	k := max(1, base.Page[0]/s.Page.W)
	return geom.Size{W: k * s.Page.W, H: k * s.Page.H}
}

// LayoutIDs returns the ids of all layouts that a sheet of a template can be asked for: its own, and the
// shapes.
func LayoutIDs(t *canvas.Template) []string {
	var out []string
	for _, l := range t.Layouts {
		out = append(out, l.ID)
	}
	for _, s := range pictureShapes {
		if !slices.Contains(out, s.ID) {
			out = append(out, s.ID)
		}
	}
	return out
}

// SectionsOn returns the sections that a layout shows, by its id, in the order of the template.
func SectionsOn(t *canvas.Template, id string) []canvas.SectionID {
	l, _ := chosenLayout(t, Options{Layout: id})
	var out []canvas.SectionID
	for _, s := range t.Sections {
		if _, ok := l.Place(s.ID); ok {
			out = append(out, s.ID)
		}
	}
	return out
}

// chosenLayout returns the page layout that is asked for, with its frame. With sections, the page holds them
// alone, and they take the room of those that are left out.
func chosenLayout(t *canvas.Template, o Options) (canvas.Layout, pageFrame) {
	shape, made := ShapeOf(t, o.Layout)
	base := t.Layout(o.Layout)
	if made {
		base = t.Layout(canvas.WideLayout)
	}
	var places []canvas.Place
	for _, p := range base.Places {
		if slices.Contains(o.Sections, p.Section) {
			places = append(places, p)
		}
	}
	some := len(places) > 0 && len(places) < len(base.Places)
	if !made && !some {
		return base, frameOf(base, false)
	}
	l := base
	if some {
		l.Places = places
		l.Ornaments = slices.DeleteFunc(slices.Clone(base.Ornaments), func(x canvas.Ornament) bool { return !x.Repeat })
	}
	page := geom.Size{W: base.Page[0], H: base.Page[1]}
	if made {
		l.ID, page = shape.ID, shape.over(base)
	}
	frame := frameOf(base, true)
	x, y := gaugesOf(l, frame)
	wide, high := gaugesOf(base, frame)
	left, right := wide.reach()
	top, bottom := high.reach()
	if !some { // what is not used between what is there stays as it is
		x.use(left, right)
		y.use(top, bottom)
	}
	x.fit(left, page.W-base.Page[0]+right)
	y.fit(top, page.H-base.Page[1]+bottom)
	return refit(l, page, x, y), frame
}

// gaugesOf returns what a page layout uses, across and down.
func gaugesOf(l canvas.Layout, frame pageFrame) (x, y *gauge) {
	x, y = &gauge{gap: frame.margin / 3}, &gauge{gap: frame.margin / 3}
	for _, p := range l.Places {
		box := p.Outline.Shape().Bounds()
		if !p.Repeat {
			x.use(box.X, box.Right())
		}
		y.use(box.Y, box.Bottom())
	}
	for _, o := range l.Ornaments {
		if r := o.Rect; r != nil {
			if !o.Repeat {
				x.use(r[0], r[0]+r[2])
			}
			y.use(r[1], r[1]+r[3])
		}
		for _, p := range o.Points {
			if !o.Repeat { // it lies beside or between what is used, and goes with that
				continue
			}
			y.use(p[1], p[1])
			if o.Kind != canvas.OrnamentLine && o.Kind != canvas.OrnamentArrow { // a text stands on it
				y.keep(p[1]-frame.period, p[1])
			}
		}
	}
	if l.Columns != nil {
		x.use(l.Columns.X, l.Columns.X+l.Columns.W)
	}
	return x, y
}

// refit takes what is on a page layout to another page. The margins of sections stay, for type does.
func refit(l canvas.Layout, page geom.Size, x, y *gauge) canvas.Layout {
	out := l
	out.Page = [2]geom.MM{page.W, page.H}
	if l.Columns != nil {
		c := *l.Columns
		c.X, c.W = x.at(l.Columns.X), x.at(l.Columns.X+l.Columns.W)-x.at(l.Columns.X)
		out.Columns = &c
	}
	out.Places = make([]canvas.Place, len(l.Places))
	for i, p := range l.Places {
		across := x.at
		if p.Repeat {
			across = same // in the nominal column, which Columns stretches
		}
		out.Places[i] = refitPlace(p, across, y.at)
	}
	out.Ornaments = make([]canvas.Ornament, len(l.Ornaments))
	for i, o := range l.Ornaments {
		across := x.at
		if o.Repeat {
			across = same
		}
		out.Ornaments[i] = refitOrnament(o, across, y.at)
	}
	return out
}

func same(v geom.MM) geom.MM { return v }

// refitPlace moves a place. What lies in it keeps its distance from the outline.
func refitPlace(p canvas.Place, x, y func(geom.MM) geom.MM) canvas.Place {
	before, content := p.Outline.Shape().Bounds(), p.ContentRect()
	p.Outline = refitOutline(p.Outline, x, y)
	after := p.Outline.Shape().Bounds()
	if p.Outline.Rect == nil { // its margins are how far it reaches into the corners
		left, top := x(content.X), y(content.Y)
		p.Content = [4]geom.MM{left, top, x(content.Right()) - left, y(content.Bottom()) - top}
		return p
	}
	left, right := content.X-before.X, before.Right()-content.Right()
	top, bottom := content.Y-before.Y, before.Bottom()-content.Bottom()
	p.Content = [4]geom.MM{after.X + left, after.Y + top, after.W - left - right, after.H - top - bottom}
	return p
}

func refitOutline(o canvas.Outline, x, y func(geom.MM) geom.MM) canvas.Outline {
	switch {
	case o.Rect != nil:
		o.Rect = refitRect(*o.Rect, x, y)
	case o.Circle != nil:
		c := *o.Circle
		r := min(x(c[0]+c[2])-x(c[0]-c[2]), y(c[1]+c[2])-y(c[1]-c[2])) / 2
		o.Circle = &[3]geom.MM{x(c[0]), y(c[1]), r}
	default:
		o.Polygon = refitPoints(o.Polygon, x, y)
	}
	return o
}

func refitOrnament(o canvas.Ornament, x, y func(geom.MM) geom.MM) canvas.Ornament {
	o.Points = refitPoints(o.Points, x, y)
	if o.Rect != nil {
		o.Rect = refitRect(*o.Rect, x, y)
	}
	return o
}

func refitRect(r [4]geom.MM, x, y func(geom.MM) geom.MM) *[4]geom.MM {
	return &[4]geom.MM{x(r[0]), y(r[1]), x(r[0]+r[2]) - x(r[0]), y(r[1]+r[3]) - y(r[1])}
}

func refitPoints(points [][2]geom.MM, x, y func(geom.MM) geom.MM) [][2]geom.MM {
	out := make([][2]geom.MM, len(points))
	for i, p := range points {
		out[i] = [2]geom.MM{x(p[0]), y(p[1])}
	}
	return out
}
