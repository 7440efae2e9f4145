package raster

import "math/bits"

// Lengths are fixed-point numbers of 1/256 px while shapes become pixels. Sums of integers do not
// depend on their order nor on where a tile begins, so a pixel is the same in every tile.
const (
	one      = 256
	oneShift = 8
	full     = 2 * one * one // the area of a pixel in units of cell.area
)

// farthest is the greatest distance from the origin in pixels that is computed with. A scene of
// an A0 page at the highest zoom stays far below.
const farthest = 1 << 22

// fixed returns a length in pixels as a fixed-point number. What is not a number is 0.
func fixed(px float64) int {
	switch {
	case px != px:
		return 0
	case px > farthest:
		px = farthest
	case px < -farthest:
		px = -farthest
	}
	px *= one
	i := int(px)
	if d := px - float64(i); d >= 0.5 {
		return i + 1
	} else if d < -0.5 {
		return i - 1
	}
	return i
}

// coverage sums up how much of each pixel of a rectangle a shape covers. Only the pixels that an
// edge runs through are stored; between two of them the coverage is constant. Edges add and
// take away by their direction, and what is covered more than once counts once, which is the
// non-zero rule for all shapes that do not overlap themselves in opposite directions.
type coverage struct {
	w, h   int
	words  int // per row of touched
	cells  []cell
	bits   []uint64 // a bit for every cell that is touched
	y0, y1 int      // the rows that are touched, y1 not included
}

// cell is what the edges within a pixel add to it and to all pixels on its right.
type cell struct {
	cover int32 // height of the edges, signed
	area  int32 // what of that lies left of the edges within the pixel, times two
}

// reset prepares for a shape in a rectangle of w by h pixels. The last shape must be swept.
func (c *coverage) reset(w, h int) {
	c.w, c.h, c.words = w, h, (w+63)/64
	if n := w * h; n > len(c.cells) {
		c.cells = make([]cell, n)
	}
	if n := c.words * h; n > len(c.bits) {
		c.bits = make([]uint64, n)
	}
	c.y0, c.y1 = h, 0
}

// line adds an edge between two points in fixed-point numbers.
func (c *coverage) line(x0, y0, x1, y1 int) {
	sign := 1
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	if y0 == y1 || y1 <= 0 || y0 >= c.h*one || x0 >= c.w*one && x1 >= c.w*one {
		return
	}
	first, last := max(y0, 0)>>oneShift, min((y1-1)>>oneShift, c.h-1)
	c.y0, c.y1 = min(c.y0, first), max(c.y1, last+1)
	if first == last && y0 >= 0 && y1 <= c.h*one {
		c.edge(first, x0, y0-first*one, x1, y1-first*one, sign)
		return
	}
	dx, dy := x1-x0, y1-y0
	x, y := x0, y0
	if y < 0 {
		x, y = x0+part(-y0, dx, dy), 0
	}
	for row := first; row <= last; row++ {
		top := row * one
		nextX, nextY := x1, y1
		if bottom := top + one; bottom < y1 {
			nextX, nextY = x0+part(bottom-y0, dx, dy), bottom
		}
		c.edge(row, x, y-top, nextX, nextY-top, sign)
		x, y = nextX, nextY
	}
}

// edge adds the part of an edge that lies in one row, from y0 to y1 below its upper border.
func (c *coverage) edge(row, x0, y0, x1, y1, sign int) {
	col0, col1 := x0>>oneShift, x1>>oneShift
	if col0 == col1 {
		c.add(row, col0, (y1-y0)*sign, x0&(one-1)+x1&(one-1))
		return
	}
	if x0 > x1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -sign
		col0, col1 = col1, col0
	}
	dx, dy := x1-x0, y1-y0
	x, y := x0, y0
	if col0 < 0 { // all that lies left of the rectangle acts on its first pixel
		if col1 < 0 {
			c.add(row, -1, dy*sign, 0)
			return
		}
		x, y, col0 = 0, y0+part(-x0, dy, dx), 0
		c.add(row, -1, (y-y0)*sign, 0)
	}
	for col := col0; col <= col1 && col < c.w; col++ {
		left := col * one
		nextX, nextY := x1, y1
		if right := left + one; right < x1 {
			nextX, nextY = right, y0+part(right-x0, dy, dx)
		}
		c.add(row, col, (nextY-y)*sign, x-left+nextX-left)
		x, y = nextX, nextY
	}
}

// part returns a*b/c without overflow where an int has 32 bits.
func part(a, b, c int) int { return int(int64(a) * int64(b) / int64(c)) }

// add adds an edge within a pixel: its height, and twice its mean distance from the left border.
func (c *coverage) add(row, col, cover, twice int) {
	if col >= c.w || cover == 0 {
		return
	}
	if col < 0 {
		col, twice = 0, 0
	}
	p := &c.cells[row*c.w+col]
	p.cover += int32(cover)
	p.area += int32(cover * twice)
	c.bits[row*c.words+col>>6] |= 1 << (col & 63)
}

// sweep calls span for every stretch of pixels that is covered equally, from x0 to x1 in a row,
// by 1 to 255, row by row, and leaves c empty.
func (c *coverage) sweep(span func(y, x0, x1 int, a uint32)) {
	for y := c.y0; y < c.y1; y++ {
		cells := c.cells[y*c.w : (y+1)*c.w]
		cover, from := int32(0), 0
		for i, word := range c.bits[y*c.words : (y+1)*c.words] {
			if word == 0 {
				continue
			}
			c.bits[y*c.words+i] = 0
			for ; word != 0; word &= word - 1 {
				x := i<<6 + bits.TrailingZeros64(word)
				if a := alphaOf(cover * 2 * one); a > 0 && from < x {
					span(y, from, x, a)
				}
				p := &cells[x]
				cover += p.cover
				if a := alphaOf(cover*2*one - p.area); a > 0 {
					span(y, x, x+1, a)
				}
				*p, from = cell{}, x+1
			}
		}
		if a := alphaOf(cover * 2 * one); a > 0 && from < c.w {
			span(y, from, c.w, a)
		}
	}
}

// alphaOf returns the coverage of a pixel from the area that is covered, in 1 to 255.
func alphaOf(area int32) uint32 {
	if area < 0 {
		area = -area
	}
	if area >= full {
		return 255
	}
	return uint32(area) * 255 / full
}
