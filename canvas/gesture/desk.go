package gesture

import (
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// DeskGap is the space between two pages on the desk.
const DeskGap geom.MM = 12

// Desk is the plane on which the pages of a sheet lie, one under another; it holds where each
// page lies. The upper left corner of the first page is its origin.
type Desk []geom.Rect

// NewDesk lays the pages of a sheet out.
func NewDesk(res layout.Result) Desk {
	d := make(Desk, len(res.Pages))
	y := geom.MM(0)
	for i, p := range res.Pages {
		d[i] = geom.R(0, y, p.Size.W, p.Size.H)
		y += p.Size.H + DeskGap
	}
	return d
}

// Bounds returns the rectangle around all pages.
func (d Desk) Bounds() geom.Rect {
	var out geom.Rect
	for _, p := range d {
		out = out.Union(p)
	}
	return out
}

// Page returns the page under a point, or the nearest one, and the point as seen from its corner.
// It reports false when the point lies beside every page; the page is -1 where there is none.
func (d Desk) Page(at geom.Pt) (page int, on geom.Pt, inside bool) {
	page = -1
	var least geom.MM
	for i, p := range d {
		if p.Contains(at) {
			return i, at.Sub(p.Min()), true
		}
		if away := distance(p, at); page < 0 || away < least {
			page, least = i, away
		}
	}
	if page < 0 {
		return page, at, false
	}
	return page, at.Sub(d[page].Min()), false
}

// Lift returns a rectangle of a page as it lies on the desk. The page must be one of the desk.
func (d Desk) Lift(page int, r geom.Rect) geom.Rect { return r.Moved(d[page].Min()) }

// distance returns how far a point lies from a rectangle; 0 inside.
func distance(r geom.Rect, p geom.Pt) geom.MM {
	near := geom.Pt{X: min(max(p.X, r.X), r.Right()), Y: min(max(p.Y, r.Y), r.Bottom())}
	return near.Dist(p)
}
