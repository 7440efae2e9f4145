//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestText_IsTypedInPlace types a note on a German keyboard, with letters and dead keys of it, changes
// it by selecting with the keys, takes all of it back in one step, and prints it.
func TestText_IsTypedInPlace(t *testing.T) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	path := filepath.Join(t.TempDir(), "text.cluster")
	if out, err := exec.Command(bin, "new", path, "--example", "intl-entrepreneurial-canvas").CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, bin, path)
	keyboard(t, "de")
	t.Cleanup(func() { keyboard(t, "us") })
	p.key("ctrl+Next")
	p.wait("sheet")
	p.rest()
	r := p.at["section:channels"]
	x, y := r[0]+r[2]/2, r[1]+r[3]*7/10
	p.xdotool("mousemove", "--window", p.window, itoa(x), itoa(y), "sleep", "0.05",
		"click", "1", "sleep", "0.1", "click", "1")
	p.wait("select")
	p.rest()
	p.key("F", "udiaeresis", "r", "space", "dead_acute", "e", "ssharp", "e", "space", "EuroSign")
	p.wantNote(path, "Für éße €")
	p.picture("text-typed")
	p.key("ctrl+Left", "ctrl+shift+Right") // the last word
	p.key("x")
	p.wantNote(path, "Für x €")
	p.key("ctrl+z")
	p.wantNote(path, "Für éße €")
	p.key("Escape")
	p.rest()
	pdf := filepath.Join(t.TempDir(), "text.pdf")
	p.close()
	if out, err := exec.Command(bin, "export", path, "--sheet", "2", "-o", pdf).CombinedOutput(); err != nil {
		t.Fatalf("export: %v\n%s", err, out)
	}
	said, err := exec.Command("pdftotext", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(said), "Für éße €") {
		t.Errorf("the paper says\n%s", said)
	}
}

func keyboard(t *testing.T, layout string) {
	t.Helper()
	if out, err := exec.Command("setxkbmap", layout).CombinedOutput(); err != nil {
		t.Fatalf("setxkbmap: %v\n%s", err, out)
	}
}

// wantNote waits until a note of the file says something: letters are saved as they come.
func (p *program) wantNote(path, text string) {
	p.t.Helper()
	for {
		var said []string
		for _, n := range read(p.t, path).Notes {
			if said = append(said, n.Text); n.Text == text {
				return
			}
		}
		p.t.Logf("the notes say %q", said)
		p.wait("saved")
	}
}
