// Cluster Canvas: design, discuss, present and print the business model of an innovation cluster.
package main

import (
	"crypto/rand"
	"os"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"clustercanvas/app"
	"clustercanvas/app/command"
	"clustercanvas/canvas"
)

// version is set by the build.
var version = "development"

func main() {
	env := command.Env{Now: time.Now, IDs: newID, Version: version, Label: app.EnglishLabel}
	if code, handled := command.Run(os.Args[1:], os.Stdout, os.Stderr, env); handled {
		os.Exit(code)
	}
	os.Exit(app.Run(fyneapp.NewWithID("org.clustercanvas.app"), command.Files(os.Args[1:]), version))
}

// newID returns 26 random letters, far more than two copies of a file can ever have in common.
func newID() canvas.RecordID { return canvas.RecordID(rand.Text()) }
