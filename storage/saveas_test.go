package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"clustercanvas/canvas"
)

func TestSaveCopy_HasHistoryAndPictures(t *testing.T) {
	r := newRig(t)
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "changed")))
	must(t, r.flush())
	shown := r.Workbook().Record("note").(canvas.Note)
	a := dot(t)
	shown.Picture = a.Hash
	c := put(r.Workbook(), "picture", shown)
	c.Assets = []canvas.Asset{a}
	must(t, r.Do(noon, c))
	must(t, r.flush())
	path := filepath.Join(t.TempDir(), "copy.cluster")
	must(t, r.f.SaveCopy(path))
	copied := checkFile(t, path, r.Workbook())
	if len(copied.Past) != 2 || copied.Past[0].ID != "c1" {
		t.Errorf("its past is %v", copied.Past)
	}
	if got, ok := copied.Workbook.Asset(a.Hash); !ok || !bytes.Equal(got.Bytes, a.Bytes) {
		t.Error("the picture is not in the copy")
	}
	if rep := checkSound(t, path); rep.Pictures != 1 {
		t.Errorf("%+v", rep)
	}
	checkAlone(t, filepath.Dir(path), "copy.cluster")
	// The file itself goes on, and the copy is on its own.
	must(t, r.Do(noon, retitle(r.Workbook(), "card", "later")))
	must(t, r.flush())
	checkFile(t, r.f.Path(), r.Workbook())
	f, opened, err := Open(path)
	must(t, err)
	defer f.Close()
	if opened.Workbook.Record("card").(canvas.Card).Title != "changed" {
		t.Error("the copy has changed")
	}
}

func TestSaveCopy_IsCompact(t *testing.T) {
	path := createClosed(t, many(t, 2000))
	f, c, err := Open(path)
	must(t, err)
	defer f.Close()
	diff := canvas.Diff{}
	for _, r := range c.Workbook.Records() {
		diff[r.RecordID()] = canvas.Delta{Before: r}
	}
	must(t, f.Append([]canvas.Change{{ID: "c", At: noon, Diff: diff}}))
	must(t, f.s.exec(`DELETE FROM change`))
	must(t, f.SaveCopy(path+"2"))
	before, err := os.Stat(path)
	must(t, err)
	after, err := os.Stat(path + "2")
	must(t, err)
	if after.Size()*4 > before.Size() {
		t.Errorf("%d bytes became %d", before.Size(), after.Size())
	}
}

func TestSaveCopy_ReplacesWhole(t *testing.T) {
	r := newRig(t)
	text := filepath.Join(t.TempDir(), "letter.txt")
	must(t, os.WriteFile(text, []byte("Dear all"), 0o644))
	for _, path := range []string{createClosed(t, many(t, 500)), text} {
		must(t, r.f.SaveCopy(path))
		checkFile(t, path, r.Workbook())
		checkAlone(t, filepath.Dir(path), filepath.Base(path))
	}
}

// A killed program left a journal beside the file that is replaced. Played back into the new
// file it would damage it.
func TestSaveCopy_OverAFileWithAJournal(t *testing.T) {
	path := createClosed(t, many(t, 500))
	start(t, "torn", path).kill()
	r := newRig(t)
	must(t, r.f.SaveCopy(path))
	checkFile(t, path, r.Workbook())
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

func TestSaveCopy_LeavesTheOldFile(t *testing.T) {
	r := newRig(t)
	held := createClosed(t, many(t, 3))
	start(t, "hold", held)
	here, err := Create(filepath.Join(t.TempDir(), "here.cluster"), many(t, 3))
	must(t, err)
	defer here.Close()
	closed := createClosed(t, many(t, 3))
	must(t, os.Chmod(closed, 0o400))
	folder := t.TempDir()
	torn := createClosed(t, many(t, 500))
	start(t, "torn", torn).kill()
	must(t, os.WriteFile(torn, []byte("no workbook any more"), 0o600))

	for path, want := range map[string]error{
		held:                               ErrLocked,
		here.Path():                        ErrLocked,
		r.f.Path():                         ErrLocked,
		closed:                             ErrReadOnly,
		folder:                             ErrExists,
		filepath.Join(folder, "no", "x"):   ErrNotFound,
		filepath.Join(closed, "x.cluster"): ErrNotFound,
		torn:                               ErrExists, // its journal may be of use to somebody
	} {
		var before []byte
		if h, _, err := hold(path); err == nil {
			defer h.release()
			before = contentOf(t, h)
		}
		if err := r.f.SaveCopy(path); !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
		if h, _, err := hold(path); err == nil {
			if !bytes.Equal(before, contentOf(t, h)) {
				t.Errorf("%s has changed", path)
			}
			h.release()
		}
	}
	for _, dir := range []string{filepath.Dir(closed), filepath.Dir(held), filepath.Dir(here.Path()), folder} {
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
			t.Errorf("left beside: %v", left)
		}
	}
	checkFile(t, r.f.Path(), r.Workbook())
}

func contentOf(t *testing.T, h *held) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := b.ReadFrom(h.reader())
	must(t, err)
	return b.Bytes()
}

func TestSaveCopy_FollowsALink(t *testing.T) {
	r := newRig(t)
	target := createClosed(t, many(t, 3))
	link := filepath.Join(t.TempDir(), "link.cluster")
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no links here")
	}
	must(t, r.f.SaveCopy(link))
	checkFile(t, target, r.Workbook())
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
}

func TestDuplicate_NeverReplaces(t *testing.T) {
	from := createClosed(t, one(t))
	to := createClosed(t, many(t, 3))
	if err := Duplicate(from, to); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	if err := Duplicate(from, from); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	checkFile(t, to, many(t, 3))
	checkAlone(t, filepath.Dir(to), "plan.cluster")
}

// Memory sticks know no hard links.
func TestStage_ClaimNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "plan.cluster")
	for _, want := range []error{nil, ErrExists} {
		tmp, err := stage(target)
		must(t, err)
		must(t, tmp.fill(bytes.NewReader([]byte("first"))))
		if err := tmp.claim(target); !errors.Is(err, want) {
			t.Fatalf("%v", err)
		}
		tmp.discard()
	}
	checkAlone(t, dir, "plan.cluster")
	if b, _ := os.ReadFile(target); string(b) != "first" {
		t.Errorf("%q", b)
	}
}
