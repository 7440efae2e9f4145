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
	"github.com/go-gl/glfw/v3.4/glfw"

	"clustercanvas/app"
	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/canvas/text"
	"clustercanvas/systemfonts"
)

// Set by the build; see command.Build.
var (
	version = "development"
	commit  string
	date    string
)

func main() {
	text.SetSource(systemfonts.OfSystem().Find)
	build := command.Build{Version: version, Commit: commit, Date: date}.Complete(debug.ReadBuildInfo())
	env := command.Env{Now: time.Now, IDs: newID, Build: build, Label: app.EnglishLabel, Manual: app.ManualEnv}
	if code, handled := command.Run(os.Args[1:], os.Stdout, os.Stderr, env); handled {
		os.Exit(code)
	}
	os.Exit(app.Run(newApp(), command.Files(os.Args[1:]), build, room))
}

// icon is shown by X11 in title bars and lists of windows. Elsewhere the program has its icons in
// several sizes, of which the system takes the right one.
//
//go:embed Icon.png
var icon []byte

// newApp makes the toolkit ready; nothing is asked of the screen yet.
func newApp() fyne.App {
	// Without a home, the toolkit would keep what it remembers in the folder that we were called from.
	for name, folder := range map[string]func() (string, error){"XDG_CONFIG_HOME": os.UserConfigDir, "XDG_CACHE_HOME": os.UserCacheDir} {
		if _, err := folder(); err != nil {
			_ = os.Setenv(name, os.DevNull)
		}
	}
	a := fyneapp.NewWithID("org.clustercanvas.app")
	if runtime.GOOS == "linux" {
		a.SetIcon(fyne.NewStaticResource("Icon.png", icon))
	}
	return a
}

// room is an app.Room. The toolkit puts a window on the screen around its middle, counted from the
// corner of all screens.
func room(window fyne.Size) (fyne.Position, fyne.Size) {
	found := glfw.GetPrimaryMonitor()
	for _, m := range glfw.GetMonitors() {
		x, y := m.GetPos()
		mode, middleX, middleY := m.GetVideoMode(), int(window.Width/2), int(window.Height/2)
		if mode != nil && x <= middleX && middleX < x+mode.Width && y <= middleY && middleY < y+mode.Height {
			found = m
		}
	}
	if found == nil {
		return fyne.Position{}, fyne.Size{}
	}
	x, y, width, height := found.GetWorkarea()
	return fyne.NewPos(float32(x), float32(y)), fyne.NewSize(float32(width), float32(height))
}

// newID returns 26 random letters, far more than two copies of a file can ever have in common.
func newID() canvas.RecordID { return canvas.RecordID(rand.Text()) }
