package importer

import (
	"net/url"
	"strings"

	"tickmark/annotate"
)

// absolute resolves a link against the address of the page, which may be nil,
// and returns "" for what is not worth a mark: places within the page itself,
// addresses that stay relative, and other schemes than http, https and mailto.
func absolute(base *url.URL, href string) string {
	href = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1 // as the URL standard has it
		}
		return r
	}, strings.TrimFunc(href, func(r rune) bool { return r <= ' ' }))
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
		if u.Fragment != "" && sameExceptFragment(u, base) {
			return ""
		}
	}
	s := escapeRest.Replace(u.String())
	if !annotate.SafeURL(s) {
		return ""
	}
	return s
}

// escapeRest escapes what net/url leaves alone in queries and opaque parts but
// an address may not hold (RFC 3986).
var escapeRest = strings.NewReplacer(
	" ", "%20", "<", "%3C", ">", "%3E", `"`, "%22", `\`, "%5C", "^", "%5E", "`", "%60", "{", "%7B", "|", "%7C", "}", "%7D")

func sameExceptFragment(a, b *url.URL) bool {
	x, y := *a, *b
	x.Fragment, y.Fragment, x.RawFragment, y.RawFragment = "", "", "", ""
	return x.String() == y.String()
}

// pageURL parses the address of a page; it is nil unless it is an absolute
// http or https address.
func pageURL(s string) *url.URL {
	s = strings.TrimSpace(s)
	if !annotate.SafeURL(s) {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "mailto" {
		return nil
	}
	return u
}
