package app

import (
	"os"
	"runtime"
	"strconv"

	"fyne.io/fyne/v2"
)

// scaleVariable is where the toolkit looks for how large everything shall be, at the start and
// whenever its theme is set.
const scaleVariable = "FYNE_SCALE"

// userScale is how large the user wants everything in the window, beside what the screen asks for.
// The size of text is set by it: whatever stands beside a text grows along, so that nothing is cut
// because its letters became larger.
type userScale struct {
	base float64 // as the system says
	size int     // of text, in per cent
}

func openUserScale() userScale {
	u := userScale{base: 1, size: usualTextSize}
	if given, err := strconv.ParseFloat(os.Getenv(scaleVariable), 64); err == nil && given > 0 {
		u.base = given
	} else if given := fyne.CurrentApp().Settings().Scale(); given > 0 {
		u.base = float64(given)
	}
	return u
}

// set has everything as large as a size of text asks for, as soon as the theme is set. It reports
// whether that is another size than before.
func (u *userScale) set(size int) bool {
	if size == u.size {
		return false
	}
	u.size = size
	u.put(u.now())
	return true
}

// now returns how large everything is to be, with the size of text.
func (u *userScale) now() float64 { return u.base * float64(u.size) / usualTextSize }

func (u *userScale) put(scale float64) {
	if err := os.Setenv(scaleVariable, strconv.FormatFloat(scale, 'f', 2, 64)); err != nil {
		fyne.LogError("The size of text stays", err)
	}
}

// calmToolkit lets the toolkit ask our preferences whether anything may move by itself: it has no
// other way to be told. On macOS it insists on settings of its own making and has to move.
func (p *program) calmToolkit() {
	if runtime.GOOS != "darwin" {
		fyne.SetCurrentApp(calmApp{p.app, p.prefs})
	}
}

// calmApp is the app with our say in its settings.
type calmApp struct {
	fyne.App
	prefs *prefs
}

// Settings returns the settings of the app.
func (a calmApp) Settings() fyne.Settings { return calmSettings{a.App.Settings(), a.prefs} }

// calmSettings are the settings of the toolkit in which the preferences can switch animation off.
type calmSettings struct {
	fyne.Settings
	prefs *prefs
}

// ShowAnimations reports whether anything may move by itself.
func (s calmSettings) ShowAnimations() bool { return s.Settings.ShowAnimations() && !s.prefs.set.Still }
