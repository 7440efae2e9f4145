package canvas

import (
	"encoding/json"
	"fmt"
	"strings"

	"clustercanvas/canvas/geom"
)

// clipMagic begins every clip as text, so that a paste knows its own.
const clipMagic = "clustercanvas/1 "

// ErrClip means that a text is no clip of this program.
var ErrClip = fmt.Errorf("canvas: not a clip")

// clip is copied records as text: JSON bodies by kind, after the magic.
type clip struct {
	Cards    []Card    `json:"cards,omitempty"`
	Sources  []Source  `json:"sources,omitempty"`
	Fundings []Funding `json:"fundings,omitempty"`
	Notes    []Note    `json:"notes,omitempty"`
	At       []geom.Pt `json:"at,omitempty"` // free places of the sources, in their order
}

// Copy returns items of a sheet as a text for the clipboard: sources with what they bring in
// their period, and notes.
func Copy(w Workbook, sheet RecordID, items []Item) string {
	var c clip
	sh, _ := Get[Sheet](w, sheet)
	have := map[RecordID]bool{}
	for _, it := range items {
		if n, ok := Get[Note](w, it.ID); ok {
			c.Notes = append(c.Notes, n)
			continue
		}
		s, ok := Get[Source](w, it.ID)
		if !ok {
			continue
		}
		period := sh.Period
		if it.Column != "" {
			period = it.Column
		}
		f, ok := Get[Funding](w, FundingID(s.ID, period))
		if !ok {
			continue // not at work there: there is nothing to copy
		}
		if !have[s.Card] {
			have[s.Card] = true
			card, _ := Get[Card](w, s.Card)
			c.Cards = append(c.Cards, card)
		}
		p, _ := Get[Placement](w, PlacementID(s.ID, sheet, it.Column))
		c.Sources, c.Fundings, c.At = append(c.Sources, s), append(c.Fundings, f), append(c.At, p.At)
	}
	b, err := json.Marshal(c)
	if err != nil {
		panic("canvas: clip: " + err.Error()) // plain records always encode
	}
	return clipMagic + string(b)
}

// IsClip reports whether a text is one that Copy made.
func IsClip(text string) bool { return strings.HasPrefix(text, clipMagic) }

// Paste puts what Copy took into a section of a sheet, as new sources and notes with new ids;
// what they bring comes along. What the section does not take is refused. Errors are ErrClip
// where the text is no clip, or a Refusal. It returns the new items, to be selected.
func Paste(w Workbook, ids IDs, text string, s Spot) (Change, []Item, error) {
	body, ours := strings.CutPrefix(text, clipMagic)
	var c clip
	if !ours || strict([]byte(body), &c) != nil || len(c.Fundings) != len(c.Sources) || len(c.At) != len(c.Sources) {
		return Change{}, nil, ErrClip
	}
	t, err := w.resolve(s)
	if err != nil {
		return Change{}, nil, err
	}
	if err := w.mayTake(c, s); err != nil {
		return Change{}, nil, err
	}
	out := on(w)
	for _, card := range c.Cards {
		if _, known := Get[Card](w, card.ID); known {
			continue
		}
		if w.Record(card.ID) != nil || card.check() != nil {
			return Change{}, nil, ErrClip
		}
		out.put(card)
	}
	var made []Item
	rank := atEnd(w.sourcesOf(t.period.Scenario))
	for i, x := range c.Sources {
		x.ID, x.Scenario, x.SameAs, x.Rank = ids(), t.period.Scenario, "", rank
		rank = RankBetween(rank, "")
		f := c.Fundings[i]
		f.Source, f.Period = x.ID, t.period.ID
		f.ID = FundingID(f.Source, f.Period)
		x = x.adapted(t.section.Role)
		if _, card := out.record(x.Card).(Card); !card || x.check() != nil || f.check() != nil {
			return Change{}, nil, ErrClip
		}
		out.put(x)
		out.put(f)
		spot := s
		spot.At = s.At.Add(geom.Pt{X: 4 * float64(i), Y: 4 * float64(i)})
		out.place(x.ID, t, spot, "")
		made = append(made, Item{x.ID, t.column()})
	}
	last := lastOf(w.notesOn(s.Sheet))
	for i, n := range c.Notes {
		n.ID, n.Rank = ids(), RankBetween(last, "")
		last = n.Rank
		if s.Free {
			n.Rank = out.over(s)
		}
		spot := s
		spot.At = s.At.Add(geom.Pt{X: 4 * float64(i), Y: 4 * float64(i)})
		if n = n.at(spot, n.Rank, w); n.check() != nil {
			return Change{}, nil, ErrClip
		}
		out.put(n)
		made = append(made, Item{n.ID, t.column()})
	}
	return out.labelled("paste"), made, nil
}

func (w Workbook) mayTake(c clip, s Spot) error {
	if len(c.Sources) > 0 {
		if err := w.MayDropSources(s); err != nil {
			return err
		}
	}
	if len(c.Notes) > 0 {
		return w.MayDropNotes(s)
	}
	return nil
}
