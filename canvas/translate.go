package canvas

// Translated returns the workbook in another language: each text that somebody has written passed
// through a function, and the language of the sheets set. Words of tools and of the deck follow the
// language by themselves. Words that are keys (the type of the cluster, its currency) stay. It fails
// where a translated text breaks a rule, by its length for instance.
func Translated(w Workbook, language string, text func(string) string) (Workbook, error) {
	diff := Diff{}
	for _, before := range w.Records() {
		after := translated(before, text)
		if info, ok := after.(Info); ok {
			info.Language = language
			after = info
		}
		if after != before {
			diff[before.RecordID()] = Delta{Before: before, After: after}
		}
	}
	return w.Apply(diff)
}

// translated returns a record with its texts passed through a function.
func translated(r Record, text func(string) string) Record {
	all := func(texts ...*string) {
		for _, s := range texts {
			if *s != "" {
				*s = text(*s)
			}
		}
	}
	switch r := r.(type) {
	case Info:
		all(&r.Cluster, &r.Country, &r.About)
		return r
	case Scenario:
		all(&r.Title)
		return r
	case Period:
		all(&r.Label)
		return r
	case Card:
		all(&r.Title, &r.Short, &r.Body)
		return r
	case Source:
		all(&r.Title, &r.Payer)
		return r
	case Funding:
		all(&r.Origin)
		return r
	case Total:
		all(&r.Origin)
		return r
	case CostLine:
		all(&r.Title)
		return r
	case Cost:
		all(&r.Origin)
		return r
	case Field:
		all(&r.Text)
		return r
	case Horizon:
		all(&r.Label)
		return r
	case Metric:
		all(&r.Title, &r.Unit, &r.Origin, &r.Owner)
		return r
	case Target:
		all(&r.Origin)
		return r
	case Reading:
		all(&r.Origin, &r.By)
		return r
	case Reference:
		all(&r.Cluster, &r.Measure, &r.Unit, &r.Origin)
		return r
	case Sheet:
		all(&r.Title)
		return r
	case View:
		all(&r.Title)
		return r
	case Note:
		all(&r.Text)
		return r
	case Link:
		all(&r.Label)
		return r
	case Meeting:
		all(&r.Title, &r.Place)
		return r
	case Decision:
		all(&r.Text)
		return r
	case Poll:
		all(&r.Title)
		return r
	case Answer:
		if r.Person == 0 { // else it is a name
			all(&r.Title)
		}
		return r
	case TemplateCopy, Placement: // without texts of anybody
	}
	return r
}
