package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// home gives the test a folder of its own for what is remembered, and returns the file.
func home(t *testing.T) string {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("AppData", dir)
	return openPrefs().path
}

func TestPrefs_AreThereTheNextTime(t *testing.T) {
	path := home(t)
	p := openPrefs()
	for _, name := range []string{"a", "b", "c", "a"} {
		p.remember(name)
	}
	p.forget("b")
	p.setLanguage("de")
	p.setAppearance(contrast)
	p.setFolder("/somewhere")
	p.setPanel("deck", false)
	p.setPanel("inspector", false)
	p.setPanel("inspector", true)
	p.setSize(fyne.NewSize(1500, 900))
	p = openPrefs()
	if got := p.recent(); !slices.Equal(got, []string{"a", "c"}) {
		t.Errorf("recent files are %v", got)
	}
	if p.language() != "de" || p.appearance() != contrast || p.folder() != "/somewhere" || p.panel("deck") || !p.panel("inspector") || p.size() != fyne.NewSize(1500, 900) {
		t.Errorf("the rest is %+v", p.set)
	}
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the file there are %v, %v", beside, err)
	}
}

func TestPrefs_KeepWhatAnotherProgramWrote(t *testing.T) {
	home(t)
	one, other := openPrefs(), openPrefs()
	one.remember("one")
	other.remember("other")
	if got := openPrefs().recent(); !slices.Equal(got, []string{"other", "one"}) {
		t.Errorf("recent files are %v", got)
	}
}

func TestPrefs_StandABrokenFile(t *testing.T) {
	for name, body := range map[string]string{
		"empty": "", "half": `{"recent": ["a`, "other": `[1, 2]`, "absurd": `{"width": -5, "height": 1e9, "appearance": "pink"}`,
	} {
		path := home(t)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		p := openPrefs()
		if p.appearance() != light || p.size() != fyne.NewSize(1280, 800) || len(p.recent()) != 0 {
			t.Errorf("%s: %+v", name, p.set)
		}
		p.remember("a")
		if got := openPrefs().recent(); !slices.Equal(got, []string{"a"}) {
			t.Errorf("%s: recent files are %v", name, got)
		}
	}
}

func TestPrefs_DoWithoutAFolder(t *testing.T) {
	path := home(t)
	if err := os.WriteFile(filepath.Dir(path), nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	p := openPrefs()
	p.remember("a")
	if got := p.recent(); !slices.Equal(got, []string{"a"}) {
		t.Errorf("recent files are %v", got)
	}
}
