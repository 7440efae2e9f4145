package app

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/export/raster"
)

// program is what all windows share.
type program struct {
	app     fyne.App
	build   command.Build
	prefs   *prefs
	memory  fileMemory
	missing map[string]bool // of the recent files, those that were not found when last looked for
	opening []string        // the paths of files that are being read
	beside  sync.WaitGroup  // what is going on beside and touches what is remembered
	words   *wording
	windows []*Window

	album   album            // the pictures of all open files
	painter *raster.Renderer // of pictures that are not the sheet
	scale   userScale        // of the toolkit, for the size of text
	room    Room             // of the screen; may be nil
	style   canvas.Style     // that was copied, for things in any window
	minutes int              // of the last countdown

	gathered map[gatherKey]*gatherDraft // what was typed after workshops, and is not on a sheet yet

	ui  func(func()) // runs something on the toolkit's goroutine; tests pump it by hand
	now func() time.Time
	ids canvas.IDs

	ended func() // the last window is gone, and all is written; may be nil
}

// Run opens a window for every file, or the start screen where there is none, and ends the program
// when the last window is closed. It returns, with the exit code, only where no window can be shown
// or the system ends the program. The version is that of the program, for the page about it.
//
// It does not wait for the toolkit to end by itself: that tells of the end through a queue that it
// closes at the same time, and panics where the one overtakes the other.
func Run(a fyne.App, files []string, build command.Build, room Room) int {
	wantLittle()
	for i, name := range files { // before the toolkit starts: on macOS it goes to another folder
		if path, err := filepath.Abs(name); err == nil {
			files[i] = path
		}
	}
	p := newProgram(a, build, fyne.Do)
	p.room = room
	p.calmToolkit()
	w, missing := p.firstWindow(len(files) > 0)
	if missing != nil {
		missing.tell(p.words)
		return 1
	}
	p.ended = func() { os.Exit(0) }
	a.Lifecycle().SetOnStarted(w.fitScreen) // again: before it runs, the toolkit takes no other scale
	if len(files) > 0 {
		w.take(files, true)
	}
	a.Run()
	return 0
}

func newProgram(a fyne.App, build command.Build, ui func(func())) *program {
	p := &program{
		minutes: usualMinutes,
		app:     a, build: build, prefs: openPrefs(), ui: ui, missing: map[string]bool{},
		now: time.Now,
		ids: func() canvas.RecordID { return canvas.RecordID(rand.Text()) },
	}
	p.painter = raster.New(p.album.find)
	p.memory = p.prefs.memory()
	p.words = newWording(p.prefs.language())
	p.words.teachToolkit()
	p.scale = openUserScale()
	p.scale.set(p.prefs.textSize())
	a.Settings().SetTheme(look{p.prefs.appearance()})
	return p
}

// choose changes what somebody has chosen, and shows it in all windows at once.
func (p *program) choose(alter func(*settings)) {
	p.prefs.change(alter)
	p.applyPrefs()
}

// resetPrefs has everything that can be chosen as it is at first.
func (p *program) resetPrefs() {
	p.prefs.reset()
	p.applyPrefs()
}

// applyPrefs shows all windows as the preferences say.
func (p *program) applyPrefs() {
	p.words = newWording(p.prefs.language())
	p.words.teachToolkit()
	pixels := map[*Window]fyne.Size{}
	for _, w := range p.windows {
		pixels[w] = w.pixels()
	}
	resized := p.scale.set(p.prefs.textSize())
	p.app.Settings().SetTheme(look{p.prefs.appearance()})
	for _, w := range p.windows {
		w.rebuild()
		if resized { // the toolkit would keep the size in its own units: it is the screen that stays
			w.resizeTo(pixels[w])
			w.fitScreen()
		}
	}
}

// windowOf returns the window that has a file open.
func (p *program) windowOf(path string) *Window {
	for _, w := range p.windows {
		if w.doc != nil && !w.doc.fixed() && sameFile(w.doc.state.path, path) {
			return w
		}
	}
	return nil
}
