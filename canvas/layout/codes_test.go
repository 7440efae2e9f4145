package layout

import (
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Every page of every tool, on every layout, has a code in each corner: over nothing, at the same places on
// each, and at least 9 mm large when the page is printed as A3 (shapes, which are for slides: 8 mm).
func TestCodes_EveryPageHasFour(t *testing.T) {
	for name, b := range map[string]*book{"sample": sample(t, "de"), "ledger": ledger(t, "en"), "empty": newBook(t, "fr")} {
		for template, id := range b.at {
			sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, id)
			for _, l := range LayoutIDs(b.Template(sheet)) {
				res := b.lay(template, Options{Layout: l, Prompts: true, Codes: SheetCodes})
				if len(res.Codes) != 4*len(res.Pages) {
					t.Errorf("%s %s %s: %d codes on %d pages", name, template, l, len(res.Codes), len(res.Pages))
				}
				check(t, res)
				for i, c := range res.Codes {
					page := res.Pages[c.Page]
					if c.Mark.ID != string(id) || c.Mark.Corner != i%4+1 || c.Mark.Page != c.Page+1 || c.Page != i/4 {
						t.Errorf("%s %s %s: code %d of page %d says %v", name, template, l, i, c.Page, c.Mark)
					}
					if printed := c.Rect.W * 420 / page.Size.W; printed < 8 || printed < 9 && c.Mark.Layout > 0 {
						t.Errorf("%s %s %s: a code is %.1f mm wide on A3", name, template, l, printed)
					}
					drawn := slices.ContainsFunc(page.Items, func(item scene.Item) bool {
						s, ok := item.(scene.Symbol)
						return ok && s.Bounds() == c.Rect && s.Shape.Name == "code "+c.Mark.String()
					})
					if !drawn {
						t.Errorf("%s %s %s: %v is not drawn", name, template, l, c.Mark)
					}
				}
			}
		}
	}
}

func TestCodes_SayTheLayoutAndTheTool(t *testing.T) {
	b := newBook(t, "en")
	for template := range b.at {
		for i, l := range []string{"", canvas.WideLayout} {
			if got := b.lay(template, Options{Layout: l, Codes: ToolCodes}).Codes[1].Mark; got != (code.Mark{Kind: code.Corner, Corner: 2, Layout: i + 1, ID: template, Page: 1}) {
				t.Errorf("%s %q: %v", template, l, got)
			}
		}
		if got := b.lay(template, Options{Layout: "square", Codes: SheetCodes}).Codes[0].Mark.Layout; got != 0 && template != "hundred" {
			t.Errorf("%s: a shape is layout %d", template, got)
		}
		if got := b.lay(template, Options{}).Codes; got != nil {
			t.Errorf("%s has codes that nobody asked for: %v", template, got)
		}
	}
}

func TestCodes_LeaveACornerThatIsTaken(t *testing.T) {
	f := usualFrame
	size := geom.Size{W: 420, H: 297}
	ink := Ink
	for _, c := range []struct {
		name string
		box  geom.Rect
		way  bool
	}{
		{"ground", geom.R(0, 0, 420, 297), false},
		{"beside", geom.R(14, 0, 100, 297), false},
		{"over", geom.R(10, 10, 100, 20), true},
	} {
		if got := inTheWay(scene.Polygon{Points: c.box.Polygon(), Fill: &ink}, f.codesOf(size)[0], size); got != c.way {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
