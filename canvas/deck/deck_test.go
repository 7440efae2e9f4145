package deck_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

var languages = words.Languages

func TestAll_ThirtyCardsInTheOrderOfTheGroups(t *testing.T) {
	entries := deck.All()
	if len(entries) != 30 {
		t.Fatalf("the deck has %d cards, want 30", len(entries))
	}
	count := map[canvas.Group]int{}
	last := 0
	for _, e := range entries {
		count[e.Group]++
		at := -1
		for i, g := range canvas.Groups {
			if g == e.Group {
				at = i
			}
		}
		if at < last {
			t.Errorf("%s of group %q comes after a later group", e.ID, e.Group)
		}
		last = at
	}
	if count[canvas.GroupPublic] != 8 || count[canvas.GroupPrivate] != 15 || count[canvas.GroupProject] != 7 {
		t.Errorf("cards of each group: %v", count)
	}
}

func TestAll_EachCardHasAnIDAndAPictogramOfItsOwn(t *testing.T) {
	ids, pictograms := map[string]bool{}, map[string]string{}
	for _, e := range deck.All() {
		if ids[e.ID] {
			t.Errorf("the id %q is there twice", e.ID)
		}
		ids[e.ID] = true
		if other, ok := pictograms[e.Pictogram]; ok {
			t.Errorf("%s and %s have the same pictogram %q", e.ID, other, e.Pictogram)
		}
		pictograms[e.Pictogram] = e.ID
		if _, ok := deck.Outlines(e.Pictogram); !ok {
			t.Errorf("%s: there is no pictogram %q", e.ID, e.Pictogram)
		}
		if e.Pictogram == deck.OwnCard {
			t.Errorf("%s has the pictogram of own cards", e.ID)
		}
	}
}

func TestAll_ReadsInEveryLanguage(t *testing.T) {
	names := map[string]string{}
	for _, e := range deck.All() {
		texts := map[string]canvas.Words{
			"title": e.Title, "short": e.Short, "body": e.Body, "strings": e.Strings, "recurrence": e.Recurrence,
		}
		if e.Evidence != nil {
			texts["evidence"] = e.Evidence
		}
		for _, language := range languages {
			for what, w := range texts {
				text := w[language]
				if text == "" || text != strings.TrimSpace(text) || strings.Contains(text, "  ") || strings.Contains(text, "'") {
					t.Errorf("%s: %s in %s is %q", e.ID, what, language, text)
				}
				if ends := strings.HasSuffix(text, "."); ends != (what == "body" || what == "evidence") {
					t.Errorf("%s: full stop of %s in %s: %q", e.ID, what, language, text)
				}
			}
			for _, name := range []string{"title", "short"} {
				key := language + name + deck.Plain(texts[name][language])
				if other, ok := names[key]; ok {
					t.Errorf("%s and %s have the same %s in %s", e.ID, other, name, language)
				}
				names[key] = e.ID
			}
		}
	}
}

func TestAll_ShortNamesFitCompactCards(t *testing.T) {
	for _, e := range deck.All() {
		for _, language := range languages {
			short := deck.Plain(e.Short[language])
			if n := utf8.RuneCountInString(short); n > deck.MaxShort {
				t.Errorf("%s: %q in %s has %d characters", e.ID, short, language, n)
			}
		}
	}
}

// A word of more than 14 letters does not fit a card beside its pictogram.
func TestAll_LongWordsOfNamesCanBeBroken(t *testing.T) {
	const longest = 14
	for _, e := range deck.All() {
		for _, language := range languages {
			for _, name := range []string{e.Title[language], e.Short[language]} {
				for _, part := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\u00ad' }) {
					if utf8.RuneCountInString(part) > longest {
						t.Errorf("%s in %s: %q has no place to break", e.ID, language, part)
					}
				}
			}
		}
	}
}

func TestAll_HintsAreRanges(t *testing.T) {
	for _, e := range deck.All() {
		if e.FirstCash[0] < 1 || e.FirstCash[1] <= e.FirstCash[0] || e.FirstCash[1] > 120 {
			t.Errorf("%s: months to the first money: %v", e.ID, e.FirstCash)
		}
		if e.Seen[0] < 0 || e.Seen[1] < e.Seen[0] || e.Seen[1] > 100 {
			t.Errorf("%s: share seen: %v", e.ID, e.Seen)
		}
		if e.Seen != [2]int{} && e.Evidence == nil {
			t.Errorf("%s: a share of %v without evidence", e.ID, e.Seen)
		}
	}
}

func TestCard_IsValidInAWorkbook(t *testing.T) {
	var records []canvas.Record
	for _, e := range deck.All() {
		c := e.Card()
		if c.ID != canvas.RecordID("card:"+e.ID) || c.Deck != e.ID {
			t.Errorf("%s: card %q of deck %q", e.ID, c.ID, c.Deck)
		}
		if c.Title+c.Short+c.Body+c.Pictogram != "" {
			t.Errorf("%s: the card has words of its own: %+v", e.ID, c)
		}
		records = append(records, c)
	}
	if _, problems := canvas.NewWorkbook(records); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
}

func TestCard_SaysWhatTheMoneyMayPay(t *testing.T) {
	for _, e := range deck.All() {
		want := canvas.UseAnything
		switch {
		case e.ID == "pub-in-kind":
			want = canvas.UseInKind
		case e.Group == canvas.GroupProject:
			want = canvas.UseProjects
		}
		if got := e.Card().Use; got != want {
			t.Errorf("%s may pay %q, want %q", e.ID, got, want)
		}
	}
	for id, want := range map[string]canvas.Level{
		"pub-accelerator": canvas.LevelLocalRegional, "pub-incubator": canvas.LevelNationalRegional,
		"pri-membership": canvas.LevelAny, "pri-rent": canvas.LevelLocal, "prj-lab": canvas.LevelRegional,
		"prj-national": canvas.LevelNational, "pri-ipo": canvas.LevelInternational,
	} {
		if e, _ := deck.Find(id); e.Card().Level != want {
			t.Errorf("%s has the level %q, want %q", id, e.Level, want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, e := range deck.All() {
		if got, ok := deck.Find(e.ID); !ok || got.ID != e.ID {
			t.Errorf("Find(%q) = %q, %v", e.ID, got.ID, ok)
		}
	}
	for _, id := range []string{"", "pub", "card:pub-local-gov"} {
		if got, ok := deck.Find(id); ok {
			t.Errorf("Find(%q) = %q", id, got.ID)
		}
	}
}

func TestWords_OfACard(t *testing.T) {
	membership := canvas.Card{Deck: "pri-membership"}
	renamed := canvas.Card{Deck: "pri-membership", Title: "Contributions", Body: "By turnover.", Pictogram: "coins"}
	shortened := canvas.Card{Deck: "pri-membership", Title: "Contributions of members", Short: "Contributions"}
	own := canvas.Card{Title: "Lottery", Short: "Lotto"}
	later := canvas.Card{Deck: "pri-lottery", Pictogram: "clover"}
	for _, c := range []struct {
		name, language                string
		card                          canvas.Card
		title, short, body, pictogram string // body: how it begins
	}{
		{"of the deck", "en", membership, "Membership fees", "Membership fees", "A yearly fee", "users"},
		{"in German", "de", membership, "Mitgliedsbeiträge", "Mitgliedsbeiträge", "Ein Jahresbeitrag", "users"},
		{"in Austrian German", "de-AT", membership, "Mitgliedsbeiträge", "Mitgliedsbeiträge", "Ein Jahresbeitrag", "users"},
		{"in a language that the deck has not", "fi", membership, "Membership fees", "Membership fees", "A yearly fee", "users"},
		{"renamed", "de", renamed, "Contributions", "Contributions", "By turnover.", "coins"},
		{"renamed in both", "en", shortened, "Contributions of members", "Contributions", "A yearly fee", "users"},
		{"the user's own", "de", own, "Lottery", "Lotto", "", deck.OwnCard},
		{"of a later deck", "en", later, "pri-lottery", "pri-lottery", "", deck.OwnCard},
		{"with a pictogram that is not there", "en", canvas.Card{Deck: "pri-scaleup", Pictogram: "unicorn"}, "Scale Up programs", "Scale Up programs", "A growth program", "rocket"},
		{"nothing", "en", canvas.Card{}, "", "", "", deck.OwnCard},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := deck.Plain(deck.Title(c.card, c.language)); got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			if got := deck.Plain(deck.Short(c.card, c.language)); got != c.short {
				t.Errorf("short %q, want %q", got, c.short)
			}
			if got := deck.Body(c.card, c.language); !strings.HasPrefix(got, c.body) || (got == "") != (c.body == "") {
				t.Errorf("body %q, want %q", got, c.body)
			}
			if got := deck.Pictogram(c.card); got != c.pictogram {
				t.Errorf("pictogram %q, want %q", got, c.pictogram)
			}
		})
	}
}

// Numbers are on cards that were printed: they stay with their cards for ever.
func TestNumbered_NeverChange(t *testing.T) {
	for n, id := range map[int]string{1: "pub-local-gov", 8: "pub-in-kind", 9: "pri-membership", 14: "pri-scaleup", 23: "pri-share-program", 24: "prj-local", 30: "prj-lab"} {
		if e, ok := deck.Numbered(n); !ok || e.ID != id {
			t.Errorf("card %d is %q, want %s", n, e.ID, id)
		}
	}
	seen := map[int]string{}
	for _, e := range deck.All() {
		if before, ok := seen[e.Number]; ok || e.Number < 1 || e.Number > 99 {
			t.Errorf("%s has number %d, as %q", e.ID, e.Number, before)
		}
		seen[e.Number] = e.ID
	}
	if e, ok := deck.Numbered(31); ok {
		t.Errorf("there is a card 31: %s", e.ID)
	}
}
