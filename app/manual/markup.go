package manual

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"clustercanvas/canvas/layout"
)

// What a text may say, a line or several at a time, with an empty line between two of them:
//
//	# Title             of the page, first of all
//	## Heading
//	a paragraph         of one line
//	- item              several under each other are a list
//	1. item             the same with numbers
//	| a | b |           a table; its first line is the head, its second is |---|---|
//	![words](picture)   a picture with words under it; several in one line stand side by side
//	{tools}  {keys}     what is made of the program
//
// A picture is sheet:EXAMPLE/TOOL, blank:TOOL or window, and after a space how wide it is, in per cent.
var (
	numbered = regexp.MustCompile(`^\d+\. `)
	pictured = regexp.MustCompile(`!\[([^\]]*)\]\(([^) ]+)(?: (\d+))?\)`)
)

func parse(body string, env Env) (Page, error) {
	var p Page
	for _, part := range strings.Split(strings.TrimSpace(body), "\n\n") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		for i, l := range lines {
			if l == "{tools}" || l == "{keys}" {
				continue
			}
			said, err := env.filled(l)
			if err != nil {
				return p, err
			}
			lines[i] = said
		}
		if title, ok := strings.CutPrefix(lines[0], "# "); ok {
			p.Title = title
			continue
		}
		blocks, err := blocksOf(lines, env)
		if err != nil {
			return p, err
		}
		p.Blocks = append(p.Blocks, blocks...)
	}
	if p.Title == "" {
		return p, fmt.Errorf("no title")
	}
	return p, nil
}

func blocksOf(lines []string, env Env) ([]layout.Block, error) {
	first := lines[0]
	all := func(cut func(string) string) []string {
		var out []string
		for _, l := range lines {
			out = append(out, cut(l))
		}
		return out
	}
	switch {
	case strings.HasPrefix(first, "## "):
		blocks := []layout.Block{layout.Heading{Level: 2, Text: first[3:]}}
		if len(lines) > 1 {
			more, err := blocksOf(lines[1:], env)
			return append(blocks, more...), err
		}
		return blocks, nil
	case strings.HasPrefix(first, "- "):
		return []layout.Block{layout.List{Items: all(func(l string) string { return strings.TrimPrefix(l, "- ") })}}, nil
	case numbered.MatchString(first):
		return []layout.Block{layout.List{Numbered: true, Items: all(func(l string) string { return numbered.ReplaceAllString(l, "") })}}, nil
	case strings.HasPrefix(first, "| "):
		return []layout.Block{table(lines)}, nil
	case strings.HasPrefix(first, "!["):
		b, err := pictures(first, env)
		return []layout.Block{b}, err
	case first == "{tools}":
		return toolBlocks(env)
	case first == "{keys}":
		return keyBlocks(env), nil
	case len(lines) > 1:
		return nil, fmt.Errorf("a paragraph of several lines: %q", first)
	}
	return []layout.Block{layout.Paragraph{Text: first}}, nil
}

func table(lines []string) layout.Table {
	cells := func(l string) []string { return strings.Split(strings.Trim(l, "| "), " | ") }
	var t layout.Table
	for i, l := range lines {
		switch i {
		case 0:
			for _, head := range cells(l) {
				t.Columns = append(t.Columns, layout.TableColumn{Head: head, Weight: 5 - float64(min(1, len(t.Columns)))})
			}
		case 1:
		default:
			var row []layout.TableCell
			for j, c := range cells(l) {
				row = append(row, layout.TableCell{Text: c, Strong: j == 0})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func pictures(line string, env Env) (layout.Block, error) {
	var out layout.Pictures
	for _, m := range pictured.FindAllStringSubmatch(line, -1) {
		if m[2] == "window" {
			return windowPlan(env)
		}
		p, err := picture(m[2], env)
		if err != nil {
			return nil, err
		}
		p.Caption, p.Frame = m[1], true
		if wide, err := strconv.Atoi(m[3]); err == nil {
			p.Width = float64(wide) / 100
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no picture: %q", line)
	}
	const together = 0.7 // of the page: smaller than running text, so that the page of a role stays one page
	for i := range out {
		if out[i].Width == 0 && len(out) > 1 {
			out[i].Width = together / float64(len(out))
		}
	}
	return out, nil
}
