package sheetview

import (
	"image"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

func TestViewport_DeskAndViewAreEachOthersReverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := someViewport(t)
		p := geom.Pt{X: rapid.Float64Range(-500, 1500).Draw(t, "x"), Y: rapid.Float64Range(-500, 1500).Draw(t, "y")}
		q := v.desk(v.position(p))
		// Positions are 32 bits wide: some thousandths of a unit far from the corner.
		if d := p.Dist(q) * v.pxPerMM(); d > 0.05 {
			t.Fatalf("%v comes back as %v, %v px away", p, q, d)
		}
	})
}

func someViewport(t *rapid.T) viewport {
	return viewport{
		origin: geom.Pt{X: rapid.Float64Range(-300, 900).Draw(t, "left"), Y: rapid.Float64Range(-300, 900).Draw(t, "top")},
		zoom:   ActualSize * rapid.Float64Range(leastZoom, mostZoom).Draw(t, "zoom"),
		scale:  rapid.SampledFrom([]float64{1, 1.1, 1.25, 1.5, 2, 3}).Draw(t, "scale"),
		w:      rapid.Float64Range(200, 2000).Draw(t, "w"), h: rapid.Float64Range(200, 1500).Draw(t, "h"),
	}
}

func TestZoomed_KeepsThePointUnderThePointer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := someViewport(t)
		at := fyne.NewPos(float32(rapid.Float64Range(0, v.w).Draw(t, "px")), float32(rapid.Float64Range(0, v.h).Draw(t, "py")))
		before, start := v.desk(at), v.zoom
		for range rapid.IntRange(1, 12).Draw(t, "notches") {
			v = v.zoomed(v.stepped(rapid.SampledFrom([]int{-4, 4, 1}).Draw(t, "steps")), at)
		}
		// Half a pixel of rounding in both directions at either end; what was rounded at the start has
		// grown with the zoom.
		most := math.Sqrt2/2*(1+v.zoom/start) + 0.01
		if d := before.Dist(v.desk(at)) * v.pxPerMM(); d > most {
			t.Fatalf("the point under the pointer moved by %v px, of %v at most", d, most)
		}
	})
}

func TestZoomed_StaysWithinItsLimits(t *testing.T) {
	v := viewport{zoom: ActualSize, scale: 1, w: 800, h: 600}
	for range 200 {
		v = v.zoomed(v.stepped(4), fyne.NewPos(100, 100))
	}
	if v.percent() != 800 {
		t.Errorf("the most is %d %%", v.percent())
	}
	for range 400 {
		v = v.zoomed(v.stepped(-4), fyne.NewPos(100, 100))
	}
	if v.percent() != 5 {
		t.Errorf("the least is %d %%", v.percent())
	}
}

func TestStepped_ComesBackToTheSameZoom(t *testing.T) {
	v := viewport{zoom: 0.7312 * ActualSize, scale: 1, w: 800, h: 600} // as fitted into some window
	v = v.zoomed(v.stepped(4), fyne.Position{})
	first := v.zoom
	for range 7 {
		v = v.zoomed(v.stepped(4), fyne.Position{})
	}
	if got := v.zoom / first; math.Abs(got-math.Exp2(7.0/8)) > 1e-9 {
		t.Errorf("seven notches are a factor of %v", got)
	}
	for range 7 {
		v = v.zoomed(v.stepped(-4), fyne.Position{})
	}
	if v.zoom != first {
		t.Errorf("the zoom is %v, was %v", v.zoom, first)
	}
}

func TestFitted_ShowsAllInTheMiddle(t *testing.T) {
	page := geom.R(0, 309, 420, 297)
	v := viewport{zoom: 1, scale: 1.5, w: 1000, h: 700}.fitted(page, mostZoom)
	seen := v.seen()
	if seen.X > page.X || seen.Y > page.Y || seen.Right() < page.Right() || seen.Bottom() < page.Bottom() {
		t.Errorf("%v does not show all of %v", seen, page)
	}
	if seen.Center().Dist(page.Center()) > 1e-9 {
		t.Errorf("the middle is %v", seen.Center())
	}
	if gap := v.h - page.H*v.zoom; math.Abs(gap-2*fitMargin) > 1e-6 {
		t.Errorf("%v units are left above and below the page", gap)
	}
}

func TestWidened_BeginsAtTheTop(t *testing.T) {
	page := geom.R(0, 0, 420, 297)
	v := viewport{zoom: 1, scale: 1, w: 1000, h: 300}.widened(page)
	pos := v.position(page.Min())
	if math.Abs(float64(pos.X)-fitMargin) > 1 || math.Abs(float64(pos.Y)-fitMargin) > 1 {
		t.Errorf("the page begins at %v", pos)
	}
}

func TestActualSize_IsThatOfPaper(t *testing.T) {
	v := viewport{zoom: ActualSize, scale: 2, w: 800, h: 600}
	if v.percent() != 100 || v.units(25.4) != 96 || v.page(geom.R(0, 0, 25.4, 50.8)).Size() != image.Pt(192, 384) {
		t.Errorf("an inch is %v units, a page of one by two %v", v.units(25.4), v.page(geom.R(0, 0, 25.4, 50.8)))
	}
}

func TestKept_NeverLosesTheDesk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		desk := geom.R(0, 0, 420, 297)
		v := someViewport(t).panned(float32(rapid.Float64Range(-1e5, 1e5).Draw(t, "dx")), float32(rapid.Float64Range(-1e5, 1e5).Draw(t, "dy")))
		if v = v.kept(desk); !v.seen().Overlaps(desk) {
			t.Fatalf("%v shows nothing of the desk", v.seen())
		}
	})
}

func TestRevealed_MovesAsLittleAsItTakes(t *testing.T) {
	v := viewport{zoom: 2, scale: 1, w: 400, h: 300, origin: geom.Pt{X: 0, Y: 0}}
	if got := v.revealed(geom.R(50, 50, 20, 20)); got != v {
		t.Errorf("what is in sight moved the view to %v", got.origin)
	}
	got := v.revealed(geom.R(300, 50, 20, 20))
	if !near(got.seen().Right(), 300+20+fitMargin/2.0) || got.origin.Y != 0 {
		t.Errorf("the view is at %v", got.seen())
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }
