package manual_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clustercanvas/app"
	"clustercanvas/app/command"
	"clustercanvas/app/manual"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

func env(language string) manual.Env { return command.Illustrated(app.ManualEnv(language)) }

// set returns a page of the manual as it is printed.
func set(p manual.Page, language string, paper manual.Env) []scene.Scene {
	return layout.Pages(layout.Document{
		Language: language, Credits: []string{paper.Text("manual-credit")},
		Blocks: append([]layout.Block{layout.Heading{Level: 1, Text: p.Title}}, p.Blocks...),
	})
}

// The pages of the roles and of the window are one page of paper each; none is empty, none lacks a
// letter, and what the program calls its commands is asked of it.
func TestPages_AreOnePageEach(t *testing.T) {
	for _, language := range words.Languages {
		e := env(language)
		pages, err := manual.Pages(e)
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) != 9 {
			t.Errorf("%s: %d pages", language, len(pages))
		}
		for _, p := range pages {
			most := 1
			switch p.ID {
			case "tools":
				most = 2
			case "keys":
				most = 4
			}
			papers := set(p, language, e)
			if len(papers) > most {
				t.Errorf("%s in %q takes %d pages of paper, not %d", p.ID, language, len(papers), most)
			}
			words := 0
			for _, s := range papers {
				for _, x := range s.Problems {
					t.Errorf("%s in %q: %+v", p.ID, language, x)
				}
				for _, i := range s.Items {
					if text, ok := i.(scene.Text); ok {
						words += len(strings.Fields(text.Plain))
						if strings.ContainsAny(text.Plain, "{}") {
							t.Errorf("%s in %q says %q", p.ID, language, text.Plain)
						}
					}
				}
			}
			if words < 100 {
				t.Errorf("%s in %q has %d words", p.ID, language, words)
			}
		}
	}
}

// Every language has every page, with the same commands, keys and pictures.
func TestTexts_AreTheSameInEveryLanguage(t *testing.T) {
	asked := regexp.MustCompile(`\{[^}]*\}|\]\([^)]*\)`)
	pages, err := filepath.Glob("texts/en/*.md")
	if err != nil || len(pages) != 9 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	in := func(language, page string) []string {
		body, err := os.ReadFile(filepath.Join("texts", language, page))
		if err != nil {
			t.Fatal(err)
		}
		found := asked.FindAllString(string(body), -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	for _, language := range words.Languages {
		for _, page := range pages {
			page = filepath.Base(page)
			if want, got := in("en", page), in(language, page); !slices.Equal(got, want) {
				t.Errorf("%s in %q asks for %v, not %v", page, language, got, want)
			}
		}
	}
}

// Who has no texts of their own reads English, with the names of the commands in their language.
func TestPages_FallBackToEnglish(t *testing.T) {
	pages, err := manual.Pages(env("fi"))
	if err != nil {
		t.Fatal(err)
	}
	if pages[0].Title != "The window" {
		t.Errorf("the first page is %q", pages[0].Title)
	}
}

func TestWriteManual_IsAPDF(t *testing.T) {
	for _, paper := range []string{"a4", "letter"} {
		var one, two bytes.Buffer
		if err := command.WriteManual(&one, app.ManualEnv("de"), paper); err != nil {
			t.Fatal(err)
		}
		if err := command.WriteManual(&two, app.ManualEnv("de"), paper); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(one.Bytes(), []byte("%PDF-")) || !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: no PDF, or another one the second time", paper)
		}
	}
}
