package export

import (
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// The faces lie within the file, cut down to the letters of the page, and every letter has its
// place: what a browser would do by itself, kerning and ligatures, is switched off. They have the
// names that they have anywhere, so that a program which does not read faces within a file takes
// those of its machine, if it has them.

// lettersStyle is how letters are drawn. They stand where they were measured, so nothing is
// fitted to pixels.
const lettersStyle = `text{font-family:"Noto Sans",sans-serif;font-kerning:none;font-variant-ligatures:none;` +
	`font-synthesis:none;text-rendering:geometricPrecision;white-space:pre}`

// faces writes the faces of a page as a style, and how they are used.
func (s *svgWriter) faces(page scene.Scene) error {
	style, err := facesStyle(page)
	if err != nil {
		return err
	}
	s.add("<style>", style, "</style>\n")
	return nil
}

// facesStyle returns the faces of pages as a style, and how they are used.
func facesStyle(pages ...scene.Scene) (string, error) {
	used, err := svgLetters(pages...)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, style := range slices.Sorted(maps.Keys(used)) {
		small, err := subsetFont(text.Bytes(style), used[style], 0)
		if err != nil {
			return "", err
		}
		family, bold, italic := text.Family(style)
		b.WriteString(`@font-face{font-family:"` + family + `"`)
		if bold {
			b.WriteString(";font-weight:bold")
		}
		if italic {
			b.WriteString(";font-style:italic")
		}
		b.WriteString(";src:url(data:font/ttf;base64," + base64.StdEncoding.EncodeToString(small) + `) format("truetype")}` + "\n")
	}
	return b.String() + lettersStyle, nil
}

// svgLetters returns the letters of pages with their glyphs, by face.
func svgLetters(pages ...scene.Scene) (map[text.Style]map[rune]uint16, error) {
	used := map[text.Style]map[rune]uint16{}
	for _, page := range pages {
		if err := gatherLetters(used, page); err != nil {
			return nil, err
		}
	}
	return used, nil
}

func gatherLetters(used map[text.Style]map[rune]uint16, page scene.Scene) error {
	for _, i := range page.Items {
		t, ok := i.(scene.Text)
		if !ok || !(t.Size > 0) || !drawable(i) {
			continue
		}
		for _, run := range t.Runs {
			rs, ok := letters(run)
			if !ok {
				continue
			}
			for _, r := range rs {
				style := text.Style(run.Face)
				id, _ := text.Glyph(style, r)
				if id == 0 {
					return fmt.Errorf("%w: %q in %q", errGlyph, r, t.Plain)
				}
				if used[style] == nil {
					used[style] = map[rune]uint16{}
				}
				used[style][r] = id
			}
		}
	}
	return nil
}

// text writes a line of text.
func (s *svgWriter) text(t scene.Text) {
	switch {
	case !(t.Size > 0):
	case s.outlines:
		s.outlined(t)
	default:
		s.lettered(t)
	}
}

// lettered writes a line of text as letters, each run with the places of all. Letters of one list
// are one word to those who search and copy, however far they stand apart. There are more runs
// than one where a box stands for a letter that the face lacks.
func (s *svgWriter) lettered(t scene.Text) {
	s.clusters(t)
	var attrs, words []string
	for _, run := range t.Runs {
		if rs, ok := letters(run); ok && len(rs) > 0 {
			attrs, words = append(attrs, runAttrs(t.At.X, run)), append(words, escaped(run.Text))
		} else if n := len(run.Clusters); n > 0 {
			attrs, words = append(attrs, unseenAttrs(t.At.X, run)), append(words, escaped(run.Text))
		}
	}
	if len(words) == 0 {
		return
	}
	line := []string{` y="`, num(t.At.Y), `" font-size="`, num(t.Size), `" fill="`, t.Color.String(), `"`, opacity("fill-opacity", t.Alpha), s.clip(t.Attrs), ">"}
	s.add("<text")
	if len(words) == 1 {
		s.add(attrs[0])
		s.add(line...)
		s.add(words[0])
	} else {
		s.add(line...)
		for i, w := range words {
			s.add("<tspan", attrs[i], ">", w, "</tspan>")
		}
	}
	s.add("</text>\n")
}

// clusters writes the letters of a line that come as outlines. Their letters lie over them as text
// without color, to be found, marked and copied.
func (s *svgWriter) clusters(t scene.Text) {
	for _, run := range t.Runs {
		if len(run.Clusters) > 0 {
			s.add(`<g fill="`, t.Color.String(), `"`, opacity("fill-opacity", t.Alpha), s.clip(t.Attrs), ">", s.shapesOf(run, t), "</g>\n")
		}
	}
}

// shapesOf returns the outlines of a run.
func (s *svgWriter) shapesOf(run scene.Run, t scene.Text) string {
	var b strings.Builder
	for _, c := range run.Clusters {
		if c.Shape != nil && c.Shape.Grid > 0 {
			b.WriteString(`<use xlink:href="#` + s.prefix + "s" + strconv.Itoa(s.shapes[c.Shape]) + `" transform="translate(` +
				num(t.At.X+run.X+c.X) + " " + num(t.At.Y) + ") scale(" + decimals(t.Size/c.Shape.Grid, 6) + `)"/>`)
		}
	}
	return b.String()
}

// unseenAttrs returns the attributes for the letters of a run of outlines, as wide as those. What a
// letter looks like is of no matter: any face of the machine does.
func unseenAttrs(x geom.MM, run scene.Run) string {
	last := run.Clusters[len(run.Clusters)-1]
	return ` x="` + num(x+run.X) + `" textLength="` + num(last.X+last.Advance) + `" lengthAdjust="spacingAndGlyphs" fill-opacity="0"`
}

// runAttrs returns the attributes for the face and the places of a run, in hundredths of a
// millimetre as those of lines are. The line begins at x.
func runAttrs(x geom.MM, run scene.Run) string {
	var b []byte
	_, bold, italic := text.Family(text.Style(run.Face))
	if bold {
		b = append(b, ` font-weight="bold"`...)
	}
	if italic {
		b = append(b, ` font-style="italic"`...)
	}
	b = append(b, ` x="`...)
	for i, g := range run.Glyphs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNum(b, x+run.X+g.X, 2)
	}
	return string(append(b, '"'))
}
