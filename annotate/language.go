package annotate

import (
	"cmp"
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
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

// GuessLang returns the language of the blocks that declare none, as a BCP 47
// tag, by how many of their words are common ones of a language. It is "" where
// that is not sure: of few words, or in a language of which no words are known.
//
// A quarter of the words is enough; prose has a third to a half. The nearest
// relations of a language come close to that: Catalan has that many words in
// common with Spanish. But they have many in common with another language, too.
func GuessLang(blocks []Block) string {
	const few, enough = 10, 1000 // words
	tagsOf := commonWords()
	words, hits := 0, map[string]int{}
	for _, b := range blocks {
		if b.Lang != "" {
			continue
		}
		for word := range strings.FieldsFuncSeq(b.Text, func(r rune) bool { return !isWordRune(r) && !unicode.IsMark(r) }) {
			if words == enough {
				break
			}
			if utf8.RuneCountInString(word) == 1 {
				continue // letters are words in too many languages
			}
			words++
			for _, tag := range tagsOf[strings.ToLower(word)] {
				hits[tag]++
			}
		}
	}
	best, most, second := "", 0, 0
	for tag, n := range hits {
		if n > most {
			best, most, second = tag, n, most
		} else {
			second = max(second, n)
		}
	}
	if words < few || 4*most < words || most < 2*second {
		return ""
	}
	return best
}

// commonWords returns the languages of which a word, in lower case, is a common
// one: one that holds no fact, or that many sentences begin with.
var commonWords = sync.OnceValue(func() map[string][]string {
	tagsOf := map[string][]string{}
	for tag, l := range languages {
		common := maps.Clone(l.starters)
		for _, word := range l.functionWords {
			common[strings.ToLower(word)] = struct{}{}
		}
		for word := range common {
			tagsOf[word] = append(tagsOf[word], tag)
		}
	}
	return tagsOf
})

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
