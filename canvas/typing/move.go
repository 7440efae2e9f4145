package typing

import "slices"

// back returns the place of the cluster before the caret, or of the word.
func (d Draft) back(word bool) int {
	from, to := d.paragraph(d.Caret)
	if d.Caret == from {
		return max(from-1, 0)
	}
	s := d.Text[from:to]
	if word {
		for _, w := range slices.Backward(words(s)) {
			if from+w.from < d.Caret {
				return from + w.from
			}
		}
		return from
	}
	stops := Clusters(s)
	i, _ := slices.BinarySearch(stops, d.Caret-from)
	return from + stops[max(i-1, 0)]
}

// ahead returns the place after the cluster behind the caret, or after the word.
func (d Draft) ahead(word bool) int {
	from, to := d.paragraph(d.Caret)
	if d.Caret == to {
		return min(to+1, len(d.Text))
	}
	s := d.Text[from:to]
	if word {
		for _, w := range words(s) {
			if from+w.to > d.Caret {
				return from + w.to
			}
		}
		return to
	}
	stops := Clusters(s)
	i, found := slices.BinarySearch(stops, d.Caret-from)
	if found {
		i++
	}
	return from + stops[min(i, len(stops)-1)]
}

// Left moves the caret by a cluster or a word. Without keep, what is selected is left at its
// beginning.
func (d Draft) Left(word, keep bool) Draft {
	if from, to := d.Selection(); from < to && !keep && !word {
		return d.at(from, false)
	}
	return d.at(d.back(word), keep)
}

// Right is Left to the other side.
func (d Draft) Right(word, keep bool) Draft {
	if from, to := d.Selection(); from < to && !keep && !word {
		return d.at(to, false)
	}
	return d.at(d.ahead(word), keep)
}

// Up moves the caret by some lines, as they are set; down, where n is negative. It goes as straight as
// the letters let it, also through lines that are shorter; from the first line it comes to the
// beginning of the text, from the last one to its end.
func (d Draft) Up(lines []Line, n int, keep bool) Draft {
	i, ok := lineAt(lines, d.Caret)
	if !ok {
		return d
	}
	aim := d.aim
	if !d.aims {
		aim = lines[i].x(d.Caret)
	}
	var out Draft
	switch to := i - n; {
	case i == 0 && n > 0:
		out = d.at(0, keep)
	case i == len(lines)-1 && n < 0:
		out = d.at(len(d.Text), keep)
	default:
		out = d.at(lines[min(max(to, 0), len(lines)-1)].nearest(aim), keep)
	}
	out.aim, out.aims = aim, true
	return out
}

// Home moves the caret to the beginning of its line; with all, of the text.
func (d Draft) Home(lines []Line, all, keep bool) Draft {
	i, ok := lineAt(lines, d.Caret)
	if all || !ok {
		return d.at(0, keep)
	}
	return d.at(lines[i].From, keep)
}

// End moves the caret to the end of its line; with all, of the text. Where the line goes on in the next
// one, that is before its last letter, which is a space: behind it the next line begins.
func (d Draft) End(lines []Line, all, keep bool) Draft {
	i, ok := lineAt(lines, d.Caret)
	if all || !ok {
		return d.at(len(d.Text), keep)
	}
	return d.at(lines[i].last(), keep)
}

// Word selects the word at a place; between words, what lies between them.
func (d Draft) Word(at int) Draft {
	at = d.between(at)
	from, to := d.paragraph(at)
	gap := span{from, to}
	for _, w := range words(d.Text[from:to]) {
		w.from, w.to = w.from+from, w.to+from
		if w.from <= at && at < w.to || w.to == at && at == to {
			return d.selecting(w.from, w.to)
		}
		if w.to <= at {
			gap.from = w.to
		} else {
			gap.to = min(gap.to, w.from)
		}
	}
	return d.selecting(gap.from, gap.to)
}

// Paragraph selects the paragraph at a place.
func (d Draft) Paragraph(at int) Draft {
	from, to := d.paragraph(d.between(at))
	return d.selecting(from, to)
}

func (d Draft) selecting(from, to int) Draft {
	d = d.at(to, false)
	d.Anchor = d.between(from)
	return d
}
