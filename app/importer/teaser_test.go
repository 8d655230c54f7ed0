package importer

import (
	"slices"
	"strings"
	"testing"
)

func TestTeasers(t *testing.T) {
	const sentence = "<p>The tram opened in September and carries four thousand people on every working day, which nobody had thought it would. "
	page := func(middle string) string {
		return `<!DOCTYPE html><html><head><title>The tram</title><link rel="canonical" href="https://www.courier.example/tram"></head><body><article><h1>The tram</h1>` +
			strings.Repeat(sentence, 3) + middle + strings.Repeat(sentence, 3) + `</article></body></html>`
	}
	for name, c := range map[string]struct {
		middle string
		kept   bool
	}{
		"a link to another article":  {`<p><a href="/bus"><b>A BUS HAS BURNT OUT</b></a>`, false},
		"with a label":               {`<p>Read more: <a href="https://news.courier.example/bus">A bus has burnt out</a>`, false},
		"a link to another site":     {`<p>[<a href="https://council.example/report">The report</a>]`, true},
		"a link to a document":       {`<p><a href="/files/Report.PDF?v=2">The report of the council</a>`, true},
		"an address":                 {`<p><a href="/bus">https://www.courier.example/bus</a>`, true},
		"words that lead to a link":  {`<p>The council says: <a href="/bus">A bus has burnt out</a>`, true},
		"a link that is in the text": {`<p>They come <a href="/bus">by bus</a>.`, true},
	} {
		t.Run(name, func(t *testing.T) {
			result := mustRead(t, Input{Bytes: []byte(page(c.middle)), Format: HTML})
			left := slices.Contains(result.Notes, "1 link to another article of the site was left out.")
			if blocks := len(result.Blocks); left == c.kept || blocks != 8 && c.kept || blocks != 7 && !c.kept {
				t.Errorf("notes %q, blocks:\n%s", result.Notes, outline(result.Blocks))
			}
		})
	}
	t.Run("the whole page", func(t *testing.T) {
		result := mustRead(t, Input{Bytes: []byte(page(`<p><a href="/bus">A bus has burnt out</a>`)), Format: HTML, Whole: true})
		if !strings.Contains(outline(result.Blocks), "burnt") {
			t.Error(outline(result.Blocks))
		}
	})
}
