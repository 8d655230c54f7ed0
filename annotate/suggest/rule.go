package suggest

import (
	"slices"
	"strings"

	"tickmark/annotate"
)

// ruleGroup is a set of patterns that find the same thing. A pattern is a line
// of elements separated by spaces:
//
//	word        this word or sign, in lower case
//	<class>     a token of a class: the keys of classNames
//	<number>    a number with its unit, a <date> or a <name>, each one element
//	a|<b>       one of these
//	<start>     nothing, but only where a sentence or a quotation begins
//	…           none to four words, a number or name being one
//	^           nothing: the fact begins here, what stands before is context
//	!a|<b>      nothing, but only where none of these follows
//
// An element with a question mark at its end may be missing.
type ruleGroup struct {
	kind   annotate.ClaimKind
	weight float64 // how much a fact tells, 0 to 1; see score
	reason string  // one plain sentence
	mood   mood    // instead of a fact, what makes the sentence less of one
	// patterns holds one pattern a line.
	patterns string
}

// longestGap is the number of words that “…” may stand for. It bounds the work
// at each word, so that the whole is linear.
const longestGap = 4

type rule struct {
	*ruleGroup
	elements []element
}

// element is one step of a pattern.
type element struct {
	words    []*word
	class    class
	joined   uint8 // bits 1<<joinedKind
	gap      bool
	begin    bool // ^
	start    bool // <start>
	not      bool // !
	optional bool
}

// joinedKind is the kind of several tokens that rules take for one element.
type joinedKind uint8

const (
	joinedNumber joinedKind = iota
	joinedDate
	joinedName
	joinedKinds
)

var joinedNames = map[string]uint8{"number": 1 << joinedNumber, "date": 1 << joinedDate, "name": 1 << joinedName}

// ruleSet is a set of rules, found by the element they begin with.
type ruleSet struct {
	byWord   map[*word][]*rule
	byClass  []*rule
	classes  class // the classes that rules of byClass begin with
	byJoined [joinedKinds][]*rule
}

// compile parses the patterns of a language's rules. An element that does not
// parse matches nothing, which a test rules out.
func (l *language) compile(groups []ruleGroup) ruleSet {
	set := ruleSet{byWord: map[*word][]*rule{}}
	for i := range groups {
		for line := range strings.Lines(groups[i].patterns) {
			fields := strings.Fields(line)
			if len(fields) == 0 {
				continue
			}
			r := &rule{ruleGroup: &groups[i]}
			for _, f := range fields {
				r.elements = append(r.elements, l.parseElement(f))
			}
			set.add(r)
		}
	}
	return set
}

func (l *language) parseElement(field string) element {
	switch field {
	case "…":
		return element{gap: true}
	case "^":
		return element{begin: true}
	case "<start>":
		return element{start: true}
	}
	var e element
	if rest, ok := strings.CutPrefix(field, "!"); ok && rest != "" {
		field, e.not = rest, true
	}
	field, e.optional = strings.CutSuffix(field, "?")
	for choice := range strings.SplitSeq(field, "|") {
		name, ok := strings.CutPrefix(choice, "<")
		if !ok {
			e.words = append(e.words, l.word(choice))
			continue
		}
		name = strings.TrimSuffix(name, ">")
		e.class |= classNames[name]
		e.joined |= joinedNames[name]
	}
	return e
}

// add files a rule under the elements that it can begin with.
func (set *ruleSet) add(r *rule) {
	for _, e := range r.elements {
		for _, w := range e.words {
			set.byWord[w] = append(set.byWord[w], r)
		}
		if e.class != 0 {
			set.byClass = append(set.byClass, r)
			set.classes |= e.class
		}
		for kind := range set.byJoined {
			if e.joined&(1<<kind) != 0 {
				set.byJoined[kind] = append(set.byJoined[kind], r)
			}
		}
		if !e.optional && !e.begin && !e.start {
			return
		}
	}
}

// joined are tokens of a sentence that rules take for one element.
type joined struct {
	tokenRange
	kind   joinedKind
	weight float64
	reason string
}

// scanner goes over the tokens of one sentence.
type scanner struct {
	lang   *language
	tokens []token
	// joins are the joined elements, and joinOf says for each token in which
	// of them it is, or -1.
	joins  []joined
	joinOf []int32
	facts  []found
	moods  []moodAt
	begin  int // where the fact of the pattern under trial begins
}

// found is a fact as tokens of the sentence.
type found struct {
	tokenRange
	kind   annotate.ClaimKind
	weight float64
	reason string
}

type moodAt struct {
	at   int
	mood mood
}

// reset puts the scanner before a sentence.
func (s *scanner) reset(lang *language, tokens []token) {
	s.lang, s.tokens = lang, tokens
	s.joins, s.facts, s.moods = s.joins[:0], s.facts[:0], s.moods[:0]
	s.joinOf = slices.Grow(s.joinOf[:0], len(tokens))[:len(tokens)]
	for i := range s.joinOf {
		s.joinOf[i] = -1
	}
}

// longestJoin is the number of tokens that a pattern may join: joining what is
// joined already, again and again, would take quadratic time.
const longestJoin = 24

// join makes one element of the tokens [from, to), with all that overlap them.
func (s *scanner) join(from, to int, kind joinedKind, weight float64, reason string) {
	id := int32(len(s.joins)) //nolint:gosec // a sentence has fewer tokens than an article has bytes
	for i := from; i < to; i++ {
		if old := s.joinOf[i]; old >= 0 && s.joins[old].kind == kind && s.joins[old].weight > weight {
			weight, reason = s.joins[old].weight, s.joins[old].reason
		}
		s.joinOf[i] = id
	}
	s.joins = append(s.joins, joined{tokenRange{from, to}, kind, weight, reason})
}

// joinAt returns the joined element of token i.
func (s *scanner) joinAt(i int) (joined, bool) {
	if id := s.joinOf[i]; id >= 0 {
		return s.joins[id], true
	}
	return joined{}, false
}

// longest returns the rule of the set that matches the most tokens at i, and
// where its fact begins and ends.
func (s *scanner) longest(set *ruleSet, i int) (best *rule, from, to int) {
	to = i
	s.each(set, i, func(r *rule, begin, end int) {
		if end > to && end-begin <= longestJoin {
			best, from, to = r, begin, end
		}
	})
	return best, from, to
}

// each calls f for every rule of the set that matches at token i.
func (s *scanner) each(set *ruleSet, i int, f func(r *rule, begin, end int)) {
	try := func(rules []*rule) {
		for _, r := range rules {
			s.begin = i
			end := s.match(r.elements, i)
			for end > s.begin && s.tokens[end-1].isSign(",") {
				end-- // the comma before a year that is not there
			}
			if end > s.begin && s.tokens[s.begin].kind == cliticToken {
				s.begin++ // the world’s largest
			}
			if end > s.begin {
				f(r, s.begin, end)
			}
		}
	}
	if w := s.tokens[i].known; w != nil {
		try(set.byWord[w])
	}
	if s.tokens[i].is(set.classes) {
		try(set.byClass)
	}
	if j, ok := s.joinAt(i); ok && j.from == i {
		try(set.byJoined[j.kind])
	}
}

// match returns the token after the elements, matched from token i, or -1.
func (s *scanner) match(elements []element, i int) int {
	if len(elements) == 0 {
		return i
	}
	e, rest := &elements[0], elements[1:]
	switch {
	case e.gap:
		for range longestGap + 1 {
			if end := s.match(rest, i); end >= 0 {
				return end
			}
			if i >= len(s.tokens) || s.tokens[i].kind == signToken && s.tokens[i].text != "-" {
				break
			}
			if j, ok := s.joinAt(i); ok {
				i = j.to
			} else {
				i++
			}
		}
		return -1
	case e.begin:
		s.begin = i
		return s.match(rest, i)
	case e.start:
		if !s.starts(i) {
			return -1
		}
		return s.match(rest, i)
	}
	next := s.step(e, i)
	if e.not {
		if next >= 0 {
			return -1
		}
		return s.match(rest, i)
	}
	if next >= 0 {
		if end := s.match(rest, next); end >= 0 {
			return end
		}
	}
	if e.optional {
		return s.match(rest, i)
	}
	return -1
}

// step returns the token after the element at token i, or -1.
func (s *scanner) step(e *element, i int) int {
	if i >= len(s.tokens) {
		return -1
	}
	if j, ok := s.joinAt(i); ok {
		if e.joined&(1<<j.kind) != 0 && j.from == i {
			return j.to
		}
		if j.to-j.from > 1 {
			return -1 // the words of a number or name are not to be read one by one
		}
	}
	t := &s.tokens[i]
	if t.is(e.class) || t.known != nil && slices.Contains(e.words, t.known) {
		return i + 1
	}
	return -1
}

// starts reports whether a sentence or a quotation begins with token i: no word
// stands before it but in another quotation.
func (s *scanner) starts(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if s.tokens[k].quotation != s.tokens[i].quotation {
			return true
		}
		if s.tokens[k].kind != signToken {
			return false
		}
	}
	return true
}
