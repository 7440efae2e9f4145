package command_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/canvas/public"
	"clustercanvas/storage"
)

// secret is something that must not be in a public file: a text, or a figure in any of the ways in
// which people and programs write it.
type secret struct {
	what string
	form *regexp.Regexp
}

// A thin space, a space that does not break, or any other, and the marks for thousands.
const apart = `[\s\x{A0}\x{2009}\x{202F}.,'’]?`

// amount is an amount of millions of units: in full, with cents, in minor units, and as short as
// cards say it.
func amount(what string, millions, thousands, units string) secret {
	full := millions + apart + thousands + apart + units
	short := fmt.Sprintf(`\b%s[.,]%s[\s\x{A0}\x{2009}\x{202F}]?(m|M|Mio)`, millions, thousands[:1])
	return secret{what: what, form: regexp.MustCompile(full + "|" + short)}
}

// share is a share of 13.37 %, or another of two places: in full, rounded to what sheets show, as a
// part of one and in millionths.
func share(what, percent string) secret {
	whole, places, _ := strings.Cut(percent, ".")
	return secret{what: what, form: regexp.MustCompile(fmt.Sprintf(
		`\b%[1]s[.,](%[2]s|%[3]s)\b|\b0[.,]%[1]s%[2]s\b|\b%[1]s%[2]s00\b|\b%[1]s[.,]%[2]s00\b`, whole, places, rounded(places)))}
}

// rounded returns the first of two places, rounded.
func rounded(places string) string {
	n := int(places[0]-'0')*10 + int(places[1]-'0')
	return fmt.Sprint((n + 5) / 10)
}

// secretBook returns a workbook that has something confidential wherever a text or a figure can
// stand: in a scenario of amounts and one of shares, each with two periods, and on a sheet of every
// tool. It returns what is confidential in it.
func secretBook(t *testing.T) (canvas.Workbook, []secret) {
	t.Helper()
	records := []canvas.Record{canvas.Info{ID: canvas.InfoID, Cluster: "Harbor", Currency: "EUR", Language: "en"}}
	var secrets []secret
	add := func(of ...canvas.Record) { records = append(records, of...) }
	word := func(s string) string {
		secrets = append(secrets, secret{s, regexp.MustCompile(s)})
		return s
	}
	source := func(scenario, id canvas.RecordID, card canvas.RecordID, g canvas.Group, title, payer string, confidential bool) {
		side := canvas.SidePrivate
		if g == canvas.GroupPublic {
			side = canvas.SidePublic
		}
		add(canvas.Source{ID: id, Scenario: scenario, Card: card, Rank: canvas.Rank("i" + strings.ToLower(string(id))), Title: title, Payer: payer,
			Group: g, Side: side, Use: canvas.UseAnything, Starts: canvas.NewYearMonth(2026, 1), Ends: canvas.NewYearMonth(2031, 6), Confidential: confidential})
	}
	funding := func(id, period canvas.RecordID, v canvas.Value, origin string, confidential bool) {
		add(canvas.Funding{ID: canvas.FundingID(id, period), Source: id, Period: period, Value: v, Status: canvas.AsIs, Basis: canvas.Stated, Origin: origin, Confidential: confidential})
	}
	for _, c := range []string{"pri-membership", "pri-sponsorship", "pub-local-gov", "pub-national-program"} {
		g := canvas.GroupPrivate
		if strings.HasPrefix(c, "pub") {
			g = canvas.GroupPublic
		}
		add(canvas.Card{ID: canvas.RecordID("card-" + c), Deck: c, Group: g, Side: canvas.Side(g), Use: canvas.UseAnything})
	}
	add(canvas.Card{ID: "own", Title: word("ZQXOWN"), Short: word("ZQXSHORT"), Body: word("ZQXBODY"), Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything})

	for i, s := range []canvas.RecordID{"a", "b"} {
		add(canvas.Scenario{ID: s, Title: []string{"In money", "In shares"}[i], Rank: canvas.Rank("i" + string(s))})
		for n := range 2 {
			add(canvas.Period{ID: s + canvas.RecordID(fmt.Sprint(n)), Scenario: s, Label: fmt.Sprint("Year ", n+1), FromYear: 2026 + n, ToYear: 2026 + n, Rank: canvas.Rank(fmt.Sprintf("i%d", n+1))})
		}
		source(s, s+"fees", "card-pri-membership", canvas.GroupPrivate, "", "", false)
		source(s, s+"town", "card-pub-local-gov", canvas.GroupPublic, "", "", false)
		source(s, s+"state", "card-pub-national-program", canvas.GroupPublic, "", "", false)
		source(s, s+"x", "card-pri-sponsorship", canvas.GroupPrivate, word("ZQXTITLE"+strings.ToUpper(string(s))), word("ZQXPAYER"+strings.ToUpper(string(s))), true)
		source(s, s+"own", "own", canvas.GroupPrivate, "", "", true)
	}
	for _, p := range []canvas.RecordID{"a0", "a1"} {
		funding("afees", p, canvas.AmountOf(9_111_000_00), "", false)
		funding("atown", p, canvas.AmountOf(8_222_000_00), "", false)
		funding("astate", p, canvas.AmountOf(5_987_612_00), "ZQXFIGURE", true)
		funding("ax", p, canvas.AmountOf(7_654_321_00), "ZQXORIGIN", false)
		funding("aown", p, canvas.AmountOf(3_862_419_00), "", false)
		add(canvas.Total{ID: canvas.TotalID(p, canvas.TotalReserve), Period: p, Of: canvas.TotalReserve, Value: canvas.AmountOf(4_173_268_00), Basis: canvas.Stated, Origin: "ZQXRESERVE", Confidential: true})
	}
	for _, x := range []string{"ZQXFIGURE", "ZQXORIGIN", "ZQXRESERVE"} {
		word(x)
	}
	secrets = append(secrets, amount("the figure", "5", "987", "612"), amount("the sponsor", "7", "654", "321"),
		amount("the own card", "3", "862", "419"), amount("the reserve", "4", "173", "268"))
	for _, p := range []canvas.RecordID{"b0", "b1"} {
		funding("bfees", p, canvas.ShareOf(212_100), "", false)
		funding("btown", p, canvas.ShareOf(170_000), "", false)
		funding("bstate", p, canvas.ShareOf(93_400), "", true)
		funding("bx", p, canvas.ShareOf(133_700), "", false)
		funding("bown", p, canvas.ShareOf(46_200), "", false)
	}
	secrets = append(secrets, share("the figure", "9.34"), share("the sponsor", "13.37"), share("the own card", "4.62"))
	for i, g := range []canvas.CostGroup{canvas.CostTeam, canvas.CostOperations} {
		for j, name := range []string{[]string{word("ZQXCEO"), word("ZQXRENT")}[i], []string{"Clerk", "Trips"}[i]} {
			id := canvas.RecordID(name)
			add(canvas.CostLine{ID: id, Scenario: "a", Group: g, Rank: canvas.Rank(fmt.Sprintf("i%d%d", i, j+1)), Title: name, Confidential: j == 0})
			for _, p := range []canvas.RecordID{"a0", "a1"} {
				add(canvas.Cost{ID: canvas.CostID(id, p), Line: id, Period: p, Amount: [][]canvas.Money{{2_791_583_00, 1_111_000_00}, {1_386_947_00, 1_222_000_00}}[i][j], Status: canvas.AsIs, Basis: canvas.Stated, Origin: []string{"ZQXWAGE", ""}[j]})
			}
		}
	}
	word("ZQXWAGE")
	secrets = append(secrets, amount("the CEO", "2", "791", "583"), amount("the rent", "1", "386", "947"))

	for i, copied := range canvas.BuiltIn() {
		add(copied)
		w, problems := canvas.NewWorkbook([]canvas.Record{copied})
		template := w.Templates()[copied.ID]
		if len(problems) > 0 || template == nil {
			t.Fatal(problems)
		}
		for _, scenario := range []canvas.RecordID{"a", "b"} {
			s := canvas.Sheet{ID: canvas.RecordID(fmt.Sprintf("sheet-%d%s", i, scenario)), Template: copied.ID, Rank: canvas.Rank(fmt.Sprintf("i%d%s", i+1, scenario))}
			if template.Of != canvas.OfCluster {
				s.Scenario = scenario
			}
			if template.Of.OnePeriod() {
				s.Period = scenario + "0"
			}
			if template.Of == canvas.OfPair {
				s.Period, s.Against = scenario+"1", scenario+"0"
			}
			add(s)
			k := slices.IndexFunc(template.Sections, func(x canvas.Section) bool { return x.Takes(canvas.AcceptNotes) })
			if k < 0 {
				continue
			}
			note := canvas.Note{ID: "note-" + s.ID, Sheet: s.ID, Section: template.Sections[k].ID, Rank: "i", Size: canvas.NoteSmall, Tint: canvas.TintRemark, Text: "ZQXNOTE", Author: "ZQXAUTHOR", Confidential: true}
			open := note
			open.ID, open.Rank, open.Text, open.Author, open.Confidential = "open-"+s.ID, "j", "Open word", "", false
			if template.Of.Repeats() {
				note.Column, open.Column = scenario+"0", scenario+"0"
			}
			from, to := canvas.Item{ID: note.ID, Column: note.Column}, canvas.Item{ID: open.ID, Column: open.Column}
			add(note, open, canvas.Link{ID: canvas.LinkID(s.ID, from, to), Sheet: s.ID, From: from.ID, FromColumn: from.Column, To: to.ID, ToColumn: to.Column, Label: "ZQXARROW"})
		}
	}
	word("ZQXNOTE")
	word("ZQXAUTHOR")
	word("ZQXARROW")
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w, secrets
}

// exports are the commands that write something about a file, each with what reads it back as text.
var exports = []struct {
	args []string
	ext  string
	read func(*testing.T, string) string
}{
	{[]string{"export", "--sheet", "all", "--lang", "en"}, "pdf", readPDF},
	{[]string{"export", "--sheet", "all", "--lang", "de", "--theme", "grey"}, "pdf", readPDF},
	{[]string{"export", "--sheet", "all", "--lang", "en"}, "svg", readSVG},
	{[]string{"export", "--sheet", "all", "--lang", "de", "--outlines"}, "svg", readSVG},
	{[]string{"export", "--sheet", "all", "--width", "400", "--lang", "en"}, "png", readPNG},
	{[]string{"export", "--lang", "en"}, "xlsx", readXLSX},
	{[]string{"export", "--lang", "de"}, "xlsx", readXLSX},
	{[]string{"export", "--lang", "en"}, "csv", readRaw},
	{[]string{"export", "--lang", "de"}, "csv", readRaw},
	{[]string{"export"}, "json", readRaw},
	{[]string{"info"}, "", nil},
	{[]string{"info", "--json"}, "", nil},
	{[]string{"dump", "--sheet", "all", "--lang", "en"}, "", nil},
	{[]string{"dump", "--sheet", "all", "--lang", "de"}, "", nil},
}

// Whatever is written for the public holds no word and no figure that is confidential, however it
// is written; and the same search finds every one in what is written for oneself.
func TestPublic_NoSecretIsInAnyFile(t *testing.T) {
	for _, x := range []canvas.Discretion{canvas.HideFigures, canvas.RoundFigures} {
		t.Run("discretion "+string(x), func(t *testing.T) { noSecretIsInAnyFile(t, x) })
	}
}

func noSecretIsInAnyFile(t *testing.T, discretion canvas.Discretion) {
	w, secrets := secretBook(t)
	c, err := canvas.EditInfo(w, "set-discretion", func(i *canvas.Info) { i.Discretion = discretion })
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.Apply(c.Diff); err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(t.TempDir(), "book.cluster")
	create(t, book, w)
	found := map[string]bool{}
	for _, e := range exports {
		name := strings.Join(append(slices.Clone(e.args), e.ext), " ")
		open := written(t, book, e.args, e.ext, e.read)
		n := 0
		for _, s := range secrets {
			if s.form.MatchString(open) {
				found[s.what+s.form.String()], n = true, n+1
			}
		}
		if n < 5 && e.ext != "png" && !slices.Contains(e.args, "--outlines") {
			t.Errorf("%s: only %d secrets are in what is written for oneself", name, n)
		}
		forAll := written(t, book, append(slices.Clone(e.args), "--public"), e.ext, e.read)
		if sheets := slices.Contains(e.args, "all") && e.ext != "png" && !slices.Contains(e.args, "--outlines"); sheets && !strings.Contains(forAll, "Open word") {
			t.Errorf("%s has nothing of what everybody may see", name)
		}
		for _, s := range secrets {
			if at := s.form.FindStringIndex(forAll); at != nil {
				t.Errorf("%s tells %s: %q", name, s.what, forAll[max(0, at[0]-60):min(len(forAll), at[1]+30)])
			}
		}
	}
	for _, s := range secrets {
		if !found[s.what+s.form.String()] {
			t.Errorf("%s (%s) is nowhere in what is written for oneself: the search cannot find it", s.what, s.form)
		}
	}
	copied := filepath.Join(t.TempDir(), "copy.cluster")
	create(t, copied, public.Of(w, ""))
	body, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range secrets {
		if s.form.Match(body) {
			t.Errorf("a public copy tells %s", s.what)
		}
	}
}

func create(t *testing.T, path string, w canvas.Workbook) {
	t.Helper()
	f, err := storage.Create(path, w)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// written runs a command and returns all that it has written, read back.
func written(t *testing.T, book string, args []string, ext string, read func(*testing.T, string) string) string {
	t.Helper()
	args = append([]string{args[0], book}, args[1:]...)
	folder := t.TempDir()
	if ext != "" {
		args = append(args, "-o", filepath.Join(folder, "out."+ext))
	}
	var out, messages bytes.Buffer
	if code, _ := command.Run(args, &out, &messages, env()); code != 0 {
		t.Fatalf("%v: %d %s", args, code, messages.String())
	}
	if read == nil {
		return out.String()
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(paths) == 0 {
		t.Fatal("nothing is written", err)
	}
	var all strings.Builder
	for _, path := range paths {
		all.WriteString(read(t, path))
	}
	return all.String() + messages.String()
}

func readRaw(t *testing.T, path string) string {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// readPNG returns what a picture says beside its pixels.
func readPNG(t *testing.T, path string) string {
	body := readRaw(t, path)[8:]
	var out strings.Builder
	for len(body) >= 12 {
		n := int(binary.BigEndian.Uint32([]byte(body)))
		if kind := body[4:8]; kind != "IDAT" {
			out.WriteString(kind + " " + body[8:8+n] + "\n")
		}
		body = body[12+n:]
	}
	return out.String()
}

var tag = regexp.MustCompile(`(?s)<style.*?</style>|<path[^>]*>|<[^>]*>`)

// readSVG returns the words of a picture, and those in the attributes that name things.
func readSVG(t *testing.T, path string) string {
	body := readRaw(t, path)
	named := strings.Join(regexp.MustCompile(`(id|aria-[a-z]+|xlink:href|href)="[^"#]*"`).FindAllString(body, -1), " ")
	return tag.ReplaceAllString(body, "\n") + regexp.MustCompile(`data:[^"]*`).ReplaceAllString(named, "")
}

// readPDF returns the words of a document, what it says of itself, and the words in its streams.
func readPDF(t *testing.T, path string) string {
	t.Helper()
	streams := path + ".qdf"
	ranTool(t, "qpdf", "--qdf", "--object-streams=disable", path, streams)
	letters := regexp.MustCompile(`ZQX[A-Z]*`).FindAllString(readRaw(t, streams), -1) // figures are coordinates there
	return ranTool(t, "pdftotext", "-raw", path, "-") + ranTool(t, "pdftotext", path, "-") + ranTool(t, "pdfinfo", path) + strings.Join(letters, " ")
}

func ranTool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// readXLSX returns every part of a spreadsheet: strings, values, formulas, names, properties.
func readXLSX(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
		all.WriteString("\n")
	}
	return all.String()
}
