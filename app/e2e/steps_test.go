//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSteps is a communications manager: the order by clicking, a look at it step by step, and a page for
// the web.
func TestSteps(t *testing.T) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	folder := t.TempDir()
	plan, path := filepath.Join(folder, "plan.json"), filepath.Join(folder, "steps.cluster")
	if err := os.WriteFile(plan, []byte(`{
		"format": "cluster-canvas", "version": 1, "cluster": {"name": "Harbor", "language": "en"},
		"scenarios": [{"title": "As is", "periods": [{"label": "Today"}], "sources": [
			{"id": "fees", "card": "pri-membership", "fundings": [{"share": 60}]},
			{"id": "town", "card": "pub-local-gov", "title": "Town </script><script>alert(1)</script>", "fundings": [{"share": 40}]}
		]}],
		"sheets": [{"tool": "map", "period": "Today"}]
	}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(bin, "import", plan, path).CombinedOutput(); err != nil {
		t.Fatalf("import: %v\n%s", err, out)
	}
	p := open(t, bin, path)

	p.key("shift+F7")
	p.wait("ordering")
	p.rest()
	p.picture("steps-order")
	for _, item := range []string{"town", "fees"} {
		p.click("item:" + item)
		p.wait("saved")
		p.rest()
	}
	p.picture("steps-numbers")
	p.key("Escape")
	if got := p.wait("ordering"); got != "no" {
		t.Errorf("after Escape the tool is in hand: %s", got)
	}
	p.rest()
	for _, x := range read(t, path).Placements {
		if want := map[string]int{"town": 1, "fees": 2}[x.Source]; x.Step != want {
			t.Errorf("%s appears with step %d, want %d", x.Source, x.Step, want)
		}
	}

	p.key("F7")
	for i, key := range []string{"", "Right", "Next", "Home", "End"} {
		if key != "" {
			p.key(key)
		}
		want := []string{"0", "1", "2", "0", "2"}[i]
		if got := p.wait("step"); got != want {
			t.Fatalf("after %q the step is %s, want %s", key, got, want)
		}
		p.rest()
		_, fees := p.at["item:fees"]
		if _, town := p.at["item:town"]; town != (want != "0") || fees != (want == "2") {
			t.Errorf("with step %s the town is there: %t, the fees: %t", want, town, fees)
		}
	}
	p.picture("steps-played")
	p.key("Escape")
	p.wait("step")
	p.rest()

	p.key("ctrl+shift+p")
	p.wait("dialog")
	p.rest()
	p.typed("make a picture")
	p.rest()
	p.key("Return")
	p.dialog("Make a picture")
	p.key("Tab", "Right", "Right", "Right")
	p.rest()
	p.picture("steps-dialog")
	p.key("Return")
	p.wait("dialog")
	p.rest()
	p.key("Return")
	page, err := os.ReadFile(p.wait("exported"))
	p.rest()
	p.key("Return")
	p.close()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"default-src 'none'", `<g class="step" data-step="2">`, `<li data-step="2">Private: Membership fees 60`, "alert(1)"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Count(string(page), "<script") != 1 || strings.Contains(string(page), "href=\"http") {
		t.Error("the page has a script or an address that is not its own")
	}
}
