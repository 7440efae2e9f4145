package app

import "fyne.io/fyne/v2"

// pointed hears where the pointer is over the sheet.
func (w *Window) pointed(at fyne.Position) {
	if w.roomLayer != nil {
		w.roomLayer.near(at.Y)
	}
}

// toggleLaser makes the pointer a red dot with a tail, or the pointer again.
func (w *Window) toggleLaser() {
	w.laser = !w.laser
	w.view.SetLaser(w.laser)
	w.probe.log("laser", map[bool]string{true: "on", false: "off"}[w.laser])
	w.probe.touch()
}

func (w *Window) laserOff() {
	if w.laser {
		w.toggleLaser()
	}
}
