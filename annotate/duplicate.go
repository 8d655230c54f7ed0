package annotate

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// SourceMarks are what tells that two sources are most likely the same one: both
// have a mark in common. They are made from the DOI, the ISBN of a whole book, the
// address, and the title with the first author or, without one, the publisher.
func (f SourceFields) SourceMarks() []string {
	marks := []string{}
	if f.DOI != "" {
		marks = append(marks, "doi "+strings.ToLower(f.DOI))
	}
	if isbn := plainISBN(f.ISBN); isbn != "" && (f.Type == "" || f.Type == Book || f.Type == Report || f.Type == Document) {
		marks = append(marks, "isbn "+isbn)
	}
	if address := plainAddress(f.URL); address != "" {
		marks = append(marks, "url "+address)
	}
	by := plainWords(f.Publisher)
	if names := ParseNames(f.Author); len(names) > 0 {
		by = plainWords(names[0].String())
	}
	if title := plainWords(f.Title); title != "" && by != "" {
		marks = append(marks, "title "+title+" by "+by+" in "+f.Volume+"/"+f.Issue+"/"+f.Edition)
	}
	return marks
}

// plainWords are the letters and digits of a text, in small letters.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// plainISBN is an ISBN of 13 digits; one of ten is turned into it. It is empty for
// what is none, and for several.
func plainISBN(s string) string {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case r == 'x' || r == 'X':
			return 'X'
		}
		return -1
	}, s)
	switch len(digits) {
	case 13:
		return digits
	case 10:
		digits = "978" + digits[:9]
		sum := 0
		for i, r := range digits { // ISO 2108, annex C: weights 1 and 3 in turn
			sum += int(r-'0') * (1 + 2*(i%2))
		}
		return digits + string(rune('0'+(10-sum%10)%10))
	}
	return ""
}

// plainAddress is a web address without what differs between links to one page:
// the scheme, “www.”, a slash at the end, the part of the page, and the parameters
// that say where a reader came from.
func plainAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return ""
	}
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid" {
			query.Del(name)
		}
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/") + "?" + query.Encode()
}

// Duplicates groups the sources that most likely are the same one: those that are
// linked by [SourceFields.SourceMarks], each group in the order of the list. Sources
// without a double are in no group.
func Duplicates(sources []Source) [][]Source {
	// A forest in which each source points to an earlier one that it is linked to.
	parents := make([]int, len(sources))
	root := func(i int) int {
		for parents[i] != i {
			parents[i] = parents[parents[i]]
			i = parents[i]
		}
		return i
	}
	first := map[string]int{} // the first source with a mark
	for i, s := range sources {
		parents[i] = i
		for _, mark := range s.SourceMarks() {
			if earlier, ok := first[mark]; ok {
				a, b := root(earlier), root(i)
				parents[max(a, b)] = min(a, b)
			} else {
				first[mark] = i
			}
		}
	}
	sizes := make([]int, len(sources))
	for i := range sources {
		sizes[root(i)]++
	}
	// Most sources are alone, and are not copied.
	members := make([][]Source, len(sources))
	for i, s := range sources {
		if r := root(i); sizes[r] > 1 {
			members[r] = append(members[r], s)
		}
	}
	return slices.DeleteFunc(members, func(group []Source) bool { return group == nil })
}
