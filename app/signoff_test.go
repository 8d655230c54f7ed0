package app

import (
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestSignOff(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	id := d.Article.ID
	claim := mark(t, a, d, "opened on Monday")
	judge := func(level string) {
		t.Helper()
		if _, err := a.SaveVerdict(ctx, claim.ID, annotate.VerdictFields{ScaleVersionID: d.Scales[0].ID, Level: level}); err != nil {
			t.Fatal(err)
		}
	}
	judge("true")

	// Ada has judged: she can sign as the checker, and not as second reader.
	_, err := a.SignOff(ctx, id, annotate.RoleSecondRead, "")
	wantCode(t, err, annotate.Conflict)
	if !strings.Contains(err.Error(), "Ada Checker gave the verdict on claim 1.") {
		t.Errorf("the error does not say why: %v", err)
	}
	if _, err := a.SignOff(ctx, id, annotate.RoleCheck, ""); err != nil {
		t.Fatal(err)
	}
	_, err = a.SignOff(ctx, id, annotate.RoleCheck, "")
	wantCode(t, err, annotate.Conflict)
	_, err = a.SignOff(ctx, id, "poet", "")
	wantCode(t, err, annotate.Invalid)

	if err := a.SetPerson(ctx, "Ben Reader"); err != nil {
		t.Fatal(err)
	}
	closing, err := a.SignOff(ctx, id, annotate.RoleSecondRead, " Read on paper.\n")
	if err != nil {
		t.Fatal(err)
	}
	lapsed := func(want ...bool) {
		t.Helper()
		now, err := a.Closing(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if len(now.SignOffs) != len(want) {
			t.Fatalf("the sign-offs are %+v", now.SignOffs)
		}
		for i, s := range now.SignOffs {
			if s.Lapsed != want[i] {
				t.Errorf("%s of %s has lapsed: %v", s.Role, s.Person, s.Lapsed)
			}
		}
	}
	lapsed(false, false)
	if s := closing.SignOffs[1]; s.Person != "Ben Reader" || s.Note != "Read on paper." || s.TextHash != d.Version.TextHash {
		t.Errorf("signed off as %+v", s)
	}

	// A change of the check lets both lapse, and taking it back lets both hold.
	judge("false")
	lapsed(true, true)
	if _, err := a.Undo(ctx, id); err != nil {
		t.Fatal(err)
	}
	lapsed(false, false)

	if _, err := a.WithdrawSignOff(ctx, id, closing.SignOffs[1].ID); err != nil {
		t.Fatal(err)
	}
	lapsed(false)
	_, err = a.WithdrawSignOff(ctx, id, closing.SignOffs[1].ID)
	wantCode(t, err, annotate.NotFound)
	if _, err := a.Undo(ctx, id); err != nil {
		t.Fatal(err)
	}
	lapsed(false, false)
	if err := a.DeleteArticle(ctx, id); err != nil {
		t.Errorf("an article that is signed off: %v", err)
	}
}
