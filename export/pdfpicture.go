package export

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// errPicture says that a picture cannot be read.
var errPicture = errors.New("picture cannot be read")

// mostPixels is the size above which a picture is not decoded: a small file can claim any size.
const mostPixels = 64 << 20

// plainPicture returns a picture as gopdf can take it: a JPEG of three channels as it is, a grey
// JPEG too, and all else as a PNG of 8 bits a channel that is not interlaced.
func plainPicture(b []byte) ([]byte, error) {
	kind, ok := pictureKind(b)
	if !ok {
		return nil, errPicture
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > mostPixels/size.Height {
		return nil, fmt.Errorf("%w: %v", errPicture, err)
	}
	if kind == "jpeg" && (size.ColorModel == color.YCbCrModel || size.ColorModel == color.GrayModel) {
		if _, err := jpeg.Decode(bytes.NewReader(b)); err != nil {
			return nil, fmt.Errorf("%w: %v", errPicture, err)
		}
		return b, nil
	}
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errPicture, err)
	}
	plain := image.NewNRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(plain, plain.Bounds(), m, m.Bounds().Min, draw.Src)
	for i := 0; i+3 < len(plain.Pix); i += 4 {
		if plain.Pix[i+3] == 0 { // readers that smooth a picture mix in the color of what cannot be seen
			copy(plain.Pix[i:], []byte{255, 255, 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, plain); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
