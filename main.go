// Cluster Canvas: design, discuss, present and print the business model of an innovation cluster.
package main

import (
	"crypto/rand"
	_ "embed" // the icon
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"clustercanvas/app"
	"clustercanvas/app/command"
	"clustercanvas/canvas"
)

// Set by the build; see command.Build.
var (
	version = "development"
	commit  string
	date    string
)

func main() {
	build := command.Build{Version: version, Commit: commit, Date: date}.Complete(debug.ReadBuildInfo())
	env := command.Env{Now: time.Now, IDs: newID, Build: build, Label: app.EnglishLabel}
	if code, handled := command.Run(os.Args[1:], os.Stdout, os.Stderr, env); handled {
		os.Exit(code)
	}
	os.Exit(app.Run(newApp(), command.Files(os.Args[1:]), build))
}

// icon is shown by X11 in title bars and lists of windows. Elsewhere the program has its icons in
// several sizes, of which the system takes the right one.
//
//go:embed Icon.png
var icon []byte

// newApp makes the toolkit ready; nothing is asked of the screen yet.
func newApp() fyne.App {
	a := fyneapp.NewWithID("org.clustercanvas.app")
	if runtime.GOOS == "linux" {
		a.SetIcon(fyne.NewStaticResource("Icon.png", icon))
	}
	return a
}

// newID returns 26 random letters, far more than two copies of a file can ever have in common.
func newID() canvas.RecordID { return canvas.RecordID(rand.Text()) }
