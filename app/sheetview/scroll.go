package sheetview

import (
	"time"

	"fyne.io/fyne/v2"
)

// edgeReach is how near to an edge of the view, in units, something must be dragged for the view
// to follow; edgePull is how fast it does at most, in units for a frame.
const (
	edgeReach = 22
	edgePull  = 14
)

// scrollAtEdge lets the view follow what is dragged to its edge, for as long as it is held there.
func (v *View) scrollAtEdge() {
	if name := v.state.Name(); name != "dragging" && name != "marquee" && name != "linking" && name != "card" {
		v.stopScroll()
		return
	}
	pull := func(at, size float32) float32 {
		switch {
		case at < edgeReach:
			return min(1, (edgeReach-at)/(2*edgeReach)) * edgePull
		case at > size-edgeReach:
			return -min(1, (at-size+edgeReach)/(2*edgeReach)) * edgePull
		}
		return 0
	}
	p := v.input.last
	v.input.pull = fyne.NewDelta(pull(p.X, float32(v.view.w)), pull(p.Y, float32(v.view.h)))
	if v.input.pull.IsZero() {
		v.stopScroll()
		return
	}
	if v.input.scroll != nil {
		return
	}
	v.input.scroll = fyne.NewAnimation(time.Second, func(float32) {
		if v.input.scroll != nil {
			v.Pan(v.input.pull.DX, v.input.pull.DY)
			v.afterCamera()
		}
	})
	v.input.scroll.RepeatCount = fyne.AnimationRepeatForever
	v.input.scroll.Start()
}

func (v *View) stopScroll() {
	if v.input.scroll != nil {
		v.input.scroll.Stop()
		v.input.scroll = nil
	}
}
