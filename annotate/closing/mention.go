package closing

import (
	"net/url"
	"strings"

	"tickmark/annotate"
	"tickmark/annotate/likeness"
)

// quotedWords is how many words of a quotation in their order show that a text
// quotes it; a shorter quotation must be there whole, and one of less than fewest
// words is too easily there by chance.
const (
	quotedWords = 5
	fewestWords = 3
)

// mentions is a text in which sources may be named, linked or quoted.
type mentions struct {
	words string // see plainWords
	lower string
}

func newMentions(text string) mentions { return mentions{plainWords(text), strings.ToLower(text)} }

// has reports whether the text names the source (title, publisher, an author), links it, or quotes the evidence. A confidential
// source is named by its alias: its own name would be one that should not stand there.
func (m mentions) has(source annotate.Source, e annotate.Evidence) bool {
	if source.Confidential {
		words := plainWords(source.Alias)
		return words != " " && strings.Contains(m.words, words) || m.quotes(e.Quote)
	}
	for _, name := range append(source.AuthorNames(), source.Title, source.Publisher) {
		if words := plainWords(name); words != " " && strings.Contains(m.words, words) {
			return true
		}
	}
	for _, address := range []string{source.URL, e.ArchiveURL} {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			page := strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.RequestURI(), "/")
			if strings.Contains(m.lower, strings.ToLower(page)) {
				return true
			}
		}
	}
	return m.quotes(e.Quote)
}

func (m mentions) quotes(quote string) bool {
	words := strings.Fields(plainWords(quote))
	if len(words) < fewestWords {
		return false
	}
	length := min(quotedWords, len(words))
	for i := 0; i+length <= len(words); i++ {
		if strings.Contains(m.words, " "+strings.Join(words[i:i+length], " ")+" ") {
			return true
		}
	}
	return false
}

// plainWords returns the words and numbers of a text in lower case, with one
// space around each, so that one text can be found in another by its words.
func plainWords(text string) string {
	var plain strings.Builder
	plain.WriteByte(' ')
	for _, word := range likeness.Words(text) {
		plain.WriteString(word)
		plain.WriteByte(' ')
	}
	return plain.String()
}
