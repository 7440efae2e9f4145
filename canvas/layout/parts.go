package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// leastPart is the smallest type of the names of parts.
const leastPart = 1.7

// drawParts heads a section with the parts that the cluster is made of: each with a full mark where
// a note speaks of it, and an empty one where none does.
func (a *area) drawParts(p *page) {
	if !a.section.Parts || a.headLow() {
		return
	}
	said := map[canvas.Part]bool{}
	for _, n := range a.notes {
		said[n.note.Part] = true
	}
	if said[canvas.NoPart] && len(said) == 1 || len(said) == 0 && !a.b.options.Prompts {
		return // nobody tells them apart here
	}
	parts := canvas.PartsOf(a.b.w.Info().Helix)
	f := face{size: 2.4, color: Secondary, role: "part"}
	const mark = 2.2
	gap := geom.MM(2.4)
	width := func() geom.MM {
		w := geom.MM(len(parts)-1) * gap
		for _, x := range parts {
			w += mark + text.Width(f.style, f.size, words.Text(a.b.language, "part-"+string(x)))
		}
		return w
	}
	for gap > 1.2 && width() > a.content.W {
		gap -= 0.2
	}
	for f.size > leastPart && width() > a.content.W {
		f.size -= 0.1
	}
	x, y := a.content.X, a.content.Y-2.5
	for _, part := range parts {
		rating := canvas.RatedNo
		if said[part] {
			rating = canvas.RatedYes
		}
		p.ratingSign(rating, geom.Pt{X: x + 0.8, Y: y - 0.36*f.size}, 0.7)
		x += mark + p.text(f, geom.Pt{X: x + mark, Y: y}, canvas.AlignStart, words.Text(a.b.language, "part-"+string(part))) + gap
	}
}
