package anchor_test

import (
	"fmt"

	"tickmark/annotate/anchor"
)

// words are the words of a span of a text.
func words(text string, s anchor.Span) string { return string([]rune(text)[s.Start:s.End]) }

func ExampleMap() {
	old := "The bridge over the Lorn opened in 1931, as the \"County Crossing\". It was paid for by the town. " +
		"Mayor Ada Quill, then 70, cut the ribbon. Some 4,000 people came."
	current := "Mayor Ada Quill, then 70, cut the ribbon. " +
		"The bridge over the Lorn opened in 1931, as the “County Crossing”. It was not paid for by the town."

	spans := []anchor.Span{{25, 65}, {67, 95}, {96, 137}, {138, 155}}
	for i, a := range anchor.Map(old, current, spans) {
		fmt.Println(words(old, spans[i]))
		fmt.Printf("  %s %.2f %s\n", a.State, a.Score, words(current, a.Span))
	}
	// Output:
	// opened in 1931, as the "County Crossing"
	//   exact 1.00 opened in 1931, as the “County Crossing”
	// It was paid for by the town.
	//   changed 0.88 It was not paid for by the town.
	// Mayor Ada Quill, then 70, cut the ribbon.
	//   moved 1.00 Mayor Ada Quill, then 70, cut the ribbon.
	// Some 4,000 people
	//   lost 0.00
}

func ExampleDiff() {
	old, current := "It rose by 5 per cent. It fell in May.", "It rose by 7 per cent."
	for _, e := range anchor.Diff(old, current) {
		fmt.Printf("%-6s %q %q\n", e.Op, words(old, e.Old), words(current, e.New))
	}
	// Output:
	// equal  "It rose by " "It rose by "
	// delete "5 " ""
	// insert "" "7 "
	// equal  "per cent. " "per cent."
	// delete "It fell in May." ""
}

func ExampleDiff_moved() {
	council := "Councillors voted nine to four for the second boat, and the debate took more than five hours. "
	lamp := "A lamp stands at its end, and nobody has lit it since the war had begun on the other side of the strait. "
	old := "The pier is 900 metres long. " + lamp + council + "The crane was sold."
	current := council + "The pier is 640 metres long. " + lamp + "A crane was sold."
	for _, e := range anchor.Diff(old, current) {
		text, place := current, e.New
		if e.Op == anchor.Delete || e.Op == anchor.MovedTo {
			text, place = old, e.Old
		}
		fmt.Printf("%-9s %q\n", e.Op, words(text, place))
	}
	// Output:
	// movedFrom "Councillors voted nine to four for the second boat, and the debate took more than five hours. "
	// equal     "The pier is "
	// delete    "900 "
	// insert    "640 "
	// equal     "metres long. A lamp stands at its end, and nobody has lit it since the war had begun on the other side of the strait. "
	// movedTo   "Councillors voted nine to four for the second boat, and the debate took more than five hours. "
	// delete    "The "
	// insert    "A "
	// equal     "crane was sold."
}

func ExampleFind() {
	text := "The mill burnt down in 1904. It was built anew. The weir broke in 1911. It was built anew."
	quotes := []anchor.Quote{
		{Exact: "the  MILL burnt down"},
		{Exact: "It was built anew.", Prefix: "The weir broke in 1911. "},
		{Exact: "It was built anew."},
	}
	for _, a := range anchor.Find(text, quotes) {
		fmt.Println(a.State, a.Span, len(a.Candidates))
	}
	// Output:
	// exact {0 19} 0
	// exact {72 90} 0
	// lost {0 0} 2
}
