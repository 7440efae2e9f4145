package layout

import (
	"math"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/words"

	"pgregory.net/rapid"
)

func TestShape_EveryToolHasThem(t *testing.T) {
	for _, language := range words.Languages {
		b := sample(t, language)
		for template, id := range b.at {
			sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, id)
			for _, s := range pictureShapes {
				if !slices.Contains(LayoutIDs(b.Template(sheet)), s.ID) {
					t.Errorf("%s cannot be asked for as %s", template, s.ID)
				}
				res := b.lay(template, Options{Layout: s.ID})
				check(t, res)
				if _, made := ShapeOf(b.Template(sheet), s.ID); made && res.Pages[0].Size != s.Page {
					t.Errorf("%s as %s is %v large", template, s.ID, res.Pages[0].Size)
				}
				for _, p := range res.Pages {
					inside(t, template+" as "+s.ID, p.Items, geom.R(0, 0, p.Size.W, p.Size.H))
				}
			}
		}
	}
}

// Sections that are chosen are on the page alone, in the order that they have on the whole page, and none
// of them is smaller than there.
func TestShape_HoldsTheChosenSections(t *testing.T) {
	b := sample(t, "en")
	rapid.Check(t, func(rt *rapid.T) {
		template := rapid.SampledFrom([]string{"map", "canvas", "evolution", "financing", "roadmap", "triangle", "comparison"}).Draw(rt, "template")
		sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, b.at[template])
		tool := b.Template(sheet)
		id := rapid.SampledFrom(LayoutIDs(tool)).Draw(rt, "layout")
		whole, _ := chosenLayout(tool, Options{Layout: id})
		var all []canvas.SectionID
		for _, p := range whole.Places {
			all = append(all, p.Section)
		}
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 4, rapid.ID[canvas.SectionID]).Draw(rt, "sections")
		o := Options{Layout: id, Sections: chosen}
		l, _ := chosenLayout(tool, o)
		if len(l.Places) != len(chosen) || l.Page != whole.Page {
			rt.Fatalf("%d of %d sections on a page of %v, not %v", len(l.Places), len(chosen), l.Page, whole.Page)
		}
		for _, p := range l.Places {
			was, _ := whole.Place(p.Section)
			now, before := p.Outline.Shape().Bounds(), was.Outline.Shape().Bounds()
			if now.W < before.W-0.01 || now.H < before.H-0.01 {
				rt.Errorf("%s is %v, and was %v", p.Section, now, before)
			}
			for _, q := range l.Places {
				other, _ := whole.Place(q.Section)
				if left := before.Right() <= other.Outline.Shape().Bounds().X+0.01; left && now.Right() > q.Outline.Shape().Bounds().X+0.01 {
					rt.Errorf("%s is no longer left of %s", p.Section, q.Section)
				}
				if above := before.Bottom() <= other.Outline.Shape().Bounds().Y+0.01; above && now.Bottom() > q.Outline.Shape().Bounds().Y+0.01 {
					rt.Errorf("%s is no longer above %s", p.Section, q.Section)
				}
			}
		}
		res := b.lay(template, o)
		check(rt, res)
		for _, p := range res.Pages {
			for _, a := range p.Areas {
				if !slices.Contains(chosen, canvas.SectionID(a.Ref.Section)) {
					rt.Errorf("%s is on the page of %v", a.Ref.Section, chosen)
				}
			}
		}
		for _, said := range texts(res) {
			if said == words.Text("en", "elsewhere", "1") {
				rt.Errorf("it counts what was left out on purpose")
			}
		}
	})
}

// A tool that has no layout for a projector has the shapes of its first, which is as wide.
func TestShape_OfAToolWithoutAWidePage(t *testing.T) {
	b := sample(t, "en")
	sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, b.at["canvas"])
	old := *b.Template(sheet)
	old.Layouts = old.Layouts[:1]
	for _, s := range pictureShapes {
		l, frame := chosenLayout(&old, Options{Layout: s.ID})
		if l.Page[0] != old.Layouts[0].Page[0] || math.Abs(l.Page[0]*s.Page.H-l.Page[1]*s.Page.W) > 1e-6 || frame.low() {
			t.Errorf("%s is %v large", s.ID, l.Page)
		}
		for _, p := range l.Places {
			was, _ := old.Layouts[0].Place(p.Section)
			if now, before := p.ContentRect(), was.ContentRect(); now.W < before.W-0.05 || now.H < before.H-0.05 {
				t.Errorf("%s: %s is %v, and was %v", s.ID, p.Section, now, before)
			}
		}
	}
}

// Whatever is used of a side, it is taken to the other side in order, from end to end.
func TestRuler_KeepsTheOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		length := rapid.Float64Range(0, 100)
		r := &gauge{gap: 2}
		var least, most, stiff geom.MM = 1000, 0, 0
		for range rapid.IntRange(1, 6).Draw(rt, "spans") {
			from, size := length.Draw(rt, "from"), rapid.Float64Range(0.1, 40).Draw(rt, "size")
			r.use(from, from+size)
			least, most = min(least, from), max(most, from+size)
		}
		if rapid.Bool().Draw(rt, "a text") {
			stiff = least - 10
			r.keep(stiff, stiff+4)
			least = stiff
		}
		from, to := 10.0, 10+rapid.Float64Range(100, 400).Draw(rt, "to")
		r.fit(from, to)
		if a, z := r.at(least), r.at(most); a < from-1e-6 || a > from+1e-6 || z < to-1e-6 || z > to+1e-6 {
			rt.Fatalf("%v to %v lies at %v to %v, not %v to %v", least, most, a, z, from, to)
		}
		if len(r.stiff) > 0 {
			if high := r.at(stiff+4) - r.at(stiff); high < 4-1e-6 || high > 4+1e-6 {
				rt.Errorf("a text of 4 is %v high", high)
			}
		}
		a, z := length.Draw(rt, "a"), length.Draw(rt, "z")
		if a > z {
			a, z = z, a
		}
		if r.at(a) > r.at(z)+1e-9 {
			rt.Errorf("%v comes to %v, and %v to %v", a, r.at(a), z, r.at(z))
		}
	})
}
