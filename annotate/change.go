package annotate

import (
	"encoding/json"
	"time"
)

// Action is one thing that a person did: the unit of undo and of the history.
// It holds one or more changes that were stored together.
type Action struct {
	ID        string     `json:"id"`
	Label     string     `json:"label" doc:"What was done, as a menu would name it: Delete claim"`
	ArticleID string     `json:"articleId" doc:"The article it was done in; empty for the library itself"`
	Person    string     `json:"person"`
	At        time.Time  `json:"at" doc:"When it was first stored"`
	Kind      ActionKind `json:"kind" enum:"do,undo,redo"`
}

// ActionKind tells work from its taking back.
type ActionKind string

// The kinds of action.
const (
	Do   ActionKind = "do"
	Undo ActionKind = "undo"
	Redo ActionKind = "redo"
)

// Change is one record before and after an action. Nothing in the library
// changes without one.
type Change struct {
	ID       string          `json:"id"`
	ActionID string          `json:"actionId"`
	At       time.Time       `json:"at"`
	Person   string          `json:"person"`
	Record   string          `json:"record" doc:"The sort of record: article, claim, passage, verdict, evidence, source, scale ..."`
	RecordID string          `json:"recordId"`
	Before   json.RawMessage `json:"before,omitempty" doc:"Absent where the record was made"`
	After    json.RawMessage `json:"after,omitempty" doc:"Absent where the record was deleted"`
}
