package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// picking is what a file is chosen for.
type picking struct {
	title, verb string
	folder      string
	name        string   // proposed, when saving
	saving      bool     // a new file, or one to be replaced
	ending      string   // what the name of a new file ends in
	endings     []string // of what is listed; empty: the one of ending
	chosen      func(path string) string
}

// picker is the dialog in which a file is chosen. It is our own because the toolkit's opens what
// is chosen, and empties it when saving: closing a file that is open here as well would give up
// its lock, and emptying one that somebody works on would lose their work.
type picker struct {
	picking
	window *Window
	modal  *modal
	name   *field
	folder string
	where  *label
	rows   *fyne.Container
	scroll *scroller
	wrong  *prose
	sure   string // the path that was asked about whether to replace it
}

// maxListed is how many entries of a folder are listed.
const maxListed = 300

// pickFile asks for a file.
func (w *Window) pickFile(what picking) {
	const inner = 520
	p := &picker{
		picking: what, window: w, name: newField(w),
		where: newLabel("", sizeCaption, false, colorSecondary).cutting(),
		rows:  container.New(column{inset: 4}),
		wrong: newProse("", sizeCaption, colorWarning, inner),
	}
	p.scroll = newScroller(p.rows)
	p.name.SetPlaceHolder(w.text("path-placeholder"))
	p.name.SetText(what.name)
	up := newButton(outlined, "up", "", func() { p.show(filepath.Dir(p.folder)) }).hinted(nil, "")
	places := newRow(6, -1)
	for _, place := range w.places() {
		places.Add(newButton(outlined, "", place.name, func() { p.show(place.path) }))
	}
	list := container.NewStack(newSurface(colorQuiet, colorHair, radius), container.New(inset{1, 1, 1, 1}, p.scroll))
	nameLabel := newLabel(w.text("file-name"), sizeCaption, false, colorSecondary)
	body := newColumn(8,
		newRow(8, 1, up, p.where, places),
		container.New(fixed{height: 260}, list),
		nameLabel, p.name.object(), p.wrong)
	finish := func() { p.finish(p.name.Text) }
	p.modal = w.open(what.title, inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { p.modal.close() }),
		newButton(primary, "", what.verb, finish))
	p.name.OnSubmitted = func(string) { finish() }
	p.show(what.folder)
	p.modal.focus(p.name)
	p.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	w.probe.put("field:file-name", p.name)
}

type place struct{ name, path string }

// places are the folders that people keep files in.
func (w *Window) places() []place {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	out := []place{{w.text("place-home"), home}}
	if documents := documentsFolder(); documents != home {
		out = append(out, place{w.text("place-documents"), documents})
	}
	return out
}

// show lists a folder: the folders in it, then the files that could be meant. Reading is done
// beside, for a medium that does not answer.
func (p *picker) show(folder string) {
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	p.folder, p.sure = folder, ""
	p.where.set(folder, colorSecondary)
	p.rows.Objects = nil
	p.rows.Refresh()
	w := p.window
	go func() {
		folders, files, err := listed(folder, p.endings, p.ending)
		w.program.ui(func() {
			if p.folder == folder {
				p.list(folders, files, err)
			}
		})
	}()
}

func listed(folder string, endings []string, ending string) (folders, files []string, err error) {
	if ending == "" {
		ending = extension
	}
	if len(endings) == 0 {
		endings = []string{ending}
	}
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		name := e.Name()
		isFolder := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(folder, name))
			isFolder = err == nil && info.IsDir()
		}
		switch {
		case strings.HasPrefix(name, "."):
		case isFolder:
			folders = append(folders, name)
		case slices.Contains(endings, strings.ToLower(filepath.Ext(name))):
			files = append(files, name)
		}
	}
	byName := func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
	slices.SortFunc(folders, byName)
	slices.SortFunc(files, byName)
	return folders[:min(len(folders), maxListed)], files[:min(len(files), maxListed)], err
}

func (p *picker) list(folders, files []string, err error) {
	w := p.window
	if err != nil {
		p.complain(w.program.words.sentence(err, p.folder))
	}
	for _, f := range folders {
		p.rows.Add(newStartRow(w, "folder:"+f, "folder", f, "", func() { p.show(filepath.Join(p.folder, f)) }))
	}
	for _, f := range files {
		p.rows.Add(newStartRow(w, "file:"+f, "file", f, "", func() {
			p.name.SetText(f)
			if !p.saving {
				p.finish(f)
			}
		}))
	}
	if len(folders)+len(files) == 0 && err == nil {
		p.rows.Add(newLabel("  "+w.text("empty-folder"), sizeCaption, false, colorSecondary))
	}
	p.rows.Refresh()
	p.scroll.to(0)
	p.scroll.Refresh()
	w.probe.touch()
}

func (p *picker) complain(sentence string) {
	p.wrong.set(sentence, colorWarning)
	p.modal.Refresh()
	p.modal.focus(p.name)
}

// finish takes what was typed: a name in the folder in view, a path, or another folder to list.
func (p *picker) finish(typed string) {
	w := p.window
	typed = strings.TrimSpace(typed)
	if typed == "" {
		p.complain(w.text("name-missing"))
		return
	}
	path := typed
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.folder, path)
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		p.name.SetText("")
		p.show(path)
		return
	}
	if p.saving {
		if p.ending != "" && !strings.EqualFold(filepath.Ext(path), p.ending) {
			path += p.ending
			_, err = os.Stat(path)
		}
		if _, missing := os.Stat(filepath.Dir(path)); missing != nil {
			p.complain(w.text("no-folder", filepath.Dir(path)))
			return
		}
		if err == nil && p.sure != path {
			p.sure = path
			p.complain(w.text("replace", filepath.Base(path), p.verb))
			return
		}
	} else if err != nil {
		p.complain(w.program.words.sentence(err, path))
		return
	}
	if reason := p.chosen(path); reason != "" {
		p.complain(reason)
		return
	}
	w.program.prefs.setFolder(filepath.Dir(path))
	p.modal.close()
}
