package annotate

import "time"

// Waiver says that what a rule of the closing screen finds in an article is
// accepted, and why. It holds for the findings for which it was given:
// Findings names them, and a waiver whose rule finds something else has lapsed.
type Waiver struct {
	ID        string    `json:"id"`
	ArticleID string    `json:"articleId"`
	Rule      string    `json:"rule" doc:"The rule's key"`
	Reason    string    `json:"reason"`
	Findings  string    `json:"findings" doc:"Fingerprint of the findings that were accepted"`
	Person    string    `json:"person"`
	CreatedAt time.Time `json:"createdAt"`
}
