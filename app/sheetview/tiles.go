package sheetview

import (
	"cmp"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/export/raster"
)

// tileSize is the side of a tile in pixels.
const tileSize = 512

// beyond is how far beside the view, in pixels, tiles are painted, so that panning finds them.
const beyond = 128

// tiles shows the pages as painted squares. It decides which squares are in sight and which of
// them look different from what they show, has those painted, and until then shows what there
// was: of the same zoom in place, of another zoom stretched.
type tiles struct {
	workers  *workers
	renderer *raster.Renderer
	sharp    *fyne.Container // tiles of the present zoom
	old      *fyne.Container // tiles of the zoom before, below
	free     []*fynecanvas.Image
	shown    map[tileKey]*tile
	stale    []staleTile
	cache    *tileCache

	pages    []page
	hidden   map[canvas.Item]bool
	turn     int // counts what was to be shown
	view     viewport
	desk     gesture.Desk
	first    []job // what comes before tiles
	wanted   []wantedTile
	underway map[tileID]bool
	busy     int
	rests    int    // the turn of which everything in sight is as it shall be
	settled  func() // called when it is
	repaint  func() // has the window drawn: an object that was never drawn cannot ask for it
	closed   bool
	hold     bool // tiles are not painted now
	painted  int  // tiles so far, for tests
}

// page is what is to be shown of a page, and the newest plan of it that is ready.
type page struct {
	size    geom.Size
	result  layout.Result
	plan    *plan
	planned int // the turn that plan is of
	making  int // the turn of the plan that is under way; 0 is none
}

// tile is a square on the screen.
type tile struct {
	object *fynecanvas.Image
	look   uint64 // of the image that it shows
	want   uint64
	has    bool
}

type wantedTile struct {
	id   tileID
	away int
}

func newTiles(w *workers, r *raster.Renderer, settled, repaint func()) *tiles {
	return &tiles{
		workers: w, renderer: r, settled: settled, repaint: repaint, cache: newTileCache(cacheBytes),
		sharp: &fyne.Container{}, old: &fyne.Container{},
		shown: map[tileKey]*tile{}, underway: map[tileID]bool{},
	}
}

// forget clears the screen: what comes is another sheet.
func (t *tiles) forget() {
	for key := range t.shown {
		t.release(key)
	}
	t.dropStale()
	t.pages, t.wanted, t.rests = nil, nil, 0
}

// drop lets go of every picture, for good: the toolkit may keep the widgets of a window for a while
// after it is gone.
func (t *tiles) drop() {
	t.forget()
	for _, o := range t.free {
		o.Image = nil
	}
	t.free, t.renderer = nil, nil
}

// show sets what is to be seen: the pages of a result without some items.
func (t *tiles) show(res layout.Result, hidden map[canvas.Item]bool) {
	t.turn++
	t.hidden = hidden
	before := t.pages
	t.pages = make([]page, len(res.Pages))
	for i := range res.Pages {
		t.pages[i] = page{size: res.Pages[i].Size, result: res}
		if i < len(before) && before[i].size == res.Pages[i].Size {
			t.pages[i].plan, t.pages[i].planned, t.pages[i].making = before[i].plan, before[i].planned, before[i].making
		}
	}
	for key := range t.shown {
		if key.page >= len(t.pages) {
			t.release(key)
		}
	}
	if slices.ContainsFunc(t.stale, func(s staleTile) bool { return s.page >= len(t.pages) }) {
		t.dropStale()
	}
}

// look brings the screen to a viewport: moves what is there, and asks for what is missing.
func (t *tiles) look(v viewport, desk gesture.Desk) {
	if v.w <= 0 || v.h <= 0 || len(desk) < len(t.pages) {
		return
	}
	if v.pxPerMM() != t.view.pxPerMM() {
		t.makeStale()
	}
	t.view, t.desk = v, desk
	t.wanted = t.wanted[:0]
	inSight := map[tileKey]bool{}
	view := v.bounds()
	for i := range t.pages {
		at := v.page(desk[i])
		if !at.Overlaps(view.Inset(-beyond)) {
			continue
		}
		t.planPage(i)
		t.placePage(i, at, view, inSight)
	}
	for key := range t.shown {
		if !inSight[key] {
			t.release(key)
		}
	}
	t.placeStale()
	slices.SortFunc(t.wanted, func(a, b wantedTile) int { return cmp.Compare(a.away, b.away) })
	t.dispatch()
	t.rest()
}

// placePage places the tiles of a page that are in sight.
func (t *tiles) placePage(i int, at, view image.Rectangle, inSight map[tileKey]bool) {
	k := t.view.pxPerMM()
	near := view.Inset(-beyond).Intersect(at).Sub(at.Min)
	for y := near.Min.Y / tileSize; y*tileSize < near.Max.Y; y++ {
		for x := near.Min.X / tileSize; x*tileSize < near.Max.X; x++ {
			key := tileKey{page: i, pxPerMM: k, at: image.Pt(x, y)}
			box := tileBox(key, at.Size())
			inSight[key] = true
			s := t.shown[key]
			if s == nil {
				s = &tile{object: t.object(t.sharp)}
				t.shown[key] = s
			}
			s.object.Move(t.view.pixelPosition(box.Min.Add(at.Min)))
			if t.pages[i].plan == nil {
				continue
			}
			s.want = t.pages[i].plan.look(onPage(box, k))
			if s.has && s.look == s.want {
				continue
			}
			id := tileID{key, s.want}
			if img, ok := t.cache.get(id); ok {
				t.fill(s, id, img)
				continue
			}
			if !t.underway[id] {
				middle := box.Add(at.Min).Min.Add(box.Size().Div(2)).Sub(view.Size().Div(2))
				away := middle.X*middle.X + middle.Y*middle.Y
				if !s.has { // an empty place before one that is out of date
					away -= 1 << 40
				}
				t.wanted = append(t.wanted, wantedTile{id, away})
			}
		}
	}
}

// tileBox returns where a tile lies on its page, in pixels; at the edges tiles are smaller.
func tileBox(key tileKey, page image.Point) image.Rectangle {
	min := key.at.Mul(tileSize)
	return image.Rectangle{Min: min, Max: min.Add(image.Pt(tileSize, tileSize))}.Intersect(image.Rectangle{Max: page})
}

// onPage returns a rectangle of pixels in mm, with the pixel around it that rounding may touch.
func onPage(px image.Rectangle, pxPerMM float64) geom.Rect {
	px = px.Inset(-1)
	return geom.R(float64(px.Min.X)/pxPerMM, float64(px.Min.Y)/pxPerMM, float64(px.Dx())/pxPerMM, float64(px.Dy())/pxPerMM)
}

// planPage has a page prepared for painting, unless that is under way.
func (t *tiles) planPage(i int) {
	p := &t.pages[i]
	if p.planned == t.turn && p.plan != nil {
		return
	}
	if p.making != 0 {
		return
	}
	p.making = t.turn
	turn, sc, hidden := t.turn, &p.result.Pages[i], t.hidden
	t.first = append(t.first, func() func() {
		made := newPlan(sc, hidden)
		return func() {
			if i < len(t.pages) && t.pages[i].making == turn {
				t.pages[i].plan, t.pages[i].planned, t.pages[i].making = made, turn, 0
				t.look(t.view, t.desk)
			}
		}
	})
}

// before has something done before any more tiles are painted.
func (t *tiles) before(j job) {
	t.first = append(t.first, j)
	t.dispatch()
}

// dispatch hands work out while there is any and the goroutines have room.
func (t *tiles) dispatch() {
	for t.busy < t.workers.room() && !t.closed {
		var next job
		switch {
		case len(t.first) > 0:
			next, t.first = t.first[0], t.first[1:]
		case len(t.wanted) > 0 && !t.hold:
			id := t.wanted[0].id
			t.wanted = t.wanted[1:]
			if id.key.page >= len(t.pages) || t.pages[id.key.page].plan == nil || t.underway[id] {
				continue
			}
			next = t.paint(id)
		default:
			return
		}
		t.busy++
		t.workers.do(func() func() {
			done := next()
			return func() {
				t.busy--
				if t.closed {
					return
				}
				done()
				t.dispatch()
				t.rest()
				t.repaint()
			}
		})
	}
}

// paint returns the job of painting a tile.
func (t *tiles) paint(id tileID) job {
	t.underway[id] = true
	p := t.pages[id.key.page]
	box := tileBox(id.key, raster.PixelSize(p.size, id.key.pxPerMM))
	renderer, plan, k := t.renderer, p.plan, id.key.pxPerMM
	return func() func() {
		img := paintTile(renderer, plan, box, k)
		return func() {
			delete(t.underway, id)
			t.painted++
			t.cache.put(id, img)
			if s := t.shown[id.key]; s != nil && s.want == id.look {
				t.fill(s, id, img)
			}
		}
	}
}

// paintTile paints a rectangle of pixels of a page.
func paintTile(r *raster.Renderer, p *plan, box image.Rectangle, pxPerMM float64) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: box.Size()}) // the fast way to the screen is a stride of 4 W
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	r.DrawPrepared(img, p.prepared, geom.Pt{X: float64(box.Min.X) / pxPerMM, Y: float64(box.Min.Y) / pxPerMM}, pxPerMM)
	return img
}

// fill shows an image on a tile. Setting the size uploads it as well, so only one of the two is
// done.
func (t *tiles) fill(s *tile, id tileID, img *image.RGBA) {
	s.has, s.look = true, id.look
	showImage(s.object, img, t.view.pixelSize(img.Rect.Size()))
}

func showImage(o *fynecanvas.Image, img *image.RGBA, size fyne.Size) {
	o.Image = img
	o.Show()
	if o.Size() == size {
		o.Refresh()
		return
	}
	o.Resize(size)
}

// object returns an image object that is not in use; it is hidden. They are used again and again,
// because making one anew means another tree and another texture.
func (t *tiles) object(in *fyne.Container) *fynecanvas.Image {
	if n := len(t.free); n > 0 {
		o := t.free[n-1]
		t.free = t.free[:n-1]
		return o
	}
	o := &fynecanvas.Image{FillMode: fynecanvas.ImageFillStretch, ScaleMode: fynecanvas.ImageScaleFastest}
	o.Hide()
	in.Objects = append(in.Objects, o)
	return o
}

func (t *tiles) release(key tileKey) {
	t.discard(t.shown[key].object)
	delete(t.shown, key)
}

func (t *tiles) discard(o *fynecanvas.Image) {
	o.Hide()
	o.Image = nil
	t.free = append(t.free, o)
}

// rest looks whether everything in sight is as it shall be, and says so once.
func (t *tiles) rest() {
	for key, s := range t.shown {
		if !s.has || s.look != s.want || t.pages[key.page].planned != t.turn {
			t.rests = 0
			return
		}
	}
	t.dropStale()
	if t.rests != t.turn {
		t.rests = t.turn
		t.settled()
	}
}

// isSettled reports whether nothing is missing and nothing under way.
func (t *tiles) isSettled() bool { return t.rests == t.turn && t.busy == 0 && len(t.first) == 0 }
