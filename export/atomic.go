package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile replaces the file at path by what write writes, whole or not at all: it is written
// into a new file beside it, brought to the disk and renamed. Where anything fails, also within
// write, the old file is as it was and the new one is gone. A file that may not be written is not
// replaced; a symbolic link stays one, and the file that it names is replaced. Errors are ErrFull, ErrInUse,
// ErrReadOnly, those of the system, and what write returns.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("export: write %q: %w", path, classified(err))
		}
	}()
	target, mode, err := destination(path)
	if err != nil {
		return err
	}
	f, err := createBeside(target, mode)
	if err != nil {
		return err
	}
	done := false
	defer func() { // also if write panics
		if !done {
			err = errors.Join(err, ignoreClosed(f.Close()), os.Remove(f.Name()))
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), target); err != nil {
		return err
	}
	done = true
	syncFolder(filepath.Dir(target))
	return nil
}

// destination returns the file that path names, and the mode for the new one.
func destination(path string) (string, fs.FileMode, error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		folder := filepath.Dir(path)
		if info, err := os.Stat(folder); err != nil {
			return "", 0, fmt.Errorf("folder %q: %w", folder, err)
		} else if !info.IsDir() {
			return "", 0, fmt.Errorf("%q is no folder", folder)
		}
		return path, 0o666, nil
	}
	if err != nil {
		return "", 0, err
	}
	info, err := os.Stat(target)
	if err != nil {
		return "", 0, err
	}
	if !info.Mode().IsRegular() {
		return "", 0, fmt.Errorf("%q is no file", target)
	}
	f, err := os.OpenFile(target, os.O_WRONLY, 0) // renaming asks nobody whether the file may be written
	if err != nil {
		return "", 0, err
	}
	return target, info.Mode().Perm(), f.Close()
}

// createBeside creates a new file in the folder of target.
func createBeside(target string, mode fs.FileMode) (*os.File, error) {
	folder, name := filepath.Split(target)
	for i := 0; ; i++ {
		f, err := os.OpenFile(fmt.Sprintf("%s.%s.%d.tmp", folder, name, i), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) || i == 99 {
			return f, err
		}
	}
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

// syncFolder brings the new name to the disk. Not every system can; the file itself is there.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
