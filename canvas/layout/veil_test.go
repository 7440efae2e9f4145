package layout

import (
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// covered returns whether a veil lies over a point.
func covered(s scene.Scene, p geom.Pt) bool {
	for _, i := range s.Items {
		if x, ok := i.(scene.Polygon); ok && x.Alpha == veilAlpha && x.Points.Contains(p) {
			return true
		}
	}
	return false
}

func TestVeiled_GreysAllButOneSection(t *testing.T) {
	b := sample(t, "en")
	for _, lit := range []Lit{{Section: "channels"}, {Section: "public-funding"}} {
		plain := b.lay("canvas", Options{Prompts: true})
		n := len(plain.Pages[0].Items)
		got := Veiled(plain, lit)
		if len(plain.Pages[0].Items) != n {
			t.Fatal("the result that was given has changed")
		}
		page := got.Pages[0]
		for _, a := range page.Areas {
			if c := a.Outline.Bounds().Center(); covered(page, c) == (a.Ref.ID == string(lit.Section)) {
				t.Errorf("lit is %s, and %s is veiled: %t", lit.Section, a.Ref.ID, covered(page, c))
			}
		}
		for _, at := range []geom.Pt{{X: 20, Y: 20}, {X: 20, Y: page.Size.H - 5}} {
			if covered(page, at) {
				t.Errorf("the title or the credit line is veiled at %v", at)
			}
		}
		if number, box, ok := lit.Where(got); !ok || number != 0 || box.Empty() {
			t.Errorf("%v lies at %d %v %t", lit, number, box, ok)
		}
	}
	if got := Veiled(b.lay("canvas", Options{Prompts: true}), Lit{Section: "nowhere"}); covered(got.Pages[0], geom.Pt{X: 100, Y: 100}) {
		t.Error("a section that is not there greys the others")
	}
}

func TestVeiled_LeavesOneColumn(t *testing.T) {
	b := sample(t, "en")
	r := b.lay("evolution", Options{})
	lit := Lit{Column: b.period(1)}
	page := Veiled(r, lit).Pages[0]
	for _, a := range page.Areas {
		if a.Ref.Column == "" {
			continue
		}
		if c := a.Outline.Bounds().Center(); covered(page, c) == (a.Ref.Column == string(b.period(1))) {
			t.Errorf("%s of %s is veiled: %t", a.Ref.ID, a.Ref.Column, covered(page, c))
		}
	}
}

// What a sheet leaves out while it is shown is gone from it, and nothing else is.
func TestWithout_LeavesOutWhatItSays(t *testing.T) {
	b := ledger(t, "en")
	b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "channels"}, canvas.TintRemark, "Between us")
	all := func(w Without) string {
		var out strings.Builder
		for _, sheet := range b.Sheets() {
			if b.Template(sheet).ID == "hundred" {
				continue // of every hundred: it shows no sums of money but the income
			}
			r, err := Sheet(b.Workbook, sheet.ID, Options{Without: w, Date: day})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range r.Pages {
				out.WriteString(scene.Dump(p))
			}
		}
		return out.String()
	}
	amounts := []string{"400\\u2009000", "540\\u2009000", "180\\u2009000", "1\\u2009080\\u2009000"}
	for _, x := range []struct {
		without Without
		gone    []string
		there   []string
	}{
		{Without{}, nil, append([]string{"Between us", `\u00a0%`}, amounts...)},
		{Without{Amounts: true}, amounts, []string{"Between us", `\u00a0%`, leftOut}},
		{Without{Notes: true}, []string{"Between us"}, amounts},
	} {
		said := all(x.without)
		for _, s := range x.gone {
			if i := strings.Index(said, s); i >= 0 {
				t.Errorf("without %+v the sheets say %s: %s", x.without, s, said[max(0, i-120):i+20])
			}
		}
		for _, s := range x.there {
			if !strings.Contains(said, s) {
				t.Errorf("without %+v the sheets do not say %s", x.without, s)
			}
		}
	}
}
