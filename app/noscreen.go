package app

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"fyne.io/fyne/v2/driver"
)

// noScreen is why no window can be shown on this machine.
type noScreen struct {
	kind  lack
	cause string // what the system says, in English; may be empty
}

// lack is what a machine without windows lacks.
type lack string

const (
	lacksScreen lack = "screen" // nothing says that there is one
	lacksAnswer lack = "answer" // the screen that the system names does not answer
	lacksOpenGL lack = "opengl" // the screen cannot be drawn on
	lacksOther  lack = "other"
)

// firstWindow makes the first window and shows it, or tells why there can be none. The toolkit
// leaves that open: it writes a line into the log and goes on with no window, or it panics.
func (p *program) firstWindow(waiting bool) (w *Window, missing *noScreen) {
	if !namesScreen() {
		return nil, &noScreen{kind: lacksScreen}
	}
	preferX11()
	said := listenToLog()
	defer func() {
		reason := recover()
		told := said()
		if err, ok := reason.(error); ok && ofScreen(err) {
			told += err.Error()
		} else if reason != nil {
			panic(reason) // a fault of ours
		}
		if reason != nil || !exists(w) {
			w, missing = nil, whyNoScreen(told)
		} else if told != "" {
			log.Print(strings.TrimSpace(told))
		}
	}()
	w = p.newWindow(waiting)
	w.appear()
	return w, nil
}

// namesScreen reports whether the system says that there is a screen. Only X11 and Wayland say.
func namesScreen() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"} {
		if os.Getenv(name) != "" {
			return true
		}
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(folder, "wayland-0")) // where Wayland looks when nothing is said
	return err == nil
}

// preferX11 has the toolkit ask X11 alone where only that is named: Wayland complains of all that it
// does not find.
func preferX11() {
	const choice = "FYNE_PLATFORM"
	if os.Getenv("DISPLAY") != "" && os.Getenv("WAYLAND_DISPLAY") == "" && os.Getenv("WAYLAND_SOCKET") == "" && os.Getenv(choice) == "" {
		_ = os.Setenv(choice, "x11") // else it only complains
	}
}

// listenToLog holds back what is logged, until the function is called that returns it.
func listenToLog() func() string {
	var said bytes.Buffer
	flags, to := log.Flags(), log.Writer()
	log.SetFlags(0)
	log.SetOutput(&said)
	return func() string {
		log.SetFlags(flags)
		log.SetOutput(to)
		return said.String()
	}
}

// ofScreen reports whether a panic of the toolkit tells of a screen that is missing or cannot be
// drawn on.
func ofScreen(err error) bool {
	return fmt.Sprintf("%T", err) == "*glfw.Error" || strings.Contains(err.Error(), "OpenGL")
}

// exists reports whether the system knows a window: the toolkit does not say when it could not make
// one.
func exists(w *Window) bool {
	native, ok := w.win.(driver.NativeWindow)
	if !ok {
		return true
	}
	there := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			there = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			there = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			there = c.HWND != 0
		case driver.MacWindowContext:
			there = c.NSWindow != 0
		}
	})
	return there
}

// drawing are the words by which the toolkit tells that a screen cannot be drawn on.
var drawing = regexp.MustCompile(`OpenGL|GLX|WGL|EGL|NSGL|APIUnavailable|VersionUnavailable|FormatUnavailable`)

// whyNoScreen tells from the words of the toolkit what is missing.
func whyNoScreen(told string) *noScreen {
	n := &noScreen{kind: lacksOther, cause: causeIn(told)}
	switch {
	case drawing.MatchString(told):
		n.kind = lacksOpenGL
	case strings.Contains(told, "display") || strings.Contains(told, "PlatformUnavailable"):
		n.kind = lacksAnswer
	}
	return n
}

// causeIn returns what the system said, out of the words of the toolkit around it.
func causeIn(told string) string {
	for line := range strings.Lines(told) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "At: ") || strings.HasPrefix(line, "Fyne error:") {
			continue
		}
		line = strings.TrimPrefix(line, "Cause: ")
		if before, after, found := strings.Cut(line, ": "); found && strings.HasSuffix(before, "Unavailable") || before == "PlatformError" {
			line = after
		}
		return line
	}
	return ""
}

// sentences returns what is missing, what helps, and what works all the same.
func (n *noScreen) sentences(t *wording) string {
	var first string
	switch n.kind {
	case lacksScreen:
		first = t.text("no-screen")
	case lacksAnswer:
		first = t.text("no-screen-answer", screenNamed())
	case lacksOpenGL:
		switch runtime.GOOS {
		case "windows":
			first = t.text("no-opengl-windows")
		case "darwin":
			first = t.text("no-opengl-mac")
		default:
			first = t.text("no-opengl-linux")
		}
	default:
		first = t.text("no-window")
	}
	if n.cause != "" {
		first += "\n\n" + t.text("no-window-cause", n.cause)
	}
	return first + "\n\n" + t.text("no-window-works")
}

// screenNamed returns what the system calls the screen.
func screenNamed() string {
	for _, name := range []string{"WAYLAND_DISPLAY", "DISPLAY"} {
		if screen := os.Getenv(name); screen != "" {
			return screen
		}
	}
	return "?"
}

// tell says it to whoever started the program: where nobody reads standard error, in a window that
// the system can draw without us.
func (n *noScreen) tell(t *wording) {
	text := n.sentences(t)
	fmt.Fprintln(os.Stderr, text)
	if canShow := n.kind == lacksOpenGL || n.kind == lacksOther; canShow && !isTerminal(os.Stderr) {
		_ = messageBox(programName, text) // else it was said once at least
	}
}

// isTerminal reports whether somebody sees what is written to a file.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	nowhere, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, nowhere)
}
