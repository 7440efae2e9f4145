package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// pageFrame is what stands around the content of every page, its head and its foot, in mm. Pages
// of other sizes keep the frame of A3; a projector's page has a low one, as every line of its
// height is needed for what is talked about.
type pageFrame struct {
	margin                       geom.MM
	title, subtitle, state, date geom.MM // sizes of type
	titleLine, secondLine        geom.MM // baselines in the head; the same where it has one line
	rule                         geom.MM // under the head
	footer                       geom.MM // the rule at the foot, measured from the lower edge
	credit, pitch, creditDown    geom.MM // size, distance of lines, and the first baseline under the rule
	logoHigh, logoWide, logoTop  geom.MM
	notice                       geom.MM // size of what the foot says about the figures
	pageNumber                   geom.MM // room for it at the right
	begin, overflow              geom.MM // of the content of further pages; type that tells where the rest is
	scale                        *scale
	period, heading, pileGap     geom.MM // type of the labels of columns, and of headings; the space between the places of a pile
	amountRoom, shareRoom        geom.MM // of the figures in lines of a table
}

var usualFrame = pageFrame{
	margin: 14,
	title:  8.6, subtitle: 4.3, state: 4.8, date: 3.4,
	titleLine: 20.8, secondLine: 27.8,
	rule:   32.6,
	footer: 13,
	credit: 2.85, pitch: 3.7, creditDown: 3.9,
	logoHigh: 13, logoWide: 46, logoTop: 14.6,
	notice: 2.85, pageNumber: 16,
	begin: 5, overflow: 2.6,
	scale: paperScale, period: 6.2, heading: sectionSize, pileGap: 2.6,
	amountRoom: 30, shareRoom: 15,
}

var lowFrame = pageFrame{
	margin: 6,
	title:  4.8, subtitle: 3.2, state: 3.4,
	titleLine: 7.2, secondLine: 7.2,
	rule:   9.6,
	footer: 7,
	credit: 1.25, pitch: 1.55, creditDown: 1.8,
	logoHigh: 6, logoWide: 22, logoTop: 2.4,
	notice: 2, pageNumber: 9,
	begin: 3, overflow: 2,
	scale: roomScale, period: 4.2, heading: 3.4, pileGap: 1.2,
	amountRoom: 15, shareRoom: 10,
}

// pictureFrame is lowFrame around what has more room than on a projector's page.
var pictureFrame = func() pageFrame {
	f := lowFrame
	f.scale, f.heading = pictureScale, 4.2
	return f
}()

// low reports whether the page has a head of one line.
func (f pageFrame) low() bool { return f.titleLine == f.secondLine }

// frameOf returns the frame of a layout; refitted is one that has been given more room.
func frameOf(l canvas.Layout, refitted bool) pageFrame {
	switch {
	case l.Head != canvas.HeadLow:
		return usualFrame
	case refitted:
		return pictureFrame
	}
	return lowFrame
}

// body returns what lies between the rule of the head and that of the foot.
func (f pageFrame) body(l canvas.Layout) geom.Rect {
	const rule = 0.4
	top := f.rule + rule
	return geom.R(0, top, l.Page[0], l.Page[1]-f.footer-rule-top)
}

// bottom returns the lower edge of what a further page of a height holds.
func (f pageFrame) bottom(height geom.MM) geom.MM { return height - f.footer - f.begin + 1 }
