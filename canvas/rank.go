package canvas

// Rank is an order key: ranks compare as strings, and there is always one between any two. Its
// letters are 0 to 9 and a to z; a rank never ends in 0, which is what keeps room before it.
type Rank string

const rankLetters = "0123456789abcdefghijklmnopqrstuvwxyz"

// RankBetween returns a rank after a and before b; an empty a is the start, an empty b the end.
// Where a is not before b, or one of them is no rank, it returns a rank after a.
func RankBetween(a, b Rank) Rank {
	if !a.valid() {
		a = ""
	}
	if !b.valid() || (b != "" && a >= b) {
		b = ""
	}
	var out []byte
	for i := 0; ; i++ {
		lo, hi := 0, len(rankLetters)
		if i < len(a) {
			lo = letter(a[i])
		}
		if b != "" && i < len(b) {
			hi = letter(b[i])
		}
		if b != "" && i >= len(b) {
			hi = len(rankLetters)
		}
		if lo == hi {
			out = append(out, rankLetters[lo])
			continue
		}
		if hi-lo > 1 {
			// At the end a small step leaves room for many more; between two, the middle.
			mid := (lo + hi) / 2
			if b == "" && lo > 0 {
				mid = lo + 1
			}
			return Rank(append(out, rankLetters[mid]))
		}
		out = append(out, rankLetters[lo])
		b = "" // what follows is already before b
	}
}

// Ranks returns n ranks in order between a and b.
func Ranks(a, b Rank, n int) []Rank {
	out := make([]Rank, n)
	spread(out, a, b)
	return out
}

func spread(out []Rank, a, b Rank) {
	if len(out) == 0 {
		return
	}
	m := len(out) / 2
	out[m] = RankBetween(a, b)
	spread(out[:m], a, out[m])
	spread(out[m+1:], out[m], b)
}

func letter(c byte) int {
	if c <= '9' {
		return int(c - '0')
	}
	return int(c-'a') + 10
}

func (r Rank) valid() bool {
	for i := range len(r) {
		if c := r[i]; (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return r == "" || r[len(r)-1] != '0'
}
