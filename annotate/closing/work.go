package closing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tickmark/annotate"
)

// The rules on what is still to be done.

func findOpenQueries(b *bench) (found []Finding) {
	// Of cut claims as well: whoever was asked still owes an answer.
	for _, c := range b.dossier.Claims {
		for _, q := range c.Queries {
			if !q.Open() {
				continue
			}
			text := fmt.Sprintf("The %s has a proposed wording to accept: “%s”", q.To, brief(q.Suggestion))
			if q.Question != "" {
				text = fmt.Sprintf("The %s has not answered: “%s”", q.To, brief(q.Question))
			} else if q.Suggestion == "" {
				text = fmt.Sprintf("A query to the %s has no words yet.", q.To)
			}
			found = append(found, finding(c, text, q.ID))
		}
	}
	return found
}

func findNotRechecked(b *bench) (found []Finding) {
	for _, c := range slices.Concat(b.dossier.Claims, b.dossier.Parked) {
		for _, p := range c.Passages {
			if p.Carried.Waits() {
				found = append(found, finding(c, "Its words have changed; they were: “"+brief(p.Carried.Was)+"”.", p.Quote.Exact))
			}
		}
		for _, l := range c.Lost {
			if l.Waits() {
				found = append(found, finding(c, "Its words are not in the text any more: “"+brief(l.Quote.Exact)+"”.", l.Quote.Exact))
			}
		}
	}
	for _, a := range b.dossier.Asides {
		if a.Carried.Waits() {
			place := a.Span
			found = append(found, Finding{
				Key: keyOf(a.Carried.Was, a.Quote.Exact), Sentence: &place, Words: a.Quote.Exact,
				Text: "These words are set aside and have changed; they were: “" + brief(a.Carried.Was) + "”.",
			})
		}
	}
	return found
}

func findUncheckedSentences(b *bench) []Finding {
	return b.sentences(map[annotate.SentenceState]string{
		annotate.Untouched: "Nothing of it is marked or set aside.",
		annotate.Begun:     "A word in it that could hold a fact is neither marked nor set aside.",
	})
}

func findUntouchedSentences(b *bench) []Finding {
	return b.sentences(map[annotate.SentenceState]string{annotate.Untouched: "Nothing of it is marked or set aside."})
}

// sentences finds the sentences in the given states, each with its text.
func (b *bench) sentences(texts map[annotate.SentenceState]string) (found []Finding) {
	v := b.dossier.Version
	states := annotate.SentenceStates(v.Blocks, v.Sentences, annotate.AccountedFor(b.dossier.Claims, b.dossier.Asides), b.dossier.Article.Lang)
	times := map[string]int{} // the same words may stand in the text more than once
	for i, state := range states {
		place := v.Sentences[i].Span
		words := b.text.Slice(place)
		times[words]++
		if text, ok := texts[state]; ok {
			found = append(found, Finding{Key: keyOf(words, strconv.Itoa(times[words])), Sentence: &place, Words: words, Text: text})
		}
	}
	return found
}

func findOpenClaims(b *bench) (found []Finding) {
	for _, c := range b.dossier.Claims {
		if info := c.Status.Info(); !info.Final {
			found = append(found, finding(c, fmt.Sprintf("Its status is “%s”.", info.Label)))
		}
	}
	return found
}

func findWrongClaims(b *bench) (found []Finding) {
	for c := range b.standing {
		// A verdict may be on the words as they stand, the status on those to come.
		if b.outcome(c) == fails && c.Status != annotate.VerifiedWithChange {
			found = append(found, finding(c, "The sources contradict it, and it is still in the text.", decision(c)))
		}
	}
	return found
}

func findUnverifiedClaims(b *bench) (found []Finding) {
	for c := range b.standing {
		if c.Status == annotate.CannotVerify {
			text := "No source settles it, and it is still in the text."
			if c.StatusReason != "" {
				text = "No source settles it: " + brief(c.StatusReason)
			}
			found = append(found, finding(c, text))
		}
	}
	return found
}

func findUnreasonedStatus(b *bench) (found []Finding) {
	for c := range b.standing {
		if strings.TrimSpace(c.StatusReason) != "" {
			continue
		}
		switch {
		case c.Status == annotate.OnAuthor:
			found = append(found, finding(c, "Nothing says why the author's word is enough.", string(c.Status)))
		case c.Status == annotate.CannotVerify && len(c.Searches) == 0:
			found = append(found, finding(c, "Nothing says why it cannot be verified, and the search log is empty.", string(c.Status)))
		}
	}
	return found
}

func findUnsettledChanges(b *bench) (found []Finding) {
	for c := range b.standing {
		if c.Status != annotate.VerifiedWithChange {
			continue
		}
		proposed := false
		for _, q := range c.Queries {
			proposed = proposed || q.Suggestion != ""
		}
		switch {
		case c.HasOpenQuery():
			found = append(found, finding(c, "The query on its change is still open.", "open"))
		case !proposed:
			found = append(found, finding(c, "No query proposes the wording that it is verified with.", "missing"))
		}
	}
	return found
}

func findNoVerdict(b *bench) (found []Finding) {
	for c := range b.standing {
		if c.Verdict == nil {
			found = append(found, finding(c, "It has no verdict."))
		}
	}
	if len(b.dossier.Claims) == 0 {
		found = append(found, Finding{Key: keyOf("no claims"), Text: "No claim has been marked yet."})
	}
	return found
}

func findNoExplanation(b *bench) (found []Finding) {
	for c := range b.standing {
		if c.Verdict != nil && strings.TrimSpace(c.Verdict.Explanation) == "" {
			label := "The verdict"
			if _, level, ok := b.dossier.Rating(c.Verdict); ok {
				label = "“" + level.Label + "”"
			}
			found = append(found, finding(c, label+" is not explained.", decision(c)))
		}
	}
	return found
}

// brief shortens what is quoted in the text of a finding, in code points.
func brief(s string) string {
	const most = 120
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > most {
		return strings.TrimSpace(string(letters[:most])) + "…"
	}
	return s
}

func findNotReadSecond(b *bench) []Finding {
	if b.dossier.IsReadSecond() {
		return nil
	}
	// The basis is the state of the check: a waiver lapses as a sign-off would.
	found := Finding{Key: keyOf(b.dossier.Version.TextHash, b.dossier.CheckHash()), Text: "Nobody has signed off as second reader."}
	isSecond := func(s annotate.SignOff) bool { return s.Role == annotate.RoleSecondRead }
	if i := slices.IndexFunc(b.dossier.SignOffs, isSecond); i >= 0 {
		found.Text = "The text or the check has changed since a second reader signed off."
		for _, s := range b.dossier.SignOffs {
			if isSecond(s) && !s.Lapsed {
				found.Text = "Whoever signed off as second reader has made a part of the check."
			}
		}
	}
	return []Finding{found}
}
