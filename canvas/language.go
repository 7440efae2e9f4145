package canvas

import (
	"regexp"
	"strings"
)

// PseudoLanguage is the code of a language that nobody speaks: English with an accent on every
// letter, a third longer and in brackets. Whoever works on the program sees by it what is not
// translated, and what has no room for a longer word. It is never offered.
const PseudoLanguage = "qps"

// BaseLanguage returns the language that the texts of a tag of BCP 47 are in: "de" of "de-AT". Both
// written Norwegians, and the tag of before there were two, are served by "nb".
func BaseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if base == "no" || base == "nn" {
		return "nb"
	}
	return base
}

// accents are what the letters of the pseudo-language look like: all of them are in the fonts.
var accents = strings.NewReplacer(
	"a", "å", "b", "ƀ", "c", "ç", "d", "ð", "e", "é", "f", "ƒ", "g", "ĝ", "h", "ĥ", "i", "î", "j", "ĵ", "k", "ķ", "l", "ļ", "m", "ɱ",
	"n", "ñ", "o", "ö", "p", "þ", "q", "ɋ", "r", "ŕ", "s", "š", "t", "ţ", "u", "û", "v", "ṽ", "w", "ŵ", "x", "ẋ", "y", "ý", "z", "ž",
	"A", "Å", "B", "Ɓ", "C", "Ç", "D", "Ð", "E", "É", "F", "Ƒ", "G", "Ĝ", "H", "Ĥ", "I", "Î", "J", "Ĵ", "K", "Ķ", "L", "Ļ", "M", "Ḿ",
	"N", "Ñ", "O", "Ö", "P", "Þ", "Q", "Ɋ", "R", "Ŕ", "S", "Š", "T", "Ţ", "U", "Û", "V", "Ṽ", "W", "Ŵ", "X", "Ẋ", "Y", "Ý", "Z", "Ž",
)

// kept are the parts of a text that are no words: places for arguments.
var kept = regexp.MustCompile(`%(\[\d\])?[sdqv]|%%|\{\d\}`)

// Pseudo returns an English text in the pseudo-language. Places for arguments stay as they are, and
// so does a text without letters.
func Pseudo(english string) string {
	letters := kept.ReplaceAllString(english, "")
	if !strings.ContainsFunc(letters, isLetter) {
		return english
	}
	var b strings.Builder
	b.WriteByte('[')
	at := 0
	for _, span := range kept.FindAllStringIndex(english, -1) {
		b.WriteString(accents.Replace(english[at:span[0]]) + english[span[0]:span[1]])
		at = span[1]
	}
	b.WriteString(accents.Replace(english[at:]))
	for more, words := len(letters)*35/100, 0; more > 0; words++ {
		word := []string{"ļöñĝ", "ļöñĝéŕ", "ŵöŕð"}[words%3]
		b.WriteString(" " + string([]rune(word)[:min(more, len([]rune(word)))]))
		more -= len([]rune(word)) + 1
	}
	b.WriteByte(']')
	return b.String()
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
