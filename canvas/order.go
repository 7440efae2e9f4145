package canvas

import (
	"cmp"
	"slices"
)

// ordered is a record that people put in an order among its like.
type ordered interface {
	Record
	order() Rank
}

func (r Scenario) order() Rank  { return r.Rank }
func (r Period) order() Rank    { return r.Rank }
func (s Source) order() Rank    { return s.Rank }
func (r CostLine) order() Rank  { return r.Rank }
func (r Horizon) order() Rank   { return r.Rank }
func (r Metric) order() Rank    { return r.Rank }
func (r Reference) order() Rank { return r.Rank }
func (r Sheet) order() Rank     { return r.Rank }
func (n Note) order() Rank      { return n.Rank }
func (r View) order() Rank      { return r.Rank }

// inOrder sorts records, which it owns, and returns them. Equal ranks come about when two copies of
// a file are merged; the ids decide then, the same way everywhere.
func inOrder[T ordered](of []T) []T {
	slices.SortFunc(of, func(a, b T) int {
		return cmp.Or(cmp.Compare(a.order(), b.order()), cmp.Compare(a.RecordID(), b.RecordID()))
	})
	return of
}

// lastOf returns the greatest rank of records in any order; empty where there are none.
func lastOf[T ordered](of []T) Rank {
	last := Rank("")
	for _, r := range of {
		last = max(last, r.order())
	}
	return last
}

// atEnd returns a rank after all of the records, which are in any order.
func atEnd[T ordered](of []T) Rank { return RankBetween(lastOf(of), "") }

// behind returns a rank right after one of the records, which are in order; after the last where
// that one is not among them.
func behind[T ordered](of []T, after RecordID) Rank {
	i := slices.IndexFunc(of, func(r T) bool { return r.RecordID() == after })
	if i < 0 || i+1 == len(of) {
		return atEnd(of)
	}
	return RankBetween(of[i].order(), of[i+1].order())
}
