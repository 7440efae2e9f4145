package app

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
)

// countdown is a time that runs down while something is discussed. It goes on beyond its end, so that
// everybody sees for how long.
type countdown struct {
	left    time.Duration // when it was last started
	started time.Time     // zero: it pauses
	ticks   int           // counts starts, so that an old one ticks no more
}

// most and usual minutes of a countdown.
const (
	mostMinutes  = 600
	usualMinutes = 10
)

// soon is from when on a countdown says that its end is near.
const soon = time.Minute

// at returns how much is left; less than nothing is how long it is over.
func (c *countdown) at(now time.Time) time.Duration {
	if c.started.IsZero() {
		return c.left
	}
	return c.left - now.Sub(c.started)
}

// words returns what is left as on a clock: 9:05, 1:30:00, −0:12.
func (c *countdown) words(now time.Time) string {
	left, sign := c.at(now), ""
	seconds := int64((left + time.Second - 1) / time.Second) // begins with the whole of it
	if left < 0 {
		seconds, sign = int64(-left/time.Second), "\u2212"
	}
	if seconds >= 3600 {
		return fmt.Sprintf("%s%d:%02d:%02d", sign, seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%s%d:%02d", sign, seconds/60, seconds%60)
}

// readMinutes reads minutes as people write them: 10, 7.5, 7,5 or 1:30 for minutes and seconds.
func readMinutes(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	minutes, seconds, apart := strings.Cut(s, ":")
	var n float64
	if apart {
		m, err := strconv.Atoi(minutes)
		sec, err2 := strconv.Atoi(seconds)
		if err != nil || err2 != nil || m < 0 || sec < 0 || sec > 59 {
			return 0, false
		}
		n = float64(m) + float64(sec)/60
	} else {
		f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
		if err != nil {
			return 0, false
		}
		n = f
	}
	d := time.Duration(n * float64(time.Minute)).Round(time.Second)
	return d, n > 0 && n <= mostMinutes && d > 0
}

// askTimer asks for the minutes of a countdown; one that is there pauses or goes on.
func (w *Window) askTimer() {
	if c := w.timer; c != nil {
		w.pauseTimer()
		return
	}
	w.ask(w.text("timer-title"), w.text("timer-minutes"), itoa(w.program.minutes), w.text("timer-start"), func(typed string) string {
		d, ok := readMinutes(typed)
		if !ok {
			return w.text("timer-wrong", typed)
		}
		w.startTimer(d)
		return ""
	})
}

func (w *Window) startTimer(d time.Duration) {
	w.program.minutes = max(1, int(d.Round(time.Minute)/time.Minute))
	w.timer = &countdown{left: d}
	w.pauseTimer()
	w.probe.log("timer", d.String())
}

// pauseTimer has the countdown pause, or go on.
func (w *Window) pauseTimer() {
	c, now := w.timer, w.program.now()
	if c == nil {
		return
	}
	if c.started.IsZero() {
		c.started = now
		c.ticks++
		w.tick(c, c.ticks)
	} else {
		c.left, c.started = c.at(now), time.Time{}
	}
	w.showTimer()
}

// tick shows the countdown every time that its seconds turn, until it pauses or ends.
func (w *Window) tick(c *countdown, of int) {
	left := c.at(w.program.now())
	wait := left % time.Second
	if wait <= 0 {
		wait += time.Second
	}
	time.AfterFunc(wait+5*time.Millisecond, func() {
		w.program.ui(func() {
			if w.timer == c && c.ticks == of && !c.started.IsZero() {
				w.showTimer()
				w.tick(c, of)
			}
		})
	})
}

// endTimer takes the countdown away.
func (w *Window) endTimer() {
	if w.timer != nil {
		w.timer = nil
		w.showTimer()
	}
}

func hasTimer(w *Window) bool { return isShown(w) && w.timer != nil }

// showTimer shows the countdown as it is now, on the second screen too.
func (w *Window) showTimer() {
	w.roomLayer.showClock()
	w.second.clock.load(w)
}

// clockFace is a countdown over a window, large enough to be read across a room. It can be dragged out
// of the way.
type clockFace struct {
	widget.BaseWidget
	at     fyne.Position // of its middle, as parts of the window
	ground *fynecanvas.Rectangle
	digits *fynecanvas.Text
}

const clockSize float32 = 44

func newClockFace() *clockFace {
	c := &clockFace{at: fyne.NewPos(0.69, 0.06), ground: fynecanvas.NewRectangle(themed(colorPanel)), digits: fynecanvas.NewText("", themed(colorInk))}
	c.ground.CornerRadius, c.ground.StrokeWidth = 10, 1
	c.digits.TextSize, c.digits.TextStyle.Bold, c.digits.Alignment = clockSize, true, fyne.TextAlignCenter
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// load shows the countdown of a window as it is now. Near its end it turns the color of what is in
// action, beyond it the color of warnings; while it pauses it is pale.
func (c *clockFace) load(w *Window) {
	if c == nil {
		return
	}
	if w.timer == nil {
		c.Hide()
		return
	}
	now := w.program.now()
	left := w.timer.at(now)
	ground, front := colorPanel, colorInk
	switch {
	case left <= 0:
		ground, front = colorWarning, colorPanel
	case left <= soon:
		ground, front = noteColor(canvas.TintInAction), colorNoteInk
	}
	if w.timer.started.IsZero() {
		ground, front = colorQuiet, colorSecondary
	}
	c.ground.FillColor, c.ground.StrokeColor = themed(ground), themed(colorHair)
	c.digits.Text, c.digits.Color = w.timer.words(now), themed(front)
	c.Show()
	c.Refresh()
}

// place brings the clock to where it was put in a window of a size.
func (c *clockFace) place(s fyne.Size) {
	m := c.MinSize()
	x := max(8, min(c.at.X*s.Width-m.Width/2, s.Width-m.Width-8))
	y := max(8, min(c.at.Y*s.Height-m.Height/2, s.Height-m.Height-8))
	box(c, float32(int(x)), float32(int(y)), m.Width, m.Height)
}

// Dragged takes the clock along.
func (c *clockFace) Dragged(e *fyne.DragEvent) {
	within := fyne.CurrentApp().Driver().CanvasForObject(c)
	if within == nil || within.Size().IsZero() {
		return
	}
	s := within.Size()
	c.at.X = max(0, min(1, c.at.X+e.Dragged.DX/s.Width))
	c.at.Y = max(0, min(1, c.at.Y+e.Dragged.DY/s.Height))
	c.place(s)
}

// DragEnd leaves it there.
func (c *clockFace) DragEnd() {}

// CreateRenderer makes what draws the clock.
func (c *clockFace) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{c.ground, c.digits},
		layout: func(s fyne.Size) {
			c.ground.Resize(s)
			h := c.digits.MinSize().Height
			box(c.digits, 0, (s.Height-h)/2, s.Width, h)
		},
		min: func() fyne.Size { return c.digits.MinSize().AddWidthHeight(36, 8) },
		refresh: func() {
			c.ground.Refresh()
			c.digits.Refresh()
		},
	}
}
