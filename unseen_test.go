package main_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export"
	"clustercanvas/storage"
)

// TestTemplateNobodyWroteCodeFor takes a tool that the program has never seen through its whole
// life: drop, layout on every page layout and in every language, save, open, every export.
func TestTemplateNobodyWroteCodeFor(t *testing.T) {
	body, err := os.ReadFile("canvas/testdata/unseen.json")
	if err != nil {
		t.Fatal(err)
	}
	tool, err := canvas.NewTemplateCopy(body)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("id%04d", n)) }
	start := canvas.Start(ids, canvas.Info{Cluster: "Unseen", Language: "en", Currency: "EUR"}, "As is", []string{"Today", "Later"})
	w, problems := canvas.NewWorkbook(start)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	path := filepath.Join(t.TempDir(), "unseen.cluster")
	file, err := storage.Create(path, w)
	if err != nil {
		t.Fatal(err)
	}
	editor := canvas.NewEditor(w, ids, nil)
	editor.Listen(func(c canvas.Change) {
		if err := file.Append([]canvas.Change{c}); err != nil {
			t.Fatal(err)
		}
	})
	do := func(c canvas.Change, err error) {
		t.Helper()
		if err == nil {
			err = editor.Do(time.Unix(int64(n), 0), c)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	scenario := w.Scenarios()[0].ID
	period := w.Periods(scenario)[0].ID
	c, sheet, err := canvas.AddSheet(w, ids, tool, scenario, period, "")
	do(c, err)
	sources, notes := 0, 0
	template, err := canvas.ParseTemplate(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range template.Sections {
		spot := canvas.Spot{Sheet: sheet, Section: section.ID}
		if template.Of == canvas.OfScenario {
			spot.Column = period
		}
		if section.Takes(canvas.AcceptSources) {
			for _, e := range deck.All()[8:11] {
				c, id, err := canvas.DropCard(editor.Workbook(), ids, e.Card(), spot)
				do(c, err)
				do(canvas.SetValue(editor.Workbook(), canvas.FundingID(id, period), canvas.ShareOf(canvas.Percent(7))))
				sources++
			}
		}
		if section.Takes(canvas.AcceptNotes) {
			c, _, err := canvas.AddNotes(editor.Workbook(), ids, []string{"A first thought", "A second thought, somewhat longer"},
				canvas.Note{Tint: canvas.TintInAction, Size: canvas.NoteMedium}, spot)
			do(c, err)
			notes += 2
		}
	}
	if sources == 0 || notes == 0 {
		t.Fatalf("the tool took %d sources and %d notes: it proves nothing", sources, notes)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}

	file, contents, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	if len(contents.Problems) > 0 || fmt.Sprint(contents.Workbook.Records()) != fmt.Sprint(editor.Workbook().Records()) {
		t.Fatalf("the file holds another workbook: %v", contents.Problems)
	}
	for _, l := range template.Layouts {
		for _, language := range []string{"en", "de"} {
			res, err := layout.Sheet(contents.Workbook, sheet, layout.Options{Layout: l.ID, Language: language, Prompts: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := len(res.Slots); got != sources+notes {
				t.Errorf("layout %s in %s shows %d of %d things", l.ID, language, got, sources+notes)
			}
			if size := res.Pages[0].Size; size != (geom.Size{W: l.Page[0], H: l.Page[1]}) {
				t.Errorf("layout %s has a page of %v", l.ID, size)
			}
			exportAll(t, res.Pages)
		}
	}
	var out bytes.Buffer
	if err := export.WriteJSON(&out, contents.Workbook); err != nil {
		t.Fatal(err)
	}
	back, err := export.ReadJSON(&out, ids)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(back.Records()) != fmt.Sprint(contents.Workbook.Records()) {
		t.Error("the exchange format lost something of an unseen tool")
	}
}

func exportAll(t *testing.T, pages []scene.Scene) {
	t.Helper()
	for _, f := range export.Formats {
		parts := [][]scene.Scene{pages}
		if !f.Paged {
			parts = nil
			for i := range pages {
				parts = append(parts, pages[i:i+1])
			}
		}
		for _, part := range parts {
			var first bytes.Buffer
			if err := f.Write(&first, export.Input{Pages: part, Width: 640}); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			var second bytes.Buffer
			if err := f.Write(io.Writer(&second), export.Input{Pages: part, Width: 640}); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%s differs from one time to the next", f.Name)
			}
			if f.Name == "SVG" && !strings.Contains(first.String(), "CC BY-SA 4.0") {
				t.Error("the SVG has lost the credit line")
			}
		}
	}
}
