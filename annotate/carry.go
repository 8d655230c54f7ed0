package annotate

import (
	"slices"
	"time"
)

// AnchorState says what became of words when the text they stand in got another
// version. How it is found is the matter of package annotate/anchor.
type AnchorState string

// The states. What is exact or moved is carried without asking. What is changed
// counts only once a person has accepted it; what is lost is a [Loss].
const (
	AnchorExact   AnchorState = "exact"   // the same words in the same order of the text
	AnchorMoved   AnchorState = "moved"   // the same words elsewhere
	AnchorChanged AnchorState = "changed" // other words in their place
	AnchorLost    AnchorState = "lost"    // they are not there
)

// Decision is what a person made of words that have changed or are gone.
type Decision string

// The decisions.
const (
	// Accept says that the judgement holds for the changed words as well.
	Accept Decision = "accept"
	// Attach says that other words are meant, which the person chose.
	Attach Decision = "attach"
	// Park says that the words are not in this text.
	Park Decision = "park"
)

// Carried says of a place in the text that it came from an earlier version.
type Carried struct {
	From   string      `json:"from" doc:"Identifier of the place, in the version in which it was last confirmed: marked, found unchanged, or decided"`
	Anchor AnchorState `json:"anchor" enum:"exact,moved,changed"`
	Score  float64     `json:"score" doc:"How alike the words are, from 0 to 1; 1 for the same words"`
	Was    string      `json:"was,omitempty" doc:"The words before, where they changed; not stored"`
	// Decision is Accept or Attach; "" while none was made or needed.
	Decision  Decision   `json:"decision,omitempty" enum:"accept,attach" doc:"What a person made of changed words; absent while none was made or needed"`
	DecidedBy string     `json:"decidedBy,omitempty"`
	DecidedAt *time.Time `json:"decidedAt,omitempty"`
}

// Waits reports whether a person has yet to look at the words. Words marked in
// the version itself (nil) wait for nothing.
func (c *Carried) Waits() bool { return c != nil && c.Anchor == AnchorChanged && c.Decision == "" }

// Decide returns what is known of the place once somebody has decided about it.
func (c Carried) Decide(d Decision, person string, at time.Time) *Carried {
	c.Decision, c.DecidedBy, c.DecidedAt = d, person, &at
	return &c
}

// Loss is a place of a claim that a version of the text does not have. It waits
// for a decision until it is parked or the claim is attached to other words,
// which ends it.
type Loss struct {
	ID        string     `json:"id"`
	ClaimID   string     `json:"claimId"`
	VersionID string     `json:"versionId" doc:"The version that does not have the place"`
	PassageID string     `json:"passageId,omitempty" doc:"The words, in the version in which they last stood …"`
	RegionID  string     `json:"regionId,omitempty" doc:"… or else the region of a picture"`
	Seq       int        `json:"seq" doc:"Number of the version in which they last stood; not stored"`
	Quote     Quote      `json:"quote" doc:"The words there, or the name of the picture; not stored"`
	ParkedBy  string     `json:"parkedBy,omitempty"`
	ParkedAt  *time.Time `json:"parkedAt,omitempty" doc:"When somebody said that it is rightly gone; absent while it waits"`
}

// Waits reports whether a person has yet to look at it.
func (l Loss) Waits() bool { return l.ParkedAt == nil }

// words are those that are gone, or the name of the picture in brackets.
func (l Loss) words() string {
	if l.RegionID != "" {
		return FigureRegion{Name: l.Quote.Exact}.words()
	}
	return l.Quote.Exact
}

// Revision is what a later version of the text did to words of a claim.
type Revision struct {
	Seq     int       `json:"seq" doc:"Number of the version that has other words"`
	At      time.Time `json:"at" doc:"When that version was taken in"`
	ClaimID string    `json:"claimId"`
	Before  string    `json:"before"`
	After   string    `json:"after" doc:"Empty if the words are gone"`
	Waits   bool      `json:"waits" doc:"Nobody has decided yet whether the check holds for this"`
}

// Parked reports whether the claim has no place in the current text. It is kept
// with its history, and counts nowhere until it is attached to words again.
func (c Claim) Parked() bool { return len(c.Passages)+len(c.Regions) == 0 }

// Waits reports whether a person has yet to decide about a place of the claim
// that has changed or is gone.
func (c Claim) Waits() bool {
	return slices.ContainsFunc(c.Passages, func(p Passage) bool { return p.Carried.Waits() }) || slices.ContainsFunc(c.Lost, Loss.Waits)
}

// Reopen takes a claim that was settled back to “to check” because a place of it
// has changed or is gone. The earlier status is remembered, for [Claim.Restore].
func (c *Claim) Reopen() {
	if c.Status.Info().Final {
		c.StatusBefore, c.Status = c.Status, ToCheck
	}
}

// Restore puts the status back that the claim had before it was reopened, if no
// place of it waits any more, and reports whether it did.
func (c *Claim) Restore() bool {
	if c.StatusBefore == "" || c.Waits() {
		return false
	}
	c.Status, c.StatusBefore = c.StatusBefore, ""
	return true
}
