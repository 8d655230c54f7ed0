package report

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"

	"tickmark/annotate"
)

type writer = func(context.Context, io.Writer, annotate.Dossier, Options) error

func outputOf(t testing.TB, write writer, d annotate.Dossier, o Options) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error { return write(ctx, b, d, o) })
}

func TestMachineFormats(t *testing.T) {
	for name, write := range map[string]writer{
		"everything.annotations.jsonld": WriteAnnotations,
		"everything.claimreview.jsonld": WriteClaimReview,
		"everything.csl.json":           WriteCSL,
		"everything.bib":                WriteBibTeX,
		"everything.ris":                WriteRIS,
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, name, outputOf(t, write, everything(t), Options{BaseURL: "https://desk.example/tram"}))
		})
	}
}

// What is for the checkers only stays in the house.
func TestMachineFormatsKeepTheSecrets(t *testing.T) {
	for _, write := range []writer{WriteAnnotations, WriteClaimReview, WriteClaimReviewFiles, WriteCSL, WriteBibTeX, WriteRIS} {
		if out := outputOf(t, write, everything(t), Options{}); bytes.Contains(out, []byte("internal:")) {
			t.Errorf("an internal note left the house:\n%s", out)
		}
	}
}

// Every selector leads to the words of its passage, in every script: the
// positions are code points, and the quotes the words at them.
func TestAnnotationsLeadToTheWords(t *testing.T) {
	for name, d := range dossiers(t) {
		t.Run(name, func(t *testing.T) {
			var got struct {
				Total int
				First struct {
					Items []struct {
						Target []struct {
							Selector []struct {
								Type                  string
								Start, End            int
								Exact, Prefix, Suffix string
							}
						}
					}
				}
			}
			if err := json.Unmarshal(outputOf(t, WriteAnnotations, d, Options{}), &got); err != nil {
				t.Fatal(err)
			}
			if got.Total != len(d.Claims) || len(got.First.Items) != len(d.Claims) {
				t.Fatalf("%d of %d claims", len(got.First.Items), len(d.Claims))
			}
			text := []rune(d.Version.Text().String())
			for i, c := range d.Claims {
				for k, p := range c.Passages {
					place, quote := got.First.Items[i].Target[k].Selector[0], got.First.Items[i].Target[k].Selector[1]
					if place.Type != "TextPositionSelector" || quote.Type != "TextQuoteSelector" {
						t.Fatalf("selectors %+v, %+v", place, quote)
					}
					if string(text[place.Start:place.End]) != p.Quote.Exact || quote.Exact != p.Quote.Exact {
						t.Errorf("claim %d: “%s” is not at %d–%d", c.Number, quote.Exact, place.Start, place.End)
					}
					if !strings.HasSuffix(string(text[:place.Start]), quote.Prefix) || !strings.HasPrefix(string(text[place.End:]), quote.Suffix) {
						t.Errorf("claim %d: context “%s”, “%s”", c.Number, quote.Prefix, quote.Suffix)
					}
				}
			}
		})
	}
}

// Each file of the archive is the review of the graph, standing alone.
func TestClaimReviewFiles(t *testing.T) {
	d := everything(t)
	data := outputOf(t, WriteClaimReviewFiles, d, Options{})
	if !bytes.Equal(data, outputOf(t, WriteClaimReviewFiles, d, Options{})) {
		t.Error("the same dossier gives other bytes")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var graph struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(outputOf(t, WriteClaimReview, d, Options{}), &graph); err != nil {
		t.Fatal(err)
	}
	if len(archive.File) != 3 || len(graph.Graph) != 3 {
		t.Fatalf("%d files and %d reviews of 3 verdicts", len(archive.File), len(graph.Graph))
	}
	for i, file := range archive.File {
		f, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		var alone map[string]any
		if err := json.NewDecoder(f).Decode(&alone); err != nil {
			t.Fatal(err)
		}
		if file.Name != graph.Graph[i]["@id"].(string)[1:]+".jsonld" || alone["@context"] != schemaOrg {
			t.Errorf("%s in %v", file.Name, alone["@context"])
		}
		delete(alone, "@context")
		delete(graph.Graph[i], "@id")
		if !reflect.DeepEqual(alone, graph.Graph[i]) {
			t.Errorf("%s: %v, in the graph %v", file.Name, alone, graph.Graph[i])
		}
	}
}
