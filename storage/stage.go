package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// staged is a file that is being made beside the place where it shall lie, so that what lies
// there is always whole: nothing, the old file, or the new one. Its mode is 0600.
type staged struct{ path string }

// stage makes an empty file beside target. Its name is longer than that of any journal of target,
// so that a name too long for a journal fails now.
func stage(target string) (staged, error) {
	dir, base := filepath.Split(target)
	f, err := os.CreateTemp(dir, "."+base+"-*.tmp")
	if err != nil {
		return staged{}, named(err)
	}
	return staged{f.Name()}, named(f.Close())
}

// discard removes what was not placed.
func (t staged) discard() {
	os.Remove(t.path)
	for _, ext := range sidecars {
		os.Remove(t.path + ext)
	}
}

// fill writes all of r and syncs it.
func (t staged) fill(r io.Reader) error {
	f, err := os.OpenFile(t.path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return named(err)
	}
	_, err = io.Copy(f, r)
	return named(errors.Join(err, f.Sync(), f.Close()))
}

// sync makes sure that what SQLite wrote is on the disk.
func (t staged) sync() error {
	f, err := os.OpenFile(t.path, os.O_RDWR, 0)
	if err != nil {
		return named(err)
	}
	return named(errors.Join(f.Sync(), f.Close()))
}

// place gives the file its name. It never replaces: ErrExists where something lies there.
func (t staged) place(target string) error {
	if _, err := os.Lstat(target); err == nil {
		return ErrExists
	}
	if err := clearJournals(target); err != nil {
		return err
	}
	err := os.Link(t.path, target)
	switch {
	case err == nil:
		os.Remove(t.path) // now: on Windows no name of a file can be removed that SQLite has open
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	default: // memory sticks and some network drives know no links
		err = t.claim(target)
	}
	if err == nil {
		syncFolder(target)
	}
	return err
}

// claim places the file where no links can be made: it takes the name with an empty file, which
// only one program can do, and replaces that.
func (t staged) claim(target string) error {
	f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return named(err)
	}
	if err := f.Close(); err != nil {
		return named(err)
	}
	if err := os.Rename(t.path, target); err != nil {
		os.Remove(target)
		return named(err)
	}
	return nil
}

// replace puts the file where another may lie.
func (t staged) replace(target string) error {
	if err := clearJournals(target); err != nil {
		return err
	}
	if err := os.Rename(t.path, target); err != nil {
		return named(err)
	}
	syncFolder(target)
	return nil
}

// sidecars are what SQLite may leave beside a file: the journals of its two modes, and the index
// of the second.
var sidecars = []string{"-journal", "-wal", "-shm"}

// clearJournals makes room beside target: SQLite would play a journal that another file has left
// there back into the new one. A journal that holds nothing is removed. One that holds something
// belongs to a file that was moved away and needs it, so it stays, and the name is taken.
func clearJournals(target string) error {
	for _, ext := range sidecars {
		f, err := os.Open(target + ext)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return named(err)
		}
		var first [1]byte
		n, err := f.Read(first[:])
		f.Close()
		if err != nil && err != io.EOF {
			return named(err)
		}
		if n > 0 && first[0] != 0 && ext != "-shm" {
			return fmt.Errorf("%w: the journal %s of another file", ErrExists, filepath.Base(target)+ext)
		}
		if err := os.Remove(target + ext); err != nil {
			return named(err)
		}
	}
	return nil
}

// syncFolder makes a new name outlast a power cut. Where folders cannot be synced, as on Windows,
// names last by themselves.
func syncFolder(target string) {
	if d, err := os.Open(filepath.Dir(target)); err == nil {
		d.Sync()
		d.Close()
	}
}
