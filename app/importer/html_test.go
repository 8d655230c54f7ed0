package importer

import (
	"fmt"
	"strings"
	"testing"

	"tickmark/annotate"
)

// outline writes blocks as a line each.
func outline(blocks []annotate.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		fmt.Fprintf(&b, "%s %q\n", block.Kind, block.Text)
	}
	return b.String()
}

func TestReadHTML(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"small page": {
			`<html><head><title>Votes of 3 May | Council</title></head><body><nav>Menu</nav><h1>Votes of 3 May</h1><p>Two.</p></body></html>`,
			`heading "Votes of 3 May"` + "\n" + `paragraph "Two."`,
		},
		"page of bare text": {`<html><body>Just text.<br><br>And more.</body></html>`, `paragraph "Just text."` + "\n" + `paragraph "And more."`},
		"text file shown in a browser": {
			"<html><head></head><body><pre>One.\n\n  Two.</pre></body></html>", `preformatted "One.\n\n  Two."`,
		},
		"neighbours without space between them": {
			`<div>one</div><div>two</div>three<p>four<section>five</section>six`,
			`paragraph "one"` + "\n" + `paragraph "two"` + "\n" + `paragraph "three"` + "\n" + `paragraph "four"` + "\n" + `paragraph "five"` + "\n" + `paragraph "six"`,
		},
		"dropped elements do not part a word": {`<p>har<script>x</script><!-- x -->b<span hidden>x</span>our`, `paragraph "harbour"`},
		"cells keep their columns": {
			`<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>`,
			`table "a\tb\t\n\tc\td\ne\tf\tg"`,
		},
		"breaks in a cell and a heading": {
			`<h2>one<br>two</h2><table><tr><th>a<td>b<br>c<p>d</table>`, `heading "one two"` + "\n" + `table "a\tb c d"`,
		},
		"markup as text":     {`<p>&lt;script>alert(1)&lt;/script> &amp;lt;`, `paragraph "<script>alert(1)</script> &lt;"`},
		"control characters": {"<p>a\x01b\x00c&#x85;d&#xFFFE;e\u2028f", `paragraph "abc…de f"`},
		"copied on Windows": {
			"Version:0.9\r\nStartHTML:00000097\r\nSourceURL:https://a.example/x\r\n<html><body>\r\n<!--StartFragment--><nav>Menu</nav><b>Words</b><!--EndFragment--></body></html>",
			`paragraph "Words"`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := outline(mustRead(t, Input{Bytes: []byte(c.in), Format: HTML}).Blocks); got != c.want+"\n" {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestMetadata(t *testing.T) {
	const ld = `<script type="application/ld+json">`
	for name, c := range map[string]struct {
		in   string
		want annotate.ArticleFields
	}{
		"Open Graph": {
			`<html lang="de"><meta property="og:title" content="Die &amp;amp; Brücke"><meta property="og:site_name" content="Der Bote">
			 <meta property="article:published_time" content="2031-04-17T23:40-08:00"><meta property="og:url" content="https://a.example/b">`,
			annotate.ArticleFields{Title: "Die & Brücke", Publisher: "Der Bote", PublishedOn: "2031-04-17", URL: "https://a.example/b", Lang: "de"},
		},
		"nothing but a title": {
			`<title>Bridge to close for eleven months – The Ostrevant Courier</title>`,
			annotate.ArticleFields{Title: "Bridge to close for eleven months"},
		},
		"the printed headline wins": {
			`<title>Quay Bridge closes | Courier</title><meta property="og:site_name" content="Courier"><h1>Courier</h1><h1>Quay Bridge closes <i>again</i></h1>`,
			annotate.ArticleFields{Title: "Quay Bridge closes again", Publisher: "Courier"},
		},
		"broken JSON-LD beside a good one": {
			ld + `{"headline": "x</script>` + ld + `<!-- [{"@type":"Report","headline":"Piers","author":"A. Holm","publisher":{"name":["Port"]},"datePublished":"3 May 2031","url":"https://a.example/r"}] --></script>`,
			annotate.ArticleFields{Title: "Piers", Byline: "A. Holm", Publisher: "Port", PublishedOn: "2031-05-03", URL: "https://a.example/r"},
		},
		"microdata": {
			`<article><div itemprop="author"><img alt=""><span itemprop="name">Ilse Maartens</span>, reporter</div><time itemprop="datePublished" datetime="2031-05">May</time></article>`,
			annotate.ArticleFields{Title: "Ilse Maartens, reporter", Byline: "Ilse Maartens", PublishedOn: "2031-05"},
		},
		"saved by SingleFile": {
			"<!--\n Page saved with SingleFile \n url: https://a.example/saved \n saved date: x\n-->\n<html>",
			annotate.ArticleFields{URL: "https://a.example/saved"},
		},
		"addresses that are none": {
			`<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="/relative"><html lang="no language">`,
			annotate.ArticleFields{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if c.want.Title == "" {
				c.want.Title = "Text"
			}
			if got := mustRead(t, Input{Bytes: []byte(c.in + "<p>Text.</p>"), Format: HTML}).Fields; got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestAbsolute(t *testing.T) {
	base := pageURL("https://a.example/b/c?d=e")
	for href, want := range map[string]string{
		"../x?y#z":                    "https://a.example/x?y#z",
		"//b.example":                 "https://b.example",
		" ht\ntps://c.example/ü ":     "https://c.example/%C3%BC",
		"HTTP://D.example":            "http://D.example",
		"mailto:a@b.example":          "mailto:a@b.example",
		"":                            "",
		"#note":                       "",
		"https://a.example/b/c?d=e#n": "",
		"javascript:alert(1)":         "",
		"java\tscript:alert(1)":       "",
		"data:text/html,x":            "",
		"http://[::1":                 "",
		"https:///no-host":            "",
	} {
		if got := absolute(base, href); got != want {
			t.Errorf("%q: got %q, want %q", href, got, want)
		}
	}
	if got := absolute(nil, "x"); got != "" {
		t.Errorf("relative to nothing: %q", got)
	}
}

func TestReadDate(t *testing.T) {
	for in, want := range map[string]annotate.Date{
		"2031":                              "2031",
		"2031-5":                            "2031-05",
		"2031-05-03T23:59:59-11:00":         "2031-05-03",
		"2031/5/3 10:00":                    "2031-05-03",
		"20310503":                          "2031-05-03",
		"Sat, 03 May 2031 10:00:00 GMT":     "2031-05-03",
		"Sat May  3 10:00:00 CEST 2031":     "2031-05-03",
		"Published 7:07 PM EST May 3, 2031": "2031-05-03",
		"3rd of no month 2031":              "",
		"Donnerstag, 3.5.2031":              "2031-05-03",
		"3/5/2031":                          "",
		"2031-02-30":                        "",
		"0001-01-01T00:00:00Z":              "",
		"1970-01-01":                        "",
		"yesterday":                         "",
	} {
		if got := readDate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
