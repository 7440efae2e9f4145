package export

import (
	"math"
	"reflect"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

func TestThemed_LeavesThePageAndItsPlaces(t *testing.T) {
	for _, theme := range Themes {
		page, same := sample(), sample()
		out := Themed(page, theme)
		if scene.Dump(page) != scene.Dump(same) {
			t.Errorf("%v changed the page itself", theme)
		}
		var texts []scene.Text
		for _, i := range page.Items {
			if x, ok := i.(scene.Text); ok {
				texts = append(texts, x)
			}
		}
		for _, i := range out.Items {
			if x, ok := i.(scene.Text); ok {
				if x.At != texts[0].At || x.Plain != texts[0].Plain || !reflect.DeepEqual(x.Runs, texts[0].Runs) {
					t.Errorf("%v changed the text %q", theme, texts[0].Plain)
				}
				texts = texts[1:]
			}
		}
		if len(texts) > 0 {
			t.Errorf("%v lost %d texts", theme, len(texts))
		}
		if name, ok := ThemeByName(theme.String()); !ok || name != theme {
			t.Errorf("%v is not found by its name", theme)
		}
	}
}

func TestThemed_Colors(t *testing.T) {
	paint := func(i scene.Item, theme Theme) string {
		out := Themed(scene.Scene{Items: []scene.Item{i}}, theme)
		if len(out.Items) == 0 {
			return "nothing"
		}
		p := out.Items[0].(scene.Polygon)
		text := "-"
		if p.Fill != nil {
			text = p.Fill.String()
		}
		if p.Pen.Width > 0 {
			text += " " + p.Pen.Color.String() + " " + num(p.Pen.Width)
		}
		return text
	}
	box := geom.R(0, 0, 40, 20).Polygon()
	framed := fill(box, white)
	framed.Pen = scene.Pen{Width: 0.6, Color: public}
	shadow := fill(box, ink)
	shadow.Alpha, shadow.Shadow = 230, true
	for _, c := range []struct {
		name string
		item scene.Item
		in   Theme
		want string
	}{
		{"color stays", fill(box, orange), ThemeColor, "#ffd9a8"},
		{"grey by brightness", fill(box, orange), ThemeGrey, "#dfdfdf"},
		{"red is darker than green", fill(box, scene.Color{R: 255}), ThemeGrey, "#7f7f7f"},
		{"green is brighter than red", fill(box, scene.Color{G: 255}), ThemeGrey, "#dcdcdc"},
		{"white stays white", fill(box, white), ThemeGrey, "#ffffff"},
		{"frame in grey", framed, ThemeGrey, "#ffffff #4e4e4e 0.6"},
		{"ground without ink", fill(box, orange), ThemeInk, "#ffffff #9aa6b0 0.18"},
		{"white paper gets no frame", fill(box, white), ThemeInk, "#ffffff"},
		{"thinner frame", framed, ThemeInk, "#ffffff #2f4b8f 0.25"},
		{"marks keep their color", fill(box, public), ThemeInk, "#2f4b8f"},
		{"no shadow", shadow, ThemeInk, "nothing"},
		{"dots get no frame", fill(geom.Circle(geom.Pt{}, 1), orange), ThemeInk, "#ffffff"},
	} {
		if got := paint(c.item, c.in); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestScaled_FillsPaperOfTheSameShape(t *testing.T) {
	page := ordinarySheet()
	for _, name := range []string{"a0", "A1", "a2", "a3", "a4"} {
		to, ok := PaperSize(name)
		if !ok {
			t.Fatalf("no paper %q", name)
		}
		out := Scaled(page, to)
		if out.Size != to {
			t.Errorf("%s: size is %v", name, out.Size)
		}
		paper := out.Items[0].Bounds() // A1 is rounded to 841 mm: half a millimetre is missing beside
		if math.Abs(paper.X) > 0.51 || math.Abs(paper.Y) > 0.51 || math.Abs(paper.W-to.W) > 1.01 || math.Abs(paper.H-to.H) > 1.01 {
			t.Errorf("%s: the page covers %v of %v", name, paper, to)
		}
	}
}

func TestScaled_IsCenteredAndExact(t *testing.T) {
	page := sample()
	letter, _ := PaperSize("Letter")
	out := Scaled(page, geom.Size{W: letter.H, H: letter.W}) // given upright
	if out.Size != letter {
		t.Fatalf("the paper is not turned: %v", out.Size)
	}
	k := letter.W / page.Size.W
	down := (letter.H - k*page.Size.H) / 2
	for i, item := range page.Items {
		want, got := item.Bounds(), out.Items[i].Bounds()
		if want == (geom.Rect{}) || math.IsNaN(want.X) || math.IsInf(want.W, 0) {
			continue
		}
		if d := max(math.Abs(got.X-k*want.X), math.Abs(got.Y-k*want.Y-down), math.Abs(got.W-k*want.W), math.Abs(got.H-k*want.H)); d > 1e-9 {
			t.Fatalf("item %d lies at %v, was at %v", i, got, want)
		}
	}
	if back := Scaled(out, page.Size); scene.Dump(scene.Scene{Items: back.Items[:40]}) == scene.Dump(scene.Scene{Items: out.Items[:40]}) {
		t.Error("scaling does nothing")
	}
	upright := Scaled(scene.Scene{Size: geom.Size{W: 210, H: 297}}, letter)
	if upright.Size.W != letter.H {
		t.Errorf("an upright page lies on %v", upright.Size)
	}
}

func TestPaperTitle(t *testing.T) {
	for name, want := range map[string]string{"a4": "A4", "LETTER": "Letter", "archd": "Arch D", "Arch-C": "Arch C"} {
		if got := PaperTitle(name); got != want {
			t.Errorf("%s is called %q, not %q", name, got, want)
		}
	}
}

func TestPaperSize(t *testing.T) {
	for _, name := range append(PaperNames(), "Arch-D", "ARCHC", "A3") {
		if s, ok := PaperSize(name); !ok || s.W <= s.H {
			t.Errorf("%s is %v %v", name, s, ok)
		}
	}
	if _, ok := PaperSize("a9"); ok {
		t.Error("there is a paper a9")
	}
}
