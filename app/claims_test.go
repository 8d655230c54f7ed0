package app

import (
	"encoding/json"
	"testing"

	"tickmark/annotate"
)

// assertSame compares two values as the API would send them.
func assertSame(t *testing.T, what string, want, got any) {
	t.Helper()
	w, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	g, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if string(w) != string(g) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, g, w)
	}
}

func mark(t *testing.T, a *App, d Desk, words string) annotate.Claim {
	t.Helper()
	claim, err := a.MarkClaim(t.Context(), d.Article.ID, "", Marking{Spans: []annotate.Span{spanOf(t, d, words)}}, annotate.ClaimFields{})
	if err != nil {
		t.Fatal(err)
	}
	return claim
}

func TestMarkedWordsAreQuotedFromTheText(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	claim := mark(t, a, d, " 40 million crowns")
	if got := claim.Passages[0].Quote.Exact; got != "40 million crowns" {
		t.Errorf("quote is %q", got)
	}
	if claim.Status != annotate.ToCheck || claim.Kind != annotate.KindOther || claim.Priority != annotate.Normal {
		t.Errorf("a new claim has %+v", claim.ClaimFields)
	}
	_, err := a.MarkClaim(t.Context(), d.Article.ID, "", Marking{Spans: []annotate.Span{{Start: 5, End: 5000}}}, annotate.ClaimFields{})
	wantCode(t, err, annotate.Invalid)
	_, err = a.MarkClaim(t.Context(), d.Article.ID, "", Marking{}, annotate.ClaimFields{})
	wantCode(t, err, annotate.Invalid)
}

func TestClaimIsKnownByTheIDThatItWasMarkedUnder(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	mark := func(id string) (annotate.Claim, error) {
		return a.MarkClaim(t.Context(), d.Article.ID, id, Marking{Spans: []annotate.Span{spanOf(t, d, "40 million crowns")}}, annotate.ClaimFields{})
	}
	id := annotate.NewID()
	claim, err := mark(id)
	if err != nil || claim.ID != id {
		t.Fatalf("marked as %q: %v", claim.ID, err)
	}
	_, err = mark(id)
	wantCode(t, err, annotate.Conflict)
	_, err = mark("the first one")
	wantCode(t, err, annotate.Invalid)
}

func TestEarlierVerdictsAreKept(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	claim := mark(t, a, d, "opened on Monday")
	give := func(level, why string) annotate.Claim {
		t.Helper()
		c, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: level, Explanation: why})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	give("true", "")
	if c := give("true", "The timetable says so."); len(c.EarlierVerdicts) != 0 || c.Verdict.Explanation == "" {
		t.Errorf("rewording made another verdict: %+v", c)
	}
	if c := give("false", "It opened on Tuesday."); len(c.EarlierVerdicts) != 1 || c.EarlierVerdicts[0].Level != "true" || c.EarlierVerdicts[0].ReplacedAt == nil {
		t.Errorf("the earlier verdict is not kept: %+v", c.EarlierVerdicts)
	}
	if err := a.SetPerson(ctx, "Bo Reader"); err != nil {
		t.Fatal(err)
	}
	c := give("false", "I agree.")
	if len(c.EarlierVerdicts) != 2 || c.Verdict.GivenBy != "Bo Reader" {
		t.Errorf("another person's verdict took the place of the first: %+v", c)
	}
	if c, err := a.WithdrawVerdict(ctx, claim.ID); err != nil || c.Verdict != nil || len(c.EarlierVerdicts) != 3 {
		t.Errorf("after withdrawing: %+v, %v", c, err)
	}
	_, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: "nonsense"})
	wantCode(t, err, annotate.Invalid)
}

func TestOldVerdictsKeepTheirScale(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	claim := mark(t, a, d, "opened on Monday")
	old := d.Scales[0]
	if _, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: old.ID, Level: "true"}); err != nil {
		t.Fatal(err)
	}
	fields := old.ScaleFields.Clean()
	fields.Levels[0].Label = "Correct"
	next, err := a.SaveScale(ctx, old.ScaleID, fields)
	if err != nil {
		t.Fatal(err)
	}
	if next.Version != old.Version+1 {
		t.Errorf("the changed scale has version %d", next.Version)
	}
	d = desk(t, a, d.Article.ID)
	if d.Claims[0].Verdict.ScaleVersionID != old.ID {
		t.Error("the verdict moved to the new version")
	}
	if len(d.Scales) != 2 || d.Scales[0].ID != next.ID || d.Scales[1].ID != old.ID {
		t.Errorf("the desk offers the scales %+v", d.Scales)
	}
	same, err := a.SaveScale(ctx, old.ScaleID, fields)
	if err != nil || same.ID != next.ID {
		t.Errorf("saving an unchanged scale made %+v, %v", same, err)
	}
	wantCode(t, a.RetireScale(ctx, old.ScaleID), annotate.Conflict)
}

func TestEverythingOnAClaimCanBeUndone(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	id := d.Article.ID
	var claim, other annotate.Claim
	var evidence annotate.Evidence
	steps := []struct {
		name string
		do   func() error
	}{
		{"mark", func() error {
			var err error
			claim, err = a.MarkClaim(ctx, id, "", Marking{Spans: []annotate.Span{spanOf(t, d, "opened on Monday")}}, annotate.ClaimFields{})
			return err
		}},
		{"edit", func() error {
			_, err := a.SaveClaim(ctx, claim.ID, func(f *annotate.ClaimFields) error {
				f.Wording, f.Tags = "The tram opened on a Monday.", []string{"transport"}
				return nil
			})
			return err
		}},
		{"add passage", func() error {
			_, err := a.AddPassage(ctx, claim.ID, spanOf(t, d, "the mayor said"))
			return err
		}},
		{"judge", func() error {
			_, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: "true"})
			return err
		}},
		{"add evidence", func() error {
			var err error
			evidence, err = a.AddEvidence(ctx, claim.ID, NewEvidence{
				Source: &annotate.SourceFields{Title: "Timetable"},
				Fields: annotate.EvidenceFields{Stance: annotate.Supports, Quote: "Mon 08:00"},
			})
			return err
		}},
		{"change the verdict", func() error {
			_, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: "false"})
			return err
		}},
		{"log a search", func() error {
			_, err := a.LogSearch(ctx, claim.ID, annotate.SearchFields{Place: "Tram company’s archive", Terms: "opening day"})
			return err
		}},
		{"ask", func() error {
			_, err := a.AskQuery(ctx, claim.ID, annotate.QueryFields{Question: "Which Monday?"})
			return err
		}},
		{"split", func() error {
			_, err := a.SplitClaim(ctx, claim.ID, spanOf(t, d, "on Monday"))
			return err
		}},
		{"move", func() error {
			_, err := a.MoveClaim(ctx, claim.ID, []annotate.Span{spanOf(t, d, "twice the plan")})
			return err
		}},
		{"mark another", func() error {
			other = mark(t, a, d, "40 million")
			return nil
		}},
		{"merge", func() error {
			_, err := a.MergeClaims(ctx, claim.ID, other.ID)
			return err
		}},
		{"remove evidence", func() error { return a.DeleteEvidence(ctx, evidence.ID) }},
		{"delete", func() error { return a.DeleteClaim(ctx, claim.ID) }},
	}
	states := [][]annotate.Claim{desk(t, a, id).Claims}
	for _, s := range steps {
		if err := s.do(); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		states = append(states, desk(t, a, id).Claims)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if _, err := a.Undo(ctx, id); err != nil {
			t.Fatalf("undo %s: %v", steps[i].name, err)
		}
		assertSame(t, "after undoing "+steps[i].name, states[i], desk(t, a, id).Claims)
	}
	_, err := a.Undo(ctx, id)
	wantCode(t, err, annotate.NotFound)
	for i, s := range steps {
		if _, err := a.Redo(ctx, id); err != nil {
			t.Fatalf("redo %s: %v", s.name, err)
		}
		assertSame(t, "after redoing "+s.name, states[i+1], desk(t, a, id).Claims)
	}
}

func TestAClaimKeepsItsLastWords(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	claim := mark(t, a, d, "opened on Monday")
	_, err := a.RemovePassage(t.Context(), claim.ID, claim.Passages[0].ID)
	wantCode(t, err, annotate.Conflict)
}

func TestTypingIsOneStep(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	claim := mark(t, a, d, "opened on Monday")
	for _, typed := range []string{"The", "The tram", "The tram opened."} {
		if _, err := a.SaveClaim(ctx, claim.ID, func(f *annotate.ClaimFields) error { f.Wording = typed; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Undo(ctx, d.Article.ID); err != nil {
		t.Fatal(err)
	}
	if c, err := a.Claim(ctx, claim.ID); err != nil || c.Wording != "" {
		t.Errorf("one undo leaves %q, %v", c.Wording, err)
	}
}
