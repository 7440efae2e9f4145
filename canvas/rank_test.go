package canvas

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawRank makes a rank as any file may hold it; the empty one is an end.
func drawRank(t *rapid.T, label string) Rank {
	return Rank(rapid.StringMatching(`([0-9a-z]{0,6}[1-9a-z])?`).Draw(t, label))
}

// between checks that a rank lies between two others, of which the empty ones are the ends.
func between(t rapid.TB, a, r, b Rank) {
	t.Helper()
	if r == "" || !r.valid() || r <= a || (b != "" && r >= b) {
		t.Fatalf("%q is no rank between %q and %q", r, a, b)
	}
}

func TestRankBetween_LiesBetween(t *testing.T) {
	for _, x := range [][2]Rank{
		{"", ""}, {"", "1"}, {"", "01"}, {"", "0001"}, {"", "i"}, {"", "z"}, {"z", ""}, {"zz", ""}, {"zzz", ""}, {"zzz1", ""},
		{"1", "2"}, {"1", "11"}, {"1", "101"}, {"1", "1001"}, {"y", "z"}, {"yz", "z"}, {"yzzz", "z"}, {"a", "c"}, {"az", "b01"},
	} {
		between(t, x[0], RankBetween(x[0], x[1]), x[1])
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawRank(t, "a"), drawRank(t, "b")
		if a > b && b != "" {
			a, b = b, a
		}
		if a == b {
			b = ""
		}
		between(t, a, RankBetween(a, b), b)
	})
}

func TestRankBetween_WithoutRoomGoesBehind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawRank(t, "a"), drawRank(t, "b")
		if a < b {
			a, b = b, a
		}
		between(t, a, RankBetween(a, b), "")
	})
	for _, x := range [][3]Rank{{"A", "i", ""}, {"i0", "i", ""}, {"é", "", ""}, {"i", "x0", "i"}, {"i", "-", "i"}} {
		between(t, x[2], RankBetween(x[0], x[1]), "")
	}
}

func TestRanks_AreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawRank(t, "a"), drawRank(t, "b")
		if a >= b {
			b = ""
		}
		n := rapid.IntRange(0, 200).Draw(t, "n")
		ranks := Ranks(a, b, n)
		if len(ranks) != n {
			t.Fatalf("%d ranks, not %d", len(ranks), n)
		}
		for i, r := range ranks {
			between(t, a, r, b)
			a = r
			if i > 0 && ranks[i-1] >= r {
				t.Fatalf("%q before %q", ranks[i-1], r)
			}
		}
	})
}

// TestRanks_StayShort: wherever people keep putting things, keys stay far below the limit of what
// a record may hold.
func TestRanks_StayShort(t *testing.T) {
	const n, most = 10_000, 40
	dice := rand.New(rand.NewPCG(1, 2))
	always := func(i int) func(int) int { return func(int) int { return i } }
	for name, place := range map[string]func(have int) int{
		"at the front":           always(0),
		"at the end":             func(have int) int { return have },
		"behind the first":       always(1),
		"before the last":        func(have int) int { return have - 1 },
		"behind the same middle": always(50),
		"anywhere":               func(have int) int { return dice.IntN(have + 1) },
	} {
		ranks := Ranks("", "", 100)
		for range n {
			i := place(len(ranks))
			before, after := Rank(""), Rank("")
			if i > 0 {
				before = ranks[i-1]
			}
			if i < len(ranks) {
				after = ranks[i]
			}
			r := RankBetween(before, after)
			between(t, before, r, after)
			ranks = slices.Insert(ranks, i, r)
		}
		if longest := longest(ranks); longest > most {
			t.Errorf("%s: the longest of %d ranks has %d letters", name, n, longest)
		}
	}
	if l := longest(Ranks("", "", n)); l > most/2 {
		t.Errorf("%d ranks at once have up to %d letters", n, l)
	}
}

func longest(ranks []Rank) int {
	n := 0
	for _, r := range ranks {
		n = max(n, len(r))
	}
	return n
}

func ExampleRanks() {
	ranks := Ranks("", "", 3)
	fmt.Println(ranks, RankBetween(ranks[0], ranks[1]))
	// Output: [h i j] hi
}
