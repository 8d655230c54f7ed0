package likeness

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

// nounCapitals are languages in which every noun has a capital, so that a
// capital says nothing of names.
var nounCapitals = []string{"de", "lb", "nds", "gsw", "bar", "ksh", "pdc", "stq"}

// manyCapitals is the share of words inside sentences with a capital from which
// a text of unknown language is taken for one of those. In English news it is
// about a tenth, in German above a quarter.
const manyCapitals = 0.22

// noNames are words with a capital that name nobody.
var noNames = setOf(`i monday tuesday wednesday thursday friday saturday sunday january february march april may june july
	august september october november december mr mrs ms miss mx dr prof sir dame lord lady`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// Lexicon is what the capitals of a whole article say: which words are names,
// and which begin with a capital only where a sentence does.
type Lexicon struct {
	none     bool            // capitals mark no names in this language
	names    map[string]bool // with a capital inside a sentence
	lower    map[string]bool // without a capital
	function map[string]bool // see [annotate.FunctionWords]
}

// NewLexicon learns from the text of an article in the language with the BCP 47
// tag; an empty one is unknown. It takes linear time.
func NewLexicon(text, lang string) *Lexicon {
	l := &Lexicon{names: map[string]bool{}, lower: map[string]bool{}, function: map[string]bool{}}
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if l.none = slices.Contains(nounCapitals, primary); l.none {
		return l
	}
	for _, w := range annotate.FunctionWords(lang) {
		l.function[strings.ToLower(w)] = true
	}
	inside, capitals := 0, 0
	for _, t := range tokens(text) {
		if t.kind != wordToken {
			continue
		}
		if !annotate.HasCapital(t.text) {
			l.lower[t.text] = true
			inside++
		} else if !t.first {
			l.names[t.text] = true
			inside++
			capitals++
		}
	}
	l.none = primary == "" && float64(capitals) > manyCapitals*float64(inside) && inside > 50
	return l
}

// initials reports whether a word is two or more capitals, as in NATO or G20.
func initials(s string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.IndexFunc(s, unicode.IsLower) < 0
}

// namesIn returns the names in a text, each as its words.
func (l *Lexicon) namesIn(text []token) (found [][]token) {
	if l.none || !slices.ContainsFunc(text, func(t token) bool { return t.kind == wordToken && !initials(t.text) && !annotate.HasCapital(t.text) }) {
		return nil // nothing but capitals says nothing
	}
	open := false // the last name goes on with this word
	for i, t := range text {
		if !l.isName(text, i) {
			open = open && t.kind == signToken && t.glued && (t.text == "." || t.text == "-")
			continue
		}
		if open {
			found[len(found)-1] = append(found[len(found)-1], t)
		} else {
			found = append(found, []token{t})
		}
		open = true
	}
	return found
}

func (l *Lexicon) isName(text []token, i int) bool {
	t := text[i]
	lower := strings.ToLower(t.text)
	switch {
	case t.kind != wordToken || !annotate.HasCapital(t.text) || noNames[lower]:
		return false
	case !t.first || l.names[t.text]:
		return !l.function[lower] || l.names[t.text] && initials(t.text)
	case l.function[lower] || l.lower[lower]:
		return false
	case initials(t.text):
		return true
	}
	// First in its sentence, and nowhere else in the article: a name if another word of it follows.
	next := i + 1
	return next < len(text) && text[next].kind == wordToken && annotate.HasCapital(text[next].text)
}
