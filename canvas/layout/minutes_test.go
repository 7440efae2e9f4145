package layout

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
)

// board is a meeting over the sample, with its history.
type board struct {
	*canvas.Editor
	t   *testing.T
	b   *book
	at  time.Time
	ids canvas.IDs
}

func newBoard(t *testing.T, language string) *board {
	b := sample(t, language)
	return &board{Editor: canvas.NewEditor(b.Workbook, b.ids, nil), t: t, b: b, at: day, ids: b.ids}
}

func (r *board) does(c canvas.Change, err error) {
	r.t.Helper()
	if err == nil {
		r.at = r.at.Add(time.Minute)
		err = r.Do(r.at, c)
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *board) says(d canvas.Decision) canvas.RecordID {
	r.t.Helper()
	d.After = r.Newest().ID
	c, id, err := canvas.SayInMeeting(r.Workbook(), r.ids, canvas.Meeting{Title: "Board", Day: canvas.NewDay(2026, 11, 21), Place: "Bergen", Present: "Anna\n\nOle"}, d)
	r.does(c, err)
	return id
}

func (r *board) asks(p canvas.Poll, options ...canvas.PollOption) canvas.RecordID {
	r.t.Helper()
	p.After = r.Newest().ID
	c, id, err := canvas.AskInMeeting(r.Workbook(), r.ids, canvas.Meeting{}, p, options)
	r.does(c, err)
	return id
}

// value changes what the first source of the first period brings.
func (r *board) value(percent int) {
	r.does(canvas.SetValue(r.Workbook(), r.Workbook().At(r.b.period(0))[0].Funding.ID, canvas.ShareOf(canvas.Percent(percent))))
}

func (r *board) minutes(o MinutesOptions) []scene.Scene {
	r.t.Helper()
	m := r.Workbook().Meetings()[0]
	d, err := Minutes(r.Workbook(), canvas.History{Changes: r.Past()}, m.ID, o)
	if err != nil {
		r.t.Fatal(err)
	}
	pages := Pages(d)
	checkRows(r.t, pages)
	return pages
}

// checkRows reports rows of documents that overlap; what is within a picture is its own.
func checkRows(t *testing.T, pages []scene.Scene) {
	for n, p := range pages {
		var last scene.Text
		for _, i := range p.Items {
			x, ok := i.(scene.Text)
			if !ok || x.Role != "body" && x.Role != "heading" && x.Role != "cell" {
				continue
			}
			if x.At.Y < last.At.Y-0.01 && x.Role == "heading" {
				t.Errorf("page %d: %q stands over %q", n+1, x.Plain, last.Plain)
			}
			last = x
		}
	}
}

// words returns all words of pages, in their order, those within pictures included.
func wordsOf(pages []scene.Scene) string {
	var b strings.Builder
	for _, p := range pages {
		for _, i := range p.Items {
			if x, ok := i.(scene.Text); ok {
				b.WriteString(strings.ReplaceAll(x.Plain, "\u00a0", " ") + "\n")
			}
		}
	}
	return b.String()
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q is missing in\n%s", p, text)
		}
	}
}

func hasNot(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if strings.Contains(text, p) {
			t.Errorf("%q is in\n%s", p, text)
		}
	}
}

func TestMinutes_TellWhatWasSaidAndShowWhatWasSeen(t *testing.T) {
	r := newBoard(t, "en")
	r.value(60)
	maps := r.b.at["map"]
	r.says(canvas.Decision{Is: canvas.IsAction, Text: "Write to the members", Who: "Anna", Until: canvas.NewDay(2026, 12, 15), Sheet: maps})
	r.says(canvas.Decision{Is: canvas.IsDecision, Text: "The Map is right", Sheet: maps})
	r.value(45)
	r.says(canvas.Decision{Is: canvas.IsQuestion, Text: "Who pays then?", Sheet: maps})
	r.says(canvas.Decision{Is: canvas.IsDecision, Text: "Nothing in view"})
	got := wordsOf(r.minutes(MinutesOptions{}))
	has(t, got, "Board\n", "Minutes · Ocean Tech Cluster · 21 November 2026", "Anna, Ole", "Decisions\n", "Actions\n", "Open questions\n",
		"Write to the members", "15 December 2026", "What changed on the sheets", "Picture 1, for no. 1, 3", "Picture 2, for no. 4")
	hasNot(t, got, "Picture 3")
	if i, j := strings.Index(got, "The Map is right"), strings.Index(got, "Write to the members"); i > j {
		t.Error("what was decided does not come first")
	}
	was := got[strings.Index(got, "What changed"):]
	has(t, was, "National cluster program", "Year 1\n60 %\n45 %\n")
	// Before: as the first picture shows it. It began with the first thing that was said.
	pictures := got[strings.Index(got, "The sheets as they were seen"):]
	first, second, _ := strings.Cut(pictures, "Picture 1, for")
	has(t, first, "60 %", "CC BY-SA 4.0")
	has(t, second, "45 %")
}

func TestMinutes_EndWhereTheMeetingEnded(t *testing.T) {
	r := newBoard(t, "de")
	r.value(60)
	r.says(canvas.Decision{Is: canvas.IsDecision, Text: "Ja"})
	r.value(50)
	r.does(canvas.EndMeeting(r.Workbook(), r.Workbook().Meetings()[0].ID, r.Newest().ID))
	r.value(10)
	got := wordsOf(r.minutes(MinutesOptions{}))
	has(t, got, "Protokoll", "Entscheidungen", "Was sich auf den Blättern geändert hat", "60 %\n50 %")
	hasNot(t, got, "10 %", "Aufgaben")
}

func TestMinutes_WithoutHistory(t *testing.T) {
	r := newBoard(t, "en")
	r.value(60)
	r.says(canvas.Decision{Is: canvas.IsDecision, Text: "Yes", Sheet: r.b.at["map"]})
	m := r.Workbook().Meetings()[0]
	d, err := Minutes(r.Workbook(), canvas.History{}, m.ID, MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	got := wordsOf(Pages(d))
	has(t, got, "Yes")
	hasNot(t, got, "Picture", "changed")
	if _, err := Minutes(r.Workbook(), canvas.History{}, "gone", MinutesOptions{}); err == nil {
		t.Error("there are minutes of no meeting")
	}
}

// TestMinutes_ForThePublic: nothing of what is confidential now, in the pictures of then either, and no
// guess.
func TestMinutes_ForThePublic(t *testing.T) {
	r := newBoard(t, "en")
	r.value(60)
	maps := r.b.at["map"]
	r.says(canvas.Decision{Is: canvas.IsDecision, Text: "Openly", Sheet: maps})
	r.says(canvas.Decision{Is: canvas.IsDecision, Text: "Quietly", Confidential: true})
	guess := r.asks(canvas.Poll{Asks: canvas.AsksGuess, Title: "Guess it", Sheet: maps, Period: r.b.period(0)}, canvas.PollOption{Key: "public", Title: "Public"}, canvas.PollOption{Key: "private", Title: "Private"})
	r.does(canvas.AnswerPoll(r.Workbook(), guess, "Anna Berg", map[string]int64{"public": 770_000, "private": 230_000}))
	vote := r.asks(canvas.Poll{Asks: canvas.AsksVote, Title: "Choose", People: 12, Dots: 3}, canvas.PollOption{Key: "a", Title: "The fee"})
	r.does(canvas.CountDots(r.Workbook(), vote, "a", 33))
	for _, x := range r.Workbook().At(r.b.period(0)) {
		if x.Source.Group == canvas.GroupPrivate {
			r.does(canvas.MarkConfidential(r.Workbook(), []canvas.Item{{ID: x.Source.ID}}, true))
		}
	}
	hidden := wordsOf(r.minutes(MinutesOptions{}))
	has(t, hidden, "Quietly", "Membership", "33 of 36 dots are counted.", "3 missing")
	hasNot(t, hidden, "Guess it") // not while the answers are closed
	r.does(canvas.ShowAnswers(r.Workbook(), guess, true))
	all := wordsOf(r.minutes(MinutesOptions{}))
	has(t, all, "Guess it", "77 %")
	hasNot(t, all, "Anna Berg")
	now := r.Workbook()
	got := wordsOf(r.minutes(MinutesOptions{Seen: func(w canvas.Workbook) canvas.Workbook { return public.OfPast(w, now, "en") }}))
	has(t, got, "Openly", "The fee", "CC BY-SA 4.0", "Picture 1")
	hasNot(t, got, "Quietly", "Membership", "Guess it", "77 %", "Anna Berg")
}

func TestPoll_HidesAnswersUntilAllHaveGivenTheirs(t *testing.T) {
	r := newBoard(t, "en")
	poll := r.asks(canvas.Poll{Asks: canvas.AsksGuess, Sheet: r.b.at["map"], Period: r.b.period(0)}, canvas.PollOption{Key: "public", Title: "Public"}, canvas.PollOption{Key: "private", Title: "Private"})
	r.does(canvas.AnswerPoll(r.Workbook(), poll, "Anna Berg", map[string]int64{"public": 770_000, "private": 230_000}))
	draw := func() (string, int) {
		s, ok := Poll(r.Workbook(), r.Workbook(), poll, "")
		if !ok {
			t.Fatal("no picture")
		}
		disks := 0
		for _, i := range s.Items {
			if p, ok := i.(scene.Polygon); ok && p.Fill != nil && len(p.Points) > 8 {
				disks++
			}
		}
		return wordsOf([]scene.Scene{s}), disks
	}
	closed, disks := draw()
	has(t, closed, "How is our money split?", "Answers: 1", "Answers stay closed")
	hasNot(t, closed, "77 %", "60 %", "As it is")
	if disks != 0 {
		t.Errorf("%d dots are seen", disks)
	}
	r.does(canvas.ShowAnswers(r.Workbook(), poll, true))
	open, disks := draw()
	has(t, open, "77 %", "As it is", "65 %", "25 %")
	if disks != 2 {
		t.Errorf("%d dots are seen", disks)
	}
	if _, ok := Poll(r.Workbook(), r.Workbook(), "gone", ""); ok {
		t.Error("there is a picture of nothing")
	}
}

// TestPoll_HoldsManyOptionsAndPeople looks for what overlaps on the fullest pages.
func TestPoll_HoldsManyOptionsAndPeople(t *testing.T) {
	for _, asks := range canvas.PollKinds {
		for _, n := range []int{1, 3, 11, 15, 30} {
			r := newBoard(t, "en")
			p := canvas.Poll{Asks: asks, Title: strings.Repeat("A long question with many words ", 6), Shown: true}
			if asks == canvas.AsksVote {
				p.People, p.Dots = 120, 5
			}
			if asks == canvas.AsksGuess && n > 11 {
				continue // no tool has as many sections that show money
			}
			var options []canvas.PollOption
			for i := range n {
				options = append(options, canvas.PollOption{Key: fmt.Sprint(i), Title: strings.Repeat("What one could do ", 1+i%4)})
			}
			poll := r.asks(p, options...)
			for i := range 40 {
				values := map[string]int64{"0": int64(canvas.Whole)}
				if asks == canvas.AsksFill {
					values = map[string]int64{fmt.Sprint(i % n): 1}
				}
				if asks.ByPerson() {
					r.does(canvas.AnswerPoll(r.Workbook(), poll, "", values))
				}
			}
			if asks == canvas.AsksVote {
				r.does(canvas.CountDots(r.Workbook(), poll, "0", 500))
			} else {
				r.does(canvas.ShowAnswers(r.Workbook(), poll, true))
			}
			s, _ := Poll(r.Workbook(), r.Workbook(), poll, "en")
			checkPages(namedPoll{t, fmt.Sprintf("%s of %d", asks, n)}, []scene.Scene{s})
		}
	}
}

// namedPoll says what is reported about.
type namedPoll struct {
	t    *testing.T
	name string
}

func (n namedPoll) Errorf(format string, args ...any) {
	n.t.Errorf("%s: %s", n.name, fmt.Sprintf(format, args...))
}
