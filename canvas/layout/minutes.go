package layout

import (
	"errors"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// MinutesOptions is what minutes look like beside what was said.
type MinutesOptions struct {
	Language string    // empty is the workbook's
	Paper    geom.Size // zero is A4 upright

	// Seen returns what readers may see of a state of the workbook; nil is all of it.
	Seen func(canvas.Workbook) canvas.Workbook
}

// ErrNoMeeting means that a workbook does not have the meeting that was asked for.
var ErrNoMeeting = errors.New("layout: no such meeting")

// Minutes returns the minutes of a meeting as a document: who was there, what was said, the sheets as they
// were seen, each state once, votes, and what has changed on the sheets meanwhile. The states come from the
// history of the workbook; what it does not know is left out.
func Minutes(w canvas.Workbook, h canvas.History, meeting canvas.RecordID, o MinutesOptions) (Document, error) {
	m := minutes{whole: w, history: h, seen: o.Seen, language: o.Language}
	if m.seen == nil {
		m.seen = func(w canvas.Workbook) canvas.Workbook { return w }
	}
	if m.language == "" {
		m.language = w.Info().Language
	}
	m.language = words.Known(m.language)
	m.w = m.seen(w)
	var ok bool
	if m.meeting, ok = canvas.Get[canvas.Meeting](m.w, meeting); !ok {
		return Document{}, ErrNoMeeting
	}
	title := m.meeting.Title
	if title == "" {
		title = m.say("minutes-title")
	}
	cluster, day := m.w.Info().Cluster, dayWords(m.language, m.meeting.Day)
	d := Document{Paper: o.Paper, Title: title, Under: dotted(cluster, day), Author: cluster, Language: m.language}
	m.picture()
	d.Blocks = append(d.Blocks,
		Title{Text: title, Under: dotted(m.say("minutes-of"), cluster, day)},
		Pairs{{m.say("minutes-place"), m.meeting.Place}, {m.say("minutes-present"), strings.Join(lines(m.meeting.Present), ", ")}})
	d.Blocks = append(d.Blocks, m.said()...)
	d.Blocks = append(d.Blocks, m.changes()...) // what is read comes first, what is looked at behind it
	d.Blocks = append(d.Blocks, m.polls()...)
	d.Blocks = append(d.Blocks, m.pictures()...)
	return d, nil
}

// minutes is minutes while they are written.
type minutes struct {
	whole    canvas.Workbook // with what is confidential
	w        canvas.Workbook // as readers may see it
	history  canvas.History
	meeting  canvas.Meeting
	seen     func(canvas.Workbook) canvas.Workbook
	language string
	shown    []minutesPicture
	pictured map[canvas.RecordID]int // by decision, from 1
	credited []string
}

// minutesPicture is a sheet as it was seen.
type minutesPicture struct {
	pages   []scene.Scene
	dump    string // tells one picture from another
	numbers []int  // the numbers of what was said
}

func (m *minutes) say(key string, args ...any) string { return words.Text(m.language, key, args...) }

// lines returns the lines of a text that say something.
func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// state returns the workbook as a record stands at it, as readers may see it; false where the history does
// not know.
func (m *minutes) state(of canvas.RecordID, after canvas.ChangeID) (canvas.Workbook, bool) {
	w, ok := m.history.StoodAt(m.whole, of, after)
	if !ok {
		return w, false
	}
	return m.seen(w), true
}

// ordered returns what was said, decisions first, as it is numbered.
func (m *minutes) ordered() []canvas.Decision {
	list := m.w.Decisions(m.meeting.ID)
	slices.SortStableFunc(list, func(a, b canvas.Decision) int {
		return slices.Index(canvas.DecisionKinds, a.Is) - slices.Index(canvas.DecisionKinds, b.Is)
	})
	return list
}

// picture lays the sheets out that were in view, each state once.
func (m *minutes) picture() {
	m.pictured = map[canvas.RecordID]int{}
	for i, d := range m.ordered() {
		then, ok := m.state(d.ID, d.After)
		if d.Sheet == "" || !ok {
			continue
		}
		r, err := Sheet(then, d.Sheet, Options{Language: m.language})
		if err != nil || len(r.Pages) == 0 {
			continue
		}
		dump := ""
		for _, p := range r.Pages {
			dump += scene.Dump(p)
		}
		at := slices.IndexFunc(m.shown, func(x minutesPicture) bool { return x.dump == dump })
		if at < 0 {
			at = len(m.shown)
			m.shown = append(m.shown, minutesPicture{pages: r.Pages, dump: dump})
		}
		m.shown[at].numbers = append(m.shown[at].numbers, i+1)
		m.pictured[d.ID] = at + 1
		m.credit(then, d.Sheet)
	}
}

// credit notes the credit lines of the tool of a sheet.
func (m *minutes) credit(w canvas.Workbook, sheet canvas.RecordID) {
	s, _ := canvas.Get[canvas.Sheet](w, sheet)
	t := w.Template(s)
	if t == nil {
		return
	}
	var all []string
	for _, c := range t.Credit {
		all = append(all, c.In(m.language))
	}
	if said := strings.Join(all, " "); !slices.Contains(m.credited, said) {
		m.credited = append(m.credited, said)
	}
}

// said returns the tables of decisions, actions and questions.
func (m *minutes) said() []Block {
	list := m.ordered()
	if len(list) == 0 {
		return []Block{Paragraph{Text: m.say("minutes-nothing-said"), Quiet: true}}
	}
	var out []Block
	for _, kind := range canvas.DecisionKinds {
		t := m.table(kind, list)
		if len(t.Rows) > 0 {
			out = append(out, Heading{1, m.say("minutes-" + string(kind) + "s")}, t)
		}
	}
	return out
}

// table returns the rows of one kind, with the columns that something is in.
func (m *minutes) table(kind canvas.DecisionKind, list []canvas.Decision) Table {
	any := func(f func(canvas.Decision) bool) bool {
		return slices.ContainsFunc(list, func(d canvas.Decision) bool { return d.Is == kind && f(d) })
	}
	who := any(func(d canvas.Decision) bool { return d.Who != "" })
	until := any(func(d canvas.Decision) bool { return d.Until != 0 })
	done := any(func(d canvas.Decision) bool { return d.Done })
	picture := any(func(d canvas.Decision) bool { return m.pictured[d.ID] > 0 })
	t := Table{Columns: []TableColumn{{Head: m.say("minutes-number"), Right: true}, {Head: m.say("minutes-what"), Weight: 1}}}
	for _, c := range []struct {
		there bool
		key   string
	}{{who, "minutes-who"}, {until, "minutes-until"}, {done, "minutes-state"}, {picture, "minutes-picture"}} {
		if c.there {
			t.Columns = append(t.Columns, TableColumn{Head: m.say(c.key)})
		}
	}
	for i, d := range list {
		if d.Is != kind {
			continue
		}
		row := []TableCell{{Text: count(i + 1), Quiet: true}, {Text: d.Text, Strong: kind == canvas.IsDecision}}
		if who {
			row = append(row, TableCell{Text: d.Who})
		}
		if until {
			row = append(row, TableCell{Text: dayWords(m.language, d.Until)})
		}
		if done {
			state := ""
			if d.Done {
				state = m.say("minutes-done")
			}
			row = append(row, TableCell{Text: state})
		}
		if picture {
			n := ""
			if p := m.pictured[d.ID]; p > 0 {
				n = count(p)
			}
			row = append(row, TableCell{Text: n, Quiet: true})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// polls returns the pictures of votes, and of guesses and ticks that are open.
func (m *minutes) polls() []Block {
	var out []Block
	for _, p := range m.w.Polls(m.meeting.ID) {
		if p.Asks.ByPerson() && !p.Shown {
			continue
		}
		truth, ok := m.state(p.ID, p.After)
		if !ok {
			truth = m.w
		}
		if s, ok := poll(m.w, truth, p.ID, m.language, true); ok {
			out = append(out, Picture{Scene: s, Frame: true})
			m.credit(m.w, p.Sheet)
		}
	}
	if len(out) > 0 {
		out = append([]Block{Heading{1, m.say("minutes-polls")}}, out...)
	}
	return out
}

// pictures returns the sheets as they were seen.
func (m *minutes) pictures() []Block {
	if len(m.shown) == 0 {
		return m.credits()
	}
	out := append([]Block{Heading{1, m.say("minutes-pictures")}}, m.credits()...)
	for i, x := range m.shown {
		var said []string
		for _, n := range x.numbers {
			said = append(said, count(n))
		}
		for j, p := range x.pages {
			b := Picture{Scene: p, Frame: true}
			if j == len(x.pages)-1 {
				b.Caption = m.say("minutes-caption", count(i+1), strings.Join(said, ", "))
			}
			out = append(out, b)
		}
	}
	return out
}

// maxWasIs is how many rows of changes there are at most: minutes are no list of everything.
const maxWasIs = 150

// changes returns what has changed on the sheets since the meeting began, until it was over.
func (m *minutes) changes() []Block {
	then, ok := m.state(m.meeting.ID, m.meeting.Began)
	now := m.w
	if ok && m.meeting.Ended != "" {
		now, ok = m.state(m.meeting.ID, m.meeting.Ended)
	}
	if !ok {
		return nil
	}
	out := []Block{Heading{1, m.say("minutes-changes")}}
	rows := wasAndIs(then, now, m.language)
	if len(rows) == 0 {
		return append(out, Paragraph{Text: m.say("minutes-no-changes"), Quiet: true})
	}
	t := Table{Columns: []TableColumn{{Head: m.say("minutes-what"), Weight: 1.2}, {Head: m.say("minutes-was"), Weight: 1}, {Head: m.say("minutes-is"), Weight: 1}}}
	or := func(s string) string {
		if s == "" {
			return "–"
		}
		return s
	}
	for _, x := range rows[:min(maxWasIs, len(rows))] {
		t.Rows = append(t.Rows, []TableCell{{Text: x.what, Group: x.group}, {Text: or(x.was), Quiet: true}, {Text: or(x.is)}})
	}
	out = append(out, t)
	if n := len(rows) - maxWasIs; n > 0 {
		out = append(out, Paragraph{Text: m.say("minutes-further", count(n)), Quiet: true})
	}
	return out
}

// credits returns the credit lines of the tools whose sheets are shown.
func (m *minutes) credits() []Block {
	var out []Block
	for _, c := range m.credited {
		out = append(out, Paragraph{Text: unbroken(c), Quiet: true, Small: true})
	}
	return out
}
