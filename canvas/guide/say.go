package guide

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// said is how a fact is put into words: {1} is the number, {2} what the fact is of.
type said struct {
	One     canvas.Words `json:"one"`      // there is one
	Many    canvas.Words `json:"many"`     // there are several; nil: there never are
	Need    canvas.Words `json:"need"`     // what is needed; {1} is how much at least
	NeedOne canvas.Words `json:"need-one"` // one is needed; nil: as several
}

// Reason says how much there is of what a step needs: "5 sources".
func (m Met) Reason(language string) string {
	s := contents().Facts[m.Is]
	if m.Count == 1 || s.Many == nil {
		return m.fill(s.One.In(language), m.Count, language)
	}
	return m.fill(s.Many.In(language), m.Count, language)
}

// Wish says what a step needs: "3 sources at least".
func (m Met) Wish(language string) string {
	s := contents().Facts[m.Is]
	if m.least() == 1 && s.NeedOne != nil {
		return m.fill(s.NeedOne.In(language), 1, language)
	}
	return m.fill(s.Need.In(language), m.least(), language)
}

func (m Met) fill(text string, n int, language string) string {
	return strings.NewReplacer("{1}", strconv.Itoa(n), "{2}", ofInWords(m.Need, language)).Replace(text)
}

// ofInWords returns what a fact is of, as people call it: the tool, or the section that has the role
// or holds the text.
func ofInWords(n Need, language string) string {
	for _, t := range canvas.BuiltInTemplates() {
		if facts[n.Is].of == aTool && t.ID == n.Of {
			return t.Short.In(language)
		}
		for _, s := range t.Sections {
			if facts[n.Is].of == aRole && string(s.Role) == n.Of || facts[n.Is].of == aText && s.Field == n.Of {
				return s.Title.In(language)
			}
		}
	}
	return n.Of
}

// decode reads JSON in which every word is known.
func decode(body []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	return d.Decode(into)
}
