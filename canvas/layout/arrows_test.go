package layout

import (
	"math"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// arrowsOf returns the lines and the heads of the arrows of a page.
func arrowsOf(p scene.Scene) (lines []scene.Polyline, heads []scene.Polygon) {
	for _, i := range p.Items {
		if i.Common().Ref.Kind != scene.RefLink {
			continue
		}
		switch x := i.(type) {
		case scene.Polyline:
			if x.Pen.Color != Paper {
				lines = append(lines, x)
			}
		case scene.Polygon:
			if len(x.Points) == 3 {
				heads = append(heads, x)
			}
		default:
		}
	}
	return lines, heads
}

// onEdge reports how far a point is from the frame of a rectangle.
func onEdge(p geom.Pt, r geom.Rect) geom.MM {
	inside := min(p.X-r.X, r.Right()-p.X, p.Y-r.Y, r.Bottom()-p.Y)
	return math.Abs(inside)
}

func TestArrows_JoinWhatTheyLink(t *testing.T) {
	b := newBook(t, "en")
	sheet := b.at["map"]
	grant := canvas.Item{ID: b.drop("pub-national-program", canvas.Spot{Sheet: sheet, Section: "public"})}
	fees := canvas.Item{ID: b.drop("pri-membership", canvas.Spot{Sheet: sheet, Section: "private"})}
	c, link, err := canvas.AddLink(b.Workbook, sheet, grant, fees)
	b.do(c, err)
	b.do(canvas.Edit(b.Workbook, link.ID, "label", func(l *canvas.Link) { l.Label = "replaces" }))
	for _, at := range []geom.Pt{{X: 5, Y: 5}, {X: 60, Y: 120}, {X: 90, Y: 12}} {
		moved := canvas.Moved{Item: fees, At: at}
		b.do(canvas.MoveItems(b.Workbook, []canvas.Moved{moved}, canvas.Spot{Sheet: sheet, Section: "private", Free: true}))
		res, err := Sheet(b.Workbook, sheet, Options{})
		if err != nil {
			t.Fatal(err)
		}
		lines, heads := arrowsOf(res.Pages[0])
		if len(lines) != 1 || len(heads) != 1 {
			t.Fatalf("there are %d lines and %d heads", len(lines), len(heads))
		}
		rects := map[canvas.Item]geom.Rect{}
		for _, s := range res.Slots {
			rects[s.Item] = s.Rect
		}
		if d := onEdge(lines[0].Points[0], rects[grant]); d > 0.01 {
			t.Errorf("it begins %.2f mm off its card", d)
		}
		if d := onEdge(heads[0].Points[0], rects[fees]); d > 0.01 {
			t.Errorf("it ends %.2f mm off its card", d)
		}
	}
	b.do(canvas.HideItems(b.Workbook, sheet, []canvas.Item{fees}))
	res, err := Sheet(b.Workbook, sheet, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if lines, heads := arrowsOf(res.Pages[0]); len(lines)+len(heads) != 0 {
		t.Error("an arrow leads to what is hidden")
	}
}

func TestArrows_BendAroundWhatLiesBetween(t *testing.T) {
	b := newBook(t, "en")
	sheet := b.at["map"]
	var row []canvas.Item
	for _, card := range []string{"pri-membership", "pri-events", "pri-training"} {
		row = append(row, canvas.Item{ID: b.drop(card, canvas.Spot{Sheet: sheet, Section: "private"})})
	}
	c, _, err := canvas.AddLink(b.Workbook, sheet, row[0], row[2])
	b.do(c, err)
	res, err := Sheet(b.Workbook, sheet, Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines, _ := arrowsOf(res.Pages[0])
	if len(lines) != 1 {
		t.Fatalf("there are %d lines", len(lines))
	}
	for _, s := range res.Slots {
		for _, p := range lines[0].Points {
			if s.Item == row[1] && s.Rect.Contains(p) {
				t.Fatalf("it goes under the card between them, at %v", p)
			}
		}
	}
}
