package export

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// orientation returns how a camera was held, as Exif 2.32 counts it in tag 0x0112: 1 is upright, and is
// what a file has that says nothing, or something that cannot be read.
func orientation(content []byte) int {
	at := bytes.Index(content[:min(len(content), 64<<10)], []byte("Exif\x00\x00"))
	if at < 0 || len(content) < at+6+8 {
		return 1
	}
	tiff := content[at+6:]
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	dir := int(order.Uint32(tiff[4:]))
	if dir < 8 || dir+2 > len(tiff) {
		return 1
	}
	entries := int(order.Uint16(tiff[dir:]))
	for i := range entries {
		e := dir + 2 + 12*i
		if e+12 > len(tiff) {
			return 1
		}
		if order.Uint16(tiff[e:]) != 0x0112 {
			continue
		}
		if v := int(order.Uint16(tiff[e+8:])); v >= 1 && v <= 8 {
			return v
		}
		return 1
	}
	return 1
}

// turned shows a picture as it is seen when the camera was held in some way.
type turned struct {
	image.Image
	way int
}

// upright returns a picture as it was seen.
func upright(m image.Image, way int) image.Image {
	if way == 1 {
		return m
	}
	return turned{m, way}
}

// Bounds returns the bounds of the turned picture, from 0, 0.
func (t turned) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	if t.way >= 5 {
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// At returns the color of a pixel of the turned picture.
func (t turned) At(x, y int) color.Color { return t.Image.At(t.from(x, y)) }

// from returns which pixel of the picture is one of the turned picture.
func (t turned) from(x, y int) (int, int) {
	b := t.Image.Bounds()
	w, h := b.Dx()-1, b.Dy()-1
	switch t.way {
	case 2:
		x = w - x
	case 3:
		x, y = w-x, h-y
	case 4:
		y = h - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, h-x
	case 7:
		x, y = w-y, h-x
	case 8:
		x, y = w-y, x
	}
	return b.Min.X + x, b.Min.Y + y
}
