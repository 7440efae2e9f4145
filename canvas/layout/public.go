package layout

import "clustercanvas/canvas/words"

// publicNotice says what a public version leaves out of what the sheet shows, so that nobody takes
// it for the whole.
func (b *builder) publicNotice(add func(string)) {
	public, ok := b.w.Public()
	if !ok {
		return
	}
	things := public.Missing[b.sheet.ID] // notes
	costs := map[string]bool{}
	for _, c := range b.columns {
		things += public.Missing[c.ID]
		if id := string(c.Scenario); !costs[id] {
			costs[id] = true
			things += public.Missing[c.Scenario]
		}
	}
	switch {
	case things == 1:
		add(words.Text(b.language, "public-one-missing"))
	case things > 1:
		add(words.Text(b.language, "public-missing", count(things)))
	default:
		add(words.Text(b.language, "public-version"))
	}
	if public.Rounded {
		add(words.Text(b.language, "public-rounded"))
	}
}
