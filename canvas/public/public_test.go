package public

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

func check(t *testing.T, ok bool, format string, args ...any) {
	t.Helper()
	if !ok {
		t.Errorf(format, args...)
	}
}

// book is records under construction.
type book struct {
	t       *testing.T
	records []canvas.Record
}

func newBook(t *testing.T) *book {
	return &book{t: t, records: []canvas.Record{
		canvas.Info{ID: canvas.InfoID, Currency: "EUR", Language: "en"}, canvas.Scenario{ID: "s", Rank: "i"},
	}}
}

func (b *book) add(of ...canvas.Record) { b.records = append(b.records, of...) }

func (b *book) period(id canvas.RecordID) {
	b.add(canvas.Period{ID: id, Scenario: "s", Rank: canvas.Rank("i" + id)})
}

// source adds a source with a card of its own. It begins with the letter of its group.
func (b *book) source(id canvas.RecordID, g canvas.Group, side canvas.Side, secret bool) {
	b.add(canvas.Card{ID: "card-" + id, Title: "Card " + string(id), Group: g, Side: side, Use: canvas.UseAnything},
		canvas.Source{ID: id, Scenario: "s", Card: "card-" + id, Rank: canvas.Rank("i" + id), Title: string(id), Group: g, Side: side, Use: canvas.UseAnything, Confidential: secret})
}

func (b *book) brings(id, period canvas.RecordID, v canvas.Value, secret bool) {
	b.add(canvas.Funding{ID: canvas.FundingID(id, period), Source: id, Period: period, Value: v, Status: canvas.AsIs, Basis: canvas.Stated, Origin: "told by " + string(id), Confidential: secret})
}

func (b *book) total(period canvas.RecordID, of canvas.TotalOf, v canvas.Value, secret bool) {
	b.add(canvas.Total{ID: canvas.TotalID(period, of), Period: period, Of: of, Value: v, Basis: canvas.Stated, Confidential: secret})
}

func (b *book) cost(id canvas.RecordID, g canvas.CostGroup, period canvas.RecordID, m canvas.Money, line, figure bool) {
	b.add(canvas.CostLine{ID: id, Scenario: "s", Rank: canvas.Rank("i" + id), Group: g, Title: string(id), Confidential: line},
		canvas.Cost{ID: canvas.CostID(id, period), Line: id, Period: period, Amount: m, Status: canvas.AsIs, Basis: canvas.Stated, Confidential: figure})
}

func (b *book) workbook() canvas.Workbook {
	b.t.Helper()
	w, problems := canvas.NewWorkbook(b.records)
	if len(problems) > 0 {
		b.t.Fatal(problems)
	}
	return w
}

func eur(n int) canvas.Value { return canvas.AmountOf(canvas.Money(n) * 100) }

func pct(n int) canvas.Value { return canvas.ShareOf(canvas.Percent(n)) }

// told returns what a period says, in one line: sources, what is not split, the sums.
func told(w canvas.Workbook, period canvas.RecordID) string {
	s := analysis.Of(w, period)
	out := ""
	for _, p := range s.Parts {
		out += fmt.Sprintf("%s %d; ", p.Source.ID, p.Shown)
	}
	for _, r := range s.Rests {
		out += fmt.Sprintf("%s/%s %d; ", r.Of, r.Side, r.Shown)
	}
	return out + fmt.Sprintf("= %d, income %d", s.Total.Shown, s.Income/100)
}

func TestOf_FoldsWhatIsHeldBackIntoTheSums(t *testing.T) {
	public, private, project := canvas.GroupPublic, canvas.GroupPrivate, canvas.GroupProject
	left, right := canvas.SidePublic, canvas.SidePrivate
	for _, c := range []struct {
		name string
		make func(*book)
		want string
	}{
		{"nothing is secret", func(b *book) {
			b.source("a", public, left, false)
			b.brings("a", "p", pct(60), false)
		}, "a 60; income/ 40; = 60, income 0"},
		{"two stand together", func(b *book) {
			for _, id := range []canvas.RecordID{"a", "b", "c"} {
				b.source(id, private, right, id != "c")
			}
			b.brings("a", "p", pct(20), false)
			b.brings("b", "p", pct(30), false)
			b.brings("c", "p", pct(50), false)
		}, "c 50; private-group/private 50; = 100, income 0"},
		{"one alone takes the least that is enough", func(b *book) {
			for _, id := range []canvas.RecordID{"a", "b", "c", "d"} {
				b.source(id, private, right, id == "a")
			}
			b.brings("a", "p", eur(30), false)
			b.brings("b", "p", eur(2), false)
			b.brings("c", "p", eur(20), false)
			b.brings("d", "p", eur(48), false)
		}, "b 2; c 0; d 48; private-group/private 50; = 100, income 100"},
		{"one alone in its place stands in the whole alone", func(b *book) {
			b.source("a", private, right, true)
			b.source("b", public, left, false)
			b.source("c", public, left, false)
			b.brings("a", "p", pct(40), false)
			b.brings("b", "p", pct(10), false)
			b.brings("c", "p", pct(50), false)
		}, "b 0; c 50; income/ 50; = 50, income 0"},
		{"one alone everywhere is not told at all", func(b *book) {
			b.source("a", private, right, true)
			b.brings("a", "p", eur(40), false)
		}, "= 0, income 0"},
		{"projects keep their side", func(b *book) {
			b.source("a", project, right, true)
			b.source("b", project, right, true)
			b.source("c", public, left, false)
			b.source("d", project, left, false)
			b.brings("a", "p", pct(10), false)
			b.brings("b", "p", pct(10), false)
			b.brings("c", "p", pct(50), false)
			b.brings("d", "p", pct(30), false)
		}, "c 50; d 30; project-group/private 20; = 100, income 0"},
		{"a figure alone is hidden, its source stays", func(b *book) {
			b.source("a", private, right, false)
			b.source("b", private, right, false)
			b.source("c", public, left, false)
			b.brings("a", "p", pct(10), true)
			b.brings("b", "p", pct(30), false)
			b.brings("c", "p", pct(60), false)
		}, "a 0; b 0; c 60; private-group/private 40; = 100, income 0"},
		{"a total that is secret hides what it has beside its sources", func(b *book) {
			b.source("a", private, right, false)
			b.source("c", public, left, false)
			b.brings("a", "p", pct(20), false)
			b.brings("c", "p", pct(50), false)
			b.total("p", canvas.TotalPrivateSide, pct(40), true)
		}, "a 20; c 50; income/ 30; = 70, income 0"},
		{"a secret income leaves the amounts", func(b *book) {
			b.source("a", private, right, false)
			b.brings("a", "p", eur(20), false)
			b.total("p", canvas.TotalIncome, eur(50), true)
		}, "a 100; = 100, income 20"},
		{"rounded, all shares are whole steps", func(b *book) {
			b.add()
			b.records[0] = canvas.Info{ID: canvas.InfoID, Currency: "EUR", Language: "en", Discretion: canvas.RoundFigures}
			for _, id := range []canvas.RecordID{"a", "b", "c", "d"} {
				b.source(id, private, right, id == "d")
			}
			b.brings("a", "p", pct(13), true)
			b.brings("b", "p", pct(2), false)
			b.brings("c", "p", pct(52), false)
			b.brings("d", "p", pct(33), false)
		}, "a 15; b 0; c 50; private-group/private 35; = 100, income 0"},
		{"rounded, all amounts are whole steps", func(b *book) {
			b.records[0] = canvas.Info{ID: canvas.InfoID, Currency: "EUR", Language: "en", Discretion: canvas.RoundFigures}
			b.source("a", private, right, false)
			b.source("b", public, left, false)
			b.brings("a", "p", eur(76_543), true)
			b.brings("b", "p", eur(912_345), false)
		}, "a 10; b 90; = 100, income 1000000"},
	} {
		b := newBook(t)
		b.period("p")
		c.make(b)
		w := b.workbook()
		got := told(Of(w, ""), "p")
		check(t, got == c.want, "%s: %s\nwant %s", c.name, got, c.want)
	}
}

func TestOf_CostsKeepTheirSum(t *testing.T) {
	b := newBook(t)
	b.period("p")
	b.cost("ceo", canvas.CostTeam, "p", 90_000_00, true, false)
	b.cost("clerk", canvas.CostTeam, "p", 45_000_00, false, false)
	b.cost("rent", canvas.CostOperations, "p", 12_000_00, false, true)
	b.cost("trips", canvas.CostProjects, "p", 3_000_00, false, false)
	w := b.workbook()
	before, after := analysis.Cover(w, "p"), analysis.Cover(Of(w, "de"), "p")
	check(t, before.Cost == after.Cost, "cost %v, want %v", after.Cost, before.Cost)
	check(t, after.Costs[canvas.CostTeam] == before.Costs[canvas.CostTeam], "team %v", after.Costs[canvas.CostTeam])
	out := Of(w, "de")
	names := []string{}
	for _, l := range out.CostLines("s") {
		c, known := canvas.Get[canvas.Cost](out, canvas.CostID(l.ID, "p"))
		names = append(names, fmt.Sprint(l.Title, " ", known, " ", c.Amount/100))
	}
	want := []string{"clerk false 0", "rent false 0", "trips false 0", "Hier nicht gezeigt true 15000", "Hier nicht gezeigt true 135000"}
	slices.Sort(names)
	slices.Sort(want)
	check(t, slices.Equal(names, want), "lines %q", names)
}

func TestOf_TakesAwayAllThatBelongsToASecret(t *testing.T) {
	b := newBook(t)
	b.period("p")
	b.source("a", canvas.GroupPrivate, canvas.SidePrivate, true)
	b.source("b", canvas.GroupPrivate, canvas.SidePrivate, false)
	b.brings("a", "p", pct(10), false)
	b.brings("b", "p", pct(20), false)
	b.add(canvas.Scenario{ID: "copy", Rank: "j"}, canvas.Period{ID: "q", Scenario: "copy", Rank: "i", SameAs: "p"},
		canvas.Source{ID: "a2", Scenario: "copy", Card: "card-a", SameAs: "a", Rank: "i", Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything})
	b.brings("a2", "q", pct(10), false)
	out := Of(b.workbook(), "")
	for _, id := range []canvas.RecordID{"a", "a2", "card-a", canvas.FundingID("a", "p"), canvas.FundingID("a2", "q")} {
		check(t, out.Record(id) == nil, "%s is still there", id)
	}
	check(t, out.Record("card-b") != nil, "a card that others use is gone")
	said, public := out.Public()
	check(t, public && said.Missing["p"] == 1 && said.Missing["q"] == 1 && !said.Rounded, "it says %+v", said)
	f, _ := canvas.Get[canvas.Funding](out, canvas.FundingID("b", "p"))
	check(t, out.Withheld(f) && f.Origin == "", "b is held back for a: %+v", f)
	check(t, analysis.Of(out, "p").Unknown == 0, "what is held back counts as not known")
	again := Of(out, "")
	check(t, len(canvas.Between(out, again)) == 0, "a public version is not its own public version")
}

// Random workbooks: nobody finds a secret by taking what is shown from the sums that are shown, nor
// by what another period shows of the same source. The same search finds secrets in workbooks from
// which they were only taken out, so that it can find some.
func TestOf_NothingIsFoundBySubtraction(t *testing.T) {
	naive := 0
	for seed := range int64(3000) {
		r := rand.New(rand.NewSource(seed))
		w := randomBook(t, r).workbook()
		for _, s := range found(w, func(w canvas.Workbook) canvas.Workbook { return Of(w, "") }) {
			t.Errorf("seed %d: %s", seed, s)
		}
		naive += len(found(w, plainly))
		if t.Failed() {
			return
		}
	}
	t.Logf("without holding back, %d secrets would be found", naive)
	check(t, naive > 1000, "the search finds only %d secrets that are there to be found", naive)
}

// Rounded: whatever stands in a period with a secret is a whole step, so that no difference is finer.
func TestOf_RoundedFiguresAreWholeSteps(t *testing.T) {
	for seed := range int64(1000) {
		r := rand.New(rand.NewSource(seed))
		b := randomBook(t, r)
		info := b.records[0].(canvas.Info)
		info.Discretion = canvas.RoundFigures
		b.records[0] = info
		w := b.workbook()
		out, secret := Of(w, ""), secretsOf(w)
		for _, p := range w.Periods("s") {
			x := (&maker{w: w, secrets: secret}).incomeOf(w, p)
			if !x.confidential() || x.shares.Den == 0 {
				continue
			}
			step := shareStep
			if x.shares.IncomeKnown {
				step = canvas.Share(stepFrom(int64(x.shares.Income) / 20))
			}
			whole := func(v canvas.Value) bool { return v.Share%step == 0 && v.Amount%canvas.Money(step) == 0 }
			for _, f := range out.At(p.ID) {
				check(t, whole(f.Funding.Value), "seed %d: %s brings %v in %s", seed, f.Source.ID, f.Funding.Value, p.ID)
			}
			for _, of := range canvas.TotalsOf {
				if of == canvas.TotalReserve {
					continue // in no sum: rounded by itself
				}
				total, _ := canvas.Get[canvas.Total](out, canvas.TotalID(p.ID, of))
				check(t, whole(total.Value), "seed %d: %s is %v in %s", seed, of, total.Value, p.ID)
			}
		}
	}
}

// Random costs: they come to what they came to, and a line of what is not shown is no secret alone.
func TestOf_CostsTellNoSecret(t *testing.T) {
	lines := 0
	for seed := range int64(2000) {
		r := rand.New(rand.NewSource(seed))
		b := newBook(t)
		b.period("p")
		for i := range 1 + r.Intn(8) {
			id := canvas.RecordID(fmt.Sprintf("c%d", i+1))
			b.cost(id, canvas.CostGroups[r.Intn(4)], "p", canvas.Money(1+r.Intn(400_000)>>r.Intn(6)), r.Intn(4) == 0, r.Intn(6) == 0)
		}
		w := b.workbook()
		out, secret := Of(w, ""), secretsOf(w)
		withheld := map[canvas.CostGroup]canvas.Money{}
		for _, l := range out.CostLines("s") {
			c, _ := canvas.Get[canvas.Cost](out, canvas.CostID(l.ID, "p"))
			if w.Record(l.ID) == nil {
				withheld[l.Group] = c.Amount
				lines++
			}
		}
		for _, l := range w.CostLines("s") {
			c, _ := canvas.Get[canvas.Cost](w, canvas.CostID(l.ID, "p"))
			shown, open := canvas.Get[canvas.Cost](out, c.ID)
			if !secret.amount(l.ID, "p") {
				check(t, !open || shown == c, "seed %d: %s costs %v", seed, l.ID, shown.Amount)
				continue
			}
			v, there := withheld[l.Group]
			check(t, !open && (!there || 10*v >= 11*c.Amount-10), "seed %d: %s costs %d, and %d is not shown", seed, l.ID, c.Amount, v)
		}
		before, after := analysis.Cover(w, "p").Cost.All, analysis.Cover(out, "p").Cost.All
		check(t, after == before || len(withheld) == 0, "seed %d: all costs are %d, not %d", seed, after, before)
	}
	check(t, lines > 500, "only %d lines hold something back", lines)
}

// plainly takes the secrets out and leaves the true totals, as one who thinks of nothing would.
func plainly(w canvas.Workbook) canvas.Workbook {
	m := &maker{w: w, secrets: secretsOf(w), diff: canvas.Diff{}, missing: map[canvas.RecordID]int{}}
	m.things()
	for _, p := range w.Periods("s") {
		x := m.incomeOf(w, p)
		for _, part := range x.shares.Parts {
			if m.secrets.amount(part.Source.ID, p.ID) {
				x.show(part.Source, part.Funding, canvas.Value{})
			}
		}
		for _, of := range canvas.TotalsOf {
			if sum := x.sum(of); sum.Known && sum.Num > 0 && of != canvas.TotalReserve && x.shares.Den > 0 {
				x.writeTotal(of, x.value(sum.Num))
			}
		}
		if x.shares.IncomeKnown {
			x.writeTotal(canvas.TotalIncome, canvas.AmountOf(x.shares.Income))
		}
	}
	out, _ := w.AsPublic(m.diff, canvas.Public{})
	return out
}

// found returns the secrets of a workbook that can be worked out of its public version, to within
// 5 %. A guess that is near by chance alone does not move with the secret, and is none.
func found(w canvas.Workbook, publish func(canvas.Workbook) canvas.Workbook) []string {
	var out []string
	secret := secretsOf(w)
	before := publish(w)
	for _, p := range w.Periods("s") {
		for _, h := range analysis.Of(w, p.ID).Parts {
			if !h.Known || !h.Counts || h.Num == 0 || !secret.amount(h.Source.ID, p.ID) {
				continue
			}
			value, guesses := guessed(w, before, p.ID, h.Source)
			for i, g := range guesses {
				if g < 0.95*value || g > 1.05*value {
					continue
				}
				more := h.Funding
				by := max(1, (more.Value.Share+canvas.Share(more.Value.Amount))/100)
				more.Value.Amount += canvas.Money(by) * canvas.Money(bit(more.Value.Kind == canvas.AmountValue))
				more.Value.Share += by * canvas.Share(bit(more.Value.Kind == canvas.ShareValue))
				moved, err := w.Apply(canvas.Diff{more.ID: {Before: h.Funding, After: more}})
				if err != nil {
					continue
				}
				after, again := guessed(moved, publish(moved), p.ID, h.Source)
				if len(again) == len(guesses) && again[i]-g > 0.5*(after-value) {
					out = append(out, fmt.Sprintf("%s brings %.4f in %s, guessed %.4f", h.Source.ID, value, p.ID, g))
				}
			}
		}
	}
	return out
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// guessed returns what a source brings in a period, and what who sees the public version may take it
// for: what is left of the sums that it belongs to when all is taken off that can be seen in them,
// and what another period says of those who cannot.
func guessed(w, public canvas.Workbook, period canvas.RecordID, source canvas.Source) (value float64, guesses []float64) {
	truth, seen := analysis.Of(w, period), analysis.Of(public, period)
	if truth.Den == 0 || seen.Den == 0 {
		return 0, nil
	}
	unit := func(s analysis.Shares) float64 { // what a numerator is, in money where both know it
		if truth.IncomeKnown && seen.IncomeKnown {
			return float64(s.Income) / float64(s.Den)
		}
		return 1 / float64(s.Den)
	}
	open := map[canvas.RecordID]bool{}
	for _, part := range seen.Parts {
		open[part.Source.ID] = part.Known
	}
	for _, of := range []canvas.TotalOf{canvas.TotalOfGroup(source.Group), canvas.TotalOfSide(source.Side), canvas.TotalIncome} {
		rest := float64(sumOf(seen, of).Num)
		if of == canvas.TotalIncome {
			rest = max(rest, float64(seen.Den))
		}
		for _, part := range seen.Parts {
			if part.Known && part.Counts && (of == canvas.TotalIncome || of == canvas.TotalOfGroup(part.Source.Group) || of == canvas.TotalOfSide(part.Source.Side)) {
				rest -= float64(part.Num)
			}
		}
		rest *= unit(seen)
		guesses = append(guesses, rest)
		for _, part := range truth.Parts {
			switch {
			case part.Source.ID == source.ID:
				value = float64(part.Num) * unit(truth)
			case !open[part.Source.ID] && part.Counts && part.Known && shownElsewhere(public, part.Source.ID, period, part.Funding.Value):
				guesses = append(guesses, rest-float64(part.Num)*unit(truth))
			}
		}
	}
	return value, guesses
}

func sumOf(s analysis.Shares, of canvas.TotalOf) analysis.Sum { return income{shares: s}.sum(of) }

func shownElsewhere(w canvas.Workbook, source, but canvas.RecordID, v canvas.Value) bool {
	return slices.ContainsFunc(w.Fundings(source), func(f canvas.Funding) bool { return f.Period != but && f.Value == v })
}

// randomBook returns a scenario of a few periods: most sources bring the same in each.
func randomBook(t *testing.T, r *rand.Rand) *book {
	b := newBook(t)
	periods := []canvas.RecordID{"p", "q", "r"}[:1+r.Intn(3)]
	for _, p := range periods {
		b.period(p)
	}
	amounts := r.Intn(2) == 0
	left := map[canvas.RecordID]int64{}
	for _, p := range periods {
		left[p] = int64(canvas.Whole)
	}
	for i := range 1 + r.Intn(9) {
		id := canvas.RecordID(fmt.Sprintf("s%d", i+1))
		g := canvas.Groups[r.Intn(3)]
		side := canvas.Side(g)
		if g == canvas.GroupProject {
			side = canvas.Sides[r.Intn(2)]
		}
		b.source(id, g, side, r.Intn(4) == 0)
		n := int64(1 + r.Intn(400_000)>>r.Intn(6))
		for _, p := range periods {
			if r.Intn(5) == 0 {
				continue
			}
			if r.Intn(4) == 0 {
				n = int64(1 + r.Intn(400_000)>>r.Intn(6))
			}
			v := canvas.AmountOf(canvas.Money(n))
			if !amounts {
				if n > left[p] {
					continue
				}
				left[p] -= n
				v = canvas.ShareOf(canvas.Share(n))
			}
			b.brings(id, p, v, r.Intn(8) == 0)
		}
	}
	for _, p := range periods {
		for _, of := range canvas.TotalsOf {
			switch {
			case r.Intn(5) > 0:
			case of.OnlyAmount():
				b.total(p, of, canvas.AmountOf(canvas.Money(1+r.Intn(3_000_000))), r.Intn(4) == 0)
			case amounts:
				b.total(p, of, canvas.AmountOf(canvas.Money(1+r.Intn(1_500_000))), r.Intn(4) == 0)
			default:
				b.total(p, of, canvas.ShareOf(canvas.Share(1+r.Intn(500_000))), r.Intn(4) == 0)
			}
		}
	}
	return b
}
