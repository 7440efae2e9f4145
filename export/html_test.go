package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/layout"
	"clustercanvas/examples"
)

// hostile are texts that would be a script, or reach for the network, where they are not escaped.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='alert(1)`, `</svg></figure></main><script src="https://evil.example/x.js"></script>`,
	`javascript:alert(1)`, `<style>@import url(https://evil.example/x.css)</style>`, `]]><!-- & &lt; &#x3c;script&#x3e; -->`, "\x01\u2028</title>",
}

// toldBook returns an example with an order on its first sheets, and hostile texts wherever somebody types.
func toldBook(t *testing.T) canvas.Workbook {
	t.Helper()
	e, _ := examples.Find("ocean-tech")
	w, err := ReadJSON(bytes.NewReader(e.JSON), nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	do := func(c canvas.Change, err error) {
		if err == nil {
			w, err = w.Apply(c.Diff)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("new", n)) }
	do(canvas.EditInfo(w, "edit", func(i *canvas.Info) { i.Cluster = hostile[0] + hostile[1] }))
	for i, s := range w.Sheets() {
		do(canvas.Edit(w, s.ID, "edit", func(s *canvas.Sheet) { s.Title = hostile[i%len(hostile)] + " " + hostile[2] }))
		for _, section := range w.Template(s).Sections {
			if section.Takes(canvas.AcceptNotes) && !w.Template(s).Of.Repeats() {
				c, _, err := canvas.AddNotes(w, ids, hostile[:7], canvas.Note{Tint: canvas.TintAsIs, Size: canvas.NoteMedium}, canvas.Spot{Sheet: s.ID, Section: section.ID})
				do(c, err)
			}
		}
		do(canvas.SetSteps(w, s.ID, analysis.StepOrder(w, s.ID)))
	}
	for _, x := range canvas.All[canvas.Source](w) {
		do(canvas.Edit(w, x.ID, "edit", func(s *canvas.Source) { s.Title = hostile[len(x.ID)%len(hostile)] }))
	}
	return w
}

func playedPage(t *testing.T, w canvas.Workbook) (string, []Made) {
	t.Helper()
	in := Input{Title: w.Info().Cluster}
	var all []Made
	for _, s := range w.Sheets() {
		made, err := Request{Sheet: s.ID, Options: layout.Options{Language: "en"}, Steps: Telling{Kind: Played}}.Make(w)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, made)
		in.Pages, in.Alt, in.Stories = append(in.Pages, made.Pages...), append(in.Alt, made.Alt...), append(in.Stories, made.Stories...)
	}
	var b, again bytes.Buffer
	if err := HTML.Write(&b, in); err != nil {
		t.Fatal(err)
	}
	if err := HTML.Write(&again, in); err != nil || b.String() != again.String() {
		t.Error("the same pages do not give the same bytes")
	}
	return b.String(), all
}

// TestHTML_RunsNothingOfAnybody: whatever was typed is text. There is one script and one style, which
// the policy names by their hashes, no attribute that would run anything, and no address outside of
// texts.
func TestHTML_RunsNothingOfAnybody(t *testing.T) {
	page, _ := playedPage(t, toldBook(t))
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`).FindStringSubmatch(page)
	if policy == nil {
		t.Fatal("there is no policy")
	}
	if !strings.HasPrefix(policy[1], "default-src 'none'; script-src 'sha256-") || strings.Contains(policy[1], "unsafe") || strings.Contains(policy[1], "http") {
		t.Errorf("the policy is %s", policy[1])
	}
	scripts, styles, figures, said := 0, 0, 0, ""
	d := xml.NewDecoder(strings.NewReader(asXML(page)))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	within := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch within = x.Name.Local; within {
			case "script":
				scripts++
			case "style":
				styles++
			case "figure":
				figures++
			case "a", "iframe", "object", "embed", "link", "base", "form", "img", "foreignObject", "animate", "set":
				t.Errorf("there is an element %s", within)
			}
			for _, a := range x.Attr {
				name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
				switch {
				case strings.HasPrefix(name, "on") || name == "style" || name == "src" || name == "srcdoc":
					t.Errorf("%s has an attribute %s", within, name)
				case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
					t.Errorf("%s refers to %s", within, value)
				case strings.Contains(value, "http") && name != "aria-label" && name != "content":
					t.Errorf("%s has %s=%q", within, name, value)
				}
			}
		case xml.CharData:
			text := string(x)
			switch within {
			case "script":
				if text != playerScript {
					t.Error("the script is another one")
				}
				if !strings.Contains(policy[1], allowed(text)) {
					t.Error("the policy does not allow the script")
				}
			case "style":
				if !strings.Contains(policy[1], allowed(text)) {
					t.Error("the policy does not allow the style")
				}
				if strings.Contains(text, "http") || strings.Contains(text, "@import") {
					t.Error("the style reaches for the network")
				}
			default:
				said += text
			}
		case xml.EndElement:
			within = ""
		}
	}
	if scripts != 1 || styles != 1 || figures == 0 {
		t.Errorf("there are %d scripts, %d styles, %d pictures", scripts, styles, figures)
	}
	for _, s := range hostile[:6] {
		if !strings.Contains(said, s) {
			t.Errorf("%q is not there as text", s)
		}
	}
}

// asXML returns a page of ours as XML. What a browser does not read as markup in its script and its
// style becomes CDATA.
func asXML(page string) string {
	page = strings.Replace(page, "<!DOCTYPE html>\n", "", 1)
	for _, tag := range []string{"script", "style"} {
		page = strings.Replace(page, "<"+tag+">", "<"+tag+"><![CDATA[", 1)
		page = strings.Replace(page, "</"+tag+">", "]]></"+tag+">", 1)
	}
	return page
}

// TestHTML_TellsEveryStep: every picture of the story is in the page with its words, what appears later
// is in a group with its step, and all ids are one of a kind.
func TestHTML_TellsEveryStep(t *testing.T) {
	page, all := playedPage(t, toldBook(t))
	frames := 0
	for _, made := range all {
		for _, s := range made.Stories {
			for _, f := range s.Frames {
				frames++
				if want := fmt.Sprintf(`<li data-step="%d">%s</li>`, f.Step, escaped(f.Words)); !strings.Contains(page, want) {
					t.Errorf("there is no %s", want)
				}
				if f.Step > 0 && !strings.Contains(page, fmt.Sprintf(`<g class="step" data-step="%d">`, f.Step)) {
					t.Errorf("nothing appears with step %d", f.Step)
				}
			}
		}
	}
	if got := strings.Count(page, "<li "); got != frames || frames < 20 {
		t.Errorf("there are %d pictures in the page, and %d in the stories", got, frames)
	}
	var ids []string
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if slices.Contains(ids, m[1]) {
			t.Errorf("the id %s is there twice", m[1])
		}
		ids = append(ids, m[1])
	}
	for _, m := range regexp.MustCompile(`(?:url\(|href=")#([^")]*)`).FindAllStringSubmatch(page, -1) {
		if !slices.Contains(ids, m[1]) {
			t.Errorf("nothing has the id %s", m[1])
		}
	}
}
