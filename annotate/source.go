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

// SourceFields are the parts of a source that a person writes. Those that a
// citation is made of have the names of the CSL variables (Citation Style
// Language 1.0.2); they are text as it is to be printed.
//
// What has come to the fields since sign-offs exist is left out of JSON where it
// is empty, so that [Dossier.CheckHash] is for an old source what it was.
type SourceFields struct {
	Title     string      `json:"title"`
	Author    string      `json:"author" doc:"One or more names; see ParseNames"`
	Publisher string      `json:"publisher"`
	Issued    Date        `json:"issued" doc:"2025, 2025-11 or 2025-11-30"`
	URL       string      `json:"url"`
	Class     SourceClass `json:"class" enum:"primary,secondary,tertiary"`
	// Confidential keeps all of the source but Alias and Class out of whatever is
	// made to be read outside the newsroom.
	Confidential bool   `json:"confidential" doc:"Whether only the alias leaves the newsroom"`
	Alias        string `json:"alias" doc:"What a confidential source is called in print: a harbour official; empty for a general word"`

	Type           SourceType `json:"type,omitempty" doc:"A type of CSL: webpage, report ...; empty if nobody has said"`
	ContainerTitle string     `json:"containerTitle,omitempty" doc:"What it is a part of: a journal, a newspaper, a programme, a book"`
	Editor         string     `json:"editor,omitempty" doc:"One or more names, written as authors are"`
	Volume         string     `json:"volume,omitempty"`
	Issue          string     `json:"issue,omitempty"`
	Page           string     `json:"page,omitempty" doc:"The pages of its container on which it stands: 12–19"`
	Edition        string     `json:"edition,omitempty" doc:"A number, or words: 2, revised edition"`
	Number         string     `json:"number,omitempty" doc:"Of a report, a law, a case, an episode, a patent"`
	Genre          string     `json:"genre,omitempty" doc:"What sort of its type it is: doctoral thesis, press release"`
	Event          string     `json:"event,omitempty" doc:"The conference, hearing or meeting at which it was given"`
	PublisherPlace string     `json:"publisherPlace,omitempty"`
	DOI            string     `json:"doi,omitempty" doc:"Without an address before it: 10.1234/abc"`
	ISBN           string     `json:"isbn,omitempty"`
	Language       string     `json:"language,omitempty" doc:"Of the source; a tag (BCP 47) or a name"`
	Note           string     `json:"note,omitempty" doc:"For the file; it does not leave the newsroom"`
	Interests      string     `json:"interests,omitempty" doc:"What interest the source has in the matter"`
	// OriginID names another source from which this one has what it says, so that
	// both count as one; see [RootOrigins].
	OriginID string `json:"originId,omitempty" doc:"The source that this one has it from; empty if none is known"`
}

// Clean returns the fields with stray white space and control characters
// removed and a missing class filled in.
func (f SourceFields) Clean() SourceFields {
	f.Title, f.Author, f.Publisher = CleanLine(f.Title), CleanLine(f.Author), CleanLine(f.Publisher)
	f.URL = strings.TrimSpace(f.URL)
	f.Class = cmp.Or(f.Class, Secondary)
	for _, line := range []*string{
		&f.Alias, &f.ContainerTitle, &f.Editor, &f.Volume, &f.Issue, &f.Page, &f.Edition, &f.Number, &f.Genre, &f.Event,
		&f.PublisherPlace, &f.ISBN, &f.Language,
	} {
		*line = CleanLine(*line)
	}
	f.DOI = CleanDOI(f.DOI)
	f.Note, f.Interests = strings.TrimSpace(CleanText(f.Note)), strings.TrimSpace(CleanText(f.Interests))
	return f
}

// CleanDOI returns a DOI without white space and without the address or the word
// that often stands before it, as in https://doi.org/10.1234/abc.
func CleanDOI(s string) string {
	s = CleanLine(s)
	for _, before := range []string{"https://", "http://", "dx.", "doi.org/", "doi:"} {
		if len(s) >= len(before) && strings.EqualFold(s[:len(before)], before) {
			s = strings.TrimSpace(s[len(before):])
		}
	}
	return s
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
	if f.Type != "" && !f.Type.known() {
		return Errorf(Invalid, "“%s” is not a type of source. Types are named as in CSL: webpage, report, article-newspaper.", f.Type)
	}
	if f.DOI != "" && !isDOI(f.DOI) {
		return Errorf(Invalid, "DOI: “%s” is not one. It begins with 10. and has a slash: 10.1234/abc.", f.DOI)
	}
	if err := checkURL("Address of the source", f.URL); err != nil {
		return err
	}
	return f.Issued.Check("Date of the source")
}

// Name returns what the source is called on the screen, in messages and in lists: its
// title, or the address where there is none. A confidential source is called by its
// alias there, so that nobody learns who it is by the way.
func (f SourceFields) Name() string {
	if f.Confidential {
		return cmp.Or(f.Alias, "Confidential source")
	}
	return f.TrueName()
}

// TrueName returns the title, or the address or the alias where there is none, of a
// confidential source as of any other.
func (f SourceFields) TrueName() string { return cmp.Or(f.Title, f.URL, f.Alias) }

// Veiled returns of a confidential source what may be seen of it without opening it,
// and any other source as it is.
func (s Source) Veiled() Source {
	if s.Confidential {
		s.SourceFields = SourceFields{Class: s.Class, Type: s.Type, Confidential: true, Alias: s.Alias}
	}
	return s
}

// isDOI reports whether s has the form that the DOI Handbook (2.2) gives to names:
// a prefix of 10. and digits, a slash and a suffix without spaces.
func isDOI(s string) bool {
	prefix, suffix, ok := strings.Cut(s, "/")
	registrant, isHandle := strings.CutPrefix(prefix, "10.")
	return ok && isHandle && suffix != "" && strings.Trim(registrant, "0123456789.") == "" && registrant != "" && !strings.ContainsRune(suffix, ' ')
}

// RootOrigins says of each source which one it has it from in the end, by their
// identifiers: itself, if it has no origin. Sources with the same root are not
// independent of each other. Where the list lacks a source on the way, the way
// ends with its identifier.
func RootOrigins(sources []Source) map[string]string {
	origins, roots := make(map[string]string, len(sources)), make(map[string]string, len(sources))
	for _, s := range sources {
		origins[s.ID] = s.OriginID
	}
	for _, s := range sources {
		root := s.ID
		for range sources { // a circle, which no library lets in, ends too
			if origins[root] == "" {
				break
			}
			root = origins[root]
		}
		roots[s.ID] = root
	}
	return roots
}

// AuthorNames returns the names by which authors and editors are known: each as
// it is said, and the last names of those that look like persons.
func (f SourceFields) AuthorNames() (names []string) {
	for _, n := range append(ParseNames(f.Author), ParseNames(f.Editor)...) {
		if n.Literal == "" {
			names = append(names, n.String(), n.Family)
			continue
		}
		names = append(names, n.Literal)
		// Names written one after the other are a literal; see [ParseNames].
		parted := strings.NewReplacer(" and ", ";", "&", ";", ",", ";").Replace(n.Literal)
		for author := range strings.SplitSeq(parted, ";") {
			words := strings.Fields(author)
			names = append(names, author)
			if len(words) > 1 && len(words) < 4 && !slices.ContainsFunc(words, func(w string) bool { return !HasCapital(w) }) {
				names = append(names, words[len(words)-1])
			}
		}
	}
	return names
}

// HasCapital reports whether a word begins with a capital.
func HasCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
