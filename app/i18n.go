package app

import (
	"embed"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

//go:embed translations/*.json
var translations embed.FS

// languages lists the languages of the window by their codes, those of sheets as well; the first is
// the one to fall back to. Each names itself under the key "language".
var languages = words.Languages

// languageVariable names the language of the window for one run, whatever the preferences say; it is
// also the way to the pseudo-language, for those who work on the program.
const languageVariable = "CLUSTERCANVAS_LANGUAGE"

// wording is the words of the window in one language.
type wording struct {
	language string
	table    map[string]string
	english  map[string]string
}

func newWording(language string) *wording {
	language = words.Known(language)
	return &wording{language: language, table: translation(language), english: translation(languages[0])}
}

var translationsRead sync.Map // by language: the export dialog alone asks for all of them

// translation returns the words of the window in a language. They are the program's: nobody changes them.
func translation(language string) map[string]string {
	if t, ok := translationsRead.Load(language); ok {
		return t.(map[string]string)
	}
	t, _ := translationsRead.LoadOrStore(language, readTranslation(language))
	return t.(map[string]string)
}

func readTranslation(language string) map[string]string {
	if language == canvas.PseudoLanguage {
		table := readTranslation(languages[0])
		for key, s := range table {
			table[key] = canvas.Pseudo(s)
		}
		return table
	}
	body, err := translations.ReadFile("translations/" + language + ".json")
	table := map[string]string{}
	if err == nil {
		err = json.Unmarshal(body, &table)
	}
	if err != nil {
		panic("app: translation " + language + ": " + err.Error()) // embedded: TestTranslations reads all
	}
	return table
}

// text returns the words for a key, with {1}, {2} … replaced by the arguments. A key that is
// missing everywhere is returned itself, so that it is seen. Arguments that name a card of the
// deck, as labels of changes do, are replaced by its title.
func (t *wording) text(key string, args ...string) string {
	s, ok := t.table[key]
	if !ok {
		if s, ok = t.english[key]; !ok {
			return key
		}
	}
	if !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, "{"+strconv.Itoa(i+1)+"}", t.argument(a))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// count returns the words for a number of things: those of key-one for one, else of key-many.
func (t *wording) count(key string, n int, more ...string) string {
	form := "-many"
	if n == 1 {
		form = "-one"
	}
	return t.text(key+form, append([]string{strconv.Itoa(n)}, more...)...)
}

func (t *wording) argument(a string) string {
	if id, ok := strings.CutPrefix(a, "deck:"); ok {
		return deck.Plain(deck.Title(canvas.Card{Deck: id}, t.language))
	}
	if id, ok := strings.CutPrefix(a, "cost:"); ok {
		return deck.Plain(deck.CostTitle(canvas.CostLine{Deck: id}, t.language))
	}
	if moment, ok := strings.CutPrefix(a, canvas.Moment); ok {
		if moment == "" {
			return t.text("history-beginning")
		}
		if at, err := time.Parse(time.RFC3339, moment); err == nil {
			return t.moment(at)
		}
	}
	return a
}

// moment returns a moment with its day: "14:32 on 3 May 2026".
func (t *wording) moment(at time.Time) string {
	at = at.Local()
	return t.text("moment", at.Format("15:04"), words.Date(t.language, at))
}

// label returns the words for a change: "Add Membership fees". Of one that takes another back
// they are "Undo: Add Membership fees".
func (t *wording) label(l canvas.Label) string {
	if (l.Key == "undo" || l.Key == "redo") && len(l.Args) > 0 {
		return t.text("change-"+l.Key, t.label(canvas.Label{Key: l.Args[0], Args: l.Args[1:]}))
	}
	return t.text("change-"+l.Key, l.Args...)
}

// EnglishLabel returns the English words for a change: those of the command line.
func EnglishLabel(l canvas.Label) string { return english().label(l) }

var english = sync.OnceValue(func() *wording { return newWording(languages[0]) })

// systemLanguage returns the language that the system is set to, as far as the window speaks it.
func systemLanguage() string {
	wished := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if wished = os.Getenv(name); wished != "" {
			break
		}
	}
	if wished == "" {
		wished = lang.SystemLocale().LanguageString()
	}
	wished, _, _ = strings.Cut(strings.ReplaceAll(wished, "_", "-"), ".")
	return words.Known(wished)
}

// teachToolkit gives the toolkit the window's words for the few that it shows itself, in the menu
// of a text field. It speaks the language of the system and cannot be told another, so the words
// are filed under that.
func (t *wording) teachToolkit() {
	if t.language == systemLanguage() {
		return
	}
	words := map[string]string{}
	for its, ours := range map[string]string{
		"Cut": "edit-cut", "Copy": "edit-copy", "Paste": "edit-paste", "Select all": "edit-select-all",
		"Undo": "edit-undo", "Redo": "edit-redo", "Quit": "file-quit",
	} {
		words[its] = t.text("action-" + ours)
	}
	body, err := json.Marshal(words)
	if err == nil {
		err = lang.AddTranslationsForLocale(body, lang.SystemLocale())
	}
	if err != nil {
		fyne.LogError("The words of text fields stay in the language of the system", err)
	}
}
