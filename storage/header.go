package storage

import (
	"encoding/binary"
	"fmt"
	"io"
)

// applicationID marks a database as ours, in its raw header, so that the file command and this
// program know a workbook without asking SQLite: "ClCv".
const applicationID = 0x436c4376

// maxFile is how many bytes a workbook file may have. It keeps a crafted file from filling
// memory, and it lies below the gigabyte where SQLite locks bytes that Windows then refuses to
// let anybody read.
const maxFile = 512 << 20

const magic = "SQLite format 3\x00"

// readHeader returns the version that the raw header of a file states. It asks nothing of SQLite:
// a file that is not ours is turned away before SQLite has touched it or a journal beside it.
func readHeader(r io.ReaderAt, newest int) (int, error) {
	var h [100]byte
	if _, err := r.ReadAt(h[:], 0); err != nil {
		if err == io.EOF {
			return 0, ErrNotWorkbook
		}
		return 0, named(err)
	}
	if string(h[:len(magic)]) != magic {
		return 0, ErrNotWorkbook
	}
	if binary.BigEndian.Uint32(h[68:]) != applicationID {
		return 0, fmt.Errorf("%w: a database of another program", ErrNotWorkbook)
	}
	return stated(int(int32(binary.BigEndian.Uint32(h[60:]))), newest)
}

// stated returns a version that a file states, or why it cannot be read.
func stated(version, newest int) (int, error) {
	switch {
	case version > newest:
		return 0, Newer{File: version, Program: newest}
	case version < 1:
		return 0, fmt.Errorf("%w: it states format %d", ErrDamaged, version)
	}
	return version, nil
}
