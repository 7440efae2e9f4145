package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas/words"
)

// preferences is the dialog of how somebody likes to work. What is chosen counts at once, in every
// window, so that there is nothing to confirm.
type preferences struct {
	window *Window
	rows   *fyne.Container
	named  map[string]fyne.Focusable
	author *field
}

// Measures of the dialog.
const (
	preferencesWidth float32 = 520
	preferencesLeft  float32 = 176
)

// askPreferences opens the dialog.
func (w *Window) askPreferences() { w.askPreferencesAt("wheel") }

// askPreferencesAt opens the dialog with the keyboard on one of its choices.
func (w *Window) askPreferencesAt(name string) {
	f := &preferences{window: w, rows: newColumn(8), named: map[string]fyne.Focusable{}}
	f.fill()
	body := container.New(tall{}, newScroller(container.New(inset{0, 1, 16, 2}, f.rows)))
	var m *modal
	m = w.open(w.text("preferences"), preferencesWidth+56, body, f.keepAuthor,
		newButton(flat, "", w.text("preferences-reset"), func() {
			f.again("wheel", func() { w.program.resetPrefs() })
		}),
		newButton(primary, "", w.text("done"), func() {
			f.keepAuthor()
			m.close()
		}))
	if target := f.named[name]; target != nil {
		m.focus(target)
	}
}

// fill adds all choices, those that are looked for most first.
func (f *preferences) fill() {
	w := f.window
	set := w.program.prefs.set
	f.segments("wheel", "wheel-sentence-"+string(w.program.prefs.wheel()), labelsOf(w, "wheel-", wheels),
		slices.Index(wheels, w.program.prefs.wheel()), func(s *settings, i int) { s.Wheel = wheels[i] })
	f.space()
	f.list("appearance", labelsOf(w, "appearance-", appearances),
		slices.Index(appearances, w.program.prefs.appearance()), func(s *settings, i int) { s.Appearance = appearances[i] })
	f.list("text-size", percents(w.program.words.language, textSizes),
		slices.Index(textSizes, w.program.prefs.textSize()), func(s *settings, i int) { s.TextSize = textSizes[i] })
	f.check("still", !set.Still, func(s *settings, on bool) { s.Still = !on })
	f.space()
	f.list("window-language", languageNames(),
		slices.Index(languages, w.program.words.language), func(s *settings, i int) { s.Language = languages[i] })
	f.list("numbers", labelsOf(w, "numbers-", numbersKnown),
		slices.Index(numbersKnown, w.program.prefs.numbers()), func(s *settings, i int) { s.Numbers = numbersKnown[i] })
	f.segments("units", "", labelsOf(w, "units-", unitsKnown),
		slices.Index(unitsKnown, w.program.prefs.units()), func(s *settings, i int) { s.Units = unitsKnown[i] })
	f.space()
	f.initials(set.Author)
}

// choose changes a setting. The windows are made anew by that, and the dialog with them: it opens
// again where the hand was.
func (f *preferences) choose(name string, alter func(*settings)) {
	f.again(name, func() { f.window.program.choose(alter) })
}

func (f *preferences) again(name string, change func()) {
	f.keepAuthor()
	change()
	f.window.askPreferencesAt(name)
}

// keepAuthor takes over what was typed: it needs no window to be made anew.
func (f *preferences) keepAuthor() {
	typed := initials(f.author.Text)
	if p := f.window.program.prefs; typed != p.set.Author {
		p.change(func(s *settings) { s.Author = typed })
	}
}

func (f *preferences) line(name string, control fyne.CanvasObject) {
	f.rows.Add(newFormLine(f.window.text("preferences-"+name), preferencesLeft, control))
	if focusable, ok := control.(fyne.Focusable); ok {
		f.named[name] = focusable
	}
	f.window.probe.put("preference:"+name, control)
}

// sentence adds words that say what a choice means.
func (f *preferences) sentence(key string) {
	words := newProse(f.window.text(key), sizeCaption, colorSecondary, preferencesWidth-preferencesLeft)
	f.rows.Add(container.New(inset{preferencesLeft, 0, 0, 0}, words))
}

func (f *preferences) space() { f.rows.Add(fixedHeight(2)) }

// list adds a choice of one of many.
func (f *preferences) list(name string, labels []string, chosen int, alter func(*settings, int)) {
	choice := newListChoice(labels, func(i int) { f.choose(name, func(s *settings) { alter(s, i) }) })
	choice.set(chosen, false)
	f.line(name, choice.button)
}

// segments adds a choice of one of a few, with a sentence of what it means or none.
func (f *preferences) segments(name, sentence string, labels []string, chosen int, alter func(*settings, int)) {
	choice := newSegments(labels, func(i int) { f.choose(name, func(s *settings) { alter(s, i) }) })
	choice.set(chosen, false)
	f.line(name, choice)
	if sentence != "" {
		f.sentence(sentence)
	}
}

// check adds something to have or not.
func (f *preferences) check(name string, on bool, alter func(*settings, bool)) {
	box := newCheck(f.window.text("preferences-"+name+"-check"), func(on bool) {
		f.choose(name, func(s *settings) { alter(s, on) })
	})
	box.set(on, false)
	f.line(name, box)
}

// initials adds the field for the author of new notes.
func (f *preferences) initials(given string) {
	f.author = newField(f.window)
	f.author.SetText(given)
	f.author.SetPlaceHolder(f.window.text("preferences-author-none"))
	f.author.left = f.keepAuthor
	f.author.OnSubmitted = func(string) { f.keepAuthor() }
	f.rows.Add(newFormLine(f.window.text("preferences-author"), preferencesLeft, f.author.object()))
	f.named["author"] = f.author
	f.window.probe.put("preference:author", f.author)
	f.sentence("preferences-author-sentence")
}

func percents(language string, sizes []int) []string {
	var out []string
	for _, size := range sizes {
		out = append(out, words.Percent(language, int64(size), 0))
	}
	return out
}

// languageNames are what the languages of the window call themselves.
func languageNames() []string {
	var out []string
	for _, l := range languages {
		out = append(out, newWording(l).text("language"))
	}
	return out
}
