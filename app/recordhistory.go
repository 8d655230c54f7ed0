package app

import (
	"context"
	"slices"

	"tickmark/annotate"
	"tickmark/db"
)

// Subject is what a history is of.
type Subject = db.Subject

// HistoryQuery says which part of the history to read; its Limit may be at most
// [MostEntries].
type HistoryQuery = db.HistoryQuery

// What a history can be of beside a record.
const (
	OfArticle = db.OfArticle
	OfLibrary = db.OfLibrary
)

// MostEntries is how many entries of the history are read at once.
const MostEntries = 100

// HistoryPage is a part of the history in words, the newest first.
type HistoryPage struct {
	Entries []HistoryEntry `json:"entries"`
	More    bool           `json:"more" doc:"Whether there is more before the last entry"`
	People  []string       `json:"people" doc:"Who has done something in the article or the library; empty for other subjects"`
}

// HistoryEntry is what somebody did in one go.
type HistoryEntry struct {
	N       int64           `json:"n" doc:"Its number; ask for what came before it with this"`
	Action  annotate.Action `json:"action"`
	Changes []RecordChange  `json:"changes"`
	Others  int             `json:"others" doc:"How many further records it changed that are not told"`
	PutBack string          `json:"putBack,omitempty" doc:"A change by which to put back what was deleted, if all of it is still gone"`
}

// RecordChange is what was done to one record.
type RecordChange struct {
	Record string        `json:"record"`
	Title  string        `json:"title" doc:"What this sort of record is called"`
	Name   string        `json:"name" doc:"Which one it is, in words"`
	What   string        `json:"what" enum:"made,changed,deleted"`
	Fields []FieldChange `json:"fields"`

	PutBack *PutBack `json:"putBack,omitempty" doc:"By which to have the version of a rating scale again that this one followed, if the present one is another"`
}

// FieldChange is what was done to one field, in words that people know.
type FieldChange struct {
	Title   string    `json:"title"`
	Kind    FieldKind `json:"kind" enum:"words,prose,date,moment"`
	Before  string    `json:"before"`
	After   string    `json:"after"`
	PutBack *PutBack  `json:"putBack,omitempty" doc:"By which to have the value before again, if it is not the present one"`
}

// PutBack names what is to be as it was before a change: a field, or with no field,
// everything that was deleted in the change’s action; of a rating scale, the version
// that the change’s followed.
type PutBack struct {
	Change string `json:"change"`
	Field  string `json:"field,omitempty"`
}

// RecordHistory returns a part of the history in words. The error is Invalid for an
// unknown subject.
func (a *App) RecordHistory(ctx context.Context, want HistoryQuery) (HistoryPage, error) {
	found, more, err := a.db.History(ctx, want)
	if err != nil {
		return HistoryPage{}, err
	}
	page := HistoryPage{Entries: []HistoryEntry{}, More: more, People: []string{}}
	if want.Of == db.OfArticle || want.Of == db.OfLibrary {
		if page.People, err = a.db.People(ctx, want.ID); err != nil {
			return HistoryPage{}, err
		}
	}
	t := teller{words: &historyWords{ctx: ctx, db: a.db, known: map[string]string{}}, stored: map[string]row{}}
	for _, e := range found {
		told, err := t.entry(e)
		if err != nil {
			return HistoryPage{}, err
		}
		page.Entries = append(page.Entries, told)
	}
	return page, nil
}

// teller puts the history into words.
type teller struct {
	words  *historyWords
	stored map[string]row // records as they are now, by sort and id
}

func (t teller) entry(e db.HistoryEntry) (HistoryEntry, error) {
	told := HistoryEntry{N: e.N, Action: e.Action, Changes: []RecordChange{}, Others: e.Total - len(e.Changes)}
	gone := true
	for _, c := range e.Changes {
		one, err := t.change(c, e.Changes)
		if err != nil {
			return told, err
		}
		if len(one.Fields) > 0 || one.What != "changed" || one.PutBack != nil {
			told.Changes = append(told.Changes, one)
		}
		if c.After == nil {
			now, err := t.now(c)
			if err != nil {
				return told, err
			}
			told.PutBack, gone = c.ID, gone && now == nil
		}
	}
	if !gone {
		told.PutBack = ""
	}
	// What something is about comes first, and what belongs to it after.
	slices.SortStableFunc(told.Changes, func(a, b RecordChange) int { return rank(a.Record) - rank(b.Record) })
	return told, nil
}

func rank(record string) int {
	return slices.Index([]string{"verdict", "passage", "region", "loss", "evidence", "query", "search", "aside", "snapshot", "version", "dismissal"}, record)
}

func (t teller) now(c annotate.Change) (row, error) {
	key := c.Record + " " + c.RecordID
	if r, ok := t.stored[key]; ok {
		return r, nil
	}
	stored, err := t.words.db.Stored(t.words.ctx, c.Record, c.RecordID)
	if err != nil {
		return nil, err
	}
	t.stored[key] = rowOf(stored)
	return t.stored[key], nil
}

// present is what the state before a change is held against to see whether it is
// there already: the record as it is now, nil if it is gone; of verdicts the one in
// force, which may be none.
func (t teller) present(c annotate.Change) (row, error) {
	now, err := t.now(c)
	if c.Record != "verdict" || now == nil || err != nil {
		return now, err
	}
	claim, err := t.words.db.Claim(t.words.ctx, now.text("claim_id"))
	if err != nil || claim.Verdict == nil {
		return row{}, err
	}
	return row{"scale_version_id": claim.Verdict.ScaleVersionID, "level": claim.Verdict.Level, "explanation": claim.Verdict.Explanation}, nil
}

// change tells one change; all are those of its action.
func (t teller) change(c annotate.Change, all []annotate.Change) (RecordChange, error) {
	before, after := rowOf(c.Before), rowOf(c.After)
	told := RecordChange{Record: c.Record, Title: recordTitles[c.Record], What: "changed", Fields: []FieldChange{}}
	switch {
	case before == nil:
		told.What, told.Name = "made", t.words.name(c.Record, after)
	case after == nil:
		told.What, told.Name = "deleted", t.words.name(c.Record, before)
	default:
		told.Name = t.words.name(c.Record, after)
	}
	// A verdict takes the place of another one, as a version of a scale does.
	from, change := before, c
	switch c.Record {
	case "verdict":
		if replaces(before, after) {
			if i := slices.IndexFunc(all, func(o annotate.Change) bool {
				return o.Record == c.Record && o.Before == nil && o.RecordID != c.RecordID && rowOf(o.After).text("claim_id") == after.text("claim_id")
			}); i >= 0 {
				return told, nil // the new one tells of both
			}
			after = row{} // it was withdrawn
		}
		if before == nil {
			if i := slices.IndexFunc(all, func(o annotate.Change) bool {
				return o.Record == c.Record && o.RecordID != c.RecordID && replaces(rowOf(o.Before), rowOf(o.After)) && rowOf(o.Before).text("claim_id") == after.text("claim_id")
			}); i >= 0 {
				from, change, told.What = rowOf(all[i].Before), all[i], "changed"
			}
		}
	case "scale":
		if before == nil && after.number("version") > 1 {
			previous, err := t.words.db.ScaleBefore(t.words.ctx, after.text("scale_id"), int(after.number("version")))
			if err != nil && annotate.CodeOf(err) != annotate.NotFound {
				return told, err
			}
			stored, err := t.words.db.Stored(t.words.ctx, c.Record, previous.ID)
			if err != nil {
				return told, err
			}
			from, told.What = rowOf(stored), "changed"
			present, err := offeredScale(t.words.ctx, t.words.db.Reader, previous.ScaleID)
			if err != nil && annotate.CodeOf(err) != annotate.NotFound {
				return told, err
			}
			if err == nil && previous.ID != "" && !present.Equal(previous.ScaleFields) {
				told.PutBack = &PutBack{Change: c.ID}
			}
		}
	}
	now, err := t.present(c)
	if err != nil {
		return told, err
	}
	for _, f := range fieldsOf[c.Record] {
		f.fixed = f.fixed || change.ID != c.ID && f.column == "explanation" // it comes with its verdict
		told.Fields = append(told.Fields, t.field(f, change, told.What, from, after, now)...)
	}
	return told, nil
}

// replaces reports whether a change of a verdict is that another one, or none, has
// taken its place.
func replaces(before, after row) bool {
	return before != nil && after != nil && before["replaced_at"] == nil && after["replaced_at"] != nil
}

// field tells what a change did to a field, if it did something.
func (t teller) field(f field, c annotate.Change, what string, before, after, now row) []FieldChange {
	value := func(r row) string {
		switch {
		case r == nil, len(r) == 0:
			return ""
		case f.words != nil:
			return f.words(t.words, r)
		}
		return r.text(f.column)
	}
	told := FieldChange{Title: f.title, Kind: f.kind, Before: value(before), After: value(after)}
	if told.Kind == "" {
		told.Kind = WordField
	}
	if told.Before == told.After || what != "changed" && told.Before+told.After == f.usual {
		return nil
	}
	// What a record had before it was there is nothing, and what was deleted comes back as a whole.
	if what == "changed" && !f.fixed && now != nil && canPutBack(c.Record, f.column, before) && value(now) != told.Before {
		told.PutBack = &PutBack{Change: c.ID, Field: f.column}
	}
	return []FieldChange{told}
}

// canPutBack reports whether a field of a record as it was before can be put back.
func canPutBack(record, column string, before row) bool {
	switch {
	case before == nil:
		return false
	case record == "evidence" && column == "quote":
		return before["selector"] == nil // it is what stands in the copy
	case record == "setting":
		return before.text("key") != personSetting
	}
	return true
}
