package layout

import (
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"

	"pgregory.net/rapid"
)

// aside are the roles of what need not be read from the last row: who made the tool, and the number
// of a coin, which its color and its place say as well.
var aside = []string{"credit", "coin"}

// readable reports every text that is smaller than a 45th of the height of its page: on an image two
// meters wide that is 25 mm, which people read from five meters away.
func readable(t interface{ Errorf(string, ...any) }, what string, res Result) {
	for i, p := range res.Pages {
		least := p.Size.H / 45
		for _, item := range p.Items {
			if line, ok := item.(scene.Text); ok && line.Size < least-1e-6 && !slices.Contains(aside, line.Role) {
				t.Errorf("%s page %d: %q is %.2f mm high, and the page %.0f mm (%s)", what, i+1, line.Plain, line.Size, p.Size.H, line.Role)
			}
		}
	}
}

func TestWide_EveryToolHasIt(t *testing.T) {
	b := sample(t, "en")
	for template, id := range b.at {
		sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, id)
		tool := b.Template(sheet)
		l := tool.Layout(canvas.WideLayout)
		if !tool.HasLayout(canvas.WideLayout) || l.Page[0]*9 != l.Page[1]*16 {
			t.Errorf("%s has no layout of 16:9 for a projector", template)
		}
	}
}

func TestWide_IsReadFromTheLastRow(t *testing.T) {
	for _, language := range words.Languages {
		for name, b := range map[string]*book{"sample": sample(t, language), "ledger": ledger(t, language), "empty": newBook(t, language)} {
			for template := range b.at {
				for _, prompts := range []bool{false, true} {
					res := b.lay(template, Options{Layout: canvas.WideLayout, Prompts: prompts})
					check(t, res)
					readable(t, strings.Join([]string{name, template, language}, " "), res)
					for _, p := range res.Pages {
						inside(t, template, p.Items, geom.R(0, 0, p.Size.W, p.Size.H))
					}
				}
			}
		}
	}
}

func TestWide_StandsAnything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := crowd(rt)
		b.goOn()
		for template := range b.at {
			res := b.lay(template, Options{Layout: canvas.WideLayout, Prompts: rapid.Bool().Draw(rt, "prompts")})
			check(rt, res)
			readable(rt, template, res)
		}
	})
}

func TestWide_KeepsTheCreditOnEveryPage(t *testing.T) {
	for _, language := range words.Languages {
		b := sample(t, language)
		for template, id := range b.at {
			sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, id)
			for i, p := range b.lay(template, Options{Layout: canvas.WideLayout}).Pages {
				var credit []string
				for _, item := range p.Items {
					if line, ok := item.(scene.Text); ok && line.Role == "credit" {
						credit = append(credit, line.Plain)
					}
				}
				for _, want := range b.Template(sheet).Credit {
					if !strings.Contains(squeeze(strings.Join(credit, " ")), squeeze(want.In(language))) {
						t.Errorf("%s page %d: the credit says %q", template, i+1, credit)
					}
				}
			}
		}
	}
}

// What lies in a section that only the printed sheet has is told, and lies there.
func TestWide_TellsWhatOnlyThePrintedSheetShows(t *testing.T) {
	b := newBook(t, "en")
	it := b.notes(canvas.Spot{Sheet: b.at["financing"], Section: "remarks"}, canvas.TintRemark, "Ask the auditor")[0]
	wide := b.lay("financing", Options{Layout: canvas.WideLayout})
	if !slices.Contains(texts(wide), words.Text("en", "elsewhere", "1")) || len(wide.Pages[0].Problems) > 0 {
		t.Errorf("it says %q and %v", texts(wide), wide.Pages[0].Problems)
	}
	if got := said(b.lay("financing", Options{}), it.ID); got != "Ask the auditor" {
		t.Errorf("the printed sheet says %q", got)
	}
}
