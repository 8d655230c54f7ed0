package suggest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"tickmark/annotate"
)

// FuzzFind holds Find to its promises on any text in any language, with
// sentences that a segmenter would never make.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"",
		"In 2019 it carried 4.2 million people, twice the number of 2009, because “fares fell by 12 per cent,” said Ines van der Berg.",
		"“One ‘two’ three\n‘Four’s five’ “six",
		"4 in 4 in 4 in 4 in 4, 3–5–7–9, €-€-€",
		"« 1 000 000 de personnes » „zwölf“ 「一二三」 ١٢٣ ½ U.S.A. l’été",
		"A. B. C. ’s ‘s' \"' 1.2.3.4 2019-05-03 10:30 3/5/2019",
	} {
		f.Add(s, "en", 7, 3)
		f.Add(s, "", 1000, 0)
		f.Add(s, "de-AT", 12, 12)
	}
	f.Fuzz(func(t *testing.T, s, lang string, length, step int) {
		if s = annotate.CleanText(s); len(s) > 2000 {
			t.Skip("checking overlapping sentences takes quadratic time")
		}
		kinds := annotate.BlockKinds()
		var blocks []annotate.Block
		for line := range strings.SplitSeq(s, "\n") {
			blocks = append(blocks, annotate.Block{Kind: kinds[len(line)%len(kinds)], Text: line})
		}
		var sentences []annotate.Sentence
		length, step = 1+abs(length)%200, 1+abs(step)%200
		for i, b := range annotate.BlockSpans(blocks) {
			for at := b.Start; at < b.End; at += step { // they overlap, or leave gaps, and cut words
				sentences = append(sentences, annotate.Sentence{Span: annotate.Span{Start: at, End: min(b.End, at+length)}, Block: i})
			}
		}
		checkPromises(t, blocks, sentences, lang)
		checkPromises(t, blocks, annotate.Sentences(blocks, lang), lang)
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

func checkPromises(t *testing.T, blocks []annotate.Block, sentences []annotate.Sentence, lang string) {
	t.Helper()
	text := annotate.NewText(annotate.JoinBlocks(blocks))
	suggestions := Find(blocks, sentences, lang)
	if again := Find(blocks, sentences, lang); !reflect.DeepEqual(suggestions, again) {
		t.Errorf("the same text gave %v and then %v", suggestions, again)
	}
	for i, s := range suggestions {
		if text.Check(s.Span) != nil || text.Trim(s.Span) != s.Span {
			t.Fatalf("suggestion %v is not words of the text", s.Span)
		}
		if !within(s.Span, sentences) {
			t.Errorf("suggestion %v crosses a sentence", s.Span)
		}
		if s.Score < floor || s.Score > 1 || s.Reason == "" || len(s.Facts) == 0 {
			t.Errorf("suggestion without a score, a reason or a fact: %+v", s)
		}
		for k, f := range s.Facts {
			if f.Len() <= 0 || f.Intersect(s.Span) != f.Span {
				t.Errorf("fact %v is not inside its suggestion %v", f.Span, s.Span)
			}
			if k > 0 && before(f.Span, s.Facts[k-1].Span) {
				t.Errorf("facts are out of order: %v", s.Facts)
			}
			if f.Reason == "" || !isKind(f.Kind) {
				t.Errorf("fact without a reason or a kind: %+v", f)
			}
		}
		if i == 0 {
			continue
		}
		last := suggestions[i-1]
		if before(s.Span, last.Span) {
			t.Errorf("suggestions are out of order: %v after %v", s.Span, last.Span)
		}
		if s.Span == last.Span {
			t.Errorf("two suggestions for %v", s.Span)
		}
	}
}

func within(s annotate.Span, sentences []annotate.Sentence) bool {
	for _, x := range sentences {
		if s.Intersect(x.Span) == s {
			return true
		}
	}
	return false
}

func before(a, b annotate.Span) bool { return a.Start < b.Start || a.Start == b.Start && a.End > b.End }

func isKind(kind annotate.ClaimKind) bool {
	for _, k := range annotate.ClaimKinds() {
		if k.Key == string(kind) {
			return true
		}
	}
	return false
}

// longText repeats the labelled articles up to a number of words.
func longText(t testing.TB, words int) (blocks []annotate.Block, sentences []annotate.Sentence) {
	articles := append(readLabelled(t, "tuned"), readLabelled(t, "heldout")...)
	at, count := 0, 0
	for i := 0; count < words; i++ {
		a := articles[i%len(articles)]
		for _, s := range a.sentences {
			s.Start, s.End, s.Block = s.Start+at, s.End+at, s.Block+len(blocks)
			sentences = append(sentences, s)
			count += s.Words
		}
		blocks = append(blocks, a.blocks...)
		spans := annotate.BlockSpans(a.blocks)
		at += spans[len(spans)-1].End + 1
	}
	return blocks, sentences
}

func BenchmarkFind(b *testing.B) {
	blocks, sentences := longText(b, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		Find(blocks, sentences, "en")
	}
}

// BenchmarkOneSentence shows that no text makes time grow with the square of its
// length: one sentence of what rules look twice at, over and over. The time a word is
// that of the short sentence also in the long one.
func BenchmarkOneSentence(b *testing.B) {
	for _, words := range []string{
		"4 in ", "“a said b” ", "more than ", "‘ ", "s’ ‘", "A. ", "de ", "as many ", "in Ostrey ", "- - A ", "no word here ",
	} {
		for _, times := range []int{2_500, 40_000} {
			b.Run(fmt.Sprintf("%q %d times", words, times), func(b *testing.B) {
				text := strings.TrimSpace(strings.Repeat(words, times))
				blocks := []annotate.Block{{Kind: annotate.Paragraph, Text: text}}
				sentences := []annotate.Sentence{{Span: annotate.BlockSpans(blocks)[0]}}
				for b.Loop() {
					Find(blocks, sentences, "en")
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*times), "ns/word")
			})
		}
	}
}
