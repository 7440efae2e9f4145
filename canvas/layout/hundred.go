package layout

import (
	"cmp"
	"slices"
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// pile is the coins of one source, or of what no source has.
type pile struct {
	analysis.Coins
	name   string
	number int // from 1; 0 where it is nobody's
}

// hundred answers where each hundred of the currency comes from: a square of a hundred coins, one
// plain sentence, and the sources with their counts. It fills the rectangle, however large.
func (b *builder) hundred(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	s := b.sharesOf(period)
	piles := b.piles(s)
	if len(piles) == 0 {
		return b.nothing(p, r, "insight-no-shares")
	}
	gap := 0.06 * min(r.W, r.H)
	if r.W >= 1.3*r.H { // the sentence and the sources beside the coins
		side := min(r.H, 0.58*r.W)
		b.coins(p, geom.R(r.X, r.Y, side, side), piles, period)
		right := geom.R(r.X+side+gap, r.Y, r.W-side-gap, r.H)
		size, lines, rows := b.hundredWords(p, right.W, right.W, piles, period, right.H, 0.7)
		b.hundredBeside(p, right, size, lines, rows)
		return max(side, right.H)
	}
	// The sentence over the coins, the sources beside them, or under them where that is too narrow.
	side := min(0.74*r.H, 0.64*r.W)
	width := r.W - side - gap
	if width < 45 {
		side, width = min(0.6*r.H, r.W), r.W
	}
	size, lines, rows := b.hundredWords(p, r.W, width, piles, period, r.H-side-gap/2, 0)
	y := p.lines(face{size: size, color: Ink, role: "sentence"}, geom.Pt{X: r.X, Y: r.Y + 0.9*size}, lines) - 0.9*size + gap/2
	b.coins(p, geom.R(r.X, y, side, side), piles, period)
	list := geom.R(r.Right()-width, y, width, r.Bottom()-y)
	if width == r.W {
		list.Y += side + gap/2
		list.H -= side + gap/2
	}
	low := y + side
	if list.H > 0 {
		low = max(low, list.Y+b.stack(p, list, 0, rows))
	}
	return low - r.Y
}

// hundredBeside sets the sentence and under it the sources.
func (b *builder) hundredBeside(p *page, r geom.Rect, size geom.MM, lines []text.Line, rows []row) {
	y := p.lines(face{size: size, color: Ink, role: "sentence"}, geom.Pt{X: r.X, Y: r.Y + 0.9*size}, lines) - 0.2*size
	b.stack(p, geom.R(r.X, y, r.W, r.Bottom()-y), 0, rows)
}

// piles returns the coins in the order of sheets: group after group, the greatest source first,
// what is not split behind its group, what is nobody's last.
func (b *builder) piles(s analysis.Shares) []pile {
	var out []pile
	for _, c := range analysis.Hundred(s) {
		if c.Count == 0 {
			continue
		}
		x := pile{Coins: c, name: b.restName(c.Of)}
		if c.Of != "" {
			x.Group = c.Of.Group()
		} else {
			x.name = b.sourceName(c.Source)
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(x, y pile) int {
		place := func(p pile) int {
			if p.Group == "" {
				return len(canvas.Groups)
			}
			return groupRank(p.Group)
		}
		rest := func(p pile) int { return bit(p.Of != "") }
		return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(rest(x), rest(y)), -cmp.Compare(x.Count, y.Count))
	})
	n := 0
	for i := range out {
		if out[i].Of == "" {
			n++
			out[i].number = n
		}
	}
	return out
}

// coins draws ten rows of ten coins, filled row by row, with a hairline between two sources.
func (b *builder) coins(p *page, r geom.Rect, piles []pile, period canvas.RecordID) {
	pitch := r.W / 10
	cell := func(i int) geom.Pt {
		return geom.Pt{X: r.X + (float64(i%10)+0.5)*pitch, Y: r.Y + (float64(i/10)+0.5)*pitch}
	}
	of := make([]int, 0, 100)
	for i, x := range piles {
		for range x.Count {
			if len(of) < 100 {
				of = append(of, i)
			}
		}
	}
	for len(of) < 100 {
		of = append(of, -1)
	}
	for i, at := range of {
		if at < 0 {
			p.coin(pile{Coins: analysis.Coins{Of: canvas.TotalIncome}}, cell(i), pitch*0.44)
			continue
		}
		ref := scene.Ref{}
		if x := piles[at]; x.Of == "" {
			ref = sourceRef(x.Source, period)
		}
		p.as(ref, func() { p.coin(piles[at], cell(i), pitch*0.44) })
	}
	pen := scene.Pen{Width: max(0.25, pitch*0.02), Color: Secondary}
	for i := range 100 {
		x, y := r.X+float64(i%10)*pitch, r.Y+float64(i/10)*pitch
		if i%10 < 9 && of[i] != of[i+1] {
			p.line(pen, geom.Pt{X: x + pitch, Y: y}, geom.Pt{X: x + pitch, Y: y + pitch})
		}
		if i < 90 && of[i] != of[i+10] {
			p.line(pen, geom.Pt{X: x, Y: y + pitch}, geom.Pt{X: x + pitch, Y: y + pitch})
		}
	}
}

// coin draws one coin: full for what is there today, pale for what is in action, only a ring for
// what no source has. Its inner edge has the form of its group, its number is that of the source.
func (p *page) coin(x pile, at geom.Pt, radius geom.MM) {
	edge := geom.Circle(at, radius)
	width := radius * 0.075
	if x.Group == "" {
		p.fill(edge, Quiet, scene.Pen{Width: width, Color: Pale, Dash: [2]geom.MM{radius * 0.25, radius * 0.18}})
		return
	}
	strong := GroupColor(x.Group)
	ink := Paper
	switch {
	case x.Of != "":
		ink = strong
		p.fill(edge, GroupTint(x.Group), scene.Pen{Width: width, Color: strong, Dash: [2]geom.MM{radius * 0.25, radius * 0.18}})
	case x.InAction:
		ink = strong
		p.fill(edge, GroupTint(x.Group), scene.Pen{Width: 1.6 * width, Color: strong})
	default:
		p.fill(edge, strong, scene.Pen{})
	}
	p.signFrame(x.Group, at, radius*1.36, scene.Pen{Width: width, Color: ink})
	if x.number > 0 {
		f := face{style: text.Bold, size: radius * 0.62, color: ink, role: "coin"}
		if x.number > 9 {
			f.size *= 0.82
		}
		p.text(f, geom.Pt{X: at.X, Y: at.Y + 0.36*f.size}, canvas.AlignCenter, strconv.Itoa(x.number))
	}
}

// signFrame draws the sign of a group as a line around a point.
func (p *page) signFrame(g canvas.Group, at geom.Pt, size geom.MM, pen scene.Pen) {
	r := size / 2
	switch g {
	case canvas.GroupPublic:
		r *= 0.82
		p.frame(geom.R(at.X-r, at.Y-r, 2*r, 2*r).Polygon(), pen)
	case canvas.GroupPrivate:
		p.frame(geom.Circle(at, r), pen)
	default:
		r *= 1.16
		p.frame(geom.Polygon{{X: at.X, Y: at.Y - r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X - r, Y: at.Y}}, pen)
	}
}

// hundredWords returns the sentence and the rows of the sources in the largest type in which they
// fit: the sentence into a width, the rows into another; and into a height, together with so many
// sizes between them, or the sentence alone where that is 0.
func (b *builder) hundredWords(p *page, width, list geom.MM, piles []pile, period canvas.RecordID, height, between geom.MM) (geom.MM, []text.Line, []row) {
	sentence := b.hundredSentence(piles)
	for size := min(10.5, max(4, width*0.068)); ; size *= 0.94 {
		lines := text.Wrap(text.Regular, size, width, sentence)
		rows := b.hundredLegend(p, list, piles, min(max(3, size*0.55), 5.5), period)
		high := geom.MM(len(lines)) * size * leading
		if between > 0 {
			high += between * size
			for _, x := range rows {
				high += x.h
			}
		}
		if high > height && size > 3.4 {
			continue
		}
		if geom.MM(len(lines))*size*leading > height { // so little room is for the coins alone
			lines = nil
		}
		return size, lines, rows
	}
}

func (b *builder) hundredLegend(p *page, width geom.MM, piles []pile, size geom.MM, period canvas.RecordID) []row {
	var out []row
	f := face{size: size, color: Ink, role: "legend"}
	coin, figure := 1.0*size, text.Width(text.Bold, size, "100")
	for _, x := range piles {
		name := x.name
		if x.InAction {
			name += ", " + words.Text(b.language, "in-action")
		}
		left := 2*coin + figure + 1.3*size
		lines := text.Wrap(f.style, f.size, width-left, name)
		ref := scene.Ref{}
		if x.Of == "" {
			ref = sourceRef(x.Source, period)
		}
		out = append(out, row{h: max(2*coin+0.25*size, coin+0.85*size+geom.MM(len(lines)-1)*size*leading), draw: func(r geom.Rect) {
			p.as(ref, func() {
				base := r.Y + coin + 0.36*size
				p.coin(x, geom.Pt{X: r.X + coin, Y: r.Y + coin}, coin*0.92)
				p.text(f.bold(), geom.Pt{X: r.X + 2*coin + 0.6*size + figure, Y: base}, canvas.AlignEnd, strconv.Itoa(x.Count))
				p.lines(f, geom.Pt{X: r.X + left, Y: base}, lines)
			})
		}})
	}
	return out
}

// hundredSentence says in one plain sentence what each group brings and which source brings most
// of it.
func (b *builder) hundredSentence(piles []pile) string {
	currency := b.w.Info().Currency
	name := words.Text(b.language, "currency-"+currency)
	if currency == "" {
		name = words.Text(b.language, "currency-none")
	} else if name == "currency-"+currency {
		name = currency
	}
	said := ""
	say := func(count int, origin string) string {
		key := "hundred-next"
		switch {
		case said != "":
			said += "; "
		case count == 1:
			key = "hundred-first-one"
		default:
			key = "hundred-first"
		}
		return words.Text(b.language, key, strconv.Itoa(count), words.Text(b.language, origin))
	}
	for _, g := range append(slices.Clone(canvas.Groups), "") {
		var sum, sources int
		var most pile
		for _, x := range piles {
			if x.Group != g {
				continue
			}
			sum += x.Count
			if x.Of == "" {
				sources++
				if x.Count > most.Count {
					most = x
				}
			}
		}
		switch {
		case sum == 0:
		case g == "":
			said += say(sum, "hundred-rest")
		case sources == 0:
			said += say(sum, "hundred-"+string(g))
		case most.Count == sum:
			said += words.Text(b.language, "hundred-all", say(sum, "hundred-"+string(g)), most.name)
		default:
			said += words.Text(b.language, "hundred-most", say(sum, "hundred-"+string(g)), strconv.Itoa(most.Count), most.name)
		}
	}
	return words.Text(b.language, "of-hundred", name, said)
}
