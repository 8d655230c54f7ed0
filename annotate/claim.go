package annotate

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// ClaimKind says what sort of fact a claim states; each sort is checked in its
// own way.
type ClaimKind string

// The kinds of claim.
const (
	KindNumber      ClaimKind = "number"
	KindQuote       ClaimKind = "quote"
	KindName        ClaimKind = "name"
	KindTitle       ClaimKind = "title" // an office, a rank, a degree
	KindPlace       ClaimKind = "place"
	KindDate        ClaimKind = "date"
	KindCausal      ClaimKind = "causal"
	KindComparison  ClaimKind = "comparison"
	KindSuperlative ClaimKind = "superlative"
	KindOther       ClaimKind = "other"
)

// ClaimKinds lists every kind with its name.
func ClaimKinds() []Term {
	return []Term{
		{string(KindNumber), "Number"},
		{string(KindQuote), "Quote"},
		{string(KindName), "Name"},
		{string(KindTitle), "Title or office"},
		{string(KindPlace), "Place"},
		{string(KindDate), "Date or time"},
		{string(KindCausal), "Cause"},
		{string(KindComparison), "Comparison"},
		{string(KindSuperlative), "Superlative"},
		{string(KindOther), "Other"},
	}
}

// Priority is how urgent or risky a claim is.
type Priority string

// The priorities.
const (
	High   Priority = "high"
	Normal Priority = "normal"
	Low    Priority = "low"
)

// Priorities lists every priority, the most urgent first.
func Priorities() []Term {
	return []Term{{string(High), "High"}, {string(Normal), "Normal"}, {string(Low), "Low"}}
}

// Term is a value of a closed list and its name.
type Term struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

func isTerm(terms []Term, key string) bool {
	return slices.ContainsFunc(terms, func(t Term) bool { return t.Key == key })
}

// Claim is something the article states that can be checked. In schema.org it
// is the Claim that a ClaimReview reviews.
type Claim struct {
	ID        string `json:"id"`
	ArticleID string `json:"articleId"`
	Number    int    `json:"number" doc:"Place in the order of the text, from 1; 0 for a claim that is parked; not stored"`
	ClaimFields
	StatusBefore    Status         `json:"statusBefore,omitempty" enum:"verified,verifiedWithChange,onAuthor,cannotVerify,wrong,cut" doc:"The status that the claim had before its words changed, and has again once the change is accepted; absent unless that waits"`
	Passages        []Passage      `json:"passages"`
	Regions         []FigureRegion `json:"regions" doc:"Parts of the article's pictures, in the order of the text"`
	Lost            []Loss         `json:"lost" doc:"Places that the current text does not have"`
	Verdict         *Verdict       `json:"verdict,omitempty" doc:"The verdict in force"`
	EarlierVerdicts []Verdict      `json:"earlierVerdicts" doc:"Every verdict that was replaced or withdrawn, the newest first"`
	Evidence        []Evidence     `json:"evidence"`
	Queries         []Query        `json:"queries" doc:"In the order of asking"`
	Searches        []Search       `json:"searches" doc:"The search log, in the order of entry"`
	CreatedAt       time.Time      `json:"createdAt"`
	UpdatedAt       time.Time      `json:"updatedAt"`
}

// ClaimFields are the parts of a claim that a person writes.
type ClaimFields struct {
	Wording      string    `json:"wording" doc:"The claim so that it can be understood alone"`
	Claimant     string    `json:"claimant" doc:"Who says it"`
	ClaimantRole string    `json:"claimantRole"`
	SaidOn       Date      `json:"saidOn" doc:"2025, 2025-11 or 2025-11-30"`
	Kind         ClaimKind `json:"kind" enum:"number,quote,name,title,place,date,causal,comparison,superlative,other"`
	Priority     Priority  `json:"priority" enum:"high,normal,low"`
	Status       Status    `json:"status" enum:"toCheck,inProgress,verified,verifiedWithChange,onAuthor,queryOut,cannotVerify,wrong,cut"`
	StatusReason string    `json:"statusReason" doc:"Why the claim has its status: why the author's word is taken, why it cannot be verified"`
	Checked      []string  `json:"checked" doc:"Keys of the checklist items that are ticked"`
	Tags         []string  `json:"tags"`
	Note         string    `json:"note" doc:"The checker's own note; never in a published report"`
}

// Clean returns the fields with stray white space, control characters, and
// empty or repeated tags removed, and missing choices filled in.
func (f ClaimFields) Clean() ClaimFields {
	f.Wording = CleanText(f.Wording)
	f.Claimant, f.ClaimantRole = CleanLine(f.Claimant), CleanLine(f.ClaimantRole)
	f.Note, f.StatusReason = CleanText(f.Note), CleanText(f.StatusReason)
	f.Kind = cmp.Or(f.Kind, KindOther)
	f.Priority = cmp.Or(f.Priority, Normal)
	f.Status = cmp.Or(f.Status, ToCheck)
	tags := make([]string, 0, len(f.Tags))
	for _, t := range f.Tags {
		if t = CleanLine(t); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	f.Tags = tags
	f.Checked = slices.Compact(slices.Sorted(slices.Values(f.Checked)))
	if f.Checked == nil {
		f.Checked = []string{}
	}
	return f
}

// Check returns an [Invalid] error for the first field that breaks a rule. The
// wording may be empty: the words of the passages then stand for it.
func (f ClaimFields) Check() error {
	if !isTerm(ClaimKinds(), string(f.Kind)) {
		return Errorf(Invalid, "“%s” is not a kind of claim.", f.Kind)
	}
	if !isTerm(Priorities(), string(f.Priority)) {
		return Errorf(Invalid, "“%s” is not a priority. Choose high, normal or low.", f.Priority)
	}
	if f.Status.Info().Key == "" {
		return Errorf(Invalid, "“%s” is not a status.", f.Status)
	}
	for _, key := range f.Checked {
		if !isCheckItem(key) {
			return Errorf(Invalid, "“%s” is not an item of a checklist.", key)
		}
	}
	return f.SaidOn.Check("Said on")
}

// Absorb returns the fields for a claim into which another one is merged: its
// own where it has any, and what it lacks from the other. Tags and ticked items
// are those of both; a note of the other's is put after its own.
func (f ClaimFields) Absorb(other ClaimFields) ClaimFields {
	f.Wording = cmp.Or(f.Wording, other.Wording)
	if f.Claimant == "" {
		f.Claimant, f.ClaimantRole = other.Claimant, other.ClaimantRole
	}
	f.SaidOn = cmp.Or(f.SaidOn, other.SaidOn)
	f.StatusReason = cmp.Or(f.StatusReason, other.StatusReason)
	if f.Kind == KindOther {
		f.Kind = other.Kind
	}
	if other.Note != "" && other.Note != f.Note {
		f.Note = strings.TrimSpace(f.Note + "\n\n" + other.Note)
	}
	f.Tags = slices.Concat(f.Tags, other.Tags)
	f.Checked = slices.Concat(f.Checked, other.Checked)
	return f.Clean()
}

// Passage is a place in the text where a claim is made. A claim may have
// several; their quotes are always derived from the stored text.
type Passage struct {
	ID        string `json:"id"`
	VersionID string `json:"versionId"`
	Span
	Quote   Quote    `json:"quote"`
	Carried *Carried `json:"carried,omitempty" doc:"How it came from an earlier version; absent where the words were marked in this one"`
}

// NewPassage anchors a span of a version's text, without white space at its
// edges. The error is [Invalid] if the span lies outside the text or holds
// white space only.
func NewPassage(versionID string, text Text, s Span) (Passage, error) {
	if err := text.Check(s); err != nil {
		return Passage{}, err
	}
	s = text.Trim(s)
	if s.Len() == 0 {
		return Passage{}, Errorf(Invalid, "Nothing but white space is selected. Select the words of the claim.")
	}
	return Passage{ID: NewID(), VersionID: versionID, Span: s, Quote: text.QuoteAt(s)}, nil
}

// Words returns what the claim says: its own wording, or else the words of its
// passages joined by an ellipsis.
func (c Claim) Words() string {
	if c.Wording != "" {
		return c.Wording
	}
	return c.ExactWords()
}

// ExactWords returns the words of the claim's passages as they stand in the
// article, and the names of its pictures in square brackets, joined by an ellipsis.
// Those of a claim that is parked are the ones that it was lost from.
func (c Claim) ExactWords() string {
	words := make([]string, 0, len(c.Passages)+len(c.Regions))
	if c.Parked() {
		for _, l := range c.Lost {
			words = append(words, l.words())
		}
	}
	for _, p := range c.Passages {
		words = append(words, p.Quote.Exact)
	}
	for _, r := range c.Regions {
		words = append(words, r.words())
	}
	return strings.Join(words, " … ")
}

// HasOpenQuery reports whether a question about the claim still waits.
func (c Claim) HasOpenQuery() bool { return slices.ContainsFunc(c.Queries, Query.Open) }

// SortClaims puts claims in the order of the text (by the start of the first
// passage or picture, the longer first, then by age; parked ones last) and numbers
// those that are not parked from 1. Passages and regions are put in the order of the text
// as well.
func SortClaims(claims []Claim) {
	for _, c := range claims {
		slices.SortFunc(c.Passages, func(a, b Passage) int {
			return cmp.Or(a.Compare(b.Span), cmp.Compare(a.ID, b.ID))
		})
		slices.SortFunc(c.Regions, func(a, b FigureRegion) int {
			return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
		})
	}
	slices.SortFunc(claims, func(a, b Claim) int {
		x, hasX := a.Place()
		y, hasY := b.Place()
		if hasX != hasY {
			if hasX {
				return -1
			}
			return 1
		}
		return cmp.Or(x.Compare(y), cmp.Compare(a.ID, b.ID))
	})
	for i := range claims {
		if claims[i].Number = i + 1; claims[i].Parked() {
			claims[i].Number = 0
		}
	}
}

// Place returns where in the text a sorted claim begins: the span of its first
// passage, or an empty one where its first picture stands. ok is false if it has
// neither.
func (c Claim) Place() (place Span, ok bool) {
	if len(c.Passages) > 0 {
		place, ok = c.Passages[0].Span, true
	}
	if len(c.Regions) > 0 {
		picture := Span{Start: c.Regions[0].At, End: c.Regions[0].At}
		if !ok || picture.Compare(place) < 0 {
			place, ok = picture, true
		}
	}
	return place, ok
}

// Highlights returns the spans of all passages of the claims, named by the
// claims' identifiers, for [Segments].
func Highlights(claims []Claim) []Highlight {
	highlights := []Highlight{}
	for _, c := range claims {
		for _, p := range c.Passages {
			highlights = append(highlights, Highlight{Span: p.Span, ID: c.ID})
		}
	}
	return highlights
}
