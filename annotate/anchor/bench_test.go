package anchor

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"unicode/utf16"
)

var against = flag.String("against", "", "a script that finds quotes in the common way, to measure Map against: e2e/bench/quotes/search.mjs")

// BenchmarkMap maps a span for every 200 code points over a revision of all kinds
// at once. It reports how many times as long as in the shortest text a code point
// takes: 1 if the time grows with the text, and 10 in the longest if with its square.
func BenchmarkMap(b *testing.B) {
	benchmarkGrowth(b, func(old, current string, spans []Span) { Map(old, current, spans) })
}

// BenchmarkDiff compares the same texts, and reports the same.
func BenchmarkDiff(b *testing.B) {
	benchmarkGrowth(b, func(old, current string, _ []Span) { Diff(old, current) })
}

func benchmarkGrowth(b *testing.B, run func(old, current string, spans []Span)) {
	b.Helper()
	shortest := 0.0 // seconds for a code point of the shortest text
	for _, length := range []int{100_000, 300_000, 1_000_000} {
		b.Run(fmt.Sprint(length), func(b *testing.B) {
			old, current, spans := benchmarkTexts(length)
			for b.Loop() {
				run(old, current, spans)
			}
			each := b.Elapsed().Seconds() / float64(b.N) / float64(length)
			if shortest == 0 {
				shortest = each
			}
			b.ReportMetric(each/shortest, "growth")
		})
	}
}

func benchmarkTexts(length int) (old, current string, spans []Span) {
	points, revised, spans := benchmarkRevision(length, revisionKinds[len(revisionKinds)-1])
	return string(points), plain(revised), spans
}

func benchmarkRevision(length int, kind revision) (old []rune, revised []traced, spans []Span) {
	english := tongues[0]
	r := rand.New(rand.NewPCG(1, 1))
	old = []rune(english.text(r, length))
	spans = english.spansIn(r, old, length/200)
	return old, english.revise(r, old, kind), spans
}

// BenchmarkAgainstSearch maps 5,000 spans to a revision of a million code points,
// and has a script look for the first 1,000 of them, which chance has chosen, as
// quotes with 32 code points of context. It reports how many times as long a span
// takes the script, and how often either is wrong with those 1,000: anchored, but
// not where three quarters of both places are common, or though the words were
// deleted.
func BenchmarkAgainstSearch(b *testing.B) {
	if *against == "" {
		b.Skip("needs -against SCRIPT: make bench-anchor")
	}
	const length, sample = 1_000_000, 1_000
	for _, kind := range revisionKinds {
		if kind.name != "light edits" && kind.name != "all of it" {
			continue
		}
		b.Run(kind.name, func(b *testing.B) {
			old, revised, spans := benchmarkRevision(length, kind)
			was, is := string(old), plain(revised)
			var ours []Anchor
			for b.Loop() {
				ours = Map(was, is, spans)
			}
			each := b.Elapsed().Seconds() / float64(b.N) / float64(len(spans))
			seconds, theirs := searchedBy(b, *against, old, is, spans[:sample])
			theirEach := seconds / sample
			found, theirFound := tally{}, tally{}
			for i, want := range truths(old, revised, spans[:sample]) {
				if want.fate == untouched {
					want.fate = edited // a letter more at an edge is not the wrong place
				}
				found.add(judge(ours[i], want))
				theirFound.add(judge(theirs[i], want))
			}
			b.Logf("Map    %8.3f ms a span, %s", 1000*each, found)
			b.Logf("search %8.3f ms a span, %s", 1000*theirEach, theirFound)
			b.ReportMetric(theirEach/each, "times-as-fast")
			b.ReportMetric(float64(found.wrong), "wrong")
			b.ReportMetric(float64(theirFound.wrong), "wrong-by-search")
		})
	}
}

// searchedBy has a script look for spans as quotes. It returns the seconds of a
// processor that this took, without starting the script and reading the text, and
// where the quotes were found: it asks nobody.
func searchedBy(b *testing.B, script string, old []rune, current string, spans []Span) (seconds float64, found []Anchor) {
	b.Helper()
	if len([]rune(current)) != len(utf16.Encode([]rune(current))) {
		b.Fatal("places are counted in UTF-16 code units by the script")
	}
	type quote struct {
		Exact  string `json:"exact"`
		Prefix string `json:"prefix"`
		Suffix string `json:"suffix"`
		Start  int    `json:"start"`
	}
	quotes := make([]quote, len(spans))
	for i, s := range spans {
		quotes[i] = quote{
			Exact:  string(old[s.Start:s.End]),
			Prefix: string(old[max(0, s.Start-contextLength):s.Start]),
			Suffix: string(old[s.End:min(len(old), s.End+contextLength)]),
			Start:  s.Start,
		}
	}
	asked, err := json.Marshal(map[string]any{"text": current, "quotes": quotes})
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.CommandContext(b.Context(), "node", script)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(asked), os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		b.Fatalf("node %s: %v", script, err)
	}
	var answered struct {
		Seconds float64
		Places  []*Span
	}
	if err := json.Unmarshal(answer, &answered); err != nil {
		b.Fatal(err)
	}
	found = make([]Anchor, len(spans))
	for i, place := range answered.Places {
		found[i].State = Lost
		if place != nil {
			found[i] = Anchor{State: Exact, Span: *place}
		}
	}
	return answered.Seconds, found
}
