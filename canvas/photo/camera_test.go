package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// wall is a poster that was printed, with cards on it. Lengths are those of the page; the poster is scale times
// as large.
type wall struct {
	page  layout.Result
	scale float64
	cards []lying
}

// lying is a card on a poster.
type lying struct {
	mark   code.Mark
	face   scene.Scene
	middle geom.Pt // on the page
	angle  float64 // clockwise, degrees
}

// poster returns a sheet of a tool, printed with codes.
func poster(t interface{ Fatal(...any) }, tool int, scale float64) *wall {
	n := 0
	ids := func() canvas.RecordID {
		n++
		return canvas.RecordID(fmt.Sprintf("VTQ5XCZ3WZ3NWXP4DUDPOKS%03d", n))
	}
	w, problems := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Cluster: "Ocean Tech Cluster", Language: "en", Currency: "EUR"}, "As is", []string{"Year 1"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	s := w.Scenarios()[0]
	c, id, err := canvas.AddSheet(w, ids, canvas.BuiltIn()[tool], s.ID, w.Periods(s.ID)[0].ID, "")
	if err == nil {
		w, err = w.Apply(c.Diff)
	}
	if err != nil {
		t.Fatal(err)
	}
	res, err := layout.Sheet(w, id, layout.Options{Prompts: true, Codes: layout.SheetCodes})
	if err != nil {
		t.Fatal(err)
	}
	return &wall{page: res, scale: scale}
}

// cardSize is that of a poker card.
var cardSize = geom.Size{W: 63, H: 88}

// codeBox returns where the code of a card is, on every card of that size.
func codeBox() geom.Rect {
	for _, item := range cardFace(code.Deck(1)).Items {
		if s, ok := item.(scene.Symbol); ok && s.Shape.Name == "code "+code.Deck(1).String() {
			return s.Bounds()
		}
	}
	panic("a card without a code")
}

// cardFace returns the front of a card of the deck, as it is printed.
func cardFace(m code.Mark) scene.Scene {
	e, ok := deck.Numbered(m.Number)
	if !ok {
		panic("no such card")
	}
	face := layout.DeckCard(e, "en").Front(cardSize, 0)
	white := layout.Paper
	ground := scene.Polygon{Points: geom.R(0, 0, cardSize.W, cardSize.H).Polygon(), Fill: &white}
	face.Items = append([]scene.Item{ground}, face.Items...)
	return face
}

// lay puts cards of the deck into the sections of the poster, each turned by up to so many degrees; none covers
// the code of another or of the page, or is so far out that its own is off the page.
func (w *wall) lay(r *rand.Rand, count int, tilt float64) {
	page := w.page.Pages[0]
	far := math.Hypot(cardSize.W, cardSize.H) / w.scale * 0.86
	for tries := 0; len(w.cards) < count && tries < 4000; tries++ {
		area := page.Areas[r.IntN(len(page.Areas))]
		box := area.Outline.Bounds()
		c := lying{
			mark:   code.Deck(len(w.cards) + 1),
			middle: geom.Pt{X: box.X + box.W*r.Float64(), Y: box.Y + box.H*r.Float64()},
			angle:  tilt * (2*r.Float64() - 1),
		}
		ok := area.Outline.Contains(c.middle)
		for _, other := range w.cards {
			ok = ok && other.middle.Dist(c.middle) > far
		}
		if ok && w.free(c) {
			c.face = cardFace(c.mark)
			w.cards = append(w.cards, c)
		}
	}
}

// free reports whether a card leaves all codes to be seen.
func (w *wall) free(c lying) bool {
	outline := func(c lying, r geom.Rect) geom.Polygon { return w.onCard(c).Inverse().Polygon(r.Polygon()) }
	whole, box := geom.R(0, 0, cardSize.W, cardSize.H), codeBox()
	own := outline(c, box)
	size := w.page.Pages[0].Size
	for _, p := range own {
		if !geom.R(0, 0, size.W, size.H).Contains(p) {
			return false
		}
	}
	for _, on := range w.page.Codes {
		if covers(outline(c, whole), on.Rect.Polygon()) {
			return false
		}
	}
	for _, other := range w.cards {
		if covers(outline(c, whole), outline(other, box)) || covers(outline(other, whole), own) {
			return false
		}
	}
	return true
}

// covers reports whether something lies over a part of a code.
func covers(over, code geom.Polygon) bool {
	const steps = 6
	for i := range steps + 1 {
		for j := range steps + 1 {
			s, t := float64(i)/steps, float64(j)/steps
			at := code[0].Mul((1 - s) * (1 - t)).Add(code[1].Mul(s * (1 - t))).Add(code[2].Mul(s * t)).Add(code[3].Mul((1 - s) * t))
			if over.Contains(at) {
				return true
			}
		}
	}
	return false
}

// onCard returns what takes points of the page to those of the card.
func (w *wall) onCard(c lying) Homography {
	sin, cos := math.Sincos(c.angle * math.Pi / 180)
	k := w.scale
	return Homography{
		k * cos, k * sin, cardSize.W/2 - k*(cos*c.middle.X+sin*c.middle.Y),
		-k * sin, k * cos, cardSize.H/2 - k*(-sin*c.middle.X+cos*c.middle.Y),
		0, 0, 1,
	}
}

// camera is how a wall is photographed.
type camera struct {
	pixels image.Point
	yaw    float64 // degrees beside the middle
	pitch  float64 // degrees above
	roll   float64
	fill   float64 // of the picture by the poster, in the longer direction that fits
	blur   float64 // standard deviation, in pixels
	noise  float64 // standard deviation, of 255
	light  light
	seed   uint64
	crop   geom.Rect // of the page, which the picture is centered on; empty is all of it
}

// light is how a wall is lit.
type light int

const (
	evenLight light = iota
	gradientLight
	halfShade // an edge of shade across, and dim behind
	dimLight
)

func (l light) String() string {
	return [...]string{"even", "from one side", "half in shade", "dim, noisy"}[l]
}

// at returns how much of the light there is, for a place from 0 to 1 on the poster.
func (l light) at(x, y float64) float64 {
	switch l {
	case gradientLight:
		return 1 - 0.65*x
	case halfShade:
		d := (x + 0.35*y - 0.65) * 40
		return 0.4 + 0.6/(1+math.Exp(d))
	case dimLight:
		return 0.4
	}
	return 1
}

// toPage returns what takes pixels of the photo to mm on the page.
func (c camera) toPage(w *wall) Homography {
	size := w.page.Pages[0].Size
	box := c.crop
	if box.Empty() {
		box = geom.R(0, 0, size.W, size.H)
	}
	middle := box.Center()
	rad := math.Pi / 180
	sy, cy := math.Sincos(c.yaw * rad)
	sp, cp := math.Sincos(c.pitch * rad)
	sr, cr := math.Sincos(c.roll * rad)
	const hfov = 66 * math.Pi / 180
	f := float64(c.pixels.X) / 2 / math.Tan(hfov/2)
	project := func(far float64) Homography {
		// A point of the page, (x, y, 0), is turned by yaw around y, by pitch around x, seen from far away, and
		// rolled.
		rx := [3]float64{cy, 0, -sy}
		ry := [3]float64{sp * sy, cp, sp * cy}
		pixel := func(p geom.Pt) geom.Pt {
			x, y := p.X-middle.X, p.Y-middle.Y
			X := rx[0]*x + ry[0]*y
			Y := rx[1]*x + ry[1]*y
			Z := rx[2]*x + ry[2]*y + far
			u, v := f*X/Z, f*Y/Z
			return geom.Pt{X: cr*u - sr*v + float64(c.pixels.X)/2, Y: sr*u + cr*v + float64(c.pixels.Y)/2}
		}
		corners := box.Polygon()
		var to []geom.Pt
		for _, p := range corners {
			to = append(to, pixel(p))
		}
		// Whoever takes the photo points at the middle of what is seen.
		off := geom.Pt{X: float64(c.pixels.X) / 2, Y: float64(c.pixels.Y) / 2}.Sub(geom.Polygon(to).Bounds().Center())
		for i := range to {
			to[i] = to[i].Add(off)
		}
		return homographyOf(corners, to)
	}
	// As near as lets the whole of it be seen.
	low, high := 0.5*box.W, 10*box.W
	for range 40 {
		far := (low + high) / 2
		seen := project(far).Polygon(box.Polygon()).Bounds()
		if seen.W <= float64(c.pixels.X)*c.fill && seen.H <= float64(c.pixels.Y)*c.fill {
			high = far
		} else {
			low = far
		}
	}
	return project(high).Inverse()
}

// painted is a scene in pixels.
type painted struct {
	w, h    int
	pix     []uint8
	pxPerMM float64
}

func paint(s scene.Scene, pxPerMM float64) painted {
	size := raster.PixelSize(s.Size, pxPerMM)
	img := image.NewRGBA(image.Rectangle{Max: size})
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	raster.New(nil).Draw(img, &s, geom.Pt{}, pxPerMM)
	p, _ := planeOf(img, math.MaxInt)
	return painted{p.w, p.h, p.pix, pxPerMM}
}

// at returns the brightness at a place in mm; it reports false outside.
func (p *painted) at(q geom.Pt) (float32, bool) {
	x, y := q.X*p.pxPerMM-0.5, q.Y*p.pxPerMM-0.5
	if !(x >= 0 && y >= 0 && x < float64(p.w-1) && y < float64(p.h-1)) {
		return 0, false
	}
	ix, iy := int(x), int(y)
	fx, fy := float32(x-float64(ix)), float32(y-float64(iy))
	a, b := p.pix[iy*p.w+ix:], p.pix[(iy+1)*p.w+ix:]
	top, low := float32(a[0])*(1-fx)+float32(a[1])*fx, float32(b[0])*(1-fx)+float32(b[1])*fx
	return top*(1-fy) + low*fy, true
}

// shoot takes a photo: what a lens sees of the wall, through JPEG.
func (c camera) shoot(w *wall) image.Image { return c.develop(c.expose(w)) }

// exposed is what comes from a wall to a camera under even light, however sharp its lens is.
type exposed struct {
	ink    []float32 // of 255
	toPage Homography
	size   geom.Size
}

// expose looks at a wall.
func (c camera) expose(w *wall) exposed {
	toPage := c.toPage(w)
	size := w.page.Pages[0].Size
	// Somewhat finer than the photo will be, so that it is the photo that blurs.
	nearest := toPage.Inverse().Polygon(geom.R(0, 0, size.W, size.H).Polygon())
	finest := max(nearest[0].Dist(nearest[1]), nearest[3].Dist(nearest[2])) / size.W * 1.6
	page := paint(w.page.Pages[0], min(finest, 16))
	type placed struct {
		on     Homography
		img    painted
		bounds geom.Rect
	}
	var cards []*placed
	for _, l := range w.cards {
		on := w.onCard(l)
		cards = append(cards, &placed{on, paint(l.face, min(finest, 16)/w.scale*1.2), on.Inverse().Polygon(geom.R(0, 0, cardSize.W, cardSize.H).Polygon()).Bounds()})
	}
	out := exposed{ink: make([]float32, c.pixels.X*c.pixels.Y), toPage: toPage, size: size}
	const sub = 2
	for y := range c.pixels.Y {
		for x := range c.pixels.X {
			var sum float32
			for j := range sub {
				for i := range sub {
					p := toPage.Apply(geom.Pt{X: float64(x) + (float64(i)+0.5)/sub, Y: float64(y) + (float64(j)+0.5)/sub})
					v, on := page.at(p)
					if !on {
						sum += 120 // the wall
						continue
					}
					for k := len(cards) - 1; k >= 0; k-- {
						if !cards[k].bounds.Contains(p) {
							continue
						}
						if face, in := cards[k].img.at(cards[k].on.Apply(p)); in {
							v = face
							break
						}
					}
					sum += v
				}
			}
			out.ink[y*c.pixels.X+x] = 30 + 0.8*sum/sub/sub // ink is not black, and paper not white
		}
	}
	return out
}

// develop makes the photo of what was exposed.
func (c camera) develop(e exposed) image.Image {
	r := rand.New(rand.NewPCG(c.seed, 7))
	w, h := c.pixels.X, c.pixels.Y
	lit := make([]float32, w*h)
	for i, v := range e.ink {
		p := e.toPage.Apply(geom.Pt{X: float64(i%w) + 0.5, Y: float64(i/w) + 0.5})
		lit[i] = v * float32(c.light.at(p.X/e.size.W, p.Y/e.size.H))
	}
	lit = blurred(lit, w, h, c.blur)
	noise := c.noise
	if c.light == dimLight {
		noise += 6
	}
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = 128, 128
	}
	for i, v := range lit {
		img.Y[i/w*img.YStride+i%w] = uint8(min(255, max(0, float64(v)+noise*r.NormFloat64()+0.5)))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}); err != nil {
		panic(err)
	}
	out, err := jpeg.Decode(&b)
	if err != nil {
		panic(err)
	}
	return out
}

// blurred returns a picture blurred by a bell of a standard deviation in pixels.
func blurred(pix []float32, w, h int, sigma float64) []float32 {
	if sigma <= 0 {
		return pix
	}
	n := int(3*sigma + 1)
	bell := make([]float32, 2*n+1)
	var sum float32
	for i := range bell {
		d := float64(i - n)
		bell[i] = float32(math.Exp(-d * d / 2 / sigma / sigma))
		sum += bell[i]
	}
	across, out := make([]float32, len(pix)), make([]float32, len(pix))
	for k, b := range bell {
		b /= sum
		for y := range h {
			row, dst := pix[y*w:][:w], across[y*w:][:w]
			for x := range dst {
				dst[x] += b * row[min(w-1, max(0, x+k-n))]
			}
		}
	}
	for k, b := range bell {
		b /= sum
		for y := range h {
			row, dst := across[min(h-1, max(0, y+k-n))*w:][:w], out[y*w:][:w]
			for x := range dst {
				dst[x] += b * row[x]
			}
		}
	}
	return out
}
