package canvas_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// spoken calls something for every text of the tools that come with the program.
func spoken(t *testing.T, say func(tool string, w canvas.Words)) {
	t.Helper()
	var walk func(tool string, v reflect.Value)
	walk = func(tool string, v reflect.Value) {
		if w, ok := v.Interface().(canvas.Words); ok {
			if len(w) > 0 {
				say(tool, w)
			}
			return
		}
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(tool, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(tool, v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(tool, v.Field(i))
			}
		default:
		}
	}
	for _, c := range canvas.BuiltIn() {
		tool, err := canvas.ParseTemplate([]byte(c.JSON))
		if err != nil {
			t.Fatal(err)
		}
		walk(tool.ID, reflect.ValueOf(*tool))
	}
}

func catalog(t *testing.T, language string) map[string]string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("templates", "words", language+".json"))
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	if err := json.Unmarshal(body, &table); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	return table
}

// German stands in the tools themselves; every other language has all of their texts in its catalog,
// and no others.
func TestCatalogs_HaveEveryTextOfTheTools(t *testing.T) {
	for _, language := range words.Languages[2:] {
		table, used := catalog(t, language), map[string]bool{}
		spoken(t, func(tool string, w canvas.Words) {
			english := w["en"]
			used[english] = true
			s, ok := table[english]
			if _, inline := w[language]; !ok && !inline {
				t.Errorf("%s: %s lacks %q", language, tool, english)
				return
			}
			if s == "" || strings.TrimSpace(s) != s {
				t.Errorf("%s: %q is %q", language, english, s)
			}
			if longer := max(utf8.RuneCountInString(english), utf8.RuneCountInString(w["de"])); utf8.RuneCountInString(s) > longer*3/2+6 {
				t.Errorf("%s: %q is too long: %q", language, english, s)
			}
			if w.In(language) != s {
				t.Errorf("%s: %q is %q on sheets", language, english, w.In(language))
			}
			for _, name := range []string{"Strategy Tools", "CC BY-SA 4.0", "www.strategytools.io", "creativecommons.org/licenses/by-sa/4.0"} {
				if strings.Contains(english, name) && !strings.Contains(s, name) {
					t.Errorf("%s: a credit line does not name %s: %q", language, name, s)
				}
			}
		})
		for english := range table {
			if !used[english] {
				t.Errorf("%s: no tool says %q", language, english)
			}
		}
	}
	spoken(t, func(tool string, w canvas.Words) {
		if w["de"] == "" {
			t.Errorf("%s has no German for %q", tool, w["en"])
		}
	})
}

func TestWords_In(t *testing.T) {
	for _, c := range []struct {
		words          canvas.Words
		language, want string
	}{
		{canvas.Words{"en": "Public", "de": "Öffentlich"}, "de-AT", "Öffentlich"},
		{canvas.Words{"en": "Public"}, "sl", "Javno"},
		{canvas.Words{"en": "Public"}, "no-NO", "Offentlig"},
		{canvas.Words{"en": "Public", "sl": "Država"}, "sl", "Država"},
		{canvas.Words{"en": "A text of somebody’s own"}, "sl", "A text of somebody’s own"},
		{canvas.Words{"en": "Public"}, "sv", "Public"},
		{canvas.Words{"en": "Public"}, "qps", "[Þûƀļîç ļö]"},
		{nil, "sl", ""},
		{nil, "qps", ""},
	} {
		if got := c.words.In(c.language); got != c.want {
			t.Errorf("%v in %q is %q, want %q", c.words, c.language, got, c.want)
		}
	}
}

func TestPseudo_KeepsPlacesAndIsLonger(t *testing.T) {
	for english, want := range map[string]string{
		"":                     "",
		"%s / %s":              "%s / %s",
		"{1} of {2}":           "{1} of {2}",
		"100 %%":               "100 %%",
		"Years %s–%d have {1}": "",
	} {
		got := canvas.Pseudo(english)
		if english == "{1} of {2}" {
			want = "[{1} öƒ {2} ļ]"
		}
		if want != "" && got != want {
			t.Errorf("%q is %q, want %q", english, got, want)
		}
	}
	const long = "Money that members, customers and investors choose to pay"
	got := canvas.Pseudo(long)
	if n := utf8.RuneCountInString(got); n < len(long)*130/100 || n > len(long)*145/100 {
		t.Errorf("%d letters of %d: %q", n, len(long), got)
	}
	if strings.ContainsFunc(got, func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }) {
		t.Errorf("a letter has no accent: %q", got)
	}
}
