package layout

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

const (
	barHead geom.MM = 4.4 // of the words above a bar
	barGap  geom.MM = 0.6
)

// stretch is a segment of a bar before it is drawn.
type stretch struct {
	num     int64
	shown   int64
	name    string
	group   canvas.Group
	funding canvas.Funding
	source  canvas.RecordID
	rest    bool
	order   int // from left to right
}

// leastSegment is the width below which segments of one look are drawn as one: their gaps would
// be wider than they are.
const leastSegment geom.MM = 0.3

// joins reports whether two neighbors look the same, so that tiny ones may be drawn as one.
func (x stretch) joins(y stretch) bool {
	return x.group == y.group && x.rest == y.rest && (x.funding.Status == canvas.InAction) == (y.funding.Status == canvas.InAction)
}

// bar draws the shares of all sources in a period side by side, public first, with what nobody
// has; above it what it is and how much is allotted.
func (b *builder) bar(p *page, o canvas.Ornament, r geom.Rect, period canvas.RecordID) {
	s := b.shares[period]
	over := face{size: overbarSize, spacing: 0.3, color: Secondary, role: "overbar"}.bold()
	title := upper(o.Words.In(b.language))
	note, color := b.allotted(s)
	noteFace := shrunk(face{size: labelSize, color: color, role: "label"}, leastLine, r.W, note)
	if textWidth(noteFace, note) > r.W {
		note = "" // the bar shows what is not allotted
	}
	width := p.text(noteFace, geom.Pt{X: r.Right(), Y: r.Y + 2.9}, canvas.AlignEnd, note)
	if w := text.Set(over.style, over.size, over.spacing, title).Text.Width; w > r.W-width-3 {
		over.spacing = 0
		over = shrunk(over, leastLine, r.W-width-3, title)
	}
	if text.Width(over.style, over.size, title) <= r.W-width-1 { // else how much is allotted says enough
		p.text(over, geom.Pt{X: r.X, Y: r.Y + 2.9}, canvas.AlignStart, title)
	}
	box := geom.R(r.X, r.Y+barHead, r.W, r.H-barHead)
	parts := b.stretches(s)
	if len(parts) == 0 {
		p.fill(box.Round(1), Quiet, scene.Pen{Width: 0.25, Color: Hairline, Dash: [2]geom.MM{1.5, 1.5}})
		return
	}
	var sum int64
	for _, x := range parts {
		sum += x.num
	}
	whole := max(sum, s.Den)
	x := box.X
	var tiny geom.Rect // segments too narrow to be drawn one by one
	for i, part := range parts {
		w := box.W * float64(part.num) / float64(whole)
		seg := geom.R(x, box.Y, w, box.H)
		x += w
		b.segments = append(b.segments, Segment{
			Page: len(b.pages), Column: period, Funding: part.funding.ID, Rect: seg,
			Share: shareOf(part.num, s.Den), Whole: box.W * float64(s.Den) / float64(whole),
		})
		if w < leastSegment {
			tiny = tiny.Union(seg)
			if i+1 < len(parts) && part.joins(parts[i+1]) && box.W*float64(parts[i+1].num)/float64(whole) < leastSegment {
				continue
			}
			seg, tiny = tiny, geom.Rect{}
			part.shown = 0
		}
		if i < len(parts)-1 && seg.W > 2*barGap {
			seg.W -= barGap
		}
		b.segment(p, part, seg, period, s)
	}
}

func shareOf(num, den int64) canvas.Share {
	return canvas.Share(float64(num) / float64(den) * float64(canvas.Whole))
}

// allotted says how much of the income the sources account for.
func (b *builder) allotted(s analysis.Shares) (string, scene.Color) {
	percent := func(n int64) string { return words.Percent(b.language, n, s.Places) }
	switch {
	case !s.Total.Known:
		return words.Text(b.language, "nothing-allotted"), Secondary
	case s.Total.Over > 0:
		return words.Text(b.language, "over", percent(s.Total.Over)), Warning
	}
	var rest int64
	for _, r := range s.Rests {
		rest += r.Shown
	}
	if rest > 0 {
		return words.Text(b.language, "not-allotted", percent(rest)), Secondary
	}
	return words.Text(b.language, "allotted", percent(s.Total.Shown)), Secondary
}

// stretches returns what a bar is made of: the sources side by side, public first and projects
// between, each rest after its side, what is nobody's last.
func (b *builder) stretches(s analysis.Shares) []stretch {
	var out []stretch
	for _, x := range s.Parts {
		if !x.Known || !x.Counts || x.Num == 0 {
			continue
		}
		card, _ := canvas.Get[canvas.Card](b.w, x.Source.Card)
		name := x.Source.Title
		if name == "" {
			name = deck.Plain(deck.Short(card, b.language))
		}
		out = append(out, stretch{num: x.Num, shown: x.Shown, name: name, group: x.Source.Group, funding: x.Funding, source: x.Source.ID, order: orderOf(x.Source)})
	}
	for _, r := range s.Rests {
		out = append(out, stretch{num: r.Num, shown: r.Shown, name: b.restName(r.Of), group: r.Of.Group(), source: canvas.RecordID(r.Of), rest: true, order: restOrder[r.Of]})
	}
	slices.SortStableFunc(out, func(x, y stretch) int { return cmp.Compare(x.order, y.order) })
	return out
}

// orderOf returns where a source stands in a bar: public money, public projects, private
// projects, private money.
func orderOf(x canvas.Source) int {
	switch {
	case x.Side == canvas.SidePublic && x.Group != canvas.GroupProject:
		return 0
	case x.Side == canvas.SidePublic:
		return 20
	case x.Group == canvas.GroupProject:
		return 40
	}
	return 60
}

// restOrder is where what is not split stands, after what it belongs to.
var restOrder = map[canvas.TotalOf]int{
	canvas.TotalPublicGroup: 10, canvas.TotalPublicSide: 30, canvas.TotalProjectGroup: 50,
	canvas.TotalPrivateGroup: 70, canvas.TotalPrivateSide: 80, canvas.TotalIncome: 90,
}

func (b *builder) restName(of canvas.TotalOf) string {
	if of == canvas.TotalIncome {
		return words.Text(b.language, "not-allotted-label")
	}
	return words.Text(b.language, "not-allotted-"+string(of))
}

// segment draws one source, filled with the color of its group; what is in action is striped,
// and what nobody has is only framed.
func (b *builder) segment(p *page, x stretch, r geom.Rect, period canvas.RecordID, s analysis.Shares) {
	p.as(scene.Ref{Kind: scene.RefSegment, ID: string(x.source), Column: string(period)}, func() {
		color := Paper
		round := min(0.8, r.W/2)
		switch {
		case x.rest && x.group == "":
			color = Secondary
			p.fill(r.Round(round), Quiet, scene.Pen{Width: 0.25, Color: Pale, Dash: [2]geom.MM{1.2, 1}})
		case x.rest:
			color = GroupColor(x.group)
			p.fill(r.Round(round), GroupTint(x.group), scene.Pen{Width: 0.25, Color: color, Dash: [2]geom.MM{1.2, 1}})
		default:
			p.fill(r.Round(round), GroupColor(x.group), scene.Pen{})
			if x.funding.Status == canvas.InAction {
				stripes(p, r)
			}
		}
		b.segmentWords(p, x, r, color, s)
	})
}

// stripes marks a segment that is in action: a pale foot, told without color.
func stripes(p *page, r geom.Rect) {
	const h = 1.1
	p.fill(geom.R(r.X, r.Bottom()-h, r.W, h).Polygon(), TintColor(canvas.TintInAction), scene.Pen{})
}

// segmentWords sets name and share in a segment as far as they fit: both, the share, or nothing.
func (b *builder) segmentWords(p *page, x stretch, r geom.Rect, color scene.Color, s analysis.Shares) {
	share := b.approximately(x.funding.Basis == canvas.Illustrative) + words.Percent(b.language, x.shown, s.Places)
	name := face{size: 2.9, color: color, role: "segment"}.bold()
	figure := face{size: 3.1, color: color, role: "segment"}
	const pad = 1.6
	room := r.W - 2*pad
	switch {
	case x.shown == 0: // too little to be worth a word, or many of that kind drawn as one
	case r.H >= 10 && max(text.Width(name.style, name.size, x.name), text.Width(figure.style, figure.size, share)) <= room:
		const pitch = 4.5
		base := r.Y + r.H/2 + 0.36*name.size - pitch/2
		p.text(name, geom.Pt{X: r.X + pad, Y: base}, canvas.AlignStart, x.name)
		p.text(figure, geom.Pt{X: r.X + pad, Y: base + pitch}, canvas.AlignStart, share)
	case text.Width(figure.style, figure.size, share) <= r.W-1.2:
		p.text(figure, geom.Pt{X: r.X + r.W/2, Y: r.Y + r.H/2 + 0.36*figure.size}, canvas.AlignCenter, share)
	}
}
