package manual

import (
	"embed"
	"fmt"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/words"
)

// Env is what the manual asks of the program.
type Env struct {
	Language string
	Text     func(key string) string                     // the words of the window
	Action   func(id string) (name, key string, ok bool) // what a command is called, and its key
	Keys     func() []KeyGroup                           // all that has a key
	Example  func(id string) (canvas.Workbook, error)    // a worked example in the language
}

// KeyGroup is a heading of the list of keys, with what each of its keys does.
type KeyGroup struct {
	Title string
	Lines [][2]string // what, and by which keys
}

// Page is one page of the manual, as blocks of a document.
type Page struct {
	ID     string
	Title  string
	Blocks []layout.Block // without the title
}

// order lists the pages: first the window, then the roles, then what one looks something up in.
var order = []string{"window", "ceo", "communications", "facilitator", "cfo", "impact", "consultant", "tools", "keys"}

//go:embed texts
var texts embed.FS

// Pages returns the pages in their order, in the language of the program or in English.
func Pages(env Env) ([]Page, error) {
	language := words.Known(env.Language)
	if language == canvas.PseudoLanguage {
		language = words.Languages[0]
	}
	var out []Page
	for _, id := range order {
		body, err := texts.ReadFile("texts/" + language + "/" + id + ".md")
		if err != nil {
			return nil, fmt.Errorf("manual: %w", err)
		}
		p, err := parse(string(body), env)
		if err != nil {
			return nil, fmt.Errorf("manual: page %s in %q: %w", id, language, err)
		}
		p.ID = id
		out = append(out, p)
	}
	return out, nil
}

// Document returns the whole manual as a document: a first page that says who finds what where, then
// each page on a page of its own.
func Document(env Env) (layout.Document, error) {
	pages, err := Pages(env)
	if err != nil {
		return layout.Document{}, err
	}
	d := layout.Document{
		Title: env.Text("manual-title"), Under: "Cluster Canvas", Author: "Cluster Canvas", Language: env.Language,
		Credits: []string{env.Text("manual-credit")},
	}
	var names []string
	for _, p := range pages {
		names = append(names, p.Title)
	}
	cover, err := picture("sheet:ocean-tech/map", env)
	if err != nil {
		return layout.Document{}, err
	}
	cover.Frame = true
	d.Blocks = append(d.Blocks,
		layout.Title{Text: "Cluster Canvas", Under: env.Text("manual-title")},
		layout.Paragraph{Text: env.Text("manual-lead")}, cover, layout.List{Items: names})
	for _, p := range pages {
		d.Blocks = append(d.Blocks, layout.PageBreak{}, layout.Heading{Level: 1, Text: p.Title})
		d.Blocks = append(d.Blocks, p.Blocks...)
	}
	return d, nil
}

// filled replaces the names of commands, keys and words: {action:ID}, {key:ID}, {text:KEY}.
func (e Env) filled(s string) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, after, closed := strings.Cut(rest, "}")
		kind, id, _ := strings.Cut(name, ":")
		said, err := e.named(kind, id)
		if !closed || err != nil {
			return "", fmt.Errorf("{%s}: %w", name, err)
		}
		b.WriteString(said)
		s = after
	}
}

func (e Env) named(kind, id string) (string, error) {
	switch kind {
	case "text":
		if said := e.Text(id); said != id {
			return said, nil
		}
	case "action", "key":
		name, key, ok := e.Action(id)
		if ok && kind == "action" {
			return strings.TrimSpace(strings.TrimSuffix(name, "…")), nil
		}
		if ok && key != "" {
			return key, nil
		}
	}
	return "", fmt.Errorf("no %s %q", kind, id)
}
