package export

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/canvas/scene"
)

func writes(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// checkFolder checks that a folder holds one file with some text and nothing else.
func checkFolder(t *testing.T, path, want string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != want {
		t.Errorf("the file holds %q %v, want %q", b, err, want)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v %v", entries, err)
	}
}

func TestWriteFile_ReplacesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := WriteFile(path, writes("first")); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, path, "first")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, writes("second")); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, path, "second")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is now %v %v", info.Mode(), err)
	}
}

func TestWriteFile_LeavesTheOldFileWhereAnythingFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := WriteFile(path, writes("old")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	err := WriteFile(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, strings.Repeat("new ", 1<<16)); err != nil {
			return err
		}
		return full
	})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), path) {
		t.Errorf("error is %v", err)
	}
	checkFolder(t, path, "old")
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = WriteFile(path, func(io.Writer) error { panic("a fault in a format") })
	}()
	checkFolder(t, path, "old")
}

func TestWriteFile_TellsWhatIsWrongWithTheTarget(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "no such folder", "a.pdf")
	err := WriteFile(missing, writes("x"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), `folder "`+filepath.Dir(missing)+`"`) {
		t.Errorf("missing folder: %v", err)
	}
	if err := WriteFile(dir, writes("x")); err == nil || !strings.Contains(err.Error(), "is no file") {
		t.Errorf("a folder in place of a file: %v", err)
	}
	file := filepath.Join(dir, "file")
	if err := WriteFile(file, writes("old")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(filepath.Join(file, "a.pdf"), writes("x")); err == nil {
		t.Error("a file in place of a folder: no error")
	}
	if os.Geteuid() != 0 { // for root every file may be written
		if err := os.Chmod(file, 0o444); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(file, writes("new")); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("a file that may not be written: %v", err)
		}
	}
	checkFolder(t, file, "old")
}

func TestWriteFile_FollowsLinks(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	target, path := filepath.Join(other, "real.pdf"), filepath.Join(dir, "link.pdf")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFile(path, writes("new")); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, target, "new")
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is now %v %v", info.Mode(), err)
	}
}

// TestWriteFile_CanceledLeavesTheOldFile cancels every format half way, over a file that is there and where
// there is none.
func TestWriteFile_CanceledLeavesTheOldFile(t *testing.T) {
	page := ordinarySheet()
	for _, f := range Formats {
		pages := []scene.Scene{page}
		if f.Paged {
			pages = append(pages, page, page)
		}
		for _, there := range []bool{true, false} {
			path := filepath.Join(t.TempDir(), "a."+f.Ext)
			if there {
				if err := WriteFile(path, writes("old")); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			in := Input{Pages: pages, DPI: 300, Progress: func(share float64) error {
				if share > 0.3 {
					cancel()
				}
				return ctx.Err()
			}}
			if err := WriteFile(path, func(w io.Writer) error { return f.Write(w, in) }); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: error is %v", f.Name, err)
			}
			if there {
				checkFolder(t, path, "old")
			} else if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) > 0 {
				t.Errorf("%s: the folder holds %v %v", f.Name, entries, err)
			}
		}
	}
}

// TestWriteFiles_ReplacesAllOrNone fails at the last of several files, of which some were there.
func TestWriteFiles_ReplacesAllOrNone(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for _, name := range []string{"a-1.png", "a-2.png", "a-3.png"} {
		paths = append(paths, filepath.Join(dir, name))
	}
	if err := WriteFile(paths[0], writes("old")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	err := WriteFiles(paths, func(i int, w io.Writer) error {
		if i == 2 {
			return full
		}
		return writes("new")(w)
	})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), paths[2]) {
		t.Errorf("error is %v", err)
	}
	checkFolder(t, paths[0], "old")
	if err := WriteFiles(paths, func(i int, w io.Writer) error { return writes(paths[i])(w) }); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if b, err := os.ReadFile(path); err != nil || string(b) != path {
			t.Errorf("%s holds %q %v", path, b, err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != len(paths) {
		t.Errorf("the folder holds %v %v", entries, err)
	}
}
