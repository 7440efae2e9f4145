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
)

// pictures keeps decoded pictures and how they look at the sizes in use.
type pictures struct {
	find func(hash string) ([]byte, bool)

	mu    sync.Mutex
	whole map[string]*image.RGBA // nil for what cannot be had
	sizes map[pictureKey]*image.RGBA
	bytes int
}

type pictureKey struct {
	hash string
	w, h int
}

// sized returns a picture at a size in pixels, and the original where that size is very large.
func (p *pictures) sized(hash string, w, h int) *image.RGBA {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bytes > pictureBytes {
		p.whole, p.sizes, p.bytes = nil, nil, 0
	}
	if p.whole == nil {
		p.whole, p.sizes = map[string]*image.RGBA{}, map[pictureKey]*image.RGBA{}
	}
	whole, known := p.whole[hash]
	if !known {
		content, found := p.bytesOf(hash)
		if !found {
			return nil // it may come yet
		}
		whole = p.decode(content)
		p.whole[hash] = whole
	}
	if whole == nil || w*h > scaledPixels {
		return whole
	}
	key := pictureKey{hash, w, h}
	out := p.sizes[key]
	if out == nil {
		out = image.NewRGBA(image.Rect(0, 0, w, h))
		draw.CatmullRom.Scale(out, out.Bounds(), whole, whole.Bounds(), draw.Src, nil)
		p.sizes[key] = out
		p.bytes += len(out.Pix)
	}
	return out
}

func (p *pictures) bytesOf(hash string) ([]byte, bool) {
	if p.find == nil {
		return nil, false
	}
	return p.find(hash)
}

func (p *pictures) decode(b []byte) *image.RGBA {
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
	p.bytes += len(out.Pix)
	return out
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
