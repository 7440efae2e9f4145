package imposition

import (
	"slices"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Labels are the words on the sheets of a poster.
type Labels struct {
	Sheet string // beside the name of a sheet: what it belongs to, how it is printed
	Glue  string // on the flaps
}

// Sheet is one sheet of paper of a poster.
type Sheet struct {
	Name     string // "B3": row and column
	Col, Row int    // from 0
	Scene    scene.Scene
}

// Poster cuts a page into the sheets of a grid. The page fills the poster, or is centered on it where it
// has another shape. Sheets on which nothing would be seen are left out.
func Poster(page scene.Scene, g Grid, l Labels) []Sheet {
	whole := fitted(page, g.Poster)
	var out []Sheet
	for row := range g.Rows {
		for col := range g.Cols {
			if len(whole.Cut(g.Seen(col, row), geom.Pt{}).Items) == 0 {
				continue
			}
			t := tile{grid: g, col: col, row: row, labels: l}
			t.scene = scene.Scene{Size: g.Paper, Title: page.Title, Author: page.Author, Language: page.Language, Credits: page.Credits}
			t.picture(whole)
			t.flaps()
			t.cuts()
			t.crosses()
			t.tell()
			out = append(out, Sheet{Name: Name(col, row), Col: col, Row: row, Scene: t.scene})
		}
	}
	return out
}

// fitted returns a page as large as a poster.
func fitted(page scene.Scene, poster geom.Size) scene.Scene {
	k := min(poster.W/page.Size.W, poster.H/page.Size.H)
	out := page.Placed(k, geom.Pt{X: (poster.W - k*page.Size.W) / 2, Y: (poster.H - k*page.Size.H) / 2})
	out.Size = poster
	return out
}

// tile is a sheet while it is drawn.
type tile struct {
	grid     Grid
	col, row int
	labels   Labels
	paper
}

// The signs around the picture: fine and gray, so that what is not cut away does not disturb.
var (
	cutPen   = scene.Pen{Width: 0.15, Color: layout.Pale, Dash: [2]geom.MM{2, 1}}
	crossPen = scene.Pen{Width: 0.12, Color: layout.Secondary}
	gluePen  = scene.Pen{Width: 0.15, Color: layout.Hairline}
)

const (
	crossArm  geom.MM = 2.5
	glueEvery geom.MM = 4
	nameSize  geom.MM = 4.2
	tellSize  geom.MM = 2.4
	leastTell geom.MM = 1.6
)

// on returns where a point of the poster is on the sheet.
func (t *tile) on(x, y geom.MM) geom.Pt {
	part := t.grid.Part(t.col, t.row)
	return geom.Pt{X: t.grid.Margin + x - part.X, Y: t.grid.Margin + y - part.Y}
}

func (t *tile) box(r geom.Rect) geom.Rect {
	at := t.on(r.X, r.Y)
	return geom.R(at.X, at.Y, r.W, r.H)
}

// picture draws the part of the poster, flaps included, and nothing beyond.
func (t *tile) picture(whole scene.Scene) {
	part := t.grid.Part(t.col, t.row)
	t.add(whole.Cut(part, t.on(part.X, part.Y)).Items...)
}

// flaps shows where glue comes, over the picture that goes on under the next sheet.
func (t *tile) flaps() {
	part, seen := t.grid.Part(t.col, t.row), t.grid.Seen(t.col, t.row)
	if seen.Right() < part.Right() {
		t.flap(geom.R(seen.Right(), part.Y, part.Right()-seen.Right(), part.H))
	}
	if seen.Bottom() < part.Bottom() {
		t.flap(geom.R(part.X, seen.Bottom(), seen.W, part.Bottom()-seen.Bottom()))
	}
}

func (t *tile) flap(of geom.Rect) {
	r := t.box(of)
	paper := layout.Paper
	const pale = 80 // of 255: the picture shines through
	t.add(scene.Polygon{Attrs: scene.Attrs{Alpha: pale}, Points: r.Polygon(), Fill: &paper})
	for d := glueEvery; d < r.W+r.H; d += glueEvery {
		a, b := geom.Pt{X: r.X + d, Y: r.Y}, geom.Pt{X: r.X, Y: r.Y + d}
		if d > r.W {
			a = geom.Pt{X: r.Right(), Y: r.Y + d - r.W}
		}
		if d > r.H {
			b = geom.Pt{X: r.X + d - r.H, Y: r.Bottom()}
		}
		t.line(gluePen, a, b)
	}
}

// cuts draws where the sheet is cut: at its left and its upper edge, where it lies over a flap.
func (t *tile) cuts() {
	r := t.box(t.grid.Part(t.col, t.row))
	if t.col > 0 {
		t.line(cutPen, geom.Pt{X: r.X, Y: r.Y}, geom.Pt{X: r.X, Y: r.Bottom()})
	}
	if t.row > 0 {
		t.line(cutPen, geom.Pt{X: r.X, Y: r.Y}, geom.Pt{X: r.Right(), Y: r.Y})
	}
}

// seams returns where the next sheet begins, before and behind, in lengths of the poster.
func seams(at, all int, from, to geom.MM) []geom.MM {
	var out []geom.MM
	if at > 0 {
		out = append(out, from)
	}
	if at < all-1 {
		out = append(out, to)
	}
	return out
}

// crosses draws the points that meet when two sheets are laid over each other: the same of the poster on
// both, on each seam at its ends and where it crosses another.
func (t *tile) crosses() {
	seen := t.grid.Seen(t.col, t.row)
	across := seams(t.col, t.grid.Cols, seen.X, seen.Right())
	down := seams(t.row, t.grid.Rows, seen.Y, seen.Bottom())
	for _, x := range across {
		for _, y := range []geom.MM{seen.Y, seen.Bottom()} {
			t.cross(x, y)
		}
	}
	for _, y := range down {
		for _, x := range []geom.MM{seen.X, seen.Right()} {
			if len(across) == 0 || x != across[0] && x != across[len(across)-1] { // else it is there
				t.cross(x, y)
			}
		}
	}
}

func (t *tile) cross(x, y geom.MM) {
	at := t.on(x, y)
	t.line(crossPen, geom.Pt{X: at.X - crossArm, Y: at.Y}, geom.Pt{X: at.X + crossArm, Y: at.Y})
	t.line(crossPen, geom.Pt{X: at.X, Y: at.Y - crossArm}, geom.Pt{X: at.X, Y: at.Y + crossArm})
}

// tell writes which sheet it is outside of what is seen of the poster: on a flap, or on paper that the
// poster leaves free. Where there is neither, the assembly page and the order of the sheets say it.
func (t *tile) tell() {
	g := t.grid
	part, seen := g.Part(t.col, t.row), g.Seen(t.col, t.row)
	printed := geom.R(part.X, part.Y, g.Paper.W-2*g.Margin, g.Paper.H-2*g.Margin)
	below := geom.R(part.X, seen.Bottom(), seen.W, printed.Bottom()-seen.Bottom())
	beside := geom.R(seen.Right(), part.Y, printed.Right()-seen.Right(), seen.H)
	const low, narrow = 5, 7
	switch {
	case below.H >= low:
		t.tellBelow(t.box(below))
	case beside.W >= narrow:
		t.tellBeside(t.box(beside))
	}
}

func (t *tile) tellBelow(r geom.Rect) {
	h := min(r.H, UsualOverlap)
	const inset = 3
	name := t.words(text.Bold, min(nameSize, 0.6*h), layout.Ink, geom.Pt{X: r.X + inset, Y: r.Y + h/2 + 0.2*nameSize}, Name(t.col, t.row))
	x := r.X + inset + name + 1.5
	t.up(geom.Pt{X: x + 1, Y: r.Y + h/2}, 0.3*h)
	x += 4.5
	plan := t.plan(geom.Pt{X: r.Right() - inset, Y: r.Y + 0.1*h}, 0.8*h, true)
	said := t.labels.Sheet
	if t.row < t.grid.Rows-1 && t.labels.Glue != "" {
		said += " · " + t.labels.Glue
	}
	room := plan.X - 3 - x
	size := tellSize
	if w := text.Width(text.Regular, size, said); w > room {
		size = max(leastTell, size*room/w*0.999)
	}
	if text.Width(text.Regular, size, said) <= room {
		t.words(text.Regular, size, layout.Secondary, geom.Pt{X: x, Y: r.Y + h/2 + 0.36*size}, said)
	}
}

func (t *tile) tellBeside(r geom.Rect) {
	w := min(r.W, UsualOverlap)
	const top = 6
	size := min(nameSize, 0.42*w)
	said := Name(t.col, t.row)
	t.words(text.Bold, size, layout.Ink, geom.Pt{X: r.X + (w-text.Width(text.Bold, size, said))/2, Y: r.Y + top + size}, said)
	t.up(geom.Pt{X: r.X + w/2, Y: r.Y + top + 2.2*size}, 0.3*w)
	t.plan(geom.Pt{X: r.X + 0.1*w, Y: r.Y + top + 3.2*size}, 0.8*w, false)
}

// up draws an arrow that points to the upper edge of the poster.
func (t *tile) up(at geom.Pt, long geom.MM) {
	pen := scene.Pen{Width: 0.3, Color: layout.Ink}
	tip := geom.Pt{X: at.X, Y: at.Y - long/2}
	t.line(pen, geom.Pt{X: at.X, Y: at.Y + long/2}, tip)
	t.add(scene.Polyline{Points: []geom.Pt{{X: tip.X - 0.35*long, Y: tip.Y + 0.4*long}, tip, {X: tip.X + 0.35*long, Y: tip.Y + 0.4*long}}, Pen: pen})
}

// plan draws the sheets of the poster small, this one dark, and returns where. It is as high as is said and
// ends at its upper right corner, or is as wide and begins at its upper left one.
func (t *tile) plan(at geom.Pt, long geom.MM, high bool) geom.Rect {
	g := t.grid
	k := long / g.Poster.W
	if high {
		k = long / g.Poster.H
		at.X -= k * g.Poster.W
	}
	for row := range g.Rows {
		for col := range g.Cols {
			r := g.Seen(col, row)
			p := scene.Polygon{Points: geom.R(at.X+k*r.X, at.Y+k*r.Y, k*r.W, k*r.H).Polygon(), Pen: scene.Pen{Width: 0.15, Color: layout.Secondary}}
			ground := layout.Paper
			if col == t.col && row == t.row {
				ground = layout.Ink
			}
			p.Fill = &ground
			t.add(p)
		}
	}
	return geom.R(at.X, at.Y, k*g.Poster.W, k*g.Poster.H)
}

// Overview returns a page with the sheets of a grid drawn over it, each with its name; those that are left
// out are crossed out.
func Overview(page scene.Scene, g Grid, printed []Sheet) scene.Scene {
	out := fitted(page, g.Poster)
	out.Items = append([]scene.Item(nil), out.Items...)
	unit := min(g.Seen(0, 0).W, g.Seen(0, 0).H)
	pen := scene.Pen{Width: unit / 80, Color: layout.Warning}
	left := leftOut(g, printed)
	for row := range g.Rows {
		for col := range g.Cols {
			r, name := g.Seen(col, row), Name(col, row)
			out.Items = append(out.Items, scene.Polygon{Points: r.Polygon(), Pen: pen})
			if slices.Contains(left, name) {
				out.Items = append(out.Items,
					scene.Polyline{Points: []geom.Pt{r.Min(), {X: r.Right(), Y: r.Bottom()}}, Pen: pen},
					scene.Polyline{Points: []geom.Pt{{X: r.Right(), Y: r.Y}, {X: r.X, Y: r.Bottom()}}, Pen: pen})
			}
			size := unit / 6
			l := text.Set(text.Bold, size, 0, name).Text
			l.At, l.Color, l.Role = geom.Pt{X: r.X + r.W/2 - l.Width/2, Y: r.Y + r.H/2 + 0.36*size}, layout.Warning, "sheet"
			paper := layout.Paper
			pad := 0.25 * size
			out.Items = append(out.Items, scene.Polygon{
				Attrs: scene.Attrs{Alpha: 40}, Points: geom.R(l.At.X-pad, l.At.Y-0.75*size-pad, l.Width+2*pad, 0.75*size+2*pad).Round(pad), Fill: &paper,
			}, l)
		}
	}
	return out
}

// leftOut lists the names of sheets that a grid has and that are not printed, as nothing is seen on them.
func leftOut(g Grid, printed []Sheet) []string {
	there := map[string]bool{}
	for _, s := range printed {
		there[s.Name] = true
	}
	var out []string
	for row := range g.Rows {
		for col := range g.Cols {
			if name := Name(col, row); !there[name] {
				out = append(out, name)
			}
		}
	}
	return out
}
