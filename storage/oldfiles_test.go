package storage

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"clustercanvas/canvas"
)

var newFixture = flag.Bool("fixture", false, "write testdata/vN.cluster of the present version; only where there is none")

// fixture is the file of the present version in testdata. It is made once, when the version is
// made, by go test ./storage -run TestOldFiles -fixture, and never again: it stands for the files
// that people have.
func fixture(version int) string {
	return filepath.Join("testdata", fmt.Sprintf("v%d.cluster", version))
}

// fixtureHistory is what was done in the file of the fixture: a rename, an undo of it, a redo, and
// typing that joined.
func fixtureHistory(t *testing.T, version int) (*canvas.Editor, []canvas.Change) {
	t.Helper()
	e := canvas.NewEditor(fixtureStart(t, version), ids("c"), nil)
	var kept []canvas.Change
	e.Listen(func(c canvas.Change) { kept = append(kept, c) })
	must(t, e.Do(noon, retitle(e.Workbook(), "card", "Fees")))
	e.Undo(noon.Add(time.Minute))
	e.Redo(noon.Add(2 * time.Minute))
	for i, text := range []string{"t", "ty", "typed"} {
		n := e.Workbook().Record("note").(canvas.Note)
		n.Text = text
		c := put(e.Workbook(), "type", n)
		c.Key = "text:note"
		must(t, e.Do(noon.Add(time.Hour+time.Duration(i)*100*time.Millisecond), c))
	}
	return e, kept
}

// fixtureStart is what the fixture of a version began with.
func fixtureStart(t *testing.T, version int) canvas.Workbook {
	t.Helper()
	switch version {
	case 1:
		return one(t)
	case 2:
		return two(t)
	case 3:
		return three(t)
	}
	return all(t)
}

// TestOldFiles_Open: a file of every version opens, for ever, with the same content.
func TestOldFiles_Open(t *testing.T) {
	if *newFixture {
		makeFixture(t)
	}
	for version := 1; version <= len(steps); version++ {
		want, _ := fixtureHistory(t, version)
		b, err := os.ReadFile(fixture(version))
		must(t, err)
		path := filepath.Join(t.TempDir(), "old.cluster") // it is migrated where it lies
		must(t, os.WriteFile(path, b, 0o600))
		f, c, err := Open(path)
		must(t, err)
		if len(c.Problems) > 0 {
			t.Errorf("version %d: problems %v", version, c.Problems)
		}
		checkSame(t, c.Workbook, want.Workbook())
		e := canvas.NewEditor(c.Workbook, ids("d"), c.Past)
		for {
			if _, ok := e.Undo(noon); !ok {
				break
			}
		}
		checkSame(t, e.Workbook(), fixtureStart(t, version))
		must(t, f.Close())
		checkSound(t, path)
	}
}

func makeFixture(t *testing.T) {
	if os.Getenv("CI") != "" {
		t.Fatal("fixtures are not made in CI")
	}
	path := fixture(len(steps))
	f, err := Create(path, all(t)) // refuses where there is one
	must(t, err)
	_, kept := fixtureHistory(t, len(steps))
	must(t, f.Append(kept))
	must(t, f.Close())
	must(t, os.Chmod(path, 0o644))
}
