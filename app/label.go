package app

import (
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// label is one line of text. One that may be cut ends in an ellipsis where it is too long, and
// asks for no width.
type label struct {
	widget.BaseWidget
	text  string
	size  float32
	bold  bool
	color fyne.ThemeColorName
	align fyne.TextAlign
	cut   bool
	line  *fynecanvas.Text
}

func newLabel(text string, size float32, bold bool, color fyne.ThemeColorName) *label {
	l := &label{text: text, size: size, bold: bold, color: color}
	l.ExtendBaseWidget(l)
	return l
}

// cutting makes the label one that may be cut.
func (l *label) cutting() *label {
	l.cut = true
	return l
}

func (l *label) set(text string, color fyne.ThemeColorName) {
	if text == l.text && color == l.color {
		return
	}
	l.text, l.color = text, color
	l.Refresh()
}

// CreateRenderer makes what draws the label.
func (l *label) CreateRenderer() fyne.WidgetRenderer {
	l.line = fynecanvas.NewText(l.text, themed(l.color))
	l.line.TextSize, l.line.TextStyle.Bold, l.line.Alignment = l.size, l.bold, l.align
	show := func() {
		l.line.Color = themed(l.color)
		l.line.Text = l.text
		if l.cut {
			l.line.Text = shortened(l.text, l.size, l.line.TextStyle, l.Size().Width)
		}
		l.line.Refresh()
	}
	return &drawn{
		objects: []fyne.CanvasObject{l.line},
		layout: func(s fyne.Size) {
			h := l.line.MinSize().Height
			box(l.line, 0, (s.Height-h)/2, s.Width, h)
			if l.cut {
				show()
			}
		},
		min: func() fyne.Size {
			m := fyne.MeasureText(l.text, l.size, l.line.TextStyle)
			if l.cut {
				m.Width = 0
			}
			return m
		},
		refresh: show,
	}
}

// shortened returns a text that is at most so wide, with an ellipsis where something is left out.
func shortened(s string, size float32, style fyne.TextStyle, width float32) string {
	if width <= 0 || fyne.MeasureText(s, size, style).Width <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes) // as many letters as fit
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+"…", size, style).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ,.–-") + "…"
}

// prose is a paragraph of a fixed width. Words may break where they hold a soft hyphen.
type prose struct {
	widget.BaseWidget
	text  string
	size  float32
	bold  bool
	color fyne.ThemeColorName
	width float32
	lines []*fynecanvas.Text
}

func newProse(text string, size float32, color fyne.ThemeColorName, width float32) *prose {
	p := &prose{text: text, size: size, color: color, width: width}
	p.ExtendBaseWidget(p)
	return p
}

func (p *prose) set(text string, color fyne.ThemeColorName) {
	if text == p.text && color == p.color {
		return
	}
	p.text, p.color = text, color
	p.Refresh()
}

// CreateRenderer makes what draws the paragraph.
func (p *prose) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	pitch := float32(int(p.size*1.45 + 0.5))
	show := func() {
		style := fyne.TextStyle{Bold: p.bold}
		words := wrapped(p.text, p.size, style, p.width)
		for len(p.lines) < len(words) {
			line := fynecanvas.NewText("", themed(p.color))
			line.TextSize, line.TextStyle = p.size, style
			p.lines = append(p.lines, line)
		}
		d.objects = d.objects[:0]
		for i, line := range p.lines[:len(words)] {
			line.Text, line.Color = words[i], themed(p.color)
			h := line.MinSize().Height
			box(line, 0, float32(i)*pitch+(pitch-h)/2, p.width, h)
			d.objects = append(d.objects, line)
		}
	}
	d.layout = func(fyne.Size) {}
	d.min = func() fyne.Size { return fyne.NewSize(p.width, float32(len(d.objects))*pitch) }
	d.refresh = func() {
		show()
		fynecanvas.Refresh(p)
	}
	show()
	return d
}

const softHyphen = "\u00ad"

// wrapped breaks a text into lines of at most a width.
func wrapped(s string, size float32, style fyne.TextStyle, width float32) []string {
	fits := func(line string) bool { return fyne.MeasureText(line, size, style).Width <= width }
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Split(paragraph, " ") {
			space := ""
			if line != "" {
				space = " "
			}
			whole := strings.ReplaceAll(word, softHyphen, "")
			if fits(line + space + whole) {
				line += space + whole
				continue
			}
			head, rest := hyphenated(word, func(part string) bool { return fits(line + space + part) })
			if head != "" {
				line += space + head
			}
			if line != "" {
				out = append(out, line)
			}
			line = strings.ReplaceAll(rest, softHyphen, "")
		}
		out = append(out, line)
	}
	if s == "" {
		return nil
	}
	return out
}

// hyphenated cuts a word at the last of its soft hyphens at which the head still fits.
func hyphenated(word string, fits func(string) bool) (head, rest string) {
	parts := strings.Split(word, softHyphen)
	for i := len(parts) - 1; i > 0; i-- {
		if head = strings.Join(parts[:i], "") + "-"; fits(head) {
			return head, strings.Join(parts[i:], softHyphen)
		}
	}
	return "", word
}
