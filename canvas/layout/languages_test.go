package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
)

var tongues = append([]string{canvas.PseudoLanguage}, words.Languages...)

// looked lays every sheet of a workbook out, as it is and with the questions of empty sections, and
// fails where something is cut, overlaps, or has a letter that no font has.
func looked(t *testing.T, w canvas.Workbook, language string) {
	t.Helper()
	for _, s := range w.Sheets() {
		t.Run(w.Template(s).ID, func(t *testing.T) {
			for _, l := range layout.LayoutIDs(w.Template(s)) {
				res, err := layout.Sheet(w, s.ID, layout.Options{Layout: l, Language: language, Date: time.Date(2026, 9, 21, 0, 0, 0, 0, time.UTC), Prompts: true})
				if err != nil {
					t.Fatal(err)
				}
				layout.CheckSheet(t, res)
				for i, p := range res.Pages {
					withinSections(t, p)
					if language != canvas.PseudoLanguage {
						wholeWords(t, w, p)
					}
					for _, x := range p.Problems {
						if x.Kind == scene.MissingGlyph {
							t.Errorf("layout %s, page %d: no font has %q", l, i+1, x.Text)
						}
					}
				}
			}
		})
	}
}

// withinSections fails where a title or a figure of a section leaves it, and where a text was cut.
func withinSections(t *testing.T, p scene.Scene) {
	t.Helper()
	outlines := map[scene.Ref]geom.Rect{}
	for _, a := range p.Areas {
		outlines[a.Ref] = outlines[a.Ref].Union(a.Outline.Bounds()) // on further pages a section may lie twice
	}
	for _, item := range p.Items {
		line, ok := item.(scene.Text)
		if !ok {
			continue
		}
		if strings.HasSuffix(line.Plain, "…") && p.Language != canvas.PseudoLanguage {
			t.Errorf("%q is cut", line.Plain)
		}
		box, ok := outlines[line.Ref]
		if !ok {
			continue
		}
		ink := geom.R(line.At.X, line.At.Y-0.7*line.Size, line.Width, 0.7*line.Size)
		if ink.X < box.X-0.1 || ink.Right() > box.Right()+0.1 || ink.Y < box.Y-0.1 || ink.Bottom() > box.Bottom()+0.1 {
			t.Errorf("%q at %v leaves its section %s at %v", line.Plain, ink, line.Ref.ID, box)
		}
	}
}

// wholeWords fails where a line of a note ends within a word.
func wholeWords(t *testing.T, w canvas.Workbook, p scene.Scene) {
	t.Helper()
	for _, item := range p.Items {
		line, ok := item.(scene.Text)
		if !ok || line.Ref.Kind != scene.RefNote || line.Role != "note" {
			continue
		}
		note, _ := canvas.Get[canvas.Note](w, canvas.RecordID(line.Ref.ID))
		known := strings.FieldsFunc(note.Text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
		for _, word := range strings.FieldsFunc(line.Plain, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
			if !slices.Contains(known, word) {
				t.Errorf("%q of %q is not all of a word", word, note.Text)
			}
		}
	}
}

func TestLanguages_EveryExampleHasRoom(t *testing.T) {
	for _, e := range examples.All() {
		for _, language := range tongues {
			t.Run(e.ID+" "+language, func(t *testing.T) {
				t.Parallel()
				w, err := command.OfExample(e, language, nil)
				if err != nil {
					t.Fatal(err)
				}
				looked(t, w, language)
			})
		}
	}
}

// All thirty cards at once on every tool, so that the longest names are among them, beside all usual
// cost lines; and every tool while it is empty.
func TestLanguages_EveryCardHasRoom(t *testing.T) {
	for _, language := range tongues {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			n := 0
			ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("r%03d", n)) }
			w, err := command.Blank(ids, language)
			if err != nil {
				t.Fatal(err)
			}
			do := func(c canvas.Change, err error) {
				t.Helper()
				if err == nil {
					w, err = w.Apply(c.Diff)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			scenario := w.Scenarios()[0].ID
			first := w.Sheets()[0].ID
			for _, tool := range canvas.BuiltIn()[1:] {
				c, _, err := canvas.AddSheet(w, ids, tool, scenario, w.Periods(scenario)[0].ID, "")
				do(c, err)
			}
			looked(t, w, language)
			for i, e := range deck.All() {
				c, source, err := canvas.DropCard(w, ids, e.Card(), canvas.Spot{Sheet: first, Section: canvas.SectionID(e.Side)})
				do(c, err)
				do(canvas.SetValue(w, canvas.FundingID(source, w.Periods(scenario)[0].ID), canvas.AmountOf(canvas.Money(1_234_567_00*(i+1)))))
				do(canvas.Edit(w, canvas.FundingID(source, w.Periods(scenario)[0].ID), "set-status", func(f *canvas.Funding) {
					f.Status, f.Basis = canvas.Statuses[i%len(canvas.Statuses)], canvas.Bases[i%len(canvas.Bases)]
				}))
			}
			looked(t, w, language)
		})
	}
}

// A cluster with a second language has its titles in both. What has no room is left out, and nothing
// else gives way: without the second titles, the sheet is the one that it was.
func TestLanguages_ASecondOneFindsItsRoom(t *testing.T) {
	pairs := [][2]string{{"en", "de"}, {"de", "en"}, {"nl", "fr"}, {"fr", "nl"}, {"sl", "de"}, {"es", "en"}, {"nb", "en"}, {"da", "qps"}}
	for _, e := range examples.All() {
		for _, pair := range pairs {
			t.Run(e.ID+" "+pair[0]+" "+pair[1], func(t *testing.T) {
				t.Parallel()
				alone, err := command.OfExample(e, pair[0], nil)
				if err != nil {
					t.Fatal(err)
				}
				c, err := canvas.EditInfo(alone, "set-second-language", func(i *canvas.Info) { i.Second = pair[1] })
				if err != nil {
					t.Fatal(err)
				}
				both, err := alone.Apply(c.Diff)
				if err != nil {
					t.Fatal(err)
				}
				looked(t, both, pair[0])
				for _, s := range both.Sheets() {
					o := layout.Options{Prompts: true}
					one, err := layout.Sheet(alone, s.ID, o)
					if err != nil {
						t.Fatal(err)
					}
					two, err := layout.Sheet(both, s.ID, o)
					if err != nil {
						t.Fatal(err)
					}
					seconds := 0
					for i, p := range two.Pages {
						var rest []scene.Item
						for _, item := range p.Items {
							if line, ok := item.(scene.Text); ok && line.Role == "second" {
								seconds++
								continue
							}
							rest = append(rest, item)
						}
						p.Items = rest
						if scene.Dump(p) != scene.Dump(one.Pages[i]) {
							t.Errorf("%s: the second language has changed page %d", both.Template(s).ID, i+1)
						}
					}
					if seconds == 0 {
						t.Errorf("%s: no title is in the second language", both.Template(s).ID)
					}
				}
			})
		}
	}
}

// Nothing that the program says on a sheet has gone past the words: what has no accents in the
// pseudo-language is a number, a unit, or not translated.
func TestLanguages_NothingIsWrittenOut(t *testing.T) {
	said := map[string]bool{}
	for _, p := range deck.Peers() { // whoever says so is called so in every language
		said[fmt.Sprintf("%s, %d", p.Source, p.Year)] = true
	}
	for _, e := range examples.All() {
		w, err := command.OfExample(e, canvas.PseudoLanguage, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range w.Sheets() {
			for _, l := range layout.LayoutIDs(w.Template(s)) {
				res, err := layout.Sheet(w, s.ID, layout.Options{Layout: l, Date: time.Date(2026, 9, 21, 0, 0, 0, 0, time.UTC), Prompts: true})
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range res.Pages {
					for _, item := range p.Items {
						if line, ok := item.(scene.Text); ok && plain(line.Plain) && !said[line.Plain] {
							said[line.Plain] = true
							t.Errorf("%s: %q is not translated", w.Template(s).ID, line.Plain)
						}
					}
				}
			}
		}
	}
}

// plain reports whether a text has letters without accents that are not those of a currency.
func plain(s string) bool {
	run := ""
	for _, r := range s + " " {
		if r < 0x80 && ('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') {
			run += string(r)
			continue
		}
		if run != "" && run != "EUR" && run != "USD" {
			return true
		}
		run = ""
	}
	return false
}
