package annotate

import "slices"

// ReferenceKind says what part of a manuscript a reference was.
type ReferenceKind string

// The kinds of reference.
const (
	ReferenceFootnote ReferenceKind = "footnote"
	ReferenceEndnote  ReferenceKind = "endnote"
	ReferenceComment  ReferenceKind = "comment" // in the margin
)

// ReferenceKinds lists every kind.
func ReferenceKinds() []ReferenceKind {
	return []ReferenceKind{ReferenceFootnote, ReferenceEndnote, ReferenceComment}
}

// Reference is what a manuscript gives as backing for some of its words. It is
// the author's word, which nobody has checked, and so is not evidence.
type Reference struct {
	Span                 // code points of the block's own text
	Kind   ReferenceKind `json:"kind" enum:"footnote,endnote,comment"`
	Author string        `json:"author,omitempty" doc:"Who wrote the comment"`
	Text   string        `json:"text"`
	Links  []string      `json:"links,omitempty" doc:"Addresses in it; http, https or mailto"`
}

// fault says what is wrong with a reference of a block with that text.
func (r Reference) fault(text Text) string {
	if text.Check(r.Span) != nil {
		return "a reference lies outside the text"
	}
	if !slices.Contains(ReferenceKinds(), r.Kind) {
		return "the kind of a reference is unknown"
	}
	if r.Text == "" || r.Text != CleanText(r.Text) || r.Author != CleanLine(r.Author) {
		return "a reference is empty, or holds control characters or invalid Unicode"
	}
	if slices.ContainsFunc(r.Links, func(link string) bool { return !SafeURL(link) }) {
		return "a reference has a link that is not an http, https or mailto address"
	}
	return ""
}
