package text

import (
	"fmt"
	"io"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Described is what a face of a font file says of itself.
type Described struct {
	Index  int    // in the file, from 0
	Family string // in small letters, without spaces
	Weight int    // 400 is regular, 700 bold
	Slant  bool   // it is italic
	Narrow bool   // it is narrower than usual
	Ranges [][2]rune
}

// Has reports whether the face has a letter.
func (d Described) Has(r rune) bool {
	for _, x := range d.Ranges {
		if x[0] <= r && r <= x[1] {
			return true
		}
	}
	return false
}

// Describe returns what the faces of a font file say of themselves, those without outlines left out. It
// reads no more of the file than that.
func Describe(file interface {
	io.ReadSeeker
	io.ReaderAt
}, size int64) (out []Described, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("%w: %v", ErrForeign, r)
		}
	}()
	if _, err := faceOffsets(file, size); err != nil {
		return nil, err
	}
	loaders, err := ot.NewLoaders(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrForeign, err)
	}
	for i, ld := range loaders {
		if !ld.HasTable(ot.MustNewTag("glyf")) && !ld.HasTable(ot.MustNewTag("CFF ")) && !ld.HasTable(ot.MustNewTag("CFF2")) {
			continue
		}
		raw, err := ld.RawTable(ot.MustNewTag("cmap"))
		if err != nil {
			continue
		}
		parsed, _, err := tables.ParseCmap(raw)
		if err != nil {
			continue
		}
		cmap, _, err := font.ProcessCmap(parsed, tables.FPNone)
		if err != nil {
			continue
		}
		ranger, ok := cmap.(font.CmapRuneRanger)
		if !ok {
			continue // a map of symbols, or of bytes
		}
		said, _ := font.Describe(ld, nil)
		out = append(out, Described{
			Index: i, Family: font.NormalizeFamily(said.Family), Weight: int(said.Aspect.Weight),
			Slant: said.Aspect.Style == font.StyleItalic, Narrow: said.Aspect.Stretch < font.StretchNormal,
			Ranges: ranger.RuneRanges(nil),
		})
	}
	return out, nil
}
