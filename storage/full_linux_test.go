package storage

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"clustercanvas/canvas"
)

// TestFullDisk runs on a real disk of 400 kB, which only a program in a mount namespace of its
// own can make.
func TestFullDisk(t *testing.T) {
	cmd := exec.Command(os.Args[0], t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}}
	cmd.Env = append(os.Environ(), roleVariable+"=full")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || strings.Contains(string(out), "mount:")) {
		t.Skipf("no disk of our own can be mounted here: %v %s", err, out)
	}
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// fullRole fills a disk, makes it larger, and at last makes it read-only.
func fullRole(args []string) error {
	disk := args[0]
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=400k"); err != nil {
		return fmt.Errorf("mount: %w", err)
	}
	path := filepath.Join(disk, "plan.cluster")
	f, err := Create(path, canvas.Workbook{})
	if err != nil {
		return err
	}
	e := canvas.NewEditor(canvas.Workbook{}, ids("c"), nil)
	var queue []canvas.Change
	n := 0
	fill := func() error {
		for ; n < 5000; n++ {
			c := mustDo(e, put(e.Workbook(), "add", canvas.Scenario{ID: canvas.RecordID(fmt.Sprint("s", n)), Rank: "i", Title: strings.Repeat("x", 300)}))
			queue = append(queue, c)
			if err := f.Append(queue); errors.Is(err, ErrFull) {
				n++
				return nil
			} else if err != nil {
				return fmt.Errorf("a full disk gives %w", err)
			}
			queue = nil
		}
		return errors.New("the disk never fills")
	}
	if err := fill(); err != nil {
		return err
	}
	if err := f.SaveCopy(filepath.Join(disk, "copy.cluster")); !errors.Is(err, ErrFull) {
		return fmt.Errorf("a copy on a full disk gives %w", err)
	}
	if left, _ := filepath.Glob(filepath.Join(disk, ".*.tmp*")); len(left) > 0 {
		return fmt.Errorf("left beside: %v", left)
	}
	// What was not written has to be in the file in the end, and nothing of it before.
	if c, err := Read(path); err != nil || c.Workbook.Len() != e.Workbook().Len()-len(queue) {
		return fmt.Errorf("full: %d records, %w", c.Workbook.Len(), err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := fillWith(disk); err != nil {
		return err
	}
	if f, _, err = Open(path); err != nil {
		return fmt.Errorf("opening on a full disk: %w", err)
	}
	if err := fill(); err != nil {
		return err
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=4m"); err != nil {
		return fmt.Errorf("mount: %w", err)
	}
	if err := f.Append(queue); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	c, err := Read(path)
	if err != nil || c.Workbook.Len() != e.Workbook().Len() {
		return fmt.Errorf("in the end: %d records, %w", c.Workbook.Len(), err)
	}
	if r, err := Check(path); err != nil || !r.Sound() {
		return fmt.Errorf("in the end: %+v, %w", r, err)
	}
	return readOnlyDisk(disk, path)
}

// fillWith takes the last byte of a disk.
func fillWith(disk string) error {
	f, err := os.Create(filepath.Join(disk, "filler"))
	if err != nil {
		return err
	}
	for size := 1 << 16; size > 0; {
		if _, err := f.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else if err != nil {
			return err
		}
	}
	return f.Close()
}

func readOnlyDisk(disk, path string) error {
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return fmt.Errorf("mount: %w", err)
	}
	if _, _, err := Open(path); !errors.Is(err, ErrReadOnly) {
		return fmt.Errorf("opening on a read-only disk gives %w", err)
	}
	if _, err := Create(path+".new", canvas.Workbook{}); !errors.Is(err, ErrReadOnly) {
		return fmt.Errorf("creating on a read-only disk gives %w", err)
	}
	if err := Duplicate(path, path+".new"); !errors.Is(err, ErrReadOnly) {
		return fmt.Errorf("duplicating on a read-only disk gives %w", err)
	}
	_, err := Read(path)
	return err
}
