package export

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/signintech/gopdf"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// errGlyph says that a scene has a letter in a face that lacks it; layout draws a box for those.
var errGlyph = errors.New("letter without glyph")

// pdfFaceKey is a face, and how many font units are added to the advances of its letters. Spaced
// letters have a face of their own: where readers find gaps between letters they read "P R I V".
type pdfFaceKey struct{ face, wider int }

// pdfFaceOf returns the face for a run of a text.
func pdfFaceOf(size geom.MM, run scene.Run) pdfFaceKey {
	units := run.Spacing / size * float64(text.UnitsPerEm(text.Style(run.Face)))
	if !(units > 0.5 && units < 1000) {
		return pdfFaceKey{face: run.Face}
	}
	return pdfFaceKey{run.Face, int(math.Round(units))}
}

// spacing returns what is left to be added after letters of a face, in mm.
func (k pdfFaceKey) spacing(size geom.MM, run scene.Run) geom.MM {
	return run.Spacing - float64(k.wider)*size/float64(text.UnitsPerEm(text.Style(k.face)))
}

// pdfFace is a face as gopdf has it.
type pdfFace struct {
	family string
	ascent float64 // of one em: how far gopdf puts the baseline of a cell below its top
}

// addFaces adds the faces that pages use. Gopdf gets them cut down already: it would keep the
// tables of all glyphs. Their names begin with six letters, as those of subsets shall.
func (p *pdfWriter) addFaces(pages []scene.Scene) error {
	used := map[pdfFaceKey]map[rune]uint16{}
	for _, page := range pages {
		for _, i := range page.Items {
			if err := addLetters(used, i); err != nil {
				return err
			}
			if t, ok := i.(scene.Text); ok && t.Size > 0 && drawable(i) {
				p.outlined.add(t)
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(used), func(a, b pdfFaceKey) int {
		return cmp.Or(cmp.Compare(a.face, b.face), cmp.Compare(a.wider, b.wider))
	})
	p.faces = map[pdfFaceKey]pdfFace{}
	for _, key := range keys {
		style := text.Style(key.face)
		small, err := subsetFont(text.Bytes(style), used[key], key.wider)
		if err != nil {
			return err
		}
		tables, err := readTables(small)
		if err != nil {
			return err
		}
		name := []string{"Regular", "Bold", "Italic", "BoldItalic"}[key.face]
		f := pdfFace{
			family: subsetTag(key.wider) + "+NotoSans-" + name,
			ascent: float64(int16(binary.BigEndian.Uint16(tables["OS/2"][68:]))) / float64(text.UnitsPerEm(style)),
		}
		if err := p.gp.AddTTFFontDataWithOption(f.family, small, gopdf.TtfOption{UseKerning: true}); err != nil {
			return err
		}
		kern := func(left, right rune, _, _ uint, _ int16) int16 { return int16(text.Kern(style, left, right)) }
		if err := p.gp.KernOverride(f.family, kern); err != nil {
			return err
		}
		p.faces[key] = f
	}
	return p.addOutlineFaces()
}

// subsetTag returns six letters that tell the subsets of a face apart.
func subsetTag(wider int) string {
	tag := []byte("CANAAA")
	for i := 5; i > 2; i-- {
		tag[i] += byte(wider % 26)
		wider /= 26
	}
	return string(tag)
}

// addLetters adds the letters of a text to those in use, by face.
func addLetters(used map[pdfFaceKey]map[rune]uint16, i scene.Item) error {
	t, ok := i.(scene.Text)
	if !ok || !(t.Size > 0) || !drawable(i) {
		return nil
	}
	for _, run := range t.Runs {
		rs, ok := letters(run)
		if !ok || len(rs) == 0 {
			continue
		}
		key := pdfFaceOf(t.Size, run)
		in := used[key]
		if in == nil {
			in = map[rune]uint16{}
			used[key] = in
		}
		for _, r := range rs {
			if _, known := in[r]; known {
				continue
			}
			id, _ := text.Glyph(text.Style(run.Face), r)
			if id == 0 {
				return fmt.Errorf("%w: %q in %q", errGlyph, r, t.Plain)
			}
			in[r] = id
		}
	}
	return nil
}

// drift is how far, in mm, the end of a piece of text may come to lie from its place. Gopdf rounds
// sizes to a thousandth of a point; kerning and widths are exact in a font of 1000 units per em.
const drift geom.MM = 0.01

// text draws a line of text: runs as a whole, and word by word where a run is so long that
// rounding would add up.
func (p *pdfWriter) text(t scene.Text) error {
	if !(t.Size > 0) {
		return nil
	}
	for _, run := range t.Runs {
		if len(run.Clusters) > 0 {
			if err := p.clusters(run, t); err != nil {
				return err
			}
			continue
		}
		rs, ok := letters(run)
		if !ok || len(rs) == 0 {
			continue
		}
		key := pdfFaceOf(t.Size, run)
		if err := p.face(key, t.Size, key.spacing(t.Size, run)); err != nil {
			return err
		}
		p.gp.SetTextColor(t.Color.R, t.Color.G, t.Color.B)
		whole := drifts(t.Size, key.spacing(t.Size, run), run) <= drift
		for from, to := 0, len(rs); from < len(rs); from = to {
			if !whole {
				to = wordEnd(rs, from)
			}
			at := geom.Pt{X: t.At.X + run.X + run.Glyphs[from].X, Y: t.At.Y}
			if err := p.piece(string(rs[from:to]), at, t, p.faces[key]); err != nil {
				return err
			}
		}
		// Text is drawn in the color of fills, and gopdf leaves it set.
		if p.set.alpha == 0 {
			p.set.fill, p.set.hasFill = t.Color, true
		}
	}
	return nil
}

// drifts returns how far rounding moves the end of a run, in mm.
func drifts(size, spacing geom.MM, run scene.Run) geom.MM {
	rounding := func(mm geom.MM) geom.MM {
		pt := mm * ptPerMM
		return math.Abs(math.Round(1000*pt)/1000-pt) / ptPerMM
	}
	last := run.Glyphs[len(run.Glyphs)-1]
	return rounding(size)/size*(last.X+last.Advance) + rounding(spacing)*float64(len(run.Glyphs))
}

// piece draws letters from a place on the baseline on. Gopdf draws text opaque, only cells are
// not, and those are placed by their top.
func (p *pdfWriter) piece(s string, at geom.Pt, t scene.Text, f pdfFace) error {
	if p.set.alpha == 0 {
		p.gp.SetXY(at.X*ptPerMM, at.Y*ptPerMM)
		return p.gp.Text(s)
	}
	p.gp.SetXY(at.X*ptPerMM, (at.Y-f.ascent*t.Size)*ptPerMM)
	return p.gp.CellWithOption(nil, s, gopdf.CellOption{
		Align: gopdf.Left | gopdf.Top, Float: gopdf.Right,
		Transparency: &gopdf.Transparency{Alpha: 1 - float64(t.Alpha)/255, BlendModeType: gopdf.NormalBlendMode},
	})
}

// face sets face, size and the space after letters.
func (p *pdfWriter) face(key pdfFaceKey, size, spacing geom.MM) error {
	if p.set.face != key {
		if err := p.gp.SetFont(p.faces[key].family, "", size*ptPerMM); err != nil {
			return err
		}
		p.set.face, p.set.size = key, size
	}
	if p.set.size != size {
		if err := p.gp.SetFontSize(size * ptPerMM); err != nil {
			return err
		}
		p.set.size = size
	}
	if p.set.spacing != spacing {
		p.set.spacing = spacing
		return p.gp.SetCharSpacing(spacing * ptPerMM)
	}
	return nil
}

// withinBMP returns s without letters beyond U+FFFF and bytes that are no letters: gopdf would
// write properties that no reader understands.
func withinBMP(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
