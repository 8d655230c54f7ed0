package suggest

import (
	"unicode"
	"unicode/utf8"
)

const (
	singleName = 0.1
	fullName   = 0.15
	reasonName = "A name."
)

// particles join the parts of names of many languages, in any text.
var particles = map[string]bool{
	"van": true, "von": true, "vom": true, "zu": true, "der": true, "den": true, "ter": true, "ten": true, "de": true, "del": true,
	"della": true, "di": true, "da": true, "do": true, "dos": true, "du": true, "des": true, "la": true, "le": true, "el": true,
	"al": true, "ibn": true, "bin": true, "bint": true, "ben": true, "y": true, "e": true, "of": true, "the": true, "&": true, "’t": true,
}

// leads reports whether a name may begin with token i in lower case, as in van
// der Berg and al-Masri.
func (s *scanner) leads(i int) bool {
	switch t := &s.tokens[i]; t.text {
	case "van", "von", "ibn", "bin":
		return true
	case "al", "el", "an", "as", "ash":
		return i+1 < len(s.tokens) && s.tokens[i+1].glued && s.tokens[i+1].text == "-"
	default:
		return t.is(particle)
	}
}

// lexicon is what the capitals of a whole text say: which words are names, and
// which begin with a capital only where a sentence does.
type lexicon struct {
	names map[string]bool // seen with a capital inside a sentence
	lower map[string]bool // seen without
}

// learn notes the words of a sentence of running text.
func (l *lexicon) learn(s *scanner) {
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != wordToken || t.is(functionWord) {
			continue
		}
		switch {
		case !t.capital:
			if t.known == nil {
				l.lower[t.text] = true
			}
		case !s.initial(i):
			l.names[t.text] = true
		}
	}
}

// initial reports whether token i may owe its capital to its place: at the
// beginning of a sentence or a quotation, or after a colon.
func (s *scanner) initial(i int) bool {
	if s.starts(i) {
		return true
	}
	before := &s.tokens[i-1]
	if before.text == "-" && !before.glued {
		return true // a dash
	}
	return before.kind == signToken && before.text != "," && before.text != "-" && before.text != "(" && before.text != "/" && before.text != "&" && before.text != "’"
}

// joinNames joins the names of the sentence: runs of words with capitals, with
// the particles between them. In a heading, where every word may have a
// capital, only names that the text has elsewhere count.
func (s *scanner) joinNames(l *lexicon, heading bool) {
	if !s.lang.capitals || s.shouts() {
		return
	}
	for i := 0; i < len(s.tokens); {
		end := s.name(l, i, heading)
		if end == i {
			i++
			continue
		}
		weight := singleName
		if end-i > 1 {
			weight = fullName
		}
		s.join(i, end, joinedName, weight, reasonName)
		i = end
	}
}

// shouts reports whether the sentence is all in capitals.
func (s *scanner) shouts() bool {
	words := 0
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != wordToken {
			continue
		}
		if !isUpper(t.text) {
			return false
		}
		words++
	}
	return words > 2
}

func isUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// name returns the token after the name that begins at token i, or i.
func (s *scanner) name(l *lexicon, i int, heading bool) int {
	t := &s.tokens[i]
	if s.joinOf[i] < 0 && s.leads(i) && !s.initial(i) {
		if end := s.nameRun(i); end > i+1 {
			return end
		}
	}
	if !s.nameWord(i) {
		return i
	}
	end := s.nameRun(i)
	switch {
	case l.names[t.text] && !l.lower[string(appendLower(nil, t.text))] || utf8.RuneCountInString(t.text) > 1 && isUpper(t.text):
		return end
	case heading:
		return i
	case !s.initial(i):
		return end
	case end > i+1 && !l.lower[string(appendLower(nil, t.text))] && t.known == nil:
		return end
	}
	return i
}

// nameWord reports whether token i may begin or end a name.
func (s *scanner) nameWord(i int) bool {
	if i >= len(s.tokens) || s.joinOf[i] >= 0 {
		return false
	}
	t := &s.tokens[i]
	return t.kind == wordToken && t.capital && !t.is(functionWord|title|honorific|month|weekday|numeral)
}

// nameRun returns the token after the run of capital words that begins at
// token i.
func (s *scanner) nameRun(i int) int {
	end := i + 1
	for k := end; k < len(s.tokens); {
		t := &s.tokens[k]
		switch {
		case s.nameWord(k) || t.kind == wordToken && t.capital && s.joinOf[k] < 0 && !t.is(functionWord|title|month|weekday):
			k++
			end = k
		case t.isSign(".") && t.glued && s.tokens[k-1].kind == wordToken && utf8.RuneCountInString(s.tokens[k-1].text) <= 2: // J. R. Smith
			k++
		case (t.isSign("-") || t.isSign("‑") || t.isSign("’") || t.isSign("'") || t.isSign("/")) && t.glued && k+1 < len(s.tokens) && s.tokens[k+1].glued && s.tokens[k+1].kind == wordToken:
			k++
		case particles[t.text] && k-end < 3 && (t.text != "the" || s.tokens[k-1].text == "of"):
			k++
		default:
			return end
		}
	}
	return end
}
