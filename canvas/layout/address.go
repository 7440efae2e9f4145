package layout

import (
	"strings"

	"clustercanvas/canvas/text"
)

// unbroken keeps the name of the license on one line: its hyphens are no places to break.
func unbroken(credit string) string {
	return strings.ReplaceAll(credit, "BY-SA", "BY"+text.Joiner+"-"+text.Joiner+"SA")
}

// address returns the first address that a text names, as a link; empty where it names none.
func address(s string) string {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ()“”„,;", r) }) {
		word = strings.TrimRight(word, ".")
		switch {
		case strings.HasPrefix(word, "www."):
			return "https://" + word
		case strings.HasPrefix(word, "creativecommons.org/"):
			return "https://" + word + "/"
		}
	}
	return ""
}
