package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// told writes what was understood of a table as one line a row, so that cases can be read.
func told(t Table) []string {
	var out []string
	for _, r := range t.Rows {
		var b strings.Builder
		fmt.Fprintf(&b, "%d %s", r.Number, r.Kind)
		for _, s := range []string{
			r.Scenario, r.Period, string(r.Group), string(r.Side), string(r.CostGroup), string(r.Total), r.Name, r.Card, r.Payer,
			string(r.Use), r.Value.Written("en"), r.Origin,
		} {
			if s != "" {
				b.WriteString("|" + strings.ReplaceAll(strings.ReplaceAll(s, "\u2009", ""), "\u00a0", ""))
			}
		}
		if r.Status != "" && r.Status != canvas.AsIs {
			b.WriteString("|" + string(r.Status))
		}
		if r.Basis != "" && r.Basis != canvas.Stated {
			b.WriteString("|" + string(r.Basis))
		}
		for _, p := range append(slices.Clone(r.Problems), r.Notes...) {
			fmt.Fprintf(&b, " !%s", p.Key)
			if p.Column != "" {
				fmt.Fprintf(&b, "@%s", p.Column)
			}
			if len(p.Args) > 0 {
				fmt.Fprintf(&b, "%q", p.Args)
			}
		}
		out = append(out, b.String())
	}
	return out
}

func TestReadTable(t *testing.T) {
	euros := TableOptions{Currency: "EUR"}
	german := TableOptions{Currency: "EUR", Language: "de"}
	for _, c := range []struct {
		name, text string
		options    TableOptions
		want       []string
	}{
		{"a table copied from a spreadsheet, in German",
			"Bezeichnung\tGruppe\tBetrag (EUR)\tStatus\nMitgliedsbeiträge\tprivat\t120.000,00\tIst\nLandesförderung\töffentlich\t1,2 Mio\tgeplant\n",
			german, []string{
				"2 source|private|Mitgliedsbeiträge|120000", "3 source|public|Landesförderung|1200000|in-action",
			}},
		{"columns in any order, quoted, with line breaks and a comma in a name",
			"amount,payer,\"name\",group\r\n\"1,200\",\"Ministry of \"\"Trade\"\"\",\"Programme, first\nround\",public\r\n",
			euros, []string{"2 source|public|Programme, first\nround|Ministry of \"Trade\"|1200"}},
		{"headings in rows, sums left out",
			"Name;Amount\nPublic\nRegion;500000\nState;40000\nTotal public;540000\nPrivate funding:\nFees;100000\nCosts\nTeam\nManager;90000\nTotal costs;90000\n",
			euros, []string{
				"2 heading|Public", "3 source|public|Region|500000", "4 source|public|State|40000",
				`5 sum|Total public !row-sum["Total public"]`, "6 heading|Private funding:", "7 source|private|Fees|100000",
				"8 heading|Costs", "9 heading|Team", "10 cost|team|Manager|90000", `11 sum|Total costs !row-sum["Total costs"]`,
			}},
		{"a heading with the sum of what follows, and one that is all that is known",
			"Source\tAmount\nPublic\t500000\nRegion\t500000\nPrivate\t300000\nProjects\t200000\n",
			euros, []string{
				`2 heading|Public|500000 !row-sum["Public"]`, "3 source|public|Region|500000",
				"4 total|private-group|Private|300000", "5 total|project-group|Projects|200000",
			}},
		{"no headings at all",
			"Membership fees\t120 000\nSponsoring\t30 000\n", TableOptions{Group: canvas.GroupPrivate},
			[]string{"1 source|private|Membership fees|120000", "2 source|private|Sponsoring|30000"}},
		{"no headings, shares and groups",
			"public;Region;60 %\nprivate;Fees;25 %\nproject;EU project;15 %\n", euros, []string{
				"1 source|public|Region|60%", "2 source|private|Fees|25%", "3 source|project|EU project|15%",
			}},
		{"names only", "Name\nFees\nRegion\n", TableOptions{Group: canvas.GroupPublic}, []string{
			"2 source|public|Fees", "3 source|public|Region",
		}},
		{"a column for each year, and a title above",
			"Budget of the cluster\n\tYear 1\tYears 3-5\t2030\nFees\t100\t\t300\nSponsoring\t-\t20\t30\n",
			TableOptions{Group: canvas.GroupPrivate}, []string{
				"1 heading !row-title", "3 source|Year 1|private|Fees|100", "3 source|2030|private|Fees|300",
				"4 source|Years 3-5|private|Sponsoring|20", "4 source|2030|private|Sponsoring|30",
			}},
		{"thousands in the heading", "Name;Betrag in TEUR\nBeiträge;1,5\nSponsoring;2.000\n", TableOptions{Currency: "EUR", Language: "de", Group: canvas.GroupPrivate},
			[]string{"2 source|private|Beiträge|1500", "3 source|private|Sponsoring|2000000"}},
		{"costs", "Group;Line;Cost\nteam;Manager;90000\nBetriebskosten;Büro;12000\nstart-up;Advice;5000\nProjects;Joint project;7\n", TableOptions{Kind: RowCost},
			[]string{
				"2 cost|team|Manager|90000", "3 cost|operations|Büro|12000", "4 cost|start-up|Advice|5000",
				"5 cost|projects|Joint project|7",
			}},
		{"other currencies", "name,group,amount\nA,public,$ 100\nB,public,100 USD\nC,public,EUR 100\nD,public,€ 3 000\nE,public,100 kr\n", euros, []string{
			`2 source|public|A !row-currency@amount["$" "EUR"]`, `3 source|public|B !row-currency@amount["USD" "EUR"]`,
			"4 source|public|C|100", "5 source|public|D|3000", `6 source|public|E !row-currency@amount["KR" "EUR"]`,
		}},
		{"crowns where the file is in crowns", "name,group,amount\nA,public,100 kr\nB,public,kr. 5\nC,public,NOK 7\n", TableOptions{Currency: "NOK"}, []string{
			"2 source|public|A|100", "3 source|public|B|5", "4 source|public|C|7",
		}},
		{"bad rows between good ones",
			"name;group;amount;status;share\nA;public;12x;as is\nB;purple;5\n;public;5\nC;private;-5\nD;private;5;perhaps\nE;private;1;;;;;6\nF;private;;;110 %\nG;private;9000000000000000\nH;private;1\n",
			euros, []string{
				`2 source|public|A !row-amount@amount["12x"]`, `3 source|B|5 !row-group@group["purple"]`, "4 source|public|5 !row-no-name@name",
				`5 source|private|C !row-negative@amount["-5"]`, `6 source|private|D|5 !row-status@status["perhaps"]`,
				`7 source|private|E|1 !row-extra-cells["6"]`, `8 source|private|F !row-share@share["110 %"]`,
				`9 source|private|G !row-amount@amount["9000000000000000"]`, "10 source|private|H|1",
			}},
		{"both share and amount", "name;group;share;amount\nA;public;50 %;100\n", euros, []string{"2 source|public|A|100 !row-both@amount"}},
		{"formulas are text, and the guard of an export is taken off", "name,group,amount\n'=1+1,public,5\n\"'@x\",public,6\n=2,public,7\n", euros, []string{
			"2 source|public|=1+1|5", "3 source|public|@x|6", "4 source|public|=2|7",
		}},
		{"a quotation mark that is not closed", "name;amount\n\"Fees;5\nB;6\n", TableOptions{Group: canvas.GroupPrivate}, []string{
			`2 source|private|"Fees|5 !row-quote`, "3 source|private|B|6",
		}},
		{"nothing", " \n\t\n", euros, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(ReadTable(c.text, c.options))
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestFiguresLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"Fees,100\n":                                            "en",
		"Fees;120.000\n":                                        "de", // a spreadsheet of a language that has the comma in figures
		"Name\tBetrag\nFees\t120.000\n":                         "de",
		"Name\tAmount\nFees\t120,000\n":                         "en",
		"Name;Amount\nFees;1,200.50\n":                          "en",
		"Name\tAmount\nFees\t1.200,50\n":                        "de",
		"Name\tAmount\nFees\t12,5 %\nX\t1.2m\tY\n":              "en",
		"Navn;Beløp i tusen;Andel\nKontingent;1 200;30 %\n":     "nb",
		"Navn;Beløb i tusind;Andel\nKontingent;1.200;30 %\n":    "da",
		"Naam;Bedrag;Herkomst\nContributie;1.200;begroting\n":   "nl",
		"Nom;Montant;Origine\nCotisations;1 200;budget\n":       "fr",
		"Fuente;Importe;Origen\nCuotas;1.200;presupuesto\n":     "es",
		"Vir;Znesek na leto;Opomba\nČlanarine;1.200;proračun\n": "sl",
		"Poste,Montant\nCotisations,\"1,200.50\"\n":             "en", // as its program writes figures
		"": "en",
	} {
		if got := FiguresLanguage(text); got != want {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func TestTableText(t *testing.T) {
	want := "Beiträge;5 €\n"
	for name, b := range map[string][]byte{
		"UTF-8":        []byte(want),
		"Windows-1252": []byte("Beitr\xe4ge;5 \x80\n"),
		"UTF-16, little end first": {
			0xff, 0xfe, 'B', 0, 'e', 0, 'i', 0, 't', 0, 'r', 0, 0xe4, 0, 'g', 0, 'e', 0, ';', 0, '5', 0, ' ', 0, 0xac, 0x20, '\n', 0,
		},
		"UTF-16, big end first": {
			0xfe, 0xff, 0, 'B', 0, 'e', 0, 'i', 0, 't', 0, 'r', 0, 0xe4, 0, 'g', 0, 'e', 0, ';', 0, '5', 0, ' ', 0x20, 0xac, 0, '\n',
		},
	} {
		if got := TableText(b); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
