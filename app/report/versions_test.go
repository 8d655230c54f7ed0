package report

import (
	"bytes"
	"context"
	"html"
	"strings"
	"testing"

	"tickmark/annotate"
)

// A report says which version was checked and what later versions did to words
// that were. A verdict on words that have changed stays in until somebody has
// decided, and claims that are parked stay in, too.
func TestReportsSayWhatChangedSince(t *testing.T) {
	d := dossier(t, "en", "The pier", paragraph("The pier is 640 metres long. It is old."))
	first := d.Version.VersionInfo
	first.ID, first.TextHash = "first", annotate.Hash([]byte("first"))
	d.Version.Seq = 2
	d.Versions = []annotate.VersionInfo{first, d.Version.VersionInfo}
	long := mark(t, &d, "640 metres long")
	judge(&d, long, "true", "Measured in 1901.")
	long.Passages[0].Carried = &annotate.Carried{From: "p", Anchor: annotate.AnchorChanged, Was: "900 metres long"}
	gone := *mark(t, &d, "It is old")
	gone.ID, gone.Passages, gone.Note = "gone", []annotate.Passage{}, "internal: gone"
	gone.Lost = []annotate.Loss{{ID: "l", PassageID: "q", Seq: 1, Quote: annotate.Quote{Exact: "It has a lamp"}}}
	support(&d, &gone, "internal: a source of what is parked", annotate.EvidenceFields{})
	d.Parked = []annotate.Claim{gone}
	d.Revisions = []annotate.Revision{
		{Seq: 2, At: testTime, ClaimID: long.ID, Before: "900 metres long", After: "640 metres long", Waits: true},
		{Seq: 2, At: testTime, ClaimID: "gone", Before: "It has a lamp"},
	}
	says := []string{
		"version 2, taken in on", "version 1, taken in on", first.TextHash,
		"Claim 1: “900 metres long” became “640 metres long” in version 2.", "Nobody has decided yet", "no longer says “It has a lamp”",
	}
	for name, write := range map[string]func(context.Context, *bytes.Buffer, annotate.Dossier) error{
		"HTML": func(ctx context.Context, b *bytes.Buffer, d annotate.Dossier) error {
			return WriteHTML(ctx, b, d, Options{})
		},
		"Markdown": func(ctx context.Context, b *bytes.Buffer, d annotate.Dossier) error {
			return WriteMarkdown(ctx, b, d, Options{})
		},
	} {
		page := strings.ReplaceAll(html.UnescapeString(string(written(t, func(ctx context.Context, b *bytes.Buffer) error { return write(ctx, b, d) }))), "\\", "")
		for _, want := range says {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		for _, not := range []string{"Measured in 1901.", "internal:"} {
			if strings.Contains(page, not) {
				t.Errorf("%s says %q", name, not)
			}
		}
	}
	submission, err := ReadDossier(bytes.NewReader(jsonOf(t, d)))
	if err != nil || len(submission.Claims) != 2 || submission.Parked != 1 {
		t.Errorf("read back: %d claims, %d parked, %v", len(submission.Claims), submission.Parked, err)
	}
	if memo := string(kindOf(t, d, Memo, "")); !strings.Contains(memo, "Measured in 1901.") {
		t.Error("the memo does not have the verdict")
	}
}
