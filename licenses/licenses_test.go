package licenses

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write THIRD-PARTY.md anew")

func TestAll_IsWholeTexts(t *testing.T) {
	ends := map[string]string{
		"Templates, cards and examples": "They are no financial or legal advice.\n",
		"CC BY-SA 4.0":                  "Creative Commons may be contacted at creativecommons.org.\n",
		"Noto Sans":                     "OTHER DEALINGS IN THE FONT SOFTWARE.\n",
		"Pictograms":                    "SOFTWARE.\n",
		"Program code":                  "SOFTWARE.\n",
		"Program code by others":        "```\n",
	}
	all := All()
	if len(all) != len(ends) {
		t.Fatalf("%d texts, want %d", len(all), len(ends))
	}
	for _, text := range all {
		end, known := ends[text.Name]
		if !known || !strings.HasSuffix(text.Body, end) {
			t.Errorf("%s does not end with %q", text.Name, end)
		}
		if strings.Contains(text.Body, "\r") {
			t.Errorf("%s has lines that end with \\r", text.Name)
		}
	}
}

func TestContent_KeepsTheCreditLines(t *testing.T) {
	for _, line := range []string{
		"Cluster Business Model Canvas by Christian Rangen is the intellectual property of Strategy Tools (www.strategytools.io) and is at your disposal under the Creative Commons Attribution-Share Alike 4.0 International License (creativecommons.org/licenses/by-sa/4.0).",
		"Based on the original Business Model Canvas by Alex Osterwalder and Yves Pigneur, www.strategyzer.com.",
		"not endorsed by Strategy Tools or Strategyzer",
		"by Christian Rangen, Strategy Tools (www.strategytools.io), Supercluster Series.",
		"The original was developed with the Norwegian Innovation Cluster Program.",
		"Financing cards in the spirit of the Cluster Business Model Cards (Strategy Tools, 2021).",
	} {
		if !strings.Contains(content, line) {
			t.Errorf("CONTENT.md lacks %q", line)
		}
	}
}

func TestCopies_AreTheSame(t *testing.T) {
	for _, copied := range []struct{ name, text, from string }{
		{"OFL-1.1.txt", font, "../canvas/text/fonts/OFL.txt"},
		{"Lucide.txt", pictograms, "../canvas/deck/LICENSE-lucide.txt"},
		{"MIT.txt", code, "../LICENSE"},
	} {
		original, err := os.ReadFile(filepath.FromSlash(copied.from))
		if err != nil {
			t.Fatal(err)
		}
		if string(original) != copied.text {
			t.Errorf("%s differs from %s", copied.name, copied.from)
		}
	}
}

func TestThirdParty_IsWhatIsLinked(t *testing.T) {
	want := thirdPartyText(t)
	if *update {
		if err := os.WriteFile("THIRD-PARTY.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if thirdParty == want {
		return
	}
	have, now := lines(thirdParty), lines(want)
	for line := range now {
		if !have[line] {
			t.Errorf("THIRD-PARTY.md lacks %q", line)
		}
	}
	for line := range have {
		if !now[line] {
			t.Errorf("THIRD-PARTY.md has %q, which is not linked", line)
		}
	}
	t.Error("THIRD-PARTY.md is out of date; go test ./licenses -update writes it anew")
}

// lines returns the rows of the table, which tell most in a failure.
func lines(text string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| ") {
			out[strings.TrimSpace(line)] = true
		}
	}
	return out
}

// thirdPartyText returns THIRD-PARTY.md as it has to be for what main links.
func thirdPartyText(t *testing.T) string {
	var table, texts strings.Builder
	for _, part := range linked(t) {
		var names []string
		for _, file := range part.files {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.TrimSpace(strings.ReplaceAll(string(body), "\r\n", "\n"))
			name := licenseName(text)
			if name == "" {
				t.Fatalf("%s: what license is this?", file)
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
			where, err := filepath.Rel(part.dir, file)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&texts, "\n## %s: %s\n\n```\n%s\n```\n", part.name, filepath.ToSlash(where), tidy(text))
		}
		fmt.Fprintf(&table, "| %s | %s | %s |\n", part.name, part.version, strings.Join(names, ", "))
	}
	return `# Program code by others

What is linked into Cluster Canvas, and under which licenses. SQLite, which comes within
github.com/mattn/go-sqlite3, is in the public domain. The typefaces and icons of the window come
within fyne.io/fyne/v2. This file is written by ` + "`go test ./licenses -update`" + `.

| Module | Version | License |
|---|---|---|
` + table.String() + texts.String()
}

// linkedPart is a module, or Go's own library, and the files that state its license.
type linkedPart struct {
	name, version string
	dir           string // where the files are named from
	files         []string
}

// further are license files of what a module carries within it.
var further = map[string][]string{
	"fyne.io/fyne/v2":                 {"theme/font/LICENSE*"},
	"github.com/go-gl/glfw/v3.4/glfw": {"glfw/LICENSE*"},
}

func linked(t *testing.T) []linkedPart {
	list := exec.Command("go", "list", "-tags", "migrated_fynedo sqlite_omit_load_extension", "-deps", "-json=Module", "clustercanvas")
	list.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=1") // the same list on every machine
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	// A copy: an installed Go does not always bring its own license.
	parts := []linkedPart{{name: "Go", files: []string{"Go.txt"}}}
	seen := map[string]bool{"clustercanvas": true, "": true}
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var found struct {
			Module struct{ Path, Version, Dir string }
		}
		if err := decoder.Decode(&found); err != nil {
			t.Fatal(err)
		}
		module := found.Module
		if seen[module.Path] {
			continue
		}
		seen[module.Path] = true
		part := linkedPart{name: module.Path, version: module.Version, dir: module.Dir}
		for _, pattern := range append([]string{"LICENSE*", "COPYING*"}, further[module.Path]...) {
			files, err := filepath.Glob(filepath.Join(module.Dir, filepath.FromSlash(pattern)))
			if err != nil {
				t.Fatal(err)
			}
			part.files = append(part.files, files...)
		}
		if len(part.files) == 0 {
			t.Fatalf("%s states no license", module.Path)
		}
		parts = append(parts, part)
	}
	slices.SortFunc(parts[1:], func(a, b linkedPart) int { return strings.Compare(a.name, b.name) })
	return parts
}

// licenseName tells a license by words that no other one has.
func licenseName(text string) string {
	flat := strings.Join(strings.Fields(text), " ")
	for _, known := range []struct {
		name  string
		words []string
	}{
		{"Unlicense or BSD-3-Clause", []string{"SPDX-License-Identifier: Unlicense OR BSD-3-Clause"}},
		{"MIT and Apache-2.0", []string{"Permission is hereby granted, free of charge", "Apache License"}},
		{"Apache-2.0", []string{"Apache License"}},
		{"OFL-1.1", []string{"SIL OPEN FONT LICENSE Version 1.1"}},
		{"CC BY 4.0", []string{"Creative Commons Attribution 4.0 International"}},
		{"Bitstream Vera", []string{"Bitstream Vera is a trademark of Bitstream"}},
		{"MIT", []string{"Permission is hereby granted, free of charge"}},
		{"ISC", []string{"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"}},
		{"zlib", []string{"This software is provided 'as-is', without any express or implied warranty"}},
		{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "Neither the name"}},
		{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms"}},
	} {
		if !slices.ContainsFunc(known.words, func(w string) bool { return !strings.Contains(flat, w) }) {
			return known.name
		}
	}
	return ""
}

// tidy removes blanks at the ends of lines.
func tidy(text string) string {
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " \t\f")
	}
	return strings.Join(rows, "\n")
}
