package export

import (
	"regexp"
	"strings"
)

// What figures look like that can be meant in one way only.
var (
	commaDecimal = regexp.MustCompile(`^\D*(\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}|\d{1,3}(\.\d{3}){2,})(\D.*)?$`)
	pointDecimal = regexp.MustCompile(`^\D*(\d{1,3}(,\d{3})+\.\d+|\d+\.\d{1,2}|\d{1,3}(,\d{3}){2,})(\D.*)?$`)
)

// germanWords are words in headings that are German only.
var germanWords = func() map[string]bool {
	out := map[string]bool{}
	for word := range strings.SplitSeq("gruppe|kategorie|bereich|seite|quelle|bezeichnung|posten|beschreibung|karte|zeile|zahler|geldgeber|verwendung|zweck|stand|grundlage|anteil|prozent|betrag|beträge|wert|summe|beginn|ende|herkunft|anmerkung|bemerkung|kommentar|jahr|zeitraum|öffentlich|privat|projekt|projekte|kosten|ausgaben|einnahmen|betrieb|personal|anlauf|betrag im jahr|jahresbetrag|art", "|") {
		out[word] = true
	}
	return out
}()

// FiguresLanguage guesses the language in which the figures of a table are written, "en" or "de":
// by figures that can be meant in one way only, else by its words, else by the semicolons that
// spreadsheet programs use where a comma stands in figures.
func FiguresLanguage(text string) string {
	lines, separator := splitTable(text)
	german := 0
	for _, l := range lines {
		for _, c := range l.cells {
			switch comma, point := commaDecimal.MatchString(c), pointDecimal.MatchString(c); {
			case !isFigure(c, ""):
			case comma && !point:
				german++
			case point && !comma:
				german--
			}
		}
	}
	for i, l := range lines {
		for _, c := range l.cells {
			word, _, _ := heading(c)
			if german == 0 && i < headerWithin && (germanWords[word] || germanWords[fold(c)]) {
				return "de"
			}
		}
	}
	if german > 0 || german == 0 && separator == ';' {
		return "de"
	}
	return "en"
}
