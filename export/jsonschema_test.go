package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"clustercanvas/canvas"
	"clustercanvas/examples"
)

// schema is as much of JSON Schema as docs/exchange-format.schema.json uses. A word of it that is
// not here fails the test that reads it.
type schema struct {
	Schema      string             `json:"$schema"`
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Defs        map[string]*schema `json:"$defs"`
	Ref         string             `json:"$ref"`
	Type        string             `json:"type"`
	Const       any                `json:"const"`
	Enum        []any              `json:"enum"`
	AnyOf       []*schema          `json:"anyOf"`
	Properties  map[string]*schema `json:"properties"`
	Additional  *bool              `json:"additionalProperties"`
	Required    []string           `json:"required"`
	Items       *schema            `json:"items"`
	MinItems    *int               `json:"minItems"`
	MaxItems    *int               `json:"maxItems"`
	MinLength   *int               `json:"minLength"`
	MaxLength   *int               `json:"maxLength"`
	Pattern     string             `json:"pattern"`
	Minimum     *float64           `json:"minimum"`
	Maximum     *float64           `json:"maximum"`
}

func readSchema(t *testing.T) *schema {
	t.Helper()
	body, err := os.ReadFile("../docs/exchange-format.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		t.Fatal(err)
	}
	return &s
}

// at follows references.
func (s *schema) at(root *schema) *schema {
	for s.Ref != "" {
		s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	}
	return s
}

// faults returns what is wrong with a value, as path: reason.
func (s *schema) faults(root *schema, path string, v any) []string {
	s = s.at(root)
	wrong := func(format string, args ...any) []string { return []string{path + ": " + fmt.Sprintf(format, args...)} }
	if s.Const != nil && !reflect.DeepEqual(v, s.Const) {
		return wrong("%v is not %v", v, s.Const)
	}
	if s.Enum != nil && !slices.ContainsFunc(s.Enum, func(e any) bool { return reflect.DeepEqual(e, v) }) {
		return wrong("%v is none of %v", v, s.Enum)
	}
	if s.AnyOf != nil && !slices.ContainsFunc(s.AnyOf, func(a *schema) bool { return a.faults(root, path, v) == nil }) {
		return wrong("%v fits none", v)
	}
	if s.Type != "" && !isOfType(v, s.Type) {
		return wrong("%v is no %s", v, s.Type)
	}
	switch v := v.(type) {
	case map[string]any:
		return s.faultsOfObject(root, path, v)
	case []any:
		if s.MinItems != nil && len(v) < *s.MinItems || s.MaxItems != nil && len(v) > *s.MaxItems {
			return wrong("%d items", len(v))
		}
		var out []string
		for i, item := range v {
			if s.Items != nil {
				out = append(out, s.Items.faults(root, fmt.Sprintf("%s[%d]", path, i), item)...)
			}
		}
		return out
	case string:
		n := utf8.RuneCountInString(v)
		if s.MinLength != nil && n < *s.MinLength || s.MaxLength != nil && n > *s.MaxLength {
			return wrong("%d letters", n)
		}
		if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
			return wrong("%q is not of the pattern %s", v, s.Pattern)
		}
	case float64:
		if s.Minimum != nil && v < *s.Minimum || s.Maximum != nil && v > *s.Maximum {
			return wrong("%v is out of range", v)
		}
	}
	return nil
}

func (s *schema) faultsOfObject(root *schema, path string, v map[string]any) []string {
	var out []string
	for _, key := range s.Required {
		if _, ok := v[key]; !ok {
			out = append(out, path+": no "+key)
		}
	}
	for key, item := range v {
		if p, ok := s.Properties[key]; ok {
			out = append(out, p.faults(root, path+"."+key, item)...)
		} else if s.Additional != nil && !*s.Additional {
			out = append(out, path+": there is no field "+key)
		}
	}
	return out
}

func isOfType(v any, name string) bool {
	switch v := v.(type) {
	case nil:
		return name == "null"
	case bool:
		return name == "boolean"
	case string:
		return name == "string"
	case float64:
		return name == "number" || name == "integer" && v == float64(int64(v))
	case []any:
		return name == "array"
	}
	return name == "object"
}

func decodeAny(t *testing.T, body []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// Whatever the program ships and writes is as the schema says.
func TestSchema_FitsWhatIsWritten(t *testing.T) {
	s := readSchema(t)
	full, err := os.ReadFile("testdata/json/full.json")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"full": full}
	for _, e := range examples.All() {
		files[e.ID] = e.JSON
		files[e.ID+", written"] = []byte(writeJSON(t, readJSON(t, string(e.JSON))))
	}
	for name, body := range files {
		if faults := s.faults(s, "", decodeAny(t, body)); len(faults) > 0 {
			t.Errorf("%s: %q", name, faults)
		}
	}
}

// The schema has the fields of the shapes, each with a type that the reader takes, and no others.
func TestSchema_HasTheFieldsOfTheFormat(t *testing.T) {
	root := readSchema(t)
	seen := map[reflect.Type]bool{}
	var walk func(path string, s *schema, of reflect.Type)
	walk = func(path string, s *schema, of reflect.Type) {
		s = s.at(root)
		for of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		switch {
		case of == exchangeFigureType || of == exchangeRaw:
			return
		case of.Kind() == reflect.Slice && s.Items == nil || of.Kind() == reflect.Bool && s.Type != "boolean" ||
			of.Kind() == reflect.Int && s.Type != "integer" && s.Const == nil:
			t.Errorf("%s is a %s and not a %s", path, s.Type, of)
			return
		case of.Kind() == reflect.Slice:
			walk(path+"[]", s.Items, of.Elem())
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
		if s.Additional == nil || *s.Additional {
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
	walk("", root, reflect.TypeFor[exchangeFile]())
}

// The words of the schema are those of the program.
func TestSchema_HasTheWordsOfTheProgram(t *testing.T) {
	s := readSchema(t)
	for name, c := range map[string]struct {
		field *schema
		words []string
	}{
		"status":   {s.Defs["status"], wordsOfSchema(canvas.Statuses)},
		"basis":    {s.Defs["basis"], wordsOfSchema(canvas.Bases)},
		"rating":   {s.Defs["rating"], wordsOfSchema(canvas.Ratings[1:])},
		"group":    {s.Defs["source"].Properties["group"], wordsOfSchema(canvas.Groups)},
		"side":     {s.Defs["source"].Properties["side"], wordsOfSchema(canvas.Sides)},
		"use":      {s.Defs["source"].Properties["use"], wordsOfSchema(canvas.Uses)},
		"level":    {s.Defs["card"].Properties["level"], wordsOfSchema(canvas.Levels)},
		"of":       {s.Defs["total"].Properties["of"], wordsOfSchema(canvas.TotalsOf)},
		"costs":    {s.Defs["cost"].Properties["group"], wordsOfSchema(canvas.CostGroups)},
		"measures": {s.Defs["metric"].Properties["measures"], wordsOfSchema(canvas.MetricKinds)},
		"scale":    {s.Defs["metric"].Properties["scale"], wordsOfSchema(canvas.Scales)},
		"size":     {s.Defs["note"].Properties["size"], wordsOfSchema(canvas.NoteSizes)},
		"tint":     {s.Defs["note"].Properties["tint"], wordsOfSchema(canvas.Tints)},
		"part":     {s.Defs["note"].Properties["part"], wordsOfSchema(canvas.Parts)},
	} {
		var got []string
		for _, e := range c.field.Enum {
			got = append(got, e.(string))
		}
		slices.Sort(got)
		slices.Sort(c.words)
		if !slices.Equal(got, c.words) {
			t.Errorf("%s: %q, want %q", name, got, c.words)
		}
	}
	if n := *s.Defs["scenario"].Properties["periods"].MaxItems; n != canvas.MaxPeriods {
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
	s := readSchema(t)
	for _, file := range []string{
		`[]`, `{"format": "other", "version": 1}`, `{"format": "cluster-canvas", "version": 2}`,
		one(`"moods": [],`, "", ""), one("", `, "shar": 3`, ""), one("", `, "title": 3`, ""), one("", `, "fundings": "all"`, ""),
		funding(`"share": 140`), funding(`"share": "a third"`), funding(`"amount": "1,200"`), funding(`"status": "asis"`), total(`"share": 3`),
		one("", `, "starts": "2026-13"`, ""), one("", `, "rank": "B"`, ""), one("", "", `, "notes": [{"text": "x"}]`),
		one("", "", `, "notes": [{"section": "channels", "tint": "pink"}]`), one("", "", `, "placements": [{"source": "s", "at": [3]}]`),
		cost(`"line": "ceo", "amounts": [{"period": "a"}]`), cost(`"group": "fun"`), metric(`"readings": [{"value": 3}]`),
		metric(`"readings": [{"day": "2026-00-03", "value": 3}]`), metric(`"outcome": "maybe"`), one(`"references": [{"cluster": "South"}],`, "", ""),
	} {
		if _, err := ReadJSON(strings.NewReader(file), nil); err == nil {
			t.Errorf("the reader takes %s", file)
		}
		if s.faults(s, "", decodeAny(t, []byte(file))) == nil {
			t.Errorf("the schema takes %s", file)
		}
	}
}
