package layout

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// drawGround draws what a section is before anything lies in it: ground, title, figures.
func (a *area) drawGround(p *page) {
	p.Areas = append(p.Areas, scene.Area{Ref: a.ref(), Outline: a.outline, Content: a.content})
	p.as(a.ref(), func() {
		g, colored := groupOf(a.place.Tone)
		pen := scene.Pen{}
		if a.place.Frame {
			pen = scene.Pen{Width: 0.3, Color: Hairline}
		}
		ground := Paper
		if colored && (a.place.Heading == canvas.HeadingSide || a.place.Heading == canvas.HeadingRow) {
			ground = quietTint(g)
		} else if colored {
			ground = GroupTint(g)
		} else if a.place.Tone == canvas.ToneQuiet {
			ground = Quiet
		}
		p.fill(a.outline, ground, pen)
		for i, band := range a.place.Bands {
			a.drawBand(p, i, band)
		}
		switch a.place.Heading {
		case canvas.HeadingSide:
			a.sideHeading(p)
		case canvas.HeadingBlock:
			a.blockHeading(p)
		case canvas.HeadingRow:
			a.rowHeading(p)
		case canvas.HeadingLabel:
			a.labelHeading(p)
		}
		p.summing(scene.SumNotes, func() { a.drawParts(p) })
	})
}

// bandHeight returns how high each band is.
func (a *area) bandHeight() geom.MM { return a.content.H / geom.MM(len(a.place.Bands)) }

func (a *area) drawBand(p *page, i int, band canvas.Band) {
	box := a.outline.Bounds()
	y := a.content.Y + geom.MM(i)*a.bandHeight() - 1.5
	p.line(scene.Pen{Width: 0.25, Color: Pale, Dash: [2]geom.MM{1.5, 1.5}},
		geom.Pt{X: box.X + 8, Y: y}, geom.Pt{X: box.Right() - 8, Y: y})
	f, title := face{size: labelSize, color: toneColor(a.place.Tone), role: "label"}, band.Title.In(a.b.language)
	p.text(shrunk(f, 1.8, a.content.X-box.X-9, title), geom.Pt{X: box.X + 8, Y: y + 4.6}, canvas.AlignStart, title)
}

// sideHeading sets the title in spaced capitals, the lead under it, and the great total.
func (a *area) sideHeading(p *page) {
	box := a.outline.Bounds()
	wide := box.W > 150 && a.content.Y-box.Y > 25 // else what lies in it begins higher
	pad, base, below := geom.MM(5), geom.MM(9.2), geom.MM(4.6)
	title := face{size: 3.4, spacing: 0.35, color: toneColor(a.place.Tone), role: "section"}.bold()
	total := geom.MM(10)
	switch {
	case wide:
		pad, base, title.size, title.spacing, total = 8, 12.5, sideSize, 0.5, 17
	case a.headLow():
		pad, base, below, title.size, title.spacing, total = a.content.X-box.X, 4.1, 3.3, 3, 0.25, 6.2
	}
	top := geom.Pt{X: box.X + pad, Y: box.Y + base}
	right := geom.Pt{X: box.Right() - pad, Y: box.Y + base + total*0.42}
	under := right.Add(geom.Pt{Y: total * 0.31})
	if !wide { // in a narrow column the cards begin right under the figure
		under = geom.Pt{X: top.X, Y: top.Y + below}
	}
	said := upper(a.section.Title.In(a.b.language))
	if a.headLow() { // the figure comes first: the title has what is left
		room := box.W - 2*pad - 2 - a.drawTotal(p, right, total, under)
		title, said = narrowed(title, room, said)
		behind := p.text(title, top, canvas.AlignStart, said) + secondApart
		a.secondTitle(p, gap{geom.Pt{X: top.X + behind, Y: top.Y}, room - behind})
		return
	}
	behind := top.X + p.text(title, top, canvas.AlignStart, said) + secondApart
	width := a.drawTotal(p, right, total, under)
	a.secondTitle(p, gap{geom.Pt{X: behind, Y: top.Y}, right.X - width - 3 - behind})
	if lead := a.section.Lead.In(a.b.language); lead != "" && wide {
		f, lines := fitted(face{size: 3.2, color: Secondary, role: "lead"}, 2.6, box.W-2*pad-width-4, 2, lead)
		p.lines(f, geom.Pt{X: top.X, Y: top.Y + 6.2}, lines)
	}
}

// headLow reports whether the content begins so near the upper edge that the heading has only one
// low line.
func (a *area) headLow() bool { return a.content.Y-a.outline.Bounds().Y < 11 }

// lowHeading sets the title of a low block on one line, with its total at the end.
func (a *area) lowHeading(p *page) {
	box := a.outline.Bounds()
	left, end := a.content.X, a.content.Right()
	room, base := end-left, box.Y+4.3
	f := face{size: 2.7, color: toneColor(a.place.Tone), role: "section"}.bold()
	if slices.Contains(a.place.Shows, canvas.ShowTotal) {
		room -= a.drawTotal(p, geom.Pt{X: end, Y: base + 0.8}, 4.6, geom.Pt{X: left, Y: base + 3.1}) + 1.5
	}
	f, lines := fitted(f, 2.2, room, 1, a.section.Title.In(a.b.language))
	if len(lines) > 1 {
		base -= 1.9
	}
	p.lines(f, geom.Pt{X: left, Y: base}, lines)
	if behind := lines[0].Text.Width + secondApart; len(lines) == 1 {
		a.secondTitle(p, gap{geom.Pt{X: left + behind, Y: base}, room - behind})
	}
}

// blockHeading sets the title on one line, or two where it is long, with a pictogram or the total
// at its end.
func (a *area) blockHeading(p *page) {
	if a.headLow() {
		a.lowHeading(p)
		return
	}
	box := a.outline.Bounds()
	f := face{size: sectionSize, color: toneColor(a.place.Tone), role: "section"}.bold()
	end := box.Right() - 3.5
	room := end - box.X - 3.5
	if slices.Contains(a.place.Shows, canvas.ShowTotal) {
		room -= a.drawTotal(p, geom.Pt{X: end, Y: box.Y + 9.6}, 7.6, geom.Pt{X: end, Y: box.Y + 13.6}) + 2
	} else if a.section.Icon != "" {
		p.symbol(a.section.Icon, geom.Pt{X: end - 5.2, Y: box.Y + 3.1}, 5.2, Secondary)
		room -= 8.5
	}
	f, lines := fitted(f, 2.9, room, 1, a.section.Title.In(a.b.language))
	y := box.Y + 7.2
	if len(lines) > 1 {
		y = box.Y + 5.6
	}
	p.lines(f, geom.Pt{X: box.X + 3.5, Y: y}, lines)
	if len(lines) > 1 {
		return
	}
	below, behind := geom.Pt{X: box.X + 3.5, Y: y + 3.9}, lines[0].Text.Width+secondApart
	if a.section.Parts || below.Y+1 > a.content.Y { // there they are said, or it begins
		below.Y, room = y, room-behind
		below.X += behind
	}
	a.secondTitle(p, gap{below, room})
}

// drawTotal draws the share of the side or group that the section shows, ending at a point, and
// what of it is there today, under the figure or where the title begins; it returns how wide the
// figure is.
func (a *area) drawTotal(p *page, end geom.Pt, size geom.MM, under geom.Pt) geom.MM {
	if !slices.Contains(a.place.Shows, canvas.ShowTotal) {
		return 0
	}
	if a.section.Takes(canvas.AcceptCosts) {
		return a.drawCostTotal(p, end, size)
	}
	of, _ := a.section.Role.TotalOf()
	var width geom.MM
	p.summing(scene.SumSection, func() {
		p.as(a.itemRef(scene.RefTotal, canvas.RecordID(of)), func() { width = a.drawMoneyTotal(p, end, size, under) })
	})
	return width
}

// drawMoneyTotal draws what the sources of the section bring together.
func (a *area) drawMoneyTotal(p *page, end geom.Pt, size geom.MM, under geom.Pt) geom.MM {
	s := a.b.shares[a.period]
	sum := sumOf(s, a.section.Role)
	f := face{size: size, color: toneColor(a.place.Tone), role: "total"}
	if !sum.Known {
		return p.text(f.in(Pale), end, canvas.AlignEnd, "–")
	}
	width := p.text(f, end, canvas.AlignEnd, a.b.approximately(sum.Illustrative)+words.Percent(a.b.language, sum.Shown, s.Places))
	note, color := "", Secondary
	switch {
	case sum.Over > 0:
		note, color = words.Text(a.b.language, "over-total", words.Percent(a.b.language, sum.Over, s.Places)), Warning
	case sum.Today != sum.Shown:
		note = words.Text(a.b.language, "today", words.Percent(a.b.language, sum.Today, s.Places))
	}
	if note != "" {
		align := canvas.AlignEnd
		if under.X < end.X {
			align = canvas.AlignStart
		}
		box := a.outline.Bounds()
		f := face{size: max(2.7, size*0.2), color: color, role: "today"}
		if a.headLow() {
			f.size = 2.3
		}
		p.text(shrunk(f, 2, box.W-min(10, width+2), note), under, align, note)
	}
	return width
}

// drawCostTotal draws what the costs of the section come to, ending at a point; it returns how wide
// the figure is.
func (a *area) drawCostTotal(p *page, end geom.Pt, size geom.MM) geom.MM {
	c := a.b.coverage(a.period)
	if !c.CostKnown {
		return 0
	}
	f := face{size: size, color: toneColor(a.place.Tone), role: "total"}
	all := c.CostOf(a.section.Role.CostGroups()...)
	sum := a.b.shortSum(all)
	most, least := a.outline.Bounds().W*0.4, geom.MM(3)
	if a.headLow() {
		most, least = 0.8*most, 2.4
	}
	return p.text(shrunk(f, least, most, sum), end, canvas.AlignEnd, sum)
}

// sumOf returns what a section of a role adds up to.
func sumOf(s analysis.Shares, r canvas.Role) analysis.Sum {
	if side, ok := r.Side(); ok {
		return s.Sides[side]
	}
	g, _ := r.Group()
	return s.Groups[g]
}
