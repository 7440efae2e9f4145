package canvas

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Poll is a question that the people in a meeting answer one by one, or by dots that are counted.
// What it asks about, and what was answered, are its Answers.
type Poll struct {
	ID      RecordID `json:"id"`
	Meeting RecordID `json:"meeting"`
	Rank    Rank     `json:"rank"`
	Asks    PollKind `json:"asks"`
	Title   string   `json:"title,omitempty"`  // the question
	Sheet   RecordID `json:"sheet,omitempty"`  // that it is about; may be gone
	Period  RecordID `json:"period,omitempty"` // whose money is guessed; may be gone
	People  int      `json:"people,omitempty"` // of a vote: how many vote
	Dots    int      `json:"dots,omitempty"`   // of a vote: how many dots each has
	After   ChangeID `json:"after,omitempty"`  // the change after which the sheet was as it was asked about; may be gone; empty: not known
	Shown   bool     `json:"shown,omitempty"`  // the answers are open; before, nobody sees those of others

	Confidential bool `json:"confidential,omitempty"`
}

// PollKind says what a poll asks.
type PollKind string

// The kinds of polls.
const (
	AsksGuess PollKind = "guess" // how the money is split, before it is shown
	AsksFill  PollKind = "fill"  // which sections of a tool somebody could fill
	AsksVote  PollKind = "vote"  // which of some options to take
)

// PollKinds lists the kinds.
var PollKinds = []PollKind{AsksGuess, AsksFill, AsksVote}

// ByPerson reports whether everybody answers for themselves; else dots are counted.
func (k PollKind) ByPerson() bool { return k != AsksVote }

// Answer is what a person answered about one option of a poll. That of person 0 is of nobody: it is
// the option itself, and holds the dots of a vote that were counted for it.
type Answer struct {
	ID     RecordID `json:"id"`
	Poll   RecordID `json:"poll"`
	Option string   `json:"option"` // a group of money, a section, or any word that tells the options apart
	Person int      `json:"person,omitempty"`
	Rank   Rank     `json:"rank,omitempty"`  // of an option
	Title  string   `json:"title,omitempty"` // of an option: what it is called; of a person: the name, if wanted
	Value  int64    `json:"value,omitempty"` // a guess: a Share; fill: 1 is yes; a vote: dots
}

// Limits of a poll.
const (
	MaxPeople  = 500 // in one poll
	MaxDots    = 100 // of each person
	MaxOptions = 60
)

// AnswerID returns the id of what a person answered about an option; person 0 is the option itself.
func AnswerID(poll RecordID, option string, person int) RecordID {
	return "a:" + poll + ":" + RecordID(strconv.Itoa(person)) + ":" + RecordID(option)
}

// RecordID returns the id of the record.
func (r Poll) RecordID() RecordID   { return r.ID }
func (r Answer) RecordID() RecordID { return r.ID }

// Kind returns the kind of the record.
func (r Poll) Kind() Kind   { return KindPoll }
func (r Answer) Kind() Kind { return KindAnswer }

// Owners returns the records that this one cannot be without: a person's answer is about an option.
func (r Poll) Owners() []RecordID { return []RecordID{r.Meeting} }

// Owners returns the poll, and of a person's answer the option.
func (r Answer) Owners() []RecordID {
	if r.Person == 0 {
		return []RecordID{r.Poll}
	}
	return []RecordID{r.Poll, AnswerID(r.Poll, r.Option, 0)}
}

func (r Poll) order() Rank   { return r.Rank }
func (r Answer) order() Rank { return r.Rank }

func (r Poll) check() error {
	vote := r.Asks == AsksVote
	return errors.Join(id(r.ID), rank(r.Rank), oneOf("asks", r.Asks, PollKinds), short("title", r.Title),
		reference("sheet", r.Sheet), reference("period", r.Period), moment("after", r.After),
		named(vote && r.People >= 1 && r.People <= MaxPeople || !vote && r.People == 0, "people", r.People),
		named(vote && r.Dots >= 1 && r.Dots <= MaxDots || !vote && r.Dots == 0, "dots", r.Dots))
}

func (r Answer) check() error {
	return errors.Join(named(r.ID == AnswerID(r.Poll, r.Option, r.Person), "id", r.ID), named(r.Option != "", "option", r.Option),
		short("option", r.Option), short("title", r.Title), named(r.Person >= 0 && r.Person <= MaxPeople, "person", r.Person),
		named(r.Value >= 0 && r.Value <= int64(Whole), "value", r.Value),
		named((r.Person == 0) == (r.Rank != "") && r.Rank.valid(), "rank", r.Rank))
}

// Polls returns the polls of a meeting, in order.
func (w Workbook) Polls(meeting RecordID) []Poll {
	return inOrder(where(w, func(p Poll) bool { return p.Meeting == meeting }))
}

// Options returns what a poll asks about, in order.
func (w Workbook) Options(poll RecordID) []Answer {
	return inOrder(where(w, func(a Answer) bool { return a.Poll == poll && a.Person == 0 }))
}

// Answers returns what people answered about an option, by their numbers.
func (w Workbook) Answers(poll RecordID, option string) []Answer {
	of := where(w, func(a Answer) bool { return a.Poll == poll && a.Option == option && a.Person > 0 })
	slices.SortFunc(of, func(a, b Answer) int { return a.Person - b.Person })
	return of
}

// Person is somebody who answered a poll.
type Person struct {
	Number int
	Name   string // empty: none was given
}

// People returns who answered a poll, in the order in which they did.
func (w Workbook) People(poll RecordID) []Person {
	names := map[int]string{}
	for _, a := range where(w, func(a Answer) bool { return a.Poll == poll && a.Person > 0 }) {
		names[a.Person] = max(names[a.Person], a.Title)
	}
	var out []Person
	for n, name := range names {
		out = append(out, Person{n, name})
	}
	slices.SortFunc(out, func(a, b Person) int { return a.Number - b.Number })
	return out
}

// Counted returns how many dots of a vote were counted, and how many there are.
func (w Workbook) Counted(p Poll) (counted, of int) {
	for _, o := range w.Options(p.ID) {
		counted += int(o.Value)
	}
	return counted, p.People * p.Dots
}

// PollOption is something that a poll asks about: a key that tells it from the others, and what it is
// called.
type PollOption struct{ Key, Title string }

// GuessOptions returns what can be guessed on a sheet: what each of its sections that show sources
// brings; none where the sheet shows no sources.
func (w Workbook) GuessOptions(sheet Sheet, language string) []PollOption {
	t := w.Template(sheet)
	if t == nil {
		return nil
	}
	var out []PollOption
	for _, s := range t.Sections {
		_, side := s.Role.Side()
		_, group := s.Role.Group()
		if s.Takes(AcceptSources) && (side || group) {
			out = append(out, PollOption{string(s.ID), oneLine(s.Title.In(language))})
		}
	}
	return out
}

// FillOptions returns the sections of a tool that somebody could fill.
func FillOptions(t *Template, language string) []PollOption {
	var out []PollOption
	for _, s := range t.Sections {
		if title := oneLine(s.Title.In(language)); title != "" {
			out = append(out, PollOption{string(s.ID), title})
		}
	}
	return out
}

// AddPoll adds a poll with what it asks about, after the last of its meeting. It returns the poll.
// Options with a key that is taken, or without a title, are left out.
func AddPoll(w Workbook, ids IDs, p Poll, options []PollOption) (Change, RecordID, error) {
	if _, ok := Get[Meeting](w, p.Meeting); !ok {
		return Change{}, "", refused("refused-gone")
	}
	p.ID, p.Rank, p.Shown = ids(), atEnd(w.Polls(p.Meeting)), false
	c := on(w)
	c.put(p)
	ranks := Ranks("", "", len(options))
	n := 0
	for i, o := range options {
		id := AnswerID(p.ID, o.Key, 0)
		if o.Title == "" || c.record(id) != nil {
			continue
		}
		a := Answer{ID: id, Poll: p.ID, Option: o.Key, Rank: ranks[i], Title: o.Title}
		if a.check() != nil {
			return Change{}, "", refused("refused-value")
		}
		c.put(a)
		n++
	}
	if p.check() != nil || n > MaxOptions {
		return Change{}, "", refused("refused-value")
	}
	if n == 0 {
		return Change{}, "", refused("refused-no-options")
	}
	return c.labelled("add-poll", p.Title), p.ID, nil
}

// AskInMeeting is AddPoll as SayInMeeting is AddDecision.
func AskInMeeting(w Workbook, ids IDs, m Meeting, p Poll, options []PollOption) (Change, RecordID, error) {
	meeting, w, all, err := w.meetingFor(ids, m, p.After)
	if err != nil {
		return Change{}, "", err
	}
	p.Meeting = meeting
	c, made, err := AddPoll(w, ids, p, options)
	if err != nil {
		return Change{}, "", err
	}
	c.Diff = all.Then(c.Diff)
	return c, made, nil
}

// AnswerPoll adds the answers of a person, by option; what is missing is nothing. The shares of a guess
// must make the whole. The label does not say what was answered.
func AnswerPoll(w Workbook, poll RecordID, name string, values map[string]int64) (Change, error) {
	p, ok := Get[Poll](w, poll)
	if !ok || !p.Asks.ByPerson() {
		return Change{}, refused("refused-gone")
	}
	people := w.People(poll)
	number := 1
	if n := len(people); n > 0 {
		number = people[n-1].Number + 1
	}
	if number > MaxPeople {
		return Change{}, refused("refused-many-people", strconv.Itoa(MaxPeople))
	}
	c := on(w)
	var sum int64
	for _, o := range w.Options(poll) {
		a := Answer{ID: AnswerID(poll, o.Option, number), Poll: poll, Option: o.Option, Person: number, Title: name, Value: values[o.Option]}
		if a.check() != nil || p.Asks == AsksFill && a.Value > 1 {
			return Change{}, refused("refused-value")
		}
		sum += a.Value
		c.put(a)
	}
	if p.Asks == AsksGuess && sum != int64(Whole) {
		return Change{}, refused("refused-not-whole", ShareOf(Share(sum)).Written(w.Info().Language))
	}
	return c.labelled("answer-poll", p.Title), nil
}

// RemovePerson takes the answers of a person back.
func RemovePerson(w Workbook, poll RecordID, person int) (Change, error) {
	p, ok := Get[Poll](w, poll)
	if !ok || person == 0 {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	for _, a := range where(w, func(a Answer) bool { return a.Poll == poll && a.Person == person }) {
		c.remove(a.ID)
	}
	if len(c.diff) == 0 {
		return Change{}, refused("refused-gone")
	}
	return c.labelled("remove-person", p.Title), nil
}

// ShowAnswers opens the answers of a poll, or closes them again.
func ShowAnswers(w Workbook, poll RecordID, shown bool) (Change, error) {
	p, ok := Get[Poll](w, poll)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	p.Shown = shown
	c := on(w)
	c.put(p)
	return c.labelled("show-answers", p.Title), nil
}

// CountDots sets how many dots were counted for an option of a vote. All together are no more than
// people have: a greater number is refused, with how many are left for the option.
func CountDots(w Workbook, poll RecordID, option string, dots int) (Change, error) {
	p, ok := Get[Poll](w, poll)
	a, there := Get[Answer](w, AnswerID(poll, option, 0))
	if !ok || !there || p.Asks != AsksVote {
		return Change{}, refused("refused-gone")
	}
	if dots < 0 {
		return Change{}, refused("refused-value")
	}
	counted, of := w.Counted(p)
	if left := of - (counted - int(a.Value)); dots > left {
		return Change{}, refused("refused-dots", strconv.Itoa(of), strconv.Itoa(left))
	}
	a.Value = int64(dots)
	c := on(w)
	c.put(a)
	change := c.labelled("count-dots", a.Title)
	change.Key = "dots:" + string(a.ID)
	return change, nil
}

// SizePoll sets how many people vote, with how many dots each. They cannot be fewer than were counted.
func SizePoll(w Workbook, poll RecordID, people, dots int) (Change, error) {
	p, ok := Get[Poll](w, poll)
	if !ok || p.Asks != AsksVote {
		return Change{}, refused("refused-gone")
	}
	p.People, p.Dots = people, dots
	if p.check() != nil {
		return Change{}, refused("refused-value")
	}
	if counted, of := w.Counted(p); counted > of {
		return Change{}, refused("refused-fewer-dots", strconv.Itoa(counted), strconv.Itoa(of))
	}
	c := on(w)
	c.put(p)
	return c.labelled("size-poll", p.Title), nil
}

// AddOption adds something to choose to a vote, after the last.
func AddOption(w Workbook, ids IDs, poll RecordID, title string) (Change, error) {
	p, ok := Get[Poll](w, poll)
	if !ok || p.Asks != AsksVote {
		return Change{}, refused("refused-gone")
	}
	options := w.Options(poll)
	key := string(ids())
	a := Answer{ID: AnswerID(poll, key, 0), Poll: poll, Option: key, Rank: atEnd(options), Title: title}
	if title == "" || a.check() != nil || len(options) >= MaxOptions {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(a)
	return c.labelled("add-option", title), nil
}

// RenameOption gives an option another name.
func RenameOption(w Workbook, poll RecordID, option, title string) (Change, error) {
	if title == "" {
		return Change{}, refused("refused-value")
	}
	return Edit(w, AnswerID(poll, option, 0), "rename-option", func(a *Answer) { a.Title = title })
}

// RemoveOption takes an option away, with what was answered about it. Of a vote one stays; those of
// other polls belong together and stay all.
func RemoveOption(w Workbook, poll RecordID, option string) (Change, error) {
	p, ok := Get[Poll](w, poll)
	a, there := Get[Answer](w, AnswerID(poll, option, 0))
	if !ok || !there {
		return Change{}, refused("refused-gone")
	}
	if p.Asks != AsksVote || len(w.Options(poll)) == 1 {
		return Change{}, refused("refused-last-option")
	}
	c := on(w)
	c.removeOwned(a.ID)
	return c.labelled("remove-option", a.Title), nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
