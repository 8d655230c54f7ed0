package annotate

import (
	"strings"
	"testing"
)

func TestQuoteAt(t *testing.T) {
	long := strings.Repeat("é", 40)
	cases := []struct {
		name string
		text string
		span Span
		want Quote
	}{
		{"at the beginning", "The pier is long.", Span{0, 8}, Quote{"The pier", "", " is long."}},
		{"at the end", "The pier is long.", Span{12, 17}, Quote{"long.", "The pier is ", ""}},
		{"32 code points of context", long + "pier" + long, Span{40, 44}, Quote{"pier", long[:64], long[:64]}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := NewText(c.text).QuoteAt(c.span); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestLocate(t *testing.T) {
	const text = "The pier is long. The pier is old. The bridge is long."
	cases := []struct {
		name  string
		quote Quote
		want  Span
		code  Code
	}{
		{"once", Quote{Exact: "bridge"}, Span{39, 45}, ""},
		{"the suffix decides", Quote{Exact: "pier", Suffix: " is old"}, Span{22, 26}, ""},
		{"the prefix decides", Quote{Exact: "long.", Prefix: "bridge is "}, Span{49, 54}, ""},
		{"a context that has changed still decides", Quote{Exact: "long.", Prefix: "new bridge is "}, Span{49, 54}, ""},
		{"context may lie", Quote{Exact: "bridge", Prefix: "nowhere"}, Span{39, 45}, ""},
		{"twice without context", Quote{Exact: "pier"}, Span{}, Conflict},
		{"twice with the same context", Quote{Exact: "pier", Prefix: "The "}, Span{}, Conflict},
		{"nowhere", Quote{Exact: "tunnel"}, Span{}, NotFound},
		{"no words", Quote{Prefix: "The "}, Span{}, NotFound},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := NewText(text).Locate(c.quote)
			if got != c.want || CodeOf(err) != c.code {
				t.Errorf("got %v, %v; want %v, %q", got, err, c.want, c.code)
			}
		})
	}
}
