package app

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// stage is a program with windows that nobody sees, whose clock stands still and whose goroutine
// of the toolkit is the one of the test: what other goroutines want to have done there waits in
// the queue until the test pumps it.
type stage struct {
	testing.TB
	p     *program
	queue chan func()
	clock clock
	home  string
}

// clock stands still until a test moves it; the goroutine that saves reads it as well.
type clock struct{ passed atomic.Int64 }

func (c *clock) now() time.Time {
	return time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC).Add(time.Duration(c.passed.Load()))
}

func (c *clock) move(d time.Duration) { c.passed.Add(int64(d)) }

func newStage(t testing.TB) *stage {
	t.Helper()
	s := &stage{TB: t, queue: make(chan func(), 10_000), home: t.TempDir()}
	t.Setenv("HOME", s.home)
	t.Setenv("USERPROFILE", s.home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(s.home, ".config"))
	t.Setenv("LC_ALL", "C")
	if err := os.Mkdir(filepath.Join(s.home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.p = newProgram(test.NewTempApp(t), command.Build{Version: "test"}, func(f func()) { s.queue <- f })
	s.p.now = s.clock.now
	t.Cleanup(func() {
		s.p.beside.Wait()
		for _, w := range append([]*Window(nil), s.p.windows...) {
			if w.doc != nil && w.doc.saver != nil {
				gone := w.doc.saver.gone
				w.doc.saver.abandon(func() {})
				<-gone
			}
			if w.view != nil {
				w.view.Close()
			}
		}
	})
	return s
}

// until pumps the queue until something holds.
func (s *stage) until(what string, holds func() bool) {
	s.Helper()
	late := time.After(30 * time.Second)
	for !holds() {
		select {
		case f := <-s.queue:
			f()
		case <-late:
			s.Fatalf("waited in vain until %s", what)
		}
	}
}

// window opens a window.
func (s *stage) window() *Window {
	w := s.p.newWindow(false)
	w.win.Resize(fyne.NewSize(1280, 800))
	return w
}

// newFile opens a window with a new file.
func (s *stage) newFile() *Window {
	w := s.window()
	w.perform("file-new")
	w.win.Resize(fyne.NewSize(1280, 801)) // lays the new content out
	return w
}

// saved waits until everything is written.
func (s *stage) saved(w *Window) {
	s.Helper()
	s.until("everything is saved", func() bool {
		return !w.doc.state.waiting && w.doc.state.path != "" && w.doc.state.err == nil
	})
	written := false // marks too, of which the state does not tell
	w.doc.saver.flush(func(err error) {
		if err != nil {
			s.Error(err)
		}
		written = true
	})
	s.until("everything is written", func() bool { return written })
}

// closed closes a window.
func (s *stage) closed(w *Window) {
	s.Helper()
	w.close()
	s.until("the window is closed", func() bool {
		for _, other := range s.p.windows {
			if other == w {
				return false
			}
		}
		return true
	})
}

// read returns what a file holds.
func (s *stage) read(path string) canvas.Workbook {
	s.Helper()
	c, err := storage.Read(path)
	if err != nil {
		s.Fatal(err)
	}
	return c.Workbook
}

// modal returns the dialog that is open.
func (s *stage) modal(w *Window) *modal {
	s.Helper()
	if len(w.modals) == 0 {
		s.Fatal("no dialog is open")
	}
	return w.modals[len(w.modals)-1]
}

// press presses a button of the open dialog by its words.
func (s *stage) press(w *Window, key string) {
	s.Helper()
	m := s.modal(w)
	for _, b := range m.buttons {
		if b.text == w.text(key) {
			test.Tap(b)
			return
		}
	}
	s.Fatalf("the dialog %q has no button %q", m.title.text, w.text(key))
}

// key presses a key where the keyboard is.
func (s *stage) key(w *Window, name fyne.KeyName) {
	if focused := w.win.Canvas().Focused(); focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
}

// typed replaces what is in a field.
func (s *stage) typed(w *Window, f *field, text string) {
	s.Helper()
	w.win.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, r := range text {
		f.TypedRune(r)
	}
}

// field returns a field of the inspector.
func (s *stage) field(w *Window, name string) *field {
	s.Helper()
	f, ok := w.inspector.shown.named[name].(*field)
	if !ok {
		s.Fatalf("the inspector has no field %q", name)
	}
	return f
}

// addCard puts a card of the deck to work by the keys.
func (s *stage) addCard(w *Window, id string) canvas.Item {
	s.Helper()
	w.win.Canvas().Focus(w.deck.list)
	for i, r := range w.deck.list.rows {
		if r.card.Deck == id {
			w.deck.list.setCurrent(i)
			s.key(w, fyne.KeyReturn)
			if len(w.selection) != 1 {
				s.Fatalf("%d things are selected after a card was added", len(w.selection))
			}
			return w.selection[0]
		}
	}
	s.Fatalf("no row for card %q", id)
	return canvas.Item{}
}

func (s *stage) funding(w *Window, item canvas.Item) canvas.Funding {
	s.Helper()
	f, ok := canvas.Get[canvas.Funding](w.workbook(), canvas.FundingID(item.ID, w.periodOf(item)))
	if !ok {
		s.Fatalf("no funding of %v", item)
	}
	return f
}

// proseOf returns the paragraph of a form with a text.
func proseOf(f *form, text string) *prose {
	return findIn(f.Container, func(p *prose) bool { return p.text == text })
}

// labelOfForm returns the line of a form with a text.
func labelOfForm(f *form, text string) *label {
	return findIn(f.Container, func(l *label) bool { return l.text == text })
}

// findIn returns the first widget of a type in a form that fits, or nil.
func findIn[T any](o fyne.CanvasObject, fits func(*T) bool) *T {
	if it, ok := any(o).(*T); ok && fits(it) {
		return it
	}
	switch o := o.(type) {
	case *formLine:
		return findIn(o.control, fits)
	case *fyne.Container:
		for _, child := range o.Objects {
			if it := findIn(child, fits); it != nil {
				return it
			}
		}
	}
	return nil
}
