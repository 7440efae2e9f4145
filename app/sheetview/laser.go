package sheetview

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas/geom"
)

// laser is a red dot where somebody points, with a short tail behind it. What it lies on is a place on
// the desk, so that it can be shown in another view of the same sheet.
type laser struct {
	on    bool      // the pointer is one
	trail []geom.Pt // on the desk, the newest last; empty: nothing is pointed at
	layer *fyne.Container
	dots  []*fynecanvas.Circle
	fade  *fyne.Animation
}

// The dot and its tail.
const (
	laserDot   = 15 // units of the toolkit
	laserTail  = 7  // dots at most
	laserFades = 220 * time.Millisecond
)

var laserRed = color.NRGBA{R: 0xE4, G: 0x1B, B: 0x17, A: 0xFF}

func newLaser() *laser {
	l := &laser{layer: &fyne.Container{}}
	for range laserTail {
		d := fynecanvas.NewCircle(laserRed)
		d.Hide()
		l.dots = append(l.dots, d)
		l.layer.Objects = append(l.layer.Objects, d)
	}
	return l
}

// SetLaser has the pointer be a red dot while it is over the view, or the pointer again.
func (v *View) SetLaser(on bool) {
	v.laser.on = on
	if on && v.input.inside {
		v.PointAt(v.input.at)
		return
	}
	v.PointAway()
}

// Laser reports whether the pointer is a red dot.
func (v *View) Laser() bool { return v.laser.on }

// PointAt shows the red dot at a place on the desk; its tail lies where it was before.
func (v *View) PointAt(p geom.Pt) {
	l := v.laser
	l.trail = append(l.trail, p)
	if n := len(l.trail); n > laserTail {
		l.trail = append(l.trail[:0], l.trail[n-laserTail:]...)
	}
	if !moves() {
		l.trail = l.trail[len(l.trail)-1:]
	}
	v.fadeLaser()
	v.placeLaser()
	if v.cfg.LaserAt != nil && l.on {
		v.cfg.LaserAt(&p)
	}
}

// PointAway takes the red dot away.
func (v *View) PointAway() {
	was := len(v.laser.trail) > 0
	v.laser.trail = nil
	v.stopFade()
	v.placeLaser()
	if was && v.cfg.LaserAt != nil {
		v.cfg.LaserAt(nil)
	}
}

// fadeLaser has the tail come to the dot when that rests.
func (v *View) fadeLaser() {
	v.stopFade()
	l := v.laser
	if len(l.trail) < 2 {
		return
	}
	l.fade = fyne.NewAnimation(laserFades, func(part float32) {
		if most := 1 + int(float32(laserTail)*(1-part)); len(l.trail) > most {
			l.trail = append(l.trail[:0], l.trail[len(l.trail)-most:]...)
			v.placeLaser()
		}
	})
	l.fade.Curve = fyne.AnimationLinear
	l.fade.Start()
}

func (v *View) stopFade() {
	if v.laser.fade != nil {
		v.laser.fade.Stop()
		v.laser.fade = nil
	}
}

// placeLaser brings the dots to the viewport: the tail is smaller and paler the older it is.
func (v *View) placeLaser() {
	l := v.laser
	for i, d := range l.dots {
		back := len(l.trail) - 1 - i // 0 is the oldest
		if back < 0 {
			if d.Visible() {
				d.Hide()
			}
			continue
		}
		part := float32(back+1) / float32(len(l.trail))
		size := laserDot * (0.35 + 0.65*part)
		c := laserRed
		if back < len(l.trail)-1 {
			c.A = uint8(150 * part)
		}
		pos := v.view.position(l.trail[back])
		d.FillColor = c
		d.Move(pos.SubtractXY(size/2, size/2))
		d.Resize(fyne.NewSize(size, size))
		d.Show()
		d.Refresh()
	}
	fynecanvas.Refresh(v.ground)
}
