package command

import (
	"flag"

	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
)

// dumpCommand writes the display list of sheets as text, page after page.
func dumpCommand(f *flag.FlagSet) func(*call) error {
	wanted := f.String("sheet", "1", "")
	pageLayout := f.String("layout", "", "")
	language := languageOption(f)
	forAll := f.Bool("public", false, "")
	return func(c *call) error {
		contents, err := c.read(c.operands[0])
		if err != nil {
			return err
		}
		w := contents.Workbook
		if *forAll {
			w = public.Of(w, language.value)
		}
		sheets, err := pick(w, c.operands[0], *wanted)
		if err != nil {
			return err
		}
		if err := hasLayout(w, sheets, *pageLayout); err != nil {
			return err
		}
		for _, s := range sheets {
			laid, err := layout.Sheet(w, s.sheet.ID, layout.Options{Layout: *pageLayout, Language: language.value, Prompts: true})
			if err != nil {
				return failed("layout-failed", sheetTitle(w, s.sheet), err)
			}
			for _, page := range laid.Pages {
				c.out.WriteString(scene.Dump(page))
			}
		}
		return nil
	}
}
