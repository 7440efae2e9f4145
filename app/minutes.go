package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// minutesPapers are the papers that minutes are set on.
var minutesPapers = []struct {
	name string
	size geom.Size
}{{"a4", layout.PaperA4}, {"letter", layout.PaperLetter}, {"a3", layout.PaperA3}}

// askMinutes asks for whom the minutes of a meeting are, and on which paper, then where to, and writes them.
func (w *Window) askMinutes(id canvas.RecordID) {
	const inner, left = 400, 110
	meetings := w.workbook().Meetings()
	if len(meetings) == 0 {
		return
	}
	w.doc.editor.Seal()
	var names, papers, tongues []string
	chosen, paper, tongue := len(meetings)-1, 0, 0
	for i, m := range meetings {
		names = append(names, w.meetingName(m))
		if m.ID == id {
			chosen = i
		}
	}
	for _, p := range minutesPapers {
		papers = append(papers, w.paperName(p.name))
	}
	for i, l := range words.Languages {
		tongues = append(tongues, newWording(l).text("language"))
		if l == w.fileLanguage() {
			tongue = i
		}
	}
	which := newListChoice(names, func(i int) { chosen = i })
	which.set(chosen, false)
	on := newListChoice(papers, func(i int) { paper = i })
	on.set(paper, false)
	in := newListChoice(tongues, func(i int) { tongue = i })
	in.set(tongue, false)
	forAll := newCheck(w.text("export-public"), func(bool) {})
	forAll.set(w.doc.public, w.doc.public)
	body := newColumn(8,
		newProse(w.text("minutes-about"), sizeCaption, colorSecondary, inner),
		newFormLine(w.text("outline-meeting"), left, which.button),
		newFormLine(w.text("export-paper"), left, on.button),
		newFormLine(w.text("export-language"), left, in.button),
		newFormLine(w.text("export-for"), left, forAll))
	var m *modal
	m = w.open(w.text("minutes-title"), inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("export-choose"), func() {
			m.close()
			w.askExportPath(w.minutesJob(meetings[chosen], words.Languages[tongue], minutesPapers[paper].size, forAll.on))
		}))
}

// minutesJob returns what writes the minutes of a meeting. It looks at nothing that changes.
func (w *Window) minutesJob(m canvas.Meeting, language string, paper geom.Size, forAll bool) exportJob {
	now, h := w.doc.editor.Workbook(), w.doc.history()
	o := layout.MinutesOptions{Language: language, Paper: paper}
	if forAll {
		o.Seen = func(then canvas.Workbook) canvas.Workbook { return public.OfPast(then, now, language) }
	}
	return exportJob{
		workbook: now, format: "pdf", language: language, date: w.program.now(), called: w.meetingName(m),
		made: func() ([]scene.Scene, error) {
			d, err := layout.Minutes(now, h, m.ID, o)
			if err != nil {
				return nil, err
			}
			return layout.Pages(d), nil
		},
	}
}

// savePoll saves the picture of a poll in a format.
func (w *Window) savePoll(id canvas.RecordID, format string) {
	p, ok := canvas.Get[canvas.Poll](w.workbook(), id)
	if !ok {
		return
	}
	lay := w.pollPicture(id)
	w.askExportPath(exportJob{
		workbook: w.workbook(), format: format, language: w.fileLanguage(), date: w.program.now(), called: w.pollTitle(p),
		made: func() ([]scene.Scene, error) {
			s, ok := lay()
			if !ok {
				return nil, layout.ErrNoMeeting
			}
			return []scene.Scene{s}, nil
		},
	})
}

// pollFormats are the formats in which the picture of a poll can be saved.
func (w *Window) pollFormats(id canvas.RecordID) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range []string{"pdf", "png", "svg"} {
		items = append(items, fyne.NewMenuItem(w.text("about-"+f), func() { w.savePoll(id, f) }))
	}
	return items
}

// pollPicture returns what draws a poll as it is now; that looks at nothing that changes.
func (w *Window) pollPicture(id canvas.RecordID) func() (scene.Scene, bool) {
	now, h, language := w.doc.editor.Workbook(), w.doc.history(), w.fileLanguage()
	shown := w.workbook()
	return func() (scene.Scene, bool) {
		p, ok := canvas.Get[canvas.Poll](shown, id)
		if !ok {
			return scene.Scene{}, false
		}
		truth, known := h.StoodAt(now, id, p.After)
		if !known {
			truth = shown
		}
		return layout.Poll(shown, truth, id, language)
	}
}
