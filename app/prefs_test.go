package app

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// home gives the test a folder of its own for what is remembered, and returns the file.
func home(t *testing.T) string {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("AppData", dir)
	t.Setenv("LC_ALL", "C")
	return openPrefs().path
}

func TestPrefs_AreThereTheNextTime(t *testing.T) {
	path := home(t)
	p := openPrefs()
	for _, name := range []string{"a", "b", "c", "a"} {
		p.remember(name)
	}
	p.forget("b")
	p.setFolder("/somewhere")
	p.setPanel("deck", false)
	p.setPanel("inspector", false)
	p.setPanel("inspector", true)
	p.setSize(fyne.NewSize(1500, 900))
	chosen := settings{Wheel: wheelZooms, Units: inches, Language: "de", Numbers: commaNumbers, Appearance: contrast, TextSize: 130, Still: true, Author: "KL"}
	p.change(func(s *settings) {
		chosen.Recent, chosen.Folder, chosen.Folded, chosen.Width, chosen.Height = s.Recent, s.Folder, s.Folded, s.Width, s.Height
		*s = chosen
	})
	p = openPrefs()
	if got := p.recent(); !slices.Equal(got, []string{"a", "c"}) {
		t.Errorf("recent files are %v", got)
	}
	if !reflect.DeepEqual(p.set, chosen) {
		t.Errorf("%+v became %+v", chosen, p.set)
	}
	if p.folder() != "/somewhere" || p.panel("deck") || !p.panel("inspector") || p.size() != fyne.NewSize(1500, 900) {
		t.Errorf("the rest is %+v", p.set)
	}
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the file there are %v, %v", beside, err)
	}
	p.reset()
	p = openPrefs()
	if p.textSize() != usualTextSize || p.appearance() != light || p.wheelZooms() || p.units() != millimeters || p.set.Author != "" || len(p.recent()) != 2 || p.panel("deck") {
		t.Errorf("after the reset there is %+v", p.set)
	}
}

// One value that cannot be is as it is at first, and takes no other with it.
func TestPrefs_StandAWrongValue(t *testing.T) {
	for name, body := range map[string]string{
		"of another kind": `{"textSize": "huge", "author": 7, "still": "yes", "appearance": "dark", "recent": ["a"]}`,
		"unknown":         `{"wheel": "spins", "units": "ells", "numbers": "roman", "language": "xx", "textSize": 104, "appearance": "dark", "recent": ["a", ""]}`,
		"far too long":    `{"author": "` + strings.Repeat("A B ", 500) + `", "appearance": "dark", "recent": ["a"]}`,
	} {
		path := home(t)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		p := openPrefs()
		if p.appearance() != dark || !slices.Equal(p.recent(), []string{"a"}) {
			t.Errorf("%s: the sound values are gone: %+v", name, p.set)
		}
		if p.textSize() != usualTextSize || p.wheelZooms() || p.numbers() != numbersOfFile || p.units() != millimeters || !slices.Contains(languages, p.language()) || len(p.set.Author) > maxInitials {
			t.Errorf("%s: %+v", name, p.set)
		}
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
