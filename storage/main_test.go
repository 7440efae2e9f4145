package storage

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
)

// The test binary is also the second program: locks and crashes are only real between processes.
const roleVariable = "CLUSTERCANVAS_STORAGE_TEST_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		if err := roles[role](os.Args[1:]); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// roles are what a second program can do. Each says "ready" and goes on until its input ends or
// it is killed.
var roles = map[string]func(args []string) error{
	"hold":  holdRole,
	"write": writeRole,
	"torn":  tornRole,
	"names": namesRole,
	"full":  fullRole,
	"join":  joinRole,
}

// holdRole keeps a file open.
func holdRole(args []string) error {
	f, _, err := Open(args[0])
	if err != nil {
		return err
	}
	fmt.Println("ready")
	io.Copy(io.Discard, os.Stdin)
	return f.Close()
}

// writeRole retitles a scenario and then a card lastBatch times, each time in one batch of two changes,
// and says each number that is written. Its second argument begins the ids of its changes.
func writeRole(args []string) error {
	f, c, err := Open(args[0])
	if err != nil {
		return err
	}
	fmt.Println("ready")
	e := canvas.NewEditor(c.Workbook, ids(args[1]), c.Past)
	for n := 1; n <= lastBatch; n++ {
		batch := []canvas.Change{
			mustDo(e, retitle(e.Workbook(), "scenario", fmt.Sprint(n))),
			mustDo(e, withPicture(e.Workbook(), retitle(e.Workbook(), "card", fmt.Sprint(n)), n)),
		}
		if err := f.Append(batch); err != nil {
			return err
		}
		fmt.Println(n)
	}
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

const lastBatch = 500

// tornRole stops in the middle of a transaction, when half of it is in the file already.
func tornRole(args []string) error {
	f, c, err := Open(args[0])
	if err != nil {
		return err
	}
	if err := f.s.exec(`PRAGMA cache_size = 20; PRAGMA cache_spill = 1; BEGIN IMMEDIATE`); err != nil {
		return err
	}
	for _, r := range c.Workbook.Records() {
		if err := f.s.exec(`UPDATE record SET body = 'torn' || body WHERE id = ?`, r.RecordID()); err != nil {
			return err
		}
	}
	fmt.Println("ready")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// namesRole says which named error opening and reading one path and creating another give.
func namesRole(args []string) error {
	f, _, err := Open(args[0])
	if err == nil {
		f.Close()
	}
	fmt.Println("ready")
	fmt.Println("open:", nameOf(err))
	_, err = Read(args[0])
	fmt.Println("read:", nameOf(err))
	fmt.Println("directly:", nameOf(directly(args[0])))
	if len(args) > 1 {
		f, err := Create(args[1], canvas.Workbook{})
		fmt.Println("create:", nameOf(err))
		if err == nil {
			return f.Close()
		}
	}
	return nil
}

// directly reads a file with SQLite alone.
func directly(path string) error {
	s, err := connect(path, toDisk)
	if err != nil {
		return err
	}
	defer s.close()
	_, err = s.schema()
	return err
}

func nameOf(err error) string {
	for _, s := range sentinels {
		if s != nil && err != nil && strings.Contains(err.Error(), s.Error()) {
			return s.Error()
		}
	}
	return fmt.Sprint(err)
}

// second is a second program.
type second struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

// start runs a role and waits until it is ready. It is ended with the test.
func start(t *testing.T, role string, args ...string) *second {
	t.Helper()
	return startCommand(t, exec.Command(os.Args[0], args...), role)
}

func startCommand(t *testing.T, cmd *exec.Cmd, role string) *second {
	t.Helper()
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	s := &second{t, cmd, in, bufio.NewScanner(out)}
	t.Cleanup(s.kill)
	if line := s.line(); line != "ready" {
		t.Fatalf("the second program says %q", line)
	}
	return s
}

// line returns the next line that the program says.
func (s *second) line() string {
	s.t.Helper()
	if !s.out.Scan() {
		s.t.Fatalf("the second program says no more: %v", s.out.Err())
	}
	return s.out.Text()
}

// end lets the program end by itself.
func (s *second) end() {
	s.t.Helper()
	s.in.Close()
	if err := s.cmd.Wait(); err != nil {
		s.t.Fatal(err)
	}
}

// kill ends the program at once, as a power cut would.
func (s *second) kill() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ids counts: tests need no dice.
func ids(prefix string) canvas.IDs {
	n := 0
	return func() canvas.RecordID {
		n++
		return canvas.RecordID(fmt.Sprintf("%s%d", prefix, n))
	}
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// tiny is the smallest template there can be.
var tiny = canvas.TemplateCopy{ID: "template:tiny:1", JSON: `{
	"format": 1, "id": "tiny", "version": 1, "of": "period",
	"title": {"en": "Tiny"}, "short": {"en": "Tiny"}, "credit": [{"en": "Made for a test"}],
	"sections": [{"id": "public", "role": "public-side", "title": {"en": "Public"}, "accepts": ["sources", "notes"]}],
	"layouts": [{"id": "a3", "page": [420, 297], "places": [{"section": "public", "flow": "free", "heading": "side",
		"outline": {"rect": [10, 10, 200, 200]}, "content": [20, 20, 180, 180]}]}]
}`}

// one is a workbook with a record of every kind.
func one(t testing.TB) canvas.Workbook {
	t.Helper()
	return workbook(t,
		canvas.Info{ID: canvas.InfoID, Cluster: "Ocean Cluster", Currency: "EUR", Language: "en", Members: 120},
		tiny,
		canvas.Scenario{ID: "scenario", Title: "As-is 2026", Rank: "i"},
		canvas.Period{ID: "period", Scenario: "scenario", Label: "2026", Rank: "i", FromYear: 2026, ToYear: 2026},
		canvas.Card{ID: "card", Title: "Membership fees", Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything},
		canvas.Source{ID: "source", Scenario: "scenario", Card: "card", Rank: "i", Payer: "Members",
			Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything, Starts: canvas.NewYearMonth(2026, 4)},
		canvas.Funding{ID: canvas.FundingID("source", "period"), Source: "source", Period: "period",
			Value: canvas.AmountOf(12_345_678), Status: canvas.AsIs, Basis: canvas.Stated},
		canvas.Total{ID: canvas.TotalID("period", canvas.TotalPublicSide), Period: "period", Of: canvas.TotalPublicSide,
			Value: canvas.ShareOf(canvas.Percent(40)), Basis: canvas.Estimate},
		canvas.Sheet{ID: "sheet", Template: tiny.ID, Scenario: "scenario", Period: "period", Title: "Map", Rank: "i"},
		canvas.Placement{ID: canvas.PlacementID("source", "sheet", ""), Source: "source", Sheet: "sheet", Section: "public", Free: true},
		canvas.Note{ID: "note", Sheet: "sheet", Section: "public", Rank: "i", Size: canvas.NoteSmall, Tint: canvas.TintRemark, Text: "What \"about\" <fees> & öl 漢?"},
	)
}

// all is three, and what came with version 4.
func all(t testing.TB) canvas.Workbook {
	t.Helper()
	w := three(t)
	records := w.Records()
	for i, r := range records {
		switch r := r.(type) {
		case canvas.Placement:
			r.Step = 1
			records[i] = r
		case canvas.Note:
			r.Step = 2
			records[i] = r
		default:
		}
	}
	return workbook(t, append(records,
		canvas.View{ID: "view", Rank: "i", Title: "In public", Sheet: "sheet", Period: "period", Section: "public", Veiled: true},
		canvas.Meeting{ID: "meeting", Rank: "i", Day: canvas.NewDay(2026, 11, 21), Title: "Board", Place: "Bergen", Present: "Anna\nOle", Began: "c1"},
		canvas.Decision{ID: "decision", Meeting: "meeting", Rank: "i", Is: canvas.IsAction, Text: "Raise the fee", Who: "Anna",
			Until: canvas.NewDay(2027, 1, 0), Sheet: "sheet", After: "c2", Confidential: true},
		canvas.Poll{ID: "poll", Meeting: "meeting", Rank: "i", Asks: canvas.AsksVote, Title: "What first?", People: 12, Dots: 3, Shown: true},
		canvas.Answer{ID: canvas.AnswerID("poll", "fee", 0), Poll: "poll", Option: "fee", Rank: "i", Title: "The fee", Value: 20},
	)...).WithAssets(w.Known())
}

// three has a record of every kind that version 3 has.
func three(t testing.TB) canvas.Workbook {
	t.Helper()
	note, _ := canvas.Get[canvas.Note](two(t), "note")
	from, to := canvas.Item{ID: "source"}, canvas.Item{ID: "note"}
	a := dot(t)
	records := two(t).Records()
	for i, r := range records {
		if info, ok := r.(canvas.Info); ok {
			info.Logo, info.Brand = a.Hash, "#00846A"
			records[i] = info
		}
	}
	return workbook(t, append(records,
		canvas.Link{ID: canvas.LinkID(note.Sheet, from, to), Sheet: note.Sheet, From: from.ID, To: to.ID, Label: "pays for"},
	)...).WithAssets([]canvas.Asset{a})
}

// dot is the smallest picture.
func dot(t testing.TB) canvas.Asset {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))))
	a, err := canvas.NewAsset(b.Bytes())
	must(t, err)
	return a
}

// two has a record of every kind that version 2 has.
func two(t testing.TB) canvas.Workbook {
	t.Helper()
	return workbook(t, append(one(t).Records(),
		canvas.CostLine{ID: "line", Scenario: "scenario", Rank: "i", Group: canvas.CostTeam, Deck: "ceo"},
		canvas.Cost{ID: canvas.CostID("line", "period"), Line: "line", Period: "period", Amount: 18_000_000, Status: canvas.InAction, Basis: canvas.Estimate},
		canvas.Field{ID: canvas.FieldID("", "ambition"), Key: "ambition", Text: "To lead"},
		canvas.Horizon{ID: "horizon", Rank: "i", Label: "10 years", Year: 2036},
		canvas.Metric{ID: "metric", Rank: "i", Title: "Jobs", Measures: canvas.MeasuresImpact, Scale: canvas.ScaleLog, Available: canvas.RatedYes},
		canvas.Target{ID: canvas.TargetID("metric", "horizon"), Metric: "metric", Horizon: "horizon", Value: 14_000 * canvas.One, Basis: canvas.Stated},
		canvas.Reading{ID: "reading", Metric: "metric", Day: canvas.NewDay(2029, 3, 12), Value: 9_000 * canvas.One, By: "Ida"},
		canvas.Reference{ID: "reference", Rank: "i", Cluster: "Harbor", Measure: "Jobs", Value: 3_500 * canvas.One, Year: 2021},
	)...)
}

func workbook(t testing.TB, records ...canvas.Record) canvas.Workbook {
	t.Helper()
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatalf("the test's own workbook: %v", problems)
	}
	return w
}

// many is a workbook of n sources, each with what it brings: 2n+3 records.
func many(t testing.TB, n int) canvas.Workbook {
	t.Helper()
	records := []canvas.Record{
		canvas.Scenario{ID: "scenario", Rank: "i"},
		canvas.Period{ID: "period", Scenario: "scenario", Rank: "i"},
		canvas.Card{ID: "card", Group: canvas.GroupProject, Side: canvas.SidePublic, Use: canvas.UseProjects},
	}
	for i, rank := range canvas.Ranks("", "", n) {
		id := canvas.RecordID(fmt.Sprintf("source%05d", i))
		records = append(records,
			canvas.Source{ID: id, Scenario: "scenario", Card: "card", Rank: rank, Title: fmt.Sprintf("Project %d", i),
				Payer: strings.Repeat("a payer ", 10), Group: canvas.GroupProject, Side: canvas.SidePublic, Use: canvas.UseProjects},
			canvas.Funding{ID: canvas.FundingID(id, "period"), Source: id, Period: "period",
				Value: canvas.AmountOf(canvas.Money(i)), Status: canvas.AsIs, Basis: canvas.Stated})
	}
	return workbook(t, records...)
}

// put is a change of one record, from what it is in w.
func put(w canvas.Workbook, label string, after canvas.Record) canvas.Change {
	id := after.RecordID()
	return canvas.Change{Label: canvas.Label{Key: label}, Diff: canvas.Diff{id: {Before: w.Record(id), After: after}}}
}

// retitle gives the scenario or the card with an id another title.
func retitle(w canvas.Workbook, id canvas.RecordID, title string) canvas.Change {
	switch r := w.Record(id).(type) {
	case canvas.Scenario:
		r.Title = title
		return put(w, "rename", r)
	case canvas.Card:
		r.Title = title
		return put(w, "rename", r)
	}
	panic("storage: test: no title to change in " + string(id))
}

// mustDo does a change and returns it as it shall be kept.
// withPicture has a change show another picture on the note as well: as many pixels wide as the number
// of its batch.
func withPicture(w canvas.Workbook, c canvas.Change, n int) canvas.Change {
	note, ok := canvas.Get[canvas.Note](w, "note")
	if !ok {
		return c
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, n, 1))); err != nil {
		panic(err)
	}
	a, err := canvas.NewAsset(b.Bytes())
	if err != nil {
		panic(err)
	}
	note.Picture = a.Hash
	c.Diff, c.Assets = c.Diff.Then(put(w, "picture", note).Diff), []canvas.Asset{a}
	return c
}

func mustDo(e *canvas.Editor, c canvas.Change) canvas.Change {
	if err := e.Do(noon, c); err != nil {
		panic(err)
	}
	kept, _ := e.Last()
	return kept
}

// create makes a file in a folder of its own and closes it.
func createClosed(t testing.TB, w canvas.Workbook) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.cluster")
	f, err := Create(path, w)
	must(t, err)
	must(t, f.Close())
	return path
}

// checkSame compares two workbooks.
func checkSame(t testing.TB, got, want canvas.Workbook) {
	t.Helper()
	if !slices.Equal(got.Records(), want.Records()) {
		t.Fatalf("the workbook is\n%v\nand should be\n%v", got.Records(), want.Records())
	}
}

// checkFile reads a file and compares it with a workbook.
func checkFile(t testing.TB, path string, want canvas.Workbook) Contents {
	t.Helper()
	c, err := Read(path)
	must(t, err)
	if len(c.Problems) > 0 {
		t.Fatalf("problems: %v", c.Problems)
	}
	checkSame(t, c.Workbook, want)
	return c
}

// checkSound asks Check.
func checkSound(t testing.TB, path string) Report {
	t.Helper()
	r, err := Check(path)
	must(t, err)
	if !r.Sound() {
		t.Fatalf("not sound: %+v", r)
	}
	return r
}

// checkAlone makes sure that a folder holds these files and nothing else.
func checkAlone(t testing.TB, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var have []string
	for _, e := range entries {
		have = append(have, e.Name())
	}
	slices.Sort(names)
	if !slices.Equal(have, names) {
		t.Fatalf("the folder holds %q and should hold %q", have, names)
	}
}
