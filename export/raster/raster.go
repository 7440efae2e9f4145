// Package raster paints scenes into pixels: the tiles of the screen and the PNG are the same
// picture, made here.
//
// It is apart from package export because the screen needs it and needs no file format. A scene
// is prepared once (Prepare: where its items lie), and painted piece by piece (Draw). Every pixel
// is computed from its place on the page alone, never from where a piece begins, so pieces join
// without a seam; the tests compare them byte by byte. Edges are summed up exactly in integers of
// 1/256 pixel (coverage.go); golang.org/x/image/vector is not used because its rounding depends on
// the size and place of its buffer. Glyphs are stamped from masks that are kept for every quarter
// of a pixel (glyphs.go).
//
// It measures nothing, wraps nothing and knows no records; text goes where the scene says.
package raster

import (
	"fmt"
	"image"
	"math"
	"sync"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// blockSize is the side of the squares, in pixels, that larger pictures are painted in, so that
// the memory for edges stays small.
const blockSize = 512

// Renderer paints scenes and remembers glyphs and pictures between them. Several goroutines may
// paint with one Renderer at a time.
type Renderer struct {
	masks    masks
	pictures pictures
	work     sync.Pool
}

// New returns a Renderer. The function gives the bytes of a picture by its hash, in PNG or JPEG;
// it may be nil, and is called from the goroutines that paint. A picture that it does not have,
// or that cannot be decoded, is not painted.
func New(images func(hash string) ([]byte, bool)) *Renderer {
	r := &Renderer{pictures: pictures{find: images}}
	r.work.New = func() any { return new(workspace) }
	return r
}

// workspace is the memory that painting one block needs.
type workspace struct {
	coverage coverage
	items    []uint64 // a bit for every item to be painted
	points   []geom.Pt
	outline  []geom.Pt
}

// Draw paints all of s that touches dst, over what dst holds. Origin is the place on the page of
// the upper left corner of dst, in mm. It is DrawPrepared for a scene that is painted once.
func (r *Renderer) Draw(dst *image.RGBA, s *scene.Scene, origin geom.Pt, pxPerMM float64) {
	r.DrawPrepared(dst, Prepare(s), origin, pxPerMM)
}

// DrawPrepared paints all of a scene that touches dst, over what dst holds. Origin is the place
// on the page of the upper left corner of dst, in mm. Pieces whose origins are whole pixels apart
// fit together without a seam.
func (r *Renderer) DrawPrepared(dst *image.RGBA, p *Prepared, origin geom.Pt, pxPerMM float64) {
	if !(pxPerMM > 0 && math.Abs(origin.X)*pxPerMM < farthest && math.Abs(origin.Y)*pxPerMM < farthest) {
		return // so far out there is nothing
	}
	if p.scene.Turned {
		r.drawTurned(dst, p, origin, pxPerMM)
		return
	}
	r.draw(dst, p, origin, pxPerMM)
}

// drawTurned paints a page that is put out upside down: what lies at the other end of the page, with its pixels
// in reverse.
func (r *Renderer) drawTurned(dst *image.RGBA, p *Prepared, origin geom.Pt, pxPerMM float64) {
	reverse(dst)
	size := dst.Bounds().Size()
	far := geom.Pt{X: p.scene.Size.W - origin.X - float64(size.X)/pxPerMM, Y: p.scene.Size.H - origin.Y - float64(size.Y)/pxPerMM}
	r.draw(dst, p, far, pxPerMM)
	reverse(dst)
}

// reverse turns a picture upside down.
func reverse(m *image.RGBA) {
	b := m.Bounds()
	row := func(y int) []byte { at := m.PixOffset(b.Min.X, y); return m.Pix[at : at+4*b.Dx()] }
	for top, low := b.Min.Y, b.Max.Y-1; top <= low; top, low = top+1, low-1 {
		a, z := row(top), row(low)
		for i, j := 0, len(z)-4; j >= 0 && (top < low || i < j); i, j = i+4, j-4 {
			for k := range 4 {
				a[i+k], z[j+k] = z[j+k], a[i+k]
			}
		}
	}
}

func (r *Renderer) draw(dst *image.RGBA, p *Prepared, origin geom.Pt, pxPerMM float64) {
	work := r.work.Get().(*workspace)
	defer r.work.Put(work)
	x, fractionX := whole(origin.X * pxPerMM)
	y, fractionY := whole(origin.Y * pxPerMM)
	b := dst.Bounds()
	for top := b.Min.Y; top < b.Max.Y; top += blockSize {
		for left := b.Min.X; left < b.Max.X; left += blockSize {
			size := image.Pt(min(blockSize, b.Max.X-left), min(blockSize, b.Max.Y-top))
			t := tile{
				renderer: r, work: work, size: size,
				canvas: canvas{img: dst, base: dst.PixOffset(left, top), clip: image.Rectangle{Max: size}},
				scale:  pxPerMM, shift: geom.Pt{X: fractionX, Y: fractionY},
				x: x + left - b.Min.X, y: y + top - b.Min.Y,
			}
			t.paint(p)
		}
	}
}

// PixelSize returns how many pixels a page has at a scale; at least one each way.
func PixelSize(s geom.Size, pxPerMM float64) image.Point {
	side := func(mm geom.MM) int { return max(1, int(math.Round(mm*pxPerMM))) }
	return image.Pt(side(s.W), side(s.H))
}

// whole splits a length in pixels into whole pixels and the rest. Origins that were computed from
// whole pixels come back as such.
func whole(px float64) (int, float64) {
	n := math.Round(px)
	if math.Abs(px-n) > 1e-4 {
		n = math.Floor(px)
		return int(n), px - n
	}
	return int(n), 0
}

// tile is a block that is being painted. Pixels are counted from the corner of the page, moved by
// shift so that the block begins at a whole one: x, y.
type tile struct {
	canvas
	renderer *Renderer
	work     *workspace
	size     image.Point
	scale    float64
	shift    geom.Pt
	x, y     int
}

func (t *tile) paint(p *Prepared) {
	area := geom.R((float64(t.x)+t.shift.X)/t.scale, (float64(t.y)+t.shift.Y)/t.scale,
		float64(t.size.X)/t.scale, float64(t.size.Y)/t.scale)
	area = area.Inset(-2 / t.scale) // what rounding may move
	p.each(area, &t.work.items, func(i scene.Item) {
		a := i.Common()
		t.clip = image.Rectangle{Max: t.size}
		if a.Clip != nil {
			t.clip = t.clip.Intersect(t.pixels(*a.Clip))
			if t.clip.Empty() {
				return
			}
		}
		t.item(i)
	})
}

func (t *tile) item(i scene.Item) {
	switch i := i.(type) {
	case scene.Polygon:
		t.polygon(i)
	case scene.Polyline:
		t.polyline(i)
	case scene.Text:
		t.text(i)
	case scene.Image:
		t.picture(i)
	case scene.Symbol:
		t.symbol(i)
	default:
		panic(fmt.Sprintf("raster: unknown item %T", i))
	}
}

// at returns a place on the page in pixels from the corner of the page.
func (t *tile) at(p geom.Pt) geom.Pt {
	return geom.Pt{X: p.X*t.scale - t.shift.X, Y: p.Y*t.scale - t.shift.Y}
}

// fixed returns a place in pixels as fixed-point numbers from the corner of the block.
func (t *tile) fixed(px geom.Pt) (x, y int) { return fixed(px.X) - t.x*one, fixed(px.Y) - t.y*one }

// pixels returns the pixels of the block that lie in r, each taken whole or not at all.
func (t *tile) pixels(r geom.Rect) image.Rectangle {
	x0, y0 := t.fixed(t.at(r.Min()))
	x1, y1 := t.fixed(t.at(geom.Pt{X: r.Right(), Y: r.Bottom()}))
	return image.Rect((x0+one/2)>>oneShift, (y0+one/2)>>oneShift, (x1+one/2)>>oneShift, (y1+one/2)>>oneShift)
}
