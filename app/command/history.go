package command

import (
	"flag"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// historyFile is what history --json writes; docs/command-line.md describes it.
type historyFile struct {
	File      string        `json:"file"`
	Changes   int           `json:"changes"`
	Snapshots int           `json:"snapshots"`
	Lines     []historyLine `json:"lines"`
}

// historyLine is a change, or a mark; fields that say nothing about it are empty.
type historyLine struct {
	Kind    string    `json:"kind"` // change, joined; opened, worked, exported, snapshot
	ID      string    `json:"id"`
	At      time.Time `json:"at"`
	Text    string    `json:"text"`
	Label   string    `json:"label"` // of a change, untranslated
	Args    []string  `json:"args"`
	Records int       `json:"records"` // that the change touched
	Undoes  string    `json:"undoes"`
	Joins   int       `json:"joins"` // how many changes the line stands for
	Since   time.Time `json:"since"` // the first of them
	After   string    `json:"after"` // the change that a mark stands behind
	Remark  string    `json:"remark"`
}

// historyCommand tells what happened to a file: as lines for people, or as JSON.
func historyCommand(f *flag.FlagSet) func(*call) error {
	asJSON := f.Bool("json", false, "")
	return func(c *call) error {
		contents, err := c.read(c.operands[0])
		if err != nil {
			return err
		}
		h := historyOf(c.operands[0], contents, c.env.Label)
		if !*asJSON {
			h.print(printable{c.out}, c.env.Now().Location())
			return nil
		}
		return c.writeJSON(h)
	}
}

// historyOf collects the lines, the newest first.
func historyOf(path string, contents storage.Contents, words func(canvas.Label) string) historyFile {
	out := historyFile{File: path, Snapshots: snapshots(contents.Marks), Lines: []historyLine{}}
	for _, e := range contents.History().Entries() {
		if e.IsMark() {
			m := e.Mark
			out.Lines = append(out.Lines, historyLine{
				Kind: string(m.Kind), ID: string(m.ID), At: m.At, Since: m.At, Text: markText(m), Args: []string{},
				After: string(m.After), Remark: m.Remark,
			})
			continue
		}
		c := e.Change
		line := historyLine{
			Kind: "change", ID: string(c.ID), At: c.At, Since: c.At, Text: words(c.Label), Label: c.Label.Key,
			Args: append([]string{}, c.Label.Args...), Records: len(c.Diff), Undoes: string(c.Undoes), Joins: max(c.Joins, 1),
		}
		if c.Joins > 0 {
			line.Kind, line.Since = "joined", c.Since
		}
		out.Changes += line.Joins
		out.Lines = append(out.Lines, line)
	}
	return out
}

func snapshots(marks []canvas.Mark) int {
	n := 0
	for _, m := range marks {
		if m.Kind == canvas.MarkSnapshot {
			n++
		}
	}
	return n
}

// markText returns the words for a mark.
func markText(m canvas.Mark) string {
	if m.Name != "" {
		return say("history-"+string(m.Kind)+"-named", m.Name)
	}
	return say("history-" + string(m.Kind))
}

// print writes the lines for people.
func (h historyFile) print(to io.Writer, zone *time.Location) {
	if len(h.Lines) == 0 {
		fmt.Fprintln(to, say("history-none"))
		return
	}
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, l := range h.Lines {
		text := oneLine(l.Text)
		if l.Kind == "joined" {
			text = say("history-joined", l.Joins, l.Since.In(zone).Format(historyTime))
		}
		if l.Remark != "" {
			text += "  " + oneLine(l.Remark)
		}
		fmt.Fprintf(w, "%s\t%s\n", l.At.In(zone).Format(historyTime), text)
	}
	w.Flush()
}

const historyTime = "2006-01-02 15:04"
