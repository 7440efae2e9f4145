package export

import "bytes"

// The ways to write a row of a PNG: as it is, or by what each byte differs from the one that is expected
// after the bytes left of it and above it.
const (
	pngNone = iota
	pngSub
	pngUp
	pngAverage
	pngPaeth
	pngFilters
)

// pngOther are the ways that are tried after the row above, which most rows of a sheet are like, in the order
// of the standard library; each says which byte is expected by those of the pixels at the left, above, and
// above at the left.
var pngOther = []struct {
	way      int
	expected func(left, up, corner byte) byte
}{
	{pngPaeth, paeth},
	{pngNone, func(_, _, _ byte) byte { return 0 }},
	{pngSub, func(left, _, _ byte) byte { return left }},
	{pngAverage, func(left, up, _ byte) byte { return byte((int(left) + int(up)) / 2) }},
}

// filtered fills rows with what the first of them is in each way, as far as it is worth it, and returns the way
// whose differences are the smallest in sum, which is packed best. The rows begin with a byte for their way,
// above does not.
func filtered(rows *[pngFilters][]byte, above []byte, bytesPerPixel int) int {
	raw, up := rows[pngNone][1:], rows[pngUp][1:]
	if bytes.Equal(raw, above) {
		clear(up)
		return pngUp
	}
	best, least := pngUp, 0
	for i, v := range raw {
		d := v - above[i]
		up[i] = d
		least += far(d)
	}
	for _, other := range pngOther {
		row, sum := rows[other.way][1:1+len(raw)], 0
		var left, corner byte
		for i, v := range raw {
			if i >= bytesPerPixel {
				left, corner = raw[i-bytesPerPixel], above[i-bytesPerPixel]
			}
			d := v - other.expected(left, above[i], corner)
			row[i] = d // of pngNone: what is there
			if sum += far(d); sum >= least {
				break
			}
		}
		if sum < least {
			best, least = other.way, sum
		}
	}
	return best
}

// far returns how far a difference is from none.
func far(d byte) int { return min(int(d), 256-int(d)) }

// paeth returns the one of three bytes that is nearest to what a plane through them says.
func paeth(left, up, corner byte) byte {
	distance := func(v byte) int {
		d := int(left) + int(up) - int(corner) - int(v)
		return max(d, -d)
	}
	l, u, c := distance(left), distance(up), distance(corner)
	switch {
	case l <= u && l <= c:
		return left
	case u <= c:
		return up
	}
	return corner
}
