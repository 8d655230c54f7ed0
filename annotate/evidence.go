package annotate

import (
	"cmp"
	"strings"
	"time"
)

// Stance is what a source says about a claim.
type Stance string

// The stances.
const (
	Supports     Stance = "supports"
	Contradicts  Stance = "contradicts"
	Context      Stance = "context"
	Insufficient Stance = "insufficient"
)

// Stances lists every stance with its name.
func Stances() []Term {
	return []Term{
		{string(Supports), "Supports"},
		{string(Contradicts), "Contradicts"},
		{string(Context), "Gives context"},
		{string(Insufficient), "Not sufficient"},
	}
}

// LocatorKind says what the place inside a source is counted in.
type LocatorKind string

// The kinds of locator.
const (
	LocatorPage      LocatorKind = "page"
	LocatorParagraph LocatorKind = "paragraph"
	LocatorTimecode  LocatorKind = "timecode"
	LocatorCell      LocatorKind = "cell"
	LocatorOther     LocatorKind = "other"
)

// LocatorKinds lists every kind of locator with its name.
func LocatorKinds() []Term {
	return []Term{
		{string(LocatorPage), "Page"},
		{string(LocatorParagraph), "Paragraph"},
		{string(LocatorTimecode), "Timecode"},
		{string(LocatorCell), "Cell"},
		{string(LocatorOther), "Place"},
	}
}

// Evidence ties a claim to a source: what the source says on it, and where.
type Evidence struct {
	ID       string `json:"id"`
	ClaimID  string `json:"claimId"`
	SourceID string `json:"sourceId"`
	EvidenceFields
	SnapshotID string    `json:"snapshotId,omitempty" doc:"The copy of the source that it was taken from, if it was"`
	Selector   *Selector `json:"selector,omitempty" doc:"Where in that copy"`
	CreatedAt  time.Time `json:"createdAt"`
	UpdatedAt  time.Time `json:"updatedAt"`
}

// Bare reports whether the evidence names its source and says nothing of it.
func (e Evidence) Bare() bool {
	return e.SnapshotID == "" && e.Locator == "" && e.Quote == "" && e.Limits == "" && e.ArchiveURL == ""
}

// EvidenceFields are the parts of a piece of evidence that a person writes.
type EvidenceFields struct {
	Stance      Stance      `json:"stance" enum:"supports,contradicts,context,insufficient"`
	LocatorKind LocatorKind `json:"locatorKind" enum:"page,paragraph,timecode,cell,other"`
	Locator     string      `json:"locator" doc:"Where in the source: a page, a paragraph, a timecode, a cell"`
	Quote       string      `json:"quote" doc:"The source's own words"`
	Limits      string      `json:"limits" doc:"What the source does not prove"`
	AccessedOn  Date        `json:"accessedOn"`
	ArchiveURL  string      `json:"archiveUrl" doc:"An archived copy"`
}

// Clean returns the fields with stray white space and control characters
// removed and missing choices filled in.
func (f EvidenceFields) Clean() EvidenceFields {
	f.Stance = cmp.Or(f.Stance, Supports)
	f.LocatorKind = cmp.Or(f.LocatorKind, LocatorPage)
	f.Locator = CleanLine(f.Locator)
	f.Quote, f.Limits = CleanText(f.Quote), CleanText(f.Limits)
	f.ArchiveURL = strings.TrimSpace(f.ArchiveURL)
	return f
}

// Check returns an [Invalid] error for the first field that breaks a rule.
func (f EvidenceFields) Check() error {
	if !isTerm(Stances(), string(f.Stance)) {
		return Errorf(Invalid, "“%s” is not a stance. Choose supports, contradicts, context or insufficient.", f.Stance)
	}
	if !isTerm(LocatorKinds(), string(f.LocatorKind)) {
		return Errorf(Invalid, "“%s” is not a kind of place in a source.", f.LocatorKind)
	}
	if err := checkURL("Address of the archived copy", f.ArchiveURL); err != nil {
		return err
	}
	return f.AccessedOn.Check("Accessed on")
}
