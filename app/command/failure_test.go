package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/storage"
)

// Each error that storage names has its exit code and its own sentence, which names the file.
func TestCannotRead(t *testing.T) {
	seen := map[string]error{}
	for _, c := range []struct {
		err  error
		code int
	}{
		{storage.ErrNotFound, 1}, {storage.ErrNotWorkbook, 3}, {storage.ErrTooLarge, 3}, {storage.ErrNewer, 4},
		{storage.Newer{File: 9, Program: 1}, 4}, {storage.ErrLocked, 5}, {storage.ErrForbidden, 1},
		{storage.ErrDamaged, 3}, {storage.ErrFull, 1}, {storage.ErrDisk, 1},
	} {
		err := cannotRead("a/plan.cluster", fmt.Errorf("storage: read: %w", c.err))
		var f failure
		if !errors.As(err, &f) || f.code != c.code || !strings.Contains(f.text, "a/plan.cluster") || strings.Contains(f.text, "\n") {
			t.Errorf("%v: %#v, want code %d", c.err, err, c.code)
		}
		if other := seen[f.text]; other != nil {
			t.Errorf("%v and %v are the same sentence: %s", c.err, other, f.text)
		}
		seen[f.text] = c.err
	}
	if err := cannotRead("x", storage.ErrBusy); err.Error() != cannotRead("x", storage.ErrLocked).Error() {
		t.Errorf("busy: %v", err)
	}
	if cannotRead("x", nil) != nil || cannotWrite("x", nil) != nil {
		t.Error("nothing that is wrong is an error")
	}
}

func TestCannotWrite(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "plan.pdf")
	seen := map[string]error{}
	for _, err := range []error{
		storage.ErrExists, storage.ErrReadOnly, storage.ErrFull, storage.ErrLocked, storage.ErrDisk,
	} {
		text := cannotWrite(path, fmt.Errorf("while writing: %w", err)).Error()
		if !strings.Contains(text, path) || seen[text] != nil {
			t.Errorf("%v: %s", err, text)
		}
		seen[text] = err
	}
	for _, err := range []error{storage.ErrNotFound, fs.ErrNotExist, storage.ErrReadOnly} {
		lost := filepath.Join(folder, "gone", "plan.pdf")
		if text := cannotWrite(lost, err).Error(); !strings.HasPrefix(text, "There is no folder "+filepath.Dir(lost)) {
			t.Errorf("%v: %s", err, text)
		}
	}
	if text := cannotWrite(folder, storage.ErrExists).Error(); !strings.Contains(text, "is not a file") {
		t.Errorf("a folder: %s", text)
	}
}

// A result that nobody takes is a failure: a pipe that was closed, a full disk behind it.
func TestRun_StandardOutputFails(t *testing.T) {
	for _, args := range [][]string{{"examples"}, {"help"}, {"--version"}} {
		var messages bytes.Buffer
		code, handled := Run(args, brokenPipe{}, &messages, Env{})
		if code != exitFailed || !handled || !strings.HasPrefix(messages.String(), "The result cannot be written to standard output") {
			t.Errorf("%v: code %d, handled %t, %q", args, code, handled, messages.String())
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// Where nothing may be written, nothing is there afterwards.
func TestNew_LeavesNothingBehind(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("everything may be written by root")
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	var messages bytes.Buffer
	code, _ := Run([]string{"new", filepath.Join(folder, "x.cluster")}, io.Discard, &messages, Env{})
	entries, err := os.ReadDir(folder)
	if code != exitFailed || err != nil || len(entries) > 0 || !strings.Contains(messages.String(), "is protected") {
		t.Errorf("code %d, %d files, %v, %q", code, len(entries), err, messages.String())
	}
}
