package canvas

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"clustercanvas/canvas/geom"
)

// clipMagic begins every clip as text, so that a paste knows its own.
const clipMagic = "clustercanvas/1 "

// ErrClip means that a text is no clip of this program.
var ErrClip = fmt.Errorf("canvas: not a clip")

// clip is copied records as text: JSON bodies by kind, after the magic. Ids are those of the workbook
// that they come from, and hold the clip together; what is pasted gets new ones.
type clip struct {
	Cards    []Card    `json:"cards,omitempty"`
	Sources  []Source  `json:"sources,omitempty"`
	Fundings []Funding `json:"fundings,omitempty"`
	Notes    []Note    `json:"notes,omitempty"`
	At       []geom.Pt `json:"at,omitempty"`   // free places of the sources, in their order
	Free     []bool    `json:"free,omitempty"` // whether a hand put them there

	Lines      []CostLine  `json:"lines,omitempty"`
	Costs      []Cost      `json:"costs,omitempty"` // of the lines
	Metrics    []Metric    `json:"metrics,omitempty"`
	Targets    []Target    `json:"targets,omitempty"` // of the metrics
	References []Reference `json:"references,omitempty"`

	Links []clipLink `json:"links,omitempty"`

	Pictures [][]byte `json:"pictures,omitempty"` // that the notes show, as files hold them
}

// maxClipPictures is how many bytes of pictures a clip holds: other programs have to carry it. Notes
// whose pictures are more than that show them in their own workbook only.
const maxClipPictures = 12 << 20

// clipLink is an arrow between two things of a clip: by their places among the sources and, behind
// those, the notes.
type clipLink struct {
	From  int    `json:"from"`
	To    int    `json:"to"`
	Label string `json:"label,omitempty"`
}

// Copy returns items of a sheet as a text for the clipboard: sources with what they bring in
// their period, notes, the arrows between them, cost lines with what they take in the period, metrics
// with their targets, and references. Nothing in it is locked.
func Copy(w Workbook, sheet RecordID, items []Item) string {
	var c clip
	sh, _ := Get[Sheet](w, sheet)
	have := map[RecordID]bool{}
	sources, notes := map[Item]int{}, map[Item]int{} // where they are in the clip
	for _, it := range items {
		period := sh.Period
		if it.Column != "" {
			period = it.Column
		}
		switch x := w.Record(it.ID).(type) {
		case Note:
			x.Locked = false
			notes[it] = len(c.Notes)
			c.Notes = append(c.Notes, x)
		case Source:
			f, ok := Get[Funding](w, FundingID(x.ID, period))
			if !ok {
				continue // not at work there: there is nothing to copy
			}
			if !have[x.Card] {
				have[x.Card] = true
				card, _ := Get[Card](w, x.Card)
				c.Cards = append(c.Cards, card)
			}
			p, _ := Get[Placement](w, PlacementID(x.ID, sheet, it.Column))
			sources[it] = len(c.Sources)
			c.Sources, c.Fundings = append(c.Sources, x), append(c.Fundings, f)
			c.At, c.Free = append(c.At, p.At), append(c.Free, p.Free)
		case CostLine:
			if !have[x.ID] {
				have[x.ID] = true
				c.Lines = append(c.Lines, x)
			}
			if cost, ok := Get[Cost](w, CostID(x.ID, period)); ok {
				c.Costs = append(c.Costs, cost)
			}
		case Metric:
			c.Metrics = append(c.Metrics, x)
			targets := where(w, func(t Target) bool { return t.Metric == x.ID })
			slices.SortFunc(targets, func(a, b Target) int { return strings.Compare(string(a.ID), string(b.ID)) })
			c.Targets = append(c.Targets, targets...)
		case Reference:
			c.References = append(c.References, x)
		default:
		}
	}
	place := func(it Item) (int, bool) {
		if i, ok := sources[it]; ok {
			return i, true
		}
		i, ok := notes[it]
		return len(c.Sources) + i, ok
	}
	for _, l := range w.Links(sheet) {
		a, z := l.Ends()
		from, haveFrom := place(a)
		to, haveTo := place(z)
		if haveFrom && haveTo {
			c.Links = append(c.Links, clipLink{from, to, l.Label})
		}
	}
	c.Pictures = picturesOf(w, c.Notes)
	b, err := json.Marshal(c)
	if err != nil {
		panic("canvas: clip: " + err.Error()) // plain records always encode
	}
	return clipMagic + string(b)
}

// picturesOf returns the pictures that notes show, each once, as long as they are not too much.
func picturesOf(w Workbook, notes []Note) [][]byte {
	var out [][]byte
	seen, room := map[string]bool{}, maxClipPictures
	for _, n := range notes {
		a, ok := w.Asset(n.Picture)
		if !ok || seen[a.Hash] || len(a.Bytes) > room {
			continue
		}
		seen[a.Hash] = true
		room -= len(a.Bytes)
		out = append(out, a.Bytes)
	}
	return out
}

// assets returns the pictures of the clip that are pictures.
func (c clip) assets() []Asset {
	var out []Asset
	for _, b := range c.Pictures {
		if a, err := NewAsset(b); err == nil {
			out = append(out, a)
		}
	}
	return out
}

// IsClip reports whether a text is one that Copy made.
func IsClip(text string) bool { return strings.HasPrefix(text, clipMagic) }

// readClip reads a text that Copy made. Its parts fit each other; what the records say is not
// looked at yet.
func readClip(text string) (clip, error) {
	body, ours := strings.CutPrefix(text, clipMagic)
	var c clip
	if !ours || strict([]byte(body), &c) != nil || len(c.Fundings) != len(c.Sources) || len(c.At) != len(c.Sources) {
		return clip{}, ErrClip
	}
	if len(c.Free) != len(c.Sources) {
		c.Free = make([]bool, len(c.Sources))
	}
	for _, l := range c.Links {
		if things := len(c.Sources) + len(c.Notes); l.From < 0 || l.To < 0 || l.From >= things || l.To >= things || l.From == l.To {
			return clip{}, ErrClip
		}
	}
	return c, nil
}

// corner returns the upper left corner around all that a hand had placed.
func (c clip) corner() geom.Pt {
	out, none := geom.Pt{}, true
	add := func(at geom.Pt) {
		if none {
			out, none = at, false
		}
		out = geom.Pt{X: min(out.X, at.X), Y: min(out.Y, at.Y)}
	}
	for i, at := range c.At {
		if c.Free[i] {
			add(at)
		}
	}
	for _, n := range c.Notes {
		if n.Free {
			add(n.At)
		}
	}
	return out
}

// ClipOf returns what a section must take for a clip to be pasted into it; nothing where the text is
// no clip, or an empty one.
func ClipOf(text string) []Accept {
	c, err := readClip(text)
	if err != nil {
		return nil
	}
	var out []Accept
	for _, x := range []struct {
		accept Accept
		n      int
	}{
		{AcceptSources, len(c.Sources)}, {AcceptNotes, len(c.Notes)}, {AcceptCosts, len(c.Lines)},
		{AcceptMetrics, len(c.Metrics)}, {AcceptReferences, len(c.References)},
	} {
		if x.n > 0 {
			out = append(out, x.accept)
		}
	}
	return out
}
