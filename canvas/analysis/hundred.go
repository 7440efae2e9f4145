package analysis

import "clustercanvas/canvas"

// Coins is how many of a hundred coins come from one source, or from what no source has.
type Coins struct {
	Source   canvas.Source
	Of       canvas.TotalOf // what is not split; empty where Source has the coins
	Group    canvas.Group   // empty where nobody knows
	InAction bool
	Count    int
}

// Hundred deals a hundred coins to those who pay, by largest remainder: public money first, then
// private, then projects, what is not split after its own. The counts make 100 where any share is
// known; sources that get no coin are left out.
func Hundred(s Shares) []Coins {
	var nums []int64
	var out []Coins
	var sum int64
	for _, g := range append(append([]canvas.Group{}, canvas.Groups...), "") {
		for _, p := range s.Parts {
			if p.Counts && p.Known && p.Source.Group == g {
				nums = append(nums, p.Num)
				out = append(out, Coins{Source: p.Source, Group: g, InAction: p.Funding.Status == canvas.InAction})
				sum += p.Num
			}
		}
		for _, r := range s.Rests {
			if r.Of.Group() == g {
				nums = append(nums, r.Num)
				out = append(out, Coins{Of: r.Of, Group: g})
				sum += r.Num
			}
		}
	}
	if sum == 0 {
		return nil
	}
	var dealt []Coins
	for i, n := range LargestRemainder(nums, sum, 100) {
		if out[i].Count = int(n); n > 0 {
			dealt = append(dealt, out[i])
		}
	}
	return dealt
}
