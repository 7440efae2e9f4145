package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas/guide"
)

// guideStep is a step in the guide: its mark, its title, and under that why it is done. It has the
// keyboard as one: the arrow keys open its neighbors, Enter goes where it leads, Space ticks it off.
type guideStep struct {
	widget.BaseWidget
	panel            *guidePanel
	at               int
	state            guide.StepState
	open             bool
	hovered, focused bool

	inner fyne.CanvasObject // what it says while it is open
	said  string            // what that depends on
}

// Measures of a step: the mark at the left, the words beside it.
const (
	stepMark  float32 = 20
	stepLeft  float32 = 30
	stepWords         = formWidth - stepLeft
)

func newGuideStep(p *guidePanel, at int) *guideStep {
	s := &guideStep{panel: p, at: at}
	s.ExtendBaseWidget(s)
	p.window.probe.put("step:"+p.state.Way.ID+":"+p.state.Steps[at].ID, s)
	return s
}

func (s *guideStep) set(state guide.StepState, open bool) {
	s.state, s.open = state, open
	s.Refresh()
}

// body returns what an open step says. It stays the same object while it says the same, so that the
// keyboard stays on its buttons.
func (s *guideStep) body() fyne.CanvasObject {
	w := s.panel.window
	said := fmt.Sprint(s.state, s.at == s.panel.state.Next, w.leadLabel(s.state.Opens), w.canLead(s.state.Opens), w.doc.readOnly())
	if s.inner == nil || said != s.said {
		s.inner, s.said = s.newBody(), said
	}
	return s.inner
}

// newBody makes what an open step says: what to do, what it needs, and what leads there.
func (s *guideStep) newBody() fyne.CanvasObject {
	p := s.panel
	w := p.window
	language := w.program.words.language
	parts := newColumn(7, newProse(p.say(s.state.Do), sizeBody, colorInk, stepWords))
	if len(s.state.Met) > 0 && !s.state.Done {
		needs := newColumn(3)
		for _, m := range s.state.Met {
			mark, words := newIcon("circle", colorPale, 13), m.Wish(language)
			if m.Holds {
				mark, words = newIcon("check", colorInk, 13), m.Reason(language)
			} else if m.Count > 0 && m.Least > 1 {
				words = w.text("guide-so-far", words, itoa(m.Count))
			}
			needs.Add(newRow(7, -1, mark, newProse(words, sizeCaption, colorSecondary, stepWords-20)))
		}
		parts.Add(needs)
	}
	buttons := newColumn(6)
	if label := w.leadLabel(s.state.Opens); label != "" {
		kind := outlined
		if s.at == p.state.Next {
			kind = primary
		}
		b := newButton(kind, "", label, func() { w.leadBy(s.state.Opens) })
		b.setOff(!w.canLead(s.state.Opens))
		w.probe.put("button:guide-go", b)
		buttons.Add(b)
	}
	if s.canTick() {
		label := w.text("guide-tick")
		if s.state.ByHand != "" {
			label = w.text("guide-untick")
		}
		b := newButton(flat, "check", label, func() { p.tick(s.at) }).hinted(w.hint, w.text("hint-guide-tick"))
		if b.quiet = true; len(s.state.Needs) == 0 && !s.state.Done {
			b.kind, b.quiet = outlined, false
		}
		w.probe.put("button:guide-tick", b)
		buttons.Add(b)
	}
	parts.Add(buttons)
	return container.New(inset{stepLeft, 0, 0, 14}, parts)
}

// canTick reports whether a hand can tick the step off, or take that back: what the data tell is not
// for the hand.
func (s *guideStep) canTick() bool {
	return !s.panel.window.doc.readOnly() && (!s.state.Done || s.state.ByHand != "")
}

// Tapped opens the step; on its mark it ticks it off.
func (s *guideStep) Tapped(e *fyne.PointEvent) {
	if e.Position.X < stepMark+4 && s.canTick() {
		s.panel.tick(s.at)
		return
	}
	s.panel.toggle(s.at)
}

// MouseIn lights the step up.
func (s *guideStep) MouseIn(*desktop.MouseEvent) { s.light(true, s.focused) }

// MouseMoved does nothing.
func (s *guideStep) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (s *guideStep) MouseOut() { s.light(false, s.focused) }

// FocusGained shows that the keyboard is here.
func (s *guideStep) FocusGained() { s.light(s.hovered, true) }

// FocusLost shows that the keyboard has left.
func (s *guideStep) FocusLost() { s.light(s.hovered, false) }

func (s *guideStep) light(hovered, focused bool) {
	s.hovered, s.focused = hovered, focused
	s.Refresh()
}

// TypedRune does nothing.
func (s *guideStep) TypedRune(rune) {}

// TypedKey goes through the steps.
func (s *guideStep) TypedKey(e *fyne.KeyEvent) {
	p := s.panel
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown:
		to := s.at - 1
		if e.Name == fyne.KeyDown {
			to = s.at + 1
		}
		if to >= 0 && to < len(p.heads) {
			p.open(to)
			p.window.win.Canvas().Focus(p.heads[to])
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !s.open {
			p.open(s.at)
		} else if p.window.leadLabel(s.state.Opens) != "" && p.window.canLead(s.state.Opens) {
			p.window.leadBy(s.state.Opens)
		}
	case fyne.KeySpace:
		if s.canTick() {
			p.tick(s.at)
		}
	default:
		passKey(s, e)
	}
}

// CreateRenderer makes what draws the step.
func (s *guideStep) CreateRenderer() fyne.WidgetRenderer {
	const top, pitch = 7, 17
	ground, circle := fynecanvas.NewRectangle(themed(colorNone)), fynecanvas.NewCircle(themed(colorNone))
	ground.CornerRadius = radius
	number, check := fynecanvas.NewText(itoa(s.at+1), themed(colorSecondary)), newIconImage("check", colorOnStrong)
	number.TextSize, number.TextStyle.Bold = sizeSmall, true
	title := newProse("", sizeBody, colorInk, stepWords)
	title.bold = true
	reason := newProse("", sizeCaption, colorSecondary, stepWords)
	d := &drawn{}
	d.layout = func(size fyne.Size) {
		box(ground, -6, 0, size.Width+12, size.Height)
		box(circle, 0, top, stepMark, stepMark)
		box(check, 4, top+4, stepMark-8, stepMark-8)
		m := number.MinSize()
		box(number, (stepMark-m.Width)/2, top+(stepMark-m.Height)/2, m.Width, m.Height)
		high := title.MinSize().Height
		box(title, stepLeft, top+(stepMark-19)/2, stepWords, high)
		box(reason, stepLeft, top+high+1, stepWords, reason.MinSize().Height)
	}
	d.min = func() fyne.Size {
		high := top + title.MinSize().Height + 8
		if s.state.Done {
			high += reason.MinSize().Height
		}
		return fyne.NewSize(formWidth, high)
	}
	d.refresh = func() {
		p := s.panel
		fill, frame := colorNone, colorNone
		if s.hovered && !s.open {
			fill = colorHover
		}
		if s.focused {
			frame = colorFocus
		}
		ground.FillColor, ground.StrokeColor = themed(fill), themed(frame)
		if ground.StrokeWidth = 0; s.focused {
			ground.StrokeWidth = focusWidth()
		}
		circle.FillColor, circle.StrokeColor, circle.StrokeWidth = themed(colorNone), themed(colorFrame), 1.3
		number.Color = themed(colorSecondary)
		d.objects = []fyne.CanvasObject{ground, circle, title}
		switch {
		case s.state.Done:
			circle.FillColor, circle.StrokeColor = themed(colorStrong), themed(colorStrong)
			setIcon(check, "check", colorOnStrong)
			d.objects = append(d.objects, check, reason)
			reason.set(p.reasons(s.state), colorSecondary)
		default:
			if s.at == p.state.Next {
				circle.StrokeColor, number.Color = themed(colorInk), themed(colorInk)
			}
			d.objects = append(d.objects, number)
		}
		color := colorInk
		if s.state.Done && !s.open {
			color = colorSecondary
		}
		title.set(p.say(s.state.Title), color)
		title.Refresh()
		reason.Refresh()
		d.layout(s.Size())
		fynecanvas.Refresh(s)
	}
	d.refresh()
	return d
}
