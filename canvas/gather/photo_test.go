package gather

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/photo"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// laid is the front of a card on a wall, in mm of the page.
type laid struct {
	card layout.PaperCard
	at   geom.Pt
}

// wall returns a picture of a printed sheet with cards on it, seen straight from the front.
func wall(t testing.TB, b book, sheet canvas.RecordID, codes layout.Codes, cards ...laid) image.Image {
	t.Helper()
	const perMM, edge, smaller = 6.0, 12.0, 0.5 // a card of 63 mm on a poster of A1, as on A3
	res, err := layout.Sheet(b.Workbook, sheet, layout.Options{Codes: codes, Prompts: true})
	if err != nil {
		t.Fatal(err)
	}
	page := res.Pages[0]
	img := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(geom.Size{W: page.Size.W + 2*edge, H: page.Size.H + 2*edge}, perMM)})
	draw.Draw(img, img.Bounds(), image.NewUniform(color.Gray{Y: 190}), image.Point{}, draw.Src)
	painter := raster.New(nil)
	put := func(s scene.Scene, at geom.Pt, scale float64) {
		size := geom.Size{W: s.Size.W * scale, H: s.Size.H * scale}
		one := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(size, perMM)})
		draw.Draw(one, one.Bounds(), image.White, image.Point{}, draw.Src)
		painter.Draw(one, &s, geom.Pt{}, perMM*scale)
		to := image.Pt(int((at.X+edge)*perMM), int((at.Y+edge)*perMM))
		draw.Draw(img, one.Bounds().Add(to), one, image.Point{}, draw.Src)
	}
	put(page, geom.Pt{}, 1)
	for _, c := range cards {
		put(c.card.Front(geom.Size{W: 63, H: 88}, 0), c.at, smaller)
	}
	return img
}

func numbered(n int) layout.PaperCard {
	e, _ := deck.Numbered(n)
	return layout.DeckCard(e, "en")
}

// seen says in short what was seen.
func (b book) seen(of []Seen) string {
	var out []string
	for _, x := range of {
		s := b.told([]Word{x.Word}) + " at " + string(x.Section)
		if x.Placed {
			s += fmt.Sprintf(" %.0f,%.0f", x.Center.X, x.Center.Y)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestSee_FindsCardsInTheirSections(t *testing.T) {
	b := newBook(t)
	source := layout.SourceCard(b.Workbook, b.members, "K4QX", "en")
	blank := layout.BlankCard(2, "en")
	cards := []laid{
		{numbered(7), geom.Pt{X: 60, Y: 60}}, {source, geom.Pt{X: 120, Y: 110}}, {numbered(7), geom.Pt{X: 300, Y: 90}},
		{blank, geom.Pt{X: 340, Y: 150}}, {layout.ShockCards("en")[0], geom.Pt{X: 250, Y: 170}},
	}
	for _, codes := range []layout.Codes{layout.SheetCodes, layout.ToolCodes} {
		img := wall(t, b, b.sheet, codes, cards...)
		reading, err := photo.Read(context.Background(), img, PhotoOptions(b.Workbook))
		if err != nil || len(reading.Problems) > 0 || len(reading.Cards) != len(cards) {
			t.Fatalf("%v %v, %d cards", err, reading.Problems, len(reading.Cards))
		}
		sheets := SheetsOf(b.Workbook, reading.Sheet)
		if len(sheets) == 0 || sheets[0] != b.sheet || (codes == layout.SheetCodes) != (len(sheets) == 1) {
			t.Fatalf("it is of %v", sheets)
		}
		got := b.seen(See(b.Workbook, b.sheet, reading, map[string]string{"B2": "Raffle"}, "en"))
		for _, want := range []string{title(7) + " at public", title(12) + " in As is at public", title(7) + " at private", "Raffle at private", "!shock at "} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not seen in %s", want, got)
			}
		}
		for _, x := range See(b.Workbook, b.sheet, reading, nil, "en") {
			if want := (geom.Pt{X: 75.75, Y: 82}); x.Section == "public" && x.Source == "" && (!x.Placed || x.Center.Dist(want) > 2) {
				t.Errorf("its middle is at %v and not at %v", x.Center, want)
			}
		}
		if !strings.Contains(See(b.Workbook, b.sheet, reading, nil, "en")[0].Typed, "CC:") || !strings.Contains(b.seen(See(b.Workbook, b.sheet, reading, nil, "en")), "!untitled") {
			t.Error("without answers a blank card says something")
		}
	}
}

func TestSee_OfAnotherSheetKnowsTheCardsAlone(t *testing.T) {
	b := newBook(t)
	img := wall(t, b, b.sheet, layout.SheetCodes, laid{numbered(7), geom.Pt{X: 60, Y: 60}})
	reading, err := photo.Read(context.Background(), img, PhotoOptions(b.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.seen(See(b.Workbook, b.draft, reading, nil, "en")); got != "!astray at " {
		t.Errorf("seen is %s", got)
	}
	other, _ := canvas.NewWorkbook(canvas.Start(func() canvas.RecordID { return "x" }, canvas.Info{}, "Else", nil))
	if of := SheetsOf(other, reading.Sheet); of != nil {
		t.Errorf("in another file it is of %v", of)
	}
	if _, ok := PhotoOptions(other).Page(reading.Sheet); ok {
		t.Error("another file knows the page")
	}
}

func TestSee_CopiesOfABlankCardAreTwo(t *testing.T) {
	b := newBook(t)
	blank := layout.BlankCard(2, "en")
	img := wall(t, b, b.sheet, layout.SheetCodes, laid{blank, geom.Pt{X: 60, Y: 60}}, laid{blank, geom.Pt{X: 300, Y: 150}})
	reading, err := photo.Read(context.Background(), img, PhotoOptions(b.Workbook))
	if err != nil {
		t.Fatal(err)
	}
	got := b.seen(See(b.Workbook, b.sheet, reading, map[string]string{"B2": "Lottery", "B2/2": "Tombola"}, "en"))
	if !strings.Contains(got, "blank Lottery at public") || !strings.Contains(got, "blank Tombola at private") {
		t.Errorf("seen is %s", got)
	}
}

func TestToolOf(t *testing.T) {
	if _, ok := ToolOf(code.Mark{Kind: code.Corner, Corner: 1, Layout: 1, ID: "map", Page: 1}); !ok {
		t.Error("the Map is no tool")
	}
	if _, ok := ToolOf(code.Mark{Kind: code.Corner, Corner: 1, Layout: 1, ID: "r010", Page: 1}); ok {
		t.Error("a sheet is a tool")
	}
}

func TestLaid_WhereTheyLay(t *testing.T) {
	b := newBook(t)
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("new", n)) }
	found := []canvas.Gathered{{Section: "public", Card: numberedCard(7)}, {Section: "private", Card: numberedCard(12)}, {Section: "private", Card: numberedCard(9)}}
	centers := []*geom.Pt{{X: 90, Y: 90}, {X: 300, Y: 100}, nil}
	laid, apart := Laid(b.Workbook, ids, b.sheet, found, centers, true)
	if !apart || !laid[0].Free || !laid[1].Free || laid[2].Free {
		t.Fatalf("%v %+v", apart, laid)
	}
	c, items, err := canvas.Gather(b.Workbook, ids, b.sheet, laid, true)
	if err != nil {
		t.Fatal(err)
	}
	next, err := b.Apply(c.Diff)
	if err != nil {
		t.Fatal(err)
	}
	res, err := layout.Sheet(next, b.sheet, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, it := range items[:2] {
		for _, slot := range res.Slots {
			if d := slot.Rect.Center().Dist(*centers[i]); slot.Item == it && d > 0.1 {
				t.Errorf("card %d is %.1f mm off", i, d)
			}
		}
	}
	if _, apart = Laid(b.Workbook, ids, b.sheet, found[1:], []*geom.Pt{{X: 300, Y: 100}, {X: 310, Y: 105}}, true); apart {
		t.Error("cards that lie on each other are apart")
	}
}

func numberedCard(n int) canvas.Card {
	e, _ := deck.Numbered(n)
	return e.Card()
}
