package command

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"examples", "new", "import", "export", "info", "check", "dump", "help"}
	for typed, want := range map[string]string{
		"exprot": "export", "xport": "export", "example": "examples", "imprt": "import", "inf": "info",
		"nwe": "new", "chekc": "check", "hlep": "help", "exp": "export", "paint": "", "x": "", "": "",
		"history": "", "diff": "",
	} {
		if got := nearest(typed, words); got != want {
			t.Errorf("%q: nearest is %q, want %q", typed, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"export", "export", 0}, {"exprot", "export", 1}, {"exort", "export", 1}, {"kitten", "sitting", 3}} {
		if got := slips(c.a, c.b); got != c.want || slips(c.b, c.a) != c.want {
			t.Errorf("%q and %q: %d slips, want %d", c.a, c.b, got, c.want)
		}
	}
}
