package app

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// showMenu makes the main menu anew where something in it has changed: the toolkit builds all of
// its widgets again, which is not to be done at every letter that is typed.
func (w *Window) showMenu() {
	if w.inRoom() && runtime.GOOS != "darwin" { // there it is not in the window, and none is not possible
		if w.menuShown != "" {
			w.menuShown = ""
			w.win.SetMainMenu(nil)
		}
		return
	}
	signature := w.menuSignature()
	if signature == w.menuShown {
		return
	}
	w.menuShown = signature
	var items []*fyne.Menu
	for _, m := range menus {
		items = append(items, fyne.NewMenu(w.text(m.key), w.menuEntries(m)...))
	}
	w.win.SetMainMenu(fyne.NewMainMenu(items...))
}

// menuEntries returns the entries of a menu.
func (w *Window) menuEntries(m menu) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, id := range m.ids {
		if id == "" {
			items = append(items, fyne.NewMenuItemSeparator())
		} else if inner, ok := menuNamed(id); ok {
			item := fyne.NewMenuItem(w.text(id), nil)
			item.ChildMenu = fyne.NewMenu("", w.menuEntries(inner)...)
			items = append(items, item)
		} else if a, _ := findAction(id); a.spread {
			items = append(items, a.choices(w)...)
		} else {
			items = append(items, w.menuItem(id))
		}
	}
	return items
}

// menuSignature is what the main menu depends on.
func (w *Window) menuSignature() string {
	var s strings.Builder
	for _, a := range actions {
		fmt.Fprintf(&s, "%s %t %t\n", w.actionLabel(a), a.enabled == nil || a.enabled(w), a.checked != nil && a.checked(w))
	}
	for _, path := range w.program.prefs.recent() {
		fmt.Fprintln(&s, path, w.program.missing[path])
	}
	for _, other := range w.program.windows {
		fmt.Fprintln(&s, other.label(), other == w)
	}
	for _, choices := range [][]*fyne.MenuItem{w.tintChoices(), w.sizeChoices(), w.statusChoices()} {
		for _, c := range choices {
			fmt.Fprintln(&s, c.Checked)
		}
	}
	if w.doc != nil { // scenarios and periods can be chosen in the menu
		b := w.workbook()
		shown, _ := w.inView()
		fmt.Fprintln(&s, shown, w.period)
		for _, scenario := range b.Scenarios() {
			fmt.Fprintln(&s, scenario, b.Periods(scenario.ID))
		}
	}
	return s.String()
}

// menuItem returns the entry of an action in a menu.
func (w *Window) menuItem(id string) *fyne.MenuItem {
	a, _ := findAction(id)
	item := fyne.NewMenuItem(w.actionLabel(a), func() { w.perform(id) })
	item.Disabled = a.enabled != nil && !a.enabled(w)
	item.Checked = a.checked != nil && a.checked(w)
	item.IsQuit = id == "file-quit"
	if len(a.keys) > 0 {
		if item.Shortcut = a.keys[0].shortcut(); a.keys[0].mod == 0 {
			item.Shortcut = &desktop.CustomShortcut{KeyName: a.keys[0].name}
		}
	}
	if a.choices != nil {
		item.Action = nil
		choices := a.choices(w)
		item.Disabled = item.Disabled || len(choices) == 0
		if !item.Disabled {
			item.ChildMenu = fyne.NewMenu("", choices...)
		}
	}
	return item
}

func (w *Window) actionLabel(a action) string {
	if a.label != nil {
		return a.label(w)
	}
	return w.text("action-" + a.id)
}

// tip returns what a button of an action says when the pointer is over it: its words and its key,
// and why it cannot be pressed where that is so.
func (w *Window) tip(id string) string {
	a, _ := findAction(id)
	text := strings.TrimSuffix(w.actionLabel(a), "…")
	if len(a.keys) > 0 {
		text += "   " + w.keyName(a.keys[0])
	}
	if why := w.whyNot(a); why != "" {
		text += "\n" + why
	}
	return text
}

// arrowNames are the keys that are known by what stands on them.
var arrowNames = map[fyne.KeyName]string{fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓"}

// keyName returns how a key is written on the keyboard.
func (w *Window) keyName(k key) string {
	var parts []string
	if k.mod&ctrl != 0 {
		if ctrl == fyne.KeyModifierSuper {
			parts = append(parts, "⌘")
		} else {
			parts = append(parts, w.text("key-ctrl"))
		}
	}
	if k.mod&fyne.KeyModifierAlt != 0 {
		parts = append(parts, "Alt")
	}
	if k.mod&shift != 0 {
		parts = append(parts, w.text("key-shift"))
	}
	name := string(k.name)
	switch k.name {
	case desktop.KeyMenu:
		name = w.text("key-menu")
	case fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyTab, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyHome, fyne.KeyEnd, fyne.KeySpace:
		name = w.text("key-" + strings.ToLower(name))
	}
	if arrow, ok := arrowNames[k.name]; ok {
		name = arrow
	}
	return strings.Join(append(parts, name), "+")
}

func (w *Window) appearanceChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, a := range appearances {
		item := fyne.NewMenuItem(w.text("appearance-"+string(a)), func() { w.program.choose(func(s *settings) { s.Appearance = a }) })
		item.Checked = w.program.prefs.appearance() == a
		items = append(items, item)
	}
	return items
}

func (w *Window) languageChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, l := range languages {
		item := fyne.NewMenuItem(newWording(l).text("language"), func() { w.program.choose(func(s *settings) { s.Language = l }) })
		item.Checked = w.program.words.language == l
		items = append(items, item)
	}
	return items
}
