package printing

import (
	"fmt"
	"math"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export"
)

// sheet prints a sheet, each of its pages.
func (m *maker) sheet(id canvas.RecordID) error {
	w := m.w
	if m.job.Blank {
		w = Blank(w)
	}
	options := m.job.Options
	switch {
	case m.job.Codes && m.added[id]:
		options.Codes = layout.ToolCodes
	case m.job.Codes:
		options.Codes = layout.SheetCodes
	}
	made, err := export.Request{Sheet: id, Options: options}.Make(w)
	if err != nil {
		return err
	}
	for _, p := range made.Problems {
		m.out.Problems = append(m.out.Problems, Problem{id, p})
	}
	s, _ := canvas.Get[canvas.Sheet](w, id)
	credits := w.Template(s).Credits(m.job.Options.Language)
	for i, page := range made.Pages {
		part := Part{Sheet: id, Title: m.title(s), Name: export.PaperTitle(m.job.Paper.Size)}
		if m.job.Paper.On == "" {
			out, scale, err := m.job.Paper.whole(page)
			if err != nil {
				return err
			}
			part.Size, part.Scale, part.Parts = out.Size, scale, 1
			part.Rooms = m.rooms(s, page, scale*math.Min(out.Size.W/page.Size.W, out.Size.H/page.Size.H), i)
			m.add(part, []scene.Scene{bled(out, m.job.Paper.Bleed)}, made.Alt[i])
			continue
		}
		if err := m.poster(part, page, credits, func(scale float64) []Room { return m.rooms(s, page, scale, i) }); err != nil {
			return err
		}
	}
	return nil
}

// title returns what a sheet is called: its own title, or that of its tool in short.
func (m *maker) title(s canvas.Sheet) string {
	if t := m.w.Template(s); s.Title == "" && t != nil {
		return t.Short.In(m.job.Options.Language)
	}
	return s.Title
}

// rooms returns the sections of the first page of a sheet.
func (m *maker) rooms(s canvas.Sheet, page scene.Scene, scale float64, n int) []Room {
	if n > 0 {
		return nil
	}
	return rooms(page, m.w.Template(s), scale, m.job.Options.Language)
}

// sizes returns how large a page becomes, turned as it shall lie.
func (p Paper) sizes(page geom.Size) (geom.Size, error) {
	size := page
	if p.Size != "" {
		found, ok := export.PaperSize(p.Size)
		if !ok {
			return size, fmt.Errorf("%w: %q", ErrPaper, p.Size)
		}
		size = found
	}
	lying := page.W >= page.H
	if p.Turn != AsDesigned {
		lying = p.Turn == Lying
	}
	if lying != (size.W >= size.H) {
		size.W, size.H = size.H, size.W
	}
	return size, nil
}

// whole returns a page on one piece of paper: as large as it gets there, in the middle, with all that is on it
// where the printer prints; and how large that is against the largest, to 1.
func (p Paper) whole(page scene.Scene) (scene.Scene, float64, error) {
	size, err := p.sizes(page.Size)
	if err != nil {
		return page, 0, err
	}
	most := math.Min(size.W/page.Size.W, size.H/page.Size.H)
	k := most
	if p.Scale > 0 && p.Scale < 1 {
		k *= p.Scale
	}
	if room := inked(page); !room.Empty() {
		// What is on the page keeps its place to the middle, so the nearest edge decides.
		x := math.Max(page.Size.W/2-room.X, room.Right()-page.Size.W/2)
		y := math.Max(page.Size.H/2-room.Y, room.Bottom()-page.Size.H/2)
		k = math.Min(k, math.Min((size.W/2-p.Margin)/x, (size.H/2-p.Margin)/y))
	}
	if k <= 0 {
		return page, 0, imposition.ErrRoom
	}
	if k == 1 && size == page.Size {
		return page, 1, nil
	}
	out := page.Placed(k, geom.Pt{X: (size.W - k*page.Size.W) / 2, Y: (size.H - k*page.Size.H) / 2})
	out.Size = size
	return out, k / most, nil
}

// bled returns a page that goes on beyond the cut on all sides, and says where it is cut. What reaches an edge goes
// on; nothing else does.
func bled(page scene.Scene, by geom.MM) scene.Scene {
	if !(by > 0) {
		return page
	}
	size := page.Size
	out := page.Placed(1, geom.Pt{X: by, Y: by})
	out.Size = geom.Size{W: size.W + 2*by, H: size.H + 2*by}
	out.Trim, out.Bleed = geom.R(by, by, size.W, size.H), geom.R(0, 0, out.Size.W, out.Size.H)
	for i, item := range out.Items {
		p, ok := item.(scene.Polygon)
		if !ok || p.Fill == nil {
			continue
		}
		if r, ok := p.Points.Upright(); ok && p.Pen.Width == 0 && p.Clip == nil {
			p.Points = beyond(r, out.Trim, by).Polygon()
			out.Items[i] = p
		}
	}
	return out
}

// beyond returns a rectangle that is longer by as much on those sides that lie on the cut.
func beyond(r, cut geom.Rect, by geom.MM) geom.Rect {
	const near = 0.01
	left, top, right, low := r.X, r.Y, r.Right(), r.Bottom()
	if left <= cut.X+near {
		left -= by
	}
	if top <= cut.Y+near {
		top -= by
	}
	if right >= cut.Right()-near {
		right += by
	}
	if low >= cut.Bottom()-near {
		low += by
	}
	return geom.R(left, top, right-left, low-top)
}

// inked returns what of a page is not white.
func inked(page scene.Scene) geom.Rect {
	var out geom.Rect
	for _, item := range page.Items {
		b := item.Bounds()
		if x, ok := item.(scene.Text); ok { // the lowest letters reach a quarter of their size below the line
			b.H = min(b.H, x.At.Y+0.25*x.Size-b.Y)
		}
		if x, ok := item.(scene.Symbol); ok { // its square is larger than its outlines
			b = geom.Rect{}
			for _, o := range x.Shape.Outlines {
				b = b.Union(o.Bounds())
			}
			k := x.Size / x.Shape.Grid
			b = geom.R(x.At.X+k*b.X, x.At.Y+k*b.Y, k*b.W, k*b.H)
		}
		if clip := item.Common().Clip; clip != nil {
			b = b.Intersect(*clip)
		}
		out = out.Union(b)
	}
	return out.Intersect(geom.R(0, 0, page.Size.W, page.Size.H))
}

// Grid returns how a page is cut into parts: with as few as fit where the job wants that. The second one is
// that with fewer parts, where there is one, whatever the job wants.
func (p Paper) Grid(page geom.Size) (grid, fewer imposition.Grid, saves bool, err error) {
	size, err := p.sizes(page)
	if err != nil {
		return grid, fewer, false, err
	}
	on, ok := export.PaperSize(p.On)
	if !ok {
		return grid, fewer, false, fmt.Errorf("%w: %q", ErrPaper, p.On)
	}
	grid, err = imposition.Sheets{Poster: size, Paper: on, Margin: p.Margin, Overlap: p.Overlap}.Grid()
	if err != nil {
		return grid, fewer, false, err
	}
	fewer, saves = grid.Fewer()
	if p.Fit && saves {
		grid = fewer
	}
	return grid, fewer, saves, nil
}

// poster prints a page in parts, how they are put together first.
func (m *maker) poster(part Part, page scene.Scene, credits []string, rooms func(scale float64) []Room) error {
	grid, fewer, saves, err := m.job.Paper.Grid(page.Size)
	if err != nil {
		return err
	}
	name := part.Name
	if name == "" {
		name = page.Title
	}
	one := imposition.Print{
		Page: page, Grid: grid, Name: name, Language: m.job.Options.Language, Credits: credits, About: m.about(),
	}
	how, sheets := one.Pages()
	part.Kind, part.Size, part.Scale, part.On, part.Parts = Poster, grid.Poster, grid.Scale, m.job.Paper.On, len(sheets)
	part.Rooms = rooms(math.Min(grid.Poster.W/page.Size.W, grid.Poster.H/page.Size.H))
	if saves {
		part.Fewer, part.To = fewer.Count(), fewer.Scale
	}
	m.add(part, append(how, sheets...))
	return nil
}
