package canvas_test

import (
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// Every text that a record holds for people is passed through, and nothing else is.
func TestTranslated_AltersTextsOnly(t *testing.T) {
	records := []canvas.Record{
		canvas.Info{ID: canvas.InfoID, Cluster: "text", Country: "text", Type: "baby", Category: "grow", Helix: "triple", Currency: "EUR", Language: "en", Second: "de", About: "text"},
		canvas.Scenario{ID: "scenario", Title: "text", Rank: "i"},
		canvas.Period{ID: "period", Scenario: "scenario", Label: "text", Rank: "i"},
		canvas.Card{ID: "card", Title: "text", Short: "text", Body: "text", Pictogram: "star", Group: canvas.GroupPublic, Side: canvas.SidePublic, Use: canvas.UseAnything},
		canvas.Source{ID: "source", Scenario: "scenario", Card: "card", Rank: "i", Title: "text", Payer: "text", Group: canvas.GroupPublic, Side: canvas.SidePublic, Use: canvas.UseAnything},
		canvas.Funding{ID: canvas.FundingID("source", "period"), Source: "source", Period: "period", Value: canvas.ShareOf(1), Status: canvas.AsIs, Basis: canvas.Stated, Origin: "text"},
		canvas.Total{ID: canvas.TotalID("period", canvas.TotalIncome), Period: "period", Of: canvas.TotalIncome, Value: canvas.AmountOf(1), Basis: canvas.Stated, Origin: "text"},
		canvas.CostLine{ID: "line", Scenario: "scenario", Rank: "i", Group: canvas.CostTeam, Deck: "ceo", Title: "text"},
		canvas.Cost{ID: canvas.CostID("line", "period"), Line: "line", Period: "period", Status: canvas.AsIs, Basis: canvas.Stated, Origin: "text"},
		canvas.Field{ID: canvas.FieldID("", "mission"), Key: "mission", Text: "text\n\ntext"},
		canvas.Horizon{ID: "horizon", Rank: "i", Label: "text"},
		canvas.Metric{ID: "metric", Rank: "i", Title: "text", Unit: "text", Measures: canvas.MeasuresImpact, Scale: canvas.ScaleLinear, Origin: "text", Owner: "text"},
		canvas.Target{ID: canvas.TargetID("metric", "horizon"), Metric: "metric", Horizon: "horizon", Basis: canvas.Stated, Origin: "text"},
		canvas.Reading{ID: "reading", Metric: "metric", Day: canvas.NewDay(2026, 1, 1), Origin: "text", By: "text"},
		canvas.Reference{ID: "reference", Rank: "i", Cluster: "text", Measure: "text", Unit: "text", Origin: "text"},
		canvas.BuiltIn()[0],
		canvas.Sheet{ID: "sheet", Template: canvas.BuiltIn()[0].ID, Scenario: "scenario", Period: "period", Title: "text", Rank: "i"},
		canvas.View{ID: "view", Rank: "i", Title: "text", Sheet: "sheet"},
		canvas.Note{ID: "note", Sheet: "sheet", Section: "public", Rank: "i", Size: canvas.NoteMedium, Tint: canvas.TintAsIs, Text: "text", Author: "KL"},
		canvas.Note{ID: "other", Sheet: "sheet", Section: "public", Rank: "j", Size: canvas.NoteMedium, Tint: canvas.TintAsIs},
		canvas.Link{ID: canvas.LinkID("sheet", canvas.Item{ID: "note"}, canvas.Item{ID: "other"}), Sheet: "sheet", From: "note", To: "other", Label: "text"},
		canvas.Meeting{ID: "meeting", Rank: "i", Title: "text", Place: "text", Present: "KL"},
		canvas.Decision{ID: "decision", Meeting: "meeting", Rank: "i", Is: canvas.IsAction, Text: "text", Who: "KL"},
		canvas.Poll{ID: "poll", Meeting: "meeting", Rank: "i", Asks: canvas.AsksGuess, Title: "text"},
		canvas.Answer{ID: canvas.AnswerID("poll", "a", 0), Poll: "poll", Option: "a", Rank: "i", Title: "text"},
		canvas.Answer{ID: canvas.AnswerID("poll", "a", 1), Poll: "poll", Option: "a", Person: 1, Title: "KL", Value: 1},
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, kind := range canvas.Kinds {
		if kind != canvas.KindPlacement && !strings.Contains(kindsOf(w), string(kind)) {
			t.Errorf("no record of kind %s is tried", kind)
		}
	}
	out, err := canvas.Translated(w, "fr", strings.ToUpper)
	if err != nil {
		t.Fatal(err)
	}
	back, err := canvas.Translated(out, "en", strings.ToLower)
	if err != nil {
		t.Fatal(err)
	}
	if out.Info().Language != "fr" {
		t.Errorf("the language is %q", out.Info().Language)
	}
	for _, r := range w.Records() {
		if got := back.Record(r.RecordID()); got != r {
			t.Errorf("there and back again, %+v is %+v", r, got)
		}
		if _, err := canvas.Translated(w, "en", func(s string) string {
			if strings.Trim(s, "tex\n") != "" {
				t.Errorf("%q is no text", s)
			}
			return s
		}); err != nil {
			t.Fatal(err)
		}
		got, err := canvas.Encode(out.Record(r.RecordID()))
		if err != nil {
			t.Fatal(err)
		}
		if r.Kind() != canvas.KindTemplate && strings.Contains(string(got), `:"text`) {
			t.Errorf("a text has stayed: %s", got)
		}
	}
	if _, err := canvas.Translated(w, "fr", func(s string) string { return strings.Repeat(s, canvas.MaxText) }); err == nil {
		t.Error("a title may be as long as a book")
	}
}

func kindsOf(w canvas.Workbook) string {
	var b strings.Builder
	for _, r := range w.Records() {
		b.WriteString(string(r.Kind()) + " ")
	}
	return b.String()
}
