package outline

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/guide"
)

// cluster tells what is known of the cluster.
func (t *teller) cluster() {
	info := t.w.Info()
	name := Row{ID: "cluster", Key: "outline-cluster", Value: info.Cluster, Set: t.info("set-cluster-name", func(i *canvas.Info, s string) bool { i.Cluster = s; return true })}
	t.branch(name, func() {
		for _, x := range []struct {
			key, label, value string
			set               func(*canvas.Info, string) bool
		}{
			{"field-country", "set-country", info.Country, func(i *canvas.Info, s string) bool { i.Country = s; return true }},
			{"field-type", "set-cluster-type", info.Type, func(i *canvas.Info, s string) bool { i.Type = s; return true }},
			{"field-category", "set-category", info.Category, func(i *canvas.Info, s string) bool { i.Category = s; return true }},
			{"field-helix", "set-helix", info.Helix, func(i *canvas.Info, s string) bool { i.Helix = s; return true }},
			{"field-founded", "set-founded", number(info.Founded), func(i *canvas.Info, s string) bool { return readNumber(s, &i.Founded) }},
			{"field-members", "set-members", number(info.Members), func(i *canvas.Info, s string) bool { return readNumber(s, &i.Members) }},
			{"field-staff", "set-staff", number(info.Staff), func(i *canvas.Info, s string) bool { return readNumber(s, &i.Staff) }},
			{"field-currency", "set-currency", info.Currency, func(i *canvas.Info, s string) bool {
				i.Currency = strings.ToUpper(s)
				return len(s) == 0 || len(s) == 3
			}},
		} {
			t.row(Row{ID: "cluster/" + x.key, Key: x.key, Value: x.value, Set: t.info(x.label, x.set)})
		}
	})
}

// info returns how a fact of the cluster is typed.
func (t *teller) info(label string, set func(*canvas.Info, string) bool) func(string) (canvas.Change, error) {
	w := t.w
	return func(typed string) (canvas.Change, error) {
		good := true
		c, err := canvas.EditInfo(w, label, func(i *canvas.Info) { good = set(i, oneLine(typed)) })
		if !good {
			return canvas.Change{}, canvas.Refusal{Key: "error-count", Args: []string{typed}}
		}
		return c, err
	}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// readNumber reads a number as people write it; nothing is not known.
func readNumber(s string, into *int) bool {
	s = strings.Join(strings.Fields(s), "")
	if s == "" {
		*into = 0
		return true
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1_000_000 {
		return false
	}
	*into = n
	return true
}

// texts tells the texts of the cluster, or of a period, that some tool shows or the workbook has.
func (t *teller) texts(of canvas.RecordID, prefix string) {
	titles := map[string]string{}
	var keys []string
	know := func(key, title string) {
		if _, known := titles[key]; !known {
			titles[key] = title
			keys = append(keys, key)
		}
	}
	templates := slices.Collect(maps.Values(t.w.Templates()))
	slices.SortFunc(templates, func(a, b *canvas.Template) int { return strings.Compare(a.ID, b.ID) })
	for _, template := range append(canvas.BuiltInTemplates(), templates...) {
		for _, x := range template.Sections {
			if x.Field != "" && x.Own == (of != "") {
				know(x.Field, x.Title.In(t.language))
			}
		}
		for _, o := range template.Layouts[0].Ornaments {
			if o.Field != "" && o.Own == (of != "") {
				know(o.Field, o.Words.In(t.language))
			}
		}
	}
	for _, f := range canvas.All[canvas.Field](t.w) {
		if title, isTick := guide.HandTitle(f.Key, t.language); f.Of == of && isTick {
			know(f.Key, title)
		} else if f.Of == of {
			know(f.Key, f.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	t.branch(Row{ID: prefix + "texts", Key: "outline-texts", Record: of}, func() {
		for _, key := range keys {
			c := canvas.Cell{What: canvas.CellText, Key: key, Column: of}
			t.row(Row{
				ID: prefix + "text:" + key, Record: canvas.FieldID(of, key), Name: titles[key], Value: c.Written(t.w, t.language), Lines: true,
				Set: t.typed(c),
			})
		}
	})
}

func (t *teller) typed(c canvas.Cell) func(string) (canvas.Change, error) {
	w, language := t.w, t.language
	return func(typed string) (canvas.Change, error) {
		change, _, err := canvas.TypeCell(w, nil, c, typed, language)
		return change, err
	}
}
