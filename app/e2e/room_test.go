//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/storage"
)

// TestRoom_IsWorkedIn shows an empty Map to the room, calls the deck, drags a card onto the sheet, types
// its share, and leaves: the file holds it.
func TestRoom_IsWorkedIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "room.cluster")
	if out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), "new", path).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), path)
	p.key("F5")
	if got := p.wait("room"); got != "yes" {
		t.Fatalf("F5 does not show the window to the room: %q", got)
	}
	p.rest()
	if _, there := p.at["deck"]; there {
		t.Error("the deck is there without being called")
	}
	p.key("ctrl+b")
	p.rest()
	r := p.at["section:public"]
	p.drag("card:card:pub-local-gov", r[0]+r[2]/2, r[1]+r[3]/2)
	item := p.wait("select")
	p.wait("saved")
	p.rest()
	p.picture("room-dropped")
	p.key("Return")
	p.rest()
	p.typed("40 %")
	p.key("Return")
	p.wait("saved")
	p.rest()
	p.picture("room-typed")
	p.key("Escape", "Escape")
	if got := p.wait("room"); got != "no" {
		t.Fatalf("Escape does not leave: %q", got)
	}
	p.rest()
	p.close()
	funding := read(t, path).Fundings
	if len(funding) != 1 || funding[0].Source != item || funding[0].Share == nil || *funding[0].Share != "40" {
		t.Errorf("the file holds %+v", funding)
	}
}

// TestRoom_StepsThroughViews keeps three views, and goes through them with the keys of a clicker.
func TestRoom_StepsThroughViews(t *testing.T) {
	p, path := example(t, "ocean-tech")
	keep := func() {
		p.key("ctrl+shift+e")
		p.wait("saved")
		p.rest()
	}
	keep()
	p.key("ctrl+Next")
	p.wait("sheet")
	p.rest()
	keep()
	for _, slot := range read(t, path).Slots { // the toolkit may hear a key before the pointer that moved earlier, but no press
		if _, there := p.at["item:"+slot.ID]; slot.Section == "public" && slot.N == 2 && there {
			p.click("item:" + slot.ID)
			break
		}
	}
	p.wait("select")
	p.key("ctrl+3")
	p.rest()
	keep()
	p.picture("views-kept")
	views := held(t, path).Views()
	if len(views) != 3 || views[0].Sheet == views[1].Sheet || views[2].Section != "public" || views[0].Section != "" {
		t.Fatalf("the file holds the views %+v", views)
	}

	p.key("F5")
	p.wait("room")
	for i, v := range views {
		if got := p.wait("view"); got != string(v.ID) {
			t.Fatalf("view %d is %q, not %q", i+1, got, v.ID)
		}
		p.rest()
		p.picture("room-view-" + itoa(i+1))
		sheet := p.at["sheet"]
		if r := p.at["section:public"]; i == 2 && (r[2] < sheet[2]/3 || r[3] < sheet[3]*8/10) {
			t.Errorf("the section lies at %v of %v", r, sheet)
		}
		if i < 2 {
			p.key("Next")
		}
	}
	p.key("Prior")
	if got := p.wait("view"); got != string(views[1].ID) {
		t.Errorf("Page up leads to %q", got)
	}
	p.rest()
	p.key("b")
	p.wait("blank black")
	p.rest()
	if _, there := p.at["blank"]; !there {
		t.Error("the screen is not black")
	}
	p.key("space")
	p.wait("blank")
	p.key("Escape", "Escape") // first what is selected
	p.wait("room")
	p.rest()
	p.close()
}

// sponsors makes a file of a Map with two sponsors that are confidential and three sources that are not.
func sponsors(t *testing.T, shares ...int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sponsors.cluster")
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("id%03d", n)) }
	w, problems := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Cluster: "Harbor", Language: "en", Currency: "EUR"}, "Plan", []string{"2027"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	do := func(c canvas.Change, err error) {
		t.Helper()
		if err == nil {
			w, err = w.Apply(c.Diff)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	period := w.Periods(w.Scenarios()[0].ID)[0]
	c, sheet, err := canvas.AddSheet(w, ids, canvas.BuiltIn()[0], period.Scenario, period.ID, "")
	do(c, err)
	for i, id := range []string{"pri-sponsorship", "pri-partner-fee", "pri-membership", "pri-events", "pub-local-gov"} {
		e, ok := deck.Find(id)
		if !ok {
			t.Fatalf("no card %q", id)
		}
		section := canvas.SectionID(e.Card().Side)
		c, source, err := canvas.DropCard(w, ids, e.Card(), canvas.Spot{Sheet: sheet, Section: section})
		do(c, err)
		do(canvas.SetValue(w, canvas.FundingID(source, period.ID), canvas.ShareOf(canvas.Percent(shares[i]))))
		if i < 2 {
			do(canvas.MarkConfidential(w, []canvas.Item{{ID: source}}, true))
		}
	}
	f, err := storage.Create(path, w)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// twoWindows is a program with a second screen beside it, neither over the other.
type twoWindows struct {
	*program
	second string
}

func openTwo(t *testing.T, path string) *twoWindows {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir()) // the small size is for no other test
	p := &twoWindows{program: open(t, need(t, "CLUSTERCANVAS_BIN"), path)}
	p.xdotool("windowsize", "--sync", p.window, "780", "700", "windowmove", p.window, "0", "24")
	p.key("ctrl+F5")
	p.wait("second open")
	p.rest()
	p.second = p.search("--sync", "--name", "public view")[0]
	p.xdotool("windowsize", "--sync", p.second, "600", "400", "windowmove", p.second, "800", "24", "windowfocus", "--sync", p.window)
	return p
}

// seen returns what a window shows, once it shows the same for a while.
func (p *twoWindows) seen(window string) image.Image {
	p.t.Helper()
	tick := time.NewTicker(150 * time.Millisecond)
	defer tick.Stop()
	late := time.After(patience)
	var last []byte
	same := 0
	for {
		out, err := exec.Command("import", "-window", window, "png:-").Output()
		if err != nil {
			p.t.Fatalf("no picture: %v", err)
		}
		img, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			p.t.Fatal(err)
		}
		if now := pixels(img); bytes.Equal(now, last) {
			if same++; same == 4 {
				return img
			}
		} else {
			last, same = now, 0
		}
		select {
		case <-tick.C:
		case <-late:
			p.t.Fatal("the window does not come to rest")
		}
	}
}

func pixels(img image.Image) []byte {
	var out []byte
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			out = append(out, byte(r>>8), byte(g>>8), byte(b>>8))
		}
	}
	return out
}

// colors returns how many colors a picture has: a window that shows nothing has few.
func colors(img image.Image) int {
	seen := map[[3]byte]bool{}
	for p := pixels(img); len(p) > 0; p = p[3:] {
		seen[[3]byte(p)] = true
	}
	return len(seen)
}

// TestSecondScreen_IsTheSameWhateverIsHidden opens two files that differ in confidential figures alone,
// does the same in both, and compares the windows for the room pixel by pixel: at first, after an edit,
// after a confidential figure was changed, and after the two screens were swapped. The windows in which
// somebody works differ all the time.
func TestSecondScreen_IsTheSameWhateverIsHidden(t *testing.T) {
	type stage struct {
		name         string
		second, main image.Image
	}
	run := func(shares []int, other string) []stage {
		path := sponsors(t, shares...)
		p := openTwo(t, path)
		sources := held(t, path).Sources(held(t, path).Scenarios()[0].ID)
		var out []stage
		look := func(name string) {
			t.Helper()
			out = append(out, stage{name, p.seen(p.second), p.seen(p.window)})
		}
		set := func(i int, typed string) {
			t.Helper()
			p.click("item:" + string(sources[i].ID))
			p.wait("select")
			p.rest()
			p.click("field:value")
			p.key("ctrl+a")
			p.typed(typed)
			p.key("Return")
			p.wait("saved")
			p.rest()
		}
		look("at first")
		set(4, "20 %")
		look("after an edit")
		set(0, other)
		look("after a confidential figure was changed")
		p.picture("second-screen-" + strconv.Itoa(shares[0]))
		p.key("ctrl+shift+F5")
		p.wait("second swapped")
		p.rest()
		p.window, p.second = p.second, p.window
		look("after the screens were swapped")
		p.key("ctrl+shift+F5")
		p.wait("second swapped")
		p.rest()
		p.window, p.second = p.second, p.window
		p.key("ctrl+F5")
		p.wait("second closed")
		p.rest()
		p.close()
		return out
	}
	a := run([]int{20, 25, 10, 15, 25}, "21 %")
	b := run([]int{30, 15, 10, 15, 25}, "31 %")
	for i := range a {
		if !bytes.Equal(pixels(a[i].second), pixels(b[i].second)) {
			t.Errorf("%s the second screen tells one hidden figure from another", a[i].name)
		}
		if bytes.Equal(pixels(a[i].main), pixels(b[i].main)) {
			t.Errorf("%s the windows to work in show no difference", a[i].name)
		}
		if n := colors(a[i].second); n < 20 {
			t.Errorf("%s the second screen shows %d colors: nothing", a[i].name, n)
		}
		if i == 1 && bytes.Equal(pixels(a[0].second), pixels(a[1].second)) {
			t.Error("the second screen does not follow an edit")
		}
	}
}
