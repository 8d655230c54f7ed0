package report

import (
	"bytes"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app/sample"
)

func TestReadDossierByHand(t *testing.T) {
	s, err := ReadDossier(bytes.NewReader(sample.Claims()))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Claims) != 15 || len(s.Sources) != 13 {
		t.Errorf("%d claims and %d sources, want 15 and 13", len(s.Claims), len(s.Sources))
	}
	levels, stances := map[string]bool{}, map[annotate.Stance]bool{}
	for _, c := range s.Claims {
		if c.Verdict != nil {
			levels[c.Verdict.Level] = true
		}
		for _, e := range c.Evidence {
			stances[e.Stance] = true
		}
	}
	if len(levels) != len(annotate.DefaultScale().Levels) || len(stances) != len(annotate.Stances()) {
		t.Errorf("the sample shows %d ratings and %d stances, want all", len(levels), len(stances))
	}
}

func TestReadDossierFillsIn(t *testing.T) {
	s, err := ReadDossier(strings.NewReader("\ufeff" + `{"claims":[
		{"passages":[{"quote":{"exact":"a"}}],"evidence":[
			{"source":{"title":" The  source "}},
			{"source":{"title":"The source"},"stance":"context"},
			{"sourceId":"s"}]},
		{"passages":[],"wording":"b","verdict":{"level":"true"}}],
		"sources":[{"id":"s","url":"https://a.example/"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	first, second := s.Claims[0], s.Claims[1]
	if first.Status != annotate.ToCheck || first.Kind != annotate.KindOther || first.Evidence[0].Stance != annotate.Supports {
		t.Errorf("missing choices are not filled in: %+v", first)
	}
	if len(s.Sources) != 2 || first.Evidence[0].SourceID != first.Evidence[1].SourceID || first.Evidence[2].SourceID != "s" {
		t.Errorf("the source described twice should be one of two: %+v", s.Sources)
	}
	if s.Sources[1].Title != "The source" || s.Sources[1].Class != annotate.Secondary {
		t.Errorf("source %+v", s.Sources[1])
	}
	if second.Verdict.ScaleVersionID != "" || second.Passages == nil || second.Evidence == nil {
		t.Errorf("claim %+v", second)
	}
}

func TestReadDossierSaysWhatIsWrong(t *testing.T) {
	claim := func(rest string) string { return `{"claims":[{"passages":[{"quote":{"exact":"a"}}]` + rest + `}]}` }
	cases := []struct {
		name, file string
		code       annotate.Code
		says       []string
	}{
		{"not JSON", `claims: []`, annotate.Invalid, []string{"not JSON"}},
		{"two values", `{"claims":[]}{}`, annotate.Invalid, []string{"not JSON"}},
		{"not an object", `[]`, annotate.Invalid, []string{"the top of the file", "array", "object"}},
		{"nothing", `{}`, annotate.Invalid, []string{"“claims” is missing"}},
		{"later format", `{"format":"tickmark-dossier/2","verses":[]}`, annotate.Unsupported, []string{"tickmark-dossier/2", "newer"}},
		{"other format", `{"format":"case-file","claims":[]}`, annotate.Invalid, []string{"At /format", "tickmark-dossier/1"}},
		{"unknown field", claim(`,"verdcit":{}`), annotate.Invalid, []string{"At /claims/0:", "“verdcit”"}},
		{"unknown field below", claim(`,"evidence":[{"sourceId":"s","stanse":"supports"}]`), annotate.Invalid, []string{"At /claims/0/evidence/0:", "“stanse”"}},
		{"field with a slash", `{"claims":[],"a/b":1}`, annotate.Invalid, []string{"“a/b”"}},
		{"unknown choice", claim(`,"status":"done"`), annotate.Invalid, []string{"At /claims/0/status:", "“done”", "toCheck inProgress"}},
		{"wrong type", claim(`,"wording":7`), annotate.Invalid, []string{"At /claims/0/wording:", "number", "string"}},
		{"date", claim(`,"saidOn":"30.11.2025"`), annotate.Invalid, []string{"At /claims/0/saidOn:", "30.11.2025"}},
		{"no such day", claim(`,"saidOn":"2025-02-30"`), annotate.Invalid, []string{"At /claims/0:", "2025-02-30"}},
		{"time", claim(`,"verdict":{"level":"true","givenAt":"yesterday"}`), annotate.Invalid, []string{"At /claims/0/verdict/givenAt:", "yesterday"}},
		{"empty quote", `{"claims":[{"passages":[{"quote":{"exact":""}}]}]}`, annotate.Invalid, []string{"At /claims/0/passages/0/quote/exact:", "empty"}},
		{"half a span", `{"claims":[{"passages":[{"start":1,"quote":{"exact":"a"}}]}]}`, annotate.Invalid, []string{"At /claims/0/passages/0:", "“end”"}},
		{"no words", `{"claims":[{"passages":[]}]}`, annotate.Invalid, []string{"At /claims/0:", "passages"}},
		{"no source", claim(`,"evidence":[{"stance":"supports"}]`), annotate.Invalid, []string{"At /claims/0/evidence/0:", "sourceId"}},
		{"two sources", claim(`,"evidence":[{"sourceId":"s","source":{"title":"t"}}]`), annotate.Invalid, []string{"At /claims/0/evidence/0:", "either"}},
		{"unknown source", claim(`,"evidence":[{"sourceId":"s"}]`), annotate.Invalid, []string{"At /claims/0/evidence/0/sourceId:", "“s”"}},
		{"nameless source", claim(`,"evidence":[{"source":{"author":"A"}}]`), annotate.Invalid, []string{"At /claims/0/evidence/0/source:", "title"}},
		{"source twice", `{"claims":[],"sources":[{"id":"s","title":"a"},{"id":"s","title":"b"}]}`, annotate.Invalid, []string{"At /sources/1/id:", "“s”"}},
		{"address of a source", `{"claims":[],"sources":[{"id":"s","url":"javascript:alert(1)"}]}`, annotate.Invalid, []string{"At /sources/0:", "web address"}},
		{
			"rating not on its scale", `{"claims":[{"passages":[],"wording":"w","verdict":{"level":"green","scaleVersionId":"x"}}],
			"scales":[{"id":"x","name":"n","levels":[{"key":"a","label":"A","tone":"red","glyph":"cross"},{"key":"b","label":"B","tone":"blue","glyph":"cross"}]}]}`,
			annotate.Invalid,
			[]string{"At /claims/0:", "“green”"},
		},
		{"too large", strings.Repeat(" ", MaxDossier+1), annotate.TooLarge, []string{"64 MB"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadDossier(strings.NewReader(c.file))
			if annotate.CodeOf(err) != c.code {
				t.Fatalf("code %q of %v, want %q", annotate.CodeOf(err), err, c.code)
			}
			for _, words := range c.says {
				if !strings.Contains(err.Error(), words) {
					t.Errorf("%q does not say %q", err, words)
				}
			}
		})
	}
}

func TestSubmittedPassageIn(t *testing.T) {
	text := annotate.NewText("tram and tram")
	second := annotate.Span{Start: 9, End: 13}
	for _, c := range []struct {
		name    string
		passage SubmittedPassage
		want    annotate.Span
		code    annotate.Code
	}{
		{"the span decides", SubmittedPassage{second, annotate.Quote{Exact: "tram"}}, second, ""},
		{"a stale span does not", SubmittedPassage{annotate.Span{Start: 1, End: 5}, annotate.Quote{Exact: "tram", Prefix: "and "}}, second, ""},
		{"a span beyond the text does not", SubmittedPassage{annotate.Span{Start: 90, End: 94}, annotate.Quote{Exact: "and"}}, annotate.Span{Start: 5, End: 8}, ""},
		{"without either it is not guessed", SubmittedPassage{Quote: annotate.Quote{Exact: "tram"}}, annotate.Span{}, annotate.Conflict},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.passage.In(text)
			if got != c.want || annotate.CodeOf(err) != c.code {
				t.Errorf("%v, %v; want %v, code %q", got, err, c.want, c.code)
			}
		})
	}
}

// What is read once passes every rule of the model, and every citation leads to
// a source; what is not read is refused with a code.
func FuzzReadDossier(f *testing.F) {
	f.Add(sample.Claims())
	f.Add([]byte(`{"claims":[{"passages":[{"start":1,"end":2,"quote":{"exact":"a"}}],"evidence":[{"source":{"title":"t"}}]}]}`))
	f.Add([]byte(`{"claims":[{"passages":[],"wording":"w","verdict":{"level":"a","scaleVersionId":"x","givenAt":"2025-01-01T00:00:00Z"}}],"scales":[{"id":"x","name":"n","levels":[{"key":"a","label":"A","tone":"red","glyph":"cross"},{"key":"b","label":"B","tone":"blue","glyph":"cross"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadDossier(bytes.NewReader(data))
		if err != nil {
			if annotate.CodeOf(err) == "" {
				t.Errorf("an error without a code: %v", err)
			}
			return
		}
		sources := map[string]bool{}
		for _, source := range s.Sources {
			if sources[source.ID] || source.Check() != nil {
				t.Errorf("source %+v", source)
			}
			sources[source.ID] = true
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
		}
	})
}
