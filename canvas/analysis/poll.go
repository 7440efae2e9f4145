package analysis

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
)

// Guessed is how people have guessed one part of the income, and how great it is.
type Guessed struct {
	Option     canvas.Answer
	Guesses    []canvas.Share // in order of size
	Median     canvas.Share   // of an even number the mean of the two in the middle; 0 without guesses
	Truth      canvas.Share   // rounded to a millionth
	TruthKnown bool
	Group      canvas.Group // whose money it is; empty where that is not one group
}

// Guesses returns what was guessed in a poll, option by option, beside what is true in a state of the
// workbook, that which the poll asked about. Where that state does not say it, truth is not known.
func Guesses(w, truth canvas.Workbook, poll canvas.Poll) []Guessed {
	shares := Of(truth, poll.Period)
	var out []Guessed
	for _, o := range w.Options(poll.ID) {
		g := Guessed{Option: o}
		for _, a := range w.Answers(poll.ID, o.Option) {
			g.Guesses = append(g.Guesses, canvas.Share(a.Value))
		}
		slices.Sort(g.Guesses)
		if n := len(g.Guesses); n > 0 {
			g.Median = (g.Guesses[(n-1)/2] + g.Guesses[n/2]) / 2
		}
		var sum Sum
		sum, g.Group = guessedSum(truth, shares, poll, o.Option)
		if sum.Known && shares.Den > 0 {
			g.Truth, g.TruthKnown = canvas.Share(mulDiv(int64(canvas.Whole), sum.Num, shares.Den)), true
		}
		out = append(out, g)
	}
	return out
}

// guessedSum returns the sum that an option of a guess is about: that of a section of its sheet, or of a
// group where it is about no sheet.
func guessedSum(w canvas.Workbook, s Shares, poll canvas.Poll, option string) (Sum, canvas.Group) {
	if poll.Sheet == "" {
		return s.Groups[canvas.Group(option)], canvas.Group(option)
	}
	sheet, _ := canvas.Get[canvas.Sheet](w, poll.Sheet)
	t := w.Template(sheet)
	if t == nil {
		return Sum{}, ""
	}
	section, _ := t.Section(canvas.SectionID(option))
	if side, ok := section.Role.Side(); ok {
		return s.Sides[side], canvas.Group(side) // the two sides are colored as their groups
	}
	if group, ok := section.Role.Group(); ok {
		return s.Groups[group], group
	}
	return Sum{}, ""
}

// Filled is how many people could fill a section.
type Filled struct {
	Option canvas.Answer
	Yes    int
	Of     int // who have answered
}

// Fills returns who could fill what, in the order of the sections.
func Fills(w canvas.Workbook, poll canvas.Poll) []Filled {
	people := len(w.People(poll.ID))
	var out []Filled
	for _, o := range w.Options(poll.ID) {
		f := Filled{Option: o, Of: people}
		for _, a := range w.Answers(poll.ID, o.Option) {
			if a.Value > 0 {
				f.Yes++
			}
		}
		out = append(out, f)
	}
	return out
}

// Voted is an option of a vote with its place: options with as many dots share one.
type Voted struct {
	Option canvas.Answer
	Dots   int
	Place  int // from 1; 0 where nothing was counted yet
}

// Votes returns the options of a vote, the one with most dots first.
func Votes(w canvas.Workbook, poll canvas.Poll) []Voted {
	var out []Voted
	for _, o := range w.Options(poll.ID) {
		out = append(out, Voted{Option: o, Dots: int(o.Value)})
	}
	slices.SortStableFunc(out, func(a, b Voted) int { return cmp.Compare(b.Dots, a.Dots) })
	for i := range out {
		switch {
		case out[i].Dots == 0:
		case i > 0 && out[i-1].Dots == out[i].Dots:
			out[i].Place = out[i-1].Place
		default:
			out[i].Place = i + 1
		}
	}
	return out
}
