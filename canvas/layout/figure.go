package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// A figure is one number that a sheet leads with: words above it, the number large, and under it
// what it means.

// answer is what a figure says.
type answer struct {
	figure string
	under  string
	warn   bool
}

// drawFigure draws a figure from the upper edge of a rectangle down, and returns how high it is.
func (b *builder) drawFigure(p *page, r geom.Rect, title string, x answer) geom.MM {
	const label, under = 3.2, 2.9
	size := min(7.6, r.H*0.36)
	quiet := face{size: label, color: Secondary, role: "label"}
	quiet, title = clipped(quiet, leastLine, r.W, title)
	p.text(quiet, geom.Pt{X: r.X, Y: r.Y + label}, canvas.AlignStart, title)
	f := face{size: size, color: Ink, role: "figure"}
	switch {
	case x.figure == "":
		f, x.figure = f.in(Pale), "–"
	case x.warn:
		f = f.bold().in(Warning)
	}
	base := r.Y + label + 1.2 + size
	p.text(shrunk(f, leastLine, r.W, x.figure), geom.Pt{X: r.X, Y: base}, canvas.AlignStart, x.figure)
	if x.under == "" {
		return base - r.Y
	}
	g := face{size: under, color: Secondary, role: "label"}
	if x.warn {
		g.color = Warning
	}
	rows := max(1, int((r.Bottom()-base)/(under*leading)))
	g, lines := fitted(g, 2.2, r.W, min(rows, 2), x.under)
	if b.frame.low() && base+2.1+text.Height(len(lines), g.size, g.size*leading) > r.Bottom()+1 {
		return base - r.Y // half a sentence is none
	}
	return p.lines(g, geom.Pt{X: r.X, Y: base + 2.1 + g.size}, lines) - r.Y
}

// figures is what draws the insights that are one number, with their titles.
var figures = map[canvas.Insight]func(b *builder, p *page, r geom.Rect, title string, period canvas.RecordID) geom.MM{
	canvas.InsightIncome:     (*builder).incomeHead,
	canvas.InsightCost:       (*builder).costHead,
	canvas.InsightFree:       figureOf((*builder).freeMoney),
	canvas.InsightRestricted: figureOf((*builder).restrictedMoney),
	canvas.InsightInKind:     figureOf((*builder).inKind),
	canvas.InsightResult:     figureOf((*builder).result),
	canvas.InsightReserve:    figureOf((*builder).reserve),
}

func figureOf(say func(*builder, canvas.RecordID) answer) func(*builder, *page, geom.Rect, string, canvas.RecordID) geom.MM {
	return func(b *builder, p *page, r geom.Rect, title string, period canvas.RecordID) geom.MM {
		return b.drawFigure(p, r, title, say(b, period))
	}
}

// amount returns an amount as the sheet writes all of them: with cents where one of them has some,
// so that the figures of a column stand one under another.
func (b *builder) amount(m canvas.Money) string {
	if b.options.Without.Amounts {
		return leftOut
	}
	if b.cents() {
		return words.Decimal(b.language, int64(m), 2)
	}
	return words.Money(b.language, int64(m), "")
}

// leftOut stands where an amount is not shown.
const leftOut = "···"

// cents reports whether an amount in a period of the sheet is no whole number of units.
func (b *builder) cents() bool {
	if b.hasCents == nil {
		found := false
		for _, c := range b.columns {
			for _, p := range b.shares[c.ID].Parts {
				found = found || p.AmountKnown && p.Funding.Value.Kind == canvas.AmountValue && p.Amount%100 != 0
			}
			for _, l := range b.w.CostLines(c.Scenario) {
				x, _ := canvas.Get[canvas.Cost](b.w, canvas.CostID(l.ID, c.ID))
				found = found || x.Amount%100 != 0
			}
		}
		b.hasCents = &found
	}
	return *b.hasCents
}

// signed returns an amount with its sign, as of a result.
func (b *builder) signed(m canvas.Money) string {
	if m > 0 {
		return "+\u2009" + b.amount(m)
	}
	return b.amount(m)
}

// notComparable says why money and costs of a period cannot be compared; empty where they can.
func (b *builder) notComparable(c analysis.Coverage) string {
	switch {
	case b.shares[c.Period].Mixed:
		return words.Text(b.language, "mixed-short")
	case !c.Known && b.shares[c.Period].Total.Known:
		return words.Text(b.language, "shares-only")
	case !c.Known:
		return words.Text(b.language, "no-amounts")
	}
	return ""
}

// against says how far money covers what it may pay for.
func (b *builder) against(c analysis.Coverage, money, need analysis.Amounts, missing, left canvas.Money, over string) answer {
	if why := b.notComparable(c); why != "" {
		return answer{under: why}
	}
	if need.All == 0 {
		return answer{figure: b.sum(money), under: words.Text(b.language, "no-cost-yet")}
	}
	x := answer{figure: words.Text(b.language, "of", b.sum(money), b.sum(need))}
	switch {
	case missing > 0:
		covered := int64(float64(need.All-missing) / float64(need.All) * 100) // cut: 99.9 % is not all of it
		x.under, x.warn = words.Text(b.language, "missing", b.amount(missing), words.Percent(b.language, covered, 0)), true
	case left > 0:
		x.under = words.Text(b.language, over, b.amount(left))
	default:
		x.under = words.Text(b.language, "covered")
	}
	return x
}

func (b *builder) freeMoney(period canvas.RecordID) answer {
	c := b.coverage(period)
	x := b.against(c, c.Free, c.Core, c.FreeMissing, c.FreeLeft, "left-over")
	if c.Known && c.Free.Today != c.Free.All && !x.warn {
		x.under += " · " + words.Text(b.language, "today", b.amount(c.Free.Today))
	}
	return x
}

func (b *builder) restrictedMoney(period canvas.RecordID) answer {
	c := b.coverage(period)
	if b.notComparable(c) == "" && c.Projects.All > 0 && c.ProjectsMissing > 0 && c.FreeMissing == 0 && c.FreeLeft >= c.ProjectsMissing {
		return answer{
			figure: words.Text(b.language, "of", b.sum(c.Restricted), b.sum(c.Projects)),
			under:  words.Text(b.language, "paid-by-free", b.amount(c.ProjectsMissing)),
		}
	}
	return b.against(c, c.Restricted, c.Projects, c.ProjectsMissing, c.RestrictedLeft, "left-over-projects")
}

func (b *builder) inKind(period canvas.RecordID) answer {
	c := b.coverage(period)
	if c.InKind.All == 0 {
		return answer{under: words.Text(b.language, "in-kind-none")}
	}
	return answer{figure: b.sum(c.InKind), under: words.Text(b.language, "in-kind-apart")}
}

func (b *builder) result(period canvas.RecordID) answer {
	c := b.coverage(period)
	if why := b.notComparable(c); why != "" {
		return answer{under: why}
	}
	x := answer{figure: b.signed(c.Result.All), under: words.Text(b.language, "result-is"), warn: c.Result.All < 0}
	if c.Result.Today != c.Result.All {
		x.under = words.Text(b.language, "today", b.signed(c.Result.Today))
	}
	return x
}

func (b *builder) reserve(period canvas.RecordID) answer {
	c := b.coverage(period)
	if !c.ReserveKnown {
		return answer{under: words.Text(b.language, "reserve-unknown")}
	}
	if b.notComparable(c) != "" {
		return answer{figure: b.amount(c.Reserve), under: words.Text(b.language, "reserve-begin")}
	}
	after := c.Reserve + c.Result.All
	return answer{figure: b.amount(after), under: words.Text(b.language, "reserve-from", b.amount(c.Reserve)), warn: after < 0}
}

// drawHead draws the name of one half of a table in spaced capitals, and its sum at the right.
func (b *builder) drawHead(p *page, r geom.Rect, title string, sum analysis.Amounts, known bool, under string) geom.MM {
	f := face{size: sideSize, spacing: 0.5, color: Ink, role: "section"}.bold()
	base := r.Y + r.H*0.62
	wide := p.text(f, geom.Pt{X: r.X, Y: base}, canvas.AlignStart, upper(title))
	g := face{size: min(8.4, r.H*0.7), color: Ink, role: "total"}.bold()
	figure := b.sum(sum)
	if !known {
		g, figure = g.in(Pale), "–"
	}
	g = shrunk(g, 2.4, min(r.W*0.5, r.W-wide-4), figure)
	p.text(g, geom.Pt{X: r.Right(), Y: base}, canvas.AlignEnd, figure)
	small := face{size: labelSize, color: Secondary, role: "label"}
	if r.H < 2*small.size+small.size { // on one line: the title, and behind it what the figures are
		b.headAside(p, r, geom.Pt{X: r.X + wide + 3, Y: base}, textWidth(g, figure), under)
		return r.H
	}
	room := r.W
	if known && sum.Today != sum.All {
		today := words.Text(b.language, "today", b.amount(sum.Today))
		p.text(small, geom.Pt{X: r.Right(), Y: base + 4.6}, canvas.AlignEnd, today)
		room -= textWidth(small, today) + 3
	}
	p.text(small, geom.Pt{X: r.X, Y: base + 4.6}, canvas.AlignStart, unitFirst(small, under, room))
	return r.H
}

// unitFirst leaves out what figures look like where there is no room for more than what they are.
func unitFirst(f face, under string, room geom.MM) string {
	if textWidth(f, under) > room {
		under, _, _ = strings.Cut(under, " · ")
	}
	return under
}

// headAside sets what the figures of a table are behind its title, as far as there is room before the
// sum.
func (b *builder) headAside(p *page, r geom.Rect, at geom.Pt, sum geom.MM, under string) {
	f := face{size: 2.4, color: Secondary, role: "label"}
	room := max(0, r.Right()-sum-4-at.X)
	if f, under = clipped(f, 2, room, unitFirst(f, under, room)); room < 8 {
		return
	}
	p.text(f, at, canvas.AlignStart, under)
}

// incomeHead and costHead lead the two halves of the money of a period.
func (b *builder) incomeHead(p *page, r geom.Rect, title string, period canvas.RecordID) geom.MM {
	c := b.coverage(period)
	return b.drawHead(p, r, title, c.Income, c.Known, b.unit()+" · "+words.Text(b.language, "computed-look"))
}

func (b *builder) costHead(p *page, r geom.Rect, title string, period canvas.RecordID) geom.MM {
	c := b.coverage(period)
	return b.drawHead(p, r, title, c.Cost, c.CostKnown, b.unit())
}

// unit says what amounts on the sheet are.
func (b *builder) unit() string {
	currency := b.w.Info().Currency
	if currency == "" {
		return words.Text(b.language, "a-year")
	}
	return words.Text(b.language, "currency-a-year", currency)
}
