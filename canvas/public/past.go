package public

import "clustercanvas/canvas"

// OfPast returns the public version of a state that a workbook was in before. What is confidential now
// was so then, whether somebody had marked it already or not, and figures are hidden or rounded as now.
func OfPast(then, now canvas.Workbook, language string) canvas.Workbook {
	diff := canvas.Diff{}
	for _, r := range then.Records() {
		if marked := markedAs(r, now.Record(r.RecordID())); marked != r {
			diff[r.RecordID()] = canvas.Delta{Before: r, After: marked}
		}
	}
	marked, err := then.Apply(diff)
	if err != nil { // as in Of
		out, _ := canvas.Workbook{}.AsPublic(nil, canvas.Public{})
		return out
	}
	return Of(marked, language)
}

// markedAs returns a record of the past, confidential where the present one is.
func markedAs(then, now canvas.Record) canvas.Record {
	switch x := then.(type) {
	case canvas.Info:
		if y, ok := now.(canvas.Info); ok {
			x.Discretion = y.Discretion
		}
		return x
	case canvas.Source:
		y, _ := now.(canvas.Source)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.Funding:
		y, _ := now.(canvas.Funding)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.Total:
		y, _ := now.(canvas.Total)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.CostLine:
		y, _ := now.(canvas.CostLine)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.Cost:
		y, _ := now.(canvas.Cost)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.Note:
		y, _ := now.(canvas.Note)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.Decision:
		y, _ := now.(canvas.Decision)
		x.Confidential = x.Confidential || y.Confidential
		return x
	case canvas.Poll:
		y, _ := now.(canvas.Poll)
		x.Confidential = x.Confidential || y.Confidential
		return x
	default:
		return then
	}
}
