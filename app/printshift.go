package app

import (
	"math"
	"strconv"
	"strings"

	"clustercanvas/canvas/words"
	"clustercanvas/export/printing"
)

// askShift asks how far the printer prints beside its place: four lengths in mm.
func (d *printDialog) askShift() {
	w := d.window
	given := ""
	if d.wishes.Shift != ([4]float64{}) {
		given = d.shiftNumbers()
	}
	w.ask(w.text("print-shift"), w.text("print-shift-what"), given, w.text("ok"), func(said string) string {
		shift, ok := parseShift(said)
		if !ok {
			return w.text("print-shift-wrong")
		}
		d.wishes.Shift = shift
		d.changed()
		return ""
	})
}

// parseShift reads four lengths in mm, with spaces or semicolons between them; nothing is no shift.
func parseShift(said string) ([4]float64, bool) {
	var out [4]float64
	parts := strings.FieldsFunc(said, func(r rune) bool { return r == ';' || r == ' ' || r == '\u00a0' || r == '\t' })
	if len(parts) == 0 {
		return out, true
	}
	if len(parts) != len(out) {
		return out, false
	}
	for i, p := range parts {
		p = strings.NewReplacer(",", ".", "−", "-").Replace(p)
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || !(math.Abs(v) <= printing.MostShift) {
			return [4]float64{}, false
		}
		out[i] = v
	}
	return out, true
}

// shiftText says it on the button.
func (d *printDialog) shiftText() string {
	if d.wishes.Shift == ([4]float64{}) {
		return d.window.text("print-shift-none")
	}
	return d.shiftNumbers() + " " + d.window.text("unit-mm")
}

func (d *printDialog) shiftNumbers() string {
	var out []string
	for _, v := range d.wishes.Shift {
		out = append(out, trimZeros(v, d.window.figureLanguage()))
	}
	return strings.Join(out, "; ")
}

// trimZeros writes a number with as many places as it has, as a language does.
func trimZeros(v float64, language string) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", words.Point(language), 1)
}

func roundTo(v float64, places int) float64 {
	k := math.Pow(10, float64(places))
	return math.Round(v*k) / k
}
