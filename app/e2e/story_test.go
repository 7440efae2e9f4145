//go:build e2e

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestStory is the first hour of somebody who opens the program: three cards onto the Map, their
// shares, undo and redo, a Canvas where the cards are already, and all of it in the file.
func TestStory(t *testing.T) {
	story(t, need(t, "CLUSTERCANVAS_BIN"))
}

// TestStory_StaysOnItsThread is the same with a program in which Fyne looks whether everything
// that touches the window does so on the window's own goroutine.
func TestStory_StaysOnItsThread(t *testing.T) {
	p := story(t, need(t, "CLUSTERCANVAS_BIN_THREADS"))
	if strings.Contains(p.output.String(), "*** Error in Fyne call thread") {
		t.Errorf("a call came from the wrong goroutine:\n%s", p.output)
	}
}

func story(t *testing.T, bin string) *program {
	path := filepath.Join(t.TempDir(), "story.cluster")
	if out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), "new", path).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, bin, path)

	cards := []struct {
		deck, section, share string
	}{
		{"pub-local-gov", "public", "40"},
		{"pub-national-program", "public", "35"},
		{"pub-regional-gov", "private", "25"}, // taken to the other side: private money from now on
	}
	var items []string
	for i, c := range cards {
		r := p.at["section:"+c.section]
		p.carry("card:card:"+c.deck, r[0]+r[2]*6/10, r[1]+r[3]*(3+2*i)/10)
		if i == 0 {
			p.picture("drag")
		}
		p.xdotool("mouseup", "1")
		item := strings.Fields(p.wait("select"))
		if len(item) != 1 {
			t.Fatalf("after dropping %s, %v is selected", c.deck, item)
		}
		items = append(items, item[0])
		p.wait("saved")
		p.rest()
	}

	// Escape cancels a drag, and nothing has happened.
	r := p.at["section:private"]
	p.carry("card:card:pub-accelerator", r[0]+r[2]/2, r[1]+r[3]/2)
	p.key("Escape")
	p.xdotool("mouseup", "1")

	for i, c := range cards {
		p.click("item:" + items[i])
		if got := p.wait("select"); got != items[i] {
			t.Fatalf("a click on %s selects %q", items[i], got)
		}
		p.rest()
		p.click("field:value")
		p.key("ctrl+a")
		p.typed(c.share + " %")
		p.key("Return")
		p.wait("saved")
		p.rest()
	}
	p.picture("shares")

	r = p.at["section:private"]
	p.clickAt(r[0]+r[2]/2, r[1]+r[3]-12)
	p.wait("select")
	p.rest()
	p.key("ctrl+z")
	p.wait("saved")
	p.rest()
	if got := read(t, path); len(got.Sources) != 3 || got.share(items[2]) != "" {
		t.Errorf("after one undo there are %d sources, the last brings %q", len(got.Sources), got.share(items[2]))
	}
	p.key("ctrl+shift+z")
	p.wait("saved")
	p.rest()

	// A Canvas: the third tool in the menu.
	p.click("button:sheet-add")
	p.picture("add-sheet")
	p.key("Down", "Down", "Down", "Return")
	canvas := p.wait("sheet")
	p.wait("saved")
	p.rest()
	for _, id := range items {
		if _, ok := p.at["item:"+id]; !ok {
			t.Errorf("%s is not on the Canvas", id)
		}
	}
	p.picture("canvas")

	// A note, by a double-click on an empty place.
	r = p.at["section:channels"]
	x, y := r[0]+r[2]/2, r[1]+r[3]*7/10
	p.xdotool("mousemove", "--window", p.window, itoa(x), itoa(y), "sleep", "0.05",
		"mousedown", "1", "sleep", "0.02", "mouseup", "1", "sleep", "0.06", "mousedown", "1", "sleep", "0.02", "mouseup", "1")
	p.wait("select")
	p.rest()
	p.typed("Member meetings")
	p.key("Escape")
	p.wait("saved")
	p.rest()
	p.picture("note")
	p.close()

	got := read(t, path)
	if len(got.Sources) != 3 {
		t.Fatalf("the file holds %d sources", len(got.Sources))
	}
	for i, c := range cards {
		source := got.source(items[i])
		if source.Deck != c.deck || source.Side != c.section {
			t.Errorf("source %d is %s on the %s side", i, source.Deck, source.Side)
		}
		if got.share(items[i]) != c.share {
			t.Errorf("%s brings %q, not %s %%", c.deck, got.share(items[i]), c.share)
		}
	}
	for _, sheet := range got.Sheets {
		shown := 0
		for _, s := range got.Slots {
			if s.N == sheet.N && s.Kind == "source" {
				shown++
			}
		}
		if shown != 3 {
			t.Errorf("%s shows %d of 3 sources", sheet.Title, shown)
		}
	}
	if len(got.Sheets) != 2 || got.Sheets[1].ID != canvas || got.Sheets[1].Tool != "canvas" {
		t.Errorf("the sheets are %+v", got.Sheets)
	}
	if len(got.Notes) != 1 || got.Notes[0].Text != "Member meetings" || got.Notes[0].Section != "channels" {
		t.Errorf("the notes are %+v", got.Notes)
	}
	return p
}

// TestUndo_GoesOnAfterOpeningAgain closes the program and takes back, in the next one, what the
// first one did.
func TestUndo_GoesOnAfterOpeningAgain(t *testing.T) {
	bin := need(t, "CLUSTERCANVAS_BIN")
	path := filepath.Join(t.TempDir(), "undo.cluster")
	if out, err := exec.Command(bin, "new", path).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, bin, path)
	r := p.at["section:public"]
	p.drag("card:card:pub-local-gov", r[0]+r[2]/2, r[1]+r[3]/2)
	p.wait("saved")
	p.rest()
	p.close()
	if got := read(t, path); len(got.Sources) != 1 {
		t.Fatalf("the file holds %d sources", len(got.Sources))
	}
	p = open(t, bin, path)
	p.key("ctrl+z")
	p.wait("saved")
	p.close()
	if got := read(t, path); len(got.Sources) != 0 {
		t.Errorf("after undo the file holds %d sources", len(got.Sources))
	}
}

func (i info) source(id string) (out struct{ ID, Deck, Title, Side, Group string }) {
	for _, s := range i.Sources {
		if s.ID == id {
			out = s
		}
	}
	return out
}

// share returns the share that a source brings, as typed.
func (i info) share(source string) string {
	for _, f := range i.Fundings {
		if f.Source == source && f.Share != nil {
			return f.Share.String()
		}
	}
	return ""
}

// TestRecentFiles_AreThereTheNextTime opens and closes files one after another: the list of recent
// files must never be lost on the way out.
func TestRecentFiles_AreThereTheNextTime(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	bin := need(t, "CLUSTERCANVAS_BIN")
	for i := range 4 {
		path := filepath.Join(t.TempDir(), "recent"+itoa(i)+".cluster")
		if out, err := exec.Command(bin, "new", path).CombinedOutput(); err != nil {
			t.Fatalf("new: %v\n%s", err, out)
		}
		open(t, bin, path).close()
	}
	p := open(t, bin)
	for i := range 4 {
		if _, ok := p.at["recent:"+itoa(i)]; !ok {
			t.Errorf("recent file %d is not in the list", i)
		}
	}
	p.close()
}
