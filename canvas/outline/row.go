package outline

import (
	"strings"

	"clustercanvas/canvas"
)

// Row is a line of the outline.
type Row struct {
	ID     string          // stays the same while the fact is there
	Record canvas.RecordID // that the row is of, or is a field of; empty: of the workbook
	Depth  int             // how far it is set in
	Key    string          // what it is called: a key of the translations, or
	Name   string          // a name from the workbook
	Branch bool            // rows lie below it; only those of an open one are there
	Value  string          // what it holds, as one types it
	Words  []Word          // what it may hold, where that is one of a few words
	Lines  bool            // it may hold several lines
	Item   canvas.Item     // what a sheet shows of it, to be selected
	Sheet  canvas.RecordID // the sheet, where the row is of one

	Set    func(typed string) (canvas.Change, error) // nil: it cannot be typed
	Add    []Add                                     // what can be added there
	Remove func() (canvas.Change, error)             // nil: it cannot be removed
}

// Word is one of a few that a row may hold.
type Word struct {
	Value string
	Key   string // of the translations; empty: Name is shown
	Name  string
}

// Add is something that can be added at a row.
type Add struct {
	Key  string // of the translations
	Name string // of what is added, where it has one already
	Do   func(ids canvas.IDs) (canvas.Change, string, error)
}

// teller collects rows.
type teller struct {
	w        canvas.Workbook
	language string
	open     func(id string) bool
	depth    int
	rows     []Row
}

// Rows tells a workbook. Below a row that is not open nothing is told. Figures are written as in a
// language.
func Rows(w canvas.Workbook, language string, open func(id string) bool) []Row {
	t := &teller{w: w, language: language, open: open}
	t.cluster()
	t.texts("", "")
	for _, s := range w.Scenarios() {
		t.scenario(s)
	}
	t.impact()
	t.sheets()
	t.views()
	t.meetings()
	return t.rows
}

// branch tells a row and, where it is open, what lies below it.
func (t *teller) branch(r Row, below func()) {
	r.Branch = true
	t.row(r)
	if t.open(r.ID) {
		t.depth++
		below()
		t.depth--
	}
}

// row tells a row. What is typed as it shows changes nothing, also where the command behind it would:
// to type a figure is to state it.
func (t *teller) row(r Row) {
	r.Depth = t.depth
	if set, shows := r.Set, r.Value; set != nil {
		r.Set = func(typed string) (canvas.Change, error) {
			if typed == shows {
				return canvas.Change{}, nil
			}
			return set(typed)
		}
	}
	t.rows = append(t.rows, r)
}

// text tells a field of a record that is typed as it is.
func text[T canvas.Record](t *teller, id canvas.RecordID, key, label, value string, set func(*T, string)) {
	w := t.w
	t.row(Row{ID: string(id) + "/" + key, Record: id, Key: key, Value: value, Set: func(typed string) (canvas.Change, error) {
		return canvas.Edit(w, id, label, func(r *T) { set(r, oneLine(typed)) })
	}})
}

// word tells a field of a record that is one of a few words.
func word[T canvas.Record, W ~string](t *teller, id canvas.RecordID, key, label, prefix string, value W, of []W, set func(*T, W)) {
	w := t.w
	t.row(Row{ID: string(id) + "/" + key, Record: id, Key: key, Value: string(value), Words: wordsOf(prefix, of), Set: func(typed string) (canvas.Change, error) {
		return canvas.Edit(w, id, label, func(r *T) { set(r, W(typed)) })
	}})
}

func wordsOf[W ~string](prefix string, of []W) []Word {
	var out []Word
	for _, x := range of {
		out = append(out, Word{Value: string(x), Key: prefix + string(x)})
	}
	return out
}

// flag tells a field of a record that is yes or no.
func flag[T canvas.Record](t *teller, id canvas.RecordID, key, label string, value bool, set func(*T, bool)) {
	w := t.w
	t.row(Row{ID: string(id) + "/" + key, Record: id, Key: key, Value: yesNo(value), Words: yesOrNo, Set: func(typed string) (canvas.Change, error) {
		return canvas.Edit(w, id, label, func(r *T) { set(r, typed == "yes") })
	}})
}

var yesOrNo = []Word{{Value: "no", Key: "no"}, {Value: "yes", Key: "yes"}}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// cell tells a cell, which is typed as on the sheets.
func (t *teller) cell(id, key string, record canvas.RecordID, c canvas.Cell) {
	w, language := t.w, t.language
	t.row(Row{ID: id, Record: record, Key: key, Value: c.Written(w, language), Lines: c.What == canvas.CellText, Set: func(typed string) (canvas.Change, error) {
		change, _, err := canvas.TypeCell(w, nil, c, typed, language)
		return change, err
	}})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
