package report

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"tickmark/annotate"
)

// drawn is a picture with a bar of one colour through the middle of another.
func drawn(width, height int, ground, bar color.Color) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.Set(x, y, ground)
			if y > height/3 && y < 2*height/3 {
				picture.Set(x, y, bar)
			}
		}
	}
	return picture
}

func pngOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestNewLogo(t *testing.T) {
	black, white, none := color.NRGBA{A: 0xFF}, color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, color.NRGBA{}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, drawn(3000, 200, white, black), nil); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		file []byte
		want logo
	}{
		"opaque":          {pngOf(t, drawn(300, 90, white, black)), logo{213, 64, ownPlate}},
		"dark lines":      {pngOf(t, drawn(90, 30, none, black)), logo{90, 9, ownPlate}}, // without what is clear around them
		"dark ring":       {pngOf(t, drawn(90, 30, black, none)), logo{90, 30, lightPlate}},
		"light ring":      {pngOf(t, drawn(90, 30, white, none)), logo{90, 30, darkPlate}},
		"a large JPEG":    {photo.Bytes(), logo{280, 18, ownPlate}},
		"a line of pixel": {pngOf(t, drawn(5000, 1, white, black)), logo{280, 1, ownPlate}},
	} {
		t.Run(name, func(t *testing.T) {
			made, err := NewLogo(tc.file)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := readLogo(made); err != nil || got != tc.want {
				t.Errorf("got %+v, %v, want %+v", got, err, tc.want)
			}
			if again, err := NewLogo(made); err != nil || !bytes.Equal(again, made) {
				t.Errorf("a logo is not its own logo: %v", err)
			}
		})
	}
}

func TestNewLogoRefuses(t *testing.T) {
	var animated bytes.Buffer
	if err := gif.Encode(&animated, drawn(10, 10, color.White, color.Black), nil); err != nil {
		t.Fatal(err)
	}
	whole := pngOf(t, drawn(40, 40, color.White, color.Black))
	huge := bytes.Clone(whole)
	copy(huge[16:24], []byte{0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF}) // its width and height; the checksum is then wrong
	for name, tc := range map[string]struct {
		file []byte
		code annotate.Code
		says string
	}{
		"SVG":       {[]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`), annotate.Unsupported, "SVG"},
		"GIF":       {animated.Bytes(), annotate.Unsupported, "PNG or JPEG"},
		"text":      {[]byte("not a picture"), annotate.Unsupported, "PNG or JPEG"},
		"nothing":   {nil, annotate.Unsupported, "PNG or JPEG"},
		"clear":     {pngOf(t, drawn(9, 9, color.Transparent, color.Transparent)), annotate.Invalid, "transparent"},
		"cut off":   {whole[:len(whole)-30], annotate.Invalid, "broken"},
		"lying":     {huge, annotate.Invalid, "broken"},
		"too large": {make([]byte, MaxLogoBytes+1), annotate.TooLarge, "5 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := NewLogo(tc.file)
			if annotate.CodeOf(err) != tc.code || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// Reports carry the letterhead at their head, with the name of the house for whoever
// does not see the logo, and are as sound and as steady with it as without.
func TestLetterhead(t *testing.T) {
	logo, err := NewLogo(pngOf(t, drawn(90, 30, color.White, color.NRGBA{})))
	if err != nil {
		t.Fatal(err)
	}
	words := Letterhead{Name: `The "Halmsey" Courier <b>`, Byline: "Research desk & archive"}
	withLogo := words
	withLogo.Logo = logo
	for name, head := range map[string]Letterhead{"words": words, "logo": withLogo, "logo alone": {Logo: logo}} {
		t.Run(name, func(t *testing.T) {
			o := Options{Letterhead: head, Lang: "ar", Warn: func(message string) { t.Error(message) }}
			page := func() []byte {
				return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteHTML(ctx, b, everything(t), o) })
			}
			checkNesting(t, page())
			if !bytes.Equal(page(), page()) {
				t.Error("the same dossier gives another page")
			}
			images := 0
			for n := range nodes(t, page()) {
				if n.Data == "img" {
					images++
					if !strings.HasPrefix(attr(n, "src"), "data:image/png;base64,") || attr(n, "alt") == "" {
						t.Errorf("an image %v", n.Attr)
					}
					if head.Name != "" && attr(n, "alt") != head.Name {
						t.Errorf("the logo is called %q", attr(n, "alt"))
					}
				}
			}
			if want := len(head.Logo) > 0; (images == 1) != want {
				t.Errorf("%d images", images)
			}
			pdf := func() []byte {
				return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WritePDF(ctx, b, everything(t), o) })
			}
			file := pdf()
			if !bytes.Equal(file, pdf()) {
				t.Error("the same dossier gives another PDF")
			}
			run(t, file, "qpdf", "--check", "FILE")
			checkStructureOf(t, everything(t), file, "ar")
			text := squeezed(run(t, file, "pdftotext", "-raw", "FILE", "-"))
			if !strings.Contains(text, squeezed(head.Byline)) {
				t.Error("the byline is not there")
			}
		})
	}
}
