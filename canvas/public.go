package canvas

import "maps"

// Discretion is what a public version does with figures that are confidential.
type Discretion string

// The ways to be discreet.
const (
	HideFigures  Discretion = ""        // a figure is not shown; sums stay
	RoundFigures Discretion = "rounded" // all figures of a period that has a confidential one are rounded
)

// Discretions lists the ways to be discreet.
var Discretions = []Discretion{HideFigures, RoundFigures}

// Public is what a public workbook says of what it leaves out.
type Public struct {
	Rounded bool             // some figures are rounded
	Missing map[RecordID]int // how many things are left out: sources by period, cost lines by scenario, notes by sheet, and costs of lines that are shown by their own id
}

// AsPublic returns the workbook after a diff, as the public version of itself: it says so, and
// knows only the pictures that its records name. The errors are those of Apply.
func (w Workbook) AsPublic(d Diff, p Public) (Workbook, error) {
	next, err := w.Apply(d)
	if err != nil {
		return w, err
	}
	next.assets = assets{}
	for _, a := range next.namedIn(w.assets) {
		next.assets[a.Hash] = a
	}
	next.public = &Public{Rounded: p.Rounded, Missing: maps.Clone(p.Missing)}
	return next, nil
}

// Public returns what a public workbook leaves out; false for a workbook that is not one.
func (w Workbook) Public() (Public, bool) {
	if w.public == nil {
		return Public{}, false
	}
	return *w.public, true
}

// Withheld reports whether a funding has a figure that a public workbook does not show, rather than
// none yet.
func (w Workbook) Withheld(f Funding) bool {
	return w.public != nil && f.Confidential && f.Value.Kind == NothingYet
}
