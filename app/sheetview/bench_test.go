package sheetview

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/export/raster"
)

// Budgets, on two ordinary cores: what happens on the goroutine of the toolkit for one frame of a
// drag stays below 5 ms with 1,000 cards and below 15 ms with 10,000; painting a tile takes less
// than 10 ms with 1,000 cards.

func BenchmarkDragMove(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			a := s.anItem()
			from := s.on(a)
			s.drag(from, from.AddXY(20, 20)).pump()
			i := 0
			for b.Loop() {
				i++
				s.to(from.AddXY(20+float32(i%40), 20+float32(i%30)))
			}
			b.StopTimer()
			s.release()
		})
	}
}

func BenchmarkDragDrop(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			a := s.anItem()
			for i := 0; b.Loop(); i++ {
				from := s.on(a)
				s.drag(from, from.AddXY(float32(20-40*(i%2)), 0)).release()
			}
		})
	}
}

func BenchmarkHover(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			for i := 0; b.Loop(); i++ {
				s.to(fyne.NewPos(float32(200+i%400), float32(200+i%300)))
			}
		})
	}
}

func BenchmarkPan(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			for i := 0; b.Loop(); i++ {
				s.view.Pan(float32(3-6*(i/50%2)), 1)
			}
		})
	}
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			hidden := map[canvas.Item]bool{s.anItem(): true}
			for b.Loop() {
				newPlan(&s.view.result.Pages[0], hidden)
			}
		})
	}
}

func BenchmarkTile(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			p := newPlan(&s.view.result.Pages[0], nil)
			r := raster.New(nil)
			k := s.view.view.pxPerMM()
			box := tileBox(tileKey{pxPerMM: k}, raster.PixelSize(s.view.result.Pages[0].Size, k))
			for b.Loop() {
				paintTile(r, p, box, k)
			}
		})
	}
}

func BenchmarkSharpAfterZoom(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := stageWith(b, n)
			fitted := s.view.Camera()
			for i := 0; b.Loop(); i++ {
				// A zoom that was never there, so that no tile is kept.
				s.view.SetCamera(Camera{Zoom: fitted.Zoom * (1 + 0.001*float64(i%500+1)), Center: geom.Pt{X: 210, Y: 148}})
				s.pump()
			}
		})
	}
}

func stageWith(b *testing.B, n int) *stage {
	w, sheet, ids := deckOf(b, n)
	s := stageOf(b, w, sheet, ids)
	b.ReportAllocs()
	return s
}

// anItem returns a card in the middle of the first page.
func (s *stage) anItem() canvas.Item {
	for _, slot := range s.view.result.Slots {
		if slot.Page == 0 && slot.Rect.X > 60 && slot.Rect.Y > 100 {
			return slot.Item
		}
	}
	s.t.Fatal("no card")
	return canvas.Item{}
}
