package report

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

func kindOf(t *testing.T, d annotate.Dossier, k Kind, lang string) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error {
		return WriteHTML(ctx, b, d, Options{Kind: k, Lang: lang})
	})
}

// What the checkers noted for themselves is in the memo, all of it, and in no
// other report; but what they ask stands on the query sheet.
func TestWhatIsInternalStaysInTheMemo(t *testing.T) {
	d := everything(t)
	c := d.Claims[slices.IndexFunc(d.Claims, func(c annotate.Claim) bool { return c.Note != "" })]
	c.Queries[0].ClosedAt = nil
	notes := []string{d.Article.Note, c.Note, c.StatusReason, c.EarlierVerdicts[0].Explanation, d.Waivers[0].Reason, d.SignOffs[0].Note}
	for _, s := range c.Searches {
		notes = append(notes, s.Place, s.Terms, s.Note)
	}
	questions := []string{}
	for _, q := range c.Queries {
		questions = append(questions, q.Question, q.Suggestion)
		notes = append(notes, q.Answer)
	}
	for _, kind := range Kinds() {
		k := kind.Key
		page := string(kindOf(t, d, k, ""))
		text := html.UnescapeString(page)
		for _, note := range notes {
			if found := strings.Contains(text, note); found != (k == Memo) {
				t.Errorf("%s holds %q: %v", k, note, found)
			}
		}
		for _, question := range questions {
			if found := strings.Contains(text, question); found != (k == Memo || k == QuerySheet) {
				t.Errorf("%s holds %q: %v", k, question, found)
			}
		}
	}
}

// A report of any kind, in any language, of any dossier is a whole page in
// which every link leads somewhere.
func TestEveryKindIsWhole(t *testing.T) {
	all := dossiers(t)
	all["hostile"] = hostile(t, naughty)
	for name, d := range all {
		for _, kind := range Kinds() {
			t.Run(name+" "+string(kind.Key), func(t *testing.T) {
				ids, _ := checkWhole(t, kindOf(t, d, kind.Key, "ar"))
				for _, c := range d.Claims {
					holdsClaims := slices.Contains([]Kind{FactCheck, Annotated, Memo}, kind.Key)
					if ids[claimID(c.Number)] != holdsClaims {
						t.Errorf("claim %d: %v", c.Number, ids[claimID(c.Number)])
					}
				}
			})
		}
	}
}

func TestPDFOfEveryKind(t *testing.T) {
	d := everything(t)
	note := squeezed(d.Article.Note)
	for _, kind := range Kinds() {
		t.Run(string(kind.Key), func(t *testing.T) {
			file := written(t, func(ctx context.Context, b *bytes.Buffer) error {
				return WritePDF(ctx, b, d, Options{Kind: kind.Key, Lang: "ar", Warn: func(message string) { t.Error(message) }})
			})
			run(t, file, "qpdf", "--check", "FILE")
			text := squeezed(run(t, file, "pdftotext", "-raw", "FILE", "-"))
			if found := strings.Contains(text, note); found != (kind.Key == Memo) {
				t.Errorf("the note on the article is there: %v", found)
			}
		})
	}
}

func TestKindsAreListedOnce(t *testing.T) {
	for _, kind := range Kinds() {
		if err := kind.Key.check(); err != nil {
			t.Error(err)
		}
	}
	if err := Kind("poster").check(); annotate.CodeOf(err) != annotate.Unsupported {
		t.Errorf("a kind that does not exist: got %v", err)
	}
	if got, want := len(Kinds()), len(parts); got != want {
		t.Errorf("%d kinds are listed, %d have parts", got, want)
	}
}

// partKeys are the keys of parts.
func partKeys(infos []PartInfo) []Part {
	keys := []Part{}
	for _, p := range infos {
		keys = append(keys, p.Key)
	}
	return keys
}

// A report without some of its parts holds neither them nor a way to them, and no
// data that would bring them back.
func TestPartsAreLeftOut(t *testing.T) {
	for name, d := range map[string]annotate.Dossier{"everything": everything(t), "overlapping": dossiers(t)["overlapping"]} {
		for _, kind := range Kinds() {
			all := partKeys(kind.Optional)
			for _, without := range append([][]Part{all}, slices.Collect(slices.Chunk(all, 1))...) {
				t.Run(fmt.Sprint(name, " ", kind.Key, " without ", without), func(t *testing.T) {
					o := Options{Kind: kind.Key, Without: without}
					page := written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteHTML(ctx, b, d, o) })
					ids, _ := checkWhole(t, page) // each link leads somewhere
					file := written(t, func(ctx context.Context, b *bytes.Buffer) error { return WritePDF(ctx, b, d, o) })
					names := run(t, file, "qpdf", "--json=2", "--json-key=qpdf", "FILE")
					for _, p := range parts[kind.Key] {
						left := !slices.Contains(without, p) && (p != asidesPart || len(d.Asides) > 0)
						if ids[string(p)] != left {
							t.Errorf("the page has the part %s: %v", p, !left)
						}
						if found := strings.Contains(names, `"u:`+string(p)+`"`); found != left {
							t.Errorf("the PDF has the part %s: %v", p, found)
						}
					}
					whole := []Kind{FactCheck, Annotated, Memo}
					data := slices.Contains(whole, kind.Key) && !slices.Contains(without, articlePart) && !slices.Contains(without, asidesPart)
					if ids["dossier"] != data {
						t.Errorf("the page holds the dossier: %v", !data)
					}
					if found := strings.Contains(names, "dossier.json"); found != data {
						t.Errorf("the PDF holds the dossier: %v", found)
					}
				})
			}
		}
	}
}

// A part that is the point of a report, or is not in it, cannot be left out.
func TestThePointIsNotLeftOut(t *testing.T) {
	for _, o := range []Options{
		{Without: []Part{claimsPart}},
		{Kind: SourceList, Without: []Part{aboutPart, sourcesPart}},
		{Kind: QuerySheet, Without: []Part{ratingsPart}},
		{Kind: Memo, Without: []Part{"poster"}},
	} {
		err := WriteHTML(t.Context(), &bytes.Buffer{}, everything(t), o)
		if annotate.CodeOf(err) != annotate.Unsupported {
			t.Errorf("%s without %v: got %v", o.Kind, o.Without, err)
		}
	}
}

// Whoever reads of a piece of evidence can find it again: every report says where in
// the source it stands, what that says, and when it was seen in which bytes.
func TestEvidenceCanBeFoundAgain(t *testing.T) {
	d := everything(t)
	o := Options{Kind: Annotated}
	word := strings.Builder{}
	for _, part := range wordParts(t, wordOf(t, d, o)) {
		word.WriteString(part.content)
	}
	texts := map[string]string{
		"Word": regexp.MustCompile(`<[^>]*>`).ReplaceAllString(word.String(), ""),
		"Markdown": regexp.MustCompile(`(?m)^[\s>]+|\\`).ReplaceAllString(string(written(t, func(ctx context.Context, b *bytes.Buffer) error {
			return WriteMarkdown(ctx, b, d, o)
		})), ""),
	}
	for _, kind := range []Kind{FactCheck, Annotated, Memo, SourceList} {
		texts[string(kind)+" as a page"] = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(kindOf(t, d, kind, "")), "")
		texts[string(kind)+" as PDF"] = run(t, written(t, func(ctx context.Context, b *bytes.Buffer) error {
			return WritePDF(ctx, b, d, Options{Kind: kind})
		}), "pdftotext", "-raw", "FILE", "-")
	}
	g, err := newDigest(d, o)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range texts {
		text = squeezed(html.UnescapeString(text))
		for _, c := range g.Claims {
			for _, e := range c.Evidence {
				for _, want := range []string{g.say.locator(e), e.Quote, g.seen(e)} {
					if !strings.Contains(text, squeezed(want)) {
						t.Errorf("%s does not say %q", name, want)
					}
				}
			}
		}
	}
}
