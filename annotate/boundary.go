package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The rules of this file look at the words around a place where a sentence may
// end. How far they look is bounded, so that cutting takes linear time.
const (
	wordReach  = 48  // bytes: the word before a full stop, or the one after it
	sayReach   = 80  // bytes: “Go!” the mayor of the town said
	asideReach = 240 // bytes: a bracket or quoted words inside a sentence
	markReach  = 960 // bytes: the mark that a quotation mark belongs to
	// Thai and Lao part clauses with a space and sentences with nothing else.
	// This many bytes, 25 to 30 letters and their marks, make a piece that can be
	// worked with.
	clauseLength = 90
)

// goesOn reports whether the sentence that ends with before, at a place where
// Unicode's rules or [overlooked] see a boundary, goes on with after.
func (l *language) goesOn(before, after string) bool {
	core := strings.TrimRightFunc(before, unicode.IsSpace)
	breaks := strings.Count(before[len(core):], "\n")
	after = strings.TrimLeftFunc(after, unicode.IsSpace)
	closed := withoutClosing(core)
	stop := lastRune(closed)
	first := firstRune(after)
	switch {
	case breaks > 1:
		return false
	case !strings.ContainsFunc(before, isWordRune), !strings.ContainsFunc(after, isWordRune):
		return true // signs alone are no sentence
	case !isStop(stop):
		return unended(core, first, breaks > 0)
	case unicode.IsLower(first), breaks == 0 && strings.ContainsRune(",;:–—-", first):
		return true
	case inBrackets(before, after), inWords(before, after):
		return true
	case stop == '…' || strings.HasSuffix(closed, ".."):
		// Omitted words stand apart, "said ... that"; a pause does not, "well... no".
		open := lastRune(strings.TrimRight(closed, ".…"))
		return unicode.IsSpace(open) || isOpening(open)
	case stop == '.':
		return l.abbreviates(closed, after)
	}
	return len(closed) < len(core) && l.saidAfter(before, core[len(closed):], after)
}

// unended is goesOn where no full stop or the like stands: at a line break, at a
// space of Thai or Lao, after a footnote mark.
func unended(core string, first rune, lineBreak bool) bool {
	if lineBreak {
		return unicode.IsLower(first) || strings.ContainsRune(",;–—-(", lastRune(core))
	}
	return len(core) < clauseLength
}

// abbreviates reports whether the full stop at the end of closed belongs to an
// abbreviation, an initial or a number in the middle of a sentence that goes on
// with after.
func (l *language) abbreviates(closed, after string) bool {
	word := lastWord(closed)
	after = strings.TrimLeftFunc(after, func(r rune) bool { return isOpening(r) || unicode.Is(unicode.Sc, r) })
	next := firstWord(after)
	number := unicode.IsNumber(firstRune(after)) || len(next) > 1 && strings.Trim(next, "IVXLC") == ""
	starts := l.starters.has(strings.ToLower(next)) && !initial(after) && !isShouted(next)

	switch {
	case len(word)+1 == len(strings.TrimSpace(closed)) && enumerates(word):
		return true
	case isNumber(word):
		return l.ordinals && len(word) <= 3 && !starts
	case l.neverLast.has(word):
		return true
	case l.beforeNumber.has(word):
		return number || l.times.has(word) && l.times.has(next) // "Sat. Jan. 6"
	case l.hours.has(word):
		return l.times.has(next)
	case isLetter(word) && unicode.IsLower(firstRune(word)): // "c. 1850", "z. B."
		return number || initial(after)
	case initials(word):
		return unicode.IsUpper(firstRune(next)) && !starts
	case l.beforeNumber == nil && number && utf8.RuneCountInString(word) <= 3:
		return true // perhaps "art. 5" in a language of which no abbreviations are known
	case l.mayBeLast.has(word), consonants(word):
		return !starts
	}
	return false
}

// saidAfter reports whether closing marks ended what somebody says, and after
// tells who says it: “Go!” she said. Without that it would be a sentence.
func (l *language) saidAfter(before, closing, after string) bool {
	if !strings.ContainsFunc(closing, isQuote) {
		return false
	}
	first := firstRune(after)
	if unicode.IsLetter(first) && !unicode.IsUpper(first) && !unicode.IsLower(first) {
		return l.saidAfterUncased(before, closing, after)
	}
	if !isQuote(firstRune(strings.TrimLeftFunc(before, unicode.IsSpace))) {
		return false
	}
	clause := head(after, sayReach)
	if i := strings.IndexFunc(clause, func(r rune) bool { return isStop(r) || isQuote(r) || strings.ContainsRune(",;:", r) }); i >= 0 {
		clause = clause[:i]
	}
	said := strings.Fields(clause)
	return slices.ContainsFunc(said[:min(5, len(said))], l.says.has)
}

// saidAfterUncased is saidAfter for scripts without capitals. There a quotation
// that begins in the middle of a sentence, after neither a colon nor a comma,
// is a part of it. One that begins the sentence is followed by who says it.
func (l *language) saidAfterUncased(before, closing, after string) bool {
	mark := firstRune(strings.TrimLeftFunc(closing, func(r rune) bool { return !isQuote(r) }))
	said := strings.TrimRightFunc(before, unicode.IsSpace)
	said = tail(said[:len(said)-len(closing)], asideReach)
	open := strings.LastIndexFunc(said, func(r rune) bool { return r == mark || closingOf(r) == string(mark) })
	if open < 0 {
		return false
	}
	intro := strings.TrimRightFunc(said[:open], unicode.IsSpace)
	if intro != "" {
		return isWordRune(lastRune(intro))
	}
	clause := head(after, wordReach/2)
	if i := strings.IndexFunc(clause, unicode.IsPunct); i >= 0 {
		clause = clause[:i]
	}
	for verb := range l.says {
		if strings.Contains(clause, verb) {
			return true
		}
	}
	return false
}

// overlooked returns places in a piece that Unicode's rules leave whole where a
// sentence may end all the same, in bytes. They let a sentence go on where the
// next letter is a small one, also after a number ("... in Paris. 12 people
// died"); they take no ellipsis for an end, and see none in scripts that have
// no full stop.
func overlooked(s string) []int {
	var places []int
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == ' ' && clausal(lastRune(s[:i-size])) && clausal(firstRune(s[i:])):
			places = append(places, i)
		case isStop(r):
			rest := strings.TrimLeftFunc(s[i:], isClosing)
			notes := strings.TrimLeft(rest, superscripts)
			notes = notes[noteLen(notes):]
			spaced := strings.TrimLeftFunc(notes, unicode.IsSpace)
			next := firstRune(strings.TrimLeftFunc(spaced, func(r rune) bool { return isOpening(r) || unicode.Is(unicode.Sc, r) }))
			at := len(s) - len(spaced)
			i = max(i, at)
			if len(spaced) < len(notes) && (unicode.IsNumber(next) || r == '…' && unicode.IsUpper(next) || len(notes) < len(rest)) {
				places = append(places, at)
			}
		}
	}
	return places
}

// clausal reports letters of the scripts that part clauses with spaces.
func clausal(r rune) bool { return unicode.In(r, unicode.Thai, unicode.Lao) && !unicode.IsDigit(r) }

// shifted moves a boundary of the sentence that began at start in s. To it
// still belong marks of footnotes (".[12]", ".²"), a closing mark after a space,
// as the French write them (« Oui ! »), and the white space after them. An opening
// mark without a space before it, as in Chinese, belongs to the next sentence;
// Unicode's rules take all quotation marks for closing ones.
func shifted(s string, start, at int) int {
	before := s[start:at]
	open := len(strings.TrimRightFunc(before, isOpening))
	if note := noteLen(s[start+open:]); note > len(before)-open {
		at = start + open + note // the rules see the boundary behind the bracket
	} else if open < len(before) && !unicode.IsSpace(firstRune(s[at:])) && !closes(tail(before[:open], markReach), before[open:]) &&
		isStop(lastRune(strings.TrimRightFunc(before[:open], isClosing))) {
		return start + open
	}
	rest := strings.TrimLeft(s[at:], superscripts)
	if mark, size := utf8.DecodeRuneInString(rest); isClosing(mark) {
		next := firstRune(rest[size:])
		apart := len(rest) == size || unicode.IsSpace(next) || unicode.IsPunct(next) && !isOpening(next)
		if apart && !unicode.Is(unicode.Pi, mark) && (mark != '"' || strings.Count(tail(before, markReach), `"`)%2 == 1) {
			rest = rest[size:]
		}
	}
	if len(rest) == len(s)-at {
		return at
	}
	return len(s) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
}

// closes reports whether the mark with which s begins closes what a mark before it
// opened, as “ and « do in German.
func closes(before, s string) bool {
	mark, size := utf8.DecodeRuneInString(s)
	open := map[rune]string{'“': "„", '‘': "‚", '«': "»", '‹': "›"}[mark]
	return open != "" && strings.LastIndex(before, open) > strings.LastIndex(before, s[:size])
}

// withoutClosing cuts off what may stand between a full stop and the end of the
// sentence: closing marks, those of footnotes, and signs that are not seen or
// change only what is before them.
func withoutClosing(s string) string {
	for {
		kept := strings.TrimRight(s, superscripts)
		if open := strings.LastIndexByte(tail(kept, maxNote), '['); open >= 0 && strings.HasSuffix(kept, "]") {
			if open += len(kept) - len(tail(kept, maxNote)); noteLen(kept[open:]) == len(kept)-open {
				s = kept[:open]
				continue
			}
		}
		kept = strings.TrimRightFunc(kept, func(r rune) bool { return isClosing(r) || unicode.In(r, unicode.Cf, unicode.Mn) })
		if len(kept) == len(s) {
			return s
		}
		s = strings.TrimRightFunc(kept, unicode.IsSpace)
	}
}

const (
	superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
	maxNote      = 6 // bytes of the mark of a footnote in brackets: "[1234]"
)

// noteLen is the length of the marks of footnotes with which s begins.
func noteLen(s string) int {
	n := 0
	for strings.HasPrefix(s[n:], "[") {
		end := strings.IndexByte(head(s[n:], maxNote), ']')
		if end < 2 || strings.ContainsFunc(s[n+1:n+end], func(r rune) bool { return !isWordRune(r) }) {
			return n
		}
		n += end + 1
	}
	return n
}

// inBrackets reports whether the boundary lies in brackets that were opened in
// the middle of the sentence and are soon closed.
func inBrackets(before, after string) bool {
	near := tail(before, asideReach)
	if !containsOne(near, "(", "[", "（") {
		return false
	}
	last := strings.LastIndexFunc(near, isBracket)
	if isClosing(firstRune(near[last:])) {
		return false
	}
	if len(near) == len(before) && !strings.ContainsFunc(near[:last], isWordRune) {
		return false
	}
	after = head(after, asideReach)
	next := strings.IndexFunc(after, isBracket)
	return next >= 0 && isClosing(firstRune(after[next:]))
}

// containsOne is much faster than looking at every character, and most often all
// there is to do.
func containsOne(s string, marks ...string) bool {
	return slices.ContainsFunc(marks, func(mark string) bool { return strings.Contains(s, mark) })
}

func isBracket(r rune) bool {
	switch r {
	case '(', ')', '[', ']', '（', '）':
		return true
	}
	return false
}

// inWords reports whether the boundary lies in quoted words that are a part of
// the sentence around them: its “We care. We act.” campaign. Sentences that
// somebody says, after a colon or before a comma, stand for themselves.
func inWords(before, after string) bool {
	near := tail(before, asideReach)
	if !containsOne(near, "“", "«", "„") {
		return false
	}
	open := strings.LastIndexFunc(near, func(r rune) bool { return r == '“' || r == '«' || r == '„' })
	mark, size := utf8.DecodeRuneInString(near[open:])
	closing := closingOf(mark)
	if strings.Contains(near[open+size:], closing) || !isWordRune(lastRune(strings.TrimRightFunc(near[:open], unicode.IsSpace))) {
		return false
	}
	words, rest, closed := strings.Cut(head(after, asideReach), closing)
	goes := strings.TrimLeftFunc(rest, unicode.IsSpace)
	return closed && isStop(lastRune(words)) && len(goes) < len(rest) && unicode.IsLower(firstRune(goes))
}

// lastWord returns the word before the full stop with which s ends. Letters that
// stand apart, as in "z. B.", are one word: "z.B".
func lastWord(s string) string {
	rest, word := cutLastWord(tail(s, wordReach))
	for letter := word; isLetter(letter) && strings.HasSuffix(rest, "."); {
		if rest, letter = cutLastWord(rest); isLetter(letter) {
			word = letter + "." + word
		}
	}
	return word
}

// cutLastWord returns the word before the full stop with which s ends, and what
// stands before that word.
func cutLastWord(s string) (rest, word string) {
	s = strings.TrimSuffix(s, ".")
	edge := strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || isOpening(r) || isQuote(r) || strings.ContainsRune("/–—", r)
	})
	if edge < 0 {
		return "", s
	}
	_, size := utf8.DecodeRuneInString(s[edge:])
	return strings.TrimRightFunc(s[:edge+size], unicode.IsSpace), s[edge+size:]
}

// firstWord returns the letters with which s begins.
func firstWord(s string) string {
	s = head(s, wordReach)
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end >= 0 {
		return s[:end]
	}
	return s
}

// initial reports whether s begins with a single letter and a full stop.
func initial(s string) bool {
	word := firstWord(s)
	return isLetter(word) && strings.HasPrefix(s[len(word):], ".")
}

func isLetter(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(r)
}

// initials reports whether a word without its last full stop is made of single
// letters or pairs of them, each with a full stop: "J", "J.-P", "U.S", "Ph.D".
func initials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		part = strings.TrimPrefix(part, "-")
		n := utf8.RuneCountInString(part)
		if n < 1 || n > 2 || strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }) {
			return false
		}
	}
	return strings.Contains(word, ".") || isLetter(word)
}

// consonants reports words as "Dr", "Mr" or "Nr", which are abbreviations in any
// language: a capital and small letters, none of them a vowel.
func consonants(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	return rest != "" && len(word) <= 4 && strings.Trim(rest, "bcdfghjklmnpqrstvwxz") == "" && strings.ContainsRune("BCDFGHJKLMNPQRSTVWXZ", first)
}

// enumerates reports what numbers the points of a list: "1", "12", "a", "IV".
func enumerates(word string) bool {
	n := utf8.RuneCountInString(word)
	return n == 1 && isWordRune(firstRune(word)) || n <= 3 && isNumber(word) || n > 0 && n <= 5 && strings.Trim(word, "IVX") == ""
}

func isNumber(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsNumber(r) })
}

func isShouted(word string) bool {
	return utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word)
}

// isStop reports the marks that may end a sentence, in any script.
func isStop(r rune) bool { return r == '…' || unicode.Is(unicode.Sentence_Terminal, r) }

func isOpening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) || r == '¿' || r == '¡' }

// isClosing reports the marks that may follow the end of a sentence and belong
// to it. Which quotation marks close depends on the language, so all of them do.
func isClosing(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) || isQuote(r) }

func isQuote(r rune) bool { return unicode.Is(unicode.Quotation_Mark, r) }

// The marks with which quotations open, and the ones that close those.
var quotationMarks = strings.NewReplacer("“", "”", "‘", "’", "„", "“", "«", "»", "‹", "›", "「", "」", "『", "』")

// closingOf returns the mark that closes a quotation which mark opens.
func closingOf(mark rune) string { return quotationMarks.Replace(string(mark)) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// head returns at most n bytes of the beginning of s, in whole characters.
func head(s string, n int) string {
	for n < len(s) && n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:min(n, len(s))]
}

// tail returns at most n bytes of the end of s, in whole characters.
func tail(s string, n int) string {
	from := max(0, len(s)-n)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}
