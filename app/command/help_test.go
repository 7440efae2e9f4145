package command

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Help names every command, and every option of each.
func TestHelp(t *testing.T) {
	all, err := os.ReadFile("help/help.txt")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir("help")
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"help.txt"}
	for _, c := range commands {
		names = append(names, c.name+".txt")
		if !strings.Contains(string(all), "\n  "+c.name+" ") {
			t.Errorf("help does not name %s", c.name)
		}
		text, err := os.ReadFile(filepath.Join("help", c.name+".txt"))
		if err != nil {
			t.Error(err)
			continue
		}
		first, rest, _ := strings.Cut(string(text), "\n")
		for _, o := range c.operands {
			if !strings.HasPrefix(first, "clustercanvas "+c.name) || !strings.Contains(first, o) {
				t.Errorf("help on %s begins with %q", c.name, first)
			}
		}
		if !strings.Contains(rest, "\n  clustercanvas "+c.name) {
			t.Errorf("help on %s has no example", c.name)
		}
		f := flag.NewFlagSet(c.name, flag.ContinueOnError)
		c.define(f)
		f.VisitAll(func(x *flag.Flag) {
			if !strings.Contains(rest, "\n  "+dashed(x.Name)+" ") {
				t.Errorf("help on %s does not name %s", c.name, dashed(x.Name))
			}
		})
	}
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			t.Errorf("help %s belongs to no command", e.Name())
		}
		text, err := os.ReadFile(filepath.Join("help", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			if len([]rune(line)) > 80 {
				t.Errorf("%s: wider than a terminal: %q", e.Name(), line)
			}
		}
	}
}
