package app

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/export"
)

// prefs is what is remembered between runs: nothing of a workbook, only how somebody works. It is
// a file of our own: the toolkit writes its preferences on the way out, beside the end of the
// program, and now and then leaves half a file, and with it loses the list of recent files.
type prefs struct {
	path string // empty: nothing is remembered
	set  settings
	lost bool // what was changed could not be kept, and nobody was told
	told bool
}

const (
	// maxRecent is how many recent files are remembered.
	maxRecent = 12
	// maxPrefs is how many bytes of a file are looked at: a full list of long paths is shorter.
	maxPrefs = 1 << 20
)

// openPrefs reads what is remembered. A file that is missing or broken is none.
func openPrefs() *prefs {
	p := &prefs{}
	folder, err := os.UserConfigDir()
	if err != nil {
		return p
	}
	p.path = filepath.Join(folder, "cluster-canvas", "preferences.json")
	p.read()
	return p
}

// memory is what is remembered of the recent files, beside the preferences.
func (p *prefs) memory() fileMemory {
	if p.path == "" {
		return fileMemory{}
	}
	return fileMemory{filepath.Join(filepath.Dir(p.path), "recent")}
}

func (p *prefs) read() {
	file, err := os.Open(p.path)
	if err != nil {
		return
	}
	defer file.Close()
	var set settings
	err = json.NewDecoder(io.LimitReader(file, maxPrefs)).Decode(&set)
	var one *json.UnmarshalTypeError // a value of another kind: the others were read
	if err == nil || errors.As(err, &one) {
		p.set = set.repaired()
	}
}

// change alters what is remembered, beginning with what another program has written meanwhile,
// and writes it whole or not at all. Where it cannot be written it holds for this run.
func (p *prefs) change(alter func(*settings)) {
	if p.path == "" {
		alter(&p.set)
		p.lost = true
		return
	}
	p.read()
	alter(&p.set)
	err := os.MkdirAll(filepath.Dir(p.path), 0o700)
	if err == nil {
		err = export.WriteFile(p.path, func(out io.Writer) error {
			e := json.NewEncoder(out)
			e.SetIndent("", "  ")
			return e.Encode(p.set)
		})
	}
	p.lost = err != nil
}

// toTell reports whether somebody must be told that nothing is kept: once is enough.
func (p *prefs) toTell() bool {
	tell := p.lost && !p.told
	p.told = p.told || tell
	return tell
}

// language is that of the window: the one for this run, the chosen one, or the system's.
func (p *prefs) language() string {
	if wished := os.Getenv(languageVariable); wished != "" {
		return wished
	}
	if p.set.Language == "" {
		return systemLanguage()
	}
	return p.set.Language
}

// appearance is light at first: not every system says what it likes, and the toolkit takes silence
// for dark.
func (p *prefs) appearance() appearance {
	if p.set.Appearance == "" {
		return light
	}
	return p.set.Appearance
}

// textSize returns the size of text in the window, in per cent of the usual one.
func (p *prefs) textSize() int {
	if p.set.TextSize == 0 {
		return usualTextSize
	}
	return p.set.TextSize
}

// units returns in what lengths of paper are said.
func (p *prefs) units() units {
	if p.set.Units == "" {
		return unitsOfSystem()
	}
	return p.set.Units
}

// wheel is what the wheel does: it scrolls where nobody has said anything.
func (p *prefs) wheel() wheel {
	if p.set.Wheel == wheelUnasked {
		return wheelScrolls
	}
	return p.set.Wheel
}

// wheelZooms reports whether the wheel alone zooms.
func (p *prefs) wheelZooms() bool { return p.wheel() == wheelZooms }

// numbers returns how the window writes figures beside the sheet.
func (p *prefs) numbers() numbers {
	if p.set.Numbers == "" {
		return numbersOfFile
	}
	return p.set.Numbers
}

// like returns what a new note begins with: its author, and for the rest what gestures give it.
func (p *prefs) like() canvas.Note { return canvas.Note{Author: p.set.Author} }

// reset has everything that can be chosen as it is at first. Files and panels stay.
func (p *prefs) reset() {
	p.change(func(s *settings) {
		*s = settings{Recent: s.Recent, Folder: s.Folder, Used: s.Used, Folded: s.Folded, Loose: s.Loose, Width: s.Width, Height: s.Height}
	})
}

// recent returns the paths of the files that were open, the last one first.
func (p *prefs) recent() []string { return slices.Clone(p.set.Recent) }

// remember puts a path first in the list of recent files.
func (p *prefs) remember(path string) {
	p.change(func(s *settings) {
		list := slices.DeleteFunc(s.Recent, func(old string) bool { return old == path })
		list = slices.Insert(list, 0, path)
		s.Recent = list[:min(len(list), maxRecent)]
	})
}

// forget takes a path out of the list.
func (p *prefs) forget(path string) {
	p.change(func(s *settings) {
		s.Recent = slices.DeleteFunc(s.Recent, func(old string) bool { return old == path })
	})
}

// maxUsed is how many commands are remembered: more than fit into the palette at once are of no use.
const maxUsed = 20

// used returns the ids of the commands that were asked for by their words, the last one first.
func (p *prefs) used() []string { return slices.Clone(p.set.Used) }

// use puts a command first in that list.
func (p *prefs) use(id string) {
	p.change(func(s *settings) {
		list := slices.DeleteFunc(s.Used, func(old string) bool { return old == id })
		list = slices.Insert(list, 0, id)
		s.Used = list[:min(len(list), maxUsed)]
	})
}

// folder is where the last file dialog was; empty at first.
func (p *prefs) folder() string     { return p.set.Folder }
func (p *prefs) setFolder(f string) { p.change(func(s *settings) { s.Folder = f }) }

// panel reports whether a panel is shown.
func (p *prefs) panel(name string) bool { return !slices.Contains(p.set.Folded, name) }

func (p *prefs) setPanel(name string, out bool) {
	p.change(func(s *settings) {
		s.Folded = slices.DeleteFunc(s.Folded, func(old string) bool { return old == name })
		if !out {
			s.Folded = append(s.Folded, name)
		}
	})
}

// snaps reports whether what is dragged falls into line with what lies near.
func (p *prefs) snaps() bool      { return !p.set.Loose }
func (p *prefs) setSnaps(on bool) { p.change(func(s *settings) { s.Loose = !on }) }

// size returns the size of the last window, in units of the toolkit.
func (p *prefs) size() fyne.Size {
	const least, most = 300, 20_000
	if p.set.Width < least || p.set.Width > most || p.set.Height < least || p.set.Height > most {
		return fyne.NewSize(1280, 800)
	}
	return fyne.NewSize(p.set.Width, p.set.Height)
}

func (p *prefs) setSize(size fyne.Size) {
	p.change(func(s *settings) { s.Width, s.Height = size.Width, size.Height })
}
