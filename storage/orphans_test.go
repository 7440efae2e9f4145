package storage

import (
	"testing"

	"clustercanvas/canvas"
)

// A picture goes from the file once nothing can show it again: not while undo could bring it back.
func TestClose_DropsPicturesThatNothingNames(t *testing.T) {
	path := createClosed(t, one(t))
	f, c, err := Open(path)
	must(t, err)
	e := canvas.NewEditor(c.Workbook, ids("c"), c.Past)
	var changes []canvas.Change
	e.Listen(func(c canvas.Change) { changes = append(changes, c) })
	a := dot(t)
	n := e.Workbook().Record("note").(canvas.Note)
	n.Picture = a.Hash
	with := put(e.Workbook(), "picture", n)
	with.Assets = []canvas.Asset{a}
	must(t, e.Do(noon, with))
	e.Undo(noon)
	must(t, f.Append(changes))
	must(t, f.Close())
	if r := checkSound(t, path); r.Pictures != 1 {
		t.Fatalf("after undo the file holds %d pictures", r.Pictures)
	}
	f, c, err = Open(path)
	must(t, err)
	e = canvas.NewEditor(c.Workbook, ids("d"), c.Past)
	if _, ok := e.Redo(noon); !ok || len(e.Workbook().Assets()) != 1 {
		t.Error("redo after opening again does not have the picture")
	}
	must(t, f.s.exec(`DELETE FROM change`))
	must(t, f.Close())
	if r := checkSound(t, path); r.Pictures != 0 {
		t.Errorf("without its history the file still holds %d pictures", r.Pictures)
	}
}
