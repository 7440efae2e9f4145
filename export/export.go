package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Input is what a picture format needs. Pages are not changed.
type Input struct {
	Pages    []scene.Scene
	Title    string    // empty is that of the first page
	Author   string    // empty is that of the first page
	Language string    // as in BCP 47; empty is that of the first page
	Created  time.Time // written into the file; zero is left out
	Width    int       // of a PNG in pixels; 0 is 1920 unless DPI is given
	DPI      float64   // of a PNG in pixels per inch; goes before Width
	Crop     geom.Rect // the part of the page that a PNG shows; empty is all of it
	Alt      []string  // of each page: what it shows, for those who cannot see it; empty: nothing better than its words
	Stories  []Story   // of each page of an HTML: how it is told; none is complete from the start
	Duplex   Duplex    // of a PDF: on which sides it wants to be printed

	// Outlines draws the letters of an SVG as shapes, for programs that do not read the faces
	// within it: office and drawing programs, and most converters.
	Outlines bool

	// Transparent leaves out the white paper behind a PNG or an SVG.
	Transparent bool

	// Progress is told how much is done, from 0 to 1: before each page, and within large ones every
	// now and then. Where it returns an error, such as that of a context, writing ends there and
	// Write returns that error, wrapped; what was written until then is worth nothing. It may be nil.
	Progress func(share float64) error

	// Images gives the bytes of a picture, PNG or JPEG, by the hash that scenes name. It may
	// be nil. A picture that it does not have is left out.
	Images func(hash string) ([]byte, bool)
}

// Story is how a page is told step by step.
type Story struct {
	Of     func(scene.Attrs) int // with which step something appears; nil or 0: it is there from the start
	Frames []StoryFrame          // the pictures of the page in order, the last one complete
}

// StoryFrame is one picture of a story.
type StoryFrame struct {
	Step  int    // what appears later is not seen
	Words string // what appears
}

// alt returns what a page shows in words; empty is not known.
func (in Input) alt(page int) string {
	if page < len(in.Alt) {
		return in.Alt[page]
	}
	return ""
}

// progress tells how much is done: n of so many.
func (in Input) progress(n, of int) error {
	if in.Progress == nil {
		return nil
	}
	return in.Progress(float64(n) / float64(max(of, 1)))
}

// Page returns the input for one page by itself, as it is needed for a format that holds one. Its progress
// is a part of that of all pages.
func (in Input) Page(i int) Input {
	one := in
	one.Pages, one.Title, one.Alt, one.Stories = []scene.Scene{in.Pages[i]}, "", nil, nil
	if alt := in.alt(i); alt != "" {
		one.Alt = []string{alt}
	}
	if in.Progress != nil {
		one.Progress = func(share float64) error { return in.Progress((float64(i) + share) / float64(len(in.Pages))) }
	}
	if i < len(in.Stories) {
		one.Stories = []Story{in.Stories[i]}
	}
	return one
}

// Format is a kind of picture file. Write gives the same bytes for the same input.
type Format struct {
	Name  string // "PDF"
	Ext   string // "pdf"
	Paged bool   // all pages go into one file; else every page is a file of its own
	Write func(io.Writer, Input) error
}

// Formats lists the picture formats.
var Formats = []Format{PDF, PNG, SVG, HTML}

// ByExt returns the format for a file extension, with or without its dot, in any case.
func ByExt(ext string) (Format, bool) {
	ext = strings.ToLower(strings.TrimPrefix(ext, "."))
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Ext == ext })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// Errors that callers tell apart.
var (
	// ErrNoPages: there is nothing to write.
	ErrNoPages = errors.New("no pages")
	// ErrOnePage: the format holds one page a file, and there are more.
	ErrOnePage = errors.New("one page a file")
	// ErrTooLarge: the picture would need more memory than is reasonable.
	ErrTooLarge = errors.New("picture too large")
)

// onePage returns the only page of an input.
func (in Input) onePage() (scene.Scene, error) {
	switch len(in.Pages) {
	case 0:
		return scene.Scene{}, ErrNoPages
	case 1:
		return in.Pages[0], nil
	}
	return scene.Scene{}, fmt.Errorf("%w: %d pages", ErrOnePage, len(in.Pages))
}

func (in Input) title() string {
	if in.Title == "" && len(in.Pages) > 0 {
		return in.Pages[0].Title
	}
	return in.Title
}

func (in Input) author() string {
	if in.Author == "" && len(in.Pages) > 0 {
		return in.Pages[0].Author
	}
	return in.Author
}

func (in Input) language() string {
	if in.Language == "" && len(in.Pages) > 0 {
		return in.Pages[0].Language
	}
	return in.Language
}

// link returns an address that a reader may follow, and false for any other: a workbook can come
// from anyone, and what it calls a link must not run anything.
func link(address string) (string, bool) {
	scheme, rest, ok := strings.Cut(address, ":")
	scheme = strings.ToLower(scheme)
	if !ok || rest == "" || scheme != "http" && scheme != "https" && scheme != "mailto" {
		return "", false
	}
	var b strings.Builder
	b.WriteString(scheme + ":")
	for i := range len(rest) {
		if c := rest[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^`+"`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

// drawable reports whether the figures of an item are numbers that a page can hold.
func drawable(i scene.Item) bool {
	const most = 1e5 // a hundred metres
	b := i.Bounds()
	within := func(v float64) bool { return v > -most && v < most }
	return within(b.X) && within(b.Y) && within(b.Right()) && within(b.Bottom())
}

// letters returns the letters of a run. The second result is false where they are not one for
// every glyph, or where the face is none of ours.
func letters(run scene.Run) ([]rune, bool) {
	rs := []rune(run.Text)
	return rs, len(rs) == len(run.Glyphs) && run.Face >= 0 && run.Face < len(text.Styles)
}

// wordEnd returns where the word that begins at from ends, the spaces after it included.
func wordEnd(rs []rune, from int) int {
	to := from + 1
	for to < len(rs) && (rs[to] == ' ' || rs[to-1] != ' ') {
		to++
	}
	return to
}

// pictureKind returns "png" or "jpeg" by the first bytes of a picture.
func pictureKind(b []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		return "png", true
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return "jpeg", true
	}
	return "", false
}
