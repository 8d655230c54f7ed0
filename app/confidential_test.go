package app

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"tickmark/annotate"
	"tickmark/annotate/citation"
)

// secrets are words by which a confidential source could be told, one for each
// field.
var secrets = struct {
	source   annotate.SourceFields
	evidence annotate.EvidenceFields
}{
	annotate.SourceFields{
		Title: "Qxtitle", Author: "Qxauthor", Publisher: "Qxpublisher", Issued: "1957-03-14", URL: "https://qxaddress.example/qxpath",
		Class: annotate.Primary, Confidential: true, Alias: "a harbour official",
		Type: annotate.Interview, ContainerTitle: "Qxcontainer", Editor: "Qxeditor", Volume: "Qxvolume", Issue: "Qxissue", Page: "Qxpage", Edition: "Qxedition",
		Number: "Qxnumber", Genre: "Qxgenre", Event: "Qxevent", PublisherPlace: "Qxplace", DOI: "10.5555/qxdoi", ISBN: "Qxisbn", Language: "Qxlanguage",
		Note: "Qxnote", Interests: "Qxinterests",
	},
	annotate.EvidenceFields{
		LocatorKind: annotate.LocatorOther, Locator: "Qxlocator", Quote: "The books were closed early.", AccessedOn: "1958-05-06",
		ArchiveURL: "https://qxarchive.example/qxcopy",
	},
}

// Whatever leaves the newsroom has of a confidential source its alias and
// nothing else, in every format and kind of report; the memo and the dossier
// have it all.
func TestConfidentialSourcesLeaveByTheirAlias(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	claim := mark(t, a, d, "It cost 40 million crowns")
	source, err := a.AddSource(ctx, secrets.source)
	if err != nil {
		t.Fatal(err)
	}
	nameless, err := a.AddSource(ctx, annotate.SourceFields{Title: "Qxsecond", Confidential: true})
	if err != nil {
		t.Fatal(err)
	}
	cite := func(id string, fields annotate.EvidenceFields) annotate.Evidence {
		e, err := a.AddEvidence(ctx, claim.ID, NewEvidence{SourceID: id, Fields: fields})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	evidence := cite(source.ID, secrets.evidence)
	cite(nameless.ID, annotate.EvidenceFields{})
	taken, err := a.AddSnapshot(ctx, NewSnapshot{
		SourceID: source.ID, Name: "qxfile.txt", URL: "https://qxsnapshot.example/", Bytes: strings.NewReader("Qxbefore. The books were closed. Qxafter."),
	})
	if err != nil {
		t.Fatal(err)
	}
	fromCopy, err := a.AddEvidence(ctx, claim.ID, NewEvidence{
		SourceID: source.ID, SnapshotID: taken.Snapshot.ID, Place: &annotate.Selector{Span: &annotate.Span{Start: 10, End: 32}},
	})
	if err != nil || fromCopy.Quote != "The books were closed." {
		t.Fatalf("%+v, %v", fromCopy, err)
	}
	if _, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: "true", Explanation: "As the books say."}); err != nil {
		t.Fatal(err)
	}
	signed, err := a.SignOff(ctx, d.Article.ID, annotate.RoleCheck, "")
	if err != nil {
		t.Fatal(err)
	}
	telling := []string{
		"Qxtitle", "Qxauthor", "Qxpublisher", "1957", "1957-03-14", "qxaddress", "qxpath", "Qxlocator", "1958", "1958-05-06", "qxarchive", "qxcopy", "Qxsecond", "Qxcontainer", "Qxeditor",
		"Qxvolume", "Qxissue", "Qxpage", "Qxedition", "Qxnumber", "Qxgenre", "Qxevent", "Qxplace", "qxdoi", "Qxisbn", "Qxlanguage", "Qxnote", "Qxinterests", source.ID, evidence.ID,
		signed.SignOffs[0].CheckHash, "qxfile", "qxsnapshot", "Qxbefore", "Qxafter", taken.Snapshot.ID, taken.Snapshot.Hash, fromCopy.ID,
	}
	forPeople := []Format{PDF, HTML}
	ofOneKind := []Format{Word, Markdown}
	for format := range writers {
		for _, kind := range ReportKinds() {
			if slices.Contains(ofOneKind, format) && kind.Key != "annotatedArticle" {
				continue
			}
			name := string(format) + " " + string(kind.Key)
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "report."+format.Ending())
				// The plain style is tested with the formats; the others have more places for a secret.
				style := map[bool]citation.Style{true: citation.APA, false: citation.Chicago}[kind.Key == "factCheck"]
				if err := a.WriteReport(ctx, d.Article.ID, format, ReportOptions{Kind: kind.Key, Citations: style}, path, Feedback{}); err != nil {
					t.Fatal(err)
				}
				content, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				holds := reader(t, path, content)
				if format == JSON || kind.Key == "memo" && slices.Contains(forPeople, format) {
					for _, word := range telling[:4] {
						if !holds(word) {
							t.Errorf("%q is not there", word)
						}
					}
					return
				}
				for _, word := range telling {
					if holds(word) {
						t.Errorf("%q is there", word)
					}
				}
				listsSources := []Format{PDF, HTML, Word, Markdown, CSV, CSL, BibTeX, RIS}
				if slices.Contains(listsSources, format) && kind.Key != "querySheet" && (!holds("a harbour official") || !holds("Confidential source 2")) {
					t.Error("the sources are not there by their aliases")
				}
			})
		}
	}
}

var (
	pdfStream = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	year      = regexp.MustCompile(`^\d{4}$`)
)

// reader returns a function that tells whether a file holds some words: as bytes,
// in what is packed into it, or on its pages. A year stands in a PDF by chance, too,
// as a length or a place in the file, so it is looked for on the pages alone.
func reader(t *testing.T, path string, content []byte) func(words string) bool {
	t.Helper()
	parts := [][]byte{content}
	pages := content
	if archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
		for _, file := range archive.File {
			r, err := file.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, []byte(file.Name), part)
		}
	}
	if bytes.HasPrefix(content, []byte("%PDF-")) {
		for _, stream := range pdfStream.FindAllSubmatch(content, -1) {
			r, err := zlib.NewReader(bytes.NewReader(stream[1]))
			if err != nil {
				continue // not compressed: it is in the bytes already
			}
			// A checksum that ends like a line is cut off by the expression above.
			part, _ := io.ReadAll(r)
			parts = append(parts, part)
		}
		if _, err := exec.LookPath("pdftotext"); err != nil {
			t.Skip("pdftotext is not installed; build/deps.sh test installs it on Debian")
		}
		text, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		parts, pages = append(parts, text), text
	}
	return func(words string) bool {
		if year.MatchString(words) {
			return regexp.MustCompile(`\b` + words + `\b`).Match(pages)
		}
		wide := []byte{}
		for _, unit := range utf16.Encode([]rune(words)) {
			wide = append(wide, byte(unit>>8), byte(unit))
		}
		return slices.ContainsFunc(parts, func(part []byte) bool {
			return strings.Contains(strings.ToLower(string(part)), strings.ToLower(words)) || bytes.Contains(part, wide)
		})
	}
}

// A file can make a source of the library confidential, and never opens one up.
func TestApplyKeepsConfidence(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	concealed := 0
	apply := func(source string) annotate.Source {
		t.Helper()
		done, err := a.Apply(t.Context(), d.Article.ID, []byte(`{"claims":[{"passages":[{"quote":{"exact":"opened on Monday"}}], "evidence":[{"source":`+source+`}]}]}`))
		if err != nil {
			t.Fatal(err)
		}
		concealed += done.Concealed
		sources, _, err := a.Sources(t.Context(), SourceQuery{})
		if err != nil || len(sources) != 1 {
			t.Fatalf("the sources are %+v, %v", sources, err)
		}
		return sources[0]
	}
	if s := apply(`{"title":"Log of the harbour"}`); s.Confidential {
		t.Error("confidential without anybody saying so")
	}
	for _, source := range []string{`{"title":"Log of the harbour","confidential":true,"alias":"a pilot"}`, `{"title":"Log of the harbour"}`} {
		if s := apply(source); !s.Confidential || s.Alias != "a pilot" {
			t.Errorf("after %s: %+v", source, s)
		}
	}
	if concealed != 1 {
		t.Errorf("%d sources were made confidential", concealed)
	}
	a2 := open(t)
	_, err := a2.AddSource(t.Context(), annotate.SourceFields{Alias: "a pilot"})
	wantCode(t, err, annotate.Invalid)
	if _, err := a2.AddSource(t.Context(), annotate.SourceFields{Alias: "a pilot", Confidential: true}); err != nil {
		t.Errorf("a source that is written down by its alias alone: %v", err)
	}
}
