package gather

import (
	"fmt"
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/photo"
	"clustercanvas/canvas/scene"
)

// Astray is the trouble of a card in a photo that lies in no section for cards: it has to be said where it
// belongs.
const Astray Trouble = "astray"

// Seen is a card in a photo: what it is, in which section it lies, and where.
type Seen struct {
	Word
	InPhoto geom.Polygon // its code, in pixels of the photo
	Center  geom.Pt      // of the card on the page, in mm
	Placed  bool         // Center is known
}

// mostLayouts is how many page layouts of a tool are looked for.
const mostLayouts = 2

// mostBlanks is how many blank cards a kit has at most, for the codes that a photo may show.
const mostBlanks = 200

// PhotoOptions returns what the reader of a photo has to know of a workbook: where the corners of its pages
// are, and which cards there are.
func PhotoOptions(w canvas.Workbook) photo.Options {
	return photo.Options{
		Page: func(corner code.Mark) (photo.Page, bool) {
			of := SheetsOf(w, corner)
			if len(of) == 0 {
				return photo.Page{}, false
			}
			res, n, ok := printedPage(w, of[0], corner)
			if !ok {
				return photo.Page{}, false
			}
			return photo.Page{Size: res.Pages[n].Size, Codes: res.CodesOn(n)}, true
		},
		Known: known(w),
	}
}

// known returns the codes of all cards of a workbook, and of the corners of the first pages of its
// sheets, printed for the sheet or for its tool.
func known(w canvas.Workbook) []code.Mark {
	var out []code.Mark
	for _, e := range deck.All() {
		out = append(out, code.Deck(e.Number))
	}
	for _, scenario := range w.Scenarios() {
		for _, s := range w.Sources(scenario.ID) {
			out = append(out, code.Of(string(s.ID)))
		}
	}
	for n := range mostBlanks {
		out = append(out, code.Mark{Kind: code.Blank, Number: n + 1})
	}
	for n := range deck.Shocks() {
		out = append(out, code.Mark{Kind: code.Shock, Number: n + 1})
	}
	for _, s := range w.Sheets() {
		t := w.Template(s)
		for _, id := range []string{string(s.ID), t.ID} {
			for l := range min(len(t.Layouts), mostLayouts) {
				for corner := range 4 {
					out = append(out, code.Mark{Kind: code.Corner, Corner: corner + 1, Layout: l + 1, ID: id, Page: 1})
				}
			}
		}
	}
	return out
}

// SheetsOf returns the sheets that the code in a corner of a page can be of: the one that it names, or all
// of its tool. There are none where the page was printed from another file.
func SheetsOf(w canvas.Workbook, corner code.Mark) []canvas.RecordID {
	if corner.Kind != code.Corner {
		return nil
	}
	if s, ok := canvas.Get[canvas.Sheet](w, canvas.RecordID(corner.ID)); ok {
		return []canvas.RecordID{s.ID}
	}
	var out []canvas.RecordID
	for _, s := range w.Sheets() {
		if w.Template(s).ID == corner.ID {
			out = append(out, s.ID)
		}
	}
	return out
}

// ToolOf returns the tool that comes with the program and that the code in a corner names, for a page of which
// the workbook has no sheet.
func ToolOf(corner code.Mark) (canvas.TemplateCopy, bool) {
	for _, c := range canvas.BuiltIn() {
		if t, err := c.Parsed(); err == nil && t.ID == corner.ID && corner.Kind == code.Corner {
			return c, true
		}
	}
	return canvas.TemplateCopy{}, false
}

// printedPage lays a sheet out as it was printed, and returns which of its pages a code is of.
func printedPage(w canvas.Workbook, sheet canvas.RecordID, corner code.Mark) (layout.Result, int, bool) {
	s, ok := canvas.Get[canvas.Sheet](w, sheet)
	if !ok {
		return layout.Result{}, 0, false
	}
	t := w.Template(s)
	options := layout.Options{Codes: layout.SheetCodes, Prompts: true}
	if corner.Layout > len(t.Layouts) || corner.Layout == 0 {
		return layout.Result{}, 0, false // a picture for a slide: nobody prints that for a wall
	}
	options.Layout = t.Layouts[corner.Layout-1].ID
	res, err := layout.Sheet(w, sheet, options)
	if err != nil || len(res.Pages) == 0 {
		return layout.Result{}, 0, false
	}
	return res, min(corner.Page, len(res.Pages)) - 1, true // a page that is not needed any more looks like the last
}

// What is known of a card by its code, in sides of the code. Cards have it at the lower right, and are more
// than three of it wide and high, whatever their size: that part tells the section. The usual card stands
// upright: its middle tells the place.
var (
	cardPart  = geom.Size{W: 3.6, H: 4}
	codeOn    = geom.R(2.2, 2.4, 1, 1)
	cardUsual = geom.Size{W: 4.5, H: 6.3}
	codeThere = geom.R(3.2, 4.7, 1, 1)
)

// See makes out what a photo shows of a sheet: its cards in the order of the reading. Answers are those of
// Read. Of a sheet that the photo is not of, it is known which cards there are, and not where they lie.
func See(w canvas.Workbook, sheet canvas.RecordID, of photo.Reading, answers map[string]string, language string) []Seen {
	s, _ := canvas.Get[canvas.Sheet](w, sheet)
	r := reader{Workbook: w, language: language, answers: answers, scenario: s.Scenario}
	takes := Sections(w, sheet)
	var page scene.Scene
	fits := false
	if slices.Contains(SheetsOf(w, of.Sheet), sheet) {
		if res, n, ok := printedPage(w, sheet, of.Sheet); ok {
			page, fits = res.Pages[n], true
		}
	}
	var out []Seen
	var words []Word
	blanks := map[int]int{} // how many of a number there are: a kit may have copies
	for _, f := range of.Cards {
		x := Seen{InPhoto: f.InPhoto}
		outline := f.Card(cardPart, codeOn)
		if fits && outline != nil {
			usual := f.Card(cardUsual, codeThere)
			x.Center, x.Placed = usual[0].Add(usual[2]).Mul(0.5), true
			if area, ok := photo.SectionAt(page, outline); ok {
				x.Section, x.Column = canvas.SectionID(area.ID), canvas.RecordID(area.Column)
			}
		}
		if p, ok := canvas.Get[canvas.Period](w, x.Column); ok {
			r.scenario = p.Scenario
		}
		x.Typed = f.Mark.String()
		x.Key = x.Typed
		r.marked(&x.Word, f.Mark, "")
		if f.Mark.Kind == code.Blank {
			if blanks[f.Mark.Number]++; blanks[f.Mark.Number] > 1 {
				x.Word = Word{Typed: x.Typed, Section: x.Section, Column: x.Column}
				r.blank(&x.Word, fmt.Sprintf("B%d/%d", f.Mark.Number, blanks[f.Mark.Number]), "")
			}
		}
		if x.Trouble == "" && !slices.ContainsFunc(takes, func(s canvas.Section) bool { return s.ID == x.Section }) {
			x.Trouble = Astray
		}
		if x.Trouble == "" && x.Source != "" { // of the deck there may be several copies of a card
			x.again(words)
		}
		words = append(words, x.Word)
		out = append(out, x)
	}
	return out
}

// Outlines returns where a sheet lies in a photo of it, in pixels: the page, and its sections for cards. There
// are none where that is not known.
func Outlines(w canvas.Workbook, sheet canvas.RecordID, of photo.Reading) (page geom.Polygon, sections []scene.Area) {
	back := of.ToPage.Inverse()
	res, n, ok := printedPage(w, sheet, of.Sheet)
	if !back.Valid() || !ok || !slices.Contains(SheetsOf(w, of.Sheet), sheet) {
		return nil, nil
	}
	size := res.Pages[n].Size
	page = back.Polygon(geom.R(0, 0, size.W, size.H).Polygon())
	takes := Sections(w, sheet)
	for _, a := range res.Pages[n].Areas {
		if slices.ContainsFunc(takes, func(s canvas.Section) bool { return string(s.ID) == a.Ref.ID }) {
			a.Outline = back.Polygon(a.Outline)
			sections = append(sections, a)
		}
	}
	return page, sections
}

// Laid returns what was found at the free places where it was seen: the middle of each card where the middle of
// the printed one lay. It reports whether they lie side by side there; cards are smaller on a poster than they
// are drawn, so that they may lie on each other. Centers are those of a page of the tool's first layout; what has
// none finds its place by itself.
func Laid(w canvas.Workbook, ids canvas.IDs, sheet canvas.RecordID, found []canvas.Gathered, centers []*geom.Pt, replace bool) (out []canvas.Gathered, apart bool) {
	out = slices.Clone(found)
	c, items, err := canvas.Gather(w, ids, sheet, found, replace)
	if err != nil {
		return out, false
	}
	next, err := w.Apply(c.Diff)
	if err != nil {
		return out, false
	}
	res, err := layout.Sheet(next, sheet, layout.Options{})
	if err != nil {
		return out, false
	}
	s, _ := canvas.Get[canvas.Sheet](next, sheet)
	first := next.Template(s).Layout("")
	var boxes []geom.Rect
	apart = true
	for i, it := range items {
		place, free := first.Place(found[i].Section)
		slot := slices.IndexFunc(res.Slots, func(x layout.Slot) bool { return x.Item == it && x.Section == found[i].Section })
		if centers[i] == nil || !free || place.Flow != canvas.FlowFree || slot < 0 {
			continue
		}
		size, content := res.Slots[slot].Rect, res.Slots[slot].Content
		box := geom.R(centers[i].X-size.W/2, centers[i].Y-size.H/2, size.W, size.H).Clamp(content)
		for _, b := range boxes {
			apart = apart && !b.Overlaps(box)
		}
		boxes = append(boxes, box)
		at := box.Min().Sub(content.Min())
		out[i].Free, out[i].At = true, geom.Pt{X: hundredths(at.X), Y: hundredths(at.Y)}
	}
	return out, apart && len(boxes) > 0
}

// hundredths rounds a length to 0.01 mm: finer than any camera sees.
func hundredths(v geom.MM) geom.MM { return math.Round(v*100) / 100 }
