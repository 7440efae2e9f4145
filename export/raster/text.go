package raster

import (
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

const (
	// legible is the size in pixels per em below which text is painted as bars: nobody reads it,
	// and a thousand bars are faster than ten thousand smudges.
	legible = 3.5
	// grain is the size below which a line of text is one bar instead of one for every word.
	grain = 1.5
	// The bar has the height of small letters, and about their blackness.
	barHeight = 0.54
	barShare  = 105 // of 255
)

func (t *tile) text(s scene.Text) {
	size := s.Size * t.scale
	if !(size > 0) || math.IsInf(size, 0) {
		return
	}
	at := t.at(s.At)
	in := inkOf(s.Color, s.Alpha)
	if size < legible {
		t.bars(s, at, size, in)
		return
	}
	for _, run := range s.Runs {
		for _, c := range run.Clusters {
			left := at.X + (run.X+c.X)*t.scale
			if wide := c.Advance*t.scale + 2*size; left-wide < float64(t.x+t.size.X) && left+wide > float64(t.x) { // what sticks out included
				t.shape(c.Shape, geom.Pt{X: left, Y: at.Y}, size, in)
			}
		}
		if run.Face < 0 || run.Face >= len(text.Styles) {
			continue
		}
		if size > maskSize {
			t.largeRun(run, at, size, in)
		} else {
			t.run(run, at, size, in)
		}
	}
}

// run stamps the glyphs of a run whose text starts at a place in pixels.
func (t *tile) run(run scene.Run, at geom.Pt, size float64, in ink) {
	masks := &t.renderer.masks
	strike := masks.strike(strikeKey{face: run.Face, size: int(math.Round(size * sizeSteps))})
	y, phaseY := quarters(at.Y)
	for _, g := range run.Glyphs {
		x, phaseX := quarters(at.X + (run.X+g.X)*t.scale)
		if x-t.x > t.size.X+maskSize || x-t.x < -3*maskSize || g.ID == 0 {
			continue
		}
		t.stamp(masks.mask(strike, &t.work.coverage, g.ID, phaseX, phaseY), x-t.x, y-t.y, in)
	}
}

// largeRun fills the outlines of the glyphs of a run.
func (t *tile) largeRun(run scene.Run, at geom.Pt, size float64, in ink) {
	for _, g := range run.Glyphs {
		left := at.X + (run.X+g.X)*t.scale - float64(t.x)
		if g.ID == 0 || left > float64(t.size.X)+size || left < -3*size {
			continue
		}
		var o outline
		o.glyph(run.Face, g.ID, geom.Pt{X: at.X + (run.X+g.X)*t.scale, Y: at.Y}, size)
		t.begin()
		o.add(&t.work.coverage, t.x, t.y)
		t.fill(in)
	}
}

// quarters rounds a place in pixels to a quarter: the pixel, and the quarters into it.
func quarters(px float64) (pixel, phase int) {
	q := int(math.Floor(math.Max(-farthest, math.Min(farthest, px))*quarter + 0.5))
	return q >> 2, q & (quarter - 1)
}

// bars paints a line of text as bars in place of its words.
func (t *tile) bars(s scene.Text, at geom.Pt, size float64, in ink) {
	in.a = over255(in.a * barShare)
	bar := func(from, to geom.MM) {
		if to <= from {
			return
		}
		x0, y0 := t.fixed(geom.Pt{X: at.X + from*t.scale, Y: at.Y - barHeight*size})
		x1, y1 := t.fixed(geom.Pt{X: at.X + to*t.scale, Y: at.Y})
		t.rect(x0, y0, x1, y1, in)
	}
	for _, run := range s.Runs {
		if n := len(run.Clusters); n > 0 {
			bar(run.X, run.X+run.Clusters[n-1].X+run.Clusters[n-1].Advance)
			continue
		}
		n := len(run.Glyphs)
		if n == 0 {
			continue
		}
		if size < grain {
			bar(run.X, run.X+run.Glyphs[n-1].X+run.Glyphs[n-1].Advance)
			continue
		}
		from, i := -1, 0
		for _, r := range run.Text {
			if i >= n {
				break
			}
			if r == ' ' && from >= 0 {
				bar(run.X+run.Glyphs[from].X, run.X+run.Glyphs[i].X)
				from = -1
			} else if r != ' ' && from < 0 {
				from = i
			}
			i++
		}
		if from >= 0 {
			bar(run.X+run.Glyphs[from].X, run.X+run.Glyphs[n-1].X+run.Glyphs[n-1].Advance)
		}
	}
}

// symbol paints a shared outline.
func (t *tile) symbol(s scene.Symbol) {
	t.shape(s.Shape, t.at(s.At), s.Size*t.scale, inkOf(s.Color, s.Alpha))
}

// shape paints a shared outline at a place and a size in pixels, from a mask where it is small.
func (t *tile) shape(shape *scene.Shape, at geom.Pt, size float64, in ink) {
	if shape == nil || !(shape.Grid > 0) || !(size > 0) || math.IsInf(size, 0) {
		return
	}
	if size <= maskSize {
		masks := &t.renderer.masks
		strike := masks.strike(strikeKey{shape: shape, size: int(math.Round(size * sizeSteps))})
		x, phaseX := quarters(at.X)
		y, phaseY := quarters(at.Y)
		t.stamp(masks.mask(strike, &t.work.coverage, 0, phaseX, phaseY), x-t.x, y-t.y, in)
		return
	}
	var o outline
	o.shape(shape, at, size)
	t.begin()
	o.add(&t.work.coverage, t.x, t.y)
	t.fill(in)
}
