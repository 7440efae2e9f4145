package command

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"clustercanvas/storage"
)

// Build tells which build of the program this is. What is empty is not known.
type Build struct {
	Version string // as people call it: 0.1.0, and what came after it
	Commit  string // of the sources, with -dirty behind it where they were changed
	Date    string // of the commit, as 2026-11-20: the same sources always give the same
}

// Complete fills in what the linker was not told, from what Go notes in every program that it builds
// in a repository.
func (b Build) Complete(info *debug.BuildInfo, ok bool) Build {
	if !ok || b.Commit != "" {
		return b
	}
	dirty := ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			b.Commit = s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.time" && b.Date == "":
			b.Date = s.Value[:min(len(s.Value), len("2026-11-20"))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "-dirty"
		}
	}
	if b.Commit != "" {
		b.Commit += dirty
	}
	return b
}

// tell writes what --version prints: the name and the version on a line of their own, for programs,
// and what somebody who helps wants to know.
func (b Build) tell(c *call) error {
	known := func(s string) string {
		if s == "" {
			return say("version-unknown")
		}
		return s
	}
	fmt.Fprintf(c.out, "clustercanvas %s\n\n", b.Version)
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, row := range [][2]string{
		{say("version-commit"), known(b.Commit)},
		{say("version-date"), known(b.Date)},
		{say("version-go"), runtime.Version()},
		{say("version-system"), runtime.GOOS + "/" + runtime.GOARCH},
		{say("version-format"), say("version-formats", storage.Format(), storage.Format())},
		{say("version-license"), say("version-terms")},
	} {
		fmt.Fprintf(table, "%s\t%s\n", row[0], row[1])
	}
	return table.Flush()
}
