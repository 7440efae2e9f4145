// Package find looks for what somebody remembers of a file: words, a tint, an author, a status. It
// answers for one item of a sheet at a time; what lies on a sheet, and where, only layout knows.
//
// Texts are compared without accents and without regard to case, so that "forderung" finds
// "Förderung": who looks for something does not always have the keyboard that it was typed on.
package find

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Folded returns a text as texts are compared: in small letters, without accents, and without what
// only helps to break lines.
func Folded(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range decomposed(s) {
		if r < 0x80 { // most letters
			switch {
			case r == '\n' || r == '\t':
				r = ' '
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			}
			out.WriteByte(byte(r))
			continue
		}
		switch {
		case r == '\u00ad' || unicode.Is(unicode.Mn, r):
		case r == '\u00a0' || r == '\u202f':
			out.WriteByte(' ')
		default:
			if plain, ok := letters[unicode.ToLower(r)]; ok {
				out.WriteString(plain)
			} else {
				out.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return out.String()
}

// decomposed takes accents off their letters. Most texts have none.
func decomposed(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFD.String(strings.ToValidUTF8(s, "\ufffd")) // what is broken must not break its neighbor
		}
	}
	return s
}

// letters are those that Unicode does not take apart, although people do.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ı': "i", 'þ': "th", '’': "'",
}
