package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"clustercanvas/canvas"
)

func TestCreate_HoldsTheWorkbook(t *testing.T) {
	w := one(t)
	for _, want := range []canvas.Workbook{{}, w} {
		path := createClosed(t, want)
		f, c, err := Open(path)
		must(t, err)
		checkSame(t, c.Workbook, want)
		if len(c.Past) > 0 || len(c.Problems) > 0 {
			t.Errorf("a new file has a past %v or problems %v", c.Past, c.Problems)
		}
		if f.Path() != path {
			t.Errorf("its path is %q", f.Path())
		}
		must(t, f.Close())
		checkAlone(t, filepath.Dir(path), "plan.cluster")
		checkSound(t, path)
	}
}

func TestCreate_NeverReplaces(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte("mine"), 0o600))
		return path
	}
	must(t, os.Mkdir(filepath.Join(dir, "folder"), 0o700))
	write("lost.cluster-journal")
	for _, path := range []string{write("file.cluster"), filepath.Join(dir, "folder"), filepath.Join(dir, "lost.cluster")} {
		if _, err := Create(path, canvas.Workbook{}); !errors.Is(err, ErrExists) {
			t.Errorf("%s: %v", path, err)
		}
	}
	checkAlone(t, dir, "file.cluster", "folder", "lost.cluster-journal")
	if b, _ := os.ReadFile(filepath.Join(dir, "file.cluster")); string(b) != "mine" {
		t.Errorf("the file is now %q", b)
	}
}

func TestCreate_IsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions")
	}
	path := filepath.Join(t.TempDir(), "plan.cluster")
	f, err := Create(path, one(t))
	must(t, err)
	defer f.Close()
	copied := path + ".copy"
	must(t, f.SaveCopy(copied))
	for _, p := range []string{path, path + "-journal", copied} {
		info, err := os.Stat(p)
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", filepath.Base(p), info.Mode())
		}
	}
}

// Letters that mean something in a URI, to the driver, or to a file system.
func TestFile_AnyName(t *testing.T) {
	for _, name := range []string{
		"a?b.cluster", "a#b.cluster", "a%41b.cluster", "a%.cluster", "a b.cluster", "mode=ro&x=1?.cluster",
		"Überblick 漢字 🌊.cluster", "'quoted\".cluster", "-.cluster", "file:x", "*.cluster", "no extension", ".hidden",
		"new\nline.cluster", "invalid\xffutf8.cluster",
	} {
		if runtime.GOOS != "linux" && name != "a#b.cluster" && name != "a b.cluster" {
			continue // not every system allows them all
		}
		dir := filepath.Join(t.TempDir(), "a folder?#%20")
		must(t, os.Mkdir(dir, 0o700))
		path := filepath.Join(dir, name)
		f, err := Create(path, one(t))
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		e := canvas.NewEditor(one(t), ids("c"), nil)
		must(t, f.Append([]canvas.Change{mustDo(e, retitle(e.Workbook(), "card", "renamed"))}))
		must(t, f.SaveCopy(filepath.Join(dir, "copy of "+name)))
		must(t, f.Close())
		must(t, Duplicate(path, filepath.Join(dir, "another "+name)))
		for _, p := range []string{name, "copy of " + name, "another " + name} {
			checkFile(t, filepath.Join(dir, p), e.Workbook())
		}
		checkAlone(t, dir, name, "copy of "+name, "another "+name)
	}
}

func TestFile_RelativePathAndLink(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	f, err := Create("plan.cluster", one(t))
	must(t, err)
	must(t, f.Close())
	if err := os.Symlink("plan.cluster", "link.cluster"); err != nil {
		t.Skip("no links here")
	}
	f, c, err := Open("link.cluster")
	must(t, err)
	defer f.Close()
	if _, _, err := Open("plan.cluster"); !errors.Is(err, ErrLocked) {
		t.Errorf("the file behind the link: %v", err)
	}
	e := canvas.NewEditor(c.Workbook, ids("c"), nil)
	must(t, f.Append([]canvas.Change{mustDo(e, retitle(e.Workbook(), "card", "by link"))}))
	must(t, f.Close())
	checkFile(t, "plan.cluster", e.Workbook())
	checkAlone(t, dir, "plan.cluster", "link.cluster")
}

func TestClose_Twice(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "plan.cluster"), one(t))
	must(t, err)
	must(t, f.Close())
	must(t, f.Close())
	if err := f.Append(nil); !errors.Is(err, ErrClosed) {
		t.Errorf("append: %v", err)
	}
	if err := f.SaveCopy(f.Path() + "2"); !errors.Is(err, ErrClosed) {
		t.Errorf("save a copy: %v", err)
	}
}

// Opening and closing changes no byte and no time, so that sync programs have nothing to do.
func TestOpen_ChangesNothing(t *testing.T) {
	path := createClosed(t, one(t))
	bytesBefore, infoBefore := stateOf(t, path)
	f, _, err := Open(path)
	must(t, err)
	must(t, f.Close())
	bytesAfter, infoAfter := stateOf(t, path)
	if !bytes.Equal(bytesBefore, bytesAfter) || !infoBefore.ModTime().Equal(infoAfter.ModTime()) {
		t.Error("opening has changed the file")
	}
	checkAlone(t, filepath.Dir(path), "plan.cluster")
}

func stateOf(t testing.TB, path string) ([]byte, os.FileInfo) {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	info, err := os.Stat(path)
	must(t, err)
	return b, info
}

// At every quiet moment all is in the one file: mailed alone while it is open, it is whole.
func TestFile_AloneIsWhole(t *testing.T) {
	path := createClosed(t, one(t))
	f, c, err := Open(path)
	must(t, err)
	defer f.Close()
	e := canvas.NewEditor(c.Workbook, ids("c"), nil)
	must(t, f.Append([]canvas.Change{mustDo(e, retitle(e.Workbook(), "card", "mailed"))}))
	mailed := filepath.Join(t.TempDir(), "mailed.cluster")
	h, _, err := hold(path) // a second handle would end the lock
	must(t, err)
	defer h.release()
	_, err = pour(h.reader(), mailed)
	must(t, err)
	checkFile(t, mailed, e.Workbook())
}

func TestSession_Pragmas(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "plan.cluster"), one(t))
	must(t, err)
	defer f.Close()
	for pragma, want := range map[string]string{
		"application_id": "1131168630", "user_version": fmt.Sprint(len(steps)), "journal_mode": "delete", "synchronous": "2",
		"locking_mode": "exclusive", "trusted_schema": "0", "cell_size_check": "1", "mmap_size": "0",
		"max_page_count": "131072", "page_size": "4096", "busy_timeout": "500",
	} {
		var got string
		err := f.s.row("PRAGMA " + pragma).Scan(&got)
		if pragma == "mmap_size" && err != nil {
			continue // compiled without
		}
		if err != nil || got != want {
			t.Errorf("%s is %q (%v) and should be %q", pragma, got, err, want)
		}
	}
	if limit := f.s.exec(`SELECT ` + string(bytes.Repeat([]byte("("), 200)) + "1"); limit == nil {
		t.Error("a statement two hundred levels deep is parsed")
	}
}
