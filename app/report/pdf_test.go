package report

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// pdfOf writes a report and fails on a warning.
func pdfOf(t testing.TB, d annotate.Dossier) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error {
		return WritePDF(ctx, b, d, Options{Warn: func(message string) { t.Error(message) }})
	})
}

// run gives a PDF to a program that knows nothing of ours.
func run(t *testing.T, file []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed; build/deps.sh test installs it on Debian", name)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", path)
	}
	out, err := exec.CommandContext(t.Context(), name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// squeezed is a text without what page layout may change: white space, and the
// marks of direction that pdftotext adds.
func squeezed(s string) string {
	return regexp.MustCompile(`[\s\x{200e}\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}]`).ReplaceAllString(s, "")
}

func TestWritePDF(t *testing.T) {
	all := dossiers(t)
	all["hostile"] = hostile(t, strings.TrimRight(naughty, "\u202e\u2066"))
	for name, d := range all {
		t.Run(name, func(t *testing.T) {
			file := pdfOf(t, d)
			if !bytes.Equal(file, pdfOf(t, d)) {
				t.Error("the same dossier gives another file")
			}
			run(t, file, "qpdf", "--check", "FILE")
			objects := run(t, file, "qpdf", "--json=2", "--json-key=qpdf", "FILE")
			for _, c := range d.Claims {
				targets := []string{claimID(c.Number)} // from the text and the contents
				for i := range c.Passages {
					targets = append(targets, anchorName("text", c.Number, i)) // and back
				}
				for _, target := range targets {
					if !strings.Contains(objects, fmt.Sprintf(`"/Dest": "u:%s"`, target)) {
						t.Errorf("no link leads to %s", target)
					}
				}
			}
			for _, secret := range []string{"internal:", "/JavaScript", "/Launch"} {
				if strings.Contains(objects, secret) {
					t.Errorf("the file holds %q", secret)
				}
			}
		})
	}
}

// A column of a table is as wide as its words ask for, and one with a whole
// sentence does not take all the room.
func TestColumnShare(t *testing.T) {
	cells := []string{"No.", "Remark", "7", strings.Repeat("many words ", 9), "8", "Hafenverwaltung"}
	block, at := annotate.Block{Kind: annotate.Table, Text: strings.Join(cells, "\t")}, 0
	for i, cell := range cells {
		if i%2 == 0 {
			block.Rows = append(block.Rows, annotate.Row{})
		}
		row := &block.Rows[i/2]
		row.Cells = append(row.Cells, annotate.Cell{Span: annotate.Span{Start: at, End: at + len(cell)}})
		at += len(cell) + 1
	}
	text := annotate.NewText(block.Text)
	if number, remark := columnShare(block, text, 0), columnShare(block, text, 1); number != 6 || remark != 39 {
		t.Errorf("shares of %v and %v, want 6 and 39", number, remark)
	}
}

func TestPDFHoldsEveryWord(t *testing.T) {
	d := everything(t)
	text := squeezed(run(t, pdfOf(t, d), "pdftotext", "-raw", "FILE", "-"))
	want := []string{d.Article.Title, d.Article.Byline, d.Version.TextHash, d.Version.OriginalHash, "1 of 5", "attached"}
	digest, err := newDigest(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range slices.Concat(digest.pieces...) {
		want = append(want, p.text)
	}
	for _, c := range digest.Claims {
		want = append(want, c.Words(), c.Claimant, c.ClaimantRole)
		if c.Verdict != nil {
			want = append(want, c.Verdict.GivenBy)
			want = append(want, phrasesOf(readProse(c.Verdict.Explanation))...)
		}
		for _, e := range c.Evidence {
			want = append(want, digest.Source(e.SourceID).Title, e.Locator, e.Quote, e.Limits)
		}
	}
	for _, l := range annotate.DefaultScale().Levels {
		want = append(want, l.Label, l.Definition)
	}
	for _, s := range digest.Sources {
		want = append(want, s.Title, s.Publisher, s.URL, s.Interests)
		for _, name := range annotate.ParseNames(s.Author) {
			want = append(want, name.String())
		}
	}
	for _, words := range want {
		for line := range strings.SplitSeq(words, "\n") {
			if !strings.Contains(text, squeezed(line)) {
				t.Errorf("%q is not in the text of the file", line)
			}
		}
	}
}

func phrasesOf(blocks []prose) []string {
	texts := []string{}
	for _, b := range blocks {
		for _, w := range b.words {
			texts = append(texts, w.text)
		}
		texts = append(texts, phrasesOf(b.inner)...)
		texts = append(texts, phrasesOf(slices.Concat(b.items...))...)
	}
	return texts
}

// A viewer that lists comments has one on the words of each claim.
func TestPDFComments(t *testing.T) {
	d := everything(t)
	objects := run(t, pdfOf(t, d), "qpdf", "--json=2", "--json-key=qpdf", "FILE")
	explained := 0
	for _, c := range d.Claims {
		if len(c.Passages) == 0 {
			continue
		}
		want := fmt.Sprintf(`"/Contents": "u:Claim %d: `, c.Number)
		if c.Verdict != nil && c.Verdict.Explanation != "" {
			text, err := json.Marshal(plainProse(c.Verdict.Explanation))
			if err != nil {
				t.Fatal(err)
			}
			explained++
			if !strings.Contains(objects, `\n\n`+strings.Trim(string(text), `"`)+`"`) {
				t.Errorf("no comment has the explanation of claim %d", c.Number)
			}
		}
		if !strings.Contains(objects, want) {
			t.Errorf("claim %d has no comment", c.Number)
		}
	}
	if explained == 0 {
		t.Error("no claim of the test has an explanation")
	}
}

// Words of every script come out in the order in which they are read.
func TestPDFTextOrder(t *testing.T) {
	all := dossiers(t)
	for name, phrases := range map[string][]string{
		"arabic":                 {"افتتح الميناء في عام", "مليون كرونة", "إن الترام ممتلئ", "كلف الميناء", "التقرير النهائي"},
		"hebrew":                 {"הנמל נפתח", "בספטמבר", "מיליון כתר"},
		"hindi":                  {"पहली ट्राम 14 सितंबर 2024 को चली और उसमें", "42 लाख यात्री बैठे", "वार्षिक रिपोर्ट में यही संख्या है।"},
		"chinese":                {"第一辆电车于2024年9月14日开出，一年内运送了四百二十万名乘客", "年度报告证实了这一数字。"},
		"japanese and korean":    {"最初の路面電車は九時に出発した", "첫 전차는 아홉 시에"},
		"greek, cyrillic, emoji": {"Το πρώτο τραμ έφυγε στις εννέα. 🚋 Ну и"},
		"everything":             {"The harbour tram", "What the ratings mean", "About this check"},
	} {
		t.Run(name, func(t *testing.T) {
			text := squeezed(run(t, pdfOf(t, all[name]), "pdftotext", "FILE", "-"))
			for _, phrase := range phrases {
				if !strings.Contains(text, squeezed(phrase)) {
					t.Errorf("%q is not in %q", phrase, text)
				}
			}
		})
	}
}

func TestPDFCarriesItsDossier(t *testing.T) {
	d := everything(t)
	attached := run(t, pdfOf(t, d), "qpdf", "--show-attachment=dossier.json", "FILE")
	if strings.Contains(attached, "internal:") {
		t.Error("the data holds a note or a verdict that was replaced")
	}
	s, err := ReadDossier(strings.NewReader(attached))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Claims) != len(d.Claims) || s.TextHash != d.Version.TextHash {
		t.Errorf("%d claims on the text %s, want %d on %s", len(s.Claims), s.TextHash, len(d.Claims), d.Version.TextHash)
	}
}

func TestPDFPaper(t *testing.T) {
	d := everything(t)
	for paper, want := range map[Paper]string{"": "595.276 x 841.89 pts (A4)", A4: "595.276 x 841.89 pts (A4)", Letter: "612 x 792 pts (letter)"} {
		file := written(t, func(ctx context.Context, b *bytes.Buffer) error { return WritePDF(ctx, b, d, Options{Paper: paper}) })
		if info := run(t, file, "pdfinfo", "FILE"); !strings.Contains(info, want) {
			t.Errorf("%q: no page of %s in %s", paper, want, info)
		}
	}
	if err := WritePDF(t.Context(), &bytes.Buffer{}, d, Options{Paper: "a5"}); annotate.CodeOf(err) != annotate.Unsupported {
		t.Errorf("the error is %v", err)
	}
}

func TestPDFWarnsOfMissingCharacters(t *testing.T) {
	d := dossier(t, "en", "Signs", paragraph("Two signs of Linear A: \U00010600 and \U00010601."))
	warnings := []string{}
	written(t, func(ctx context.Context, b *bytes.Buffer) error {
		return WritePDF(ctx, b, d, Options{Warn: func(message string) { warnings = append(warnings, message) }})
	})
	if len(warnings) != 1 || !strings.Contains(warnings[0], "U+10600") || !strings.Contains(warnings[0], "U+10601") {
		t.Errorf("warnings %q", warnings)
	}
}

func TestPDFStopsWithItsContext(t *testing.T) {
	d := dossier(t, "en", "Long", slices.Repeat([]annotate.Block{paragraph("Words.")}, 1000)...)
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	err := WritePDF(ctx, &bytes.Buffer{}, d, Options{Progress: func(float64) {
		steps++
		cancel()
	}})
	if !errors.Is(err, context.Canceled) || steps != 1 {
		t.Errorf("error %v after %d steps", err, steps)
	}
}

// checked is an article of so many claims, each with three sources.
func checked(b testing.TB, n int) annotate.Dossier {
	b.Helper()
	const words = "The harbour tram has carried %d passengers since it opened, twice the number that the council had forecast, and it opened within its budget of 118 million crowns. "
	var blocks []annotate.Block
	for i := range n {
		blocks = append(blocks, paragraph(fmt.Sprintf(words, i)+strings.Repeat("Nobody had asked for it. ", 5)))
	}
	d := dossier(b, "en", "The harbour tram", blocks...)
	text := d.Version.Text()
	for i, span := range annotate.BlockSpans(blocks) {
		place := annotate.Span{Start: span.Start, End: span.Start + 60}
		p := annotate.Passage{ID: fmt.Sprint(i), Span: place, Quote: text.QuoteAt(place)}
		c := annotate.Claim{ID: fmt.Sprintf("c%d", i), ClaimFields: annotate.ClaimFields{Wording: fmt.Sprintf("The tram carried %d passengers.", i)}.Clean(), Passages: []annotate.Passage{p}}
		judge(&d, &c, annotate.DefaultScale().Levels[i%10].Key, strings.Repeat("The annual report gives *another* number. ", 6))
		for k := range 3 {
			support(&d, &c, fmt.Sprintf("Report %d", (3*i+k)%97), annotate.EvidenceFields{Locator: "7", Quote: "Boardings in the year: 4,183,220", Limits: "Boardings are not people."})
		}
		d.Claims = append(d.Claims, c)
	}
	annotate.SortClaims(d.Claims)
	return d
}

func BenchmarkWritePDF(b *testing.B) {
	for _, n := range []int{20, 1000} {
		d := checked(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(float64(len(pdfOf(b, d))), "bytes")
			}
		})
	}
}
