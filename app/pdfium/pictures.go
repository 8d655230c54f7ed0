package pdfium

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// The bounds on the search for pictures: how many objects of a page are looked at,
// and how deep they may lie in one another. A page of more objects is a map or a
// drawing.
const (
	maxObjects     = 5_000
	maxObjectDepth = 4
)

// pictures finds the places of a page that are filled by images, as far as they
// show: cropped as the file crops them.
func (d *Document) pictures(page requests.Page, to transform) ([]Box, error) {
	s := pictureSearch{d: d, left: maxObjects}
	count, err := d.pdfium.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil || count.Count > maxObjects {
		return nil, err
	}
	for i := range count.Count {
		object, err := d.pdfium.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return nil, err
		}
		if err := s.object(object.PageObject, to, maxObjectDepth); err != nil {
			return nil, err
		}
	}
	return s.found, nil
}

type pictureSearch struct {
	d     *Document
	left  int // objects that may still be looked at
	found []Box
}

// object looks at an object whose places become those of the page by to.
func (s *pictureSearch) object(object references.FPDF_PAGEOBJECT, to transform, depth int) error {
	if s.left--; s.left < 0 || depth == 0 {
		return nil
	}
	kind, err := s.d.pdfium.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE && kind.Type != enums.FPDF_PAGEOBJ_FORM {
		return err
	}
	matrix, err := s.d.pdfium.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return err
	}
	m := matrix.Matrix
	inner := to.after(float64(m.A), float64(m.C), float64(m.E), float64(m.B), float64(m.D), float64(m.F))
	if kind.Type == enums.FPDF_PAGEOBJ_IMAGE {
		// An image fills the square of 1 from the origin of its own coordinates.
		box, err := s.clipped(object, inner.bounds(0, 0, 1, 1).within(Box{0, 0, to.width, to.height}), to)
		if err == nil && !box.Empty() {
			s.found = append(s.found, box)
		}
		return err
	}
	count, err := s.d.pdfium.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: object})
	if err != nil {
		return err
	}
	for i := range count.Count {
		child, err := s.d.pdfium.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: object, Index: uint64(i)})
		if err != nil {
			return err
		}
		if err := s.object(child.PageObject, inner, depth-1); err != nil || s.left < 0 {
			return err
		}
	}
	return nil
}

// clipped cuts off of a box what the clip path of an object hides, as far as that
// is a rectangle.
func (s *pictureSearch) clipped(object references.FPDF_PAGEOBJECT, box Box, to transform) (Box, error) {
	path, err := s.d.pdfium.FPDFPageObj_GetClipPath(&requests.FPDFPageObj_GetClipPath{PageObject: object})
	if err != nil {
		return box, nil //nolint:nilerr // an object without a clip path is an error here
	}
	paths, err := s.d.pdfium.FPDFClipPath_CountPaths(&requests.FPDFClipPath_CountPaths{ClipPath: path.ClipPath})
	if err != nil {
		return box, nil //nolint:nilerr // nor has it parts
	}
	for i := range paths.Count {
		segments, err := s.d.pdfium.FPDFClipPath_CountPathSegments(&requests.FPDFClipPath_CountPathSegments{ClipPath: path.ClipPath, PathIndex: i})
		if err != nil {
			return box, err
		}
		var around Box
		for k := range segments.Count {
			if s.left--; s.left < 0 {
				return box, nil
			}
			segment, err := s.d.pdfium.FPDFClipPath_GetPathSegment(&requests.FPDFClipPath_GetPathSegment{ClipPath: path.ClipPath, PathIndex: i, SegmentIndex: k})
			if err != nil {
				return box, err
			}
			point, err := s.d.pdfium.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
			if err != nil {
				return box, err
			}
			x, y := to.point(float64(point.X), float64(point.Y))
			if k == 0 {
				around = Box{x, y, x, y}
			}
			around = Box{min(around.Left, x), min(around.Top, y), max(around.Right, x), max(around.Bottom, y)}
		}
		if segments.Count > 0 {
			box = box.within(around)
		}
	}
	return box, nil
}

// after returns the transform that first does that of a matrix, and then t.
func (t transform) after(a, c, e, b, d, f float64) transform {
	return transform{
		width: t.width, height: t.height,
		a: t.a*a + t.b*b, b: t.a*c + t.b*d, c: t.a*e + t.b*f + t.c,
		e: t.e*a + t.f*b, f: t.e*c + t.f*d, g: t.e*e + t.f*f + t.g,
	}
}

func (t transform) point(x, y float64) (float64, float64) {
	return t.a*x + t.b*y + t.c, t.e*x + t.f*y + t.g
}

// bounds returns the smallest box that holds a rectangle, however it is turned.
func (t transform) bounds(left, bottom, right, top float64) Box {
	return t.box(left, bottom, right, top).Union(t.box(left, top, right, bottom))
}

// within returns the part of b that lies in o.
func (b Box) within(o Box) Box {
	in := Box{max(b.Left, o.Left), max(b.Top, o.Top), min(b.Right, o.Right), min(b.Bottom, o.Bottom)}
	if in.Right <= in.Left || in.Bottom <= in.Top {
		return Box{}
	}
	return in
}

// pngBytes is from which size on a part of a page is a photograph, for which JPEG
// takes a tenth.
const pngBytes = 512 << 10

// Cut draws page n with that many dots an inch, or fewer if it were too large, and
// cuts the boxes out of it: each a PNG, or a JPEG where that is much smaller.
//
// Errors: [ErrBroken] for a page that cannot be drawn.
func (d *Document) Cut(n int, dots float64, boxes []Box) ([][]byte, error) {
	cuts := make([][]byte, len(boxes))
	err := d.withPage(n, func(page requests.Page, to transform) error {
		return d.render(page, to, int(to.width*dots/72), func(drawn image.Image) error {
			scale := float64(drawn.Bounds().Dx()) / to.width
			for i, b := range boxes {
				part := image.Rect(int(b.Left*scale), int(b.Top*scale), int(math.Ceil(b.Right*scale)), int(math.Ceil(b.Bottom*scale))).Intersect(drawn.Bounds())
				cut := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
				draw.Draw(cut, cut.Bounds(), drawn, part.Min, draw.Src)
				var out bytes.Buffer
				if err := png.Encode(&out, cut); err != nil {
					return err
				}
				if out.Len() > pngBytes {
					out.Reset()
					if err := jpeg.Encode(&out, cut, &jpeg.Options{Quality: 90}); err != nil {
						return err
					}
				}
				cuts[i] = out.Bytes()
			}
			return nil
		})
	})
	return cuts, err
}
