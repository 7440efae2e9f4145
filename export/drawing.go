package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/text/encoding/htmlindex"
)

// ErrDrawing means that an SVG holds what cannot be drawn here: texts, or pictures within it.
var ErrDrawing = errors.New("export: the drawing holds texts or pictures")

const (
	drawnSide       = 2048      // of a drawing that becomes a picture, the longer side in pixels
	mostDrawn       = 100_000   // elements of a drawing, with every repetition
	mostDrawnDepth  = 200       // how deep they may lie in each other
	drawingHeadSize = 256 << 10 // where its first element must come; some begin with long remarks
)

func isSVG(content []byte) bool {
	return bytes.Contains(content[:min(len(content), drawingHeadSize)], []byte("<svg"))
}

// readDrawing paints an SVG on clear ground. The library panics at some broken files.
func readDrawing(content []byte) (m image.Image, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			m, err = nil, fmt.Errorf("%w: %v", ErrNoPicture, reason)
		}
	}()
	plain, err := spelledOut(content)
	if err != nil {
		return nil, err
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(plain), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNoPicture, err)
	}
	w, h := icon.ViewBox.W, icon.ViewBox.H
	if !(w > 0 && h > 0 && w < 1e6 && h < 1e6 && max(w, h)/min(w, h) < 100) {
		return nil, ErrNoPicture
	}
	k := drawnSide / max(w, h)
	size := image.Pt(max(1, int(math.Round(w*k))), max(1, int(math.Round(h*k))))
	icon.SetTarget(0, 0, float64(size.X), float64(size.Y))
	out := image.NewRGBA(image.Rectangle{Max: size})
	icon.Draw(rasterx.NewDasher(size.X, size.Y, rasterx.NewScannerGV(size.X, size.Y, out, out.Bounds())), 1)
	if !slices.ContainsFunc(out.Pix, func(b byte) bool { return b != 0 }) {
		return nil, ErrDrawing
	}
	return out, nil
}

// element is one of a drawing, with what lies in it: elements and text.
type element struct {
	start xml.StartElement
	in    []any // *element or xml.CharData
}

func (e *element) attr(name string) string {
	for _, a := range e.start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// spelledOut returns a drawing with each "use" replaced by what it repeats. The library that paints
// knows only the first definition of a drawing, and never ends where one repeats itself.
func spelledOut(content []byte) ([]byte, error) {
	root, named, err := readElements(content)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	s := speller{named: named, out: xml.NewEncoder(&out)}
	if err := s.spell(root, 0); err != nil {
		return nil, err
	}
	if err := s.out.Flush(); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNoPicture, err)
	}
	return out.Bytes(), nil
}

func readElements(content []byte) (root *element, named map[string]*element, err error) {
	in := xml.NewDecoder(bytes.NewReader(content))
	in.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		coding, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return coding.NewDecoder().Reader(r), nil
	}
	in.Strict = false // drawing programs leave entities of their own
	named = map[string]*element{}
	var open []*element
	for count := 0; ; {
		token, err := in.Token()
		if err == io.EOF && root != nil && len(open) == 0 {
			return root, named, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %v", ErrNoPicture, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > mostDrawn || len(open) >= mostDrawnDepth {
				return nil, nil, ErrPictureTooLarge
			}
			e := &element{start: t.Copy()}
			if id := e.attr("id"); id != "" && named[id] == nil {
				named[id] = e
			}
			switch {
			case len(open) > 0:
				last := open[len(open)-1]
				last.in = append(last.in, e)
			case root == nil:
				root = e
			default:
				return nil, nil, ErrNoPicture
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				last := open[len(open)-1]
				last.in = append(last.in, t.Copy())
			}
		}
	}
}

// speller writes elements out.
type speller struct {
	named map[string]*element
	out   *xml.Encoder
	count int
}

// kept of definitions is what colors and styles are drawn from; shapes are put where they are used.
var keptDefinitions = []string{"linearGradient", "radialGradient", "style"}

func (s *speller) spell(e *element, depth int) error {
	if s.count++; s.count > mostDrawn || depth > mostDrawnDepth {
		return ErrPictureTooLarge
	}
	start := xml.StartElement{Name: xml.Name{Local: e.start.Name.Local}}
	for _, a := range e.start.Attr {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: a.Name.Local}, Value: a.Value})
	}
	in := e.in
	switch start.Name.Local {
	case "text", "image", "foreignObject":
		return ErrDrawing
	case "symbol", "clipPath", "mask", "pattern", "marker", "filter", "metadata", "script":
		if depth > 0 {
			return nil // not drawn where it stands
		}
	case "defs":
		in = slices.DeleteFunc(slices.Clone(in), func(x any) bool {
			d, ok := x.(*element)
			return !ok || !slices.Contains(keptDefinitions, d.start.Name.Local)
		})
	case "use":
		repeated := s.named[strings.TrimPrefix(e.attr("href"), "#")]
		if repeated == nil {
			return nil
		}
		start = used(e)
		in = []any{repeated}
		if repeated.start.Name.Local == "symbol" {
			in = repeated.in
		}
	}
	if err := s.out.EncodeToken(start); err != nil {
		return fmt.Errorf("%w: %v", ErrNoPicture, err)
	}
	for _, x := range in {
		var err error
		switch x := x.(type) {
		case *element:
			err = s.spell(x, depth+1)
		case xml.CharData:
			err = s.out.EncodeToken(x)
		}
		if err != nil {
			return err
		}
	}
	return s.out.EncodeToken(start.End())
}

// used returns the group that a "use" stands for: moved by its x and y.
func used(e *element) xml.StartElement {
	g := xml.StartElement{Name: xml.Name{Local: "g"}}
	move := ""
	x, _ := strconv.ParseFloat(e.attr("x"), 64)
	y, _ := strconv.ParseFloat(e.attr("y"), 64)
	if x != 0 || y != 0 {
		move = fmt.Sprintf(" translate(%g %g)", x, y)
	}
	for _, a := range e.start.Attr {
		switch a.Name.Local {
		case "href", "x", "y", "width", "height", "id", "transform":
		default:
			g.Attr = append(g.Attr, xml.Attr{Name: xml.Name{Local: a.Name.Local}, Value: a.Value})
		}
	}
	if turn := strings.TrimSpace(e.attr("transform") + move); turn != "" {
		g.Attr = append(g.Attr, xml.Attr{Name: xml.Name{Local: "transform"}, Value: turn})
	}
	return g
}
