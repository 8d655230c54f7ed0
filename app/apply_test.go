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

// The claims that other programs can read come back as they were, and claims
// that are there keep what such a file does not hold.
func TestLinkedDataTravels(t *testing.T) {
	a := open(t)
	sent, err := a.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "claims.jsonld")
	if err := a.WriteReport(t.Context(), sent.Article.ID, Annotations, ReportOptions{}, path, Feedback{}); err != nil {
		t.Fatal(err)
	}
	annotations, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name, original, err := a.Original(t.Context(), sent.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	to := open(t)
	arrived, err := to.Import(t.Context(), Intake{Name: name, Bytes: original})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Apply(t.Context(), arrived.Article.ID, annotations); err != nil {
		t.Fatal(err)
	}
	x, y := desk(t, a, sent.Article.ID), desk(t, to, arrived.Article.ID)
	if len(x.Claims) == 0 || len(x.Claims) != len(y.Claims) {
		t.Fatalf("%d claims arrived of %d", len(y.Claims), len(x.Claims))
	}
	for i := range x.Claims {
		assertSame(t, "words", x.Claims[i].ExactWords(), y.Claims[i].ExactWords())
		assertSame(t, "wording", x.Claims[i].Wording, y.Claims[i].Wording)
		if v := x.Claims[i].Verdict; v != nil {
			assertSame(t, "level", v.Level, y.Claims[i].Verdict.Level)
			assertSame(t, "explanation", v.Explanation, y.Claims[i].Verdict.Explanation)
		}
	}
	claim := y.Claims[0]
	if _, err := to.SaveClaim(t.Context(), claim.ID, func(f *annotate.ClaimFields) error {
		f.Status, f.Note = annotate.Wrong, "Ask again"
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	again, err := to.Apply(t.Context(), arrived.Article.ID, annotations)
	if err != nil || again != (Applied{}) {
		t.Errorf("the second time: %+v, %v", again, err)
	}
	if kept := desk(t, to, arrived.Article.ID).Claims[0]; kept.Status != annotate.Wrong || kept.Note != "Ask again" {
		t.Errorf("the claim lost what the file does not hold: %+v", kept.ClaimFields)
	}
}

func TestApplyClaimReview(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	review := `{"@context":"http://schema.org","@type":"ClaimReview","claimReviewed":"“Twice the plan.”","author":{"name":"The Desk"},"datePublished":"2020-06-23 20:02",
		"reviewRating":{"ratingValue":"1","bestRating":"6","worstRating":"1","alternateName":"False"},"url":"https://desk.example/1","name":"No"}`
	for i, want := range []Applied{{Added: 1, Sources: 1}, {}} {
		if got, err := a.Apply(t.Context(), d.Article.ID, []byte(review)); err != nil || got != want {
			t.Fatalf("time %d: %+v, %v", i+1, got, err)
		}
	}
	path := filepath.Join(t.TempDir(), "x.claimreview.jsonld")
	if err := a.WriteReport(t.Context(), d.Article.ID, ClaimReview, ReportOptions{}, path, Feedback{}); err != nil {
		t.Fatal(err)
	}
	out, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"alternateName": "False"`, `"ratingValue": 1,`, `"bestRating": 6,`, `"name": "The Desk"`, `"claimReviewed": "“Twice the plan.”"`, `https://desk.example/1`} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}

	_, err = a.Apply(t.Context(), d.Article.ID, []byte(`[`+strings.Replace(review, "Twice the plan", "opened on Monday", 1)+`,
		{"@type":"ClaimReview","claimReviewed":"Atlantis rose"},{"@type":"ClaimReview","claimReviewed":"It cost 40 million crowns"}]`))
	wantCode(t, err, annotate.NotFound)
	for _, want := range []string{"Claim 2", "Atlantis rose", "Claim 3", "Nothing was applied"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	if n := len(desk(t, a, d.Article.ID).Claims); n != 1 {
		t.Errorf("%d claims, want the one from before", n)
	}
}
