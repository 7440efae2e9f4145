package photo

import (
	"context"
	"image"
	"testing"
	"time"

	"clustercanvas/canvas/code"
)

func (w *wall) options() Options {
	var known []code.Mark
	for n := range 40 {
		known = append(known, code.Deck(n+1), code.Mark{Kind: code.Blank, Number: n + 1})
	}
	for _, c := range w.page.Codes {
		known = append(known, c.Mark)
	}
	return Options{Known: known, Page: func(code.Mark) (Page, bool) {
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
	return tryOn(t, w, c.shoot(w))
}

func tryOn(t *testing.T, w *wall, img image.Image) (result, Reading, image.Image) {
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
