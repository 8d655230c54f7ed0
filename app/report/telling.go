package report

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"tickmark/annotate"
)

// outgoing is a text that leaves the newsroom, with where it stands.
type outgoing struct{ place, text string }

// exposures says where words that tell who a confidential source is stand in
// something that goes: once for a source and a place.
func (l leaving) exposures() []string {
	warnings := []string{}
	for _, s := range l.whole.Sources {
		if !s.Confidential {
			continue
		}
		tells, who := l.tells(s), "a confidential source"
		if s.Alias != "" {
			who = fmt.Sprintf("the confidential source “%s”", brief(s.Alias, 60))
		}
		warn := func(place, words, more string) {
			warnings = append(warnings, fmt.Sprintf("%s: “%s” may tell who %s is%s.", place, words, who, more))
		}
		first, places := "", 0
		for _, b := range l.Version.Blocks {
			if words := tells.in(b.Text + "\n" + b.Alt); words != "" && l.holdsArticle() {
				first = cmp.Or(first, words)
				places++
			}
		}
		switch {
		case places == 1:
			warn("The article", first, "")
		case places > 1:
			warn("The article", first, fmt.Sprintf(", in %d paragraphs", places))
		}
		for _, o := range l.texts() {
			if words := tells.in(o.text); words != "" {
				warn(o.place, words, "")
			}
		}
	}
	return warnings
}

// texts are the texts that go, but for the article's own.
func (l leaving) texts() []outgoing {
	all := []outgoing{}
	add := func(place, text string) {
		if text != "" {
			all = append(all, outgoing{place, text})
		}
	}
	if l.content != Sources {
		add("The article’s title", l.Article.Title)
	}
	for _, s := range l.Sources {
		if s.Confidential {
			add("The alias of the source", s.Alias)
		}
	}
	if l.isForReading() && l.has(aboutPart) && l.holdsClaims() || l.carriesData() {
		for _, r := range l.Revisions {
			add("Words of an earlier version of the text", r.Before)
		}
	}
	for _, c := range l.out() {
		at := fmt.Sprintf("Claim %d, ", c.Number)
		if l.content == Sources {
			break
		}
		add(at+"wording", c.Wording)
		if !l.holdsArticle() {
			add(at+"words of the article", c.ExactWords())
		}
		if l.showsClaims() {
			add(at+"claimant", c.Claimant+", "+c.ClaimantRole)
			if c.Verdict != nil {
				add(at+"explanation", c.Verdict.Explanation)
			}
		}
		if l.showsClaims() && l.content != Reviews {
			add(at+"tags", strings.Join(c.Tags, ", "))
		}
		for _, q := range c.Queries {
			if q.Open() {
				add(at+"query", q.Question+"\n"+q.Suggestion)
			}
		}
		if l.content == Reviews || l.kind == QuerySheet {
			continue
		}
		for i, e := range c.Evidence {
			add(fmt.Sprintf("%sevidence %d, quotation", at, i+1), e.Quote)
			if l.kind != SourceList {
				add(fmt.Sprintf("%sevidence %d, what it does not prove", at, i+1), e.Limits)
			}
		}
	}
	return all
}

// tells are the words that tell who a source is.
type tells struct {
	phrases   [][]string // word by word, in lower case
	names     []string   // single words, with their capitals
	addresses []string   // in lower case, without scheme
}

// tells are: the title, the authors and editors, the last words of names in these, and
// the addresses. The publisher is not among them: it is too often that of many.
func (l leaving) tells(s annotate.Source) tells {
	t := tells{}
	phrase := func(words []string) {
		switch {
		case len(words) > 1 || len(words) == 1 && isUnspaced(words[0]):
			t.phrases = append(t.phrases, strings.Fields(strings.ToLower(strings.Join(words, " "))))
		case len(words) == 1 && len([]rune(words[0])) > 2:
			t.names = append(t.names, words[0])
		}
	}
	title := wordsIn(s.Title)
	phrase(title)
	for start := 0; start < len(title); start++ {
		end := start
		for end < len(title) && annotate.HasCapital(title[end]) {
			end++
		}
		// A capital on the first word alone is that of the beginning.
		if end > start && end > 1 && end-start < len(title) {
			phrase(title[start:end])
			phrase(title[end-1 : end])
		}
		start = max(start, end)
	}
	for _, name := range s.AuthorNames() {
		phrase(wordsIn(name))
	}
	t.address(s.URL)
	if s.DOI != "" {
		t.addresses = append(t.addresses, strings.ToLower(s.DOI))
	}
	for _, copied := range l.whole.Snapshots {
		if copied.SourceID == s.ID {
			t.address(copied.URL)
		}
	}
	for _, c := range l.whole.Claims {
		for _, e := range c.Evidence {
			if e.SourceID == s.ID {
				t.address(e.ArchiveURL)
			}
		}
	}
	return t
}

func (t *tells) address(address string) {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		t.addresses = append(t.addresses, strings.ToLower(strings.TrimPrefix(u.Host, "www.")+strings.TrimSuffix(u.RequestURI(), "/")))
	}
}

// in returns the first of the words that a text holds; "" if it holds none.
func (t tells) in(text string) string {
	words := wordsIn(text)
	lower := make([]string, len(words))
	for i, word := range words {
		lower[i] = strings.ToLower(word)
	}
	for _, phrase := range t.phrases {
		if len(phrase) == 1 { // of a script that sets no spaces
			if strings.Contains(strings.ToLower(text), phrase[0]) {
				return phrase[0]
			}
			continue
		}
		for i := range len(lower) - len(phrase) + 1 {
			if slices.Equal(lower[i:i+len(phrase)], phrase) {
				return strings.Join(words[i:i+len(phrase)], " ")
			}
		}
	}
	for _, name := range t.names {
		if slices.Contains(words, name) {
			return name
		}
	}
	for _, address := range t.addresses {
		if strings.Contains(strings.ToLower(text), address) {
			return address
		}
	}
	return ""
}

// wordsIn returns the words and numbers of a text. What ends a name in the
// genitive is no part of it: Varnelle’s is Varnelle and s.
func wordsIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) })
}

// isUnspaced tells whether a word is of a script that sets no spaces, so that it
// may be several.
func isUnspaced(word string) bool {
	for _, r := range word {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return true
		}
	}
	return false
}
