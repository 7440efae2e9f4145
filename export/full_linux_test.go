package export

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"clustercanvas/canvas/scene"
)

// TestWriteFile_KeepsTheOldFileOnAFullDisk runs on a real disk of 400 kB, which only a program in a mount
// namespace of its own can make; and then on the same disk, read-only.
func TestWriteFile_KeepsTheOldFileOnAFullDisk(t *testing.T) {
	const variable = "CLUSTERCANVAS_TEST_DISK"
	if disk := os.Getenv(variable); disk != "" {
		exportToFullDisk(t, disk)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}}
	cmd.Env = append(os.Environ(), variable+"="+t.TempDir())
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || strings.Contains(string(out), "mount:")) {
		t.Skipf("no disk of our own can be mounted here: %v %s", err, out)
	}
	if err != nil || !strings.Contains(string(out), "--- PASS") {
		t.Fatalf("%v: %s", err, out)
	}
}

func exportToFullDisk(t *testing.T, disk string) {
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=400k"); err != nil {
		t.Fatalf("mount: %v", err)
	}
	// So that the folder can be cleaned up; it goes with the namespace anyway.
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	page := hugeSheet()
	for _, f := range Formats {
		path := filepath.Join(disk, "old."+f.Ext)
		if err := WriteFile(path, writes("old")); err != nil {
			t.Fatal(err)
		}
		in := Input{Pages: []scene.Scene{page}, DPI: 100}
		err := WriteFile(path, func(w io.Writer) error { return f.Write(w, in) })
		if !errors.Is(err, syscall.ENOSPC) || !errors.Is(err, ErrFull) {
			t.Errorf("%s on a full disk: error is %v", f.Name, err)
		}
		checkFolder(t, path, "old")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(disk, "old.pdf")
	if err := WriteFile(path, writes("old")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatalf("mount: %v", err)
	}
	if err := WriteFile(path, writes("new")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("on a disk that is read-only: error is %v", err)
	}
	if err := WriteFile(filepath.Join(disk, "new.pdf"), writes("new")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a new file on a disk that is read-only: error is %v", err)
	}
	checkFolder(t, path, "old")
}
