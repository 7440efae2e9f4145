package command_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/app/command"
	"clustercanvas/examples"
	"clustercanvas/storage"
)

// run does a command that must work and say nothing beside its result.
func run(t *testing.T, args ...string) (stdout string) {
	t.Helper()
	var out, messages bytes.Buffer
	if code, handled := command.Run(args, &out, &messages, env()); code != 0 || !handled {
		t.Fatalf("%q: exit code %d, handled %t: %s", args, code, handled, messages.String())
	}
	return out.String()
}

// Every worked example becomes every format, and JSON that leads back to itself.
func TestExamples_BecomeEveryFormat(t *testing.T) {
	for _, e := range examples.All() {
		t.Run(e.ID, func(t *testing.T) {
			folder := t.TempDir()
			in := func(name string) string { return filepath.Join(folder, name) }
			file := in("a.cluster")
			run(t, "new", file, "--example", e.ID)
			c, err := storage.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			sheets := len(c.Workbook.Sheets())
			for _, theme := range []string{"color", "grey", "ink"} {
				run(t, "export", file, "-o", in(theme+".pdf"), "--theme", theme, "--paper", "a4", "--lang", "de")
				if body := read(t, in(theme+".pdf")); !bytes.HasPrefix(body, []byte("%PDF-")) || !bytes.Contains(body[len(body)-16:], []byte("%%EOF")) {
					t.Errorf("%s.pdf is no PDF", theme)
				}
			}
			for n := range sheets {
				name := in(fmt.Sprintf("%d.png", n+1))
				run(t, "export", file, "-o", name, "--sheet", fmt.Sprint(n+1), "--width", "420")
				if m, err := png.DecodeConfig(bytes.NewReader(read(t, name))); err != nil || m.Width != 420 || m.Height != 297 {
					t.Errorf("%s: %v, %v", name, m, err)
				}
			}
			called := map[string]int{}
			for _, s := range c.Workbook.Sheets() {
				called[c.Workbook.Template(s).Short.In("en")]++
			}
			for n, s := range c.Workbook.Sheets() {
				which := fmt.Sprint(n + 1) // a title that two sheets have says neither
				if title := c.Workbook.Template(s).Short.In("en"); called[title] == 1 {
					which = strings.ToUpper(title)
				}
				svg := run(t, "export", file, "--format", "svg", "--sheet", which)
				if !strings.Contains(svg, "<svg") || !strings.HasSuffix(strings.TrimSpace(svg), "</svg>") {
					t.Errorf("%s: no SVG", s.ID)
				}
			}
			run(t, "export", file, "-o", in("a.json"))
			run(t, "import", in("a.json"), in("b.cluster"))
			run(t, "export", in("b.cluster"), "-o", in("b.json"))
			if !bytes.Equal(read(t, in("a.json")), read(t, in("b.json"))) {
				t.Error("JSON, imported and exported, is not the same")
			}
			run(t, "check", in("b.cluster"))
			infoA, infoB := run(t, "info", file, "--json"), run(t, "info", in("b.cluster"), "--json")
			if infoA != strings.Replace(infoB, "b.cluster", "a.cluster", 1) {
				t.Error("info of the imported file differs")
			}
		})
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
