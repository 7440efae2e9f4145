package storage

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"clustercanvas/canvas"
)

// File is a workbook file that is open for writing and locked for everybody else. Its methods may
// be called from any goroutine, one waits for the other. Close it.
type File struct {
	path string // as it was given
	real string // absolute, links followed
	mu   sync.Mutex
	s    *session // nil once closed
	held *held
}

// Create makes a file of a workbook without history and opens it. It never replaces anything:
// ErrExists where a file lies at the path. Nothing half-written is ever at the path. The file can
// be read by its owner alone (mode 0600).
func Create(path string, w canvas.Workbook) (*File, error) {
	f, err := create(path, w, steps)
	if err != nil {
		return nil, fmt.Errorf("storage: create %q: %w", path, err)
	}
	return f, nil
}

func create(path string, w canvas.Workbook, l ladder) (*File, error) {
	real, err := filepath.Abs(path)
	if err != nil {
		return nil, named(err)
	}
	if _, err := os.Lstat(real); err == nil {
		return nil, ErrExists
	}
	tmp, err := stage(real)
	if err != nil {
		return nil, err
	}
	defer tmp.discard()
	if err := fresh(tmp.path, w, l); err != nil {
		return nil, err
	}
	if err := tmp.sync(); err != nil {
		return nil, err
	}
	if err := tmp.place(real); err != nil {
		return nil, err
	}
	return attach(path, l)
}

// fresh writes a workbook into an empty file.
func fresh(real string, w canvas.Workbook, l ladder) (err error) {
	s, err := connect(real, toGo)
	if err != nil {
		return err
	}
	defer func() {
		if closed := s.close(); err == nil {
			err = named(closed)
		}
	}()
	return s.transact(func(tx *sql.Tx) error {
		if _, err := tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d`, applicationID)); err != nil {
			return err
		}
		if err := l.climb(tx, 0); err != nil {
			return err
		}
		put, err := newWriter(tx)
		if err != nil {
			return err
		}
		defer put.close()
		for _, r := range w.Records() {
			if err := put.record(r.RecordID(), r); err != nil {
				return err
			}
		}
		return put.assets(w.Assets())
	})
}

// Open opens the file at a path and reads it. A file of an older version is migrated, after a
// copy of it was put beside it. The error is one of ErrNotFound, ErrForbidden, ErrNotWorkbook,
// ErrTooLarge, ErrNewer, ErrLocked, ErrDamaged, ErrReadOnly, ErrFull, ErrDisk, and the file holds
// what it held.
func Open(path string) (*File, Contents, error) {
	f, c, err := open(path, steps)
	if err != nil {
		return nil, Contents{}, fmt.Errorf("storage: open %q: %w", path, err)
	}
	return f, c, nil
}

func open(path string, l ladder) (*File, Contents, error) {
	f, err := attach(path, l)
	if err != nil {
		return nil, Contents{}, err
	}
	c, err := f.s.contents()
	if err != nil {
		f.Close()
		return nil, Contents{}, err
	}
	return f, c, nil
}

// attach opens a file without reading it.
func attach(path string, l ladder) (*File, error) {
	h, real, err := hold(path)
	if err != nil {
		return nil, err
	}
	version, err := readHeader(h.file, len(l))
	if err == nil && !h.own() {
		err = ErrLocked
	}
	if err != nil {
		h.release()
		return nil, err
	}
	s, err := seize(h, real, l, version)
	if err != nil {
		h.disown()
		h.release()
		return nil, err
	}
	return &File{path: path, real: real, s: s, held: h}, nil
}

// seize opens, locks, checks and migrates a file.
func seize(h *held, real string, l ladder, version int) (*session, error) {
	s, err := connect(real, toDisk)
	if err != nil {
		return nil, suspect(err)
	}
	err = suspect(s.lock())
	if err == nil {
		err = s.verify(l, version)
	}
	if err == nil && version < len(l) {
		err = s.upgrade(h, real, l, version)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// Path returns the path that the file was opened with.
func (f *File) Path() string { return f.path }

// Close closes the file and gives the lock back. Only the one file is left in its folder. A
// second Close does nothing.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.s == nil {
		return nil
	}
	if f.held.at(f.real) { // else it is not the file any more that would be tidied up
		_ = f.s.dropOrphans() // what cannot be tidied up does no harm
	}
	err := f.s.close()
	f.s = nil
	f.held.disown()
	f.held.release()
	if err != nil {
		return fmt.Errorf("storage: close %q: %w", f.path, named(err))
	}
	return nil
}

// use runs f on the open session; only one at a time.
func (f *File) use(what string, do func(*session) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	err := ErrClosed
	if f.s != nil {
		err = do(f.s)
	}
	if err != nil {
		return fmt.Errorf("storage: %s %q: %w", what, f.path, err)
	}
	return nil
}
