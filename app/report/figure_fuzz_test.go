package report

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"tickmark/app/report/pdf"
)

// FuzzFigure reads pictures of any kind. One that can be shown is shown upright, in the
// size that is said, and what else stood in its file is gone; and a PDF can hold it.
func FuzzFigure(f *testing.F) {
	var jpg, plain, moving bytes.Buffer
	seen := drawn(24, 16, color.Black, color.NRGBA{200, 0, 0, 128})
	for _, err := range []error{jpeg.Encode(&jpg, seen, nil), png.Encode(&plain, seen), gif.Encode(&moving, seen, nil)} {
		if err != nil {
			f.Fatal(err)
		}
	}
	f.Add(plain.Bytes())
	f.Add(moving.Bytes())
	f.Add(jpg.Bytes())
	f.Add(append([]byte("\xFF\xD8\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"), jpg.Bytes()[2:]...))
	f.Add([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		config, _, err := image.DecodeConfig(bytes.NewReader(file))
		if err == nil && config.Width*config.Height > 1<<16 {
			t.Skip("takes long")
		}
		embedded, pdfErr := pdf.NewPicture(file)
		packed, err := packFigure(file)
		if err != nil {
			return
		}
		if pdfErr != nil {
			t.Fatalf("a PDF cannot hold what is shown elsewhere: %v", pdfErr)
		}
		decoded, _, err := image.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		width, height := decoded.Bounds().Dx(), decoded.Bounds().Dy()
		if max(width, height) <= maxFigureSide && (embedded.Width != width || embedded.Height != height) {
			t.Errorf("%d by %d pixels have become %d by %d in a PDF", width, height, embedded.Width, embedded.Height)
		}
		shown, format, err := image.Decode(bytes.NewReader(packed.file))
		if err != nil || "image/"+format != packed.mediaType || shown.Bounds() != image.Rect(0, 0, packed.width, packed.height) {
			t.Fatalf("%s of %d by %d is not shown: %v", packed.mediaType, packed.width, packed.height, err)
		}
		if orientation(file) > 4 {
			width, height = height, width
		}
		if max(width, height) <= maxFigureSide && (packed.width != width || packed.height != height) {
			t.Errorf("%d by %d pixels have become %d by %d", width, height, packed.width, packed.height)
		}
		if orientation(packed.file) != 1 {
			t.Error("it would be turned a second time")
		}
	})
}
