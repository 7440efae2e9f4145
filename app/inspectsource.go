package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

// sourceForm is the fields of a source, and of what it brings in the period.
type sourceForm struct {
	*form
	window  *Window
	source  canvas.Source
	funding canvas.Funding
	part    analysis.Part
	value   *input
	began   canvas.ValueKind // the kind when typing began: "540" is no share on the way to 540 000

	// While another kind of figure is chosen and none of that kind is typed yet, what there was
	// before stays.
	waiting bool
	wished  canvas.ValueKind
	before  canvas.Value
}

func newSourceForm(w *Window) *form {
	f := &sourceForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.funding.ID) })
	f.head()
	name := f.text(w, "name", func() string { return f.source.Title }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.source.ID, "rename-source", func(x *canvas.Source) { x.Title = oneLine(s) }))
	})
	f.onLoad(func() { name.suggest(deck.Plain(deck.Title(w.cardOf(f.source), w.fileLanguage()))) })
	f.text(w, "payer", func() string { return f.source.Payer }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.source.ID, "set-payer", func(x *canvas.Source) { x.Payer = oneLine(s) }))
	})
	f.rule()
	f.figureFields()
	f.rule()
	f.dealFields()
	f.rule()
	f.hints()
	f.buttons()
	return f.form
}

// fits reports whether one source is selected, and reads it.
func (f *sourceForm) fits() bool {
	w := f.window
	item, one := w.only()
	if !one {
		return false
	}
	s, ok := canvas.Get[canvas.Source](w.workbook(), item.ID)
	if !ok {
		return false
	}
	id := canvas.FundingID(s.ID, w.periodOf(item))
	funding, ok := canvas.Get[canvas.Funding](w.workbook(), id)
	if !ok {
		return false
	}
	if funding.ID != f.funding.ID {
		f.waiting = false
	}
	f.source, f.funding, f.part = s, funding, analysis.Part{}
	for _, p := range w.shares().Parts {
		if p.Source.ID == s.ID {
			f.part = p
		}
	}
	return true
}

// head shows what card it is.
func (f *sourceForm) head() {
	const disc = 36
	w := f.window
	picture := newIcon("star", colorInk, 20)
	circle := newSurface(colorQuiet, colorNone, disc/2)
	title := newProse("", sizeTitle, colorInk, formWidth-disc-12)
	title.bold = true
	body := newProse("", sizeCaption, colorSecondary, formWidth)
	f.Add(newRow(12, 1, container.New(fixed{disc, disc}, circle, picture), title))
	f.Add(body)
	f.onLoad(func() {
		card := w.cardOf(f.source)
		full, tint := groupColor(f.source.Group)
		picture.set(deck.Pictogram(card), full)
		if circle.fill != tint {
			circle.fill = tint
			circle.Refresh()
		}
		language := w.program.words.language
		name := f.source.Title
		if name == "" {
			name = deck.Title(card, language)
		}
		title.set(name, colorInk)
		body.set(deck.Body(card, language), colorSecondary)
	})
}

// kinds is the order of the choice of what a source brings.
var kinds = []canvas.ValueKind{canvas.NothingYet, canvas.ShareValue, canvas.AmountValue}

func (f *sourceForm) kind() canvas.ValueKind {
	if f.waiting && f.funding.Value == f.before {
		return f.wished
	}
	return f.funding.Value.Kind
}

// figureFields are what it brings, how real that is, and where the figure comes from.
func (f *sourceForm) figureFields() {
	w := f.window
	kind := newSegments([]string{w.text("kind-nothing"), w.text("kind-share"), w.text("kind-amount")}, func(i int) { f.chooseKind(kinds[i]) })
	f.line(w, "brings", kind)
	f.value = newInput(w, newField(w), formControl, f.readValue, f.writeValue)
	leave := f.value.field.left
	f.value.field.left = func() {
		f.waiting = false
		leave()
		if w.inspector.shown == f.form {
			w.inspector.load()
		}
	}
	f.loads = append(f.loads, f.value.load)
	f.named["value"], f.figure = f.value.field, f.value.field
	f.Add(newFormLine("", formLeft, f.value))
	computed := newLabel("", sizeCaption, false, colorSecondary).cutting()
	f.Add(newFormLine("", formLeft, computed))
	status := newSegments(labelsOf(w, "status-", canvas.Statuses), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.funding.ID, "set-status", func(x *canvas.Funding) { x.Status = canvas.Statuses[i] }))
	})
	f.line(w, "status", status)
	basis := newListChoice(labelsOf(w, "basis-", canvas.Bases), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.funding.ID, "set-basis", func(x *canvas.Funding) { x.Basis = canvas.Bases[i] }))
	})
	f.line(w, "basis", basis.button)
	f.text(w, "origin", func() string { return f.funding.Origin }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.funding.ID, "set-origin", func(x *canvas.Funding) { x.Origin = oneLine(s) }))
	}).field.SetPlaceHolder(w.text("origin-placeholder"))
	secret := newCheck(w.text("confidential-figure"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), f.funding.ID, "set-confidential-figure", func(x *canvas.Funding) { x.Confidential = on }))
	})
	f.line(w, "confidential-figure", secret)
	f.onLoad(func() {
		off := w.doc.readOnly()
		secret.set(f.funding.Confidential, off)
		if !f.value.field.focused {
			f.began = f.kind()
		}
		kind.set(slices.Index(kinds, f.kind()), off)
		status.set(slices.Index(canvas.Statuses, f.funding.Status), off)
		basis.set(slices.Index(canvas.Bases, f.funding.Basis), off)
		computed.set(f.computed(), colorSecondary)
		switch f.kind() {
		case canvas.ShareValue:
			f.value.suggest(w.text("share-placeholder"))
		case canvas.AmountValue:
			f.value.suggest(w.text("amount-placeholder", w.workbook().Info().Currency))
		default:
			f.value.suggest(w.text("value-placeholder"))
		}
	})
}

// chooseKind turns what it brings into the other figure where that is known. Where it is not, the
// field waits for it, and nothing is lost meanwhile.
func (f *sourceForm) chooseKind(kind canvas.ValueKind) {
	w := f.window
	f.waiting, f.began = false, kind
	switch {
	case kind == canvas.NothingYet:
		w.step(canvas.SetValue(w.workbook(), f.funding.ID, canvas.Value{}))
		return
	case kind == canvas.AmountValue && f.part.AmountKnown:
		w.step(canvas.SetValue(w.workbook(), f.funding.ID, canvas.AmountOf(f.part.Amount)))
	case kind == canvas.ShareValue && f.shareKnown():
		w.step(canvas.SetValue(w.workbook(), f.funding.ID, canvas.ShareOf(f.share())))
	default:
		f.wait(kind, f.funding.Value)
		w.inspector.load()
		f.value.set("")
	}
	w.win.Canvas().Focus(f.value.field)
	f.value.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// wait lets the field wait for a figure of a kind.
func (f *sourceForm) wait(kind canvas.ValueKind, before canvas.Value) {
	f.waiting, f.wished, f.before = true, kind, before
	f.began = kind
}

func (f *sourceForm) shareKnown() bool { return f.part.Known && f.den() > 0 }

func (f *sourceForm) den() int64 { return f.window.shares().Den }

// share returns the computed share, to the millionth.
func (f *sourceForm) share() canvas.Share {
	den := f.den()
	whole, rest := f.part.Num/den, f.part.Num%den
	s := canvas.Share(whole)*canvas.Whole + canvas.Share(float64(rest)/float64(den)*float64(canvas.Whole)+0.5)
	return min(s, canvas.Whole)
}

func (f *sourceForm) readValue() string {
	v := f.funding.Value
	if f.kind() != v.Kind {
		return ""
	}
	switch v.Kind {
	case canvas.ShareValue:
		return words.Text(f.window.figureLanguage(), "percent", f.window.typedShare(v.Share))
	case canvas.AmountValue:
		return f.window.typedMoney(v.Amount)
	}
	return ""
}

// usualKind returns the kind of figure of the other sources, where they all have the same.
func (f *sourceForm) usualKind() canvas.ValueKind {
	usual := canvas.NothingYet
	for _, p := range f.window.shares().Parts {
		switch kind := p.Funding.Value.Kind; {
		case kind == canvas.NothingYet || p.Funding.ID == f.funding.ID:
		case usual != canvas.NothingYet && usual != kind:
			return canvas.NothingYet
		default:
			usual = kind
		}
	}
	return usual
}

// writeValue takes what was typed as the kind that is chosen. Where none is, a figure with a
// percent sign is a share; another is what the other sources have, or, up to a hundred, a share.
func (f *sourceForm) writeValue(s string) error {
	w := f.window
	kind := f.began
	if kind == canvas.NothingYet && f.usualKind() == canvas.AmountValue {
		kind = canvas.AmountValue
	}
	if err := w.workbook().InCurrency(s); err != nil {
		return err
	}
	v, err := readFigure(s, kind, w.figureLanguage())
	if err != nil {
		return err
	}
	if v.Kind == canvas.NothingYet && f.waiting {
		v = f.before
	}
	return w.fieldChange(canvas.SetValue(w.workbook(), f.funding.ID, v))
}

// readFigure reads a share or an amount; nothing is no figure.
func readFigure(s string, kind canvas.ValueKind, language string) (canvas.Value, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return canvas.Value{}, nil
	}
	share, notShare := canvas.ParseShare(s, language)
	amount, notAmount := canvas.ParseMoney(s, language)
	if kind == canvas.NothingYet {
		kind = canvas.AmountValue
		if notShare == nil {
			kind = canvas.ShareValue
		}
	}
	percent := strings.HasSuffix(s, "%")
	switch {
	case kind == canvas.ShareValue && notShare == nil, percent && notShare == nil:
		return canvas.ShareOf(share), nil
	case kind == canvas.AmountValue && notAmount == nil:
		return canvas.AmountOf(amount), nil
	}
	return canvas.Value{}, canvas.ErrNumber
}

// computed says the figure that follows from the typed one.
func (f *sourceForm) computed() string {
	w := f.window
	switch {
	case f.source.Use == canvas.UseInKind:
		return w.text("in-kind-apart")
	case f.funding.Status == canvas.Idea && f.funding.Value.Kind != canvas.NothingYet:
		return w.text("idea-not-counted")
	case f.funding.Value.Kind == canvas.ShareValue && f.part.AmountKnown:
		return w.text("computed-amount", w.money(f.part.Amount))
	case f.funding.Value.Kind == canvas.AmountValue && f.part.Known:
		return w.text("computed-share", w.shown(f.part.Shown, w.shares().Places))
	}
	return ""
}

// dealFields are how the money counts and what it is for.
func (f *sourceForm) dealFields() {
	w := f.window
	group := newSegments(labelsOf(w, "group-short-", canvas.Groups), func(i int) {
		w.step(canvas.SetGroup(w.workbook(), f.source.ID, canvas.Groups[i]))
	})
	side := newSegments(labelsOf(w, "side-", canvas.Sides), func(i int) {
		w.step(canvas.SetSide(w.workbook(), f.source.ID, canvas.Sides[i]))
	})
	explain := newProse(w.text("side-explain"), sizeSmall, colorSecondary, formControl)
	use := newListChoice(labelsOf(w, "use-", canvas.Uses), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.source.ID, "set-use", func(x *canvas.Source) { x.Use = canvas.Uses[i] }))
	})
	f.line(w, "group", group)
	f.line(w, "side", side)
	explained := newFormLine("", formLeft, explain)
	f.Add(explained)
	f.line(w, "use", use.button)
	month := func(key string, read func() canvas.YearMonth, label string, set func(*canvas.Source, canvas.YearMonth)) {
		f.text(w, key, func() string { return typedMonth(read()) }, func(s string) error {
			m, err := canvas.ParseYearMonth(s)
			if err != nil {
				return canvas.Refusal{Key: "error-month"}
			}
			return w.fieldChange(canvas.Edit(w.workbook(), f.source.ID, label, func(x *canvas.Source) { set(x, m) }))
		}).field.SetPlaceHolder(w.text("month-placeholder"))
	}
	month("starts", func() canvas.YearMonth { return f.source.Starts }, "set-starts", func(x *canvas.Source, m canvas.YearMonth) { x.Starts = m })
	month("ends", func() canvas.YearMonth { return f.source.Ends }, "set-ends", func(x *canvas.Source, m canvas.YearMonth) { x.Ends = m })
	f.appears(w)
	confidential := newCheck(w.text("confidential"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), f.source.ID, "set-confidential", func(x *canvas.Source) { x.Confidential = on }))
	})
	f.line(w, "confidential", confidential)
	f.onLoad(func() {
		off := w.doc.readOnly()
		project := f.source.Group == canvas.GroupProject
		group.set(slices.Index(canvas.Groups, f.source.Group), off)
		side.set(slices.Index(canvas.Sides, f.source.Side), off || !project)
		if project {
			explained.Hide()
		} else {
			explained.Show()
		}
		use.set(slices.Index(canvas.Uses, f.source.Use), off)
		confidential.set(f.source.Confidential, off)
	})
}

// hints is what is known of the kind of money: judgement and evidence, never a target.
func (f *sourceForm) hints() {
	w := f.window
	about := newProse("", sizeCaption, colorSecondary, formWidth)
	f.Add(about)
	f.onLoad(func() {
		e, ok := deck.Find(w.cardOf(f.source).Deck)
		if !ok {
			about.Hide()
			return
		}
		about.Show()
		language := w.program.words.language
		lines := []string{w.text("first-cash", itoa(e.FirstCash[0]), itoa(e.FirstCash[1]))}
		if s := e.Strings.In(language); s != "" {
			lines = append(lines, w.text("tied-to", s))
		}
		if s := e.Evidence.In(language); s != "" {
			lines = append(lines, w.text("evidence", s))
		}
		about.set(strings.Join(lines, "\n"), colorSecondary)
	})
}

func (f *sourceForm) buttons() {
	w := f.window
	hide := w.actionButton(outlined, "hidden", w.text("hide-here"), "edit-hide")
	remove := w.actionButton(outlined, "trash", w.text("delete"), "edit-delete")
	f.named["hide"], f.named["delete"] = hide, remove
	f.Add(container.New(inset{0, 6, 0, 0}, newRow(8, -1, hide, remove)))
	f.onLoad(func() {
		hide.setOff(w.doc.readOnly())
		remove.setOff(w.doc.readOnly())
	})
}

// labelsOf returns the words for a list of values.
func labelsOf[T ~string](w *Window, prefix string, values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = w.text(prefix + string(v))
	}
	return out
}

// oneLine returns what was typed or pasted into a field of one line.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}
