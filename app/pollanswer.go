package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// answering is a form in which one person after another answers a poll. It covers the window, and shows
// nothing of what was entered before.
type answering struct {
	window  *Window
	poll    canvas.Poll
	options []canvas.Answer
	dialog  *modal
	number  *label
	name    *field
	shares  []*field
	ticks   []*check
	sum     *label
	wrong   *prose
	dark    bool // the second screen was made black for it
}

// askAnswers lets one after another answer.
func (w *Window) askAnswers(p canvas.Poll) {
	const inner = 520
	a := &answering{window: w, poll: p, options: w.workbook().Options(p.ID), number: newLabel("", sizeBody, true, colorInk),
		name: newField(w), sum: newLabel("", sizeBody, true, colorSecondary), wrong: newProse("", sizeCaption, colorWarning, inner)}
	a.name.SetPlaceHolder(w.text("poll-name"))
	body := newColumn(10, newProse(w.text("answer-about"), sizeCaption, colorSecondary, inner),
		newRow(10, 1, container.New(fixed{width: 150}, a.number), a.name.object()))
	if p.Asks == canvas.AsksGuess {
		body.Add(a.guessFields())
		body.Add(a.sum)
	} else {
		body.Add(a.tickFields(inner))
	}
	body.Add(a.wrong)
	show := newButton(outlined, "eye", w.text("poll-show"), a.reveal)
	a.dialog = w.open(w.pollTitle(p), inner+40, body, a.leave,
		newButton(outlined, "", w.text("poll-later"), func() { a.dialog.canceled() }), show,
		newButton(primary, "", w.text("poll-next"), a.take))
	a.dialog.cover()
	if w.second.open() && w.blank == blankNone { // the room must not see the answer
		a.dark = true
		w.setBlank(blankBlack)
	}
	w.answers = a
	w.probe.put("answer-name", a.name)
	w.probe.put("button:poll-show", show)
	a.clear()
}

// guessFields are a field for the share of each option.
func (a *answering) guessFields() fyne.CanvasObject {
	w := a.window
	list := newColumn(6)
	for i, o := range a.options {
		f := newField(w)
		f.OnChanged = func(string) { a.tellSum() }
		f.OnSubmitted = func(string) {
			if i+1 < len(a.shares) {
				a.dialog.focus(a.shares[i+1])
				return
			}
			a.take()
		}
		a.shares = append(a.shares, f)
		w.probe.put("answer:"+itoa(i+1), f)
		list.Add(newRow(8, 0, newLabel(o.Title, sizeBody, false, colorInk).cutting(), container.New(fixed{width: 90}, f.object()), newLabel("%", sizeBody, false, colorSecondary)))
	}
	return list
}

// tickFields are a box for each option, in two columns.
func (a *answering) tickFields(inner float32) fyne.CanvasObject {
	for i, o := range a.options {
		c := newCheck(o.Title, func(bool) {})
		a.ticks = append(a.ticks, c)
		a.window.probe.put("answer:"+itoa(i+1), c)
	}
	half := (len(a.ticks) + 1) / 2
	left, right := newColumn(4), newColumn(4)
	for i, c := range a.ticks {
		if i < half {
			left.Add(c)
		} else {
			right.Add(c)
		}
	}
	wide := inner/2 - 6
	return newRow(12, -1, container.New(fixed{width: wide}, left), container.New(fixed{width: wide}, right))
}

// clear empties the form for the next person.
func (a *answering) clear() {
	w := a.window
	a.name.SetText("")
	for _, f := range a.shares {
		f.SetText("")
	}
	for _, c := range a.ticks {
		c.set(false, false)
	}
	n := len(w.workbook().People(a.poll.ID))
	a.number.set(w.text("answer-number", itoa(n+1)), colorInk)
	a.wrong.set("", colorWarning)
	a.tellSum()
	a.dialog.Refresh()
	a.dialog.focus(a.name)
	w.probe.log("answering", itoa(n+1))
}

// typed returns the shares that were typed, in order; what cannot be read is -1. Where one is left empty,
// it gets the rest.
func (a *answering) typed() (shares []int64, sum int64) {
	empty := -1
	for i, f := range a.shares {
		s := strings.TrimSuffix(strings.TrimSpace(f.Text), "%")
		share := canvas.Share(0)
		var err error
		if strings.TrimSpace(s) == "" {
			if empty == -1 {
				empty = i
			} else {
				empty = -2
			}
		} else {
			share, err = canvas.ParseShare(s, a.window.figureLanguage())
		}
		if err != nil {
			share = -1
		}
		shares, sum = append(shares, int64(share)), sum+max(0, int64(share))
	}
	if rest := int64(canvas.Whole) - sum; empty >= 0 && rest >= 0 && rest < int64(canvas.Whole) {
		shares[empty] = rest
		sum += rest
	}
	return shares, sum
}

// tellSum says how much is left to be given.
func (a *answering) tellSum() {
	if a.poll.Asks != canvas.AsksGuess {
		return
	}
	w := a.window
	shares, sum := a.typed()
	for i, f := range a.shares { // the last one gets the rest, and says so
		rest := ""
		if strings.TrimSpace(f.Text) == "" && sum == int64(canvas.Whole) && shares[i] > 0 {
			rest = strings.TrimRight(canvas.ShareOf(canvas.Share(shares[i])).Written(w.figureLanguage()), "\u00a0%")
		}
		if f.PlaceHolder != rest {
			f.SetPlaceHolder(rest)
		}
	}
	written := func(n int64) string { return canvas.ShareOf(canvas.Share(n)).Written(w.figureLanguage()) }
	whole := int64(canvas.Whole)
	switch {
	case sum == whole:
		a.sum.set(w.text("answer-whole"), colorInk)
	case sum > whole:
		a.sum.set(w.text("answer-over", written(sum-whole)), colorWarning)
	default:
		a.sum.set(w.text("answer-left", written(whole-sum)), colorSecondary)
	}
}

// take keeps the answers, and waits for the next person.
func (a *answering) take() {
	w := a.window
	values := map[string]int64{}
	shares, _ := a.typed()
	for i, o := range a.options {
		if a.poll.Asks == canvas.AsksGuess {
			if values[o.Option] = shares[i]; shares[i] < 0 {
				a.refuse(w.text("answer-wrong", a.shares[i].Text))
				a.dialog.focus(a.shares[i])
				return
			}
		} else if a.ticks[i].on {
			values[o.Option] = 1
		}
	}
	if reason := w.answer(canvas.AnswerPoll(w.workbook(), a.poll.ID, oneLine(a.name.Text), values)); reason != "" {
		a.refuse(reason)
		return
	}
	a.clear()
}

func (a *answering) refuse(reason string) {
	a.wrong.set(reason, colorWarning)
	a.dialog.Refresh()
}

// begun reports whether somebody has begun to answer.
func (a *answering) begun() bool {
	for _, f := range a.shares {
		if strings.TrimSpace(f.Text) != "" {
			return true
		}
	}
	for _, c := range a.ticks {
		if c.on {
			return true
		}
	}
	return false
}

// reveal opens all answers.
func (a *answering) reveal() {
	w := a.window
	if a.begun() {
		a.refuse(w.text("answer-first"))
		return
	}
	if len(w.workbook().People(a.poll.ID)) == 0 {
		a.refuse(w.text("answer-nobody"))
		return
	}
	if reason := w.answer(canvas.ShowAnswers(w.workbook(), a.poll.ID, true)); reason != "" {
		a.refuse(reason)
		return
	}
	a.dialog.close()
	a.leave()
	w.showPoll(a.poll.ID)
}

// leave gives the second screen back what it showed.
func (a *answering) leave() {
	if a.dark && a.window.blank == blankBlack {
		a.window.setBlank(blankNone)
	}
}
