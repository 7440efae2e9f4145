package outline

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/examples"
	"clustercanvas/export"
)

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
func all(string) bool { return true }

// Every record that holds something people type stands in the outline, once.
func TestRows_TellEveryRecordOnce(t *testing.T) {
	w := example(t, "ocean-tech")
	ids := map[string]int{}
	of := map[canvas.RecordID]bool{}
	for _, r := range Rows(w, "en", all) {
		ids[r.ID]++
		of[r.Record] = true
	}
	for id, n := range ids {
		if n != 1 {
			t.Errorf("the row %q is there %d times", id, n)
		}
	}
	for _, r := range w.Records() {
		switch r.Kind() {
		case canvas.KindInfo, canvas.KindTemplate, canvas.KindCard, canvas.KindPlacement:
			continue // the cluster's own rows, the tools, and where sources lie
		}
		if !of[r.RecordID()] {
			t.Errorf("nothing is told of the %s %q", r.Kind(), r.RecordID())
		}
	}
}

// A row shows what was typed into it, or refuses it; typed as it shows it changes nothing.
func TestRows_ShowWhatIsTyped(t *testing.T) {
	for _, id := range []string{"ocean-tech", "intl-entrepreneurial-canvas"} {
		w := example(t, id)
		taken, refused := 0, 0
		try := func(r Row, typed string) {
			c, err := r.Set(typed)
			if errors.As(err, new(canvas.Refusal)) || errors.Is(err, canvas.ErrNumber) {
				refused++
				return
			}
			next, err2 := w.Apply(c.Diff)
			if err != nil || err2 != nil {
				t.Errorf("%s: %s, typed %q: %v %v", id, r.ID, typed, err, err2)
				return
			}
			rows := Rows(next, "en", all)
			i := slices.IndexFunc(rows, func(x Row) bool { return x.ID == r.ID })
			if i < 0 {
				return // what it belonged to is told elsewhere now, or is gone
			}
			taken++
			if got := rows[i].Value; !strings.HasPrefix(got, typed) { // a share has its sign
				t.Errorf("%s: %s, typed %q, shows %q", id, r.ID, typed, got)
			}
		}
		for _, r := range Rows(w, "en", all) {
			if r.Set == nil {
				continue
			}
			if c, err := r.Set(r.Value); err != nil || len(c.Diff) > 0 {
				t.Errorf("%s: %s, typed as it shows, changes %v: %v", id, r.ID, c.Diff, err)
			}
			if len(r.Words) == 0 {
				try(r, "7")
				continue
			}
			for _, x := range r.Words {
				if x.Value != r.Value {
					try(r, x.Value)
					break
				}
			}
		}
		if taken < 50 || taken < refused {
			t.Errorf("%s: %d rows take what is typed, %d refuse it", id, taken, refused)
		}
	}
}

// What can be added at a row is there afterwards, under the id that is returned.
func TestRows_WhatIsAddedIsARow(t *testing.T) {
	w := example(t, "ocean-tech")
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("new%d", n)) }
	done := map[string]bool{}
	for _, r := range Rows(w, "en", all) {
		for _, a := range r.Add {
			if done[a.Key] {
				continue
			}
			done[a.Key] = true
			c, id, err := a.Do(ids)
			if err != nil {
				if !strings.Contains(err.Error(), "six") {
					t.Errorf("%s at %s: %v", a.Key, r.ID, err)
				}
				continue
			}
			next, err := w.Apply(c.Diff)
			if err != nil {
				t.Errorf("%s at %s: %v", a.Key, r.ID, err)
				continue
			}
			found := false
			for _, x := range Rows(next, "en", all) {
				found = found || x.ID == id
			}
			if !found {
				t.Errorf("%s at %s makes %q, which is no row", a.Key, r.ID, id)
			}
		}
	}
	if len(done) < 10 {
		t.Errorf("only %v can be added", done)
	}
}

// Below a row that is closed nothing is told.
func TestRows_ClosedTellTheHeadsAlone(t *testing.T) {
	rows := Rows(example(t, "ocean-tech"), "en", func(string) bool { return false })
	for _, r := range rows {
		if r.Depth != 0 || !r.Branch {
			t.Errorf("%+v", r)
		}
	}
	if len(rows) < 6 {
		t.Errorf("there are %d rows", len(rows))
	}
}
