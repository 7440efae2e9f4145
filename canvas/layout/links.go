package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// linked returns the sheets that stand behind a section: those that have one of the roles that it
// names, each tool once, in the order of the sheets.
func (b *builder) linked(s canvas.Section) []canvas.Sheet {
	var out []canvas.Sheet
	have := map[canvas.RecordID]bool{}
	for _, x := range b.w.Sheets() {
		t := b.w.Template(x)
		if x.ID != b.sheet.ID && t != nil && t.Has(s.Links...) && !have[x.Template] {
			have[x.Template] = true
			out = append(out, x)
		}
	}
	return out
}

// linkRoom is how high the labels of links are with the space around them; a section that does not
// leave it below its content has none.
const linkRoom geom.MM = 6

// drawLinks names the sheets behind a section on small labels at the foot of its outline; a click on
// one opens it.
func (a *area) drawLinks(p *page) {
	if len(a.section.Links) == 0 || a.outline.Bounds().Bottom()-a.content.Bottom() < linkRoom {
		return
	}
	f := face{size: 2.8, color: Ink, role: "link"}
	x, y := a.content.X, a.outline.Bounds().Bottom()-linkRoom
	for _, s := range a.b.linked(a.section) {
		name := s.Title
		if name == "" {
			name = a.b.w.Template(s).Short.In(a.b.language)
		}
		const arrow = 4.4
		w := text.Width(f.style, f.size, name) + 4 + arrow
		if x+w > a.outline.Bounds().Right() {
			return // the first ones are what most people look for
		}
		p.as(scene.Ref{Kind: scene.RefSheet, ID: string(s.ID)}, func() {
			p.fill(geom.R(x, y, w, 4.8).Round(2.3), Paper, scene.Pen{Width: 0.25, Color: Pale})
			pen := scene.Pen{Width: 0.3, Color: Secondary}
			p.line(pen, geom.Pt{X: x + 2.2, Y: y + 2.4}, geom.Pt{X: x + 5, Y: y + 2.4})
			p.line(pen, geom.Pt{X: x + 4, Y: y + 1.5}, geom.Pt{X: x + 5, Y: y + 2.4}, geom.Pt{X: x + 4, Y: y + 3.3})
			p.text(f, geom.Pt{X: x + 2 + arrow, Y: y + 3.4}, canvas.AlignStart, name)
		})
		x += w + 2
	}
}
