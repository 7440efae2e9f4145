package canvas

import (
	"errors"
	"slices"
	"time"
)

// MarkID names a mark. Random, like the ids of records.
type MarkID string

// MarkKind is why a mark was set.
type MarkKind string

// The kinds of marks. All but a snapshot are checkpoints: the program sets them by itself, and
// thins them out when they are old.
const (
	MarkOpened   MarkKind = "opened"   // the file was opened, and then something was changed
	MarkWorked   MarkKind = "worked"   // there had been work for a while
	MarkExported MarkKind = "exported" // something was exported or printed
	MarkSnapshot MarkKind = "snapshot" // somebody has given this state a name
)

// MarkKinds lists the kinds.
var MarkKinds = []MarkKind{MarkOpened, MarkWorked, MarkExported, MarkSnapshot}

// Mark is a place in a history that is worth finding again: the state after a change. It is no
// change itself, so that undo passes it by and setting one leaves what can be redone alone.
type Mark struct {
	ID     MarkID
	Kind   MarkKind
	At     time.Time // when it was set
	After  ChangeID  // empty: before the first change that the file knows
	Name   string    // of a snapshot; of the file that was exported
	Remark string    // of a snapshot, optional
}

// Check returns what is wrong with a mark by itself: nil for one that a file may hold.
func (m Mark) Check() error {
	return errors.Join(id(RecordID(m.ID)), oneOf("kind", m.Kind, MarkKinds), short("name", m.Name), long("remark", m.Remark),
		named(m.Kind != MarkSnapshot || m.Name != "", "a snapshot without a name", m.ID))
}

// workFor is how much work there is between two checkpoints.
const workFor = 10 * time.Minute

// Due returns the checkpoint that should be set before the next change, where last is the last one:
// where a file was opened since then, or where there has been work for ten minutes. It has no id
// yet. There is none where nothing has changed since the last of the marks.
func Due(last Change, marks []Mark, opened, now time.Time) (Mark, bool) {
	if last.ID == "" || slices.ContainsFunc(marks, func(m Mark) bool { return m.After == last.ID }) {
		return Mark{}, false
	}
	if last.At.Before(opened) {
		return Mark{Kind: MarkOpened, At: opened, After: last.ID}, true
	}
	since := opened
	for _, m := range marks {
		if m.At.After(since) {
			since = m.At
		}
	}
	if now.Sub(since) < workFor {
		return Mark{}, false
	}
	return Mark{Kind: MarkWorked, At: now, After: last.ID}, true
}

// thinned returns the marks that are worth keeping after a while: every snapshot; of the
// checkpoints all of the last day, and the last one of each hour of the last week, of each day of
// the last year, and of each week before.
func thinned(marks []Mark, now time.Time) []Mark {
	kept := map[string]MarkID{} // the last of each stretch of time
	stretch := func(m Mark) string {
		at, age := m.At.In(now.Location()), now.Sub(m.At)
		switch {
		case m.Kind == MarkSnapshot || age < 24*time.Hour:
			return string(m.ID)
		case age < 7*24*time.Hour:
			return at.Format("2006-01-02 15")
		case age < 365*24*time.Hour:
			return at.Format("2006-01-02")
		}
		year, week := at.ISOWeek()
		return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*week).Format("week 2006-01-02")
	}
	for _, m := range marks {
		kept[stretch(m)] = m.ID
	}
	return slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return kept[stretch(m)] != m.ID })
}
