package report

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"tickmark/annotate"
)

// The classes of the Web Annotation Data Model (W3C Recommendation, 2017) in
// which the claims leave. Offsets are code points, as section 4.2.5 wants.
type (
	annotationCollection struct {
		Context []any          `json:"@context"`
		ID      string         `json:"id"`
		Type    string         `json:"type"`
		Label   string         `json:"label"`
		Total   int            `json:"total"`
		First   annotationPage `json:"first"`
	}
	annotationPage struct {
		ID         string       `json:"id"`
		Type       string       `json:"type"`
		StartIndex int          `json:"startIndex"`
		Items      []annotation `json:"items"`
	}
	annotation struct {
		ID         string             `json:"id"`
		Type       string             `json:"type"`
		Motivation string             `json:"motivation"`
		Creator    *annotationAgent   `json:"creator,omitempty"`
		Created    string             `json:"created"`
		Modified   string             `json:"modified"`
		Generator  *annotationAgent   `json:"generator,omitempty"`
		Generated  string             `json:"generated"`
		Body       []annotationBody   `json:"body,omitempty"`
		Target     []annotationTarget `json:"target"`
	}
	annotationAgent struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	// annotationBody is a TextualBody with a value or a SpecificResource with a
	// source.
	annotationBody struct {
		Type     string               `json:"type"`
		Purpose  string               `json:"purpose"`
		Value    string               `json:"value,omitempty"`
		Format   string               `json:"format,omitempty"`
		Source   string               `json:"source,omitempty"`
		State    *annotationState     `json:"state,omitempty"`
		Selector []annotationSelector `json:"selector,omitempty"`
	}
	annotationTarget struct {
		Type     string               `json:"type"`
		Source   string               `json:"source"`
		State    annotationState      `json:"state"`
		Selector []annotationSelector `json:"selector,omitempty"`
	}
	annotationState struct {
		Type       string `json:"type"`
		SourceDate string `json:"sourceDate"`
		TextHash   string `json:"textHash,omitempty"`
		Version    int    `json:"textVersion,omitempty"`
		Cached     string `json:"cached,omitempty"`
	}
	// annotationSelector is a TextQuoteSelector; with Start and End, a
	// TextPositionSelector; with a value, a FragmentSelector.
	annotationSelector struct {
		Type string `json:"type"`
		*annotate.Quote
		*annotate.Span
		ConformsTo string              `json:"conformsTo,omitempty"`
		Value      string              `json:"value,omitempty"`
		RefinedBy  *annotationSelector `json:"refinedBy,omitempty"`
	}
)

// annotationContext is the vocabulary of the W3C and two words of our own: a
// state has in textHash the SHA-256 of the text in which the code points were
// counted (UTF-8, lower-case hexadecimal), and in textVersion which of the versions
// of the text it is, from 1.
var annotationContext = []any{
	"http://www.w3.org/ns/anno.jsonld",
	map[string]string{"textHash": "urn:tickmark:terms:textHash", "textVersion": "urn:tickmark:terms:textVersion"},
}

// WriteAnnotations writes the claims as a W3C AnnotationCollection in JSON-LD:
// an annotation for each claim, whose targets are its passages and regions, and whose
// bodies are its wording, rating, reasons, tags and evidence.
func WriteAnnotations(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	open, err := forPrograms(d, o)
	if err != nil {
		return err
	}
	return writeIndented(ctx, w, annotations(open), o)
}

// writeIndented writes a value as JSON for a file of its own. No "<" is left in it:
// publishers paste such a file into a script element of their page, which the words
// of an article must not end.
func writeIndented(ctx context.Context, w io.Writer, value any, o Options) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // it would escape "&" and ">", too, which addresses are full of
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	if _, err := w.Write(bytes.ReplaceAll(b.Bytes(), []byte("<"), []byte(`\u003c`))); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	o.progress(1)
	return nil
}

// embeddedAnnotations returns the annotations as compact JSON in which no "<"
// is left, for a script element.
func embeddedAnnotations(d annotate.Dossier, o Options) ([]byte, error) {
	open, err := forPrograms(d, o)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(annotations(open)); err != nil {
		return nil, fmt.Errorf("encode annotations: %w", err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// annotations takes a dossier as others may have it.
func annotations(d annotate.Dossier) annotationCollection {
	id := "urn:uuid:" + d.Article.ID
	items := make([]annotation, len(d.Claims))
	for i, c := range d.Claims {
		items[i] = claimAnnotation(d, c)
	}
	return annotationCollection{
		Context: annotationContext, ID: id + "#annotations", Type: "AnnotationCollection", Label: d.Article.Title, Total: len(items),
		First: annotationPage{ID: id + "#annotations-1", Type: "AnnotationPage", Items: items},
	}
}

func claimAnnotation(d annotate.Dossier, c annotate.Claim) annotation {
	modified := c.UpdatedAt
	a := annotation{
		ID: "urn:uuid:" + c.ID, Type: "Annotation", Motivation: "highlighting",
		Created: moment(c.CreatedAt), Generated: moment(d.CreatedAt), Target: annotationTargets(d, c),
	}
	text := func(purpose, value, format string) {
		if value != "" {
			a.Body = append(a.Body, annotationBody{Type: "TextualBody", Purpose: purpose, Value: value, Format: format})
		}
	}
	text("describing", c.Wording, "text/plain")
	if _, level, ok := d.Rating(c.Verdict); ok {
		a.Motivation = "assessing"
		text("classifying", level.Label, "text/plain")
		text("assessing", c.Verdict.Explanation, "text/markdown")
		if c.Verdict.GivenBy != "" {
			a.Creator = &annotationAgent{Type: "Person", Name: c.Verdict.GivenBy}
		}
		if c.Verdict.UpdatedAt.After(modified) {
			modified = c.Verdict.UpdatedAt
		}
	}
	for _, tag := range c.Tags {
		text("tagging", tag, "text/plain")
	}
	for _, e := range c.Evidence {
		source := d.Source(e.SourceID)
		body := annotationBody{Type: "SpecificResource", Purpose: "linking", Source: source.URL, Selector: evidenceSelectors(e)}
		if s, ok := d.Snapshot(e); ok {
			copied := namedInformation(s.Hash)
			body.Source = cmp.Or(source.URL, s.URL, copied)
			body.State = &annotationState{Type: "TimeState", SourceDate: moment(s.CapturedAt), Cached: copied}
		}
		if body.Source == "" {
			text("linking", source.Title, "text/plain")
			continue
		}
		same := func(b annotationBody) bool {
			return b.Source == body.Source && len(b.Selector) == 0 && len(body.Selector) == 0
		}
		if !slices.ContainsFunc(a.Body, same) {
			a.Body = append(a.Body, body)
		}
	}
	if d.Generator != "" {
		a.Generator = &annotationAgent{Type: "Software", Name: d.Generator}
	}
	a.Modified = moment(modified)
	return a
}

// evidenceSelectors say where in its source a piece of evidence stands: the words,
// and the page, region or stretch, each of which refines the one before.
func evidenceSelectors(e annotate.Evidence) (all []annotationSelector) {
	quote := annotate.Quote{Exact: e.Quote}
	if s := e.Selector; s != nil {
		var whole *annotationSelector
		for _, f := range slices.Backward(s.Fragments()) {
			part := fragment(f)
			part.RefinedBy, whole = whole, &part
		}
		if whole != nil {
			all = append(all, *whole)
		}
		if s.Span != nil {
			all = append(all, annotationSelector{Type: "TextPositionSelector", Span: s.Span})
			quote = s.Quote
		}
	}
	if quote.Exact != "" {
		all = append(all, annotationSelector{Type: "TextQuoteSelector", Quote: &quote})
	}
	return all
}

// annotationTargets are the passages and regions of a claim, or the whole
// article for a claim without any.
func annotationTargets(d annotate.Dossier, c annotate.Claim) []annotationTarget {
	whole := annotationTarget{
		Type: "SpecificResource", Source: cmp.Or(d.Article.URL, "urn:uuid:"+d.Article.ID),
		State: annotationState{Type: "TimeState", SourceDate: moment(d.Version.CapturedAt), TextHash: d.Version.TextHash, Version: d.Version.Seq},
	}
	if len(c.Passages)+len(c.Regions) == 0 {
		return []annotationTarget{whole}
	}
	targets := []annotationTarget{}
	for _, p := range c.Passages {
		words := whole
		words.Selector = []annotationSelector{
			{Type: "TextPositionSelector", Span: &p.Span},
			{Type: "TextQuoteSelector", Quote: &p.Quote},
		}
		targets = append(targets, words)
	}
	for _, r := range c.Regions {
		picture := whole
		picture.Source = namedInformation(r.Image)
		picture.Selector = []annotationSelector{fragment(r.Fragment())}
		targets = append(targets, picture)
	}
	return targets
}

func fragment(f annotate.Fragment) annotationSelector {
	return annotationSelector{Type: "FragmentSelector", ConformsTo: f.Standard, Value: f.Value}
}

// namedInformation is the name that RFC 6920 gives to bytes by their SHA-256.
func namedInformation(hash string) string {
	sum, err := hex.DecodeString(hash)
	if err != nil {
		return "urn:sha256:" + hash
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
}

// moment is a time as the data model wants it (xsd:dateTime in UTC).
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }
