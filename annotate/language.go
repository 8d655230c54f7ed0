package annotate

import (
	"cmp"
	"strings"
)

// language is what the text rules know of one language. Everything is optional:
// a language without an entry is cut by Unicode's rules and those of ours that
// need no words. To add one, write a file like language_en.go and enter it in
// [languages].
//
// Words in lower case stand for every way of writing them, words with capitals
// and single letters for that way only: "sat" would be a verb, "Sat" before a
// number is a day.
type language struct {
	// Abbreviations, without their last full stop, that never end a sentence:
	// titles before names, "e.g.".
	neverLast wordSet
	// Abbreviations that are ones only before a number: "No. 5", "Jan. 5".
	beforeNumber wordSet
	// Abbreviations that end a sentence only if a starter follows: "Inc."
	mayBeLast wordSet
	// Abbreviations of the hours, after which only the words of times go on: days,
	// months, time zones.
	hours, times wordSet
	// Words with which many sentences begin, but hardly any name.
	starters wordSet
	// Verbs that introduce or follow what somebody says.
	says wordSet
	// Numbers with a full stop are ordinals: "3. Mai".
	ordinals bool
	// Words that hold no fact by themselves; see [FunctionWords].
	functionWords []string
}

var languages = map[string]*language{
	"de": &german,
	"en": &english,
	"es": &spanish,
	"fr": &french,
	"ja": &japanese,
	"zh": &chinese,
}

// languageOf finds a language by its BCP 47 tag, whatever its region. Where
// nothing is known of the language, English is the best guess: an abbreviation
// of another language is hardly ever one of its words.
func languageOf(tag string) *language {
	if l := languages[primary(tag)]; l != nil {
		return l
	}
	return &language{}
}

// primary returns the language of a BCP 47 tag without script and region, and
// English for no tag. Locales of the form en_GB are tags here as well.
func primary(tag string) string {
	if end := strings.IndexAny(tag, "-_"); end >= 0 {
		tag = tag[:end]
	}
	return strings.ToLower(cmp.Or(tag, "en"))
}

// FunctionWords lists the words of a language that need not be in a claim for a
// sentence to be broken down: articles, prepositions that only link,
// conjunctions, pronouns and auxiliaries. Negations and words of amount, order,
// cause and condition are not among them, since a fact may turn on one. They
// are to be compared as they are written; at the beginning of a sentence also
// in lower case. The list is empty for languages that have none yet.
func FunctionWords(lang string) []string {
	return append([]string{}, languageOf(lang).functionWords...)
}

type wordSet map[string]struct{}

// setOf makes a set of words separated by white space.
func setOf(list string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(list) {
		set[w] = struct{}{}
	}
	return set
}

// has reports whether the set holds the word as it is written or, for words of
// more than a letter that it holds in lower case, in any way of writing.
func (s wordSet) has(word string) bool {
	if _, ok := s[word]; ok {
		return true
	}
	_, ok := s[strings.ToLower(word)]
	return ok && len(word) > 1
}
