package annotate

// QuoteContext is how many code points of context a quote keeps on each side.
// 32 is what Hypothesis and Apache Annotator write, so that quotes made here
// and there compare.
const QuoteContext = 32

// Quote is a W3C TextQuoteSelector: the words, and the text around them.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// QuoteAt derives the quote of a span, which must lie within the text.
func (t Text) QuoteAt(s Span) Quote {
	return Quote{
		Exact:  t.Slice(s),
		Prefix: t.Slice(Span{Start: max(0, s.Start-QuoteContext), End: s.Start}),
		Suffix: t.Slice(Span{Start: s.End, End: min(t.Len(), s.End+QuoteContext)}),
	}
}

// Locate returns the one place of a quote in the text. Where the exact words
// occur more than once, the place whose context agrees longest is taken.
//
// Errors: [NotFound] if the words do not occur; [Conflict] if several places
// fit equally well, because guessing would put a judgement on other words.
func (t Text) Locate(q Quote) (Span, error) {
	places := t.Find(q.Exact)
	if len(places) == 0 {
		return Span{}, Errorf(NotFound, "The words “%s” do not occur in the text.", q.Exact)
	}
	best, score, tie := places[0], -1, false
	for _, p := range places {
		around := t.QuoteAt(p)
		s := commonSuffix(around.Prefix, q.Prefix) + commonPrefix(around.Suffix, q.Suffix)
		switch {
		case s > score:
			best, score, tie = p, s, false
		case s == score:
			tie = true
		}
	}
	if tie {
		return Span{}, Errorf(Conflict, "The words “%s” occur %d times. Add the words before them (prefix) or after them (suffix).", q.Exact, len(places))
	}
	return best, nil
}

// commonPrefix and commonSuffix count the code points that two strings share
// at their beginning and end.
func commonPrefix(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n
}
