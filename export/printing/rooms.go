package printing

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/scene"
)

// Room is a section of a sheet as it is printed: how large it is inside, and what it holds.
type Room struct {
	Title   string
	Size    geom.Size // in mm
	Notes   int       // sticky notes of 76 mm, side by side
	Sources bool      // cards of sources may lie in it
}

// Cards returns how many cards of a size lie in the room, side by side.
func (r Room) Cards(card geom.Size) int { return imposition.Holds(r.Size, card) }

// rooms returns the sections of a page that is printed so much larger than it was designed, in which something may
// be put. Of sections that repeat over columns the smallest counts.
func rooms(page scene.Scene, t *canvas.Template, scale float64, language string) []Room {
	var out []Room
	at := map[canvas.SectionID]int{}
	for _, a := range page.Areas {
		s, ok := t.Section(canvas.SectionID(a.Ref.ID))
		if !ok {
			s, ok = t.Section(canvas.SectionID(a.Ref.Section))
		}
		notes, sources := slices.Contains(s.Accepts, canvas.AcceptNotes), slices.Contains(s.Accepts, canvas.AcceptSources)
		if !ok || !notes && !sources {
			continue
		}
		// What is put there by hand may reach up to the lines, and only keeps off the title.
		box := a.Outline.Bounds()
		if box.Empty() {
			box = a.Content
		}
		r := Room{Title: s.Title.In(language), Size: geom.Size{W: scale * box.W, H: scale * (box.Bottom() - a.Content.Y)}, Sources: sources}
		r.Notes = imposition.Holds(r.Size, imposition.StickyNotes[0])
		if i, there := at[s.ID]; !there {
			at[s.ID] = len(out)
			out = append(out, r)
		} else if r.Size.W*r.Size.H < out[i].Size.W*out[i].Size.H {
			out[i] = r
		}
	}
	return out
}

// cardsInEach is how many cards a section holds at least where cards are made as large as a poster allows: what
// groups lay out on one side of a Map before it gets crowded.
const cardsInEach = 6

// cardFor returns the largest size of cards for the sections of some sheets in which sources lie; the usual one
// where there are none, and the smallest where none fits.
func cardFor(parts []Part) imposition.CardSize {
	var sizes []geom.Size
	for _, p := range parts {
		for _, r := range p.Rooms {
			if r.Sources {
				sizes = append(sizes, r.Size)
			}
		}
		if len(sizes) > 0 {
			break // of the first sheet that has some: a deck is for one wall
		}
	}
	s, ok := imposition.LargestCard(sizes, cardsInEach)
	if !ok {
		s, _ = imposition.CardSizeNamed("mini")
	}
	return s
}
