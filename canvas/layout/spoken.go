package layout

import (
	"fmt"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// Spoken is a sheet in words, for those who cannot see it: what pictures of it carry as alternative
// text. The figures are those that the sheet shows.
type Spoken struct {
	Whole string   // all of it
	Steps []string // what is there from the start, and what appears with each step
}

const (
	mostSpoken  = 6   // things of one section; the others are counted
	longestSaid = 160 // letters of a note or a text
)

// Speak puts a sheet into words. Steps are those of the sheet; the zero Steps has none. It fails where
// Sheet does.
func Speak(w canvas.Workbook, sheet canvas.RecordID, o Options, steps Steps) (Spoken, error) {
	s, ok := canvas.Get[canvas.Sheet](w, sheet)
	if !ok || w.Template(s) == nil {
		return Spoken{}, fmt.Errorf("layout: no sheet %q", sheet)
	}
	o.Prompts = false // what waits to be filled in is not told
	b := newBuilder(w, s, o)
	v := &voice{b: b, areas: b.areas(), said: map[canvas.Item]string{}}
	out := Spoken{Whole: sentences(v.title(), v.body(), v.notice())}
	for n := range steps.Count() + 1 {
		out.Steps = append(out.Steps, v.step(steps, n))
	}
	return out, nil
}

// voice is a sheet while it is put into words.
type voice struct {
	b     *builder
	areas []*area
	said  map[canvas.Item]string // of sources and notes
}

// sentences joins what is said, each part with a full stop.
func sentences(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if !strings.HasSuffix(p, ".") && !strings.HasSuffix(p, "?") && !strings.HasSuffix(p, "!") {
			p += "."
		}
		out = append(out, p)
	}
	return strings.Join(out, " ")
}

// title says which tool it is, of whom, and which state.
func (v *voice) title() string {
	b := v.b
	out := b.template.Short.In(b.language)
	if c := b.w.Info().Cluster; c != "" {
		out = words.Text(b.language, "spoken-of", out, c)
	}
	if b.sheet.Title != "" {
		out += ", " + b.sheet.Title
	}
	if state := b.state(); state != "" {
		out += ", " + state
	}
	return out
}

// body says what lies in the sections, column after column.
func (v *voice) body() string {
	b := v.b
	var out []string
	for _, column := range v.columns() {
		var in []string
		for _, a := range v.areas {
			if a.column == column {
				if s := v.section(a); s != "" {
					in = append(in, s)
				}
			}
		}
		if len(in) == 0 {
			continue
		}
		said := strings.Join(in, ". ")
		if p, ok := canvas.Get[canvas.Period](b.w, column); ok {
			said = strings.Join(in, "; ")
			if label := v.columnName(p); label != "" {
				said = words.Labeled(b.language, label, said)
			}
		}
		out = append(out, said)
	}
	if len(out) == 0 {
		out = append(out, v.answers())
	}
	return sentences(out...)
}

func (v *voice) columns() []canvas.RecordID {
	var out []canvas.RecordID
	for _, a := range v.areas {
		if !slices.Contains(out, a.column) {
			out = append(out, a.column)
		}
	}
	return out
}

func (v *voice) columnName(p canvas.Period) string {
	if v.b.template.Of == canvas.OfPair {
		return v.b.stateOf(p)
	}
	return p.Label
}

// answers says what a sheet without sections is about: where the money comes from, if it answers
// anything about that.
func (v *voice) answers() string {
	b := v.b
	if len(b.columns) == 0 {
		return ""
	}
	for _, o := range b.layout.Ornaments {
		if o.Kind == canvas.OrnamentInsight {
			if piles := b.piles(b.sharesOf(b.columns[0].ID)); len(piles) > 0 {
				return b.hundredSentence(piles)
			}
		}
	}
	return ""
}

// section says what a section shows; nothing where it is empty.
func (v *voice) section(a *area) string {
	var things []string
	for _, it := range v.things(a) {
		things = append(things, v.said[it])
	}
	things = append(things, v.lines(a)...)
	if a.section.Takes(canvas.AcceptText) {
		if s := brief(v.text(a)); s != "" {
			things = append(things, s)
		}
	}
	total := v.total(a)
	title := a.section.Title.In(v.b.language)
	switch {
	case len(things) == 0 && total == "":
		return ""
	case len(things) == 0:
		return title + " " + total
	}
	if more := len(things) - mostSpoken; more > 0 {
		things = append(things[:mostSpoken], words.Text(v.b.language, "spoken-more", count(more)))
	}
	list := strings.Join(things, ", ")
	if total == "" {
		return words.Labeled(v.b.language, title, list)
	}
	return words.Text(v.b.language, "spoken-parts", title+" "+total, list)
}

// total says what the sources of a section bring together, where the sheet shows that.
func (v *voice) total(a *area) string {
	if !slices.Contains(a.place.Shows, canvas.ShowTotal) || a.section.Takes(canvas.AcceptCosts) {
		return ""
	}
	s, sum := v.b.shares[a.period], sumOf(v.b.shares[a.period], a.section.Role)
	if !sum.Known {
		return ""
	}
	out := v.b.approximately(sum.Illustrative) + words.Percent(v.b.language, sum.Shown, s.Places)
	if sum.Today != sum.Shown {
		out += " (" + words.Text(v.b.language, "today", words.Percent(v.b.language, sum.Today, s.Places)) + ")"
	}
	return out
}

// things puts the cards and notes of a section into words and returns them, cards first.
func (v *voice) things(a *area) []canvas.Item {
	var out []canvas.Item
	for _, c := range a.cards {
		v.said[c.item()] = phrase(deck.Plain(c.title()), c.share, c.label)
		out = append(out, c.item())
	}
	for _, n := range a.notes {
		state := ""
		if n.note.Tint == canvas.TintInAction {
			state = words.Text(v.b.language, "in-action")
		}
		if s := brief(strings.Join(strings.Fields(n.note.Text), " ")); s != "" {
			v.said[n.item()] = phrase(s, "", state)
			out = append(out, n.item())
		}
	}
	return out
}

// lines puts the rows of a table into words.
func (v *voice) lines(a *area) []string {
	var out []string
	for _, l := range a.lines {
		if l.kind != lineOfRecord || l.name == "" {
			continue
		}
		figure := l.amount.text
		if figure != "" && figure != leftOut && v.b.w.Info().Currency != "" {
			figure += " " + v.b.w.Info().Currency
		}
		if figure == "" || figure == leftOut {
			figure = l.share.text
		}
		if figure == "" {
			figure = v.target(l.metric)
		}
		s := phrase(l.name, figure, l.label)
		if l.ref.Kind == refSource {
			v.said[l.item] = s
		}
		out = append(out, s)
	}
	return out
}

// target says what a metric shall be at the last horizon that has a target for it.
func (v *voice) target(m canvas.Metric) string {
	if m.ID == "" {
		return ""
	}
	out := ""
	for _, h := range v.b.w.Horizons() {
		if t, ok := canvas.Get[canvas.Target](v.b.w, canvas.TargetID(m.ID, h.ID)); ok {
			out = words.Labeled(v.b.language, h.Label, strings.TrimSpace(words.Quantity(v.b.language, int64(t.Value))+" "+m.Unit))
		}
	}
	if out != "" {
		out = "(" + out + ")"
	}
	return out
}

// text returns the text that a section shows.
func (v *voice) text(a *area) string {
	of := canvas.RecordID("")
	if a.section.Own {
		of = a.period
	}
	f, _ := canvas.Get[canvas.Field](v.b.w, canvas.FieldID(of, a.section.Field))
	return strings.Join(strings.Fields(f.Text), " ")
}

// notice says what a reader must know about the figures.
func (v *voice) notice() string {
	b := v.b
	var rest []string
	for _, p := range b.columns {
		if s := b.shares[p.ID]; s.Total.Known && len(s.Rests) > 0 && len(v.areas) > 0 {
			if said, _ := b.allotted(s); !slices.Contains(rest, said) {
				rest = append(rest, said)
			}
		}
	}
	if len(b.columns) > 1 {
		rest = nil // each column says it
	}
	notice, _ := b.notice()
	return sentences(append(rest, strings.Split(notice, " · ")...)...)
}

// step says what appears with a step, each in its section, and what is complete with it.
func (v *voice) step(steps Steps, n int) string {
	var out []string
	if n == 0 {
		out = append(out, v.title())
	}
	for _, a := range v.areas {
		var things []string
		for _, it := range v.things(a) {
			if steps.items[it] == n {
				things = append(things, v.said[it])
			}
		}
		for _, l := range a.lines {
			if l.ref.Kind == refSource && steps.items[l.item] == n {
				things = append(things, v.said[l.item])
			}
		}
		if len(things) == 0 {
			continue
		}
		if more := len(things) - mostSpoken; more > 0 {
			things = append(things[:mostSpoken], words.Text(v.b.language, "spoken-more", count(more)))
		}
		title := a.section.Title.In(v.b.language)
		if p, ok := canvas.Get[canvas.Period](v.b.w, a.column); ok && v.columnName(p) != "" {
			title = v.columnName(p) + ", " + title
		}
		said := words.Labeled(v.b.language, title, strings.Join(things, ", "))
		if total := v.total(a); total != "" && n > 0 && steps.parts[[2]string{string(a.section.ID), string(a.column)}] == n {
			said = sentences(said, words.Text(v.b.language, "spoken-together", a.section.Title.In(v.b.language), total))
		}
		out = append(out, said)
	}
	return sentences(out...)
}

// phrase joins a name, its figure and the word on its state.
func phrase(name, figure, state string) string {
	if figure != "" && figure != leftOut {
		name += " " + figure
	}
	if state != "" {
		name += " (" + state + ")"
	}
	return name
}

// brief returns a text as far as somebody listens.
func brief(s string) string {
	letters := []rune(text.Normal(s))
	if len(letters) <= longestSaid {
		return string(letters)
	}
	cut := string(letters[:longestSaid-1])
	if i := strings.LastIndexByte(cut, ' '); i > longestSaid/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
