package manual

import (
	"fmt"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// picture returns a picture by its name: sheet:EXAMPLE/TOOL or blank:TOOL.
func picture(name string, env Env) (layout.Picture, error) {
	kind, of, _ := strings.Cut(name, ":")
	switch kind {
	case "sheet":
		example, tool, _ := strings.Cut(of, "/")
		b, err := env.Example(example)
		if err != nil {
			return layout.Picture{}, err
		}
		s, err := SheetOf(b, tool)
		return layout.Picture{Scene: s}, err
	case "blank":
		for _, c := range canvas.BuiltIn() {
			if t, err := c.Parsed(); err == nil && t.ID == of {
				s, err := Blank(c, env.Language)
				return layout.Picture{Scene: s}, err
			}
		}
	}
	return layout.Picture{}, fmt.Errorf("no picture %q", name)
}

// SheetOf returns the first page of the first sheet of a tool.
func SheetOf(b canvas.Workbook, tool string) (scene.Scene, error) {
	for _, s := range b.Sheets() {
		if b.Template(s).ID == tool {
			return page(b, s.ID, false)
		}
	}
	return scene.Scene{}, fmt.Errorf("no sheet of %q", tool)
}

// Blank returns the first page of an empty sheet of a tool, with its questions.
func Blank(tool canvas.TemplateCopy, language string) (scene.Scene, error) {
	n := 0
	ids := func() canvas.RecordID {
		n++
		return canvas.RecordID(strconv.Itoa(n))
	}
	b, _ := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Language: language}, "", []string{""}))
	scenario := b.Scenarios()[0].ID
	c, sheet, err := canvas.AddSheet(b, ids, tool, scenario, b.Periods(scenario)[0].ID, "")
	if err == nil {
		b, err = b.Apply(c.Diff)
	}
	if err != nil {
		return scene.Scene{}, err
	}
	return page(b, sheet, true)
}

func page(b canvas.Workbook, sheet canvas.RecordID, prompts bool) (scene.Scene, error) {
	r, err := layout.Sheet(b, sheet, layout.Options{Prompts: prompts})
	if err != nil {
		return scene.Scene{}, err
	}
	return r.Pages[0], nil
}

// windowPlan is the plan of the window: where its parts are, with the numbers that the page explains.
func windowPlan(env Env) (layout.Block, error) {
	p, err := picture("sheet:ocean-tech/map", env)
	if err != nil {
		return nil, err
	}
	return layout.Plan{
		Size: geom.Size{W: 128, H: 66},
		Parts: []layout.PlanPart{
			{Box: geom.R(0, 0, 128, 5), Number: 1, Lines: 1},
			{Box: geom.R(26, 5, 73, 4), Number: 2, Lines: 1, Quiet: true},
			{Box: geom.R(99, 5, 29, 4), Number: 3, Lines: 1, Quiet: true},
			{Box: geom.R(0, 9, 26, 54), Number: 4, Lines: 12},
			{Box: geom.R(26, 9, 73, 54), Number: 5, Scene: p.Scene, Quiet: true},
			{Box: geom.R(99, 9, 29, 54), Number: 6, Lines: 14},
			{Box: geom.R(0, 63, 128, 3), Number: 7, Lines: 1},
		},
	}, nil
}

// toolBlocks tells of every tool what it says of itself, under pictures of all of them.
func toolBlocks(env Env) ([]layout.Block, error) {
	const across = 3
	var out []layout.Block
	var beside layout.Pictures
	t := layout.Table{Columns: []layout.TableColumn{{Head: env.Text("manual-tool"), Weight: 5}, {Head: env.Text("manual-about"), Weight: 18}}}
	for _, c := range canvas.BuiltIn() {
		tool, err := c.Parsed()
		if err != nil {
			return nil, err
		}
		name := tool.Short.In(env.Language)
		t.Rows = append(t.Rows, []layout.TableCell{{Text: name, Strong: true}, {Text: tool.About.In(env.Language)}})
		p, err := picture("sheet:ocean-tech/"+tool.ID, env)
		if err != nil {
			return nil, err
		}
		p.Caption, p.Frame, p.Width = name, true, 1.0/across
		if beside = append(beside, p); len(beside) == across {
			out, beside = append(out, beside), nil
		}
	}
	if len(beside) > 0 {
		out = append(out, beside)
	}
	return append(out, t), nil
}

// keyBlocks lists what has a key, two things in a row.
func keyBlocks(env Env) []layout.Block {
	var out []layout.Block
	for _, g := range env.Keys() {
		t := layout.Table{Columns: []layout.TableColumn{{Head: g.Title, Weight: 1}, {Weight: 1}, {Weight: 1}, {Weight: 1}}}
		half := (len(g.Lines) + 1) / 2
		for i := range half {
			row := []layout.TableCell{{Text: g.Lines[i][0], Quiet: true}, {Text: g.Lines[i][1]}}
			if i+half < len(g.Lines) {
				row = append(row, layout.TableCell{Text: g.Lines[i+half][0], Quiet: true}, layout.TableCell{Text: g.Lines[i+half][1]})
			}
			t.Rows = append(t.Rows, row)
		}
		out = append(out, t)
	}
	return out
}
