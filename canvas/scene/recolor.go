package scene

import "fmt"

// Recolored returns the scene with every color as f makes it; pictures stay as they are. Places and
// sizes do not change, nor does s.
func (s Scene) Recolored(f func(Color) Color) Scene {
	items := make([]Item, len(s.Items))
	for i, item := range s.Items {
		items[i] = recolored(item, f)
	}
	s.Items = items
	return s
}

func recolored(i Item, f func(Color) Color) Item {
	switch i := i.(type) {
	case Polygon:
		if i.Fill != nil {
			c := f(*i.Fill)
			i.Fill = &c
		}
		i.Pen.Color = f(i.Pen.Color)
		return i
	case Polyline:
		i.Pen.Color = f(i.Pen.Color)
		return i
	case Text:
		i.Color = f(i.Color)
		return i
	case Symbol:
		i.Color = f(i.Color)
		return i
	case Image:
		return i
	}
	panic(fmt.Sprintf("scene: unknown item %T", i))
}
