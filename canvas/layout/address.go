package layout

import (
	"strings"

	"clustercanvas/canvas/text"
)

// unbroken keeps the name of the license and its address on one line each: their hyphens and
// slashes are no places to break, and a part of an address leads nowhere.
func unbroken(credit string) string {
	for _, s := range []string{"BY-SA", "creativecommons.org/licenses/by-sa/4.0"} {
		whole := strings.NewReplacer("-", text.Joiner+"-"+text.Joiner, "/", text.Joiner+"/"+text.Joiner).Replace(s)
		credit = strings.ReplaceAll(credit, s, whole)
	}
	return credit
}

// address returns the first address that a text names, as a link; empty where it names none.
func address(s string) string {
	s = strings.ReplaceAll(s, text.Joiner, "")
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
