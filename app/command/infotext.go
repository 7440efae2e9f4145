package command

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// print writes what is in a file as tables for people.
func (i infoFile) print(to io.Writer) {
	name := i.Profile.Cluster
	if name == "" {
		name = say("info-no-name")
	}
	fmt.Fprintln(to, name)
	fmt.Fprintln(to, strings.Join(append(i.Profile.facts(), say("info-count", i.Records, i.Changes)), ", "))
	if i.Profile.About != "" {
		fmt.Fprintln(to, i.Profile.About)
	}
	for _, s := range i.Scenarios {
		i.printScenario(to, s)
	}
	i.printTexts(to, "", say("info-texts"))
	i.printMetrics(to)
	i.printReferences(to)
	i.printSheets(to)
	i.printViews(to)
	i.printMeetings(to)
	if len(i.Checks) > 0 {
		fmt.Fprintln(to, "\n"+say("info-checks"))
	}
	for _, c := range i.Checks {
		fmt.Fprintln(to, "  "+c.Text)
	}
}

// facts returns what is known of the cluster, a few words each.
func (p infoProfile) facts() []string {
	var out []string
	add := func(known bool, s string) {
		if known {
			out = append(out, s)
		}
	}
	add(p.Country != "", p.Country)
	add(p.Type != "", p.Type)
	add(p.Category != "", p.Category)
	add(p.Helix != "", p.Helix)
	add(p.Founded > 0, say("info-founded", p.Founded))
	add(p.Members > 0, say("info-members", p.Members))
	add(p.Staff > 0, say("info-staff", p.Staff))
	add(p.Currency != "", p.Currency)
	add(p.Language != "", say("info-language", p.Language))
	return out
}

func (i infoFile) printScenario(to io.Writer, s infoScenario) {
	title := say("info-scenario", s.Title)
	if s.BasedOn != "" {
		for _, other := range i.Scenarios {
			if other.ID == s.BasedOn {
				title += " (" + say("info-based-on", other.Title) + ")"
			}
		}
	}
	fmt.Fprintln(to, "\n"+title)
	for _, sh := range i.Shares {
		if sh.Scenario == s.ID {
			i.printPeriod(to, sh)
			i.printCosts(to, sh.Period)
			i.printTexts(to, sh.Period, "")
		}
	}
}

func (i infoFile) printPeriod(to io.Writer, s infoShares) {
	fmt.Fprintf(to, "\n  %s\n", say("info-period", s.Label))
	if sums := i.sums(s); len(sums) > 0 {
		fmt.Fprintln(to, "  "+strings.Join(sums, "; "))
	}
	if len(s.Parts) == 0 {
		fmt.Fprintln(to, "  "+say("info-no-sources"))
		return
	}
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  "+say("info-head"))
	sources := map[string]infoSource{}
	for _, x := range i.Sources {
		sources[x.ID] = x
	}
	for _, f := range i.Fundings {
		if f.Period != s.Period {
			continue
		}
		x := sources[f.Source]
		status := words.Text("en", f.Status)
		if x.Use == string(canvas.UseInKind) {
			status += ", " + words.Text("en", x.Use)
		}
		basis := f.Basis
		if f.Kind == nothing {
			basis = ""
		}
		share := f.ShownShare
		if share == nil {
			share = f.Share
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\t%s\t%s\n", oneLine(f.Title), x.Side, x.Group,
			percent(share), i.money(f.ShownAmount), status, basis)
	}
	for _, r := range s.Rests {
		fmt.Fprintf(t, "  %s\t\t\t%s\n", restLabel(r.Of), percent(r.Share))
	}
	t.Flush()
}

// restLabel returns what sheets call a part of the income that no source has.
func restLabel(of string) string {
	if canvas.TotalOf(of).OnlyAmount() {
		return words.Text("en", "not-allotted-label")
	}
	return words.Text("en", "not-allotted-"+of)
}

// sums returns what the sources of a period come to, a few words each.
func (i infoFile) sums(s infoShares) []string {
	var out []string
	if s.Income != nil {
		out = append(out, say("info-income", i.money(s.Income)))
	}
	for _, x := range []struct {
		name string
		sum  infoSum
	}{{say("public"), s.Sides.Public}, {say("private"), s.Sides.Private}, {say("projects"), s.Groups.Project}} {
		switch {
		case x.sum.Share == nil:
		case *x.sum.Share == *x.sum.Today:
			out = append(out, say("info-sum-same", x.name, percent(x.sum.Share)))
		default:
			out = append(out, say("info-sum", x.name, percent(x.sum.Share), percent(x.sum.Today)))
		}
	}
	if *s.InKind != "0" {
		out = append(out, say("info-in-kind", i.money(s.InKind)))
	}
	if s.Unknown > 0 {
		out = append(out, say("info-unknown", s.Unknown))
	}
	return out
}

func (i infoFile) printSheets(to io.Writer) {
	if len(i.Sheets) == 0 {
		return
	}
	fmt.Fprintln(to, "\n"+say("info-sheets"))
	notes, placed, hidden := map[int]int{}, map[int]int{}, map[int]int{}
	for _, n := range i.Notes {
		notes[n.N]++
	}
	for _, p := range i.Placements {
		if p.Hidden {
			hidden[p.N]++
		} else {
			placed[p.N]++
		}
	}
	scenarios, periods := map[string]string{}, map[string]string{"": say("all-periods")}
	for _, s := range i.Scenarios {
		scenarios[s.ID] = s.Title
	}
	for _, p := range i.Periods {
		periods[p.ID] = p.Label
	}
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  "+say("info-sheet-head"))
	for _, s := range i.Sheets {
		period := oneLine(periods[s.Period])
		if s.Against != "" {
			period = i.against(period, s)
		}
		if s.Scenario == "" {
			period = ""
		}
		fmt.Fprintf(t, "  %d\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\n", s.N, oneLine(s.Title), s.Tool,
			oneLine(scenarios[s.Scenario]), period, notes[s.N], placed[s.N], hidden[s.N], s.Pages)
	}
	t.Flush()
}

func (i infoFile) printViews(to io.Writer) {
	if len(i.Views) == 0 {
		return
	}
	fmt.Fprintln(to, "\n"+say("info-views"))
	titles := map[string]string{}
	for _, s := range i.Sheets {
		titles[s.ID] = s.Title
	}
	for _, v := range i.Views {
		line := oneLine(titles[v.Sheet])
		if v.Title != "" {
			line = say("diff-at", oneLine(v.Title), line)
		}
		fmt.Fprintf(to, "  %d  %s\n", v.N, line)
	}
}

// against returns what a sheet compares. Where the other period is gone it is left out.
func (i infoFile) against(period string, s infoSheet) string {
	for _, p := range i.Periods {
		if p.ID != s.Against {
			continue
		}
		other := p.Label
		for _, scenario := range i.Scenarios {
			if scenario.ID == p.Scenario && p.Scenario != s.Scenario {
				other = say("diff-of", scenario.Title, other)
			}
		}
		return say("info-against", period, oneLine(other))
	}
	return period
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func percent(n *json.Number) string {
	if n == nil {
		return "–"
	}
	return n.String() + " %"
}

// money returns an amount with its thousands apart.
func (i infoFile) money(n *json.Number) string {
	if n == nil {
		return "–"
	}
	whole, fraction, _ := strings.Cut(n.String(), ".")
	minor, err := strconv.ParseInt(whole+(fraction + "00")[:moneyPlaces], 10, 64)
	if err != nil {
		return n.String()
	}
	return words.Money("en", minor, i.Profile.Currency)
}
