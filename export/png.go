package export

import (
	"fmt"
	"image"
	"io"

	"clustercanvas/canvas/geom"
	"clustercanvas/export/raster"
)

// PNG writes one page as a picture, Width pixels wide or at DPI, on white paper or on none. Its size in
// millimetres, title, author, credit lines and what it shows are in the file. It is painted and written
// in bands, so that an A0 at 300 dpi needs hardly more memory than a picture for a slide.
var PNG = Format{Name: "PNG", Ext: "png", Write: writePNG}

const (
	pngWidth = 1920
	// pngPixels is an A0 poster at 1,200 dpi and a little more: no printer has a use for more, and it
	// takes minutes.
	pngPixels = 2.5e9
	// pngSide is how long one side may be: far beyond it, other programs count wrongly.
	pngSide = 500_000
	// bandPixels is how many pixels are painted at a time, four bytes each; all of an A4 at 200 dpi.
	bandPixels = 4 << 20
)

func writePNG(w io.Writer, in Input) error {
	page, err := in.onePage()
	if err != nil {
		return fmt.Errorf("export: png: %w", err)
	}
	part := in.Crop
	if part.Empty() {
		part = geom.R(0, 0, page.Size.W, page.Size.H)
	}
	scale := in.DPI / 25.4
	if !(scale > 0) {
		width := in.Width
		if width <= 0 {
			width = pngWidth
		}
		scale = float64(width) / part.W
	}
	if pixels := part.W * scale * part.H * scale; !(pixels <= pngPixels && max(part.W, part.H)*scale <= pngSide) {
		return fmt.Errorf("export: png: %w: %.0f million pixels, at most %.0f", ErrTooLarge, pixels/1e6, pngPixels/1e6)
	}
	size := raster.PixelSize(part.Size(), scale)
	rows, err := newPNGRows(w, size, in.Transparent, pngWords(in, scale))
	if err != nil {
		return fmt.Errorf("export: png: %w", err)
	}
	p, r := raster.Prepare(&page), raster.New(in.Images)
	for y, high := 0, bandHeight(size); y < size.Y; y += high {
		if err := in.progress(y, size.Y); err != nil {
			return fmt.Errorf("export: png: %w", err)
		}
		band := rows.band(min(high, size.Y-y))
		r.DrawPrepared(band, p, geom.Pt{X: part.X, Y: part.Y + float64(y)/scale}, scale)
		if err := rows.write(band); err != nil {
			return fmt.Errorf("export: png: %w", err)
		}
	}
	if err := rows.close(); err != nil {
		return fmt.Errorf("export: png: %w", err)
	}
	return nil
}

// bandHeight returns how many rows of a picture are painted at a time.
func bandHeight(size image.Point) int {
	const least = 16 // so that little is painted twice where bands meet
	return min(size.Y, max(least, bandPixels/size.X))
}
