//go:build !unix

package command_test

import "os"

// churning is not there: files cannot be made that are never twice the same.
func churning() { os.Exit(99) }
