package export

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
)

// pngRows writes a picture row by row. The encoder of the standard library wants all pixels at once, which
// for a poster is half a gigabyte; what this one writes is the same, byte by byte.
type pngRows struct {
	w        io.Writer
	data     *bufio.Writer // the chunks of pixels
	zip      *zlib.Writer
	size     image.Point
	alpha    bool
	pixels   image.RGBA // the memory of bands
	row      [pngFilters][]byte
	previous []byte
}

// pngSignature is what every PNG begins with.
const pngSignature = "\x89PNG\r\n\x1a\n"

// newPNGRows begins a picture. Words are chunks that stand before its pixels.
func newPNGRows(w io.Writer, size image.Point, alpha bool, words []byte) (*pngRows, error) {
	p := &pngRows{w: w, size: size, alpha: alpha}
	const rgb, rgba = 2, 6
	depth, kind := byte(8), byte(rgb)
	if alpha {
		kind = rgba
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(size.X)), uint32(size.Y))
	head = append(head, depth, kind, 0, 0, 0)
	if _, err := w.Write(append(chunk([]byte(pngSignature), "IHDR", head), words...)); err != nil {
		return nil, err
	}
	p.data = bufio.NewWriterSize(pngData{w}, 1<<15)
	p.zip = zlib.NewWriter(p.data)
	for i := range p.row {
		p.row[i] = make([]byte, 1+p.bytesPerPixel()*size.X)
		p.row[i][0] = byte(i)
	}
	p.previous = make([]byte, 1+p.bytesPerPixel()*size.X)
	return p, nil
}

func (p *pngRows) bytesPerPixel() int {
	if p.alpha {
		return 4
	}
	return 3
}

// band returns room for the next rows: white paper, or none.
func (p *pngRows) band(rows int) *image.RGBA {
	n := 4 * p.size.X * rows
	if p.pixels.Pix == nil {
		p.pixels.Pix = make([]byte, n)
	}
	m := &image.RGBA{Pix: p.pixels.Pix[:n], Stride: 4 * p.size.X, Rect: image.Rect(0, 0, p.size.X, rows)}
	ground := byte(0xff)
	if p.alpha {
		ground = 0
	}
	m.Pix[0] = ground
	for done := 1; done < n; done *= 2 {
		copy(m.Pix[done:], m.Pix[:done])
	}
	return m
}

// write writes the rows of a band, from the top.
func (p *pngRows) write(band *image.RGBA) error {
	for y := range band.Rect.Dy() {
		pix := band.Pix[y*band.Stride : y*band.Stride+4*p.size.X]
		if p.alpha {
			straight(p.row[pngNone][1:], pix)
		} else {
			opaque(p.row[pngNone][1:], pix)
		}
		best := filtered(&p.row, p.previous[1:], p.bytesPerPixel())
		if _, err := p.zip.Write(p.row[best]); err != nil {
			return err
		}
		p.row[pngNone], p.previous = p.previous, p.row[pngNone]
		p.row[pngNone][0] = pngNone
	}
	return nil
}

// close writes what is left.
func (p *pngRows) close() error {
	if err := p.zip.Close(); err != nil {
		return err
	}
	if err := p.data.Flush(); err != nil {
		return err
	}
	_, err := p.w.Write(chunk(nil, "IEND", nil))
	return err
}

// opaque takes three of four bytes.
func opaque(to, pix []byte) {
	for i, j := 0, 0; j+4 <= len(pix) && i+3 <= len(to); i, j = i+3, j+4 {
		to[i], to[i+1], to[i+2] = pix[j], pix[j+1], pix[j+2]
	}
}

// straight makes colors that are multiplied by their alpha what they were before.
func straight(to, pix []byte) {
	for i := 0; i+4 <= len(pix); i += 4 {
		switch a := uint32(pix[i+3]); a {
		case 0:
			to[i], to[i+1], to[i+2], to[i+3] = 0, 0, 0, 0
		case 255:
			copy(to[i:i+4], pix[i:i+4])
		default:
			for k := range 3 {
				to[i+k] = byte(min(255, (uint32(pix[i+k])*255+a/2)/a))
			}
			to[i+3] = byte(a)
		}
	}
}

// pngData writes chunks of pixels.
type pngData struct{ w io.Writer }

func (d pngData) Write(b []byte) (int, error) {
	if _, err := d.w.Write(chunk(nil, "IDAT", b)); err != nil {
		return 0, err
	}
	return len(b), nil
}

func chunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	from := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}
