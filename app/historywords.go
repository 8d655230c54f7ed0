package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/db"
)

// FieldKind says how the two states of a field are to be shown.
type FieldKind string

// The kinds of field.
const (
	WordField   FieldKind = "words"  // a name, a choice, a few words
	ProseField  FieldKind = "prose"  // text that is compared word by word
	DateField   FieldKind = "date"   // 2025, 2025-11 or 2025-11-30
	MomentField FieldKind = "moment" // a time, RFC 3339 in UTC
)

// recordTitles are what the sorts of record are called.
var recordTitles = map[string]string{
	"article": "Article", "version": "Text", "claim": "Claim", "passage": "Words", "loss": "Place that is gone", "region": "Part of a picture",
	"verdict": "Verdict", "evidence": "Evidence", "aside": "Set aside", "query": "Query", "search": "Search log", "dismissal": "Suggestion dismissed",
	"waiver": "Rule waived", "sign-off": "Sign-off", "source": "Source", "snapshot": "Copy of a source", "scale": "Rating scale", "setting": "Setting",
}

// row is a record as the history keeps it, column by column.
type row map[string]any

func rowOf(stored json.RawMessage) row {
	var r row
	if json.Unmarshal(stored, &r) != nil {
		return nil // there was none
	}
	return r
}

// text is the value of a column that holds text, or "".
func (r row) text(column string) string {
	s, _ := r[column].(string)
	return s
}

func (r row) number(column string) float64 {
	n, _ := r[column].(float64)
	return n
}

// field is a column, or several, of a record that people know by a name.
type field struct {
	column, title string
	kind          FieldKind
	// usual is what a new record has without anybody choosing it.
	usual string
	// with are further columns that the field says and that are put back with it.
	with []string
	// fixed fields cannot be put back one by one.
	fixed bool
	words func(w *historyWords, r row) string // nil: the text of the column
}

// fieldsOf are the fields of the records in the order in which they are told.
var fieldsOf = map[string][]field{
	"article": {
		{column: "title", title: "Title", kind: ProseField},
		{column: "byline", title: "Byline"},
		{column: "publisher", title: "Publisher"},
		{column: "url", title: "Address"},
		{column: "published_on", title: "Published on", kind: DateField},
		{column: "lang", title: "Language"},
		chosen("kind", "Job", string(annotate.Published), []annotate.Term{{Key: string(annotate.Published), Label: "Check of a published text"}, {Key: string(annotate.Draft), Label: "Check before publication"}}),
		chosen("profile", "Closing rules", annotate.HouseProfile, annotate.Profiles()),
		{column: "note", title: "Note", kind: ProseField},
		{column: "version_id", title: "Text", fixed: true, words: (*historyWords).version},
	},
	"version": {{column: "seq", title: "Number", fixed: true, words: func(_ *historyWords, r row) string { return fmt.Sprintf("Version %.0f", r.number("seq")) }}, {column: "original_name", title: "File", fixed: true}},
	"claim": {
		{column: "wording", title: "Wording", kind: ProseField},
		chosen("status", "Status", string(annotate.ToCheck), terms(annotate.Statuses(), func(s annotate.StatusInfo) (annotate.Status, string) { return s.Key, s.Label })),
		{column: "status_reason", title: "Reason for the status", kind: ProseField},
		chosen("kind", "Kind", string(annotate.KindOther), annotate.ClaimKinds()), chosen("priority", "Priority", string(annotate.Normal), annotate.Priorities()),
		{column: "claimant", title: "Who says it"},
		{column: "claimant_role", title: "Their role"},
		{column: "said_on", title: "Said on", kind: DateField},
		{column: "tags", title: "Tags", words: func(_ *historyWords, r row) string { return strings.Join(r.list("tags"), ", ") }},
		{column: "checked", title: "Ticked in the checklist", kind: ProseField, words: func(_ *historyWords, r row) string { return questions(r.list("checked")) }},
		{column: "note", title: "Note", kind: ProseField},
	},
	"passage": {
		{column: "exact", title: "Words", kind: ProseField, fixed: true},
		{column: "decision", title: "Decision", fixed: true, words: func(_ *historyWords, r row) string { return decisions[r.text("decision")] }},
	},
	"aside":  {{column: "exact", title: "Words", kind: ProseField, fixed: true}, fixed(chosen("kind", "As", "", annotate.AsideKinds()))},
	"region": {{column: "name", title: "Picture", fixed: true}, {column: "x", title: "Part", fixed: true, words: (*historyWords).region}},
	"loss":   {{column: "parked_by", title: "Parked by", fixed: true}},
	"verdict": {
		{column: "level", title: "Verdict", words: (*historyWords).level}, {column: "explanation", title: "Reasons", kind: ProseField},
	},
	"evidence": {
		{column: "source_id", title: "Source", fixed: true, words: func(w *historyWords, r row) string { return w.source(r.text("source_id")) }},
		chosen("stance", "Stance", "", annotate.Stances()),
		{column: "locator", title: "Place in the source", with: []string{"locator_kind"}, words: func(_ *historyWords, r row) string { return placeInSource(r) }},
		{column: "quote", title: "Quotation", kind: ProseField},
		{column: "limits", title: "Does not prove", kind: ProseField},
		{column: "accessed_on", title: "Accessed on", kind: DateField},
		{column: "archive_url", title: "Archived copy"},
	},
	"query": {
		chosen("addressee", "To", "", annotate.Addressees()),
		{column: "question", title: "Question", kind: ProseField},
		{column: "suggestion", title: "Wording proposed", kind: ProseField},
		{column: "answer", title: "Answer", kind: ProseField},
		{column: "closed_at", title: "Closed", kind: MomentField, fixed: true, words: moment("closed_at")},
	},
	"search": {
		{column: "place", title: "Where"},
		{column: "terms", title: "What for"},
		{column: "found", title: "Found", words: func(_ *historyWords, r row) string { return yes(r.number("found"), "something", "nothing") }},
		{column: "note", title: "Note", kind: ProseField},
		{column: "searched_on", title: "On", kind: DateField},
	},
	"waiver": {{column: "rule", title: "Rule", fixed: true, words: func(_ *historyWords, r row) string { return ruleName(r.text("rule")) }}, {column: "reason", title: "Reason", kind: ProseField, fixed: true}},
	"sign-off": {
		{column: "role", title: "As", fixed: true, words: func(_ *historyWords, r row) string { return roles[annotate.SignOffRole(r.text("role"))] }},
		{column: "person", title: "By", fixed: true},
		{column: "note", title: "Note", kind: ProseField, fixed: true},
	},
	"source": {
		{column: "title", title: "Title", kind: ProseField},
		{column: "author", title: "Author"},
		{column: "publisher", title: "Publisher"},
		{column: "issued", title: "Date", kind: DateField},
		{column: "url", title: "Address"},
		chosen("type", "Type", "", terms(annotate.SourceTypes(), func(t annotate.SourceTypeInfo) (annotate.SourceType, string) { return t.Key, t.Label })),
		chosen("class", "Class", string(annotate.Secondary), annotate.SourceClasses()),
		{column: "confidential", title: "Confidential", usual: "no", words: func(_ *historyWords, r row) string { return yes(r.number("confidential"), "yes", "no") }},
		{column: "alias", title: "Alias"},
		{column: "container_title", title: "Appeared in"},
		{column: "editor", title: "Editor"},
		{column: "volume", title: "Volume"},
		{column: "issue", title: "Issue"},
		{column: "page", title: "Pages"},
		{column: "edition", title: "Edition"},
		{column: "number", title: "Number"},
		{column: "genre", title: "Sort"},
		{column: "event", title: "Event"},
		{column: "publisher_place", title: "Place of publication"},
		{column: "doi", title: "DOI"},
		{column: "isbn", title: "ISBN"},
		{column: "language", title: "Language"},
		{column: "note", title: "Note", kind: ProseField},
		{column: "interests", title: "Interests", kind: ProseField},
		{column: "origin_id", title: "Has it from", words: func(w *historyWords, r row) string { return w.source(r.text("origin_id")) }},
	},
	"snapshot": {
		{column: "name", title: "File", fixed: true},
		{column: "url", title: "Taken from", fixed: true},
		{column: "source_id", title: "Source", fixed: true, words: func(w *historyWords, r row) string { return w.source(r.text("source_id")) }},
		{column: "captured_at", title: "Kept", kind: MomentField, fixed: true, words: moment("captured_at")},
	},
	"scale": {
		{column: "name", title: "Name", fixed: true},
		{column: "levels", title: "Ratings", kind: ProseField, fixed: true, words: func(_ *historyWords, r row) string { return levels(r) }},
		{column: "retired_at", title: "Taken out of use", kind: MomentField, words: moment("retired_at")},
	},
	"setting": {{column: "value", title: "Setting", kind: ProseField, words: func(_ *historyWords, r row) string { return setting(r) }}},
}

// chosen is a field with a value of a closed list; usual is that of a new record.
func chosen(column, title, usual string, all []annotate.Term) field {
	return field{column: column, title: title, usual: labelOf(all, usual), words: func(_ *historyWords, r row) string { return labelOf(all, r.text(column)) }}
}

// labelOf is what the list calls the value, or the value if the list has it not.
func labelOf(all []annotate.Term, key string) string {
	i := slices.IndexFunc(all, func(t annotate.Term) bool { return t.Key == key })
	if i < 0 {
		return key
	}
	return all[i].Label
}

func fixed(f field) field {
	f.fixed = true
	return f
}

// terms are the names of a closed list that has more than names.
func terms[T any, K ~string](all []T, name func(T) (K, string)) []annotate.Term {
	list := make([]annotate.Term, len(all))
	for i, one := range all {
		key, label := name(one)
		list[i] = annotate.Term{Key: string(key), Label: label}
	}
	return list
}

func (r row) list(column string) []string {
	values, _ := r[column].([]any)
	list := make([]string, 0, len(values))
	for _, v := range values {
		if s, ok := v.(string); ok {
			list = append(list, s)
		}
	}
	return list
}

// placeInSource is where a piece of evidence stands: “Page 31”, “Cell B7”.
func placeInSource(r row) string {
	locator, kind := r.text("locator"), r.text("locator_kind")
	if locator == "" || kind == string(annotate.LocatorOther) {
		return locator
	}
	return labelOf(annotate.LocatorKinds(), kind) + " " + locator
}

// moment is the words of a column with milliseconds, where there is a time.
func moment(column string) func(*historyWords, row) string {
	return func(_ *historyWords, r row) string {
		if _, is := r[column].(float64); !is {
			return ""
		}
		return time.UnixMilli(int64(r.number(column))).UTC().Format(time.RFC3339)
	}
}

func yes(n float64, yes, no string) string {
	if n != 0 {
		return yes
	}
	return no
}

var decisions = map[string]string{
	string(annotate.Accept): "The changed words are accepted", string(annotate.Attach): "Attached to these words",
}

var roles = map[annotate.SignOffRole]string{
	annotate.RoleCheck: "Checker", annotate.RoleSecondRead: "Second reader", annotate.RoleLegal: "Legal reader",
}

// questions are the items of a checklist, one a line.
func questions(keys []string) string {
	var asked []string
	for _, list := range annotate.Checklists() {
		for _, item := range list.Items {
			if slices.Contains(keys, item.Key) {
				asked = append(asked, item.Question)
			}
		}
	}
	return strings.Join(asked, "\n")
}

func ruleName(key string) string {
	rule, err := closing.RuleOf(key)
	if err != nil {
		return key
	}
	return rule.Name
}

// levels are the ratings of a scale, one a line.
func levels(r row) string {
	stored, err := json.Marshal(r["levels"])
	var all []annotate.Level
	if err != nil || json.Unmarshal(stored, &all) != nil {
		return ""
	}
	lines := make([]string, len(all))
	for i, l := range all {
		lines[i] = l.Label
		if l.Definition != "" {
			lines[i] += ": " + l.Definition
		}
	}
	return strings.Join(lines, "\n")
}

// settingTitles are what the settings of the library are called.
var settingTitles = map[string]string{
	personSetting: "Name of whoever is at work", letterheadSetting: "Letterhead", logoSetting: "Logo", houseSetting: "House rules",
}

// setting is the value of a setting in words.
func setting(r row) string {
	value := r.text("value")
	switch key := r.text("key"); {
	case value == "":
		return ""
	case key == logoSetting:
		return "A picture"
	case key == letterheadSetting:
		var f LetterheadFields
		if json.Unmarshal([]byte(value), &f) != nil {
			return ""
		}
		lines := []string{}
		for _, l := range [][2]string{{"Name", f.Name}, {"Byline", f.Byline}, {"Citations", labelOf(CitationStyles(), string(f.Citations))}} {
			if l[1] != "" {
				lines = append(lines, l[0]+": "+l[1])
			}
		}
		return strings.Join(lines, "\n")
	case key == houseSetting:
		var d closing.Demands
		if json.Unmarshal([]byte(value), &d) != nil {
			return ""
		}
		d = d.Clean()
		lines := []string{}
		for _, rule := range closing.Rules() {
			lines = append(lines, rule.Name+": "+string(d.Levels[rule.Key]))
		}
		return strings.Join(append(lines, fmt.Sprintf("Independent sources: %d", d.Sources), fmt.Sprintf("Look again at web sources after %d days", d.AccessDays)), "\n")
	}
	return value
}

// historyWords looks up what records are called that others refer to, each once.
type historyWords struct {
	ctx   context.Context //nolint:containedctx // it lives as long as the answer that it is asked for
	db    *db.DB
	known map[string]string
}

func (w *historyWords) once(key string, find func() string) string {
	if words, ok := w.known[key]; ok {
		return words
	}
	w.known[key] = find()
	return w.known[key]
}

// source is the name of a source; one that has been deleted since has none.
func (w *historyWords) source(id string) string {
	if id == "" {
		return ""
	}
	return w.once("source "+id, func() string {
		s, err := w.db.Source(w.ctx, id)
		if err != nil {
			return "A source that was deleted"
		}
		return s.Name()
	})
}

func (w *historyWords) level(r row) string {
	return w.once("level "+r.text("scale_version_id")+r.text("level"), func() string {
		scale, err := w.db.Scale(w.ctx, r.text("scale_version_id"))
		if err != nil {
			return r.text("level")
		}
		level, _ := scale.Level(r.text("level"))
		return cmp.Or(level.Label, r.text("level"))
	})
}

func (w *historyWords) version(r row) string {
	return w.once("version "+r.text("version_id"), func() string {
		all, err := w.db.Versions(w.ctx, r.text("id"))
		if err != nil {
			return ""
		}
		for _, v := range all {
			if v.ID == r.text("version_id") {
				return fmt.Sprintf("Version %d", v.Seq)
			}
		}
		return ""
	})
}

func (w *historyWords) region(r row) string {
	return fmt.Sprintf("%.0f × %.0f %%, from %.0f %% on the left and %.0f %% at the top", r.number("w"), r.number("h"), r.number("x"), r.number("y"))
}

// claim is the wording of a claim, or else the words that it is about.
func (w *historyWords) claim(id string) string {
	return w.once("claim "+id, func() string {
		c, err := w.db.Claim(w.ctx, id)
		if err != nil {
			return ""
		}
		return c.Words()
	})
}

// name says which record it is, among those of its sort.
func (w *historyWords) name(record string, r row) string {
	switch record {
	case "claim":
		return cmp.Or(r.text("wording"), w.claim(r.text("id")))
	case "verdict", "passage", "region", "loss", "query", "search":
		return w.claim(r.text("claim_id"))
	case "evidence":
		return w.source(r.text("source_id"))
	case "setting":
		return cmp.Or(settingTitles[r.text("key")], r.text("key"))
	case "source":
		return cmp.Or(r.text("title"), r.text("url"), r.text("alias"))
	}
	return cmp.Or(r.text("title"), r.text("name"))
}
