package app

import (
	"testing"

	"tickmark/annotate"
)

func wordsOf(c annotate.Claim) (words []string) {
	for _, p := range c.Passages {
		words = append(words, p.Quote.Exact)
	}
	return words
}

func TestSplitClaim(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	claim := mark(t, a, d, "It cost 40 million crowns, twice the plan")
	if _, err := a.SaveClaim(ctx, claim.ID, func(f *annotate.ClaimFields) error {
		f.Wording, f.Claimant, f.Status, f.Kind = "The tram cost twice the plan.", "the mayor", annotate.Verified, annotate.KindNumber
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.AddEvidence(ctx, claim.ID, NewEvidence{Source: &annotate.SourceFields{Title: "Accounts"}}); err != nil {
		t.Fatal(err)
	}
	change, err := a.SplitClaim(ctx, claim.ID, spanOf(t, d, "twice the plan"))
	if err != nil {
		t.Fatal(err)
	}
	part, rest := change.Claims[0], change.Claims[1]
	assertSame(t, "the new claim's words", []string{"twice the plan"}, wordsOf(part))
	assertSame(t, "the words that are left", []string{"It cost 40 million crowns,"}, wordsOf(rest))
	if part.Status != annotate.ToCheck || part.Wording != "" || part.Claimant != "the mayor" || part.Kind != annotate.KindNumber || len(part.Evidence) != 1 {
		t.Errorf("the new claim is %+v", part)
	}
	if rest.ID != claim.ID || rest.Status != annotate.Verified || len(rest.Evidence) != 1 {
		t.Errorf("the old claim is %+v", rest)
	}
	_, err = a.SplitClaim(ctx, rest.ID, spanOf(t, d, "opened on Monday"))
	wantCode(t, err, annotate.Invalid)
	_, err = a.SplitClaim(ctx, rest.ID, rest.Passages[0].Span)
	wantCode(t, err, annotate.Conflict)
}

func TestMergeClaims(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	one, two := mark(t, a, d, "It cost 40"), mark(t, a, d, "million crowns")
	if _, err := a.SaveClaim(ctx, two.ID, func(f *annotate.ClaimFields) error {
		f.Wording, f.Kind, f.Tags = "It cost that much.", annotate.KindNumber, []string{"money"}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{one.ID, two.ID} {
		if _, err := a.SaveVerdict(ctx, id, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: "true"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.AskQuery(ctx, two.ID, annotate.QueryFields{Question: "Crowns of which year?"}); err != nil {
		t.Fatal(err)
	}
	change, err := a.MergeClaims(ctx, one.ID, two.ID)
	if err != nil {
		t.Fatal(err)
	}
	merged := change.Claims[0]
	assertSame(t, "the merged words", []string{"It cost 40 million crowns"}, wordsOf(merged))
	if merged.Wording != "It cost that much." || merged.Kind != annotate.KindNumber || len(merged.Tags) != 1 ||
		merged.Verdict == nil || len(merged.EarlierVerdicts) != 1 || len(merged.Queries) != 1 {
		t.Errorf("the merged claim is %+v", merged)
	}
	_, err = a.Claim(ctx, two.ID)
	wantCode(t, err, annotate.NotFound)
	_, err = a.MergeClaims(ctx, one.ID, one.ID)
	wantCode(t, err, annotate.Invalid)
}

func TestResizePassage(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	claim := mark(t, a, d, "opened on Monday")
	claim, err := a.ResizePassage(t.Context(), claim.ID, claim.Passages[0].ID, spanOf(t, d, " tram to Lindmouth harbour opened "))
	if err != nil {
		t.Fatal(err)
	}
	assertSame(t, "the resized words", []string{"tram to Lindmouth harbour opened"}, wordsOf(claim))
	_, err = a.ResizePassage(t.Context(), claim.ID, annotate.NewID(), annotate.Span{Start: 0, End: 4})
	wantCode(t, err, annotate.NotFound)
}

func TestSetAside(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	set := func(words string, kind annotate.AsideKind) {
		t.Helper()
		if _, err := a.SetAside(ctx, d.Article.ID, spanOf(t, d, words), kind); err != nil {
			t.Fatal(err)
		}
	}
	want := func(what string, words ...string) {
		t.Helper()
		got := []string{}
		for _, aside := range desk(t, a, d.Article.ID).Asides {
			got = append(got, string(aside.Kind)+": "+aside.Quote.Exact)
		}
		assertSame(t, what, words, got)
	}
	set("The tram to Lindmouth harbour opened on Monday, the mayor said.", annotate.NothingToCheck)
	set("Lindmouth harbour", annotate.Opinion)
	want("an opinion within", "nothingToCheck: The tram to", "opinion: Lindmouth harbour", "nothingToCheck: opened on Monday, the mayor said.")
	if _, err := a.ClearAsides(ctx, d.Article.ID, spanOf(t, d, "harbour opened on Monday, the mayor said.")); err != nil {
		t.Fatal(err)
	}
	want("some taken back", "nothingToCheck: The tram to", "opinion: Lindmouth")
	if _, err := a.Undo(ctx, d.Article.ID); err != nil {
		t.Fatal(err)
	}
	want("undone", "nothingToCheck: The tram to", "opinion: Lindmouth harbour", "nothingToCheck: opened on Monday, the mayor said.")
	_, err := a.SetAside(ctx, d.Article.ID, spanOf(t, d, "tram"), "boring")
	wantCode(t, err, annotate.Invalid)
}

func TestQueriesMoveTheStatus(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	claim := mark(t, a, harbour(t, a), "opened on Monday")
	ask := func(question string) annotate.Claim {
		t.Helper()
		c, err := a.AskQuery(ctx, claim.ID, annotate.QueryFields{Question: question, Suggestion: "opened on Tuesday"})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	ask("Which Monday?")
	asked := ask("Says who?")
	if asked.Status != annotate.QueryOut || len(asked.Queries) != 2 || asked.Queries[0].To != annotate.ToAuthor || !asked.HasOpenQuery() {
		t.Errorf("after asking: %+v", asked)
	}
	c, err := a.CloseQuery(ctx, asked.Queries[0].ID)
	if err != nil || c.Status != annotate.QueryOut {
		t.Errorf("with one query open: %q, %v", c.Status, err)
	}
	c, err = a.CloseQuery(ctx, asked.Queries[1].ID)
	if err != nil || c.Status != annotate.InProgress || c.HasOpenQuery() {
		t.Errorf("with no query open: %q, %v", c.Status, err)
	}
	c, err = a.ReopenQuery(ctx, asked.Queries[1].ID)
	if err != nil || c.Status != annotate.QueryOut {
		t.Errorf("reopened: %q, %v", c.Status, err)
	}
	c, err = a.DeleteQuery(ctx, asked.Queries[1].ID)
	if err != nil || c.Status != annotate.InProgress || len(c.Queries) != 1 {
		t.Errorf("deleted: %+v, %v", c, err)
	}
}
