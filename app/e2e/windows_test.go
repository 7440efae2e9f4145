//go:build e2e

package e2e

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// onWindows is the program for Windows as it comes in its package, and what runs it here.
type onWindows struct{ wine, folder string }

// forWindows returns it, as scripts/package-test.sh has laid it out. `make test` has no time to build
// it.
func forWindows(t *testing.T) onWindows {
	t.Helper()
	w := onWindows{os.Getenv("CLUSTERCANVAS_WINE"), os.Getenv("CLUSTERCANVAS_WINDOWS")}
	if w.wine == "" || w.folder == "" {
		t.Skip("the program for Windows is tried by: make package-test")
	}
	return w
}

// do runs one of its programs in a folder, and returns what it writes and its exit code.
func (w onWindows) do(t *testing.T, folder, program string, args ...string) (out, said string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(w.wine, append([]string{filepath.Join(w.folder, program)}, args...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &stdout, &stderr
	cmd.Env = without(screenVariables)
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// TestWindows_CommandLine works with a file without a screen, by the program itself and by the one
// for the console, and compares what comes out with what comes out here.
func TestWindows_CommandLine(t *testing.T) {
	w := forWindows(t)
	bin, folder := need(t, "CLUSTERCANVAS_BIN"), t.TempDir()
	const file = "Fördermittel für März.cluster"
	for _, program := range []string{"ClusterCanvas.exe", "clustercanvas.com"} {
		out, said, code := w.do(t, folder, program, "--version")
		if want := run(t, nil, bin, "--version"); code != 0 || said != "" || strings.TrimSpace(out) != strings.Replace(want, "linux/", "windows/", 1) {
			t.Errorf("%s says %q and %q, exit code %d", program, out, said, code)
		}
		for _, c := range []struct {
			args []string
			code int
			says string
		}{
			{[]string{"frobnicate"}, 2, "There is no command"},
			{[]string{"info", "nothing.cluster"}, 1, "There is no file nothing.cluster."},
			{[]string{"info", filepath.Join(w.folder, "README.txt")}, 3, "is not a file of Cluster Canvas"},
		} {
			if out, said, code := w.do(t, folder, program, c.args...); code != c.code || out != "" || !strings.Contains(said, c.says) {
				t.Errorf("%s %v says %q and %q, exit code %d", program, c.args, out, said, code)
			}
		}
	}

	if _, said, code := w.do(t, folder, "clustercanvas.com", "new", file, "--example", "ocean-tech"); code != 0 {
		t.Fatal(said)
	}
	out, _, _ := w.do(t, folder, "clustercanvas.com", "info", file, "--json")
	t.Chdir(folder) // both are called with the same names
	if want := run(t, nil, bin, "info", file, "--json"); strings.TrimSpace(out) != want {
		t.Error("info tells another story")
	}
	for _, format := range []string{"pdf", "png", "json", "xlsx", "svg"} {
		theirs, ours := filepath.Join(folder, "theirs."+format), filepath.Join(folder, "ours."+format)
		if _, said, code := w.do(t, folder, "clustercanvas.com", "export", file, "-o", "theirs."+format); code != 0 || said != "" {
			t.Errorf("export to %s says %q, exit code %d", format, said, code)
			continue
		}
		run(t, nil, bin, "export", file, "-o", ours)
		same := bytes.Equal(readFile(t, theirs), readFile(t, ours))
		switch format {
		case "pdf": // it says when it was made, as an SVG does
			same = run(t, nil, "pdftotext", "-layout", theirs, "-") == run(t, nil, "pdftotext", "-layout", ours, "-")
		case "svg":
			same = string(made.ReplaceAll(readFile(t, theirs), nil)) == string(made.ReplaceAll(readFile(t, ours), nil))
		case "png":
			same = slices.Equal(painted(t, theirs), painted(t, ours))
		}
		if !same {
			t.Errorf("the %s is another than here", format)
		}
	}

	var names []string
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "ours.") && !strings.HasPrefix(e.Name(), "theirs.") {
			names = append(names, e.Name())
		}
	}
	if !slices.Equal(names, []string{file}) {
		t.Errorf("in the folder there are %q", names)
	}
}

// made is when an SVG was made.
var made = regexp.MustCompile(`<dc:date>[^<]*`)

// painted returns the picture in a PNG file as bytes.
func painted(t *testing.T, path string) []byte {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(readFile(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	b := picture.Bounds()
	out := image.NewRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.Set(x, y, picture.At(x, y))
		}
	}
	return out.Pix
}

// TestWindows_Window opens a file in the window and drags a card onto the sheet.
func TestWindows_Window(t *testing.T) {
	w := forWindows(t)
	path := newFile(t, t.TempDir(), "Fördermittel.cluster", "intl-entrepreneurial")
	before := len(read(t, path).Sources)
	p := open(t, w.wine, filepath.Join(w.folder, "ClusterCanvas.exe"), path)
	p.picture("windows")
	x, y := p.middle("section:public")
	p.drag("card:card:pub-local-gov", x, y)
	p.wait("saved")
	p.rest()
	p.picture("windows-dropped")
	p.close()
	if got := len(read(t, path).Sources); got != before+1 {
		t.Errorf("there are %d sources, before there were %d", got, before)
	}
}

// TestWindows_WithoutOpenGL gets a message of the system.
func TestWindows_WithoutOpenGL(t *testing.T) {
	w := forWindows(t)
	display := xServer(t, "-screen", "0", "1024x768x24", "-extension", "GLX")
	var said bytes.Buffer
	cmd := exec.Command(w.wine, filepath.Join(w.folder, "ClusterCanvas.exe"))
	cmd.Env, cmd.Stdout, cmd.Stderr = without(screenVariables, "DISPLAY="+display), &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	readMessage(t, display)
	exitsWith(t, cmd, 1)
	if !strings.Contains(said.String(), "Compatibility Pack") || strings.Contains(said.String(), "goroutine") {
		t.Errorf("it says %q", said.String())
	}
}
