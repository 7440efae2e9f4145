package layout

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// levels answers how far away the payers decide: a bar for each level, nearest first.
func (b *builder) levels(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	s := b.sharesOf(period)
	var all []measure
	levels := analysis.Levels(b.w, s)
	slices.SortStableFunc(levels, func(x, y analysis.LevelShare) int { // what has no level comes last
		return cmp.Compare(bit(x.Level == canvas.LevelAny), bit(y.Level == canvas.LevelAny))
	})
	for _, x := range levels {
		if x.Shown == 0 {
			continue
		}
		name := words.Text(b.language, "level-none")
		if x.Level != canvas.LevelAny {
			name = words.Text(b.language, "level-"+string(x.Level))
		}
		all = append(all, measure{name: name, figure: b.approximately(x.Illustrative) + b.percent(x.Shown, s.Places), color: Ink, bar: func(r geom.Rect) {
			p.bead(r, track)
			color := Ink
			if x.Level == canvas.LevelAny {
				color = Pale
			}
			p.bead(portion(r, 0, x.Shown, s.Whole()), color)
			p.inAction(portion(r, x.Today, x.Shown, s.Whole()))
		}})
	}
	if len(all) == 0 {
		return b.nothing(p, r, "insight-no-sources")
	}
	return b.stack(p, r, 0, beside(p, r.W, pitchFor(len(all), r.H), all))
}

// thirds answers how public money, members and projects stand to each other. A hairline stands at
// a third of each bar: a reference, and never a target.
func (b *builder) thirds(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	s := b.sharesOf(period)
	t := analysis.ThirdsOf(b.w, s)
	if !t.Known {
		return b.nothing(p, r, "insight-no-shares")
	}
	part := func(key string, group canvas.Group, x analysis.Third, color scene.Color) measure {
		return measure{group: group, name: words.Text(b.language, key), figure: b.approximately(x.Illustrative) + b.percent(x.Shown, s.Places), color: Ink, bar: func(r geom.Rect) {
			p.bead(r, track)
			p.bead(portion(r, 0, x.Shown, s.Whole()), color)
			if group != "" {
				x := r.X + r.W/3
				p.line(scene.Pen{Width: 0.3, Color: Ink}, geom.Pt{X: x, Y: r.Y - 0.9}, geom.Pt{X: x, Y: r.Bottom() + 0.9})
			}
		}}
	}
	all := []measure{
		part("thirds-public", canvas.GroupPublic, t.Public, GroupColor(canvas.GroupPublic)),
		part("thirds-members", canvas.GroupPrivate, t.Members, GroupColor(canvas.GroupPrivate)),
		part("thirds-projects", canvas.GroupProject, t.Projects, GroupColor(canvas.GroupProject)),
	}
	if t.Other.Shown > 0 {
		all = append(all, part("thirds-other", "", t.Other, Secondary))
	}
	if t.Rest.Shown > 0 {
		all = append(all, part("thirds-rest", "", t.Rest, Pale))
	}
	used := b.stack(p, r, 0, beside(p, r.W, pitchFor(len(all), r.H), all))
	note := paragraph(p, asideFace(), r.W, words.Text(b.language, "thirds-reference"))
	if used+1+note.h > r.H {
		return used
	}
	note.draw(geom.R(r.X, r.Y+used+1, r.W, note.h))
	return used + 1 + note.h
}
