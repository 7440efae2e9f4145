package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// SaveCopy writes a compact copy of the file, with all its history, to a path, and replaces what
// lies there. The copy is whole or not there: after an error the old file is untouched. The path
// must not be that of a workbook that is open, here or elsewhere: ErrLocked. Other errors are
// ErrNotFound for a missing folder, ErrReadOnly, ErrExists for a folder in the way, ErrFull and
// ErrDisk. The File itself stays the one that is open.
func (f *File) SaveCopy(path string) error {
	return f.use("save a copy of", func(s *session) error {
		if err := s.saveCopy(path); err != nil {
			return fmt.Errorf("to %q: %w", path, err)
		}
		return nil
	})
}

func (s *session) saveCopy(path string) error {
	real, err := filepath.Abs(path)
	if err != nil {
		return named(err)
	}
	// A link stays a link: what it leads to is replaced.
	if target, err := filepath.EvalSymlinks(real); err == nil {
		real = target
	}
	if err := replaceable(real); err != nil {
		return err
	}
	return s.writeCopy(real, staged.replace)
}

// writeCopy writes a compact copy beside a path and puts it there.
func (s *session) writeCopy(real string, put func(staged, string) error) error {
	tmp, err := stage(real)
	if err != nil {
		return err
	}
	defer tmp.discard()
	if err := s.exec(`VACUUM INTO ?`, tmp.path); err != nil {
		return err
	}
	if err := tmp.sync(); err != nil {
		return err
	}
	return put(tmp, real)
}

// replaceable says why what lies at a path cannot be replaced.
func replaceable(real string) error {
	info, err := os.Lstat(real)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return named(err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w and is not a file", ErrExists)
	case info.Mode().Perm()&0o200 == 0:
		return ErrReadOnly
	}
	h, _, err := hold(real)
	if errors.Is(err, ErrTooLarge) {
		return nil // no workbook of ours
	}
	if err != nil {
		return err
	}
	defer h.release()
	if _, err := readHeader(h.file, len(steps)); errors.Is(err, ErrNotWorkbook) {
		return nil
	}
	if !h.own() {
		return ErrLocked
	}
	defer h.disown()
	// Who has it open would go on writing into a file that has no name any more. And a journal
	// that was left beside it must be played back now, not into the new file.
	s, err := connect(real, toDisk)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.lock(); !errors.Is(err, ErrDamaged) {
		return err
	}
	return nil
}

// Duplicate writes a copy of the file at one path to another, where nothing may lie: ErrExists.
// It is for working on a copy of a file that is open elsewhere, or that cannot be written. Other
// errors are those of Read, and those of Create for the new file.
func Duplicate(from, to string) error {
	err := private(from, steps, func(s *session) error {
		real, err := filepath.Abs(to)
		if err != nil {
			return named(err)
		}
		return s.writeCopy(real, staged.place)
	})
	if err != nil {
		return fmt.Errorf("storage: duplicate %q to %q: %w", from, to, err)
	}
	return nil
}
