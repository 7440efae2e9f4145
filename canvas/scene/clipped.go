package scene

import (
	"fmt"

	"clustercanvas/canvas/geom"
)

// Clipped returns an item of which nothing shows outside a rectangle.
func Clipped(item Item, to geom.Rect) Item {
	a := item.Common()
	if a.Clip != nil {
		to = to.Intersect(*a.Clip)
	}
	a.Clip = &to
	switch i := item.(type) {
	case Polygon:
		i.Attrs = a
		return i
	case Polyline:
		i.Attrs = a
		return i
	case Text:
		i.Attrs = a
		return i
	case Image:
		i.Attrs = a
		return i
	case Symbol:
		i.Attrs = a
		return i
	}
	panic(fmt.Sprintf("scene: unknown item %T", item))
}
