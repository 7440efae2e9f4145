package export

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"clustercanvas/canvas"
)

// flag is a picture of a red and a blue half, the red one at the left.
func flagOf(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: 200, A: 255}
			if x >= w/2 {
				c = color.NRGBA{B: 200, A: 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

func encoded(t testing.TB, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, &jpeg.Options{Quality: 95}) })
}

// held puts a note into a JPEG of how the camera was held, in the order of bytes of either maker.
func held(jpg []byte, way uint16, order binary.AppendByteOrder) []byte {
	mark := "MM"
	if order.String() == "LittleEndian" {
		mark = "II"
	}
	exif := append([]byte("Exif\x00\x00"), mark...)
	exif = order.AppendUint16(exif, 42)
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 1)
	exif = order.AppendUint16(exif, 0x0112)
	exif = order.AppendUint16(exif, 3)
	exif = order.AppendUint32(exif, 1)
	exif = order.AppendUint16(exif, way)
	exif = order.AppendUint16(exif, 0)
	exif = append(exif, "GPS: 60.39 N 5.32 E"...)
	out := append([]byte{}, jpg[:2]...)
	out = append(out, 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(exif)+2))
	return append(append(out, exif...), jpg[2:]...)
}

// halves says where the red half is.
func halves(t testing.TB, a canvas.Asset) string {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(a.Bytes))
	if err != nil {
		t.Fatal(err)
	}
	red := func(x, y int) bool { r, _, b, _ := m.At(x, y).RGBA(); return r > b }
	w, h := a.Width, a.Height
	switch {
	case red(1, 1) && red(1, h-2) && !red(w-2, 1):
		return "left"
	case red(w-2, 1) && red(w-2, h-2):
		return "right"
	case red(1, 1) && red(w-2, 1):
		return "top"
	case red(1, h-2) && red(w-2, h-2):
		return "foot"
	}
	return "nowhere"
}

func TestReadPicture_KnowsWhatPeopleHave(t *testing.T) {
	m := flagOf(40, 20)
	deep := image.NewNRGBA64(m.Bounds())
	for y := range 20 {
		for x := range 40 {
			deep.Set(x, y, m.At(x, y))
		}
	}
	for name, b := range map[string][]byte{
		"png":    encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) }),
		"png 16": encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, deep) }),
		"jpeg":   asJPEG(t, m),
		"gif":    encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, m, nil) }),
		"bmp":    encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, m) }),
		"tiff":   encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, m, nil) }),
		"svg": []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
			<rect width="20" height="20" fill="#c80000"/><rect x="20" width="20" height="20" fill="#0000c8"/></svg>`),
	} {
		a, err := ReadPicture(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a.Width != 2*a.Height || halves(t, a) != "left" {
			t.Errorf("%s is %d by %d, red at the %s", name, a.Width, a.Height, halves(t, a))
		}
		if again, err := ReadPicture(b); err != nil || again.Hash != a.Hash {
			t.Errorf("%s, read again, is another picture", name)
		}
	}
}

func TestReadPicture_TurnsPhotosUprightAndForgetsWhere(t *testing.T) {
	jpg := asJPEG(t, flagOf(40, 20))
	for way, want := range []string{1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "foot", 8: "foot"} {
		if way == 0 {
			continue
		}
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			a, err := ReadPicture(held(jpg, uint16(way), order))
			if err != nil || halves(t, a) != want {
				t.Errorf("way %d: red is at the %s and not at the %s: %v", way, halves(t, a), want, err)
			}
			if bytes.Contains(a.Bytes, []byte("GPS")) || bytes.Contains(a.Bytes, []byte("Exif")) {
				t.Error("it still says where it was taken")
			}
		}
	}
}

func TestReadPicture_KeepsTheLimits(t *testing.T) {
	a, err := ReadPicture(asJPEG(t, flagOf(6000, 3000)))
	if err != nil || a.Width != keptSide || a.Height != keptSide/2 {
		t.Errorf("a large photo is %d by %d: %v", a.Width, a.Height, err)
	}
	clear := flagOf(30, 30)
	clear.SetNRGBA(0, 0, color.NRGBA{})
	if a, err := ReadPicture(encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, clear) })); err != nil || a.Mime != "image/png" {
		t.Errorf("what one sees through is %s: %v", a.Mime, err)
	}
	bomb := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, flagOf(2, 2)) })
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	for name, x := range map[string]struct {
		content []byte
		want    error
	}{
		"nothing":         {nil, ErrNoPicture},
		"a text":          {[]byte("Dear all"), ErrNoPicture},
		"cut off":         {asJPEG(t, flagOf(40, 20))[:200], ErrNoPicture},
		"a broken svg":    {[]byte("<svg viewBox='0 0 1"), ErrNoPicture},
		"an empty svg":    {[]byte("<svg></svg>"), ErrNoPicture},
		"a bomb":          {bomb, ErrPictureTooLarge},
		"a film of bytes": {make([]byte, mostPictureFile+1), ErrPictureTooLarge},
		"a text in svg":   {svg(`<text x="1" y="5">Harbor</text>`), ErrDrawing},
		"nothing drawn":   {svg(`<g/>`), ErrDrawing},
		"its own group":   {svg(`<defs><g id="a"><use href="#a"/></g></defs><use href="#a"/>`), ErrPictureTooLarge},
		"a ring of two":   {svg(`<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>`), ErrPictureTooLarge},
		"many of many":    {svg(manyOfMany()), ErrPictureTooLarge},
		"a deep well":     {svg(strings.Repeat("<g>", 100_000)), ErrPictureTooLarge},
	} {
		if a, err := ReadPicture(x.content); !errors.Is(err, x.want) {
			t.Errorf("%s is %d by %d: %v", name, a.Width, a.Height, err)
		}
	}
}

func svg(body string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">` + body + `</svg>`)
}

// manyOfMany returns definitions of which each repeats the one before ten times.
func manyOfMany() string {
	body := `<defs><rect id="n0" width="1" height="1"/>`
	for i := range 12 {
		body += fmt.Sprintf(`<g id="n%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#n%d"/>`, i), 10))
	}
	return body + `</defs><use href="#n12"/>`
}

// What a drawing repeats is drawn where it is used, from definitions, symbols and shapes alike.
func TestReadPicture_DrawsWhatIsUsed(t *testing.T) {
	long := "<!--" + strings.Repeat("made by a drawing program ", 1000) + "-->"
	for name, content := range map[string][]byte{
		"a definition":        svg(`<defs><rect id="x" width="1" height="1"/><rect id="a" width="5" height="10" fill="#ff0000"/></defs><use xlink:href="#a" x="5"/>`),
		"one of a definition": svg(`<defs><rect id="r" width="5" height="10"/><g id="a" fill="#ff0000"><use href="#r"/></g></defs><use href="#a" transform="translate(4 0)" x="1"/>`),
		"a symbol":            svg(`<symbol id="a"><rect width="5" height="10"/></symbol><use href="#a" x="5" fill="#ff0000"/>`),
		"a shape":             svg(`<g transform="translate(5 0)"><rect id="a" width="5" height="5" fill="#ff0000"/><use href="#a" y="5"/></g>`),
		"a style":             svg(`<style>.k{fill:#ff0000}</style><rect x="5" width="5" height="10" class="k"/>`),
		"a gradient":          svg(`<defs><linearGradient id="a"><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#ff0000"/></linearGradient></defs><rect x="5" width="5" height="10" fill="url(#a)"/>`),
		"after long remarks":  append([]byte(long), svg(`<rect x="5" width="5" height="10" fill="#ff0000"/>`)...),
		"Latin 1":             append([]byte(`<?xml version="1.0" encoding="ISO-8859-1"?>`), svg("<title>\xdcber uns</title>"+`<rect x="5" width="5" height="10" fill="#ff0000"/>`)...),
		"entities":            append([]byte(`<!DOCTYPE svg [ <!ENTITY ns_x "http://x"> ]>`), svg(`<g data-x="&ns_x;"><rect x="5" width="5" height="10" fill="#ff0000"/></g>`)...),
	} {
		m, err := readDrawing(content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		left, right := color.NRGBAModel.Convert(m.At(512, 1024)), color.NRGBAModel.Convert(m.At(1536, 1536))
		if (left != color.NRGBA{}) || (right != color.NRGBA{R: 255, A: 255}) {
			t.Errorf("%s: %v on the left, %v on the right", name, left, right)
		}
	}
}

func FuzzReadPicture(f *testing.F) {
	f.Add(asJPEG(f, flagOf(8, 4)))
	f.Add(held(asJPEG(f, flagOf(8, 4)), 6, binary.LittleEndian))
	f.Add(encoded(f, func(b *bytes.Buffer) error { return png.Encode(b, flagOf(8, 4)) }))
	f.Add([]byte(`<svg viewBox="0 0 4 4"><path d="M0 0L4 4Z"/></svg>`))
	f.Add(svg(`<defs><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></defs><use href="#a"/>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := ReadPicture(content)
		if err != nil {
			if !errors.Is(err, ErrNoPicture) && !errors.Is(err, ErrPictureTooLarge) && !errors.Is(err, ErrDrawing) {
				t.Fatal(err)
			}
			return
		}
		if again, err := canvas.NewAsset(a.Bytes); err != nil || again.Hash != a.Hash {
			t.Fatalf("what was kept is no picture: %v", err)
		}
	})
}
