package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

// sheetForm is what holds for the whole sheet: who pays, what stands out, its title, the cluster,
// and totals that are known although their sources are not.
type sheetForm struct {
	*form
	window *Window
	sheet  canvas.Sheet
	shares analysis.Shares
}

func newSheetForm(w *Window) *form {
	f := &sheetForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.sheet.ID) + string(w.period) })
	f.sums()
	f.checks()
	f.rule()
	f.heading(w.text("sheet"))
	f.sheetTitle(w)
	f.rule()
	f.times()
	f.rule()
	f.cluster()
	f.rule()
	f.totals()
	return f.form
}

// sheetTitle adds the field for the title of the sheet in view; the tool's stands in it until then.
func (f *form) sheetTitle(w *Window) {
	title := f.text(w, "title", func() string { s, _ := w.inView(); return s.Title }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), w.sheet, "rename-sheet", func(x *canvas.Sheet) { x.Title = oneLine(s) }))
	})
	f.onLoad(func() {
		if _, t := w.inView(); t != nil {
			title.suggest(t.Short.In(w.program.words.language))
		}
	})
}

func (f *sheetForm) fits() bool {
	s, _ := f.window.inView()
	f.sheet, f.shares = s, f.window.shares()
	return true
}

// sums shows who pays, by group: with what is in action, and today.
func (f *sheetForm) sums() {
	w := f.window
	title := f.heading(w.text("who-pays"))
	bar := newShareBar()
	f.Add(bar)
	lines := map[canvas.Group]*sumLine{}
	for _, g := range canvas.Groups {
		lines[g] = newSumLine(g, w.text("group-"+string(g)))
		f.Add(lines[g])
	}
	kind := newLabel("", sizeCaption, false, colorSecondary).cutting()
	f.Add(kind)
	f.onLoad(func() {
		s := f.shares
		p, _ := canvas.Get[canvas.Period](w.workbook(), w.period)
		title.set(w.text("who-pays-in", w.periodLabel(p)), colorInk)
		var parts []barPart
		for _, g := range canvas.Groups {
			sum := s.Groups[g]
			value, today := w.text("unknown-share"), ""
			if sum.Known {
				value = w.shown(sum.Shown, s.Places)
				if sum.Illustrative {
					value = "~" + value // as on sheets
				}
				parts = append(parts, barPart{g, float32(sum.Shown) / float32(s.Whole())})
				if sum.Today != sum.Shown {
					today = w.text("today-of", w.shown(sum.Today, s.Places))
				}
			}
			lines[g].set(value, today)
		}
		bar.set(parts)
		text := w.incomeLine(s)
		kind.set(text, colorSecondary)
		visible(kind, text != "")
	})
}

// incomeLine says what the income is, and what is in kind beside it.
func (w *Window) incomeLine(s analysis.Shares) string {
	var parts []string
	if s.IncomeKnown {
		parts = append(parts, w.text("income-is", w.money(s.Income)))
	}
	if s.InKind > 0 {
		parts = append(parts, w.text("in-kind-is", w.money(s.InKind)))
	}
	return strings.Join(parts, " · ")
}

// checks lists what stands out in the figures.
func (f *sheetForm) checks() {
	w := f.window
	const most, left = 6, 22
	f.Add(fixedHeight(2))
	f.heading(w.text("checks"))
	list := newColumn(4)
	f.Add(list)
	was := "none yet"
	f.onLoad(func() {
		scenario, _ := w.figures()
		severe, other := w.checkLines(scenario.ID)
		lines := append(severe, other...)
		now := strings.Join(lines, "\n")
		if now == was {
			return
		}
		was = now
		list.Objects = nil
		if len(lines) == 0 {
			list.Add(checkLine("check", colorSecondary, w.text("nothing-odd"), left))
		}
		for i, line := range lines {
			if i == most {
				list.Add(newLabel(w.program.words.count("further", len(lines)-most), sizeCaption, false, colorSecondary))
				break
			}
			sign, color := "warning", colorWarning
			if i >= len(severe) { // worth a look, no more
				sign, color = "hint", colorSecondary
			}
			list.Add(checkLine(sign, color, line, left))
		}
		list.Refresh()
	})
}

func checkLine(sign string, color fyne.ThemeColorName, text string, left float32) fyne.CanvasObject {
	return container.New(signLayout{left}, newIcon(sign, color, 14), newProse(text, sizeCaption, colorInk, formWidth-left))
}

// signLayout puts a sign at the first line of a paragraph.
type signLayout struct{ left float32 }

func (l signLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	box(o[0], 0, 2, 14, 14)
	box(o[1], l.left, 0, s.Width-l.left, s.Height)
}

func (l signLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[1].MinSize()
	return fyne.NewSize(m.Width+l.left, max(m.Height, 18))
}

// cluster is what sheets say of the cluster, and the way to all that is known of it.
func (f *sheetForm) cluster() {
	w := f.window
	f.heading(w.text("cluster"))
	f.clusterName(w)
	f.currency(w)
	f.language(w)
	all := w.actionButton(outlined, "", w.text("action-file-profile"), "file-profile")
	f.named["profile"] = all
	f.Add(newFormLine("", formLeft, all))
}

// fundingRound is the key of the text that names the round of financing of a period.
const fundingRound = "funding-round"

// times are what is known of the period in view: what it is called, its years, the round of
// financing.
func (f *sheetForm) times() {
	w := f.window
	f.heading(w.text("period"))
	period := func() canvas.Period { p, _ := canvas.Get[canvas.Period](w.workbook(), w.period); return p }
	edit := func(label string, set func(*canvas.Period)) error {
		return w.fieldChange(canvas.Edit(w.workbook(), w.period, label, set))
	}
	f.text(w, "period-label", func() string { return period().Label }, func(s string) error {
		return edit("rename-period", func(p *canvas.Period) { p.Label = oneLine(s) })
	})
	for _, year := range []struct {
		key string
		of  func(*canvas.Period) *int
	}{
		{"from-year", func(p *canvas.Period) *int { return &p.FromYear }},
		{"to-year", func(p *canvas.Period) *int { return &p.ToYear }},
	} {
		f.text(w, year.key, func() string { p := period(); return typedYear(*year.of(&p)) }, func(s string) error {
			y, err := parseYear(s)
			if err != nil {
				return err
			}
			return edit("set-years", func(p *canvas.Period) { *year.of(p) = y })
		}).suggest(w.text("year-placeholder"))
	}
	f.text(w, fundingRound, func() string { return w.workbook().Text(w.period, fundingRound) }, func(s string) error {
		return w.fieldChange(canvas.SetField(w.workbook(), w.period, fundingRound, oneLine(s)))
	}).suggest(w.text("funding-round-placeholder"))
}

// totals are figures of the period that are known although their sources are not.
func (f *sheetForm) totals() {
	w := f.window
	f.heading(w.text("known-totals"))
	f.Add(newProse(w.text("known-totals-explain"), sizeCaption, colorSecondary, formWidth))
	for _, of := range canvas.TotalsOf {
		total := func() canvas.Total {
			t, _ := canvas.Get[canvas.Total](w.workbook(), canvas.TotalID(w.period, of))
			return t
		}
		kind := canvas.NothingYet
		if of.OnlyAmount() {
			kind = canvas.AmountValue
		}
		i := f.text(w, "total-"+string(of), func() string {
			if v := total().Value; v.Kind != canvas.NothingYet {
				return w.figure(v)
			}
			return ""
		}, func(s string) error {
			if err := w.workbook().InCurrency(s); err != nil {
				return err
			}
			v, err := readFigure(s, kind, w.figureLanguage())
			if err != nil || (of.OnlyAmount() && v.Kind == canvas.ShareValue) {
				return canvas.ErrNumber
			}
			basis := total().Basis
			if basis == "" {
				basis = canvas.Stated
			}
			c, err := canvas.SetTotal(w.workbook(), w.period, of, v, basis)
			c.Key = "total:" + string(canvas.TotalID(w.period, of))
			return w.fieldChange(c, err)
		})
		f.confidentialTotal(of, total)
		i.field.SetPlaceHolder(w.text("total-placeholder"))
		if of.OnlyAmount() {
			i.field.SetPlaceHolder(w.text("income-placeholder"))
		}
	}
}

// confidentialTotal is the box that marks a typed total, where there is one.
func (f *sheetForm) confidentialTotal(of canvas.TotalOf, total func() canvas.Total) {
	w := f.window
	secret := newCheck(w.text("confidential"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), total().ID, "set-confidential-total", func(x *canvas.Total) { x.Confidential = on }))
	})
	f.named["confidential-total-"+string(of)] = secret
	line := newFormLine("", formLeft, secret)
	f.Add(line)
	f.onLoad(func() {
		t := total()
		visible(line, t.ID != "")
		secret.set(t.Confidential, w.doc.readOnly())
	})
}

// sumLine is the share of a group: its mark, its name, today, and with what is in action.
type sumLine struct {
	widget.BaseWidget
	group              canvas.Group
	name, value, today *label
}

func newSumLine(g canvas.Group, name string) *sumLine {
	full, _ := groupColor(g)
	l := &sumLine{group: g, name: newLabel(name, sizeBody, false, colorInk).cutting(),
		value: newLabel("", sizeBody, true, full), today: newLabel("", sizeCaption, false, colorSecondary)}
	l.value.align, l.today.align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	l.ExtendBaseWidget(l)
	return l
}

func (l *sumLine) set(value, today string) {
	l.value.set(value, l.value.color)
	l.today.set(today, colorSecondary)
}

// CreateRenderer makes what draws the line.
func (l *sumLine) CreateRenderer() fyne.WidgetRenderer {
	full, _ := groupColor(l.group)
	mark := newIcon("group-"+string(l.group), full, 9)
	objects := []fyne.CanvasObject{mark, l.name, l.today, l.value}
	return &drawn{
		objects: objects,
		layout: func(s fyne.Size) {
			const figure, since = 58, 84
			box(mark, 0, 0, 9, s.Height)
			box(l.name, 17, 0, s.Width-17-figure-since, s.Height)
			box(l.today, s.Width-figure-since, 0, since, s.Height)
			box(l.value, s.Width-figure, 0, figure, s.Height)
		},
		min: func() fyne.Size { return fyne.NewSize(0, 20) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

// shareBar is the shares of the groups in one bar.
type shareBar struct {
	widget.BaseWidget
	parts []barPart
}

type barPart struct {
	group canvas.Group
	share float32 // of 1
}

func newShareBar() *shareBar {
	b := &shareBar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *shareBar) set(parts []barPart) {
	if !slices.Equal(b.parts, parts) {
		b.parts = parts
		b.Refresh()
	}
}

// CreateRenderer makes what draws the bar.
func (b *shareBar) CreateRenderer() fyne.WidgetRenderer {
	ground := fynecanvas.NewRectangle(themed(colorHover))
	ground.CornerRadius = 2
	d := &drawn{}
	rects := map[canvas.Group]*fynecanvas.Rectangle{}
	for _, g := range canvas.Groups {
		rects[g] = fynecanvas.NewRectangle(themed(colorNone))
		rects[g].CornerRadius = 2
	}
	d.layout = func(s fyne.Size) {
		const gap = 2
		ground.Resize(s)
		var sum float32
		for _, p := range b.parts {
			sum += p.share
		}
		x := float32(0)
		for _, p := range b.parts {
			wide := s.Width * p.share / max(sum, 1)
			box(rects[p.group], x, 0, max(0, wide-gap), s.Height)
			x += wide
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, 8) }
	d.refresh = func() {
		ground.FillColor = themed(colorHover)
		d.objects = []fyne.CanvasObject{ground}
		for _, p := range b.parts {
			full, _ := groupColor(p.group)
			rects[p.group].FillColor = themed(full)
			d.objects = append(d.objects, rects[p.group])
		}
		d.layout(b.Size())
		fynecanvas.Refresh(b)
	}
	d.refresh()
	return d
}
