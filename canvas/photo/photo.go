package photo

import (
	"cmp"
	"context"
	"image"
	"math"
	"slices"

	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
)

// MostPixels is how many pixels of a photo are looked at; larger ones are made smaller first.
const MostPixels = 25_000_000

// Page is what the reader has to know of a printed page to say where things lie on it: its size, and where the
// codes in its corners are, by corner from the upper left one clockwise; an empty rectangle is none.
type Page struct {
	Size  geom.Size
	Codes [4]geom.Rect // the quiet zones included
}

// Options is what Read is told beside the photo.
type Options struct {
	// Page returns what is known of the page that a corner's code names. It may be nil, and reports false for
	// a page that nobody knows: then cards are found, and not where they lie.
	Page func(corner code.Mark) (Page, bool)
	// Known are the codes that may be seen, of cards and of corners of pages. They need not be told; codes that
	// are too small or too blurred to be read are recognized among them. Each costs a millisecond.
	Known []code.Mark
	// Progress is told now and then how much is done, from 0 to 1. It may be nil.
	Progress func(done float64)
}

// Found is a code that was found in a photo.
type Found struct {
	Mark    code.Mark
	InPhoto geom.Polygon // the corners of its dark square from its own upper left one clockwise, in pixels of the photo
	OnPage  geom.Polygon // the same on the page, in mm; nil where it is not known how the page lies
	Angle   float64      // how far it is turned on the page, clockwise in degrees, from -180 to 180; in the photo where that is not known
}

// Reading is what a photo gave.
type Reading struct {
	Sheet    code.Mark // the page that is seen, as a mark of its first corner; the zero Mark where none is
	Page     Page
	ToPage   Homography     // from pixels of the photo to mm on the page; not Valid where it is not known
	Corners  []Found        // of the page
	Cards    []Found        // all others, as they are in the photo from its top; copies of a card each for itself
	Unread   []geom.Polygon // what looks like a code and could not be read, in pixels of the photo
	Problems []Problem
}

// Problem is what keeps a reading from being whole. It is a key for words.
type Problem string

// The problems.
const (
	NoCodes     Problem = "no-codes"     // nothing was found at all
	NoCorner    Problem = "no-corner"    // no corner of a page: it is not known where cards lie
	OneCorner   Problem = "one-corner"   // only one corner of the page: it is not known where cards lie
	FewCorners  Problem = "few-corners"  // two corners: places far from both are not exact
	UnknownPage Problem = "unknown-page" // Options.Page does not know the page
	OtherPage   Problem = "other-page"   // corners of another page, or of a copy of it, are seen as well, and left out
	SomeUnread  Problem = "some-unread"  // something looks like a code and could not be read
)

// Read reads a photo of a printed page. A photo as the camera wrote it must be turned upright or not, as EXIF
// says, by the caller: it does not matter here. A photo of a wall of 12 megapixels takes two seconds of one core, the
// worst picture of that size about ten, and memory is some four bytes a pixel beside the picture; the error is that of
// the context, or nil.
func Read(ctx context.Context, img image.Image, o Options) (Reading, error) {
	progress := o.Progress
	if progress == nil {
		progress = func(float64) {}
	}
	first, k := planeOf(img, MostPixels)
	pyramid := []plane{first}
	for p := first; len(pyramid) < 5 && min(p.w, p.h) > 200; {
		p = p.half()
		pyramid = append(pyramid, p)
	}
	progress(0.1)
	all, err := finders(ctx, pyramid)
	if err != nil {
		return Reading{}, err
	}
	progress(0.4)
	s := search{pyramid: pyramid, known: newKnown(o.Known)}
	if err := s.try(ctx, all); err != nil {
		return Reading{}, err
	}
	progress(0.6)
	s.learn()
	if err := s.tryBlobs(ctx); err != nil {
		return Reading{}, err
	}
	progress(0.95)
	r := s.reading(o)
	r.scale(float64(k), img.Bounds().Min)
	progress(1)
	return r, nil
}

// search is a photo while it is read, in pixels of the plane.
type search struct {
	pyramid []plane
	known   *known
	read    []readCode
	unread  []grid
}

// readCode is a code that was read, and its grid.
type readCode struct {
	mark code.Mark
	grid grid
}

// level returns the copy of the photo in which a module is a few pixels wide, and how much smaller it is.
func (s *search) level(module float64) (plane, float64) {
	i := 0
	for i+1 < len(s.pyramid) && module/float64(int(2)<<i) >= 3 {
		i++
	}
	return s.pyramid[i], float64(int(1) << i)
}

// try reads what finders may be the codes of.
func (s *search) try(ctx context.Context, all []finder) error {
	for _, t := range triples(all) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if s.taken(t.corner.at) && s.taken(t.right.at) {
			continue
		}
		s.one(t)
	}
	return nil
}

// taken reports whether a point lies in a code that was read.
func (s *search) taken(at geom.Pt) bool {
	for _, r := range s.read {
		if geom.Polygon(r.grid.corners[:]).Contains(at) {
			return true
		}
	}
	return false
}

const (
	leastAgreement = 0.35 // of a grid with what every code has, so that it is read
	sureAgreement  = 0.6  // that it is a code, though it is not read
)

// one tries to read one code, in each of the sizes that it may have.
func (s *search) one(t triple) {
	var grids []grid
	for _, n := range t.sizes {
		grids = append(grids, gridOf(n, t.corner.at, t.right.at, t.down.at))
	}
	s.any(grids)
}

// any tries to read a code that lies under one of some grids, within a module or so.
func (s *search) any(grids []grid) {
	type settled struct {
		grid   grid
		agrees float64
	}
	var all []settled
	for _, g := range grids {
		p, k := s.level(g.module())
		g, agrees := g.scaled(1/k).settled(p, fixed(g.n), affine, []float64{0.5, 0.25, 0.12})
		if agrees >= leastAgreement {
			all = append(all, settled{g.scaled(k), agrees})
		}
	}
	slices.SortStableFunc(all, func(a, b settled) int { return cmp.Compare(b.agrees, a.agrees) })
	for _, c := range all {
		p, k := s.level(c.grid.module())
		g := c.grid.scaled(1 / k)
		if m, err := g.read(p); err == nil {
			s.take(m, c.grid)
			return
		}
		if m, g, ok := s.known.recognize(p, g); ok {
			s.take(m, g.scaled(k))
			return
		}
	}
	if len(all) > 0 && all[0].agrees > sureAgreement {
		s.unread = append(s.unread, all[0].grid)
	}
}

// sizes returns the sizes of codes that there may be: those of known ones, or all.
func (s *search) sizes() []int {
	var out []int
	for _, l := range s.known.looks {
		if !slices.Contains(out, l.squares.N) {
			out = append(out, l.squares.N)
		}
	}
	if len(out) == 0 {
		return codeSizes
	}
	slices.Sort(out)
	return out
}

// learn adds what follows from what was read to what is known: where one corner of a page is, the others are not
// far.
func (s *search) learn() {
	for _, r := range s.read {
		if m := r.mark; m.Kind == code.Corner {
			for m.Corner = 1; m.Corner <= 4; m.Corner++ {
				s.known.add(m)
			}
		}
	}
	again := s.unread
	s.unread = nil
	for _, g := range again {
		s.any([]grid{g})
	}
}

// take notes a code that was read, with its grid settled on all that it shows.
func (s *search) take(m code.Mark, g grid) {
	if squares, ok := code.SquaresOf(m); ok && squares.N == g.n {
		p, k := s.level(g.module())
		better, agrees := g.scaled(1/k).settled(p, whole(squares), projective, []float64{0.3, 0.1, 0.03})
		if agrees > leastAgreement {
			g = better.scaled(k)
		}
	}
	s.read = append(s.read, readCode{m, g})
}

// scaled returns the grid in a photo of another size.
func (g grid) scaled(k float64) grid {
	for i := range g.corners {
		g.corners[i] = g.corners[i].Mul(k)
	}
	return g
}

// angleOf returns in which direction the upper edge of a code runs, in degrees.
func angleOf(p geom.Polygon) float64 {
	d := p[1].Sub(p[0]).Add(p[2].Sub(p[3]))
	return math.Atan2(d.Y, d.X) * 180 / math.Pi
}
