//go:build e2e

package e2e

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDebianPackage makes the package of the built program and looks at it as a desktop does: what the
// program is called, which files are its own, what its icons are, and that it opens a file.
func TestDebianPackage(t *testing.T) {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		t.Skip("this is not Debian: there is no dpkg-deb to make the package with")
	}
	bin := need(t, "CLUSTERCANVAS_BIN")
	deb, again := debianPackage(t, bin), debianPackage(t, bin)
	if !bytes.Equal(readFile(t, deb), readFile(t, again)) {
		t.Error("the same program gives two different packages")
	}
	root := t.TempDir()
	run(t, nil, "dpkg-deb", "-x", deb, root)
	share := filepath.Join(root, "usr", "share")
	const id = "org.clustercanvas.app"
	desktop := filepath.Join(share, "applications", id+".desktop")

	t.Run("is described", func(t *testing.T) {
		run(t, nil, "desktop-file-validate", desktop)
		run(t, nil, "appstreamcli", "validate", "--no-net", filepath.Join(share, "metainfo", id+".metainfo.xml"))
		manual := string(unzipped(t, filepath.Join(share, "man", "man1", "clustercanvas.1.gz")))
		for _, command := range []string{"examples", "new", "import", "export", "info", "check", "dump", "history", "diff"} {
			if !strings.Contains(manual, ".SH "+strings.ToUpper(command)+"\n") {
				t.Errorf("the manual does not tell of %s", command)
			}
		}
		for _, name := range []string{"copyright", "licenses/THIRD-PARTY.md", "licenses/CONTENT.md"} {
			if len(readFile(t, filepath.Join(share, "doc", "clustercanvas", name))) < 500 {
				t.Errorf("%s is not whole", name)
			}
		}
	})

	t.Run("knows its files", func(t *testing.T) {
		run(t, nil, "update-mime-database", filepath.Join(share, "mime"))
		run(t, nil, "update-desktop-database", filepath.Join(share, "applications"))
		env := without([]string{"XDG_DATA_DIRS", "XDG_CURRENT_DESKTOP"}, "XDG_DATA_DIRS="+share+":/usr/share", "XDG_CURRENT_DESKTOP=GNOME")
		folder := t.TempDir()
		workbook := newFile(t, folder, "Jahresplan für März.cluster", "intl-entrepreneurial")
		renamed, text := filepath.Join(folder, "attachment"), filepath.Join(folder, "letter.txt")
		if err := os.WriteFile(renamed, readFile(t, workbook), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(text, []byte("Dear members"), 0o600); err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]string{workbook: "application/x-cluster-canvas", renamed: "application/x-cluster-canvas", text: "text/plain"} {
			if got := run(t, env, "xdg-mime", "query", "filetype", path); got != want {
				t.Errorf("%s is %q, not %q", filepath.Base(path), got, want)
			}
		}
		if got := run(t, env, "xdg-mime", "query", "default", "application/x-cluster-canvas"); got != id+".desktop" {
			t.Errorf("the files are opened by %q", got)
		}
	})

	t.Run("has its icons", func(t *testing.T) {
		for _, name := range []string{"apps/" + id, "mimetypes/application-x-cluster-canvas"} {
			for _, size := range []string{"16", "24", "32", "48", "64", "128", "256", "512"} {
				path := filepath.Join(share, "icons", "hicolor", size+"x"+size, name+".png")
				if got := run(t, nil, "identify", "-format", "%m %wx%h", path); got != "PNG "+size+"x"+size {
					t.Errorf("%s is %s", path, got)
				}
			}
			readFile(t, filepath.Join(share, "icons", "hicolor", "scalable", name+".svg"))
		}
	})

	t.Run("opens a file", func(t *testing.T) {
		values := entries(string(readFile(t, desktop)))
		words := strings.Fields(values["Exec"])
		path := newFile(t, t.TempDir(), "Plan mit Leerzeichen.cluster", "intl-entrepreneurial")
		last := slices.Index(words, "%F")
		if last < 0 || words[0] != "clustercanvas" {
			t.Fatalf("the desktop calls %q", values["Exec"])
		}
		args := append(slices.Clone(words[1:last]), path)
		p := open(t, filepath.Join(root, "usr", "bin", words[0]), args...)
		if got := run(t, nil, "xprop", "-id", p.window, "WM_CLASS"); !strings.Contains(got, `"`+values["StartupWMClass"]+`"`) {
			t.Errorf("the desktop knows the window as %q, and it is %s", values["StartupWMClass"], got)
		}
		if got := run(t, nil, "xprop", "-id", p.window, "-len", "8", "-f", "_NET_WM_ICON", "32c", "_NET_WM_ICON"); !strings.HasSuffix(got, "= 512") {
			t.Errorf("the window has no icon: %s", got)
		}
		p.close()
	})

	t.Run("is installed", func(t *testing.T) {
		if os.Getuid() != 0 {
			t.Skip("only root may install packages; the other tests look at what is in it")
		}
		// dpkg itself, with what it knows of this machine, so that it finds what the package depends on;
		// but into a folder, so that the machine stays as it is.
		admin := filepath.Join(t.TempDir(), "dpkg")
		for _, name := range []string{"info", "updates", "triggers"} {
			if err := os.MkdirAll(filepath.Join(admin, name), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(admin, "status"), readFile(t, "/var/lib/dpkg/status"), 0o644); err != nil {
			t.Fatal(err)
		}
		target := t.TempDir()
		dpkg := []string{"--admindir=" + admin, "--instdir=" + target, "--log=" + filepath.Join(admin, "log")}
		run(t, nil, "dpkg", append(dpkg, "--install", deb)...)
		installed := filepath.Join(target, "usr", "bin", "clustercanvas")
		if got, want := run(t, nil, installed, "--version"), run(t, nil, bin, "--version"); got != want {
			t.Errorf("what is installed says\n%s\nnot\n%s", got, want)
		}
		if info, err := os.Stat(installed); err != nil || info.Mode().Perm() != 0o755 {
			t.Errorf("%v, %v", info, err)
		}
		run(t, nil, "dpkg", append(dpkg, "--purge", "clustercanvas")...)
		if _, err := os.Stat(installed); !os.IsNotExist(err) {
			t.Errorf("the program is still there: %v", err)
		}
	})
}

// debianPackage makes the package of a program, into a folder of its own.
func debianPackage(t *testing.T, bin string) string {
	t.Helper()
	env := append(os.Environ(), "COMPRESS=-Znone") // compressing takes most of the time
	return run(t, env, filepath.Join("..", "..", "scripts", "package-deb.sh"), bin, t.TempDir())
}

// run runs a command and returns what it writes, without blanks around it.
func run(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &said
	if err := cmd.Run(); err != nil {
		said := said.String()
		t.Fatalf("%s %v: %v\n%s\n%s", name, args, err, out.String(), said[max(0, len(said)-4000):])
	}
	return strings.TrimSpace(out.String())
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func unzipped(t *testing.T, path string) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(readFile(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// entries returns the values of a desktop file by their keys.
func entries(body string) map[string]string {
	values := map[string]string{}
	for line := range strings.Lines(body) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			values[key] = value
		}
	}
	return values
}
