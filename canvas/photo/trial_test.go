package photo

import (
	"context"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"clustercanvas/canvas/code"
)

func (w *wall) options() Options {
	return Options{Page: func(code.Mark) (Page, bool) {
		return Page{Size: w.page.Pages[0].Size, Codes: w.page.CodesOn(0)}, true
	}}
}

// result is what of a wall was read.
type result struct {
	corners, cards, of, wrong, unread int
	worst                             float64 // mm on the page, of a middle of a card
	took                              time.Duration
}

func try(t *testing.T, w *wall, c camera) (result, Reading, image.Image) {
	img := c.shoot(w)
	start := time.Now()
	r, err := Read(context.Background(), img, w.options())
	if err != nil {
		t.Fatal(err)
	}
	out := result{corners: len(r.Corners), of: len(w.cards), unread: len(r.Unread), took: time.Since(start)}
	for _, f := range r.Cards {
		hit := false
		for _, l := range w.cards {
			if l.mark != f.Mark {
				continue
			}
			hit = true
			if f.OnPage != nil {
				outline := f.Card(cardSize, codeBox())
				out.worst = max(out.worst, outline[0].Add(outline[2]).Mul(0.5).Dist(l.middle))
			}
		}
		if hit {
			out.cards++
		} else {
			out.wrong++
		}
	}
	return out, r, img
}

func TestScratch(t *testing.T) {
	if os.Getenv("SCRATCH") == "" {
		t.Skip()
	}
	w := poster(t, 0, 2)
	w.lay(rand.New(rand.NewPCG(1, 2)), 20, 25)
	for _, yaw := range []float64{0, 35} {
		for _, blur := range []float64{0.5, 1.0} {
			for _, l := range []light{evenLight, halfShade} {
				c := camera{pixels: image.Pt(4032, 3024), yaw: yaw, pitch: 5, roll: 2, fill: 0.95, blur: blur, noise: 2, light: l, seed: 1}
				res, _, img := try(t, w, c)
				t.Logf("%v %v %v: %+v", yaw, blur, l, res)
				if os.Getenv("PIC") != "" && blur == 1 {
					f, _ := os.Create(os.Getenv("PIC"))
					png.Encode(f, img)
					f.Close()
				}
			}
		}
	}
}
