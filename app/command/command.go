package command

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"time"

	"clustercanvas/app/manual"
	"clustercanvas/canvas"
)

// Env is what a command needs from outside: this package reads no clock and rolls no dice.
type Env struct {
	Now   func() time.Time // for the date that sheets print
	IDs   canvas.IDs       // for new records
	Build Build            // of the program, as --version prints it

	Label  func(canvas.Label) string        // the words for a change, in English
	Manual func(language string) manual.Env // what the manual asks of the program
}

// Run does what the arguments after the name of the program ask for. It returns the exit code,
// one of 0 done, 1 failed, 2 wrong usage, 3 not a workbook or damaged, 4 from a newer version,
// 5 open elsewhere and not readable. Where handled is false, nothing was done: the arguments are
// none, or files to be opened in a window.
func Run(args []string, stdout, stderr io.Writer, env Env) (code int, handled bool) {
	if len(args) == 0 || args[0] == "--" || isFile(args[0]) {
		return 0, false
	}
	out, stderr := bufio.NewWriter(stdout), printable{stderr}
	err := dispatch(args, &call{out: out, messages: stderr, env: env})
	if lost := out.Flush(); err == nil && lost != nil {
		err = failed("stdout", lost)
	}
	return report(err, stderr), true
}

// command is one word of the command line.
type command struct {
	name     string
	operands []string // what it needs beside options, as help calls it
	// define declares the options and returns what to do when they are set.
	define func(*flag.FlagSet) func(*call) error
}

// call is a command being done.
type call struct {
	operands []string
	out      *bufio.Writer // results
	messages io.Writer     // what people shall know beside
	env      Env
}

// tell writes a message that is no failure.
func (c *call) tell(key string, args ...any) { io.WriteString(c.messages, say(key, args...)+"\n") }

// writeJSON writes a result for programs.
func (c *call) writeJSON(v any) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// Files returns the files that the arguments after the name of the program ask to be shown in
// windows. After "--" come only names, whatever they look like.
func Files(args []string) []string {
	if len(args) > 0 && args[0] == "--" {
		return args[1:]
	}
	return args
}

var commands = []command{
	{"examples", nil, examplesCommand},
	{"new", []string{"OUT.cluster"}, newCommand},
	{"import", []string{"IN.json|IN.csv", "OUT.cluster"}, importCommand},
	{"export", []string{"IN.cluster"}, exportCommand},
	{"print", []string{"IN.cluster"}, printCommand},
	{"gather", []string{"IN.cluster"}, gatherCommand},
	{"minutes", []string{"IN.cluster"}, minutesCommand},
	{"info", []string{"IN.cluster"}, infoCommand},
	{"check", []string{"IN.cluster"}, checkCommand},
	{"dump", []string{"IN.cluster"}, dumpCommand},
	{"history", []string{"IN.cluster"}, historyCommand},
	{"diff", []string{"A.cluster", "B.cluster"}, diffCommand},
	{"manual", nil, manualCommand},
}

// isFile reports whether the first argument is a file for the window and no command. A word that
// looks like a name of a file is one even when nothing is there: the window says so better than
// "no such command".
func isFile(arg string) bool {
	if _, ok := find(arg); ok || arg == "help" || strings.HasPrefix(arg, "-") {
		return false
	}
	if strings.ContainsAny(arg, `./\`) {
		return true
	}
	_, err := os.Lstat(arg)
	return err == nil
}

func find(name string) (command, bool) {
	for _, c := range commands {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

func dispatch(args []string, c *call) error {
	name, rest := args[0], args[1:]
	switch name {
	case "--version", "-version", "-v":
		return c.env.Build.tell(c)
	case "help", "--help", "-help", "-h":
		return help(c, rest)
	}
	cmd, ok := find(name)
	if !ok {
		return unknownCommand(name)
	}
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	do := cmd.define(f)
	operands, err := parse(f, rest)
	if errors.Is(err, flag.ErrHelp) {
		return help(c, []string{name})
	}
	if err != nil {
		return err
	}
	if len(operands) < len(cmd.operands) {
		return usage("too-few", name, cmd.operands[len(operands)], name)
	}
	if len(operands) > len(cmd.operands) {
		return usage("too-many", operands[len(cmd.operands)], name, name)
	}
	c.operands = operands
	return do(c)
}

func unknownCommand(name string) error {
	if strings.HasPrefix(name, "-") {
		return usage("no-such-option", name)
	}
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	if near := nearest(name, append(names, "help")); near != "" {
		return usage("no-such-command-near", name, near)
	}
	return usage("no-such-command", name)
}
