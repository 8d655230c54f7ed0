package anchor

import "testing"

// TestFind is about annotations that other programs made: they bring a quote, at
// times with context or a position, and there is no text that they were made on.
func TestFind(t *testing.T) {
	const text = "The mill burnt down in 1904. It was built anew. The weir broke in 1911. It was built anew.\n" +
		"“This is an annotation that has some errors,” wrote Ada Quill, “and it’s mine.” It is mine, she added. " +
		"In 1904 Lornby had 4,000 voters."
	for _, c := range []struct {
		name  string
		quote Quote
		want  string // the words of the anchor or, if it is lost, of the first candidate
		state State
	}{
		{"other typing", Quote{Exact: "\"and it's mine.\""}, "“and it’s mine.”", Exact},
		{"context tells two places apart", Quote{Exact: "It was built anew.", Prefix: "The weir broke in 1911. "}, "It was built anew.", Exact},
		{"the position alone does not", Quote{Exact: "It was built anew.", Position: Span{72, 90}}, "It was built anew.", Lost},
		{"two places, no context", Quote{Exact: "It was built anew."}, "It was built anew.", Lost},
		{"context of neither place", Quote{Exact: "It was built anew.", Prefix: "The lighthouse fell. "}, "It was built anew.", Lost},
		{"one short word with its context", Quote{Exact: "1911", Prefix: "The weir broke in "}, "1911", Exact},
		{"one short word of another context", Quote{Exact: "1911", Prefix: "born in "}, "1911", Lost},
		{"a typing error", Quote{Exact: "The wier broke in 1911."}, "The weir broke in 1911.", Changed},
		{"a word more", Quote{Exact: "Lornby never had 4,000 voters"}, "Lornby had 4,000 voters", Changed},
		{"a short word with a typing error", Quote{Exact: "anotation", Prefix: "this is an ", Suffix: " that has some"}, "annotation", Changed},
		{"other words", Quote{Exact: "The lighthouse was sold to a hotel."}, "", Lost},
		{"nothing", Quote{}, "", Lost},
		{"nothing but context", Quote{Prefix: "The weir broke in "}, "", Lost},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Find(text, []Quote{c.quote})[0]
			place := a.Span
			if a.State == Lost && len(a.Candidates) > 0 {
				place = a.Candidates[0].Span
			}
			if got := string([]rune(text)[place.Start:place.End]); a.State != c.state || got != c.want {
				t.Errorf("is %s: %q, want %s: %q", a.State, got, c.state, c.want)
			}
		})
	}
}
