package export

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"

	"github.com/signintech/gopdf"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// PDF writes all pages into one document, each in its own size. Text is real text, searchable
// and in the order of the scene, in embedded faces cut down to the letters in use. Links live.
var PDF = Format{Name: "PDF", Ext: "pdf", Paged: true, Write: writePDF}

// ptPerMM is how many points of PDF are a millimetre.
const ptPerMM = 72 / 25.4

// manyItems is how many items a document may have that is compressed as well as can be. Beyond
// it, compressing would take most of the time: of 80,000 items two seconds of three, for a file
// that is smaller by a quarter.
const manyItems = 20000

func writePDF(w io.Writer, in Input) error {
	if len(in.Pages) == 0 {
		return fmt.Errorf("export: pdf: %w", ErrNoPages)
	}
	p := pdfWriter{gp: new(gopdf.GoPdf), images: in.Images, pictures: map[string]gopdf.ImageHolder{}, shapes: map[pdfShapeKey][]geom.Polygon{}}
	p.outlined.index = map[pdfCluster]int{}
	// The size of the document is that of its first page: gopdf counts links from it.
	p.paper = points(in.Pages[0].Size)
	p.gp.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: p.paper})
	p.gp.SetInfo(gopdf.PdfInfo{
		Title: withinBMP(in.title()), Author: withinBMP(in.author()), Creator: "Cluster Canvas", CreationDate: in.Created,
		Subject: withinBMP(in.alt(0)), // gopdf has no place for what a page shows; this one is found and read by programs
	})
	if err := p.addFaces(in.Pages); err != nil {
		return fmt.Errorf("export: pdf: %w", err)
	}
	if in.items() > manyItems {
		p.gp.SetCompressLevel(zlib.BestSpeed)
	}
	p.meter = meter{of: 2 * in.items(), tell: in.progress} // putting it together takes as long as drawing it
	for i, page := range in.Pages {
		if err := p.add(page); err != nil {
			return fmt.Errorf("export: pdf: page %d: %w", i+1, err)
		}
	}
	if err := p.meter.now(); err != nil {
		return fmt.Errorf("export: pdf: %w", err)
	}
	var b bytes.Buffer
	if _, err := p.gp.WriteTo(&b); err != nil { // once: a second time would double the pages
		return fmt.Errorf("export: pdf: %w", err)
	}
	out, err := withCatalog(b.Bytes(), in, p.outlined)
	if err != nil {
		return fmt.Errorf("export: pdf: %w", err)
	}
	if err := in.progress(1, 1); err != nil {
		return fmt.Errorf("export: pdf: %w", err)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("export: pdf: %w", err)
	}
	return nil
}

// pdfWriter draws pages. It remembers what the page is set to, since gopdf writes every setting
// again.
type pdfWriter struct {
	gp       *gopdf.GoPdf
	paper    gopdf.Rect
	page     gopdf.Rect
	images   func(string) ([]byte, bool)
	pictures map[string]gopdf.ImageHolder
	shapes   map[pdfShapeKey][]geom.Polygon
	faces    map[pdfFaceKey]pdfFace
	outlined pdfOutlineFaces
	set      pdfState
	buffer   []gopdf.Point
	meter    meter
}

// pdfState is what is set on a page.
type pdfState struct {
	fill, stroke       scene.Color
	hasFill, hasStroke bool
	width              geom.MM
	dash               [2]geom.MM
	alpha              uint8
	face               pdfFaceKey
	size, spacing      geom.MM
}

func (p *pdfWriter) add(page scene.Scene) error {
	p.page = points(page.Size)
	p.gp.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: p.page.W, H: p.page.H}})
	p.set = pdfState{width: -1, face: pdfFaceKey{face: -1}}
	p.gp.ClearTransparency()
	if err := p.gp.SetCharSpacing(0); err != nil {
		return err
	}
	if err := p.meter.now(); err != nil {
		return err
	}
	if page.Turned {
		p.gp.Rotate(180, p.page.W/2, p.page.H/2)
		defer p.gp.RotateReset()
	}
	for _, i := range page.Items {
		if err := p.meter.item(); err != nil {
			return err
		}
		if !drawable(i) {
			continue
		}
		a := i.Common()
		before := p.set
		if a.Clip != nil {
			if a.Clip.Empty() {
				continue
			}
			p.gp.SaveGraphicsState()
			p.gp.ClipPolygon(p.points(a.Clip.Polygon()))
		}
		if err := p.alpha(a.Alpha); err != nil {
			return err
		}
		if err := p.item(i); err != nil {
			return err
		}
		if a.Clip != nil {
			p.gp.RestoreGraphicsState()
			// What was set within is undone, but for what gopdf itself remembers.
			p.set.fill, p.set.hasFill = before.fill, before.hasFill
			p.set.stroke, p.set.hasStroke = before.stroke, before.hasStroke
			p.set.width, p.set.dash = before.width, before.dash
		}
		if address, ok := link(a.Link); ok {
			r := i.Bounds()
			if page.Turned {
				r.X, r.Y = page.Size.W-r.Right(), page.Size.H-r.Bottom()
			}
			p.link(address, r)
		}
	}
	return nil
}

func (p *pdfWriter) item(i scene.Item) error {
	switch i := i.(type) {
	case scene.Polygon:
		p.polygon(i)
	case scene.Polyline:
		p.polyline(i)
	case scene.Text:
		return p.text(i)
	case scene.Image:
		return p.image(i)
	case scene.Symbol:
		p.symbol(i)
	default:
		panic(unknownItem(i))
	}
	return nil
}

// link makes a rectangle lead to an address.
func (p *pdfWriter) link(address string, r geom.Rect) {
	shift := p.paper.H - p.page.H // gopdf counts from the lower edge of the first page
	p.gp.AddExternalLink(address, r.X*ptPerMM, r.Y*ptPerMM+shift, r.W*ptPerMM, r.H*ptPerMM)
}

func (p *pdfWriter) alpha(a uint8) error {
	switch {
	case a == p.set.alpha:
		return nil
	case a == 0:
		p.gp.ClearTransparency()
	default:
		err := p.gp.SetTransparency(gopdf.Transparency{Alpha: 1 - float64(a)/255, BlendModeType: gopdf.NormalBlendMode})
		if err != nil {
			return err
		}
	}
	p.set.alpha = a
	return nil
}

// image draws a picture, PNG or JPEG. What cannot be read is left out, as everywhere.
func (p *pdfWriter) image(i scene.Image) error {
	if i.Rect.Empty() {
		return nil
	}
	holder, known := p.pictures[i.Hash]
	if !known {
		var err error
		if holder, err = p.picture(i.Hash); err != nil {
			return err
		}
		p.pictures[i.Hash] = holder
	}
	if holder == nil {
		return nil
	}
	return p.gp.ImageByHolderWithOptions(holder, gopdf.ImageOptions{
		X: i.Rect.X * ptPerMM, Y: i.Rect.Y * ptPerMM, Rect: &gopdf.Rect{W: i.Rect.W * ptPerMM, H: i.Rect.H * ptPerMM},
	})
}

func (p *pdfWriter) picture(hash string) (gopdf.ImageHolder, error) {
	if p.images == nil {
		return nil, nil
	}
	b, ok := p.images(hash)
	if !ok {
		return nil, nil
	}
	b, err := plainPicture(b)
	if errors.Is(err, errPicture) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return gopdf.ImageHolderByBytes(b)
}

// points returns a size in points.
func points(s geom.Size) gopdf.Rect { return gopdf.Rect{W: s.W * ptPerMM, H: s.H * ptPerMM} }
