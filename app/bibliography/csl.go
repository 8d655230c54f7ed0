package bibliography

import (
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tickmark/annotate"
)

// cslName is a name of CSL-JSON (schema csl-data, version 1.0.2).
type cslName struct {
	Family      string `json:"family,omitempty"`
	Given       string `json:"given,omitempty"`
	Suffix      string `json:"suffix,omitempty"`
	Dropping    string `json:"dropping-particle,omitempty"`
	NonDropping string `json:"non-dropping-particle,omitempty"`
	Literal     string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [1][]int `json:"date-parts"`
}

// cslItem is an item as it is written.
type cslItem struct {
	ID              string    `json:"id"`
	Type            string    `json:"type"`
	Title           string    `json:"title,omitempty"`
	Author          []cslName `json:"author,omitempty"`
	Editor          []cslName `json:"editor,omitempty"`
	Interviewer     []cslName `json:"interviewer,omitempty"`
	ContainerTitle  string    `json:"container-title,omitempty"`
	CollectionTitle string    `json:"collection-title,omitempty"`
	Publisher       string    `json:"publisher,omitempty"`
	PublisherPlace  string    `json:"publisher-place,omitempty"`
	Authority       string    `json:"authority,omitempty"`
	Issued          *cslDate  `json:"issued,omitempty"`
	Accessed        *cslDate  `json:"accessed,omitempty"`
	Volume          string    `json:"volume,omitempty"`
	Issue           string    `json:"issue,omitempty"`
	Page            string    `json:"page,omitempty"`
	Edition         string    `json:"edition,omitempty"`
	Version         string    `json:"version,omitempty"`
	Number          string    `json:"number,omitempty"`
	Genre           string    `json:"genre,omitempty"`
	EventTitle      string    `json:"event-title,omitempty"`
	DOI             string    `json:"DOI,omitempty"`
	ISBN            string    `json:"ISBN,omitempty"`
	URL             string    `json:"URL,omitempty"`
	Language        string    `json:"language,omitempty"`
	ArchiveLocation string    `json:"archive_location,omitempty"`
}

// WriteCSL writes the items as CSL-JSON.
func WriteCSL(w io.Writer, items []Item) error {
	all := make([]cslItem, len(items))
	for i, item := range items {
		kind := item.KindOfSource()
		out := cslItem{
			ID: item.Key, Type: string(kind), Title: item.Title, Author: cslNames(item.Author), Publisher: item.Publisher,
			PublisherPlace: item.PublisherPlace, Issued: newCSLDate(item.Issued), Accessed: newCSLDate(item.Accessed), Volume: item.Volume,
			Issue: item.Issue, Page: item.Page, Edition: item.Edition, Number: item.Number, Genre: item.Genre, EventTitle: item.Event,
			DOI: item.DOI, ISBN: item.ISBN, URL: item.URL, Language: item.Language, ArchiveLocation: item.Archive,
		}
		if slices.Contains(inSeries, kind) {
			out.CollectionTitle = item.ContainerTitle
		} else {
			out.ContainerTitle = item.ContainerTitle
		}
		if kind == annotate.Interview {
			out.Interviewer = cslNames(item.Editor)
		} else {
			out.Editor = cslNames(item.Editor)
		}
		if kind == annotate.LegalCase {
			out.Authority, out.Publisher = out.Publisher, ""
		}
		if kind == annotate.Software || kind == annotate.Dataset {
			out.Version, out.Edition = out.Edition, ""
		}
		all[i] = out
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(all)
}

func cslNames(field string) []cslName {
	names := []cslName{}
	for _, n := range annotate.ParseNames(field) {
		names = append(names, cslName{Family: n.Family, Given: n.Given, Suffix: n.Suffix, Literal: n.Literal})
	}
	return names
}

func newCSLDate(d annotate.Date) *cslDate {
	date := cslDate{}
	for part := range strings.SplitSeq(string(d), "-") {
		n, err := strconv.Atoi(part)
		if err != nil { // no date, or not one that the model allows
			return nil
		}
		date.Parts[0] = append(date.Parts[0], n)
	}
	return &date
}

func readCSL(text string, r *Reading) error {
	var items []map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		var one map[string]json.RawMessage
		if json.Unmarshal([]byte(text), &one) != nil {
			return annotate.Errorf(annotate.Invalid, "This is not CSL-JSON: %v.", err)
		}
		items = []map[string]json.RawMessage{one}
		// Some programs put the list into an object.
		if list, ok := one["items"]; ok && json.Unmarshal(list, &items) != nil {
			return annotate.Errorf(annotate.Invalid, "This is not CSL-JSON: its items are not a list of objects.")
		}
	}
	for i, item := range items {
		r.add(readCSLItem(item), "entry "+strconv.Itoa(i+1))
	}
	return nil
}

// notKept are variables without which a source is the same: short forms, what the
// program that wrote the file needs, and the day on which somebody looked at it,
// which is a matter of evidence.
var notKept = []string{
	"id", "type", "citation-key", "citation-label", "categories", "custom", "source", "title-short", "shortTitle", "container-title-short",
	"journalAbbreviation", "accessed", "submitted",
}

func readCSLItem(item map[string]json.RawMessage) (d draft) {
	d.Key = cslText(item["id"])
	kind := cslText(item["type"])
	d.Type = annotate.SourceType(kind)
	if (annotate.SourceFields{Title: "x", Type: d.Type, Class: annotate.Primary}).Check() != nil {
		d.Type = cslKinds[kind]
		if d.Type == "" {
			d.Type = annotate.Document
			d.leaveOut("the type “" + kind + "”")
		}
	}
	if slices.Contains(inSeries, d.Type) {
		d.set(&d.ContainerTitle, cslText(item["collection-title"]), "collection-title")
	}
	// In a fixed order, because the first to come fills a field.
	for _, v := range []struct {
		name  string
		field *string
	}{
		{"title", &d.Title},
		{"container-title", &d.ContainerTitle},
		{"publisher", &d.Publisher},
		{"authority", &d.Publisher},
		{"publisher-place", &d.PublisherPlace},
		{"event-place", &d.PublisherPlace},
		{"volume", &d.Volume},
		{"issue", &d.Issue},
		{"page", &d.Page},
		{"section", &d.Page},
		{"edition", &d.Edition},
		{"version", &d.Edition},
		{"number", &d.Number},
		{"genre", &d.Genre},
		{"medium", &d.Genre},
		{"event-title", &d.Event},
		{"event", &d.Event},
		{"DOI", &d.DOI},
		{"ISBN", &d.ISBN},
		{"URL", &d.URL},
		{"language", &d.Language},
		{"archive", &d.ContainerTitle},
		{"archive_location", &d.Number},
	} {
		value := cslText(item[v.name])
		if v.name == "archive_location" && annotate.SafeURL(value) {
			continue // an archived copy, which is a matter of evidence
		}
		d.set(v.field, value, v.name)
		delete(item, v.name)
	}
	d.Note = cslText(item["note"])
	people := func(field *string, names ...string) {
		for _, name := range names {
			if value := readCSLNames(item[name]); value != "" && *field == "" {
				*field = value
				delete(item, name)
			}
		}
	}
	people(&d.Author, "author", "director", "composer", "illustrator", "host")
	people(&d.Editor, "editor", "interviewer")
	if issued, ok := item["issued"]; ok {
		d.readCSLDate(issued)
	}
	rest := []string{}
	for name, value := range item {
		known := slices.Contains(notKept, name) || name == "note" || name == "issued" || name == "collection-title" && slices.Contains(inSeries, d.Type) || name == "archive_location"
		if !known && !strings.HasPrefix(name, "_") && string(value) != `""` && string(value) != "null" && string(value) != "[]" {
			rest = append(rest, name)
		}
	}
	slices.Sort(rest)
	for _, name := range rest {
		d.leaveOut(name)
	}
	return d
}

// cslKinds are types of CSL that the model counts among others.
var cslKinds = map[string]annotate.SourceType{
	"entry": annotate.Encyclopedia, "pamphlet": annotate.Document, "periodical": annotate.Book, "collection": annotate.Document,
	"classic": annotate.Book, "musical_score": annotate.Recording, "performance": annotate.Speech, "review": annotate.MagazinePiece,
	"review-book": annotate.MagazinePiece, "event": annotate.Speech,
}

var cslMarkup = regexp.MustCompile(`(?i)</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>`)

// cslText reads a variable that is text or a number, without the markup that
// titles may have.
func cslText(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return cslMarkup.ReplaceAllString(text, "")
	}
	var number json.Number
	if json.Unmarshal(raw, &number) == nil {
		return number.String()
	}
	return ""
}

func readCSLNames(raw json.RawMessage) string {
	var list []cslName
	if json.Unmarshal(raw, &list) != nil {
		return ""
	}
	names := []annotate.Name{}
	for _, n := range list {
		join := func(parts ...string) string { return annotate.CleanLine(strings.Join(parts, " ")) }
		name := annotate.Name{Family: join(n.NonDropping, n.Family), Given: join(n.Given, n.Dropping), Suffix: join(n.Suffix), Literal: join(n.Literal)}
		if name.Literal == "" && (name.Family == "" || name.Given == "") {
			name = annotate.Name{Literal: name.String()}
		}
		names = append(names, name)
	}
	return annotate.FormatNames(names)
}

// readCSLDate reads any of the forms that a date has in CSL-JSON.
func (d *draft) readCSLDate(raw json.RawMessage) {
	var date struct {
		Parts   [][]json.RawMessage `json:"date-parts"`
		Raw     string              `json:"raw"`
		Literal string              `json:"literal"`
		Season  json.RawMessage     `json:"season"`
		Circa   json.RawMessage     `json:"circa"`
	}
	if json.Unmarshal(raw, &date) != nil {
		d.date(cslText(raw))
		return
	}
	for i, parts := range date.Parts {
		texts := []string{}
		for _, part := range parts[:min(len(parts), 3)] {
			texts = append(texts, cslText(part))
		}
		switch read := dateOf(texts); {
		case i == 0 && read != "":
			d.Issued = read
		case i == 0 && len(texts) > 0:
			d.Issued = dateOf(texts[:1])
			d.leaveOut("the date “" + strings.Join(texts, "-") + "”")
		case i == 1:
			d.leaveOut("the end of the date “" + strings.Join(texts, "-") + "”")
		}
	}
	if d.Issued == "" {
		d.date(date.Raw)
	}
	if d.Issued == "" {
		d.date(date.Literal)
	}
	if season := cslText(date.Season); season != "" {
		d.leaveOut("the season of the date")
	}
	if circa := string(date.Circa); circa != "" && circa != "false" && circa != "null" {
		d.leaveOut("that the date is not certain")
	}
}
