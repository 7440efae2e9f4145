package analysis

import "clustercanvas/canvas"

// Comparison is what differs between two periods of one scenario: sources that are at work only
// in the later one, and only in the earlier one, in order.
type Comparison struct {
	New, Gone []canvas.Source
}

// Between compares two periods of a scenario.
func Between(w canvas.Workbook, earlier, later canvas.RecordID) Comparison {
	return Comparison{New: only(w, later, earlier), Gone: only(w, earlier, later)}
}

// only returns the sources at work in one period and not in the other.
func only(w canvas.Workbook, in, notIn canvas.RecordID) []canvas.Source {
	var out []canvas.Source
	for _, x := range w.At(in) {
		if _, ok := canvas.Get[canvas.Funding](w, canvas.FundingID(x.Source.ID, notIn)); !ok {
			out = append(out, x.Source)
		}
	}
	return out
}
