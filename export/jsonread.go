package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
)

// ReadJSON reads a workbook in the exchange format (docs/exchange-format.md). It is all or
// nothing: whatever is wrong anywhere is an error, and the workbook is empty then. Ids that the
// file gives are kept. Those it does not give are asked of ids or, where ids is nil, follow from
// the place in the file, so that the same file always gives the same workbook.
//
// An error of in is returned wrapped; every other error is a *JSONError, which is ErrJSON.
func ReadJSON(in io.Reader, ids canvas.IDs) (canvas.Workbook, error) {
	body, err := io.ReadAll(io.LimitReader(in, maxExchangeBytes+1))
	if err != nil {
		return canvas.Workbook{}, fmt.Errorf("export: json: read: %w", err)
	}
	r := &exchangeReader{newID: ids, places: map[canvas.RecordID]string{}}
	w := r.read(body)
	if err := r.err(); err != nil {
		return canvas.Workbook{}, err
	}
	return w, nil
}

// exchangeReader turns an exchange file into records.
type exchangeReader struct {
	exchangeFaults
	file    exchangeFile
	newID   canvas.IDs
	places  map[canvas.RecordID]string // every id that is taken, and the path of its record
	records []canvas.Record

	templates map[canvas.RecordID]*canvas.Template
	tools     *exchangeIndex
	cards     *exchangeIndex
	card      map[canvas.RecordID]canvas.Card
	scenarios *exchangeIndex
	of        map[canvas.RecordID]exchangeParts // by scenario
	periods   *exchangeIndex                    // of all scenarios
	metrics   *exchangeIndex
	sheets    *exchangeIndex
	shown     map[canvas.RecordID]*exchangeIndex // the periods that a sheet can show, by sheet
}

// exchangeParts is what the sheets of a scenario refer to.
type exchangeParts struct{ periods, sources *exchangeIndex }

// read goes on only while nothing is wrong: what follows from a fault is not told as another.
func (r *exchangeReader) read(body []byte) canvas.Workbook {
	if len(body) > maxExchangeBytes {
		r.add("", "the file is longer than %d MB", maxExchangeBytes>>20)
		return canvas.Workbook{}
	}
	if isJSON := exchangeDecode(body, &r.file, &r.exchangeFaults); isJSON {
		if foreign := r.foreign(); foreign != "" {
			r.exchangeFaults = exchangeFaults{} // nothing else counts then
			r.add("", "%s", foreign)
		}
	}
	var w canvas.Workbook
	steps := []func(){
		r.readTemplates,
		r.takeIDs,
		func() { r.readCluster(); r.readTexts("texts", "", r.file.Texts); r.readCards() },
		func() {
			r.readScenarios()
			r.readMetrics()
			r.readReferences()
			r.readSheets()
			r.readViews()
			r.readMeetings()
		},
		func() { w = r.workbook().WithAssets(r.readPictures()) },
	}
	for _, step := range steps {
		if len(r.Faults) > 0 {
			break
		}
		step()
	}
	return w
}

// foreign says why a file is not for this program, if so.
func (r *exchangeReader) foreign() string {
	switch f := r.file; {
	case f.Format != exchangeFormat:
		return fmt.Sprintf("format: this is not a file of Cluster Canvas: the format is %q and not %q", f.Format, exchangeFormat)
	case f.Version > exchangeVersion:
		return fmt.Sprintf("version: %d is newer than what this program reads, which is %d", f.Version, exchangeVersion)
	case f.Version != exchangeVersion:
		return fmt.Sprintf("version: this should be %d", exchangeVersion)
	}
	return ""
}

// readTemplates comes first: the id of a template may follow from what is in it.
func (r *exchangeReader) readTemplates() {
	r.templates = map[canvas.RecordID]*canvas.Template{}
	r.tools = newExchangeIndex("tool")
	for i, t := range r.file.Templates {
		path := exchangeItem("templates", i)
		if record, err := r.template(t); err != nil {
			r.add(path, "%s", err)
		} else if r.claim(record.ID, path) {
			r.takeTemplate(record)
		}
	}
}

// template reads an entry of the list of templates.
func (r *exchangeReader) template(t exchangeTemplate) (record canvas.TemplateCopy, err error) {
	given := 0
	for _, is := range []bool{t.Tool != "", t.Template != nil, t.JSON != ""} {
		if is {
			given++
		}
	}
	switch {
	case given != 1:
		return record, errors.New("exactly one of tool, template and json should be given")
	case t.Tool != "":
		var ok bool
		if record, ok = exchangeBuiltIn().copy[t.Tool]; !ok {
			return record, fmt.Errorf("there is no built-in tool %q", t.Tool)
		}
	case t.JSON != "":
		record, err = canvas.NewTemplateCopy([]byte(t.JSON))
	default:
		var compact bytes.Buffer
		if err = json.Compact(&compact, t.Template); err == nil {
			record, err = canvas.NewTemplateCopy(compact.Bytes())
		}
	}
	if t.ID != "" {
		record.ID = canvas.RecordID(t.ID)
	}
	return record, err
}

// takeTemplate adds a template to the workbook.
func (r *exchangeReader) takeTemplate(record canvas.TemplateCopy) {
	parsed, err := record.Parsed()
	if err != nil {
		r.add(r.places[record.ID], "%s", err)
		return
	}
	r.templates[record.ID] = parsed
	r.tools.add(record.ID, parsed.ID)
	r.records = append(r.records, record)
}

// takeIDs notes the ids that the file gives, so that none is given away that comes later.
func (r *exchangeReader) takeIDs() {
	take := func(given, path string) {
		if given != "" {
			r.claim(canvas.RecordID(given), path)
		}
	}
	if r.file.Cluster != nil {
		r.claim(canvas.InfoID, "cluster")
	}
	for i, c := range r.file.Cards {
		take(exchangeCardID(c), exchangeItem("cards", i))
	}
	for i, s := range r.file.Scenarios {
		path := exchangeItem("scenarios", i)
		take(s.ID, path)
		for j, p := range s.Periods {
			take(p.ID, exchangeItem(path+".periods", j))
		}
		for j, s := range s.Sources {
			take(s.ID, exchangeItem(path+".sources", j))
		}
		for j, c := range s.Costs {
			take(c.ID, exchangeItem(path+".costs", j))
		}
	}
	for i, h := range r.file.Horizons {
		take(h.ID, exchangeItem("horizons", i))
	}
	for i, m := range r.file.Metrics {
		path := exchangeItem("metrics", i)
		take(m.ID, path)
		for j, x := range m.Readings {
			take(x.ID, exchangeItem(path+".readings", j))
		}
	}
	for i, x := range r.file.References {
		take(x.ID, exchangeItem("references", i))
	}
	for i, s := range r.file.Sheets {
		path := exchangeItem("sheets", i)
		take(s.ID, path)
		for j, n := range s.Notes {
			take(n.ID, exchangeItem(path+".notes", j))
		}
	}
	for i, v := range r.file.Views {
		take(v.ID, exchangeItem("views", i))
	}
	for i, m := range r.file.Meetings {
		path := exchangeItem("meetings", i)
		take(m.ID, path)
		for j, d := range m.Decisions {
			take(d.ID, exchangeItem(path+".decisions", j))
		}
		for j, p := range m.Polls {
			take(p.ID, exchangeItem(path+".polls", j))
		}
	}
}

// exchangeCardID returns the id that a listed card has: the one given, or that of the deck.
func exchangeCardID(c exchangeCard) string {
	if c.ID == "" && c.Deck != "" {
		if d, ok := exchangeCardDefaults(c.Deck); ok {
			return string(d.ID)
		}
	}
	return c.ID
}

// claim takes an id for the record at a path, or tells that it is taken.
func (r *exchangeReader) claim(id canvas.RecordID, path string) bool {
	return r.claimed(id, path, fmt.Sprintf("the id %q is already that of", id))
}

// claimed is claim for an id that people do not see: it tells in other words that it is taken.
func (r *exchangeReader) claimed(id canvas.RecordID, path, fault string) bool {
	if other, taken := r.places[id]; taken {
		r.add(path, "%s %s", fault, other)
		return false
	}
	r.places[id] = path
	return true
}

// loose returns what a reference means that may lead nowhere.
func (r *exchangeReader) loose(path, ref string, among ...*exchangeIndex) canvas.RecordID {
	id, err := exchangeLoose(ref, among...)
	if err != nil {
		r.add(path, "%s", err)
	}
	return id
}

// id returns the id that the file gives, or a new one.
func (r *exchangeReader) id(given, path, derived string) canvas.RecordID {
	if given != "" {
		return canvas.RecordID(given)
	}
	if r.newID != nil {
		id := r.newID()
		r.claim(id, path)
		return id
	}
	id := canvas.RecordID(derived)
	for n := 2; r.places[id] != ""; n++ {
		id = canvas.RecordID(fmt.Sprintf("%s-%d", derived, n))
	}
	r.places[id] = path
	return id
}

func (r *exchangeReader) readCluster() {
	c := r.file.Cluster
	if c == nil {
		return
	}
	r.records = append(r.records, canvas.Info{
		ID: canvas.InfoID, Cluster: c.Name, Country: c.Country, Type: c.Type, Category: c.Category, Helix: c.Helix,
		Founded: c.Founded, Members: c.Members, Staff: c.Staff,
		Currency: c.Currency, Language: c.Language, Second: c.Second, About: c.About,
		Logo: c.Logo, Brand: c.Brand, Discretion: canvas.Discretion(c.Discretion),
	})
}

// readTexts reads the texts of a period, or of the cluster.
func (r *exchangeReader) readTexts(path string, of canvas.RecordID, list []exchangeText) {
	for i, t := range list {
		at := exchangeItem(path, i)
		if id := canvas.FieldID(of, t.Key); r.claimed(id, at, "this text is already given in") {
			r.records = append(r.records, canvas.Field{ID: id, Of: of, Key: t.Key, Text: t.Text})
		}
	}
}

func (r *exchangeReader) readCards() {
	r.cards = newExchangeIndex("card")
	r.card = map[canvas.RecordID]canvas.Card{}
	for i, c := range r.file.Cards {
		path := exchangeItem("cards", i)
		card, inDeck := exchangeCardDefaults(c.Deck)
		switch {
		case c.Deck != "" && !inDeck && c.Group == "":
			// With a group it is a card of another deck, complete in itself.
			r.add(path+".deck", "the deck has no card %q", c.Deck)
			continue
		case !inDeck && c.Group == "":
			r.add(path+".group", "this is missing; it should be one of %s", exchangeList(canvas.Groups))
			continue
		}
		card.ID = r.id(exchangeCardID(c), path, fmt.Sprintf("card-%d", i+1))
		card.Title, card.Short, card.Body, card.Pictogram = c.Title, c.Short, c.Body, c.Pictogram
		card.Group = exchangeWord(r, path+".group", c.Group, card.Group, canvas.Groups)
		card.Side = exchangeWord(r, path+".side", c.Side, exchangeSide(card.Group, card.Side), canvas.Sides)
		card.Use = exchangeWord(r, path+".use", c.Use, card.Use, canvas.Uses)
		if c.Level != nil {
			card.Level = exchangeWord(r, path+".level", *c.Level, canvas.LevelAny, canvas.Levels)
		}
		r.takeCard(card)
	}
}

// takeCard adds a card to the workbook.
func (r *exchangeReader) takeCard(c canvas.Card) {
	r.card[c.ID] = c
	r.cards.add(c.ID, c.Title, c.Deck)
	r.records = append(r.records, c)
}

// cardAt returns the card that a source names; one of the deck comes along when it is named.
func (r *exchangeReader) cardAt(path, ref string) (canvas.Card, bool) {
	id, known, err := r.cards.find(ref)
	e, inDeck := deck.Find(ref)
	switch {
	case err != nil:
		r.add(path, "%s", err)
	case known:
		return r.card[id], true
	case ref == "":
		r.add(path, "this is missing: every source is of a card")
	case !inDeck:
		r.add(path, "no card %q in the deck or in this file", ref)
	case r.claim(e.Card().ID, path):
		r.takeCard(e.Card())
		return e.Card(), true
	}
	return canvas.Card{}, false
}

// workbook makes a workbook of the records. What canvas finds wrong with one is a fault; what is
// wrong only because its owner is, is not told.
func (r *exchangeReader) workbook() canvas.Workbook {
	w, problems := canvas.NewWorkbook(r.records)
	if len(problems) == 0 {
		return w
	}
	wrong := map[canvas.RecordID]string{}
	for _, p := range problems {
		wrong[p.Record] = strings.ReplaceAll(p.Reason, "\n", ", ")
	}
	for _, record := range r.records { // in the order of the file
		id := record.RecordID()
		ownersFault := slices.ContainsFunc(record.Owners(), func(o canvas.RecordID) bool { return wrong[o] != "" })
		if wrong[id] != "" && !ownersFault {
			r.add(r.places[id], "%s", wrong[id])
		}
	}
	return canvas.Workbook{}
}

// exchangeWord reads one of a few words; without one it is the default.
func exchangeWord[T ~string](r *exchangeReader, path, given string, otherwise T, allowed []T) T {
	switch {
	case given == "" && slices.Contains(allowed, otherwise):
		return otherwise
	case given == "":
		r.add(path, "this is missing; it should be one of %s", exchangeList(allowed))
	case !slices.Contains(allowed, T(given)):
		r.add(path, "%q is none of %s", given, exchangeList(allowed))
	}
	return T(given)
}

// exchangeList lists words for a message.
func exchangeList[T ~string](words []T) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, string(w))
		}
	}
	return strings.Join(out, ", ")
}

// exchangeAt returns a place in a section; without one it is its corner.
func exchangeAt(p *exchangePoint) geom.Pt {
	if p == nil {
		return geom.Pt{}
	}
	return geom.Pt{X: p[0], Y: p[1]}
}
