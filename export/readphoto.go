package export

import (
	"image"

	"golang.org/x/image/draw"
)

// PhotoEndings lists how the names of photos end.
var PhotoEndings = []string{".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"}

// ReadPhoto returns a photo as it was seen, upright, whichever way the camera was held; made smaller by a whole
// factor where it has more than so many pixels. The error is ErrNoPicture or ErrPictureTooLarge.
func ReadPhoto(content []byte, most int) (*image.RGBA, error) {
	if len(content) > mostPictureFile {
		return nil, ErrPictureTooLarge
	}
	m, way, err := decoded(content)
	if err != nil {
		return nil, err
	}
	b, k := m.Bounds(), 1
	for b.Dx()/k*(b.Dy()/k) > most {
		k++
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()/k), max(1, b.Dy()/k)))
	if k == 1 {
		draw.Draw(out, out.Bounds(), m, b.Min, draw.Src)
	} else {
		draw.ApproxBiLinear.Scale(out, out.Bounds(), m, b, draw.Src, nil) // others keep 32 bytes a pixel meanwhile
	}
	return turnedPixels(out, way), nil
}

// turnedPixels returns a picture as it is seen when the camera was held in some way.
func turnedPixels(m *image.RGBA, way int) *image.RGBA {
	if way == 1 {
		return m
	}
	t := turned{m, way}
	out := image.NewRGBA(t.Bounds())
	for y := range out.Rect.Dy() {
		row := out.Pix[y*out.Stride:]
		for x := range out.Rect.Dx() {
			fromX, fromY := t.from(x, y)
			at := m.PixOffset(fromX, fromY)
			copy(row[4*x:4*x+4], m.Pix[at:at+4])
		}
	}
	return out
}
