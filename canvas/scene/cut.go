package scene

import "clustercanvas/canvas/geom"

// Cut returns what of the scene shows in a rectangle, moved so that the upper left corner of the rectangle
// lies at a point. Nothing of it shows outside. Its size is that of the rectangle; areas, outline and
// problems are left out.
func (s Scene) Cut(r geom.Rect, at geom.Pt) Scene {
	to := geom.R(at.X, at.Y, r.W, r.H)
	p := placing{k: 1, by: at.Sub(r.Min()), clip: &to}
	var items []Item
	for _, item := range s.Items {
		if b, ok := visible(item, item.Common()); ok && b.Overlaps(r) {
			items = append(items, p.put(item))
		}
	}
	s.Size = geom.Size{W: r.W, H: r.H}
	s.Items, s.Areas, s.Outline, s.Problems = items, nil, nil, nil
	return s
}
