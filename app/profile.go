package app

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

// The words that the profile of a cluster has for what kind of cluster it is. Files may have
// others, which are shown as they are.
var (
	clusterTypes      = []string{"baby", "emerging", "growth", "supercluster"}
	clusterCategories = []string{"grow", "transform", "build"}
	clusterHelixes    = []string{canvas.HelixTriple, canvas.HelixPentagon}
)

// profile adds the fields for all that is known of the cluster.
func (f *form) profile(w *Window) {
	f.clusterName(w)
	f.infoText(w, "country", "set-country", func(i *canvas.Info) *string { return &i.Country })
	f.infoWord(w, "type", "set-cluster-type", clusterTypes, func(i *canvas.Info) *string { return &i.Type })
	f.infoWord(w, "category", "set-category", clusterCategories, func(i *canvas.Info) *string { return &i.Category })
	f.infoWord(w, "helix", "set-helix", clusterHelixes, func(i *canvas.Info) *string { return &i.Helix })
	f.infoNumber(w, "founded", "set-founded", parseYear, func(i *canvas.Info) *int { return &i.Founded })
	f.infoNumber(w, "members", "set-members", parseCount, func(i *canvas.Info) *int { return &i.Members })
	f.infoNumber(w, "staff", "set-staff", parseCount, func(i *canvas.Info) *int { return &i.Staff })
	f.currency(w)
	f.language(w)
	f.secondLanguage(w)
	f.logo(w)
}

// infoText adds a field for a text of the cluster.
func (f *form) infoText(w *Window, key, label string, of func(*canvas.Info) *string) *input {
	return f.text(w, key, func() string { i := w.workbook().Info(); return *of(&i) }, func(s string) error {
		return w.fieldChange(canvas.EditInfo(w.workbook(), label, func(i *canvas.Info) { *of(i) = oneLine(s) }))
	})
}

// infoNumber adds a field for a number of the cluster; none is not known.
func (f *form) infoNumber(w *Window, key, label string, parse func(string) (int, error), of func(*canvas.Info) *int) {
	f.text(w, key, func() string {
		i := w.workbook().Info()
		if n := *of(&i); n != 0 {
			return strconv.Itoa(n)
		}
		return ""
	}, func(s string) error {
		n, err := parse(s)
		if err != nil {
			return err
		}
		return w.fieldChange(canvas.EditInfo(w.workbook(), label, func(i *canvas.Info) { *of(i) = n }))
	})
}

// parseCount reads how many there are of something. Nothing is not known.
func parseCount(typed string) (int, error) {
	s := strings.Join(strings.Fields(typed), "")
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1_000_000 {
		return 0, canvas.Refusal{Key: "error-count", Args: []string{typed}}
	}
	return n, nil
}

// infoWord adds a choice among words for the cluster, and under it what the word changes: advice,
// and no rule. A word that only the file has is one of them.
func (f *form) infoWord(w *Window, key, label string, known []string, of func(*canvas.Info) *string) {
	var words []string
	choice := newListChoice(nil, func(i int) {
		w.step(canvas.EditInfo(w.workbook(), label, func(info *canvas.Info) { *of(info) = words[i] }))
	})
	f.named[key] = choice.button
	f.Add(newFormLine(w.text("field-"+key), formLeft, choice.button))
	advice := newProse("", sizeCaption, colorSecondary, formWidth)
	f.Add(advice)
	f.onLoad(func() {
		info := w.workbook().Info()
		now := *of(&info)
		text := deck.Advice(now).In(w.program.words.language)
		advice.set(text, colorSecondary)
		visible(advice, text != "")
		words, choice.labels = []string{""}, []string{w.text("not-known")}
		for _, word := range known {
			words, choice.labels = append(words, word), append(choice.labels, w.text(key+"-"+word))
		}
		if !slices.Contains(words, now) {
			words, choice.labels = append(words, now), append(choice.labels, now)
		}
		choice.set(slices.Index(words, now), w.doc.readOnly())
	})
}

// clusterName adds the field for the name of the cluster.
func (f *form) clusterName(w *Window) {
	f.infoText(w, "cluster-name", "set-cluster-name", func(i *canvas.Info) *string { return &i.Cluster })
}

// currency adds the field for the one currency of the file.
func (f *form) currency(w *Window) {
	f.text(w, "currency", func() string { return w.workbook().Info().Currency }, func(s string) error {
		s = strings.ToUpper(strings.TrimSpace(s))
		if len(s) != 3 && s != "" {
			return canvas.Refusal{Key: "error-currency"}
		}
		return w.fieldChange(canvas.EditInfo(w.workbook(), "set-currency", func(i *canvas.Info) { i.Currency = s }))
	})
}

// language adds the choice of the language of the sheets.
func (f *form) language(w *Window) {
	var tongues []string
	for _, l := range words.Languages {
		tongues = append(tongues, newWording(l).text("language"))
	}
	language := newListChoice(tongues, func(i int) {
		w.step(canvas.EditInfo(w.workbook(), "set-language", func(info *canvas.Info) { info.Language = words.Languages[i] }))
	})
	f.line(w, "language", language.button)
	f.onLoad(func() { language.set(slices.Index(words.Languages, w.fileLanguage()), w.doc.readOnly()) })
}

// secondLanguage adds the choice of a second language of the cluster.
func (f *form) secondLanguage(w *Window) {
	var codes []string
	choice := newListChoice(nil, func(i int) {
		w.step(canvas.EditInfo(w.workbook(), "set-second-language", func(info *canvas.Info) { info.Second = codes[i] }))
	})
	f.line(w, "second-language", choice.button)
	f.onLoad(func() {
		now := w.workbook().Info().Second
		codes, choice.labels = []string{""}, []string{w.text("none")}
		for _, l := range words.Languages {
			if l != w.fileLanguage() || l == now {
				codes, choice.labels = append(codes, l), append(choice.labels, newWording(l).text("language"))
			}
		}
		if !slices.Contains(codes, now) {
			codes, choice.labels = append(codes, now), append(choice.labels, now)
		}
		choice.set(slices.Index(codes, now), w.doc.readOnly())
	})
}

// askProfile shows all that is known of the cluster; what is typed is done at once.
func (w *Window) askProfile() {
	f := newForm(func() bool { return true }, func() string { return "" })
	f.profile(w)
	load := func(anew bool) {
		for _, l := range f.loads {
			l(anew)
		}
		f.Refresh()
	}
	load(true)
	var m *modal
	body := container.New(tall{}, newScroller(container.New(inset{0, 1, 20, 2}, f.Container)))
	m = w.open(w.text("profile"), formWidth+60, body, nil,
		newButton(primary, "", w.text("done"), func() { m.close() }))
	m.load = func() {
		load(false)
		m.Refresh()
	}
	if !w.doc.readOnly() {
		m.focus(f.first)
	}
}
