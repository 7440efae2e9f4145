package text

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// Letters of some scripts are read from the right, and what stands among them from the left: which of
// them lie where is worked out as Unicode says (UAX #9), for one line at a time. Marks that embed a
// direction in another are not heeded; nobody types them into a note.

// baseLevel returns the level of a paragraph: 1 where its first letter that has a direction is read
// from the right, else 0.
func baseLevel(str string) uint8 {
	for _, r := range str {
		switch classOf(r) {
		case bidi.L:
			return 0
		case bidi.R, bidi.AL:
			return 1
		}
	}
	return 0
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// levels returns the level of each letter of a line: even is read from the left, odd from the right.
func levels(rs []rune, base uint8) []uint8 {
	l := leveling{base: base}
	for i, r := range rs {
		if c := classOf(r); c < bidi.Control && c != bidi.BN { // marks that are not seen have no say
			l.at, l.runes, l.class = append(l.at, i), append(l.runes, r), append(l.class, c)
		}
	}
	given := slices.Clone(l.class)
	l.weak()
	l.brackets(given)
	l.neutral()
	out := make([]uint8, len(rs))
	next := 0
	for i := range out {
		if next < len(l.at) && l.at[next] == i {
			out[i] = l.level(next)
			next++
		} else if i > 0 {
			out[i] = out[i-1]
		} else {
			out[i] = base
		}
	}
	for i := len(rs) - 1; i >= 0; i-- { // spaces at the end lie at the end
		if c := classOf(rs[i]); c != bidi.WS && c != bidi.S && c != bidi.B && c < bidi.Control && c != bidi.BN {
			break
		}
		out[i] = base
	}
	return out
}

// leveling is the letters of a line that have a say.
type leveling struct {
	base  uint8
	at    []int
	runes []rune
	class []bidi.Class
}

func (l *leveling) direction() bidi.Class {
	if l.base == 1 {
		return bidi.R
	}
	return bidi.L
}

// weak settles figures and what stands within them: rules W1 to W7.
func (l *leveling) weak() {
	c := l.class
	last := l.direction()
	for i := range c { // W1
		if c[i] == bidi.NSM {
			c[i] = last
		}
		last = c[i]
	}
	last = l.direction()
	for i := range c { // W2, W3
		switch c[i] {
		case bidi.L, bidi.R, bidi.AL:
			last = c[i]
		case bidi.EN:
			if last == bidi.AL {
				c[i] = bidi.AN
			}
		}
	}
	for i := range c {
		if c[i] == bidi.AL {
			c[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4
		if before := c[i-1]; before == c[i+1] && (c[i] == bidi.CS && (before == bidi.EN || before == bidi.AN) || c[i] == bidi.ES && before == bidi.EN) {
			c[i] = before
		}
	}
	for i := 0; i < len(c); { // W5
		to := i
		for to < len(c) && c[to] == bidi.ET {
			to++
		}
		if to > i && (i > 0 && c[i-1] == bidi.EN || to < len(c) && c[to] == bidi.EN) {
			for k := i; k < to; k++ {
				c[k] = bidi.EN
			}
		}
		i = to + 1
	}
	last = l.direction()
	for i := range c { // W6, W7
		switch c[i] {
		case bidi.ES, bidi.ET, bidi.CS:
			c[i] = bidi.ON
		case bidi.L, bidi.R:
			last = c[i]
		case bidi.EN:
			if last == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}

// strong returns the direction that a class has for what stands beside it; false for none.
func strong(c bidi.Class) (bidi.Class, bool) {
	switch c {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return 0, false
}

// brackets gives the two of a pair one direction: rule N0.
func (l *leveling) brackets(given []bidi.Class) {
	const most = 63 // open at a time; beyond it Unicode gives up as well
	type pair struct{ from, to int }
	var open []int
	var pairs []pair
	for i, r := range l.runes {
		p, _ := bidi.LookupRune(r)
		if l.class[i] != bidi.ON || !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if len(open) == most {
				break
			}
			open = append(open, i)
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if closes(l.runes[open[k]]) == r {
				pairs = append(pairs, pair{open[k], i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.from - b.from })
	for _, p := range pairs {
		found, opposite := false, false
		for i := p.from + 1; i < p.to && !found; i++ {
			if d, ok := strong(l.class[i]); ok {
				found = d == l.direction()
				opposite = opposite || !found
			}
		}
		to := l.direction()
		switch {
		case found:
		case opposite:
			context := l.direction()
			for i := p.from - 1; i >= 0; i-- {
				if d, ok := strong(l.class[i]); ok {
					context = d
					break
				}
			}
			to = context // the opposite one, or that of the paragraph again
		default:
			continue
		}
		for _, at := range []int{p.from, p.to} {
			l.class[at] = to
			for i := at + 1; i < len(given) && given[i] == bidi.NSM; i++ {
				l.class[i] = to
			}
		}
	}
}

// closes returns the bracket that closes one that opens.
func closes(open rune) rune {
	for _, r := range []rune{open + 1, open + 2} {
		if p, _ := bidi.LookupRune(r); p.IsBracket() && !p.IsOpeningBracket() {
			return r
		}
	}
	return 0
}

// neutral settles what has no direction of its own: rules N1 and N2.
func (l *leveling) neutral() {
	c := l.class
	for i := 0; i < len(c); {
		if _, ok := strong(c[i]); ok {
			i++
			continue
		}
		to := i
		for to < len(c) {
			if _, ok := strong(c[to]); ok {
				break
			}
			to++
		}
		before, after := l.direction(), l.direction()
		if i > 0 {
			before, _ = strong(c[i-1])
		}
		if to < len(c) {
			after, _ = strong(c[to])
		}
		d := l.direction()
		if before == after {
			d = before
		}
		for k := i; k < to; k++ {
			c[k] = d
		}
		i = to
	}
}

// level returns the level of a letter that has a say: rules I1 and I2.
func (l *leveling) level(i int) uint8 {
	c := l.class[i]
	switch {
	case l.base == 0 && c == bidi.R:
		return 1
	case l.base == 0 && (c == bidi.EN || c == bidi.AN):
		return 2
	case l.base == 1 && c != bidi.R:
		return 2
	}
	return l.base
}

// fromLeft returns the order in which parts of a line that have levels lie, from the left: rule L2.
func fromLeft(levels []uint8) []int {
	order := make([]int, len(levels))
	highest := uint8(0)
	for i, l := range levels {
		order[i], highest = i, max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); {
			to := i
			for to < len(order) && levels[order[to]] >= level {
				to++
			}
			slices.Reverse(order[i:to])
			i = max(to, i+1)
		}
	}
	return order
}
