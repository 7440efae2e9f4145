package scene

import "clustercanvas/canvas/geom"

// Only returns the scene with nothing but what stands for some records, and the rectangle around
// that. The size of the page stays, and so do places on it; where nothing is left, the rectangle
// is empty.
func (s Scene) Only(keep func(Ref) bool) (Scene, geom.Rect) {
	var items []Item
	var box geom.Rect
	for _, item := range s.Items {
		a := item.Common()
		if a.Ref.Kind == RefNone || !keep(a.Ref) {
			continue
		}
		items = append(items, item)
		if b, ok := visible(item, a); ok {
			box = box.Union(b)
		}
	}
	s.Items, s.Areas, s.Problems = items, nil, nil
	return s, box
}
