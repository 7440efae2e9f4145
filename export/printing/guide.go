package printing

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// Guide is the page for who leads a workshop: what is prepared, and what takes how long.
type Guide struct {
	Begins time.Duration // since midnight; the plan tells the time of day
	Full   bool          // a workshop with all tools; else one with the Map and cards
}

// UsualBegin is when a workshop begins, since midnight.
const UsualBegin = 9 * time.Hour

// step is a row of the plan.
type step struct {
	key     string // of the words
	minutes int
}

// The plans: who explains and who works is never the same row, and after two hours there is a break.
var (
	shortPlan = []step{
		{"welcome", 10}, {"explain", 15}, {"today", 35}, {"shares", 20}, {"action", 25}, {"talk", 20}, {"keep", 10},
	}
	fullPlan = []step{
		{"welcome", 10}, {"explain", 15}, {"today", 35}, {"shares", 20}, {"action", 25}, {"break", 15},
		{"model", 45}, {"future", 35}, {"shock", 15}, {"talk", 25}, {"keep", 15},
	}
)

// Minutes returns how long the workshop takes.
func (g Guide) Minutes() int {
	all := 0
	for _, s := range g.plan() {
		all += s.minutes
	}
	return all
}

func (g Guide) plan() []step {
	if g.Full {
		return fullPlan
	}
	return shortPlan
}

// guide prints the page for who leads the workshop.
func (m *maker) guide() error {
	language := m.job.Options.Language
	say := func(key string, args ...any) string { return words.Text(language, "leaf-"+key, args...) }
	g := *m.job.Guide
	table := layout.Table{Columns: []layout.TableColumn{
		{Head: say("time")}, {Head: say("minutes"), Right: true}, {Head: say("what"), Weight: 1},
	}}
	at := g.Begins
	for _, s := range g.plan() {
		table.Rows = append(table.Rows, []layout.TableCell{
			{Text: clock(at)}, {Text: strconv.Itoa(s.minutes), Quiet: true}, {Text: say("step-" + s.key)},
		})
		at += time.Duration(s.minutes) * time.Minute
	}
	table.Rows = append(table.Rows, []layout.TableCell{{Text: clock(at)}, {}, {Text: say("end"), Strong: true}})
	var ready layout.Checks
	for _, said := range []string{m.sheetsReady(), m.cardsReady(), say("pens"), say("room"), say("rule"), say("after")} {
		ready = append(ready, layout.Check{Text: said})
	}
	d := layout.Document{
		Title: say("title"), Author: m.w.Info().Cluster, Language: language, Paper: m.job.Paper.leaf(),
		Credits: []string{words.Text(language, "paper-deck-credit")},
		Blocks: []layout.Block{
			layout.Title{Text: say("title"), Under: m.w.Info().Cluster},
			layout.Paragraph{Text: say("about", strconv.Itoa(g.Minutes()))},
			layout.Heading{Level: 2, Text: say("ready")}, ready,
			layout.Heading{Level: 2, Text: say("plan")}, table,
		},
	}
	m.add(Part{Kind: Leaf, Title: d.Title, Size: d.Paper, Scale: 1, Parts: 1}, layout.Pages(d))
	return nil
}

// leaf returns the paper of a page that is read: what parts are printed on, or A4, or Letter where other
// paper of North America is used.
func (p Paper) leaf() geom.Size {
	if p.On == "letter" || p.On == "tabloid" || p.Size == "letter" || p.Size == "tabloid" {
		return layout.PaperLetter
	}
	return layout.PaperA4
}

func clock(at time.Duration) string {
	at %= 24 * time.Hour
	return fmt.Sprintf("%d:%02d", int(at.Hours()), int(at.Minutes())%60)
}

// sheetsReady says which sheets are hung up, and how large.
func (m *maker) sheetsReady() string {
	if len(m.job.Sheets) == 0 {
		return ""
	}
	language := m.job.Options.Language
	if m.job.Paper.Size == "" {
		return words.Text(language, "leaf-sheets", m.sheetTitles())
	}
	return words.Text(language, "leaf-sheets-sized", export.PaperTitle(m.job.Paper.Size), m.sheetTitles())
}

func (m *maker) sheetTitles() string {
	var out []string
	for _, id := range m.job.Sheets {
		s, _ := canvas.Get[canvas.Sheet](m.w, id)
		out = append(out, m.title(s))
	}
	return strings.Join(out, ", ")
}

func (m *maker) cardsReady() string {
	if m.job.Cards == nil {
		return ""
	}
	return words.Text(m.job.Options.Language, "leaf-cards", strconv.Itoa(len(m.job.Cards.Faces(m.w, m.job.Options.Language))))
}
