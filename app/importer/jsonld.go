package importer

import (
	"encoding/json"
	"regexp"
	"strings"
)

// linked is an object of JSON-LD with the objects around it, to which it may
// refer. Its methods return "" for what it does not say.
type linked struct {
	object map[string]any
	byID   map[string]map[string]any
}

var commentMarks = regexp.MustCompile(`^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$`)

// addLinked keeps a script of JSON-LD, unless it is broken.
func (f *facts) addLinked(script string) {
	var document any
	if json.Unmarshal([]byte(commentMarks.ReplaceAllString(script, "")), &document) == nil {
		f.linked = append(f.linked, document)
	}
}

// maxLinked bounds how deep objects of JSON-LD are looked through.
const maxLinked = 16

// article returns the object that describes the article of the page.
func (f *facts) article() linked {
	found := linked{byID: map[string]map[string]any{}}
	var visit func(value any, depth int)
	visit = func(value any, depth int) {
		if depth > maxLinked {
			return
		}
		switch v := value.(type) {
		case []any:
			for _, item := range v {
				visit(item, depth+1)
			}
		case map[string]any:
			if id, ok := v["@id"].(string); ok && len(v) > 1 {
				found.byID[id] = v
			}
			if found.object == nil && isArticle(v["@type"]) {
				found.object = v
			}
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"} {
				visit(v[key], depth+1)
			}
		}
	}
	for _, document := range f.linked {
		visit(document, 0)
	}
	return found
}

// articleTypes are the types of schema.org for articles whose names do not end
// in "Article" or "Posting".
var articleTypes = map[string]bool{"Report": true, "ClaimReview": true}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		k = k[strings.LastIndexAny(k, "/:#")+1:]
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "Posting") && k != "JobPosting" || articleTypes[k]
	case []any:
		for _, item := range k {
			if isArticle(item) {
				return true
			}
		}
	}
	return false
}

func (l linked) text(key string) string {
	s, _ := l.object[key].(string)
	return s
}

// authors returns the names of the authors, with commas between them.
func (l linked) authors() string { return strings.Join(l.names(l.object["author"], 0), ", ") }

func (l linked) publisher() string { return strings.Join(l.names(l.object["publisher"], 0), ", ") }

// address returns the address of the article.
func (l linked) address() string {
	switch main := l.object["mainEntityOfPage"].(type) {
	case string:
		return main
	case map[string]any:
		if id, ok := main["@id"].(string); ok {
			return id
		}
	}
	return l.text("url")
}

// names returns the names of persons or organisations: written out, as objects,
// as references, or as a list of these.
func (l linked) names(value any, depth int) []string {
	var names []string
	switch v := value.(type) {
	case string:
		if !strings.Contains(v, "://") {
			names = append(names, strings.TrimSpace(v))
		}
	case []any:
		for _, item := range v {
			if depth < maxLinked {
				names = append(names, l.names(item, depth+1)...)
			}
		}
	case map[string]any:
		if name, ok := v["name"]; ok && depth < maxLinked {
			return l.names(name, depth+1)
		}
		if id, ok := v["@id"].(string); ok && depth < maxLinked {
			if other, ok := l.byID[id]; ok && other["name"] != nil {
				return l.names(other["name"], depth+1)
			}
		}
	}
	return names
}
