package layout

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// Document is what is read from the top: minutes, a report, a hand-out. Pages sets it.
type Document struct {
	Paper    geom.Size // of a page, upright or lying; zero is A4 upright
	Title    string    // in the properties of a file, and at the head of every page but the first
	Under    string    // beside the title at the head of a page: the cluster, the day
	Author   string    // in the properties of a file
	Language string
	Credits  []string // at the foot of every page
	Blocks   []Block
}

// Papers of documents, upright; a size with its sides exchanged is the same paper lying.
var (
	PaperA4     = geom.Size{W: 210, H: 297}
	PaperA3     = geom.Size{W: 297, H: 420}
	PaperLetter = geom.Size{W: 215.9, H: 279.4}
	PaperWide   = geom.Size{W: 338.667, H: 190.5} // 16:9, as slides are
)

// Block is a part of a document, such as a Paragraph, a Table or a Picture. Sealed.
type Block interface {
	strips(s *setter) []strip
}

// strip is what is never cut: a line of a paragraph, a row of a table, a picture.
type strip struct {
	height geom.MM
	before geom.MM // white above, left out at the top of a page
	after  geom.MM // white below; of two whites that meet, the greater holds
	keep   bool    // the next strip stands on the same page
	leave  bool    // a new page begins here; nothing is drawn
	head   *strip  // drawn above this strip where it comes first on a page: the head of its table
	draw   func(p *page, at geom.Pt)
}

// Sizes of type and white in a document on A4, in mm. Every height is a multiple of step, so that lines
// of columns, pages and sheets that shine through stand level. Other papers scale them all.
const (
	step       geom.MM = 1.25
	bodySize   geom.MM = 3.5
	bodyPitch  geom.MM = 4 * step
	smallSize  geom.MM = 2.9
	smallPitch geom.MM = 3 * step
	docTitle   geom.MM = 8
	topHeading geom.MM = 5.2
	subHeading geom.MM = 4.1
	docMargin  geom.MM = 24
	docTop     geom.MM = 25  // of what is set, from the upper edge
	docFoot    geom.MM = 20  // the rule at the foot, from the lower edge, with one line of credits
	lineLength geom.MM = 132 // the longest line of running text that the eye follows back easily
	columnGap  geom.MM = 4
)

// setter sets the blocks of a document: how wide the page is, and how its type is scaled.
type setter struct {
	doc     Document
	k       float64   // how much greater than on A4 all sizes are
	content geom.Rect // what a page holds between its head and its foot
	credit  []text.Line
}

// Pages sets a document on pages. Lines and rows are never cut and nothing overlaps: a heading stays with
// what follows it, a paragraph leaves no single line behind or ahead, the head of a table is repeated, and
// what does not fit goes whole to the next page. There is one page at least.
func Pages(d Document) []scene.Scene {
	s := newSetter(d)
	var pages []*page
	for rest := s.all(); ; {
		for len(rest) > 0 && rest[0].leave { // a new page has begun already
			rest = rest[1:]
		}
		p := &page{language: d.Language, Scene: scene.Scene{Size: s.doc.Paper, Title: d.Title, Author: d.Author, Language: d.Language, Credits: d.Credits}}
		pages = append(pages, p)
		if rest = s.fill(p, rest); !slices.ContainsFunc(rest, func(x strip) bool { return !x.leave }) {
			break
		}
	}
	out := make([]scene.Scene, len(pages))
	for i, p := range pages {
		if i > 0 {
			s.head(p)
		}
		s.foot(p, i+1, len(pages))
		out[i] = p.Scene
	}
	return out
}

func newSetter(d Document) *setter {
	if d.Paper.W <= 0 || d.Paper.H <= 0 {
		d.Paper = PaperA4
	}
	s := &setter{doc: d, k: documentScale(d.Paper)}
	side := s.k * docMargin
	width := d.Paper.W - 2*side
	f := s.small(Secondary, "credit")
	var whole []string
	for _, c := range d.Credits {
		if c != "" {
			whole = append(whole, unbroken(c))
			s.credit = append(s.credit, text.Wrap(f.style, f.size, width-s.k*numberRoom, unbroken(c))...)
		}
	}
	if len(s.credit) > 3 {
		s.credit = text.Wrap(f.style, f.size, width-s.k*numberRoom, strings.Join(whole, " · "))
	}
	top := s.k * docTop
	if wide(d.Paper) {
		top = s.k * 18
	}
	s.content = geom.R(side, top, width, s.ruleAt()-s.k*4*step-top)
	return s
}

// numberRoom is the room for the number of the page beside the credit lines.
const numberRoom geom.MM = 24

// documentScale returns how much greater type is on a paper than on A4. Slides are read from far away.
func documentScale(paper geom.Size) float64 {
	k := min(paper.W, paper.H) / PaperA4.W
	if wide(paper) {
		k *= 1.6
	}
	if k > 0.97 && k < 1.05 {
		return 1
	}
	return k
}

func wide(paper geom.Size) bool { return paper.W > 1.6*paper.H }

// ruleAt returns where the rule at the foot is: higher where the credit has several lines.
func (s *setter) ruleAt() geom.MM {
	up := docFoot
	if wide(s.doc.Paper) {
		up = 13
	}
	more := geom.MM(max(0, len(s.credit)-1)) * smallPitch
	return s.doc.Paper.H - s.k*(up+more)
}

// all returns the strips of all blocks, with the white between them settled.
func (s *setter) all() []strip {
	var out []strip
	for _, b := range s.doc.Blocks {
		for _, x := range b.strips(s) {
			if n := len(out); n > 0 {
				x.before = max(x.before, out[n-1].after)
			}
			out = append(out, x)
		}
	}
	return out
}

// fill draws on a page what fits of the strips and returns the rest. At least one strip is drawn.
func (s *setter) fill(p *page, strips []strip) []strip {
	n := s.fitting(strips)
	y := s.content.Y
	for i, x := range strips[:n] {
		if x.leave {
			break
		}
		if i > 0 {
			y += x.before
		} else if x.head != nil {
			x.head.draw(p, geom.Pt{X: s.content.X, Y: y})
			y += x.head.height
		}
		if x.draw != nil {
			x.draw(p, geom.Pt{X: s.content.X, Y: y})
		}
		y += x.height
	}
	return strips[n:]
}

// fitting returns how many strips go on one page.
func (s *setter) fitting(strips []strip) int {
	var used geom.MM
	for i, x := range strips {
		if x.leave {
			return i + 1
		}
		if i > 0 {
			used += x.before
		} else if x.head != nil {
			used += x.head.height
		}
		used += x.height
		if used > s.content.H+1e-6 && i > 0 {
			for n := i; n > 0; n-- {
				if !strips[n-1].keep {
					return n
				}
			}
			return i // all of the page wants to stay together: it cannot
		}
	}
	return len(strips)
}

// head draws the running head of a page.
func (s *setter) head(p *page) {
	y := s.content.Y - s.k*9*step
	if wide(s.doc.Paper) {
		y += s.k * 2 * step
	}
	f := s.small(Secondary, "head")
	right := s.content.Right()
	said := s.doc.Title
	if s.doc.Title != "" && s.doc.Under != "" {
		said += " · "
	}
	f, said = clipped(f, f.size, right-s.content.X, said+s.doc.Under)
	p.text(f, geom.Pt{X: s.content.X, Y: y}, canvas.AlignStart, said)
	y += s.k * 2 * step
	p.line(scene.Pen{Width: 0.2 * s.k, Color: Hairline}, geom.Pt{X: s.content.X, Y: y}, geom.Pt{X: right, Y: y})
}

// foot draws the credit lines and the number of a page.
func (s *setter) foot(p *page, n, of int) {
	rule, right := s.ruleAt(), s.content.Right()
	p.line(scene.Pen{Width: 0.2 * s.k, Color: Hairline}, geom.Pt{X: s.content.X, Y: rule}, geom.Pt{X: right, Y: rule})
	f := s.small(Secondary, "credit")
	y := rule + s.k*4*step
	for i, l := range s.credit {
		p.put(f, geom.Pt{X: s.content.X, Y: y + geom.MM(i)*s.k*smallPitch}, l)
		p.link()
	}
	f.role = "number"
	p.text(f, geom.Pt{X: right, Y: y}, canvas.AlignEnd, words.Text(s.doc.Language, "page-of", count(n), count(of)))
}

// small is the face of what is read last: heads of tables, captions, the foot.
func (s *setter) small(c scene.Color, role string) face {
	return face{size: s.k * smallSize, color: c, role: role}
}

// body is the face of running text.
func (s *setter) body() face { return face{size: s.k * bodySize, color: Ink, role: "body"} }
