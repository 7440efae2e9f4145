package command_test

import (
	"bufio"
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestExport_PosterOfPixelsTakesLittleMemory makes a PNG of an A0 with 5,000 cards, whose pixels alone are more
// than it may take.
func TestExport_PosterOfPixelsTakesLittleMemory(t *testing.T) {
	const most = 512 << 10 // kB
	dir := t.TempDir()
	work := func(args ...string) *exec.Cmd {
		cmd := exec.Command("clustercanvas", args...)
		cmd.Dir = dir
		return cmd
	}
	if out, err := work("new", "big.cluster", "--fill", "5000").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	cmd := work("export", "big.cluster", "-o", "big.png", "--paper", "a0", "--dpi", "300")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	took := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	t.Logf("%d MB at most, %v", took.Maxrss>>10, cmd.ProcessState.UserTime().Round(time.Millisecond))
	if took.Maxrss > most {
		t.Errorf("it took %d MB", took.Maxrss>>10)
	}
	f, err := os.Open(filepath.Join(dir, "big.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if c, err := png.DecodeConfig(bufio.NewReader(f)); err != nil || c.Width != 14043 || c.Height != 9933 {
		t.Errorf("picture of %d x %d %v", c.Width, c.Height, err)
	}
}

// TestExport_StoppedLeavesTheOldFile stops an export as Ctrl+C does, once it has begun to write.
func TestExport_StoppedLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "out", "map.png")
	if err := os.Mkdir(filepath.Dir(old), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "plan.cluster")
	if out, err := exec.Command("clustercanvas", "new", file, "--fill", "1000").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	var said bytes.Buffer
	cmd := exec.Command("clustercanvas", "export", file, "-o", old, "--paper", "a0", "--dpi", "1200") // minutes
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range time.Tick(10 * time.Millisecond) {
		if begun, _ := filepath.Glob(filepath.Join(dir, "out", "*.tmp")); len(begun) > 0 {
			break
		}
		if cmd.Process.Signal(syscall.Signal(0)) != nil {
			break // it has ended
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != 1 || said.String() != "Stopped. Nothing was written.\n" {
		t.Errorf("it ended with %v and said %q", err, said.String())
	}
	entries, err := os.ReadDir(filepath.Dir(old))
	if b, _ := os.ReadFile(old); err != nil || len(entries) != 1 || string(b) != "old" {
		t.Errorf("the folder holds %v %v, the file %q", entries, err, b)
	}
}
