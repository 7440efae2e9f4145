package export

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
)

// RowsLooks counts what the cells of a column look like.
type RowsLooks struct {
	filled, figures, percents                  int
	kinds, groups, sides, uses, statuses, sure int
}

// headerOf parts rows into titles, the headings of the columns, if there are any, and the rest.
func headerOf(lines []line, periods []string) (above []line, header line, body []line) {
	for i, l := range lines[:min(len(lines), headerWithin)] {
		if isHeader(l, periods) {
			return lines[:i], l, lines[i+1:]
		}
		if l.filled() > 1 {
			break
		}
	}
	return nil, line{}, lines
}

// isHeader reports whether the cells of a row are headings of columns.
func isHeader(l line, periods []string) bool {
	known, years, others, figures := 0, 0, 0, 0
	for i, c := range l.cells {
		word, _, _ := heading(c)
		switch {
		case c == "":
		case yearAlone.MatchString(strings.TrimSpace(c)):
			years++
		case meaningOf(c, periods) != (Column{}) || figureWords[word]:
			known++
		case isFigure(c, ""):
			figures++
		case i == 0:
			others++ // what is in the first column need not be a known word
		default:
			others++
		}
	}
	if figures > 0 {
		return false
	}
	if l.filled() == 1 {
		_, part := partWords[fold(firstFilled(l.cells))]
		return known == 1 && !part
	}
	if years > 0 {
		return others == 0 && (known > 0 || years > 1)
	}
	return known >= 2 || known >= 1 && known >= others
}

// meaningOf returns what a heading says of its column; the zero Column where it says nothing.
func meaningOf(cell string, periods []string) Column {
	for _, p := range periods {
		if fold(p) != "" && fold(p) == fold(cell) {
			return Column{Means: OfAmount, Period: p}
		}
	}
	word, currency, digits := heading(cell)
	for _, w := range []string{fold(cell), word} {
		if what, ok := columnWords[w]; ok {
			return Column{Means: what, Currency: currency, digits: digits}
		}
	}
	for _, p := range periods {
		if fold(p) != "" && fold(p) == word {
			return Column{Means: OfAmount, Period: p, Currency: currency, digits: digits}
		}
	}
	if yearLabel.MatchString(word) {
		return Column{Means: OfAmount, Period: strings.TrimSpace(periodWritten(cell)), Currency: currency, digits: digits}
	}
	return Column{}
}

// periodWritten returns the label of a period without the currency behind it.
func periodWritten(cell string) string {
	if i := strings.IndexAny(cell, "(["); i > 0 {
		return cell[:i]
	}
	if before, _, ok := strings.Cut(cell, " in "); ok {
		return before
	}
	return cell
}

// name finds out what each column holds: by its heading, and where that says nothing, by its cells.
func (t *Table) name(header line, body []line) {
	width := len(header.cells)
	t.Header = header.number > 0
	if !t.Header {
		for _, l := range body {
			width = max(width, len(l.cells))
		}
	}
	t.Columns = make([]Column, width)
	for i := range t.Columns {
		c := &t.Columns[i]
		looks := t.look(body, i)
		if t.Header {
			*c = meaningOf(header.cells[i], t.options.Periods)
			c.Heading = header.cells[i]
			word, currency, digits := heading(c.Heading)
			if year := strings.TrimSpace(c.Heading); yearAlone.MatchString(year) {
				c.Means, c.Period = OfAmount, year
			} else if c.Means == OfNothing && figureWords[word] && looks.figures*2 > looks.filled {
				c.Means, c.Currency, c.digits = OfAmount, currency, digits
			}
		}
		c.looks = looks
		if c.Means == OfAmount && c.Period == "" && looks.filled > 0 && looks.percents == looks.filled {
			c.Means = OfShare
		}
	}
	t.dropDoubles()
	t.guess()
}

// look counts what the cells of a column look like.
func (t *Table) look(body []line, column int) RowsLooks {
	var n RowsLooks
	count := func(is bool, into *int) {
		if is {
			*into++
		}
	}
	for _, l := range body {
		if column >= len(l.cells) || isNothing(l.cells[column]) {
			continue
		}
		c := l.cells[column]
		word := fold(c)
		n.filled++
		count(isFigure(c, t.options.Language), &n.figures)
		count(strings.HasSuffix(c, "%"), &n.percents)
		_, part := partWords[word]
		count(part || kindWords[word] != "", &n.kinds)
		count(groupWords[word] != "" || costGroupWords[word] != "", &n.groups)
		count(sideWords[word] != "", &n.sides)
		count(useWords[word] != "", &n.uses)
		count(statusWords[word] != "", &n.statuses)
		count(basisWords[word] != "", &n.sure)
	}
	return n
}

// dropDoubles lets every meaning be that of one column, the first; amounts may stand once for each
// period.
func (t *Table) dropDoubles() {
	type key struct {
		what   ColumnOf
		period string
	}
	seen := map[key]bool{}
	for i := range t.Columns {
		c := &t.Columns[i]
		k := key{c.Means, fold(c.Period)}
		if c.Means != OfNothing && seen[k] {
			c.Means, c.Period = OfNothing, ""
		}
		seen[k] = true
	}
}

// guess finds what columns hold of which the headings say nothing. With headings it only looks for
// names and figures, without which nothing can be read.
func (t *Table) guess() {
	take := func(what ColumnOf, fits func(RowsLooks) bool) {
		if t.has(what) {
			return
		}
		i := slices.IndexFunc(t.Columns, func(c Column) bool {
			return c.Means == OfNothing && c.looks.filled > 0 && fits(c.looks)
		})
		if i >= 0 {
			t.Columns[i].Means = what
		}
	}
	all := func(n func(RowsLooks) int) func(RowsLooks) bool {
		return func(l RowsLooks) bool { return n(l) == l.filled }
	}
	text := func(l RowsLooks) bool { return l.figures*2 < l.filled }
	if !t.Header {
		take(OfShare, all(func(l RowsLooks) int { return l.percents }))
		take(OfAmount, func(l RowsLooks) bool { return l.figures*2 > l.filled })
		// A column of which every cell is a word of a list holds words of that list; but something
		// has to be the name.
		if t.texts() > 1 {
			take(OfGroup, all(func(l RowsLooks) int { return l.groups }))
			take(OfKind, all(func(l RowsLooks) int { return l.kinds }))
			take(OfSide, all(func(l RowsLooks) int { return l.sides }))
			take(OfStatus, all(func(l RowsLooks) int { return l.statuses }))
			take(OfBasis, all(func(l RowsLooks) int { return l.sure }))
			take(OfUse, all(func(l RowsLooks) int { return l.uses }))
		}
		take(OfName, text)
		take(OfPayer, text)
		take(OfOrigin, text)
		return
	}
	if !t.has(OfCard) {
		take(OfName, text)
	}
	if !t.has(OfShare) {
		take(OfAmount, func(l RowsLooks) bool { return l.figures*2 > l.filled })
	}
}

// texts returns how many columns hold words.
func (t *Table) texts() int {
	n := 0
	for _, c := range t.Columns {
		if c.looks.filled > 0 && c.looks.figures*2 < c.looks.filled {
			n++
		}
	}
	return n
}

// rowHeading is what a row says for those that follow it.
type rowHeading struct {
	kind      RowKind
	group     canvas.Group
	costGroup canvas.CostGroup
}

// headingOf returns what a row says for those that follow it, where its name is a word for that.
// Projects are money or costs, by what came before.
func headingOf(name string, now RowKind) (rowHeading, bool) {
	word := fold(strings.Trim(name, "()[] "))
	for range 2 {
		group, source := groupWords[word]
		costs, cost := costGroupWords[word]
		part, isPart := partWords[word]
		switch {
		case cost && (now == RowCost || !source):
			return rowHeading{kind: RowCost, costGroup: costs}, true
		case source:
			return rowHeading{kind: RowSource, group: group}, true
		case isPart:
			return rowHeading{kind: part}, true
		}
		first, rest, ok := strings.Cut(word, " ") // "1. Public", "B) Team"
		if !ok || len(strings.Trim(first, "()")) > 3 || strings.Trim(strings.Trim(first, "()"), "0123456789abcdefghiv") != "" {
			break
		}
		word = rest
	}
	return rowHeading{}, false
}

// isSum reports whether a row is called a sum: "Total", "Total public funding", "Summe Kosten".
func isSum(name string) bool {
	word := fold(strings.Trim(name, "()[] "))
	if sumWords[word] {
		return true
	}
	words := strings.Fields(word)
	if len(words) < 2 {
		return false
	}
	rest := ""
	if sumWords[words[0]] {
		words = words[1:]
		if len(words) > 1 && slices.Contains([]string{"of", "der", "die", "das", "the", "für", "for"}, words[0]) {
			words = words[1:]
		}
		rest = strings.Join(words, " ")
	} else if sumWords[words[len(words)-1]] {
		rest = strings.Join(words[:len(words)-1], " ")
	}
	_, part := partWords[rest]
	_, heading := headingOf(rest, RowCost)
	return rest != "" && (part || heading || currencyOf(rest) != "")
}
