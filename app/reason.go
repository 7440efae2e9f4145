package app

// whyNot returns why an action cannot be done now, in words; empty where it can. An action may
// know its reason itself; of the others it follows from what the window shows.
func (w *Window) whyNot(a action) string {
	switch {
	case a.enabled == nil || a.enabled(w):
		if a.choices != nil && len(a.choices(w)) == 0 {
			return w.text("why-no-choice")
		}
		return ""
	case w.doc == nil:
		return w.text("why-no-file")
	case w.doc.readOnly() && !a.looks:
		return w.whyClosed()
	case a.why != "":
		return w.text(a.why)
	case len(w.selection) == 0:
		return w.text("why-nothing-selected")
	}
	return w.text("why-not-these")
}

// whyClosed returns why nothing can be changed now, in words.
func (w *Window) whyClosed() string {
	if w.doc.fixed() {
		return w.text("why-read-only")
	}
	if w.doc.public {
		return w.text("why-public-view")
	}
	return w.text("why-looking-back")
}
