package closing

import (
	"slices"
	"time"

	"tickmark/annotate"
	"tickmark/annotate/likeness"
)

// bench is what the rules of one article work on. What several of them need is
// worked out once.
type bench struct {
	dossier annotate.Dossier
	profile Profile
	now     time.Time
	sources map[string]annotate.Source
	roots   map[string]string // see [annotate.RootOrigins]
	text    annotate.Text
	marks   map[string][]string // see marksOf
	words   *likeness.Lexicon   // made when it is first needed
}

func newBench(d annotate.Dossier, p Profile, now time.Time) *bench {
	b := &bench{dossier: d, profile: p, now: now, sources: map[string]annotate.Source{}, roots: d.RootOrigins(), marks: map[string][]string{}, text: d.Version.Text()}
	for _, s := range slices.Concat(d.Sources, d.Origins) {
		b.sources[s.ID] = s
	}
	return b
}

// standing returns the claims that are in the text still.
func (b *bench) standing(yield func(annotate.Claim) bool) {
	for _, c := range b.dossier.Claims {
		if c.Status != annotate.Cut && !yield(c) {
			return
		}
	}
}

// finding makes a finding about a claim. The basis is what it rests on beside
// the claim itself.
func finding(c annotate.Claim, text string, basis ...string) Finding {
	return Finding{
		Key: keyOf(append([]string{c.ID}, basis...)...), ClaimID: c.ID, ClaimNumber: c.Number, Words: c.Words(), Text: text,
	}
}

// outcome is which way a claim was decided.
type outcome int

const (
	undecided outcome = iota // not at all, or off the axis from true to false
	holds                    // in the better half of the axis, or verified
	mixed                    // in the middle of the axis
	fails                    // in the worse half, or wrong
)

// outcome returns which way a claim was decided: by its verdict, or in an
// editorial check by its status where no verdict on the axis says otherwise.
func (b *bench) outcome(c annotate.Claim) outcome {
	if scale, level, ok := b.dossier.Rating(c.Verdict); ok && level.OnAxis {
		value, best, ok := scale.Rating(level.Key)
		switch middle := best + 1; { // twice the middle, for best may be even
		case !ok:
			return undecided
		case 2*value > middle:
			return holds
		case 2*value < middle:
			return fails
		}
		return mixed
	}
	if b.dossier.Article.Kind == annotate.Draft {
		switch c.Status {
		case annotate.Verified, annotate.VerifiedWithChange:
			return holds
		case annotate.Wrong:
			return fails
		}
	}
	return undecided
}

// decision names how a claim was decided, for the fingerprint of a finding that
// rests on it.
func decision(c annotate.Claim) string {
	if c.Verdict != nil {
		return c.Verdict.ScaleVersionID + "/" + c.Verdict.Level
	}
	return string(c.Status)
}

// carries reports whether evidence of a stance carries a decision.
func (o outcome) carries(s annotate.Stance) bool {
	switch o {
	case holds:
		return s == annotate.Supports
	case fails:
		return s == annotate.Contradicts
	}
	return s == annotate.Supports || s == annotate.Contradicts
}

// against returns the stance of evidence that speaks against a decision.
func (o outcome) against() annotate.Stance {
	if o == fails {
		return annotate.Supports
	}
	return annotate.Contradicts
}
