package export

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Errors of WriteFile that callers tell apart; errors of the system lie beneath.
var (
	// ErrFull: there is no room left on the disk.
	ErrFull = errors.New("no room on the disk")
	// ErrInUse: another program has the file open and lets nobody write it.
	ErrInUse = errors.New("file in use")
	// ErrReadOnly: the file, its folder or its disk may not be written.
	ErrReadOnly = errors.New("may not be written")
)

// classified returns an error as one of those above, where it is one.
func classified(err error) error {
	for _, class := range []struct {
		name error
		is   []error
	}{
		{ErrFull, append([]error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}, systemFull...)},
		{ErrInUse, systemInUse},
		{ErrReadOnly, []error{syscall.EROFS, fs.ErrPermission}},
	} {
		for _, target := range class.is {
			if errors.Is(err, target) {
				return fmt.Errorf("%w: %w", class.name, err)
			}
		}
	}
	return err
}
