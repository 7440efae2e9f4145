package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"unicode"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Foreign is a face that is none of ours: of a font of the system. It writes the letters that ours
// lack, as outlines. It is safe for any goroutine.
type Foreign struct {
	mu     sync.Mutex
	face   *font.Face
	shaper *harfbuzz.Font
	units  float64
	broken bool // the font is not what it says; it writes nothing any more
	shapes map[string]*scene.Shape
	has    map[rune]bool
}

// ErrForeign means that a font cannot be used.
var ErrForeign = errors.New("text: font cannot be used")

// source is where letters are looked for that our faces lack.
var source atomic.Pointer[func([]rune, Style) *Foreign]

// SetSource sets where letters are looked for that our faces lack: find returns a face that has all of
// some letters, for a style as near as can be, or nil. It is asked only for letters that are missing,
// often, and from any goroutine. Without a source, and with nil, a box is drawn for each of them. It is
// set once, before anything is laid out: what is laid out already does not change.
func SetSource(find func(letters []rune, s Style) *Foreign) {
	if find == nil {
		source.Store(nil)
		return
	}
	source.Store(&find)
}

// ParseForeign reads a face of a font file: TrueType, OpenType, or a collection of them, in which faces
// are counted from 0. The file is not kept.
func ParseForeign(file []byte, index int) (f *Foreign, err error) {
	defer func() { // fonts come from anywhere, and the parser trusts them
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrForeign, r)
		}
	}()
	in := bytes.NewReader(file)
	offsets, err := faceOffsets(in, int64(len(file)))
	if err != nil {
		return nil, err
	}
	if index < 0 || index >= len(offsets) {
		return nil, fmt.Errorf("%w: it has no face %d", ErrForeign, index)
	}
	loaders, err := ot.NewLoaders(in)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrForeign, err)
	}
	parsed, err := font.NewFont(loaders[index])
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrForeign, err)
	}
	face := font.NewFace(parsed)
	if face.Upem() == 0 {
		return nil, fmt.Errorf("%w: its letters have no size", ErrForeign)
	}
	return foreign(face), nil
}

func foreign(face *font.Face) *Foreign {
	return &Foreign{face: face, shaper: harfbuzz.NewFont(face), units: float64(face.Upem()), shapes: map[string]*scene.Shape{}, has: map[rune]bool{}}
}

// faceOffsets returns where the faces of a font file start. It refuses files whose tables lie beyond
// their end: the parser would take as much memory as they claim.
func faceOffsets(in interface {
	ReadAt(b []byte, off int64) (int, error)
}, size int64) ([]int64, error) {
	bad := fmt.Errorf("%w: it is no font, or it is damaged", ErrForeign)
	var head [12]byte
	if _, err := in.ReadAt(head[:], 0); err != nil {
		return nil, bad
	}
	offsets := []int64{0}
	if string(head[:4]) == "ttcf" {
		const most = 256
		n := binary.BigEndian.Uint32(head[8:])
		if n == 0 || n > most {
			return nil, bad
		}
		list := make([]byte, 4*n)
		if _, err := in.ReadAt(list, 12); err != nil {
			return nil, bad
		}
		offsets = offsets[:0]
		for i := range int(n) {
			offsets = append(offsets, int64(binary.BigEndian.Uint32(list[4*i:])))
		}
	}
	for _, at := range offsets {
		if _, err := in.ReadAt(head[:], at); err != nil {
			return nil, bad
		}
		if kind := string(head[:4]); kind != "\x00\x01\x00\x00" && kind != "OTTO" && kind != "true" {
			return nil, bad
		}
		list := make([]byte, 16*int(binary.BigEndian.Uint16(head[4:])))
		if _, err := in.ReadAt(list, at+12); err != nil {
			return nil, bad
		}
		for ; len(list) > 0; list = list[16:] {
			from, length := binary.BigEndian.Uint32(list[8:]), binary.BigEndian.Uint32(list[12:])
			if int64(from)+int64(length) > size {
				return nil, bad
			}
		}
	}
	return offsets, nil
}

// Has reports whether the face has an outline for each of some letters that is seen.
func (f *Foreign) Has(letters []rune) (ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	defer f.distrust(func() { ok = false })
	if f.broken {
		return false
	}
	for _, r := range letters {
		if unseen(r) {
			continue
		}
		has, known := f.has[r]
		if !known {
			has = f.writes(r)
			f.has[r] = has
		}
		if !has {
			return false
		}
	}
	return true
}

// writes reports whether the face has an outline for a letter; what is seen by its room alone needs
// none.
func (f *Foreign) writes(r rune) bool {
	id, found := f.face.NominalGlyph(r)
	if !found || id == 0 {
		return false
	}
	o, ok := f.face.GlyphDataOutline(tables.GlyphID(id))
	return ok && len(o.Segments) > 0 || unicode.IsSpace(r) || unicode.Is(unicode.M, r) || blank(r)
}

// blank reports whether a letter is one that nothing is drawn for: the fillers of Korean.
func blank(r rune) bool { return r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 }

// distrust is called when the parser has given up on a font that is not what it says.
func (f *Foreign) distrust(then func()) {
	if r := recover(); r != nil {
		f.broken = true
		then()
	}
}

// shaped is a cluster in font units, as the face writes it.
type shaped struct {
	first   int // the first of its letters
	advance float64
	shape   *scene.Shape
}

// shape returns the clusters of some letters of a text, from the left. It reports false where the face
// fails.
func (f *Foreign) shape(text []rune, from, to int, level uint8) (out []shaped, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	defer f.distrust(func() { out, ok = nil, false })
	if f.broken {
		return nil, false
	}
	buf := harfbuzz.NewBuffer()
	buf.AddRunes(text, from, to-from)
	buf.Props.Direction = harfbuzz.LeftToRight
	if level&1 == 1 {
		buf.Props.Direction = harfbuzz.RightToLeft
	}
	buf.GuessSegmentProperties()
	buf.Shape(f.shaper, nil)
	for i := 0; i < len(buf.Info); {
		n := i + 1
		for n < len(buf.Info) && buf.Info[n].Cluster == buf.Info[i].Cluster {
			n++
		}
		s := shaped{first: buf.Info[i].Cluster}
		var key []byte
		for k := i; k < n; k++ {
			p := buf.Pos[k]
			key = binary.AppendUvarint(key, uint64(buf.Info[k].Glyph))
			key = binary.AppendVarint(key, int64(s.advance)+int64(p.XOffset))
			key = binary.AppendVarint(key, int64(p.YOffset))
			s.advance += float64(p.XAdvance)
		}
		if !(s.advance >= 0 && s.advance < 100*f.units) || s.first < from || s.first >= to {
			f.broken = true
			return nil, false
		}
		shape, known := f.shapes[string(key)]
		if !known {
			shape = f.drawn(buf.Info[i:n], buf.Pos[i:n])
			f.shapes[string(key)] = shape
		}
		s.shape = shape
		out = append(out, s)
		i = n
	}
	return out, true
}

// mostCorners is how many corners the outline of a cluster may have; real ones have some hundreds.
const mostCorners = 50_000

// drawn returns the outlines of a cluster; nil if there are none.
func (f *Foreign) drawn(glyphs []harfbuzz.GlyphInfo, places []harfbuzz.GlyphPosition) *scene.Shape {
	shape := &scene.Shape{Grid: f.units}
	x, corners := 0.0, 0
	for i, g := range glyphs {
		o, _ := f.face.GlyphDataOutline(tables.GlyphID(g.Glyph))
		at := geom.Pt{X: x + float64(places[i].XOffset), Y: -float64(places[i].YOffset)}
		for _, p := range flattened(o.Segments, f.units/1250) {
			if corners += len(p); corners > mostCorners {
				return nil
			}
			shape.Outlines = append(shape.Outlines, p.Moved(at))
		}
		x += float64(places[i].XAdvance)
	}
	if len(shape.Outlines) == 0 {
		return nil
	}
	return shape
}

// flattened returns outlines as polygons, y downwards, that leave their curves by less than a
// tolerance.
func flattened(segments []ot.Segment, tolerance float64) []geom.Polygon {
	var out []geom.Polygon
	var p geom.Polygon
	point := func(q ot.SegmentPoint) geom.Pt { return geom.Pt{X: float64(q.X), Y: -float64(q.Y)} }
	steps := func(bend float64) int { return min(64, max(1, int(math.Ceil(math.Sqrt(bend/tolerance))))) }
	end := func() {
		if n := len(p); n > 1 && p[0] == p[n-1] {
			p = p[:n-1]
		}
		if len(p) > 2 {
			out = append(out, p)
		}
		p = nil
	}
	mix := func(a, b geom.Pt, t float64) geom.Pt { return a.Add(b.Sub(a).Mul(t)) }
	for _, s := range segments {
		a, b, c := point(s.Args[0]), point(s.Args[1]), point(s.Args[2])
		if s.Op == ot.SegmentOpMoveTo {
			end()
			p = geom.Polygon{a}
			continue
		}
		if len(p) == 0 {
			continue
		}
		pen := p[len(p)-1]
		switch s.Op {
		case ot.SegmentOpLineTo:
			p = append(p, a)
		case ot.SegmentOpQuadTo:
			n := steps(math.Hypot(pen.X-2*a.X+b.X, pen.Y-2*a.Y+b.Y) / 4)
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				p = append(p, mix(mix(pen, a, t), mix(a, b, t), t))
			}
		case ot.SegmentOpCubeTo:
			n := steps(max(math.Hypot(pen.X-2*a.X+b.X, pen.Y-2*a.Y+b.Y), math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y)) * 3 / 4)
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				ab, bc, cd := mix(pen, a, t), mix(a, b, t), mix(b, c, t)
				p = append(p, mix(mix(ab, bc, t), mix(bc, cd, t), t))
			}
		}
	}
	end()
	return out
}
