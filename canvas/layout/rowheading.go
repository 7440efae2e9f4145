package layout

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// rowHeading sets the title of a section as the first row of its table: the mark of its group,
// spaced capitals, and the sums over the columns of figures.
func (a *area) rowHeading(p *page) {
	box := a.outline.Bounds()
	room := max(a.content.Y-box.Y, 5)
	f := face{size: min(3.7, room*0.45), spacing: 0.4, color: toneColor(a.place.Tone), role: "section"}.bold()
	base := box.Y + room/2 + 0.36*f.size
	x := a.content.X
	if g, ok := groupOf(a.place.Tone); ok {
		p.mark(g, geom.Pt{X: x + 1.3, Y: base - 0.36*f.size}, 2.8)
		x += 5
	}
	amountEnd := a.content.Right()
	if a.section.Takes(canvas.AcceptSources) {
		amountEnd -= a.b.frame.shareRoom
	}
	title := upper(a.section.Title.In(a.b.language))
	if w := text.Set(f.style, f.size, f.spacing, title).Text.Width; w > a.content.W*0.6 {
		f.spacing = 0
		f = shrunk(f, 2.2, a.content.W*0.6, title)
	}
	x += p.text(f, geom.Pt{X: x, Y: base}, canvas.AlignStart, title) + 4
	flag, warn := a.startUpFlag()
	if flag != "" {
		a.drawFlag(p, geom.Pt{X: x, Y: base}, amountEnd-a.b.frame.amountRoom-x, flag, warn)
	}
	if a.section.Role == canvas.RoleParked {
		a.candidateHeads(p, base)
		return
	}
	drawn := len(p.Items)
	f.spacing = 0
	switch {
	case !slices.Contains(a.place.Shows, canvas.ShowTotal):
	case a.section.Takes(canvas.AcceptCosts):
		a.drawCostSum(p, f, geom.Pt{X: amountEnd, Y: base})
	default:
		a.drawSourceSums(p, f, geom.Pt{X: amountEnd, Y: base})
	}
	if flag == "" && !a.b.frame.low() { // a line of a projector's page is full
		behind := geom.Pt{X: x - 4 + secondApart, Y: base}
		a.secondTitle(p, gap{behind, min(a.content.Right(), p.leftOf(drawn)-3) - behind.X})
	}
}

// leftOf returns where the texts that were drawn since some item begin at the left.
func (p *page) leftOf(since int) geom.MM {
	left := p.Size.W
	for _, item := range p.Items[since:] {
		if t, ok := item.(scene.Text); ok {
			left = min(left, t.At.X)
		}
	}
	return left
}

// drawCostSum sets what the group costs, with what of it is there today where that is less.
func (a *area) drawCostSum(p *page, f face, end geom.Pt) {
	known := false
	for _, l := range a.lines {
		known = known || (l.kind == lineOfRecord && l.amount.text != "")
	}
	if !known {
		p.text(f.in(Pale), end, canvas.AlignEnd, "–")
		return
	}
	a.drawSum(p, f, end, a.b.coverage(a.period).CostOf(a.section.Role.CostGroups()...))
}

// drawSum sets an amount in bold, and before it what of it is there today.
func (a *area) drawSum(p *page, f face, end geom.Pt, sum analysis.Amounts) {
	all := a.b.sum(sum)
	f.style = text.Bold
	w := p.figure(f, a.b.frame.amountRoom-2, end, all)
	if sum.Today != sum.All {
		small := face{size: max(leastLine, f.size*0.78), color: Secondary, role: "today"}
		p.text(small, end.Sub(geom.Pt{X: w + 3}), canvas.AlignEnd, words.Text(a.b.language, "today", a.b.amount(sum.Today)))
	}
}

// drawSourceSums sets the amount and the share of the group.
func (a *area) drawSourceSums(p *page, f face, end geom.Pt) {
	s := a.b.shares[a.period]
	of, _ := a.section.Role.TotalOf()
	total := sumOf(s, a.section.Role)
	var sum analysis.Amounts
	known := false
	for _, x := range s.Parts {
		if !x.Counts || !x.AmountKnown || !a.section.Role.Shows(x.Source) {
			continue
		}
		known = true
		sum.Add(x.Amount, x.Funding.Status, x.Funding.Basis)
	}
	for _, r := range s.Rests { // what a typed total says beyond the sources
		if rest, ok := s.AmountOf(r); ok && r.Of == of {
			sum.All, sum.Today, known = sum.All+rest, sum.Today+rest, true
		}
	}
	if total.Typed { // it stands by itself, however it is split
		sum.Illustrative = total.Illustrative
	}
	if known {
		a.drawSum(p, f, end, sum)
	} else {
		p.text(f.in(Pale), end, canvas.AlignEnd, "–")
	}
	p.as(a.itemRef(scene.RefTotal, canvas.RecordID(of)), func() {
		f.style = text.Regular
		if at := (geom.Pt{X: a.content.Right(), Y: end.Y}); total.Known {
			share := a.b.approximately(total.Illustrative) + words.Percent(a.b.language, total.Shown, s.Places)
			p.figure(f, a.b.frame.shareRoom-2, at, share)
		} else {
			p.text(f.in(Pale), at, canvas.AlignEnd, "–")
		}
	})
}

// startUpFlag says that one-time costs belong to the first period: a warning where there are some
// later.
func (a *area) startUpFlag() (flag string, warn bool) {
	groups := a.section.Role.CostGroups()
	if len(groups) != 1 || groups[0] != canvas.CostStartUp {
		return "", false
	}
	p, ok := canvas.Get[canvas.Period](a.b.w, a.period)
	if !ok {
		return "", false
	}
	first := a.b.w.Periods(p.Scenario)[0]
	if first.ID == p.ID {
		return "", false
	}
	return words.Text(a.b.language, "start-up-first", first.Label), a.b.coverage(a.period).Costs[canvas.CostStartUp].All > 0
}

// drawFlag sets a few words on a label.
func (a *area) drawFlag(p *page, at geom.Pt, room geom.MM, flag string, warn bool) {
	f := shrunk(face{size: 2.7, color: Ink, role: "flag"}, leastLine, room-3, flag)
	ground := TintColor(canvas.TintRemark)
	if warn {
		f.color, ground = Warning, TintColor(canvas.TintInAction)
	}
	if text.Width(f.style, f.size, flag) > room-3 && a.b.frame.low() {
		return // a few letters say nothing
	}
	shown := cut(f, room-3, flag)
	w := text.Width(f.style, f.size, shown)
	p.fill(geom.R(at.X, at.Y-1.25*f.size, w+3, 1.8*f.size).Round(0.7), ground, scene.Pen{})
	p.text(f, geom.Pt{X: at.X + 1.5, Y: at.Y}, canvas.AlignStart, shown)
}
