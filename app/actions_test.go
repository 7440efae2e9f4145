package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestActions_NoKeyTwice(t *testing.T) {
	has := map[key]string{}
	for _, a := range actions {
		for _, k := range a.keys {
			if other, double := has[k]; double {
				t.Errorf("%v is a key of %s and of %s", k, other, a.id)
			}
			has[k] = a.id
		}
	}
}

func TestActions_AreEachInOneMenu(t *testing.T) {
	times := map[string]int{}
	for _, m := range slices.Concat(menus, submenus) {
		for _, id := range m.ids {
			_, isAction := findAction(id)
			if _, isMenu := menuNamed(id); !isAction && !isMenu && id != "" {
				t.Errorf("%s has %q, which is neither an action nor a menu", m.key, id)
			}
			times[id]++
		}
	}
	for _, m := range submenus {
		if times[m.key] != 1 {
			t.Errorf("%s is in %d menus", m.key, times[m.key])
		}
	}
	for _, a := range actions {
		if times[a.id] != 1 {
			t.Errorf("%s is in %d menus", a.id, times[a.id])
		}
		if (a.run == nil) == (a.choices == nil) {
			t.Errorf("%s must either do something or offer choices", a.id)
		}
	}
}

// The toolkit announces some keys by names of their own; what is announced must find its action.
func TestKey_IsWhatTheToolkitAnnounces(t *testing.T) {
	for _, a := range actions {
		for _, k := range a.keys {
			s, ok := k.shortcut().(fyne.KeyboardShortcut)
			if !ok || s.Key() != k.name || s.Mod() != k.mod {
				t.Errorf("%s: %v is announced as %v", a.id, k, k.shortcut())
			}
		}
	}
}

func TestMenu_ShowsWhatCanBeDone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := func(id string) *fyne.MenuItem {
		for i, m := range menus {
			if at := slices.Index(m.ids, id); at >= 0 {
				return w.win.MainMenu().Items[i].Items[at]
			}
		}
		t.Fatalf("%s is in no menu", id)
		return nil
	}
	if !item("edit-undo").Disabled || !item("edit-delete").Disabled {
		t.Error("undo or delete can be chosen where there is nothing to undo or delete")
	}
	s.addCard(w, "pub-local-gov")
	if item("edit-undo").Disabled || item("edit-delete").Disabled {
		t.Error("undo or delete cannot be chosen")
	}
	if got := item("edit-undo").Label; got != "Undo: Add Local government funding" {
		t.Errorf("undo is called %q", got)
	}
	if sub := item("sheet-add").ChildMenu; sub == nil || len(sub.Items) < 3 {
		t.Error("there are no tools to choose from")
	}
	if got := item("edit-undo").Shortcut.ShortcutName(); got != "Undo" {
		t.Errorf("undo has the shortcut %q", got)
	}
}

func TestWindow_HearsItsOtherKeys(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.perform("edit-undo")
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl | shift})
	if n := len(w.workbook().At(w.period)); n != 1 {
		t.Error("Ctrl+Shift+Z does not redo")
	}
	w.focusSheet()
	s.key(w, fyne.KeyDelete)
	if n := len(w.workbook().At(w.period)); n != 0 {
		t.Error("Delete does not delete")
	}
	s.key(w, fyne.KeyF1)
	if got := s.modal(w).title.text; got != w.text("keys-title") {
		t.Errorf("F1 opens %q", got)
	}
	s.key(w, fyne.KeyReturn)
	s.key(w, fyne.KeyF6)
	if w.win.Canvas().Focused() != fyne.Focusable(w.deck.list) {
		t.Error("F6 does not go from the sheet to the deck")
	}
	s.key(w, fyne.KeyF6)
	if w.win.Canvas().Focused() != w.inspector.first() {
		t.Error("F6 does not go from the deck to the inspector")
	}
	s.key(w, fyne.KeyF6)
	if w.win.Canvas().Focused() != fyne.Focusable(w.view) {
		t.Error("F6 does not come back to the sheet")
	}
}

func TestKeyName(t *testing.T) {
	s := newStage(t)
	w := s.window()
	for _, c := range []struct {
		key  key
		want string
	}{
		{key{fyne.KeyModifierControl, fyne.KeyZ}, "Ctrl+Z"},
		{key{fyne.KeyModifierControl | shift, fyne.KeyPageUp}, "Ctrl+Shift+Page up"},
		{key{0, fyne.KeyF1}, "F1"},
	} {
		if got := w.keyName(c.key); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

// What everybody knows does what everybody expects.
func TestActions_HaveTheUsualKeys(t *testing.T) {
	for name, id := range map[fyne.KeyName]string{
		fyne.KeyN: "file-new", fyne.KeyO: "file-open", fyne.KeyS: "file-save", fyne.KeyW: "file-close", fyne.KeyQ: "file-quit", fyne.KeyP: "file-export",
		fyne.KeyF: "edit-find", fyne.KeyComma: "edit-preferences", fyne.KeyZ: "edit-undo", fyne.KeyX: "edit-cut", fyne.KeyC: "edit-copy", fyne.KeyV: "edit-paste",
		fyne.KeyA: "edit-select-all", fyne.KeyD: "edit-duplicate", fyne.Key0: "view-fit",
	} {
		if a, ok := findAction(id); !ok || !a.hasKey(ctrl, name) {
			t.Errorf("Ctrl+%s is not %s", name, id)
		}
	}
}
