//go:build e2e

package e2e

import (
	"os/exec"
	"strings"
	"testing"
)

// TestGather_ByTheKeyboard types what lies on the sheet as a hand and as a scanner do, and finds it in the file.
func TestGather_ByTheKeyboard(t *testing.T) {
	p, path := example(t, "ocean-tech")
	p.key("ctrl+shift+p")
	p.rest()
	p.typed("after the workshop")
	p.wait("command")
	p.rest()
	p.key("Return")
	p.wait("dialog")
	p.rest()
	p.typed("3 7=20%")
	p.key("Return")
	p.rest()
	p.typed("CC:D:05")
	p.key("Return")
	p.key("Return") // nothing new: on to the next section
	p.rest()
	p.typed("9 99")
	p.key("Tab")
	p.typed("24")
	p.key("Return")
	p.rest()
	p.picture("gather")
	p.key("Return") // on to the button
	p.key("Return")
	if got := p.wait("gathered"); got != "5" {
		t.Errorf("%s cards were gathered", got)
	}
	p.wait("saved")
	p.rest()
	p.picture("gathered")
	p.close()
	out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), "history", path).CombinedOutput()
	if err != nil || strings.Count(string(out), "from paper") != 1 {
		t.Errorf("the history says %v\n%s", err, out)
	}
}
