package export

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// columnWords are the headings that people give columns, folded.
var columnWords = vocabulary("column", map[ColumnOf]string{
	OfKind:           "kind|type|art|typ",
	OfScenario:       "scenario|szenario",
	OfPeriod:         "period|periode|zeitraum|year|jahr",
	OfGroup:          "group|gruppe|category|kategorie|section|bereich|cost group|kostengruppe|kostenart|kind of money|art des geldes",
	OfSide:           "side|seite",
	OfName:           "name|source|source or cost|quelle oder kosten|quelle|title|titel|bezeichnung|position|item|posten|description|beschreibung|source of money|source of funding|finanzierungsquelle|geldquelle|cost line|kostenzeile|what|was",
	OfCard:           "card|karte|line|zeile|card line|card or line|usual line|kind of financing|finanzierungsart|financing card|finanzierungskarte",
	OfPayer:          "payer|zahler|zahlt|who pays|wer zahlt|paid by|bezahlt von|geldgeber|funder|partner|mittelgeber|zuwendungsgeber",
	OfUse:            "use|may pay for|pays for|zahlt für|darf bezahlen|purpose|verwendung|zweck|verwendungszweck",
	OfStatus:         "status|stand",
	OfBasis:          "basis|grundlage|how sure|how sure is it|wie sicher|wie sicher ist es",
	OfShare:          "share|shares|anteil|anteile|percent|per cent|prozent|share of income|anteil an den einnahmen|in %|%|share typed|typed share",
	OfAmount:         "amount|amounts|betrag|beträge|value|wert|per year|a year|pro jahr|im jahr|amount per year|amount a year|betrag pro jahr|betrag im jahr|annual amount|jahresbetrag|sum|summe|budget|amount typed|typed amount|eur|euro|€|usd|gbp|chf|nok|sek|dkk|teur|t€|k€|keur|meur|m€",
	OfComputedShare:  "computed share|berechneter anteil",
	OfComputedAmount: "computed amount|berechneter betrag",
	OfStarts:         "starts|start|begins|begin|beginn|beginnt|from|von|since|ab|seit",
	OfEnds:           "ends|end|ende|endet|until|till|bis",
	OfOrigin:         "origin|herkunft|where from|woher|note|notes|notiz|anmerkung|anmerkungen|bemerkung|bemerkungen|comment|comments|kommentar|remark|remarks|source of the figure|quelle der zahl|origin of the figure|herkunft der zahl",
})

// figureWords are headings of columns that hold names or figures, which their cells tell.
var figureWords = vocabulary("figure", map[bool]string{
	true: "cost|costs|kosten|expense|expenses|expenditure|aufwand|aufwendungen|ausgaben|income|revenue|einnahmen|ertrag|erträge|erlöse|financing|funding|finanzierung|förderung|mittel",
})

var groupWords = vocabulary("group", map[canvas.Group]string{
	canvas.GroupPublic:  "public|public money|public funding|public financing|public funds|public income|public sources|public sector|öffentlich|öffentliche mittel|öffentliche finanzierung|öffentliche förderung|öffentliche gelder|öffentliches geld|öffentliche einnahmen|öffentliche hand",
	canvas.GroupPrivate: "private|private money|private funding|private financing|private funds|private income|private sources|private sector|privat|private mittel|private finanzierung|private gelder|privates geld|private einnahmen",
	canvas.GroupProject: "project|projects|project money|project funding|project financing|project funds|project income|project based|project based funding|projekt|projekte|projektmittel|projektfinanzierung|projektförderung|projektgelder|projektgeld|projekteinnahmen",
})

var costGroupWords = vocabulary("cost-group", map[canvas.CostGroup]string{
	canvas.CostStartUp:    "start up|startup|start up cost|start up costs|startup costs|one time|one time costs|one off|one off costs|anlauf|anlaufkosten|einmalig|einmalige kosten|gründungskosten|startkosten|start|startkosten (einmalig)|start up costs (one time)|start up cost (one time)",
	canvas.CostTeam:       "team|cluster team|team des clusters|team cost|team costs|staff|staff costs|personnel|personnel costs|salaries|personal|personalkosten|teamkosten|gehälter|löhne und gehälter",
	canvas.CostOperations: "operations|cluster operations|betrieb des clusters|operation|operating|operating cost|operating costs|operational costs|running costs|overhead|overheads|betrieb|betriebskosten|laufende kosten|laufender betrieb|sachkosten|gemeinkosten",
	canvas.CostProjects:   "project|projects|cluster projects|projekte des clusters|project cost|project costs|projekt|projekte|projektkosten",
})

// partWords are headings that begin the sources or the costs of a table.
var partWords = vocabulary("part", map[RowKind]string{
	RowSource: "source|sources|income|revenue|revenues|financing|funding|finance|quelle|quellen|einnahmen|erträge|erlöse|finanzierung|mittel",
	RowCost:   "cost|costs|expense|expenses|expenditure|spending|kosten|ausgaben|aufwand|aufwendungen",
})

// kindWords are what the column of kinds may say beside partWords.
var kindWords = vocabulary("kind", map[RowKind]string{RowTotal: "total|typed total|getippte summe|gesamtwert"})

var sumWords = vocabulary("sum", map[bool]string{
	true: "total|totals|sum|subtotal|sub total|grand total|balance|result|surplus|deficit|summe|summen|zwischensumme|teilsumme|gesamt|insgesamt|gesamtsumme|saldo|ergebnis|überschuss|fehlbetrag|gesamteinnahmen|gesamtkosten|gesamtausgaben|gesamtfinanzierung|summe einnahmen|summe kosten|summe ausgaben|summe finanzierung|all sources|alle quellen|public side|private side|öffentliche seite|private seite|not allotted|nicht zugeordnet|income a year|einnahmen im jahr|total cost|total costs|summe der kosten",
})

var sideWords = vocabulary("side", map[canvas.Side]string{
	canvas.SidePublic: "public|public side|öffentlich|öffentliche seite", canvas.SidePrivate: "private|private side|privat|private seite",
})

var useWords = vocabulary("use", map[canvas.Use]string{
	canvas.UseAnything: "anything|any|everything|free|unrestricted|alles|frei|beliebig|ungebunden",
	canvas.UseProjects: "projects|project|projects only|only projects|restricted|earmarked|projekte|nur projekte|projektgebunden|zweckgebunden|gebunden",
	canvas.UseInKind:   "in kind|inkind|in kind only|sachleistung|sachleistungen|sachmittel|in naturalien",
})

var statusWords = vocabulary("status", map[canvas.Status]string{
	canvas.AsIs:     "as is|today|now|current|secured|confirmed|ist|ist stand|heute|gesichert|bestätigt|vorhanden",
	canvas.InAction: "in action|planned|underway|under way|in progress|in preparation|applied for|in arbeit|in umsetzung|geplant|beantragt|in vorbereitung|läuft an",
	canvas.Idea:     "idea|ideas|possible|idee|ideen|möglich|denkbar",
})

var basisWords = vocabulary("basis", map[canvas.Basis]string{
	canvas.Stated:       "stated|known|actual|exact|reported|angegeben|genannt|bekannt|belegt|laut angabe",
	canvas.Estimate:     "estimate|estimated|approximate|geschätzt|schätzung|schätzwert",
	canvas.Illustrative: "illustrative|example|made up|beispielhaft|illustrativ|beispiel",
})

var totalWords = func() map[string]canvas.TotalOf {
	out := map[string]canvas.TotalOf{}
	for _, of := range canvas.TotalsOf {
		out[fold(string(of))] = of
	}
	return out
}()

// vocabulary turns lists of words in English and German into a table from the folded word to what it
// means, with the words that the other languages have for it (headings/*.json).
func vocabulary[T comparable](kind string, of map[T]string) map[string]T {
	out := map[string]T{}
	add := func(list string, meaning T) {
		for word := range strings.SplitSeq(list, "|") {
			if _, taken := out[fold(word)]; !taken {
				out[fold(word)] = meaning
			}
		}
	}
	for meaning, list := range of {
		add(list, meaning)
		if s, ok := any(meaning).(ColumnOf); ok {
			out[fold(string(s))] = meaning
		}
	}
	for _, language := range headingLanguages {
		for meaning := range of {
			if list := headingsIn(language).words(kind, fmt.Sprint(meaning)); list != "" {
				add(list, meaning)
			}
		}
	}
	return out
}

// fold returns a word as it is compared: in small letters, with one space where there are spaces,
// hyphens, underlines, slashes or points.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad':
			return -1
		case unicode.IsSpace(r), strings.ContainsRune("-‐‑–—_/.:*", r):
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

var yearLabel = regexp.MustCompile(`^(year|years|jahr|jahre|y|j|år|jaar|jaren|année|années|an|ans|año|años|leto|leta) ?\d{1,4}( \d{1,4})?$`)
var yearAlone = regexp.MustCompile(`^(19|20)\d\d$`)

// units are words in a heading that say in what its amounts are, and by how many digits.
var units = map[string]int{
	"teur": 3, "t€": 3, "k€": 3, "keur": 3, "k": 3, "tsd": 3, "tausend": 3, "thousand": 3, "thousands": 3, "000": 3, "'000": 3, "1000": 3,
	"tusen": 3, "tusind": 3, "duizend": 3, "milliers": 3, "miles": 3, "tisoč": 3, "tkr": 3, "tnok": 3, "tdkk": 3,
	"meur": 6, "m€": 6, "mio": 6, "million": 6, "millions": 6, "millionen": 6, "mn": 6,
	"mill": 6, "millioner": 6, "mln": 6, "miljoen": 6, "millones": 6, "milijon": 6, "milijonov": 6, "mkr": 6, "mnok": 6, "mdkk": 6,
}

// heading takes a heading apart: the word itself, and the currency and unit that it names in
// brackets or behind "in".
func heading(s string) (word, currency string, digits int) {
	word = fold(strings.NewReplacer("(", " (", ")", " ", "[", " (", "]", " ", ",", " ").Replace(s))
	tail := word
	if i := strings.IndexByte(word, '('); i >= 0 {
		word, tail = strings.TrimSpace(word[:i]), word[i+1:]
	} else if before, after, ok := strings.Cut(word, " in "); ok {
		word, tail = before, after
	} else {
		for _, in := range []string{" i ", " en ", " v "} { // only before a unit: they mean much else
			if before, after, ok := strings.Cut(word, in); ok && (units[after] != 0 || currencyOf(after) != "") {
				word, tail = before, after
			}
		}
	}
	for _, t := range strings.Fields(tail) {
		t = strings.Trim(t, "(")
		if n, ok := units[t]; ok {
			digits = n
		}
		if c := currencyOf(t); c != "" {
			currency = c
		}
	}
	if word == "" {
		word = fold(strings.Trim(tail, "( "))
	}
	return word, currency, digits
}

// currencyNames are what stands for a currency in headings, in small letters.
var currencyNames = map[string]string{
	"€": "EUR", "euro": "EUR", "euros": "EUR", "teur": "EUR", "t€": "EUR", "k€": "EUR", "keur": "EUR", "meur": "EUR", "m€": "EUR",
	"£": "GBP", "¥": "JPY", "fr": "CHF", "sfr": "CHF", "eur": "EUR", "usd": "USD", "us$": "USD", "gbp": "GBP", "chf": "CHF",
	"nok": "NOK", "tnok": "NOK", "mnok": "NOK", "tdkk": "DKK", "mdkk": "DKK", "sek": "SEK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "huf": "HUF", "ron": "RON", "isk": "ISK",
	"cad": "CAD", "aud": "AUD", "jpy": "JPY", "cny": "CNY", "inr": "INR", "brl": "BRL", "try": "TRY",
}

// currencyOf returns the three letters of a currency that a word means, or nothing.
func currencyOf(word string) string { return currencyNames[strings.ToLower(strings.Trim(word, "."))] }

// deckNames are the cards of the deck by their titles and short names in every language, folded.
var deckNames = sync.OnceValue(func() map[string]canvas.Card {
	out := map[string]canvas.Card{}
	for _, e := range deck.All() {
		for _, words := range []canvas.Words{e.Title, e.Short} {
			for _, s := range words {
				if _, taken := out[fold(s)]; !taken {
					out[fold(s)] = e.Card()
				}
			}
		}
	}
	return out
})

// cardNamed finds a card of the deck by its id, title or short name in any language.
func cardNamed(name string) (canvas.Card, bool) {
	if e, ok := deck.Find(strings.TrimSpace(name)); ok {
		return e.Card(), true
	}
	card, ok := deckNames()[fold(name)]
	return card, ok
}
