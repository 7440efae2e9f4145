package layout

import (
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/words"
)

func (b *book) speak(template string, o Options) Spoken {
	said, err := Speak(b.Workbook, b.at[template], o, StepsOf(b.Workbook, b.at[template], b.lay(template, o)))
	if err != nil {
		b.t.Fatal(err)
	}
	return said
}

// plain has spaces that may break for those that may not.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestSpeak_SaysWhatTheSheetShows(t *testing.T) {
	b, _, _ := explained(t, "map")
	for _, x := range []struct {
		template string
		options  Options
		want     string
	}{
		{"map", Options{}, "Map of Ocean Tech Cluster, Draft A · Year 1. Public 65 % (60 % today), of which National cluster program 60 %, National project funding 5 % (in action). Private 25 %, of which Membership fees 25 %. 10 % not allotted."},
		{"map", Options{Language: "de"}, "Map von Ocean Tech Cluster, Draft A · Year 1. Öffentlich 65 % (60 % heute), davon"},
		{"canvas", Options{}, "Channels: Member meetings, Newsletter, Investor days (in action)."},
		{"hundred", Options{}, "Of every 100 euros"},
		{"evolution", Options{}, "Years 3–5: "},
	} {
		if got := plain(b.speak(x.template, x.options).Whole); !strings.Contains(got, x.want) {
			t.Errorf("the %s is told as\n%s\nwithout\n%s", x.template, got, x.want)
		}
	}
	if got := b.speak("canvas", Options{Without: Without{Notes: true}}).Whole; strings.Contains(got, "Newsletter") {
		t.Errorf("notes are told that are left out: %s", got)
	}
	want := []string{
		"Map of Ocean Tech Cluster, Draft A · Year 1.",
		"Public: National cluster program 60 %.",
		"Public: National project funding 5 % (in action). Public together: 65 % (60 % today).",
		"Private: Membership fees 25 %. Private together: 25 %.",
	}
	for i, got := range b.speak("map", Options{}).Steps {
		if plain(got) != want[i] {
			t.Errorf("step %d is told as %q", i, got)
		}
	}
}

// TestSpeak_HasTheFiguresOfAnalysis: every share and every total that analysis has is told, and no
// other figure is.
func TestSpeak_HasTheFiguresOfAnalysis(t *testing.T) {
	b := sample(t, "en")
	s := analysis.Of(b.Workbook, b.period(0))
	var want []string
	for _, x := range s.Parts {
		want = append(want, words.Percent("en", x.Shown, s.Places))
	}
	for _, side := range canvas.Sides {
		want = append(want, words.Percent("en", s.Sides[side].Shown, s.Places), words.Percent("en", s.Sides[side].Today, s.Places))
	}
	for _, r := range s.Rests {
		want = append(want, words.Percent("en", r.Shown, s.Places))
	}
	got := b.speak("map", Options{}).Whole
	for _, figure := range want {
		if !strings.Contains(got, figure) {
			t.Errorf("%s is not told in %s", figure, got)
		}
	}
	for _, f := range strings.Split(got, " ") {
		if f = strings.Trim(f, "(),."); strings.HasSuffix(f, "%") && !slices.Contains(want, f) {
			t.Errorf("%s is told, which analysis does not have", f)
		}
	}
}

func TestSpeak_KeepsSecretsInPublic(t *testing.T) {
	b := sample(t, "en")
	source := b.Sources(b.Scenarios()[0].ID)[0]
	b.do(canvas.Edit(b.Workbook, source.ID, "edit", func(s *canvas.Source) { s.Title, s.Confidential = "Secret sponsor", true }))
	if !strings.Contains(b.speak("map", Options{}).Whole, "Secret sponsor") {
		t.Fatal("the source is not told at all")
	}
	b.Workbook = public.Of(b.Workbook, "en")
	if got := b.speak("map", Options{}).Whole; strings.Contains(got, "Secret") || !strings.Contains(got, "Public version") {
		t.Errorf("in public it is told as %s", got)
	}
}
