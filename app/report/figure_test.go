package report

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"tickmark/annotate"
)

// TestFiguresAreShown has a photograph with a secret beside its pixels stand in
// every report that shows the article.
func TestFiguresAreShown(t *testing.T) {
	const secret = "GPS 51.5"
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, drawn(2*maxFigureSide, 100, color.Black, color.White), nil); err != nil {
		t.Fatal(err)
	}
	comment := append([]byte{0xFF, 0xD8, 0xFF, 0xFE, 0, byte(len(secret) + 2)}, secret...)
	file := append(comment, photo.Bytes()[2:]...)
	d := dossier(t, "en", "The quay", annotate.Block{Kind: annotate.Figure, Image: annotate.Hash(file), Alt: "A grey quay", Text: "The quay on Thursday"})
	o := Options{Kind: Annotated, Picture: func(hash string) ([]byte, error) {
		if hash != annotate.Hash(file) {
			t.Errorf("the picture %s is asked for", hash)
		}
		return file, nil
	}}

	var page, paper bytes.Buffer
	if err := WriteHTML(t.Context(), &page, d, o); err != nil {
		t.Fatal(err)
	}
	if s := page.String(); !strings.Contains(s, `<img src="data:image/jpeg;base64,`) || !strings.Contains(s, `alt="A grey quay" width="1600" height="50"`) || !strings.Contains(s, "img-src data:") {
		t.Error("the page does not show the picture")
	}
	if err := WritePDF(t.Context(), &paper, d, o); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(paper.Bytes(), []byte("/DCTDecode")) || bytes.Contains(paper.Bytes(), []byte(secret)) {
		t.Error("the PDF does not show the picture, or more than that")
	}
	word := wordOf(t, d, o)
	checkWord(t, d, word)
	for _, p := range wordParts(t, word) {
		if p.name != "word/media/image1.jpeg" {
			continue
		}
		config, _, err := image.DecodeConfig(strings.NewReader(p.content))
		if err != nil || config.Width != maxFigureSide || strings.Contains(p.content, secret) {
			t.Errorf("the picture is %+v, %v", config, err)
		}
		return
	}
	t.Error("the document does not hold the picture")
}
