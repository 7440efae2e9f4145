package command

import (
	"bytes"
	"flag"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
	"clustercanvas/export"
	"clustercanvas/storage"
)

func examplesCommand(*flag.FlagSet) func(*call) error {
	return func(c *call) error {
		for _, e := range examples.All() {
			c.out.WriteString(e.ID + "\t" + e.Title + "\n")
		}
		return nil
	}
}

// newCommand makes a file: empty but for a Map, or one of the worked examples.
func newCommand(f *flag.FlagSet) func(*call) error {
	example := f.String("example", "", "")
	more := newCount(f, "fill", 0, maxFill)
	language := newChoice(f, "language", words.Languages...)
	return func(c *call) error {
		var w canvas.Workbook
		var err error
		if given(f, "example") {
			w, err = ofExample(*example, c.env.IDs)
		} else {
			w, err = Blank(c.env.IDs, language.value)
		}
		if err == nil && given(f, "language") && given(f, "example") {
			w, err = inLanguage(w, language.value)
		}
		if err == nil {
			w, err = fill(w, c.env.IDs, more.value)
		}
		if err != nil {
			return err
		}
		return create(c.operands[0], w)
	}
}

// ofExample returns the workbook of a worked example, with ids of its own.
func ofExample(id string, ids canvas.IDs) (canvas.Workbook, error) {
	e, ok := examples.Find(id)
	if !ok {
		var all []string
		for _, e := range examples.All() {
			all = append(all, e.ID)
		}
		return canvas.Workbook{}, usage("no-such-sample", id, strings.Join(all, ", "))
	}
	return export.ReadJSON(bytes.NewReader(e.JSON), ids)
}

// inLanguage returns the workbook with its sheets in another language: the words of tools and
// cards change, what people wrote does not.
func inLanguage(w canvas.Workbook, language string) (canvas.Workbook, error) {
	change, err := canvas.EditInfo(w, "set-language", func(i *canvas.Info) { i.Language = language })
	if err != nil {
		return w, err
	}
	return w.Apply(change.Diff)
}

// create writes a new file and never replaces one.
func create(path string, w canvas.Workbook) error {
	file, err := storage.Create(path, w)
	if err == nil {
		err = file.Close()
	}
	return cannotWrite(path, err)
}
