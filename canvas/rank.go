package canvas

import "strings"

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
	switch {
	case b == "":
		return rankAfter(a)
	case strings.HasPrefix(string(b), string(a)):
		return a + rankBefore(b[len(a):])
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	if lo, hi := letter(a[i]), letter(b[i]); hi-lo > 1 {
		return a[:i] + Rank(rankLetters[(lo+hi)/2])
	}
	return a[:i+1] + rankAfter(a[i+1:])
}

// rankAfter returns a rank after a, as near as there is one of its length: people mostly add at
// an end, and ten thousand times so must not make a key of hundreds of letters. When the letters
// of a length are used up, twice as many are added: z is followed by z01, zzz by zzz0001.
func rankAfter(a Rank) Rank {
	if a == "" {
		return "i"
	}
	out := a.widened('z')
	i := len(out) - 1
	for ; out[i] == 'z'; i-- {
		out[i] = '0'
	}
	out[i] = rankLetters[letter(out[i])+1]
	if out[len(out)-1] == '0' {
		out[len(out)-1] = '1'
	}
	return Rank(out)
}

// rankBefore returns a rank before b in the same way: before 1 comes 0zz, before 001 000zzzz.
func rankBefore(b Rank) Rank {
	out := b.widened('0')
	for {
		i := len(out) - 1
		for ; out[i] == '0'; i-- {
			out[i] = 'z'
		}
		out[i] = rankLetters[letter(out[i])-1]
		switch {
		case out[len(out)-1] != '0':
			return Rank(out)
		case strings.Trim(string(out), "0") == "":
			return Rank(out) + Rank(strings.Repeat("z", len(out)+1))
		}
	}
}

// widened returns the letters of a rank, cut or filled with 0 to the length at which it can be
// counted on from: 1, 3, 7, 15 and so on, the first one to hold a letter that is not the last of
// its kind.
func (r Rank) widened(last byte) []byte {
	used := 0
	for used < len(r) && r[used] == last {
		used++
	}
	n := 1
	for n <= used {
		n = 2*n + 1
	}
	out := []byte(r[:min(n, len(r))])
	for len(out) < n {
		out = append(out, '0')
	}
	return out
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
