package command

import "fmt"

// messages holds every sentence that this package says, by key, so that they can be translated in
// one place. %s and %q stand for names and figures.
var messages = map[string]string{
	// wrong usage
	"no-such-command":      `There is no command and no file %q. "clustercanvas help" lists the commands.`,
	"no-such-command-near": `There is no command and no file %q. Did you mean "clustercanvas %s"?`,
	"no-such-option":       `There is no option %s. "clustercanvas help" lists the commands.`,
	"no-such-option-of":    `There is no option %s for %s. "clustercanvas help %s" lists those that there are.`,
	"no-such-option-near":  `There is no option %s for %s. Did you mean %s? "clustercanvas help %s" lists all options.`,
	"no-value":             `The option %s needs a value behind it. "clustercanvas help %s" says which.`,
	"bad-value":            `The option %s cannot be %q: %s. "clustercanvas help %s" says more.`,
	"too-few":              `%s also needs a file: %s. "clustercanvas help %s" shows how.`,
	"too-many":             `There is one name too many: %q. "clustercanvas help %s" shows how %s is called; names with spaces need quotation marks.`,
	"no-such-help":         `There is no help on %q. "clustercanvas help" lists the commands.`,
	"one-of":               `it should be %s`,
	"number-between":       `it should be a whole number from %d to %d`,
	"or":                   `%s or %s`,
	"no-output":            `Say where to write: -o OUT.pdf, or another name that ends in %s; or -o - for standard output, with --format.`,
	"no-format":            `The name %s does not say what to write. It should end in %s, or --format should say it.`,
	"import-spreadsheet":   `A spreadsheet cannot be imported. Save its worksheet as CSV, and import that.`,
	"import-not-table":     `The option %s says nothing about a file in JSON. Leave it out.`,
	"formats-differ":       `The name %s says %s and --format says %s. Leave one of them out.`,
	"one-page-only":        `%d pages do not fit into one picture on standard output. Choose one with --sheet, or write them to files with -o OUT.%s.`,
	"not-for-format":       `The option %s says nothing about a file in %s. Leave it out.`,
	"width-and-dpi":        `--width and --dpi say the same thing twice. Leave one of them out.`,
	"no-such-paper":        `There is no paper called %q. There are %s.`,

	// reading
	"not-found":    `There is no file %s.`,
	"is-folder":    `%s is a folder. Name the file in it.`,
	"forbidden":    `%s may not be read. Ask whoever owns it, or take a copy.`,
	"not-workbook": `%s is not a file of Cluster Canvas.`,
	"too-large":    `%s is larger than a file of Cluster Canvas can be, so it was not opened.`,
	"newer":        `%s was made by a newer version of Cluster Canvas. Install that version to open it.`,
	"newer-format": `%s was made by a newer version of Cluster Canvas: it has format %d, and this version reads up to %d. Install the newer version to open it.`,
	"locked":       `%s is open elsewhere and cannot be read now. Close it there, or try again in a moment.`,
	"damaged":      `%s is damaged. "clustercanvas check" says where; a copy from before may still be whole.`,
	"read-failed":  `%s cannot be read: %s.`,
	"disk-read":    `%s cannot be read: the disk reports an error. Take a copy of it as soon as you can.`,
	"no-copy-room": `There is no room left for the private copy through which %s is read. Free some space and try again.`,

	// writing
	"exists":       `%s is there already, and nothing is ever overwritten here. Choose another name, or move it away first.`,
	"not-a-file":   `%s is there already and is not a file. Choose another name.`,
	"no-folder":    `There is no folder %s, so nothing was written. Make it first, or choose another place.`,
	"not-writable": `%s cannot be written: the file or its folder is protected. Choose another place.`,
	"full":         `There is no room left on the disk for %s. Free some space and try again.`,
	"disk-write":   `%s cannot be written: the disk reports an error. Choose another place.`,
	"open-target":  `%s is open elsewhere. Close it there first, or choose another name.`,
	"write-failed": `%s cannot be written: %s.`,
	"stdout":       `The result cannot be written to standard output: %s.`,
	"failed":       `That did not work: %s.`,

	// content
	"json-one":          `%s cannot be imported, and nothing was written: %s.`,
	"json-many":         `%s cannot be imported, and nothing was written. %d things are wrong in it:`,
	"json-more":         `and %d more`,
	"json-cannot":       `%s holds something that the JSON format cannot say, so nothing was written: %s.`,
	"table-none":        `%s cannot be imported, and nothing was written: no row of it can be taken.`,
	"table-strict":      `%s was not imported, and nothing was written, because of --strict: not all of it can be taken.`,
	"table-rows-one":    `1 row`,
	"table-rows-many":   `%d rows`,
	"table-large":       `%s is larger than a table can be, so it was not read.`,
	"table-note":        `Not taken from %s, or worth a look:`,
	"table-taken":       `%s: taken %s, left out %s.`,
	"no-such-sheet":     `There is no sheet %q in %s. %s`,
	"same-titles":       `There are %d sheets called %q in %s. Say which by its number. %s`,
	"sheets-are":        `Its sheets are: %s.`,
	"no-sheets":         `It has no sheets.`,
	"no-such-sample":    `There is no example %q. There are %s.`,
	"layout-failed":     `The sheet %q cannot be drawn: %s.`,
	"picture-failed":    `The %s cannot be made: %s.`,
	"picture-too-large": `The picture would be larger than is reasonable, so nothing was written. Choose a smaller --width or --dpi, or a smaller paper.`,

	// what is odd and not fatal
	"problem-record":  `Left out, because it cannot be used: %s %q (%s).`,
	"problem-history": `The history cannot be read in full: %s.`,
	"problem-glyph":   `%s: no font has %s, so boxes are drawn instead.`,
	"problem-full":    `%s: the section "%s" is full. What does not fit is on a further page: %d of its cards and notes.`,
	"problem-lost":    `%s: "%s" lies in a section that the tool does not have, and is not shown.`,
	"problem-other":   `%s: %s.`,
	"wrote":           `Written: %s`,

	// diff
	"diff-none":           `No difference.`,
	"diff-added":          `+ %s`,
	"diff-removed":        `- %s`,
	"diff-changed":        `~ %s: %s`,
	"diff-field":          `%s %s → %s`,
	"diff-nothing":        `nothing`,
	"diff-of":             `%s, %s`,
	"diff-at":             `%s on %s`,
	"diff-periods":        `What it comes to`,
	"diff-figure":         `%s %s → %s`,
	"diff-figure-by":      `%s %s → %s (%s)`,
	"diff-kind-info":      `The cluster`,
	"diff-kind-template":  `Tools`,
	"diff-kind-scenario":  `Scenarios`,
	"diff-kind-period":    `Periods`,
	"diff-kind-card":      `Cards`,
	"diff-kind-source":    `Sources`,
	"diff-kind-funding":   `What sources bring`,
	"diff-kind-total":     `Totals`,
	"diff-kind-cost_line": `Cost lines`,
	"diff-kind-cost":      `Costs`,
	"diff-kind-field":     `Texts`,
	"diff-kind-horizon":   `Horizons`,
	"diff-kind-metric":    `Metrics`,
	"diff-kind-target":    `Targets`,
	"diff-kind-reading":   `Readings`,
	"diff-kind-reference": `Other clusters`,
	"diff-kind-sheet":     `Sheets`,
	"diff-kind-placement": `Places on sheets`,
	"diff-kind-note":      `Notes`,
	"diff-order":          `its place in the order`,
	"diff-text":           `its text`,

	// check
	"sound":        "%s is sound: format %d, %d records, %d changes of history, %d pictures.",
	"damaged-list": "%s is damaged:",
	"odd":          "In the figures, worth a look:",
	"not-odd":      "In the figures, nothing is odd.",
	"check-where":  "%s, %s: %s",
	"check-in":     "%s: %s",

	// info
	"info-scenario":       "Scenario: %s",
	"info-based-on":       "from %s",
	"info-period":         "Period: %s",
	"info-sheets":         "Sheets",
	"info-checks":         "Worth a look",
	"info-texts":          "Texts",
	"info-metrics":        "Metrics",
	"info-references":     "Other clusters",
	"info-head":           "Source\tSide\tGroup\tShare\tPer year\tStatus\tBasis",
	"info-sheet-head":     "No.\tTitle\tTool\tScenario\tPeriod\tNotes\tPlaced\tHidden\tPages",
	"info-sum":            "%s %s, today %s",
	"info-sum-same":       "%s %s",
	"info-income":         "income %s a year",
	"info-in-kind":        "in kind %s a year",
	"info-cost-head":      "Cost\tGroup\tPer year\tStatus\tBasis",
	"info-cost":           "cost %s a year",
	"info-cost-today":     "cost %s a year, today %s",
	"info-result":         "result %s",
	"info-covered":        "all covered",
	"info-uncovered":      "not covered %s",
	"info-unsplit":        "income of no source yet %s",
	"info-no-amount":      "sources without an amount: %d",
	"info-reserve":        "reserve %s",
	"info-metric":         "Metric",
	"info-unit":           "Unit",
	"info-read":           "Last reading",
	"info-read-on":        "%s (%s)",
	"info-parked":         "%s (candidate)",
	"info-against":        "%s, against %s",
	"info-reference-head": "Cluster\tMeasure\tValue\tUnit\tYear",
	"info-unknown":        "%d without a figure",
	"public":              "public",
	"private":             "private",
	"projects":            "of which projects",
	"info-members":        "%d members",
	"info-staff":          "%d staff",
	"info-founded":        "founded in %d",
	"info-language":       "sheets in %s",
	"info-no-name":        "(no name yet)",
	"info-no-sources":     "no sources yet",
	"info-count":          "%d records, %d changes of history",
	"all-periods":         "all",

	// a new file, in the language of its sheets
	"new-scenario-en": "As is",
	"new-scenario-de": "Ist-Stand",
	"new-periods-en":  "Year 1|Years 3–5|Years 5–10",
	"new-periods-de":  "Jahr 1|Jahre 3–5|Jahre 5–10",
	"fill-note-en":    "Note %d",
	"fill-note-de":    "Notiz %d",
}

// say returns a sentence, with its arguments in place. It panics on a key that is not there: a
// fault of this package that TestMessages finds.
func say(key string, args ...any) string {
	s, ok := messages[key]
	if !ok {
		panic("command: no message " + key)
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}
