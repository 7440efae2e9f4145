package raster

import (
	"encoding/binary"
	"image"

	"clustercanvas/canvas/scene"
)

// ink is what shapes are filled with: a color and how much of it, in 0 to 255. Two channels lie in
// one word each, so that they are blended in one step.
type ink struct{ redBlue, greenAlpha, a uint32 }

// inkOf returns the ink for a color with the alpha of an item, where 0 is opaque.
func inkOf(c scene.Color, alpha uint8) ink {
	return ink{uint32(c.R) | uint32(c.B)<<16, uint32(c.G) | 255<<16, 255 - uint32(alpha)}
}

// canvas is the piece of a picture that is being painted. Its origin is its upper left pixel.
type canvas struct {
	img  *image.RGBA
	base int // the place of the first pixel in img.Pix
	clip image.Rectangle
}

// span paints the pixels from x0 to x1 of row y with a share of ink of 1 to 255.
func (c *canvas) span(y, x0, x1 int, in ink, share uint32) {
	x0, x1 = max(x0, c.clip.Min.X), min(x1, c.clip.Max.X)
	if x0 >= x1 || y < c.clip.Min.Y || y >= c.clip.Max.Y {
		return
	}
	at := c.base + y*c.img.Stride
	pix := c.img.Pix[at+4*x0 : at+4*x1 : at+4*x1]
	a := over255(share * in.a)
	switch {
	case a == 0:
	case a == 255:
		solid(pix, in)
	default:
		for ; len(pix) >= 4; pix = pix[4:] {
			blend(pix, in, a)
		}
	}
}

// solid sets pixels to a color. From sixteen pixels on it is faster to copy what is done already.
func solid(pix []byte, in ink) {
	v := in.redBlue | in.greenAlpha<<8
	n := min(len(pix), 64)
	for i := 0; i+4 <= n; i += 4 {
		binary.LittleEndian.PutUint32(pix[i:], v)
	}
	for n < len(pix) {
		n += copy(pix[n:], pix[:n])
	}
}

// blend lays a share a of ink over the first of pix. Every channel is rounded as over255 does.
func blend(pix []byte, in ink, a uint32) {
	const each, half = 0x00ff00ff, 0x00800080
	v := binary.LittleEndian.Uint32(pix)
	redBlue := in.redBlue*a + v&each*(255-a) + half
	greenAlpha := in.greenAlpha*a + v>>8&each*(255-a) + half
	redBlue = (redBlue + redBlue>>8&each) >> 8 & each
	greenAlpha = (greenAlpha + greenAlpha>>8&each) & (each << 8)
	binary.LittleEndian.PutUint32(pix, redBlue|greenAlpha)
}

// over255 returns v/255, rounded, for v up to 255*255.
func over255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}

// rect paints an upright rectangle given by fixed-point numbers. It is the fast way for what most
// of a sheet consists of, and gives the same pixels as coverage would.
func (c *canvas) rect(x0, y0, x1, y1 int, in ink) {
	if x0 >= x1 || y0 >= y1 {
		return
	}
	first, last := max(y0>>oneShift, c.clip.Min.Y), min((y1-1)>>oneShift, c.clip.Max.Y-1)
	left, right := x0>>oneShift, (x1-1)>>oneShift
	for y := first; y <= last; y++ {
		height := min(y1, (y+1)*one) - max(y0, y*one)
		if left == right {
			c.share(y, left, left+1, in, (x1-x0)*height)
			continue
		}
		c.share(y, left, left+1, in, ((left+1)*one-x0)*height)
		c.share(y, left+1, right, in, one*height)
		c.share(y, right, right+1, in, (x1-right*one)*height)
	}
}

// share paints a span of which an area of 0 to one*one of every pixel is covered.
func (c *canvas) share(y, x0, x1 int, in ink, area int) {
	if a := alphaOf(int32(2 * area)); a > 0 && x0 < x1 {
		c.span(y, x0, x1, in, a)
	}
}

// mask is the coverage of a shape whose origin lies at a pixel or at a quarter of one.
type mask struct {
	x, y, w, h int // where it lies, seen from the pixel of the origin
	pix        []uint8
}

// stamp paints a mask with its origin at a pixel.
func (c *canvas) stamp(m *mask, x, y int, in ink) {
	x, y = x+m.x, y+m.y
	r := image.Rect(x, y, x+m.w, y+m.h).Intersect(c.clip)
	for row := r.Min.Y; row < r.Max.Y; row++ {
		from := m.pix[(row-y)*m.w+r.Min.X-x : (row-y)*m.w+r.Max.X-x]
		at := c.base + row*c.img.Stride + 4*r.Min.X
		to := c.img.Pix[at : at+4*len(from)]
		for i, covered := range from {
			if covered == 0 {
				continue
			}
			a := uint32(covered)
			if in.a < 255 {
				a = over255(a * in.a)
			}
			blend(to[4*i:], in, a)
		}
	}
}
