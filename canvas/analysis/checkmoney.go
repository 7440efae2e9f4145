package analysis

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// years finds sources that are counted although they have ended, or have not begun.
func (c *checker) years(s Shares) {
	first, last, known := c.period.Years()
	if !known {
		return
	}
	for _, p := range s.Parts {
		if p.Funding.Status == canvas.Idea {
			continue
		}
		x := p.Source
		add := func(key string, year int) {
			c.add(Finding{
				Key: key, Args: []string{c.name(x), strconv.Itoa(year)}, Item: c.item(x.ID), Severe: p.Counts,
			})
		}
		switch {
		case x.Ends > 0 && x.Ends.Year() < first:
			add("check-ended", x.Ends.Year())
		case x.Starts > 0 && x.Starts.Year() > last:
			add("check-not-begun", x.Starts.Year())
		}
	}
}

// startUp finds costs of starting up after the first period.
func (c *checker) startUp() {
	at, _ := costsAt(c.w, c.period.ID)
	for _, x := range at {
		if x.line.Group == canvas.CostStartUp && x.cost.Amount > 0 && x.cost.Status != canvas.Idea {
			c.add(Finding{
				Key: "check-start-up-later", Args: []string{deck.Plain(deck.CostTitle(x.line, c.language()))},
				Item: c.item(x.line.ID),
			})
		}
	}
}

// coverage finds costs that the money cannot pay. Income that no source has is let pay for
// anything, as nobody knows better.
func (c *checker) coverage() {
	x := Cover(c.w, c.period.ID)
	if !x.Known || !x.CostKnown {
		return
	}
	unsplit := x.Unsplit.All
	if short := x.FreeMissing - unsplit; short > 0 {
		c.add(Finding{Key: "check-core-short", Amount: short})
	}
	unsplit = max(0, unsplit-x.FreeMissing)
	if short := x.ProjectsMissing - x.FreeLeft - unsplit; short > 0 {
		c.add(Finding{Key: "check-projects-short", Amount: short})
	}
}
