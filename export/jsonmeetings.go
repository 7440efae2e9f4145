package export

import (
	"fmt"
	"strconv"

	"clustercanvas/canvas"
)

// exchangeMeeting is a time at which people sat over the sheets.
type exchangeMeeting struct {
	ID        string             `json:"id,omitempty"`
	Rank      string             `json:"rank,omitempty"`
	Day       string             `json:"day,omitempty"`
	Title     string             `json:"title,omitempty"`
	Place     string             `json:"place,omitempty"`
	Present   string             `json:"present,omitempty"`
	Began     string             `json:"began,omitempty"`
	Ended     string             `json:"ended,omitempty"`
	Over      bool               `json:"over,omitempty"`
	Decisions []exchangeDecision `json:"decisions,omitempty"`
	Polls     []exchangePoll     `json:"polls,omitempty"`
}

type exchangeDecision struct {
	ID           string `json:"id,omitempty"`
	Rank         string `json:"rank,omitempty"`
	Is           string `json:"is,omitempty"`
	Text         string `json:"text,omitempty"`
	Who          string `json:"who,omitempty"`
	Until        string `json:"until,omitempty"`
	Done         bool   `json:"done,omitempty"`
	Sheet        string `json:"sheet,omitempty"`
	After        string `json:"after,omitempty"`
	Confidential bool   `json:"confidential,omitempty"`
}

type exchangePoll struct {
	ID           string               `json:"id,omitempty"`
	Rank         string               `json:"rank,omitempty"`
	Asks         string               `json:"asks,omitempty"`
	Title        string               `json:"title,omitempty"`
	Sheet        string               `json:"sheet,omitempty"`
	Period       string               `json:"period,omitempty"`
	People       int                  `json:"people,omitempty"`
	Dots         int                  `json:"dots,omitempty"`
	After        string               `json:"after,omitempty"`
	Shown        bool                 `json:"shown,omitempty"`
	Confidential bool                 `json:"confidential,omitempty"`
	Options      []exchangePollOption `json:"options,omitempty"`
}

// exchangePollOption is something that a poll asks about; Key is what tells it apart where that is not
// its place in the list.
type exchangePollOption struct {
	Key     string           `json:"key,omitempty"`
	Rank    string           `json:"rank,omitempty"`
	Title   string           `json:"title,omitempty"`
	Dots    int              `json:"dots,omitempty"`
	Answers []exchangeAnswer `json:"answers,omitempty"`
}

// exchangeAnswer is what a person answered: a share of a guess, or a number.
type exchangeAnswer struct {
	Person int             `json:"person,omitempty"` // if not said, as in the list
	Name   string          `json:"name,omitempty"`
	Share  *exchangeFigure `json:"share,omitempty"`
	Value  int             `json:"value,omitempty"`
}

// exchangeSaid is what a decision is where the file does not say.
const exchangeSaid = canvas.IsDecision

// meetings returns the meetings with what was said and asked in them.
func (x exchangeWriter) meetings() []exchangeMeeting {
	list := x.w.Meetings()
	ranks := exchangeSaidRanks(list, func(m canvas.Meeting) canvas.Rank { return m.Rank })
	var out []exchangeMeeting
	for i, m := range list {
		out = append(out, exchangeMeeting{
			ID: string(m.ID), Rank: ranks[i], Day: exchangeDayWritten(m.Day), Title: m.Title, Place: m.Place, Present: m.Present,
			Began: string(m.Began), Ended: string(m.Ended), Over: m.Over, Decisions: x.decisions(m.ID), Polls: x.polls(m.ID),
		})
	}
	return out
}

func (x exchangeWriter) decisions(meeting canvas.RecordID) []exchangeDecision {
	list := x.w.Decisions(meeting)
	ranks := exchangeSaidRanks(list, func(d canvas.Decision) canvas.Rank { return d.Rank })
	sheets := x.sheetNames()
	var out []exchangeDecision
	for i, d := range list {
		out = append(out, exchangeDecision{
			ID: string(d.ID), Rank: ranks[i], Is: exchangeUnless(d.Is, exchangeSaid), Text: d.Text, Who: d.Who, Until: exchangeDayWritten(d.Until),
			Done: d.Done, Sheet: exchangeLooseWritten(d.Sheet, sheets), After: string(d.After), Confidential: d.Confidential,
		})
	}
	return out
}

func (x exchangeWriter) polls(meeting canvas.RecordID) []exchangePoll {
	list := x.w.Polls(meeting)
	ranks := exchangeSaidRanks(list, func(p canvas.Poll) canvas.Rank { return p.Rank })
	sheets := x.sheetNames()
	periods, _ := x.periodNames()
	var out []exchangePoll
	for i, p := range list {
		out = append(out, exchangePoll{
			ID: string(p.ID), Rank: ranks[i], Asks: exchangeUnless(p.Asks, canvas.AsksVote), Title: p.Title,
			Sheet: exchangeLooseWritten(p.Sheet, sheets), Period: exchangeLooseWritten(p.Period, periods), People: p.People, Dots: p.Dots,
			After: string(p.After), Shown: p.Shown, Confidential: p.Confidential, Options: x.pollOptions(p),
		})
	}
	return out
}

func (x exchangeWriter) pollOptions(p canvas.Poll) []exchangePollOption {
	list := x.w.Options(p.ID)
	ranks := exchangeSaidRanks(list, func(a canvas.Answer) canvas.Rank { return a.Rank })
	var out []exchangePollOption
	for i, o := range list {
		option := exchangePollOption{Rank: ranks[i], Title: o.Title, Dots: int(o.Value)}
		if o.Option != strconv.Itoa(i+1) {
			option.Key = o.Option
		}
		for j, a := range x.w.Answers(p.ID, o.Option) {
			answer := exchangeAnswer{Name: a.Title}
			if a.Person != j+1 {
				answer.Person = a.Person
			}
			if p.Asks == canvas.AsksGuess {
				answer.Share, _ = exchangeFigures(canvas.ShareOf(canvas.Share(a.Value)))
			} else {
				answer.Value = int(a.Value)
			}
			option.Answers = append(option.Answers, answer)
		}
		out = append(out, option)
	}
	return out
}

// sheetNames returns what the reader takes for a sheet.
func (x exchangeWriter) sheetNames() *exchangeIndex {
	index := newExchangeIndex("sheet")
	for _, s := range x.w.Sheets() {
		index.add(s.ID, s.Title)
	}
	return index
}

func exchangeDayWritten(d canvas.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// readMeetings comes after the sheets.
func (r *exchangeReader) readMeetings() {
	ranks := exchangeGivenRanks(r.file.Meetings, func(m exchangeMeeting) string { return m.Rank })
	for i, m := range r.file.Meetings {
		at := exchangeItem("meetings", i)
		id := r.id(m.ID, at, fmt.Sprintf("meeting-%d", i+1))
		r.records = append(r.records, canvas.Meeting{
			ID: id, Rank: ranks[i], Day: r.someday(at+".day", m.Day), Title: m.Title, Place: m.Place, Present: m.Present,
			Began: canvas.ChangeID(m.Began), Ended: canvas.ChangeID(m.Ended), Over: m.Over || m.Ended != "",
		})
		said := exchangeGivenRanks(m.Decisions, func(d exchangeDecision) string { return d.Rank })
		for j, d := range m.Decisions {
			at := exchangeItem(at+".decisions", j)
			r.records = append(r.records, canvas.Decision{
				ID: r.id(d.ID, at, fmt.Sprintf("%s-decision-%d", id, j+1)), Meeting: id, Rank: said[j],
				Is: exchangeWord(r, at+".is", d.Is, exchangeSaid, canvas.DecisionKinds), Text: d.Text, Who: d.Who,
				Until: r.someday(at+".until", d.Until), Done: d.Done, Sheet: r.loose(at+".sheet", d.Sheet, r.sheets),
				After: canvas.ChangeID(d.After), Confidential: d.Confidential,
			})
		}
		asked := exchangeGivenRanks(m.Polls, func(p exchangePoll) string { return p.Rank })
		for j, p := range m.Polls {
			r.readPoll(exchangeItem(at+".polls", j), fmt.Sprintf("%s-poll-%d", id, j+1), id, asked[j], p)
		}
	}
}

func (r *exchangeReader) readPoll(at, derived string, meeting canvas.RecordID, rank canvas.Rank, p exchangePoll) {
	id := r.id(p.ID, at, derived)
	poll := canvas.Poll{
		ID: id, Meeting: meeting, Rank: rank, Asks: exchangeWord(r, at+".asks", p.Asks, canvas.AsksVote, canvas.PollKinds), Title: p.Title,
		Sheet: r.loose(at+".sheet", p.Sheet, r.sheets), Period: r.loose(at+".period", p.Period, r.periods), People: p.People, Dots: p.Dots,
		After: canvas.ChangeID(p.After), Shown: p.Shown, Confidential: p.Confidential,
	}
	r.records = append(r.records, poll)
	ranks := exchangeGivenRanks(p.Options, func(o exchangePollOption) string { return o.Rank })
	for i, o := range p.Options {
		at := exchangeItem(at+".options", i)
		key := o.Key
		if key == "" {
			key = strconv.Itoa(i + 1)
		}
		if !r.claimed(canvas.AnswerID(id, key, 0), at, "this option is already given in") {
			continue
		}
		r.records = append(r.records, canvas.Answer{
			ID: canvas.AnswerID(id, key, 0), Poll: id, Option: key, Rank: ranks[i], Title: o.Title, Value: int64(o.Dots),
		})
		for j, a := range o.Answers {
			r.readAnswer(exchangeItem(at+".answers", j), poll, key, j+1, a)
		}
	}
}

func (r *exchangeReader) readAnswer(at string, poll canvas.Poll, key string, person int, a exchangeAnswer) {
	if a.Person != 0 {
		person = a.Person
	}
	value := int64(a.Value)
	if a.Share != nil {
		share, err := exchangeShare(*a.Share)
		if err != nil {
			r.add(at+".share", "%s", err)
		}
		value = int64(share)
	}
	if id := canvas.AnswerID(poll.ID, key, person); r.claimed(id, at, "what this person answered is already given in") {
		r.records = append(r.records, canvas.Answer{ID: id, Poll: poll.ID, Option: key, Person: person, Title: a.Name, Value: value})
	}
}

// someday reads a day that may be missing.
func (r *exchangeReader) someday(path, day string) canvas.Day {
	if day == "" {
		return 0
	}
	d, err := exchangeDay(day)
	if err != nil {
		r.add(path, "%s", err)
	}
	return d
}
