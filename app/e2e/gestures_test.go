//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// lain is where things of a file lie by hand, by the id of the source or note.
func lain(t *testing.T, path string) map[string][2]float64 {
	t.Helper()
	i := read(t, path)
	out := map[string][2]float64{}
	for _, p := range i.Placements {
		if p.Free {
			out[p.Source] = p.At
		}
	}
	for _, n := range i.Notes {
		if n.Free {
			out[n.ID] = n.At
		}
	}
	return out
}

// worked makes a file of a worked example; change alters its exchange JSON before.
func worked(t *testing.T, id string, change func(string) string) string {
	t.Helper()
	dir := t.TempDir()
	path, words := filepath.Join(dir, "example.cluster"), filepath.Join(dir, "example.json")
	run := func(args ...string) {
		t.Helper()
		if out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	run("new", path, "--example", id)
	if change == nil {
		return path
	}
	run("export", path, "-o", words)
	text, err := os.ReadFile(words)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(words, []byte(change(string(text))), 0o600); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "changed.cluster")
	run("import", words, path)
	return path
}

// hold presses the left button and moves in steps, without letting go.
func (p *program) hold(x, y int, by ...[2]int) {
	p.t.Helper()
	args := []string{"mousemove", "--window", p.window, fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.05", "mousedown", "1", "sleep", "0.05"}
	for _, d := range by {
		args = append(args, "mousemove", "--window", p.window, fmt.Sprint(x+d[0]), fmt.Sprint(y+d[1]), "sleep", "0.04")
	}
	p.xdotool(args...)
}

// until waits for a state of rest in which something holds.
func (p *program) until(holds func() bool) {
	p.t.Helper()
	for !holds() {
		p.rest()
	}
}

// choose clicks on an item, with a key held down or without, and waits until that is selected.
func (p *program) choose(item, held string) []string {
	p.t.Helper()
	if held != "" {
		p.xdotool("keydown", held)
		defer p.xdotool("keyup", held)
	}
	p.click("item:" + item)
	out := strings.Fields(p.wait("select"))
	p.rest()
	return out
}

// TestGestures is a hand at work on the Map of a worked example: several things at once, what falls
// into line, the rubber band, what is lined up, locked and joined by an arrow. Each is looked up in
// the file.
func TestGestures(t *testing.T) {
	path := worked(t, "intl-entrepreneurial", nil)
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), path)
	var private []string
	for _, x := range read(t, path).Placements {
		if x.Section == "private" {
			private = append(private, x.Source)
		}
	}
	if len(private) != 3 {
		t.Fatalf("%d cards lie on the private side", len(private))
	}
	a, b, c := private[0], private[1], private[2]

	// Two at once keep their distance.
	before := lain(t, path)
	p.choose(b, "")
	if got := p.choose(c, "shift"); !slices.Equal(got, []string{b, c}) {
		t.Fatalf("selected is %v", got)
	}
	x, y := p.middle("item:" + c)
	p.hold(x, y, [2]int{5, 2}, [2]int{15, -8}, [2]int{23, -17})
	p.xdotool("mouseup", "1")
	p.wait("saved")
	p.rest()
	after := lain(t, path)
	for axis := range 2 {
		was, is := before[c][axis]-before[b][axis], after[c][axis]-after[b][axis]
		if math.Abs(was-is) > 0.01 {
			t.Errorf("they were %v apart and are %v", was, is)
		}
	}
	if after[c] == before[c] {
		t.Error("nothing has moved")
	}

	// One falls into line with another that it comes near: a pixel or two beside it.
	p.key("Escape")
	p.wait("select")
	p.rest()
	target, box := p.at["item:"+a], p.at["item:"+c]
	x, y = p.middle("item:" + c)
	p.hold(x, y, [2]int{-6, 4}, [2]int{target[0] - box[0] + 9, 20}, [2]int{target[0] - box[0] + 2, 24})
	p.picture("guides")
	p.xdotool("mouseup", "1")
	p.wait("saved")
	p.rest()
	if at := lain(t, path); math.Abs(at[a][0]-at[c][0]) > 0.01 {
		t.Errorf("the left edges are at %v and %v", at[a][0], at[c][0])
	}

	// Escape in the middle of a drag leaves everything where it lies.
	before = lain(t, path)
	x, y = p.middle("item:" + a)
	p.hold(x, y, [2]int{10, 10}, [2]int{60, 90})
	p.key("Escape")
	p.xdotool("mouseup", "1")

	// The rubber band takes what it touches.
	r := p.at["section:private"]
	p.hold(r[0]+r[2]-4, r[1]+r[3]-4, [2]int{-20, -20}, [2]int{-r[2] + 10, -r[3] + 60})
	p.picture("marquee")
	p.xdotool("mouseup", "1")
	var taken []string
	for len(taken) < 4 { // it grows while it is drawn
		taken = strings.Fields(p.wait("select"))
	}
	for _, id := range private {
		if !slices.Contains(taken, id) {
			t.Errorf("the band left %s out: %v", id, taken)
		}
	}
	p.rest()
	if got := lain(t, path); got[a] != before[a] {
		t.Error("a drag that was given up has moved something")
	}

	// Lined up by the keys, as one step.
	p.key("ctrl+shift+Left")
	p.wait("saved")
	p.rest()
	at := lain(t, path)
	for _, id := range taken {
		if math.Abs(at[id][0]-at[a][0]) > 0.01 {
			t.Errorf("%s lies at %v, the others at %v", id, at[id][0], at[a][0])
		}
	}
	p.key("ctrl+z")
	p.wait("saved")
	p.rest()
	if got := lain(t, path); got[b] != before[b] || got[a] != before[a] {
		t.Error("one undo does not take the lining up back")
	}

	// What is locked stays, and it says so.
	p.choose(a, "")
	p.key("ctrl+shift+l")
	p.wait("saved")
	p.rest()
	x, y = p.middle("item:" + a)
	p.hold(x, y, [2]int{10, 10}, [2]int{60, 60})
	p.picture("locked")
	p.xdotool("mouseup", "1")
	if said := p.wait("say"); !strings.Contains(said, "locked") {
		t.Errorf("it says %q", said)
	}
	p.rest()

	// An arrow from it, by the key and a click, follows what it joins.
	p.key("a")
	to := p.at["item:"+b]
	p.xdotool("mousemove", "--window", p.window, fmt.Sprint(to[0]-30), fmt.Sprint(to[1]+10), "sleep", "0.1",
		"mousemove", "--window", p.window, fmt.Sprint(to[0]+20), fmt.Sprint(to[1]+20), "sleep", "0.1")
	p.picture("arrow")
	p.clickAt(to[0]+20, to[1]+20)
	p.wait("saved")
	p.rest()
	if links := read(t, path).Links; len(links) != 1 || links[0].From != a || links[0].To != b {
		t.Errorf("the arrows are %v", links)
	}
	p.key("Delete")
	p.wait("saved")
	p.rest()
	if links := read(t, path).Links; len(links) != 0 {
		t.Errorf("the arrows are %v", links)
	}
	p.close()
}

// TestGestures_Paste pastes lines and a range of a spreadsheet as notes: the text comes onto the
// clipboard out of the field of a note.
func TestGestures_Paste(t *testing.T) {
	path := worked(t, "intl-entrepreneurial", func(text string) string {
		var d map[string]any
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Fatal(err)
		}
		sheet := d["sheets"].([]any)[0].(map[string]any)
		note := sheet["notes"].([]any)[0].(map[string]any)
		note["text"] = "Ocean Ltd\tTromsø\nFjord AS\tBergen"
		out, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	})
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), path)
	note := read(t, path).Notes[0].ID
	p.choose(note, "")
	p.click("field:text") // beside the sheet, which takes tabs as they are
	p.key("ctrl+a", "ctrl+c")
	r := p.at["section:public"]
	p.clickAt(r[0]+r[2]/3, r[1]+r[3]*3/4)
	p.wait("select")
	p.key("ctrl+v")
	p.wait("saved")
	p.rest()
	texts := func() []string {
		var out []string
		for _, n := range read(t, path).Notes {
			if n.ID != note {
				out = append(out, n.Text)
			}
		}
		slices.Sort(out)
		return out
	}
	if got := texts(); !slices.Equal(got, []string{"Fjord AS · Bergen", "Ocean Ltd · Tromsø"}) {
		t.Errorf("the rows became %q", got)
	}
	p.picture("pasted")
	p.key("ctrl+z")
	p.wait("saved")
	p.rest()
	p.key("ctrl+shift+v")
	p.wait("saved")
	p.rest()
	if got := texts(); len(got) != 1 || !strings.Contains(got[0], "Fjord AS\tBergen") {
		t.Errorf("as one note it became %q", got)
	}
	p.close()
}

// TestGestures_Wheel zooms at the pointer with Ctrl, and moves the sheet without, sideways with Shift.
func TestGestures_Wheel(t *testing.T) {
	path := worked(t, "intl-entrepreneurial", nil)
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), path)
	item := "item:" + read(t, path).Placements[1].Source
	before := p.at[item]
	p.xdotool("mousemove", "--window", p.window, fmt.Sprint(before[0]), fmt.Sprint(before[1]), "sleep", "0.05", "keydown", "ctrl", "click", "4", "sleep", "0.05", "click", "4", "keyup", "ctrl")
	p.until(func() bool { return p.at[item][2] > before[2]*115/100 })
	zoomed := p.at[item]
	if abs(zoomed[0]-before[0]) > 3 || abs(zoomed[1]-before[1]) > 3 {
		t.Errorf("from %v to %v: its corner must stay under the pointer", before, zoomed)
	}
	// Moving the sheet alone is no news to the window; what is selected next says where things lie.
	look := func() [4]int {
		p.key("Tab")
		p.wait("select")
		p.rest()
		return p.at[item]
	}
	p.xdotool("click", "5")
	if moved := look(); moved[1] >= zoomed[1] || moved[0] != zoomed[0] || moved[2] != zoomed[2] {
		t.Errorf("from %v to %v: it must go up and nowhere else", zoomed, moved)
	}
	p.xdotool("keydown", "shift", "sleep", "0.05", "click", "5", "sleep", "0.05", "keyup", "shift")
	if moved := look(); moved[0] >= zoomed[0] {
		t.Errorf("from %v to %v: it must go to the left", zoomed, moved)
	}
	p.close()
}

func abs(x int) int { return max(x, -x) }
