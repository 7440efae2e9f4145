package public

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
)

// place is where money stands in the sums: in a group and on a side, as far as that is known. The
// empty place is nowhere in particular: in the whole alone. Costs have a group only.
type place struct {
	group canvas.RecordID
	side  canvas.Side
}

// atom is a figure that sums are made of: that of a source or a cost line, or what no source has.
type atom struct {
	source canvas.RecordID // or the cost line; empty: what no source has
	said   said
	at     place
	num    int64 // over the denominator of the period; not negative
	secret bool
}

// fold is the outcome: which atoms are held back, and where their money stands instead.
type fold struct {
	at   map[int]place // of the atoms that are held back, by index
	lost bool          // even all together they would tell a secret: no sum may be shown
}

// margin is how much else a sum must hold, as a part of the greatest secret in it: a tenth. Then who
// sees the sum knows the secret no better than by a tenth, and only if he takes it for all of the sum.
const margin = 10

// safe reports whether a sum of some figures tells none of them.
func safe(nums []int64) bool {
	var sum, most int64
	for _, n := range nums {
		sum += n
		most = max(most, n)
	}
	return most == 0 || sum-most > 0 && (sum-most) >= most/margin
}

// suppress finds what must be held back beside the secrets, as offices of statistics do. A secret
// stands in the sum of its group and side, which everybody may see. Where it would be alone there,
// or all but alone, open figures beside it are held back as well; where there are
// not enough, its money stands in the whole alone, together with what is held back of others. What
// is held back for others is so in all periods: the same figure in another must not tell it. Of a place that is closed nobody may see the sum.
func suppress(atoms []atom, chosen map[said]bool, closed func(place) bool) fold {
	s := suppression{atoms: atoms, chosen: chosen, closed: closed, fold: fold{at: map[int]place{}}}
	var places []place
	for _, a := range atoms {
		if !slices.Contains(places, a.at) {
			places = append(places, a.at)
		}
	}
	for _, at := range places {
		if at != (place{}) {
			s.inPlace(at)
		}
	}
	s.inWhole()
	return s.fold
}

type suppression struct {
	atoms  []atom
	chosen map[said]bool
	closed func(place) bool
	fold
}

func (s *suppression) hides(a atom) bool { return a.secret || a.source != "" && s.chosen[a.said] }

// inPlace finds what is held back in a place.
func (s *suppression) inPlace(at place) {
	var held, open, all []int
	secret, marked := false, false
	for i, a := range s.atoms {
		marked = marked || a.at == at && a.secret && a.num > 0
		switch {
		case a.at != at || a.num == 0:
			continue
		case a.source == "" && a.secret: // a total that is not to be known: its rest is not to be seen here
			s.at[i] = place{}
			continue
		case s.hides(a):
			held, secret = append(held, i), true
		case a.source == "":
			held = append(held, i)
		default:
			open = append(open, i)
		}
		all = append(all, i)
	}
	if !secret {
		return
	}
	to := at
	if s.closed(at) || !s.safe(all) || !marked { // who is held back for others alone needs nobody beside him here
		to, open = place{}, nil
	}
	s.leastFirst(open)
	for to == at && !s.safe(held) {
		held, open = s.another(held, open)
	}
	for _, i := range held {
		if s.atoms[i].source != "" || to == at {
			s.at[i] = to
		}
	}
}

// inWhole finds what is held back so that what stands in the whole alone tells nothing.
func (s *suppression) inWhole() {
	var held, open []int
	secret := false
	for i, a := range s.atoms {
		at, moved := s.at[i]
		switch {
		case moved && at == (place{}):
			held, secret = append(held, i), true
		case a.at == (place{}) && a.num > 0:
			held = append(held, i)
		case !moved && a.source != "" && a.num > 0:
			open = append(open, i)
		}
	}
	if !secret {
		return
	}
	s.leastFirst(open)
	for !s.safe(held) && len(open) > 0 {
		held, open = s.another(held, open)
		s.at[held[len(held)-1]] = place{}
	}
	for i, a := range s.atoms { // and in the end all that is held back in a place
		if at := s.at[i]; at != (place{}) && !s.safe(held) && a.num > 0 {
			for j := range s.atoms {
				if s.at[j] == at {
					s.at[j] = place{}
					held = append(held, j)
				}
			}
		}
	}
	s.lost = !s.safe(held)
	for i, a := range s.atoms {
		if a.at == (place{}) && a.num > 0 {
			s.at[i] = place{}
		}
	}
}

// another holds one more back of those that are open, the least first: the least that is enough, or
// the greatest, so that few are held back. It returns what is held back and what is open then.
func (s *suppression) another(held, open []int) (more, left []int) {
	k := slices.IndexFunc(open, func(i int) bool { return s.safe(append(slices.Clone(held), i)) })
	if k < 0 {
		k = len(open) - 1
	}
	s.chosen[s.atoms[open[k]].said] = true
	return append(held, open[k]), slices.Delete(slices.Clone(open), k, k+1)
}

func (s *suppression) safe(of []int) bool {
	nums := make([]int64, len(of))
	for k, i := range of {
		nums[k] = s.atoms[i].num
	}
	return safe(nums)
}

// leastFirst sorts atoms by what they bring.
func (s *suppression) leastFirst(of []int) {
	slices.SortStableFunc(of, func(i, j int) int { return cmp.Compare(s.atoms[i].num, s.atoms[j].num) })
}
