package command

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

type infoCostLine struct {
	ID           string `json:"id"`
	Scenario     string `json:"scenario"`
	Line         string `json:"line"`  // among the usual lines
	Title        string `json:"title"` // as sheets show it
	OwnTitle     string `json:"ownTitle"`
	Group        string `json:"group"`
	Confidential bool   `json:"confidential"`
	SameAs       string `json:"sameAs"`
	Rank         string `json:"rank"`
}

type infoCost struct {
	ID     string       `json:"id"`
	Line   string       `json:"line"`
	Title  string       `json:"title"` // of the line
	Period string       `json:"period"`
	Amount *json.Number `json:"amount"`
	Counts bool         `json:"counts"`
	Status string       `json:"status"`
	Basis  string       `json:"basis"`
	Origin string       `json:"origin"`

	Confidential bool `json:"confidential"`
}

// infoCoverage is the money of a period against its costs. What is computed from income and cost
// is null unless both are known.
type infoCoverage struct {
	Scenario        string       `json:"scenario"`
	Period          string       `json:"period"`
	Label           string       `json:"label"`
	IncomeKnown     bool         `json:"incomeKnown"`
	CostKnown       bool         `json:"costKnown"`
	Income          infoAmounts  `json:"income"`
	Free            infoAmounts  `json:"free"`       // may pay for anything
	Restricted      infoAmounts  `json:"restricted"` // for projects only
	Unsplit         infoAmounts  `json:"unsplit"`    // of no source
	InKind          infoAmounts  `json:"inKind"`
	Cost            infoAmounts  `json:"cost"`
	Core            infoAmounts  `json:"core"` // starting up, team and operations
	Costs           infoCostSums `json:"costs"`
	Result          infoAmounts  `json:"result"`
	FreeMissing     *json.Number `json:"freeMissing"`
	FreeLeft        *json.Number `json:"freeLeft"`
	ProjectsMissing *json.Number `json:"projectsMissing"`
	RestrictedLeft  *json.Number `json:"restrictedLeft"`
	Uncovered       *json.Number `json:"uncovered"`
	Reserve         *json.Number `json:"reserve"`
	NoAmount        int          `json:"noAmount"` // sources that count and have no amount
}

type infoCostSums struct {
	StartUp    infoAmounts `json:"start-up"`
	Team       infoAmounts `json:"team"`
	Operations infoAmounts `json:"operations"`
	Projects   infoAmounts `json:"projects"`
}

type infoAmounts struct {
	Amount *json.Number `json:"amount"` // with what is in action
	Today  *json.Number `json:"today"`  // without
}

func (b *infoBuilder) costLine(l canvas.CostLine) {
	b.CostLines = append(b.CostLines, infoCostLine{
		ID: string(l.ID), Scenario: string(l.Scenario), Line: l.Deck, Title: costTitle(b.w, l), OwnTitle: l.Title,
		Group: string(l.Group), Confidential: l.Confidential, SameAs: string(l.SameAs), Rank: string(l.Rank),
	})
}

// costTitle returns what a cost line is called.
func costTitle(w canvas.Workbook, l canvas.CostLine) string {
	return deck.Plain(deck.CostTitle(l, w.Info().Language))
}

// costs tells what a period costs, and whether its money covers that.
func (b *infoBuilder) costs(p canvas.Period) {
	for _, l := range b.w.CostLines(p.Scenario) {
		c, ok := canvas.Get[canvas.Cost](b.w, canvas.CostID(l.ID, p.ID))
		if !ok {
			continue
		}
		b.Costs = append(b.Costs, infoCost{
			ID: string(c.ID), Line: string(l.ID), Title: costTitle(b.w, l), Period: string(p.ID),
			Amount: moneyOf(c.Amount, true), Counts: c.Status != canvas.Idea,
			Status: string(c.Status), Basis: string(c.Basis), Origin: c.Origin, Confidential: c.Confidential,
		})
	}
	b.Coverage = append(b.Coverage, coverageOf(p, analysis.Cover(b.w, p.ID)))
}

func coverageOf(p canvas.Period, c analysis.Coverage) infoCoverage {
	both := c.Known && c.CostKnown
	cost := func(g canvas.CostGroup) infoAmounts { return amountsOf(c.Costs[g], c.CostKnown) }
	return infoCoverage{
		Scenario: string(p.Scenario), Period: string(p.ID), Label: p.Label, IncomeKnown: c.Known, CostKnown: c.CostKnown,
		Income: amountsOf(c.Income, c.Known), Free: amountsOf(c.Free, c.Known),
		Restricted: amountsOf(c.Restricted, c.Known), Unsplit: amountsOf(c.Unsplit, c.Known), InKind: amountsOf(c.InKind, true),
		Cost: amountsOf(c.Cost, c.CostKnown), Core: amountsOf(c.Core, c.CostKnown),
		Costs: infoCostSums{
			cost(canvas.CostStartUp), cost(canvas.CostTeam), cost(canvas.CostOperations), cost(canvas.CostProjects),
		},
		Result:      amountsOf(c.Result, both),
		FreeMissing: moneyOf(c.FreeMissing, both), FreeLeft: moneyOf(c.FreeLeft, both),
		ProjectsMissing: moneyOf(c.ProjectsMissing, both), RestrictedLeft: moneyOf(c.RestrictedLeft, both),
		Uncovered: moneyOf(c.Uncovered, both), Reserve: moneyOf(c.Reserve, c.ReserveKnown), NoAmount: c.NoAmount,
	}
}

func amountsOf(a analysis.Amounts, known bool) infoAmounts {
	return infoAmounts{moneyOf(a.All, known), moneyOf(a.Today, known)}
}

func moneyOf(m canvas.Money, known bool) *json.Number {
	if !known {
		return nil
	}
	return decimal(int64(m), moneyPlaces)
}

// printCosts writes what a period costs, if anything is known of it.
func (i infoFile) printCosts(to io.Writer, period string) {
	groups := map[string]string{}
	for _, l := range i.CostLines {
		groups[l.ID] = l.Group
	}
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	first := true
	for _, c := range i.Costs {
		if c.Period != period {
			continue
		}
		if first {
			fmt.Fprintln(t, "  "+say("info-cost-head"))
			first = false
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\n", oneLine(c.Title), groups[c.Line], i.money(c.Amount),
			words.Text("en", c.Status), c.Basis)
	}
	t.Flush()
	for _, c := range i.Coverage {
		if facts := i.covered(c); c.Period == period && len(facts) > 0 {
			fmt.Fprintln(to, "  "+strings.Join(facts, "; "))
		}
	}
}

// covered returns what money and cost come to, a few words each.
func (i infoFile) covered(c infoCoverage) []string {
	var out []string
	switch {
	case c.Cost.Amount == nil:
	case *c.Cost.Amount == *c.Cost.Today:
		out = append(out, say("info-cost", i.money(c.Cost.Amount)))
	default:
		out = append(out, say("info-cost-today", i.money(c.Cost.Amount), i.money(c.Cost.Today)))
	}
	if c.Result.Amount != nil {
		out = append(out, say("info-result", i.money(c.Result.Amount)))
	}
	switch {
	case c.Uncovered == nil:
	case *c.Uncovered == "0":
		out = append(out, say("info-covered"))
	default:
		out = append(out, say("info-uncovered", i.money(c.Uncovered)))
		if *c.Unsplit.Amount != "0" {
			out = append(out, say("info-unsplit", i.money(c.Unsplit.Amount)))
		}
	}
	if c.Cost.Amount != nil && c.NoAmount > 0 {
		out = append(out, say("info-no-amount", c.NoAmount))
	}
	if c.Reserve != nil {
		out = append(out, say("info-reserve", i.money(c.Reserve)))
	}
	return out
}
