package command

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// speakers are the functions that take a key and its arguments.
var speakers = []string{"say", "failed", "usage", "tell"}

var verb = regexp.MustCompile(`%[sdqv]`)

// Every sentence that is said is there and gets as many arguments as it has places, and every
// sentence that is there is said.
func TestMessages(t *testing.T) {
	// Keys that are put together.
	said := map[string]bool{}
	for key := range messages {
		for _, start := range []string{"diff-kind-", "history-opened", "history-worked", "history-exported", "history-snapshot"} {
			said[key] = said[key] || strings.HasPrefix(key, start)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if !slices.Contains(speakers, called(call)) || len(call.Args) == 0 {
				return true
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				return true // put together
			}
			key, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			sentence, there := messages[key]
			said[key] = true
			if places, given := len(verb.FindAllString(sentence, -1)), len(call.Args)-1; !there || (places != given && !call.Ellipsis.IsValid()) {
				t.Errorf("%s: message %q: there %t, %d places, %d arguments", set.Position(call.Pos()), key, there, places, given)
			}
			return true
		})
	}
	for key := range messages {
		if !said[key] {
			t.Errorf("message %q is never said", key)
		}
	}
}

func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
