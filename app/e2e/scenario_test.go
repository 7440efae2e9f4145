//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/storage"
)

// example opens a file of a worked example.
func example(t *testing.T, id string) (*program, string) {
	t.Helper()
	bin := need(t, "CLUSTERCANVAS_BIN")
	path := filepath.Join(t.TempDir(), id+".cluster")
	if out, err := exec.Command(bin, "new", path, "--example", id).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	return open(t, bin, path), path
}

// held returns what a file holds.
func held(t *testing.T, path string) canvas.Workbook {
	t.Helper()
	c, err := storage.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return c.Workbook
}

// TestStress_IsTriedAndKept drops a shock card on a Map and takes a source away by hand: the file
// does not change. Kept, it is a scenario in which that source is gone.
func TestStress_IsTriedAndKept(t *testing.T) {
	p, path := example(t, "intl-entrepreneurial")
	before := held(t, path)
	scenario := before.Scenarios()[0].ID
	largest := before.Sources(scenario)[1].ID

	p.key("ctrl+shift+f")
	p.typed("ends early")
	p.wait("find ends early")
	p.rest()
	p.picture("stress-found")
	r := p.at["sheet"]
	p.drag("shock:program-ends", r[0]+r[2]/2, r[1]+r[3]/2)
	if n := p.wait("what-if"); n != "1" {
		t.Errorf("the shock card takes %s sources", n)
	}
	p.rest()
	p.picture("stress-shock")

	p.click("button:what-if-again")
	p.wait("what-if")
	p.rest()
	p.click("loss:" + string(largest))
	p.picture("stress-menu")
	p.key("Down", "Down", "Down", "Return") // stays, halved, gone
	if n := p.wait("what-if"); n != "1" {
		t.Errorf("by hand %s sources are lost", n)
	}
	p.rest()
	p.picture("stress-by-hand")
	if got := held(t, path); got.Len() != before.Len() {
		t.Errorf("a test has changed the file: %d records, not %d", got.Len(), before.Len())
	}

	p.click("button:what-if-keep")
	p.wait("dialog")
	p.rest()
	p.picture("stress-keep")
	p.click("dialog:Create")
	p.wait("sheet")
	p.wait("saved")
	p.rest()
	p.picture("stress-kept")
	p.close()

	got := held(t, path)
	scenarios := got.Scenarios()
	if len(scenarios) != 2 || scenarios[1].BasedOn != scenario {
		t.Fatalf("the scenarios are %+v", scenarios)
	}
	if was, is := len(before.Sources(scenario)), len(got.Sources(scenarios[1].ID)); is != was-1 {
		t.Errorf("the kept scenario has %d sources, the other %d", is, was)
	}
	for _, s := range got.Sources(scenarios[1].ID) {
		if s.SameAs == largest {
			t.Error("what was taken away is still there")
		}
	}
}

// TestDraft_IsComparedWithTheAsIs copies a scenario, takes a card to the other side in the copy, and
// compares the two. The as-is is what it was.
func TestDraft_IsComparedWithTheAsIs(t *testing.T) {
	p, path := example(t, "intl-entrepreneurial")
	before := held(t, path)
	asIs := before.Scenarios()[0].ID

	p.click("scenario")
	p.picture("draft-menu")
	p.key("Down", "Down", "Return") // below the one scenario: a new one from it
	p.wait("dialog")
	p.rest()
	p.picture("draft-name")
	p.key("ctrl+a")
	p.typed("Draft")
	p.key("Return")
	p.wait("sheet")
	p.wait("saved")
	p.rest()

	draft := held(t, path).Scenarios()[1].ID
	card := held(t, path).Sources(draft)[0]
	if card.Side != canvas.SidePublic {
		t.Fatalf("the first card is %+v", card)
	}
	r := p.at["section:private"]
	p.drag("item:"+string(card.ID), r[0]+r[2]/2, r[1]+r[3]*4/5)
	p.wait("saved")
	p.rest()
	p.picture("draft-moved")

	p.click("scenario")
	p.picture("draft-compare-menu")
	p.key("Down", "Down", "Down", "Right", "Down", "Return") // as is, draft, compare with
	p.wait("sheet")
	p.wait("saved")
	p.rest()
	p.picture("draft-compared")
	p.close()

	got := held(t, path)
	if s, _ := canvas.Get[canvas.Source](got, card.ID); s.Side != canvas.SidePrivate {
		t.Errorf("in the draft the card is on the %s side", s.Side)
	}
	for _, s := range before.Sources(asIs) {
		if now, _ := canvas.Get[canvas.Source](got, s.ID); now != s {
			t.Errorf("the as-is has become %+v", now)
		}
	}
	sheets := got.Sheets()
	pair := sheets[len(sheets)-1]
	if got.Template(pair).Of != canvas.OfPair || pair.Against == "" {
		t.Fatalf("the last sheet is %+v", pair)
	}
	compared := analysis.Compare(got, pair.Against, pair.Period)
	changed := 0
	for _, row := range compared.Rows {
		if row.Mark != analysis.MarkKept {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d sources differ, not one: %+v", changed, compared.Rows)
	}
}

// TestInsight_IsLiveAndLeads opens the answers and carries a card to the other side of the Map: they
// change before anything is dropped, and back when it is not. What they say leads to its place.
func TestInsight_IsLiveAndLeads(t *testing.T) {
	p, path := example(t, "fully-public")
	before := held(t, path)
	scenario := before.Scenarios()[0].ID
	sources := before.Sources(scenario)
	p.key("ctrl+shift+i")
	p.wait("answered")
	p.rest()
	p.picture("insight")
	r := p.at["section:private"]
	p.carry("item:"+string(sources[0].ID), r[0]+r[2]/2, r[1]+r[3]*4/5)
	p.wait("answered preview")
	p.rest()
	p.picture("insight-dragging")
	p.key("Escape")
	for p.wait("answered") == "preview" {
	}
	p.xdotool("mouseup", "1")
	p.rest()
	p.picture("insight-let-go")

	findings := analysis.ChecksOf(before, before.Periods(scenario)[0].ID)
	at := slices.IndexFunc(findings, func(f analysis.Finding) bool { return f.Item.ID != "" })
	if at < 0 {
		t.Fatalf("nothing is found about a source: %+v", findings)
	}
	p.click("finding:" + itoa(at))
	if got, want := p.wait("select"), string(findings[at].Item.ID); got != want {
		t.Errorf("the finding %q leads to %s, not %s", findings[at].Key, got, want)
	}
	p.rest()
	p.picture("insight-found")
	p.click("page:answers")
	p.wait("answered")
	p.rest()
	part := "part:" + string(sources[0].ID)
	p.click(part)
	if got := p.wait("select"); "part:"+got != part {
		t.Errorf("%s leads to %s", part, got)
	}
	p.close()
	if got := held(t, path); got.Len() != before.Len() {
		t.Error("nothing was dropped, and the file has changed")
	}
}

// TestLinks_OpenTheSheetBehind presses a label of the Value Triangle.
func TestLinks_OpenTheSheetBehind(t *testing.T) {
	p, path := example(t, "ocean-tech")
	w := held(t, path)
	for i, s := range w.Sheets() {
		if i > 0 {
			p.key("ctrl+Page_Down")
			p.wait("sheet")
		}
		if slices.ContainsFunc(w.Template(s).Sections, func(x canvas.Section) bool { return len(x.Links) > 0 }) {
			break
		}
	}
	p.rest()
	p.picture("links")
	for name := range p.at {
		if len(name) > 5 && name[:5] == "link:" {
			p.click(name)
			if got := p.wait("sheet"); "link:"+got != name {
				t.Errorf("%s opens %s", name, got)
			}
			p.close()
			return
		}
	}
	t.Fatal("there is no link on the sheet")
}
