//go:build unix

package storage

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOpen_Permissions: what may not be written or read. Permissions do not bind root, so a root
// lets a second program of nobody try.
func TestOpen_Permissions(t *testing.T) {
	dir := t.TempDir()
	for d := dir; d != os.TempDir() && d != "/"; d = filepath.Dir(d) {
		must(t, os.Chmod(d, 0o755))
	}
	program := filepath.Join(dir, "program")
	copyFile(t, os.Args[0], program, 0o755)
	good := createClosed(t, one(t))
	for name, c := range map[string]struct {
		file, folder       os.FileMode
		open, read, create string
	}{
		"all may be":         {0o666, 0o777, "<nil>", "<nil>", "<nil>"},
		"file not written":   {0o444, 0o777, ErrReadOnly.Error(), "<nil>", "<nil>"},
		"folder not written": {0o666, 0o555, ErrReadOnly.Error(), "<nil>", ErrReadOnly.Error()},
		"neither":            {0o444, 0o555, ErrReadOnly.Error(), "<nil>", ErrReadOnly.Error()},
		"file not read":      {0o000, 0o777, ErrForbidden.Error(), ErrForbidden.Error(), "<nil>"},
		"folder not entered": {0o666, 0o000, ErrForbidden.Error(), ErrForbidden.Error(), ErrReadOnly.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(dir, name)
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, "plan.cluster")
			copyFile(t, good, path, c.file)
			must(t, os.Chmod(folder, c.folder))
			t.Cleanup(func() { os.Chmod(folder, 0o755) })
			cmd := exec.Command(program, path, filepath.Join(folder, "new.cluster"))
			if os.Getuid() == 0 {
				cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534, NoSetGroups: true}}
			}
			s := startCommand(t, cmd, "names")
			for _, want := range []string{"open: " + c.open, "read: " + c.read, "directly: ", "create: " + c.create} {
				if line := s.line(); line != want && want != "directly: " {
					t.Errorf("%q and should be %q", line, want)
				}
			}
			s.end()
			must(t, os.Chmod(folder, 0o755))
			if c.create == "<nil>" {
				checkAlone(t, folder, "plan.cluster", "new.cluster")
			} else {
				checkAlone(t, folder, "plan.cluster")
			}
		})
	}
}

func copyFile(t *testing.T, from, to string, mode os.FileMode) {
	t.Helper()
	in, err := os.Open(from)
	must(t, err)
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o700)
	must(t, err)
	_, err = io.Copy(out, in)
	must(t, err)
	must(t, out.Close())
	must(t, os.Chmod(to, mode))
}
