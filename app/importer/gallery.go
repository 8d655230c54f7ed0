package importer

import (
	"bytes"
	"image"
	"slices"

	// The formats of pictures that every browser and every report can show.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"

	"tickmark/annotate"
)

// pictureFormats are those that are kept, by the names of the standard library.
// Other parts of the program teach it more of them.
var pictureFormats = []string{"png", "jpeg", "gif", "webp"}

// The bounds on the pictures of an article, in bytes.
const (
	maxPicture  = 10 << 20
	maxPictures = 64 << 20
)

// maxPixels bounds the memory that a picture takes when it is drawn: four bytes
// a pixel. Cameras make pictures of up to 100 million.
const maxPixels = 100_000_000

// minPicture is the width or height, in pixels, below which a picture is a
// bullet, a rule or counts visitors.
const minPicture = 16

// gallery keeps the pictures of an article, each once.
type gallery struct {
	images []Image
	known  map[string]bool
	size   int
}

// pictureFate says what becomes of a picture.
type pictureFate int

const (
	pictureKept pictureFate = iota
	pictureLeft             // of a format that is not shown, too large, or missing
	pictureOrnament
)

// keep keeps a picture and returns its hash.
func (g *gallery) keep(content []byte) (string, pictureFate) {
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	switch {
	case err != nil || !slices.Contains(pictureFormats, format) || len(content) > maxPicture || config.Width > maxPixels/max(config.Height, 1):
		return "", pictureLeft
	case config.Width < minPicture || config.Height < minPicture:
		return "", pictureOrnament
	}
	hash := annotate.Hash(content)
	if g.known[hash] {
		return hash, pictureKept
	}
	if g.size+len(content) > maxPictures {
		return "", pictureLeft
	}
	if g.known == nil {
		g.known = map[string]bool{}
	}
	g.known[hash] = true
	g.size += len(content)
	g.images = append(g.images, Image{Hash: hash, MediaType: "image/" + format, Bytes: content})
	return hash, pictureKept
}

// PictureType returns the media type of a picture that is kept of an article. It
// is "" for bytes that are none of these formats.
func PictureType(content []byte) string {
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || config.Width > maxPixels/max(config.Height, 1) || !slices.Contains(pictureFormats, format) {
		return ""
	}
	return "image/" + format
}
