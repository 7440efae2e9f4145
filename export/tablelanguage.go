package export

import (
	"regexp"
	"strings"
	"sync"

	"clustercanvas/canvas"
)

// What figures look like that can be meant in one way only.
var (
	commaDecimal = regexp.MustCompile(`^\D*(\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}|\d{1,3}(\.\d{3}){2,})(\D.*)?$`)
	pointDecimal = regexp.MustCompile(`^\D*(\d{1,3}(,\d{3})+\.\d+|\d+\.\d{1,2}|\d{1,3}(,\d{3}){2,})(\D.*)?$`)
)

// germanWords are words in headings that are German only.
const germanWords = "gruppe|kategorie|bereich|seite|quelle|bezeichnung|posten|beschreibung|karte|zeile|zahler|geldgeber|verwendung|zweck|stand|grundlage|anteil|prozent|betrag|beträge|wert|summe|beginn|ende|herkunft|anmerkung|bemerkung|kommentar|jahr|zeitraum|öffentlich|privat|projekt|projekte|kosten|ausgaben|einnahmen|betrieb|personal|anlauf|betrag im jahr|jahresbetrag|art"

// tongues are the words by which a table is known to be in a language, those of German first. Words
// that other languages have as well count for each of them.
var tongues = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	add := func(language, list string) {
		if out[language] == nil {
			out[language] = map[string]bool{}
		}
		for word := range strings.SplitSeq(list, "|") {
			out[language][fold(word)] = true
		}
	}
	add("de", germanWords)
	for _, language := range headingLanguages {
		h := headingsIn(language)
		for _, of := range TableColumns {
			add(language, h.words("column", string(of)))
		}
		for _, of := range canvas.Groups {
			add(language, h.words("group", string(of)))
		}
		for _, of := range canvas.CostGroups {
			add(language, h.words("cost-group", string(of)))
		}
		add(language, h.words("figure", "true"))
		for word := range out[language] {
			if english[word] || word == "" {
				delete(out[language], word)
			}
		}
	}
	return out
})

// english are words of headings that are English as well as something else.
var english = map[string]bool{
	"scenario": true, "status": true, "team": true, "note": true, "notes": true, "source": true, "public": true, "project": true,
	"total": true, "sum": true, "budget": true, "start": true, "post": true, "base": true, "basis": true, "til": true, "part": true,
}

// FiguresLanguage guesses the language in which the figures of a table are written: by figures that can
// be meant in one way only, then by the words of its headings, else by the semicolons that spreadsheet
// programs use where a comma stands in figures.
func FiguresLanguage(text string) string {
	lines, separator := splitTable(text)
	commas := 0
	for _, l := range lines {
		for _, c := range l.cells {
			switch comma, point := commaDecimal.MatchString(c), pointDecimal.MatchString(c); {
			case !isFigure(c, ""):
			case comma && !point:
				commas++
			case point && !comma:
				commas--
			}
		}
	}
	if commas < 0 {
		return "en"
	}
	if language := headingLanguage(lines); language != "" {
		return language
	}
	if commas > 0 || separator == ';' {
		return "de"
	}
	return "en"
}

// headingLanguage returns the language that most of the first cells of a table are in; empty where
// they are in none that is known by its words.
func headingLanguage(lines []line) string {
	best, most := "", 0
	for _, language := range append([]string{"de"}, headingLanguages...) {
		known, found := tongues()[language], 0
		for i, l := range lines {
			for _, c := range l.cells {
				word, _, _ := heading(c)
				if i < headerWithin && (known[word] || known[fold(c)]) {
					found++
				}
			}
		}
		if found > most {
			best, most = language, found
		}
	}
	return best
}
