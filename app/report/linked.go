package report

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	dom "golang.org/x/net/html"

	"tickmark/annotate"
)

// ReadClaims reads claims from a dossier ([ReadDossier]), from W3C annotations,
// or from schema.org ClaimReviews. The latter two may be alone, in an array, in
// a collection, a page or an @graph, and as untidy as they are found on the web: a
// number may be a string, one thing an array, and anything may be missing but
// the words of the article.
//
// Errors: those of [ReadDossier].
func ReadClaims(r io.Reader) (Submission, error) {
	data, err := readLimited(r)
	if err != nil {
		return Submission{}, err
	}
	var document any
	if json.Unmarshal(data, &document) != nil || !isLinked(document) {
		return ReadDossier(bytes.NewReader(data))
	}
	f := linkedFile{Submission: Submission{Claims: []SubmittedClaim{}, Asides: []SubmittedAside{}}, sources: map[annotate.SourceFields]string{}}
	if err := f.read("", document); err != nil {
		return Submission{}, err
	}
	if len(f.Claims) == 0 {
		return Submission{}, annotate.Errorf(annotate.Invalid, "This file holds no claims: no dossier, no W3C annotation and no ClaimReview. If it only points to them by an address, save what is there and apply that.")
	}
	return f.Submission, nil
}

// node is an object of JSON-LD.
type node map[string]any

// isLinked tells JSON-LD from a dossier.
func isLinked(document any) bool {
	if list, ok := document.([]any); ok {
		return len(list) > 0
	}
	n, ok := document.(map[string]any)
	if !ok {
		return false
	}
	for _, key := range []string{"@context", "@graph", "@type", "type"} {
		if _, ok := n[key]; ok {
			return true
		}
	}
	return false
}

// linkedFile is a file of JSON-LD that is being read.
type linkedFile struct {
	Submission
	sources map[annotate.SourceFields]string
}

// containers are the properties in which annotations and reviews lie.
var containers = []string{"@graph", "first", "items", "itemListElement", "item"}

func (f *linkedFile) read(at string, value any) error {
	if list, ok := value.([]any); ok {
		for i, item := range list {
			if err := f.read(fmt.Sprintf("%s/%d", at, i), item); err != nil {
				return err
			}
		}
		return nil
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	n := node(object)
	read := f.inside
	switch {
	case n.is("Annotation"):
		read = f.annotation
	case n.is("ClaimReview"):
		read = f.review
	}
	return read(at, n)
}

func (f *linkedFile) inside(at string, n node) error {
	for _, key := range containers {
		if err := f.read(at+"/"+key, n[key]); err != nil {
			return err
		}
	}
	return nil
}

// add finishes a claim: what is read from other programs obeys the same rules.
func (f *linkedFile) add(at string, c SubmittedClaim) error {
	c.Partial = true
	if err := c.finish(f.Scales); err != nil {
		return faultAt(cmp.Or(at, "the top of the file"), err)
	}
	f.Claims = append(f.Claims, c)
	return nil
}

// cite adds a piece of evidence from a source. What a source says on the claim
// is not known: it gives context.
func (f *linkedFile) cite(c *SubmittedClaim, source annotate.SourceFields, quote string) {
	if !isWebAddress(source.URL) {
		source.URL = ""
	}
	source = source.Clean()
	if source.Check() != nil {
		return
	}
	if f.sources[source] == "" {
		f.sources[source] = fmt.Sprintf("source %d", len(f.sources)+1)
		f.Sources = append(f.Sources, SubmittedSource{ID: f.sources[source], SourceFields: source})
	}
	e := SubmittedEvidence{SourceID: f.sources[source], EvidenceFields: annotate.EvidenceFields{Stance: annotate.Context, Quote: quote}.Clean()}
	if !slices.Contains(c.Evidence, e) {
		c.Evidence = append(c.Evidence, e)
	}
}

// annotation reads a claim from a W3C annotation. Texts that are neither rating,
// reasons, wording nor tag become the checker's note.
func (f *linkedFile) annotation(at string, n node) error {
	c := SubmittedClaim{Evidence: []SubmittedEvidence{}}
	if id, ok := strings.CutPrefix(n.text("id", "@id"), "urn:uuid:"); ok && annotate.ValidID(id) {
		c.ID = id
	}
	for i, target := range listOf(n["target"]) {
		if region, ok := regionOf(target); ok {
			c.Regions = append(c.Regions, region)
			continue
		}
		passage, ok := passageOf(target)
		if !ok {
			return fault(fmt.Sprintf("%s/target/%d", at, i), "it does not say which words of the text it is about. A target needs a TextQuoteSelector with the exact words.")
		}
		c.Passages = append(c.Passages, passage)
	}
	if len(c.Passages)+len(c.Regions) == 0 {
		return fault(cmp.Or(at, "the top of the file"), "the annotation has no target.")
	}
	motivation, rating, reasons, notes := n.text("motivation"), "", "", []string{}
	bodies := listOf(n["body"])
	if value := n.text("bodyValue"); value != "" {
		bodies = append(bodies, map[string]any{"value": value})
	}
	for _, body := range bodies {
		b := nodeOf(body)
		if items := listOf(b["items"]); len(items) > 0 { // a Choice: the first is the default
			b = nodeOf(items[0])
		}
		value, purpose := b.text("value"), local(cmp.Or(b.text("purpose"), motivation))
		if strings.Contains(b.text("format"), "html") {
			value = plainHTML(value)
		}
		switch {
		case value == "":
			quote := ""
			if p, ok := passageOf(body); ok {
				quote = p.Quote.Exact
			}
			f.cite(&c, annotate.SourceFields{URL: addressOf(body)}, quote)
		case purpose == "tagging":
			c.Tags = append(c.Tags, value)
		case purpose == "describing":
			c.Wording = value
		case purpose == "linking":
			f.cite(&c, annotate.SourceFields{Title: value}, "")
		case purpose == "classifying" && local(motivation) == "assessing":
			rating = value
		case purpose == "classifying":
			c.Tags = append(c.Tags, value)
		case purpose == "assessing":
			reasons = strings.TrimSpace(reasons + "\n\n" + value)
		default:
			notes = append(notes, value)
		}
	}
	if rating == "" && reasons != "" {
		notes = append(notes, reasons)
	}
	if rating != "" {
		c.Verdict = &SubmittedVerdict{
			Label: annotate.CleanLine(rating), GivenBy: nameOf(n["creator"]), GivenAt: timeOf(n.text("created")),
			VerdictFields: annotate.VerdictFields{Explanation: reasons},
		}
	}
	c.Note = strings.Join(notes, "\n\n")
	return f.add(at, c)
}

// passageOf reads the words that a SpecificResource selects; ok is false if it
// names none. A position without words would not do: nobody could tell whether
// it was counted in this text.
func passageOf(resource any) (p SubmittedPassage, ok bool) {
	var read func(selector any, depth int)
	read = func(selector any, depth int) {
		for _, s := range listOf(selector) {
			n := nodeOf(s)
			switch {
			case n.is("TextQuoteSelector") && p.Quote.Exact == "":
				p.Quote = annotate.Quote{
					Exact:  annotate.CleanText(rawText(n["exact"])),
					Prefix: annotate.CleanText(rawText(n["prefix"])), Suffix: annotate.CleanText(rawText(n["suffix"])),
				}
			case n.is("TextPositionSelector"):
				start, startErr := strconv.Atoi(n.text("start"))
				end, endErr := strconv.Atoi(n.text("end"))
				if startErr == nil && endErr == nil {
					p.Span = annotate.Span{Start: start, End: end}
				}
			}
			if depth < 8 {
				read(n["refinedBy"], depth+1)
			}
		}
	}
	read(nodeOf(resource)["selector"], 0)
	return p, strings.TrimSpace(p.Quote.Exact) != ""
}

// regionOf reads the region that a SpecificResource selects of a picture; ok is
// false if it is none, or the picture is not named by its SHA-256.
func regionOf(resource any) (r SubmittedRegion, ok bool) {
	n := nodeOf(resource)
	sum, named := strings.CutPrefix(n.text("source"), "ni:///sha-256;")
	hash, err := base64.RawURLEncoding.DecodeString(sum)
	if !named || err != nil {
		return r, false
	}
	r.Image = hex.EncodeToString(hash)
	for _, s := range listOf(n["selector"]) {
		value, isRegion := strings.CutPrefix(nodeOf(s).text("value"), "xywh=percent:")
		if !isRegion || !nodeOf(s).is("FragmentSelector") {
			continue
		}
		if _, err := fmt.Sscanf(value, "%g,%g,%g,%g", &r.X, &r.Y, &r.W, &r.H); err == nil && r.Check() == nil {
			return r, true
		}
	}
	return r, false
}

// review reads a claim from a ClaimReview. It is found in the text by the words
// of itemReviewed.text or, without these, of claimReviewed.
func (f *linkedFile) review(at string, n node) error {
	reviewed := nodeOf(first(n["itemReviewed"]))
	claim := n.text("claimReviewed")
	words := cmp.Or(reviewed.text("text"), unquoted(claim))
	if words == "" {
		return fault(cmp.Or(at, "the top of the file"), "the ClaimReview does not say which claim it is about (claimReviewed).")
	}
	c := SubmittedClaim{
		Passages: []SubmittedPassage{{Quote: annotate.Quote{Exact: words}}}, Evidence: []SubmittedEvidence{},
		ClaimFields: annotate.ClaimFields{
			Wording: claim, Claimant: nameOf(reviewed["author"]), ClaimantRole: nodeOf(first(reviewed["author"])).text("description"),
			SaidOn: dateOf(reviewed.text("datePublished")),
		},
	}
	author := nameOf(n["author"])
	if rating, ok := ratingOf(nodeOf(first(n["reviewRating"]))); ok {
		scale, level := rating.scale(author)
		if !slices.ContainsFunc(f.Scales, func(s annotate.Scale) bool { return s.ID == scale.ID }) {
			f.Scales = append(f.Scales, scale)
		}
		c.Verdict = &SubmittedVerdict{
			Label: rating.label, GivenBy: author, GivenAt: timeOf(n.text("datePublished")),
			VerdictFields: annotate.VerdictFields{ScaleVersionID: scale.ID, Level: level, Explanation: cmp.Or(n.text("reviewBody"), n.text("description"))},
		}
	}
	f.cite(&c, annotate.SourceFields{
		Title: n.text("name", "headline"), URL: strings.TrimSpace(rawText(n["url"])), Publisher: author, Issued: dateOf(n.text("datePublished")),
	}, "")
	for _, citation := range listOf(n["citation"]) {
		f.cite(&c, annotate.SourceFields{URL: addressOf(citation), Title: nodeOf(citation).text("name", "headline")}, "")
	}
	return f.add(at, c)
}

// rating is a schema.org Rating: a name and, if number is set, a place on a scale.
type rating struct {
	label              string
	number             bool
	value, best, worst int
}

// maxLevels is how many levels a scale has at most that is made from a Rating.
const maxLevels = 9

func ratingOf(n node) (r rating, ok bool) {
	var errs [3]error
	r.value, errs[0] = strconv.Atoi(n.text("ratingValue"))
	r.best, errs[1] = strconv.Atoi(n.text("bestRating"))
	r.worst, errs[2] = strconv.Atoi(n.text("worstRating"))
	r.number = errors.Join(errs[:]...) == nil && 0 <= r.worst && r.worst <= r.value && r.value <= r.best && r.best > r.worst && r.best < r.worst+maxLevels
	r.label = annotate.CleanLine(n.text("alternateName", "name"))
	if r.label == "" && r.number {
		r.label = r.place(r.value)
	}
	return r, r.label != ""
}

// place names a level that nothing else names.
func (r rating) place(value int) string { return fmt.Sprintf("%d of %d", value, r.best) }

// scale is the scale on which the rating was given, as far as the rating tells:
// the level has its name, and the others their numbers. The key is the level's.
func (r rating) scale(author string) (annotate.Scale, string) {
	fields := annotate.ScaleFields{Name: "Rating", Levels: []annotate.Level{
		{Key: "rated", Label: r.label, Tone: annotate.Slate, Glyph: annotate.GlyphQuote},
		{Key: "not-rated", Label: "(no other rating known)", Tone: annotate.Slate, Glyph: annotate.GlyphRing},
	}}
	key := "rated"
	if author != "" {
		fields.Name = "Rating: " + author
	}
	if r.number {
		tones := []annotate.Tone{annotate.Green, annotate.Lime, annotate.Amber, annotate.Orange, annotate.Red}
		glyphs := []annotate.Glyph{
			annotate.GlyphCheck, annotate.GlyphCheckLine, annotate.GlyphPlus, annotate.GlyphTilde, annotate.GlyphHalf,
			annotate.GlyphMinus, annotate.GlyphBend, annotate.GlyphCrossLine, annotate.GlyphCross,
		}
		fields.Levels = nil
		span := r.best - r.worst
		for value := r.best; value >= r.worst; value-- {
			i := r.best - value
			level := annotate.Level{
				Key: fmt.Sprintf("rating-%d", value), Label: r.place(value), OnAxis: true,
				Tone: tones[i*(len(tones)-1)/span], Glyph: glyphs[i*(len(glyphs)-1)/span],
			}
			if value == r.value {
				level.Label, key = r.label, level.Key
			}
			fields.Levels = append(fields.Levels, level)
		}
	}
	for i, l := range fields.Levels {
		if l.Key != key && l.Label == r.label {
			fields.Levels[i].Label = "(" + l.Label + ")"
		}
	}
	id := annotate.ContentID(fmt.Append(nil, fields))
	return annotate.Scale{ID: id, ScaleID: id, Version: 1, ScaleFields: fields}, key
}

// is tells whether the node has the type, whatever stands before its name.
func (n node) is(name string) bool {
	for _, key := range []string{"type", "@type"} {
		for _, t := range listOf(n[key]) {
			if s, ok := t.(string); ok && local(s) == name {
				return true
			}
		}
	}
	return false
}

// text is the first of the properties that has any text, without white space at
// its ends and without the character references that found their way into JSON.
func (n node) text(keys ...string) string {
	for _, key := range keys {
		if s := strings.TrimSpace(annotate.CleanText(html.UnescapeString(rawText(n[key])))); s != "" {
			return s
		}
	}
	return ""
}

func rawText(value any) string {
	switch v := first(value).(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case map[string]any:
		s, _ := v["@value"].(string)
		return s
	}
	return ""
}

func listOf(value any) []any {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{value}
}

func first(value any) any {
	if list := listOf(value); len(list) > 0 {
		return list[0]
	}
	return nil
}

func nodeOf(value any) node {
	object, _ := value.(map[string]any)
	return object
}

// local is the name of a term without its vocabulary: oa:assessing is assessing.
func local(term string) string { return term[strings.LastIndexAny(term, "/#:")+1:] }

// nameOf is the names of people and organisations, one after the other.
func nameOf(value any) string {
	names := []string{}
	for _, agent := range listOf(value) {
		name := nodeOf(agent).text("name", "nickname")
		if s, ok := agent.(string); ok && !isWebAddress(s) {
			name = s
		}
		if name = annotate.CleanLine(name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// addressOf is where a resource is.
func addressOf(value any) string {
	if s, ok := first(value).(string); ok {
		return strings.TrimSpace(s)
	}
	n := nodeOf(first(value))
	if source := nodeOf(n["source"]); source != nil {
		n = source
	}
	for _, key := range []string{"source", "url", "id", "@id"} {
		// Not text: “&copy=1” in an address is no sign of copyright.
		if address := strings.TrimSpace(rawText(n[key])); address != "" {
			return address
		}
	}
	return ""
}

func isWebAddress(s string) bool { return annotate.SafeURL(s) && !strings.HasPrefix(s, "mailto:") }

// dateOf is the day that a date or a time begins with; "" if it is neither.
func dateOf(s string) annotate.Date {
	day := annotate.Date(s[:min(len(s), len(time.DateOnly))])
	if day.Check("") != nil {
		return ""
	}
	return day
}

// timeOf is a time in one of the forms that are found; zero for any other.
func timeOf(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.UTC()
		}
	}
	return time.Time{}
}

// plainHTML is the text of a fragment of HTML.
func plainHTML(fragment string) string {
	var b strings.Builder
	for z := dom.NewTokenizer(strings.NewReader(fragment)); ; {
		switch z.Next() {
		case dom.ErrorToken:
			return strings.TrimSpace(b.String())
		case dom.TextToken:
			b.Write(z.Text())
		case dom.EndTagToken:
			if name, _ := z.TagName(); string(name) == "p" || string(name) == "div" || string(name) == "li" {
				b.WriteByte('\n')
			}
		}
	}
}

// unquoted takes quotation marks and the full stop from the ends of a sentence,
// which a review sets and the article may not.
func unquoted(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune(" \n\t\"'“”„‘’«».…", r) })
}
