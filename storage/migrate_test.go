package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// future is a ladder that is higher than the real one: the real first step, one that renames a value
// in every body and makes a view anew, one of SQL only, and the other real ones.
func future() ladder {
	return append(ladder{
		steps[0],
		{
			name: "titles in capitals, a view that says so",
			sql:  `DROP VIEW card; CREATE VIEW card AS SELECT id, body->>'$.title' AS capitals FROM record WHERE kind = 'card'`,
			record: func(kind string, body map[string]any) bool {
				title, ok := body["title"].(string)
				if !ok || kind != "card" {
					return false
				}
				body["title"] = strings.ToUpper(title)
				return true
			},
		},
		{name: "a table more", sql: `CREATE TABLE extra (x INTEGER) STRICT`},
	}, steps[1:]...)
}

// old makes a file of version 1 with two changes of history.
func old(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.cluster")
	f, err := create(path, one(t), steps[:1])
	must(t, err)
	must(t, f.Close())
	f, err = attach(path, steps[:1])
	must(t, err)
	e := canvas.NewEditor(one(t), ids("c"), nil)
	must(t, f.Append([]canvas.Change{mustDo(e, retitle(e.Workbook(), "card", "fees")), mustDo(e, retitle(e.Workbook(), "scenario", "plan"))}))
	must(t, f.Close())
	return path
}

func TestMigrate_StepByStep(t *testing.T) {
	path := old(t)
	before, _ := stateOf(t, path)
	f, c, err := open(path, future())
	must(t, err)
	if len(c.Problems) > 0 {
		t.Fatalf("problems: %v", c.Problems)
	}
	if got := c.Workbook.Record("card").(canvas.Card).Title; got != "FEES" {
		t.Errorf("the card is %q", got)
	}
	if got := c.Workbook.Record("scenario").(canvas.Scenario).Title; got != "plan" {
		t.Errorf("the scenario is %q", got)
	}
	// History climbed as well: undo still fits.
	e := canvas.NewEditor(c.Workbook, ids("d"), c.Past)
	for range 2 {
		if _, ok := e.Undo(noon); !ok {
			t.Fatal("undo does not fit")
		}
	}
	if got := e.Workbook().Record("card").(canvas.Card).Title; got != "MEMBERSHIP FEES" {
		t.Errorf("undone to %q", got)
	}
	must(t, f.Close())
	checkAlone(t, filepath.Dir(path), "plan.cluster", "plan.v1.cluster.bak")
	if kept, _ := stateOf(t, filepath.Join(filepath.Dir(path), "plan.v1.cluster.bak")); !bytes.Equal(kept, before) {
		t.Error("the backup is not what the file was")
	}
	// A file that climbed has the schema of one that was made so.
	if r, err := check(path, future()); err != nil || !r.Sound() || r.Version != len(future()) {
		t.Errorf("check: %+v %v", r, err)
	}
	// This program is now too old for it.
	if _, _, err := Open(path); !errors.Is(err, ErrNewer) {
		t.Errorf("open: %v", err)
	}
	// Opened again there is nothing to do.
	f, _, err = open(path, future())
	must(t, err)
	must(t, f.Close())
	checkAlone(t, filepath.Dir(path), "plan.cluster", "plan.v1.cluster.bak")
}

func TestMigrate_FromTheMiddle(t *testing.T) {
	path := old(t)
	f, err := attach(path, future()[:2])
	must(t, err)
	must(t, f.Close())
	f, c, err := open(path, future())
	must(t, err)
	if got := c.Workbook.Record("card").(canvas.Card).Title; got != "FEES" {
		t.Errorf("the card is %q", got)
	}
	must(t, f.Close())
	checkAlone(t, filepath.Dir(path), "plan.cluster", "plan.v1.cluster.bak", "plan.v2.cluster.bak")
}

func TestMigrate_NeverReplacesABackup(t *testing.T) {
	path := old(t)
	dir := filepath.Dir(path)
	for _, name := range []string{"plan.v1.cluster.bak", "plan.v1-2.cluster.bak"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("older"), 0o600))
	}
	f, _, err := open(path, future())
	must(t, err)
	must(t, f.Close())
	checkAlone(t, dir, "plan.cluster", "plan.v1.cluster.bak", "plan.v1-2.cluster.bak", "plan.v1-3.cluster.bak")
	checkSound(t, filepath.Join(dir, "plan.v1-3.cluster.bak"))
}

// Reading migrates the copy and nothing else.
func TestMigrate_ReadTouchesNothing(t *testing.T) {
	path := old(t)
	before, _ := stateOf(t, path)
	c, err := read(path, future())
	must(t, err)
	if got := c.Workbook.Record("card").(canvas.Card).Title; got != "FEES" {
		t.Errorf("the card is %q", got)
	}
	if r, err := check(path, future()); err != nil || !r.Sound() || r.Version != 1 {
		t.Errorf("check: %+v %v", r, err)
	}
	if after, _ := stateOf(t, path); !bytes.Equal(after, before) {
		t.Error("the file has changed")
	}
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

// A step that fails leaves the file at its version, and no backup at every try.
func TestMigrate_AllOrNothing(t *testing.T) {
	path := old(t)
	before, _ := stateOf(t, path)
	broken := append(future(), step{name: "broken", sql: `CREATE TABLE extra (x)`})
	for range 2 {
		_, _, err := open(path, broken)
		if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("step %d, broken", len(broken))) {
			t.Fatalf("%v", err)
		}
	}
	if after, _ := stateOf(t, path); !bytes.Equal(after, before) {
		t.Error("the file has changed")
	}
	checkAlone(t, filepath.Dir(path), "plan.cluster")
	f, _, err := Open(path)
	must(t, err)
	must(t, f.Close())
}

// What a step cannot read it leaves as it is.
func TestMigrate_LeavesWhatItCannotRead(t *testing.T) {
	path := old(t)
	s, err := connect(path, toDisk)
	must(t, err)
	must(t, s.exec(`INSERT INTO record VALUES ('a', 'card', '{"title": '), ('b', 'card', 'null'), ('c', 'card', '["title"]'),
		('d', 'card', '{"title": "number", "n": 12345678901234567890}')`))
	must(t, s.exec(`UPDATE change SET diff = '[1, 2]' WHERE seq = 1`))
	must(t, s.close())
	f, c, err := open(path, future())
	must(t, err)
	defer f.Close()
	if len(c.Problems) != 5 || len(c.Past) != 1 {
		t.Errorf("past %v, problems %v", c.Past, c.Problems)
	}
	var left int
	must(t, f.s.row(`SELECT count(*) FROM record WHERE body IN ('{"title": ', 'null', '["title"]')`).Scan(&left))
	if left != 3 {
		t.Errorf("%d of 3 are left as they were", left)
	}
	var exact string // more digits than a float holds
	must(t, f.s.row(`SELECT body FROM record WHERE id = 'd'`).Scan(&exact))
	if exact != `{"n":12345678901234567890,"title":"NUMBER"}` {
		t.Error(exact)
	}
}

// The tables of a version are looked at before a step runs: a stranger's trigger must not run
// with it.
func TestMigrate_NotWithAForeignTrigger(t *testing.T) {
	path := old(t)
	s, err := connect(path, toDisk)
	must(t, err)
	must(t, s.exec(`CREATE TRIGGER t AFTER UPDATE ON record BEGIN DELETE FROM change; END`))
	must(t, s.close())
	if _, _, err := open(path, future()); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

func TestSteps_HaveNames(t *testing.T) {
	for i, st := range steps {
		if st.name == "" || (st.sql == "" && st.record == nil) {
			t.Errorf("step %d does nothing or has no name", i+1)
		}
	}
}
