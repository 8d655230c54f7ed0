package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

// A colleague gets a sealed check: a wrong passphrase changes nothing and another can be
// tried, the right one puts all of it on the article, and undo takes all of it back.
func TestSealedCheckIsApplied(t *testing.T) {
	from, to := open(t), open(t)
	sent, err := from.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	right := sealed.NewPassphrase("seven grey gulls over the harbour")
	path := filepath.Join(t.TempDir(), "check.json.age")
	if err := from.WriteReport(t.Context(), sent.Article.ID, JSON, ReportOptions{Seal: &right}, path, Feedback{}); err != nil {
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
	id := arrived.Article.ID
	before := desk(t, to, id)

	offered, err := to.OfferCheckFile(path)
	if err != nil || !offered.IsSealed || offered.Name != "check.json.age" {
		t.Fatalf("%+v, %v", offered, err)
	}
	for words, says := range map[string]string{"": "Give the passphrase", "seven grey gulls": "not the passphrase"} {
		_, err := to.ApplyOffered(t.Context(), id, offered.ID, sealed.NewPassphrase(words))
		wantCode(t, err, annotate.Invalid)
		if !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", words, err)
		}
	}
	assertSame(t, "desk after wrong passphrases", before, desk(t, to, id))

	done, err := to.ApplyOffered(t.Context(), id, offered.ID, right)
	if err != nil {
		t.Fatal(err)
	}
	there := desk(t, from, sent.Article.ID)
	if done.Added != len(there.Claims) || done.Added == 0 || done.Sources == 0 || len(desk(t, to, id).Claims) != done.Added {
		t.Errorf("%+v of %d claims", done, len(there.Claims))
	}
	_, err = to.ApplyOffered(t.Context(), id, offered.ID, right)
	wantCode(t, err, annotate.NotFound)
	if _, err := to.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	assertSame(t, "claims after undo", before.Claims, desk(t, to, id).Claims)
	assertSame(t, "sources after undo", before.Sources, desk(t, to, id).Sources)
}

// What is no check is refused as soon as it is chosen; what does not fit stays offered.
func TestOfferedChecks(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	for content, want := range map[string]annotate.Code{
		"Dear diary":                        annotate.Invalid,
		"{}":                                annotate.Invalid,
		strings.Repeat(" ", maxCheckFile+1): annotate.TooLarge,
		`{"format":"tickmark-dossier/999"}`: annotate.Unsupported,
		`{"claims":[],"sources":[{"id":"nameless"}]}`: annotate.Invalid,
	} {
		_, err := a.OfferCheck("check.json", strings.NewReader(content))
		wantCode(t, err, want)
	}
	broken := errors.New("the stick is gone")
	if _, err := a.OfferCheck("check.json", iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a file that cannot be read: %v", err)
	}
	_, err := a.OfferCheckFile(filepath.Join(t.TempDir(), "gone.json"))
	wantCode(t, err, annotate.NotFound)

	path := filepath.Join(t.TempDir(), "check.json")
	if err := os.WriteFile(path, []byte(`{"claims":[{"passages":[{"quote":{"exact":"opened on Monday"}}]},{"passages":[{"quote":{"exact":"Atlantis"}}]}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	offered, err := a.OfferCheckFile(path)
	if err != nil || offered.IsSealed {
		t.Fatalf("%+v, %v", offered, err)
	}
	for range 2 {
		_, err = a.ApplyOffered(t.Context(), d.Article.ID, offered.ID, sealed.Passphrase{})
		wantCode(t, err, annotate.NotFound)
		if !strings.Contains(err.Error(), "Claim 2 of the file") || len(desk(t, a, d.Article.ID).Claims) != 0 {
			t.Errorf("does not fit: %v", err)
		}
	}
}

// Whoever brings a check in as an article is told where it belongs.
func TestCheckIsNoArticle(t *testing.T) {
	a := open(t)
	sent, err := a.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	words := sealed.NewPassphrase("seven grey gulls over the harbour")
	for format, o := range map[Format][]ReportOptions{JSON: {{}, {Seal: &words}}, Annotations: {{}}} {
		for _, options := range o {
			path := filepath.Join(t.TempDir(), "check")
			if err := a.WriteReport(t.Context(), sent.Article.ID, format, options, path, Feedback{}); err != nil {
				t.Fatal(err)
			}
			_, err := a.ImportFile(t.Context(), path, annotate.Published, false)
			wantCode(t, err, annotate.Unsupported)
			if !strings.Contains(err.Error(), "Apply a check…") {
				t.Errorf("%s: %v", format, err)
			}
		}
	}
}
