package command_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/storage"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected outputs in testdata/script anew")

// The test binary is also the program itself, and the second program that has a file open: locks
// are only real between processes.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"clustercanvas": program,
		"holding":       holding,
		"churning":      churning,
	})
}

// env is that of every test: the day does not change, and ids are counted.
func env() command.Env {
	n := 0
	return command.Env{
		Now:   func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
		IDs:   func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("id-", n)) },
		Build: command.Build{Version: "1.2.3-test", Commit: "0123abcd", Date: "2026-11-20"},
		Label: func(l canvas.Label) string { return strings.Join(append([]string{l.Key}, l.Args...), " ") },
	}
}

func program() {
	code, handled := command.Run(os.Args[1:], os.Stdout, os.Stderr, env())
	if !handled {
		fmt.Printf("window %q\n", os.Args[1:])
	}
	os.Exit(code)
}

// holding runs a command while this process has a file open.
func holding() {
	f, _, err := storage.Open(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "holding:", err)
		os.Exit(99)
	}
	code := runCommand(os.Args[2:])
	if err := f.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "holding:", err)
		os.Exit(99)
	}
	os.Exit(code)
}

func runCommand(args []string) int {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	var exit *exec.ExitError
	switch err := cmd.Run(); {
	case errors.As(err, &exit):
		return exit.ExitCode()
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return 99
	}
	return 0
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "patch": patch, "cut": cut, "only": only, "picture": picture, "pixels": pixels,
		},
	})
}

// exits runs the program and checks its exit code: exits 3 info broken.cluster. Another program
// of the test can come before: exits 0 holding open.cluster clustercanvas info open.cluster.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	name, rest := "clustercanvas", args[1:]
	if len(rest) > 0 && slices.Contains([]string{"holding", "churning"}, rest[0]) {
		name, rest = rest[0], rest[1:]
	}
	err = ts.Exec(name, rest...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// patch writes bytes over a file: patch FILE OFFSET HEX. An offset below 0 counts from the end.
func patch(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	body, err := os.ReadFile(path)
	ts.Check(err)
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	if at < 0 {
		at += len(body)
	}
	with, err := hex.DecodeString(args[2])
	ts.Check(err)
	if copy(body[at:], with) < len(with) || bytes.Equal(body, nil) {
		ts.Fatalf("%s is too short", args[0])
	}
	ts.Check(os.WriteFile(path, body, 0o600))
}

// cut keeps the first part of a file: cut FILE 0.5.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	info, err := os.Stat(path)
	ts.Check(err)
	part, err := strconv.ParseFloat(args[1], 64)
	ts.Check(err)
	ts.Check(os.Truncate(path, int64(math.Floor(part*float64(info.Size())))))
}

// only checks that a folder holds nothing else: only FOLDER NAME...
func only(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		if e.Name() != ".tmp" { // where the script's programs keep theirs
			names = append(names, e.Name())
		}
	}
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(names, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], names, want)
	}
}

// starts are how files of each kind begin.
var starts = map[string]string{
	"pdf": "%PDF-", "png": "\x89PNG\r\n", "svg": "<", "json": "{", "xlsx": "PK\x03\x04",
}

// picture checks that files are what their names say: picture NAME.png...
func picture(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		body := ts.ReadFile(name)
		if want := starts[filepath.Ext(name)[1:]]; len(body) < 200 || body[:len(want)] != want {
			ts.Fatalf("%s is no %s file", name, filepath.Ext(name))
		}
	}
}

// pixels checks the size of a PNG: pixels FILE WIDTH HEIGHT.
func pixels(ts *testscript.TestScript, _ bool, args []string) {
	c, err := png.DecodeConfig(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	if got := fmt.Sprint(c.Width, " ", c.Height); got != args[1]+" "+args[2] {
		ts.Fatalf("%s has %s pixels", args[0], got)
	}
}
