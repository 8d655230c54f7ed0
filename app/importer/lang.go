package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// cleanLang returns a language tag in its canonical BCP 47 form, or "" if it
// is none. Locales of the form en_GB are tags here as well.
func cleanLang(s string) string {
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// langOf returns the language that an element declares.
func langOf(n *html.Node) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == "lang" || a.Key == "xml:lang" {
			if tag := cleanLang(a.Val); tag != "" {
				return tag, true
			}
		}
	}
	return "", false
}

// differentLang returns tag if words in it are set, read aloud and spelt
// otherwise than in the article's language, and "" if only the region differs.
func differentLang(tag, article string) string {
	if article == "" {
		return tag
	}
	a, b := language.Make(tag), language.Make(article)
	aBase, _ := a.Base()
	bBase, _ := b.Base()
	aScript, _ := a.Script()
	bScript, _ := b.Script()
	if aBase == bBase && aScript == bScript {
		return ""
	}
	return tag
}
