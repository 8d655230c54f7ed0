package anchor

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var (
	full = flag.Bool("full", false, "measure on texts of a million code points with 5,000 spans instead of small ones")
	show = flag.String("show", "", "log what is not right in the revisions of that kind, such as “typos”; -run Synthetic/German chooses a language")
)

// tally counts what became of spans with the same fate.
type tally struct {
	all, right, wrong int
	silent            int // of the wrong ones, those that nobody would be asked about
}

func (t *tally) add(o tally) {
	t.all, t.right, t.wrong, t.silent = t.all+o.all, t.right+o.right, t.wrong+o.wrong, t.silent+o.silent
}

func (t tally) String() string {
	n := float64(max(1, t.all)) / 100
	return fmt.Sprintf("%6d: %6.2f %% right, %5.2f %% wrong, %d unasked", t.all, float64(t.right)/n, float64(t.wrong)/n, t.silent)
}

// judge holds an anchor against the truth. An untouched span is right if it is the
// very same, an edited one if three quarters of both places are common, and one
// that was deleted in part if it lies on something that is left of it. A lost one
// is neither right nor wrong, unless it was deleted: then it is right, and so is a
// copy of it that nobody could tell from it.
func judge(a Anchor, want truth) tally {
	t := tally{all: 1}
	common := min(a.Span.End, want.End) - max(a.Span.Start, want.Start)
	union := max(a.Span.End, want.End) - min(a.Span.Start, want.Start)
	right := false
	switch want.fate {
	case untouched:
		right = a.Span == want.Span
	case edited:
		right = 4*common >= 3*union
	case partlyDeleted:
		right = common > 0
	}
	switch {
	case want.fate == deleted && (a.State == Lost || a.Span == want.Span), a.State != Lost && right:
		t.right = 1
	case a.State != Lost:
		t.wrong = 1
		if a.State != Changed {
			t.silent = 1
		}
	}
	return t
}

// TestOnSyntheticRevisions holds Map to what it promises, in each language, on
// revisions of which it is known what became of each letter.
func TestOnSyntheticRevisions(t *testing.T) {
	length, spans := 20_000, 200
	if *full {
		length, spans = 1_000_000, 5_000
	}
	searched := map[fate]*tally{} // in all languages
	for _, f := range fates {
		searched[f] = &tally{}
	}
	for _, tongue := range tongues {
		t.Run(tongue.name, func(t *testing.T) { testRevisionsIn(t, tongue, length, spans, searched) })
	}
	for _, f := range fates {
		n := searched[f]
		t.Logf("%-22s %-15s %s", "as quotes", f, n)
		if n.silent > 0 || f == untouched && 100*n.right < 95*n.all || f == deleted && 100*n.wrong > 5*n.all {
			t.Error("quotes: want none in a wrong place unasked, at least 95 % of the untouched ones right, and at most 5 % of the deleted ones anchored")
		}
	}
}

// testRevisionsIn does so in one language. What is found by quote alone is counted
// in searched.
func testRevisionsIn(t *testing.T, tongue tongue, length, spans int, searched map[fate]*tally) {
	t.Helper()
	total := map[fate]*tally{}
	for _, f := range fates {
		total[f] = &tally{}
	}
	r := rand.New(rand.NewPCG(6, uint64(len(tongue.name))))
	old := []rune(tongue.text(r, length))
	places := tongue.spansIn(r, old, spans)
	for _, kind := range revisionKinds {
		revised := tongue.revise(r, old, kind)
		current := []rune(plain(revised))
		anchors := Map(string(old), string(current), places)
		// Every twentieth as a quote, without the old text.
		quotes := []Quote{}
		for _, s := range places[:len(places)/20] {
			quotes = append(quotes, Quote{
				Exact:    string(old[s.Start:s.End]),
				Prefix:   string(old[max(0, s.Start-32):s.Start]),
				Suffix:   string(old[s.End:min(len(old), s.End+32)]),
				Position: s,
			})
		}
		asQuotes := Find(string(current), quotes)
		found := map[fate]*tally{}
		for i, want := range truths(old, revised, places) {
			a := anchors[i]
			was, is := string(old[places[i].Start:places[i].End]), string(current[a.Span.Start:a.Span.End])
			if (a.State == Exact || a.State == Moved) && !slices.Equal(fold(was).runes, fold(is).runes) {
				t.Errorf("%s: %q was accepted for %q", kind.name, is, was)
			}
			shown := *show != "" && strings.HasPrefix(kind.name, *show)
			if i < len(asQuotes) {
				q := judge(asQuotes[i], want)
				searched[want.fate].add(q)
				if shown && q.silent > 0 {
					t.Logf("%s: %s, but found %v %q", kind.name, want.fate, asQuotes[i], was)
				}
			}
			got := judge(a, want)
			if found[want.fate] == nil {
				found[want.fate] = &tally{}
			}
			found[want.fate].add(got)
			total[want.fate].add(got)
			if shown && got.right == 0 {
				t.Logf("%s: %s, but %s %.2f\n  was  %q\n  got  %q\n  want %q", kind.name, want.fate, a.State, a.Score, was, is, string(current[want.Start:want.End]))
			}
		}
		for _, f := range fates {
			if n := found[f]; n != nil && testing.Verbose() {
				t.Logf("%-22s %-15s %s", kind.name, f, n)
			}
		}
	}
	// In per cent. Deleted ones that are anchored count as wrong.
	floors := map[fate]struct{ right, wrong float64 }{
		untouched: {99.5, 0.3}, edited: {98, 0.6}, partlyDeleted: {75, 3}, deleted: {99, 1},
	}
	for _, f := range fates {
		n, floor := total[f], floors[f]
		t.Logf("%-22s %-15s %s", "all", f, n)
		if float64(n.right) < floor.right*float64(n.all)/100 || float64(n.wrong) > floor.wrong*float64(n.all)/100 {
			t.Errorf("%s: want at least %.1f %% right and at most %.1f %% wrong", f, floor.right, floor.wrong)
		}
		if n.silent > n.all/1000 {
			t.Errorf("%s: %d wrong anchors that nobody would be asked about", f, n.silent)
		}
	}
}
