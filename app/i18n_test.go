package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/imposition"
	"clustercanvas/export"
)

// families are the keys that are put together while the program runs.
func families() []string {
	var keys []string
	family := func(prefix string, names ...string) {
		for _, n := range names {
			keys = append(keys, prefix+n)
		}
	}
	for _, m := range slices.Concat(menus, submenus) {
		keys = append(keys, m.key)
	}
	for _, a := range actions {
		family("action-", a.id)
	}
	family("action-sheet-", "against", "with")
	for _, s := range sentences {
		keys = append(keys, s.key)
	}
	for _, d := range doors() {
		family("door-"+d.ID, "", "-detail", "-first")
	}
	family("key-does-", slices.Concat(sheetKeys, listKeys)...)
	family("key-how-", slices.Concat(sheetKeys, listKeys)...)
	family("key-", "prior", "next", "delete", "backspace", "tab", "escape", "return", "menu", "home", "end", "space")
	family("appearance-", strs(appearances)...)
	family("wheel-", strs(wheels)...)
	family("wheel-sentence-", strs(wheels)...)
	family("wheel-choice-", strs(wheels)...)
	family("numbers-", strs(numbersKnown)...)
	family("units-", strs(unitsKnown)...)
	family("preferences-", "wheel", "appearance", "text-size", "still", "still-check", "window-language", "numbers", "units")
	family("shape-", "a3", canvas.WideLayout, "square", "a4")
	family("outline-rating-", strs(canvas.Ratings)...)
	family("outline-size-", strs(canvas.NoteSizes)...)
	family("group-", strs(canvas.Groups)...)
	family("group-short-", strs(canvas.Groups)...)
	family("side-", strs(canvas.Sides)...)
	family("level-", strs(canvas.Levels)...)
	family("status-", strs(canvas.Statuses)...)
	family("basis-", strs(canvas.Bases)...)
	family("use-", strs(canvas.Uses)...)
	family("tint-", strs(canvas.Tints)...)
	family("size-", strs(canvas.NoteSizes)...)
	family("field-total-", strs(canvas.TotalsOf)...)
	family("field-", "from-year", "to-year", fundingRound)
	family("cost-group-", strs(canvas.CostGroups)...)
	family("measures-", strs(canvas.MetricKinds)...)
	family("scale-", strs(canvas.Scales)...)
	family("rated-", "available", "understood", "trackable", "outcome")
	family("part-", strs(canvas.Parts)...)
	family("find-kind-", strs(findKinds)...)
	family("type-", clusterTypes...)
	family("category-", clusterCategories...)
	family("helix-", clusterHelixes...)
	family("about-", exportFormats()...)
	for _, t := range export.Themes {
		family("theme-", t.String())
	}
	family("print-what-", printWhats...)
	family("print-turn-", "0", "1", "2")
	for _, c := range imposition.CardSizes {
		family("card-size-", c.Name)
	}
	for _, b := range imposition.AllBacks {
		family("backs-", b.String())
	}
	family("weekday-", "0", "1", "2", "3", "4", "5", "6")
	family("mark-", "opened", "worked", "exported")
	family("thing-", "total", "link", "field", "info")
	for _, past := range []string{"minutes", "hours", "days", "months", "years"} {
		family("ago-"+past, "-one", "-many")
	}
	family("things-", "gone", "new", "changed")
	family("change-stack-", strs(canvas.Depths)...)
	family("action-arrange-", "unlock")
	family("is-", strs(canvas.DecisionKinds)...)
	family("say-", strs(canvas.DecisionKinds)...)
	family("change-add-", strs(canvas.DecisionKinds)...)
	family("asks-", strs(canvas.PollKinds)...)
	family("change-", "distribute-many", "undo", "redo", "cut-one", "cut-many", "nudge-one", "set-status-many", "set-tint-many", "set-size-many")
	return append(keys, "language", "refused-not-done")
}

func strs[T ~string](of []T) []string {
	out := make([]string, len(of))
	for i, s := range of {
		out[i] = string(s)
	}
	return out
}

// used returns the keys that the sources of some folders ask for, by the calls that take them,
// and every string that stands in them.
func used(t *testing.T) (keys map[string]string, strings map[string]bool) {
	t.Helper()
	keys, strings = map[string]string{}, map[string]bool{}
	for _, k := range families() {
		keys[k] = "a family"
	}
	for _, folder := range []string{".", "manual", "sheetview", "../canvas", "../canvas/gesture", "../canvas/analysis", "../canvas/guide", "../canvas/outline", "../export"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources in %s: %v", folder, err)
		}
		for _, file := range files {
			if isTest(file) {
				continue
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					for _, k := range keysOf(n, folder) {
						keys[k] = file
					}
				case *ast.CompositeLit:
					if k, ok := labelOf(n); ok {
						keys[k] = file
					}
				case *ast.BasicLit:
					if s, ok := literal(n); ok {
						strings[s] = true
					}
				}
				return true
			})
		}
	}
	return keys, strings
}

func isTest(file string) bool { return strings.HasSuffix(file, "_test.go") }

// keysOf returns the keys that a call in a folder asks for.
func keysOf(c *ast.CallExpr, folder string) []string {
	if folder == "../export" {
		return nil // its words are those of sheets
	}
	name := ""
	switch f := c.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	arg := func(i int) string {
		if i >= len(c.Args) {
			return ""
		}
		s, _ := literal(c.Args[i])
		return s
	}
	with := func(prefix, s string, endings ...string) []string {
		if s == "" || strings.HasSuffix(s, "-") {
			return nil
		}
		if endings == nil {
			endings = []string{""}
		}
		var out []string
		for _, e := range endings {
			out = append(out, prefix+s+e)
		}
		return out
	}
	if folder == "../canvas/outline" {
		switch name {
		case "text", "word", "flag", "day": // of a record: key, label of the change
			return append(with("", arg(2)), with("change-", arg(3))...)
		case "cell":
			return with("", arg(1))
		case "Edit", "EditInfo":
		default:
			return nil
		}
	}
	switch name {
	case "text":
		if folder == "../canvas" {
			return nil // there it checks a text
		}
		if len(c.Args) > 1 && arg(0) == "" { // form.text(w, key, …)
			return with("field-", arg(1))
		}
		return with("", arg(0))
	case "words":
		return with("", arg(0))
	case "line":
		if len(c.Args) == 3 {
			return with("field-", arg(1))
		}
		return with("", arg(0))
	case "month", "word":
		return with("field-", arg(0))
	case "infoText", "infoNumber", "infoWord":
		return append(with("field-", arg(1)), with("change-", arg(2))...)
	case "count":
		return with("", arg(0), "-one", "-many")
	case "refused":
		return with("", arg(0))
	case "labelled":
		return with("change-", arg(0))
	case "named":
		return with("change-", arg(0), "-one", "-many")
	case "Edit":
		return with("change-", arg(2))
	case "EditInfo":
		return with("change-", arg(1))
	}
	return nil
}

// labelOf returns the key of a label, refusal or hint that is written out.
func labelOf(c *ast.CompositeLit) (string, bool) {
	name := ""
	switch typ := c.Type.(type) {
	case *ast.Ident:
		name = typ.Name
	case *ast.SelectorExpr:
		name = typ.Sel.Name
	}
	for _, e := range c.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		field, _ := kv.Key.(*ast.Ident)
		s, isText := literal(kv.Value)
		if field == nil || field.Name != "Key" || !isText {
			continue
		}
		switch name {
		case "Label":
			return "change-" + s, true
		case "Refusal", "Hint", "Row", "Add", "Word": // the last three are of the outline
			return s, true
		}
	}
	return "", false
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

func TestTranslations_HaveEveryWordInEveryLanguage(t *testing.T) {
	keys, _ := used(t)
	if len(keys) < 300 {
		t.Fatalf("only %d keys were found in the sources", len(keys))
	}
	for _, l := range languages {
		table := readTranslation(l)
		for k, file := range keys {
			if _, ok := table[k]; !ok {
				t.Errorf("%s lacks %q, which %s asks for", l, k, file)
			}
		}
	}
}

func TestTranslations_HaveNoWordThatNobodyUses(t *testing.T) {
	keys, texts := used(t)
	for k := range readTranslation("en") {
		base := strings.TrimPrefix(k, "change-")
		base = strings.TrimSuffix(strings.TrimSuffix(base, "-one"), "-many")
		if _, ok := keys[k]; !ok && !texts[k] && !texts[base] {
			t.Errorf("nobody uses %q", k)
		}
	}
}

var argument = regexp.MustCompile(`\{\d\}`)

func TestTranslations_TakeTheSameArguments(t *testing.T) {
	english := readTranslation("en")
	for _, l := range languages {
		table := readTranslation(l)
		for k := range table {
			if _, ok := english[k]; !ok {
				t.Errorf("%s has %q, which English lacks", l, k)
			}
		}
		for k, s := range english {
			if _, ok := table[k]; !ok {
				t.Errorf("%s lacks %q", l, k)
				continue
			}
			want, got := argument.FindAllString(s, -1), argument.FindAllString(table[k], -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("%s: %q takes %v, in English %v", l, k, got, want)
			}
		}
	}
}

// Short texts stand in buttons, tabs and labels, which have room for a word that is a third longer than
// in English and German.
func TestTranslations_AreNotTooLong(t *testing.T) {
	english, german := readTranslation("en"), readTranslation("de")
	for _, l := range languages {
		for k, s := range readTranslation(l) {
			n := max(utf8.RuneCountInString(english[k]), utf8.RuneCountInString(german[k]))
			if most := n*4/3 + 6; n < 40 && utf8.RuneCountInString(s) > most {
				t.Errorf("%s: %q has %d letters, at most %d have room: %q", l, k, utf8.RuneCountInString(s), most, s)
			}
			if (s == "") != (english[k] == "") || strings.TrimSpace(s) != s && strings.TrimSpace(english[k]) == english[k] {
				t.Errorf("%s: %q is %q", l, k, s)
			}
		}
	}
}

func TestWording_Label(t *testing.T) {
	en, de := newWording("en"), newWording("de")
	label := canvas.Label{Key: "redo", Args: []string{"undo", "add-source", "deck:pub-local-gov"}}
	for _, c := range []struct{ got, want string }{
		{en.label(canvas.Label{Key: "add-source", Args: []string{"EU project 2"}}), "Add EU project 2"},
		{en.label(label), "Redo: Undo: Add Local government funding"},
		{de.label(label), "Wiederholen: Rückgängig: Kommunale Förderung hinzufügen"},
		{en.count("cards", 1), "1 card"},
		{en.count("cards", 0), "0 cards"},
		{en.text("no such key"), "no such key"},
		{newWording("xx").language, "en"},
	} {
		if c.got != c.want {
			t.Errorf("%q, not %q", c.got, c.want)
		}
	}
}

func TestWording_TitlesHaveNoSoftHyphens(t *testing.T) {
	for _, l := range languages {
		for _, e := range deck.All() {
			if s := newWording(l).argument("deck:" + e.ID); strings.Contains(s, softHyphen) || s == e.ID {
				t.Errorf("%s: card %s is called %q", l, e.ID, s)
			}
		}
		for _, e := range deck.Costs() {
			if s := newWording(l).argument("cost:" + e.ID); strings.Contains(s, softHyphen) || s == e.ID {
				t.Errorf("%s: cost line %s is called %q", l, e.ID, s)
			}
		}
	}
}
