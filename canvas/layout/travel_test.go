package layout

import (
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// moving is a book whose sources are at work in two periods, in another order and with another size.
func moving(t *testing.T) (*book, []canvas.RecordID) {
	b := newBook(t, "en")
	var sources []canvas.RecordID
	for i, card := range []string{"pub-national-program", "pri-membership", "pri-events"} {
		section := canvas.SectionID("private")
		if i == 0 {
			section = "public"
		}
		sources = append(sources, b.drop(card, canvas.Spot{Sheet: b.at["map"], Section: section}))
	}
	for _, s := range sources[:2] {
		c, _, err := canvas.DuplicateItems(b.Workbook, b.ids, []canvas.Moved{{Item: canvas.Item{ID: s, Column: b.period(0)}}},
			canvas.Spot{Sheet: b.at["evolution"], Section: b.sectionOf(s), Column: b.period(1)})
		b.do(c, err)
	}
	return b, sources
}

func (b *book) sectionOf(source canvas.RecordID) canvas.SectionID {
	s, _ := canvas.Get[canvas.Source](b.Workbook, source)
	return canvas.SectionID(s.Side)
}

func TestTravel_PairsTheSameSources(t *testing.T) {
	b, sources := moving(t)
	r := b.lay("evolution", Options{})
	trips := Travel(b.Workbook, r, r, b.period(0), b.period(1))
	if len(trips) != 2 {
		t.Fatalf("%d trips from column to column, want those of the two that are in both", len(trips))
	}
	for _, x := range trips {
		if x.From.ID != x.To.ID || x.From.Column != b.period(0) || x.To.Column != b.period(1) || x.From.ID == sources[2] {
			t.Errorf("a trip from %v to %v", x.From, x.To)
		}
		if x.End.X <= x.Start.X {
			t.Errorf("%v goes from %v to %v, not to the right", x.From, x.Start, x.End)
		}
	}
	if back := Travel(b.Workbook, r, r, b.period(1), b.period(0)); len(back) != 2 {
		t.Errorf("%d trips back", len(back))
	}
	now := b.lay("map", Options{})
	later, err := Sheet(b.ShownFor(b.at["map"], b.period(1)), b.at["map"], Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range Travel(b.Workbook, now, later, "", "") {
		if x.From != x.To || x.From.ID == sources[2] {
			t.Errorf("on a sheet of one period a trip from %v to %v", x.From, x.To)
		}
	}
	if stay := Travel(b.Workbook, now, now, "", ""); len(stay) != 0 {
		t.Errorf("what stays where it is makes %d trips", len(stay))
	}
}

// A trip begins where the source lies, ends where it will, and goes straight.
func TestTrip_GoesStraight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mm := rapid.Float64Range(0, 500)
		rect := func(name string) geom.Rect {
			return geom.R(mm.Draw(t, name+" x"), mm.Draw(t, name+" y"), 1+mm.Draw(t, name+" w"), 1+mm.Draw(t, name+" h"))
		}
		x := Trip{Start: rect("start"), End: rect("end")}
		from, to := geom.Pt{X: mm.Draw(t, "from")}, geom.Pt{Y: mm.Draw(t, "to")}
		if x.At(0, from, to) != x.Start.Moved(from) || x.At(-1, from, to) != x.Start.Moved(from) {
			t.Fatal("it does not begin where the source lies")
		}
		end := x.At(1, from, to)
		if d := end.Center().Dist(x.End.Moved(to).Center()); d > 1e-9 {
			t.Fatalf("it ends %v away", d)
		}
		part := rapid.Float64Range(0, 1).Draw(t, "part")
		a, b, c := x.Start.Moved(from).Center(), x.At(part, from, to).Center(), x.End.Moved(to).Center()
		if far := a.Dist(b) + b.Dist(c) - a.Dist(c); far > 1e-6 {
			t.Fatalf("at %v it is %v off its way", part, far)
		}
	})
}
