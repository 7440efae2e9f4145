package canvas

import (
	"errors"
	"strings"
	"testing"
)

func TestBuiltIn_AllRead(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range BuiltIn() {
		tool, err := ParseTemplate([]byte(c.JSON))
		if err != nil {
			t.Fatal(err)
		}
		if seen[tool.ID] {
			t.Errorf("%q is there twice", tool.ID)
		}
		seen[tool.ID] = true
		for _, s := range tool.Sections {
			for _, lang := range []string{"en", "de"} {
				if s.Title[lang] == "" || s.Prompt[lang] == "" {
					t.Errorf("%s: section %s says nothing in %s", tool.ID, s.ID, lang)
				}
			}
		}
	}
}

func TestCanvas_HasElevenBlocksInFourteenSections(t *testing.T) {
	tool, err := ParseTemplate([]byte(BuiltIn()[2].JSON))
	if err != nil {
		t.Fatal(err)
	}
	if len(tool.Sections) != 14 {
		t.Errorf("there are %d sections", len(tool.Sections))
	}
	blocks := map[string]bool{}
	for _, s := range tool.Sections {
		block := strings.TrimSuffix(string(s.ID), "-new")
		if _, funding := s.Role.Group(); funding {
			block = "funding"
		}
		blocks[block] = true
	}
	if len(blocks) != 11 {
		t.Errorf("there are %d blocks", len(blocks))
	}
}

// Every tool says in three sentences what it is for, how to read it and what to do first.
func TestBuiltIn_ToolsSayWhatTheyAreFor(t *testing.T) {
	for _, c := range BuiltIn() {
		tool, err := ParseTemplate([]byte(c.JSON))
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range []string{"en", "de"} {
			if n := strings.Count(tool.About[language]+" ", ". "); n != 3 {
				t.Errorf("%s in %q: %d sentences", tool.ID, language, n)
			}
		}
	}
}

func TestParseTemplate_Refuses(t *testing.T) {
	good := BuiltIn()[0].JSON
	for name, change := range map[string][2]string{
		"no credit line":  {`"credit": [`, `"credit": [], "short": {"en": "x"}, "id": "x", "x": [`},
		"unknown word":    {`"flow": "free"`, `"flow": "spiral"`},
		"unknown field":   {`"format": 1`, `"format": 1, "formula": "a+b"`},
		"later format":    {`"format": 1`, `"format": 2`},
		"outside of page": {`[14, 39, 193, 207]`, `[14, 39, 893, 207]`},
		"section twice":   {`"id": "private"`, `"id": "public"`},
		"no English":      {`"short": {"en": "Map"`, `"short": {"fr": "Map"`},
		"empty about":     {`"about": {`, `"about": {"fr": " ",`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := ParseTemplate([]byte(bad)); !errors.Is(err, ErrTemplate) {
			t.Errorf("%s: %v", name, err)
		}
	}
	noCredit := good[:strings.Index(good, `"credit"`)] + `"credit": [], ` + good[strings.Index(good, `"sections"`):]
	if _, err := ParseTemplate([]byte(noCredit)); err == nil || !strings.Contains(err.Error(), "no credit line") {
		t.Errorf("a template without a credit line: %v", err)
	}
}

func FuzzParseTemplate(f *testing.F) {
	for _, c := range BuiltIn() {
		f.Add([]byte(c.JSON))
	}
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		tool, err := ParseTemplate(body)
		if (err == nil) == (tool == nil) {
			t.Fatalf("template %v and error %v", tool, err)
		}
	})
}
