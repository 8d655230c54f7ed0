package report

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"slices"

	"golang.org/x/image/draw"

	"tickmark/annotate"
)

// The bounds on pictures of the article in a report: the longer side in pixels,
// which is 200 an inch over the width of a page, and how large a picture as PNG may
// be before it is packed as a photograph, in bytes.
const (
	maxFigureSide = 1600
	maxFigurePNG  = 1 << 20
)

// figurePicture is a picture of the article as a report shows it.
type figurePicture struct {
	file          []byte // PNG or JPEG
	mediaType     string
	width, height int // pixels
}

// pictureOf returns the picture of a figure; ok is false where there is none to be
// shown. It is packed anew, in the size that is seen: what the file says beside the
// pixels, such as who took the picture and where, is nobody's business.
func (g *digest) pictureOf(b annotate.Block) (picture figurePicture, ok bool) {
	if b.Image == "" || g.pictures == nil {
		return figurePicture{}, false
	}
	file, err := g.pictures(b.Image)
	if err != nil {
		return figurePicture{}, false
	}
	picture, err = packFigure(file)
	return picture, err == nil
}

// hasPictures tells whether the report may show pictures of the article.
func (g *digest) hasPictures() bool {
	return g.pictures != nil && slices.ContainsFunc(g.Version.Blocks, func(b annotate.Block) bool { return b.Image != "" })
}

func packFigure(file []byte) (figurePicture, error) {
	decoded, format, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return figurePicture{}, fmt.Errorf("read picture: %w", err)
	}
	bounds := decoded.Bounds()
	scale := min(1, float64(maxFigureSide)/float64(max(bounds.Dx(), bounds.Dy())))
	side := func(n int) int { return max(1, int(scale*float64(n)+0.5)) }
	seen := image.NewNRGBA(image.Rect(0, 0, side(bounds.Dx()), side(bounds.Dy())))
	draw.ApproxBiLinear.Scale(seen, seen.Rect, decoded, bounds, draw.Src, nil)

	picture := figurePicture{mediaType: "image/png", width: seen.Rect.Dx(), height: seen.Rect.Dy()}
	var out bytes.Buffer
	photograph := seen.Opaque() && (format == "jpeg" || format == "webp")
	if !photograph {
		if err := png.Encode(&out, seen); err != nil {
			return figurePicture{}, fmt.Errorf("pack picture: %w", err)
		}
		photograph = seen.Opaque() && out.Len() > maxFigurePNG
	}
	if photograph {
		out.Reset()
		picture.mediaType = "image/jpeg"
		if err := jpeg.Encode(&out, seen, &jpeg.Options{Quality: 85}); err != nil {
			return figurePicture{}, fmt.Errorf("pack picture: %w", err)
		}
	}
	picture.file = out.Bytes()
	return picture, nil
}
