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
	base := f.base(str[from:to])
	if units(f, visible(str[from:to])) <= limit { // most lines of a card do not break
		l := set(s, size, 0, visible(str[from:to]), base)
		l.Start, l.End, l.Right = from, to, base > 0
		return append(out, l)
	}
	start, at := from, from // the line so far is str[start:at]
	width := 0              // of the line so far, trailing spaces included
	emit := func(end int) {
		l := set(s, size, 0, visible(str[start:end]), base)
		l.Start, l.End, l.Right = start, end, base > 0
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
		out = appendPiece(out, it.Line().Text)
	}
	return out
}

// appendPiece appends a piece, divided before vowels that begin a syllable: Thai and Lao have no spaces
// between words, and Unicode leaves their words to a dictionary. A syllable is what can be told
// without one.
func appendPiece(out []string, p []rune) []string {
	from := 0
	for i := 1; i < len(p); i++ {
		if begins(p[i]) && p[i-1] >= 0xe01 && p[i-1] <= 0xeff && !begins(p[i-1]) {
			out = append(out, string(p[from:i]))
			from = i
		}
	}
	return append(out, string(p[from:]))
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
	cut, at := 0, 0
	for it := seg.GraphemeIterator(); it.Next(); {
		letters := it.Grapheme().Text
		if at > 0 && !clings(word[:at], letters[0]) {
			cut = at
		}
		for _, r := range letters {
			at += utf8.RuneLen(r)
		}
		if cut > 0 && units(f, visible(word[:at])) > limit {
			return cut
		}
	}
	return at
}

// clings reports whether a letter of Thai or Lao stays with those before it: a vowel or a mark that is
// written after its consonant, or a consonant after its vowel.
func clings(before string, r rune) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return begins(last) || strings.ContainsRune("\u0e30\u0e32\u0e33\u0e45\u0e2f\u0e46\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6\u0eaf", r)
}

// begins reports whether a letter of Thai or Lao is a vowel that is written before its consonant.
func begins(r rune) bool { return r >= 0xe40 && r <= 0xe44 || r >= 0xec0 && r <= 0xec4 }
