package storage

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// held is a raw, read-only handle of a workbook file, shared by all who need one in this program.
//
// Why it is shared: POSIX drops every lock that a program has on a file as soon as the program
// closes any handle of that file. A second handle, opened and closed to look at the header, would
// silently take the lock from a File that is open. So there is one handle for a file, and it is
// closed when nobody needs it any more, SQLite before it.
//
// Invariant: while a File is open no other handle of its file is opened and closed in this
// program (TestFile_KeepsItsLock).
type held struct {
	file  *os.File
	info  os.FileInfo
	users int
	owned bool // a File is open on it
}

var holding struct {
	sync.Mutex
	files []*held
}

// hold returns a handle of the regular file at a path, links followed, and the real path. Give it
// back with release.
func hold(path string) (*held, string, error) {
	real, err := filepath.Abs(path)
	if err != nil {
		return nil, "", unreadable(err)
	}
	if real, err = filepath.EvalSymlinks(real); err != nil {
		return nil, "", unreadable(err)
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		return nil, "", unreadable(err)
	case !info.Mode().IsRegular():
		return nil, "", fmt.Errorf("%w: not a file", ErrNotWorkbook)
	case info.Size() > maxFile:
		return nil, "", fmt.Errorf("%w: %d bytes", ErrTooLarge, info.Size())
	}
	holding.Lock()
	defer holding.Unlock()
	for _, h := range holding.files {
		if os.SameFile(h.info, info) {
			h.users++
			return h, real, nil
		}
	}
	file, err := os.Open(real)
	if err != nil {
		return nil, "", unreadable(err)
	}
	if info, err = file.Stat(); err != nil {
		file.Close()
		return nil, "", unreadable(err)
	}
	h := &held{file: file, info: info, users: 1}
	holding.files = append(holding.files, h)
	return h, real, nil
}

// release gives a handle back.
func (h *held) release() {
	holding.Lock()
	defer holding.Unlock()
	if h.users--; h.users > 0 {
		return
	}
	for i, other := range holding.files {
		if other == h {
			holding.files = append(holding.files[:i], holding.files[i+1:]...)
			break
		}
	}
	h.file.Close()
}

// own says that a File is about to be open on the handle, and reports whether that may be.
func (h *held) own() bool {
	holding.Lock()
	defer holding.Unlock()
	if h.owned {
		return false
	}
	h.owned = true
	return true
}

// disown takes it back. SQLite must have closed its handle before.
func (h *held) disown() {
	holding.Lock()
	defer holding.Unlock()
	h.owned = false
}

// reader returns the bytes of the file from its start, one more than a workbook may have.
func (h *held) reader() io.Reader { return io.NewSectionReader(h.file, 0, maxFile+1) }

// at reports whether the file still lies at a path.
func (h *held) at(real string) bool {
	info, err := os.Stat(real)
	return err == nil && os.SameFile(h.info, info)
}
