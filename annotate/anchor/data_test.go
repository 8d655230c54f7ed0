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

var revisionsFolder = flag.String("revisions", "", "a folder with real revisions, cases.jsonl and texts/NAME.txt.gz, to measure on")

// TestOnRealRevisions measures on texts that are not part of the project. Each
// line of cases.jsonl is a span of one revision with its place in the next, or
// without one if it was deleted. The places there are made of whole words that
// are left, so that half of both places in common is right.
func TestOnRealRevisions(t *testing.T) {
	if *revisionsFolder == "" {
		t.Skip("needs -revisions FOLDER")
	}
	f, err := os.Open(filepath.Join(*revisionsFolder, "cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, deletions := tally{}, tally{}
	strict := 0 // right within three characters at either end
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c struct {
			ID         string
			Old, New   string
			Start, End int
			NewStart   *int `json:"new_start"`
			NewEnd     *int `json:"new_end"`
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		old, current := textOf(t, c.Old), textOf(t, c.New)
		a := Map(old, current, []Span{{c.Start, c.End}})[0]
		want, fate := Span{}, deleted
		if c.NewStart != nil {
			want, fate = Span{*c.NewStart, *c.NewEnd}, edited
		}
		got := judge(a, truth{fate, want})
		if common := min(a.Span.End, want.End) - max(a.Span.Start, want.Start); fate == edited && a.State != Lost {
			got = tally{all: 1, wrong: 1}
			if 2*common >= max(a.Span.End, want.End)-min(a.Span.Start, want.Start) {
				got = tally{all: 1, right: 1}
			}
			if max(a.Span.Start-want.Start, want.Start-a.Span.Start, a.Span.End-want.End, want.End-a.Span.End) <= 3 {
				strict++
			}
		}
		found.add(got)
		if fate == deleted {
			deletions.add(got)
			strict += got.right
		}
		if got.right == 0 {
			was, is := []rune(old), []rune(current)
			t.Logf("%s: %s, but %s %.2f\n  was  %q\n  got  %q\n  want %q", c.ID, fate, a.State, a.Score,
				string(was[c.Start:c.End]), string(is[a.Span.Start:a.Span.End]), string(is[want.Start:want.End]))
		}
	}
	t.Logf("all      %s, to the character %d", found, strict)
	t.Logf("deleted  %s", deletions)
	if 100*found.right < 95*found.all || 100*found.wrong > 2*found.all || 100*deletions.wrong > 2*deletions.all {
		t.Error("want at least 95 % right, at most 2 % in the wrong place and at most 2 % of the deleted ones anchored")
	}
}

func textOf(t *testing.T, name string) string {
	t.Helper()
	f, err := os.Open(filepath.Join(*revisionsFolder, "texts", name+".txt.gz"))
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
	return string(b)
}
