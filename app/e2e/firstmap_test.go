//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestFirstMap walks the path of docs/first-map.md, click by click, as somebody who has never seen
// the program and has no files: from the start screen by the door of the first Map to a printed page
// with three sources and their shares. Nothing but the guide leads the hand.
func TestFirstMap(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	begin := time.Now()
	p := open(t, need(t, "CLUSTERCANVAS_BIN"))
	started := time.Since(begin)

	// 1. The door.
	p.click("door:first")
	p.waitFor("guide", "first 0 6")
	p.rest()
	p.picture("first-map-1-empty")

	// 2. A card, then two more on both sides. The last one is found by its name.
	share := map[string]string{}
	var items []string
	lay := func(card, section string, tenth int) {
		r := p.at["section:"+section]
		p.drag(card, r[0]+r[2]*6/10, r[1]+r[3]*tenth/10)
		item := strings.Fields(p.wait("select"))
		if len(item) != 1 {
			t.Fatalf("after laying %s, %v is selected", card, item)
		}
		items = append(items, item[0])
		p.wait("saved")
		p.rest()
	}
	lay("card:card:pub-national-program", "public", 3)
	lay("card:card:pub-regional-gov", "public", 7)
	p.click("search")
	p.typed("member")
	p.waitFor("find", "member")
	p.rest()
	lay("card:card:pri-membership", "private", 5)
	if got := p.lastGuide(); got != "first 2 6" {
		t.Errorf("with three cards the guide says %q", got)
	}
	p.picture("first-map-2-cards")

	// 3. The shares: the button of the guide goes to the figure of the card that was laid last, a
	// double-click to the others.
	for i, of := range []struct {
		card  int
		share string
	}{{2, "30"}, {0, "50"}, {1, "20"}} {
		if i == 0 {
			p.click("button:guide-go")
		} else {
			p.doubleClick("item:" + items[of.card])
		}
		p.wait("fill")
		p.rest()
		p.typed(of.share + " %")
		p.key("Return")
		p.wait("saved")
		p.rest()
		share[items[of.card]] = of.share
	}
	p.picture("first-map-3-shares")

	// 4. The last of them is still to come.
	p.click("field:status") // its middle: in action
	p.wait("saved")
	p.rest()

	// 5. The strip leads back to the guide, which asks for the name.
	p.click("guide-back")
	p.waitFor("guide", "first 4 6")
	p.rest()
	p.picture("first-map-4-status")
	p.click("button:guide-go")
	p.wait("dialog")
	p.rest()
	p.typed("Harbor Cluster")
	p.key("Return")
	p.wait("saved")
	p.rest()
	p.key("Escape")
	p.rest()
	if got := p.lastGuide(); got != "first 5 6" {
		t.Errorf("with a name the guide says %q", got)
	}
	p.picture("first-map-5-name")

	// 6. The PDF: every question has its answer already.
	p.click("button:guide-go")
	p.wait("dialog")
	p.rest()
	p.picture("first-map-6-export")
	p.key("Return")
	p.wait("dialog")
	p.rest()
	p.picture("first-map-7-where")
	p.key("Return")
	pdf := p.wait("exported")
	p.rest()
	p.key("Return")
	p.rest()
	hand := time.Since(begin)
	if got := p.lastGuide(); got != "first 6 6" {
		t.Errorf("at the end the guide says %q", got)
	}
	p.picture("first-map-8-done")
	p.close()
	t.Logf("from the double-click to the start screen %.1f s, to the PDF %.1f s", started.Seconds(), hand.Seconds())

	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	page := strings.Join(strings.Fields(string(text)), " ")
	for _, want := range []string{
		"Harbor Cluster", "National cluster program", "Regional government", "Membership fees", "50 %", "20 %", "30 %", "70 %",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if n := len(regexp.MustCompile(`\f`).FindAll(text, -1)); n != 1 {
		t.Errorf("the PDF has %d pages", n)
	}

	files, err := filepath.Glob(filepath.Join(home, "*.cluster"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the files are %v: %v", files, err)
	}
	got := read(t, files[0])
	if got.Profile.Cluster != "Harbor Cluster" || len(got.Sources) != 3 {
		t.Errorf("the file is of %q and has %d sources", got.Profile.Cluster, len(got.Sources))
	}
	for id, want := range share {
		if got.share(id) != want {
			t.Errorf("%s brings %q, not %s %%", got.source(id).Title, got.share(id), want)
		}
	}
	if dir := os.Getenv("CLUSTERCANVAS_ARTIFACTS"); dir != "" {
		if out, err := exec.Command("pdftoppm", "-r", "80", "-png", pdf, filepath.Join(dir, "first-map-page")).CombinedOutput(); err != nil {
			t.Logf("no picture: %v %s", err, out)
		}
	}
}

// lastGuide returns what the guide said last.
func (p *program) lastGuide() string {
	said := ""
	for _, line := range p.lines() {
		if rest, ok := strings.CutPrefix(line, "guide "); ok {
			said = rest
		}
	}
	return said
}
