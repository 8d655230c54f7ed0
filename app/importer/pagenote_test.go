package importer

import (
	"fmt"
	"strings"
	"testing"

	"tickmark/annotate"
)

// backing writes references as a line each: the words, then what is said of them.
func backing(blocks []annotate.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		for _, r := range block.References {
			fmt.Fprintf(&b, "%q: %s %q %v\n", annotate.NewText(block.Text).Slice(r.Span), r.Kind, r.Text, r.Links)
		}
	}
	return b.String()
}

func TestNotesOfPages(t *testing.T) {
	for name, c := range map[string]struct{ page, want, ends string }{
		"raised numbers": {
			`<p>Mostly oak.<sup><a href="#n1" id="r1">1</a></sup> The second is of stone<a href="#n2"><sup>2</sup></a>.
			<p>Seen from the tower.<h2>Notes</h2>
			<p id="n1"><a href="#r1"><sup>1</sup></a> Port office, <a href="https://example.org/oak">log of 1874</a>.
			<p><a name="n2"></a>2. See https://example.org/stone, page 7.`,
			`"Mostly oak.": footnote "Port office, log of 1874." [https://example.org/oak]
"The second is of stone": footnote "See https://example.org/stone, page 7." [https://example.org/stone]
`,
			"2. See https://example.org/stone, page 7.",
		},
		"what the page says": {
			`<p>Mostly oak<a role="doc-noteref" href="#n">see the note</a>.<ol role="doc-endnotes"><li id="n">Port office. <a role="doc-backlink" href="#r">back</a></ol>`,
			`"Mostly oak": endnote "Port office." []
`,
			"Port office. back",
		},
		"an encyclopaedia": {
			`<p>It has two quays.<sup class="reference" id="cite_ref-a_1-0"><a href="#cite_note-a-1">[1]</a></sup> One is older.<sup class="reference" id="cite_ref-a_1-1"><a href="#cite_note-a-1">[1]</a></sup><sup id="cite_ref-2"><a href="#cite_note-2">[note 2]</a></sup>
			<ol class="references"><li id="cite_note-a-1"><span>^ <a href="#cite_ref-a_1-0"><sup><b>a</b></sup></a> <a href="#cite_ref-a_1-1"><sup><b>b</b></sup></a></span> <span><cite><a href="https://example.org/quays">The quays</a></cite>. Varnholt Press.</span></li>
			<li id="cite_note-2"><b><a href="#cite_ref-2">^</a></b> By a year.</ol>`,
			`"It has two quays.": footnote "The quays. Varnholt Press." [https://example.org/quays]
"One is older.": footnote "The quays. Varnholt Press." [https://example.org/quays]
"One is older.[1][note 2]": footnote "By a year." []
`,
			"By a year.",
		},
		"no notes": {
			`<p>In 10<sup><a href="#power">6</a></sup> cases, see <a href="#part">2</a> and <a href="#own">[3]</a>.<sup><a href="#gone">4</a></sup><sup><a href="https://example.org/#part">5</a></sup>
			<h2 id="power">Powers</h2><section id="part"><h2>Part</h2><p>Words.</section><div id="own"></div>`,
			"", "Words.",
		},
		"notes that the search for the article takes for a footer": {
			`<html><head><title>The quays</title></head><body><article><h1>The quays</h1>` + strings.Repeat(`<p>The harbour of Varnholt has two quays, one of oak and one of stone, and both are older than the town hall.<sup><a href="#fn1">1</a></sup></p>`, 5) +
				`</article><footer class="footer-notes"><div id="fn1">Port office, log of 1874.</div></footer></body></html>`,
			strings.Repeat(`"The harbour of Varnholt has two quays, one of oak and one of stone, and both are older than the town hall.": footnote "Port office, log of 1874." []
`, 5),
			"Port office, log of 1874.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			blocks := mustRead(t, Input{Bytes: []byte(c.page), Format: HTML}).Blocks
			if got := backing(blocks); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			if n := strings.Count(annotate.JoinBlocks(blocks), c.ends); n != 1 {
				t.Errorf("%q is %d times in the text", c.ends, n)
			}
			if last := blocks[len(blocks)-1].Text; last != c.ends {
				t.Errorf("ends with %q, want %q", last, c.ends)
			}
		})
	}
}
