package report

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/annotate/citation"
)

var (
	tags          = regexp.MustCompile(`<[^>]*>`)
	markdownSigns = regexp.MustCompile(`\]\([^)]*\)|[*\[\]<>\\]`)
)

// The list of sources and the evidence are in the style that is asked for, in every
// format; a confidential source is its alias in each.
func TestStylesOfCitation(t *testing.T) {
	d := everything(t)
	for i := range d.Sources {
		if s := &d.Sources[i]; s.Title == "Annual report" {
			s.Issued, s.DOI = "2024-05-06", "10.5555/tr.12"
		}
	}
	for style, want := range map[citation.Style]struct{ entry, note string }{
		citation.APA:     {"Holm, A., & Ferrand, J. (2024). Annual report (No. TR 12). https://doi.org/10.5555/tr.12", "Annual report (No. TR 12), page 7"},
		citation.Chicago: {"Holm, Asta, and Jules Ferrand. Annual report. No. TR 12. 6 May 2024. https://doi.org/10.5555/tr.12", "Asta Holm and Jules Ferrand, Annual report, no. TR 12 (6 May 2024), page 7"},
		citation.Plain:   {"Asta Holm and Jules Ferrand: Annual report, no. TR 12, 6 May 2024", "6 May 2024, page 7"},
	} {
		o := Options{Citations: style}
		word := ""
		for _, part := range wordParts(t, outputOf(t, WriteWord, d, o)) {
			word += tags.ReplaceAllString(part.content, "")
		}
		for format, text := range map[string]string{
			"HTML":     html.UnescapeString(tags.ReplaceAllString(string(outputOf(t, WriteHTML, d, o)), "")),
			"Word":     html.UnescapeString(word),
			"Markdown": markdownSigns.ReplaceAllString(string(outputOf(t, WriteMarkdown, d, o)), ""),
			"PDF":      run(t, outputOf(t, WritePDF, d, o), "pdftotext", "-raw", "FILE", "-"),
		} {
			text = squeezed(text)
			for _, words := range []string{want.entry, want.note, "a clerk of the line"} {
				if !strings.Contains(text, squeezed(words)) {
					t.Errorf("%s, %s: no %q", format, style, words)
				}
			}
			if strings.Contains(text, "Orrin") {
				t.Errorf("%s, %s: the clerk is named", format, style)
			}
		}
	}
	if err := WriteHTML(t.Context(), &bytes.Buffer{}, d, Options{Citations: "mla"}); annotate.CodeOf(err) != annotate.Unsupported {
		t.Errorf("an unknown style: %v", err)
	}
}
