//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for something that must come. It is long for a slow machine;
// nothing ever waits that long where all is well.
const patience = 60 * time.Second

// program is the program under test in its window, and a hand at its mouse and keyboard.
type program struct {
	t      *testing.T
	cmd    *exec.Cmd
	done   chan error
	output *bytes.Buffer
	log    string // of the probe
	read   int    // lines of the log that have been waited for
	at     map[string][4]int
	window string
}

// need returns an environment variable that scripts/window-tests.sh sets.
func need(t *testing.T, name string) string {
	t.Helper()
	v := os.Getenv(name)
	if v == "" {
		t.Fatalf("%s is not set: run `make windows`", name)
	}
	return v
}

// open starts a program and waits until its window is at rest.
func open(t *testing.T, bin string, files ...string) *program {
	t.Helper()
	first := "ready"
	if len(files) > 0 {
		first = "painted"
	}
	return openUntil(t, bin, first, files...)
}

// openUntil starts a program and waits for something to happen, and then until its window is at
// rest.
func openUntil(t *testing.T, bin, event string, files ...string) *program {
	t.Helper()
	return openIn(t, os.Environ(), bin, event, files...)
}

// openIn is openUntil with another environment.
func openIn(t *testing.T, env []string, bin, event string, files ...string) *program {
	t.Helper()
	dir := t.TempDir()
	p := &program{t: t, log: filepath.Join(dir, "probe"), output: &bytes.Buffer{}, done: make(chan error, 1)}
	p.cmd = exec.Command(bin, files...)
	p.cmd.Env = append(env, "CLUSTERCANVAS_E2E="+p.log, "FYNE_THEME=light")
	p.cmd.Stdout, p.cmd.Stderr = p.output, p.output
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.done <- p.cmd.Wait() }()
	t.Cleanup(func() {
		if t.Failed() {
			p.picture(strings.ReplaceAll(t.Name(), "/", "-") + "-failed")
			t.Log(p.output.String())
		}
		if p.cmd.ProcessState == nil {
			_ = p.cmd.Process.Kill()
			<-p.done
		}
	})
	p.wait(event)
	p.rest()
	p.window = p.search("--sync", "--pid", strconv.Itoa(p.cmd.Process.Pid))[0]
	p.xdotool("windowfocus", "--sync", p.window)
	return p
}

// lines returns what the probe has written.
func (p *program) lines() []string {
	b, err := os.ReadFile(p.log)
	if err != nil && !os.IsNotExist(err) {
		p.t.Fatal(err)
	}
	all := strings.Split(string(b), "\n")
	return all[:len(all)-1] // the last one is not finished
}

// wait waits for the next line that begins with a word and returns the rest of it.
func (p *program) wait(event string) string {
	p.t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	late := time.After(patience)
	for {
		lines := p.lines()
		for ; p.read < len(lines); p.read++ {
			p.see(lines[p.read])
			if rest, ok := strings.CutPrefix(lines[p.read]+" ", event+" "); ok {
				p.read++
				return strings.TrimSpace(rest)
			}
		}
		select {
		case <-tick.C:
		case err := <-p.done:
			p.done <- err
			p.t.Fatalf("the program ended while the test waited for %q: %v\n%s", event, err, p.output)
		case <-late:
			var said []string
			for _, l := range lines {
				if !strings.HasPrefix(l, "at ") {
					said = append(said, l)
				}
			}
			p.t.Fatalf("%q did not come; the last lines are\n%s", event, strings.Join(said[max(0, len(said)-12):], "\n"))
		}
	}
}

// see keeps where things are.
func (p *program) see(line string) {
	if places, ok := strings.CutPrefix(line, "at "); ok {
		p.at = nil
		if err := json.Unmarshal([]byte(places), &p.at); err != nil {
			p.t.Fatal(err)
		}
	}
}

// rest waits until nothing happens any more and all is painted, and learns where things are.
func (p *program) rest() {
	p.t.Helper()
	p.wait("idle")
	p.wait("at")
}

// xdotool moves mouse and keyboard.
func (p *program) xdotool(args ...string) string {
	p.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	if err != nil {
		p.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// search returns the windows that are seen and that xdotool finds. It looks again where a window went
// away under its eyes.
func (p *program) search(args ...string) []string {
	p.t.Helper()
	var found []string
	p.eventually("xdotool finds "+strings.Join(args, " "), func() bool {
		out, err := exec.Command("xdotool", append([]string{"search", "--onlyvisible"}, args...)...).CombinedOutput()
		found = strings.Fields(string(out))
		return err == nil || !strings.Contains(string(out), "BadWindow")
	})
	return found
}

// eventually waits for what the program says nothing of.
func (p *program) eventually(what string, holds func() bool) {
	p.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(patience)
	for !holds() {
		select {
		case <-tick.C:
		case <-late:
			p.t.Fatalf("it does not come that %s", what)
		}
	}
}

// middle returns the middle of a thing in the window, by its name.
func (p *program) middle(name string) (x, y int) {
	p.t.Helper()
	r, ok := p.at[name]
	if !ok {
		var names []string
		for n := range p.at {
			names = append(names, n)
		}
		p.t.Fatalf("%q is not in the window; there are %v", name, names)
	}
	return r[0] + r[2]/2, r[1] + r[3]/2
}

// click presses the left button on a thing.
func (p *program) click(name string) {
	p.t.Helper()
	x, y := p.middle(name)
	p.clickAt(x, y)
}

func (p *program) clickAt(x, y int) {
	p.t.Helper()
	p.xdotool("mousemove", "--window", p.window, fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.05", "mousedown", "1", "sleep", "0.03", "mouseup", "1")
}

// drag carries a thing by hand, in steps that the window sees one by one, to a place.
func (p *program) drag(name string, x, y int) {
	p.t.Helper()
	p.carry(name, x, y)
	p.xdotool("mouseup", "1")
}

// carry is drag without letting go.
func (p *program) carry(name string, x, y int) {
	p.t.Helper()
	fromX, fromY := p.middle(name)
	args := []string{"mousemove", "--window", p.window, fmt.Sprint(fromX), fmt.Sprint(fromY), "sleep", "0.05", "mousedown", "1", "sleep", "0.05"}
	const steps = 12
	for i := 1; i <= steps; i++ {
		args = append(args, "mousemove", "--window", p.window,
			fmt.Sprint(fromX+(x-fromX)*i/steps), fmt.Sprint(fromY+(y-fromY)*i/steps), "sleep", "0.025")
	}
	p.xdotool(args...)
}

// key presses keys, named as xdotool does. It leaves the mouse as it is: --clearmodifiers would let
// go of its buttons.
func (p *program) key(keys ...string) {
	p.t.Helper()
	p.xdotool(append([]string{"key", "--delay", "40"}, keys...)...)
}

// typed types a text.
func (p *program) typed(s string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "40", s)
}

// picture keeps a picture of the screen where people can look at it.
func (p *program) picture(name string) {
	dir := os.Getenv("CLUSTERCANVAS_ARTIFACTS")
	if dir == "" {
		return
	}
	if out, err := exec.Command("import", "-window", "root", filepath.Join(dir, name+".png")).CombinedOutput(); err != nil {
		p.t.Logf("no picture: %v %s", err, out)
	}
}

// close closes the window and waits for the program to end.
func (p *program) close() {
	p.t.Helper()
	p.key("ctrl+q")
	select {
	case err := <-p.done:
		p.done <- err
		if err != nil {
			p.t.Fatalf("the program ended with %v\n%s", err, p.output)
		}
	case <-time.After(patience):
		p.t.Fatal("the program did not end")
	}
}

// info is what `info --json` says of a file, as far as the tests look.
type info struct {
	Profile  struct{ Cluster string }
	Sources  []struct{ ID, Deck, Title, Side, Group string }
	Fundings []struct {
		Source, Kind string
		Share        *json.Number
		ShownShare   *json.Number // on sheets
	}
	Sheets []struct {
		N               int
		ID, Tool, Title string
	}
	Notes []struct {
		ID, Section, Text string
		Free              bool
		At                [2]float64
	}
	Placements []struct {
		Source, Section string
		Free            bool
		At              [2]float64
		Step            int
	}
	Links []struct{ From, To string }
	Slots []struct {
		N        int
		Kind, ID string
		Section  string
	}
}

// read asks the program, without a window, what is in a file.
func read(t *testing.T, path string) info {
	t.Helper()
	out, err := exec.Command(need(t, "CLUSTERCANVAS_BIN"), "info", path, "--json").Output()
	if err != nil {
		t.Fatalf("info %s: %v", path, err)
	}
	var i info
	if err := json.Unmarshal(out, &i); err != nil {
		t.Fatal(err)
	}
	return i
}

func itoa(n int) string { return strconv.Itoa(n) }
