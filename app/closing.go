package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/db"
)

// Closing holds an article against the rules of its profile: what still speaks
// against closing the check.
func (a *App) Closing(ctx context.Context, articleID string) (closing.Closing, error) {
	dossier, err := a.db.Dossier(ctx, articleID)
	if err != nil {
		return closing.Closing{}, err
	}
	profile, ok := closing.Fixed(dossier.Article.Profile)
	if !ok {
		demands, err := a.HouseProfile(ctx)
		if err != nil {
			return closing.Closing{}, err
		}
		profile = closing.House(demands)
	}
	return closing.Of(dossier, profile, dossier.CreatedAt), nil
}

// Waiving is the acceptance of what a rule finds.
type Waiving struct {
	Rule   string
	Reason string
	// Findings are the keys of the findings that the person saw; nil for
	// whatever the rule finds now.
	Findings []string
}

// Waive accepts what a rule finds in an article, in place of an earlier waiver
// of the rule. The waiver lapses when the rule finds something else.
//
// Errors: Invalid without a reason; NotFound; Conflict if the rule finds
// nothing, or something that the person has not seen.
func (a *App) Waive(ctx context.Context, articleID string, w Waiving) (closing.Closing, error) {
	rule, err := closing.RuleOf(w.Rule)
	if err != nil {
		return closing.Closing{}, err
	}
	reason := annotate.CleanText(w.Reason)
	if strings.TrimSpace(reason) == "" {
		return closing.Closing{}, annotate.Errorf(annotate.Invalid, "Say why this is accepted. The reason stays with the check.")
	}
	now, err := a.Closing(ctx, articleID)
	if err != nil {
		return closing.Closing{}, err
	}
	result, _ := now.Result(w.Rule)
	if len(result.Findings) == 0 {
		return closing.Closing{}, annotate.Errorf(annotate.Conflict, "“%s” finds nothing here that could be waived.", rule.Name)
	}
	unseen := func(f closing.Finding) bool { return !slices.Contains(w.Findings, f.Key) }
	if w.Findings != nil && slices.ContainsFunc(result.Findings, unseen) {
		return closing.Closing{}, annotate.Errorf(annotate.Conflict, "“%s” now finds more than you have seen. Look at it again.", rule.Name)
	}
	err = a.do(ctx, db.Work{Label: "Waive rule", ArticleID: articleID}, func(tx *db.Tx, person string) error {
		waiver := annotate.Waiver{ID: annotate.NewID()}
		if earlier, err := waiverOf(ctx, tx, articleID, w.Rule); err == nil {
			waiver = earlier
		} else if annotate.CodeOf(err) != annotate.NotFound {
			return err
		}
		waiver.ArticleID, waiver.Rule, waiver.Reason = articleID, w.Rule, reason
		waiver.Findings, waiver.Person, waiver.CreatedAt = closing.Fingerprint(result.Findings), person, tx.Now()
		return tx.PutWaiver(waiver)
	})
	if err != nil {
		return closing.Closing{}, err
	}
	return a.Closing(ctx, articleID)
}

// Unwaive takes the waiver of a rule back. The error is NotFound if there is
// none.
func (a *App) Unwaive(ctx context.Context, articleID, rule string) (closing.Closing, error) {
	err := a.do(ctx, db.Work{Label: "Take back waiver", ArticleID: articleID}, func(tx *db.Tx, _ string) error {
		waiver, err := waiverOf(ctx, tx, articleID, rule)
		if err != nil {
			return err
		}
		return tx.DeleteWaiver(waiver.ID)
	})
	if err != nil {
		return closing.Closing{}, err
	}
	return a.Closing(ctx, articleID)
}

func waiverOf(ctx context.Context, tx *db.Tx, articleID, rule string) (annotate.Waiver, error) {
	waivers, err := tx.Waivers(ctx, articleID)
	if err != nil {
		return annotate.Waiver{}, err
	}
	i := slices.IndexFunc(waivers, func(w annotate.Waiver) bool { return w.Rule == rule })
	if i < 0 {
		return annotate.Waiver{}, annotate.Errorf(annotate.NotFound, "This rule is not waived in this article.")
	}
	return waivers[i], nil
}

// houseSetting is the setting that holds the house rules as JSON.
const houseSetting = "house rules"

// HouseProfile returns the closing rules of the newsroom: those that were saved,
// completed with those of a new library.
func (a *App) HouseProfile(ctx context.Context) (closing.Demands, error) {
	stored, err := a.db.Setting(ctx, houseSetting)
	if err != nil || stored == "" {
		return closing.DefaultDemands(), err
	}
	var demands closing.Demands
	if err := json.Unmarshal([]byte(stored), &demands); err != nil {
		return closing.Demands{}, fmt.Errorf("read the house rules: %w", err)
	}
	return demands.Clean(), nil
}

// SaveHouseProfile sets the closing rules of the newsroom, for every article of
// the library that is closed by them. The error is Invalid for a demand that
// breaks a rule.
func (a *App) SaveHouseProfile(ctx context.Context, demands closing.Demands) (closing.Demands, error) {
	if err := demands.Check(); err != nil {
		return closing.Demands{}, err
	}
	demands = demands.Clean()
	stored, err := json.Marshal(demands)
	if err != nil {
		return closing.Demands{}, fmt.Errorf("write the house rules: %w", err)
	}
	return demands, a.setSetting(ctx, houseSetting, string(stored))
}
