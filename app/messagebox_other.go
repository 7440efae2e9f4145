//go:build !windows

package app

import (
	"errors"
	"os/exec"
	"strings"
)

// boxes are programs that show a text in a window, the ones that look best first: of macOS, of
// GNOME and its kin, of KDE, and of X11 itself.
var boxes = []struct {
	program string
	args    func(title, text string) []string
}{
	{"osascript", func(title, text string) []string {
		return []string{"-e", "on run texts", "-e", "display alert (item 1 of texts) message (item 2 of texts) as critical", "-e", "end run", title, text}
	}},
	{"zenity", func(title, text string) []string {
		return []string{"--error", "--no-markup", "--width=480", "--title=" + title, "--text=" + text}
	}},
	{"kdialog", func(title, text string) []string {
		return []string{"--title", title, "--error", text}
	}},
	{"xmessage", func(title, text string) []string {
		return []string{"-center", "-title", title, "-buttons", "OK:0", "-default", "OK", brokenInto(text, 76)}
	}},
}

// messageBox shows a text in a window of the system, until it is read.
func messageBox(title, text string) error {
	for _, box := range boxes {
		program, err := exec.LookPath(box.program)
		if err != nil {
			continue
		}
		err = exec.Command(program, box.args(title, text)...).Run()
		var closed *exec.ExitError
		if err == nil || errors.As(err, &closed) && closed.ExitCode() == 1 { // closed without pressing OK
			return nil
		}
	}
	return errors.New("none of the programs is there that could")
}

// brokenInto breaks the lines of a text between words.
func brokenInto(text string, letters int) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		length := 0
		for i, word := range strings.Fields(line) {
			n := len([]rune(word))
			switch {
			case i == 0:
			case length+1+n > letters:
				out.WriteString("\n")
				length = 0
			default:
				out.WriteString(" ")
				length++
			}
			out.WriteString(word)
			length += n
		}
		out.WriteString("\n")
	}
	return out.String()
}
