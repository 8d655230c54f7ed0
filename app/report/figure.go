package report

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"slices"

	"golang.org/x/image/draw"

	"tickmark/annotate"
)

// The bounds on pictures in a report: the longer side in pixels,
// which is 200 an inch over the width of a page, and how large a picture as PNG may
// be before it is packed as a photograph, in bytes.
const (
	maxFigureSide = 1600
	maxFigurePNG  = 1 << 20
	// maxPictureArea is how many pixels are decoded: those of a photograph of 100
	// megapixels, which take 400 MB at most.
	maxPictureArea = 100_000_000
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

// regionOf returns the region of a picture or a page that evidence was taken from;
// ok is false where there is none to be shown. Of what stands around it nothing is
// left.
func (g *digest) regionOf(e annotate.Evidence) (picture figurePicture, ok bool) {
	if g.seenIn == nil || e.Selector == nil || e.Selector.Region == nil {
		return figurePicture{}, false
	}
	file, err := g.seenIn(e)
	if err != nil {
		return figurePicture{}, false
	}
	whole, photograph, err := readPicture(file)
	if err != nil {
		return figurePicture{}, false
	}
	picture, err = pack(whole, part(whole.Bounds(), *e.Selector.Region), photograph)
	return picture, err == nil
}

// altOfRegion says what a picture of a region is.
func (g *digest) altOfRegion(e annotate.Evidence) string {
	return g.say.Image + ": " + g.say.locator(e)
}

// hasRegions tells whether the report may show regions of sources.
func (g *digest) hasRegions() bool {
	return g.seenIn != nil && slices.ContainsFunc(g.Claims, func(c annotate.Claim) bool {
		return slices.ContainsFunc(c.Evidence, func(e annotate.Evidence) bool { return e.Selector != nil && e.Selector.Region != nil })
	})
}

// part is a region of a picture in its pixels, at least one.
func part(whole image.Rectangle, r annotate.Region) image.Rectangle {
	along := func(percent float64, side int) int { return int(math.Round(percent / 100 * float64(side))) }
	left, top := along(r.X, whole.Dx()-1), along(r.Y, whole.Dy()-1)
	right, bottom := along(r.X+r.W, whole.Dx()), along(r.Y+r.H, whole.Dy())
	return image.Rect(left, top, max(left+1, right), max(top+1, bottom)).Add(whole.Min).Intersect(whole)
}

func packFigure(file []byte) (figurePicture, error) {
	decoded, photograph, err := readPicture(file)
	if err != nil {
		return figurePicture{}, err
	}
	return pack(decoded, decoded.Bounds(), photograph)
}

// readPicture decodes a picture, and turns it as every viewer does.
func readPicture(file []byte) (decoded image.Image, photograph bool, err error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err == nil && config.Width*config.Height > maxPictureArea {
		err = fmt.Errorf("%d by %d pixels are too many", config.Width, config.Height)
	}
	if err != nil {
		return nil, false, fmt.Errorf("read picture: %w", err)
	}
	decoded, format, err := image.Decode(bytes.NewReader(file))
	if err == nil && decoded.Bounds().Empty() {
		err = errors.New("it has no pixels")
	}
	if err != nil {
		return nil, false, fmt.Errorf("read picture: %w", err)
	}
	return upright(decoded, orientation(file)), format == "jpeg" || format == "webp", nil
}

// pack packs a part of a picture anew.
func pack(decoded image.Image, bounds image.Rectangle, photograph bool) (figurePicture, error) {
	scale := min(1, float64(maxFigureSide)/float64(max(bounds.Dx(), bounds.Dy())))
	side := func(n int) int { return max(1, int(scale*float64(n)+0.5)) }
	seen := image.NewNRGBA(image.Rect(0, 0, side(bounds.Dx()), side(bounds.Dy())))
	draw.ApproxBiLinear.Scale(seen, seen.Rect, decoded, bounds, draw.Src, nil)

	picture := figurePicture{mediaType: "image/png", width: seen.Rect.Dx(), height: seen.Rect.Dy()}
	var out bytes.Buffer
	photograph = photograph && seen.Opaque()
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
