package export

import (
	"image"
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// inkPixels is about how many pixels a page has when its ink is measured: letters are letters, and it takes some
// ten milliseconds.
const inkPixels = 1_200_000

// Ink returns how much ink a page takes, as a share of a page that is black all over: of a colored place the
// black that all its inks have in common, and what each of cyan, magenta and yellow adds (under color removal, as
// printers do it). Pure red takes two.
func Ink(page scene.Scene, images func(hash string) ([]byte, bool)) float64 {
	if !(page.Size.W > 0 && page.Size.H > 0) {
		return 0
	}
	scale := math.Sqrt(inkPixels / (page.Size.W * page.Size.H))
	img := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(page.Size, scale)})
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	raster.New(images).Draw(img, &page, geom.Pt{}, scale)
	return InkOf(img)
}

// InkOf returns how much ink a picture takes on white paper, counted as by Ink.
func InkOf(img *image.RGBA) float64 {
	b := img.Bounds()
	if b.Empty() {
		return 0
	}
	sum := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := img.Pix[img.PixOffset(b.Min.X, y):img.PixOffset(b.Max.X, y)]
		for i := 0; i+2 < len(row); i += 4 {
			r, g, b := int(row[i]), int(row[i+1]), int(row[i+2])
			most := max(r, g, b)
			sum += 255 - most + (most - r) + (most - g) + (most - b)
		}
	}
	return float64(sum) / 255 / float64(b.Dx()*b.Dy())
}
