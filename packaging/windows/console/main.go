// Package main is clustercanvas.com, which lies beside ClusterCanvas.exe in the package for
// Windows. A program with windows of its own has no console there: whoever types its name gets the
// prompt back at once, no exit code, and its words between others. Windows looks for .com before
// .exe, so that this one is found first: it starts the other, passes on what that says, and waits.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	own, err := os.Executable()
	if err != nil {
		fail(err)
	}
	program := exec.Command(filepath.Join(filepath.Dir(own), "ClusterCanvas.exe"), os.Args[1:]...)
	program.Stdin = os.Stdin
	// Not the console itself, but pipes: the program is not attached to it and may not write there.
	program.Stdout = struct{ io.Writer }{os.Stdout}
	program.Stderr = struct{ io.Writer }{os.Stderr}
	var ended *exec.ExitError
	if err := program.Run(); errors.As(err, &ended) {
		os.Exit(ended.ExitCode())
	} else if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "ClusterCanvas.exe must lie beside clustercanvas.com and could not be started:", err)
	os.Exit(1)
}
