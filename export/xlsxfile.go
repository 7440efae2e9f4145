package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// xlsxFile writes worksheets into a file of the format.
type xlsxFile struct {
	*excelize.File
	styles map[xlsxStyle]int
}

// writeWorksheets writes worksheets as a file. The same worksheets give the same bytes.
func writeWorksheets(out io.Writer, title, language string, sheets []*xlsxSheet) (err error) {
	f := xlsxFile{File: excelize.NewFile(), styles: map[xlsxStyle]int{}}
	defer func() { err = cmp.Or(err, f.Close()) }()
	const noTime = "1980-01-01T00:00:00Z" // the program knows no time here, and the format wants one
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: clean(title), Creator: "Cluster Canvas", LastModifiedBy: "Cluster Canvas", Created: noTime, Modified: noTime, Language: language,
	}); err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Cluster Canvas"}); err != nil {
		return err
	}
	if err := f.SetDefaultFont("Calibri"); err != nil {
		return err
	}
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return fmt.Errorf("worksheet %q: %w", s.name, err)
		}
	}
	for _, s := range sheets {
		if err := f.worksheet(s); err != nil {
			return fmt.Errorf("worksheet %q: %w", s.name, err)
		}
	}
	// Whoever opens the file sees figures that were computed anew, whatever stands in it.
	yes := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return repack(out, b.Bytes())
}

// repack writes the parts of a file in a fixed order: the library takes them in any.
func repack(out io.Writer, body []byte) error {
	r, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return err
	}
	parts := slices.Clone(r.File)
	slices.SortFunc(parts, func(a, b *zip.File) int { return cmp.Compare(partOrder(a.Name), partOrder(b.Name)) })
	w := zip.NewWriter(out)
	for _, p := range parts {
		from, err := p.Open()
		if err != nil {
			return err
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate})
		if err == nil {
			_, err = io.Copy(to, from)
		}
		if err = cmp.Or(err, from.Close()); err != nil {
			return err
		}
	}
	return w.Close()
}

// partOrder puts the list of the parts first, as readers expect.
func partOrder(name string) string {
	switch name {
	case "[Content_Types].xml":
		return "0"
	case "_rels/.rels":
		return "1"
	}
	return "2" + name
}

// worksheet writes one worksheet.
func (f *xlsxFile) worksheet(s *xlsxSheet) error {
	if err := f.page(s); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for i, width := range s.widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if s.frozen > 0 {
		corner := cellRef("B", s.frozen+1)
		err := w.SetPanes(&excelize.Panes{
			Freeze: true, XSplit: 1, YSplit: s.frozen, TopLeftCell: corner, ActivePane: "bottomRight",
			Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}},
		})
		if err != nil {
			return err
		}
	}
	for i, r := range s.rows {
		values := make([]any, len(r.cells))
		for j, c := range r.cells {
			style, err := f.style(c.style)
			if err != nil {
				return err
			}
			value := c.value
			if text, ok := value.(string); ok {
				value = clean(text)
			}
			switch {
			case c.formula != "":
				values[j] = excelize.Cell{StyleID: style, Formula: c.formula, Value: value}
			case value != nil && value != "" || style != 0:
				values[j] = excelize.Cell{StyleID: style, Value: cmpEmpty(value)}
			}
		}
		var options []excelize.RowOpts
		if r.height > 0 {
			options = append(options, excelize.RowOpts{Height: r.height})
		}
		if err := w.SetRow(cellRef("A", i+1), values, options...); err != nil {
			return err
		}
	}
	return w.Flush()
}

// cmpEmpty returns nothing for an empty text, so that the cell is empty.
func cmpEmpty(value any) any {
	if value == "" {
		return nil
	}
	return value
}

// page sets how a worksheet is shown and printed: A4 landscape, as wide as the page.
func (f *xlsxFile) page(s *xlsxSheet) error {
	a4, landscape, one, any := 9, "landscape", 1, 0
	margin, small := 0.5, 0.3
	yes, no, zoom := true, false, 90.0
	if s.onePage {
		any = 1
	}
	tab := &s.tab
	if s.tab == "" {
		tab = nil
	}
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	if err := f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Header: &small, Footer: &small,
	}); err != nil {
		return err
	}
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes, TabColorRGB: tab}); err != nil {
		return err
	}
	if err := f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &no, ZoomScale: &zoom}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&8&A&R&8&P / &N"}); err != nil {
		return err
	}
	if s.heading > 0 {
		at := fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(s.name, "'", "''"), s.heading, s.heading)
		if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: at, Scope: s.name}); err != nil {
			return err
		}
	}
	for _, l := range s.lists {
		v := excelize.NewDataValidation(true)
		v.SetSqref(cellSpan(l.column, l.from, l.to))
		if err := v.SetDropList(l.words); err != nil {
			return err
		}
		if err := f.AddDataValidation(s.name, v); err != nil {
			return err
		}
	}
	return nil
}

// style returns the number of a style in the file. Texts keep a sign that they are texts, so that
// one that begins like a formula stays a text also after somebody has edited its cell.
func (f *xlsxFile) style(s xlsxStyle) (int, error) {
	if id, ok := f.styles[s]; ok {
		return id, nil
	}
	font := &excelize.Font{Family: "Calibri", Size: 10, Color: cmp.Or(s.ink, xlsxInk), Bold: s.bold, Italic: s.italic}
	if s.size > 0 {
		font.Size = s.size
	}
	style := &excelize.Style{Font: font, Alignment: &excelize.Alignment{Vertical: "center", WrapText: s.wrap, Indent: s.indent}}
	switch {
	case s.right:
		style.Alignment.Horizontal = "right"
	case s.center:
		style.Alignment.Horizontal = "center"
	case s.format == "":
		style.Alignment.Horizontal = "left"
	}
	if s.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.fill}}
	}
	if s.above {
		style.Border = append(style.Border, excelize.Border{Type: "top", Color: xlsxHairline, Style: 1})
	}
	if s.below {
		style.Border = append(style.Border, excelize.Border{Type: "bottom", Color: xlsxHairline, Style: 1})
	}
	if s.format != "" {
		style.CustomNumFmt = &s.format
	}
	id, err := f.NewStyle(style)
	if err != nil {
		return 0, err
	}
	f.styles[s] = id
	if s.format == "" {
		quoted := true
		f.Styles.CellXfs.Xf[id].QuotePrefix = &quoted
	}
	return id, nil
}

// clean takes out of a text what the format cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r < ' ' || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// worksheetNames makes names for worksheets of titles: without the marks that the format does not
// allow, at most 31 characters long, none twice.
func worksheetNames(titles []string) []string {
	const most = 31
	taken := map[string]bool{"history": true} // which the format keeps for itself
	out := make([]string, len(titles))
	for i, t := range titles {
		t = strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\`, r) {
				return ' '
			}
			return r
		}, clean(t))
		t = strings.Trim(strings.Join(strings.Fields(t), " "), "' ")
		if t == "" {
			t = "Sheet"
		}
		name := shortened(t, most)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			end := fmt.Sprintf(" (%d)", n)
			name = shortened(t, most-len(end)) + end
		}
		taken[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}

// shortened cuts a text to at most n units of UTF-16, which the format counts in.
func shortened(s string, n int) string {
	if len(utf16.Encode([]rune(s))) <= n {
		return s
	}
	var out []rune
	for _, r := range s {
		if len(utf16.Encode(append(out, r, '…'))) > n {
			break
		}
		out = append(out, r)
	}
	return strings.Trim(string(out), "' ") + "…"
}
