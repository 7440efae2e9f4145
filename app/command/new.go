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
	language := languageOption(f)
	f.Var(language, "language", "")
	return func(c *call) error {
		var w canvas.Workbook
		var err error
		if given(f, "example") {
			w, err = namedExample(*example, language.value, c.env.IDs)
		} else {
			w, err = Blank(c.env.IDs, language.value)
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

// namedExample returns the workbook of the worked example with an id.
func namedExample(id, language string, ids canvas.IDs) (canvas.Workbook, error) {
	e, ok := examples.Find(id)
	if !ok {
		var all []string
		for _, e := range examples.All() {
			all = append(all, e.ID)
		}
		return canvas.Workbook{}, usage("no-such-sample", id, strings.Join(all, ", "))
	}
	return OfExample(e, language, ids)
}

// OfExample returns the workbook of a worked example in a language, with ids of its own.
func OfExample(e examples.Example, language string, ids canvas.IDs) (canvas.Workbook, error) {
	w, err := export.ReadJSON(bytes.NewReader(e.JSON), ids)
	if language = words.Known(language); err != nil || language == w.Info().Language {
		return w, err
	}
	return canvas.Translated(w, language, func(s string) string {
		if language == canvas.PseudoLanguage {
			return canvas.Pseudo(s)
		}
		return examples.Text(language, s)
	})
}

// create writes a new file and never replaces one.
func create(path string, w canvas.Workbook) error {
	file, err := storage.Create(path, w)
	if err == nil {
		err = file.Close()
	}
	return cannotWrite(path, err)
}
