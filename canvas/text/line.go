package text

import (
	"math"
	"strings"

	"golang.org/x/text/unicode/norm"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// SoftHyphen is where a word may be broken; a hyphen is drawn only if it is.
const SoftHyphen = '\u00ad'

// Joiner keeps a line from being broken where it stands; it is not drawn.
const Joiner = "\u2060"

// Line is one line of text, measured and not yet placed.
type Line struct {
	Text    scene.Text // at 0, 0, without color and role
	Missing []Missing  // letters that no face has
	Start   int        // first byte in the string that was broken into lines, as normalized
	End     int        // after the last byte
	Right   bool       // its paragraph is read from the right
}

// Missing is a letter that no face has: a box is drawn for it.
type Missing struct {
	Letter rune
	X      geom.MM // from the start of the line
	Width  geom.MM
}

// Normal returns s as it is measured and drawn: composed (NFC), tabs as spaces, line ends as \n.
func Normal(s string) string {
	if strings.ContainsAny(s, "\r\t") {
		s = breaks.Replace(s)
	}
	return norm.NFC.String(s)
}

var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ")

// Set returns s as one line in a face at a size in mm. Spacing is added after every letter, in
// mm; it is for small capitals that shall stand apart.
func Set(s Style, size geom.MM, spacing geom.MM, str string) Line {
	str = Normal(str)
	return set(s, size, spacing, str, loaded()[s].base(str))
}

var unseenMarks = strings.NewReplacer(string(SoftHyphen), "", Joiner, "")

// Width returns how wide str is in a face at a size, both in mm.
func Width(s Style, size geom.MM, str string) geom.MM {
	f := loaded()[s]
	if str = Normal(str); f.foreignTo(str) {
		return setForeign(f, s, size, 0, str, 0).line.Text.Width
	}
	return geom.MM(units(f, str)) * size / geom.MM(f.units)
}

// units measures a line in font units: advances and the kerning of neighbors.
func units(f *face, str string) int {
	if f.foreignTo(str) {
		return int(math.Ceil(setForeign(f, f.style, geom.MM(f.units), 0, str, 0).line.Text.Width - 1e-6))
	}
	total, last := 0, rune(0)
	for _, r := range str {
		if unseen(r) {
			continue
		}
		if last != 0 {
			total += f.kern(last, r)
		}
		total += f.glyph(r).advance
		last = r
	}
	return total
}

// set sets a line; base is the level of its paragraph.
func set(s Style, size, spacing geom.MM, str string, base uint8) Line {
	f := loaded()[s]
	if base > 0 || f.foreignTo(str) {
		l := setForeign(f, s, size, spacing, str, base).line
		l.Right = base > 0
		return l
	}
	em := size / geom.MM(f.units)
	line := Line{End: len(str)}
	line.Text.Size = size
	line.Text.Plain = str
	if strings.ContainsAny(str, string(SoftHyphen)+Joiner) {
		line.Text.Plain = unseenMarks.Replace(str)
	}
	var run scene.Run
	var letters strings.Builder
	flush := func() {
		if len(run.Glyphs) > 0 {
			run.Text = letters.String()
			line.Text.Runs = append(line.Text.Runs, run)
		}
		run = scene.Run{}
		letters.Reset()
	}
	x, last, at := geom.MM(0), rune(0), 0
	for _, r := range str {
		if unseen(r) {
			if r != SoftHyphen && string(r) != Joiner {
				at += len(string(r))
			}
			continue
		}
		g := f.glyph(r)
		if last != 0 {
			k := geom.MM(f.kern(last, r))*em + spacing
			x += k
			if n := len(run.Glyphs); n > 0 {
				run.Glyphs[n-1].Advance += k
			}
		}
		w := geom.MM(g.advance) * em
		if g.id == 0 {
			flush()
			line.Missing = append(line.Missing, Missing{Letter: r, X: x, Width: w})
		} else {
			if len(run.Glyphs) == 0 {
				run = scene.Run{Face: int(s), X: x, Spacing: spacing}
			}
			run.Glyphs = append(run.Glyphs, scene.Glyph{ID: g.id, X: x - run.X, Advance: w, Cluster: at})
			letters.WriteRune(r)
		}
		x += w
		at += len(string(r))
		last = r
	}
	flush()
	line.Text.Width = x
	return line
}

// Places returns where the letters of one line lie, as Set draws them: before each letter of str, and
// after the last, in mm from the start of the line. What is not drawn takes no room. Before a letter
// that is read from the right is on its right. Right says that the paragraph is read so.
func Places(s Style, size geom.MM, str string, right bool) []geom.MM {
	f := loaded()[s]
	if right || f.foreignTo(str) {
		return placesForeign(f, s, size, str, right)
	}
	em := size / geom.MM(f.units)
	var out []geom.MM
	x, last := geom.MM(0), rune(0)
	for _, r := range str {
		if unseen(r) {
			out = append(out, x)
			continue
		}
		if last != 0 {
			x += geom.MM(f.kern(last, r)) * em
		}
		out = append(out, x)
		x += geom.MM(f.glyph(r).advance) * em
		last = r
	}
	return append(out, x)
}

func placesForeign(f *face, s Style, size geom.MM, str string, right bool) []geom.MM {
	base := uint8(0)
	if right {
		base = 1
	}
	l := setForeign(f, s, size, 0, str, base)
	end := geom.MM(0)
	var out []geom.MM
	i := 0
	for _, r := range str {
		if r == SoftHyphen || string(r) == Joiner || i >= len(l.carets) {
			out = append(out, end)
			continue
		}
		out = append(out, l.carets[i])
		end = l.ends[i]
		i++
	}
	return append(out, end)
}
