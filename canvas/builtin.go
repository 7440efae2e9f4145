package canvas

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

//go:embed templates/*.json
var embedded embed.FS

// BuiltIn returns the JSON of the tools that come with the program, in their usual order.
func BuiltIn() []TemplateCopy { return slices.Clone(builtIns().copies) }

// BuiltInTemplates returns the tools that come with the program, in their usual order. They are read
// once, and nobody changes them.
func BuiltInTemplates() []*Template { return slices.Clone(builtIns().templates) }

// builtIns are the tools that come with the program. Reading one takes a millisecond, and menus, files
// and the guide ask for all of them again and again.
var builtIns = sync.OnceValue(func() (out struct {
	copies    []TemplateCopy
	templates []*Template
	byJSON    map[string]*Template
}) {
	var names []string
	index, err := fs.ReadFile(embedded, "templates/index.json")
	if err == nil {
		err = json.Unmarshal(index, &names)
	}
	if err != nil {
		panic(fmt.Sprintf("canvas: list of built-in templates: %v", err))
	}
	out.byJSON = map[string]*Template{}
	for _, name := range names {
		body, err := fs.ReadFile(embedded, "templates/"+name+".json")
		if err != nil {
			panic(fmt.Sprintf("canvas: built-in template %s: %v", name, err))
		}
		t, err := ParseTemplate(body)
		if err != nil {
			panic(fmt.Sprintf("canvas: built-in template %s: %v", name, err))
		}
		out.copies = append(out.copies, t.copied(body))
		out.templates = append(out.templates, t)
		out.byJSON[string(body)] = t
	}
	return out
})

// NewTemplateCopy reads a template and returns it as a record.
func NewTemplateCopy(body []byte) (TemplateCopy, error) {
	t, err := ParseTemplate(body)
	if err != nil {
		return TemplateCopy{}, err
	}
	return t.copied(body), nil
}

func (t *Template) copied(body []byte) TemplateCopy {
	return TemplateCopy{ID: RecordID(fmt.Sprintf("template:%s:%d", t.ID, t.Version)), JSON: string(body)}
}

// Parsed returns the template that the copy holds, which nobody changes.
func (r TemplateCopy) Parsed() (*Template, error) {
	if t, ok := builtIns().byJSON[r.JSON]; ok {
		return t, nil
	}
	return ParseTemplate([]byte(r.JSON))
}
