package api

import (
	"fmt"
	"image/png"
	"net/http/httptest"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
	"tickmark/app/pdfium/pdftest"
)

// The pages of a PDF are drawn, those without text as well, and words of its
// text are found on them: the second of two alike, and both parts of a broken one.
func TestPages(t *testing.T) {
	c := open(t)
	var source annotate.Source
	c.ask("POST", "/api/sources", newSource, 201, &source)
	file := pdftest.File(pdftest.Info{}, pdftest.Page{},
		pdftest.Lines(59.5, 84.2,
			"The line cost 43 million and carried four thou-",
			"sand people. It cost 43 million in all its time."))
	var captured app.Captured
	c.ask("POST", "/api/sources/"+source.ID+"/snapshots?name=audit.pdf", string(file), 201, &captured)
	if captured.Snapshot.Pages != 2 {
		t.Errorf("%+v", captured.Snapshot)
	}
	pages := "/api/snapshots/" + captured.Snapshot.ID + "/pages/"

	for _, page := range []string{"1", "2"} {
		r := httptest.NewRequestWithContext(t.Context(), "GET", pages+page+"?width=300", nil)
		r.Header.Set("X-Tickmark", "1")
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, r)
		drawn, err := png.Decode(w.Body)
		if err != nil || w.Header().Get("Content-Type") != "image/png" {
			t.Fatalf("page %s: %v, %d %v", page, err, w.Code, w.Header())
		}
		if size := drawn.Bounds().Size(); size.X != 300 || size.Y != 425 {
			t.Errorf("page %s is drawn as %v", page, size)
		}
	}
	c.ask("GET", pages+"3", "", 404, nil)
	c.ask("GET", pages+"1?width=5", "", 422, nil)

	var text snapshotText
	c.ask("GET", "/api/snapshots/"+captured.Snapshot.ID+"/text", "", 200, &text)
	joined := annotate.JoinBlocks(text.Blocks)
	boxesOf := func(page string, words string, at int) []annotate.Region {
		var found boxes
		c.ask("GET", fmt.Sprintf("%s%s/boxes?start=%d&end=%d", pages, page, at, at+len(words)), "", 200, &found)
		return found.Boxes
	}
	// A character is 6.6 points wide on a page of 595 by 842.
	second := boxesOf("2", "43 million", strings.LastIndex(joined, "43 million"))
	if len(second) != 1 || !near(second[0], annotate.Region{X: 10 + 21*1.11, Y: 10.8, W: 11, H: 1}) {
		t.Errorf("the second is at %+v", second)
	}
	broken := boxesOf("2", "thousand", strings.Index(joined, "thousand"))
	if len(broken) != 2 || !near(broken[0], annotate.Region{X: 10 + 42*1.11, Y: 9.2, W: 4.4, H: 1}) || !near(broken[1], annotate.Region{X: 10, Y: 10.8, W: 4.4, H: 1}) {
		t.Errorf("the broken word is at %+v", broken)
	}
	if none := boxesOf("1", "43 million", strings.Index(joined, "43 million")); len(none) != 0 {
		t.Errorf("on the page before, they are at %+v", none)
	}
	c.ask("GET", pages+"2/boxes?start=0&end=9999", "", 422, nil)
}

// near reports whether two regions differ by no more than a character.
func near(a, b annotate.Region) bool {
	differ := func(a, b float64) bool { return max(a-b, b-a) > 1.2 }
	return !differ(a.X, b.X) && !differ(a.Y, b.Y) && !differ(a.W, b.W) && !differ(a.H, b.H)
}
