package app

import (
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// noteTexts returns what the notes of the sheet in view say, in their order.
func noteTexts(w *Window) string {
	var texts []string
	for _, n := range w.workbook().Notes(w.sheet) {
		texts = append(texts, n.Text)
	}
	return strings.Join(texts, "|")
}

func TestPaste_OneNoteOrOneForEachLine(t *testing.T) {
	for _, x := range []struct{ content, action, want string }{
		{"first\nsecond", "edit-paste", "first|second"},
		{"first\nsecond", "edit-paste-one", "first\nsecond"},
		{"first\r\nsecond\r\n", "edit-paste-one", "first\nsecond"},
		{"\"quoted\" said she\nand on", "edit-paste", "\"quoted\" said she|and on"},
		{"Ocean Ltd\tTromsø\nFjord AS\t\t \n\t\n", "edit-paste", "Ocean Ltd · Tromsø|Fjord AS"},
		{"\"two\nlines\"\tin a cell", "edit-paste", "two\nlines · in a cell"},
		{"Ocean Ltd\tTromsø", "edit-paste-one", "Ocean Ltd\tTromsø"},
	} {
		s := newStage(t)
		w := s.newFile()
		s.p.app.Clipboard().SetContent(x.content)
		w.perform(x.action)
		if len(w.modals) > 0 {
			t.Errorf("%q opens a dialog", x.content)
		}
		if got := noteTexts(w); got != x.want {
			t.Errorf("%s of %q makes %q, want %q", x.action, x.content, got, x.want)
		}
		if got := strings.Count(x.want, "|") + 1; len(w.selection) != got {
			t.Errorf("%d are selected", len(w.selection))
		}
		w.perform("edit-undo")
		if noteTexts(w) != "" {
			t.Errorf("one undo leaves %q", noteTexts(w))
		}
	}
}

func TestPaste_ManyLinesFindRoom(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.p.app.Clipboard().SetContent(strings.Repeat("a member\n", 12))
	w.perform("edit-paste")
	for i, a := range w.result.Slots {
		for _, b := range w.result.Slots[:i] {
			if a.Page == b.Page && a.Rect.Overlaps(b.Rect) {
				t.Fatalf("%v lies on %v", a.Rect, b.Rect)
			}
		}
	}
	if n := len(w.workbook().Notes(w.sheet)); n != 12 {
		t.Errorf("there are %d notes", n)
	}
}

func TestPaste_GoesBetweenFilesWithItsArrows(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	notes := s.free(w, 5, 40)
	w.choose(notes)
	w.perform("arrange-link")
	w.choose(notes)
	w.perform("edit-copy")
	other := s.newFile()
	other.focusSheet()
	other.perform("edit-paste")
	links := other.workbook().Links(other.sheet)
	if noteTexts(other) != "note|note" || len(links) != 1 {
		t.Errorf("pasted are %q and %v", noteTexts(other), links)
	}
}

func TestPaste_NotesGoWhereNotesGo(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	c, sheet, err := canvas.AddSheet(w.workbook(), w.program.ids, canvas.BuiltIn()[2], w.workbook().Scenarios()[0].ID, w.period, "")
	if !w.do(c, err) {
		t.Fatal(w.status.said)
	}
	w.choose(s.free(w, 5))
	w.perform("edit-copy")
	w.showSheet(sheet)
	w.perform("edit-paste")
	if noteTexts(w) != "note" {
		t.Errorf("pasted are %q, and it says %q", noteTexts(w), w.status.said)
	}
}

func TestStyle_IsCopiedOntoOthers(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	notes := s.free(w, 5, 40, 80)
	w.step(canvas.Edit(w.workbook(), notes[0].ID, "set-tint", func(n *canvas.Note) { n.Tint, n.Size = canvas.TintRemark, canvas.NoteLarge }))
	w.choose(notes[1:])
	if canPasteStyle(w) || canCopyStyle(w) {
		t.Error("there is a look to paste already, or one of two things to copy")
	}
	w.choose(notes[:1])
	w.perform("edit-copy-style")
	w.choose(notes[1:])
	w.perform("edit-paste-style")
	for _, it := range notes {
		if n, _ := canvas.Get[canvas.Note](w.workbook(), it.ID); n.Tint != canvas.TintRemark || n.Size != canvas.NoteLarge {
			t.Errorf("a note is %s and %s", n.Tint, n.Size)
		}
	}
	w.perform("edit-undo")
	if n, _ := canvas.Get[canvas.Note](w.workbook(), notes[2].ID); n.Tint != canvas.TintNeutral {
		t.Error("one undo does not take it back")
	}
}
