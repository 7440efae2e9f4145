package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

// action is something that can be done in a window. The table of all of them feeds the menus, the
// keys, the buttons and the page of keys. Its words are under "action-" and its id.
type action struct {
	id   string
	keys []key // the first is the one that menus show

	// toEntry marks what a text field does by itself: where one has the keyboard, it gets this
	// first. The menus of the toolkit hear keys before the field does.
	toEntry func(*Window) fyne.Shortcut
	history bool // it goes through the history: of the document as well while a note is typed

	enabled func(*Window) bool             // nil: always
	looks   bool                           // it changes nothing: it can be done where one may only look
	why     string                         // the key of the words for why it is not enabled; empty: it follows from the window
	fits    func(*Window) bool             // whether it has sense for what is selected: else menus of that leave it out; nil: always
	checked func(*Window) bool             // nil: it is nothing to be on or off
	label   func(*Window) string           // nil: its words
	choices func(*Window) []*fyne.MenuItem // it opens a menu of these
	room    bool                           // its keys hold in the room alone, and there before what the sheet makes of them
	spread  bool                           // the main menu holds its choices themselves, not in a menu within it
	run     func(*Window)
}

// key is a key with what is held down.
type key struct {
	mod  fyne.KeyModifier
	name fyne.KeyName
}

// Control, or Command where the system has that.
const ctrl = fyne.KeyModifierShortcutDefault

const shift = fyne.KeyModifierShift

// shortcut returns the key as the toolkit announces it.
func (k key) shortcut() fyne.Shortcut {
	if k.mod == ctrl {
		switch k.name {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: k.name, Modifier: k.mod}
}

func (a action) hasKey(mod fyne.KeyModifier, name fyne.KeyName) bool {
	return slices.Contains(a.keys, key{mod, name})
}

func isFunctionKey(name fyne.KeyName) bool {
	return len(name) > 1 && name[0] == 'F' && name[1] >= '0' && name[1] <= '9'
}

func findAction(id string) (action, bool) {
	i := slices.IndexFunc(actions, func(a action) bool { return a.id == id })
	if i < 0 {
		return action{}, false
	}
	return actions[i], true
}

// perform does an action, if it can be done now. Menus of the toolkit hear their keys even while
// a dialog is open, so that it is looked at here.
func (w *Window) perform(id string) {
	a, _ := findAction(id)
	if m, open := w.win.Canvas().Overlays().Top().(*popMenu); open {
		m.close() // a key was pressed although a menu is open
	}
	entry, inEntry := w.win.Canvas().Focused().(entryLike)
	if a.toEntry != nil && inEntry && !entry.Disabled() && !(a.history && w.typingNote()) {
		entry.TypedShortcut(a.toEntry(w))
		return
	}
	if len(w.modals) > 0 || a.run == nil || (a.enabled != nil && !a.enabled(w)) {
		return
	}
	if w.view != nil && !w.view.FinishCell() {
		return // what was typed into a cell cannot be read: it says why
	}
	a.run(w)
	w.focusIfNothing()
}

// typingNote reports whether a note or a text is open for typing on the sheet. It has no history of
// its own.
func (w *Window) typingNote() bool {
	if w.view == nil {
		return false
	}
	return w.view.TypesLive()
}

// asKey hands a key on to a text field, where it goes by words or lines.
func asKey(mod fyne.KeyModifier, name fyne.KeyName) func(*Window) fyne.Shortcut {
	return func(*Window) fyne.Shortcut { return key{mod, name}.shortcut() }
}

// entryLike is a text field of the toolkit, or one that is like it.
type entryLike interface {
	fyne.Shortcutable
	fyne.Disableable
	SelectedText() string
}

// focusIfNothing gives the keyboard back to the sheet where a press of a button took it.
func (w *Window) focusIfNothing() {
	if w.doc != nil && w.win.Canvas().Focused() == nil {
		w.focusSheet()
	}
}

// hasFile and the others say when an action can be done.
func hasDoc(w *Window) bool  { return w.doc != nil }
func canEdit(w *Window) bool { return w.doc != nil && !w.doc.readOnly() }

func onSection(w *Window) bool { return w.doc != nil && w.view.AimedSection() != "" }

func hasSelection(w *Window) bool { return w.doc != nil && len(w.selection) > 0 }

func canCopy(w *Window) bool { return hasDoc(w) && len(things(w)) > 0 || onCell(w) }

func canCut(w *Window) bool { return canEdit(w) && canCopy(w) }

func canEditSelection(w *Window) bool { return canEdit(w) && len(w.selection) > 0 }

func canHide(w *Window) bool {
	return canEdit(w) && len(w.selection) > 0 && !slices.ContainsFunc(w.selection, func(i canvas.Item) bool {
		_, isSource := canvas.Get[canvas.Source](w.workbook(), i.ID)
		return !isSource
	})
}

func canAddCurrent(w *Window) bool { return canEdit(w) && w.deck.list.currentRow() != nil }

// addLabel names the card of the deck that would be added.
func addLabel(w *Window) string {
	if w.doc != nil && w.deck != nil {
		if r := w.deck.list.currentRow(); r != nil {
			return w.text("add-card", r.title)
		}
	}
	return w.text("action-deck-add")
}

func canUndo(w *Window) bool {
	if !canEdit(w) {
		return false
	}
	_, ok := w.doc.editor.Last()
	return ok
}

func canRedo(w *Window) bool {
	if !canEdit(w) {
		return false
	}
	_, ok := w.doc.editor.Next()
	return ok
}

func undoLabel(w *Window) string {
	if canUndo(w) {
		last, _ := w.doc.editor.Last()
		return w.program.words.label(canvas.Label{Key: "undo", Args: append([]string{last.Label.Key}, last.Label.Args...)})
	}
	return w.text("action-edit-undo")
}

func redoLabel(w *Window) string {
	if canRedo(w) {
		next, _ := w.doc.editor.Next()
		return w.program.words.label(canvas.Label{Key: "redo", Args: append([]string{next.Label.Key}, next.Label.Args...)})
	}
	return w.text("action-edit-redo")
}

// pairOr returns the label of what the sheet in view shows: scenario or period, or of one of the two
// periods that it compares.
func pairOr(usual, pair string) func(*Window) string {
	return func(w *Window) string {
		if w.doc != nil {
			if _, t := w.inView(); t != nil && t.Of == canvas.OfPair {
				return w.text(pair)
			}
		}
		return w.text("action-sheet-" + usual)
	}
}

// actions is everything that can be done. It is filled by init, because what the actions do
// refers to the table again.
var actions []action

func init() {
	clipboard := func(w *Window) fyne.Clipboard { return w.program.app.Clipboard() }
	actions = []action{
		{id: "file-new", keys: []key{{ctrl, fyne.KeyN}}, run: (*Window).newFile},
		{id: "file-doors", choices: (*Window).doorChoices},
		{id: "file-open", keys: []key{{ctrl, fyne.KeyO}}, run: (*Window).askOpen},
		{id: "file-recent", choices: (*Window).recentChoices},
		{id: "file-examples", choices: (*Window).exampleChoices},
		{id: "file-save", keys: []key{{ctrl, fyne.KeyS}}, enabled: hasDoc, run: (*Window).saveNow},
		{id: "file-save-as", keys: []key{{ctrl | shift, fyne.KeyS}}, enabled: hasDoc, run: (*Window).askSaveAs},
		{id: "file-duplicate", enabled: hasDoc, run: (*Window).askDuplicate},
		{id: "file-export", keys: []key{{ctrl, fyne.KeyE}, {ctrl, fyne.KeyP}}, enabled: hasDoc, run: (*Window).askExport},
		{id: "file-public-copy", enabled: hasDoc, run: (*Window).askPublicCopy},
		{id: "file-snapshot", keys: []key{{ctrl | shift, fyne.KeyK}}, enabled: canSnapshot, run: (*Window).askSnapshot},
		{id: "file-go-back", looks: true, why: "why-nothing-changed", enabled: hasChangedSinceOpened, run: (*Window).goBackToOpened},
		{id: "file-picture", enabled: hasDoc, run: (*Window).askPicture},
		{id: "file-picture-section", looks: true, why: "why-no-section", enabled: onSection, run: (*Window).askSectionPicture},
		{id: "file-picture-selection", looks: true, enabled: hasSelection, run: (*Window).askSelectionPicture},
		{id: "file-profile", enabled: hasDoc, run: (*Window).askProfile},
		{id: "file-close", keys: []key{{ctrl, fyne.KeyW}}, run: (*Window).close},
		{id: "file-quit", keys: []key{{ctrl, fyne.KeyQ}}, run: func(w *Window) { w.program.quit() }},

		{id: "edit-undo", keys: []key{{ctrl, fyne.KeyZ}}, enabled: canUndo, why: "why-nothing-to-undo", label: undoLabel, run: (*Window).undo, history: true,
			toEntry: func(*Window) fyne.Shortcut { return &fyne.ShortcutUndo{} }},
		{id: "edit-redo", keys: []key{{ctrl | shift, fyne.KeyZ}, {ctrl, fyne.KeyY}}, enabled: canRedo, why: "why-nothing-to-redo", label: redoLabel, run: (*Window).redo, history: true,
			toEntry: func(*Window) fyne.Shortcut { return &fyne.ShortcutRedo{} }},
		{id: "edit-cut", keys: []key{{ctrl, fyne.KeyX}}, enabled: canCut, run: (*Window).cut,
			toEntry: func(w *Window) fyne.Shortcut { return &fyne.ShortcutCut{Clipboard: clipboard(w)} }},
		{id: "edit-copy", looks: true, keys: []key{{ctrl, fyne.KeyC}}, enabled: canCopy, run: (*Window).copy,
			toEntry: func(w *Window) fyne.Shortcut { return &fyne.ShortcutCopy{Clipboard: clipboard(w)} }},
		{id: "edit-paste", keys: []key{{ctrl, fyne.KeyV}}, enabled: canEdit, run: (*Window).paste,
			toEntry: func(w *Window) fyne.Shortcut { return &fyne.ShortcutPaste{Clipboard: clipboard(w)} }},
		{id: "edit-paste-one", keys: []key{{ctrl | shift, fyne.KeyV}}, enabled: canEdit, run: (*Window).pasteOne,
			toEntry: func(w *Window) fyne.Shortcut { return &fyne.ShortcutPaste{Clipboard: clipboard(w)} }},
		{id: "edit-copy-style", looks: true, why: "why-one-thing", keys: []key{{ctrl | fyne.KeyModifierAlt, fyne.KeyC}}, enabled: canCopyStyle, run: (*Window).copyStyle},
		{id: "edit-paste-style", why: "why-no-look", keys: []key{{ctrl | fyne.KeyModifierAlt, fyne.KeyV}}, enabled: canPasteStyle, run: (*Window).pasteStyle},
		{id: "edit-duplicate", keys: []key{{ctrl, fyne.KeyD}}, enabled: canArrange(1), run: (*Window).duplicate},
		{id: "edit-delete", keys: []key{{0, fyne.KeyDelete}, {0, fyne.KeyBackspace}}, enabled: canEditSelection, run: (*Window).remove},
		{id: "edit-open", why: "why-one-thing", keys: []key{{0, fyne.KeyF2}}, enabled: canOpen, run: (*Window).openSelected},
		{id: "item-status", enabled: canEditAll[canvas.Source], fits: selectedAll[canvas.Source], why: "why-select-sources", choices: (*Window).statusChoices},
		{id: "item-tint", enabled: canEditAll[canvas.Note], fits: selectedAll[canvas.Note], why: "why-select-notes", choices: (*Window).tintChoices},
		{id: "item-size", enabled: canEditAll[canvas.Note], fits: selectedAll[canvas.Note], why: "why-select-notes", choices: (*Window).sizeChoices},
		{id: "item-confidential", enabled: canMark, fits: canMark, why: "why-not-markable", checked: allConfidential, run: (*Window).toggleConfidential},
		{id: "item-confidential-figure", enabled: canMarkFigure, fits: canMarkFigure, why: "why-no-figure", checked: allFiguresConfidential, run: (*Window).toggleFigures},
		{id: "edit-menu", keys: []key{{0, desktop.KeyMenu}, {shift, fyne.KeyF10}}, enabled: hasDoc, run: (*Window).openContextMenu},
		{id: "edit-hide", fits: selectedAll[canvas.Source], keys: []key{{ctrl, fyne.KeyH}}, enabled: canHide, why: "why-only-sources", run: (*Window).hide},
		{id: "edit-show-hidden", keys: []key{{ctrl | shift, fyne.KeyH}}, enabled: canEdit, run: (*Window).showHidden},
		{id: "edit-select-all", keys: []key{{ctrl, fyne.KeyA}}, enabled: hasDoc, run: func(w *Window) { w.view.SelectAll() },
			toEntry: func(*Window) fyne.Shortcut { return &fyne.ShortcutSelectAll{} }},
		{id: "edit-bring-back", enabled: canEdit, run: (*Window).askBringBack},
		{id: "edit-picture", enabled: canEdit, run: (*Window).insertPicture},
		{id: "edit-note", keys: []key{{0, fyne.KeyN}}, enabled: canEdit, run: func(w *Window) { w.view.NewNote() }},
		{id: "edit-find", keys: []key{{ctrl, fyne.KeyF}}, enabled: hasDoc, run: (*Window).showFind},
		{id: "edit-find-next", keys: []key{{0, fyne.KeyF3}}, enabled: hasDoc, run: findStep(+1)},
		{id: "edit-find-previous", keys: []key{{shift, fyne.KeyF3}}, enabled: hasDoc, run: findStep(-1)},
		{id: "edit-find-card", keys: []key{{ctrl | shift, fyne.KeyF}, {0, fyne.KeySlash}}, enabled: hasDoc, run: (*Window).findCard},

		{id: "view-fit", keys: []key{{ctrl, fyne.Key0}, {shift, fyne.Key1}}, enabled: hasDoc, run: func(w *Window) { w.view.Fit() }},
		{id: "view-actual", keys: []key{{ctrl, fyne.Key1}}, enabled: hasDoc, run: func(w *Window) { w.view.ZoomActual() }},
		{id: "view-zoom-in", keys: []key{{ctrl, fyne.KeyPlus}, {ctrl, fyne.KeyEqual}, {ctrl | shift, fyne.KeyPlus}, {ctrl | shift, fyne.KeyEqual}}, enabled: hasDoc, run: func(w *Window) { w.view.ZoomIn() }},
		{id: "view-zoom-out", keys: []key{{ctrl, fyne.KeyMinus}}, enabled: hasDoc, run: func(w *Window) { w.view.ZoomOut() }},
		{id: "view-zoom", enabled: hasDoc, choices: (*Window).zoomChoices},
		{id: "view-selection", looks: true, keys: []key{{shift, fyne.Key2}, {ctrl, fyne.Key2}}, enabled: hasSelection, run: func(w *Window) { w.view.ZoomToSelection() }},
		{id: "view-section", keys: []key{{shift, fyne.Key3}, {ctrl, fyne.Key3}}, enabled: hasDoc, run: func(w *Window) { w.view.ZoomToSection() }},
		{id: "view-deck", keys: []key{{ctrl, fyne.KeyB}}, enabled: hasDoc, checked: panelOut("deck"), run: togglePanel("deck")},
		{id: "view-insight", keys: []key{{ctrl | shift, fyne.KeyI}}, enabled: hasDoc, run: func(w *Window) { w.side.show("answers") }},
		{id: "view-what-if", keys: []key{{ctrl | shift, fyne.KeyW}}, enabled: hasDoc, run: func(w *Window) { w.side.show("what-if") }},
		{id: "view-guide", keys: []key{{ctrl | shift, fyne.KeyG}}, enabled: hasDoc, run: (*Window).showGuide},
		{id: "view-history", keys: []key{{ctrl | shift, fyne.KeyY}}, enabled: hasDoc, run: (*Window).showHistory},
		{id: "view-inspector", keys: []key{{ctrl, fyne.KeyI}}, enabled: hasDoc, checked: panelOut("inspector"), run: togglePanel("inspector")},
		{id: "view-panels", keys: []key{{0, fyne.KeyF6}}, enabled: hasDoc, run: (*Window).nextPanel},
		{id: "view-hand", keys: []key{{0, fyne.KeyH}}, enabled: hasDoc, checked: func(w *Window) bool { return w.view != nil && w.view.Hand() }, run: func(w *Window) { w.view.TakeHand() }},
		{id: "view-pointer", keys: []key{{0, fyne.KeyV}}, enabled: hasDoc, checked: func(w *Window) bool { return w.view != nil && !w.view.Hand() }, run: func(w *Window) { w.view.LeaveTool() }},
		{id: "view-full-screen", checked: func(w *Window) bool { return w.win.FullScreen() },
			run: func(w *Window) { w.win.SetFullScreen(!w.win.FullScreen()) }},
		{id: "edit-preferences", keys: []key{{ctrl, fyne.KeyComma}}, run: (*Window).askPreferences},

		{id: "view-outline", keys: []key{{ctrl | shift, fyne.KeyO}}, enabled: hasDoc, checked: func(w *Window) bool { return w.outline.shown() }, run: (*Window).toggleOutline},
		{id: "view-public", keys: []key{{0, fyne.KeyF8}}, enabled: hasDoc, checked: inPublic, run: (*Window).togglePublic},
		{id: "view-discretion", enabled: hasDoc, choices: (*Window).discretionChoices},
		{id: "view-appearance", choices: (*Window).appearanceChoices},
		{id: "view-language", choices: (*Window).languageChoices},

		{id: "arrange-left", why: "why-two-things", keys: []key{{ctrl | shift, fyne.KeyLeft}}, enabled: canArrange(2), toEntry: asKey(ctrl|shift, fyne.KeyLeft), run: align(canvas.EdgeLeft)},
		{id: "arrange-center", why: "why-two-things", enabled: canArrange(2), run: align(canvas.EdgeCenter)},
		{id: "arrange-right", why: "why-two-things", keys: []key{{ctrl | shift, fyne.KeyRight}}, enabled: canArrange(2), toEntry: asKey(ctrl|shift, fyne.KeyRight), run: align(canvas.EdgeRight)},
		{id: "arrange-top", why: "why-two-things", keys: []key{{ctrl | shift, fyne.KeyUp}}, enabled: canArrange(2), toEntry: asKey(ctrl|shift, fyne.KeyUp), run: align(canvas.EdgeTop)},
		{id: "arrange-middle", why: "why-two-things", enabled: canArrange(2), run: align(canvas.EdgeMiddle)},
		{id: "arrange-bottom", why: "why-two-things", keys: []key{{ctrl | shift, fyne.KeyDown}}, enabled: canArrange(2), toEntry: asKey(ctrl|shift, fyne.KeyDown), run: align(canvas.EdgeBottom)},
		{id: "arrange-across", why: "why-three-things", enabled: canArrange(3), run: distribute(canvas.Across)},
		{id: "arrange-down", why: "why-three-things", enabled: canArrange(3), run: distribute(canvas.Down)},
		{id: "arrange-front", keys: []key{{ctrl | shift, fyne.KeyRightBracket}, {ctrl, fyne.KeyHome}}, enabled: canArrange(1), run: stack(canvas.ToFront)},
		{id: "arrange-forward", keys: []key{{ctrl, fyne.KeyRightBracket}, {ctrl, fyne.KeyUp}}, enabled: canArrange(1), run: stack(canvas.Forward)},
		{id: "arrange-backward", keys: []key{{ctrl, fyne.KeyLeftBracket}, {ctrl, fyne.KeyDown}}, enabled: canArrange(1), run: stack(canvas.Backward)},
		{id: "arrange-back", keys: []key{{ctrl | shift, fyne.KeyLeftBracket}, {ctrl, fyne.KeyEnd}}, enabled: canArrange(1), run: stack(canvas.ToBack)},
		{id: "arrange-arrow", keys: []key{{0, fyne.KeyA}}, enabled: canEdit, run: func(w *Window) { w.view.TakeArrow() }},
		{id: "arrange-link", why: "why-two-to-join", keys: []key{{ctrl, fyne.KeyL}}, enabled: canLink, run: (*Window).linkSelected},
		{id: "arrange-turn", why: "why-an-arrow", enabled: onArrow, run: (*Window).turnArrow},
		{id: "arrange-lock", keys: []key{{ctrl | shift, fyne.KeyL}}, enabled: canArrange(1), label: lockLabel, run: (*Window).toggleLock},
		{id: "arrange-unlock-all", enabled: canEdit, run: (*Window).unlockAll},
		{id: "arrange-snap", keys: []key{{ctrl, fyne.KeyU}}, checked: func(w *Window) bool { return w.program.prefs.snaps() },
			run: func(w *Window) { w.program.prefs.setSnaps(!w.program.prefs.snaps()); w.showMenu() }},

		{id: "sheet-add", enabled: canEdit, choices: (*Window).toolChoices},
		{id: "sheet-about", looks: true, why: "why-no-about", enabled: canTellTool, run: (*Window).askAboutTool},
		{id: "sheet-scenario", enabled: hasDoc, label: pairOr("scenario", "action-sheet-against"), choices: (*Window).scenarioChoices},
		{id: "sheet-period", enabled: hasDoc, label: pairOr("period", "action-sheet-with"), choices: (*Window).periodChoices},
		{id: "sheet-copy", enabled: canEdit, run: (*Window).copySheet},
		{id: "sheet-rename", enabled: canEdit, run: (*Window).renameSheet},
		{id: "sheet-delete", enabled: canEdit, run: (*Window).deleteSheet},
		{id: "sheet-left", keys: []key{{ctrl | shift, fyne.KeyPageUp}}, enabled: canEdit, run: func(w *Window) { w.moveSheet(-1) }},
		{id: "sheet-right", keys: []key{{ctrl | shift, fyne.KeyPageDown}}, enabled: canEdit, run: func(w *Window) { w.moveSheet(+1) }},
		{id: "sheet-next", keys: []key{{ctrl, fyne.KeyPageDown}, {ctrl, fyne.KeyTab}}, enabled: hasDoc, run: func(w *Window) { w.stepSheet(+1) }},
		{id: "sheet-previous", keys: []key{{ctrl, fyne.KeyPageUp}, {ctrl | shift, fyne.KeyTab}}, enabled: hasDoc, run: func(w *Window) { w.stepSheet(-1) }},

		{id: "present-start", looks: true, keys: []key{{0, fyne.KeyF5}}, enabled: hasDoc, run: func(w *Window) { w.present(true) }},
		{id: "present-here", looks: true, keys: []key{{0, fyne.KeyF11}, {shift, fyne.KeyF5}, {ctrl, fyne.KeyPeriod}}, enabled: hasDoc, checked: (*Window).inRoom, run: func(w *Window) { w.present(false) }},
		{id: "steps-play", looks: true, why: "why-no-steps", keys: []key{{0, fyne.KeyF7}}, enabled: hasSteps, checked: played, run: (*Window).togglePlay},
		{id: "steps-order", keys: []key{{shift, fyne.KeyF7}}, enabled: canEdit, checked: ordering, run: (*Window).toggleOrder},
		{id: "steps-suggest", why: "why-nothing-to-step", enabled: canSuggestSteps, run: (*Window).suggestSteps},
		{id: "item-step", why: "why-select-things", enabled: canStep, fits: canStep, choices: (*Window).stepChoices},
		{id: "steps-next", why: "why-select-things", keys: []key{{ctrl, fyne.KeyJ}}, enabled: canStep, run: (*Window).stepNext},
		{id: "steps-together", why: "why-select-things", keys: []key{{ctrl | shift, fyne.KeyJ}}, enabled: canStep, run: (*Window).stepTogether},
		{id: "steps-earlier", why: "why-no-step-there", enabled: canMoveStep(-1), run: moveStep(-1)},
		{id: "steps-later", why: "why-no-step-there", enabled: canMoveStep(+1), run: moveStep(+1)},
		{id: "steps-clear", why: "why-no-steps", enabled: canEditSteps, run: (*Window).clearSteps},
		{id: "present-keep", keys: []key{{ctrl | shift, fyne.KeyE}}, enabled: canEdit, run: (*Window).keepView},
		{id: "present-update", why: "why-no-view", enabled: canEditView, run: (*Window).updateView},
		{id: "present-rename", why: "why-no-view", enabled: canEditView, run: (*Window).renameView},
		{id: "present-remove", why: "why-no-view", enabled: canEditView, run: (*Window).removeView},
		{id: "present-left", why: "why-no-view", enabled: canEditView, run: func(w *Window) { w.moveView(-1) }},
		{id: "present-right", why: "why-no-view", enabled: canEditView, run: func(w *Window) { w.moveView(+1) }},
		{id: "present-go", looks: true, enabled: hasDoc, choices: (*Window).viewChoices},
		{id: "present-list", looks: true, why: "why-no-views", keys: []key{{0, fyne.KeyF9}}, enabled: hasViews, checked: panelOut("views"), run: togglePanel("views")},
		{id: "present-hides", looks: true, enabled: hasDoc, choices: (*Window).hideChoices},
		{id: "present-next", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyPageDown}, {0, fyne.KeyRight}, {0, fyne.KeySpace}}, enabled: isShown, run: func(w *Window) { w.stepView(+1) }},
		{id: "present-previous", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyPageUp}, {0, fyne.KeyLeft}, {shift, fyne.KeySpace}}, enabled: isShown, run: func(w *Window) { w.stepView(-1) }},
		{id: "present-section-next", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyDown}}, enabled: isShown, run: func(w *Window) { w.stepSection(+1) }},
		{id: "present-section-previous", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyUp}}, enabled: isShown, run: func(w *Window) { w.stepSection(-1) }},
		{id: "present-whole", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyHome}}, enabled: isShown, run: (*Window).showAll},
		{id: "present-period-next", looks: true, room: true, why: "why-not-in-room", keys: []key{{shift, fyne.KeyRight}}, enabled: isShown, run: func(w *Window) { w.stepPeriod(+1) }},
		{id: "present-period-previous", looks: true, room: true, why: "why-not-in-room", keys: []key{{shift, fyne.KeyLeft}}, enabled: isShown, run: func(w *Window) { w.stepPeriod(-1) }},
		{id: "present-veil", looks: true, room: true, keys: []key{{0, fyne.KeyG}}, enabled: hasDoc, checked: func(w *Window) bool { return w.doc != nil && w.showing.veiled }, run: (*Window).toggleVeil},
		{id: "present-black", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyB}, {0, fyne.KeyPeriod}}, enabled: isShown, run: toggleBlank(blankBlack)},
		{id: "present-white", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyW}}, enabled: isShown, run: toggleBlank(blankWhite)},
		{id: "present-laser", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyL}}, enabled: isShown, checked: func(w *Window) bool { return w.laser }, run: (*Window).toggleLaser},
		{id: "present-timer", looks: true, room: true, why: "why-not-in-room", keys: []key{{0, fyne.KeyT}}, enabled: isShown, run: (*Window).askTimer},
		{id: "present-timer-end", looks: true, room: true, why: "why-no-timer", enabled: hasTimer, run: (*Window).endTimer},

		{id: "present-screen", looks: true, keys: []key{{ctrl, fyne.KeyF5}}, enabled: hasDoc, checked: hasSecond, run: (*Window).toggleSecond},
		{id: "present-swap", looks: true, why: "why-no-second", keys: []key{{ctrl | shift, fyne.KeyF5}}, enabled: hasSecond, run: (*Window).swapScreens},

		{id: "meeting-say", keys: []key{{ctrl | shift, fyne.KeyD}}, enabled: canSay, run: (*Window).showSay},
		{id: "meeting-panel", looks: true, keys: []key{{ctrl | shift, fyne.KeyM}}, enabled: hasDoc, run: func(w *Window) { w.side.show("meeting") }},
		{id: "meeting-guess", enabled: canSay, run: (*Window).askGuess},
		{id: "meeting-fill", enabled: canSay, run: (*Window).askFill},
		{id: "meeting-vote", enabled: canSay, run: (*Window).askVote},
		{id: "meeting-start", enabled: canSay, run: (*Window).startMeeting},
		{id: "meeting-end", why: "why-no-meeting", enabled: hasMeetingNow, run: (*Window).endMeeting},
		{id: "meeting-minutes", looks: true, why: "why-no-minutes", enabled: hasMeetings, run: func(w *Window) { w.askMinutes(w.meeting.meeting()) }},
		{id: "meeting-gather", why: "why-no-cards", enabled: canGather, run: (*Window).askGather},

		{id: "window-next", looks: true, why: "why-one-window", keys: []key{{ctrl, fyne.KeyF6}}, enabled: hasOtherWindow, run: func(w *Window) { w.stepWindow(+1) }},
		{id: "window-previous", looks: true, why: "why-one-window", keys: []key{{ctrl | shift, fyne.KeyF6}}, enabled: hasOtherWindow, run: func(w *Window) { w.stepWindow(-1) }},
		{id: "window-list", choices: (*Window).windowChoices, spread: true},
		{id: "deck-add", enabled: canAddCurrent, label: addLabel, run: func(w *Window) { w.deck.list.addCurrent() }},
		{id: "deck-own", enabled: canEdit, run: (*Window).askOwnCard},

		{id: "help-commands", keys: []key{{ctrl | shift, fyne.KeyP}, {ctrl, fyne.KeySlash}}, run: (*Window).showPalette},
		{id: "help-keys", keys: []key{{0, fyne.KeyF1}}, run: (*Window).showKeys},
		{id: "help-manual", keys: []key{{shift, fyne.KeyF1}}, run: (*Window).showManual},
		{id: "help-about", run: (*Window).showAbout},
	}
}

// menu is actions in their order; an empty id is a line, and the key of a submenu is that one.
type menu struct {
	key string
	ids []string
}

// menus is the main menu.
var menus = []menu{
	{"menu-file", []string{
		"file-new", "file-doors", "file-open", "file-recent", "file-examples", "",
		"file-save", "file-save-as", "file-duplicate", "file-public-copy", "",
		"file-snapshot", "file-go-back", "",
		"file-profile", "file-export", "file-picture", "file-picture-section", "file-picture-selection", "",
		"file-close", "file-quit",
	}},
	{"menu-edit", []string{
		"edit-undo", "edit-redo", "",
		"edit-cut", "edit-copy", "edit-paste", "edit-paste-one", "edit-duplicate", "edit-delete", "",
		"menu-item", "edit-show-hidden", "edit-bring-back", "",
		"edit-note", "edit-picture", "edit-select-all", "",
		"menu-find", "",
		"edit-preferences",
	}},
	{"menu-view", []string{
		"view-fit", "view-zoom-in", "view-zoom-out", "menu-zoom", "",
		"view-pointer", "view-hand", "",
		"view-deck", "view-inspector", "view-insight", "view-what-if", "view-history", "view-guide", "view-panels", "view-full-screen", "",
		"view-outline", "view-public", "view-discretion", "",
		"view-appearance", "view-language",
	}},
	{"menu-arrange", []string{
		"menu-align", "",
		"arrange-front", "arrange-forward", "arrange-backward", "arrange-back", "",
		"arrange-arrow", "arrange-link", "arrange-turn", "",
		"arrange-lock", "arrange-unlock-all", "",
		"arrange-snap",
	}},
	{"menu-sheet", []string{
		"sheet-add", "sheet-about", "sheet-copy", "sheet-rename", "sheet-delete", "",
		"sheet-scenario", "sheet-period", "",
		"sheet-left", "sheet-right", "",
		"sheet-next", "sheet-previous", "",
		"deck-add", "deck-own",
	}},
	{"menu-present", []string{
		"present-start", "present-here", "present-screen", "present-swap", "",
		"steps-play", "menu-steps", "",
		"present-keep", "present-list", "present-go", "menu-this-view", "present-hides", "",
		"present-next", "present-previous", "menu-in-room", "",
		"present-black", "present-white", "present-laser", "present-timer", "present-timer-end",
	}},
	{"menu-meeting", []string{
		"meeting-say", "meeting-panel", "",
		"meeting-guess", "meeting-fill", "meeting-vote", "",
		"meeting-start", "meeting-end", "",
		"meeting-minutes", "",
		"meeting-gather",
	}},
	{"menu-window", []string{
		"window-next", "window-previous", "",
		"window-list",
	}},
	{"menu-help", []string{
		"help-commands", "help-manual", "help-keys", "help-about",
	}},
}

// submenus are menus within others: what belongs together, and what would make a menu longer than
// the eye takes in at once.
var submenus = []menu{
	{"menu-item", []string{
		"edit-open", "item-status", "item-tint", "item-size", "",
		"item-confidential", "item-confidential-figure", "",
		"edit-copy-style", "edit-paste-style", "",
		"edit-hide", "",
		"edit-menu",
	}},
	{"menu-steps", []string{
		"steps-order", "steps-suggest", "",
		"item-step", "steps-next", "steps-together", "steps-earlier", "steps-later", "",
		"steps-clear",
	}},
	{"menu-this-view", []string{
		"present-update", "present-rename", "present-remove", "",
		"present-left", "present-right",
	}},
	{"menu-in-room", []string{
		"present-section-next", "present-section-previous", "present-whole", "",
		"present-period-next", "present-period-previous", "",
		"present-veil",
	}},
	{"menu-find", []string{
		"edit-find", "edit-find-next", "edit-find-previous", "",
		"edit-find-card",
	}},
	{"menu-zoom", []string{
		"view-actual", "view-selection", "view-section", "",
		"view-zoom",
	}},
	{"menu-align", []string{
		"arrange-left", "arrange-center", "arrange-right", "",
		"arrange-top", "arrange-middle", "arrange-bottom", "",
		"arrange-across", "arrange-down",
	}},
}

// menuNamed returns a menu by its key, also one within another.
func menuNamed(key string) (menu, bool) {
	for _, of := range [][]menu{menus, submenus} {
		for _, m := range of {
			if m.key == key {
				return m, true
			}
		}
	}
	return menu{}, false
}

// actions returns the actions of a menu, with those of the menus within it where these stand.
func (m menu) actions() []action {
	var out []action
	for _, id := range m.ids {
		if inner, ok := menuNamed(id); ok {
			out = append(out, inner.actions()...)
		} else if a, ok := findAction(id); ok {
			out = append(out, a)
		}
	}
	return out
}
