package storage

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Read reads the file at a path without touching it: through a private copy, which is removed
// again. So it works while the file is open elsewhere, and on a disk that cannot be written. A
// file of an older version is migrated in the copy. The error is one of ErrNotFound,
// ErrForbidden, ErrNotWorkbook, ErrTooLarge, ErrNewer, ErrDamaged, ErrBusy, ErrDisk; ErrFull where there is no
// room for the copy.
func Read(path string) (Contents, error) {
	c, err := read(path, steps)
	if err != nil {
		return Contents{}, fmt.Errorf("storage: read %q: %w", path, err)
	}
	return c, nil
}

func read(path string, l ladder) (c Contents, err error) {
	err = private(path, l, func(s *session) error {
		c, err = s.contents()
		return err
	})
	return c, err
}

// private runs do on a copy of the file at a path: whole, checked, of the newest version.
func private(path string, l ladder, do func(*session) error) error {
	return borrow(path, l, func(s *session, version int) error {
		if err := s.verify(l, version); err != nil {
			return err
		}
		if err := s.migrate(l, version); err != nil {
			return err
		}
		return do(s)
	})
}

// borrow runs do on a copy of the file at a path, in a folder that only the user can look into.
// Nothing of it was checked but its header.
func borrow(path string, l ladder, do func(s *session, version int) error) error {
	h, real, err := hold(path)
	if err != nil {
		return err
	}
	defer h.release()
	version, err := readHeader(h.file, len(l))
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "clustercanvas-*")
	if err != nil {
		return named(err)
	}
	defer os.RemoveAll(dir)
	copied := filepath.Join(dir, "copy.cluster")
	if err := snapshot(h, real, copied); err != nil {
		return err
	}
	s, err := connect(copied, toGo)
	if err != nil {
		return suspect(err)
	}
	defer s.close()
	if err := suspect(s.lock()); err != nil { // rolls back what was half done when it was copied
		return err
	}
	return do(s, version)
}

// tries is how often a file that changes meanwhile is copied anew, a little later each time. A
// hand at work writes a few times in a second; that many misses are no coincidence.
const tries = 12

// snapshot copies a file and its journals as they are at one instant.
func snapshot(h *held, real, to string) error {
	for try := range tries {
		time.Sleep(time.Duration(try*try) * time.Millisecond)
		same, err := h.snapshot(real, to)
		if err != nil || same {
			return err
		}
	}
	return ErrBusy
}

// snapshot copies once and reports whether nothing has changed meanwhile. It reads file,
// journals, journals, file: where both readings agree, both were so at the instant between them.
// That is what a program that is killed at that instant would leave, and from which SQLite
// recovers. Times and the counter in the header would be cheaper and are not enough: a writer
// that keeps its lock does not count.
func (h *held) snapshot(real, to string) (bool, error) {
	var first, second [3][sha256.Size]byte
	var err error
	if first[0], err = pour(h.reader(), to); err != nil {
		return false, err
	}
	logs := []string{"-journal", "-wal"}
	for i, ext := range logs {
		if first[i+1], err = pourFile(real+ext, to+ext); err != nil {
			return false, err
		}
	}
	for i, ext := range logs {
		if second[i+1], err = pourFile(real+ext, ""); err != nil {
			return false, err
		}
	}
	if second[0], err = pour(h.reader(), ""); err != nil {
		return false, err
	}
	return first == second, nil
}

// pourFile is pour of a file by its path. Without that file there is none at to either.
func pourFile(from, to string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		if to != "" {
			os.Remove(to) // of an earlier try
		}
		return sum, nil
	}
	if err != nil {
		return sum, unreadable(err)
	}
	defer f.Close()
	return pour(io.LimitReader(f, maxFile+1), to)
}

// pour returns the sum of all that r gives, and writes it to a file unless to is empty.
func pour(r io.Reader, to string) (sum [sha256.Size]byte, err error) {
	hash := sha256.New()
	into := io.Writer(hash)
	if to != "" {
		f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
		if err != nil {
			return sum, named(err)
		}
		defer f.Close()
		into = io.MultiWriter(hash, f)
	}
	n, err := io.Copy(into, r)
	if err != nil {
		return sum, named(err)
	}
	if n > maxFile {
		return sum, ErrTooLarge
	}
	hash.Sum(sum[:0])
	return sum, nil
}
