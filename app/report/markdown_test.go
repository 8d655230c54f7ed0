package report

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"tickmark/annotate"
)

func markdownTextOf(t testing.TB, d annotate.Dossier, o Options) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteMarkdown(ctx, b, d, o) })
}

func TestWriteMarkdown(t *testing.T) {
	for _, name := range []string{"everything", "overlapping", "arabic"} {
		t.Run(name, func(t *testing.T) { golden(t, name+".md", markdownTextOf(t, dossiers(t)[name], Options{})) })
	}
}

var (
	htmlTag      = regexp.MustCompile(`<[^>]*>|<!--.*?-->`)
	footnoteMark = regexp.MustCompile(`<sup id="fnref.*?</sup>`)
)

// renderedMarkdown is the text that a reader of Markdown shows.
func renderedMarkdown(t testing.TB, markdown string) (text, page string) {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	page = b.String()
	return html.UnescapeString(htmlTag.ReplaceAllString(footnoteMark.ReplaceAllString(page, ""), "")), page
}

// A reader of Markdown shows the text of the article, and every claim's mark.
func TestMarkdownKeepsTheText(t *testing.T) {
	all := dossiers(t)
	all["hostile"] = hostile(t, naughty)
	for name, d := range all {
		t.Run(name, func(t *testing.T) {
			text, page := renderedMarkdown(t, string(markdownTextOf(t, d, Options{})))
			for _, b := range d.Version.Blocks {
				if !strings.Contains(squeezed(text), squeezed(b.Text)) {
					t.Errorf("the text does not hold %q:\n%s", b.Text, text)
				}
			}
			if got := strings.Count(page, `<li id="fn:`); got != len(d.Claims) {
				t.Errorf("%d footnotes for %d claims", got, len(d.Claims))
			}
			if got := strings.Count(page, "<script"); got > 0 {
				t.Errorf("%d scripts", got)
			}
		})
	}
}

// A list shows the numbers of the article, whatever stands between them.
func TestMarkdownLists(t *testing.T) {
	item := func(level, number int, text string) annotate.Block {
		return annotate.Block{Kind: annotate.ListItem, Level: level, Ordered: number > 0, Number: number, Text: text}
	}
	d := dossier(t, "en", "Lists", item(1, 1, "one"), item(1, 2, "two"), item(3, 7, "seven"), item(1, 3, "three"), item(1, 9, "nine"), item(1, 0, "bullet"), item(1, 10, "ten"))
	_, page := renderedMarkdown(t, string(markdownTextOf(t, d, Options{})))
	article, _, _ := strings.Cut(page, "<h2")
	for tag, want := range map[string]int{"<li>": 7, "<ol>": 1, `<ol start="7">`: 1, `<ol start="9">`: 1, `<ol start="10">`: 1, "<ul>": 1} {
		if got := strings.Count(article, tag); got != want {
			t.Errorf("%d %s, want %d:\n%s", got, tag, want, article)
		}
	}
}

func TestMarkdownKeepsNotesToItself(t *testing.T) {
	if bytes.Contains(markdownTextOf(t, everything(t), Options{}), []byte("internal:")) {
		t.Error("the file holds a note or a verdict that was replaced")
	}
	if err := WriteMarkdown(t.Context(), &bytes.Buffer{}, everything(t), Options{Kind: Memo}); annotate.CodeOf(err) != annotate.Unsupported {
		t.Errorf("a memo: %v", err)
	}
}

// Text of any kind reads as itself: in a paragraph, styled, in a heading and in an item.
func FuzzMarkdownText(f *testing.F) {
	for _, s := range []string{naughty, "1. a\n- b\n\n    c\n# d\n> e\n=== \n***\n", "[^1]: a\n[b]: c", "*a*b**c_d_ ~~e~~ `f``", " \t a \n\n b\t", "2) x|y\\", "&amp; &copy; http://a.example www.a.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = annotate.CleanText(s)
		line := annotate.CleanLine(s)
		if line == "" {
			t.Skip()
		}
		for _, style := range []phrase{{}, {strong: true}, {em: true, strong: true}, {code: true}, {href: "https://a.example/?a=1&copy=(2)"}} {
			style.text = s
			paragraph := &markdownLine{}
			paragraph.plain("x")
			paragraph.phrase(style)
			paragraph.plain("y")
			heading := &markdownLine{oneLine: true}
			style.text = line
			heading.phrase(style)
			alone := &markdownLine{}
			alone.phrase(phrase{text: s})
			got, _ := renderedMarkdown(t, paragraph.text()+"\n\n## "+heading.text()+"\n\n- "+indented(alone.text(), "  ")+"\n")
			if want := "x" + s + "y" + line + s; squeezed(got) != squeezed(want) {
				t.Errorf("%+v reads as %q", style, got)
			}
		}
	})
}
