package main_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go/token"
)

// The table of habits has all of them, and names tests that are there.
func TestHabits_NameTestsThatExist(t *testing.T) {
	body, err := os.ReadFile("docs/interaction.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(body)
	for n := 1; n <= 70; n++ {
		if !strings.Contains(page, fmt.Sprintf("\n| %d | ", n)) {
			t.Errorf("row %d is missing", n)
		}
	}
	have := map[string]bool{}
	err = filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				have[f.Name.Name] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(page, -1) {
		if !have[name[1]] {
			t.Errorf("there is no test %s", name[1])
		}
	}
}
