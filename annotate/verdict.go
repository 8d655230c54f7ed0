package annotate

import "time"

// Verdict is what the check of a claim came to: a level of a rating scale with
// reasons. In schema.org it is the reviewRating of a ClaimReview.
//
// A verdict is one person's judgement. Its reasons may be reworded; another
// level, or another person, makes another verdict, and the earlier one is kept.
type Verdict struct {
	ID      string `json:"id"`
	ClaimID string `json:"claimId"`
	VerdictFields
	GivenBy    string     `json:"givenBy"`
	GivenAt    time.Time  `json:"givenAt"`
	UpdatedAt  time.Time  `json:"updatedAt"`
	ReplacedAt *time.Time `json:"replacedAt,omitempty" doc:"When a later verdict took its place or it was withdrawn"`
}

// VerdictFields are the parts of a verdict that a person chooses or writes.
type VerdictFields struct {
	ScaleVersionID string `json:"scaleVersionId" doc:"The id of the scale's version that the level belongs to"`
	Level          string `json:"level" doc:"The level's key"`
	Explanation    string `json:"explanation" doc:"CommonMark"`
}

// Clean returns the fields without control characters.
func (f VerdictFields) Clean() VerdictFields {
	f.Explanation = CleanText(f.Explanation)
	return f
}

// Amends reports whether f rewords the reasons of v rather than judging anew.
func (f VerdictFields) Amends(v Verdict, person string) bool {
	return v.GivenBy == person && v.ScaleVersionID == f.ScaleVersionID && v.Level == f.Level
}

// CheckOn returns an [Invalid] error unless the level exists on the scale.
func (f VerdictFields) CheckOn(s Scale) error {
	if _, ok := s.Level(f.Level); !ok || s.ID != f.ScaleVersionID {
		return Errorf(Invalid, "The scale “%s” has no rating “%s”.", s.Name, f.Level)
	}
	return nil
}
