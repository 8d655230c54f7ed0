package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the formats that NewPicture reads
	_ "image/jpeg"
	_ "image/png"

	"github.com/klauspost/compress/zlib"
	_ "golang.org/x/image/bmp"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// Picture is a picture ready to be written. Use one Picture for all places where
// the same picture appears.
type Picture struct {
	// Width and Height are in pixels.
	Width, Height int

	gray   bool
	filter string // with its parameters
	pixels []byte // compressed as filter says
	alpha  []byte // likewise; nil if the picture is opaque
}

const (
	// maxPixels guards against files that are small and unpack to gigabytes.
	maxPixels = 64 << 20
	// maxSide is the largest side that is kept of a picture that has to be packed
	// anew: over the width of a page, 350 pixels an inch.
	maxSide = 2400
)

// NewPicture reads a JPEG, PNG, GIF (its first frame), WebP, TIFF or BMP file.
// A JPEG file is embedded as it is, unless its colours are those of a printing
// press. The error says what is wrong with the file; [image.ErrFormat] is in its
// chain if the format is another one.
func NewPicture(data []byte) (*Picture, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
		return nil, fmt.Errorf("read picture: %d by %d pixels are too many", config.Width, config.Height)
	}
	if format == "jpeg" && config.ColorModel != color.CMYKModel {
		return &Picture{
			Width: config.Width, Height: config.Height, gray: config.ColorModel == color.GrayModel,
			filter: "/Filter /DCTDecode", pixels: bytes.Clone(data),
		}, nil
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err == nil && decoded.Bounds().Empty() {
		err = errors.New("it has no pixels")
	}
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	return packPicture(decoded)
}

// packPicture compresses decoded pixels.
func packPicture(decoded image.Image) (*Picture, error) {
	bounds := decoded.Bounds()
	size := image.Pt(bounds.Dx(), bounds.Dy())
	if side := max(size.X, size.Y); side > maxSide {
		size = image.Pt(max(1, size.X*maxSide/side), max(1, size.Y*maxSide/side))
	}
	pixels := image.NewNRGBA(image.Rectangle{Max: size})
	draw.ApproxBiLinear.Scale(pixels, pixels.Rect, decoded, bounds, draw.Src, nil)
	p := &Picture{Width: size.X, Height: size.Y, filter: "/Filter /FlateDecode", gray: true}
	opaque := true
	for i := 0; i < len(pixels.Pix); i += 4 {
		r, g, b, a := pixels.Pix[i], pixels.Pix[i+1], pixels.Pix[i+2], pixels.Pix[i+3]
		p.gray = p.gray && r == g && g == b
		opaque = opaque && a == 0xFF
	}
	channels := []int{0, 1, 2}
	if p.gray {
		channels = channels[:1]
	}
	var err error
	if p.pixels, err = packChannels(pixels, channels...); err != nil {
		return nil, err
	}
	if !opaque {
		p.alpha, err = packChannels(pixels, 3)
	}
	return p, err
}

// packChannels compresses some of the four channels, each row as its difference
// from the row above (PNG filter 2).
func packChannels(pixels *image.NRGBA, channels ...int) ([]byte, error) {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	width := pixels.Rect.Dx() * len(channels)
	row, above := make([]byte, width+1), make([]byte, width)
	row[0] = 2
	var failed error
	for y := range pixels.Rect.Dy() {
		line := pixels.Pix[y*pixels.Stride:]
		for x := range pixels.Rect.Dx() {
			for k, channel := range channels {
				at := x*len(channels) + k
				v := line[4*x+channel]
				row[1+at] = v - above[at]
				above[at] = v
			}
		}
		_, err := z.Write(row)
		failed = errors.Join(failed, err)
	}
	failed = errors.Join(failed, z.Close())
	return out.Bytes(), failed
}

// write writes the picture as an image object and returns its number.
func (p *Picture) write(f *objectFile) int {
	space, colors := "/DeviceRGB", 3
	if p.gray {
		space, colors = "/DeviceGray", 1
	}
	dict := func(space string, colors int) string {
		s := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8 %s",
			p.Width, p.Height, space, p.filter)
		if p.filter == "/Filter /FlateDecode" {
			s += fmt.Sprintf(" /DecodeParms << /Predictor 15 /Colors %d /Columns %d >>", colors, p.Width)
		}
		return s
	}
	mask := ""
	if p.alpha != nil {
		n := f.reserve()
		f.setRawStream(n, dict("/DeviceGray", 1), p.alpha)
		mask = fmt.Sprintf(" /SMask %d 0 R", n)
	}
	n := f.reserve()
	f.setRawStream(n, dict(space, colors)+mask, p.pixels)
	return n
}
