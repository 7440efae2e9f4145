package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

var (
	blue   = scene.Color{R: 0x2f, G: 0x4b, B: 0x8f}
	green  = scene.Color{R: 0x00, G: 0x84, B: 0x6a}
	pale   = scene.Color{R: 0xcf, G: 0xe3, B: 0xf7}
	white  = scene.Color{R: 255, G: 255, B: 255}
	black  = scene.Color{}
	house  = &scene.Shape{Name: "house", Grid: 24, Outlines: houseOutlines()}
	aLogo  = logo()
	images = func(hash string) ([]byte, bool) { return aLogo, hash == "logo" }
)

func houseOutlines() []geom.Polygon {
	var out []geom.Polygon
	for _, line := range [][]geom.Pt{
		{{X: 3, Y: 12}, {X: 12, Y: 4}, {X: 21, Y: 12}}, {{X: 5, Y: 10}, {X: 5, Y: 21}, {X: 19, Y: 21}, {X: 19, Y: 10}},
	} {
		out = append(out, geom.Stroke(line, 1.75, false))
	}
	return append(out, geom.Stroke(geom.Circle(geom.Pt{X: 12, Y: 14}, 3), 1.75, true))
}

func logo() []byte {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	for y := range 30 {
		for x := range 40 {
			m.SetNRGBA(x, y, color.NRGBA{uint8(x * 6), uint8(y * 8), 90, uint8(min(255, x*y))})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func line(s text.Style, x, y, size geom.MM, c scene.Color, str string) scene.Item {
	t := text.Set(s, size, 0, str).Text
	t.At, t.Color = geom.Pt{X: x, Y: y}, c
	return t
}

// card is a card as layout makes them: shadow, ground and frame, spine, disc, pictogram, words.
func card(at geom.Pt, k float64, title string) []scene.Item {
	r := func(x, y, w, h geom.MM) geom.Rect { return geom.R(at.X+k*x, at.Y+k*y, k*w, k*h) }
	disc := geom.Circle(geom.Pt{X: at.X + 14*k, Y: at.Y + 11*k}, 7*k)
	items := []scene.Item{
		scene.Polygon{Attrs: scene.Attrs{Alpha: 220}, Points: r(0.6, 0.8, 62, 34).Round(2 * k), Fill: &black},
		scene.Polygon{Points: r(0, 0, 62, 34).Round(2 * k), Fill: &white, Pen: scene.Pen{Width: 0.35 * k, Color: blue}},
		scene.Polygon{Points: r(0, 0, 4, 34).Rounded(2*k, 0, 0, 2*k), Fill: &blue},
		scene.Polygon{Points: disc, Fill: &pale},
		scene.Symbol{At: geom.Pt{X: at.X + 9*k, Y: at.Y + 6*k}, Size: 10 * k, Color: blue, Shape: house},
	}
	for i, l := range text.Wrap(text.Bold, 4.1*k, 36*k, title) {
		l.Text.At, l.Text.Color = geom.Pt{X: at.X + 23*k, Y: at.Y + (8+5*float64(i))*k}, black
		items = append(items, l.Text)
	}
	return append(items, line(text.Regular, at.X+46*k, at.Y+30*k, 8.2*k, black, "24 %"))
}

// everything has every kind of item with every attribute, and text of many sizes.
func everything() *scene.Scene {
	clip := geom.R(100.3, 62.1, 31, 11)
	s := &scene.Scene{Size: geom.Size{W: 180, H: 120}, Items: []scene.Item{
		scene.Polygon{Points: geom.R(0, 0, 180, 120).Polygon(), Fill: &white},
		scene.Polygon{Points: geom.R(5.123, 5.777, 88.1, 70.9).Polygon(), Fill: &pale, Pen: scene.Pen{Width: 0.5, Color: green}},
		scene.Polygon{Points: geom.R(5.123, 80, 60, 20).Round(3), Pen: scene.Pen{Width: 0.4, Color: green, Dash: [2]geom.MM{3, 2}}},
		scene.Polygon{Points: geom.Polygon{{X: 100, Y: 10}, {X: 130, Y: 55}, {X: 96, Y: 50}}, Fill: &pale, Pen: scene.Pen{Width: 1.5, Color: blue}},
		scene.Polyline{Points: []geom.Pt{{X: 100, Y: 90}, {X: 120, Y: 70}, {X: 140, Y: 95}, {X: 170, Y: 60}}, Pen: scene.Pen{Width: 1.1, Color: blue}},
		scene.Polyline{Points: []geom.Pt{{X: 100, Y: 95}, {X: 120, Y: 75}, {X: 175, Y: 65}}, Pen: scene.Pen{Width: 0.35, Color: green, Dash: [2]geom.MM{2, 1}}},
		scene.Image{Attrs: scene.Attrs{Alpha: 60}, Rect: geom.R(140, 20, 30, 22.5), Hash: "logo"},
		scene.Image{Attrs: scene.Attrs{Clip: &clip}, Rect: geom.R(95, 60, 30, 22.5), Hash: "logo"},
		scene.Polygon{Attrs: scene.Attrs{Clip: &clip, Alpha: 128}, Points: geom.Circle(geom.Pt{X: 120, Y: 70}, 12), Fill: &green},
		line(text.Regular, 8, 112, 2.7, black, "Überschrift AVATAR To Wave Tyre, “fünf” Größen & mehr – 35 %"),
		line(text.BoldItalic, 70, 112, 14, blue, "AVW ßé漢x"),
		scene.Symbol{At: geom.Pt{X: 150, Y: 90}, Size: 20, Color: green, Shape: house},
	}}
	s.Items = append(s.Items, card(geom.Pt{X: 20.1, Y: 20.3}, 1, "Regional government and its many programs")...)
	return s
}

func paper(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	return m
}

func drawn(r *Renderer, s *scene.Scene, scale float64) *image.RGBA {
	size := PixelSize(s.Size, scale)
	m := paper(size.X, size.Y)
	r.Draw(m, s, geom.Pt{}, scale)
	return m
}

func TestDraw_TilesEqualTheWhole(t *testing.T) {
	s := everything()
	p := Prepare(s)
	for _, scale := range []float64{0.4, 1.37, 4.5714, 11.811, 23} {
		r := New(images)
		want := drawn(r, s, scale)
		for _, size := range []int{97, 256, 512} {
			got := paper(want.Rect.Dx(), want.Rect.Dy())
			for y := 0; y < got.Rect.Dy(); y += size {
				for x := 0; x < got.Rect.Dx(); x += size {
					tile := got.SubImage(image.Rect(x, y, x+size, y+size)).(*image.RGBA)
					r.DrawPrepared(tile, p, geom.Pt{X: float64(x) / scale, Y: float64(y) / scale}, scale)
				}
			}
			if i := bytes.Compare(got.Pix, want.Pix); i != 0 {
				t.Errorf("at %.2f px/mm: tiles of %d px differ from the whole first at pixel %v", scale, size, difference(got, want))
			}
		}
	}
}

func difference(a, b *image.RGBA) image.Point {
	for i := range a.Pix {
		if a.Pix[i] != b.Pix[i] {
			return image.Pt(i%a.Stride/4, i/a.Stride)
		}
	}
	return image.Pt(-1, -1)
}

func TestDraw_IsTheSameFromManyGoroutines(t *testing.T) {
	s, r := everything(), New(images)
	want := drawn(New(images), s, 3)
	var wait sync.WaitGroup
	got := make([]*image.RGBA, 8)
	for i := range got {
		wait.Go(func() { got[i] = drawn(r, s, 3) })
	}
	wait.Wait()
	for i, m := range got {
		if !bytes.Equal(m.Pix, want.Pix) {
			t.Errorf("goroutine %d painted another picture, first at %v", i, difference(m, want))
		}
	}
}

func TestDraw_Pixels(t *testing.T) {
	check := func(name string, items []scene.Item, x, y int, want scene.Color) {
		t.Helper()
		m := paper(20, 20)
		New(images).Draw(m, &scene.Scene{Size: geom.Size{W: 20, H: 20}, Items: items}, geom.Pt{}, 1)
		c := m.RGBAAt(x, y)
		near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 1 }
		if !near(c.R, want.R) || !near(c.G, want.G) || !near(c.B, want.B) || c.A != 255 {
			t.Errorf("%s: pixel %d,%d is %v, want %v", name, x, y, c, want)
		}
	}
	grey := func(v uint8) scene.Color { return scene.Color{R: v, G: v, B: v} }
	rect := func(x, y, w, h geom.MM) scene.Polygon {
		return scene.Polygon{Points: geom.R(x, y, w, h).Polygon(), Fill: &black}
	}
	check("inside", []scene.Item{rect(2, 2, 10, 10)}, 5, 5, black)
	check("half a pixel", []scene.Item{rect(2.5, 2, 10, 10)}, 2, 5, grey(128))
	check("a quarter", []scene.Item{rect(2.5, 2.5, 10, 10)}, 2, 2, grey(191))
	check("narrower than a pixel", []scene.Item{rect(2.25, 2, 0.5, 10)}, 2, 5, grey(128))
	check("outside", []scene.Item{rect(2, 2, 10, 10)}, 12, 5, white)
	check("color", []scene.Item{scene.Polygon{Points: geom.R(0, 0, 20, 20).Polygon(), Fill: &blue}}, 19, 19, blue)
	see := rect(0, 0, 20, 20)
	see.Alpha = 204
	check("four fifths see-through", []scene.Item{see}, 3, 3, grey(204))
	clipped, clip := rect(0, 0, 20, 20), geom.R(4, 4, 4, 4)
	clipped.Clip = &clip
	check("in the clip", []scene.Item{clipped}, 4, 7, black)
	check("beside the clip", []scene.Item{clipped}, 8, 7, white)
	frame := scene.Polygon{Points: geom.R(5, 5, 10, 10).Polygon(), Pen: scene.Pen{Width: 2, Color: black}}
	check("frame", []scene.Item{frame}, 4, 10, black)
	check("corner of the frame, mitered", []scene.Item{frame}, 4, 4, black)
	check("in the frame", []scene.Item{frame}, 6, 6, white)
	ends := scene.Polyline{Points: []geom.Pt{{X: 5, Y: 10}, {X: 15, Y: 10}}, Pen: scene.Pen{Width: 4, Color: black}}
	check("line", []scene.Item{ends}, 10, 8, black)
	check("round end", []scene.Item{ends}, 3, 9, grey(25))
	dashed := ends
	dashed.Pen.Dash = [2]geom.MM{3, 2}
	check("dash", []scene.Item{dashed}, 7, 10, black)
	check("gap", []scene.Item{dashed}, 8, 10, white)
	check("flat end of a dash", []scene.Item{dashed}, 4, 10, white)
	twice := scene.Polygon{Points: geom.Polygon{{X: 2, Y: 2}, {X: 18, Y: 2}, {X: 18, Y: 18}, {X: 2, Y: 18}, {X: 2, Y: 2}, {X: 18, Y: 2}, {X: 18, Y: 18}, {X: 2, Y: 18}}, Fill: &black}
	check("non-zero", []scene.Item{twice}, 10, 10, black)
	missing := scene.Text{At: geom.Pt{X: 2, Y: 18}, Size: 16, Color: black, Width: 10, Runs: []scene.Run{{Text: "x", Glyphs: []scene.Glyph{{ID: 0, Advance: 10}}}}}
	check("missing glyph", []scene.Item{missing}, 5, 12, white)
	check("picture", []scene.Item{scene.Image{Rect: geom.R(0, 0, 20, 20), Hash: "logo"}}, 19, 19, scene.Color{R: 231, G: 230, B: 90})
	check("no such picture", []scene.Item{scene.Image{Rect: geom.R(0, 0, 20, 20), Hash: "none"}}, 10, 10, white)
	small := line(text.Regular, 2, 15, 3, black, "nnnnn").(scene.Text)
	check("text too small to read is a bar", []scene.Item{small}, 4, 14, grey(150))
}

// TestCoverage_IsTheAreaOfTheShape counts points in place of the sums of coverage.go.
func TestCoverage_IsTheAreaOfTheShape(t *testing.T) {
	const side, fine = 12, 24
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Float64Range(-8, 20)
		pts := make(geom.Polygon, 3)
		for i := range pts {
			pts[i] = geom.Pt{X: at.Draw(t, "x"), Y: at.Draw(t, "y")}
		}
		m := paper(side, side)
		New(nil).Draw(m, &scene.Scene{Size: geom.Size{W: side, H: side}, Items: []scene.Item{scene.Polygon{Points: pts, Fill: &black}}}, geom.Pt{}, 1)
		for y := range side {
			for x := range side {
				inside := 0
				for i := range fine * fine {
					p := geom.Pt{X: float64(x) + (float64(i%fine)+0.5)/fine, Y: float64(y) + (float64(i/fine)+0.5)/fine}
					if pts.Contains(p) {
						inside++
					}
				}
				want := 255 - 255*float64(inside)/(fine*fine)
				if got := float64(m.RGBAAt(x, y).R); math.Abs(got-want) > 14 {
					t.Fatalf("pixel %d,%d of %v is %.0f, want %.0f", x, y, pts, got, want)
				}
			}
		}
	})
}

func TestRect_EqualsCoverage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, side := rapid.Float64Range(-3, 18), rapid.Float64Range(0, 25)
		r := geom.R(at.Draw(t, "x"), at.Draw(t, "y"), side.Draw(t, "w"), side.Draw(t, "h"))
		paint := func(p geom.Polygon) *image.RGBA {
			m := paper(16, 16)
			New(nil).Draw(m, &scene.Scene{Size: geom.Size{W: 16, H: 16}, Items: []scene.Item{scene.Polygon{Points: p, Fill: &blue}}}, geom.Pt{}, 1)
			return m
		}
		p := r.Polygon()
		middle := geom.Pt{X: p[0].X, Y: (p[0].Y + p[3].Y) / 2}
		fast, exact := paint(p), paint(append(append(geom.Polygon{}, p...), middle))
		for i := range fast.Pix {
			if d := int(fast.Pix[i]) - int(exact.Pix[i]); d < -1 || d > 1 {
				t.Fatalf("%v: byte %d is %d, want %d", r, i, fast.Pix[i], exact.Pix[i])
			}
		}
	})
}

// TestText_MasksAreTheOutlines compares stamped glyphs with filled outlines: they may differ by
// an eighth of a pixel in place.
func TestText_MasksAreTheOutlines(t *testing.T) {
	const scale = 10
	s := &scene.Scene{Size: geom.Size{W: 60, H: 10}}
	s.Items = []scene.Item{line(text.Regular, 1.013, 7.007, 3, black, "AVATAR Wave Größe {fjord} 2,718")}
	got := drawn(New(nil), s, scale)
	want := paper(got.Rect.Dx(), got.Rect.Dy())
	work := &workspace{}
	tl := tile{renderer: New(nil), work: work, size: want.Rect.Size(), canvas: canvas{img: want, clip: want.Rect}, scale: scale}
	item := s.Items[0].(scene.Text)
	for _, run := range item.Runs {
		tl.largeRun(run, tl.at(item.At), item.Size*scale, inkOf(black, 0))
	}
	ink, off := 0, 0
	for i := range want.Pix {
		ink += 255 - int(want.Pix[i])
		d := int(got.Pix[i]) - int(want.Pix[i])
		if d < 0 {
			d = -d
		}
		if off += d; d > 110 {
			t.Fatalf("pixel %d,%d is %d, the outline gives %d", i%got.Stride/4, i/got.Stride, got.Pix[i], want.Pix[i])
		}
	}
	if ink == 0 || float64(off)/float64(ink) > 0.12 {
		t.Errorf("glyphs differ from their outlines by %d of %d", off, ink)
	}
}

func TestDraw_SurvivesAnyFigures(t *testing.T) {
	odd := rapid.SampledFrom([]float64{0, 1, -3, 17, 1e9, -1e9, 1e300, math.NaN(), math.Inf(1), math.Inf(-1), 1e-12})
	rapid.Check(t, func(t *rapid.T) {
		f := func() float64 { return odd.Draw(t, "figure") }
		pt := func() geom.Pt { return geom.Pt{X: f(), Y: f()} }
		pts := func() (out []geom.Pt) {
			for range rapid.IntRange(0, 6).Draw(t, "points") {
				out = append(out, pt())
			}
			return out
		}
		pen := func() scene.Pen { return scene.Pen{Width: f(), Color: blue, Dash: [2]geom.MM{f(), f()}} }
		words := text.Set(text.Bold, 3, 0, "Abc").Text
		words.At, words.Size = pt(), f()
		words.Runs = append(words.Runs, scene.Run{Face: 9, Glyphs: []scene.Glyph{{ID: 3}}}, scene.Run{X: f(), Text: "ab cd", Glyphs: []scene.Glyph{{ID: 60000, X: f()}}})
		clip := geom.R(f(), f(), f(), f())
		s := &scene.Scene{Size: geom.Size{W: f(), H: f()}, Items: []scene.Item{
			scene.Polygon{Points: pts(), Fill: &blue, Pen: pen()},
			scene.Polygon{Attrs: scene.Attrs{Clip: &clip}, Points: geom.R(f(), f(), f(), f()).Polygon(), Fill: &blue, Pen: pen()},
			scene.Polyline{Points: pts(), Pen: pen()},
			words,
			scene.Image{Rect: geom.R(f(), f(), f(), f()), Hash: "logo"},
			scene.Symbol{At: pt(), Size: f(), Shape: &scene.Shape{Grid: f(), Outlines: []geom.Polygon{pts()}}},
			scene.Symbol{},
		}}
		scale := rapid.SampledFrom([]float64{1, 3, 0, math.NaN(), 1e6}).Draw(t, "scale")
		New(images).Draw(paper(30, 30), s, pt(), scale)
	})
}

func sheet(cards int) *scene.Scene {
	s := &scene.Scene{Size: geom.Size{W: 420, H: 297}}
	columns := int(math.Ceil(math.Sqrt(float64(cards) * 1.3)))
	k := 400 / float64(columns) / 64
	for i := range cards {
		s.Items = append(s.Items, card(geom.Pt{X: 10 + float64(i%columns)*64*k, Y: 10 + float64(i/columns)*36*k}, k, "Membership fees of companies")...)
	}
	return s
}

func notes(n int) *scene.Scene {
	s := &scene.Scene{Size: geom.Size{W: 420, H: 297}}
	s.Items = append(s.Items, scene.Polygon{Points: geom.R(0, 0, 420, 297).Polygon(), Fill: &white})
	const words = "Members meet customers and find partners for new projects that none of them could begin alone, and the region keeps the firms that would go elsewhere otherwise."
	for i := range n {
		x, y := 5+float64(i%20)*20.5, 5+float64(i/20)*19
		s.Items = append(s.Items, scene.Polygon{Points: geom.R(x, y, 20, 18.5).Round(0.8), Fill: &pale})
		for j, l := range text.Wrap(text.Regular, 1.7, 18, words) {
			l.Text.At, l.Text.Color = geom.Pt{X: x + 1, Y: y + 2.5 + float64(j)*2}, black
			s.Items = append(s.Items, l.Text)
		}
	}
	return s
}

func bench(b *testing.B, s *scene.Scene, w, h int, scale float64) {
	p, r, m := Prepare(s), New(images), paper(w, h)
	b.ReportAllocs()
	for b.Loop() {
		r.DrawPrepared(m, p, geom.Pt{}, scale)
	}
}

// Budget: a tile below 3 ms, a full sheet below 30 ms.
func BenchmarkDraw_Tile512(b *testing.B)       { bench(b, sheet(40), 512, 512, 4.57) }
func BenchmarkDraw_300Notes(b *testing.B)      { bench(b, notes(300), 2480, 1754, 5.905) }
func BenchmarkDraw_1000Cards(b *testing.B)     { bench(b, sheet(1000), 1920, 1080, 3.6) }
func BenchmarkDraw_10000Cards(b *testing.B)    { bench(b, sheet(10000), 1920, 1080, 3.6) }
func BenchmarkDraw_10000CardsFar(b *testing.B) { bench(b, sheet(10000), 512, 512, 1.2) }

func BenchmarkPrepare_10000Cards(b *testing.B) {
	s := sheet(10000)
	for b.Loop() {
		Prepare(s)
	}
}
