package canvas

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

//go:embed templates/*.json
var embedded embed.FS

// BuiltIn returns the JSON of the tools that come with the program, in their usual order.
func BuiltIn() []TemplateCopy {
	var names []string
	index, err := fs.ReadFile(embedded, "templates/index.json")
	if err == nil {
		err = json.Unmarshal(index, &names)
	}
	if err != nil {
		panic(fmt.Sprintf("canvas: list of built-in templates: %v", err))
	}
	var out []TemplateCopy
	for _, name := range names {
		body, err := fs.ReadFile(embedded, "templates/"+name+".json")
		if err != nil {
			panic(fmt.Sprintf("canvas: built-in template %s: %v", name, err))
		}
		t, err := NewTemplateCopy(body)
		if err != nil {
			panic(fmt.Sprintf("canvas: built-in template %s: %v", name, err))
		}
		out = append(out, t)
	}
	return out
}

// NewTemplateCopy reads a template and returns it as a record.
func NewTemplateCopy(body []byte) (TemplateCopy, error) {
	t, err := ParseTemplate(body)
	if err != nil {
		return TemplateCopy{}, err
	}
	return TemplateCopy{ID: RecordID(fmt.Sprintf("template:%s:%d", t.ID, t.Version)), JSON: string(body)}, nil
}
