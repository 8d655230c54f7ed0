package closing

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"tickmark/annotate"
)

// The rules on what results rest on.

func findNoEvidence(b *bench) (found []Finding) {
	for c := range b.standing {
		if len(c.Evidence) > 0 {
			continue
		}
		// The others are open, on the author's word, or unverified for a reason; rules of their own see to that.
		concluded := c.Verdict != nil || b.outcome(c) != undecided || c.Status == annotate.CannotVerify
		if !concluded || b.outcome(c) == undecided && len(c.Searches) > 0 {
			continue
		}
		text := "No evidence is attached to it."
		if b.outcome(c) == undecided {
			text = "No evidence is attached to it, and the search log is empty."
		}
		found = append(found, finding(c, text, decision(c)))
	}
	return found
}

func findFewSources(b *bench) (found []Finding) {
	for c := range b.standing {
		o := b.outcome(c)
		if o == undecided {
			continue
		}
		sources := []annotate.Source{}
		for _, e := range c.Evidence {
			if o.carries(e.Stance) && !slices.ContainsFunc(sources, func(s annotate.Source) bool { return s.ID == e.SourceID }) {
				sources = append(sources, b.sources[e.SourceID])
			}
		}
		n := b.independent(sources)
		if n >= b.profile.Sources {
			continue
		}
		text := fmt.Sprintf("No source carries it, where %s are wanted.", spelt[b.profile.Sources])
		if b.profile.Sources == 1 {
			text = "No source carries it."
		}
		if n > 0 {
			names := make([]string, len(sources))
			for i, s := range sources {
				names[i] = s.Name()
			}
			text = fmt.Sprintf("It rests on %s, where %s are wanted: %s.", count(n, "independent source", "independent sources"), spelt[b.profile.Sources], list(names))
			if n < len(sources) {
				text += " Those with the same publisher, web site or origin count once."
			}
		}
		found = append(found, finding(c, text, decision(c), strconv.Itoa(n)))
	}
	return found
}

// independent counts sources, those with the same publisher or the same host of
// their address once.
func (b *bench) independent(sources []annotate.Source) int {
	groups := [][]string{} // the marks of each group of sources that are one
	for _, s := range sources {
		marks := b.marksOf(s)
		apart := groups[:0]
		for _, g := range groups {
			if slices.ContainsFunc(g, func(m string) bool { return slices.Contains(marks, m) }) {
				marks = slices.Concat(marks, g)
			} else {
				apart = append(apart, g)
			}
		}
		apart = append(apart, marks)
		groups = apart
	}
	return len(groups)
}

// marksOf returns what a source shares with those that it is not independent of.
func (b *bench) marksOf(s annotate.Source) []string {
	if known, ok := b.marks[s.ID]; ok {
		return known
	}
	root := b.roots[s.ID]
	marks := []string{root}
	for _, s := range []annotate.Source{s, b.sources[root]} {
		if publisher := strings.ToLower(annotate.CleanLine(s.Publisher)); publisher != "" {
			marks = append(marks, "publisher "+publisher)
		}
		if host := hostOf(s.URL); host != "" {
			marks = append(marks, "host "+host)
		}
	}
	b.marks[s.ID] = marks
	return marks
}

// hostOf returns the host of a web address without "www.", or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

func findOutdatedVerdicts(b *bench) (found []Finding) {
	for c := range b.standing {
		if c.Verdict == nil {
			continue
		}
		newest := annotate.Evidence{}
		for _, e := range c.Evidence {
			if e.CreatedAt.After(newest.CreatedAt) {
				newest = e
			}
		}
		if newest.CreatedAt.After(c.Verdict.UpdatedAt) {
			f := finding(c, fmt.Sprintf("“%s” was added after the verdict of %s.", b.sources[newest.SourceID].Name(), dateInWords(annotate.Date(c.Verdict.UpdatedAt.UTC().Format(time.DateOnly)))), newest.ID, c.Verdict.ID)
			f.EvidenceID = newest.ID
			found = append(found, f)
		}
	}
	return found
}

func findUnmentionedEvidence(b *bench) (found []Finding) {
	for c := range b.standing {
		o := b.outcome(c)
		if o == undecided && c.Verdict == nil {
			continue // nothing has been decided that it could speak against
		}
		said, silence := c.StatusReason+"\n"+c.Note, "Neither the reason nor the note names or quotes it."
		if c.Verdict != nil {
			said, silence = c.Verdict.Explanation, "The explanation neither names nor quotes it."
		}
		mentioned := newMentions(said)
		for _, e := range c.Evidence {
			source := b.sources[e.SourceID]
			if e.Stance != o.against() || mentioned.has(source, e) {
				continue
			}
			f := finding(c, fmt.Sprintf("“%s” %s it. %s", source.Name(), e.Stance, silence), e.ID, decision(c))
			f.EvidenceID = e.ID
			found = append(found, f)
		}
	}
	return found
}

func findStaleAccesses(b *bench) (found []Finding) {
	for c := range b.standing {
		for _, e := range c.Evidence {
			source := b.sources[e.SourceID]
			if source.URL == "" {
				continue
			}
			text := ""
			if e.AccessedOn == "" {
				text = fmt.Sprintf("Nothing says when “%s” was opened.", source.Name())
			} else if days := b.daysSince(e.AccessedOn); days > b.profile.AccessDays {
				text = fmt.Sprintf("“%s” was last opened %d days ago, on %s.", source.Name(), days, dateInWords(e.AccessedOn))
				if len(e.AccessedOn) < len(time.DateOnly) {
					text = fmt.Sprintf("“%s” was last opened in %s, at least %d days ago.", source.Name(), dateInWords(e.AccessedOn), days)
				}
			}
			if text != "" {
				f := finding(c, text, e.ID, string(e.AccessedOn))
				f.EvidenceID = e.ID
				found = append(found, f)
			}
		}
	}
	return found
}

// daysSince counts the whole days since the last day of a date.
func (b *bench) daysSince(d annotate.Date) int {
	first, err := time.Parse(time.DateOnly[:len(d)], string(d))
	if err != nil {
		return 0 // EvidenceFields.Check lets none through
	}
	last := first
	switch len(d) {
	case len("2006"):
		last = first.AddDate(1, 0, -1)
	case len("2006-01"):
		last = first.AddDate(0, 1, -1)
	}
	today := b.now.UTC().Truncate(24 * time.Hour)
	return int(today.Sub(last) / (24 * time.Hour))
}

// dateInWords writes a date as far as it is known: 2025, November 2025 or 30
// November 2025.
func dateInWords(d annotate.Date) string {
	t, err := time.Parse(time.DateOnly[:len(d)], string(d))
	switch {
	case err != nil:
		return string(d)
	case len(d) == len("2006"):
		return t.Format("2006")
	case len(d) == len("2006-01"):
		return t.Format("January 2006")
	}
	return t.Format("2 January 2006")
}
