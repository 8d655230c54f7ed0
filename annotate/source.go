package annotate

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// SourceClass says how close a source is to the facts.
type SourceClass string

// The classes of source.
const (
	Primary   SourceClass = "primary"
	Secondary SourceClass = "secondary"
	Tertiary  SourceClass = "tertiary"
)

// SourceClasses lists every class with its name.
func SourceClasses() []Term {
	return []Term{
		{string(Primary), "Primary: the document, data or witness itself"},
		{string(Secondary), "Secondary: reports on primary sources"},
		{string(Tertiary), "Tertiary: sums up secondary sources"},
	}
}

// Source is something that claims can be checked against. It belongs to the
// library, so that one source serves many claims in many articles.
type Source struct {
	ID string `json:"id"`
	SourceFields
	Uses      int       `json:"uses" doc:"How many pieces of evidence cite it; not stored"`
	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
}

// SourceFields are the parts of a source that a person writes, with the names
// of the CSL variables.
type SourceFields struct {
	Title     string      `json:"title"`
	Author    string      `json:"author" doc:"One or more names, as they should be printed"`
	Publisher string      `json:"publisher"`
	Issued    Date        `json:"issued" doc:"2025, 2025-11 or 2025-11-30"`
	URL       string      `json:"url"`
	Class     SourceClass `json:"class" enum:"primary,secondary,tertiary"`
	// Confidential keeps all of the source but Alias and Class out of whatever is
	// made to be read outside the newsroom.
	Confidential bool   `json:"confidential" doc:"Whether only the alias leaves the newsroom"`
	Alias        string `json:"alias" doc:"What a confidential source is called in print: a harbour official; empty for a general word"`
}

// Clean returns the fields with stray white space and control characters
// removed and a missing class filled in.
func (f SourceFields) Clean() SourceFields {
	f.Title, f.Author, f.Publisher = CleanLine(f.Title), CleanLine(f.Author), CleanLine(f.Publisher)
	f.URL = strings.TrimSpace(f.URL)
	f.Alias = CleanLine(f.Alias)
	f.Class = cmp.Or(f.Class, Secondary)
	return f
}

// Check returns an [Invalid] error for the first field that breaks a rule. A
// confidential source may have nothing but its alias, so that a newsroom need
// not write down who it is.
func (f SourceFields) Check() error {
	if f.Title == "" && f.URL == "" && (!f.Confidential || f.Alias == "") {
		return Errorf(Invalid, "A source needs a title or a web address.")
	}
	if !isTerm(SourceClasses(), string(f.Class)) {
		return Errorf(Invalid, "“%s” is not a class of source. Choose primary, secondary or tertiary.", f.Class)
	}
	if err := checkURL("Address of the source", f.URL); err != nil {
		return err
	}
	return f.Issued.Check("Date of the source")
}

// Name returns the title, or the address or the alias where there is none.
func (f SourceFields) Name() string { return cmp.Or(f.Title, f.URL, f.Alias) }

// AuthorNames returns the authors, who are parted by commas, semicolons,
// ampersands and “and”, and the last names of those that look like persons: two
// or three words with capitals.
func (f SourceFields) AuthorNames() (names []string) {
	parted := strings.NewReplacer(" and ", ";", "&", ";", ",", ";").Replace(f.Author)
	for author := range strings.SplitSeq(parted, ";") {
		words := strings.Fields(author)
		names = append(names, author)
		if len(words) > 1 && len(words) < 4 && !slices.ContainsFunc(words, func(w string) bool { return !HasCapital(w) }) {
			names = append(names, words[len(words)-1])
		}
	}
	return names
}

// HasCapital reports whether a word begins with a capital.
func HasCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
