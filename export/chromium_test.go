package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/export/raster"
)

// chromium is a browser without a window that is told what to do through a pipe. One is enough for all
// pictures: starting takes longer than painting.
type chromium struct {
	t       *testing.T
	mu      sync.Mutex // one picture at a time
	to      *os.File
	from    *bufio.Reader
	session string
	id      int
}

// startChromium starts a browser that ends with the test. Where there is none it returns nil: Debian has it as
// a package, Ubuntu has not.
func startChromium(t *testing.T) *chromium {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Log("no Chromium here, so nobody looks how it shows an SVG")
		return nil
	}
	itsIn, ourOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	ourIn, itsOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
		"--font-render-hinting=none", "--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	cmd.ExtraFiles = []*os.File{itsIn, itsOut} // it reads from 3 and writes to 4
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	itsIn.Close()
	itsOut.Close()
	c := &chromium{t: t, to: ourOut, from: bufio.NewReaderSize(ourIn, 1<<20)}
	t.Cleanup(func() {
		c.session = ""
		c.send("Browser.close", nil)
		ourOut.Close()
		_ = cmd.Wait()
		ourIn.Close()
	})
	var made struct{ TargetID string }
	c.do("Target.createTarget", map[string]any{"url": "about:blank"}, &made)
	var attached struct{ SessionID string }
	c.do("Target.attachToTarget", map[string]any{"targetId": made.TargetID, "flatten": true}, &attached)
	c.session = attached.SessionID
	c.do("Page.enable", nil, nil)
	return c
}

type chromiumMessage struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Result json.RawMessage `json:"result"`
	Error  *struct{ Message string }
}

func (c *chromium) send(method string, params any) {
	c.id++
	message := map[string]any{"id": c.id, "method": method}
	if params != nil {
		message["params"] = params
	}
	if c.session != "" {
		message["sessionId"] = c.session
	}
	b, err := json.Marshal(message)
	if err == nil {
		_, err = c.to.Write(append(b, 0))
	}
	if err != nil {
		c.t.Errorf("chromium: %v", err)
	}
}

// until reads messages until one is wanted.
func (c *chromium) until(wanted func(chromiumMessage) bool) chromiumMessage {
	c.t.Helper()
	for {
		b, err := c.from.ReadBytes(0)
		if err != nil {
			c.t.Fatalf("chromium: %v", err)
		}
		var m chromiumMessage
		if err := json.Unmarshal(bytes.TrimSuffix(b, []byte{0}), &m); err != nil {
			c.t.Fatalf("chromium: %v", err)
		}
		if wanted(m) {
			return m
		}
	}
}

// do calls a method and waits for its result.
func (c *chromium) do(method string, params, result any) {
	c.t.Helper()
	c.send(method, params)
	m := c.until(func(m chromiumMessage) bool { return m.ID == c.id })
	if m.Error != nil {
		c.t.Fatalf("chromium: %s: %s", method, m.Error.Message)
	}
	if result != nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			c.t.Fatalf("chromium: %s: %v", method, err)
		}
	}
}

// picture returns what the browser shows of a drawing that lies in a file, for a page of a size. Browsers give a
// drawing a whole number of pixels, and scale it by as much; so it is told how many it shall have.
func (c *chromium) picture(path string, size geom.Size, dpi float64) *image.RGBA {
	c.t.Helper()
	px := raster.PixelSize(size, dpi/25.4)
	b, err := os.ReadFile(path)
	if err != nil {
		c.t.Fatal(err)
	}
	sized := fmt.Appendf(nil, ` width="%d" height="%d" `, px.X, px.Y)
	b = bytes.Replace(b, fmt.Appendf(nil, ` width="%smm" height="%smm" `, num(size.W), num(size.H)), sized, 1)
	if !bytes.Contains(b, sized) {
		c.t.Fatalf("%s does not begin as a drawing of %v", path, size)
	}
	shown := strings.TrimSuffix(path, ".svg") + "-shown.svg"
	if err := os.WriteFile(shown, b, 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.do("Emulation.setDeviceMetricsOverride", map[string]any{"width": px.X, "height": px.Y, "deviceScaleFactor": 1, "mobile": false}, nil)
	c.send("Page.navigate", map[string]any{"url": "file://" + filepath.ToSlash(shown)})
	c.until(func(m chromiumMessage) bool { return m.Method == "Page.loadEventFired" })
	var shot struct{ Data []byte }
	c.do("Page.captureScreenshot", map[string]any{"format": "png", "optimizeForSpeed": true}, &shot)
	m, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		c.t.Fatal(err)
	}
	out := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}
