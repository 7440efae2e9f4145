package app

import (
	"strconv"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// historyLine is a line of the page of history: the present, a day over what happened on it, a
// change or a mark, or the beginning.
type historyLine struct {
	kind  lineKind
	entry canvas.Entry
	day   string // of a day: in the form 2006-01-02
	text  string
	at    string // the time of day
	count int    // of a day that is folded: how many changes are not shown
	can   bool   // of a day: it can be folded
}

type lineKind int

const (
	lineNow lineKind = iota
	lineDay
	lineChange
	lineMark
	lineSnapshot
	lineBegun
)

// height returns how high a line is.
func (k lineKind) height() float32 {
	switch k {
	case lineDay:
		return 32
	case lineSnapshot:
		return 52
	}
	return 27
}

// foldAbove is how many changes of a day that is not the last one are shown unasked.
const foldAbove = 12

// historyLines returns the lines of a history, the newest first, by days. Which days are folded can
// be chosen; unasked those are with many changes, but for the last one. Marks with a name stay.
func (w *Window) historyLines(h canvas.History, chosen map[string]bool) []historyLine {
	lines := []historyLine{{kind: lineNow, text: w.text("history-now")}}
	entries := h.Entries()
	for start := 0; start < len(entries); {
		day := entries[start].At().Local().Format(time.DateOnly)
		end, changes := start, 0
		for ; end < len(entries) && entries[end].At().Local().Format(time.DateOnly) == day; end++ {
			if !entries[end].IsMark() {
				changes++
			}
		}
		folded, asked := chosen[day]
		if !asked {
			folded = start > 0 && changes > foldAbove
		}
		head := historyLine{kind: lineDay, entry: entries[start], day: day, text: w.dayInWords(entries[start].At()), can: changes > 0}
		if folded {
			head.count = changes
		}
		lines = append(lines, head)
		for _, e := range entries[start:end] {
			if line := w.historyLine(e); !folded || line.kind == lineSnapshot {
				lines = append(lines, line)
			}
		}
		start = end
	}
	if len(h.Changes) > 0 {
		lines = append(lines, historyLine{kind: lineBegun, entry: begun, text: w.text("history-begun")})
	}
	return lines
}

func (w *Window) historyLine(e canvas.Entry) historyLine {
	line := historyLine{kind: lineChange, entry: e, text: w.entryText(e), at: e.At().Local().Format("15:04")}
	switch {
	case e.Mark.Kind == canvas.MarkSnapshot:
		line.kind = lineSnapshot
	case e.IsMark():
		line.kind = lineMark
	}
	return line
}

// entryText returns the words for a line of history.
func (w *Window) entryText(e canvas.Entry) string {
	switch m, c := e.Mark, e.Change; {
	case e.IsMark() && m.Kind == canvas.MarkSnapshot:
		return m.Name
	case e.IsMark() && m.Name != "":
		return w.text("mark-exported-as", m.Name)
	case e.IsMark():
		return w.text("mark-" + string(m.Kind))
	case c.Joins > 0:
		return w.program.words.count("history-joined", c.Joins, w.spanInWords(c.Since, c.At))
	default:
		return w.program.words.label(c.Label)
	}
}

// spanInWords returns from when to when something went on: "3 to 5 May 2026", as far as days are
// concerned.
func (w *Window) spanInWords(from, to time.Time) string {
	language := w.program.words.language
	first, last := words.Date(language, from.Local()), words.Date(language, to.Local())
	if first == last {
		return last
	}
	f, l := from.Local(), to.Local()
	switch {
	case f.Year() == l.Year() && f.Month() == l.Month():
		first = w.text("day-short", strconv.Itoa(f.Day()))
	case f.Year() == l.Year():
		first = words.DayAndMonth(language, f)
	}
	return w.text("from-to", first, last)
}

// dayInWords returns a day as people call it: today, yesterday, Tuesday 3 May, with the year where
// it is another one.
func (w *Window) dayInWords(at time.Time) string {
	at, now := at.Local(), w.program.now().Local()
	language := w.program.words.language
	date := words.DayAndMonth(language, at)
	if at.Year() != now.Year() {
		date = words.Date(language, at)
	}
	switch daysBetween(at, now) {
	case 0:
		return w.text("today")
	case 1:
		return w.text("yesterday")
	}
	return w.text("weekday-"+strconv.Itoa(int(at.Weekday()))) + ", " + date
}

// daysBetween returns how many midnights lie between two moments.
func daysBetween(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from)).Hours()+0.5) / 24
}

// ago returns how long ago a moment is, in words: "3 minutes ago".
func (w *Window) ago(at time.Time) string {
	past := w.program.now().Sub(at)
	days := daysBetween(at.Local(), w.program.now().Local())
	count := w.program.words.count
	switch {
	case past < time.Minute:
		return w.text("ago-now")
	case past < time.Hour:
		return count("ago-minutes", int(past/time.Minute))
	case past < 24*time.Hour:
		return count("ago-hours", int(past/time.Hour))
	case days < 60:
		return count("ago-days", days)
	case days < 730:
		return count("ago-months", days/30)
	}
	return count("ago-years", days/365)
}
