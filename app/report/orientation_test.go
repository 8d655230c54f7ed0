package report

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// TestRegionsAreShown has evidence from a region of a photograph that a camera
// took on its side: its upper left quarter, as a person sees it, is red.
func TestRegionsAreShown(t *testing.T) {
	red, sensor := color.NRGBA{200, 0, 0, 255}, image.NewNRGBA(image.Rect(0, 0, 200, 100))
	for y := range 100 {
		for x := range 200 {
			sensor.Set(x, y, color.NRGBA{0, 0, 200, 255})
			if x < 100 && y >= 50 { // turned clockwise, it is the upper left
				sensor.Set(x, y, red)
			}
		}
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, sensor, nil); err != nil {
		t.Fatal(err)
	}
	turned := "\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	file := append([]byte("\xFF\xD8"+turned), photo.Bytes()[2:]...)

	d := dossier(t, "en", "The quay", annotate.Block{Kind: annotate.Paragraph, Text: "The quay is red."})
	d.Sources = []annotate.Source{{ID: "1", SourceFields: annotate.SourceFields{Title: "A photograph"}}}
	d.Claims = []annotate.Claim{{ID: "1", Number: 1, ClaimFields: annotate.ClaimFields{Wording: "The quay is red."}.Clean(), Evidence: []annotate.Evidence{{
		ID: "1", SourceID: "1", SnapshotID: "1", EvidenceFields: annotate.EvidenceFields{Stance: annotate.Context}.Clean(),
		Selector: &annotate.Selector{Region: &annotate.Region{X: 5, Y: 10, W: 40, H: 30}},
	}}}}
	o := Options{Seen: func(annotate.Evidence) ([]byte, error) { return file, nil }}
	var page, paper bytes.Buffer
	if err := WriteHTML(t.Context(), &page, d, o); err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile(`<img src="data:image/jpeg;base64,([^"]+)" alt="Image: detail at 5 % from the left and 10 % from the top" width="40" height="60">`).FindStringSubmatch(page.String())
	if shown == nil || !strings.Contains(page.String(), "img-src data:") {
		t.Fatal("the page does not show the region")
	}
	if err := WritePDF(t.Context(), &paper, d, o); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(paper.Bytes(), []byte("/DCTDecode")) {
		t.Error("the PDF does not show the region")
	}
	held := slices.ContainsFunc(wordParts(t, wordOf(t, d, Options{Seen: o.Seen})), func(p wordPart) bool {
		return p.name == "word/media/image1.jpeg"
	})
	if !held {
		t.Error("the Word document does not show the region")
	}
	region, err := base64.StdEncoding.DecodeString(shown[1])
	if err != nil {
		t.Fatal(err)
	}
	seen, err := jpeg.Decode(bytes.NewReader(region))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []image.Point{{2, 2}, {37, 57}} {
		if r, _, b, _ := seen.At(at.X, at.Y).RGBA(); r < b {
			t.Errorf("at %v it is not red", at)
		}
	}
}
