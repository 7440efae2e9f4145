package geom

// mostDashes is how many dashes a line may have: more are a mistake in the figures, and would
// only cost memory where a full line looks the same.
const mostDashes = 20000

// Dashes returns the pieces of a line along pts that a pattern of dash and gap, in millimetres,
// leaves visible; the first dash begins at the first point. Pieces keep the corners of the line.
// The whole line is returned where the pattern is none, that is where dash or gap is not
// positive.
func Dashes(pts []Pt, closed bool, pattern [2]MM) [][]Pt {
	pts = distinct(pts)
	if closed && len(pts) > 2 {
		pts = append(pts, pts[0])
	}
	if len(pts) < 2 {
		return nil
	}
	length := MM(0)
	for i := 1; i < len(pts); i++ {
		length += pts[i-1].Dist(pts[i])
	}
	period := pattern[0] + pattern[1]
	if !(pattern[0] > 0 && pattern[1] > 0 && length/period < mostDashes) {
		return [][]Pt{pts}
	}
	var out [][]Pt
	piece, on, left := []Pt{pts[0]}, true, pattern[0]
	for i := 1; i < len(pts); i++ {
		from, rest := pts[i-1], pts[i-1].Dist(pts[i])
		for rest > left {
			from = from.Add(pts[i].Sub(from).Mul(left / rest))
			rest -= left
			if on {
				out = append(out, append(piece, from))
				piece, left = nil, pattern[1]
			} else {
				piece, left = []Pt{from}, pattern[0]
			}
			on = !on
		}
		left -= rest
		if on {
			piece = append(piece, pts[i])
		}
	}
	if piece = distinct(piece); len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
