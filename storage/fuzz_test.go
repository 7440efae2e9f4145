package storage

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"clustercanvas/canvas"
)

// FuzzOpen: any bytes as a file, or a good file with some bytes replaced and its end cut off,
// give an error or a workbook, whatever of it can be used. Never a panic, never a hang, and what
// opened can be written.
func FuzzOpen(f *testing.F) {
	good, err := os.ReadFile(fixture(len(steps)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{}, 0, []byte{}, 0)
	f.Add([]byte("SQLite format 3\x00"), 0, []byte{}, 0)
	f.Add(bytes.Clone(good[:pageSize]), 0, []byte{}, 0)
	for _, at := range []int{16, 18, 20, 24, 28, 32, 36, 44, 48, 52, 56, 60, 64, 68, 92, 96, 100, 101, 103, 105, 108} {
		f.Add([]byte{}, at, []byte{0xff}, 0)
		f.Add([]byte{}, at, []byte{0, 0, 0, 2}, 0)
	}
	for at := pageSize; at < len(good); at += pageSize {
		f.Add([]byte{}, at, []byte{13, 0, 0, 255, 255}, 0)
		f.Add([]byte{}, at+8, []byte{0x10, 0, 0x10, 0}, 0)
		f.Add([]byte{}, 0, []byte{}, at)
	}
	for _, word := range []string{`"kind"`, `{"id"`, "CREATE VIEW", "scenario", "12345678", "2026-03"} {
		f.Add([]byte{}, bytes.Index(good, []byte(word)), []byte("\"\x00\xff{"), 0)
	}
	f.Fuzz(func(t *testing.T, whole []byte, at int, patch []byte, cut int) {
		b := whole
		if len(whole) == 0 {
			b = bytes.Clone(good)
			if at >= 0 && at < len(b) {
				copy(b[at:], patch)
			}
			if cut > 0 && cut < len(b) {
				b = b[:len(b)-cut]
			}
		}
		path := filepath.Join(t.TempDir(), "fuzz.cluster")
		must(t, os.WriteFile(path, b, 0o600))
		_, readErr := Read(path)
		_, checkErr := Check(path)
		file, c, err := Open(path)
		if (err == nil) != (readErr == nil) {
			t.Fatalf("open: %v, read: %v", err, readErr)
		}
		if err != nil {
			if nameOf(err) == err.Error() {
				t.Fatalf("an error without a name: %v", err)
			}
			return
		}
		if checkErr != nil {
			t.Fatalf("check: %v", checkErr)
		}
		e := canvas.NewEditor(c.Workbook, ids("fuzz"), c.Past)
		e.Undo(noon)
		mustDo(e, put(e.Workbook(), "add", canvas.Scenario{ID: "fuzzed", Rank: "i", Title: "written"}))
		last, _ := e.Last()
		must(t, file.Append([]canvas.Change{last}))
		must(t, file.Close())
		if c, err = Read(path); err != nil || c.Workbook.Record("fuzzed") == nil {
			t.Fatalf("what was written is not there: %v", err)
		}
		checkAlone(t, filepath.Dir(path), "fuzz.cluster")
	})
}
