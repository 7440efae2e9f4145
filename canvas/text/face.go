// Package text knows the fonts of sheets: which glyph a letter is, how wide, and where lines break.
//
// It is the one measure of text in the program. Widths are the sum of advances plus the kerning of
// each pair of neighbors, both taken in font units, where nothing is rounded; ligatures are off.
// Screen, PDF, PNG and SVG place glyphs by these figures, so that lines break in the same places
// everywhere. Letters that the embedded faces lack are asked for outside (SetSource), shaped whole as
// their script wants it, and set as outlines. It is apart because it is the only package that parses
// fonts. It must not know what a sheet is, nor where a system keeps its fonts.
//
// All functions are safe for any goroutine.
package text

import (
	"bytes"
	"embed"
	"fmt"
	"sync"
	"sync/atomic"
	"unicode"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

// Style is one of the embedded faces.
type Style int

// The faces, in the order of Run.Face in scenes.
const (
	Regular Style = iota
	Bold
	Italic
	BoldItalic
)

// Styles lists the faces.
var Styles = []Style{Regular, Bold, Italic, BoldItalic}

//go:embed fonts/*.ttf
var fonts embed.FS

var files = []string{"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic"}

// face is one parsed font and what was asked of it. The font itself may be read by anyone; the
// mutex guards face and the maps. Letters below common, that is the Latin ones, are looked up
// without a lock: laying out a sheet asks for some ten thousand of them.
type face struct {
	style    Style
	bytes    []byte
	font     *font.Font
	units    int
	glyphs   [common]glyph
	pairs    [common * common]atomic.Int32 // kerning + known; 0 is not asked yet
	mu       sync.Mutex
	face     *font.Face
	shaper   *harfbuzz.Font
	advances map[rune]glyph
	kerns    map[[2]rune]int
}

const (
	common = 0x180
	known  = 1 << 20
)

// glyph is the outline and advance, in font units, of a letter. A glyph of 0 is missing.
type glyph struct {
	id      uint16
	advance int
}

var loaded = sync.OnceValue(func() []*face {
	out := make([]*face, len(files))
	for i, name := range files {
		b, err := fonts.ReadFile("fonts/" + name + ".ttf")
		if err != nil {
			panic(fmt.Sprintf("text: embedded font %s: %v", name, err))
		}
		f, err := font.ParseTTF(bytes.NewReader(b))
		if err != nil {
			panic(fmt.Sprintf("text: embedded font %s: %v", name, err))
		}
		out[i] = &face{
			style: Style(i), bytes: b, font: f.Font, units: int(f.Upem()), face: f, shaper: harfbuzz.NewFont(f),
			advances: map[rune]glyph{}, kerns: map[[2]rune]int{},
		}
		for r := range rune(common) {
			out[i].glyphs[r] = out[i].look(r)
		}
	}
	return out
})

// ours are our faces once more, for what they write among letters that are read from the right.
var ours = sync.OnceValue(func() []*Foreign {
	out := make([]*Foreign, len(files))
	for i, f := range loaded() {
		out[i] = foreign(font.NewFace(f.font))
	}
	return out
})

func ourForeign(s Style) *Foreign { return ours()[s] }

// Has reports whether a letter can be drawn, by our faces or by one of the system; else a box stands
// for it.
func Has(s Style, letter string) bool {
	f := loaded()[s]
	for _, r := range letter {
		if r != '\n' && !unseen(r) && f.glyph(r).id == 0 {
			return f.foreignTo(letter) && len(setForeign(f, s, 1, 0, letter, 0).line.Missing) == 0
		}
	}
	return true
}

// Bytes returns the TrueType file of a face. It is shared: do not change it.
func Bytes(s Style) []byte { return loaded()[s].bytes }

// Family returns the family name of a face, and whether it is bold and italic.
func Family(s Style) (family string, bold, italic bool) {
	return "Noto Sans", s == Bold || s == BoldItalic, s == Italic || s == BoldItalic
}

// UnitsPerEm returns how many font units of a face make one em.
func UnitsPerEm(s Style) int { return loaded()[s].units }

// Glyph returns the index and the advance, in font units, of the glyph for a letter. The index is
// 0 where the face lacks the letter; the advance is then that of the box that is drawn for it.
func Glyph(s Style, r rune) (id uint16, advance int) {
	g := loaded()[s].glyph(r)
	return g.id, g.advance
}

// Kern returns what is added to the advance of left when right follows, in font units.
func Kern(s Style, left, right rune) int { return loaded()[s].kern(left, right) }

// Segment is a part of an outline in font units, y upwards. Op is 'M', 'L', 'Q' or 'C'; the last
// of the points that it uses is its end.
type Segment struct {
	Op     byte
	Points [3][2]float32
}

// Outline returns the outline of a glyph, to be filled by the non-zero rule.
func Outline(s Style, id uint16) []Segment {
	f := loaded()[s]
	f.mu.Lock()
	defer f.mu.Unlock()
	o, ok := f.face.GlyphData(font.GID(id)).(font.GlyphOutline)
	if !ok {
		return nil
	}
	out := make([]Segment, len(o.Segments))
	for i, seg := range o.Segments {
		for j, p := range seg.Args {
			out[i].Points[j] = [2]float32{p.X, p.Y}
		}
		switch seg.Op {
		case ot.SegmentOpMoveTo:
			out[i].Op = 'M'
		case ot.SegmentOpLineTo:
			out[i].Op = 'L'
		case ot.SegmentOpQuadTo:
			out[i].Op = 'Q'
		case ot.SegmentOpCubeTo:
			out[i].Op = 'C'
		}
	}
	return out
}

// boxAdvance is the advance, in thousandths of an em, of the box for a missing letter.
const boxAdvance = 600

func (f *face) glyph(r rune) glyph {
	if r >= 0 && r < common {
		return f.glyphs[r]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	g, ok := f.advances[r]
	if !ok {
		g = f.look(r)
		f.advances[r] = g
	}
	return g
}

func (f *face) look(r rune) glyph {
	id, found := f.font.NominalGlyph(r)
	switch {
	case unseen(r):
		return glyph{}
	case !found || id == 0 || unicode.IsControl(r):
		return glyph{advance: boxAdvance * f.units / 1000}
	}
	return glyph{id: uint16(id), advance: int(f.face.HorizontalAdvance(id))}
}

func (f *face) kern(left, right rune) int {
	var cell *atomic.Int32
	if left >= 0 && left < common && right >= 0 && right < common {
		cell = &f.pairs[left*common+right]
		if k := cell.Load(); k != 0 {
			return int(k) - known
		}
	}
	a, b := f.glyph(left), f.glyph(right)
	f.mu.Lock()
	defer f.mu.Unlock()
	pair := [2]rune{left, right}
	k, ok := f.kerns[pair]
	if !ok {
		k = f.shape(pair, a, b)
		f.kerns[pair] = k
	}
	if cell != nil {
		cell.Store(int32(k + known))
	}
	return k
}

// shape asks HarfBuzz for the pair alone.
func (f *face) shape(pair [2]rune, a, b glyph) int {
	if a.id == 0 || b.id == 0 {
		return 0
	}
	buf := harfbuzz.NewBuffer()
	buf.AddRunes(pair[:], 0, 2)
	buf.GuessSegmentProperties()
	buf.Shape(f.shaper, plain)
	if len(buf.Pos) != 2 {
		return 0
	}
	return int(buf.Pos[0].XAdvance+buf.Pos[1].XAdvance) - a.advance - b.advance
}

// plain turns off everything that would make one glyph of two letters.
var plain = func() []harfbuzz.Feature {
	var out []harfbuzz.Feature
	for _, name := range []string{"liga=0", "clig=0", "calt=0", "dlig=0"} {
		f, err := harfbuzz.ParseFeature(name)
		if err != nil {
			panic("text: " + err.Error())
		}
		out = append(out, f)
	}
	return out
}()

// unseen reports whether a letter is there to steer others and is not drawn: soft hyphens,
// joiners, direction marks, variation selectors.
func unseen(r rune) bool {
	if r < SoftHyphen {
		return false
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}
