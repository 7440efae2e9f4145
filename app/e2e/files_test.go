//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ownPreferences gives the programs of a test preferences of their own, and returns the file.
func ownPreferences(t *testing.T, values map[string]any) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", folder)
	path := filepath.Join(folder, "cluster-canvas", "preferences.json")
	body, err := json.Marshal(values)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o700)
	}
	if err == nil {
		err = os.WriteFile(path, body, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// kept returns what is in the file of preferences.
func kept(t *testing.T, path string) map[string]any {
	t.Helper()
	body, err := os.ReadFile(path)
	values := map[string]any{}
	if err == nil {
		err = json.Unmarshal(body, &values)
	}
	if err != nil {
		t.Fatal(err)
	}
	return values
}

// newFile makes a file with a worked example and returns its path.
func newFile(t *testing.T, folder, name, example string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), "new", path, "--example", example).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	return path
}

// ended waits for a program to end by itself.
func (p *program) ended() {
	p.t.Helper()
	select {
	case err := <-p.done:
		p.done <- err
		if err != nil {
			p.t.Fatalf("the program ended with %v\n%s", err, p.output)
		}
	case <-time.After(patience):
		p.t.Fatal("the program did not end")
	}
}

// waitFor waits for an event whose words hold a text.
func (p *program) waitFor(event, text string) {
	p.t.Helper()
	for !strings.Contains(p.wait(event), text) {
	}
}

// TestPreferences chooses by keyboard alone: the theme is shown, and the size of text lays the
// window out anew, in the size that it has on the screen.
func TestPreferences(t *testing.T) {
	path := ownPreferences(t, map[string]any{"width": 1280, "height": 720})
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), newFile(t, t.TempDir(), "growth.cluster", "intl-entrepreneurial"))
	deck, sheet := p.at["deck"], p.at["sheet"]

	p.key("ctrl+comma")
	p.waitFor("dialog", "Preferences")
	p.rest()
	p.key("Right") // the wheel zooms
	p.waitFor("dialog", "Preferences")
	p.rest()
	p.key("Tab", "Return", "Down", "Down", "Down", "Return") // the appearance: as the system, light, dark
	p.waitFor("dialog", "Preferences")
	p.rest()
	p.picture("preferences-dark")
	p.key("Tab", "Return", "Down", "Down", "Down", "Down", "Down", "Return") // the size of text: 90, 100, 110, 120, 130
	p.waitFor("dialog", "Preferences")
	p.rest()
	p.picture("preferences-large")
	p.key("Escape")
	p.rest()
	if got := p.at["deck"]; got[2] != deck[2]*13/10 {
		t.Errorf("with larger text the deck is %d wide, not %d", got[2], deck[2]*13/10)
	}
	if got, right := p.at["sheet"], sheet[0]+sheet[2]; got[0]+got[2] > right+4 || got[0] <= sheet[0] {
		t.Errorf("the sheet goes from %d to %d, not beyond %d", got[0], got[0]+got[2], right)
	}
	values := kept(t, path)
	if values["wheel"] != "zoom" || values["appearance"] != "dark" || values["textSize"] != 130.0 {
		t.Errorf("kept is %v", values)
	}
	p.close()
}

// TestFiles_EachInItsOwnWindow opens a second file, goes from window to window by the keys, and
// closes both: with the last one the program ends.
func TestFiles_EachInItsOwnWindow(t *testing.T) {
	ownPreferences(t, map[string]any{})
	folder := t.TempDir()
	one := newFile(t, folder, "one.cluster", "intl-entrepreneurial")
	other := newFile(t, folder, "other.cluster", "ocean-tech")
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), one)

	p.key("ctrl+o")
	p.wait("dialog")
	p.rest()
	p.typed(other)
	p.key("Return")
	if p.waitFor("title", "other.cluster"); p.windows() != 2 {
		t.Fatalf("there are %d windows", p.windows())
	}
	p.front("other.cluster")
	p.picture("two-windows")
	p.key("ctrl+F6")
	p.front("one.cluster")
	p.key("ctrl+F6")
	p.front("other.cluster")
	p.key("ctrl+o") // a file that is open comes to the front in its own window
	p.wait("dialog")
	p.rest()
	p.typed(one)
	p.key("Return")
	p.front("one.cluster")
	if p.windows() != 2 {
		t.Errorf("there are %d windows", p.windows())
	}
	p.key("ctrl+w")
	p.waitFor("closed", "one.cluster")
	p.eventually("one window is left", func() bool { return p.windows() == 1 })
	p.xdotool("windowfocus", "--sync", p.search("--pid", itoa(p.cmd.Process.Pid))[0])
	p.front("other.cluster")
	p.key("ctrl+w")
	p.ended()
}

// front waits until the window that has the keyboard is called so.
func (p *program) front(title string) {
	p.t.Helper()
	p.eventually(title+" comes to the front", func() bool {
		name, err := exec.Command("xdotool", "getwindowfocus", "getwindowname").CombinedOutput()
		return err == nil && strings.Contains(string(name), title)
	})
}

// windows returns how many windows the program shows.
func (p *program) windows() int {
	p.t.Helper()
	return len(p.search("--pid", itoa(p.cmd.Process.Pid)))
}

// TestFiles_OpenInAnotherProgram starts the program a second time with the same file: it says so,
// and lets people look at it.
func TestFiles_OpenInAnotherProgram(t *testing.T) {
	ownPreferences(t, map[string]any{})
	path := newFile(t, t.TempDir(), "growth.cluster", "intl-entrepreneurial")
	first := open(t, need(t, "CLUSTERCANVAS_BIN"), path)
	second := openUntil(t, need(t, "CLUSTERCANVAS_BIN"), "dialog This file is open elsewhere", path)
	second.picture("open-elsewhere")
	second.key("Return")
	second.waitFor("title", "For looking only")
	second.wait("painted")
	second.rest()
	second.key("ctrl+q")
	second.ended()
	first.xdotool("windowfocus", "--sync", first.window)
	first.close()
}

// TestStart_MarksMissingFiles shows the recent files with their pictures; of the one that is not
// there it says so, and forgets it when asked.
func TestStart_MarksMissingFiles(t *testing.T) {
	folder := t.TempDir()
	there, gone := newFile(t, folder, "there.cluster", "ocean-tech"), filepath.Join(folder, "gone.cluster")
	path := ownPreferences(t, map[string]any{"recent": []string{gone, there}})
	p := open(t, need(t, "CLUSTERCANVAS_BIN"), there) // leaves a picture behind
	p.close()
	p = open(t, need(t, "CLUSTERCANVAS_BIN"))
	p.picture("start-with-recent-files")
	p.click("recent:1")
	p.waitFor("dialog", "Not found")
	p.rest()
	p.click("dialog:Remove from the list")
	p.rest()
	if _, still := p.at["recent:1"]; still {
		t.Error("the file is still in the list")
	}
	if list := kept(t, path)["recent"].([]any); len(list) != 1 || list[0] != there {
		t.Errorf("recent files are %v", list)
	}
	p.click("recent:0")
	p.wait("painted")
	p.rest()
	p.close()
}
