package layout

import (
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Options is what a sheet looks like beside what the workbook says.
type Options struct {
	Layout   string             // id of the page layout, or of a shape; empty is the template's first
	Language string             // of the sheet; empty is the workbook's
	Date     time.Time          // printed in the header; the zero time prints none
	Prompts  bool               // empty sections ask their question
	Without  Without            // what is left out
	Sections []canvas.SectionID // the page shows these alone; empty shows all that the layout has
	Codes    Codes              // in the corners, for a photo of the print to be read
}

// Without is what a sheet leaves out while it is shown to somebody. It keeps no secret: what is
// confidential is left out of the workbook (canvas/public).
type Without struct {
	Amounts bool // sums of money are dots; shares stay
	Notes   bool
}

// Result is a sheet laid out: its pages, and where things lie on them.
type Result struct {
	Pages    []scene.Scene
	Body     geom.Rect // of each page: what lies between the head and the foot
	Slots    []Slot
	Segments []Segment
	Cells    []CellBox // in reading order
	Arrows   []Arrow
	Codes    []CodeBox // in the corners; none unless they are asked for
}

// CellBox is where a cell lies on a page.
type CellBox struct {
	Page  int
	Cell  canvas.Cell
	Rect  geom.Rect
	Size  geom.MM // of its type
	Align canvas.Align
	Lines bool    // it may hold several lines
	Inset geom.MM // how far its lines are set in, beside the numbers of paragraphs
}

// Slot is where a source or a note lies on a page.
type Slot struct {
	Page    int
	Item    canvas.Item
	Section canvas.SectionID
	Rank    canvas.Rank
	Rect    geom.Rect
	Content geom.Rect // of the section, whose corner free places are measured from
	Free    bool      // it lies at a free place, by hand
	Locked  bool      // it stays there until it is unlocked
	Note    NotePart  // how the text of a note is set
}

// Arrow is where a link between two things is drawn.
type Arrow struct {
	Page     int
	Item     canvas.Item // the link
	From, To canvas.Item
	Path     []geom.Pt // from one end to the other
	Label    geom.Rect // of the words beside it; empty where it has none
}

// Segment is a part of a bar of shares.
type Segment struct {
	Page    int
	Column  canvas.RecordID // the period that the bar shows
	Funding canvas.RecordID // empty for what is not allotted
	Share   canvas.Share    // how great it is, rounded to a millionth
	Rect    geom.Rect
	Whole   geom.MM // how wide the whole income would be
}
