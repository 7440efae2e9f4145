package text

import (
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"clustercanvas/canvas/geom"
)

// Wrap breaks str into lines of at most width mm, in a face at a size in mm. Lines break where
// Unicode lets them (UAX #14), at soft hyphens with a hyphen drawn, and inside a word only where
// the word alone is wider than a line. An empty string is one empty line.
func Wrap(s Style, size, width geom.MM, str string) []Line {
	str = Normal(str)
	f := loaded()[s]
	limit := int(width/size*geom.MM(f.units) + 1e-6)
	var out []Line
	for start := 0; ; {
		end := strings.IndexByte(str[start:], '\n')
		if end < 0 {
			return breakParagraph(out, f, s, size, limit, str, start, len(str))
		}
		out = breakParagraph(out, f, s, size, limit, str, start, start+end)
		start += end + 1
	}
}

// Widest returns the width in mm of the widest part of str that Wrap would not break.
func Widest(s Style, size geom.MM, str string) geom.MM {
	f := loaded()[s]
	widest := 0
	for _, p := range strings.Split(Normal(str), "\n") {
		for _, w := range pieces(p) {
			widest = max(widest, units(f, visible(w)))
		}
	}
	return geom.MM(widest) * size / geom.MM(f.units)
}

// Height returns the height in mm of n lines at a size and leading, both in mm.
func Height(n int, size, leading geom.MM) geom.MM {
	if n == 0 {
		return 0
	}
	return size + geom.MM(n-1)*leading
}

func breakParagraph(out []Line, f *face, s Style, size geom.MM, limit int, str string, from, to int) []Line {
	if units(f, visible(str[from:to])) <= limit { // most lines of a card do not break
		l := set(s, size, 0, visible(str[from:to]))
		l.Start, l.End = from, to
		return append(out, l)
	}
	start, at := from, from // the line so far is str[start:at]
	width := 0              // of the line so far, trailing spaces included
	emit := func(end int) {
		l := set(s, size, 0, visible(str[start:end]))
		l.Start, l.End = start, end
		out = append(out, l)
		start, width = end, 0
	}
	for _, piece := range pieces(str[from:to]) {
		shown := units(f, visible(piece))
		if at > start && width+joint(f, str, at)+shown > limit {
			emit(at)
		}
		for shown > limit {
			cut := fits(f, piece, limit)
			if cut == len(piece) {
				break
			}
			at += cut
			piece = piece[cut:]
			emit(at)
			shown = units(f, visible(piece))
		}
		if at > start {
			width += joint(f, str, at)
		}
		width += units(f, piece)
		at += len(piece)
	}
	emit(to)
	return out
}

// joint returns the kerning between the letters on both sides of a place in str.
func joint(f *face, str string, at int) int {
	left, _ := utf8.DecodeLastRuneInString(str[:at])
	right, _ := utf8.DecodeRuneInString(str[at:])
	return f.kern(left, right)
}

// pieces splits a paragraph where a line may end.
func pieces(p string) []string {
	var seg segmenter.Segmenter
	seg.InitWithString(p)
	var out []string
	for it := seg.LineIterator(); it.Next(); {
		out = append(out, string(it.Line().Text))
	}
	return out
}

// visible returns what is drawn of a part of a line that ends here: no spaces at the end, and a
// hyphen for a soft one.
func visible(piece string) string {
	piece = strings.TrimRight(piece, " ")
	if strings.HasSuffix(piece, string(SoftHyphen)) {
		return strings.TrimSuffix(piece, string(SoftHyphen)) + "-"
	}
	return piece
}

// fits returns how many bytes of a word, at least one grapheme, are no wider than limit.
func fits(f *face, word string, limit int) int {
	var seg segmenter.Segmenter
	seg.InitWithString(word)
	cut := 0
	for it := seg.GraphemeIterator(); it.Next(); {
		n := cut
		for _, r := range it.Grapheme().Text {
			n += utf8.RuneLen(r)
		}
		if cut > 0 && units(f, visible(word[:n])) > limit {
			return cut
		}
		cut = n
	}
	return cut
}
