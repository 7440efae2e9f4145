package app

import (
	"path/filepath"
	"sync"

	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/export"
)

// album holds the pictures of all open files for those who paint: they ask by hash, from any
// goroutine.
type album struct {
	mu sync.Mutex
	of map[string][]byte
}

// take keeps the pictures that a workbook knows.
func (a *album) take(w canvas.Workbook) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, p := range w.Known() {
		if a.of == nil {
			a.of = map[string][]byte{}
		}
		a.of[p.Hash] = p.Bytes
	}
}

// keep lets go of all pictures but those that these workbooks know.
func (a *album) keep(all []canvas.Workbook) {
	a.mu.Lock()
	a.of = nil
	a.mu.Unlock()
	for _, w := range all {
		a.take(w)
	}
}

// keepPictures lets go of the pictures of files that are closed.
func (p *program) keepPictures() {
	var open []canvas.Workbook
	for _, w := range p.windows {
		if w.doc != nil {
			open = append(open, w.doc.editor.Workbook())
		}
	}
	p.album.keep(open)
}

func (a *album) find(hash string) ([]byte, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	b, ok := a.of[hash]
	return b, ok
}

// takePictures puts picture files onto the sheet in view: onto the note under the pointer, where it is
// one file, else as notes of their own.
func (w *Window) takePictures(paths []string, then func()) {
	var onto canvas.RecordID
	if w.doc != nil && len(paths) == 1 {
		onto = w.view.AimedNote()
	}
	w.readPictures(paths, func(w *Window, pictures []canvas.Asset) {
		if len(pictures) > 0 {
			if w.doc == nil {
				w.newFile()
			}
			w.putPictures(pictures, onto)
		}
		then()
	})
}

// readPictures reads picture files, and says what could not be read. It takes a while, so that it does
// so beside the window.
func (w *Window) readPictures(paths []string, done func(w *Window, pictures []canvas.Asset)) {
	p := w.program
	go func() {
		var pictures []canvas.Asset
		failed := map[string]error{}
		for _, path := range paths {
			body, err := readWhole(path)
			if err == nil {
				var a canvas.Asset
				if a, err = export.ReadPicture(body); err == nil {
					pictures = append(pictures, a)
				}
			}
			if err != nil {
				failed[path] = err
			}
		}
		p.ui(func() {
			w := w.inUse()
			for _, path := range paths {
				if err := failed[path]; err != nil {
					w.stopWaiting()
					w.tell(w.text("cannot-take", filepath.Base(path)), p.words.sentence(err, path))
				}
			}
			done(w, pictures)
		})
	}()
}

// putPictures puts one picture onto a note, where one is named and still there, and others where
// something from the clipboard would land, as notes of their own.
func (w *Window) putPictures(pictures []canvas.Asset, onto canvas.RecordID) {
	if w.doc.readOnly() {
		w.say(w.text("refused-read-only"), true)
		return
	}
	if _, there := canvas.Get[canvas.Note](w.workbook(), onto); there && len(pictures) == 1 {
		w.do(canvas.SetPicture(w.workbook(), onto, &pictures[0]))
		return
	}
	spot, ok := w.view.PasteSpot(true)
	if !ok {
		w.say(w.text("nowhere-to-paste"), true)
		return
	}
	like := w.program.prefs.like()
	like.Tint, like.Size = canvas.TintNeutral, canvas.NoteMedium
	c, made, err := canvas.AddPictures(w.workbook(), w.program.ids, pictures, like, spot)
	if w.do(c, err) {
		w.choose(made)
	}
}

// choosePicture asks for a picture file and hands the picture on.
func (w *Window) choosePicture(title string, chosen func(w *Window, a canvas.Asset)) {
	w.pickFile(picking{
		title: title, verb: w.text("insert"), folder: w.usualFolder(), endings: export.PictureEndings,
		chosen: func(path string) string {
			w.readPictures([]string{path}, func(w *Window, pictures []canvas.Asset) {
				if len(pictures) == 1 && w.doc != nil {
					chosen(w, pictures[0])
				}
			})
			return ""
		},
	})
}

// insertPicture asks for a picture and puts it onto the sheet in view.
func (w *Window) insertPicture() {
	w.choosePicture(w.text("picture-title"), func(w *Window, a canvas.Asset) { w.putPictures([]canvas.Asset{a}, "") })
}

// picture is the buttons for the picture of the note.
func (f *noteForm) picture() {
	w := f.window
	set := newButton(outlined, "", "", func() {
		id := f.note.ID
		w.choosePicture(w.text("picture-title"), func(w *Window, a canvas.Asset) { w.step(canvas.SetPicture(w.workbook(), id, &a)) })
	})
	drop := newButton(outlined, "", w.text("remove"), func() { w.step(canvas.SetPicture(w.workbook(), f.note.ID, nil)) })
	f.named["picture"] = set
	f.Add(newFormLine(w.text("field-picture"), formLeft, container.New(row{gap: 8}, set, drop)))
	f.onLoad(func() {
		set.setText(w.text("picture-add"))
		if f.note.Picture != "" {
			set.setText(w.text("picture-replace"))
		}
		set.setOff(w.doc.readOnly())
		visible(drop, f.note.Picture != "" && !w.doc.readOnly())
	})
}

// logo is the buttons for the logo of the cluster, and the field for the color of its headers.
func (f *form) logo(w *Window) {
	set := newButton(outlined, "", "", func() {
		w.choosePicture(w.text("logo-title"), func(w *Window, a canvas.Asset) { w.step(canvas.SetLogo(w.workbook(), &a)) })
	})
	drop := newButton(outlined, "", w.text("remove"), func() { w.step(canvas.SetLogo(w.workbook(), nil)) })
	f.named["logo"] = set
	f.Add(newFormLine(w.text("field-logo"), formLeft, container.New(row{gap: 8}, set, drop)))
	f.onLoad(func() {
		info := w.workbook().Info()
		set.setText(w.text("picture-add"))
		if info.Logo != "" {
			set.setText(w.text("picture-replace"))
		}
		set.setOff(w.doc.readOnly())
		visible(drop, info.Logo != "" && !w.doc.readOnly())
	})
	f.text(w, "brand", func() string { return w.workbook().Info().Brand }, func(s string) error {
		color, err := parseColor(s)
		if err != nil {
			return err
		}
		return w.fieldChange(canvas.SetBrand(w.workbook(), color))
	})
	advice := newProse(w.text("brand-advice"), sizeCaption, colorSecondary, formWidth)
	f.Add(advice)
	f.onLoad(func() { visible(advice, w.workbook().Info().Brand != "") })
}

// parseColor reads a color as designers write it: #00846A, 00846a, #084. Nothing is ink.
func parseColor(typed string) (string, error) {
	s := []rune{}
	for _, r := range typed {
		if r != '#' && r != ' ' {
			s = append(s, r)
		}
	}
	if len(s) == 0 {
		return "", nil
	}
	if len(s) == 3 {
		s = []rune{s[0], s[0], s[1], s[1], s[2], s[2]}
	}
	out := "#"
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'f':
			r += 'A' - 'a'
		case r >= '0' && r <= '9', r >= 'A' && r <= 'F':
		default:
			return "", canvas.Refusal{Key: "error-color", Args: []string{typed}}
		}
		out += string(r)
	}
	if len(out) != 7 {
		return "", canvas.Refusal{Key: "error-color", Args: []string{typed}}
	}
	return out, nil
}
