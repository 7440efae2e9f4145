package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"

	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// HTML writes all pages into one file for a browser, which shows them step by step where there are
// stories: by keys, clicks and swipes, also full screen. It needs no network and may not use one.
// Without its script it shows the pages complete, one under another, and so it prints.
//
// Nothing that somebody typed can become a script: it is escaped, and the file itself forbids every
// script and every style but its own two, by their hashes.
var HTML = Format{Name: "HTML", Ext: "html", Paged: true, Write: writeHTML}

//go:embed player/player.js
var playerScript string

//go:embed player/player.css
var playerStyle string

func writeHTML(w io.Writer, in Input) error {
	if len(in.Pages) == 0 {
		return fmt.Errorf("export: html: %w", ErrNoPages)
	}
	style, err := facesStyle(in.Pages...)
	if err != nil {
		return fmt.Errorf("export: html: %w", err)
	}
	h := htmlWriter{in: in, svgWriter: newSVGWriter(bufio.NewWriter(w), in)}
	h.linkless, h.outlines = true, false
	h.head("\n" + playerStyle + style + "\n")
	h.add("<main>\n")
	for i := range in.Pages {
		if err := in.progress(i, len(in.Pages)); err != nil {
			return fmt.Errorf("export: html: %w", err)
		}
		h.figure(i)
	}
	h.add("</main>\n")
	h.bar()
	h.add("<script>", playerScript, "</script>\n</body>\n</html>\n")
	if err := h.w.Flush(); err != nil {
		return fmt.Errorf("export: html: %w", err)
	}
	return nil
}

// htmlWriter writes a page for a browser, with a drawing for each page of the input.
type htmlWriter struct {
	*svgWriter
	in Input
}

// allowed returns how a policy names a script or a style of which it allows exactly this one.
func allowed(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (h htmlWriter) head(style string) {
	h.add("<!DOCTYPE html>\n<html")
	if l := h.in.language(); l != "" {
		h.add(` lang="`, escaped(l), `"`)
	}
	h.add(">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src `, allowed(playerScript), `; style-src `, allowed(style),
		`; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		`<meta name="referrer" content="no-referrer">`, "\n",
		`<meta name="generator" content="Cluster Canvas">`, "\n")
	if author := h.in.author(); author != "" {
		h.add(`<meta name="author" content="`, escaped(author), `">`, "\n")
	}
	if alt := h.in.alt(0); alt != "" {
		h.add(`<meta name="description" content="`, escaped(alt), `">`, "\n")
	}
	h.add("<title>", escaped(h.in.title()), "</title>\n<style>", style, "</style>\n</head>\n<body>\n")
}

// figure writes one page: its drawing, what it shows in words, and its story.
func (h htmlWriter) figure(i int) {
	page, id := h.in.Pages[i], "p"+strconv.Itoa(i+1)
	h.prefix = id
	clear(h.shapes)
	clear(h.clips)
	width, height := num(page.Size.W), num(page.Size.H)
	h.add("<figure>\n", `<svg viewBox="0 0 `, width, " ", height, `" role="img" aria-label="`, escaped(page.Title), `" aria-describedby="`, id, `alt"`,
		` xml:space="preserve" fill="none" stroke-miterlimit="10">`, "\n")
	h.defs(page)
	h.add(`<rect width="`, width, `" height="`, height, `" fill="#ffffff"/>`, "\n")
	story := h.story(i)
	h.turned(page, func() { h.items(page, story) })
	h.add("</svg>\n", `<figcaption id="`, id, `alt">`, escaped(described(page, h.in.alt(i))), "</figcaption>\n", `<ol class="steps">`, "\n")
	for _, f := range story.Frames {
		h.add(`<li data-step="`, strconv.Itoa(f.Step), `">`, escaped(f.Words), "</li>\n")
	}
	h.add("</ol>\n</figure>\n")
}

// story returns the story of a page; where it has none, one of a single picture.
func (h htmlWriter) story(i int) Story {
	var s Story
	if i < len(h.in.Stories) {
		s = h.in.Stories[i]
	}
	if len(s.Frames) == 0 {
		s = Story{Frames: []StoryFrame{{Words: h.in.Pages[i].Title}}}
	}
	return s
}

// items writes what is drawn, what appears with one step in a group of its own as far as the order of
// drawing allows.
func (h htmlWriter) items(page scene.Scene, story Story) {
	step := 0
	to := func(n int) {
		if n == step {
			return
		}
		if step > 0 {
			h.add("</g>\n")
		}
		if step = n; step > 0 {
			h.add(`<g class="step" data-step="`, strconv.Itoa(step), `">`, "\n")
		}
	}
	for _, i := range page.Items {
		if !drawable(i) {
			continue
		}
		n := 0
		if story.Of != nil {
			n = story.Of(i.Common())
		}
		to(n)
		h.item(i)
	}
	to(0)
}

// bar writes what the script needs to show the pages: buttons, how far it is, and a place for words
// that are read aloud.
func (h htmlWriter) bar() {
	word := func(key string) string { return escaped(words.Text(h.in.language(), key)) }
	button := func(key, path string) {
		h.add(`<button type="button" aria-label="`, word(key), `" title="`, word(key), `"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="`, path, `"/></svg></button>`, "\n")
	}
	h.add(`<div class="bar">`, "\n")
	button("story-back", "M15 5l-7 7 7 7")
	button("story-next", "M9 5l7 7-7 7")
	h.add(`<span class="count"></span>`, "\n", `<progress aria-label="`, word("story-progress"), `"></progress>`, "\n", `<span class="caption" aria-hidden="true"></span>`, "\n")
	button("story-full", "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5")
	h.add("</div>\n", `<p class="said" role="status" aria-live="polite"></p>`, "\n")
}
