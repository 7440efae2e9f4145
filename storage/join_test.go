package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"clustercanvas/canvas"
)

// longAgo is a file with a history longer than undo reaches: changes a minute apart, a checkpoint
// after every tenth, and a snapshot after some. It returns the states at the snapshots.
func longAgo(t testing.TB, n int) (path string, now canvas.Workbook, at map[canvas.MarkID]canvas.Workbook) {
	t.Helper()
	path = createClosed(t, one(t))
	f, c, err := Open(path)
	must(t, err)
	e := canvas.NewEditor(c.Workbook, ids("c"), nil)
	at = map[canvas.MarkID]canvas.Workbook{}
	var changes []canvas.Change
	var marks []canvas.Mark
	for i := range n {
		must(t, e.Do(noon.Add(time.Duration(i)*time.Minute), retitle(e.Workbook(), []canvas.RecordID{"card", "scenario"}[i%2], fmt.Sprint("title ", i))))
		last, _ := e.Last()
		changes = append(changes, last)
		m := canvas.Mark{ID: canvas.MarkID(fmt.Sprint("m", i)), Kind: canvas.MarkWorked, At: last.At, After: last.ID}
		switch {
		case i%250 == 3:
			m.Kind, m.Name, m.Remark = canvas.MarkSnapshot, fmt.Sprint("Meeting ", i), "as the board saw it"
			at[m.ID] = e.Workbook()
			fallthrough
		case i%10 == 0:
			marks = append(marks, m)
		}
	}
	must(t, f.Append(changes))
	must(t, f.SetMarks(marks, nil))
	must(t, f.Close())
	return path, e.Workbook(), at
}

// muchLater is long after the last change of such a file.
var muchLater = noon.AddDate(0, 2, 0)

func joinFile(t testing.TB, path string, at time.Time) (saved int) {
	t.Helper()
	f, _, err := Open(path)
	must(t, err)
	saved, err = f.Join(at)
	must(t, err)
	must(t, f.Close())
	return saved
}

// checkSnapshots makes sure that a file still knows the state at every snapshot.
func checkSnapshots(t testing.TB, c Contents, at map[canvas.MarkID]canvas.Workbook) {
	t.Helper()
	found := 0
	for _, m := range c.Marks {
		want, ok := at[m.ID]
		if !ok {
			continue
		}
		found++
		then, err := c.History().At(c.Workbook, m.After)
		must(t, err)
		checkSame(t, then, want)
	}
	if found != len(at) {
		t.Fatalf("%d of %d snapshots are left", found, len(at))
	}
}

func TestJoin_KeepsSnapshotsAndUndoGoesOn(t *testing.T) {
	path, now, at := longAgo(t, canvas.UndoReach+2000)
	before := checkSound(t, path)
	if saved := joinFile(t, path, muchLater); saved < 1900 {
		t.Errorf("joining saves %d lines", saved)
	}
	after := checkSound(t, path)
	if after.Marks >= before.Marks {
		t.Errorf("%d of %d marks are left", after.Marks, before.Marks)
	}
	c := checkFile(t, path, now)
	checkSnapshots(t, c, at)
	if then, err := c.History().At(now, ""); err != nil {
		t.Error(err)
	} else {
		checkSame(t, then, one(t))
	}
	e := canvas.NewEditor(c.Workbook, ids("d"), c.Past)
	for i := range canvas.UndoReach {
		if _, ok := e.Undo(noon); !ok {
			t.Fatalf("undo ends after %d", i)
		}
	}
	if got := e.Workbook().Record("scenario").(canvas.Scenario).Title; got != "title 1999" {
		t.Errorf("undo leads to %q", got)
	}
	if saved := joinFile(t, path, muchLater); saved != 0 {
		t.Errorf("joined again, it saves %d lines", saved)
	}
}

func TestJoin_NothingToDo(t *testing.T) {
	path, now, at := longAgo(t, 300)
	before, _ := stateOf(t, path)
	if saved := joinFile(t, path, muchLater); saved != 0 {
		t.Errorf("joining saves %d lines", saved)
	}
	if after, _ := stateOf(t, path); string(after) != string(before) {
		t.Error("the file has changed")
	}
	checkSnapshots(t, checkFile(t, path, now), at)
}

// The budget: whatever was done before, a file takes not twice the room of one whose undo reaches as
// far.
func TestJoin_FilesStaySmall(t *testing.T) {
	full, _, _ := longAgo(t, canvas.UndoReach)
	path, _, _ := longAgo(t, canvas.UndoReach+joinAfter+1)
	joinFile(t, path, muchLater)
	for round := range 6 {
		f, c, err := Open(path)
		must(t, err)
		e := canvas.NewEditor(c.Workbook, ids(fmt.Sprint("r", round, "-")), c.Past)
		var changes []canvas.Change
		var marks []canvas.Mark
		for i := range canvas.UndoReach / 2 {
			must(t, e.Do(muchLater.Add(time.Duration(round*canvas.UndoReach+i)*time.Minute), retitle(e.Workbook(), "card", fmt.Sprint(round, "-", i))))
			last, _ := e.Last()
			changes = append(changes, last)
			if i%10 == 0 {
				marks = append(marks, canvas.Mark{ID: canvas.MarkID(last.ID), Kind: canvas.MarkWorked, At: last.At, After: last.ID})
			}
		}
		must(t, f.Append(changes))
		must(t, f.SetMarks(marks, nil))
		_, err = f.Join(muchLater.AddDate(0, round+1, 0))
		must(t, err)
		must(t, f.Close())
	}
	small, err := os.Stat(full)
	must(t, err)
	info, err := os.Stat(path)
	must(t, err)
	if info.Size() > 2*small.Size() { // what is written between two joinings is half as much again
		t.Errorf("after 20,000 changes the file has %d bytes; one of 5,000 has %d", info.Size(), small.Size())
	}
	t.Logf("5,000 changes: %d kB; 20,000 and joined: %d kB", small.Size()/1000, info.Size()/1000)
	if rep := checkSound(t, path); rep.Changes > canvas.UndoReach+joinAfter+800 {
		t.Errorf("%d lines of history are left", rep.Changes)
	}
}

// joinRole joins the history of a file and stops when all of it is written and nothing is
// committed, or, with a second argument, right after the commit.
func joinRole(args []string) error {
	f, c, err := Open(args[0])
	if err != nil {
		return err
	}
	if len(args) > 1 {
		if _, err := f.Join(muchLater); err != nil {
			return err
		}
		fmt.Println("ready")
		_, err = io.Copy(io.Discard, os.Stdin)
		return err
	}
	if err := f.s.exec(`PRAGMA cache_size = 20; PRAGMA cache_spill = 1`); err != nil {
		return err
	}
	return f.s.transact(func(tx *sql.Tx) error {
		if err := rejoin(tx, c.History(), c.History().Joined(muchLater)); err != nil {
			return err
		}
		fmt.Println("ready")
		_, err := io.Copy(io.Discard, os.Stdin)
		return errors.Join(err, errTried)
	})
}

func TestJoin_Killed(t *testing.T) {
	for name, args := range map[string][]string{"before the commit": nil, "after it": {"commit"}} {
		t.Run(name, func(t *testing.T) {
			path, now, at := longAgo(t, canvas.UndoReach+joinAfter+500)
			other := start(t, "join", append([]string{path}, args...)...)
			other.kill()
			f, c, err := Open(path)
			must(t, err)
			must(t, f.Close())
			checkSame(t, c.Workbook, now)
			checkSnapshots(t, c, at)
			want := canvas.UndoReach + joinAfter + 500
			if rep := checkSound(t, path); (args == nil) != (rep.Changes == want) {
				t.Errorf("%d lines of history are in the file", rep.Changes)
			}
		})
	}
}

func TestJoin_FullDisk(t *testing.T) {
	path, now, at := longAgo(t, canvas.UndoReach+joinAfter+1)
	f, _, err := Open(path)
	must(t, err)
	must(t, f.s.exec(`PRAGMA max_page_count = 1`))
	if _, err = f.Join(muchLater); err != nil && !errors.Is(err, ErrFull) {
		t.Fatal(err)
	}
	must(t, f.Close())
	checkSnapshots(t, checkFile(t, path, now), at)
	checkSound(t, path)
}

func TestMarks_AreSetRenamedAndTakenAway(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "first")))
	must(t, r.flush())
	m := canvas.Mark{ID: "m", Kind: canvas.MarkSnapshot, At: noon, After: "c1", Name: "Board", Remark: "before the vote"}
	start := canvas.Mark{ID: "s", Kind: canvas.MarkOpened, At: noon}
	must(t, r.f.SetMarks([]canvas.Mark{m, start}, nil))
	m.Name = "Board of May"
	for range 2 {
		must(t, r.f.SetMarks([]canvas.Mark{m}, []canvas.MarkID{"unknown"}))
	}
	if c := checkFile(t, r.f.Path(), r.Workbook()); len(c.Marks) != 2 || c.Marks[0] != m || c.Marks[1] != start {
		t.Errorf("marks %v", c.Marks)
	}
	must(t, r.f.SetMarks(nil, []canvas.MarkID{"m"}))
	if c := checkFile(t, r.f.Path(), r.Workbook()); len(c.Marks) != 1 {
		t.Errorf("marks %v", c.Marks)
	}
	if err := r.f.SetMarks([]canvas.Mark{{ID: "n", Kind: canvas.MarkSnapshot}}, nil); err == nil {
		t.Error("a snapshot without a name is taken")
	}
	checkSound(t, r.f.Path())
}

func TestMarks_ThatCannotBeUsedAreTold(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "first")))
	must(t, r.flush())
	must(t, r.f.s.exec(`INSERT INTO mark (id, kind, at, "after", name, remark) VALUES
		('adrift', 'worked', '2026-03-01T12:00:00Z', 'c9', '', ''), ('late', 'worked', 'yesterday', 'c1', '', ''),
		('odd', 'robot', '2026-03-01T12:00:00Z', 'c1', '', ''), ('good', 'worked', '2026-03-01T12:00:00Z', 'c1', '', '')`))
	c, err := Read(r.f.Path())
	must(t, err)
	if len(c.Marks) != 1 || c.Marks[0].ID != "good" || len(c.Problems) != 3 {
		t.Errorf("marks %v, problems %v", c.Marks, c.Problems)
	}
	if rep, err := Check(r.f.Path()); err != nil || len(rep.History) != 3 || rep.Marks != 4 {
		t.Errorf("check: %+v %v", rep, err)
	}
}

// BenchmarkJoin joins 500 changes that undo does not reach any more.
func BenchmarkJoin(b *testing.B) {
	path, _, _ := longAgo(b, canvas.UndoReach+joinAfter+1)
	body, err := os.ReadFile(path)
	must(b, err)
	for b.Loop() {
		b.StopTimer()
		must(b, os.WriteFile(path, body, 0o600))
		f, _, err := Open(path)
		must(b, err)
		b.StartTimer()
		_, err = f.Join(muchLater)
		must(b, err)
		b.StopTimer()
		must(b, f.Close())
		b.StartTimer()
	}
}
