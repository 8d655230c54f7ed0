package report

import (
	"bytes"
	"strings"
	"testing"

	"tickmark/annotate"
)

func readClaims(t testing.TB, file string) Submission {
	t.Helper()
	s, err := ReadClaims(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Annotations that we wrote come back on the same words, in every script.
func TestAnnotationsComeBack(t *testing.T) {
	for name, d := range dossiers(t) {
		if len(d.Claims) == 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := readClaims(t, string(outputOf(t, WriteAnnotations, d, Options{})))
			if len(s.Claims) != len(d.Claims) {
				t.Fatalf("%d of %d claims", len(s.Claims), len(d.Claims))
			}
			for i, want := range d.Claims {
				got := s.Claims[i]
				for k, p := range want.Passages {
					if span, err := got.Passages[k].In(d.Version.Text()); err != nil || span != p.Span {
						t.Errorf("passage at %v, %v, want %v", span, err, p.Span)
					}
				}
				if got.Wording != want.Wording || strings.Join(got.Tags, "|") != strings.Join(want.Tags, "|") || got.Note != "" {
					t.Errorf("fields %+v, want %+v", got.ClaimFields, want.ClaimFields)
				}
				_, level, judged := d.Rating(want.Verdict)
				if judged != (got.Verdict != nil) {
					t.Fatalf("verdict %v, want %v", got.Verdict, want.Verdict)
				}
				if judged && (got.Verdict.Label != level.Label || got.Verdict.Explanation != want.Verdict.Explanation || got.Verdict.GivenBy != want.Verdict.GivenBy) {
					t.Errorf("verdict %+v, want %s and %+v", got.Verdict, level.Label, want.Verdict)
				}
				if len(got.Evidence) != len(want.Evidence) {
					t.Errorf("%d of %d pieces of evidence", len(got.Evidence), len(want.Evidence))
				}
			}
		})
	}
}

func TestReadUntidyAnnotations(t *testing.T) {
	const target = `"target":{"source":"https://a.example/","selector":[{"type":"TextPositionSelector","start":"3","end":7},{"type":["oa:TextQuoteSelector"],"exact":"tram","prefix":"The "}]}`
	for name, file := range map[string]string{
		"alone":      `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","bodyValue":"Why?",` + target + `}`,
		"array":      `[{"@type":["oa:Annotation"],"body":{"type":"TextualBody","format":"text/html","value":"<p>Why?</p><br>"},` + target + `}]`,
		"page":       `{"type":"AnnotationPage","items":[{"type":"Annotation","body":[{"type":"Choice","items":[{"value":"Why?"},{"value":"Pourquoi ?"}]}],` + target + `}]}`,
		"collection": `{"type":"AnnotationCollection","first":{"items":[{"type":"Annotation","motivation":["commenting"],"body":[{"value":"Why?"}],` + target + `}]}}`,
		"graph":      `{"@graph":[{"@type":"Organization"},{"@type":"Annotation","body":{"value":"Why?","purpose":"replying"},` + target + `}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			s := readClaims(t, file)
			if len(s.Claims) != 1 || s.Claims[0].Note != "Why?" || s.Claims[0].Verdict != nil {
				t.Fatalf("%+v", s.Claims)
			}
			p := s.Claims[0].Passages[0]
			if p.Quote != (annotate.Quote{Exact: "tram", Prefix: "The "}) || p.Span != (annotate.Span{Start: 3, End: 7}) {
				t.Errorf("passage %+v", p)
			}
		})
	}
}

// The ratings of reviews keep name, number and scale, however they are written.
func TestReadUntidyClaimReviews(t *testing.T) {
	review := func(rest string) string {
		return `{"@type":"ClaimReview","claimReviewed":"The tram is full"` + rest + `}`
	}
	for name, c := range map[string]struct {
		file        string
		label       string
		value, best int
	}{
		"numbers in strings":    {`{"@graph":[` + review(`,"reviewRating":{"ratingValue":"2","bestRating":"5","worstRating":"1","alternateName":"Engañoso \r"}`) + `]}`, "Engañoso", 2, 5},
		"numbers":               {review(`,"reviewRating":[{"ratingValue":1,"bestRating":6,"worstRating":1,"alternateName":["Incorrect"]}]`), "Incorrect", 1, 6},
		"only a name":           {`[` + review(`,"reviewRating":{"alternateName":"FALSO: nunca foi &quot;assim&quot;"}`) + `]`, `FALSO: nunca foi "assim"`, 0, 0},
		"no name":               {review(`,"reviewRating":{"ratingValue":3,"bestRating":5,"worstRating":1}`), "3 of 5", 3, 5},
		"the name of another":   {review(`,"reviewRating":{"ratingValue":3,"bestRating":5,"worstRating":1,"alternateName":"4 of 5"}`), "4 of 5", 3, 5},
		"a number off its axis": {review(`,"reviewRating":{"ratingValue":7,"bestRating":5,"worstRating":1,"alternateName":"False"}`), "False", 0, 0},
		"no rating":             {review(`,"reviewRating":{"ratingValue":""}`), "", 0, 0},
		"array of words":        {`{"@type":"http://schema.org/ClaimReview","claimReviewed":[" “The tram is full.” "],"itemReviewed":[{"author":[]}]}`, "", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := readClaims(t, c.file)
			claim := s.Claims[0]
			if claim.Passages[0].Quote.Exact != "The tram is full" {
				t.Errorf("words %q", claim.Passages[0].Quote.Exact)
			}
			if c.label == "" {
				if claim.Verdict != nil {
					t.Errorf("verdict %+v", claim.Verdict)
				}
				return
			}
			scale := s.Scales[0]
			level, ok := scale.Level(claim.Verdict.Level)
			value, best, numbered := scale.Rating(level.Key)
			if !ok || scale.Check() != nil || level.Label != c.label || numbered != (c.value > 0) || numbered && (value != c.value || best != c.best) {
				t.Errorf("%q, %d of %d; %v", level.Label, value, best, scale.Check())
			}
		})
	}
	s := readClaims(t, review(`,"name":"No, it is not","url":"https://desk.example/?a=1&copy=2","author":[{"name":"The Desk"},{"name":"Ada"}],"datePublished":"2020-06-23 20:02",
		"itemReviewed":{"author":{"name":"Ines","description":"chair"},"datePublished":"2020-06-13T00:00:00+00:00"}`))
	source := s.Sources[0]
	if source.URL != "https://desk.example/?a=1&copy=2" || source.Title != "No, it is not" || source.Publisher != "The Desk, Ada" || source.Issued != "2020-06-23" {
		t.Errorf("source %+v", source)
	}
	if c := s.Claims[0]; c.Claimant != "Ines" || c.ClaimantRole != "chair" || c.SaidOn != "2020-06-13" || c.Wording != "The tram is full" {
		t.Errorf("claim %+v", c.ClaimFields)
	}
}

func TestReadClaimsSaysWhatIsMissing(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"nothing":           {`{"@context":"https://schema.org","@type":"NewsArticle"}`, "no ClaimReview"},
		"a page elsewhere":  {`{"type":"AnnotationCollection","first":"https://a.example/page1"}`, "save what is there"},
		"no target":         {`{"type":"Annotation"}`, "no target"},
		"a picture":         {`[{"type":"Annotation","target":"https://a.example/photo"}]`, "At /0/target/0: "},
		"a position":        {`{"type":"Annotation","target":[{"selector":{"type":"TextPositionSelector","start":1,"end":2}}]}`, "TextQuoteSelector"},
		"a review of what?": {`{"@graph":[{"@type":"ClaimReview"}]}`, "claimReviewed"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadClaims(strings.NewReader(c.file))
			if annotate.CodeOf(err) != annotate.Invalid || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v does not say %q", err, c.says)
			}
		})
	}
	if _, err := ReadClaims(bytes.NewReader(jsonOf(t, everything(t)))); err != nil {
		t.Errorf("a dossier: %v", err)
	}
}

func TestPassageIsFoundThroughSetting(t *testing.T) {
	text := annotate.NewText("“It’s full”,\nshe said — twice. İt is 🚋 so\u00adber. It is full. it  is FULL")
	for quote, want := range map[string]string{
		`"it's full", she said - twice`: "“It’s full”,\nshe said — twice",
		"🚋 sober":                       "🚋 so\u00adber",
		" it is FULL. ":                 "It is full.",
	} {
		span, err := SubmittedPassage{Quote: annotate.Quote{Exact: quote}}.In(text)
		if err != nil || text.Slice(span) != want {
			t.Errorf("%q is found at %v, %v; want %q", quote, span, err, want)
		}
	}
	if _, err := (SubmittedPassage{Quote: annotate.Quote{Exact: "IT IS FULL"}}).In(text); annotate.CodeOf(err) != annotate.Conflict {
		t.Errorf("words that occur twice: %v", err)
	}
}

// What is read passes every rule of the model; what is not is refused with a code.
func FuzzReadClaims(f *testing.F) {
	f.Add(outputOf(f, WriteAnnotations, everything(f), Options{}))
	f.Add(outputOf(f, WriteClaimReview, everything(f), Options{}))
	f.Add([]byte(`{"@type":"ClaimReview","claimReviewed":["a"],"reviewRating":{"ratingValue":"1","bestRating":5,"worstRating":0,"alternateName":"2 of 5"},"author":"x"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadClaims(bytes.NewReader(data))
		if err != nil {
			if annotate.CodeOf(err) == "" {
				t.Errorf("an error without a code: %v", err)
			}
			return
		}
		sources, scales := map[string]bool{"": false}, map[string]annotate.Scale{}
		for _, source := range s.Sources {
			if err := source.Check(); err != nil {
				t.Error(err)
			}
			sources[source.ID] = true
		}
		for _, scale := range s.Scales {
			if err := scale.Check(); err != nil {
				t.Error(err)
			}
			scales[scale.ID] = scale
		}
		for _, c := range s.Claims {
			if err := c.Check(); err != nil {
				t.Error(err)
			}
			for _, e := range c.Evidence {
				if err := e.Check(); err != nil || !sources[e.SourceID] {
					t.Errorf("evidence %+v: %v", e, err)
				}
			}
			for _, p := range c.Passages {
				_, _ = p.In(annotate.NewText("a\u00ad A “a” 🚋"))
			}
			if v := c.Verdict; v != nil && v.ScaleVersionID != "" && len(s.Scales) > 0 {
				if scale, ok := scales[v.ScaleVersionID]; ok && v.CheckOn(scale) != nil {
					t.Errorf("verdict %+v", v)
				}
			}
		}
	})
}
