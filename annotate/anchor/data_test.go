package anchor

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
)

var revisions = flag.String("revisions", "", "a folder with real revisions, cases.jsonl and texts/, to measure on")

// TestOnRevisions measures on texts of others, which are not part of the
// project: each line of cases.jsonl is a span of one revision with its place in
// the next, or without one if it was deleted.
func TestOnRevisions(t *testing.T) {
	if *revisions == "" {
		t.Skip("needs -revisions FOLDER")
	}
	f, err := os.Open(filepath.Join(*revisions, "cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type revision struct {
		ID       string
		Kind     string
		Old, New string
		Start    int
		End      int
		NewStart *int `json:"new_start"`
		NewEnd   *int `json:"new_end"`
	}
	texts := map[string]string{}
	text := func(name string) string {
		if s, ok := texts[name]; ok {
			return s
		}
		f, err := os.Open(filepath.Join(*revisions, "texts", name+".txt.gz"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(b)
		return texts[name]
	}
	kinds := map[string]map[string]int{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var c revision
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		a := Map(text(c.Old), text(c.New), []Span{{c.Start, c.End}})[0]
		outcome := "right"
		switch {
		case c.NewStart == nil && a.State != Lost:
			outcome = "false"
		case c.NewStart == nil:
		case a.State == Lost:
			outcome = "lost"
		case !closeTo(a.Span, Span{*c.NewStart, *c.NewEnd}):
			outcome = "wrong"
		}
		if outcome != "right" {
			was := []rune(text(c.Old))
			is := []rune(text(c.New))
			t.Logf("%s %s %s\n  was %q", c.ID, c.Kind, outcome, string(was[c.Start:c.End]))
			t.Logf("  got %s %.2f %q", a.State, a.Score, string(is[a.Span.Start:a.Span.End]))
			if c.NewStart != nil {
				t.Logf("  not %q", string(is[*c.NewStart:*c.NewEnd]))
			}
		}
		if kinds[c.Kind] == nil {
			kinds[c.Kind] = map[string]int{}
		}
		kinds[c.Kind][outcome]++
	}
	for k, v := range kinds {
		t.Log(k, v)
	}
}

func closeTo(a, b Span) bool {
	return max(a.Start-b.Start, b.Start-a.Start) <= 3 && max(a.End-b.End, b.End-a.End) <= 3
}
