package canvas

import "clustercanvas/canvas/geom"

// pasting is a clip on its way onto a sheet.
type pasting struct {
	*changed
	clip
	target
	spot Spot
	ids  IDs
	made []Item
	from geom.Pt // the upper left corner around all that a hand had placed
	n    int     // how many things without a place of their own there were
}

// pasteStep is how far from each other things are put that were laid by no hand, in mm.
const pasteStep geom.MM = 4

// Paste puts what Copy took into a section of a sheet, as new records with new ids; what they bring
// comes along, and so do the arrows between them. Things that a hand had placed keep their distances.
// Where several kinds were copied, those that the section does not take go to the section of the
// sheet that does; where it takes none of them, that is refused. A card, a metric or a horizon that is
// known already stays as it is. Errors are ErrClip where the text is no clip, or a Refusal. It returns
// the new items, to be selected.
func Paste(w Workbook, ids IDs, text string, s Spot) (Change, []Item, error) {
	c, err := readClip(text)
	if err != nil {
		return Change{}, nil, err
	}
	t, err := w.resolve(s)
	if err != nil {
		return Change{}, nil, err
	}
	p := &pasting{changed: on(w), clip: c, target: t, spot: s, ids: ids, from: c.corner()}
	if err := p.mayTake(ClipOf(text)); err != nil {
		return Change{}, nil, err
	}
	for _, part := range []func() error{p.cards, p.sources, p.notes, p.costs, p.metrics, p.references, p.links} {
		if err := part(); err != nil {
			return Change{}, nil, err
		}
	}
	change := p.labelled("paste")
	change.Assets = c.assets()
	return change, p.made, nil
}

// mayTake reports why nothing of a clip may come into the section: nil where something may.
func (p *pasting) mayTake(kinds []Accept) error {
	var first error
	for _, k := range kinds {
		err := p.w.MayDrop(p.spot, k)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

// into returns where things of a kind go: to the spot, or to the first section that takes them.
func (p *pasting) into(kind Accept) (Spot, Section, error) {
	if p.section.Takes(kind) {
		return p.spot, p.section, nil
	}
	for _, section := range p.template.Sections {
		if section.Takes(kind) {
			return Spot{Sheet: p.spot.Sheet, Section: section.ID, Column: p.spot.Column}, section, nil
		}
	}
	return Spot{}, Section{}, p.w.MayDrop(p.spot, kind)
}

// at returns the free place of a thing: as far from the spot as it lay from the corner of all, or
// beside the last one where it had no place.
func (p *pasting) at(free bool, at geom.Pt) geom.Pt {
	if free {
		return p.spot.At.Add(at.Sub(p.from))
	}
	p.n++
	return p.spot.At.Add(geom.Pt{X: pasteStep, Y: pasteStep}.Mul(float64(p.n - 1)))
}

func (p *pasting) cards() error {
	for _, card := range p.Cards {
		if _, known := Get[Card](p.w, card.ID); known {
			continue
		}
		if p.w.Record(card.ID) != nil || card.check() != nil {
			return ErrClip
		}
		p.put(card)
	}
	return nil
}

func (p *pasting) sources() error {
	if len(p.Sources) == 0 {
		return nil
	}
	spot, section, err := p.into(AcceptSources)
	if err != nil {
		return err
	}
	rank := atEnd(p.w.sourcesOf(p.period.Scenario))
	for i, x := range p.Sources {
		x.ID, x.Scenario, x.SameAs, x.Rank = p.ids(), p.period.Scenario, "", rank
		rank = RankBetween(rank, "")
		f := p.Fundings[i]
		f.Source, f.Period = x.ID, p.period.ID
		f.ID = FundingID(f.Source, f.Period)
		if section.ID == p.section.ID { // else layout puts it where it belongs
			x = x.adapted(section.Role)
		}
		if _, card := p.record(x.Card).(Card); !card || x.check() != nil || f.check() != nil {
			return ErrClip
		}
		p.put(x)
		p.put(f)
		if section.ID == p.section.ID {
			spot.At = p.at(p.Free[i], p.At[i])
			p.place(x.ID, p.target, spot, "")
			if place := p.record(PlacementID(x.ID, spot.Sheet, p.column())); place != nil && place.check() != nil {
				return ErrClip
			}
		}
		p.made = append(p.made, Item{x.ID, p.column()})
	}
	return nil
}

func (p *pasting) notes() error {
	if len(p.Notes) == 0 {
		return nil
	}
	spot, _, err := p.into(AcceptNotes)
	if err != nil {
		return err
	}
	last := lastOf(p.w.notesOn(spot.Sheet))
	for _, n := range p.Notes {
		n.ID, n.Rank, n.Locked, n.Step = p.ids(), RankBetween(last, ""), false, 0
		last = n.Rank
		if spot.Free {
			n.Rank = p.over(spot)
		}
		spot.At = p.at(n.Free, n.At)
		if n = n.at(spot, n.Rank, p.w); n.check() != nil {
			return ErrClip
		}
		p.put(n)
		p.made = append(p.made, Item{n.ID, p.column()})
	}
	return nil
}

func (p *pasting) costs() error {
	if len(p.Lines) == 0 {
		return nil
	}
	_, section, err := p.into(AcceptCosts)
	if err != nil {
		return err
	}
	rank := atEnd(p.w.CostLines(p.period.Scenario))
	as := map[RecordID]RecordID{}
	for _, x := range p.Lines {
		as[x.ID] = p.ids()
		x.ID, x.Scenario, x.SameAs, x.Rank = as[x.ID], p.period.Scenario, "", rank
		rank = RankBetween(rank, "")
		if section.ID == p.section.ID {
			x, _ = inSection(x, section, "").(CostLine)
		}
		if x.check() != nil {
			return ErrClip
		}
		p.put(x)
		p.made = append(p.made, Item{x.ID, p.column()})
	}
	for _, x := range p.Costs {
		line, known := as[x.Line]
		x.Line, x.Period = line, p.period.ID
		if x.ID = CostID(x.Line, x.Period); !known || x.check() != nil {
			return ErrClip
		}
		p.put(x)
	}
	return nil
}

func (p *pasting) metrics() error {
	if len(p.Metrics) == 0 {
		return nil
	}
	_, section, err := p.into(AcceptMetrics)
	if err != nil {
		return err
	}
	rank := atEnd(All[Metric](p.w))
	as := map[RecordID]RecordID{}
	for _, x := range p.Metrics {
		as[x.ID] = p.ids()
		x.ID, x.Rank = as[x.ID], rank
		rank = RankBetween(rank, "")
		if section.ID == p.section.ID {
			x, _ = inSection(x, section, "").(Metric)
		}
		if x.check() != nil {
			return ErrClip
		}
		p.put(x)
		p.made = append(p.made, Item{x.ID, p.column()})
	}
	for _, x := range p.Targets {
		metric, known := as[x.Metric]
		if _, ok := Get[Horizon](p.w, x.Horizon); !ok && known {
			continue // another cluster looks ahead to other years
		}
		x.Metric = metric
		if x.ID = TargetID(x.Metric, x.Horizon); !known || x.check() != nil {
			return ErrClip
		}
		p.put(x)
	}
	return nil
}

func (p *pasting) references() error {
	if len(p.References) == 0 {
		return nil
	}
	if _, _, err := p.into(AcceptReferences); err != nil {
		return err
	}
	rank := atEnd(All[Reference](p.w))
	for _, x := range p.References {
		x.ID, x.Rank = p.ids(), rank
		rank = RankBetween(rank, "")
		if x.check() != nil {
			return ErrClip
		}
		p.put(x)
		p.made = append(p.made, Item{x.ID, p.column()})
	}
	return nil
}

// links draws the arrows anew between what was pasted: the sources come first, then the notes.
func (p *pasting) links() error {
	for _, l := range p.Links {
		from, to := p.made[l.From], p.made[l.To]
		p.putLink(Link{Label: l.Label}, p.spot.Sheet, from, to)
		if p.record(LinkID(p.spot.Sheet, from, to)).check() != nil {
			return ErrClip
		}
	}
	return nil
}
