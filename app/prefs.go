package app

import (
	"slices"

	"fyne.io/fyne/v2"
)

// prefs is what is remembered between runs: nothing of a workbook, only how somebody works.
type prefs struct{ store fyne.Preferences }

// maxRecent is how many recent files are remembered.
const maxRecent = 12

func (p prefs) language() string     { return p.store.String("language") }
func (p prefs) setLanguage(l string) { p.store.SetString("language", l) }

// appearance is light at first: not every system says what it likes, and the toolkit takes silence
// for dark.
func (p prefs) appearance() appearance {
	a := appearance(p.store.String("appearance"))
	if !slices.Contains(appearances, a) {
		return light
	}
	return a
}

func (p prefs) setAppearance(a appearance) { p.store.SetString("appearance", string(a)) }

// recent returns the paths of the files that were open, the last one first.
func (p prefs) recent() []string { return p.store.StringList("recent") }

// remember puts a path first in the list of recent files.
func (p prefs) remember(path string) {
	list := slices.DeleteFunc(p.recent(), func(s string) bool { return s == path })
	list = slices.Insert(list, 0, path)
	p.store.SetStringList("recent", list[:min(len(list), maxRecent)])
}

// forget takes a path out of the list.
func (p prefs) forget(path string) {
	p.store.SetStringList("recent", slices.DeleteFunc(p.recent(), func(s string) bool { return s == path }))
}

// folder is where the last file dialog was; empty at first.
func (p prefs) folder() string     { return p.store.String("folder") }
func (p prefs) setFolder(f string) { p.store.SetString("folder", f) }

func (p prefs) panel(name string) bool         { return p.store.BoolWithFallback("panel-"+name, true) }
func (p prefs) setPanel(name string, out bool) { p.store.SetBool("panel-"+name, out) }

// size returns the size of the last window.
func (p prefs) size() fyne.Size {
	return fyne.NewSize(
		float32(p.store.FloatWithFallback("width", 1280)),
		float32(p.store.FloatWithFallback("height", 800)))
}

func (p prefs) setSize(s fyne.Size) {
	p.store.SetFloat("width", float64(s.Width))
	p.store.SetFloat("height", float64(s.Height))
}
