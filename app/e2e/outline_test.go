//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOutline_BuildsByTheKeyboardAlone makes a file with two sources, a cost, a metric and a note
// without touching the mouse, in the window that a person who cannot see the sheet would use.
func TestOutline_BuildsByTheKeyboardAlone(t *testing.T) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	path := filepath.Join(t.TempDir(), "outline.cluster")
	if out, err := exec.Command(bin, "new", path).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, bin, path)
	p.key("ctrl+shift+o")
	p.wait("row")
	p.rest()
	p.key("Home")
	p.typed("Ocean tech cluster")
	p.key("Return")
	p.wait("saved")
	p.rest()
	for _, x := range []struct{ group, card, share string }{{"Public", "national cluster", "60"}, {"Private", "membership", "40"}} {
		p.key("Home")
		p.wait("row")
		p.goDown("Scenario")
		p.key("Right")
		p.rest()
		p.goDown(x.group)
		p.key("ctrl+Return")
		p.wait("dialog")
		p.rest()
		p.typed(x.card)
		p.key("Return")
		p.wait("saved")
		p.rest()
		p.goDown("is at work")
		p.key("Right")
		p.rest()
		p.goDown("Share")
		p.typed(x.share)
		p.key("Return")
		p.wait("saved")
		p.rest()
	}
	p.picture("outline")
	p.goDown("Metrics")
	p.key("ctrl+Return")
	p.wait("saved")
	p.rest()
	p.typed("Jobs at sea")
	p.key("Return")
	p.wait("saved")
	p.rest()
	p.key("Escape")
	p.rest()
	p.close()
	got := read(t, path)
	if len(got.Sources) != 2 {
		t.Fatalf("the file holds %d sources", len(got.Sources))
	}
	for i, want := range []string{"60", "40"} {
		if share := got.share(got.Sources[i].ID); share != want {
			t.Errorf("source %d brings %q and not %s %%", i, share, want)
		}
	}
	said, err := exec.Command(bin, "info", path, "--json").Output()
	if err != nil || !strings.Contains(string(said), `"Jobs at sea"`) || !strings.Contains(string(said), `"Ocean tech cluster"`) {
		t.Errorf("the metric or the name is missing: %v", err)
	}
}

// goDown goes down, by the arrow, until the row in hand ends so.
func (p *program) goDown(ending string) {
	p.t.Helper()
	p.read = len(p.lines()) // rows that were gone through before are not meant
	for range 80 {
		p.key("Down")
		said := p.wait("row")
		parts := strings.Split(said, " › ")
		name, _, _ := strings.Cut(parts[len(parts)-1], ":")
		if strings.TrimSpace(name) == ending || strings.HasSuffix(said, ending) {
			return
		}
	}
	p.t.Fatalf("no row below ends with %q", ending)
}
