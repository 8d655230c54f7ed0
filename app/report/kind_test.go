package report

import (
	"bytes"
	"context"
	"html"
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
	notes := []string{d.Article.Note, c.Note, c.StatusReason, c.EarlierVerdicts[0].Explanation, d.Waivers[0].Reason}
	for _, s := range c.Searches {
		notes = append(notes, s.Place, s.Terms, s.Note)
	}
	questions := []string{}
	for _, q := range c.Queries {
		questions = append(questions, q.Question, q.Suggestion)
		notes = append(notes, q.Answer)
	}
	for _, kind := range Kinds() {
		k := Kind(kind.Key)
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
			t.Run(name+" "+kind.Key, func(t *testing.T) {
				ids, _ := checkWhole(t, kindOf(t, d, Kind(kind.Key), "ar"))
				for _, c := range d.Claims {
					holdsClaims := slices.Contains([]Kind{FactCheck, Annotated, Memo}, Kind(kind.Key))
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
		t.Run(kind.Key, func(t *testing.T) {
			file := written(t, func(ctx context.Context, b *bytes.Buffer) error {
				return WritePDF(ctx, b, d, Options{Kind: Kind(kind.Key), Lang: "ar", Warn: func(message string) { t.Error(message) }})
			})
			run(t, file, "qpdf", "--check", "FILE")
			text := squeezed(run(t, file, "pdftotext", "-raw", "FILE", "-"))
			if found := strings.Contains(text, note); found != (kind.Key == string(Memo)) {
				t.Errorf("the note on the article is there: %v", found)
			}
		})
	}
}

func TestKindsAreListedOnce(t *testing.T) {
	for _, kind := range Kinds() {
		if err := Kind(kind.Key).check(); err != nil {
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
