//go:build e2e

package e2e

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// dialog waits for the next dialog, which must have this title.
func (p *program) dialog(title string) {
	p.t.Helper()
	if got := p.wait("dialog"); got != title {
		p.t.Fatalf("the dialog is %q, not %q", got, title)
	}
	p.rest()
}

// TestPalette is somebody who knows no menu: by the keys alone to another sheet, a card onto it,
// and back by undo.
func TestPalette(t *testing.T) {
	p, path := example(t, "ocean-tech")
	before := len(read(t, path).Sources)
	p.key("ctrl+shift+p")
	p.dialog("What would you like to do?")
	p.typed("go to map")
	for p.wait("command") != "Go to Map" {
	}
	p.rest()
	p.picture("palette")
	p.key("Return")
	p.wait("sheet")
	p.rest()

	p.key("ctrl+shift+p")
	p.dialog("What would you like to do?")
	p.typed("add local gov")
	for !strings.HasPrefix(p.wait("command"), "Add Local gov") {
	}
	p.key("Return")
	p.wait("select")
	p.wait("saved")
	if got := len(read(t, path).Sources); got != before+1 {
		t.Errorf("there are %d sources, before there were %d", got, before)
	}
	p.rest()

	p.key("ctrl+shift+p")
	p.dialog("What would you like to do?")
	p.typed("undo")
	for !strings.HasPrefix(p.wait("command"), "Undo: Add Local gov") {
	}
	p.key("Return")
	p.wait("saved")
	if got := len(read(t, path).Sources); got != before {
		t.Errorf("after undo there are %d sources", got)
	}
	p.close()
}

// lightness returns how light a part of the screen is on average, from 0 to 1.
func (p *program) lightness(name string) float64 {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), "screen.png")
	if out, err := exec.Command("import", "-window", p.window, file).CombinedOutput(); err != nil {
		p.t.Fatalf("no picture: %v %s", err, out)
	}
	f, err := os.Open(file)
	if err != nil {
		p.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		p.t.Fatal(err)
	}
	r := p.at[name]
	sum, n := 0.0, 0
	box := image.Rect(r[0], r[1], r[0]+r[2], r[1]+r[3]).Intersect(img.Bounds())
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			red, green, blue, _ := img.At(x, y).RGBA()
			sum += float64(red+green+blue) / (3 * 0xffff)
			n++
		}
	}
	return sum / float64(max(1, n))
}

// TestFind looks for a word without its accents: what has it is lit and all else dimmed, sheet by
// sheet; Escape leaves what was found selected.
func TestFind(t *testing.T) {
	p, _ := example(t, "ocean-tech")
	first := ""
	for name := range p.at {
		if strings.HasPrefix(name, "section:value") {
			first = name
		}
	}
	if first == "" {
		t.Fatal("the Canvas has no section for values")
	}
	p.key("ctrl+f")
	p.rest()
	before := p.lightness(first)
	p.typed("GROWTH cap")
	found := ""
	for !strings.HasPrefix(found, "1 1 ") {
		found = p.wait("found")
	}
	p.rest()
	p.picture("find")
	if after := p.lightness(first); after <= before {
		t.Errorf("the section is no lighter than before, %.3f and %.3f: nothing is dimmed", after, before)
	}
	p.key("Escape")
	p.wait("found")
	p.rest()
	if after := p.lightness(first); after > before+0.01 {
		t.Errorf("the sheet stays dimmed: %.3f, before %.3f", after, before)
	}

	// What is on several sheets is gone through by Enter, F3 and back by Shift+F3.
	p.key("ctrl+f", "ctrl+a")
	p.typed("membership")
	p.rest()
	p.key("Return")
	second := p.wait("sheet")
	p.rest()
	p.key("F3")
	third := p.wait("sheet")
	p.rest()
	p.key("shift+F3")
	if back := p.wait("sheet"); back != second || third == second {
		t.Errorf("Shift+F3 goes from %s to %s, not to %s", third, back, second)
	}
	p.rest()
	p.close()
}

// TestContextMenu opens the menus of things by the right button and by the key for it.
func TestContextMenu(t *testing.T) {
	p, path := example(t, "intl-entrepreneurial")
	items := 0
	for _, s := range read(t, path).Slots {
		if s.N != 1 || s.Kind != "source" {
			continue
		}
		items++
		x, y := p.middle("item:" + s.ID)
		p.xdotool("mousemove", "--window", p.window, itoa(x), itoa(y), "sleep", "0.05", "click", "3")
		if got := p.wait("menu"); got != "source" {
			t.Fatalf("the right button on a source opens the menu of %q", got)
		}
		p.rest()
		p.picture("context-menu")
		p.key("Up", "Return") // the last entry: a picture of it
		p.dialog("Export")
		p.key("Escape")
		p.rest()
		// The same by the keys.
		p.key("Menu")
		if got := p.wait("menu"); got != "source" {
			t.Fatalf("the Menu key on a source opens the menu of %q", got)
		}
		p.key("Escape")
		p.key("shift+F10")
		if got := p.wait("menu"); got != "source" {
			t.Fatalf("Shift+F10 on a source opens the menu of %q", got)
		}
		p.key("Up", "Return")
		p.dialog("Export")
		p.key("Escape")
		p.rest()
		break
	}
	if items == 0 {
		t.Fatal("the example has no source on its first sheet")
	}
	// Beside the page.
	r := p.at["sheet"]
	p.xdotool("mousemove", "--window", p.window, itoa(r[0]+4), itoa(r[1]+r[3]-4), "sleep", "0.05", "click", "3")
	if got := p.wait("menu"); got != "desk" {
		t.Errorf("the right button beside the page opens the menu of %q", got)
	}
	p.key("Escape")
	p.close()
}

// TestSheetOnly shows the sheet alone and comes back.
func TestSheetOnly(t *testing.T) {
	p, _ := example(t, "intl-entrepreneurial")
	before := p.at["sheet"]
	p.key("ctrl+period")
	p.wait("room")
	p.rest()
	alone := p.at["sheet"]
	if alone[0] != 0 || alone[1] != 0 || alone[2] <= before[2] || alone[3] <= before[3] {
		t.Errorf("alone, the sheet lies at %v", alone)
	}
	p.picture("sheet-only")
	p.key("Escape")
	p.wait("room")
	for p.at["sheet"] != before { // the screen takes its time to give the window its size back
		p.rest()
	}
	p.close()
}

// TestTip rests the pointer on a button: what it does, its key and why it cannot be pressed come up
// beside it, and stay while the pointer does.
func TestTip(t *testing.T) {
	p, _ := example(t, "intl-entrepreneurial")
	x, y := p.middle("button:edit-undo")
	p.xdotool("mousemove", "--window", p.window, itoa(x), itoa(y))
	if got, want := p.wait("tip"), "Undo   Ctrl+Z There is nothing to undo"; got != want {
		t.Errorf("undo says %q, not %q", got, want)
	}
	p.rest()
	p.picture("tip")
	x, y = p.middle("button:edit-redo")
	p.xdotool("mousemove", "--window", p.window, itoa(x), itoa(y))
	if got := p.wait("tip"); !strings.HasPrefix(got, "Redo") {
		t.Errorf("redo says %q", got)
	}
	p.close()
}
