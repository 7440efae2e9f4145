package main_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

const module = "clustercanvas"

// rule says what a package may import, besides Go's own library: packages of ours, and packages
// of others by the beginning of their path.
type rule struct {
	ours   []string
	others []string
}

// rules is the whole house, from the ground up: imports only go down. A package that is not in
// this table is not in the house.
var rules = map[string]rule{
	"canvas/geom":  {},
	"canvas":       {ours: []string{"canvas/geom"}},
	"canvas/words": {ours: []string{"canvas"}, others: []string{"golang.org/x/text"}},
	"canvas/scene": {ours: []string{"canvas/geom"}},
	"canvas/code":  {ours: []string{"canvas/geom", "canvas/scene"}, others: []string{"github.com/makiuchi-d/gozxing"}},
	"canvas/text": {
		ours:   []string{"canvas/geom", "canvas/scene"},
		others: []string{"github.com/go-text/typesetting", "golang.org/x/image", "golang.org/x/text"},
	},
	"canvas/typing": {
		ours:   []string{"canvas/geom", "canvas/scene", "canvas/text"},
		others: []string{"github.com/go-text/typesetting", "golang.org/x/text"},
	},
	"canvas/deck":     {ours: []string{"canvas", "canvas/geom"}},
	"canvas/analysis": {ours: []string{"canvas", "canvas/geom", "canvas/deck"}},
	"canvas/public":   {ours: []string{"canvas", "canvas/analysis", "canvas/guide", "canvas/words"}},
	"canvas/find":     {ours: []string{"canvas", "canvas/deck"}, others: []string{"golang.org/x/text"}},
	"canvas/gather":   {ours: []string{"canvas", "canvas/code", "canvas/deck", "canvas/geom", "canvas/layout", "canvas/photo", "canvas/scene"}},
	"canvas/guide":    {ours: []string{"canvas", "canvas/words"}},
	"canvas/outline":  {ours: []string{"canvas", "canvas/deck", "canvas/guide"}},
	"canvas/layout": {
		ours: []string{
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/deck",
			"canvas/typing", "canvas/analysis", "canvas/code",
		},
		others: []string{"golang.org/x/text"},
	},
	"canvas/gesture": {
		ours: []string{
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/deck",
			"canvas/analysis", "canvas/layout",
		},
	},
	"canvas/photo": {ours: []string{"canvas/geom", "canvas/scene", "canvas/code"}},
	"canvas/imposition": {
		ours: []string{"canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/code", "canvas/layout"},
	},
	"storage": {
		ours:   []string{"canvas", "canvas/geom"},
		others: []string{"github.com/mattn/go-sqlite3"},
	},
	"export/raster": {
		ours:   []string{"canvas/geom", "canvas/scene", "canvas/text"},
		others: []string{"golang.org/x/image"},
	},
	"export": {
		ours: []string{
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/deck",
			"canvas/analysis", "canvas/layout", "export/raster",
		},
		others: []string{
			"github.com/signintech/gopdf", "github.com/xuri/excelize/v2", "golang.org/x/image", "golang.org/x/text",
			"github.com/fyne-io/oksvg", "github.com/srwiley/rasterx",
		},
	},
	"export/printing": {
		ours: []string{
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/deck", "canvas/layout", "canvas/imposition", "export",
		},
	},
	"systemfonts": {
		ours:   []string{"canvas/text"},
		others: []string{"github.com/go-text/typesetting"},
	},
	"examples":   {},
	"licenses":   {},
	"app/manual": {ours: []string{"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/layout"}},
	"app/command": {
		ours: []string{
			"app/manual",
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/deck", "canvas/code",
			"canvas/analysis", "canvas/gather", "canvas/layout", "canvas/imposition", "canvas/photo", "canvas/public", "storage", "export", "export/raster", "export/printing", "examples", "licenses",
		},
		others: []string{"golang.org/x/text"},
	},
	"app/sheetview": {
		ours: []string{
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/deck",
			"canvas/typing", "canvas/analysis", "canvas/layout", "canvas/gesture", "export/raster",
		},
		others: []string{"fyne.io/fyne/v2", "golang.org/x/image"},
	},
	"app": {
		ours: []string{
			"app/command", "app/manual", "app/sheetview",
			"canvas", "canvas/geom", "canvas/words", "canvas/scene", "canvas/text", "canvas/deck", "canvas/code",
			"canvas/analysis", "canvas/outline", "canvas/find", "canvas/gather", "canvas/guide", "canvas/layout", "canvas/gesture", "canvas/imposition", "canvas/photo", "canvas/public", "storage", "export", "export/raster", "export/printing",
			"examples", "licenses",
		},
		others: []string{
			"fyne.io/fyne/v2", "github.com/sahilm/fuzzy", "golang.org/x/image", "golang.org/x/text",
		},
	},
	"app/e2e":                   {}, // tests only
	"packaging/windows/console": {},
	".": {
		ours:   []string{"app", "app/command", "canvas", "canvas/text", "systemfonts"},
		others: []string{"fyne.io/fyne/v2", "github.com/go-gl/glfw"},
	},
}

// source is one Go file of ours.
type source struct {
	pkg  string // folder from the root, "." for main
	path string
	*ast.File
}

var files = token.NewFileSet()

// sources returns every Go file of the module that is no test, for whatever system: go list would
// tell of one system only, and from a process whose reading the test cache does not see.
func sources(t *testing.T) []source {
	var out []source
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "bin") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(files, name, body, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		out = append(out, source{pkg: filepath.ToSlash(filepath.Dir(name)), path: name, File: parsed})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// imports returns the paths that a file imports.
func (s source) imports(t *testing.T) []string {
	var out []string
	for _, spec := range s.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	return out
}

// at says where a node is, for failures.
func at(n ast.Node) string { return files.Position(n.Pos()).String() }

// under reports whether a path is a package or lies below it.
func under(name, parent string) bool {
	return name == parent || strings.HasPrefix(name, parent+"/")
}

func TestPackages_AreAllThere(t *testing.T) {
	there, told := map[string]bool{}, map[string]bool{}
	for _, s := range sources(t) {
		there[s.pkg] = true
		if s.Doc != nil && strings.HasPrefix(s.Doc.Text(), "Package "+s.Name.Name+" ") {
			told[s.pkg] = true
		}
	}
	for name := range rules {
		switch {
		case !there[name]:
			t.Errorf("%s is not there", name)
		case name != "." && !told[name]:
			t.Errorf("%s has no comment that tells what it is", name)
		}
	}
}

func TestImports_OnlyGoDown(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := rules[s.pkg]
		if !known {
			t.Errorf("%s: package %s is not in the table of this test", s.path, s.pkg)
			continue
		}
		for _, name := range s.imports(t) {
			ours, isOurs := strings.CutPrefix(name, module+"/")
			first, _, _ := strings.Cut(name, "/")
			ok := true
			switch {
			case isOurs:
				ok = slices.Contains(allowed.ours, ours)
			case strings.Contains(first, "."):
				ok = slices.ContainsFunc(allowed.others, func(parent string) bool { return under(name, parent) })
			}
			if !ok {
				t.Errorf("%s must not import %s", s.path, name)
			}
		}
	}
}

// Only main may make the Fyne app: it brings OpenGL, and app is tested without. What Fyne and we
// call by the same name is Fyne's only under a name that says so.
func TestFyne_IsNamed(t *testing.T) {
	names := map[string]string{
		"fyne.io/fyne/v2/app":     "fyneapp",
		"fyne.io/fyne/v2/canvas":  "fynecanvas",
		"fyne.io/fyne/v2/storage": "fynestorage",
	}
	for _, s := range sources(t) {
		for i, name := range s.imports(t) {
			if name == "fyne.io/fyne/v2/app" && s.pkg != "." {
				t.Errorf("%s must not import %s: only main does", s.path, name)
			}
			if name == "fyne.io/fyne/v2/test" {
				t.Errorf("%s must not import %s: only tests do", s.path, name)
			}
			if want, same := names[name]; same && (s.Imports[i].Name == nil || s.Imports[i].Name.Name != want) {
				t.Errorf("%s: import %s as %s", s.path, name, want)
			}
		}
	}
}

func TestNetwork_IsNotThere(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports(t) {
			if under(name, "net") && name != "net/url" {
				t.Errorf("%s must not import %s: the program opens no connection", s.path, name)
			}
		}
	}
}

func TestSQL_IsInStorageOnly(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports(t) {
			if under(name, "database/sql") && s.pkg != "storage" {
				t.Errorf("%s must not import %s: only storage does", s.path, name)
			}
		}
	}
}

// The spreadsheet library is known by the files that write spreadsheets only.
func TestSpreadsheets_AreInTheirFilesOnly(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports(t) {
			if under(name, "github.com/xuri/excelize") && !strings.HasPrefix(s.path, filepath.Join("export", "xlsx")) {
				t.Errorf("%s must not import %s: only export/xlsx*.go do", s.path, name)
			}
		}
	}
}

// Under canvas the same input gives the same output: ids, times and files come in as arguments.
func TestCanvas_HasNoClockNoDiceNoFiles(t *testing.T) {
	forbidden := []string{"math/rand", "crypto/rand", "os", "io/ioutil", "syscall"}
	clock := []string{
		"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer",
	}
	for _, s := range sources(t) {
		if !under(s.pkg, "canvas") {
			continue
		}
		for _, name := range s.imports(t) {
			if slices.ContainsFunc(forbidden, func(parent string) bool { return under(name, parent) }) {
				t.Errorf("%s must not import %s", s.path, name)
			}
		}
		ast.Inspect(s.File, func(n ast.Node) bool {
			if pkg, name := selected(n); pkg == "time" && slices.Contains(clock, name) {
				t.Errorf("%s: time.%s: the time comes in as an argument", at(n), name)
			}
			return true
		})
	}
}

func TestGoroutines_StartInTheWindowOnly(t *testing.T) {
	for _, s := range sources(t) {
		if s.pkg == "app" || s.pkg == "app/sheetview" {
			continue
		}
		ast.Inspect(s.File, func(n ast.Node) bool {
			if start, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s: only app and its sheet view start goroutines", at(start))
			}
			return true
		})
	}
}

// A tool is a file: code speaks of roles, flows and words, and has no case for one of them. Only
// the vocabulary may have a word that is a tool's name as well.
func TestTools_NoCodeKnowsTheirNames(t *testing.T) {
	vocabulary := []string{"canvas/template.go", "canvas/insight.go", "canvas/parsetemplate.go"}
	names := map[string]bool{}
	for _, c := range canvas.BuiltIn() {
		tool, err := canvas.ParseTemplate([]byte(c.JSON))
		if err != nil {
			t.Fatal(err)
		}
		names[tool.ID], names[string(c.ID)] = true, true
	}
	for _, s := range sources(t) {
		if slices.Contains(vocabulary, filepath.ToSlash(s.path)) {
			continue
		}
		ast.Inspect(s.File, func(n ast.Node) bool {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
				if name, err := strconv.Unquote(text.Value); err == nil && names[name] {
					t.Errorf("%s: %q is the name of a tool", at(n), name)
				}
			}
			return true
		})
	}
}

// A new kind of record or of scene item has to be looked at wherever the kinds are told apart: a
// switch over them names all, or says by default what becomes of the others.
func TestSwitches_NameEveryKind(t *testing.T) {
	all := sources(t)
	sealed := map[string][]string{
		"canvas records": receivers(all, "canvas", "Owners"),
		"scene items":    receivers(all, "canvas/scene", "item"),
		"canvas kinds":   constants(all, "canvas", "Kind"),
	}
	for what, names := range sealed {
		if len(names) < 2 {
			t.Fatalf("found no %s", what)
		}
	}
	for _, s := range all {
		ast.Inspect(s.File, func(n ast.Node) bool {
			body := switchBody(n)
			if body == nil {
				return true
			}
			cases, open := caseNames(s, body)
			if open {
				return true
			}
			for what, names := range sealed {
				if !slices.ContainsFunc(names, func(name string) bool { return cases[name] }) {
					continue
				}
				lacks := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return cases[name] })
				if len(lacks) > 0 {
					t.Errorf("%s: a switch over %s has no default and no case for %s", at(n), what, strings.Join(lacks, ", "))
				}
			}
			return true
		})
	}
}

// receivers returns the types of a package that have a method, as "package.Type".
func receivers(all []source, pkg, method string) []string {
	var out []string
	for _, s := range all {
		if s.pkg != pkg {
			continue
		}
		for _, d := range s.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != method {
				continue
			}
			if name, ok := f.Recv.List[0].Type.(*ast.Ident); ok {
				out = append(out, s.Name.Name+"."+name.Name)
			}
		}
	}
	return out
}

// constants returns the constants that a package declares of one of its types, as "package.Name".
func constants(all []source, pkg, of string) []string {
	var out []string
	for _, s := range all {
		if s.pkg != pkg {
			continue
		}
		for _, d := range s.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				values := spec.(*ast.ValueSpec)
				if name, ok := values.Type.(*ast.Ident); !ok || name.Name != of {
					continue
				}
				for _, name := range values.Names {
					out = append(out, s.Name.Name+"."+name.Name)
				}
			}
		}
	}
	return out
}

func switchBody(n ast.Node) *ast.BlockStmt {
	switch n := n.(type) {
	case *ast.SwitchStmt:
		if n.Tag != nil {
			return n.Body
		}
	case *ast.TypeSwitchStmt:
		return n.Body
	}
	return nil
}

// caseNames returns what the cases of a switch name, as "package.Name", and whether the switch has
// a default.
func caseNames(s source, body *ast.BlockStmt) (names map[string]bool, open bool) {
	names = map[string]bool{}
	for _, stmt := range body.List {
		clause := stmt.(*ast.CaseClause)
		if clause.List == nil {
			open = true
		}
		for _, expr := range clause.List {
			if pkg, name := selected(expr); pkg != "" {
				names[pkg+"."+name] = true
			}
			if own, ok := expr.(*ast.Ident); ok {
				names[s.Name.Name+"."+own.Name] = true
			}
		}
	}
	return names, open
}

// selected returns both sides of "package.Name".
func selected(n ast.Node) (pkg, name string) {
	selector, ok := n.(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	left, ok := selector.X.(*ast.Ident)
	if !ok {
		return "", ""
	}
	return left.Name, selector.Sel.Name
}

// A key that stands twice in a file of words is read once: what the other says is never seen.
func TestWords_NoKeyStandsTwice(t *testing.T) {
	files := 0
	for _, pattern := range []string{"app/translations/*.json", "canvas/words/*.json", "canvas/templates/words/*.json", "canvas/deck/words/*.json", "examples/words/*.json"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			files++
			body, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			d := json.NewDecoder(bytes.NewReader(body))
			for key := true; ; key = !key { // one object of keys and texts
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				s, ok := token.(string)
				if !ok { // the braces
					key = false
					continue
				}
				if key && seen[s] {
					t.Errorf("%s has %q twice", path, s)
				}
				seen[s] = seen[s] || key
			}
		}
	}
	if files < 5*6 {
		t.Errorf("%d files of words were found", files)
	}
}
