package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Lines with letters that our faces lack are set here: their letters come from a face of the system,
// joined and in the order that their script asks for. All other lines never come here.

// foreignTo reports whether a line has letters that our faces lack, and there is where to look for
// them.
func (f *face) foreignTo(str string) bool {
	if source.Load() == nil {
		return false
	}
	for _, r := range str {
		if r >= common && !unseen(r) && f.glyph(r).id == 0 {
			return true
		}
	}
	return false
}

// base returns the level of a paragraph, if it has letters that our faces lack; those that are read from
// the right all are.
func (f *face) base(str string) uint8 {
	if !f.foreignTo(str) {
		return 0
	}
	return baseLevel(str)
}

// part is letters of a line that one face writes in one direction.
type part struct {
	from, to int // letters
	level    uint8
	script   language.Script
	face     *Foreign // nil: one of ours
	missing  bool     // no face has it
}

// setting is a line while it is set.
type setting struct {
	f       *face
	s       Style
	em      geom.MM // of a font unit of our face
	size    geom.MM
	spacing geom.MM
	letters []rune
	at      []int // first byte of each letter in the plain text, and after the last
	line    Line
	x       geom.MM
	carets  []geom.MM // where a caret stands before each letter
	ends    []geom.MM // and after it
	run     scene.Run // of outlines, that goes on
	back    []string  // its letters, where it is read from the right
}

// setForeign sets a line of which our faces lack letters; base is the level of its paragraph.
func setForeign(f *face, s Style, size, spacing geom.MM, str string, base uint8) setting {
	plain := str
	if strings.ContainsAny(str, string(SoftHyphen)+Joiner) {
		plain = unseenMarks.Replace(str)
	}
	l := setting{f: f, s: s, em: size / geom.MM(f.units), size: size, spacing: spacing, letters: []rune(plain)}
	l.line.End, l.line.Text.Size, l.line.Text.Plain = len(str), size, plain
	at := 0
	for _, r := range l.letters {
		l.at = append(l.at, at)
		at += utf8.RuneLen(r)
	}
	l.at = append(l.at, at)
	l.carets, l.ends = make([]geom.MM, len(l.letters)), make([]geom.MM, len(l.letters))
	parts := l.parts(levels(l.letters, base))
	of := make([]uint8, len(parts))
	for i, p := range parts {
		of[i] = p.level
	}
	for _, i := range fromLeft(of) {
		l.put(parts[i])
	}
	l.flush()
	l.line.Text.Width = l.x
	return l
}

// parts divides the line where face, direction or script change.
func (l *setting) parts(levels []uint8) []part {
	var out []part
	add := func(p part) {
		if n := len(out) - 1; n >= 0 {
			last := &out[n]
			if !p.missing && !last.missing && last.face == p.face && last.level == p.level && (p.face == nil || last.script == p.script || !p.script.Strong()) {
				last.to = p.to
				return
			}
		}
		out = append(out, p)
	}
	own := ourForeign(l.s)
	var recent *Foreign
	write := func(p part, split bool) bool {
		letters := l.letters[p.from:p.to]
		for _, r := range letters {
			if c := language.LookupScript(r); c.Strong() && c != language.Unknown {
				p.script = c
				break
			}
		}
		switch {
		case l.ours(letters) && p.level&1 == 0:
		case l.ours(letters):
			p.face = own // among letters that are read from the right it is drawn, so that the run is one
			if n := len(out) - 1; n >= 0 && out[n].level == p.level && out[n].face == recent && recent != nil && !spaces(letters) && recent.Has(letters) {
				p.face = recent
			}
		case recent != nil && recent.Has(letters):
			p.face = recent
		default:
			p.face = (*source.Load())(letters, l.s)
			if p.face == nil && split {
				return false
			}
			if p.missing = p.face == nil; !p.missing {
				recent = p.face
			}
		}
		add(p)
		return true
	}
	var seg segmenter.Segmenter
	seg.Init(l.letters)
	for it := seg.GraphemeIterator(); it.Next(); {
		from, n := it.Grapheme().Offset, len(it.Grapheme().Text)
		if !write(part{from: from, to: from + n, level: levels[from]}, n > 1) {
			for i := from; i < from+n; i++ {
				write(part{from: i, to: i + 1, level: levels[i]}, false)
			}
		}
	}
	return out
}

// ours reports whether our face has all letters that are seen.
func (l *setting) ours(letters []rune) bool {
	for _, r := range letters {
		if !unseen(r) && (l.f.glyph(r).id == 0 || unicode.IsControl(r)) {
			return false
		}
	}
	return true
}

func spaces(letters []rune) bool {
	for _, r := range letters {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// put sets the part that comes next from the left.
func (l *setting) put(p part) {
	switch {
	case p.missing:
		l.flush()
		l.box(p)
	case p.face == nil:
		l.flush()
		l.plain(p)
	default:
		l.outlines(p)
	}
}

func (l *setting) box(p part) {
	r := l.letters[p.from]
	w := geom.MM(l.f.glyph(r).advance) * l.em
	if w > 0 {
		l.line.Missing = append(l.line.Missing, Missing{Letter: r, X: l.x, Width: w})
	}
	l.stand(p.from, p.to, p.level, l.x, w)
	l.x += w
}

// plain sets letters of our face, as lines that have no others are set.
func (l *setting) plain(p part) {
	run := scene.Run{Face: int(l.s), X: l.x, Spacing: l.spacing}
	var letters strings.Builder
	last := rune(0)
	for i := p.from; i < p.to; i++ {
		r := l.letters[i]
		if unseen(r) {
			l.carets[i], l.ends[i] = l.x, l.x
			continue
		}
		if last != 0 {
			k := geom.MM(l.f.kern(last, r))*l.em + l.spacing
			l.x += k
			run.Glyphs[len(run.Glyphs)-1].Advance += k
		}
		g := l.f.glyph(r)
		w := geom.MM(g.advance) * l.em
		run.Glyphs = append(run.Glyphs, scene.Glyph{ID: g.id, X: l.x - run.X, Advance: w, Cluster: l.at[i]})
		letters.WriteRune(r)
		l.stand(i, i+1, p.level, l.x, w)
		l.x += w
		last = r
	}
	if run.Text = letters.String(); run.Text != "" {
		l.line.Text.Runs = append(l.line.Text.Runs, run)
	}
}

// outlines adds letters of another face to the run of outlines that goes on.
func (l *setting) outlines(p part) {
	clusters, ok := p.face.shape(l.letters, p.from, p.to, p.level)
	if !ok {
		l.flush()
		for i := p.from; i < p.to; i++ {
			l.box(part{from: i, to: i + 1, level: p.level})
		}
		return
	}
	if backwards := p.level&1 == 1; len(l.run.Clusters) > 0 && backwards != (l.back != nil) {
		l.flush()
	}
	if len(l.run.Clusters) == 0 {
		l.run = scene.Run{Face: scene.NoFace, X: l.x}
	}
	ends := map[int]int{} // of clusters, by their first letter
	starts := map[int]bool{}
	for _, c := range clusters {
		starts[c.first] = true
	}
	for i, end := p.to-1, p.to; i >= p.from; i-- {
		if starts[i] {
			ends[i], end = end, i
		}
	}
	em := l.size / geom.MM(p.face.units)
	for _, c := range clusters {
		w := geom.MM(c.advance) * em
		from := c.first
		if len(ends) > 0 && !starts[p.from] && from == firstOf(ends) {
			from = p.from
		}
		l.cluster(from, ends[c.first], p.level, scene.Cluster{X: l.x - l.run.X, Advance: w, Shape: c.shape})
		l.stand(from, ends[c.first], p.level, l.x, w)
		l.x += w
	}
}

// cluster adds a cluster to the run. Of one that is read from the right every letter is by itself, as
// readers of PDF turn letters round one by one; the outline stands at the first from the left.
func (l *setting) cluster(from, to int, level uint8, c scene.Cluster) {
	if level&1 == 0 {
		c.Text = string(l.letters[from:to])
		l.run.Text += c.Text
		l.run.Clusters = append(l.run.Clusters, c)
		return
	}
	c.Advance /= geom.MM(to - from)
	for i := to - 1; i >= from; i-- {
		c.Text = string(l.letters[i])
		l.back = append(l.back, c.Text)
		l.run.Clusters = append(l.run.Clusters, c)
		c.X += c.Advance
		c.Shape = nil
	}
}

func firstOf(ends map[int]int) int {
	first := -1
	for at := range ends {
		if first < 0 || at < first {
			first = at
		}
	}
	return first
}

// stand notes where carets stand at letters that take a width from x on: letters of one cluster share
// it.
func (l *setting) stand(from, to int, level uint8, x, width geom.MM) {
	for i := from; i < to; i++ {
		a := geom.MM(i-from) / geom.MM(to-from) * width
		b := geom.MM(i-from+1) / geom.MM(to-from) * width
		if level&1 == 1 {
			a, b = width-a, width-b
		}
		l.carets[i], l.ends[i] = x+a, x+b
	}
}

// flush ends the run of outlines.
func (l *setting) flush() {
	if len(l.run.Clusters) > 0 {
		for i := len(l.back) - 1; i >= 0; i-- {
			l.run.Text += l.back[i]
		}
		l.line.Text.Runs = append(l.line.Text.Runs, l.run)
	}
	l.run, l.back = scene.Run{}, nil
}
