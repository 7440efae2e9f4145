package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"clustercanvas/export"
	"clustercanvas/storage"
)

// The exit codes.
const (
	exitDone    = 0
	exitFailed  = 1 // also: wrong JSON, no such sheet, cannot write
	exitUsage   = 2
	exitForeign = 3 // not a workbook, or damaged
	exitNewer   = 4
	exitLocked  = 5 // open elsewhere and not readable
)

// failure is an error in words for people, and the exit code that goes with it. The text may have
// further lines.
type failure struct {
	code int
	text string
}

// Error returns the sentence.
func (f failure) Error() string { return f.text }

func failed(key string, args ...any) error { return failure{exitFailed, say(key, args...)} }

func usage(key string, args ...any) error { return failure{exitUsage, say(key, args...)} }

// report tells an error and returns the exit code for it.
func report(err error, to io.Writer) int {
	if err == nil {
		return exitDone
	}
	var f failure
	if !errors.As(err, &f) {
		f = failure{exitFailed, say("failed", err)}
	}
	fmt.Fprintln(to, f.text)
	return f.code
}

// cannotRead says why the file at a path cannot be read, from the errors of storage, of export
// and of the system.
func cannotRead(path string, err error) error {
	is := func(targets ...error) bool { return isAny(err, targets) }
	var newer storage.Newer
	switch {
	case err == nil:
		return nil
	case errors.As(err, &newer):
		return failure{exitNewer, say("newer-format", path, newer.File, newer.Program)}
	case is(storage.ErrNewer):
		return failure{exitNewer, say("newer", path)}
	case isFolder(path):
		return failed("is-folder", path)
	case is(storage.ErrNotFound, fs.ErrNotExist, syscall.ENOTDIR):
		return failed("not-found", path)
	case is(storage.ErrForbidden, fs.ErrPermission):
		return failed("forbidden", path)
	case is(storage.ErrNotWorkbook):
		return failure{exitForeign, say("not-workbook", path)}
	case is(storage.ErrTooLarge):
		return failure{exitForeign, say("too-large", path)}
	case is(storage.ErrDamaged):
		return failure{exitForeign, say("damaged", path)}
	case is(storage.ErrLocked, storage.ErrBusy):
		return failure{exitLocked, say("locked", path)}
	case is(storage.ErrFull):
		return failed("no-copy-room", path)
	case is(storage.ErrDisk, syscall.EIO):
		return failed("disk-read", path)
	case is(export.ErrJSON):
		return badJSON(path, err)
	}
	return failed("read-failed", path, err)
}

// badJSON lists what is wrong in a file of the exchange format.
func badJSON(path string, err error) error {
	var j *export.JSONError
	if !errors.As(err, &j) {
		return failed("json-one", path, err)
	}
	if len(j.Faults) == 1 && j.More == 0 {
		return failed("json-one", path, j.Faults[0])
	}
	lines := []string{say("json-many", path, len(j.Faults)+j.More)}
	for _, f := range j.Faults {
		lines = append(lines, "  "+f)
	}
	if j.More > 0 {
		lines = append(lines, "  "+say("json-more", j.More))
	}
	return failure{exitFailed, strings.Join(lines, "\n")}
}

// cannotWrite says why a file cannot be written to a path.
func cannotWrite(path string, err error) error {
	is := func(targets ...error) bool { return isAny(err, targets) }
	var words failure
	switch folder := filepath.Dir(path); {
	case err == nil:
		return nil
	case errors.As(err, &words):
		return words
	case isFolder(path):
		return failed("not-a-file", path)
	case is(storage.ErrExists, fs.ErrExist):
		return failed("exists", path)
	case !isFolder(folder):
		return failed("no-folder", folder)
	case is(storage.ErrReadOnly, export.ErrReadOnly, fs.ErrPermission, syscall.EROFS):
		return failed("not-writable", path)
	case is(storage.ErrFull, export.ErrFull, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG):
		return failed("full", path)
	case is(storage.ErrLocked, export.ErrInUse):
		return failed("open-target", path)
	case is(storage.ErrDisk, syscall.EIO):
		return failed("disk-write", path)
	}
	return failed("write-failed", path, err)
}

func isAny(err error, targets []error) bool {
	return slices.ContainsFunc(targets, func(t error) bool { return errors.Is(err, t) })
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
