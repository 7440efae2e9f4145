// Package scene is the display list of a page: what is drawn, where, in millimetres.
//
// Layout makes a Scene; the screen, PDF, PNG and SVG draw it item by item, in order, and decide
// nothing: they do not measure, wrap, sort or skip. A scene knows records and sections by name
// only (Ref), so that this package needs nothing of the domain. Scenes are immutable once made.
package scene

import (
	"clustercanvas/canvas/geom"
)

// Color is an opaque color of sRGB.
type Color struct{ R, G, B uint8 }

// RefKind says what an item of a scene stands for.
type RefKind uint8

// The kinds of Ref. None is drawing that stands for nothing, such as the header.
const (
	RefNone RefKind = iota
	RefSection
	RefSource
	RefNote
	RefSegment   // a segment of a bar of shares
	RefTotal     // the figure of a side or group
	RefPeriod    // the label of a column
	RefCost      // a cost line
	RefMetric    // a metric
	RefReference // a figure of another cluster
	RefField     // a text of the cluster or a period: its record
	RefSheet     // another sheet, which a click opens
	RefFinding   // a check that fired: its place in the list of findings, from 0
	RefLink      // an arrow between two things
)

// Ref says which record or section an item shows, so that a click on it finds it.
type Ref struct {
	Kind    RefKind
	ID      string // the record, or the section
	Section string // the section that it lies in
	Column  string // the period, where the sheet repeats over periods
}

// Pen is how a line is drawn. A Width of zero draws nothing. Open lines have round ends and corners,
// closed ones mitered corners, dashes flat ends.
type Pen struct {
	Width geom.MM
	Color Color
	Dash  [2]geom.MM // length of dash and gap; zero is a full line
}

// Item is one thing in a scene: Polygon, Polyline, Text, Image or Symbol. Sealed.
type Item interface {
	// Common returns what all items have.
	Common() Attrs
	// Bounds returns the rectangle that the item covers, line width included.
	Bounds() geom.Rect
	item()
}

// Attrs is what all items have.
type Attrs struct {
	Ref   Ref
	Alpha uint8      // 0 is opaque (the zero value); 255 would be invisible
	Sum   Sum        // it tells of several things at once
	Link  string     // an address that a click opens in PDF and SVG; empty is none
	Clip  *geom.Rect // nothing of the item shows outside; nil is no clip
}

// Sum says that an item tells of several things at once, and so is true where all of them are seen.
type Sum uint8

// The sums.
const (
	SumNone    Sum = iota
	SumSection     // of the sources in the section and the column of the ref
	SumNotes       // of the notes there
	SumColumn      // of the sources in the column of the ref, or on the whole sheet where it has none
)

// Common returns a itself, so that every item that embeds it has the method.
func (a Attrs) Common() Attrs { return a }

// Polygon is a closed outline, filled, framed, or both. Invariant: at least three points.
type Polygon struct {
	Attrs
	Points geom.Polygon
	Fill   *Color // nil is not filled
	Pen    Pen
	Shadow bool // it is the shadow of something: where ink is saved it is left out
}

// Polyline is an open line.
type Polyline struct {
	Attrs
	Points []geom.Pt
	Pen    Pen
}

// Glyph is one outline of a font at its place in a run.
type Glyph struct {
	ID      uint16  // the index of the outline in the font
	X       geom.MM // offset from the start of the run
	Advance geom.MM
	Cluster int // the first byte of Text.Plain that the glyph stands for
}

// Run is glyphs of one face, one size and one baseline; or, where our faces cannot write the letters,
// their outlines.
type Run struct {
	Face     int     // the index of the face in package text; NoFace for outlines
	X        geom.MM // offset from the start of the text
	Spacing  geom.MM // added after every letter, and part of the advances
	Text     string  // the letters of the run, in the order in which they are read
	Glyphs   []Glyph
	Clusters []Cluster // of a run of outlines, from the left
}

// NoFace is the face of a run whose letters come from no face of ours: it has clusters and no glyphs.
const NoFace = -1

// Cluster is what people take for one letter, accents and all, as an outline. The outline is on a grid
// of Shape.Grid units to one em, its origin on the baseline; it is nil where nothing is drawn.
type Cluster struct {
	Text    string  // the letters that it stands for
	X       geom.MM // of its origin, from the start of the run
	Advance geom.MM
	Shape   *Shape
}

// Text is one line of text: runs of glyphs, and the same in plain letters for searching, copying
// and reading aloud. At is the start of the baseline. Renderers place each glyph by its offset.
type Text struct {
	Attrs
	At    geom.Pt
	Size  geom.MM // of the font, that is of one em
	Width geom.MM // the sum of advances
	Color Color
	Role  string // "title", "body": for the dump and for people with a screen reader
	Plain string
	Runs  []Run
}

// Image is a picture in a rectangle. It names its bytes by hash; who draws has them.
type Image struct {
	Attrs
	Rect geom.Rect
	Hash string
	Alt  string
}

// Symbol is a shared outline at a place: ten thousand pictograms are ten thousand small items.
// The outlines are on a grid of Shape.Grid units and are scaled so that the grid is Size wide.
type Symbol struct {
	Attrs
	At    geom.Pt // upper left corner
	Size  geom.MM
	Color Color
	Shape *Shape
}

// Shape is the outline that symbols share: polygons to be filled with the non-zero rule.
type Shape struct {
	Name     string
	Grid     float64
	Outlines []geom.Polygon
}

// Problem is something odd in a scene that is told and not fatal.
type Problem struct {
	Kind  ProblemKind
	Ref   Ref
	Text  string // the characters that no font has
	Count int    // how many cards and notes went on to the next page
}

// ProblemKind says what is odd.
type ProblemKind uint8

// The kinds of Problem.
const (
	MissingGlyph   ProblemKind = iota // a character that no embedded font has; drawn as a box
	Overflow                          // a section is full; the rest is on a further page
	NoSection                         // a record lies in a section that the template has not
	MissingPicture                    // the file does not have a picture that is named
)

// Scene is one page.
type Scene struct {
	Size     geom.Size
	Title    string // for the properties of a file
	Author   string
	Language string    // as in BCP 47
	Credits  []string  // whose work it is and under which license, whole lines, for the properties of a file
	Trim     geom.Rect // what is left when the page is cut; empty: the page itself
	Bleed    geom.Rect // how far the picture goes on beyond the cut; empty: as far as Trim
	Items    []Item
	Areas    []Area  // where sections lie, for hits and drops
	Outline  []Entry // what a reader of a PDF shows beside the pages, from the top
	Turned   bool    // the page is put out upside down: it is the other side of a sheet that is turned over so
	Problems []Problem
}

// Boxes returns what is left of the page when it is cut, and how far the picture goes on beyond the cut.
// Neither reaches beyond the page, and the second holds the first.
func (s Scene) Boxes() (trim, bleed geom.Rect) {
	page := geom.R(0, 0, s.Size.W, s.Size.H)
	trim = page
	if !s.Trim.Empty() {
		trim = s.Trim.Intersect(page)
	}
	bleed = trim
	if !s.Bleed.Empty() {
		bleed = s.Bleed.Intersect(page).Union(trim)
	}
	return trim, bleed
}

// Entry is a heading on a page, for the outline of a document.
type Entry struct {
	Level int // from 1, the highest
	Title string
	At    geom.Pt // what a click goes to
}

// Area is where a section lies on the page: what a drop or a click finds under all items.
type Area struct {
	Ref     Ref
	Outline geom.Polygon
	Content geom.Rect
}

// Bounds returns the rectangle of the outline and its frame.
func (p Polygon) Bounds() geom.Rect { return grow(p.Points.Bounds(), p.Pen.Width/2) }

// Bounds returns the rectangle of the line.
func (p Polyline) Bounds() geom.Rect {
	return grow(geom.Polygon(p.Points).Bounds(), p.Pen.Width/2)
}

// Bounds returns a rectangle that holds every glyph of the line: from one em above the baseline
// (1.1 for accents on capitals) to 0.35 em below it, and 0.2 em beside it.
func (t Text) Bounds() geom.Rect {
	return geom.R(t.At.X-0.2*t.Size, t.At.Y-1.1*t.Size, t.Width+0.4*t.Size, 1.45*t.Size)
}

// Bounds returns the rectangle of the picture.
func (i Image) Bounds() geom.Rect { return i.Rect }

// Bounds returns the square of the grid.
func (s Symbol) Bounds() geom.Rect { return geom.R(s.At.X, s.At.Y, s.Size, s.Size) }

func (Polygon) item()  {}
func (Polyline) item() {}
func (Text) item()     {}
func (Image) item()    {}
func (Symbol) item()   {}

func grow(r geom.Rect, d geom.MM) geom.Rect {
	return geom.R(r.X-d, r.Y-d, r.W+2*d, r.H+2*d)
}
