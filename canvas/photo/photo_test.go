package photo

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

func TestHomography_IsFoundAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		square := geom.R(0, 0, 420, 297).Polygon()
		var to []geom.Pt
		for _, p := range square {
			to = append(to, geom.Pt{
				X: 500 + 6*p.X + rapid.Float64Range(-300, 300).Draw(t, "x"),
				Y: 300 + 6*p.Y + rapid.Float64Range(-300, 300).Draw(t, "y"),
			})
		}
		h := homographyOf(square, to)
		var from, many []geom.Pt
		for range 12 {
			p := geom.Pt{X: rapid.Float64Range(0, 420).Draw(t, "px"), Y: rapid.Float64Range(0, 297).Draw(t, "py")}
			from, many = append(from, p), append(many, h.Apply(p))
			if back := h.Inverse().Apply(h.Apply(p)); back.Dist(p) > 1e-6 {
				t.Fatalf("%v comes back as %v", p, back)
			}
		}
		again := homographyOf(append(slices.Clone(square), from...), append(slices.Clone(to), many...))
		for i, p := range square {
			if d := again.Apply(p).Dist(to[i]); d > 1e-6 {
				t.Fatalf("corner %d is %v pixels off", i, d)
			}
		}
	})
}

func TestHomography_NeedsFourPointsNotOnALine(t *testing.T) {
	line := []geom.Pt{{X: 0}, {X: 1}, {X: 2}, {X: 3}}
	if h := homographyOf(line, line); h.Valid() {
		t.Errorf("points on a line give %v", h)
	}
	if h := homographyOf(line[:3], line[:3]); h.Valid() {
		t.Errorf("three points give %v", h)
	}
	if p := (Homography{}).Apply(geom.Pt{X: 1}); !math.IsInf(p.X, 1) {
		t.Errorf("no homography takes a point to %v", p)
	}
}

// near is a poster of A3 with some cards, seen from beside, half of it in shade, as a small photo.
func near(t *testing.T, cards int) (*wall, camera) {
	w := poster(t, 0, 1)
	w.lay(rand.New(rand.NewPCG(3, 4)), cards, 25)
	return w, camera{pixels: image.Pt(2600, 1950), yaw: 25, pitch: -8, roll: 184, fill: 0.95, blur: 0.8, noise: 2, light: halfShade, seed: 1}
}

func TestRead_FindsWhatLiesWhere(t *testing.T) {
	w, c := near(t, 5)
	r, err := Read(context.Background(), c.shoot(w), w.options())
	if err != nil || len(r.Problems) > 0 {
		t.Errorf("%v %v", err, r.Problems)
	}
	if r.Sheet.Kind != code.Corner || r.Sheet.Page != 1 || len(r.Corners) != 4 {
		t.Errorf("sheet %v by %d corners", r.Sheet, len(r.Corners))
	}
	if len(r.Cards) != len(w.cards) {
		t.Fatalf("%d cards, want %d", len(r.Cards), len(w.cards))
	}
	page := w.page.Pages[0]
	for _, l := range w.cards {
		i := slices.IndexFunc(r.Cards, func(f Found) bool { return f.Mark == l.mark })
		if i < 0 {
			t.Errorf("%v is not found", l.mark)
			continue
		}
		f := r.Cards[i]
		outline := f.Card(cardSize, codeBox())
		if d := outline[0].Add(outline[2]).Mul(0.5).Dist(l.middle); d > 1 {
			t.Errorf("%v is %.1f mm off", l.mark, d)
		}
		if d := math.Abs(f.Angle - l.angle); d > 2 {
			t.Errorf("%v is turned by %.1f degrees, want %.1f", l.mark, f.Angle, l.angle)
		}
		area, _ := scene.AreaAt(page, l.middle)
		if got, ok := SectionAt(page, outline); !ok || got != area.Ref {
			t.Errorf("%v lies in %v, want %v", l.mark, got, area.Ref)
		}
	}
}

func TestRead_SaysWhatIsMissing(t *testing.T) {
	w, c := near(t, 2)
	c.light, c.yaw = evenLight, 0
	img := c.shoot(w)
	t.Run("no page", func(t *testing.T) {
		r, err := Read(context.Background(), img, Options{})
		if err != nil || r.ToPage.Valid() || len(r.Cards) != 2 || r.Cards[0].OnPage != nil || !slices.Contains(r.Problems, UnknownPage) {
			t.Errorf("%+v %v", r, err)
		}
		if r.Cards[0].Card(cardSize, codeBox()) != nil {
			t.Error("a card has a place on no page")
		}
	})
	type part interface {
		SubImage(image.Rectangle) image.Image
	}
	b := img.Bounds()
	for name, c := range map[string]struct {
		of     image.Rectangle
		want   Problem
		placed bool
	}{
		"left half":  {image.Rect(0, 0, b.Max.X/2, b.Max.Y), FewCorners, true},
		"one corner": {image.Rect(0, 0, b.Max.X/2, b.Max.Y/2), OneCorner, false},
		"middle":     {image.Rect(b.Max.X/4, b.Max.Y/5, b.Max.X*3/4, b.Max.Y*4/5), NoCorner, false},
		"wall":       {image.Rect(0, 0, b.Max.X, 20), NoCodes, false},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Read(context.Background(), img.(part).SubImage(c.of), w.options())
			if err != nil || r.ToPage.Valid() != c.placed {
				t.Errorf("placed is %v, %v", r.ToPage.Valid(), err)
			}
			if !slices.Contains(r.Problems, c.want) && !(c.want == NoCorner && slices.Contains(r.Problems, NoCodes)) {
				t.Errorf("problems are %v, want %v", r.Problems, c.want)
			}
			for _, f := range append(r.Corners, r.Cards...) {
				if !f.InPhoto.Bounds().Overlaps(geom.R(float64(c.of.Min.X), float64(c.of.Min.Y), float64(c.of.Dx()), float64(c.of.Dy()))) {
					t.Errorf("%v is outside of the photo", f.Mark)
				}
			}
		})
	}
}

// seenAt returns the corners of a page as they are seen through a homography.
func seenAt(w *wall, toPhoto Homography, corners ...int) []Found {
	var out []Found
	for _, n := range corners {
		c := w.page.Codes[n-1]
		squares, _ := code.SquaresOf(c.Mark)
		dark := c.Rect.Inset(c.Rect.W * code.Quiet / float64(squares.N+2*code.Quiet))
		out = append(out, Found{Mark: c.Mark, InPhoto: toPhoto.Polygon(dark.Polygon())})
	}
	return out
}

func TestReading_TakesCornersThatBelongTogether(t *testing.T) {
	w := poster(t, 0, 1)
	page := Page{Size: w.page.Pages[0].Size, Codes: w.page.CodesOn(0)}
	one := Homography{4, 0.3, 100, -0.2, 4, 200, 0.0003, 0.0001, 1}
	beside := Homography{4, 0.3, 2100, -0.2, 4, 500, 0.0003, 0.0001, 1}
	for name, c := range map[string]struct {
		corners  []Found
		used     int
		problems []Problem
	}{
		"four":           {seenAt(w, one, 1, 2, 3, 4), 4, nil},
		"two copies":     {append(seenAt(w, beside, 1, 2, 3), seenAt(w, one, 1, 2, 3, 4)...), 4, []Problem{OtherPage}},
		"parts of two":   {append(seenAt(w, beside, 1), seenAt(w, one, 2, 3, 4)...), 3, []Problem{OtherPage}},
		"opposite ones":  {seenAt(w, one, 1, 3), 2, []Problem{FewCorners}},
		"twice the same": {append(seenAt(w, one, 2), seenAt(w, beside, 2)...), 0, []Problem{OneCorner}},
	} {
		r := Reading{Corners: c.corners, Page: page}
		r.lay()
		if !slices.Equal(r.Problems, c.problems) || r.ToPage.Valid() != (c.used > 0) || c.used > 0 && len(r.Corners) != c.used {
			t.Errorf("%s: %d corners, %v", name, len(r.Corners), r.Problems)
			continue
		}
		middle := geom.Pt{X: 210, Y: 150}
		if c.used > 0 && r.ToPage.Apply(one.Apply(middle)).Dist(middle) > 0.5 {
			t.Errorf("%s: the middle is at %v", name, r.ToPage.Apply(one.Apply(middle)))
		}
	}
}

// A code that nobody named is read where it is sharp, and never taken for another where it is not.
func TestRead_TakesNothingForAnother(t *testing.T) {
	w, c := near(t, 8)
	lies := map[code.Mark]bool{}
	for _, l := range w.cards {
		lies[l.mark] = true
	}
	o := w.options()
	o.Known = slices.DeleteFunc(o.Known, func(m code.Mark) bool { return lies[m] })
	exposed := c.expose(w)
	for _, blur := range []float64{1, 1.6} {
		c.blur = blur
		r, err := Read(context.Background(), c.develop(exposed), o)
		if err != nil || r.Sheet.Kind != code.Corner {
			t.Errorf("blur of %v: sheet %v, %v", blur, r.Sheet, err)
		}
		for _, f := range r.Cards {
			if !lies[f.Mark] {
				t.Errorf("blur of %v: %v does not lie there", blur, f.Mark)
			}
		}
	}
}

func TestRead_StopsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, image.NewGray(image.Rect(0, 0, 3000, 2000)), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestRead_StandsAnyPicture(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var known []code.Mark
	for n := range 100 {
		known = append(known, code.Deck(n+1), code.Of(fmt.Sprintf("VTQ5XCZ3WZ3NWXP4DUDPOKS%03d", n)))
	}
	noise := image.NewGray(image.Rect(0, 0, 700, 500))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(r.IntN(256))
	}
	// Squares of noise, which look much like codes.
	gravel := image.NewGray(image.Rect(0, 0, 900, 700))
	for i := range gravel.Pix {
		x, y := i%900, i/900
		if x%60 < 30 && y%60 < 30 {
			gravel.Pix[i] = noise.Pix[y/3*700+x/3]
		} else {
			gravel.Pix[i] = 255
		}
	}
	for _, img := range []image.Image{gravel, image.NewGray(image.Rectangle{}), image.NewGray(image.Rect(0, 0, 1, 1)), image.NewRGBA(image.Rect(5, 5, 300, 8)), noise} {
		got, err := Read(context.Background(), img, Options{Known: known})
		if err != nil || len(got.Cards)+len(got.Corners) > 0 || !slices.Contains(got.Problems, NoCodes) {
			t.Errorf("%v: %+v %v", img.Bounds(), got, err)
		}
	}
}

// A photo that is larger than what is looked at gives places in its own pixels.
func TestPlane_IsMadeSmaller(t *testing.T) {
	img := image.NewRGBA(image.Rect(10, 20, 110, 100))
	for i := range img.Pix {
		img.Pix[i] = 200
	}
	p, k := planeOf(img, 2000)
	if k != 2 || p.w != 50 || p.h != 40 || p.pix[7] < 199 || p.pix[7] > 201 {
		t.Errorf("%d x %d, %d times smaller, %d", p.w, p.h, k, p.pix[7])
	}
}
