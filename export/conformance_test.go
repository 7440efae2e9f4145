package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/examples"
)

// TestFormats_AgreeOnEveryTool lays every worked example out, the tools in German too, and compares
// what other programs read from PDF and SVG with the scenes, and what they show of them with the PNG.
func TestFormats_AgreeOnEveryTool(t *testing.T) {
	day := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	browser := startChromium(t)
	german := map[string]bool{"ocean-tech": true, "gov-to-private": true} // all three tools between them
	for _, e := range examples.All() {
		w, err := ReadJSON(bytes.NewReader(e.JSON), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range []string{"en", "de"} {
			if language == "de" && !german[e.ID] {
				continue
			}
			t.Run(e.ID+"-"+language, func(t *testing.T) {
				t.Parallel()
				var pages []scene.Scene
				for _, sheet := range w.Sheets() {
					res, err := layout.Sheet(w, sheet.ID, layout.Options{Language: language, Date: day, Prompts: true})
					if err != nil {
						t.Fatal(err)
					}
					pages = append(pages, res.Pages...)
				}
				if language != "en" { // pictures of other words show nothing new
					checkFiles(t, pages)
					return
				}
				checkFormats(t, pages, browser)
			})
		}
	}
}

// TestFormats_AgreeOnFullSections is the same for a Canvas whose sections are so full that they go
// on to further pages, with letters that no font has.
func TestFormats_AgreeOnFullSections(t *testing.T) {
	e, _ := examples.Find("ocean-tech")
	w, err := ReadJSON(bytes.NewReader(e.JSON), nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("n", n)) }
	sheet := w.Sheets()[0]
	for _, section := range w.Template(sheet).Sections {
		var texts []string
		for i := range 15 {
			texts = append(texts, fmt.Sprintf("%d. AVATAR & “Größe” <漢> – %s", i+1, strings.Repeat("members meet customers ", 3)))
		}
		c, _, err := canvas.AddNotes(w, ids, texts, canvas.Note{Tint: canvas.TintAsIs, Size: canvas.NoteMedium}, canvas.Spot{Sheet: sheet.ID, Section: section.ID})
		if err == nil {
			w, err = w.Apply(c.Diff)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	res, err := layout.Sheet(w, sheet.ID, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Pages) < 2 {
		t.Fatal("the sections are not full")
	}
	checkFormats(t, res.Pages, nil)
}
