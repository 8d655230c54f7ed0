package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SentenceState is how far the work on a sentence has come. It is computed from
// the claims and the passages set aside; nobody ticks it.
type SentenceState string

// The states, in the order in which work goes.
const (
	// Nothing of the sentence is in a claim or set aside.
	Untouched SentenceState = "untouched"
	// Some of it is, but a word that could hold a fact is left.
	Begun SentenceState = "begun"
	// All of it is accounted for; a claim in it is not in a final status.
	BrokenDown SentenceState = "brokenDown"
	// All of it is accounted for, and all its claims are in a final status.
	Done SentenceState = "done"
)

// Accounted is a place in the text that is in a claim or set aside.
type Accounted struct {
	Span
	// Final says that nothing more is to be done there: the claim is in a final
	// status ([StatusInfo]), or the passage is set aside and does not wait to be
	// looked at again.
	Final bool `json:"final"`
}

// AccountedFor returns the places that claims and asides account for.
func AccountedFor(claims []Claim, asides []Aside) []Accounted {
	accounted := make([]Accounted, 0, len(claims)+len(asides))
	for _, c := range claims {
		for _, p := range c.Passages {
			accounted = append(accounted, Accounted{Span: p.Span, Final: c.Status.Info().Final})
		}
	}
	for _, a := range asides {
		accounted = append(accounted, Accounted{Span: a.Span, Final: !a.Carried.Waits()})
	}
	return accounted
}

// SentenceStates returns the state of every sentence, in their order. The
// sentences are those of the blocks ([Sentences]), lang is the article's.
//
// Only letters and numbers count, so that it does not matter on which side of a
// quotation mark or full stop a passage ends. In a sentence that is begun, the
// [FunctionWords] of the language need not be accounted for, nor what an
// apostrophe has joined to a word that is: "Vale’s" without "’s". In a block in
// another language than the article's every word counts.
//
// Where a claim and an aside overlap the claim counts, since a sentence waits for
// every place in it that is not final. The reader's TypeScript has the same
// function, and both run the cases in testdata/coverage.json.
func SentenceStates(blocks []Block, sentences []Sentence, accounted []Accounted, lang string) []SentenceState {
	accounted = slices.Clone(accounted)
	slices.SortFunc(accounted, func(a, b Accounted) int { return cmp.Compare(a.Start, b.Start) })
	functionWords := map[string]bool{}
	for _, w := range FunctionWords(lang) {
		functionWords[w] = true
	}
	text := NewText(JoinBlocks(blocks))

	states := make([]SentenceState, len(sentences))
	var here []Accounted // what reaches into the sentence
	var words []word     // of one sentence; kept for its room
	next := 0
	for i, s := range sentences {
		here = slices.DeleteFunc(here, func(a Accounted) bool { return a.End <= s.Start })
		for ; next < len(accounted) && accounted[next].Start < s.End; next++ {
			if accounted[next].End > s.Start {
				here = append(here, accounted[next])
			}
		}
		states[i] = Untouched
		if len(here) == 0 {
			continue
		}
		needless := functionWords
		if b := blocks[s.Block]; b.Lang != "" && primary(b.Lang) != primary(lang) {
			needless = nil
		}
		words = appendWords(words[:0], text.Slice(s.Span), s.Start)
		states[i] = stateOf(words, here, needless)
	}
	return states
}

// stateOf returns the state of a sentence of these words, into which the places
// reach, in the order of their start.
func stateOf(words []word, here []Accounted, needless map[string]bool) SentenceState {
	touched, left, waiting := false, false, false
	next, reach, waitReach := 0, 0, 0 // up to where what began so far accounts for the text, or waits
	begin := func(at int) {
		for ; next < len(here) && here[next].Start <= at; next++ {
			reach = max(reach, here[next].End)
			if !here[next].Final {
				waitReach = max(waitReach, here[next].End)
			}
		}
	}
	for _, w := range words {
		begin(w.Start)
		whole := next == len(here) || here[next].Start >= w.End
		switch {
		case whole && reach >= w.End:
			touched = true
			waiting = waiting || waitReach > w.Start
			continue
		case whole && reach <= w.Start:
			left = left || !w.needless(w.Span, needless)
			continue
		}
		from := -1 // where a part of the word begins that is left
		for at := w.Start; at < w.End; at++ {
			begin(at)
			waiting = waiting || at < waitReach
			if at >= reach && from < 0 {
				from = at
			}
			if at < reach {
				touched = true
				left = left || from >= 0 && !w.needless(Span{from, at}, needless)
				from = -1
			}
		}
		left = left || from >= 0 && !w.needless(Span{from, w.End}, needless)
	}
	switch {
	case !touched:
		return Untouched
	case left:
		return Begun
	case waiting:
		return BrokenDown
	}
	return Done
}

// word is a run of letters, numbers and their marks. An apostrophe between
// letters is a part of it; a hyphen is not, so that the parts of "non-members"
// count by themselves.
type word struct {
	Span
	text string
	// It begins the sentence, or a quotation or bracket in it, where a word is
	// written with a capital that it does not have by itself.
	first bool
}

// appendWords adds the words of s, which begins at a code point.
func appendWords(found []word, s string, start int) []word {
	none := len(found)
	from, at := -1, start // the byte at which the word begins that is being read, and the code point reached
	before := ' '         // the character before that word, or the one before this
	for i, r := range s {
		inWord := 'a' <= r && r <= 'z' || isWordRune(r) || from >= 0 && unicode.IsMark(r)
		if !inWord && from >= 0 && isApostrophe(r) {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			inWord = isWordRune(next)
		}
		if inWord && from < 0 {
			from = i
			found = append(found, word{Span: Span{Start: at}, first: len(found) == none || before != ' ' && strings.ContainsRune(opening, before)})
		}
		if !inWord {
			if from >= 0 {
				w := &found[len(found)-1]
				w.End, w.text = at, s[from:i]
				from = -1
			}
			before = r
		}
		at++
	}
	if from >= 0 {
		w := &found[len(found)-1]
		w.End, w.text = at, s[from:]
	}
	return found
}

// opening lists the marks after which a word begins with a capital.
const opening = "\"'“„‘‚«‹(["

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// needless reports whether a part of the word need not be accounted for: a whole
// function word, or what an apostrophe adds to a word, as in "Vale’s".
func (w word) needless(part Span, functionWords map[string]bool) bool {
	text := strings.ReplaceAll(w.text, "’", "'")
	if part == w.Span {
		first, size := utf8.DecodeRuneInString(text)
		return functionWords[text] || w.first && functionWords[string(unicode.ToLower(first))+text[size:]]
	}
	letters := []rune(text)
	from, to := part.Start-w.Start, part.End-w.Start
	if from > 0 && letters[from-1] == '\'' {
		from-- // an apostrophe goes with what follows it
	}
	return letters[from] == '\'' && (to == from+1 || functionWords[string(letters[from:to])])
}

// Tally counts sentences or words.
type Tally struct {
	Total      int `json:"total"`
	BrokenDown int `json:"brokenDown" doc:"Those of sentences that are broken down, done ones included"`
	Done       int `json:"done" doc:"Those of sentences that are done"`
}

// ClaimTally counts claims.
type ClaimTally struct {
	Total int `json:"total"`
	Final int `json:"final" doc:"Those in a final status"`
}

// Coverage says how much of a text has been checked.
type Coverage struct {
	Sentences Tally      `json:"sentences"`
	Words     Tally      `json:"words" doc:"The words of those sentences"`
	Claims    ClaimTally `json:"claims"`
}

// CoverageOf works out how much of a version has been checked. The claims and
// asides are those of the version, lang is the article's.
func CoverageOf(v Version, lang string, claims []Claim, asides []Aside) Coverage {
	var c Coverage
	for i, state := range SentenceStates(v.Blocks, v.Sentences, AccountedFor(claims, asides), lang) {
		c.Sentences.add(1, state)
		c.Words.add(v.Sentences[i].Words, state)
	}
	c.Claims.Total = len(claims)
	for _, claim := range claims {
		if claim.Status.Info().Final {
			c.Claims.Final++
		}
	}
	return c
}

func (t *Tally) add(n int, state SentenceState) {
	t.Total += n
	if state == BrokenDown || state == Done {
		t.BrokenDown += n
	}
	if state == Done {
		t.Done += n
	}
}
