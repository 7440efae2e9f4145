package command

import (
	"errors"
	"flag"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// parse sets the options of a command and returns what is left, in its order. Options may stand
// behind operands, which the flag package alone would not allow; after "--" nothing is an option.
func parse(f *flag.FlagSet, args []string) (operands []string, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			return append(operands, args...), nil
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			operands = append(operands, arg)
			continue
		}
		name, value, given := strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
		option := f.Lookup(name)
		switch {
		case option == nil && (name == "help" || name == "h"):
			return nil, flag.ErrHelp
		case option == nil:
			return nil, unknownOption(f, name)
		case !given && isSwitch(option):
			value = "true"
		case !given && len(args) == 0:
			return nil, usage("no-value", dashed(name), f.Name())
		case !given:
			value, args = args[0], args[1:]
		}
		if err := f.Set(name, value); err != nil {
			return nil, usage("bad-value", dashed(name), value, err, f.Name())
		}
	}
	return operands, nil
}

func isSwitch(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// given reports whether an option was set on the command line.
func given(f *flag.FlagSet, name string) bool {
	found := false
	f.Visit(func(x *flag.Flag) { found = found || x.Name == name })
	return found
}

func unknownOption(f *flag.FlagSet, name string) error {
	var names []string
	f.VisitAll(func(x *flag.Flag) { names = append(names, x.Name) })
	if near := nearest(name, names); near != "" {
		return usage("no-such-option-near", dashed(name), f.Name(), dashed(near), f.Name())
	}
	return usage("no-such-option-of", dashed(name), f.Name(), f.Name())
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// choice is an option that takes one of a few words. Its value is the first until it is set.
type choice struct {
	of     []string
	hidden string // one more that is taken and not offered; may be empty
	value  string
}

func newChoice(f *flag.FlagSet, name string, of ...string) *choice {
	c := &choice{of: of, value: of[0]}
	f.Var(c, name, "")
	return c
}

// languageOption lets choose the language of sheets; empty is that of the file.
func languageOption(f *flag.FlagSet) *choice {
	c := &choice{of: words.Languages, hidden: canvas.PseudoLanguage}
	f.Var(c, "lang", "")
	return c
}

// String returns the word that was chosen.
func (c *choice) String() string { return c.value }

// Set chooses a word, in capitals or not.
func (c *choice) Set(s string) error {
	i := slices.IndexFunc(c.of, func(word string) bool { return strings.EqualFold(word, s) })
	switch {
	case i >= 0:
		c.value = c.of[i]
	case c.hidden != "" && s == c.hidden:
		c.value = s
	default:
		return errors.New(say("one-of", list(c.of)))
	}
	return nil
}

// several is an option that takes some of a few words, with commas between them.
type several struct {
	of     []string
	chosen []string
}

func newSeveral(f *flag.FlagSet, name string, of ...string) *several {
	s := &several{of: of}
	f.Var(s, name, "")
	return s
}

func (s *several) has(word string) bool { return slices.Contains(s.chosen, word) }

// String returns the words that were chosen.
func (s *several) String() string { return strings.Join(s.chosen, ",") }

// Set chooses words, in capitals or not.
func (s *several) Set(given string) error {
	for _, word := range strings.Split(given, ",") {
		i := slices.IndexFunc(s.of, func(x string) bool { return strings.EqualFold(x, strings.TrimSpace(word)) })
		if i < 0 {
			return errors.New(say("some-of", strings.Join(s.of, ",")))
		}
		s.chosen = append(s.chosen, s.of[i])
	}
	return nil
}

// count is an option that takes a whole number between two others, both included.
type count struct{ value, from, to int }

func newCount(f *flag.FlagSet, name string, from, to int) *count {
	c := &count{from: from, to: to}
	f.Var(c, name, "")
	return c
}

// String returns the number.
func (c *count) String() string { return strconv.Itoa(c.value) }

// Set reads the number.
func (c *count) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < c.from || n > c.to {
		return errors.New(say("number-between", c.from, c.to))
	}
	c.value = n
	return nil
}

// list joins words as a sentence does: "a, b or c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return say("or", strings.Join(words[:last], ", "), words[last])
}

// nearest returns the word that somebody who typed another may have meant, or an empty one.
func nearest(typed string, words []string) string {
	best, found := 3, "" // two slips of the finger; three make another word
	if len(typed) < 4 {
		best = 2
	}
	for _, w := range words {
		d := slips(typed, w)
		if len(typed) >= 3 && strings.HasPrefix(w, typed) {
			d = 1
		}
		if d < best {
			best, found = d, w
		}
	}
	return found
}

// slips returns how many letters must be put in, left out, changed, or swapped with their
// neighbor to make one word the other.
func slips(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
