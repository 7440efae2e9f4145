//go:build unix

package command_test

import (
	"fmt"
	"os"
	"syscall"
)

// churning runs a command on a file that is never twice the same: beside it lies a journal, read
// together with it, that tells another number each time.
func churning() {
	journal := os.Args[1] + "-journal"
	if err := syscall.Mkfifo(journal, 0o600); err != nil {
		fmt.Fprintln(os.Stderr, "churning:", err)
		os.Exit(99)
	}
	go func() {
		for n := 0; ; n++ {
			f, err := os.OpenFile(journal, os.O_WRONLY, 0) // waits for a reader
			if err != nil {
				return
			}
			fmt.Fprintln(f, n)
			f.Close()
		}
	}()
	code := runCommand(os.Args[2:])
	os.Remove(journal)
	os.Exit(code)
}
