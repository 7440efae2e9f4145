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

// comparison answers what differs between the two periods of the sheet: a table of the sources,
// each marked, with shares and amounts before, after and between; beside it the sums of groups and
// sides, income and costs. Sources that do not fit go on to a further page.
func (b *builder) comparison(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	if len(b.columns) < 2 {
		return b.nothing(p, r, "compare-none")
	}
	c := analysis.Compare(b.w, b.columns[0].ID, b.columns[1].ID)
	const gap = 12
	left, right := r, geom.Rect{}
	if r.W > 250 {
		left.W = 0.64*r.W - gap/2
		right = geom.R(left.Right()+gap, r.Y, r.W-left.W-gap, r.H)
	}
	used := b.sourceTable(p, left, c)
	if right.W == 0 {
		return used
	}
	rows := b.sumRows(p, right.W, c, true)
	if n, _ := fitting(rows, right.H); n < len(rows) { // too many cost lines: their groups say enough
		rows = b.sumRows(p, right.W, c, false)
	}
	return max(used, b.stack(p, right, 0, rows))
}

// ends of the pair in the heads of columns: the label of the period, or its scenario where the
// labels are the same.
func (b *builder) pairLabels() (first, second string) {
	x, y := b.columns[0], b.columns[1]
	first, second = x.Label, y.Label
	if x.Scenario == y.Scenario {
		return first, second
	}
	s, _ := canvas.Get[canvas.Scenario](b.w, x.Scenario)
	t, _ := canvas.Get[canvas.Scenario](b.w, y.Scenario)
	if first == second && s.Title != t.Title {
		return s.Title, t.Title
	}
	return stateWords(s.Title, first), stateWords(t.Title, second)
}

// compareHeads returns the heads of the columns of figures.
func (b *builder) compareHeads(name string, money bool) []string {
	first, second := b.pairLabels()
	heads := []string{"", name, first, second, words.Text(b.language, "compare-change")}
	if money {
		heads = append(heads, first, second, words.Text(b.language, "compare-change"))
	}
	return heads
}

// sourceTable draws the table of the sources.
func (b *builder) sourceTable(p *page, r geom.Rect, c analysis.Comparison) geom.MM {
	rows := slices.Clone(c.Rows)
	if len(rows) == 0 {
		return b.nothing(p, r, "insight-no-sources")
	}
	num := func(x analysis.Compared) int64 {
		if x.B != nil {
			return x.B.Num
		}
		return -1
	}
	slices.SortStableFunc(rows, func(x, y analysis.Compared) int {
		return cmp.Or(cmp.Compare(groupRank(x.Source.Group), groupRank(y.Source.Group)),
			cmp.Compare(bit(x.Mark == analysis.MarkGone), bit(y.Mark == analysis.MarkGone)), -cmp.Compare(num(x), num(y)))
	})
	money := slices.ContainsFunc(rows, func(x analysis.Compared) bool {
		return (x.A != nil && x.A.AmountKnown) || (x.B != nil && x.B.AmountKnown)
	})
	var lines []line
	for _, x := range rows {
		lines = append(lines, b.comparedLine(x, c, money))
	}
	heads := b.compareHeads(words.Text(b.language, "compare-sources"), money)
	var word geom.MM
	for _, l := range lines {
		word = max(word, text.Width(text.Regular, asideSize, l.cells[0]))
	}
	columns := columnsFor(lines, heads, r.W, word+3.2+3)
	top := columnHeads(p, columns, heads)
	all := make([]row, len(lines))
	for i, l := range lines {
		all[i] = l.row(p, columns)
	}
	over := b.overheads(p, columns, money)
	over.draw(geom.R(r.X, r.Y, r.W, over.h))
	top.draw(geom.R(r.X, r.Y+over.h, r.W, top.h))
	head := over.h + top.h
	fit, used := fitting(all, r.H-head)
	if fit < len(all) { // a line for the words that say where the rest is
		fit, used = fitting(all, r.H-head-5)
		b.tables = append(b.tables, tableRest{
			at: geom.Pt{X: r.X, Y: r.Y + head + used + 3.8}, left: lines[fit:], columns: columns, heads: heads,
			over: func(p *page) row { return b.overheads(p, columns, money) }, width: r.W,
		})
	}
	b.stack(p, geom.R(r.X, r.Y+head, r.W, used+0.01), 0, all[:fit])
	return head + used
}

// fitting returns how many rows fit into a height, and how high they are.
func fitting(rows []row, height geom.MM) (n int, used geom.MM) {
	for _, x := range rows {
		if used+x.h > height+1e-6 {
			break
		}
		used += x.h
		n++
	}
	return n, used
}

// overheads returns the words over the heads of shares and of amounts.
func (b *builder) overheads(p *page, columns []column, money bool) row {
	return row{h: 5, draw: func(r geom.Rect) {
		f := asideFace().bold().in(Ink)
		over := func(first, last int, said string) { // a rule over the columns that the word is for
			from, to := r.X+columns[first].at-columns[first].width, r.X+columns[last].at
			p.text(f, geom.Pt{X: (from + to) / 2, Y: r.Y + 2.9}, canvas.AlignCenter, said)
			p.line(scene.Pen{Width: 0.2, Color: Hairline}, geom.Pt{X: from, Y: r.Y + 4.4}, geom.Pt{X: to, Y: r.Y + 4.4})
		}
		over(2, 4, words.Text(b.language, "compare-share"))
		if money {
			over(5, 7, b.unit())
		}
	}}
}

// comparedLine returns a source as a line of the table.
func (b *builder) comparedLine(x analysis.Compared, c analysis.Comparison, money bool) line {
	share := func(p *analysis.Part, places int) string {
		if p == nil || !p.Known {
			return "–"
		}
		return b.approximately(p.Funding.Basis == canvas.Illustrative) + b.percent(p.Shown, places)
	}
	amount := func(p *analysis.Part) string {
		if p == nil || !p.AmountKnown {
			return "–"
		}
		return b.approximately(p.Funding.Basis == canvas.Illustrative) + b.tableMoney(p.Amount)
	}
	l := line{
		ref:  scene.Ref{Kind: scene.RefSource, ID: string(x.Source.ID)},
		mark: x.Mark, group: x.Source.Group,
		cells: []string{b.markWord(x.Mark), b.sourceName(x.Source), share(x.A, c.A.Places), share(x.B, c.B.Places), ""},
	}
	if n, known := deltaShown(x, c); known {
		l.cells[4] = b.points(n, c.Places)
	}
	if money {
		delta := ""
		if m, known := deltaAmount(x); known {
			delta = b.signedMoney(m)
		}
		l.cells = append(l.cells, amount(x.A), amount(x.B), delta)
	}
	return l
}

// deltaShown returns the difference of the shares of a source, all of its share where it is new or
// gone.
func deltaShown(x analysis.Compared, c analysis.Comparison) (int64, bool) {
	units := func(p *analysis.Part, places int) int64 {
		n := p.Shown
		for ; places < c.Places; places++ {
			n *= 10
		}
		return n
	}
	switch {
	case x.A == nil && x.B != nil && x.B.Counts:
		return units(x.B, c.B.Places), x.B.Known
	case x.B == nil && x.A != nil && x.A.Counts:
		return -units(x.A, c.A.Places), x.A.Known
	}
	return x.DeltaShown, x.DeltaKnown
}

// deltaAmount returns the difference of the amounts of a source, all of its amount where it is new
// or gone.
func deltaAmount(x analysis.Compared) (canvas.Money, bool) {
	switch {
	case x.A == nil && x.B != nil && x.B.Counts:
		return x.B.Amount, x.B.AmountKnown
	case x.B == nil && x.A != nil && x.A.Counts:
		return -x.A.Amount, x.A.AmountKnown
	}
	return x.DeltaAmount, x.DeltaAmountKnown
}

// points returns a difference of shares in percentage points, with its sign.
func (b *builder) points(n int64, places int) string {
	return words.Text(b.language, "compare-points", signed(n, words.Decimal(b.language, n, places)))
}

// tableMoney returns an amount in a table: in full, so that the figures of a column stand one under
// another, and without its currency, which the head of the table says.
func (b *builder) tableMoney(m canvas.Money) string { return unsplit(b.amount(m)) }

// signedMoney returns a difference of amounts with its sign.
func (b *builder) signedMoney(m canvas.Money) string { return signed(int64(m), b.tableMoney(m)) }

// signed puts a plus before what is more than nothing.
func signed(n int64, s string) string {
	if n > 0 {
		return "+" + s
	}
	return s
}

// sumRows returns the tables of the sums: groups, sides, income and cost, with each cost line or
// only their groups.
func (b *builder) sumRows(p *page, width geom.MM, c analysis.Comparison, every bool) []row {
	var out []row
	table := func(title string, lines []line) {
		if len(lines) == 0 {
			return
		}
		if len(out) > 0 {
			out = append(out, space(3.5))
		} else {
			out = append(out, space(5)) // level with the heads of the sources
		}
		heads := b.compareHeads(title, false)
		word := geom.MM(0)
		if slices.ContainsFunc(lines, func(l line) bool { return l.mark != "" }) {
			word = 3.4 // for the sign alone
		}
		columns := columnsFor(lines, heads, width, word)
		out = append(out, columnHeads(p, columns, heads))
		for _, l := range lines {
			out = append(out, l.row(p, columns))
		}
	}
	var groups, sides []line
	for _, g := range canvas.Groups {
		if l, ok := b.sumLine(words.Text(b.language, "group-"+string(g)), c.Groups[g], c); ok {
			l.group = g
			groups = append(groups, l)
		}
	}
	for _, s := range canvas.Sides {
		if l, ok := b.sumLine(words.Text(b.language, "side-"+string(s)), c.Sides[s], c); ok {
			sides = append(sides, l)
		}
	}
	table(words.Text(b.language, "compare-groups"), groups)
	table(words.Text(b.language, "compare-sides"), sides)
	table(words.Text(b.language, "compare-all", b.unit()), b.moneyLines(c, every))
	return out
}

// sumLine returns the sum of a group or a side before and after, where one of the two is known.
func (b *builder) sumLine(name string, d analysis.Delta, c analysis.Comparison) (line, bool) {
	if !d.A.Known && !d.B.Known {
		return line{}, false
	}
	share := func(s analysis.Sum, places int) string {
		if !s.Known {
			return "–"
		}
		return b.approximately(s.Illustrative) + b.percent(s.Shown, places)
	}
	delta := ""
	if d.Known {
		delta = b.points(d.Shown, c.Places)
	}
	return line{cells: []string{"", name, share(d.A, c.A.Places), share(d.B, c.B.Places), delta}}, true
}

// moneyLines returns income, the cost lines or their groups, their sum, and what is left.
func (b *builder) moneyLines(c analysis.Comparison, every bool) []line {
	x, y := analysis.Cover(b.w, c.A.Period), analysis.Cover(b.w, c.B.Period)
	var out []line
	add := func(name string, d analysis.MoneyDelta, strong bool) {
		l := line{strong: strong, cells: []string{"", name, "–", "–", ""}}
		if d.AKnown {
			l.cells[2] = b.approximately(d.A.Illustrative) + b.tableMoney(d.A.All)
		}
		if d.BKnown {
			l.cells[3] = b.approximately(d.B.Illustrative) + b.tableMoney(d.B.All)
		}
		if d.Known {
			l.cells[4] = b.signedMoney(d.Delta)
		}
		if d.AKnown || d.BKnown {
			out = append(out, l)
		}
	}
	add(words.Text(b.language, "compare-income"), c.Income, false)
	for _, g := range canvas.CostGroups {
		if !every {
			if p, q := x.Costs[g], y.Costs[g]; p.All != 0 || q.All != 0 {
				add(words.Text(b.language, "cost-"+string(g)), analysis.MoneyBetween(p, q, x.CostKnown, y.CostKnown), false)
			}
			continue
		}
		for _, k := range c.Costs {
			if k.Line.Group == g {
				n := len(out)
				add(deck.Plain(deck.CostTitle(k.Line, b.language)), costBetween(k), false)
				for i := n; i < len(out); i++ {
					out[i].ref, out[i].mark = scene.Ref{Kind: scene.RefCost, ID: string(k.Line.ID)}, k.Mark
				}
			}
		}
	}
	add(words.Text(b.language, "compare-cost"), c.Cost, true)
	x.Result.Illustrative, y.Result.Illustrative = false, false // a difference of sums
	add(words.Text(b.language, "insight-result"), analysis.MoneyBetween(x.Result, y.Result, x.Known && x.CostKnown, y.Known && y.CostKnown), true)
	return out
}

// costBetween returns a cost line before and after.
func costBetween(k analysis.ComparedCost) analysis.MoneyDelta {
	d := analysis.MoneyDelta{AKnown: k.A != nil, BKnown: k.B != nil, Delta: k.Delta, Known: k.DeltaKnown}
	if d.AKnown {
		d.A = amountOf(*k.A)
	}
	if d.BKnown {
		d.B = amountOf(*k.B)
	}
	return d
}

func amountOf(x canvas.Cost) analysis.Amounts {
	return analysis.Amounts{All: x.Amount, Illustrative: x.Basis == canvas.Illustrative}
}
