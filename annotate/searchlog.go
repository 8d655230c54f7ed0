package annotate

import "time"

// Search is an entry of a claim's search log: where the checker looked, for
// what, and whether anything was found. “Looked here, found nothing” is what
// the verdict “unproven” rests on, and what keeps a colleague from looking
// again.
type Search struct {
	ID      string `json:"id"`
	ClaimID string `json:"claimId"`
	SearchFields
	Person    string    `json:"person"`
	CreatedAt time.Time `json:"createdAt"`
}

// SearchFields are the parts of an entry that a person writes.
type SearchFields struct {
	Place string `json:"place" doc:"Where: an archive, a register, a search engine, a person asked"`
	Terms string `json:"terms" doc:"What was looked for, as it was typed or asked"`
	Found bool   `json:"found" doc:"Whether anything was found"`
	Note  string `json:"note"`
	On    Date   `json:"on" doc:"2025, 2025-11 or 2025-11-30"`
}

// Clean returns the fields with stray white space and control characters
// removed.
func (f SearchFields) Clean() SearchFields {
	f.Place, f.Terms, f.Note = CleanLine(f.Place), CleanLine(f.Terms), CleanText(f.Note)
	return f
}

// Check returns an [Invalid] error for the first field that breaks a rule.
func (f SearchFields) Check() error {
	if f.Place == "" && f.Terms == "" {
		return Errorf(Invalid, "An entry of the search log needs a place or the words that were looked for.")
	}
	return f.On.Check("Date of the search")
}
