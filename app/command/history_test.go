package command_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// pastFile makes a file in which a card was renamed, that was undone, and marks were set; what
// came first was joined.
func pastFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "past.cluster")
	w, problems := canvas.NewWorkbook([]canvas.Record{canvas.Scenario{ID: "s", Rank: "i"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f, err := storage.Create(path, w)
	must(t, err)
	e := env()
	editor := canvas.NewEditor(w, e.IDs, nil)
	noon := e.Now()
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	for i := range canvas.UndoReach + 600 {
		c, err := canvas.Edit(editor.Workbook(), "s", "rename-scenario", func(s *canvas.Scenario) { s.Title = string(rune('A' + i%2)) })
		c.Key = ""
		if err == nil {
			err = editor.Do(noon.AddDate(0, 0, -100).Add(time.Duration(i)*time.Second), c)
		}
		must(t, err)
	}
	editor.Undo(at(1))
	past := editor.Past()
	must(t, f.Append(past))
	must(t, f.SetMarks([]canvas.Mark{
		{ID: "old", Kind: canvas.MarkSnapshot, At: noon, After: past[99].ID, Name: "Long ago"},
		{ID: "new", Kind: canvas.MarkSnapshot, At: at(2), After: past[len(past)-1].ID, Name: "Board", Remark: "before the vote"},
		{ID: "out", Kind: canvas.MarkExported, At: at(3), After: past[len(past)-1].ID, Name: "plan.pdf"},
	}, nil))
	_, err = f.Join(at(4))
	must(t, err)
	must(t, f.Close())
	return path
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestHistory_TellsTheNewestFirst(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(run(t, "history", pastFile(t))), "\n")
	for i, want := range []string{
		"2026-11-21 12:03  -- Exported to plan.pdf",
		"2026-11-21 12:02  == Snapshot: Board  before the vote",
		"2026-11-21 12:01  undo rename-scenario",
	} {
		if lines[i] != want && !strings.HasPrefix(lines[i], want+" ") {
			t.Errorf("line %d is %q, not %q", i, lines[i], want)
		}
	}
	n := len(lines)
	for i, want := range []string{"500 changes, from 2026-08-13 12:01 on", "== Snapshot: Long ago", "100 changes, from 2026-08-13 12:00 on"} {
		if !strings.Contains(lines[n-3+i], want) {
			t.Errorf("line %d from the end is %q, not %q", 3-i, lines[n-3+i], want)
		}
	}
}

func TestHistory_JSON(t *testing.T) {
	var h struct {
		Changes, Snapshots int
		Lines              []struct {
			Kind, ID, Text, Label, Undoes, After, Remark string
			Args                                         []string
			At, Since                                    time.Time
			Joins, Records                               int
		}
	}
	must(t, json.Unmarshal([]byte(run(t, "history", "--json", pastFile(t))), &h))
	if h.Changes != canvas.UndoReach+601 || h.Snapshots != 2 {
		t.Errorf("%d changes, %d snapshots", h.Changes, h.Snapshots)
	}
	var kinds []string
	for _, l := range h.Lines {
		if !slices.Contains(kinds, l.Kind) {
			kinds = append(kinds, l.Kind)
		}
	}
	if !slices.Equal(kinds, []string{"exported", "snapshot", "change", "joined"}) {
		t.Errorf("the kinds are %q", kinds)
	}
	undo, first := h.Lines[2], h.Lines[len(h.Lines)-1]
	if undo.Undoes == "" || undo.Label != "undo" || undo.Args[0] != "rename-scenario" || undo.Records != 1 || undo.Joins != 1 {
		t.Errorf("the undo is %+v", undo)
	}
	if first.Joins != 100 || !first.Since.Before(first.At) {
		t.Errorf("the first line is %+v", first)
	}
	if m := h.Lines[1]; m.After != undo.ID || m.Remark != "before the vote" {
		t.Errorf("the snapshot is %+v", m)
	}
	if info := run(t, "info", "--json", pastFile(t)); !strings.Contains(info, `"snapshots": 2`) {
		t.Error("info does not tell how many snapshots there are")
	}
}

func TestHistory_OfANewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cluster")
	run(t, "new", path)
	if got := run(t, "history", path); got != "Nothing was done in this file yet.\n" {
		t.Errorf("history says %q", got)
	}
}
