package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestApplyTwiceIsApplyOnce(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	file := []byte(`{"claims":[{
		"passages":[{"quote":{"exact":"It cost 40 million crowns","suffix":", twice"}}],
		"wording":"The tram cost 40 million crowns.", "status":"verified",
		"verdict":{"level":"true","explanation":"The accounts say so."},
		"evidence":[{"source":{"title":"Accounts","url":"https://lindmouth.example/accounts"},"stance":"supports","locator":"12"}]
	}]}`)
	first, err := a.Apply(t.Context(), d.Article.ID, file)
	if err != nil {
		t.Fatal(err)
	}
	if first != (Applied{Added: 1, Sources: 1}) {
		t.Errorf("first: %+v", first)
	}
	before := desk(t, a, d.Article.ID)
	if got := before.Claims[0].Passages[0].Start; got != strings.LastIndex(harbourText, "It cost")-2 {
		t.Errorf("the suffix was not heeded: the claim begins at %d", got)
	}
	second, err := a.Apply(t.Context(), d.Article.ID, file)
	if err != nil {
		t.Fatal(err)
	}
	if second != (Applied{}) {
		t.Errorf("second: %+v", second)
	}
	assertSame(t, "desk after applying twice", before, desk(t, a, d.Article.ID))

	// Whatever differs counts, however deep it lies.
	for _, change := range [][2]string{
		{"The tram cost", "Lindmouth's tram cost"},
		{"The accounts say so", "The audited accounts say so"},
		{`"locator":"12"`, `"locator":"13"`},
	} {
		file = bytes.Replace(file, []byte(change[0]), []byte(change[1]), 1)
		if got, err := a.Apply(t.Context(), d.Article.ID, file); err != nil || got != (Applied{Updated: 1}) {
			t.Errorf("%s: %+v, %v", change[1], got, err)
		}
	}
}

func TestApplyIsAllOrNothing(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	cases := []struct {
		name, claim string
		want        annotate.Code
	}{
		{"words that are not there", `{"passages":[{"quote":{"exact":"Atlantis"}}]}`, annotate.NotFound},
		{"words that are there twice", `{"passages":[{"quote":{"exact":"It cost 40 million crowns"}}]}`, annotate.Conflict},
		{"unknown rating", `{"passages":[{"quote":{"exact":"twice the plan"}}],"verdict":{"level":"perhaps"}}`, annotate.Invalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := `{"claims":[{"passages":[{"quote":{"exact":"opened on Monday"}}]},` + c.claim + `]}`
			_, err := a.Apply(t.Context(), d.Article.ID, []byte(file))
			wantCode(t, err, c.want)
			if !strings.Contains(err.Error(), "Claim 2") {
				t.Errorf("the message does not say which claim: %v", err)
			}
			if n := len(desk(t, a, d.Article.ID).Claims); n != 0 {
				t.Errorf("%d claims were applied", n)
			}
		})
	}
}

// A dossier carries a whole check into another library.
func TestDossierTravels(t *testing.T) {
	from, to := open(t), open(t)
	sent, err := from.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "dossier.json")
	if err := from.WriteReport(t.Context(), sent.Article.ID, JSON, ReportOptions{}, path, Feedback{}); err != nil {
		t.Fatal(err)
	}
	dossier, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name, original, err := from.Original(t.Context(), sent.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	arrived, err := to.Import(t.Context(), Intake{Name: name, Bytes: original})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Apply(t.Context(), arrived.Article.ID, dossier); err != nil {
		t.Fatal(err)
	}
	a, b := desk(t, from, sent.Article.ID), desk(t, to, arrived.Article.ID)
	if len(a.Claims) == 0 || len(a.Claims) != len(b.Claims) {
		t.Fatalf("%d claims arrived of %d", len(b.Claims), len(a.Claims))
	}
	for i := range a.Claims {
		x, y := a.Claims[i], b.Claims[i]
		assertSame(t, "claim", x.ClaimFields, y.ClaimFields)
		if x.ID != y.ID {
			t.Errorf("claim %d is another record", i+1)
		}
		assertSame(t, "words", x.ExactWords(), y.ExactWords())
		if x.Verdict != nil {
			assertSame(t, "verdict", x.Verdict.VerdictFields, y.Verdict.VerdictFields)
			assertSame(t, "judge", x.Verdict.GivenBy, y.Verdict.GivenBy)
		}
		if len(x.Evidence) != len(y.Evidence) {
			t.Errorf("claim %d: %d pieces of evidence of %d", i+1, len(y.Evidence), len(x.Evidence))
		}
	}
}
