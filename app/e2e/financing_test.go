//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// TestFinancing_IsFilledByTheKeysAlone makes a Financing Model without the mouse: two sources, what
// they bring, what the team costs, and a line that no list has. The shares on the Map follow.
func TestFinancing_IsFilledByTheKeysAlone(t *testing.T) {
	p, path := financing(t)

	p.key("Escape", "Escape") // the card made last is selected
	p.tabTo("amount:")
	p.typed("120 000")
	p.key("Return")
	p.cell("amount:")
	p.wait("saved")
	p.enter("80k")
	p.rest()
	p.wantShares(path, "60", "40")
	p.picture("financing-amounts")

	p.tabTo("cost:new-team:ceo:")
	p.enter("90000")
	p.typed("1,5")
	p.key("BackSpace", "BackSpace", "BackSpace")
	p.enter("45 000")
	p.tabTo("cost-line:new-team:")
	p.typed("Interns")
	p.key("Tab")
	p.wait("saved")
	p.enter("12000")
	p.rest()
	p.picture("financing-costs")

	// What cannot be read stays open with the reason; Escape leaves the cell as it was.
	p.key("ctrl+Home")
	p.cell("")
	p.tabTo("amount:")
	p.typed("a lot")
	p.key("Return")
	if said := p.wait("say"); !strings.Contains(said, "“a lot” is not an amount") {
		t.Errorf("the window says %q", said)
	}
	p.rest()
	p.picture("financing-refused")
	p.key("Escape")

	// An amount that changes changes the shares on the Map; undo takes it back.
	p.enter("320 000")
	p.rest()
	p.wantShares(path, "80", "20")
	p.key("ctrl+z")
	p.wait("saved")
	p.rest()
	p.wantShares(path, "60", "40")

	// One amount is copied over the other, and taken away again.
	p.key("ctrl+c", "Down", "ctrl+v") // undo went to the amount that it gave back
	p.wait("saved")
	p.rest()
	p.wantShares(path, "50", "50")
	p.key("Delete")
	p.wait("saved")
	p.rest()
	p.wantShares(path, "100", "")
	p.key("ctrl+z")
	p.wait("saved")
	p.rest()
	p.key("ctrl+Page_Up")
	p.wait("sheet")
	p.rest()
	p.picture("financing-map")
	p.close()

	got := read(t, path)
	if len(got.Sources) != 2 {
		t.Errorf("the file holds %d sources", len(got.Sources))
	}
	if want := []string{"ceo 90000", "full-time-staff 45000", "Interns 12000"}; !slices.Equal(costs(t, path), want) {
		t.Errorf("the file holds the costs %q, want %q", costs(t, path), want)
	}
}

// TestFinancing_CellsAreClicked works on the same sheet with the mouse: a double-click opens a cell,
// a click elsewhere takes what was typed, and what cannot be read is not lost by one.
func TestFinancing_CellsAreClicked(t *testing.T) {
	p, path := financing(t)
	var amounts []string
	for name := range p.at {
		if strings.HasPrefix(name, "cell:amount:") {
			amounts = append(amounts, name)
		}
	}
	slices.SortFunc(amounts, func(a, b string) int { return p.at[a][1] - p.at[b][1] })
	if len(amounts) != 2 {
		t.Fatalf("there are %d amounts", len(amounts))
	}
	p.doubleClick(amounts[0])
	p.wait("type")
	p.rest() // it has come nearer
	p.typed("30000")
	p.click(amounts[1])
	p.wait("saved")
	p.rest()
	p.typed("nothing")
	p.click(amounts[0])
	if said := p.wait("say"); !strings.Contains(said, "“nothing” is not an amount") {
		t.Errorf("the window says %q", said)
	}
	p.rest()
	p.picture("financing-kept")
	p.key("ctrl+a")
	p.typed("10000")
	p.key("Return")
	p.wait("saved")
	p.rest()
	p.wantShares(path, "75", "25")
	p.close()
}

// TestFinancing_TakesATable pastes what a spreadsheet would give: the dialog says what becomes of each
// row, and only what can be read is added.
func TestFinancing_TakesATable(t *testing.T) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	path := filepath.Join(t.TempDir(), "table.cluster")
	if out, err := exec.Command(bin, "new", path).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, bin, path)
	p.click("button:sheet-add")
	p.picture("table-add-sheet")
	p.key("Down", "Down", "Down", "Down", "Return") // the fourth tool
	p.wait("sheet")
	p.wait("saved")
	p.rest()

	// The table comes onto the clipboard by way of a note, which goes when it is cut empty.
	r := p.at["section:remarks"]
	p.xdotool("mousemove", "--window", p.window, itoa(r[0]+r[2]/2), itoa(r[1]+r[3]/2))
	p.key("n")
	p.wait("select")
	p.rest()
	for _, line := range []string{"Name,Group,Amount", "Kiel,public,80k", "Membership fees,,120k", "Raffle,private,much"} {
		p.typed(line)
		p.key("Return")
	}
	p.key("ctrl+a", "ctrl+x", "Escape")
	p.key("ctrl+v")
	p.wait("dialog")
	p.rest()
	p.picture("table-dialog")
	p.click("dialog:Add 2 rows")
	p.wait("say 2 rows added")
	p.wait("saved")
	p.rest()
	p.picture("table-added")
	p.wantShares(path, "40", "60")
	p.close()

	var got []string
	for _, s := range read(t, path).Sources {
		got = append(got, s.Title+" "+s.Group)
	}
	if want := []string{"Kiel public", "Membership fees private"}; !slices.Equal(got, want) {
		t.Errorf("the file holds the sources %q, want %q", got, want)
	}
}

// costs returns the cost lines of a file with what they take.
func costs(t *testing.T, path string) []string {
	t.Helper()
	c, err := storage.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range c.Workbook.CostLines(c.Workbook.Scenarios()[0].ID) {
		for _, x := range canvas.All[canvas.Cost](c.Workbook) {
			if x.Line == l.ID {
				out = append(out, l.Deck+l.Title+" "+itoa(int(x.Amount/100)))
			}
		}
	}
	return out
}

// financing opens a file with two sources, made by the keys, and its Financing Model.
func financing(t *testing.T) (*program, string) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	path := filepath.Join(t.TempDir(), "financing.cluster")
	if out, err := exec.Command(bin, "new", path).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, bin, path)
	for _, card := range []string{"local gov", "membership"} {
		p.key("ctrl+shift+f", "ctrl+a")
		p.typed(card)
		p.key("Return")
		p.wait("saved")
		p.rest()
	}
	p.click("button:sheet-add")
	p.picture("financing-add")
	p.key("Down", "Down", "Down", "Down", "Return") // the fourth tool
	p.wait("sheet")
	p.wait("saved")
	p.rest()
	return p, path
}

// cell waits until another cell is the active one, which must be of a kind, and returns its name.
func (p *program) cell(kind string) string {
	p.t.Helper()
	name := p.wait("cell")
	if !strings.HasPrefix(name, "cell:"+kind) {
		p.t.Fatalf("active is %s, not a cell of %s", name, kind)
	}
	return name
}

// enter types into the active cell and waits until it is in the file.
func (p *program) enter(s string) {
	p.t.Helper()
	p.typed(s)
	p.key("Return")
	p.wait("saved")
}

// tabTo presses Tab until a cell is the active one.
func (p *program) tabTo(cell string) {
	p.t.Helper()
	for range 60 {
		p.key("Tab")
		if strings.HasPrefix(p.cell(""), "cell:"+cell) {
			return
		}
	}
	p.t.Fatalf("Tab does not come to %s", cell)
}

// doubleClick presses the left button twice on a thing.
func (p *program) doubleClick(name string) {
	p.t.Helper()
	x, y := p.middle(name)
	p.xdotool("mousemove", "--window", p.window, itoa(x), itoa(y), "sleep", "0.05",
		"mousedown", "1", "sleep", "0.02", "mouseup", "1", "sleep", "0.06", "mousedown", "1", "sleep", "0.02", "mouseup", "1")
}

// wantShares says what the sources must bring, as the Map shows it, in their order in the file.
func (p *program) wantShares(path string, want ...string) {
	p.t.Helper()
	var got []string
	for _, f := range read(p.t, path).Fundings {
		shown := ""
		if f.ShownShare != nil {
			shown = f.ShownShare.String()
		}
		got = append(got, shown)
	}
	if !slices.Equal(got, want) {
		p.t.Errorf("the shares are %q, want %q", got, want)
	}
}
