package importer

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
)

// savedPages makes pages of the size that saved news pages have, about 80 kB,
// from the one in testdata: longer articles, more links around them.
func savedPages(b *testing.B, n int) [][]byte {
	b.Helper()
	page, err := os.ReadFile("testdata/news-page.html")
	if err != nil {
		b.Fatal(err)
	}
	_, article, _ := strings.Cut(string(page), "</h1>")
	article, _, _ = strings.Cut(article, "<iframe")
	pages := make([][]byte, n)
	for i := range pages {
		var links strings.Builder
		for k := range 150 {
			fmt.Fprintf(&links, `<li class="teaser"><a href="/story/%d/%d"><img src="/t/%d.jpg" alt=""><span>Story %d of the day</span></a></li>`, i, k, k, k)
		}
		related := `<div class="sidebar"><ul>` + links.String() + `</ul></div><script>` + strings.Repeat("track('view');", 1000+i) + `</script></main>`
		long := strings.Replace(string(page), article, strings.Repeat(article, 5+i%8), 1)
		pages[i] = []byte(strings.Replace(long, "</main>", related, 1))
	}
	return pages
}

// BenchmarkSavedPages imports 1,000 saved pages, and says how many times longer
// that takes than finding the article in them alone.
func BenchmarkSavedPages(b *testing.B) {
	pages := savedPages(b, 1000)
	var bare time.Duration // for all pages
	b.Run("extraction", func(b *testing.B) {
		for b.Loop() {
			for _, page := range pages {
				if _, err := readability.FromReader(bytes.NewReader(page), nil); err != nil {
					b.Fatal(err)
				}
			}
		}
		bare = b.Elapsed() / time.Duration(b.N)
	})
	b.Run("import", func(b *testing.B) {
		for b.Loop() {
			for _, page := range pages {
				if _, err := Read(b.Context(), Input{Name: "page.html", Bytes: page}); err != nil {
					b.Fatal(err)
				}
			}
		}
		perRun := b.Elapsed() / time.Duration(b.N)
		b.ReportMetric(float64(perRun.Milliseconds())/float64(len(pages)), "ms/page")
		if bare > 0 {
			b.ReportMetric(perRun.Seconds()/bare.Seconds(), "times-extraction")
		}
	})
}
