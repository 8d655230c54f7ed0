package annotate

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// readCases reads the cases that the frontend's tests run as well.
func readCases[T any](t *testing.T, file string) []T {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []T
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatalf("%s holds no cases", file)
	}
	return cases
}

func TestSharedSpans(t *testing.T) {
	type sharedCase struct {
		Name, Text string
		CodePoints int
		Spans      []struct {
			Span
			Exact string
		}
	}
	for _, c := range readCases[sharedCase](t, "spans.json") {
		t.Run(c.Name, func(t *testing.T) {
			text := NewText(c.Text)
			if text.Len() != c.CodePoints {
				t.Errorf("it has %d code points, want %d", text.Len(), c.CodePoints)
			}
			for _, s := range c.Spans {
				if err := text.Check(s.Span); err != nil {
					t.Error(err)
				}
				if got := text.Slice(s.Span); got != s.Exact {
					t.Errorf("%v is %q, want %q", s.Span, got, s.Exact)
				}
				if !slices.Contains(text.Find(s.Exact), s.Span) {
					t.Errorf("%q is not found at %v, only at %v", s.Exact, s.Span, text.Find(s.Exact))
				}
			}
		})
	}
}

func TestCheckSpan(t *testing.T) {
	text := NewText("zwölf")
	cases := map[Span]Code{
		{0, 5}: "", {4, 5}: "", {-1, 2}: Invalid, {0, 6}: Invalid, {2, 2}: Invalid, {3, 2}: Invalid, {5, 6}: Invalid,
	}
	for span, want := range cases {
		if got := CodeOf(text.Check(span)); got != want {
			t.Errorf("%v: the code is %q, want %q", span, got, want)
		}
	}
}

func TestTrimSpan(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"nothing to do", "pier", "pier"},
		{"spaces", "  pier ", "pier"},
		{"line feeds and tabs", "\n\tpier\n", "pier"},
		{"no-break and ideographic space", "\u00a0\u3000über\u2009", "über"},
		{"inner space stays", " long pier ", "long pier"},
		{"white space only", " \n\u3000", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := NewText("a" + c.text + "b")
			got := text.Trim(Span{Start: 1, End: text.Len() - 1})
			if text.Slice(got) != c.want {
				t.Errorf("%q became %q at %v", c.text, text.Slice(got), got)
			}
		})
	}
}

func TestFind(t *testing.T) {
	cases := []struct {
		text, exact string
		want        []Span
	}{
		{"aaa", "aa", []Span{{0, 2}, {1, 3}}},
		{"é pier, é pier", "pier", []Span{{2, 6}, {10, 14}}},
		{"pier", "bridge", []Span{}},
		{"pier", "", []Span{}},
		{"", "pier", []Span{}},
	}
	for _, c := range cases {
		if got := NewText(c.text).Find(c.exact); !slices.Equal(got, c.want) || got == nil {
			t.Errorf("%q in %q: %v, want %v", c.exact, c.text, got, c.want)
		}
	}
}

func TestCountWords(t *testing.T) {
	cases := map[string]int{
		"":                           0,
		" — … 😀 ":                    0,
		"The pier is long.":          4,
		"don't, it’s well-known":     3,
		"9,000 visitors in 2025":     5, // a comma parts numbers, as it parts words
		"naïve cafe\u0301":           2,
		"हिन्दी में":                 2,
		"海港 2025 年":                  4,
		"日本で一番":                      5,
		"ที่นี่":                     2, // two letters, each with its marks
		"قال الوزير":                 2,
		"line\nbreak\ttab":           3,
		"https://courier.example/a":  4,
		"'quoted' words":             2,
		"می\u200cخواهم برگردم":       2, // a joiner or non-joiner is inside a word
		strings.Repeat("word ", 100): 100,
	}
	for text, want := range cases {
		if got := CountWords(text); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

// FuzzText checks that code points, bytes and places agree with Go's own
// conversion to runes.
func FuzzText(f *testing.F) {
	f.Add("plain", 1, 3)
	f.Add("a😀b👨‍👩‍👧c \u3000", 2, 9)
	f.Add("e\u0301\xff\xc3 ", 1, 4)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		text, runes := NewText(s), []rune(s)
		if text.Len() != len(runes) || text.String() != s {
			t.Fatalf("%q has %d code points, not %d", s, text.Len(), len(runes))
		}
		span := Span{start, end}
		if (text.Check(span) == nil) != (0 <= start && start < end && end <= len(runes)) {
			t.Fatalf("%v of %d: %v", span, len(runes), text.Check(span))
		}
		if text.Check(span) != nil {
			return
		}
		words := text.Slice(span)
		if utf8.ValidString(s) && words != string(runes[start:end]) {
			t.Errorf("%v is %q, want %q", span, words, string(runes[start:end]))
		}
		trimmed := text.Trim(span)
		if got := text.Slice(trimmed); got != strings.TrimFunc(words, unicode.IsSpace) || trimmed.Start < start || trimmed.End > end {
			t.Errorf("%q trimmed is %q", words, got)
		}
		if !utf8.ValidString(s) {
			return // a half of a character is not a place of its own
		}
		places := text.Find(words)
		if !slices.Contains(places, span) {
			t.Errorf("%q is not found where it was cut out, at %v, but at %v", words, span, places)
		}
		for _, p := range places {
			if text.Slice(p) != words {
				t.Errorf("%q is said to be at %v, where %q is", words, p, text.Slice(p))
			}
		}
		quote := text.QuoteAt(span)
		switch found, err := text.Locate(quote); {
		case err == nil && text.QuoteAt(found) != quote:
			t.Errorf("%+v is located at %v, where %+v is", quote, found, text.QuoteAt(found))
		case err != nil && CodeOf(err) != Conflict:
			t.Errorf("%+v is not located: %v", quote, err)
		}
	})
}
