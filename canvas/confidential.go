package canvas

// MarkConfidential marks sources, cost lines and notes as confidential, or takes the mark away: the
// public version has nothing of them. What else is among the items stays as it is.
func MarkConfidential(w Workbook, items []Item, confidential bool) (Change, error) {
	c := on(w)
	var marked []Moved
	for _, it := range items {
		switch x := w.Record(it.ID).(type) {
		case Source:
			x.Confidential = confidential
			c.put(x)
		case CostLine:
			x.Confidential = confidential
			c.put(x)
		case Note:
			x.Confidential = confidential
			c.put(x)
		default:
			continue
		}
		marked = append(marked, Moved{Item: it})
	}
	return c.markedAs(marked, "confidential", "open", confidential)
}

// MarkFigures marks what sources bring and what cost lines take in a period as confidential, or
// takes the mark away: the public version hides or rounds these figures, and shows whose they are.
// What has no figure then stays as it is.
func MarkFigures(w Workbook, items []Item, period RecordID, confidential bool) (Change, error) {
	c := on(w)
	var marked []Moved
	for _, it := range items {
		at := period
		if it.Column != "" {
			at = it.Column
		}
		f, isFunding := Get[Funding](w, FundingID(it.ID, at))
		x, isCost := Get[Cost](w, CostID(it.ID, at))
		switch {
		case isFunding:
			f.Confidential = confidential
			c.put(f)
		case isCost:
			x.Confidential = confidential
			c.put(x)
		default:
			continue
		}
		marked = append(marked, Moved{Item: it})
	}
	return c.markedAs(marked, "confidential-figure", "open-figure", confidential)
}

func (c *changed) markedAs(what []Moved, on, off string, confidential bool) (Change, error) {
	if len(what) == 0 {
		return Change{}, refused("refused-confidential")
	}
	if !confidential {
		on = off
	}
	return c.named(on, what), nil
}

// AllConfidential reports whether all those of some items that can be marked are, and there are any.
func (w Workbook) AllConfidential(items []Item) bool {
	any := false
	for _, it := range items {
		marked := false
		switch x := w.Record(it.ID).(type) {
		case Source:
			marked = x.Confidential
		case CostLine:
			marked = x.Confidential
		case Note:
			marked = x.Confidential
		default:
			continue
		}
		if !marked {
			return false
		}
		any = true
	}
	return any
}

// AllFiguresConfidential reports whether all figures that some items have in a period are marked,
// and there are any.
func (w Workbook) AllFiguresConfidential(items []Item, period RecordID) bool {
	any := false
	for _, it := range items {
		at := period
		if it.Column != "" {
			at = it.Column
		}
		f, isFunding := Get[Funding](w, FundingID(it.ID, at))
		x, isCost := Get[Cost](w, CostID(it.ID, at))
		if isFunding && !f.Confidential || isCost && !x.Confidential {
			return false
		}
		any = any || isFunding || isCost
	}
	return any
}
