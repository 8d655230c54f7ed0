package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tickmark/annotate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file under testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what it was. Look at the difference after: go test ./app/report -update", path)
	}
}

func TestWriteJSON(t *testing.T) { golden(t, "everything.json", jsonOf(t, everything(t))) }

func TestDossiersObeyTheSchema(t *testing.T) {
	compiled, err := compiledSchema()
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range dossiers(t) {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(jsonOf(t, d)))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The schema has every field of the model, also those that are left out of the
// JSON when they are empty.
func TestSchemaKnowsEveryField(t *testing.T) {
	var root struct {
		Properties map[string]any
		Defs       map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	for name, model := range map[string]any{
		"": annotate.Dossier{}, "article": annotate.Article{}, "version": annotate.Version{}, "block": annotate.Block{},
		"mark": annotate.Mark{}, "row": annotate.Row{}, "cell": annotate.Cell{}, "claim": annotate.Claim{}, "passage": annotate.Passage{},
		"verdict": annotate.Verdict{}, "evidence": annotate.Evidence{}, "source": annotate.Source{}, "scale": annotate.Scale{}, "level": annotate.Level{},
		"sentence": annotate.Sentence{}, "aside": annotate.Aside{}, "query": annotate.Query{}, "search": annotate.Search{}, "waiver": annotate.Waiver{}, "signOff": annotate.SignOff{}, "quote": annotate.Quote{},
		"snapshot": annotate.Snapshot{}, "selector": annotate.Selector{}, "region": annotate.Region{}, "timeSpan": annotate.TimeSpan{},
		"versionInfo": annotate.VersionInfo{}, "carried": annotate.Carried{}, "loss": annotate.Loss{}, "revision": annotate.Revision{},
		"place": annotate.Place{}, "reference": annotate.Reference{},
	} {
		known := root.Properties
		if name != "" {
			known = root.Defs[name].Properties
		}
		for _, field := range reflect.VisibleFields(reflect.TypeOf(model)) {
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if tag != "" && known[tag] == nil {
				t.Errorf("%T.%s is not in the schema of %q", model, field.Name, name)
			}
		}
	}
}

func TestDossierComesBack(t *testing.T) {
	d := everything(t)
	s, err := ReadDossier(bytes.NewReader(jsonOf(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	if s.TextHash != d.Version.TextHash || !reflect.DeepEqual(s.Scales, d.Scales) {
		t.Errorf("text hash %s, scales %v", s.TextHash, s.Scales)
	}
	if len(s.Asides) != 1 || s.Asides[0].Span != d.Asides[0].Span || s.Asides[0].Kind != d.Asides[0].Kind {
		t.Errorf("what is set aside is %+v, want %+v", s.Asides, d.Asides)
	}
	sources := slices.Concat(d.Sources, d.Origins)
	if len(s.Claims) != len(d.Claims) || len(s.Sources) != len(sources) {
		t.Fatalf("%d claims and %d sources, want %d and %d", len(s.Claims), len(s.Sources), len(d.Claims), len(sources))
	}
	for i, want := range sources {
		if got := s.Sources[i]; got.ID != want.ID || got.SourceFields != want.SourceFields {
			t.Errorf("source %+v, want %+v", got, want)
		}
	}
	for i, want := range d.Claims {
		got := s.Claims[i]
		if got.ID != want.ID || !reflect.DeepEqual(got.ClaimFields, want.ClaimFields) {
			t.Errorf("claim %+v, want %+v", got, want)
		}
		for k, passage := range want.Passages {
			if got.Passages[k].Span != passage.Span || got.Passages[k].Quote != passage.Quote {
				t.Errorf("passage %+v, want %+v", got.Passages[k], passage)
			}
		}
		if (got.Verdict == nil) != (want.Verdict == nil) {
			t.Fatalf("verdict %v, want %v", got.Verdict, want.Verdict)
		}
		if v := want.Verdict; v != nil && (got.Verdict.VerdictFields != v.VerdictFields || got.Verdict.GivenBy != v.GivenBy || !got.Verdict.GivenAt.Equal(v.GivenAt)) {
			t.Errorf("verdict %+v, want %+v", got.Verdict, v)
		}
		for k, query := range want.Queries {
			if got.Queries[k].QueryFields != query.QueryFields || got.Queries[k].AskedBy != query.AskedBy || !got.Queries[k].ClosedAt.Equal(*query.ClosedAt) {
				t.Errorf("query %+v, want %+v", got.Queries[k], query)
			}
		}
		for k, search := range want.Searches {
			if got.Searches[k].SearchFields != search.SearchFields || got.Searches[k].Person != search.Person {
				t.Errorf("search %+v, want %+v", got.Searches[k], search)
			}
		}
		for k, evidence := range want.Evidence {
			if got.Evidence[k].SourceID != evidence.SourceID || got.Evidence[k].EvidenceFields != evidence.EvidenceFields {
				t.Errorf("evidence %+v, want %+v", got.Evidence[k], evidence)
			}
		}
	}
}
