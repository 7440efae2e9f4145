package analysis

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
)

// match finds the records of two lists that are the same one, or copies of the same one: their
// chains of ancestors meet. The nearest relatives are matched first, each at most once; from is
// what a record was copied from, which may be gone. It returns the place in a by the place in b.
func match(a, b []canvas.RecordID, from func(canvas.RecordID) canvas.RecordID) map[int]int {
	type relative struct{ a, b, steps int }
	type step struct{ at, steps int }
	known := map[canvas.RecordID][]step{}
	for i, id := range a {
		for n, ancestor := range chain(id, from) {
			known[ancestor] = append(known[ancestor], step{i, n})
		}
	}
	var found []relative
	for j, id := range b {
		for n, ancestor := range chain(id, from) {
			for _, s := range known[ancestor] {
				found = append(found, relative{s.at, j, s.steps + n})
			}
		}
	}
	slices.SortStableFunc(found, func(x, y relative) int {
		return cmp.Or(cmp.Compare(x.steps, y.steps), cmp.Compare(x.b, y.b), cmp.Compare(x.a, y.a))
	})
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, r := range found {
		if _, done := pairs[r.b]; !done && !taken[r.a] {
			pairs[r.b], taken[r.a] = r.a, true
		}
	}
	return pairs
}

// chain returns a record and what it was copied from, and so on. A crafted file may go in circles.
func chain(id canvas.RecordID, from func(canvas.RecordID) canvas.RecordID) []canvas.RecordID {
	var out []canvas.RecordID
	for id != "" && !slices.Contains(out, id) {
		out = append(out, id)
		id = from(id)
	}
	return out
}
