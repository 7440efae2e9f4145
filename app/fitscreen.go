package app

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Room tells what the system leaves free of the screen that a window of a size is put on: the corner,
// counted from that of all screens, and the size. All is in pixels. The size is zero where nobody knows.
type Room func(window fyne.Size) (corner fyne.Position, size fyne.Size)

// frameRoom is what the system puts around a window, titleRoom what of it is above. In units of the
// toolkit, and as much as most systems take.
var frameRoom = fyne.NewSize(8, 40)

const titleRoom float32 = 31

// fitScreen has a window that is shown lie on its screen with all of it: the screen may be smaller than
// the one of the last time. Where even the smallest window would be larger, because everything in it
// is, everything gets smaller.
func (w *Window) fitScreen() {
	c := w.win.Canvas()
	if w.program.room == nil || !w.appeared || w.win.FullScreen() {
		return
	}
	corner, room := w.program.room(w.pixels())
	if room.IsZero() {
		return
	}
	bars := fyne.NewSize(0, c.Size().Height-w.win.Content().Size().Height) // the menu
	least := w.win.Content().MinSize().Add(bars).Add(frameRoom)
	most := min(room.Width/least.Width, room.Height/least.Height)
	lowered := c.Scale() > most
	if lowered {
		w.program.scale.lower(most / c.Scale())
		w.program.app.Settings().SetTheme(look{w.program.prefs.appearance()})
	}
	scale := c.Scale()
	free := fyne.NewSize(room.Width/scale, room.Height/scale).Subtract(frameRoom)
	if size := c.Size(); lowered || size.Width > free.Width || size.Height > free.Height {
		size = fyne.NewSize(min(size.Width, free.Width), min(size.Height, free.Height))
		w.win.Resize(size)
		if placed, ok := w.win.(desktop.Window); ok {
			x, y := (free.Width-size.Width+frameRoom.Width)/2, (free.Height-size.Height)/2+titleRoom
			placed.RequestPosition(int(corner.X+x*scale), int(corner.Y+y*scale))
		}
		// The toolkit may paint for the new size before the window has it, and then sees no reason to
		// paint again.
		for _, wait := range systemResizes {
			time.AfterFunc(wait, func() { w.program.ui(w.repaint) })
		}
	}
}

// systemResizes is how long the system takes to give a window another size: usually, and on a slow
// machine.
var systemResizes = []time.Duration{60 * time.Millisecond, 400 * time.Millisecond}

// repaint has everything painted once more.
func (w *Window) repaint() {
	if !w.closing {
		w.win.Content().Refresh()
	}
}

// lower has everything smaller by a factor below 1, until another size of text is chosen. The toolkit
// rounds to tenths; here it must not round up.
func (u *userScale) lower(factor float32) {
	u.put(math.Floor(u.now()*float64(factor)*10) / 10)
}
