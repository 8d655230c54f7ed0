package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// language is what the rules know of a language. Another one is another value;
// english is the example, and neutral what is left without.
type language struct {
	// capitals says that names begin with a capital letter and common nouns do
	// not, so that a capital inside a sentence marks a name.
	capitals bool
	// words maps a word or sign, in lower case and with a straight apostrophe,
	// to what is known of it.
	words map[string]*word
	// guess classes a word that is not among the words, by its ending.
	guess func(lower string) class
	// Dates and then numbers are joined into single elements before the rules
	// for facts and moods are tried.
	dates, numbers, facts, moods ruleSet
}

// word is a word that a language knows. Rules compare words by their address.
type word struct{ class class }

// class is a set of properties of a token. Rules name them as in classNames.
type class uint32

const (
	functionWord class = 1 << iota // articles, prepositions, pronouns and other words that no name begins with
	reporting                      // said, claims
	title                          // president, chief executive
	honorific                      // Mr, Dr, the State of Secretary of State: stands before a name and is neither name nor title
	particle                       // may begin a name in lower case: de Gaulle
	plural                         // a noun in the plural: something to count
	comparative
	superlative
	past    // a verb in the past: walked
	numeral // two, twenty
	scale   // hundred, million
	unit    // kilometres, per cent
	ordinal // second, third
	month
	weekday
	timeUnit // year, summer
	// These are known without a language.
	currency
	digits
	year      // four digits, 1000 to 2099
	dayNumber // 1 to 31
)

var classNames = map[string]class{
	"reporting": reporting, "title": title, "plural": plural, "past": past, "comparative": comparative, "superlative": superlative,
	"numeral": numeral, "unit": unit, "ordinal": ordinal, "month": month, "weekday": weekday, "time": timeUnit,
	"digits": digits, "year": year, "day": dayNumber,
}

// languages holds the languages with rules of their own, by their primary tag.
var languages = map[string]*language{"en": english}

// neutral and neutralCapitals find what needs no knowledge of a language:
// digits, currencies, quotations, dates in figures and, where a capital marks a
// name, names.
var (
	neutral         = &language{}
	neutralCapitals = &language{capitals: true}
)

// nounCapitals are languages in which every noun has a capital.
var nounCapitals = []string{"de", "lb", "nds", "gsw", "bar", "ksh", "pdc", "stq"}

// languageOf returns the language of a BCP 47 tag.
func languageOf(tag string) *language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch {
	case languages[primary] != nil:
		return languages[primary]
	case primary == "" || primary == "und" || slices.Contains(nounCapitals, primary):
		return neutral
	}
	return neutralCapitals
}

// look notes in a token what the language and everybody knows of it.
func (l *language) look(t *token) {
	switch t.kind {
	case digitsToken:
		t.class = digitsClass(t.text)
		return
	case signToken:
		r, _ := utf8.DecodeRuneInString(t.text)
		switch {
		case unicode.Is(unicode.Sc, r):
			t.class = currency
		case r == '%' || r == '‰' || r == '°':
			t.class = unit
		}
	}
	if l.words == nil {
		return
	}
	var room [24]byte
	lower := appendLower(room[:0], t.text)
	t.known = l.words[string(lower)] // does not copy
	switch {
	case t.known != nil:
		t.class |= t.known.class
	case t.kind == wordToken:
		t.class |= l.guess(string(lower))
	}
}

func digitsClass(s string) class {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || n > 9999 {
			return digits
		}
		n = 10*n + int(c-'0')
	}
	c := digits
	if len(s) == 4 && n >= 1000 && n < 2100 {
		c |= year
	}
	if len(s) <= 2 && n >= 1 && n <= 31 {
		c |= dayNumber
	}
	return c
}

// appendLower appends a word as it stands in a language's list.
func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		switch r {
		case '’', 'ʼ':
			r = '\''
		case '‐', '‑', '–', '—', '−':
			r = '-'
		default:
			r = unicode.ToLower(r)
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// grammar is a language as it is written down.
type grammar struct {
	capitals bool
	// classes are lists of words, separated by white space.
	classes map[class]string
	guess   func(lower string) class

	dates, numbers, facts, moods []ruleGroup
}

// newLanguage indexes a grammar.
func newLanguage(g grammar) *language {
	l := &language{capitals: g.capitals, words: map[string]*word{}, guess: g.guess}
	for class, list := range g.classes {
		for _, lower := range strings.Fields(list) {
			if l.words[lower] == nil {
				l.words[lower] = &word{}
			}
			l.words[lower].class |= class
		}
	}
	l.dates = l.compile(g.dates)
	l.numbers = l.compile(g.numbers)
	l.facts = l.compile(g.facts)
	l.moods = l.compile(g.moods)
	return l
}

// word returns the word for a word of a rule.
func (l *language) word(lower string) *word {
	w := l.words[lower]
	if w == nil {
		w = &word{class: l.guess(lower)}
		l.words[lower] = w
	}
	return w
}
