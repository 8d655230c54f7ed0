package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isBlock holds the elements that begin and end a line in browsers (HTML
// standard, section 15.3) and have no rule of their own in [walker.element].
var isBlock = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Body: true, atom.Caption: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Footer: true, atom.Form: true, atom.Header: true, atom.Hgroup: true,
	atom.Html: true, atom.Legend: true, atom.Main: true, atom.P: true, atom.Search: true,
	atom.Section: true, atom.Summary: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true,
	atom.Thead: true, atom.Tr: true,
}

// isDropped holds the elements whose content is not text of the article.
var isDropped = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Button: true, atom.Canvas: true, atom.Datalist: true, atom.Frame: true,
	atom.Frameset: true, atom.Head: true, atom.Input: true, atom.Link: true, atom.Math: true, atom.Meta: true,
	atom.Meter: true, atom.Nav: true, atom.Noembed: true, atom.Noframes: true, atom.Noscript: true,
	atom.Optgroup: true, atom.Option: true, atom.Progress: true, atom.Rp: true, atom.Script: true, atom.Select: true,
	atom.Style: true, atom.Svg: true, atom.Template: true, atom.Textarea: true, atom.Title: true,
}

var hiddenStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// dropped reports whether the element is left out with all it holds: what is
// not text of the article, what is not HTML, and what a browser does not show.
func dropped(n *html.Node) bool {
	if isDropped[n.DataAtom] || n.Namespace != "" {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			if hiddenStyle.MatchString(a.Val) {
				return true
			}
		case "role":
			if a.Val == "navigation" {
				return true
			}
		}
	}
	if n.DataAtom == atom.Dialog {
		_, open := lookup(n, "open")
		return !open
	}
	return false
}

func attribute(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// textOf returns the text of a node as it stands in the page.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// first returns the first element under n that match accepts, or nil.
func first(n *html.Node, match func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && match(d) {
			return d
		}
	}
	return nil
}

func tagged(tag atom.Atom) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.DataAtom == tag }
}
