package command

import (
	"flag"
	"time"

	"clustercanvas/canvas/layout"
	"clustercanvas/export"
)

// look is what sheets look like that are exported or printed: the options are the same for both.
type look struct {
	theme    *choice
	language *choice
	without  *several
	public   bool
}

func newLook(f *flag.FlagSet) *look {
	l := &look{without: newSeveral(f, "without", "notes", "amounts", "prompts"), language: languageOption(f)}
	var themes []string
	for _, t := range export.Themes {
		themes = append(themes, t.String())
	}
	l.theme = newChoice(f, "theme", themes...)
	f.BoolVar(&l.public, "public", false, "")
	return l
}

// colors returns the theme that was chosen.
func (l *look) colors() export.Theme {
	t, _ := export.ThemeByName(l.theme.value)
	return t
}

// options returns what a sheet looks like.
func (l *look) options(now time.Time) layout.Options {
	return layout.Options{
		Language: l.language.value, Date: now, Prompts: !l.without.has("prompts"),
		Without: layout.Without{Notes: l.without.has("notes"), Amounts: l.without.has("amounts")},
	}
}
