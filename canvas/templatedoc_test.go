package canvas

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
)

// document returns docs/templates.md.
func document(t *testing.T) string {
	t.Helper()
	body, err := os.ReadFile("../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// example returns the template that the document shows.
func example(t *testing.T) string {
	t.Helper()
	_, after, _ := strings.Cut(document(t), "```json\n")
	body, _, ok := strings.Cut(after, "```")
	if !ok {
		t.Fatal("the document shows no template")
	}
	return body
}

func TestTemplatesDocument_ItsExampleIsATool(t *testing.T) {
	copied, err := NewTemplateCopy([]byte(example(t)))
	if err != nil {
		t.Fatal(err)
	}
	b := newBook(t)
	c, sheet, err := AddSheet(b.Workbook, b.ids, copied, b.scenario, b.periods[0], "")
	b.do(c, err)
	for _, s := range b.Template(has[Sheet](b, sheet)).Sections {
		if s.Takes(AcceptSources) {
			c, _, err := DropCard(b.Workbook, b.ids, project, b.on(sheet, s.ID))
			b.do(c, err)
		}
		if s.Takes(AcceptNotes) {
			c, _, err := AddNotes(b.Workbook, b.ids, []string{"x"}, Note{Tint: TintAsIs, Size: NoteSmall}, b.on(sheet, s.ID))
			b.do(c, err)
		}
	}
	if err := broken(b.Workbook); err != nil {
		t.Error(err)
	}
}

// vocabulary returns every word that a template may say, and the constant or field that it is.
func vocabulary(t *testing.T) map[string]string {
	t.Helper()
	words := map[string]string{}
	types := map[string]bool{
		"Of": true, "Role": true, "Accept": true, "Flow": true, "CardSize": true, "NoteSize": true, "Heading": true, "Tone": true,
		"Show": true, "Level": true, "OrnamentKind": true, "Insight": true, "TextSize": true, "TextStyle": true, "Align": true, "PenWord": true,
	}
	found := map[string]bool{}
	for _, file := range []string{"template.go", "role.go", "insight.go", "value.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			typ, ok := spec.Type.(*ast.Ident)
			if !ok || !types[typ.Name] {
				return true
			}
			for i, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok {
					found[typ.Name] = true
					if word, err := strconv.Unquote(lit.Value); err == nil && word != "" {
						words[word] = spec.Names[i].Name
					}
				}
			}
			return true
		})
	}
	for name := range types {
		if !found[name] {
			t.Errorf("there are no words of type %s", name)
		}
	}
	fields(reflect.TypeFor[Template](), words)
	return words
}

// fields adds the names of all fields of a type in JSON.
func fields(typ reflect.Type, words map[string]string) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		fields(typ.Elem(), words)
	case reflect.Struct:
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			words[name] = typ.Name() + "." + typ.Field(i).Name
			fields(typ.Field(i).Type, words)
		}
	}
}

func TestTemplatesDocument_NamesEveryWord(t *testing.T) {
	doc := strings.ReplaceAll(document(t), example(t), "")
	for word, what := range vocabulary(t) {
		if !strings.Contains(doc, "`"+word+"`") {
			t.Errorf("`%s` (%s) is not explained", word, what)
		}
	}
}

func TestTemplatesDocument_ExplainsNothingThatIsNot(t *testing.T) {
	words := vocabulary(t)
	quoted := regexp.MustCompile("`([a-z-]+)`")
	rows := 0
	for line := range strings.Lines(document(t)) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for _, m := range quoted.FindAllStringSubmatch(cells[1], -1) {
			if rows++; words[m[1]] == "" {
				t.Errorf("`%s` is explained and is no word of the format", m[1])
			}
		}
	}
	if rows < len(words)/2 {
		t.Errorf("the tables explain %d words", rows)
	}
}

func TestUnseenTemplate_IsRead(t *testing.T) {
	body, err := os.ReadFile("testdata/unseen.json")
	if err != nil {
		t.Fatal(err)
	}
	tool, err := ParseTemplate(body)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := tool.Layout("a3"), tool.Layout("wide"); a.Page == b.Page || tool.Layout("none").ID != "a3" {
		t.Error("it has not two pages, of which the first is the usual one")
	}
	for _, s := range tool.Sections {
		if s.Title.In("de") == s.Title.In("en") || s.Title.In("de-AT") != s.Title.In("de") || s.Title.In("fr") != s.Title["en"] {
			t.Errorf("section %s does not speak German", s.ID)
		}
		if l, ok := tool.Layout("wide").Place(s.ID); !ok || len(l.Outline.Shape()) < 4 {
			t.Errorf("section %s has no place", s.ID)
		}
	}
}

func TestColumns_ShareTheirWidth(t *testing.T) {
	c := Columns{X: 14, W: 392, Gap: 6, Nominal: 100}
	for n := 1; n <= MaxPeriods; n++ {
		frames := c.Frames(n)
		for i, f := range frames {
			r := f.Rect(geom.R(0, 40, 100, 90))
			if r.X != f.X || math.Abs(r.W-f.W) > 1e-9 || r.Y != 40 || r.H != 90 {
				t.Errorf("column %d of %d: the nominal one becomes %v in %v", i, n, r, f)
			}
			if i > 0 && math.Abs(f.X-frames[i-1].X-f.W-6) > 1e-9 {
				t.Errorf("column %d of %d does not follow the one before by a gap", i, n)
			}
		}
		if last := frames[n-1]; frames[0].X != 14 || math.Abs(last.X+last.W-406) > 1e-9 {
			t.Errorf("%d columns end at %v", n, last)
		}
	}
}

// Every rule of the format, broken once in a template that keeps it otherwise.
func TestParseTemplate_HoldsTheRulesOfTheFormat(t *testing.T) {
	unseen, err := os.ReadFile("testdata/unseen.json")
	if err != nil {
		t.Fatal(err)
	}
	one, columns := string(unseen), BuiltIn()[1].JSON
	for _, x := range []struct{ name, in, old, new string }{
		{"version below 1", one, `"version": 3`, `"version": 0`},
		{"no id", one, `"id": "private-engine"`, `"id": ""`},
		{"of something else", one, `"of": "period"`, `"of": "year"`},
		{"a text in no language", one, `"short": {"en": "Engine", "de": "Motor"}`, `"short": {}`},
		{"an empty text", one, `"de": "Motor"}`, `"de": " "}`},
		{"accepts nothing", one, `"accepts": ["notes"]`, `"accepts": []`},
		{"accepts what", one, `"accepts": ["notes"]`, `"accepts": ["pictures"]`},
		{"sources without their role", one, `"role": "private-funding"`, `"role": "money"`},
		{"notes with a source role", one, `"role": "obstacles"`, `"role": "public-side"`},
		{"of scenario without columns", one, `"of": "period"`, `"of": "scenario"`},
		{"columns of one period", columns, `"of": "scenario"`, `"of": "period"`},
		{"columns too narrow for six", columns, `"w": 392`, `"w": 70`},
		{"columns beyond the page", columns, `"w": 392`, `"w": 410`},
		{"a page too small", one, `"page": [480, 270]`, `"page": [480, 10]`},
		{"a page too large", one, `"page": [480, 270]`, `"page": [480, 5001]`},
		{"layout twice", one, `"id": "wide"`, `"id": "a3"`},
		{"two outlines", one, `"circle": [310, 98, 60]`, `"circle": [310, 98, 60], "rect": [250, 38, 120, 120]`},
		{"no outline", one, `"circle": [310, 98, 60]`, ``},
		{"a circle of nothing", one, `"circle": [310, 98, 60]`, `"circle": [310, 98, 0]`},
		{"two corners", one, `[[14, 40], [176, 40], [206, 142], [176, 244], [14, 244]]`, `[[14, 40], [206, 244]]`},
		{"a negative radius", one, `"round": 6`, `"round": -6`},
		{"outline beyond the page", one, `"circle": [310, 98, 60]`, `"circle": [370, 98, 60]`},
		{"content beyond the outline", one, `"content": [270, 66, 80, 72]`, `"content": [270, 66, 180, 72]`},
		{"content too small", one, `"content": [270, 66, 80, 72]`, `"content": [270, 66, 9, 72]`},
		{"no such section", one, `"section": "friction"`, `"section": "fiction"`},
		{"placed twice", one, `"section": "friction"`, `"section": "fuel"`},
		{"unknown size of cards", one, `"cards": "half"`, `"cards": "huge"`},
		{"unknown size of notes", one, `"notes": "small"`, `"notes": "tiny"`},
		{"unknown heading", one, `"heading": "side"`, `"heading": "top"`},
		{"unknown tone", one, `"tone": "private"`, `"tone": "red"`},
		{"shows what", one, `"shows": ["total"]`, `"shows": ["mean"]`},
		{"a total of notes", one, `"flow": "free"`, `"flow": "free", "shows": ["total"]`},
		{"bands that flow", one, `"flow": "grid"`, `"flow": "grid", "bands": [{"level": "local", "title": {"en": "x"}}]`},
		{"a band of no level", one, `"flow": "free"`, `"flow": "free", "bands": [{"level": "village", "title": {"en": "x"}}]`},
		{"repeat without columns", one, `"section": "friction"`, `"section": "friction", "repeat": true`},
		{"unknown ornament", one, `"kind": "legend"`, `"kind": "picture"`},
		{"unknown style", one, `"style": "label"`, `"style": "loud"`},
		{"unknown align", one, `"align": "end"`, `"align": "start"`},
		{"unknown pen", one, `"pen": "dash"`, `"pen": "ink"`},
		{"a text without words", one, `"words": {"en": "overcome by", "de": "überwunden durch"},`, ``},
		{"a line of one point", one, `[[310, 158], [310, 168]]`, `[[310, 158]]`},
		{"a line of no length", one, `[[310, 158], [310, 168]]`, `[[310, 158], [310, 158]]`},
		{"a bar without room", one, `"rect": [14, 252, 392, 16]`, `"rect": [14, 252, 392, 0]`},
		{"a period in no column", columns, `{"kind": "period", "repeat": true,`, `{"kind": "period",`},
		{"changes in no column", columns, `{"kind": "changes", "repeat": true,`, `{"kind": "changes",`},
		{"a period without columns", one, `"kind": "legend"`, `"kind": "period"`},
		{"a source twice", columns, `"role": "private-side"`, `"role": "public-side"`},
		{"project money twice", columns, `"role": "private-side"`, `"role": "project-funding"`},
	} {
		if _, err := ParseTemplate([]byte(x.in)); err != nil {
			t.Fatal(err)
		}
		if tool, err := ParseTemplate([]byte(replaced(t, x.in, x.old, x.new))); !errors.Is(err, ErrTemplate) || tool != nil {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	if _, err := ParseTemplate([]byte(replaced(t, columns, `"role": "private-side"`, `"role": "private-funding"`))); err != nil {
		t.Errorf("roles that do not overlap: %v", err)
	}
	if _, err := ParseTemplate([]byte(one + strings.Repeat(" ", MaxTemplate))); !errors.Is(err, ErrTemplate) {
		t.Errorf("a template that fills memory: %v", err)
	}
}
