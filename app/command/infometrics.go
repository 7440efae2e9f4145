package command

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

type infoField struct {
	ID     string `json:"id"`
	Period string `json:"period"` // empty: of the cluster
	Key    string `json:"key"`
	Text   string `json:"text"`
}

type infoHorizon struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Year  int    `json:"year"`
	Rank  string `json:"rank"`
}

type infoMetric struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Unit       string `json:"unit"`
	Measures   string `json:"measures"`
	Scale      string `json:"scale"`
	Origin     string `json:"origin"`
	Owner      string `json:"owner"`
	ShareOf    string `json:"shareOf"`
	Parked     bool   `json:"parked"`
	Available  string `json:"available"`
	Understood string `json:"understood"`
	Trackable  string `json:"trackable"`
	Outcome    string `json:"outcome"`
	Rank       string `json:"rank"`
}

type infoTarget struct {
	ID      string       `json:"id"`
	Metric  string       `json:"metric"`
	Title   string       `json:"title"` // of the metric
	Horizon string       `json:"horizon"`
	Value   *json.Number `json:"value"`
	Basis   string       `json:"basis"`
	Origin  string       `json:"origin"`
}

type infoReading struct {
	ID     string       `json:"id"`
	Metric string       `json:"metric"`
	Title  string       `json:"title"` // of the metric
	Day    string       `json:"day"`   // as much of it as is known
	Value  *json.Number `json:"value"`
	Origin string       `json:"origin"`
	By     string       `json:"by"`
}

type infoReference struct {
	ID      string       `json:"id"`
	Cluster string       `json:"cluster"`
	Measure string       `json:"measure"`
	Unit    string       `json:"unit"`
	Value   *json.Number `json:"value"`
	Year    int          `json:"year"`
	Origin  string       `json:"origin"`
	Metric  string       `json:"metric"`
	Rank    string       `json:"rank"`
}

// texts lists those of a period, or of the cluster, by their keys.
func (b *infoBuilder) texts(of canvas.RecordID) {
	var own []infoField
	for _, f := range canvas.All[canvas.Field](b.w) {
		if f.Of == of {
			own = append(own, infoField{string(f.ID), string(f.Of), f.Key, f.Text})
		}
	}
	slices.SortFunc(own, func(x, y infoField) int { return cmp.Compare(x.Key, y.Key) })
	b.Texts = append(b.Texts, own...)
}

// metrics lists what shows the value of the cluster, and figures of other clusters.
func (b *infoBuilder) metrics() {
	for _, h := range b.w.Horizons() {
		b.Horizons = append(b.Horizons, infoHorizon{string(h.ID), h.Label, h.Year, string(h.Rank)})
	}
	for _, m := range append(b.w.Metrics(false), b.w.Metrics(true)...) {
		b.metric(m)
	}
	for _, r := range b.w.References() {
		b.References = append(b.References, infoReference{
			ID: string(r.ID), Cluster: r.Cluster, Measure: r.Measure, Unit: r.Unit, Value: quantityOf(r.Value),
			Year: r.Year, Origin: r.Origin, Metric: string(r.Metric), Rank: string(r.Rank),
		})
	}
}

func (b *infoBuilder) metric(m canvas.Metric) {
	b.Metrics = append(b.Metrics, infoMetric{
		ID: string(m.ID), Title: m.Title, Unit: m.Unit, Measures: string(m.Measures), Scale: string(m.Scale),
		Origin: m.Origin, Owner: m.Owner, ShareOf: string(m.ShareOf), Parked: m.Parked, Available: string(m.Available),
		Understood: string(m.Understood), Trackable: string(m.Trackable), Outcome: string(m.Outcome), Rank: string(m.Rank),
	})
	for _, h := range b.w.Horizons() {
		if t, ok := canvas.Get[canvas.Target](b.w, canvas.TargetID(m.ID, h.ID)); ok {
			b.Targets = append(b.Targets, infoTarget{
				ID: string(t.ID), Metric: string(m.ID), Title: m.Title, Horizon: string(h.ID), Value: quantityOf(t.Value),
				Basis: string(t.Basis), Origin: t.Origin,
			})
		}
	}
	for _, r := range b.w.Readings(m.ID) {
		b.Readings = append(b.Readings, infoReading{
			ID: string(r.ID), Metric: string(m.ID), Title: m.Title, Day: r.Day.String(), Value: quantityOf(r.Value),
			Origin: r.Origin, By: r.By,
		})
	}
}

func quantityOf(q canvas.Quantity) *json.Number { return decimal(int64(q), quantityPlaces) }

// printTexts writes the texts of a period or of the cluster, each in a line.
func (i infoFile) printTexts(to io.Writer, period, title string) {
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, f := range i.Texts {
		if f.Period != period {
			continue
		}
		if title != "" {
			fmt.Fprintln(t, "\n"+title)
			title = ""
		}
		fmt.Fprintf(t, "  %s\t%s\n", oneLine(f.Key), shortText(oneLine(f.Text)))
	}
	t.Flush()
}

// printMetrics writes metrics with their targets, by horizon, and what was read last.
func (i infoFile) printMetrics(to io.Writer) {
	if len(i.Metrics) == 0 {
		return
	}
	fmt.Fprintln(to, "\n"+say("info-metrics"))
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	head := []string{say("info-metric"), say("info-unit")}
	for _, h := range i.Horizons {
		head = append(head, h.called())
	}
	fmt.Fprintln(t, "  "+strings.Join(append(head, say("info-read")), "\t"))
	for _, m := range i.Metrics {
		cells := []string{oneLine(m.Title), oneLine(m.Unit)}
		if m.Parked {
			cells[0] = say("info-parked", cells[0])
		}
		for _, h := range i.Horizons {
			cell := "–"
			for _, x := range i.Targets {
				if x.Metric == m.ID && x.Horizon == h.ID {
					cell = quantity(x.Value)
				}
			}
			cells = append(cells, cell)
		}
		read := "–"
		for _, x := range i.Readings { // by day
			if x.Metric == m.ID {
				read = say("info-read-on", quantity(x.Value), x.Day)
			}
		}
		fmt.Fprintln(t, "  "+strings.Join(append(cells, read), "\t"))
	}
	t.Flush()
}

// called returns the label of a horizon and its year, unless it says that already.
func (h infoHorizon) called() string {
	label, year := oneLine(h.Label), strconv.Itoa(h.Year)
	switch {
	case h.Year == 0 || strings.Contains(label, year):
		return label
	case label == "":
		return year
	}
	return label + " (" + year + ")"
}

// printReferences writes the figures of other clusters.
func (i infoFile) printReferences(to io.Writer) {
	if len(i.References) == 0 {
		return
	}
	fmt.Fprintln(to, "\n"+say("info-references"))
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  "+say("info-reference-head"))
	for _, r := range i.References {
		year := ""
		if r.Year != 0 {
			year = strconv.Itoa(r.Year)
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\n", oneLine(r.Cluster), oneLine(r.Measure), quantity(r.Value), oneLine(r.Unit), year)
	}
	t.Flush()
}

// quantity returns a figure with its thousands apart.
func quantity(n *json.Number) string {
	whole, fraction, _ := strings.Cut(n.String(), ".")
	micro, err := strconv.ParseInt(whole+(fraction + "000000")[:quantityPlaces], 10, 64)
	if err != nil {
		return n.String()
	}
	return words.Quantity("en", micro)
}
