package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// pile gives the areas of each pile their heights: what each needs, at the loosest style of lines
// at which all piles of the sheet have room, so that both sides of a table are set alike. What is
// left goes to the notes of the last area that has no lines.
func (b *builder) pile(areas []*area) {
	piles := map[string][]*area{}
	var names []string
	for _, a := range areas {
		if a.place.Pile == "" {
			continue
		}
		if piles[a.place.Pile] == nil {
			names = append(names, a.place.Pile)
		}
		piles[a.place.Pile] = append(piles[a.place.Pile], a)
	}
	if len(names) == 0 {
		return
	}
	styles := b.frame.scale.lines
	style := styles[len(styles)-1]
	found := false
	for _, prompts := range []bool{true, false} { // lines to fill in give way before type gets small
		for i, s := range styles {
			if prompts && i > 4 {
				break
			}
			fits := true
			for _, name := range names {
				fits = fits && pileHeight(piles[name], s, prompts) <= pileRoom(piles[name])+1e-6
			}
			if fits {
				style, found = s, true
				break
			}
		}
		if found && prompts {
			break
		}
		if !prompts {
			for _, name := range names {
				for _, a := range piles[name] {
					a.lines = withoutPrompts(a.lines)
				}
			}
		}
		if found {
			break
		}
	}
	for _, name := range names {
		spread(piles[name], style)
	}
}

func withoutPrompts(lines []*lineThing) []*lineThing {
	var out []*lineThing
	for _, l := range lines {
		if l.kind != lineToFill {
			out = append(out, l)
		}
	}
	return out
}

// pileRoom returns how high the places of a pile are together, as the template has them.
func pileRoom(pile []*area) geom.MM {
	return pile[len(pile)-1].outline.Bounds().Bottom() - pile[0].outline.Bounds().Y
}

// frame returns how much higher than its content an area is, above and below.
func (a *area) frame() (above, below geom.MM) {
	box := a.outline.Bounds()
	return a.content.Y - box.Y, box.Bottom() - a.content.Bottom()
}

// needs returns how high an area is at a style; one that is not of lines needs room for a row of
// notes, if it has any.
func (a *area) needs(s lineStyle, prompts bool) geom.MM {
	above, below := a.frame()
	if a.place.Flow != canvas.FlowLines {
		if len(a.notes) == 0 {
			return above + below + 8
		}
		return above + below + 14
	}
	lines := a.lines
	if !prompts {
		lines = withoutPrompts(lines)
	}
	n := len(lines)
	if n == 0 && a.section.Takes(canvas.AcceptSources) {
		n = 1 // an empty table keeps a row, to drop into
	}
	h := above + below + geom.MM(n)*s.pitch
	if len(a.notes) > 0 {
		h += noteGap + 14
	}
	return h
}

func pileHeight(pile []*area, s lineStyle, prompts bool) geom.MM {
	h := geom.MM(len(pile)-1) * pile[0].b.frame.pileGap
	for _, a := range pile {
		h += a.needs(s, prompts)
	}
	return h
}

// spread lays the areas of a pile one under another, all of one style.
func spread(pile []*area, s lineStyle) {
	room := pileRoom(pile)
	heights := make([]geom.MM, len(pile))
	need := geom.MM(len(pile)-1) * pile[0].b.frame.pileGap
	for i, a := range pile {
		heights[i] = a.needs(s, true)
		need += heights[i]
	}
	for need > room+1e-6 { // the highest gives way, line by line; what does not fit goes on to a further page
		high := 0
		for i, h := range heights {
			if h > heights[high] {
				high = i
			}
		}
		heights[high] -= s.pitch
		need -= s.pitch
	}
	y := pile[0].outline.Bounds().Y
	for i, a := range pile {
		above, below := a.frame()
		if i == len(pile)-1 && a.place.Flow != canvas.FlowLines {
			heights[i] += room - need
		}
		box := a.outline.Bounds()
		box.Y, box.H = y, heights[i]
		a.outline = box.Round(a.place.Outline.Round)
		a.content = geom.R(a.content.X, y+above, a.content.W, heights[i]-above-below)
		a.style = &s
		y += heights[i] + pile[0].b.frame.pileGap
	}
}
