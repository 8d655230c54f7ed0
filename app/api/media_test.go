package api

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"net/http/httptest"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

// The pictures of an article are kept with it, and elements of the page load
// them, but nothing else that the library keeps.
func TestPictures(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	c := open(t)
	var outcome app.Outcome
	page := `<article><p>The quay is closed.</p><img alt="A grey quay" src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(picture.Bytes()) + `"></article>`
	c.ask("POST", "/api/articles/file?name=quay.html", page, 200, &outcome)
	var desk app.Desk
	c.ask("GET", "/api/articles/"+outcome.Article.ID, "", 200, &desk)
	figure := desk.Version.Blocks[1]
	if figure.Kind != annotate.Figure || figure.Image != annotate.Hash(picture.Bytes()) || figure.Alt != "A grey quay" {
		t.Fatalf("the figure is %+v", figure)
	}
	var words vocabulary
	c.ask("GET", "/api/vocabulary", "", 200, &words)
	get := func(address string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", address, nil))
		return w
	}
	got := get(strings.ReplaceAll(words.Images, "{hash}", figure.Image))
	if header := got.Header(); got.Code != 200 || !bytes.Equal(got.Body.Bytes(), picture.Bytes()) || header.Get("Content-Type") != "image/png" ||
		header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the picture is answered with %d %v", got.Code, header)
	}
	for name, address := range map[string]string{
		"no key":       "/media/images/" + figure.Image,
		"the original": strings.ReplaceAll(words.Images, "{hash}", desk.Version.OriginalHash),
		"nothing":      strings.ReplaceAll(words.Images, "{hash}", annotate.Hash(nil)),
	} {
		if got := get(address); got.Code < 400 || bytes.Contains(got.Body.Bytes(), []byte("quay")) {
			t.Errorf("%s: %d %s", name, got.Code, got.Body)
		}
	}
}
