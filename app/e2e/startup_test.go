//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStart_OnAnyMachine starts the program where something is missing that most machines have: it
// opens the file all the same.
func TestStart_OnAnyMachine(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Pläne für 2027")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := newFile(t, folder, "Fördermittel (neu).cluster", "intl-entrepreneurial")
	broken := t.TempDir()
	if err := os.MkdirAll(filepath.Join(broken, "cluster-canvas", "preferences.json"), 0o700); err != nil { // a folder in the place of the file
		t.Fatal(err)
	}
	homes := []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}
	locales := []string{"LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"}
	for name, c := range map[string]struct {
		without, with []string
		forgets       bool
	}{
		"nothing at all": {append(homes, locales...), []string{"TMPDIR=/proc/nobody", "FONTCONFIG_FILE=/dev/null", "XDG_DATA_DIRS=/proc/nobody"}, true},
		"a home that is not there, and the plainest locale":       {append(homes, locales...), []string{"HOME=/proc/nobody", "LC_ALL=POSIX"}, true},
		"a folder in place of the preferences, and an odd locale": {locales, []string{"XDG_CONFIG_HOME=" + broken, "LANG=xx_YY@latin"}, true},
		"a locale of no country":                                  {locales, []string{"LANG=de"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := openIn(t, without(c.without, c.with...), need(t, "CLUSTERCANVAS_BIN"), "painted", path)
			p.picture("start-" + strings.NewReplacer(" ", "-", ",", "").Replace(name))
			p.key("ctrl+o") // some more to remember
			p.wait("dialog")
			p.rest()
			p.key("Escape")
			p.rest()
			told := 0
			for _, line := range p.lines() {
				if strings.HasPrefix(line, "say ") && strings.Contains(line, "are not kept") {
					told++
				}
			}
			if told > 1 || (told == 1) != c.forgets {
				t.Errorf("it says %d times that nothing is kept", told)
			}
			p.close()
			if _, err := os.Stat("fyne"); err == nil {
				t.Error("the toolkit has left something in the folder that the program was started in")
			}
		})
	}
}

// TestStart_MissingFile names the file that is not there, spaces and umlauts and all.
func TestStart_MissingFile(t *testing.T) {
	ownPreferences(t, map[string]any{})
	p := openUntil(t, need(t, "CLUSTERCANVAS_BIN"), "dialog Not found", filepath.Join(t.TempDir(), "Gibt es nicht für März.cluster"))
	p.picture("start-missing-file")
	p.key("Escape")
	p.key("ctrl+q")
	p.ended()
}

// TestStart_FitsTheScreen starts on small screens, and on two, with what the last time was on a large
// one, and with everything large: all of the window is where it can be reached.
func TestStart_FitsTheScreen(t *testing.T) {
	small := []string{"-screen", "0", "1366x768x24"}
	for name, c := range map[string]struct {
		screen []string
		scale  string
		size   map[string]any
		file   bool
		within [2]int
	}{
		"twice as large":          {small, "2", map[string]any{}, false, [2]int{1366, 768}},
		"three times, and a file": {small, "3", map[string]any{}, true, [2]int{1366, 768}},
		"from a large screen":     {small, "1", map[string]any{"width": 3800, "height": 2100}, true, [2]int{1366, 768}},
		"two screens, one smaller": {[]string{"-screen", "0", "1366x768x24", "-screen", "1", "1024x768x24", "+xinerama"}, "1",
			map[string]any{"width": 2300, "height": 760}, false, [2]int{1366, 768}},
		"a sharp screen": {[]string{"-screen", "0", "2560x1440x24", "-dpi", "240"}, "", map[string]any{}, true, [2]int{2560, 1440}},
	} {
		t.Run(name, func(t *testing.T) {
			ownPreferences(t, c.size)
			display := xServer(t, c.screen...)
			t.Setenv("DISPLAY", display)
			manage(t, display)
			event, files := "ready", []string{}
			if c.file {
				event, files = "painted", append(files, newFile(t, t.TempDir(), "growth.cluster", "intl-entrepreneurial"))
			}
			p := openIn(t, without([]string{"FYNE_SCALE"}, "FYNE_SCALE="+c.scale), need(t, "CLUSTERCANVAS_BIN"), event, files...)
			p.waitInside(c.within)
			p.picture("fits-" + strings.NewReplacer(" ", "-", ",", "").Replace(name))
			p.close()
		})
	}
}

// manage starts the window manager of the window tests on a screen.
func manage(t *testing.T, display string) {
	t.Helper()
	cmd := exec.Command("openbox", "--sm-disable", "--config-file", filepath.Join("..", "..", "scripts", "openbox.xml"))
	cmd.Env = append(os.Environ(), "DISPLAY="+display)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for range tick.C {
		if out, err := exec.Command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output(); err == nil && strings.Contains(string(out), "window id") {
			return
		}
	}
}

// waitInside waits until all of the window, with what the system puts around it, lies on the screen.
func (p *program) waitInside(screen [2]int) {
	p.t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	late := time.After(patience)
	for {
		x, y, width, height := p.place()
		if x >= 0 && y >= 0 && x+width <= screen[0] && y+height <= screen[1] {
			return
		}
		select {
		case <-tick.C:
		case <-late:
			p.picture(strings.ReplaceAll(p.t.Name(), "/", "-") + "-outside")
			p.t.Fatalf("the window is %d x %d at %d, %d, not within %v", width, height, x, y, screen)
		}
	}
}

// place returns where the window is on the screen, with its frame.
func (p *program) place() (x, y, width, height int) {
	p.t.Helper()
	values := map[string]int{}
	for line := range strings.Lines(run(p.t, nil, "xwininfo", "-id", p.window)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		var n int
		if _, err := fmt.Sscan(value, &n); err == nil {
			values[key] = n
		}
	}
	var left, right, top, bottom int
	edges := run(p.t, nil, "xprop", "-id", p.window, "-notype", "_NET_FRAME_EXTENTS")
	if _, list, ok := strings.Cut(edges, "="); ok {
		fmt.Sscanf(strings.TrimSpace(list), "%d, %d, %d, %d", &left, &right, &top, &bottom)
	}
	return values["Absolute upper-left X"] - left, values["Absolute upper-left Y"] - top,
		values["Width"] + left + right, values["Height"] + top + bottom
}
