// Package command is the command line: the front end that needs no display.
//
// It is apart from the window so that everything which can be asked for without one works on a
// machine that has none, and stays a proof that a workbook needs no window. Run looks at the
// arguments: what is a command is done and answered with an exit code, everything else is left to
// the window.
//
// The way of a command: command.go finds it and args.go reads its options; its own file does the
// work with storage, layout and export; failure.go turns whatever goes wrong into one sentence
// (messages.go) and an exit code. Results go to standard output or to the file that was named,
// messages to standard error. The package knows no toolkit and draws nothing by itself.
package command
