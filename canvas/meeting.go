package canvas

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// Meeting is a time at which people sat over the sheets. Decisions and polls belong to one.
type Meeting struct {
	ID      RecordID `json:"id"`
	Rank    Rank     `json:"rank"`          // among those of a day
	Day     Day      `json:"day,omitempty"` // 0 is not known
	Title   string   `json:"title,omitempty"`
	Place   string   `json:"place,omitempty"`
	Present string   `json:"present,omitempty"` // who was there, one a line
	Began   ChangeID `json:"began,omitempty"`   // the last change before it; may be gone; empty: it was the first thing, or is not known
	Ended   ChangeID `json:"ended,omitempty"`   // the last change of it; may be gone; empty: not known
	Over    bool     `json:"over,omitempty"`    // nothing more is entered by itself
}

// Decision is what was said in a meeting and shall be remembered: a decision, an action that
// somebody takes on, or a question that stays open.
type Decision struct {
	ID      RecordID     `json:"id"`
	Meeting RecordID     `json:"meeting"`
	Rank    Rank         `json:"rank"`
	Is      DecisionKind `json:"is"`
	Text    string       `json:"text,omitempty"`
	Who     string       `json:"who,omitempty"`
	Until   Day          `json:"until,omitempty"` // 0: no day was named
	Done    bool         `json:"done,omitempty"`
	Sheet   RecordID     `json:"sheet,omitempty"` // that was in view; may be gone
	After   ChangeID     `json:"after,omitempty"` // the change after which the sheet was as it was seen; may be gone; empty: not known

	Confidential bool `json:"confidential,omitempty"`
}

// DecisionKind says what a Decision is.
type DecisionKind string

// The kinds of what was said.
const (
	IsDecision DecisionKind = "decision"
	IsAction   DecisionKind = "action"
	IsQuestion DecisionKind = "question"
)

// DecisionKinds lists the kinds.
var DecisionKinds = []DecisionKind{IsDecision, IsAction, IsQuestion}

// RecordID returns the id of the record.
func (r Meeting) RecordID() RecordID  { return r.ID }
func (r Decision) RecordID() RecordID { return r.ID }

// Kind returns the kind of the record.
func (r Meeting) Kind() Kind  { return KindMeeting }
func (r Decision) Kind() Kind { return KindDecision }

// Owners returns the records that this one cannot be without.
func (r Meeting) Owners() []RecordID  { return nil }
func (r Decision) Owners() []RecordID { return []RecordID{r.Meeting} }

func (r Meeting) order() Rank  { return r.Rank }
func (r Decision) order() Rank { return r.Rank }

func (r Meeting) check() error {
	return errors.Join(id(r.ID), rank(r.Rank), someday("day", r.Day), short("title", r.Title), short("place", r.Place),
		long("present", r.Present), moment("began", r.Began), moment("ended", r.Ended),
		named(r.Over || r.Ended == "", "an end of what is not over", r.Ended))
}

func (r Decision) check() error {
	return errors.Join(id(r.ID), rank(r.Rank), oneOf("is", r.Is, DecisionKinds), long("text", r.Text), short("who", r.Who),
		someday("until", r.Until), reference("sheet", r.Sheet), moment("after", r.After))
}

// someday checks a day that may be missing.
func someday(what string, d Day) error {
	return named(d == 0 || d.check() == nil, what, int(d))
}

// moment checks a place in the history, which may be gone.
func moment(what string, id ChangeID) error { return short(what, string(id)) }

// Meetings returns the meetings, the earliest first.
func (w Workbook) Meetings() []Meeting {
	of := inOrder(All[Meeting](w))
	slices.SortStableFunc(of, func(a, b Meeting) int { return cmp.Compare(a.Day, b.Day) })
	return of
}

// Decisions returns what was said in a meeting, in order.
func (w Workbook) Decisions(meeting RecordID) []Decision {
	return inOrder(where(w, func(d Decision) bool { return d.Meeting == meeting }))
}

// MeetingNow returns the meeting that goes on: the latest that is not over.
func (w Workbook) MeetingNow() (Meeting, bool) {
	for _, m := range slices.Backward(w.Meetings()) {
		if !m.Over {
			return m, true
		}
	}
	return Meeting{}, false
}

// MeetingOn returns the meeting that what is said on a day belongs to: the one that goes on, unless it is
// of another day. A day of 0 is not known and fits all.
func (w Workbook) MeetingOn(day Day) (Meeting, bool) {
	m, ok := w.MeetingNow()
	if !ok || m.Day != 0 && day != 0 && m.Day != day {
		return Meeting{}, false
	}
	return m, true
}

// meetingFor returns the meeting that something belongs to that is said on the day of m after a change: the one
// that goes on, or m, which begins with it. Diff makes it so, and next is the workbook after that.
func (w Workbook) meetingFor(ids IDs, m Meeting, after ChangeID) (meeting RecordID, next Workbook, diff Diff, err error) {
	if now, ok := w.MeetingOn(m.Day); ok {
		return now.ID, w, nil, nil
	}
	start, made, err := StartMeeting(w, ids, m, after)
	if err == nil {
		next, err = w.Apply(start.Diff)
	}
	return made, next, start.Diff, err
}

// StartMeeting begins a meeting after a change; the one that goes on ends. It returns the meeting.
func StartMeeting(w Workbook, ids IDs, m Meeting, after ChangeID) (Change, RecordID, error) {
	m.ID, m.Rank, m.Began, m.Ended, m.Over = ids(), atEnd(All[Meeting](w)), after, "", false
	if m.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	for _, other := range w.Meetings() {
		c.endMeeting(other, after)
	}
	c.put(m)
	return c.labelled("start-meeting", m.Title), m.ID, nil
}

// EndMeeting ends a meeting after a change: what is entered from then on begins another.
func EndMeeting(w Workbook, meeting RecordID, after ChangeID) (Change, error) {
	m, ok := Get[Meeting](w, meeting)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.endMeeting(m, after)
	return c.labelled("end-meeting", m.Title), nil
}

func (c *changed) endMeeting(m Meeting, after ChangeID) {
	if !m.Over {
		m.Over, m.Ended = true, after
		c.put(m)
	}
}

// GoOnWithMeeting opens a meeting that is over again; the one that goes on ends.
func GoOnWithMeeting(w Workbook, meeting RecordID, after ChangeID) (Change, error) {
	m, ok := Get[Meeting](w, meeting)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	for _, other := range w.Meetings() {
		if other.ID != meeting {
			c.endMeeting(other, after)
		}
	}
	m.Over, m.Ended = false, ""
	c.put(m)
	return c.labelled("go-on-meeting", m.Title), nil
}

// AddDecision adds what was said to a meeting, after the last. It returns the record.
func AddDecision(w Workbook, ids IDs, d Decision) (Change, RecordID, error) {
	if _, ok := Get[Meeting](w, d.Meeting); !ok {
		return Change{}, "", refused("refused-gone")
	}
	d.ID, d.Rank = ids(), atEnd(w.Decisions(d.Meeting))
	if d.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(d)
	return c.labelled("add-"+string(d.Is), shortened(d.Text)), d.ID, nil
}

// SayInMeeting is AddDecision for the meeting that goes on; where there is none, or none on the day of m, one
// like m begins with it, after the change that the decision was made after. Both are one step of undo.
func SayInMeeting(w Workbook, ids IDs, m Meeting, d Decision) (Change, RecordID, error) {
	meeting, w, all, err := w.meetingFor(ids, m, d.After)
	if err != nil {
		return Change{}, "", err
	}
	d.Meeting = meeting
	c, made, err := AddDecision(w, ids, d)
	if err != nil {
		return Change{}, "", err
	}
	c.Diff = all.Then(c.Diff)
	return c, made, nil
}

// MoveDecision puts what was said right after another of its meeting; an empty after makes it the first.
func MoveDecision(w Workbook, decision, after RecordID) (Change, error) {
	d, ok := Get[Decision](w, decision)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	list := w.Decisions(d.Meeting)
	list = slices.DeleteFunc(list, func(x Decision) bool { return x.ID == decision })
	switch {
	case len(list) == 0:
	case after == "":
		d.Rank = RankBetween("", list[0].Rank)
	default:
		d.Rank = behind(list, after)
	}
	c := on(w)
	c.put(d)
	return c.labelled("move-decision", shortened(d.Text)), nil
}

// shortened returns the first line of a text, cut to what a label may hold.
func shortened(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// StoodAt returns the workbook as a record stands at it: as it was after a change, where now is the present
// one. Without a change it is the beginning, if the record came after that; else nobody knows, as with one
// that came from elsewhere. It reports false where the history does not know that state.
func (h History) StoodAt(now Workbook, record RecordID, after ChangeID) (Workbook, bool) {
	w, err := h.At(now, after)
	return w, err == nil && (after != "" || w.Record(record) == nil)
}

// pins returns the places in a history that records of it stand at: joining keeps the states there.
func (h History) pins() map[ChangeID]bool {
	out := map[ChangeID]bool{}
	for _, c := range h.Changes {
		for _, x := range c.Diff {
			for _, r := range []Record{x.Before, x.After} {
				for _, id := range pinned(r) {
					out[id] = true
				}
			}
		}
	}
	delete(out, "")
	return out
}

// pinned returns the places in the history that a record stands at.
func pinned(r Record) []ChangeID {
	switch r := r.(type) {
	case Meeting:
		return []ChangeID{r.Began, r.Ended}
	case Decision:
		return []ChangeID{r.After}
	case Poll:
		return []ChangeID{r.After}
	default:
		return nil
	}
}
