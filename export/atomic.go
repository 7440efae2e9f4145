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
func WriteFile(path string, write func(io.Writer) error) error {
	return WriteFiles([]string{path}, func(_ int, w io.Writer) error { return write(w) })
}

// WriteFiles is WriteFile for several: all of them are written before the first is replaced. Write is told
// which one it writes.
func WriteFiles(paths []string, write func(i int, w io.Writer) error) (err error) {
	var files []*freshFile
	defer func() { // also if write panics
		for _, f := range files {
			err = errors.Join(err, f.discard())
		}
	}()
	for i, path := range paths {
		failed := func(err error) error { return fmt.Errorf("export: write %q: %w", path, classified(err)) }
		f, err := newFreshFile(path)
		if err != nil {
			return failed(err)
		}
		files = append(files, f)
		if err := f.write(func(w io.Writer) error { return write(i, w) }); err != nil {
			return failed(err)
		}
	}
	for _, f := range files {
		if err := f.replace(); err != nil {
			return fmt.Errorf("export: write %q: %w", f.target, classified(err))
		}
	}
	return nil
}

// freshFile is a new file beside the one that it will replace.
type freshFile struct {
	*os.File
	target string
	done   bool
}

func newFreshFile(path string) (*freshFile, error) {
	target, mode, err := destination(path)
	if err != nil {
		return nil, err
	}
	f, err := createBeside(target, mode)
	return &freshFile{File: f, target: target}, err
}

// write writes the file and brings it to the disk.
func (f *freshFile) write(body func(io.Writer) error) error {
	w := bufio.NewWriterSize(f.File, 1<<16)
	if err := body(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// replace gives the file its name.
func (f *freshFile) replace() error {
	if err := os.Rename(f.Name(), f.target); err != nil {
		return err
	}
	f.done = true
	syncFolder(filepath.Dir(f.target))
	return nil
}

// discard removes a file that has replaced nothing.
func (f *freshFile) discard() error {
	if f.done {
		return nil
	}
	return errors.Join(ignoreClosed(f.Close()), os.Remove(f.Name()))
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
