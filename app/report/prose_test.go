package report

import (
	"reflect"
	"testing"
)

func TestReadProse(t *testing.T) {
	words := func(p ...phrase) []prose { return []prose{{words: p}} }
	for _, c := range []struct {
		name, markdown string
		want           []prose
	}{
		{"nothing", " \n", []prose{}},
		{"styles", "a **b *c*** `d*`", words(phrase{text: "a "}, phrase{text: "b ", strong: true}, phrase{text: "c", strong: true, em: true}, phrase{text: " "}, phrase{text: "d*", code: true})},
		{"line ends", "a\nb  \nc", words(phrase{text: "a "}, phrase{text: "b\n"}, phrase{text: "c"})},
		{"escapes and references", `\*a\* &lt;b&gt; &amp;lt; \&lt; &nothing; &#1;&#x1F68B; a; & b`, words(phrase{text: "*a* <b> &lt; &lt; &nothing; 🚋 a; & b"})},
		{"link", "[a *b*](https://a.example/?x=1&amp;y=2 'title')", words(phrase{text: "a ", href: "https://a.example/?x=1&y=2"}, phrase{text: "b", em: true, href: "https://a.example/?x=1&y=2"})},
		{"autolink", "<https://a.example/>", words(phrase{text: "https://a.example/", href: "https://a.example/"})},
		{"unsafe links", "[a](javascript:alert(1)) [b](/here) [c](data:text/html,x)", words(phrase{text: "a"}, phrase{text: " "}, phrase{text: "b"}, phrase{text: " "}, phrase{text: "c"})},
		{"image", "![a picture](https://a.example/pixel.gif)", words(phrase{text: "a picture"})},
		{"tags are shown", "x <b onclick=y>z</b>", words(phrase{text: "x "}, phrase{text: "<b onclick=y>"}, phrase{text: "z"}, phrase{text: "</b>"})},
		{"markup is shown", "<script>\nalert(1)\n</script>", words(phrase{text: "<script>\nalert(1)\n</script>"})},
		{"heading", "# a", []prose{{kind: proseHeading, words: []phrase{{text: "a"}}}}},
		{"rule and code", "***\n\n    a\n\n    b", []prose{{kind: proseRule}, {kind: proseCode, words: []phrase{{text: "a\n\nb"}}}}},
		{"quote", "> a", []prose{{kind: proseQuote, inner: words(phrase{text: "a"})}}},
		{"lists", "3. a\n   - b\n4. c", []prose{{kind: proseNumbers, first: 3, items: [][]prose{
			{{words: []phrase{{text: "a"}}}, {kind: proseBullets, first: 1, items: [][]prose{words(phrase{text: "b"})}}},
			words(phrase{text: "c"}),
		}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := readProse(c.markdown); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}
