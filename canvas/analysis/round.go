package analysis

import (
	"cmp"
	"math/bits"
	"slices"
)

// LargestRemainder rounds fractions nums[i]/den of whole to whole numbers that add up to the
// rounded sum: each is first cut, then those with the largest remainders get one more. With equal
// remainders the greater fraction is served first, then the earlier. 33.3, 33.3 and 33.4 % become
// 33, 33 and 34, never 33, 33 and 33. The fractions must not be negative.
func LargestRemainder(nums []int64, den, whole int64) []int64 {
	out := make([]int64, len(nums))
	if den == 0 {
		return out
	}
	var total, given int64
	rests := make([]int64, len(nums))
	order := make([]int, len(nums))
	for i, n := range nums {
		out[i] = mulDivFloor(n, whole, den)
		rests[i] = mulMod(n, whole, den)
		total += n
		given += out[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rests[b], rests[a]), cmp.Compare(nums[b], nums[a]))
	})
	missing := nearest(total, den, whole) - given
	for _, i := range order {
		if missing <= 0 {
			break
		}
		out[i]++
		missing--
	}
	return out
}

// nearest returns n/den of whole, rounded half up.
func nearest(n, den, whole int64) int64 {
	if den == 0 {
		return 0
	}
	floor := mulDivFloor(n, whole, den)
	if rest := mulMod(n, whole, den); rest >= den-rest {
		floor++
	}
	return floor
}

// mulDiv returns a*b/c rounded half up, without overflow in between.
func mulDiv(a, b, c int64) int64 { return nearest(a, c, b) }

func mulDivFloor(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if hi >= uint64(c) {
		return 1 << 62 // far beyond anything that is shown
	}
	q, _ := bits.Div64(hi, lo, uint64(c))
	return int64(q)
}

func mulMod(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int64(bits.Rem64(hi, lo, uint64(c)))
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}
