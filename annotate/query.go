package annotate

import (
	"cmp"
	"time"
)

// Addressee is whom a [Query] is put to.
type Addressee string

// The addressees.
const (
	ToAuthor Addressee = "author"
	ToEditor Addressee = "editor"
)

// Addressees lists every addressee with its name.
func Addressees() []Term {
	return []Term{{string(ToAuthor), "Author"}, {string(ToEditor), "Editor"}}
}

// Query is a question about a claim to the author or the editor, with the
// wording that the checker proposes. It is open until it is closed, with or
// without an answer.
type Query struct {
	ID      string `json:"id"`
	ClaimID string `json:"claimId"`
	QueryFields
	AskedBy  string     `json:"askedBy"`
	AskedAt  time.Time  `json:"askedAt"`
	ClosedAt *time.Time `json:"closedAt,omitempty" doc:"Absent while the query is open"`
}

// QueryFields are the parts of a query that a person writes.
type QueryFields struct {
	To         Addressee `json:"to" enum:"author,editor"`
	Question   string    `json:"question"`
	Suggestion string    `json:"suggestion" doc:"The wording that the checker proposes for the passage"`
	Answer     string    `json:"answer"`
}

// Open reports whether the query still waits.
func (q Query) Open() bool { return q.ClosedAt == nil }

// Clean returns the fields with stray white space and control characters
// removed and a missing addressee filled in.
func (f QueryFields) Clean() QueryFields {
	f.To = cmp.Or(f.To, ToAuthor)
	f.Question, f.Suggestion, f.Answer = CleanText(f.Question), CleanText(f.Suggestion), CleanText(f.Answer)
	return f
}

// Check returns an [Invalid] error for the first field that breaks a rule. The
// question may be empty where a wording is proposed, and both while a query is
// being written.
func (f QueryFields) Check() error {
	if !isTerm(Addressees(), string(f.To)) {
		return Errorf(Invalid, "“%s” cannot be asked. Choose author or editor.", f.To)
	}
	return nil
}
