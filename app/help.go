package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// showAbout shows what the program is, and the licences of what is in it.
func (w *Window) showAbout() {
	const inner = 460
	body := newColumn(8,
		newProse(w.text("about-what"), sizeBody, colorInk, inner),
		newLabel(w.text("about-version", w.program.build.Version), sizeCaption, false, colorSecondary))
	if b := w.program.build; b.Commit != "" && b.Date != "" {
		body.Add(newLabel(w.text("about-build", b.Commit, b.Date), sizeSmall, false, colorSecondary))
	}
	body.Add(newHairlineRow())
	for _, key := range []string{"about-code", "about-content", "about-font", "about-icons", "about-privacy"} {
		body.Add(newProse(w.text(key), sizeCaption, colorSecondary, inner))
	}
	credit := map[string]bool{}
	for _, c := range canvas.BuiltIn() {
		t, err := c.Parsed()
		if err != nil {
			continue
		}
		for _, line := range t.Credit {
			if text := line.In(w.program.words.language); !credit[text] {
				credit[text] = true
				body.Add(newProse(text, sizeSmall, colorSecondary, inner))
			}
		}
	}
	var m *modal
	scrolled := container.New(tall{}, newScroller(container.New(inset{0, 1, 12, 2}, body)))
	m = w.open(programName, inner+56, scrolled, nil, newButton(primary, "", w.text("ok"), func() { m.close() }))
}

func newHairlineRow() fyne.CanvasObject {
	return container.New(fixed{height: 1}, newHairline())
}
