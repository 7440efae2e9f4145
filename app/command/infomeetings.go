package command

import (
	"fmt"
	"io"

	"clustercanvas/canvas"
)

// infoMeeting is a time at which people sat over the sheets.
type infoMeeting struct {
	N         int            `json:"n"` // from 1, in order
	ID        string         `json:"id"`
	Day       string         `json:"day"` // empty: not known
	Title     string         `json:"title"`
	Place     string         `json:"place"`
	Present   string         `json:"present"`
	Began     string         `json:"began"` // the last change before it
	Ended     string         `json:"ended"`
	Over      bool           `json:"over"`
	Decisions []infoDecision `json:"decisions"`
	Polls     []infoPoll     `json:"polls"`
}

// infoDecision is what was said in a meeting.
type infoDecision struct {
	ID           string `json:"id"`
	Is           string `json:"is"`
	Text         string `json:"text"`
	Who          string `json:"who"`
	Until        string `json:"until"`
	Done         bool   `json:"done"`
	Sheet        string `json:"sheet"`
	After        string `json:"after"` // the change after which the sheet was as it was seen
	Confidential bool   `json:"confidential"`
}

// infoPoll is a question that people answered. What each has answered is not told.
type infoPoll struct {
	ID      string       `json:"id"`
	Asks    string       `json:"asks"`
	Title   string       `json:"title"`
	Sheet   string       `json:"sheet"`
	Period  string       `json:"period"`
	People  int          `json:"people"` // who have answered; of a vote: who vote
	Dots    int          `json:"dots"`   // of a vote: of each
	Counted int          `json:"counted"`
	Shown   bool         `json:"shown"`
	Options []infoOption `json:"options"`
}

// infoOption is something that a poll asks about.
type infoOption struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Dots  int    `json:"dots"`
}

func (b *infoBuilder) meeting(n int, m canvas.Meeting) {
	out := infoMeeting{
		N: n, ID: string(m.ID), Day: dayOf(m.Day), Title: m.Title, Place: m.Place, Present: m.Present, Began: string(m.Began),
		Ended: string(m.Ended), Over: m.Over, Decisions: []infoDecision{}, Polls: []infoPoll{},
	}
	for _, d := range b.w.Decisions(m.ID) {
		out.Decisions = append(out.Decisions, infoDecision{
			ID: string(d.ID), Is: string(d.Is), Text: d.Text, Who: d.Who, Until: dayOf(d.Until), Done: d.Done, Sheet: string(d.Sheet),
			After: string(d.After), Confidential: d.Confidential,
		})
	}
	for _, p := range b.w.Polls(m.ID) {
		poll := infoPoll{
			ID: string(p.ID), Asks: string(p.Asks), Title: p.Title, Sheet: string(p.Sheet), Period: string(p.Period), People: p.People,
			Dots: p.Dots, Shown: p.Shown, Options: []infoOption{},
		}
		if p.Asks.ByPerson() {
			poll.People = len(b.w.People(p.ID))
		}
		poll.Counted, _ = b.w.Counted(p)
		for _, o := range b.w.Options(p.ID) {
			poll.Options = append(poll.Options, infoOption{Key: o.Option, Title: o.Title, Dots: int(o.Value)})
		}
		out.Polls = append(out.Polls, poll)
	}
	b.Meetings = append(b.Meetings, out)
}

// dayOf writes a day; nothing where it is not known.
func dayOf(d canvas.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

func (i infoFile) printMeetings(to io.Writer) {
	if len(i.Meetings) == 0 {
		return
	}
	fmt.Fprintln(to, "\n"+say("info-meetings"))
	for _, m := range i.Meetings {
		title := oneLine(m.Title)
		if m.Day != "" {
			title = say("diff-at", title, m.Day)
		}
		fmt.Fprintf(to, "  %d  %s\n", m.N, say("info-meeting", title, len(m.Decisions), len(m.Polls)))
	}
}
