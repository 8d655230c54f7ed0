package app

import (
	"testing"

	"tickmark/annotate"
	"tickmark/annotate/closing"
)

func TestWaivers(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d := harbour(t, a)
	id := d.Article.ID
	mark(t, a, d, "opened on Monday")
	waive := func(rule, reason string, seen ...string) (closing.Closing, error) {
		return a.Waive(ctx, id, Waiving{Rule: rule, Reason: reason, Findings: seen})
	}
	want := func(what string, state closing.State, lapsed bool) closing.RuleResult {
		t.Helper()
		c, err := a.Closing(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		result, _ := c.Result("open-claims")
		if result.State != state || result.Lapsed != lapsed {
			t.Errorf("%s: %s, lapsed %v", what, result.State, result.Lapsed)
		}
		return result
	}
	open := want("a claim to check", closing.Failed, false)

	for name, refused := range map[string]struct {
		rule, reason string
		seen         []string
		code         annotate.Code
	}{
		"no reason":        {"open-claims", " ", nil, annotate.Invalid},
		"no such rule":     {"no-typos", "Never mind.", nil, annotate.NotFound},
		"nothing is found": {"open-queries", "Never mind.", nil, annotate.Conflict},
		"not for this job": {"wrong-claims", "Never mind.", nil, annotate.Conflict},
		"not what is seen": {"open-claims", "Never mind.", []string{"another"}, annotate.Conflict},
	} {
		_, err := waive(refused.rule, refused.reason, refused.seen...)
		if annotate.CodeOf(err) != refused.code {
			t.Errorf("%s: %v", name, err)
		}
	}

	c, err := waive("open-claims", "The page goes tonight.", open.Findings[0].Key)
	if err != nil {
		t.Fatal(err)
	}
	waived, _ := c.Result("open-claims")
	if w := waived.Waiver; waived.State != closing.Waived || w == nil || w.Reason != "The page goes tonight." || w.Person != "Ada Checker" || w.CreatedAt.IsZero() {
		t.Errorf("waived: %+v", waived)
	}
	mark(t, a, d, "40 million crowns")
	want("another claim", closing.Failed, true)
	if _, err := waive("open-claims", "This one as well."); err != nil {
		t.Fatal(err)
	}
	if r := want("waived again", closing.Waived, false); r.Waiver.Reason != "This one as well." {
		t.Errorf("its reason is %q", r.Waiver.Reason)
	}
	undo := func() {
		t.Helper()
		if _, err := a.Undo(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	undo()
	want("undone", closing.Failed, true)
	undo()
	want("the second claim undone", closing.Waived, false)
	if _, err := a.Redo(ctx, id); err != nil {
		t.Fatal(err)
	}
	want("the second claim redone", closing.Failed, true)

	if _, err := a.Unwaive(ctx, id, "open-claims"); err != nil {
		t.Fatal(err)
	}
	if r := want("taken back", closing.Failed, false); r.Waiver != nil {
		t.Error("the waiver is still there")
	}
	_, err = a.Unwaive(ctx, id, "open-claims")
	wantCode(t, err, annotate.NotFound)
	undo()
	want("and undone", closing.Failed, true)
}

func TestHouseProfile(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	id := harbour(t, a).Article.ID
	state := func() closing.State {
		t.Helper()
		c, err := a.Closing(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		result, _ := c.Result("untouched-sentences")
		return result.State
	}
	if got := state(); got != closing.Warned {
		t.Errorf("in a new library it is %s", got)
	}
	demands, err := a.SaveHouseProfile(ctx, closing.Demands{Levels: map[string]closing.Level{"untouched-sentences": closing.Fail}, Sources: 3, AccessDays: 30})
	if err != nil || demands.Sources != 3 || demands.Levels["open-queries"] != closing.Fail {
		t.Errorf("saved: %+v, %v", demands, err)
	}
	if got := state(); got != closing.Failed {
		t.Errorf("by other house rules it is %s", got)
	}
	if _, err := a.SaveArticle(ctx, id, func(f *annotate.ArticleFields) error { f.Profile = annotate.IFCNProfile; return nil }); err != nil {
		t.Fatal(err)
	}
	if got := state(); got != closing.Unused {
		t.Errorf("in another profile it is %s", got)
	}
	_, err = a.SaveHouseProfile(ctx, closing.Demands{Sources: 2})
	wantCode(t, err, annotate.Invalid)
}
