package app

import (
	"strings"
	"testing"
)

// The words are those of GLFW and of the toolkit around them, on systems that the window tests cannot
// have.
func TestNoScreen_KnowsWhatIsMissing(t *testing.T) {
	for name, c := range map[string]struct {
		told  string
		kind  lack
		cause string
	}{
		"Windows without a driver": {
			"Fyne error:  window creation error\n  Cause: APIUnavailable: WGL: The driver does not appear to support OpenGL\n  At: driver.go:180\n",
			lacksOpenGL, "WGL: The driver does not appear to support OpenGL",
		},
		"Windows with its own driver": {
			"Fyne error:  window creation error\n  Cause: VersionUnavailable: Requested client API version 2.1, got version 1.1\n  At: driver.go:180\n",
			lacksOpenGL, "Requested client API version 2.1, got version 1.1",
		},
		"a driver that cannot compile": {
			"failed to compile OpenGL vertex shader: 0:1(10): error: GLSL 1.10 is not supported", lacksOpenGL,
			"failed to compile OpenGL vertex shader: 0:1(10): error: GLSL 1.10 is not supported",
		},
		"X11 and Wayland without a screen": {
			"Fyne error:  failed to initialise GLFW\n  Cause: PlatformUnavailable: Failed to detect any supported platform\n  At: loop_desktop.go:29\nNotInitialized: The GLFW library is not initialized",
			lacksAnswer, "Failed to detect any supported platform",
		},
		"something else": {"PlatformError: Cocoa: Out of luck", lacksOther, "Cocoa: Out of luck"},
		"nothing":        {"", lacksOther, ""},
	} {
		n := whyNoScreen(c.told)
		if n.kind != c.kind || n.cause != c.cause {
			t.Errorf("%s: %q, %q", name, n.kind, n.cause)
		}
		for _, l := range languages {
			said := n.sentences(newWording(l))
			if !strings.Contains(said, "clustercanvas export") || strings.Contains(said, "{") || c.cause != "" && !strings.Contains(said, c.cause) {
				t.Errorf("%s, %s: %q", name, l, said)
			}
		}
	}
}
