package gather

import (
	"regexp"
	"strings"
	"unicode"

	"clustercanvas/canvas"
)

// word is one thing that was typed, before anybody knows what it means.
type word struct {
	id     string // as it stands on a card, in upper case; empty where there is a title alone
	title  string // in quotes
	figure string // behind =
	typed  string // all of it, as it was typed
}

// The quotes of the languages of the program; each language closes as it likes.
const (
	opening = "\"“„”«»"
	closing = "\"“”«»"
)

// figureTyped is a figure: a share may have a comma, anything else ends at one.
var figureTyped = regexp.MustCompile(`^\s*(\d+(?:[.,]\d+)?\s?%|\d[\d.']*[A-Za-z]*)`)

// split cuts a text into words: by spaces, commas, semicolons and lines, but not within quotes.
func split(text string) []word {
	var out []word
	rest := text
	for {
		rest = strings.TrimLeftFunc(rest, apart)
		if rest == "" {
			return out
		}
		var w word
		before := rest
		if w.title, rest = quoted(rest); w.title == "" {
			end := strings.IndexFunc(rest, func(r rune) bool { return apart(r) || r == '=' || strings.ContainsRune(opening, r) })
			if end < 0 {
				end = len(rest)
			}
			w.id, rest = scanned(strings.ToUpper(strings.Trim(rest[:end], "#.()[]"))), rest[end:]
		}
		for {
			behind, figure := strings.CutPrefix(strings.TrimLeft(rest, " "), "=")
			if !figure {
				break
			}
			rest = strings.TrimLeft(behind, " ")
			title, after := quoted(rest)
			if m := figureTyped.FindString(rest); m != "" {
				w.figure, rest = strings.TrimSpace(m), rest[len(m):]
			} else if title != "" {
				w.title, rest = title, after
			} else {
				end := strings.IndexFunc(rest, apart)
				if end < 0 {
					end = len(rest)
				}
				w.figure, rest = "="+rest[:end], rest[end:]
			}
		}
		w.typed = strings.TrimSpace(before[:len(before)-len(rest)])
		if len(rest) == len(before) { // a quote that nothing is in
			_, rest = next(rest)
			continue
		}
		if w.id == "" && w.title == "" { // a figure of nothing, or nothing at all
			w.id = strings.Trim(w.typed, opening+"#.()[] ")
		}
		if w.id != "" || w.title != "" {
			out = append(out, w)
		}
	}
}

// colons are what the key of the colon types on a scanner that takes every keyboard for an American one.
var colons = strings.NewReplacer("Ö", ":", "Ø", ":", "Æ", ":", "Ñ", ":", "Č", ":")

// scanned gives the code of a card its colons back.
func scanned(id string) string {
	if coded := colons.Replace(id); strings.HasPrefix(coded, codePrefix) {
		return coded
	}
	return id
}

func apart(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == ',' || r == ';' }

func next(s string) (rune, string) {
	for i, r := range s {
		return r, s[i+len(string(r)):]
	}
	return 0, ""
}

// quoted returns what stands in quotes at the beginning of a text, and the rest; without an end, up to the
// end of the line.
func quoted(s string) (string, string) {
	r, inner := next(s)
	if !strings.ContainsRune(opening, r) || s == "" {
		return "", s
	}
	end := strings.IndexFunc(inner, func(r rune) bool { return strings.ContainsRune(closing, r) || r == '\n' })
	if end < 0 {
		return strings.TrimSpace(inner), ""
	}
	_, rest := next(inner[end:])
	return strings.TrimSpace(inner[:end]), rest
}

// value reads a figure. One of up to a hundred is a share, as cards have room for one.
func (w word) value(language string) (canvas.Value, bool) {
	if w.figure == "" {
		return canvas.Value{}, true
	}
	for _, l := range []string{language, "en", "de"} {
		if s, err := canvas.ParseShare(w.figure, l); err == nil {
			return canvas.ShareOf(s), true
		}
		if strings.HasSuffix(w.figure, "%") {
			continue
		}
		if m, err := canvas.ParseMoney(w.figure, l); err == nil {
			return canvas.AmountOf(m), true
		}
	}
	return canvas.Value{}, false
}
