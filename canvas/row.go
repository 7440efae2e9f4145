package canvas

// Cost lines, metrics and references lie on sheets as rows of a table. They have no placement: a
// row is in the section of its group, in the order of its rank, on every sheet.

// mayDropCosts reports why a cost line may not lie in a section: nil when it may.
func (w Workbook) mayDropCosts(t target, l CostLine) error {
	switch {
	case !t.section.Takes(AcceptCosts):
		return refused("refused-no-costs", t.section.Title.In(w.Info().Language))
	case l.Scenario != t.period.Scenario:
		return refused("refused-other-scenario")
	}
	return nil
}

// mayMoveRow reports why a metric or a reference may not lie in a section: nil when it may.
func (t target) mayMoveRow(r Record) error {
	want := AcceptMetrics
	if r.Kind() == KindReference {
		want = AcceptReferences
	}
	if !t.section.Takes(want) {
		return refused("refused-no-rows", t.section.Title["en"])
	}
	return nil
}

// moveRow gives a row its place in a section; it reports false for what is no row.
func (c *changed) moveRow(id RecordID, t target, rank Rank) bool {
	r := inSection(c.w.Record(id), t.section, rank)
	if r == nil {
		return false
	}
	c.put(r)
	return true
}

// copyRow is moveRow for a copy, with what is known of it; it returns the copy.
func (c *changed) copyRow(id RecordID, t target, ids IDs, rank Rank) (RecordID, bool) {
	was := c.w.Record(id)
	if inSection(was, t.section, rank) == nil {
		return "", false
	}
	made := ids()
	switch r := was.(type) {
	case CostLine:
		r.ID, r.SameAs = made, ""
		if rank == "" {
			rank = atEnd(c.w.CostLines(r.Scenario))
		}
		c.put(inSection(r, t.section, rank))
		for _, x := range where(c.w, func(x Cost) bool { return x.Line == id }) {
			x.Line = made
			x.ID = CostID(made, x.Period)
			c.put(x)
		}
	case Metric:
		r.ID = made
		if rank == "" {
			rank = atEnd(All[Metric](c.w))
		}
		c.put(inSection(r, t.section, rank))
		for _, x := range where(c.w, func(x Target) bool { return x.Metric == id }) {
			x.Metric = made
			x.ID = TargetID(made, x.Horizon)
			c.put(x)
		}
	case Reference:
		r.ID = made
		c.put(inSection(r, t.section, rank))
	default:
	}
	return made, true
}

// inSection returns a row as it must be to lie in a section; nil for what is no row. An empty rank
// leaves its order as it is.
func inSection(r Record, s Section, rank Rank) Record {
	switch r := r.(type) {
	case CostLine:
		if groups := s.Role.CostGroups(); len(groups) == 1 {
			r.Group = groups[0]
		}
		if rank != "" {
			r.Rank = rank
		}
		return r
	case Metric:
		r.Parked = s.Role == RoleParked
		if rank != "" {
			r.Rank = rank
		}
		return r
	case Reference:
		if rank != "" {
			r.Rank = rank
		}
		return r
	default:
		return nil
	}
}

// removeRow deletes a row, and a cost line from the period that it was selected in: with its last
// figure it is gone. It reports false for what is no row.
func (c *changed) removeRow(it Item, sheet Sheet) bool {
	switch c.w.Record(it.ID).(type) {
	case CostLine:
		period := sheet.Period
		if it.Column != "" {
			period = it.Column
		}
		c.remove(CostID(it.ID, period))
		for _, x := range where(c.w, func(x Cost) bool { return x.Line == it.ID }) {
			if c.record(x.ID) != nil {
				return true // it is still known in another period
			}
		}
		c.removeOwned(it.ID)
		return true
	case Metric, Reference:
		c.removeOwned(it.ID)
		return true
	default:
		return false
	}
}
