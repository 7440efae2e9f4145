package storage

import (
	"fmt"
	"path/filepath"
	"testing"

	"clustercanvas/canvas"
)

// BenchmarkOpen10k: to open a file of 10,000 records takes less than 500 ms, better 200 ms.
func BenchmarkOpen10k(b *testing.B) {
	w := many(b, 5000)
	path := createClosed(b, w)
	for b.Loop() {
		f, c, err := Open(path)
		if err != nil || c.Workbook.Len() != w.Len() {
			b.Fatal(c.Workbook.Len(), err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpenHistory: as much history as undo reaches, of an ordinary workbook.
func BenchmarkOpenHistory(b *testing.B) {
	path := createClosed(b, one(b))
	f, c, err := Open(path)
	must(b, err)
	e := canvas.NewEditor(c.Workbook, ids("c"), nil)
	var changes []canvas.Change
	for i := range canvas.UndoReach {
		changes = append(changes, mustDo(e, retitle(e.Workbook(), "card", fmt.Sprint(i))))
	}
	must(b, f.Append(changes))
	must(b, f.Close())
	for b.Loop() {
		f, c, err := Open(path)
		if err != nil || len(c.Past) != canvas.UndoReach {
			b.Fatal(len(c.Past), err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead10k: the same through a private copy.
func BenchmarkRead10k(b *testing.B) {
	path := createClosed(b, many(b, 5000))
	for b.Loop() {
		if _, err := Read(path); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppend: one change of one record, to the disk.
func BenchmarkAppend(b *testing.B) {
	path := createClosed(b, many(b, 5000))
	f, c, err := Open(path)
	must(b, err)
	defer f.Close()
	e := canvas.NewEditor(c.Workbook, ids("c"), nil)
	n := 0
	for b.Loop() {
		n++
		if err := f.Append([]canvas.Change{mustDo(e, retitle(e.Workbook(), "card", fmt.Sprint(n)))}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSaveCopy10k: 10,000 records, synced.
func BenchmarkSaveCopy10k(b *testing.B) {
	f, err := Create(filepath.Join(b.TempDir(), "plan.cluster"), many(b, 5000))
	must(b, err)
	defer f.Close()
	to := filepath.Join(b.TempDir(), "copy.cluster")
	for b.Loop() {
		if err := f.SaveCopy(to); err != nil {
			b.Fatal(err)
		}
	}
}
