package app

import (
	"clustercanvas/canvas/geom"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// proof says what a print on paper may come short of: what becomes one gray, and letters that are small.
func (d *printDialog) proof(p printing.Print) []fact {
	w := d.window
	if d.wishes.Format != export.PDF.Ext {
		return nil
	}
	var out []fact
	var alike []printing.Pair
	small := geom.MM(0)
	for _, part := range p.Parts {
		alike = append(alike, part.Alike...)
		if part.Smallest > 0 && (small == 0 || part.Smallest < small) {
			small = part.Smallest
		}
	}
	if len(alike) > 0 && d.wishes.Theme == export.ThemeGrey.String() {
		out = append(out, fact{text: w.text("print-alike", printing.Said(alike))})
	}
	if from := printing.ReadFrom(small); small > 0 && from < printing.InHand {
		out = append(out, fact{text: w.text("print-small", w.lengths(from)), warns: true})
	} else if small > 0 && from > 2*printing.InHand {
		out = append(out, fact{text: w.text("print-read", w.distance(from))})
	}
	return out
}

// distance says how far something is away: in meters or feet.
func (w *Window) distance(of geom.MM) string {
	if w.program.prefs.units() == inches {
		return trimZeros(roundTo(of/304.8, 0), w.figureLanguage()) + "\u00a0" + w.text("unit-feet")
	}
	return trimZeros(roundTo(of/1000, 1), w.figureLanguage()) + "\u00a0" + w.text("unit-meter")
}
