package sheetview

import (
	"image"
	"image/color"

	"clustercanvas/canvas/geom"
)

// framesOf paints the frames around many rectangles of the desk into one picture of the view.
func framesOf(v viewport, boxes []geom.Rect) *image.RGBA {
	img := image.NewRGBA(v.bounds())
	width := max(1, round(frameWidth*v.scale))
	c := color.RGBA{R: accent.R, G: accent.G, B: accent.B, A: 0xFF}
	for _, r := range boxes {
		pos, size := v.box(r)
		x0, y0 := round(float64(pos.X)*v.scale)-width, round(float64(pos.Y)*v.scale)-width
		x1, y1 := round(float64(pos.X+size.Width)*v.scale)+width, round(float64(pos.Y+size.Height)*v.scale)+width
		paintRect(img, image.Rect(x0, y0, x1, y0+width), c)
		paintRect(img, image.Rect(x0, y1-width, x1, y1), c)
		paintRect(img, image.Rect(x0, y0, x0+width, y1), c)
		paintRect(img, image.Rect(x1-width, y0, x1, y1), c)
	}
	return img
}

func paintRect(img *image.RGBA, r image.Rectangle, c color.RGBA) {
	r = r.Intersect(img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := img.Pix[img.PixOffset(r.Min.X, y):img.PixOffset(r.Max.X, y)]
		for i := 0; i < len(row); i += 4 {
			row[i], row[i+1], row[i+2], row[i+3] = c.R, c.G, c.B, c.A
		}
	}
}
