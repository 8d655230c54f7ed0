package report

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // the formats that NewLogo reads
	"image/png"

	"golang.org/x/image/draw"

	"tickmark/annotate"
)

// Letterhead is what the house puts at the head of its reports. The zero value is
// nothing.
type Letterhead struct {
	// Name is that of the house. It stands for the logo where that is not seen.
	Name string
	// Byline says whose work the report is, such as “Research desk of the Halmsey
	// Courier”.
	Byline string
	// Logo is a PNG that [NewLogo] made; nil for none.
	Logo []byte
}

// MaxLogoBytes is the size of the largest file that [NewLogo] reads, in bytes.
const MaxLogoBytes = 5 << 20

const (
	// maxLogoPixels guards against files that are small and unpack to gigabytes.
	maxLogoPixels = 25 << 20
	// The sides, in pixels, that a logo is made to fit: three times as many as the
	// reports show it with.
	logoWidth, logoHeight = 840, 192
)

// NewLogo makes a logo of a PNG or JPEG file: as many pixels as are ever seen, in a
// PNG without what the file says beside them, such as who made it and where. The
// same file gives the same logo.
//
// Errors: [annotate.TooLarge]; [annotate.Unsupported] for another format, among
// them SVG, which may hold scripts and load things; [annotate.Invalid] for a broken
// file.
func NewLogo(file []byte) ([]byte, error) {
	if len(file) > MaxLogoBytes {
		return nil, annotate.Errorf(annotate.TooLarge, "This picture has more than %d MB. Save a smaller one for the logo.", MaxLogoBytes>>20)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case errors.Is(err, image.ErrFormat) && bytes.Contains(file[:min(len(file), 4096)], []byte("<svg")):
		return nil, annotate.Errorf(annotate.Unsupported, "An SVG can hold scripts and load things from elsewhere, so it is not put into reports. Save the logo as PNG.")
	case errors.Is(err, image.ErrFormat), err == nil && format != "png" && format != "jpeg":
		return nil, annotate.Errorf(annotate.Unsupported, "This is not a picture that can be a logo. Save it as PNG or JPEG.")
	case err != nil:
		return nil, annotate.Errorf(annotate.Invalid, "This picture is broken and cannot be read. Save it again as PNG or JPEG.")
	case config.Width <= 0 || config.Height <= 0 || config.Width > maxLogoPixels/config.Height:
		return nil, annotate.Errorf(annotate.TooLarge, "%d by %d pixels are too many for a logo. Save it with %d by %d.", config.Width, config.Height, logoWidth, logoHeight)
	}
	decoded, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, annotate.Errorf(annotate.Invalid, "This picture is broken and cannot be read. Save it again as PNG or JPEG.")
	}
	bounds := visible(decoded)
	if bounds.Empty() {
		return nil, annotate.Errorf(annotate.Invalid, "This picture is transparent all over: nothing of it could be seen.")
	}
	scale := min(1, float64(logoWidth)/float64(bounds.Dx()), float64(logoHeight)/float64(bounds.Dy()))
	side := func(n int) int { return max(1, int(scale*float64(n)+0.5)) }
	logo := image.NewNRGBA(image.Rect(0, 0, side(bounds.Dx()), side(bounds.Dy())))
	draw.CatmullRom.Scale(logo, logo.Rect, decoded, bounds, draw.Src, nil)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, logo); err != nil {
		return nil, fmt.Errorf("encode logo: %w", err)
	}
	return out.Bytes(), nil
}

// visible is a picture without what is transparent around it, so that a logo stands
// at the edge of the text.
func visible(picture image.Image) image.Rectangle {
	all := picture.Bounds()
	if whole, ok := picture.(interface{ Opaque() bool }); ok && whole.Opaque() {
		return all
	}
	seen := image.Rectangle{}
	for y := all.Min.Y; y < all.Max.Y; y++ {
		for x := all.Min.X; x < all.Max.X; x++ {
			if _, _, _, a := picture.At(x, y).RGBA(); a > 0 {
				seen = seen.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return seen
}

// plate is what a logo has to stand on to be seen.
type plate int

const (
	ownPlate   plate = iota // it has a ground of its own
	lightPlate              // transparent with dark lines, which a dark page would swallow
	darkPlate               // transparent with light lines, which paper would swallow
)

// The most of a page that a logo takes, in CSS pixels.
const shownLogoWidth, shownLogoHeight = logoWidth / 3, logoHeight / 3

// logo is a letterhead's logo as the formats need it. The zero value is none.
type logo struct {
	// width and height are how large it is shown, in CSS pixels.
	width, height int
	plate         plate
}

// readLogo looks at a PNG that [NewLogo] made.
func readLogo(file []byte) (logo, error) {
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return logo{}, fmt.Errorf("read logo: %w", err)
	}
	size := decoded.Bounds()
	scale := min(1, shownLogoWidth/float64(size.Dx()), shownLogoHeight/float64(size.Dy()))
	l := logo{width: max(1, int(scale*float64(size.Dx()))), height: max(1, int(scale*float64(size.Dy())))}
	if opaque, ok := decoded.(interface{ Opaque() bool }); ok && opaque.Opaque() {
		return l, nil
	}
	seen, light := 0, 0 // of what is not transparent
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			c := color.NRGBAModel.Convert(decoded.At(x, y)).(color.NRGBA)
			gray := color.GrayModel.Convert(color.NRGBA{c.R, c.G, c.B, 0xFF}).(color.Gray)
			seen += int(c.A)
			light += int(c.A) * int(gray.Y) / 0xFF
		}
	}
	l.plate = lightPlate
	if 4*light > 3*seen {
		l.plate = darkPlate
	}
	return l, nil
}
