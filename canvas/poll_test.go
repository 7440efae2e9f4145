package canvas

import (
	"slices"
	"testing"
)

func TestVote_CountsNoMoreDotsThanThereAre(t *testing.T) {
	b := newBook(t)
	_, polls := b.met()
	vote := polls[2]
	for _, x := range []struct {
		option string
		dots   int
		key    string
		args   []string
	}{
		{"public", 20, "", nil},
		{"private", 16, "", nil},
		{"private", 17, "refused-dots", []string{"36", "16"}},
		{"public", 21, "refused-dots", []string{"36", "20"}},
		{"public", 4, "", nil},
		{"public", -1, "refused-value", nil},
		{"elsewhere", 1, "refused-gone", nil},
	} {
		c, err := CountDots(b.Workbook, vote, x.option, x.dots)
		if x.key == "" {
			b.do(c, err)
			continue
		}
		refuses(t, c, err, x.key)
		if r, ok := err.(Refusal); ok && !slices.Equal(r.Args, x.args) {
			t.Errorf("%d dots are refused with %v", x.dots, r.Args)
		}
	}
	p, _ := Get[Poll](b.Workbook, vote)
	if n, of := b.Counted(p); n != 20 || of != 36 {
		t.Errorf("%d of %d", n, of)
	}
	c, err := SizePoll(b.Workbook, vote, 6, 3)
	refuses(t, c, err, "refused-fewer-dots")
	b.do(SizePoll(b.Workbook, vote, 7, 3))
	b.do(AddOption(b.Workbook, b.ids, vote, "Neither"))
	added := b.Options(vote)[2]
	b.do(CountDots(b.Workbook, vote, added.Option, 1))
	b.do(RenameOption(b.Workbook, vote, added.Option, "None of them"))
	if o := b.Options(vote)[2]; o.Title != "None of them" || o.Value != 1 {
		t.Errorf("the option is %+v", o)
	}
	b.do(RemoveOption(b.Workbook, vote, added.Option))
	b.do(RemoveOption(b.Workbook, vote, "public"))
	c, err = RemoveOption(b.Workbook, vote, "private")
	refuses(t, c, err, "refused-last-option")
	c, err = RenameOption(b.Workbook, vote, "private", "")
	refuses(t, c, err, "refused-value")
}

func TestGuess_IsAWhole(t *testing.T) {
	b := newBook(t)
	_, polls := b.met()
	guess := polls[0]
	for _, x := range []struct {
		values map[string]int64
		key    string
	}{
		{map[string]int64{"public": 600_000, "private": 400_000}, ""},
		{map[string]int64{"public": 1_000_000}, ""},
		{map[string]int64{"public": 600_000, "private": 500_000}, "refused-not-whole"},
		{nil, "refused-not-whole"},
		{map[string]int64{"public": -1, "private": 1_000_001}, "refused-value"},
	} {
		c, err := AnswerPoll(b.Workbook, guess, "", x.values)
		if x.key == "" {
			b.do(c, err)
			continue
		}
		refuses(t, c, err, x.key)
	}
	if people := b.People(guess); !slices.Equal(people, []Person{{1, ""}, {2, ""}}) {
		t.Errorf("answered have %v", people)
	}
	b.do(RemovePerson(b.Workbook, guess, 1))
	c, err := AnswerPoll(b.Workbook, guess, "Anna", map[string]int64{"private": 1_000_000})
	b.do(c, err)
	if people := b.People(guess); !slices.Equal(people, []Person{{2, ""}, {3, "Anna"}}) {
		t.Errorf("answered have %v", people)
	}
	if c.Label.Key != "answer-poll" || slices.Contains(c.Label.Args, "Anna") {
		t.Errorf("the history tells %v", c.Label)
	}
	c, err = AnswerPoll(b.Workbook, polls[2], "", nil)
	refuses(t, c, err, "refused-gone")
	c, err = RemoveOption(b.Workbook, guess, "public")
	refuses(t, c, err, "refused-last-option")
}

func TestFill_TakesTicks(t *testing.T) {
	b := newBook(t)
	_, polls := b.met()
	b.do(AnswerPoll(b.Workbook, polls[1], "Ole", map[string]int64{"private": 1}))
	b.do(AnswerPoll(b.Workbook, polls[1], "", nil))
	c, err := AnswerPoll(b.Workbook, polls[1], "", map[string]int64{"private": 2})
	refuses(t, c, err, "refused-value")
	if a := b.Answers(polls[1], "private"); len(a) != 2 || a[0].Value != 1 || a[0].Title != "Ole" || a[1].Value != 0 {
		t.Errorf("%+v", a)
	}
}

func TestPoll_Refuses(t *testing.T) {
	b := newBook(t)
	m, _ := b.met()
	yes := []PollOption{{"a", "A"}}
	for name, x := range map[string]struct {
		poll    Poll
		options []PollOption
		key     string
	}{
		"no meeting":       {Poll{Asks: AsksGuess, Meeting: "gone"}, yes, "refused-gone"},
		"no options":       {Poll{Asks: AsksGuess, Meeting: m}, nil, "refused-no-options"},
		"no titles":        {Poll{Asks: AsksGuess, Meeting: m}, []PollOption{{"a", ""}}, "refused-no-options"},
		"no key":           {Poll{Asks: AsksGuess, Meeting: m}, []PollOption{{"", "A"}}, "refused-value"},
		"no people":        {Poll{Asks: AsksVote, Meeting: m, Dots: 3}, yes, "refused-value"},
		"people who guess": {Poll{Asks: AsksGuess, Meeting: m, People: 3}, yes, "refused-value"},
		"no such question": {Poll{Asks: "why", Meeting: m}, yes, "refused-value"},
	} {
		c, _, err := AddPoll(b.Workbook, b.ids, x.poll, x.options)
		t.Run(name, func(t *testing.T) { refuses(t, c, err, x.key) })
	}
}

func TestGuessOptions_AreWhatShowsSources(t *testing.T) {
	b := newBook(t)
	for sheet, want := range map[RecordID]int{b.maps: 2, b.canvas: 3} {
		s, _ := Get[Sheet](b.Workbook, sheet)
		if got := b.GuessOptions(s, "en"); len(got) != want {
			t.Errorf("on %s one can guess %v", b.sheetName(s), got)
		}
	}
	s, _ := Get[Sheet](b.Workbook, b.canvas)
	if got := FillOptions(b.Template(s), "de"); len(got) < 9 {
		t.Errorf("to fill there are %v", got)
	}
}
