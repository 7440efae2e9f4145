//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// xServer starts a screen of the test's own and returns the name of its display.
func xServer(t *testing.T, args ...string) string {
	t.Helper()
	reads, writes, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reads.Close()
	var said bytes.Buffer
	cmd := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-nolisten", "tcp", "-noreset", "-dpi", "96"}, args...)...)
	cmd.ExtraFiles, cmd.Stderr = []*os.File{writes}, &said
	err = cmd.Start()
	writes.Close()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	number, err := bufio.NewReader(reads).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb %v did not start: %v\n%s", args, err, said.String())
	}
	return ":" + strings.TrimSpace(number)
}

// without returns the environment without some of its variables, and with others.
func without(names []string, with ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(names, name)
	})
	return append(env, with...)
}

var screenVariables = []string{"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_RUNTIME_DIR", "FYNE_PLATFORM"}

// exitsWith waits for a command and checks its exit code.
func exitsWith(t *testing.T, cmd *exec.Cmd, want int) {
	t.Helper()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); got != want {
		t.Errorf("the exit code is %d, not %d", got, want)
	}
}

// TestNoScreen starts the window where none can be: it is told in sentences, with no trace of the
// program's insides, and what needs no window works.
func TestNoScreen(t *testing.T) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	const gone = ":7391" // X servers take the lowest number that is free
	blank := xServer(t, "-screen", "0", "1024x768x24", "-extension", "GLX")
	boxes := t.TempDir() // the only program that can show a message
	if path, err := exec.LookPath("xmessage"); err != nil {
		t.Fatal(err)
	} else if err := os.Symlink(path, filepath.Join(boxes, "xmessage")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		env  []string
		says string
		box  bool
	}{
		"none":                             {nil, "There is no screen here, so Cluster Canvas cannot open its window.", false},
		"does not answer":                  {[]string{"DISPLAY=" + gone}, "because the screen " + gone + " does not answer.", false},
		"no OpenGL":                        {[]string{"DISPLAY=" + blank, "PATH=" + boxes}, "because the graphics driver offers no OpenGL 2.1.", true},
		"no OpenGL, and nothing to say so": {[]string{"DISPLAY=" + blank, "PATH=" + t.TempDir()}, "because the graphics driver offers no OpenGL 2.1.", false},
		"auf Deutsch":                      {[]string{"LANG=de_DE.UTF-8"}, "Hier gibt es keinen Bildschirm", false},
	} {
		t.Run(name, func(t *testing.T) {
			var out, said bytes.Buffer
			cmd := exec.Command(bin, newFile(t, t.TempDir(), "growth.cluster", "intl-entrepreneurial"))
			cmd.Env = without(screenVariables, c.env...)
			cmd.Stdout, cmd.Stderr = &out, &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if c.box {
				readMessage(t, blank)
			}
			exitsWith(t, cmd, 1)
			if out.Len() > 0 || !strings.Contains(said.String(), c.says) || !strings.Contains(said.String(), "clustercanvas export") {
				t.Errorf("it says %q and %q", out.String(), said.String())
			}
			for _, inside := range []string{"goroutine", "panic", "Fyne", "fyne", ".go:"} {
				if strings.Contains(said.String(), inside) {
					t.Errorf("there is %q in %q", inside, said.String())
				}
			}

			pdf := filepath.Join(t.TempDir(), "growth.pdf")
			export := exec.Command(bin, "export", cmd.Args[1], "-o", pdf)
			export.Env = cmd.Env
			if said, err := export.CombinedOutput(); err != nil {
				t.Fatalf("export: %v\n%s", err, said)
			}
			if body, err := os.ReadFile(pdf); err != nil || !bytes.HasPrefix(body, []byte("%PDF-")) {
				t.Errorf("the export is no PDF: %v", err)
			}
		})
	}
}

// readMessage waits for the message on a screen, keeps a picture of it, and presses its button.
func readMessage(t *testing.T, display string) {
	t.Helper()
	on := func(program string, args ...string) string {
		cmd := exec.Command(program, args...)
		cmd.Env = append(os.Environ(), "DISPLAY="+display)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %v: %v\n%s", program, args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	window := on("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Cluster Canvas$")
	if dir := os.Getenv("CLUSTERCANVAS_ARTIFACTS"); dir != "" {
		on("import", "-window", "root", filepath.Join(dir, "no-opengl.png"))
	}
	on("xdotool", "keydown", "--window", window, "Return") // which ends it, before the key can go up
}
