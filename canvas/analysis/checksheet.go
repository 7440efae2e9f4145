package analysis

import (
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// sheets checks the sheets of the period.
func (c *checker) sheets() {
	for _, sheet := range c.w.Sheets() {
		t := c.w.Template(sheet)
		if sheet.Period != c.period.ID || t == nil || t.Of != canvas.OfPeriod {
			continue
		}
		c.sections(sheet, t)
		c.newMembers(sheet, t)
		c.parts(sheet, t)
	}
}

// longTexts finds texts of the cluster that have more lines than their section wants.
func (c *checker) longTexts() {
	seen := map[string]bool{}
	for _, sheet := range c.w.Sheets() {
		t := c.w.Template(sheet)
		if t == nil {
			continue
		}
		for _, x := range t.Sections {
			if x.Most == 0 || x.Own || seen[x.Field] {
				continue
			}
			seen[x.Field] = true
			n := 0
			for _, line := range strings.Split(c.w.Text("", x.Field), "\n") {
				if strings.TrimSpace(line) != "" {
					n++
				}
			}
			if n > x.Most {
				c.add(Finding{
					Key: "check-too-many", Args: []string{plainTitle(x, c.language()), strconv.Itoa(n), strconv.Itoa(x.Most)},
					Sheet: sheet.ID, Section: x.ID,
				})
			}
		}
	}
}

// sections finds what is still empty on a sheet that is begun and that a person fills: one without
// a section that nothing can be put into.
func (c *checker) sections(sheet canvas.Sheet, t *canvas.Template) {
	if len(t.Sections) == 0 || slices.ContainsFunc(t.Sections, func(x canvas.Section) bool { return len(x.Accepts) == 0 }) {
		return
	}
	var titles []string
	var first canvas.SectionID
	begun := false
	for _, x := range t.Sections {
		if !c.empty(sheet, x) {
			begun = true
			continue
		}
		if x.Prompt.In(c.language()) == "" {
			continue
		}
		if first == "" {
			first = x.ID
		}
		titles = append(titles, plainTitle(x, c.language()))
	}
	if !begun || len(titles) == 0 {
		return
	}
	c.add(Finding{
		Key: "check-empty", Args: []string{c.sheetName(sheet, t), strings.Join(titles, ", ")},
		Sheet: sheet.ID, Section: first,
	})
}

func plainTitle(x canvas.Section, language string) string {
	return strings.Join(strings.Fields(x.Title.In(language)), " ")
}

func (c *checker) sheetName(sheet canvas.Sheet, t *canvas.Template) string {
	if sheet.Title != "" {
		return sheet.Title
	}
	return t.Short.In(c.language())
}

// newMembers finds new members that are wanted while nothing is planned that would reach them.
func (c *checker) newMembers(sheet canvas.Sheet, t *canvas.Template) {
	wanted, channels := withRole(t, canvas.RoleMembersNew), withRole(t, canvas.RoleChannels)
	if len(wanted) == 0 || len(channels) == 0 {
		return
	}
	inAction := func(of []canvas.Section) (canvas.Note, bool) {
		for _, n := range c.notesIn(sheet, of) {
			if n.Tint == canvas.TintInAction {
				return n, true
			}
		}
		return canvas.Note{}, false
	}
	note, planned := inAction(wanted)
	if _, reached := inAction(channels); !planned || reached {
		return
	}
	c.add(Finding{
		Key: "check-no-channel", Args: []string{plainTitle(channels[0], c.language())},
		Item: canvas.Item{ID: note.ID}, Sheet: sheet.ID, Section: channels[0].ID,
	})
}

// noPart are the keys of what is missing among the members.
var noPart = map[canvas.Part]string{
	canvas.PartStartUps:   "check-no-start-ups",
	canvas.PartCompanies:  "check-no-companies",
	canvas.PartAcademia:   "check-no-academia",
	canvas.PartGovernment: "check-no-government",
	canvas.PartCapital:    "check-no-capital",
}

// parts finds the parts of the cluster's helix that no member is of. It wants a helix that is
// known, and members that are sorted by parts.
func (c *checker) parts(sheet canvas.Sheet, t *canvas.Template) {
	helix := c.w.Info().Helix
	members := withRole(t, canvas.RoleMembers)
	if helix == "" || len(members) == 0 {
		return
	}
	has := map[canvas.Part]bool{}
	for _, n := range c.notesIn(sheet, members) {
		has[n.Part] = true
	}
	delete(has, canvas.NoPart)
	if len(has) == 0 {
		return
	}
	for _, p := range canvas.PartsOf(helix) {
		if !has[p] {
			c.add(Finding{Key: noPart[p], Sheet: sheet.ID, Section: members[0].ID})
		}
	}
}

func withRole(t *canvas.Template, role canvas.Role) []canvas.Section {
	var out []canvas.Section
	for _, x := range t.Sections {
		if x.Role == role {
			out = append(out, x)
		}
	}
	return out
}

// notesIn returns the notes of a sheet that lie in one of some sections, in order.
func (c *checker) notesIn(sheet canvas.Sheet, of []canvas.Section) []canvas.Note {
	return slices.DeleteFunc(c.w.Notes(sheet.ID), func(n canvas.Note) bool {
		return !slices.ContainsFunc(of, func(x canvas.Section) bool { return x.ID == n.Section })
	})
}
