package analysis

import (
	"cmp"
	"math/big"
	"slices"

	"clustercanvas/canvas"
)

// Dependency is how much a period leans on few sources.
type Dependency struct {
	Known   bool
	Parts   []Part // known and counting, greatest first
	Like    int64  // tenths: as many equal sources would be leaned on as much
	OverTen int    // sources over 10 % of the income
}

// DependencyOf returns how much the income leans on few sources. Like is the inverse of the sum of
// the squared shares of the sources whose share is known (the Herfindahl-Hirschman index), shares
// among themselves: four equal sources are like 4.0, and one is like 1.0.
func DependencyOf(s Shares) Dependency {
	var d Dependency
	sum, squares := new(big.Int), new(big.Int)
	for _, p := range s.Parts {
		if !p.Counts || !p.Known || p.Num == 0 {
			continue
		}
		d.Parts = append(d.Parts, p)
		n := big.NewInt(p.Num)
		sum.Add(sum, n)
		squares.Add(squares, new(big.Int).Mul(n, n))
		if s.Den > 0 && p.Num > s.Den/10 {
			d.OverTen++
		}
	}
	slices.SortStableFunc(d.Parts, func(a, b Part) int { return cmp.Compare(b.Num, a.Num) })
	if d.Known = len(d.Parts) > 0; !d.Known {
		return d
	}
	// (sum² / squares), in tenths, rounded half up
	ten := new(big.Int).Mul(new(big.Int).Mul(sum, sum), big.NewInt(20))
	ten.Add(ten, squares)
	d.Like = ten.Quo(ten, new(big.Int).Mul(squares, big.NewInt(2))).Int64()
	return d
}

// LevelShare is the money that payers at one level decide on, in display units of per cent.
type LevelShare struct {
	Level        canvas.Level
	Shown, Today int64
	Illustrative bool // something in it is
}

// Levels returns how far away the payers decide, nearest first; LevelAny is what is said of no
// level. Levels without money are left out.
func Levels(w canvas.Workbook, s Shares) []LevelShare {
	sums := map[canvas.Level]*LevelShare{}
	for _, p := range s.Parts {
		if !p.Counts || !p.Known {
			continue
		}
		card, _ := canvas.Get[canvas.Card](w, p.Source.Card)
		x := sums[card.Level]
		if x == nil {
			x = &LevelShare{Level: card.Level}
			sums[card.Level] = x
		}
		x.Shown += p.Shown
		if p.Funding.Status == canvas.AsIs {
			x.Today += p.Shown
		}
		x.Illustrative = x.Illustrative || p.Funding.Basis == canvas.Illustrative
	}
	var out []LevelShare
	for _, l := range canvas.Levels[1:] {
		if x := sums[l]; x != nil {
			out = append(out, *x)
		}
	}
	if x := sums[canvas.LevelAny]; x != nil {
		out = append(out, *x)
	}
	return out
}
