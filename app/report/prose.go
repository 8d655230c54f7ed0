package report

import (
	"html"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"tickmark/annotate"
)

// prose is a paragraph, list or the like of an explanation. It knows less than
// CommonMark on purpose: it has no raw HTML (which becomes text that shows it),
// no images (they become their descriptions), and only links that are safe.
type prose struct {
	kind proseKind
	// words are those of paragraphs, headings and code.
	words []phrase
	// inner are the blocks of a quote.
	inner []prose
	// items are the entries of a list, first the number of the first.
	items [][]prose
	first int
}

type proseKind int

const (
	proseParagraph proseKind = iota
	proseHeading
	proseQuote
	proseBullets
	proseNumbers
	proseCode
	proseRule
)

// phrase is a stretch of text in one style. A line feed ends a line.
type phrase struct {
	text             string
	strong, em, code bool
	href             string
}

// readProse reads CommonMark.
func readProse(markdown string) []prose {
	source := []byte(markdown)
	return proseBlocks(commonMark().Parse(text.NewReader(source)), source)
}

// commonMark is the parser, which costs more to make than to use.
var commonMark = sync.OnceValue(goldmark.DefaultParser)

func proseBlocks(parent ast.Node, source []byte) []prose {
	blocks := []prose{}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			blocks = append(blocks, prose{kind: proseHeading, words: phrases(n, source, phrase{})})
		case *ast.Blockquote:
			blocks = append(blocks, prose{kind: proseQuote, inner: proseBlocks(n, source)})
		case *ast.List:
			list := prose{kind: proseBullets, first: 1}
			if n.IsOrdered() {
				list.kind, list.first = proseNumbers, n.Start
			}
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				list.items = append(list.items, proseBlocks(item, source))
			}
			blocks = append(blocks, list)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			blocks = append(blocks, prose{kind: proseCode, words: []phrase{{text: lines(n, source)}}})
		case *ast.HTMLBlock:
			shown := string(n.Lines().Value(source))
			if n.HasClosure() {
				shown += string(n.ClosureLine.Value(source))
			}
			blocks = append(blocks, prose{words: []phrase{{text: strings.TrimSpace(shown)}}})
		case *ast.ThematicBreak:
			blocks = append(blocks, prose{kind: proseRule})
		default:
			if words := phrases(n, source, phrase{}); len(words) > 0 {
				blocks = append(blocks, prose{words: words})
			}
		}
	}
	return blocks
}

func lines(n ast.Node, source []byte) string {
	return strings.TrimRight(string(n.Lines().Value(source)), "\n")
}

// phrases reads inline nodes; style is that of the nodes around them.
func phrases(parent ast.Node, source []byte, style phrase) []phrase {
	found := []phrase{}
	add := func(s string) {
		p := style
		p.text = s
		found = append(found, p)
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := style
		switch n := n.(type) {
		case *ast.Text:
			s := string(n.Value(source))
			if n.IsRaw() {
				s = strings.ReplaceAll(s, "\n", " ")
			} else {
				s = unescape(s)
			}
			switch {
			case n.HardLineBreak():
				s += "\n"
			case n.SoftLineBreak():
				s += " "
			}
			add(s)
			continue
		case *ast.String:
			add(string(n.Value))
			continue
		case *ast.RawHTML:
			add(string(n.Segments.Value(source)))
			continue
		case *ast.AutoLink:
			if address := string(n.URL(source)); annotate.SafeURL(address) {
				style := style
				style.href = address
				style.text = string(n.Label(source))
				found = append(found, style)
			} else {
				add(string(n.Label(source)))
			}
			continue
		case *ast.Emphasis:
			inner.em = inner.em || n.Level == 1
			inner.strong = inner.strong || n.Level == 2
		case *ast.CodeSpan:
			inner.code = true
		case *ast.Link:
			if address := string(util.URLEscape(n.Destination, true)); annotate.SafeURL(address) {
				inner.href = address
			}
		}
		found = append(found, phrases(n, source, inner)...)
	}
	return found
}

// unescape resolves backslash escapes and character references, which
// goldmark leaves to its renderers (CommonMark 2.4 and 2.5).
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			i++
			b.WriteByte(s[i])
			continue
		}
		if end := strings.IndexByte(s[i:], ';'); s[i] == '&' && end > 0 {
			reference := s[i : i+end+1]
			// HTML also knows references without the semicolon; CommonMark does not.
			if meant := html.UnescapeString(reference); meant == ";" || !strings.HasSuffix(meant, ";") {
				b.WriteString(meant)
				i += end
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return annotate.CleanText(b.String())
}
