package export

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"clustercanvas/canvas"
	"clustercanvas/examples"
)

const schemaFile = "../docs/exchange-format.schema.json"

// schemaAt returns the schema, or a part of it such as "#/$defs/status".
func schemaAt(t *testing.T, part string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(schemaFile + part)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// schemaEnd follows references.
func schemaEnd(s *jsonschema.Schema) *jsonschema.Schema {
	for s.Ref != nil {
		s = s.Ref
	}
	return s
}

// schemaFault says what a schema finds wrong in a file.
func schemaFault(s *jsonschema.Schema, body string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

// A validator passes over words that it does not know, so that a misspelled one forbids nothing.
func TestSchema_HasNoMisspelledWord(t *testing.T) {
	strict, err := jsonschema.UnmarshalJSON(strings.NewReader(`{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$dynamicAnchor": "meta",
		"$ref": "https://json-schema.org/draft/2020-12/schema",
		"unevaluatedProperties": false
	}`))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("strict.json", strict); err != nil {
		t.Fatal(err)
	}
	words, err := c.Compile("strict.json")
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := schemaFault(words, string(body)); err != nil {
		t.Error(err)
	}
	if misspelled := strings.Replace(string(body), `"maxItems"`, `"maxitems"`, 1); schemaFault(words, misspelled) == nil {
		t.Error("a misspelled word goes unseen")
	}
}

// Whatever the program and its documents show is as the schema says.
func TestSchema_FitsWhatIsShown(t *testing.T) {
	s := schemaAt(t, "")
	full, err := os.ReadFile("testdata/json/full.json")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"full": string(full), "document": exchangeDocument(t)}
	for _, e := range examples.All() {
		files[e.ID] = string(e.JSON)
		files[e.ID+", written"] = writeJSON(t, readJSON(t, string(e.JSON)))
	}
	for name, body := range files {
		if err := schemaFault(s, body); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The schema has the fields of the shapes, each with a type that the reader takes, and no others.
func TestSchema_HasTheFieldsOfTheFormat(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(path string, s *jsonschema.Schema, of reflect.Type)
	walk = func(path string, s *jsonschema.Schema, of reflect.Type) {
		s = schemaEnd(s)
		for of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		switch {
		case of == exchangeFigureType || of == exchangeRaw:
			return
		case of.Kind() == reflect.Slice && s.Items2020 == nil || of.Kind() == reflect.Bool && !isSchemaType(s, "boolean") ||
			of.Kind() == reflect.Int && !isSchemaType(s, "integer") && s.Const == nil:
			t.Errorf("%s is a %v and not a %s", path, s.Types, of)
			return
		case of.Kind() == reflect.Slice:
			walk(path+"[]", s.Items2020, of.Elem())
			return
		case of.Kind() != reflect.Struct || seen[of]:
			return
		}
		seen[of] = true
		fields := exchangeFields(of)
		for key := range s.Properties {
			if !slices.Contains(fields, key) {
				t.Errorf("%s: the format has no field %q", path, key)
			}
		}
		if s.AdditionalProperties != false {
			t.Errorf("%s: any field is allowed", path)
		}
		for i, field := range fields {
			if p, ok := s.Properties[field]; ok {
				walk(path+"."+field, p, of.Field(i).Type)
			} else {
				t.Errorf("%s: there is no field %q", path, field)
			}
		}
	}
	walk("", schemaAt(t, ""), reflect.TypeFor[exchangeFile]())
}

func isSchemaType(s *jsonschema.Schema, name string) bool {
	return s.Types != nil && slices.Equal(s.Types.ToStrings(), []string{name})
}

// The words of the schema are those of the program.
func TestSchema_HasTheWordsOfTheProgram(t *testing.T) {
	for part, words := range map[string][]string{
		"status":                     wordsOfSchema(canvas.Statuses),
		"basis":                      wordsOfSchema(canvas.Bases),
		"rating":                     wordsOfSchema(canvas.Ratings[1:]),
		"source/properties/group":    wordsOfSchema(canvas.Groups),
		"source/properties/side":     wordsOfSchema(canvas.Sides),
		"source/properties/use":      wordsOfSchema(canvas.Uses),
		"card/properties/level":      wordsOfSchema(canvas.Levels),
		"total/properties/of":        wordsOfSchema(canvas.TotalsOf),
		"cost/properties/group":      wordsOfSchema(canvas.CostGroups),
		"metric/properties/measures": wordsOfSchema(canvas.MetricKinds),
		"metric/properties/scale":    wordsOfSchema(canvas.Scales),
		"note/properties/size":       wordsOfSchema(canvas.NoteSizes),
		"note/properties/tint":       wordsOfSchema(canvas.Tints),
		"note/properties/part":       wordsOfSchema(canvas.Parts),
	} {
		var got []string
		for _, e := range schemaAt(t, "#/$defs/"+part).Enum.Values {
			got = append(got, e.(string))
		}
		slices.Sort(got)
		slices.Sort(words)
		if !slices.Equal(got, words) {
			t.Errorf("%s: %q, want %q", part, got, words)
		}
	}
	if n := *schemaAt(t, "#/$defs/scenario/properties/periods").MaxItems; n != canvas.MaxPeriods {
		t.Errorf("up to %d periods, want %d", n, canvas.MaxPeriods)
	}
}

func wordsOfSchema[T ~string](words []T) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}

// What the reader refuses in one field by itself, the schema refuses too.
func TestSchema_RefusesWhatIsWrong(t *testing.T) {
	s := schemaAt(t, "")
	for _, file := range []string{
		`[]`, `{"format": "other", "version": 1}`, `{"format": "cluster-canvas", "version": 2}`,
		one(`"moods": [],`, "", ""), one("", `, "shar": 3`, ""), one("", `, "title": 3`, ""), one("", `, "fundings": "all"`, ""),
		funding(`"share": 140`), funding(`"share": "a third"`), funding(`"amount": "1,200"`), funding(`"status": "asis"`), total(`"share": 3`),
		one("", `, "starts": "2026-13"`, ""), one("", `, "rank": "B"`, ""), one("", "", `, "notes": [{"text": "x"}]`),
		one("", "", `, "notes": [{"section": "channels", "tint": "pink"}]`), one("", "", `, "placements": [{"source": "s", "at": [3]}]`),
		cost(`"line": "ceo", "amounts": [{"period": "a"}]`), cost(`"group": "fun"`), metric(`"readings": [{"value": 3}]`),
		metric(`"readings": [{"day": "2026-00-03", "value": 3}]`), metric(`"outcome": "maybe"`), one(`"references": [{"cluster": "South"}],`, "", ""),
		one(`"texts": [{"key": "mission"}],`, "", ""), one(`"horizons": [{"year": "2030"}],`, "", ""), metric(`"targets": [{"horizon": "x"}]`),
		one("", "", `, "notes": [{"section": "channels", "part": "sports"}]`), one(`"cluster": {"second": 7},`, "", ""),
	} {
		if _, err := ReadJSON(strings.NewReader(file), nil); err == nil {
			t.Errorf("the reader takes %s", file)
		}
		if schemaFault(s, file) == nil {
			t.Errorf("the schema takes %s", file)
		}
	}
}
