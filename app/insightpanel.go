package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// insightPanel answers the questions that directors ask, for the period in view, also while
// something is dragged.
type insightPanel struct {
	widget.BaseWidget
	window  *Window
	title   *label
	picture *scenePicture
	scroll  *scroller
	sheets  *button
	shown   canvas.Workbook // whose findings the picture lists
	asked   canvas.RecordID // the period that they are of
}

func newInsightPanel(w *Window) *insightPanel {
	p := &insightPanel{
		window: w, title: newLabel("", sizeTitle, true, colorInk).cutting(),
		picture: newScenePicture(w, formWidth),
		sheets:  newButton(outlined, "plus", w.text("insight-sheets"), nil),
	}
	p.sheets.run = func() { openMenu(p.sheets, w.insightSheets()) }
	p.scroll = newScroller(container.New(column{inset: margin, gap: 10}, p.title, p.picture, p.sheets))
	p.picture.press = p.lead
	p.ExtendBaseWidget(p)
	return p
}

// load shows the document as it is now.
func (p *insightPanel) load() { p.of(p.window.workbook(), false) }

// of shows a workbook: the document, or what it would be.
func (p *insightPanel) of(b canvas.Workbook, wouldBe bool) {
	w := p.window
	period, language := w.period, w.program.words.language // the window speaks the user's
	scenario, at := w.figures()
	p.title.set(w.scenarioTitle(scenario)+" · "+w.periodLabel(at), colorInk)
	p.sheets.setOff(w.doc.readOnly())
	p.picture.show(func() scene.Scene { return layout.Panel(b, period, pictureMM, language) }, func() {
		p.shown, p.asked = b, period
		p.scroll.Refresh()
		if wouldBe {
			w.probe.log("answered", "preview")
		} else {
			w.probe.log("answered")
		}
	})
}

// lead goes to the place that something in the picture stands for.
func (p *insightPanel) lead(ref scene.Ref) {
	w := p.window
	switch ref.Kind {
	case scene.RefSource:
		w.leadTo(analysis.Finding{Item: canvas.Item{ID: canvas.RecordID(ref.ID)}, Period: p.asked})
	case scene.RefFinding:
		if n := findingOf(ref); n >= 0 {
			if list := analysis.ChecksOf(p.shown, p.asked); n < len(list) {
				w.leadTo(list[n])
			}
		}
	default:
	}
}

// CreateRenderer makes what draws the panel.
func (p *insightPanel) CreateRenderer() fyne.WidgetRenderer {
	return drawPage(p.title, p.scroll)
}
