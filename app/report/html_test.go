package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"tickmark/annotate"
)

func TestWriteHTML(t *testing.T) {
	all := dossiers(t)
	for _, name := range []string{"everything", "empty", "overlapping", "arabic"} {
		t.Run(name, func(t *testing.T) { golden(t, name+".html", htmlOf(t, all[name])) })
	}
}

// checkWhole checks a page as TestHTMLIsWhole says, and returns its ids and
// what its links lead to.
func checkWhole(t *testing.T, page []byte) (ids map[string]bool, targets []string) {
	t.Helper()
	checkNesting(t, page)
	ids = map[string]bool{}
	for n := range nodes(t, page) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("the id %q is there twice", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				targets = append(targets, a.Val[1:])
			case a.Key == "href" && !annotate.SafeURL(a.Val):
				t.Errorf("a link to %q", a.Val)
			case a.Key == "src" || a.Key == "style" || a.Key == "srcset" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
		switch n.Data {
		case "script":
			if kind := attr(n, "type"); kind != "application/json" && kind != "application/ld+json" {
				t.Errorf("a script of type %q", kind)
			}
		case "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video":
			t.Errorf("a <%s>", n.Data)
		}
	}
	for _, target := range targets {
		if !ids[target] {
			t.Errorf("nothing has the id %q", target)
		}
	}
	return ids, targets
}

// Every page stands alone, its links lead somewhere, and no markup is left open.
func TestHTMLIsWhole(t *testing.T) {
	all := dossiers(t)
	all["hostile"] = hostile(t, naughty)
	for name, d := range all {
		t.Run(name, func(t *testing.T) {
			ids, targets := checkWhole(t, htmlOf(t, d))
			for _, c := range d.Claims {
				if !ids[claimID(c.Number)] || !slices.Contains(targets, claimID(c.Number)) {
					t.Errorf("claim %d is not there, or not linked to", c.Number)
				}
				for i := range c.Passages {
					if at := anchorName("text", c.Number, i); !slices.Contains(targets, at) {
						t.Errorf("no way from claim %d to %s", c.Number, at)
					}
				}
			}
		})
	}
}

func TestHTMLKeepsNotesToItself(t *testing.T) {
	if page := htmlOf(t, everything(t)); bytes.Contains(page, []byte("internal:")) {
		t.Error("the page holds a note or a verdict that was replaced")
	}
}

func TestHTMLKeepsTheText(t *testing.T) {
	for name, d := range dossiers(t) {
		page := htmlOf(t, d)
		for n := range nodes(t, page) {
			if n.Data != "article" || attr(n, "class") != "text" {
				continue
			}
			got := strings.Fields(articleText(n))
			want := strings.Fields(annotate.JoinBlocks(d.Version.Blocks))
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: the article reads %q, want %q", name, got, want)
			}
		}
	}
}

// articleText is the text of an article without what the report adds.
func articleText(n *dom.Node) string {
	if n.Type == dom.TextNode {
		return n.Data
	}
	if n.Data == "sup" || attr(n, "class") == "picture" || attr(n, "class") == "label" {
		return ""
	}
	text := ""
	for child := range n.ChildNodes() {
		text += articleText(child)
	}
	switch n.Data {
	case "p", "li", "td", "th", "tr", "h3", "h4", "h5", "h6", "pre", "figcaption":
		text += "\n"
	}
	return text
}

// naughty is text that has become markup in other programs.
const naughty = `</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>"'&lt;&#60;{{.}}<!--` + "`${1}" + `]]>` + "\u202e\u2066"

// hostile has the text in every place that takes any. The article ends with the
// blocks that are given.
func hostile(t testing.TB, text string, last ...annotate.Block) annotate.Dossier {
	t.Helper()
	d := dossier(t, text, "a"+text, append([]annotate.Block{
		{Kind: annotate.Heading, Level: 2, Text: "b" + text},
		{Kind: annotate.Paragraph, Lang: text, Text: "c" + text},
		{Kind: annotate.Figure, Alt: "d" + text, Text: "e" + text},
		{Kind: annotate.Preformatted, Text: "f" + text},
	}, last...)...)
	f := &d.Article
	f.Byline, f.Publisher, f.PublishedOn, d.Generator = text, text, annotate.Date(text), text
	c := mark(t, &d, "c"+text)
	c.Wording, c.Claimant, c.ClaimantRole, c.SaidOn, c.Tags = text, text, text, annotate.Date(text), []string{text}
	judge(&d, c, "true", "")
	c.Verdict.GivenBy = text
	s := support(&d, c, text, annotate.EvidenceFields{Locator: text, Quote: text, Limits: text, AccessedOn: annotate.Date(text)})
	s.Author, s.Publisher, s.Issued, s.URL = "{"+text+"}", text, annotate.Date(text), "https://sources.example/"
	for i := range d.Scales[0].Levels {
		d.Scales[0].Levels[i].Label, d.Scales[0].Levels[i].Definition = fmt.Sprint(text, i), text
	}
	d.Scales[0].Name = text
	return d
}

// Hostile text gives the same elements and attributes as harmless text.
func TestHostileTextIsOnlyText(t *testing.T) {
	shape := func(text string) []string {
		var shape []string
		for n := range nodes(t, htmlOf(t, hostile(t, text))) {
			if attr(n, "class") == "unseen" {
				continue // a character that is shown by its name
			}
			tag := n.Data
			for _, a := range n.Attr {
				tag += " " + a.Key
			}
			shape = append(shape, tag)
		}
		return shape
	}
	if harmless, naughty := shape("x"), shape(naughty); !reflect.DeepEqual(harmless, naughty) {
		t.Errorf("the page has another shape: %d nodes, want %d", len(naughty), len(harmless))
	}
}

func TestHTMLStopsWithItsContext(t *testing.T) {
	d := dossier(t, "en", "Long", slices.Repeat([]annotate.Block{paragraph("Words.")}, 1000)...)
	ctx, cancel := context.WithCancel(t.Context())
	var steps []float64
	err := WriteHTML(ctx, &bytes.Buffer{}, d, Options{Progress: func(done float64) {
		steps = append(steps, done)
		cancel()
	}})
	if !errors.Is(err, context.Canceled) || len(steps) != 1 {
		t.Errorf("error %v after %v", err, steps)
	}
}

// nodes yields the elements of a page.
func nodes(t testing.TB, page []byte) func(func(*dom.Node) bool) {
	t.Helper()
	root, err := dom.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(*dom.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == dom.ElementNode && !yield(n) {
				return
			}
		}
	}
}

func attr(n *dom.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// checkNesting finds what a parser would repair in silence.
func checkNesting(t *testing.T, page []byte) {
	t.Helper()
	var open []string
	inside := func(tag string) bool { return slices.Contains(open, tag) }
	z := dom.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case dom.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v are still open", open)
			}
			return
		case dom.StartTagToken:
			switch token.Data {
			case "meta", "br", "hr", "img":
				continue
			case "a", "p":
				if inside(token.Data) {
					t.Errorf("<%s> in <%s>", token.Data, token.Data)
				}
			case "ul", "ol", "blockquote", "table", "pre", "div", "h3", "figure":
				if inside("p") {
					t.Errorf("<%s> in <p>", token.Data)
				}
			case "li":
				if last := open[len(open)-1]; last != "ul" && last != "ol" {
					t.Errorf("<li> in <%s>", last)
				}
			}
			open = append(open, token.Data)
		case dom.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> where %v are open", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func BenchmarkWriteHTML(b *testing.B) {
	// 100,000 words with 5,000 overlapping claims.
	var blocks []annotate.Block
	for range 1000 {
		blocks = append(blocks, paragraph(strings.Repeat("tram ", 99)+"tram."))
	}
	d := dossier(b, "en", "Long", blocks...)
	for i := range 5000 {
		span := annotate.Span{Start: i * 99, End: i*99 + 129}
		p, err := annotate.NewPassage(d.Version.ID, d.Version.Text(), span)
		if err != nil {
			b.Fatal(err)
		}
		c := annotate.Claim{ID: fmt.Sprint(i), ClaimFields: annotate.ClaimFields{}.Clean(), Passages: []annotate.Passage{p}}
		judge(&d, &c, "true", "It is *so*.")
		d.Claims = append(d.Claims, c)
	}
	annotate.SortClaims(d.Claims)
	for b.Loop() {
		htmlOf(b, d)
	}
}

// A sheet looks on the screen as the page does in print, and needs nothing either.
func TestSheet(t *testing.T) {
	page := written(t, func(ctx context.Context, b *bytes.Buffer) error {
		return WriteSheet(ctx, b, everything(t), Options{Paper: Letter})
	})
	ids, _ := checkWhole(t, page)
	if ids["dossier"] || !bytes.Contains(page, []byte("attached to this file")) {
		t.Error("the sheet holds the data, or does not say that the file has it attached")
	}
	style := string(page[bytes.Index(page, []byte("<style>")):bytes.Index(page, []byte("</style>"))])
	for _, want := range []string{"@media all{\nhtml{font-size:10pt}", "body{width:8.500in"} {
		if !strings.Contains(style, want) {
			t.Errorf("the style lacks %q", want)
		}
	}
	list := written(t, func(ctx context.Context, b *bytes.Buffer) error {
		return WriteSheet(ctx, b, everything(t), Options{Kind: SourceList})
	})
	if ids, _ := checkWhole(t, list); ids["contents"] {
		t.Error("a list has contents, which it has not on paper")
	}
	if strings.Contains(style, "screen") {
		t.Error("the style has rules for the screen")
	}
}
