package pdfium

import (
	"bytes"
	"image"
	"image/png"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxPixels is the size of the largest picture of a page: A4 at 400 dots an
// inch. With four bytes a pixel it takes 62 MB, in the document's memory and
// once more beside it.
const maxPixels = 15_500_000

// Draw draws page n, with its annotations and what is filled in in its forms, as
// a PNG of a width in pixels; less wide if the picture were too large.
//
// Errors: [ErrBroken] for a page that cannot be drawn.
func (d *Document) Draw(n, width int) ([]byte, error) {
	var out bytes.Buffer
	err := d.withPage(n, func(page requests.Page, to transform) error {
		return d.render(page, to, width, func(drawn image.Image) error {
			encoder := png.Encoder{CompressionLevel: png.BestSpeed} // it goes no further than the window
			return encoder.Encode(&out, drawn)
		})
	})
	return out.Bytes(), err
}

// render draws a page, and does something with the picture while it is there.
func (d *Document) render(page requests.Page, to transform, width int, do func(image.Image) error) error {
	if pixels := float64(width) * float64(width) * to.height / max(to.width, 1); pixels > maxPixels {
		width = int(float64(width) * math.Sqrt(maxPixels/pixels))
	}
	picture, err := d.pdfium.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:        page,
		Width:       max(width, 1),
		RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT,
		RenderForm:  true,
		Document:    &d.document,
	})
	if err != nil {
		return err
	}
	defer picture.Cleanup()
	return do(picture.Result.RenderedImage)
}
