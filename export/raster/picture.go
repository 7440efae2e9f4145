package raster

import (
	"bytes"
	"image"
	_ "image/jpeg" // pictures are PNG or JPEG
	_ "image/png"
	"sync"

	"golang.org/x/image/draw"

	"clustercanvas/canvas/scene"
)

const (
	// pictureBytes is how much memory pictures may take, decoded and scaled.
	pictureBytes = 96 << 20
	// picturePixels is the size above which a picture is not decoded: a small file can claim any
	// size, and files come from anywhere.
	picturePixels = 64 << 20
	// scaledPixels is the size above which a picture is not scaled as a whole but read pixel by
	// pixel: at such a zoom its own pixels show anyway.
	scaledPixels = 8 << 20
	// middleSide is the longer side, in pixels, of what is kept of a picture for all smaller sizes:
	// to decode a photo anew at each step of a zoom would take half a second.
	middleSide = 1024
)

// pictures keeps how pictures look at the sizes in use. What was not used for longest goes first.
type pictures struct {
	find func(hash string) ([]byte, bool)

	mu    sync.Mutex
	kept  map[pictureKey]*pictureAt
	bytes int
	clock int
}

// pictureKey names a picture at a size in pixels, or at one of two that have no figures.
type pictureKey struct {
	hash string
	w, h int
}

var (
	inFull   = image.Pt(-1, -1) // as it was decoded
	inMiddle = image.Pt(0, 0)   // at most middleSide long
)

// pictureAt is a picture at a size. It is made once, by the first who asks; others wait.
type pictureAt struct {
	once  sync.Once
	image *image.RGBA // nil for what cannot be had
	bytes int         // once it is made
	used  int
}

// sized returns a picture at a size in pixels, and the original where that size is very large; nil
// where there is none.
func (p *pictures) sized(hash string, w, h int) *image.RGBA {
	if w > scaledPixels/h {
		return p.at(hash, inFull)
	}
	return p.at(hash, image.Pt(w, h))
}

func (p *pictures) at(hash string, size image.Point) *image.RGBA {
	key := pictureKey{hash, size.X, size.Y}
	p.mu.Lock()
	e := p.kept[key]
	if e == nil {
		if p.kept == nil {
			p.kept = map[pictureKey]*pictureAt{}
		}
		e = &pictureAt{}
		p.kept[key] = e
	}
	p.clock++
	e.used = p.clock
	p.mu.Unlock()
	e.once.Do(func() { // outside the lock: others paint meanwhile
		content, found := p.bytesOf(hash)
		if found {
			e.image = p.made(hash, content, size)
		}
		p.weigh(key, e, found)
	})
	return e.image
}

// made makes a picture at a size, from what is kept of it where that is large enough.
func (p *pictures) made(hash string, content []byte, size image.Point) *image.RGBA {
	switch {
	case size == inFull:
		return decoded(content)
	case size == inMiddle:
		return scaledWithin(decoded(content), middleSide)
	case max(size.X, size.Y) <= middleSide:
		return scaled(p.at(hash, inMiddle), size)
	}
	return scaled(decoded(content), size)
}

// weigh counts a picture that was made, and lets others go where there are too many. What was not
// found is asked for again next time: it may come yet.
func (p *pictures) weigh(key pictureKey, e *pictureAt, found bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !found {
		delete(p.kept, key)
		return
	}
	if e.image != nil {
		e.bytes = len(e.image.Pix)
		p.bytes += e.bytes
	}
	for p.bytes > pictureBytes {
		var oldest pictureKey
		var found *pictureAt
		for k, other := range p.kept {
			if other != e && other.bytes > 0 && (found == nil || other.used < found.used) {
				oldest, found = k, other
			}
		}
		if found == nil {
			return
		}
		p.bytes -= found.bytes
		delete(p.kept, oldest)
	}
}

func (p *pictures) bytesOf(hash string) ([]byte, bool) {
	if p.find == nil {
		return nil, false
	}
	return p.find(hash)
}

func decoded(b []byte) *image.RGBA {
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > picturePixels/size.Height {
		return nil
	}
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), m, m.Bounds().Min, draw.Src)
	return out
}

func scaled(m *image.RGBA, size image.Point) *image.RGBA {
	if m == nil || m.Rect.Size() == size {
		return m
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(out, out.Rect, m, m.Rect, draw.Src, nil)
	return out
}

// scaledWithin makes a picture smaller where one of its sides is longer than this.
func scaledWithin(m *image.RGBA, side int) *image.RGBA {
	if m == nil || max(m.Rect.Dx(), m.Rect.Dy()) <= side {
		return m
	}
	k := float64(side) / float64(max(m.Rect.Dx(), m.Rect.Dy()))
	return scaled(m, image.Pt(max(1, int(float64(m.Rect.Dx())*k)), max(1, int(float64(m.Rect.Dy())*k))))
}

// picture paints an image. Its edges lie on whole pixels.
func (t *tile) picture(i scene.Image) {
	r := t.pixels(i.Rect)
	if r.Empty() || !r.Overlaps(t.clip) {
		return
	}
	src := t.renderer.pictures.sized(i.Hash, r.Dx(), r.Dy())
	if src == nil {
		return
	}
	scaled := src.Rect.Dx() == r.Dx() && src.Rect.Dy() == r.Dy()
	in := r.Intersect(t.clip)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			fromX, fromY := x-r.Min.X, y-r.Min.Y
			if !scaled {
				fromX = fromX * src.Rect.Dx() / r.Dx()
				fromY = fromY * src.Rect.Dy() / r.Dy()
			}
			from := src.Pix[src.PixOffset(fromX, fromY):]
			to := t.img.Pix[t.base+y*t.img.Stride+4*x:]
			opaque := 255 - uint32(i.Alpha)
			rest := 255 - over255(uint32(from[3])*opaque)
			for k := range 4 {
				to[k] = byte(min(255, over255(uint32(from[k])*opaque+uint32(to[k])*rest)))
			}
		}
	}
}
