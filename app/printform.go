package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// printForm is the left side of the print dialog: what is wished. What says nothing about what is printed now is
// not shown.
type printForm struct {
	dialog *printDialog
	object *fyne.Container
	rows   []printRow
	fit    *check
	about  *prose
}

// printRow is a row of the form, and when it is shown.
type printRow struct {
	object fyne.CanvasObject
	of     func() bool
	load   func()
}

const printLabel float32 = 104

func newPrintForm(d *printDialog) *printForm {
	f := &printForm{dialog: d, object: newColumn(8)}
	w, p := d.window, &d.wishes
	sheets := func() bool { return d.what == printSheet || d.what == printSheets }
	pictures := func() bool { return ofWorkbook(p.Format) == nil }
	pages := func() bool { return pictures() && p.Format != export.HTML.Ext } // that have a size
	pdf := func() bool { return p.Format == export.PDF.Ext }
	hung := func() bool { return d.what != printCards && pages() }
	deck := func() bool { return d.what == printCards || d.what == printWorkshop }
	parts := func() bool { return hung() && pdf() && p.On != "" }

	f.segments("", printWhats, func(v string) string { return w.text("print-what-" + v) }, &d.what, nil)
	f.segments("", exportFormats(), strings.ToUpper, &p.Format, sheets)
	f.about = newProse("", sizeCaption, colorSecondary, printFormWidth-20)
	f.add(f.about, sheets, func() { f.about.set(w.text("about-"+p.Format), colorSecondary) })

	f.yesNo("print-set", &p.Full, []string{"print-set-short", "print-set-full"}, func() bool { return d.what == printWorkshop })
	f.yesNo("print-state", &p.Filled, []string{"print-empty", "print-filled"}, func() bool { return d.what == printWorkshop })
	f.rule(pages)
	f.list("print-size", printPapers, w.paperName, &p.Size, hung)
	f.list("export-on", append([]string{""}, partPapers...), func(v string) string {
		if v == "" {
			return w.text("export-one-page")
		}
		return w.text("export-parts", export.PaperTitle(v))
	}, &p.On, func() bool { return hung() && pdf() })
	f.fit = newCheck("", func(on bool) { p.Fit = on; d.changed() })
	f.fit.Hide()
	f.object.Add(f.fit)
	f.numbers("print-overlap", []float64{5, 10, 12.7, 15, 20}, f.length, &p.Overlap, parts)
	f.number("print-turn", []int{0, 1, 2}, func(n int) string { return w.text("print-turn-" + itoa(n)) }, &p.Turn, hung)
	f.number("print-scale", []int{100, 95, 90, 80, 75, 70, 60, 50}, f.percent, &p.Scale, func() bool { return hung() && !parts() })
	f.number("print-resolution", []int{0, 150, 300, 600}, func(n int) string {
		if n == 0 {
			return w.text("print-screen")
		}
		return w.text("print-dpi", itoa(n))
	}, &p.DPI, func() bool { return sheets() && p.Format == export.PNG.Ext })
	f.list("print-paper", partPapers, w.paperName, &p.Paper, deck)
	f.numbers("print-margin", []float64{0, 3, 5, 6.35, 10, 15, 20}, f.length, &p.Margin, func() bool { return pages() && (pdf() || hung()) })

	f.rule(deck)
	f.not("print-cards-deck", &p.NoDeck, deck)
	f.check("print-cards-own", &p.Own, deck)
	f.check("print-cards-shocks", &p.Shocks, deck)
	f.not("print-cards-intro", &p.NoIntro, deck)
	f.number("print-blanks", []int{0, 3, 6, 9, 12, 18, 27, 36}, itoa, &p.Blanks, deck)
	f.number("print-copies", []int{1, 2, 3, 4, 5, 6, 8, 10}, itoa, &p.Copies, deck)
	sizes := []string{printing.CardThatFits}
	var backs []string
	for _, s := range imposition.CardSizes {
		sizes = append(sizes, s.Name)
	}
	for _, b := range imposition.AllBacks {
		backs = append(backs, b.String())
	}
	f.list("print-card", sizes, func(v string) string {
		if v == printing.CardThatFits {
			return w.text("print-card-fits")
		}
		s, _ := imposition.CardSizeNamed(v)
		return w.text("card-size-"+v) + "  ·  " + w.lengths(s.Size.W, s.Size.H)
	}, &p.Card, deck)
	f.list("print-backs", backs, func(v string) string { return w.text("backs-" + v) }, &p.Backs, deck)
	f.check("print-fronts", &p.Fronts, func() bool { return deck() && p.backs().TwoSided() })
	f.check("print-bleed", &p.Bleed, func() bool { return deck() && !f.splits() || hung() && pdf() && !parts() })
	f.check("print-split", &p.Split, func() bool { return deck() && f.splittable() })
	f.check("print-guides", &p.Guides, deck)
	f.check("print-test", &p.Test, deck)
	shift := newButton(outlined, "", "", d.askShift)
	f.add(newFormLine(w.text("print-shift"), printLabel, shift), deck, func() { shift.setText(d.shiftText()) })

	f.rule(pictures)
	var themes []string
	for _, t := range export.Themes {
		themes = append(themes, t.String())
	}
	if p.Theme == "" {
		p.Theme = themes[0]
	}
	f.segments("export-theme", themes, func(v string) string { return w.text("theme-" + v) }, &p.Theme, pictures)
	f.list("export-language", words.Languages, func(v string) string { return newWording(v).text("language") }, &d.language, func() bool { return p.Format != formatJSON })
	forAll := newCheck(w.text("export-public"), func(on bool) { p.Public = on; d.changed() })
	f.add(forAll, nil, func() { forAll.set(p.Public, w.doc.public) })
	sheetsSeen := func() bool { return d.what != printCards && pictures() && (d.what != printWorkshop || p.Filled) }
	f.check("view-hides-notes", &p.Notes, sheetsSeen)
	f.check("view-hides-amounts", &p.Amounts, sheetsSeen)
	f.check("print-hides-prompts", &p.Prompts, func() bool { return d.what != printCards && pictures() })
	f.check("picture-clear", &p.Clear, func() bool { return sheets() && pages() && !pdf() })
	f.check("print-codes", &p.Codes, func() bool { return sheets() && pages() })
	return f
}

// add adds a row, which is shown where it says something about what is printed; load brings it up to date.
func (f *printForm) add(o fyne.CanvasObject, of func() bool, load func()) {
	f.object.Add(o)
	f.rows = append(f.rows, printRow{o, of, load})
}

// show shows the rows that say something now.
func (f *printForm) show() {
	for _, r := range f.rows {
		visible(r.object, r.of == nil || r.of())
		if r.load != nil {
			r.load()
		}
	}
	if f.dialog.wishes.On == "" || f.dialog.wishes.Format != export.PDF.Ext || f.dialog.what == printCards {
		f.fit.Hide()
	}
	f.object.Refresh()
	if f.dialog.modal != nil {
		f.dialog.modal.Refresh()
	}
}

// found offers what was found while the pages were made: a poster with fewer parts.
func (f *printForm) found(p printing.Print) {
	w := f.dialog.window
	i := slices.IndexFunc(p.Parts, func(x printing.Part) bool { return x.Fewer > 0 })
	visible(f.fit, i >= 0)
	if i >= 0 {
		f.fit.text = w.text("export-fit", words.Percent(w.program.words.language, int64(p.Parts[i].To*1000+0.5), 1), itoa(p.Parts[i].Fewer))
		f.fit.set(f.dialog.wishes.Fit, false)
		f.fit.Refresh()
	}
	f.object.Refresh()
}

func (f *printForm) label(key string, o fyne.CanvasObject) fyne.CanvasObject {
	if key == "" {
		return o
	}
	return newFormLine(f.dialog.window.text(key), printLabel, o)
}

func (f *printForm) rule(of func() bool) { f.add(newHairlineRow(), of, nil) }

// segments adds a choice of a few words.
func (f *printForm) segments(key string, of []string, say func(string) string, value *string, when func() bool) {
	labels := make([]string, len(of))
	for i, v := range of {
		labels[i] = say(v)
	}
	s := newSegments(labels, func(i int) { *value = of[i]; f.chosen() })
	f.add(f.label(key, s), when, func() { s.set(max(0, slices.Index(of, *value)), false) })
}

// list adds a choice of a list.
func (f *printForm) list(key string, of []string, say func(string) string, value *string, when func() bool) {
	labels := make([]string, len(of))
	for i, v := range of {
		labels[i] = say(v)
	}
	l := newListChoice(labels, func(i int) { *value = of[i]; f.chosen() })
	l.cut = true
	f.add(f.label(key, l.button), when, func() { l.set(max(0, slices.Index(of, *value)), false) })
}

// number adds a choice of numbers; one that is none of them, as preferences may have it, is one more.
func (f *printForm) number(key string, of []int, say func(int) string, value *int, when func() bool) {
	addNumbers(f, key, of, say, value, when)
}

func (f *printForm) numbers(key string, of []float64, say func(float64) string, value *float64, when func() bool) {
	addNumbers(f, key, of, say, value, when)
}

func addNumbers[T int | float64](f *printForm, key string, of []T, say func(T) string, value *T, when func() bool) {
	if !slices.Contains(of, *value) {
		of = append(slices.Clone(of), *value)
	}
	labels := make([]string, len(of))
	for i, v := range of {
		labels[i] = say(v)
	}
	l := newListChoice(labels, func(i int) { *value = of[i]; f.chosen() })
	f.add(f.label(key, l.button), when, func() { l.set(slices.Index(of, *value), false) })
}

// check adds a wish that is yes or no; not one that is remembered the other way round.
func (f *printForm) check(key string, value *bool, when func() bool) {
	c := newCheck(f.dialog.window.text(key), func(on bool) { *value = on; f.chosen() })
	f.add(c, when, func() { c.set(*value, false) })
}

func (f *printForm) not(key string, value *bool, when func() bool) {
	c := newCheck(f.dialog.window.text(key), func(on bool) { *value = !on; f.chosen() })
	f.add(c, when, func() { c.set(!*value, false) })
}

// yesNo adds a choice of two words.
func (f *printForm) yesNo(key string, value *bool, of []string, when func() bool) {
	w := f.dialog.window
	s := newSegments([]string{w.text(of[0]), w.text(of[1])}, func(i int) { *value = i == 1; f.chosen() })
	f.add(f.label(key, s), when, func() {
		i := 0
		if *value {
			i = 1
		}
		s.set(i, false)
	})
}

// chosen is called when something was chosen.
func (f *printForm) chosen() {
	d := f.dialog
	if (d.what == printCards || d.what == printWorkshop) && d.wishes.Format != export.PDF.Ext {
		d.wishes.Format = export.PDF.Ext
	}
	d.changed()
}

func (f *printForm) splittable() bool {
	s, _ := imposition.CardSizeNamed(f.dialog.wishes.Card)
	return s.Split
}

func (f *printForm) splits() bool { return f.dialog.wishes.Split && f.splittable() }

// length says a length of a few millimeters.
func (f *printForm) length(v float64) string {
	w := f.dialog.window
	if w.program.prefs.units() == inches {
		return trimZeros(roundTo(v/millimetersPerInch, 3), w.figureLanguage()) + " " + w.text("unit-inch")
	}
	return trimZeros(v, w.figureLanguage()) + " " + w.text("unit-mm")
}

func (f *printForm) percent(n int) string {
	return words.Percent(f.dialog.window.program.words.language, int64(n), 0)
}
