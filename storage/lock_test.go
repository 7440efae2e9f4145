package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

func TestOpen_LockedByAnotherProgram(t *testing.T) {
	path := createClosed(t, one(t))
	other := start(t, "hold", path)
	if _, _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Fatalf("open: %v", err)
	}
	// Looking, checking and working on a duplicate go on, and nothing is left of them.
	bytesBefore, infoBefore := stateOf(t, path)
	checkFile(t, path, one(t))
	checkSound(t, path)
	duplicate := filepath.Join(t.TempDir(), "duplicate.cluster")
	must(t, Duplicate(path, duplicate))
	checkFile(t, duplicate, one(t))
	bytesAfter, infoAfter := stateOf(t, path)
	if !bytes.Equal(bytesBefore, bytesAfter) || !infoBefore.ModTime().Equal(infoAfter.ModTime()) {
		t.Error("looking has changed the file")
	}
	checkAlone(t, filepath.Dir(path), "plan.cluster", "plan.cluster-journal")
	if _, _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Fatalf("open after looking: %v", err)
	}
	other.end()
	f, _, err := Open(path)
	must(t, err)
	must(t, f.Close())
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

func TestOpen_LockedByThisProgram(t *testing.T) {
	path := createClosed(t, one(t))
	f, _, err := Open(path)
	must(t, err)
	if _, _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Errorf("open twice: %v", err)
	}
	must(t, f.Close())
	f, _, err = Open(path)
	must(t, err)
	must(t, f.Close())
}

// POSIX drops all locks of a program on a file when it closes any handle of it: whatever this
// program does with a file that it has open, other programs must stay locked out.
func TestFile_KeepsItsLock(t *testing.T) {
	path := createClosed(t, one(t))
	f, _, err := Open(path)
	must(t, err)
	defer f.Close()
	locked := func(after string) {
		t.Helper()
		s := start(t, "names", path)
		if line := s.line(); line != "open: "+ErrLocked.Error() {
			t.Errorf("after %s a second program may open: %s", after, line)
		}
		if line := s.line(); line != "read: <nil>" {
			t.Errorf("after %s a second program may not read: %s", after, line)
		}
		if line := s.line(); line != "directly: "+ErrLocked.Error() {
			t.Errorf("after %s a second program may look into the file itself: %s", after, line)
		}
	}
	locked("opening")
	checkFile(t, path, one(t))
	locked("reading")
	checkSound(t, path)
	locked("checking")
	must(t, Duplicate(path, path+".copy"))
	locked("duplicating")
	if _, _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
	locked("opening again")
	if _, err := Create(path, canvas.Workbook{}); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	locked("creating")
	if err := f.SaveCopy(path); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
	locked("saving over itself")
	must(t, f.Append([]canvas.Change{mustDo(canvas.NewEditor(one(t), ids("c"), nil), retitle(one(t), "card", "x"))}))
	locked("writing")
}

// A program is killed when half of a transaction is in the file already: the journal that it
// leaves brings the file back.
func TestOpen_HotJournal(t *testing.T) {
	w := many(t, 500)
	path := createClosed(t, w)
	other := start(t, "torn", path)
	checkFile(t, path, w) // while it is torn
	other.kill()
	if b, _ := os.ReadFile(path); !bytes.Contains(b, []byte("torn{")) {
		t.Fatal("the file is not torn: the test shows nothing")
	}
	bytesBefore, _ := stateOf(t, path)
	checkFile(t, path, w) // in the copy only
	if b, _ := stateOf(t, path); !bytes.Equal(b, bytesBefore) {
		t.Error("reading has played the journal back")
	}
	checkAlone(t, filepath.Dir(path), "plan.cluster", "plan.cluster-journal")
	f, c, err := Open(path)
	must(t, err)
	checkSame(t, c.Workbook, w)
	must(t, f.Close())
	checkAlone(t, filepath.Dir(path), "plan.cluster")
	checkSound(t, path)
}

// Without its journal such a file cannot be put right: it is damaged, or half of it is reported,
// but no panic and no wrong word.
func TestOpen_TornWithoutJournal(t *testing.T) {
	w := many(t, 500)
	path := createClosed(t, w)
	start(t, "torn", path).kill()
	must(t, os.Remove(path+"-journal"))
	f, c, err := Open(path)
	switch {
	case errors.Is(err, ErrDamaged):
	case err != nil:
		t.Fatal(err)
	default:
		defer f.Close()
		if len(c.Problems) == 0 {
			t.Error("nothing is told")
		}
	}
}

// A program that was killed leaves a journal that holds nothing; it is gone after the next use.
func TestOpen_JournalLeftOver(t *testing.T) {
	path := createClosed(t, one(t))
	start(t, "hold", path).kill()
	checkAlone(t, filepath.Dir(path), "plan.cluster", "plan.cluster-journal")
	f, c, err := Open(path)
	must(t, err)
	checkSame(t, c.Workbook, one(t))
	must(t, f.Close())
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

// Killed at any instant, what was said to be written is there, whole batches and their history.
func TestAppend_KilledAtAnyInstant(t *testing.T) {
	path := createClosed(t, one(t))
	last := 0
	for round := range 5 {
		other := start(t, "write", path, fmt.Sprintf("round%d-", round))
		said := 0
		for range 3 + 7*round {
			n, err := strconv.Atoi(other.line())
			must(t, err)
			said = n
		}
		other.kill()
		f, c, err := Open(path)
		must(t, err)
		must(t, f.Close())
		got := checkPair(t, c)
		if got < said {
			t.Fatalf("%d is in the file, %d was said to be written", got, said)
		}
		if changes := checkSound(t, path).Changes; changes != last+2*got {
			t.Errorf("%d changes are in the file and should be %d", changes, last+2*got)
		}
		last += 2 * got
	}
}

// checkPair makes sure that what was written in one batch is there in one piece, its picture too.
func checkPair(t *testing.T, c Contents) int {
	t.Helper()
	scenario, card := c.Workbook.Record("scenario").(canvas.Scenario).Title, c.Workbook.Record("card").(canvas.Card).Title
	n, err := strconv.Atoi(scenario)
	if err != nil || scenario != card || len(c.Problems) > 0 {
		t.Fatalf("the scenario is %q, the card %q, problems %v", scenario, card, c.Problems)
	}
	if note, ok := canvas.Get[canvas.Note](c.Workbook, "note"); ok {
		if a, ok := c.Workbook.Asset(note.Picture); !ok || a.Width != n {
			t.Fatalf("the note shows %q, which is %d pixels wide, after batch %d", note.Picture, a.Width, n)
		}
	}
	return n
}

// Read shows one instant, however fast somebody writes: a small file, that is copied between two
// writes, and a large one, that is written while it is copied.
func TestRead_WhileAnotherProgramWrites(t *testing.T) {
	for _, w := range []canvas.Workbook{one(t), many(t, 3000)} {
		path := createClosed(t, w)
		other := start(t, "write", path, "w")
		other.line()
		go func() { // its words are of no use, but the pipe must not fill
			for other.out.Scan() {
				_ = other.out.Text()
			}
		}()
		for before := 0; before < lastBatch; {
			c, err := Read(path)
			if errors.Is(err, ErrBusy) {
				continue // it writes without a pause, as no hand does
			}
			must(t, err)
			n := checkPair(t, c)
			if n < before {
				t.Fatalf("%d was read after %d", n, before)
			}
			if len(c.Past) != 2*n {
				t.Fatalf("%d changes at %d", len(c.Past), n)
			}
			before = n
		}
	}
}

// The same in one program: reading and writing go on at once, and the lock outlasts it.
func TestRead_WhileThisProgramWrites(t *testing.T) {
	path := createClosed(t, one(t))
	f, c, err := Open(path)
	must(t, err)
	e := canvas.NewEditor(c.Workbook, ids("c"), nil)
	done := make(chan error)
	go func() {
		for range 20 {
			if _, err := Read(path); err != nil && !errors.Is(err, ErrBusy) {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for i := range 60 {
		must(t, f.Append([]canvas.Change{mustDo(e, retitle(e.Workbook(), "card", fmt.Sprint(i)))}))
	}
	must(t, <-done)
	if s := start(t, "names", path); s.line() != "open: "+ErrLocked.Error() {
		t.Error("the lock is lost")
	}
	must(t, f.Close())
	checkFile(t, path, e.Workbook())
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

// A private copy is private, and gone afterwards.
func TestRead_LeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.TempDir())
	path := createClosed(t, one(t))
	checkFile(t, path, one(t))
	checkSound(t, path)
	must(t, Duplicate(path, path+"2"))
	must(t, os.Truncate(path, 5000))
	if _, err := Read(path); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	entries, err := os.ReadDir(os.TempDir())
	must(t, err)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "clustercanvas-") {
			t.Errorf("left: %s", e.Name())
		}
	}
}

// Somebody may have changed the journal mode with another program. In WAL mode a file must not be
// mailed, so it is brought back.
func TestOpen_WALBecomesOneFile(t *testing.T) {
	path := createClosed(t, one(t))
	s, err := connect(path, toDisk)
	must(t, err)
	must(t, s.exec(`PRAGMA journal_mode = WAL`))
	must(t, s.exec(`UPDATE record SET body = replace(body, 'Membership', 'Member') WHERE id = 'card'`))
	want := one(t)
	want, err = want.Apply(retitle(want, "card", "Member fees").Diff)
	must(t, err)
	left := filepath.Join(t.TempDir(), "left.cluster") // as a killed program leaves it
	for _, ext := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + ext)
		must(t, err)
		must(t, os.WriteFile(left+ext, b, 0o600))
	}
	must(t, s.close())
	for _, p := range []string{path, left} {
		checkFile(t, p, want)
		f, c, err := Open(p)
		must(t, err)
		checkSame(t, c.Workbook, want)
		must(t, f.Close())
		checkAlone(t, filepath.Dir(p), filepath.Base(p))
		if b, _ := stateOf(t, p); b[18] != 1 || b[19] != 1 {
			t.Error("still in WAL mode")
		}
	}
}
