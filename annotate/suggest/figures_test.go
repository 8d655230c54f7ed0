package suggest

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tickmark/annotate"
)

// labelled is an article whose sentences carry a person's labels; see
// testdata/README.md.
type labelled struct {
	name      string
	blocks    []annotate.Block
	sentences []annotate.Sentence
	labels    []byte // '!', '+' or '-' for each sentence
}

func readLabelled(t testing.TB, half string) []labelled {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", half, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled articles in %s: %v", half, err)
	}
	var articles []labelled
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, parseLabelled(t, strings.TrimSuffix(filepath.Base(file), ".txt"), string(b)))
	}
	return articles
}

func parseLabelled(t testing.TB, name, s string) labelled {
	t.Helper()
	a := labelled{name: name}
	at := 0
	for paragraph := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
		block := annotate.Block{Kind: annotate.Paragraph}
		for i, line := range strings.Split(paragraph, "\n") {
			switch line[0] {
			case '#':
				block.Kind, block.Level, line = annotate.Heading, 1, line[1:]
			case '>':
				block.Kind, line = annotate.BlockQuote, line[1:]
			case '*':
				block.Kind, block.Level, line = annotate.ListItem, 1, line[1:]
			}
			label, words := line[0], line[2:]
			if !strings.ContainsRune("!+-", rune(label)) || line[1] != ' ' {
				t.Fatalf("%s: a line without a label: %q", name, line)
			}
			if i > 0 {
				block.Text += " "
				at++
			}
			end := at + utf8.RuneCountInString(words)
			a.sentences = append(a.sentences, annotate.Sentence{
				Span: annotate.Span{Start: at, End: end}, Block: len(a.blocks), Words: annotate.CountWords(words),
			})
			a.labels = append(a.labels, label)
			block.Text += words
			at = end
		}
		a.blocks = append(a.blocks, block)
		at++
	}
	return a
}

// ranked is a labelled sentence with the best score of what is suggested in it.
type ranked struct {
	label byte
	score float64
	words int
}

func (a labelled) ranked(find func(a labelled, sentence int) float64) []ranked {
	out := make([]ranked, len(a.sentences))
	for i, s := range a.sentences {
		out[i] = ranked{a.labels[i], find(a, i), s.Words}
	}
	return out
}

// bySuggestions gives a sentence the best score of the suggestions in it.
func bySuggestions() func(a labelled, sentence int) float64 {
	best := map[string][]float64{}
	return func(a labelled, sentence int) float64 {
		if best[a.name] == nil {
			best[a.name] = make([]float64, len(a.sentences))
			for _, s := range Find(a.blocks, a.sentences, "en") {
				i, _ := slices.BinarySearchFunc(a.sentences, s.End, func(x annotate.Sentence, end int) int { return cmp.Compare(x.End, end) })
				best[a.name][i] = max(best[a.name][i], s.Score)
			}
		}
		return best[a.name][sentence]
	}
}

// byLength is what the suggestions have to beat: long sentences first.
func byLength(a labelled, sentence int) float64 { return float64(a.sentences[sentence].Words) }

// byNumbers is the other: most numbers in digits first.
func byNumbers(a labelled, sentence int) float64 {
	text := annotate.NewText(annotate.JoinBlocks(a.blocks)).Slice(a.sentences[sentence].Span)
	return float64(len(strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })))
}

// precision is the share of the n best sentences that carry one of the labels.
// Sentences of score 0 are not suggested; fewer than n are counted as they are.
func precision(sentences []ranked, n int, labels string) (share float64, of int) {
	sorted := slices.Clone(sentences)
	slices.SortStableFunc(sorted, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	hits := 0
	for _, s := range sorted[:min(n, len(sorted))] {
		if s.score == 0 {
			break
		}
		of++
		if strings.IndexByte(labels, s.label) >= 0 {
			hits++
		}
	}
	return float64(hits) / float64(max(1, of)), of
}

// recall is the share of the sentences with one of the labels that are
// suggested at all.
func recall(sentences []ranked, labels string) float64 {
	found, all := 0, 0
	for _, s := range sentences {
		if strings.IndexByte(labels, s.label) >= 0 {
			all++
			if s.score > 0 {
				found++
			}
		}
	}
	return float64(found) / float64(max(1, all))
}

func share(sentences []ranked, labels string) float64 {
	n := 0
	for _, s := range sentences {
		if strings.IndexByte(labels, s.label) >= 0 {
			n++
		}
	}
	return float64(n) / float64(len(sentences))
}

// figures are what is measured of some ranked sentences.
type figures struct {
	marked, first         float64 // share of the sentences
	at                    int     // at most 10 for an article, 30 for a half
	markedAt, firstAt     float64 // precision at that
	suggested             int
	precision             float64 // of all that is suggested
	recall, recallOfFirst float64
}

func measure(sentences []ranked, at int) figures {
	const marked, first = "!+", "!"
	f := figures{
		marked: share(sentences, marked), first: share(sentences, first),
		recall: recall(sentences, marked), recallOfFirst: recall(sentences, first),
	}
	f.markedAt, f.at = precision(sentences, at, marked)
	f.firstAt, _ = precision(sentences, at, first)
	f.precision, f.suggested = precision(sentences, len(sentences), marked)
	return f
}

func (f figures) String() string {
	return fmt.Sprintf("marked %.2f, first %.2f | at %2d: marked %.2f, first %.2f | suggested %3d: precision %.2f, recall %.2f, of first %.2f",
		f.marked, f.first, f.at, f.markedAt, f.firstAt, f.suggested, f.precision, f.recall, f.recallOfFirst)
}

// TestFigures prints the figures of docs/suggestions.md and holds both halves,
// the one that the rules were adjusted on and the one that they were not, to
// what they have reached, with some room.
func TestFigures(t *testing.T) {
	var both []ranked
	for _, half := range []string{"tuned", "heldout"} {
		var all, long, numbers []ranked
		find := bySuggestions()
		for _, a := range readLabelled(t, half) {
			sentences := a.ranked(find)
			t.Logf("%-7s %-19s %3d sentences: %v", half, a.name, len(sentences), measure(sentences, 10))
			all = append(all, sentences...)
			long = append(long, a.ranked(byLength)...)
			numbers = append(numbers, a.ranked(byNumbers)...)
		}
		both = append(both, all...)
		f := measure(all, 30)
		t.Logf("%-7s %-19s %3d sentences: %v", half, "all", len(all), f)
		t.Logf("%-7s %-19s %3d sentences: %v", half, "longest first", len(all), measure(long, 30))
		t.Logf("%-7s %-19s %3d sentences: %v", half, "most numbers first", len(all), measure(numbers, 30))
		if f.markedAt < 0.9 || f.precision < 0.75 || f.recall < 0.75 || f.recallOfFirst < 0.85 {
			t.Errorf("%s: the suggestions have become worse: %v", half, f)
		}
	}
	t.Logf("%-7s %-19s %3d sentences: %v", "both", "all", len(both), measure(both, 30))
}
