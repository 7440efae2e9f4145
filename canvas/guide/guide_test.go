package guide

import (
	"bytes"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
	"clustercanvas/export"
)

// The guide speaks every language that it speaks anywhere, names only what is there, and puts every
// fact into words. Pages and actions are looked at where they are made, in app.
func TestGuide_IsWhole(t *testing.T) {
	if len(Ways()) != 4 {
		t.Errorf("%d ways", len(Ways()))
	}
	known := map[string]bool{}
	for _, tool := range canvas.BuiltInTemplates() {
		known[tool.ID] = true
	}
	ways := map[string]bool{}
	for _, way := range Ways() {
		if way.ID == "" || ways[way.ID] {
			t.Errorf("way %q has no id of its own", way.ID)
		}
		ways[way.ID] = true
		whole(t, way.ID, way.Title, way.Short, way.Lead)
		if way.From != nil {
			whole(t, way.ID+" from", way.From)
		}
		steps := map[string]bool{}
		for _, step := range way.Steps {
			at := way.ID + "/" + step.ID
			if step.ID == "" || steps[step.ID] || strings.Contains(step.ID, ":") {
				t.Errorf("%s has no id of its own", at)
			}
			steps[step.ID] = true
			whole(t, at, step.Title, step.Do)
			for _, n := range step.Needs {
				f, ok := facts[n.Is]
				if !ok {
					t.Errorf("%s: no fact %q", at, n.Is)
				}
				if (f.of != ofNothing) != (n.Of != "") || n.Of != "" && ofInWords(n, "en") == n.Of {
					t.Errorf("%s: %q is of %q", at, n.Is, n.Of)
				}
			}
			if step.Opens == (Opens{}) || step.Opens.Tool != "" && !known[step.Opens.Tool] {
				t.Errorf("%s opens %+v", at, step.Opens)
			}
		}
	}
	for fact := range facts {
		s := contents().Facts[fact]
		whole(t, string(fact), s.One, s.Need)
		for _, w := range []canvas.Words{s.Many, s.NeedOne} {
			if w != nil {
				whole(t, string(fact), w)
			}
		}
	}
	for fact := range contents().Facts {
		if _, ok := facts[fact]; !ok {
			t.Errorf("words for %q, which is no fact", fact)
		}
	}
}

// whole checks that texts are there in every language, and take the same arguments.
func whole(t *testing.T, of string, texts ...canvas.Words) {
	t.Helper()
	for i, w := range texts {
		for _, language := range words.Languages {
			if s := w[language]; s == "" || s != strings.TrimSpace(s) {
				t.Errorf("%s: text %d in %q is %q", of, i, language, s)
			}
			for _, place := range []string{"{1}", "{2}"} {
				if strings.Count(w[language], place) != strings.Count(w["en"], place) {
					t.Errorf("%s: text %d in %q has other arguments than in English: %q", of, i, language, w[language])
				}
			}
		}
	}
}

func example(t *testing.T, id string) canvas.Workbook {
	t.Helper()
	x, ok := examples.Find(id)
	if !ok {
		t.Fatalf("no example %q", id)
	}
	w, err := export.ReadJSON(bytes.NewReader(x.JSON), nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// done returns which steps of a way are done.
func done(w canvas.Workbook, h canvas.History, id string) string {
	way, _ := Find(id)
	var out []string
	for _, s := range Of(w, h, way).Steps {
		if s.Done {
			out = append(out, s.ID)
		}
	}
	return strings.Join(out, " ")
}

func TestOf_ExamplesAreAsFarAsTheyLook(t *testing.T) {
	for _, x := range []struct{ example, way, want string }{
		{"ocean-tech", "first", "cards sides shares action name"},
		{"ocean-tech", "steps", "sketch as-is"},
		{"ocean-tech", "levels", "understand map optimize evolve compete"},
		{"ocean-tech", "seven", "analyze compare services implement monitor"},
		{"fully-public", "first", "cards shares name"},
		{"fully-public", "levels", ""},
	} {
		if got := done(example(t, x.example), canvas.History{}, x.way); got != x.want {
			t.Errorf("%s on the way %s: %q, not %q", x.example, x.way, got, x.want)
		}
	}
}

func TestOf_LevelsCountInARow(t *testing.T) {
	b := newBook(t)
	way, _ := Find("levels")
	if s := Of(b.Workbook, canvas.History{}, way); s.Done != 0 || s.Next != 0 {
		t.Errorf("an empty file is at level %d, next %d", s.Done, s.Next)
	}
	b.do(Tick(b.Workbook, way, way.Steps[1], "2026-05-03"))
	if s := Of(b.Workbook, canvas.History{}, way); s.Done != 0 || s.Next != 0 || !s.Steps[1].Done {
		t.Errorf("the second level alone makes it level %d, next %d", s.Done, s.Next)
	}
	b.do(Tick(b.Workbook, way, way.Steps[0], "2026-05-03"))
	if s := Of(b.Workbook, canvas.History{}, way); s.Done != 2 || s.Next != 2 {
		t.Errorf("both make it level %d, next %d", s.Done, s.Next)
	}
}

func TestTick_IsATextOfTheClusterThatCanBeUndone(t *testing.T) {
	b := newBook(t)
	way, _ := Find("steps")
	step := way.Steps[2]
	if len(step.Needs) != 0 {
		t.Fatalf("%q is ticked off by data", step.ID)
	}
	b.do(Tick(b.Workbook, way, step, "2026-05-03"))
	s := Of(b.Workbook, canvas.History{}, way).Steps[2]
	if !s.Done || s.ByHand != "2026-05-03" {
		t.Errorf("after a tick: %v, %q", s.Done, s.ByHand)
	}
	if w, x, ok := Hand(HandKey(way.ID, step.ID)); !ok || w.ID != way.ID || x.ID != step.ID {
		t.Errorf("the text is of %q, %q, %v", w.ID, x.ID, ok)
	}
	b.do(Tick(b.Workbook, way, step, ""))
	if s := Of(b.Workbook, canvas.History{}, way).Steps[2]; s.Done || s.ByHand != "" {
		t.Errorf("after the tick was taken back: %v, %q", s.Done, s.ByHand)
	}
	if title, ok := HandTitle(HandKey(way.ID, step.ID), "de"); !ok || title != "Fünf Schritte: Andere beteiligen" {
		t.Errorf("the text is called %q", title)
	}
	for _, key := range []string{"ambition", "guide:", "guide:steps:none", "guide:none:sketch"} {
		if _, _, ok := Hand(key); ok {
			t.Errorf("the text %q ticks a step off", key)
		}
	}
}

func TestMet_SaysHowMuchAndWhat(t *testing.T) {
	for _, x := range []struct {
		need         Need
		count        int
		language     string
		reason, wish string
	}{
		{Need{Is: Sources, Least: 3}, 5, "en", "5 sources at work", "3 or more sources on the sheet"},
		{Need{Is: Sources}, 1, "de", "Eine Quelle im Einsatz", "Eine Karte auf dem Blatt"},
		{Need{Is: Filled, Of: "canvas", Least: 7}, 9, "de", "Canvas: 9 Felder begonnen", "Canvas: etwas in 7 oder mehr Feldern"},
		{Need{Is: Notes, Of: "members"}, 2, "en", "Cluster members: 2 notes", "Cluster members: a note"},
		{Need{Is: Texts, Of: "ambition"}, 1, "en", "“Ambition” is written", "“Ambition” written"},
	} {
		m := Met{Need: x.need, Count: x.count}
		if got := m.Reason(x.language); got != x.reason {
			t.Errorf("reason %q, not %q", got, x.reason)
		}
		if got := m.Wish(x.language); got != x.wish {
			t.Errorf("wish %q, not %q", got, x.wish)
		}
	}
}
