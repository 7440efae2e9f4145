package app

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/export"
	"clustercanvas/storage"
)

func TestSentence_SaysEachErrorInItsOwnWords(t *testing.T) {
	all := []error{
		storage.ErrNotFound, storage.ErrExists, storage.ErrNotWorkbook, storage.ErrTooLarge, storage.ErrLocked, storage.ErrForbidden,
		storage.ErrBusy, storage.ErrDamaged, storage.ErrReadOnly, storage.ErrFull, storage.ErrGone, storage.ErrDisk, storage.ErrClosed,
		canvas.ErrStale, canvas.ErrBroken, canvas.ErrNumber, canvas.ErrClip, storage.Newer{File: 9, Program: 1}, export.ErrTooLarge,
	}
	for _, l := range languages {
		words := newWording(l)
		said := map[string]error{}
		for _, err := range all {
			got := words.sentence(fmt.Errorf("storage: open %q: %w", "x", err), "/home/ann/ocean.cluster")
			if other, double := said[got]; double {
				t.Errorf("%s: %v and %v are both %q", l, err, other, got)
			}
			said[got] = err
			if strings.Contains(got, "storage:") || strings.Contains(got, "canvas:") || strings.Contains(got, "{") {
				t.Errorf("%s: %q is not for people", l, got)
			}
		}
	}
}

func TestSentence_NamesFileAndVersions(t *testing.T) {
	words := newWording("en")
	got := words.sentence(fmt.Errorf("storage: open: %w", storage.Newer{File: 9, Program: 2}), "/home/ann/ocean.cluster")
	for _, part := range []string{"ocean.cluster", "9", "2"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q does not say %s", got, part)
		}
	}
	if got := words.sentence(storage.ErrLocked, ""); got != "The file is open elsewhere." {
		t.Errorf("%q", got)
	}
	if got := words.sentence(canvas.Refusal{Key: "refused-last-sheet"}, ""); got != words.text("refused-last-sheet") {
		t.Errorf("%q", got)
	}
	if got := words.sentence(&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "x"); got != words.text("error-read-only", "x") {
		t.Errorf("%q", got)
	}
	if got := words.sentence(errors.New("strange"), ""); !strings.Contains(got, "strange") {
		t.Errorf("%q hides what is not known", got)
	}
}
