package command

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"clustercanvas/app/manual"
	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
	"clustercanvas/export"
)

// manualCommand writes the manual as a PDF.
func manualCommand(f *flag.FlagSet) func(*call) error {
	out := f.String("o", "", "")
	paper := newChoice(f, "paper", "a4", "letter")
	language := languageOption(f)
	return func(c *call) error {
		if ext := strings.ToLower(filepath.Ext(*out)); ext != "" && ext != ".pdf" {
			return usage("manual-is-pdf", *out)
		}
		var body bytes.Buffer
		err := WriteManual(&body, c.env.Manual(words.Known(language.value)), paper.value)
		if err != nil {
			return failed("picture-failed", "PDF", err)
		}
		if *out == "" || *out == "-" {
			if _, err := c.out.Write(body.Bytes()); err != nil {
				return failed("stdout", err)
			}
			return nil
		}
		err = export.WriteFile(*out, func(to io.Writer) error {
			_, err := to.Write(body.Bytes())
			return err
		})
		if err != nil {
			return cannotWrite(*out, err)
		}
		return nil
	}
}

// WriteManual writes the manual as a PDF on a paper: "a4", which is meant where none is said, or
// "letter".
func WriteManual(to io.Writer, env manual.Env, paper string) error {
	d, err := manual.Document(Illustrated(env))
	if err != nil {
		return err
	}
	if d.Paper = layout.PaperA4; paper == "letter" {
		d.Paper = layout.PaperLetter
	}
	return export.PDF.Write(to, export.Input{Pages: layout.Pages(d), Title: d.Title + " – Cluster Canvas", Language: d.Language})
}

// exampleFor returns a worked example in a language, for a picture: its ids are always the same.
func exampleFor(id, language string) (canvas.Workbook, error) {
	e, ok := examples.Find(id)
	if !ok {
		return canvas.Workbook{}, fmt.Errorf("no example %q", id)
	}
	n := 0
	return OfExample(e, language, func() canvas.RecordID {
		n++
		return canvas.RecordID(fmt.Sprintf("%s-%d", id, n))
	})
}

// Illustrated returns what the manual asks of the program, with the worked examples for its pictures.
func Illustrated(env manual.Env) manual.Env {
	env.Example = func(id string) (canvas.Workbook, error) { return exampleFor(id, env.Language) }
	return env
}
