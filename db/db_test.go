package db

import (
	"reflect"
	"testing"

	"tickmark/annotate"
)

// What is written is what is read, in every field, and after opening again.
func TestRoundTrip(t *testing.T) {
	d, clock := openTest(t)
	a := addArticle(t, d, "Pier to grow", "The pier is 900 m long.", "It is the longest on the coast.")
	second := addClaim(t, d, a, annotate.Span{Start: 24, End: 37})
	first := addClaim(t, d, a, annotate.Span{Start: 0, End: 23})
	before, err := d.Dossier(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = reopen(t, d.Path(), clock)
	after, err := d.Dossier(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	after.CreatedAt = before.CreatedAt
	if !reflect.DeepEqual(before, after) {
		t.Errorf("the dossier changed by reopening:\n%+v\n%+v", before, after)
	}
	if !reflect.DeepEqual(after.Article, a) {
		t.Errorf("the article is %+v, want %+v", after.Article, a)
	}
	if len(after.Claims) != 2 || after.Claims[0].ID != first.ID || after.Claims[1].ID != second.ID {
		t.Fatalf("the claims are not in the order of the text: %+v", after.Claims)
	}
	got := claim(t, d, second.ID)
	if got.Number != 2 || !reflect.DeepEqual(got, after.Claims[1]) {
		t.Errorf("alone the claim is %+v, among the others %+v", got, after.Claims[1])
	}
	if len(got.Tags) != 2 || got.Verdict == nil || got.Verdict.Level != "false" || len(got.Evidence) != 1 ||
		got.Passages[0].Quote.Exact != "It is the lon" || got.Evidence[0].Limits != "The year is not given." {
		t.Errorf("the claim lost something: %+v", got)
	}
	if len(after.Sources) != 2 || after.Sources[0].Uses != 1 || len(after.Scales) != 1 || len(after.Scales[0].Levels) != 10 {
		t.Errorf("sources or scales are missing: %+v %+v", after.Sources, after.Scales)
	}
	original, err := d.Original(t.Context(), after.Version.OriginalHash)
	if err != nil || annotate.Hash(original) != after.Version.OriginalHash {
		t.Errorf("the original is %q, %v", original, err)
	}
}
