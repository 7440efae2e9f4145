package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
)

// rig is an editor whose changes are collected, and a file.
type rig struct {
	*canvas.Editor
	t     *testing.T
	f     *File
	queue []canvas.Change
}

func newRig(t *testing.T) *rig {
	t.Helper()
	f, err := Create(filepath.Join(t.TempDir(), "plan.cluster"), one(t))
	must(t, err)
	t.Cleanup(func() { f.Close() })
	r := &rig{Editor: canvas.NewEditor(one(t), ids("c"), nil), t: t, f: f}
	r.Listen(func(c canvas.Change) { r.queue = append(r.queue, c) })
	return r
}

// typed changes the text of the note, as typing does: joined within a second.
func (r *rig) typed(at time.Time, text string) {
	r.t.Helper()
	n := r.Workbook().Record("note").(canvas.Note)
	n.Text = text
	c := put(r.Workbook(), "type", n)
	c.Key = "text:note"
	must(r.t, r.Do(at, c))
}

func (r *rig) flush() error {
	err := r.f.Append(r.queue)
	if err == nil {
		r.queue = nil
	}
	return err
}

// rows returns a column of a query, joined.
func (r *rig) rows(query string) string {
	r.t.Helper()
	var out []string
	must(r.t, r.f.s.each(query, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		out = append(out, s)
		return err
	}))
	return strings.Join(out, " ")
}

func TestAppend_JoinedChangeReplacesItsRow(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "first")))
	r.typed(noon, "h")
	must(t, r.flush())
	r.typed(noon.Add(100*time.Millisecond), "he")
	must(t, r.flush())
	r.typed(noon.Add(200*time.Millisecond), "hey")
	must(t, r.flush())
	r.Seal()
	r.typed(noon.Add(300*time.Millisecond), "hey you")
	must(t, r.flush())
	if got := r.rows(`SELECT seq || ':' || id FROM change ORDER BY seq`); got != "1:c1 2:c2 3:c5" {
		t.Errorf("history is %s", got)
	}
	c := checkFile(t, r.f.Path(), r.Workbook())
	if d := c.Past[1].Diff["note"]; d.Before != one(t).Record("note") || d.After.(canvas.Note).Text != "hey" {
		t.Errorf("the joined change is %+v", d)
	}
	checkSound(t, r.f.Path())
}

// Typing a letter and removing it again is a change of nothing: the file must follow.
func TestAppend_JoinedToNothing(t *testing.T) {
	r := newRig(t)
	before := r.Workbook()
	r.typed(noon, "x")
	must(t, r.flush())
	r.typed(noon.Add(time.Millisecond), before.Record("note").(canvas.Note).Text)
	must(t, r.flush())
	checkSame(t, r.Workbook(), before)
	checkFile(t, r.f.Path(), before)
	checkSound(t, r.f.Path())
}

// A writer does not know how far it got before an error; it writes all of it again.
func TestAppend_AgainIsTheSame(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "a")))
	r.typed(noon, "x")
	r.typed(noon.Add(time.Millisecond), "xy")
	r.typed(noon.Add(2*time.Millisecond), one(t).Record("note").(canvas.Note).Text)
	must(t, r.Do(noon, put(r.Workbook(), "add", canvas.Scenario{ID: "new", Rank: "k"})))
	r.Undo(noon)
	r.Redo(noon)
	all := r.queue
	must(t, r.flush())
	rows := r.rows(`SELECT seq || ':' || id || diff FROM change ORDER BY seq`)
	for range 2 {
		must(t, r.f.Append(all))
		checkFile(t, r.f.Path(), r.Workbook())
		if got := r.rows(`SELECT seq || ':' || id || diff FROM change ORDER BY seq`); got != rows {
			t.Fatalf("history is\n%s\nand was\n%s", got, rows)
		}
	}
	checkSound(t, r.f.Path())
}

func TestAppend_Nothing(t *testing.T) {
	r := newRig(t)
	must(t, r.f.Append(nil))
	checkFile(t, r.f.Path(), one(t))
}

// SQLite itself says that it is full when a file may not grow; TestFullDisk fills a real disk.
func TestAppend_FullThenRoom(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "before")))
	must(t, r.flush())
	before := r.Workbook()
	must(t, r.f.s.exec(`PRAGMA max_page_count = 1`)) // no more than it has
	for i := range 40 {
		must(t, r.Do(noon, put(r.Workbook(), "add", canvas.Scenario{ID: canvas.RecordID(fmt.Sprint("s", i)), Rank: "i", Title: strings.Repeat("x", 390)})))
	}
	for range 2 {
		if err := r.flush(); !errors.Is(err, ErrFull) {
			t.Fatalf("full: %v", err)
		}
		checkFile(t, r.f.Path(), before)
	}
	must(t, r.f.s.exec(`PRAGMA max_page_count = 100000`))
	must(t, r.flush())
	checkFile(t, r.f.Path(), r.Workbook())
	checkSound(t, r.f.Path())
}

func TestAppend_Gone(t *testing.T) {
	for name, take := range map[string]func(path string) error{
		"removed":  os.Remove,
		"moved":    func(path string) error { return os.Rename(path, path+".elsewhere") },
		"replaced": func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, []byte("x"), 0o600)) },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			if err := take(r.f.Path()); err != nil {
				t.Skipf("this system does not let it go: %v", err)
			}
			must(t, r.Do(noon, retitle(r.Workbook(), "card", "late")))
			if err := r.flush(); !errors.Is(err, ErrGone) {
				t.Fatalf("%v", err)
			}
			// Work is not lost: it can be saved elsewhere.
			rescued := filepath.Join(t.TempDir(), "rescued.cluster")
			must(t, r.f.SaveCopy(rescued))
			must(t, r.f.Close())
			f, _, err := Open(rescued)
			must(t, err)
			must(t, f.Append(r.queue))
			must(t, f.Close())
			checkFile(t, rescued, r.Workbook())
		})
	}
}

// What cannot be read is left out, told, and stays in the file as it is.
func TestRead_Degrades(t *testing.T) {
	r := newRig(t)
	must(t, r.f.s.exec(`INSERT INTO record VALUES
		('later', 'robot', '{"id": "later"}'), ('broken', 'note', '{"id": "broken"'), ('field', 'card', '{"id": "field", "color": "red"}'),
		('other', 'scenario', '{"id": "self", "rank": "i"}'), ('orphan', 'period', '{"id": "orphan", "scenario": "gone", "rank": "i"}'),
		('latin', 'scenario', '{"id": "latin", "rank": "i", "title": "' || CAST(x'e4' AS TEXT) || '"}')`))
	c, err := Read(r.f.Path())
	must(t, err)
	checkSame(t, c.Workbook, one(t))
	for _, id := range []canvas.RecordID{"later", "broken", "field", "other", "orphan", "latin"} {
		found := 0
		for _, p := range c.Problems {
			if p.Record == id && p.Reason != "" && p.Kind != "" {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%q is told %d times in %v", id, found, c.Problems)
		}
	}
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "still works")))
	must(t, r.flush())
	if got := r.rows(`SELECT id FROM record WHERE id IN ('later', 'broken', 'field', 'other', 'orphan', 'latin') ORDER BY id`); got != "broken field later latin orphan other" {
		t.Errorf("left in the file: %s", got)
	}
	rep, err := Check(r.f.Path())
	must(t, err)
	if len(rep.Problems) != 6 || len(rep.Damage) > 0 || len(rep.History) > 0 {
		t.Errorf("check: %+v", rep)
	}
}

func TestRead_HistoryEndsWhereItCannotBeRead(t *testing.T) {
	for name, sql := range map[string]string{
		"a diff that is no JSON":         `UPDATE change SET diff = '{' WHERE seq = 2`,
		"null":                           `UPDATE change SET diff = 'null' WHERE seq = 2`,
		"a diff of an unknown kind":      `UPDATE change SET diff = replace(diff, '"card"', '"robot"') WHERE seq = 2`,
		"a diff of another record":       `UPDATE change SET diff = replace(diff, '{"card":', '{"else":') WHERE seq = 2`,
		"a label that is no JSON":        `UPDATE change SET label = 'x' WHERE seq = 2`,
		"a time that is none":            `UPDATE change SET at = 'yesterday' WHERE seq = 2`,
		"a diff that does not fit later": `UPDATE change SET diff = replace(diff, 'two', 'six') WHERE seq = 2`,
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			for _, title := range []string{"one", "two", "three", "four"} {
				must(t, r.Do(noon, retitle(r.Workbook(), "card", title)))
			}
			must(t, r.flush())
			must(t, r.f.s.exec(sql))
			c, err := Read(r.f.Path())
			must(t, err)
			checkSame(t, c.Workbook, r.Workbook())
			if len(c.Past) != 2 || c.Past[0].ID != "c3" || len(c.Problems) != 1 || !strings.Contains(c.Problems[0].Reason, `"c2"`) {
				t.Errorf("past %v, problems %v", c.Past, c.Problems)
			}
			e := canvas.NewEditor(c.Workbook, ids("d"), c.Past)
			for _, want := range []string{"three", "two"} {
				if _, ok := e.Undo(noon); !ok || e.Workbook().Record("card").(canvas.Card).Title != want {
					t.Errorf("undo to %q: %v", want, e.Workbook().Record("card"))
				}
			}
			if _, ok := e.Undo(noon); ok {
				t.Error("undo goes on where nothing is known")
			}
			if rep, err := Check(r.f.Path()); err != nil || len(rep.History) == 0 {
				t.Errorf("check: %+v %v", rep, err)
			}
		})
	}
}

// A record that was altered from outside is not what history left.
func TestRead_HistoryThatDoesNotLeadHere(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "ours")))
	must(t, r.flush())
	must(t, r.f.s.exec(`UPDATE record SET body = replace(body, 'ours', 'theirs') WHERE id = 'card'`))
	c, err := Read(r.f.Path())
	must(t, err)
	if len(c.Past) != 0 || len(c.Problems) != 1 {
		t.Errorf("past %v, problems %v", c.Past, c.Problems)
	}
	if rep, err := Check(r.f.Path()); err != nil || len(rep.History) != 1 || !strings.Contains(rep.History[0], `"card"`) {
		t.Errorf("check: %+v %v", rep, err)
	}
}

func TestRead_PastIsAllOfIt(t *testing.T) {
	r := newRig(t)
	for i := range canvas.UndoReach + 7 {
		must(t, r.Do(noon, retitle(r.Workbook(), "card", fmt.Sprint(i))))
	}
	must(t, r.flush())
	c := checkFile(t, r.f.Path(), r.Workbook())
	if len(c.Past) != canvas.UndoReach+7 || c.Past[0].ID != "c1" {
		t.Errorf("%d changes, from %q", len(c.Past), c.Past[0].ID)
	}
	e := canvas.NewEditor(c.Workbook, ids("d"), c.Past)
	for range canvas.UndoReach {
		if _, ok := e.Undo(noon); !ok {
			t.Fatal("undo does not reach as far as it says")
		}
	}
	if _, more := e.Undo(noon); more || e.Workbook().Record("card").(canvas.Card).Title != "6" {
		t.Errorf("undo ends at %v", e.Workbook().Record("card"))
	}
	if rep := checkSound(t, r.f.Path()); rep.Changes != canvas.UndoReach+7 || rep.Records != one(t).Len() || rep.Version != len(steps) {
		t.Errorf("%+v", rep)
	}
}
