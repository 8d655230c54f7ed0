package suggest

import (
	"cmp"
	"math"
	"slices"

	"tickmark/annotate"
)

// Suggestion is words that look like a claim. Nothing is marked because of it:
// a person accepts or dismisses it.
type Suggestion struct {
	annotate.Span                    // of the version's text: a sentence, or the words quoted in it
	Kind          annotate.ClaimKind `json:"kind" enum:"number,quote,name,title,place,date,causal,comparison,superlative,other" doc:"What tells most in it"`
	Score         float64            `json:"score" minimum:"0" maximum:"1" doc:"How much there is to check, for ranking; not a probability"`
	Reason        string             `json:"reason" doc:"Why it is suggested, one sentence for the person"`
	Facts         []Fact             `json:"facts" doc:"The words that it rests on, in the order of the text, the longer first; they may overlap"`
}

// Fact is words inside a suggestion that hold something to check.
type Fact struct {
	annotate.Span                    // of the version's text
	Kind          annotate.ClaimKind `json:"kind" enum:"number,quote,name,title,place,date,causal,comparison,superlative,other"`
	Reason        string             `json:"reason" doc:"What was recognised, one sentence for the person"`
}

// floor is the score below which nothing is suggested: a name or a loose “two”
// alone is no reason to stop a reader.
const floor = 0.2

// Find returns what in an article looks like a claim, in the order of the text
// (by start, the longer first). To rank, sort by Score, the highest first, with
// a stable sort, so that ties stay in the order of the text.
//
// The blocks are a version's, the sentences those of the version, and lang its
// BCP 47 language; a block's own language comes before it, and where neither is
// known the language is guessed from the words. A suggestion never leaves its
// sentence and a fact never leaves its suggestion; no two suggestions have the
// same span. The same arguments always give the same answer. It takes linear
// time.
func Find(blocks []annotate.Block, sentences []annotate.Sentence, lang string) []Suggestion {
	a := newArticle(blocks, lang)
	var s scanner
	for _, sentence := range sentences {
		if b, tokens, ok := a.sentence(sentence); ok && blocks[b].Kind != annotate.Heading {
			s.reset(a.langs[b], tokens)
			a.lexicon.learn(&s)
		}
	}
	suggestions := []Suggestion{}
	for _, sentence := range sentences {
		if b, tokens, ok := a.sentence(sentence); ok {
			s.reset(a.langs[b], tokens)
			suggestions = a.suggest(suggestions, &s, blocks[b].Kind)
		}
	}
	slices.SortStableFunc(suggestions, func(x, y Suggestion) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End), cmp.Compare(y.Score, x.Score))
	})
	return slices.CompactFunc(suggestions, func(x, y Suggestion) bool { return x.Span == y.Span })
}

// article is a text cut into tokens.
type article struct {
	text    annotate.Text
	tokens  []token
	ranges  []tokenRange // the tokens of each block
	langs   []*language  // of each block
	lexicon lexicon
}

type tokenRange struct{ from, to int }

func newArticle(blocks []annotate.Block, lang string) *article {
	a := &article{
		text:    annotate.NewText(annotate.JoinBlocks(blocks)),
		lexicon: lexicon{names: map[string]bool{}, lower: map[string]bool{}},
	}
	const bytesPerToken = 4 // of English; more or fewer are a matter of memory
	a.tokens = make([]token, 0, len(a.text.String())/bytesPerToken)
	if lang == "" {
		lang = annotate.GuessLang(blocks)
	}
	ofArticle := languageOf(lang)
	for i, span := range annotate.BlockSpans(blocks) {
		own := ofArticle
		if blocks[i].Lang != "" {
			own = languageOf(blocks[i].Lang)
		}
		from := len(a.tokens)
		a.tokens = tokenise(a.tokens, blocks[i].Text, span.Start, own)
		quotations(a.tokens[from:], blocks[i].Kind)
		a.ranges = append(a.ranges, tokenRange{from, len(a.tokens)})
		a.langs = append(a.langs, own)
	}
	return a
}

// sentence returns the block of a sentence and the tokens that lie wholly in
// both; ok is false if there are none.
func (a *article) sentence(sentence annotate.Sentence) (block int, tokens []token, ok bool) {
	if sentence.Block < 0 || sentence.Block >= len(a.ranges) {
		return 0, nil, false
	}
	r := a.ranges[sentence.Block]
	tokens = a.tokens[r.from:r.to]
	from, _ := slices.BinarySearchFunc(tokens, sentence.Start, func(t token, start int) int { return cmp.Compare(t.Start, start) })
	to, _ := slices.BinarySearchFunc(tokens, sentence.End+1, func(t token, end int) int { return cmp.Compare(t.End, end) })
	if from >= to {
		return 0, nil, false
	}
	return sentence.Block, tokens[from:to], true
}

// suggest appends what a sentence suggests: itself, and the words quoted in it.
func (a *article) suggest(to []Suggestion, s *scanner, kind annotate.BlockKind) []Suggestion {
	s.joinDates()
	s.joinNumbers()
	s.joinNames(&a.lexicon, kind == annotate.Heading)
	s.find()
	parts := s.parts()
	whole := &parts[0]
	for i := range parts[1:] {
		q := &parts[1+i]
		leaves, why := q.mood()
		score := round(score(q.facts) * leaves * place(kind))
		if score >= floor && s.span(q.tokenRange) != s.span(whole.tokenRange) {
			to = append(to, a.suggestion(s, q, score, why))
		} else {
			whole.facts = append(whole.facts, q.facts...)
		}
		// That somebody orders, hopes or asks is less to check than that he states.
		weight := q.weight * math.Sqrt(leaves)
		whole.facts = append(whole.facts, found{q.tokenRange, annotate.KindQuote, weight, q.reason})
	}
	leaves, why := whole.mood()
	if whole.speech {
		leaves = math.Sqrt(leaves) // that it was said stands, whatever was said
	}
	if score := round(score(whole.facts) * leaves * place(kind)); score >= floor {
		to = append(to, a.suggestion(s, whole, score, why))
	}
	return to
}

// suggestion makes a suggestion of a part of a sentence.
func (a *article) suggestion(s *scanner, p *part, score float64, why mood) Suggestion {
	sg := Suggestion{
		Span:   s.span(p.tokenRange),
		Kind:   told(p.facts)[0].kind,
		Score:  score,
		Reason: s.reason(p.facts, a.text, why),
		Facts:  make([]Fact, len(p.facts)),
	}
	for i, f := range p.facts {
		sg.Facts[i] = Fact{Span: s.span(f.tokenRange), Kind: f.kind, Reason: f.reason}
	}
	slices.SortStableFunc(sg.Facts, func(x, y Fact) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End), cmp.Compare(x.Kind, y.Kind))
	})
	return sg
}
