package annotate

import (
	"strings"
	"testing"
)

// What a person writes is checked field by field; the message names the field.
func TestFieldRules(t *testing.T) {
	article := ArticleFields{Title: " Pier\n to grow ", URL: " https://courier.example/1 ", PublishedOn: "2026-02"}.Clean()
	source := SourceFields{Title: "Survey"}.Clean()
	evidence := EvidenceFields{AccessedOn: "2026-03-01"}.Clean()
	if article.Title != "Pier to grow" || article.Kind != Published || source.Class != Secondary ||
		evidence.Stance != Supports || evidence.LocatorKind != LocatorPage {
		t.Errorf("cleaned: %+v %+v %+v", article, source, evidence)
	}
	cases := []struct {
		name  string
		check error
		says  string // "" for no error
	}{
		{"article", article.Check(), ""},
		{"article: draft", with(article, func(f *ArticleFields) { f.Kind = Draft }).Check(), ""},
		{"article: kind", with(article, func(f *ArticleFields) { f.Kind = "blog" }).Check(), "kind of article"},
		{"article: no title", with(article, func(f *ArticleFields) { f.Title = "" }).Check(), "title"},
		{"article: address", with(article, func(f *ArticleFields) { f.URL = "javascript:x" }).Check(), "Address of the article"},
		{"article: address of a person", with(article, func(f *ArticleFields) { f.URL = "mailto:a@b.example" }).Check(), "Address of the article"},
		{"article: date", with(article, func(f *ArticleFields) { f.PublishedOn = "soon" }).Check(), "Date of publication"},
		{"source", source.Check(), ""},
		{"source: address alone", SourceFields{URL: "https://port.example"}.Clean().Check(), ""},
		{"source: neither title nor address", SourceFields{Author: "Port Office"}.Clean().Check(), "title or a web address"},
		{"source: class", with(source, func(f *SourceFields) { f.Class = "hearsay" }).Check(), "class of source"},
		{"source: address", with(source, func(f *SourceFields) { f.URL = "port.example" }).Check(), "Address of the source"},
		{"source: type", with(source, func(f *SourceFields) { f.Type = "scroll" }).Check(), "type of source"},
		{"source: DOI with an address", with(source, func(f *SourceFields) { f.DOI = " https://DX.doi.org/10.5555/Ab(c) " }).Clean().Check(), ""},
		{"source: no DOI", with(source, func(f *SourceFields) { f.DOI = "11.5555/abc" }).Check(), "DOI"},
		{"source: date", with(source, func(f *SourceFields) { f.Issued = "2025-02-30" }).Check(), "Date of the source"},
		{"evidence", evidence.Check(), ""},
		{"evidence: stance", with(evidence, func(f *EvidenceFields) { f.Stance = "maybe" }).Check(), "stance"},
		{"evidence: locator", with(evidence, func(f *EvidenceFields) { f.LocatorKind = "shelf" }).Check(), "place in a source"},
		{"evidence: archive", with(evidence, func(f *EvidenceFields) { f.ArchiveURL = "archive" }).Check(), "archived copy"},
		{"evidence: date", with(evidence, func(f *EvidenceFields) { f.AccessedOn = "1.3.2026" }).Check(), "Accessed on"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.says == "" && c.check != nil || c.says != "" && (CodeOf(c.check) != Invalid || !strings.Contains(c.check.Error(), c.says)) {
				t.Errorf("the error is %v, want one about %q", c.check, c.says)
			}
		})
	}
}

// with returns a changed copy.
func with[T any](fields T, change func(f *T)) T {
	change(&fields)
	return fields
}
