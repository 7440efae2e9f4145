package export

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
	"strings"
	"time"

	"clustercanvas/canvas/geom"
	"clustercanvas/export/raster"
)

// PNG writes one page as a picture, Width pixels wide or at DPI, on white paper. Its size in
// millimetres, title, author, credit lines and what it shows are in the file.
var PNG = Format{Name: "PNG", Ext: "png", Write: writePNG}

const (
	pngWidth = 1920
	// pngPixels is an A1 poster at 300 dpi and half as much again; the picture needs four bytes
	// for each.
	pngPixels = 105e6
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
	if pixels := part.W * scale * part.H * scale; !(pixels <= pngPixels) {
		return fmt.Errorf("export: png: %w: %.0f million pixels, at most %.0f", ErrTooLarge, pixels/1e6, pngPixels/1e6)
	}
	size := raster.PixelSize(part.Size(), scale)
	m := image.NewRGBA(image.Rectangle{Max: size})
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	raster.New(in.Images).Draw(m, &page, part.Min(), scale)
	if err := encodePNG(w, m, scale, in); err != nil {
		return fmt.Errorf("export: png: %w", err)
	}
	return nil
}

// encodePNG writes a picture with its size on paper and its words, which the standard encoder
// does not know. They go between the first chunk and the rest.
func encodePNG(w io.Writer, m image.Image, pxPerMM float64, in Input) error {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		return err
	}
	const head = 8 + 12 + 13 // the signature and the first chunk
	perMetre := uint32(math.Round(pxPerMM * 1000))
	var extra []byte
	extra = chunk(extra, "pHYs", append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre), 1))
	extra = textChunk(extra, "Title", in.title())
	extra = textChunk(extra, "Author", in.author())
	extra = textChunk(extra, "Copyright", strings.Join(in.credits(), "\n"))
	extra = altChunks(extra, in)
	if !in.Created.IsZero() {
		extra = textChunk(extra, "Creation Time", in.Created.Format(time.RFC1123Z))
	}
	for _, part := range [][]byte{b.Bytes()[:head], extra, b.Bytes()[head:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// textChunk appends a chunk of text: tEXt, which all programs read, as long as Latin-1 has all
// letters, else iTXt.
func textChunk(out []byte, key, s string) []byte {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "")
	if s == "" {
		return out
	}
	latin := []byte(key + "\x00")
	for _, r := range s {
		if r > 0xff {
			return chunk(out, "iTXt", []byte(key+"\x00\x00\x00\x00\x00"+s))
		}
		latin = append(latin, byte(r))
	}
	return chunk(out, "tEXt", latin)
}

// altChunks appends what the picture shows in words, as people read it; and what it is, as programs do
// that put pictures into pages.
func altChunks(out []byte, in Input) []byte {
	alt := strings.ReplaceAll(strings.ToValidUTF8(in.alt(0), "\ufffd"), "\x00", "")
	if alt != "" {
		language := cmp.Or(in.language(), "x-default")
		out = chunk(out, "iTXt", []byte("Description\x00\x00\x00"+language+"\x00\x00"+alt))
	}
	return chunk(out, "iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp(in)))
}

func chunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	body := append([]byte(kind), data...)
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}
