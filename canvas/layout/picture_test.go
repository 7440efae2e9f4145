package layout

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

func pictureOf(t *testing.T, w, h int) canvas.Asset {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	a, err := canvas.NewAsset(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// place applies a change and keeps the pictures that it brings.
func (b *book) place(c canvas.Change, err error) {
	b.do(c, err)
	b.Workbook = b.WithAssets(c.Assets)
}

func images(p scene.Scene) []scene.Image {
	var out []scene.Image
	for _, i := range p.Items {
		if x, ok := i.(scene.Image); ok {
			out = append(out, x)
		}
	}
	return out
}

// A picture keeps its proportions, lies within its note, and leaves the text its room, in every section
// and at every size.
func TestPictures_LieWithinTheirNotes(t *testing.T) {
	b := newBook(t, "en")
	wide, tall := pictureOf(t, 80, 30), pictureOf(t, 30, 90)
	for _, section := range []canvas.SectionID{"activities", "members", "value-proposition", "channels", "private-funding"} {
		for i, a := range []canvas.Asset{wide, tall, wide} {
			like := canvas.Note{Size: canvas.NoteSizes[i], Tint: canvas.TintAsIs}
			c, made, err := canvas.AddPictures(b.Workbook, b.ids, []canvas.Asset{a}, like, canvas.Spot{Sheet: b.at["canvas"], Section: section})
			b.place(c, err)
			if i > 0 {
				b.do(canvas.SetText(b.Workbook, made[0].ID, "A caption of some words"))
			}
		}
	}
	res := b.lay("canvas", Options{})
	seen := 0
	for page, p := range res.Pages {
		for _, x := range images(p) {
			seen++
			a, ok := b.Asset(x.Hash)
			if !ok {
				t.Fatalf("a picture %s that nobody has", x.Hash)
			}
			if got, want := x.Rect.W/x.Rect.H, float64(a.Width)/float64(a.Height); math.Abs(got-want) > 1e-6 {
				t.Errorf("the picture is %.3f to 1 and not %.3f", got, want)
			}
			note, _ := canvas.Get[canvas.Note](b.Workbook, canvas.RecordID(x.Ref.ID))
			if want := note.Text; want != "" && x.Alt != want || x.Alt == "" {
				t.Errorf("it is read aloud as %q", x.Alt)
			}
			for _, s := range res.Slots {
				if s.Page != page || s.Item.ID != note.ID {
					continue
				}
				const touch = 0.01
				in := s.Rect.Inset(-touch)
				if !in.Contains(x.Rect.Min()) || !in.Contains(geom.Pt{X: x.Rect.Right(), Y: x.Rect.Bottom()}) {
					t.Errorf("the picture %v reaches out of its note %v", x.Rect, s.Rect)
				}
				for _, l := range s.Lines(note.Text) {
					if note.Text != "" && l.Top < x.Rect.Bottom()-0.01 {
						t.Errorf("the picture %v covers the text from %.2f on", x.Rect, l.Top)
					}
				}
			}
		}
	}
	if seen != 15 {
		t.Errorf("%d of 15 pictures show", seen)
	}
	for _, s := range res.Slots {
		if s.Section == "members" && s.Page > 0 && s.Rank == "" {
			t.Error("a slot without a rank")
		}
	}
}

func TestPictures_AMissingOneIsABoxThatIsTold(t *testing.T) {
	b := newBook(t, "en")
	made := b.notes(canvas.Spot{Sheet: b.at["map"], Section: "private"}, canvas.TintAsIs, "x")
	b.do(canvas.Edit(b.Workbook, made[0].ID, "x", func(n *canvas.Note) { n.Picture = pictureOf(t, 3, 3).Hash }))
	p := b.lay("map", Options{}).Pages[0]
	told := 0
	for _, x := range p.Problems {
		if x.Kind == scene.MissingPicture {
			told++
		}
	}
	if len(images(p)) != 0 || told != 1 {
		t.Errorf("%d pictures, told %d times", len(images(p)), told)
	}
}

// The logo stands in the header of every tool, in both languages, and touches nothing.
func TestLogo_StandsFreeInEveryHeader(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		b := newBook(t, language)
		for _, logo := range []canvas.Asset{pictureOf(t, 400, 60), pictureOf(t, 50, 90)} {
			b.place(canvas.SetLogo(b.Workbook, &logo))
			for tool := range b.at {
				for n, p := range b.lay(tool, Options{}).Pages {
					shown := images(p)
					if len(shown) != 1 || shown[0].Hash != logo.Hash || shown[0].Alt != "Ocean Tech Cluster" {
						t.Fatalf("%s: page %d shows %v", tool, n+1, shown)
					}
					r := shown[0].Rect
					if r.Bottom() > usualFrame.rule || r.Right() > p.Size.W-usualFrame.margin+0.01 || r.Y < 8 {
						t.Errorf("%s: the logo is at %v", tool, r)
					}
					for _, i := range p.Items {
						if x, ok := i.(scene.Text); ok && geom.R(x.At.X, x.At.Y-0.7*x.Size, x.Width, 0.7*x.Size).Overlaps(r) {
							t.Errorf("%s: the logo covers %q", tool, x.Plain)
						}
					}
				}
			}
		}
	}
}

func TestBrand_ColorsTheHeaderAndStaysLegible(t *testing.T) {
	b := newBook(t, "en")
	header := func() (rule, title scene.Color) {
		for _, i := range b.lay("map", Options{}).Pages[0].Items {
			switch x := i.(type) {
			case scene.Polyline:
				if x.Points[0].Y == usualFrame.rule {
					rule = x.Pen.Color
				}
			case scene.Text:
				if x.Role == "title" {
					title = x.Color
				}
			default:
			}
		}
		return rule, title
	}
	for brand, want := range map[string][2]scene.Color{
		"":        {Ink, Ink},
		"#00846A": {{R: 0x00, G: 0x84, B: 0x6A}, {R: 0x00, G: 0x84, B: 0x6A}},
		"#ffd9a8": {{R: 0xFF, G: 0xD9, B: 0xA8}, Ink},
	} {
		b.do(canvas.SetBrand(b.Workbook, brand))
		if rule, title := header(); rule != want[0] || title != want[1] {
			t.Errorf("%q makes the rule %v and the title %v", brand, rule, title)
		}
	}
}
