package imposition

import (
	"strconv"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// Calibration makes up for a printer that prints beside its place. The lengths are those that are read on the
// sheet of CalibrationPages, in mm: how far the middle of the paper lies right of and below the middle of what
// was printed. They hold for paper that lies, or that stands, as the sheet on which they were read: printers
// turn pages that lie, and not all of them the same way.
type Calibration struct {
	FrontX, FrontY geom.MM
	BackX, BackY   geom.MM
	Scale          float64 // in %, of what is printed, for a printer that changes the size: 100.5; 0 is 100
}

// apply returns a page moved, and enlarged about its middle, as the printer needs it.
func (c Calibration) apply(page scene.Scene, back bool) scene.Scene {
	k, by := 1.0, geom.Pt{X: c.FrontX, Y: c.FrontY}
	if back {
		by = geom.Pt{X: c.BackX, Y: c.BackY}
	}
	if c.Scale > 0 {
		k = c.Scale / 100
	}
	if k == 1 && by == (geom.Pt{}) {
		return page
	}
	size := page.Size
	out := page.Placed(k, by.Add(geom.Pt{X: (1 - k) * size.W / 2, Y: (1 - k) * size.H / 2}))
	out.Size = size
	return out
}

// CalibrationPages returns the two sides of a sheet on which people read the numbers of a calibration: they
// fold it both ways, and the folds, which are in the middle of the paper, cross two scales whose zero is in the
// middle of what was printed. It lies or stands as sheets of the cards do and is turned over like them, about
// its longer edge where they have no backs. The calibration of the cards moves it as well: once they have the
// right one, all four numbers are zero and the crosses of both sides meet.
func (g CardGrid) CalibrationPages(language string) []scene.Scene {
	if !g.Backs.TwoSided() {
		g.Backs = LongEdge
	}
	var out []scene.Scene
	for _, back := range []bool{false, true} {
		s := calibrationSheet{size: g.Sheet, language: language}
		s.scene = scene.Scene{Size: g.Sheet, Title: s.say("printer-title"), Language: language, Turned: back && g.Turned()}
		s.crosses()
		s.scales()
		s.ruler(geom.Pt{X: (g.Sheet.W - rulerLong) / 2, Y: g.Sheet.H - calibrationInset}, s.say("poster-ruler"), geom.R(0, 0, g.Sheet.W, g.Sheet.H))
		s.tell(back, s.say(howBacks[g.Backs]))
		out = append(out, g.Calibration.apply(s.scene, back))
	}
	return out
}

// calibrationSheet is one side of the sheet while it is drawn.
type calibrationSheet struct {
	size     geom.Size
	language string
	paper
}

const (
	calibrationInset geom.MM = 26
	crossInset       geom.MM = 14
	crossLong        geom.MM = 6
	scaleReach               = 10 // mm, to each side of the middle
)

var scalePen = scene.Pen{Width: 0.12, Color: layout.Ink}

func (s *calibrationSheet) say(key string) string { return words.Text(s.language, key) }

// crosses draws a cross in the middle and one in each corner: they meet when both sides are held against the
// light.
func (s *calibrationSheet) crosses() {
	left, top := crossInset, crossInset
	right, low := s.size.W-crossInset, s.size.H-crossInset
	for _, at := range []geom.Pt{{X: left, Y: top}, {X: right, Y: top}, {X: left, Y: low}, {X: right, Y: low}, {X: s.size.W / 2, Y: s.size.H / 2}} {
		s.line(scalePen, geom.Pt{X: at.X - crossLong, Y: at.Y}, geom.Pt{X: at.X + crossLong, Y: at.Y})
		s.line(scalePen, geom.Pt{X: at.X, Y: at.Y - crossLong}, geom.Pt{X: at.X, Y: at.Y + crossLong})
	}
}

// scales draws a level scale above the cross in the middle, which the upright fold crosses, and an upright one
// left of it. Both have a tick for every half millimeter; numbers grow to the right and downwards.
func (s *calibrationSheet) scales() {
	const (
		away = 14 // from the middle
		size = 2.8
	)
	middle := geom.Pt{X: s.size.W / 2, Y: s.size.H / 2}
	level, upright := middle.Y-away, middle.X-away-scaleReach
	s.line(scalePen, geom.Pt{X: middle.X - scaleReach, Y: level}, geom.Pt{X: middle.X + scaleReach, Y: level})
	s.line(scalePen, geom.Pt{X: upright, Y: middle.Y - scaleReach}, geom.Pt{X: upright, Y: middle.Y + scaleReach})
	for half := -2 * scaleReach; half <= 2*scaleReach; half++ {
		by, long := geom.MM(half)/2, geom.MM(1.6)
		switch {
		case half%10 == 0:
			long = 4
		case half%2 == 0:
			long = 2.6
		}
		s.line(scalePen, geom.Pt{X: middle.X + by, Y: level}, geom.Pt{X: middle.X + by, Y: level - long})
		s.line(scalePen, geom.Pt{X: upright, Y: middle.Y + by}, geom.Pt{X: upright - long, Y: middle.Y + by})
		if half%10 == 0 {
			n := words.Number(int64(half / 2))
			width := textWidth(size, n)
			s.words(regular, size, layout.Ink, geom.Pt{X: middle.X + by - width/2, Y: level - 5}, n)
			s.words(regular, size, layout.Ink, geom.Pt{X: upright - 5 - width, Y: middle.Y + by + 0.36*size}, n)
		}
	}
	s.words(text.Bold, size, layout.Ink, geom.Pt{X: middle.X + scaleReach + 5, Y: level}, s.say("printer-across"))
	down := s.say("printer-down")
	s.words(text.Bold, size, layout.Ink, geom.Pt{X: upright - text.Width(text.Bold, size, down), Y: middle.Y + scaleReach + 5 + size}, down)
}

// tell writes which side it is and, on the front, what is to be done, in type that has room above the scales.
func (s *calibrationSheet) tell(back bool, how string) {
	side := "printer-front"
	if back {
		side = "printer-back"
	}
	const titleSize, apart = 6, 1.35
	x, y := calibrationInset, calibrationInset+0.0
	s.words(text.Bold, titleSize, layout.Ink, geom.Pt{X: x, Y: y}, s.say(side))
	y += 0.9 * titleSize
	s.words(regular, 3, layout.Secondary, geom.Pt{X: x, Y: y}, s.say("printer-title")+" · "+how)
	if back {
		return
	}
	steps := []string{"printer-step-print", "printer-step-fold", "printer-step-read", "printer-step-size", "printer-step-again"}
	const indent = 6
	room := geom.Size{W: s.size.W - 2*calibrationInset - indent, H: s.size.H/2 - 30 - y}
	for size := 3.6; size >= leastCardWords; size -= 0.2 {
		var lines [][]text.Line
		count := 0
		for _, key := range steps {
			l := text.Wrap(regular, size, room.W, s.say(key))
			lines, count = append(lines, l), count+len(l)
		}
		if high := size * (apart*geom.MM(count) + 0.5*geom.MM(len(steps))); high > room.H && size-0.2 >= leastCardWords {
			continue
		}
		at := y + 2*size + 2
		for i, step := range lines {
			s.words(text.Bold, size, layout.Ink, geom.Pt{X: x, Y: at}, strconv.Itoa(i+1))
			for _, l := range step {
				one := l.Text
				one.At, one.Color, one.Role = geom.Pt{X: x + indent, Y: at}, layout.Ink, "sheet"
				s.add(one)
				at += apart * size
			}
			at += 0.5 * size
		}
		return
	}
}
