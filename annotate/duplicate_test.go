package annotate

import (
	"reflect"
	"testing"
)

func TestDuplicates(t *testing.T) {
	source := func(id string, f SourceFields) Source { return Source{ID: id, SourceFields: f.Clean()} }
	sources := []Source{
		source("doi", SourceFields{Title: "A", DOI: "10.5555/X"}),
		source("alone", SourceFields{Title: "Ledger"}),
		source("address", SourceFields{URL: "https://www.port.example/books/?utm_source=x"}),
		source("links", SourceFields{Title: "B", DOI: "https://doi.org/10.5555/x", URL: "http://port.example/books#top"}),
		source("isbn", SourceFields{Title: "C", ISBN: "0-306-40615-2", Type: Book}),
		source("chapter", SourceFields{Title: "D", ISBN: "978-0-306-40615-7", Type: Chapter}),
		source("isbn13", SourceFields{Title: "E", ISBN: "978-0-306-40615-7", Type: Book}),
		source("title", SourceFields{Title: "The tram: a history", Author: "Marsh, Ada; Orr, Ben"}),
		source("same title", SourceFields{Title: "The Tram – A History", Author: "Ada Marsh"}),
		source("second volume", SourceFields{Title: "The Tram – A History", Author: "Ada Marsh", Volume: "2"}),
		source("another's", SourceFields{Title: "The tram: a history", Author: "Dunn, Cy"}),
		source("also alone", SourceFields{Title: "Ledger"}),
		source("page", SourceFields{URL: "https://port.example/books?page=2"}),
	}
	got := [][]string{}
	for _, group := range Duplicates(sources) {
		ids := []string{}
		for _, s := range group {
			ids = append(ids, s.ID)
		}
		got = append(got, ids)
	}
	want := [][]string{{"doi", "address", "links"}, {"isbn", "isbn13"}, {"title", "same title"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the groups are %q, want %q", got, want)
	}
}
