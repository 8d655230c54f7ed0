package anchor

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkMap maps a span for every 200 code points over a revision of all kinds
// at once. The time of an operation grows with the text, and little faster: that
// of the last is about ten times that of the one before.
func BenchmarkMap(b *testing.B) {
	for _, length := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(length), func(b *testing.B) {
			old, current, spans := benchmarkTexts(length)
			for b.Loop() {
				Map(old, current, spans)
			}
		})
	}
}

func BenchmarkDiff(b *testing.B) {
	for _, length := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(length), func(b *testing.B) {
			old, current, _ := benchmarkTexts(length)
			for b.Loop() {
				Diff(old, current)
			}
		})
	}
}

func benchmarkTexts(length int) (old, current string, spans []Span) {
	english, everything := tongues[0], revisionKinds[len(revisionKinds)-1]
	r := rand.New(rand.NewPCG(1, 1))
	points := []rune(english.text(r, length))
	spans = english.spansIn(r, points, length/200)
	return string(points), plain(english.revise(r, points, everything)), spans
}
