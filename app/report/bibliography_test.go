package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app/bibliography"
)

// awkward are names that mean something to one of the formats.
var awkward = []string{
	`100% of {braces} & $5 #1_a ^~ \cite{x}`, `}`, `{`, `\`, "a\r\nER  - \r\nTY  - BOOK", `"quoted", comma`, "@misc{x,", naughty, "إيناس דהן 🚋",
}

func awkwardSources(t testing.TB) annotate.Dossier {
	d := dossier(t, "en", "Words", paragraph("Only words."))
	c := mark(t, &d, "Only words")
	for i, name := range awkward {
		s := support(&d, c, name, annotate.EvidenceFields{})
		s.Author, s.Publisher = name, name
		if i%2 == 0 {
			s.URL = "https://sources.example/100%25_a~b#c&d=$1"
		}
	}
	return d
}

func TestBibTeXKeepsItsBraces(t *testing.T) {
	out := string(outputOf(t, WriteBibTeX, awkwardSources(t), Options{}))
	depth, entries := 0, 0
	for _, r := range out { // BibTeX counts every brace, escaped or not
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case '@':
			if depth == 0 {
				entries++
			}
		}
		if depth < 0 {
			t.Fatal("a brace closes nothing")
		}
	}
	if depth != 0 || entries != len(awkward) {
		t.Errorf("depth %d after %d entries of %d:\n%s", depth, entries, len(awkward), out)
	}
	if want := `{{100\% of \textbraceleft{}braces\textbraceright{} \& \$5 \#1\_a \textasciicircum{}\textasciitilde{} \textbackslash{}cite\textbraceleft{}x\textbraceright{}}}`; !strings.Contains(out, want) {
		t.Errorf("no %s in\n%s", want, out)
	}
}

func TestRISKeepsItsRecords(t *testing.T) {
	out := string(outputOf(t, WriteRIS, awkwardSources(t), Options{}))
	types, ends := 0, 0
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\r\n"), "\r\n") {
		if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line %q", line)
		}
		types += strings.Count(line[:2], "TY")
		ends += strings.Count(line[:2], "ER")
	}
	if types != len(awkward) || ends != len(awkward) {
		t.Errorf("%d records begin and %d end, want %d", types, ends, len(awkward))
	}
}

// The keys are those of one another's formats, fit for TeX, all different, and
// the same whatever else is cited.
func TestCitationKeys(t *testing.T) {
	d := awkwardSources(t)
	var items []struct{ ID, Title string }
	if err := json.Unmarshal(outputOf(t, WriteCSL, d, Options{}), &items); err != nil {
		t.Fatal(err)
	}
	bib, ris := string(outputOf(t, WriteBibTeX, d, Options{})), string(outputOf(t, WriteRIS, d, Options{}))
	keys := []string{}
	for i, item := range items {
		if item.Title != d.Sources[i].Title {
			t.Errorf("title %q, want %q", item.Title, d.Sources[i].Title)
		}
		if strings.Trim(item.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || slices.Contains(keys, item.ID) {
			t.Errorf("key %q", item.ID)
		}
		keys = append(keys, item.ID)
		if !strings.Contains(bib, "@misc{"+item.ID+",") || !strings.Contains(ris, "ID  - "+item.ID+"\r\n") {
			t.Errorf("the formats do not share the key %q", item.ID)
		}
		if alone := bibliography.Key(d.Sources[i]); alone != item.ID {
			t.Errorf("key %q alone, %q among others", alone, item.ID)
		}
	}
	for _, c := range []struct {
		fields annotate.SourceFields
		want   string
	}{
		{annotate.SourceFields{Author: "Éloïse Ørsted", Issued: "2019-03"}, "eloise2019-"},
		{annotate.SourceFields{Author: "大木", Publisher: "Harbour Board"}, "harbour-"},
		{annotate.SourceFields{Title: "大木", URL: "https://www.tram.example/"}, "tram-"},
		{annotate.SourceFields{Title: "大木"}, "source-"},
	} {
		if got := bibliography.Key(annotate.Source{ID: "x", SourceFields: c.fields}); !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v: key %q, want %q", c.fields, got, c.want)
		}
	}
}
