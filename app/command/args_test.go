package command

import (
	"io"
	"slices"
	"testing"
)

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

// Files are for the window, also several, and after "--" whatever they are called.
func TestFiles_AreForTheWindow(t *testing.T) {
	for _, c := range []struct{ args, want []string }{
		{nil, nil},
		{[]string{"a.cluster", "b.cluster"}, []string{"a.cluster", "b.cluster"}},
		{[]string{"--", "export", "-v"}, []string{"export", "-v"}},
		{[]string{"--"}, nil},
	} {
		if _, handled := Run(c.args, io.Discard, io.Discard, Env{}); handled {
			t.Errorf("%q is answered without a window", c.args)
		}
		if got := Files(c.args); !slices.Equal(got, c.want) {
			t.Errorf("%q opens %q, want %q", c.args, got, c.want)
		}
	}
	if _, handled := Run([]string{"exprot"}, io.Discard, io.Discard, Env{}); !handled {
		t.Error("a misspelled command opens a window")
	}
}
