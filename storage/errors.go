package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// What can be wrong with a file. Every error of this package that a user can meet is one of
// these for errors.Is.
var (
	ErrNotFound    = errors.New("no such file or folder")
	ErrExists      = errors.New("a file of that name is there already")
	ErrNotWorkbook = errors.New("not a workbook")
	ErrTooLarge    = errors.New("larger than a workbook can be")
	ErrNewer       = errors.New("made by a newer version of the program")
	ErrLocked      = errors.New("open elsewhere")
	ErrForbidden   = errors.New("the file may not be read")
	ErrBusy        = errors.New("changing too fast to be copied")
	ErrDamaged     = errors.New("damaged")
	ErrReadOnly    = errors.New("the file or its folder may not be written")
	ErrFull        = errors.New("no room left on the disk")
	ErrGone        = errors.New("the file was moved, replaced or removed while it was open")
	ErrDisk        = errors.New("the disk reports an error")
	ErrClosed      = errors.New("the file is closed")
)

var sentinels = []error{
	ErrNotFound, ErrExists, ErrNotWorkbook, ErrTooLarge, ErrNewer, ErrLocked, ErrForbidden, ErrBusy,
	ErrDamaged, ErrReadOnly, ErrFull, ErrGone, ErrDisk, ErrClosed,
}

// Newer is the ErrNewer of a file and names both versions of the file format.
type Newer struct {
	File    int // the version of the file
	Program int // the newest version that this program reads
}

// Error names both versions.
func (n Newer) Error() string {
	return fmt.Sprintf("%v: the file has format %d, this program reads up to %d", ErrNewer, n.File, n.Program)
}

// Is reports whether target is ErrNewer.
func (n Newer) Is(target error) bool { return target == ErrNewer }

// named returns err as one of the errors above where it is one of them in other words, those of
// SQLite or of the operating system.
func named(err error) error {
	for _, sentinel := range sentinels {
		if err == nil || errors.Is(err, sentinel) {
			return err
		}
	}
	var s sqlite3.Error
	if errors.As(err, &s) {
		if sentinel := ofSQLite(s); sentinel != nil {
			return fmt.Errorf("%w: %w", sentinel, err)
		}
		return err
	}
	if sentinel := ofSystem(err); sentinel != nil {
		return fmt.Errorf("%w: %w", sentinel, err)
	}
	return err
}

// unreadable is named for what was to be read: not being allowed to is another thing there.
func unreadable(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrForbidden, err)
	}
	return named(err)
}

// suspect is named for a file of which nothing is known yet: what SQLite cannot do with it is not
// our mistake but the file's.
func suspect(err error) error {
	err = named(err)
	var s sqlite3.Error
	if errors.As(err, &s) && ofSQLite(s) == nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

func ofSQLite(err sqlite3.Error) error {
	switch err.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return ErrLocked
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return ErrDamaged
	case sqlite3.ErrFull:
		return ErrFull
	case sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrAuth:
		// Can't open is the journal that cannot be made: the file itself was opened before.
		return ErrReadOnly
	case sqlite3.ErrIoErr:
		if err.SystemErrno == syscall.EDQUOT || err.SystemErrno == syscall.EFBIG {
			return ErrFull // SQLite knows only ENOSPC as a full disk
		}
		return ErrDisk
	}
	return nil
}

func ofSystem(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return ErrNotFound
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return ErrFull
	case errors.Is(err, syscall.EIO):
		return ErrDisk
	}
	return nil
}
