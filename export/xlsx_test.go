package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	publicversion "clustercanvas/canvas/public"
	"clustercanvas/examples"
)

// drawMoney makes a workbook of sources, costs and totals in every mixture of shares and amounts,
// with words that a spreadsheet program could take for something else.
func drawMoney(t *rapid.T) canvas.Workbook {
	n := 0
	id := func(what string) canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint(what, n)) }
	upTo := func(n int) int { return rapid.IntRange(0, n).Draw(t, "n") }
	amount := func() canvas.Money {
		if upTo(3) == 0 {
			return canvas.Money(rapid.Int64Range(0, 99_999_999_99).Draw(t, "cents"))
		}
		return canvas.Money(upTo(5_000)) * 100_00
	}
	shares, amounts := upTo(2) > 0, upTo(2) > 0
	value := func(total canvas.TotalOf) canvas.Value {
		switch {
		case total == "" && upTo(6) == 0:
			return canvas.Value{}
		case total.OnlyAmount() || amounts && (!shares || upTo(1) == 0):
			return canvas.AmountOf(amount())
		case upTo(3) == 0:
			return canvas.ShareOf(canvas.Share(upTo(400_000)))
		}
		return canvas.ShareOf(canvas.Percent(upTo(40)))
	}
	name := func() string {
		return rapid.SampledFrom([]string{"=1+1", "Fees <&> \"more\"", "'quoted", "+49 911", "@home", "Ämter\nzwei", "_x0041_", "12", "TRUE", "-"}).Draw(t, "name")
	}
	records := []canvas.Record{canvas.Info{ID: canvas.InfoID, Cluster: "=Harbor", Currency: "EUR", Language: rapid.SampledFrom([]string{"en", "de"}).Draw(t, "language")}}
	s := canvas.Scenario{ID: id("s"), Title: rapid.SampledFrom([]string{"As is", "What/if: [a] very long title, longer than names", "It's"}).Draw(t, "title"), Rank: "i"}
	records = append(records, s)
	card := canvas.Card{ID: id("c"), Title: name(), Group: canvas.GroupProject, Side: canvas.SidePublic, Use: canvas.UseProjects}
	records = append(records, card)
	ranks := canvas.Ranks("", "", 3)
	var periods []canvas.Period
	for i := range 1 + upTo(1) {
		p := canvas.Period{ID: id("p"), Scenario: s.ID, Label: "Year 1", Rank: ranks[i], FromYear: 2026}
		periods, records = append(periods, p), append(records, p)
	}
	order := canvas.Ranks("", "", 20)
	for i := range upTo(9) {
		g := rapid.SampledFrom(canvas.Groups).Draw(t, "group")
		side := canvas.Side(g)
		if g == canvas.GroupProject {
			side = rapid.SampledFrom(canvas.Sides).Draw(t, "side")
		}
		x := canvas.Source{ID: id("x"), Scenario: s.ID, Card: card.ID, Rank: order[i], Title: name(), Payer: name(), Group: g, Side: side,
			Use: rapid.SampledFrom(append(canvas.Uses, canvas.UseAnything, canvas.UseAnything)).Draw(t, "use"), Confidential: upTo(5) == 0}
		records = append(records, x)
		for _, p := range periods {
			records = append(records, canvas.Funding{ID: canvas.FundingID(x.ID, p.ID), Source: x.ID, Period: p.ID, Value: value(""),
				Status: rapid.SampledFrom(append(canvas.Statuses, canvas.AsIs, canvas.AsIs)).Draw(t, "status"), Basis: canvas.Stated, Origin: name()})
		}
	}
	for i := range upTo(6) {
		l := canvas.CostLine{ID: id("l"), Scenario: s.ID, Rank: order[i], Group: rapid.SampledFrom(canvas.CostGroups).Draw(t, "cost"), Title: name()}
		records = append(records, l)
		if p := periods[0]; upTo(4) > 0 {
			records = append(records, canvas.Cost{ID: canvas.CostID(l.ID, p.ID), Line: l.ID, Period: p.ID, Amount: amount(),
				Status: rapid.SampledFrom(append(canvas.Statuses, canvas.AsIs)).Draw(t, "status"), Basis: canvas.Estimate})
		}
	}
	for _, of := range canvas.TotalsOf {
		if p := periods[0]; upTo(3) == 0 {
			records = append(records, canvas.Total{ID: canvas.TotalID(p.ID, of), Period: p.ID, Of: of, Value: value(of), Basis: canvas.Stated})
		}
	}
	w, problems := canvas.NewWorkbook(records)
	if problems != nil {
		t.Fatal(problems)
	}
	return w
}

// metricsBook is a workbook of metrics, after the figures of a roadmap for thirty years.
func metricsBook(t *testing.T) canvas.Workbook {
	t.Helper()
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("m", n)) }
	w, _ := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Cluster: "Ocean", Language: "en"}, "As is", []string{"2021"}))
	do := func(c canvas.Change, err error) {
		t.Helper()
		if err == nil {
			w, err = w.Apply(c.Diff)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	c, err := canvas.AddHorizons(w, ids, 2021, []string{"Today", "10 years"})
	do(c, err)
	c, revenue, err := canvas.AddMetric(w, ids, "Revenue", false)
	do(c, err)
	c, share, err := canvas.AddMetric(w, ids, "Share of the world market", false)
	do(c, err)
	c, err = canvas.Edit(w, share, "edit", func(m *canvas.Metric) { m.ShareOf, m.Unit = revenue, "%" })
	do(c, err)
	for i, h := range w.Horizons() {
		c, err = canvas.SetTarget(w, revenue, h.ID, []canvas.Quantity{10, 500, 60_000, 750_000}[i]*canvas.One)
		do(c, err)
		if i > 0 {
			c, err = canvas.SetTarget(w, share, h.ID, []canvas.Quantity{5, 17, 21, 33}[i]*canvas.One)
			do(c, err)
		}
	}
	c, _, err = canvas.AddReading(w, ids, canvas.Reading{Metric: revenue, Day: canvas.NewDay(2023, 6, 0), Value: 22_500_000, Origin: "=office"})
	do(c, err)
	return w
}

// xlsxCases are workbooks that together have everything a worksheet can show.
func xlsxCases(t *testing.T) map[string]canvas.Workbook {
	out := map[string]canvas.Workbook{"metrics": metricsBook(t)}
	for _, e := range examples.All() {
		w, err := ReadJSON(bytes.NewReader(e.JSON), nil)
		if err != nil {
			t.Fatal(err)
		}
		out[e.ID] = w
	}
	many := out["metrics"]
	for n := range 32 { // more periods than there are letters
		c, _, err := canvas.CopyScenario(many, func() canvas.RecordID { n += 1000; return canvas.RecordID(fmt.Sprint("copy-", n)) }, many.Scenarios()[0].ID, "Draft")
		if err == nil {
			many, err = many.Apply(c.Diff)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	out["many"] = many
	made := rapid.Custom(drawMoney)
	for i := range 60 {
		out[fmt.Sprintf("made-%02d", i)] = made.Example(i)
		out[fmt.Sprintf("public-%02d", i)] = publicversion.Of(made.Example(i), "")
	}
	return out
}

// The spreadsheet computes what the analysis does: LibreOffice, which gets the formulas without
// the values that were written with them, comes to the same in every cell.
func TestWriteXLSX_IsWhatLibreOfficeComputes(t *testing.T) {
	folder := t.TempDir()
	sheets := map[string][]*xlsxSheet{}
	var paths []string
	for name, w := range xlsxCases(t) {
		sheets[name] = worksheets(w, XLSXOptions{})
		var b bytes.Buffer
		if err := WriteXLSX(&b, w, XLSXOptions{}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		path := filepath.Join(folder, name+".xlsx")
		if err := os.WriteFile(path, withoutValues(t, b.Bytes()), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	out := filepath.Join(folder, "out")
	recalculate(t, folder, out, paths)
	compared := 0
	for name, of := range sheets {
		for _, s := range of {
			compared += compareSheet(t, name, s, filepath.Join(out, name+"-"+s.name+".csv"))
		}
	}
	if compared < 10_000 {
		t.Errorf("only %d formulas were compared", compared)
	}
}

// cached are the values that are written with formulas.
var cached = regexp.MustCompile(`(</f>)<v>[^<]*</v>`)

// withoutValues takes the values of formulas out of a file.
func withoutValues(t *testing.T, body []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range r.File {
		from, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(p.Name)
		if err == nil {
			_, err = to.Write(cached.ReplaceAll(text, []byte("$1")))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// recalculate lets LibreOffice open files and write each worksheet as CSV, figures in full.
func recalculate(t *testing.T, home, out string, paths []string) {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Fatal("soffice is missing; `make test` installs libreoffice-calc-nogui")
	}
	args := append([]string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(home, "profile")), "--headless", "--norestore",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1", "--outdir", out,
	}, paths...)
	cmd := exec.Command("soffice", args...)
	cmd.Env = append(os.Environ(), "HOME="+home)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
}

// compareSheet compares every cell of a worksheet with what LibreOffice made of it. It returns how
// many formulas that were.
func compareSheet(t *testing.T, name string, s *xlsxSheet, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	formulas, wrong := 0, 0
	for i, row := range s.rows {
		for j, c := range row.cells {
			got := ""
			if i < len(rows) && j < len(rows[i]) {
				got = rows[i][j]
			}
			if c.formula != "" {
				formulas++
			}
			if same(c.value, got) {
				continue
			}
			if wrong++; wrong < 6 {
				t.Errorf("%s, %s, %s: %v here, %q in LibreOffice; %s", name, s.name, cellRef(columnName(j), i+1), c.value, got, c.formula)
			}
		}
	}
	return formulas
}

// same reports whether a cell holds a value: to the cent, which is far below the least share too.
func same(value any, got string) bool {
	switch v := value.(type) {
	case float64:
		factor := 1.0
		if rest, percent := strings.CutSuffix(got, "%"); percent {
			got, factor = rest, 0.01
		}
		n, err := strconv.ParseFloat(got, 64)
		return err == nil && math.Abs(n*factor-v) <= 1e-9*math.Max(1, math.Abs(v))
	case string:
		return got == clean(v)
	}
	return got == ""
}

// The figures that stand on the worksheet are those of the analysis.
func TestWorksheets_AgreeWithTheAnalysis(t *testing.T) {
	for name, w := range xlsxCases(t) {
		b := xlsxBook{Workbook: w, language: "en"}
		for _, sc := range w.Scenarios() {
			for _, p := range w.Periods(sc.ID) {
				s := b.period(p, "x")
				x := analysis.Of(w, p.ID)
				check := func(what string, got part, want analysis.Sum, today bool) {
					n := want.Shown
					if today {
						n = want.Today
					}
					if !want.Known || !got.known || x.Income == 0 && x.IncomeKnown {
						return
					}
					// What is shown is rounded so that it adds up: it may be one unit off for every part.
					if off := math.Abs(got.n*float64(x.Whole()) - float64(n)); off > 1+float64(len(x.Parts)) {
						t.Errorf("%s, %s: %s is %v, not %d", name, p.Label, what, got.n, n)
					}
					if !today && math.Abs(got.n-float64(want.Num)/float64(max(x.Den, 1))) > 1e-6 {
						t.Errorf("%s, %s: %s is %v, not %d/%d", name, p.Label, what, got.n, want.Num, x.Den)
					}
				}
				for _, g := range canvas.Groups {
					check(string(g), s.value["group-"+string(g)].allPart, x.Groups[g], false)
					check(string(g), s.value["group-"+string(g)].todayPart, x.Groups[g], true)
				}
				for _, side := range canvas.Sides {
					check(string(side)+" side", s.value["side-"+string(side)].allPart, x.Sides[side], false)
					check(string(side)+" side", s.value["side-"+string(side)].todayPart, x.Sides[side], true)
				}
				check("total", s.value["sources"].allPart, x.Total, false)
				if got := s.value["income"].all; got.known != x.IncomeKnown || got.n != x.Income {
					t.Errorf("%s, %s: the income is %v", name, p.Label, got)
				}
				c := analysis.Cover(w, p.ID)
				for key, want := range map[string]canvas.Money{
					"income-all": c.Income.All, "cost-all": c.Cost.All, "result": c.Result.All, "free": c.Free.All, "restricted": c.Restricted.All,
					"core": c.Core.All, "projects": c.Projects.All, "free-missing": c.FreeMissing, "free-left": c.FreeLeft, "unsplit": c.Unsplit.All,
					"projects-missing": c.ProjectsMissing, "restricted-left": c.RestrictedLeft, "uncovered": c.Uncovered, "reserve": c.Reserve,
				} {
					if got := s.value[key].all; got.n != want {
						t.Errorf("%s, %s: %s is %d, not %d", name, p.Label, key, got.n, want)
					}
				}
				if got := s.value["result"].today; got.n != c.Result.Today {
					t.Errorf("%s, %s: the result today is %d, not %d", name, p.Label, got.n, c.Result.Today)
				}
				if got := s.value["in-kind"].all; got.n != x.InKind {
					t.Errorf("%s, %s: in kind is %v, not %d", name, p.Label, got, x.InKind)
				}
			}
		}
	}
}

func TestWriteXLSX_GivesTheSameBytes(t *testing.T) {
	w := xlsxCases(t)["ocean-tech"]
	var first bytes.Buffer
	for i := range 5 {
		var b bytes.Buffer
		if err := WriteXLSX(&b, w, XLSXOptions{Language: "de"}); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b
		} else if !bytes.Equal(first.Bytes(), b.Bytes()) {
			t.Fatal("the same workbook gives other bytes")
		}
	}
}

// What begins like a formula is a text, and stays one when its cell is edited.
func TestWriteXLSX_MakesNoFormulaOfAText(t *testing.T) {
	w, _, _ := twoYears(t)
	w = pasted(t, w, "Group;Name;Payer;Amount\npublic;'=HYPERLINK(\"http://x\");'@SUM(A1);5\n", TableOptions{}, counting())
	for _, s := range worksheets(w, XLSXOptions{}) {
		for _, r := range s.rows {
			for _, c := range r.cells {
				if strings.Contains(c.formula, "HYPERLINK") {
					t.Errorf("a formula of a text: %s", c.formula)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := WriteXLSX(&b, w, XLSXOptions{}); err != nil {
		t.Fatal(err)
	}
	sheet, styles := entry(t, b.Bytes(), "xl/worksheets/sheet2.xml"), entry(t, b.Bytes(), "xl/styles.xml")
	cell := regexp.MustCompile(`<c [^>]*s="(\d+)" t="inlineStr"><is><t>=HYPERLINK`).FindStringSubmatch(sheet)
	if cell == nil {
		t.Fatalf("the text is no text in %s", sheet)
	}
	n, _ := strconv.Atoi(cell[1])
	formats := regexp.MustCompile(`<xf [^>]*>`).FindAllString(styles[strings.Index(styles, "<cellXfs"):], -1)
	if !strings.Contains(formats[n], `quotePrefix="1"`) && !strings.Contains(formats[n], `quotePrefix="true"`) {
		t.Errorf("the cell is not marked as a text: %s", formats[n])
	}
}

func entry(t *testing.T, body []byte, name string) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestColumnName(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := columnName(i); got != want || columnIndex(got) != i {
			t.Errorf("column %d is %s, and %s is %d", i, got, got, columnIndex(got))
		}
	}
}

func TestWorksheetNames(t *testing.T) {
	got := worksheetNames([]string{"As is · Year 1", "as is · year 1", "What/if: [a]", "'x'", "", "History", strings.Repeat("long ", 10), strings.Repeat("long ", 10), strings.Repeat("🙂", 20)})
	want := []string{"As is · Year 1", "as is · year 1 (2)", "What if a", "x", "Sheet", "History (2)", "long long long long long long…", "long long long long long l… (2)", strings.Repeat("🙂", 15) + "…"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}
