package command

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/export"
	"clustercanvas/storage"
)

// Nothing that a file holds is passed over.
func TestInfo_TellsOfEveryRecord(t *testing.T) {
	in, err := os.Open("../../export/testdata/json/full.json")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	w, err := export.ReadJSON(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	info, err := infoOf("full.cluster", storage.Contents{Workbook: w})
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(info)
	if err != nil {
		t.Fatal(err)
	}
	there := map[canvas.Kind]bool{canvas.KindInfo: true, canvas.KindTemplate: true}
	for _, r := range w.Records() {
		there[r.Kind()] = true
		if r.Kind() == canvas.KindInfo || r.Kind() == canvas.KindTemplate {
			continue // the profile, and the tools of the sheets
		}
		id, err := json.Marshal(r.RecordID())
		if err != nil {
			t.Fatal(err)
		}
		told := strings.Contains(string(body), `"id":`+string(id))
		if r.Kind() == canvas.KindAnswer { // what each has answered is for the one who asked
			if told {
				t.Errorf("the answer %s is told", id)
			}
			continue
		}
		if !told {
			t.Errorf("nothing is told of the %s %s", r.Kind(), id)
		}
	}
	for _, k := range canvas.Kinds {
		if !there[k] {
			t.Errorf("the file of this test has no %s", k)
		}
	}
}

// The document names every field.
func TestInfo_IsDocumented(t *testing.T) {
	document, err := os.ReadFile("../../docs/command-line.md")
	if err != nil {
		t.Fatal(err)
	}
	var walk func(reflect.Type)
	walk = func(of reflect.Type) {
		for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct {
			return
		}
		for i := range of.NumField() {
			if name := of.Field(i).Tag.Get("json"); !strings.Contains(string(document), "`"+name+"`") {
				t.Errorf("docs/command-line.md does not name %s of %s", name, of.Name())
			}
			walk(of.Field(i).Type)
		}
	}
	walk(reflect.TypeFor[infoFile]())
}
