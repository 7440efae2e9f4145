package public

import (
	"testing"

	"clustercanvas/canvas"
)

// TestOf_LeavesAnswersInTheRoom: of meetings the public has what was said openly, and votes as counts.
func TestOf_LeavesAnswersInTheRoom(t *testing.T) {
	b := newBook(t)
	b.add(
		canvas.Meeting{ID: "m", Rank: "i", Title: "Board"},
		canvas.Decision{ID: "open", Meeting: "m", Rank: "i", Is: canvas.IsDecision, Text: "Raise the fee"},
		canvas.Decision{ID: "secret", Meeting: "m", Rank: "j", Is: canvas.IsAction, Text: "Sell the boat", Confidential: true},
	)
	for id, p := range map[canvas.RecordID]canvas.Poll{
		"guess": {Asks: canvas.AsksGuess, Shown: true}, "fill": {Asks: canvas.AsksFill, Shown: true},
		"vote": {Asks: canvas.AsksVote, People: 12, Dots: 3}, "hidden": {Asks: canvas.AsksVote, People: 1, Dots: 1, Confidential: true},
	} {
		p.ID, p.Meeting, p.Rank = id, "m", "i"
		b.add(p, canvas.Answer{ID: canvas.AnswerID(id, "a", 0), Poll: id, Option: "a", Rank: "i", Title: "Public"})
		if p.Asks.ByPerson() {
			b.add(canvas.Answer{ID: canvas.AnswerID(id, "a", 1), Poll: id, Option: "a", Person: 1, Title: "Anna Berg", Value: 1})
		}
	}
	w := Of(b.workbook(), "")
	for id, there := range map[canvas.RecordID]bool{"m": true, "open": true, "secret": false, "guess": false, "fill": false, "vote": true, "hidden": false} {
		if got := w.Record(id) != nil; got != there {
			t.Errorf("%s is there: %v", id, got)
		}
	}
	for _, a := range canvas.All[canvas.Answer](w) {
		check(t, a.Person == 0 && a.Poll == "vote", "the public sees %+v", a)
	}
}

// TestOfPast_KnowsWhatIsConfidentialNow: what was marked after a meeting is not shown in its pictures.
func TestOfPast_KnowsWhatIsConfidentialNow(t *testing.T) {
	b := newBook(t)
	b.period("p")
	for _, id := range []canvas.RecordID{"u1", "u2", "u3"} {
		b.source(id, canvas.GroupPublic, canvas.SidePublic, false)
		b.brings(id, "p", eur(100), false)
	}
	then := b.workbook()
	c, err := canvas.MarkConfidential(then, []canvas.Item{{ID: "u2"}}, true)
	if err != nil {
		t.Fatal(err)
	}
	now, err := then.Apply(c.Diff)
	if err != nil {
		t.Fatal(err)
	}
	if Of(then, "").Record("u2") == nil {
		t.Fatal("the test proves nothing")
	}
	past := OfPast(then, now, "")
	check(t, past.Record("u2") == nil && past.Record("card-u2") == nil && past.Record("u1") != nil, "what is shown of then: %s", told(past, "p"))
	check(t, told(past, "p") == told(Of(now, ""), "p"), "then: %s, now: %s", told(past, "p"), told(Of(now, ""), "p"))
}
