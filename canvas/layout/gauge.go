package layout

import (
	"slices"

	"clustercanvas/canvas/geom"
)

// gauge takes lengths along one side of a page to that of another page. What is used of it is stretched
// evenly, texts stay as high as they are, and what is not used shrinks to a gap.
type gauge struct {
	gap    geom.MM      // that is left of what is not used
	used   [][2]geom.MM // from, to
	stiff  [][2]geom.MM
	ends   []geom.MM // of the stretches, in order, once it is fit
	placed []geom.MM // where each of them is on the other page
}

// use says that something lies there, which may be stretched.
func (r *gauge) use(from, to geom.MM) { r.used = append(r.used, [2]geom.MM{from, to}) }

// keep says that something lies there, which is not stretched.
func (r *gauge) keep(from, to geom.MM) { r.stiff = append(r.stiff, [2]geom.MM{from, to}) }

// reach returns where what is used begins and ends.
func (r *gauge) reach() (from, to geom.MM) {
	for i, u := range slices.Concat(r.used, r.stiff) {
		if i == 0 {
			from, to = u[0], u[1]
		}
		from, to = min(from, u[0]), max(to, u[1])
	}
	return from, to
}

// fit has what is used begin and end there on the other page.
func (r *gauge) fit(from, to geom.MM) {
	for _, u := range slices.Concat(r.used, r.stiff) {
		r.ends = append(r.ends, u[0], u[1])
	}
	slices.Sort(r.ends)
	r.ends = slices.Compact(r.ends)
	stretches, fixed := geom.MM(0), geom.MM(0)
	for i := 1; i < len(r.ends); i++ {
		length, elastic := r.stretch(i)
		if elastic {
			stretches += length
		} else {
			fixed += length
		}
	}
	scale := 1.0
	if stretches > 0 {
		scale = max(0, to-from-fixed) / stretches
	}
	at := from
	for i := range r.ends {
		if i > 0 {
			length, elastic := r.stretch(i)
			if elastic {
				length *= scale
			}
			at += length
		}
		r.placed = append(r.placed, at)
	}
}

// stretch returns how long the part before an end is, and whether it is that much or may be any.
func (r *gauge) stretch(end int) (length geom.MM, elastic bool) {
	from, to := r.ends[end-1], r.ends[end]
	in := func(u [2]geom.MM) bool { return u[0] <= from && to <= u[1] }
	switch {
	case slices.ContainsFunc(r.stiff, in):
		return to - from, false
	case slices.ContainsFunc(r.used, in):
		return to - from, true
	}
	return min(to-from, r.gap), false
}

// at returns where a length is on the other page. What lies beyond all that is used keeps its distance.
func (r *gauge) at(v geom.MM) geom.MM {
	n := len(r.ends)
	if n == 0 {
		return v
	}
	i := slices.IndexFunc(r.ends, func(end geom.MM) bool { return v <= end })
	switch {
	case i < 0:
		return r.placed[n-1] + v - r.ends[n-1]
	case i == 0:
		return r.placed[0] + v - r.ends[0]
	}
	part := (v - r.ends[i-1]) / (r.ends[i] - r.ends[i-1])
	return r.placed[i-1] + part*(r.placed[i]-r.placed[i-1])
}
