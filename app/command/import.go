package command

import (
	"cmp"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// maxTable is how large a table may be, in bytes.
const maxTable = 32 << 20

// importing is what one import was asked for.
type importing struct {
	language *choice
	currency string
	strict   bool
	set      func(option string) bool // whether it was said
}

// importCommand makes a file of one in the exchange format, all of it or nothing; or of a table,
// of which it takes the rows that are good.
func importCommand(f *flag.FlagSet) func(*call) error {
	var i importing
	i.language = languageOption(f)
	f.StringVar(&i.currency, "currency", "", "")
	f.BoolVar(&i.strict, "strict", false, "")
	i.set = func(option string) bool { return given(f, option) }
	return func(c *call) error {
		from, to := c.operands[0], c.operands[1]
		switch strings.ToLower(filepath.Ext(from)) {
		case ".xlsx", ".xls", ".ods":
			return usage("import-spreadsheet")
		case ".csv", ".tsv", ".txt":
			w, err := i.table(c, from)
			if err != nil {
				return err
			}
			return create(to, w)
		}
		for _, option := range []string{"lang", "currency", "strict"} {
			if i.set(option) {
				return usage("import-not-table", dashed(option))
			}
		}
		file, err := os.Open(from)
		if err != nil {
			return cannotRead(from, err)
		}
		defer file.Close()
		w, err := export.ReadJSON(file, c.env.IDs)
		if err != nil {
			return cannotRead(from, err)
		}
		return create(to, w)
	}
}

// table makes a workbook of a table, and tells what of it was not taken.
func (i importing) table(c *call, path string) (canvas.Workbook, error) {
	text, err := readTable(path)
	if err != nil {
		return canvas.Workbook{}, err
	}
	if !i.set("lang") {
		i.language.value = export.FiguresLanguage(text)
	}
	o := export.TableOptions{Language: i.language.value, Currency: strings.ToUpper(i.currency)}
	if o.Currency == "" {
		o.Currency = cmp.Or(export.ReadTable(text, o).Currency(), blankCurrency)
	}
	language := words.Known(i.language.value)
	label, _, _ := strings.Cut(words.Text(language, "new-periods"), "|")
	info := canvas.Info{Currency: o.Currency, Language: language}
	read := export.ReadTable(text, o)
	w, taken, err := read.Book(c.env.IDs, info, words.Text(language, "new-scenario"), label)
	left := leftOut(taken)
	if notes := append(taken.Bad(), taken.Notes()...); len(notes) > 0 {
		slices.SortStableFunc(notes, func(a, b export.RowProblem) int { return a.Row - b.Row })
		c.tell("table-note", path)
		for _, p := range notes {
			io.WriteString(c.messages, "  "+p.In("en")+".\n")
		}
	}
	switch {
	case err != nil && len(taken.Good()) == 0:
		return w, failed("table-none", path)
	case err != nil:
		return w, err
	case i.strict && len(taken.Bad()) > 0:
		return w, failed("table-strict", path)
	}
	c.tell("table-taken", path, rows(len(taken.Good())), rows(left))
	return withTables(w, c.env.IDs)
}

// leftOut returns how many rows of a table are wrong.
func leftOut(t export.Table) int {
	n := 0
	for _, r := range t.Rows {
		if len(r.Problems) > 0 {
			n++
		}
	}
	return n
}

func rows(n int) string {
	if n == 1 {
		return say("table-rows-one")
	}
	return say("table-rows-many", n)
}

// readTable reads a file that holds a table.
func readTable(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", cannotRead(path, err)
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, maxTable+1))
	if err != nil {
		return "", cannotRead(path, err)
	}
	if len(body) > maxTable {
		return "", failed("table-large", path)
	}
	return export.TableText(body), nil
}

// withTables returns the workbook with sheets for what a table held: the tool that is easiest to
// begin with, and where there are costs, for each period the tool that has most room for them.
func withTables(w canvas.Workbook, ids canvas.IDs) (canvas.Workbook, error) {
	w, _, err := withFirst(w, ids)
	if err != nil || len(canvas.All[canvas.CostLine](w)) == 0 {
		return w, err
	}
	var tool canvas.TemplateCopy
	most := 0
	for _, b := range canvas.BuiltIn() {
		t, err := b.Parsed()
		if err != nil {
			return w, err
		}
		n := 0
		for _, s := range t.Sections {
			if slices.Contains(s.Accepts, canvas.AcceptCosts) {
				n++
			}
		}
		if t.Of == canvas.OfPeriod && n > most {
			tool, most = b, n
		}
	}
	if most == 0 {
		return w, nil
	}
	for _, s := range w.Scenarios() {
		for _, p := range w.Periods(s.ID) {
			change, _, err := canvas.AddSheet(w, ids, tool, s.ID, p.ID, "")
			if err != nil {
				return w, err
			}
			if w, err = w.Apply(change.Diff); err != nil {
				return w, err
			}
		}
	}
	return w, nil
}
