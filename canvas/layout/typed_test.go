package layout

import (
	"math"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/typing"
)

// drawnLine is a line of text on a page, with where its letters begin.
type drawnLine struct {
	at    geom.Pt
	plain string
	x     []geom.MM
}

func drawn(p scene.Scene, is func(scene.Text) bool) []drawnLine {
	var out []drawnLine
	for _, i := range p.Items {
		t, ok := i.(scene.Text)
		if !ok || !is(t) {
			continue
		}
		l := drawnLine{at: t.At, plain: t.Plain}
		for _, r := range t.Runs {
			for _, g := range r.Glyphs {
				l.x = append(l.x, t.At.X+r.X+g.X)
			}
		}
		out = append(out, l)
	}
	return out
}

// checkLines compares the lines of a text that is typed with those on the paper.
func checkLines(t *testing.T, name, text string, lines []typing.Line, on []drawnLine) {
	t.Helper()
	seen := 0
	for _, l := range lines {
		shown := strings.TrimRight(text[l.From:l.To], " ")
		if shown == "" {
			continue
		}
		if seen == len(on) {
			t.Errorf("%s: %q is not on the paper", name, shown)
			return
		}
		d := on[seen]
		seen++
		if d.plain != shown {
			t.Errorf("%s: the paper has %q where one types %q", name, d.plain, shown)
			continue
		}
		for i, x := range d.x {
			if math.Abs(l.Stops[i].X-x) > 0.001 {
				t.Errorf("%s: in %q the caret stands %.3f mm beside letter %d", name, shown, l.Stops[i].X-x, i)
				break
			}
		}
		if l.Top > d.at.Y || l.Bottom < d.at.Y {
			t.Errorf("%s: %q lies at %.2f, the caret reaches from %.2f to %.2f", name, shown, d.at.Y, l.Top, l.Bottom)
		}
	}
	if seen != len(on) {
		t.Errorf("%s: the paper has %d lines, one types %d", name, len(on), seen)
	}
}

// What one types is set as it is printed: in notes of every size, in full sections, with headings,
// split over pages, and in texts of the cluster.
func TestTyped_LinesAreThoseOfThePaper(t *testing.T) {
	b := newBook(t, "en")
	long := strings.Repeat("AV words To wrap, señor, and more of them ", 6)
	all := map[canvas.RecordID]string{}
	for _, section := range []canvas.SectionID{"activities", "members", "value-proposition"} {
		for i, text := range []string{"Short", long, "Heading\none\n\ntwo and some more words to wrap in a narrow column", strings.Repeat("name\n", 60) + "end"} {
			made := b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: section}, canvas.TintAsIs, text)
			size := canvas.NoteSizes[i%len(canvas.NoteSizes)]
			b.do(canvas.Edit(b.Workbook, made[0].ID, "x", func(n *canvas.Note) {
				n.Size, n.Heading = size, i > 1
				n.Part = canvas.Parts[i]
			}))
			all[made[0].ID] = text
		}
	}
	made := b.notes(canvas.Spot{Sheet: b.at["map"], Section: "private", Free: true, At: geom.Pt{X: 10, Y: 60}}, canvas.TintRemark, long)
	all[made[0].ID] = long
	parts := 0
	for _, tool := range []string{"canvas", "map"} {
		res := b.lay(tool, Options{})
		for _, s := range res.Slots {
			text, ok := all[s.Item.ID]
			if !ok {
				continue
			}
			if s.Note.To > 0 {
				parts++
			}
			on := drawn(res.Pages[s.Page], func(t scene.Text) bool { return t.Role == "note" && t.Ref.ID == string(s.Item.ID) })
			checkLines(t, tool+" "+string(s.Section), text, s.Lines(text), on)
		}
	}
	if parts == 0 {
		t.Error("no note was split over pages: this test looks at too little")
	}
	b.do(canvas.SetField(b.Workbook, "", "ambition", "  "+long+"\nA second paragraph"))
	b.do(canvas.SetField(b.Workbook, "", "pillars", "First\n\nSecond, "+long+"\nThird"))
	fields := 0
	for _, tool := range []string{"roadmap", "triangle"} {
		res := b.lay(tool, Options{})
		for _, c := range res.Cells {
			text := b.Text(c.Cell.Column, c.Cell.Key)
			if !c.Lines || text == "" {
				continue
			}
			fields++
			on := drawn(res.Pages[c.Page], func(t scene.Text) bool {
				return t.Role == "text" && t.Ref.ID == string(canvas.FieldID(c.Cell.Column, c.Cell.Key)) && strings.Trim(t.Plain, "0123456789") != ""
			})
			checkLines(t, tool+" "+c.Cell.Key, text, c.LinesOf(text, 0), on)
		}
	}
	if fields < 2 {
		t.Errorf("%d texts were looked at", fields)
	}
}
