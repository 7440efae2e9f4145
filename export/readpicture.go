package export

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // kinds of pictures that people have
	"image/jpeg"
	"image/png"

	_ "golang.org/x/image/bmp"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"

	"clustercanvas/canvas"
)

const (
	mostPictureFile = 64 << 20 // bytes
	mostReadPixels  = 64 << 20 // more is not decoded: a small file can claim any size
	keptSide        = 4096     // of a picture that is kept, the longer side in pixels: A3 at 250 dpi
	keptQuality     = 90       // of JPEG
)

// PictureEndings lists how the names of picture files end.
var PictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg"}

// Errors of ReadPicture.
var (
	// ErrNoPicture: the bytes are no picture that is known here, or a broken one.
	ErrNoPicture = errors.New("export: no picture")
	// ErrPictureTooLarge: the picture has more bytes or pixels than is reasonable.
	ErrPictureTooLarge = errors.New("export: the picture is too large")
)

// ReadPicture makes of a picture file one that a workbook may hold: upright, of three colors of 8 bits,
// at most 4096 pixels on the longer side, and without what cameras write into files, such as where a
// photo was taken. It knows PNG, JPEG, GIF, WebP, BMP, TIFF and SVG. The same bytes give the same
// picture. The error is ErrNoPicture, ErrPictureTooLarge or ErrDrawing.
func ReadPicture(content []byte) (canvas.Asset, error) {
	if len(content) > mostPictureFile {
		return canvas.Asset{}, ErrPictureTooLarge
	}
	var m image.Image
	var err error
	if isSVG(content) {
		m, err = readDrawing(content)
	} else {
		m, err = readPixels(content)
	}
	if err != nil {
		return canvas.Asset{}, err
	}
	return kept(m)
}

func readPixels(content []byte) (image.Image, error) {
	m, way, err := decoded(content)
	if err != nil {
		return nil, err
	}
	return upright(m, way), nil
}

// decoded returns a picture as it is in its file, and how the camera was held.
func decoded(content []byte) (image.Image, int, error) {
	size, kind, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return nil, 0, fmt.Errorf("%w: %v", ErrNoPicture, err)
	}
	if size.Width > mostReadPixels/size.Height {
		return nil, 0, ErrPictureTooLarge
	}
	m, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %v", ErrNoPicture, err)
	}
	if kind == "jpeg" {
		return m, orientation(content), nil
	}
	return m, 1, nil
}

// kept encodes a picture as a workbook keeps it: what one sees through, and drawings of few colors, as
// PNG, and photos as JPEG.
func kept(m image.Image) (canvas.Asset, error) {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if k := float64(keptSide) / float64(max(w, h)); k < 1 {
		w, h = max(1, int(float64(w)*k)), max(1, int(float64(h)*k))
	}
	plain := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == b.Dx() && h == b.Dy() {
		draw.Draw(plain, plain.Bounds(), m, b.Min, draw.Src)
	} else {
		draw.CatmullRom.Scale(plain, plain.Bounds(), m, b, draw.Src, nil)
	}
	var out bytes.Buffer
	if !plain.Opaque() || fewColors(plain) {
		if err := png.Encode(&out, plain); err != nil {
			return canvas.Asset{}, err
		}
		if a, err := canvas.NewAsset(out.Bytes()); err == nil {
			return a, nil
		}
		out.Reset() // too many bytes: as a photo it has fewer
	}
	paper := image.NewRGBA(plain.Bounds())
	draw.Draw(paper, paper.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(paper, paper.Bounds(), plain, image.Point{}, draw.Over)
	if err := jpeg.Encode(&out, paper, &jpeg.Options{Quality: keptQuality}); err != nil {
		return canvas.Asset{}, err
	}
	a, err := canvas.NewAsset(out.Bytes())
	if err != nil {
		return canvas.Asset{}, ErrPictureTooLarge
	}
	return a, nil
}

// fewColors reports whether a picture is a drawing rather than a photo.
func fewColors(m *image.NRGBA) bool {
	const few = 256
	seen := map[color.NRGBA]bool{}
	step := max(1, len(m.Pix)/4/20_000) * 4
	for i := 0; i+3 < len(m.Pix); i += step {
		seen[color.NRGBA{R: m.Pix[i], G: m.Pix[i+1], B: m.Pix[i+2], A: m.Pix[i+3]}] = true
		if len(seen) > few {
			return false
		}
	}
	return true
}
