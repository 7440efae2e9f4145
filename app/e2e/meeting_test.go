//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMeeting_IsWrittenDownAndPrinted types two decisions while a sheet is shown to the room, writes the
// minutes, and reads them back.
func TestMeeting_IsWrittenDownAndPrinted(t *testing.T) {
	p, path := example(t, "ocean-tech")
	p.key("F11")
	if got := p.wait("room"); got != "yes" {
		t.Fatalf("not in the room: %q", got)
	}
	p.rest()
	p.key("ctrl+shift+d")
	if got := p.wait("saying"); got != "on" {
		t.Fatalf("the row does not open: %q", got)
	}
	p.rest()
	for _, said := range []string{"Raise the fee of large members", "Public money falls to a quarter"} {
		p.typed(said)
		p.key("Return")
		p.wait("said")
		p.rest()
	}
	p.wait("saved")
	p.rest()
	p.picture("meeting-room")
	p.key("Escape")
	p.wait("saying")
	p.rest()
	p.key("Escape")
	p.wait("room")
	p.rest()
	p.key("ctrl+shift+m")
	p.rest()
	p.picture("meeting-panel")
	if _, there := p.at["said:2"]; !there {
		t.Error("the page does not list what was said")
	}
	p.click("button:minutes")
	p.rest()
	p.key("Return") // on to where they go
	p.rest()
	p.key("Return")
	pdf := p.wait("exported")
	p.rest()
	p.key("Return")
	p.rest()
	p.close()
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", pdf, err)
	}
	for _, want := range []string{"Minutes", "Ocean tech supercluster", "Raise the fee of large members", "Public money falls to a quarter", "Picture 1, for no. 1, 2"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in the minutes:\n%s", want, out)
		}
	}
	again := filepath.Join(t.TempDir(), "again.pdf")
	if out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), "minutes", path, "-o", again).CombinedOutput(); err != nil {
		t.Fatalf("minutes: %v\n%s", err, out)
	}
	out, err = exec.Command("pdftotext", "-layout", again, "-").Output()
	if err != nil || !strings.Contains(string(out), "Picture 1, for no. 1, 2") {
		t.Errorf("the command line writes other minutes: %v\n%s", err, out)
	}
}
