package canvas

import "strings"

// SetField sets a text of the cluster, or of a period where of names one. An empty text takes the
// field away. A burst of typing is one step of undo.
func SetField(w Workbook, of RecordID, key, text string) (Change, error) {
	if _, ok := Get[Period](w, of); of != "" && !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	f := Field{ID: FieldID(of, key), Of: of, Key: key, Text: strings.ToValidUTF8(text, "\uFFFD")}
	if f.Text == "" {
		c.remove(f.ID)
	} else if f.check() != nil {
		return Change{}, refused("refused-text")
	} else {
		c.put(f)
	}
	change := c.labelled("set-field")
	change.Key = "field:" + string(f.ID)
	return change, nil
}
