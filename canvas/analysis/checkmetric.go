package analysis

import (
	"strings"
	"unicode"

	"clustercanvas/canvas"
)

// metrics checks what the cluster wants to reach. What is parked is not looked at.
func (c *checker) metrics() {
	metrics, horizons := c.w.Metrics(false), c.w.Horizons()
	if len(metrics) == 0 {
		return
	}
	if len(horizons) == 0 {
		c.add(Finding{Key: "check-no-horizon"})
	}
	for _, h := range horizons {
		if h.Year == 0 {
			c.add(Finding{Key: "check-horizon-no-year", Args: []string{h.Label}, Record: h.ID})
		}
	}
	for _, m := range metrics {
		if strings.TrimSpace(m.Title) != "" {
			c.metric(m, horizons)
		}
	}
}

// metric checks a metric that has a name.
func (c *checker) metric(m canvas.Metric, horizons []canvas.Horizon) {
	add := func(key string) {
		c.add(Finding{Key: key, Args: []string{m.Title}, Item: canvas.Item{ID: m.ID}})
	}
	switch {
	case m.Measures == canvas.MeasuresActivity:
		add("check-activity")
	case soundsLikeActivity(m.Title):
		add("check-activity-as-impact")
	}
	target := len(horizons) == 0 // told once for all
	for _, h := range horizons {
		if _, ok := canvas.Get[canvas.Target](c.w, canvas.TargetID(m.ID, h.ID)); ok {
			target = true
		}
	}
	if !target {
		add("check-no-target")
	}
	if m.Origin == "" {
		add("check-no-origin")
	}
	if m.Owner == "" {
		add("check-no-owner")
	}
}

// activityWords are what words begin with that count what a cluster does, in every language of the
// program; those after them stand anywhere in compounds.
var activityWords = []string{
	"member", "event", "webinar", "newsletter", "workshop", "meeting", "seminar", "participant",
	"attend", "visitor", "follower", "subscriber", "click", "download", "conference", "session",
	"teilnahme", "teilnehm", "treffen", "besuch", "abonnent", "klick", "konferenz", "tagung", "sitzung",
	"medlem", "arrangement", "møte", "møde", "deltak", "deltag", "besøk", "besøg", "følger", "klikk", "konferanse", "konference", "samling", "nyhedsbrev", "nyhetsbrev",
	"leden", "evenement", "bijeenkomst", "vergadering", "deelnem", "bezoek", "volger", "abonnee", "congres", "nieuwsbrief",
	"membre", "adhérent", "événement", "évènement", "réunion", "participant", "visit", "abonné", "clic", "conférence", "atelier", "séminaire",
	"socios", "miembro", "evento", "reunion", "reunión", "asistent", "seguidor", "suscript", "congreso", "jornada", "taller", "boletín",
	"član", "dogod", "srečanj", "sestan", "udelež", "obisk", "sledilc", "naročnik", "posvet", "delavnic", "seminar", "novičnik",
}

var activityParts = []string{"mitglied", "veranstaltung", "newsletter", "webinar", "workshop", "seminar", "teilnehm", "medlem", "arrangement", "deltak", "deltag"}

// impactWords are what words begin with, or hold in compounds, that name what changes: the revenue
// of members is no activity.
var impactWords = []string{
	"revenue", "turnover", "sales", "export", "job", "employ", "invest", "growth", "gdp", "salar", "wage",
	"profit", "market", "patent", "emission", "carbon", "productiv", "value", "capital", "founded", "surviv",
	"umsatz", "umsätze", "arbeitsplätz", "arbeitsplatz", "beschäftig", "kapital", "wachstum", "gewinn", "marktanteil", "gehält", "löhne",
	"wertschöpfung", "gründung", "produktiv", "emission", "stellen", "überleb",
	"omsetning", "omsætning", "eksport", "arbeidsplass", "arbejdsplads", "sysselsett", "beskæftig", "vekst", "vækst", "lønn", "overskudd", "overskud", "marked", "utslipp", "udledning", "verdi", "værdi", "kapital", "overlev",
	"omzet", "banen", "baan", "werkgelegenheid", "arbeidsplaats", "groei", "winst", "markt", "uitstoot", "waarde", "kapitaal", "opgericht", "lonen",
	"chiffre", "emploi", "croissance", "bénéfice", "marché", "brevet", "émission", "valeur", "salaire", "créé", "export", "survie", "pib",
	"factur", "ventas", "empleo", "crecimiento", "beneficio", "mercado", "patente", "emision", "valor", "salari", "sueldo", "cread", "superviv", "inversi",
	"prihod", "prodaj", "izvoz", "delovn", "zaposl", "dobič", "izpust", "emisij", "vrednost", "ustanov", "naložb", "investic", "bdp",
}

// soundsLikeActivity reports whether the title of a metric counts what the cluster does, and
// names nothing that would change by it.
func soundsLikeActivity(title string) bool {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) })
	activity := false
	for _, word := range words {
		for _, impact := range impactWords {
			if strings.Contains(word, impact) {
				return false
			}
		}
		for _, start := range activityWords {
			activity = activity || strings.HasPrefix(word, start)
		}
		for _, part := range activityParts {
			activity = activity || strings.Contains(word, part)
		}
	}
	return activity
}
