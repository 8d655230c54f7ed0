package pdfium

import (
	"errors"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Page is the text of a page with where it stands.
type Page struct {
	Width, Height float64
	// Chars are the characters in the order in which the file draws them.
	Chars []Char
	// Fonts are the fonts of the page, a record for each size and style.
	Fonts []Font
	// Links are the places that lead to an address.
	Links []Link
	// Pictures are the places that images fill, as far as they show.
	Pictures []Box
}

// Char is a character of a page.
type Char struct {
	// Rune is the character; U+0002 for a hyphen at the end of a line that may
	// not be part of the word, and 0 for a glyph that stands for no character
	// that is known.
	Rune rune
	// Box is where its ink is. It is empty for the white space that PDFium puts
	// where it sees a gap, and for the ends of lines.
	Box Box
	// Font is the index in Page.Fonts.
	Font int
	// Turned is whether the character does not stand upright on the page.
	Turned bool
}

// Hyphen is the Rune of a hyphen at the end of a line.
const Hyphen = '\u0002'

// Font is a font as it is used on a page.
type Font struct {
	Size         float64 // points, as it is shown
	Bold, Italic bool
}

// Link is a place on a page that leads to an address.
type Link struct {
	Box Box
	URL string
}

// Box is a rectangle on a page.
type Box struct{ Left, Top, Right, Bottom float64 }

// Empty reports whether the box is nowhere.
func (b Box) Empty() bool { return b.Right <= b.Left && b.Bottom <= b.Top }

// Width of the box.
func (b Box) Width() float64 { return b.Right - b.Left }

// Height of the box.
func (b Box) Height() float64 { return b.Bottom - b.Top }

// Union returns the smallest box that holds both. An empty one adds nothing.
func (b Box) Union(o Box) Box {
	switch {
	case b.Empty():
		return o
	case o.Empty():
		return b
	}
	return Box{min(b.Left, o.Left), min(b.Top, o.Top), max(b.Right, o.Right), max(b.Bottom, o.Bottom)}
}

// Contains reports whether the middle of o lies in b.
func (b Box) Contains(o Box) bool {
	x, y := (o.Left+o.Right)/2, (o.Top+o.Bottom)/2
	return b.Left <= x && x <= b.Right && b.Top <= y && y <= b.Bottom
}

// Page reads the text of page n, from 1.
//
// Errors: [ErrBroken] for a page that cannot be read; the others can be read
// nevertheless.
func (d *Document) Page(n int) (Page, error) {
	var page Page
	err := d.withPage(n, func(handle requests.Page, to transform) error {
		page.Width, page.Height = to.width, to.height
		text, err := d.pdfium.GetPageTextStructured(&requests.GetPageTextStructured{
			Page: handle,
			Mode: requests.GetPageTextStructuredModeChars,
		})
		if err != nil {
			return err
		}
		page.Chars = make([]Char, len(text.Chars))
		for i, c := range text.Chars {
			r, _ := utf8.DecodeRuneInString(c.Text)
			if c.Text == "" {
				r = 0
			}
			page.Chars[i] = Char{
				Rune:   r,
				Box:    to.box(c.PointPosition.Left, c.PointPosition.Top, c.PointPosition.Right, c.PointPosition.Bottom),
				Turned: to.turned(c.Angle),
			}
			text.Chars[i] = nil // there are many, and they are large
		}
		if err := d.fonts(handle, to, &page); err != nil {
			return err
		}
		if page.Links, err = d.links(handle, to); err != nil {
			return err
		}
		page.Pictures, err = d.pictures(handle, to)
		return err
	})
	return page, err
}

// withPage does something with page n.
func (d *Document) withPage(n int, do func(requests.Page, transform) error) error {
	if err := d.relieve(); err != nil {
		return err
	}
	loaded, err := d.pdfium.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.document, Index: n - 1})
	if err != nil {
		return d.because("open a page of", err)
	}
	page := requests.Page{ByReference: &loaded.Page}
	to, err := d.transform(page)
	if err == nil {
		err = do(page, to)
	}
	_, closeErr := d.pdfium.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	if err = errors.Join(err, closeErr); err != nil {
		return d.because("read a page of", err)
	}
	return nil
}

// transform turns a page's own coordinates, which run upwards and know neither
// that it is shown turned nor that it is cropped, into places as they are shown.
type transform struct {
	width, height    float64
	a, b, c, e, f, g float64 // x' = ax + by + c, y' = ex + fy + g
}

// transform asks PDFium where three points of the page are shown.
func (d *Document) transform(page requests.Page) (transform, error) {
	width, err := d.pdfium.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: page})
	if err != nil {
		return transform{}, err
	}
	height, err := d.pdfium.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: page})
	if err != nil {
		return transform{}, err
	}
	t := transform{width: float64(width.PageWidth), height: float64(height.PageHeight)}
	// It answers in whole pixels. So that they are small, the page has a million of them each way.
	const pixels = 1_000_000
	var at [3][2]float64
	for i, point := range [3][2]float64{{0, 0}, {1000, 0}, {0, 1000}} {
		shown, err := d.pdfium.FPDF_PageToDevice(&requests.FPDF_PageToDevice{Page: page, SizeX: pixels, SizeY: pixels, PageX: point[0], PageY: point[1]})
		if err != nil {
			return transform{}, err
		}
		at[i] = [2]float64{float64(shown.DeviceX) * t.width / pixels, float64(shown.DeviceY) * t.height / pixels}
	}
	t.c, t.g = at[0][0], at[0][1]
	t.a, t.e = (at[1][0]-t.c)/1000, (at[1][1]-t.g)/1000
	t.b, t.f = (at[2][0]-t.c)/1000, (at[2][1]-t.g)/1000
	return t, nil
}

func (t transform) box(left, top, right, bottom float64) Box {
	if left == right && top == bottom {
		return Box{}
	}
	x0, y0 := t.a*left+t.b*top+t.c, t.e*left+t.f*top+t.g
	x1, y1 := t.a*right+t.b*bottom+t.c, t.e*right+t.f*bottom+t.g
	return Box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// turned reports whether characters at this angle on the page, in radians, do
// not stand upright as the page is shown.
func (t transform) turned(angle float64) bool {
	sin, cos := math.Sincos(angle)
	// Where the direction of the line points to, on the page as it is shown.
	x, y := t.a*cos+t.b*sin, t.e*cos+t.f*sin
	return x <= 0 || math.Abs(y) > x/4
}

// fonts finds out the fonts of a page. Characters that the file draws in one go
// have the same font and stand in one rectangle, so PDFium is asked once for
// each of these.
func (d *Document) fonts(page requests.Page, to transform, into *Page) error {
	loaded, err := d.pdfium.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return err
	}
	err = d.eachRun(loaded.TextPage, to, into)
	_, closeErr := d.pdfium.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	return errors.Join(err, closeErr)
}

func (d *Document) eachRun(text references.FPDF_TEXTPAGE, to transform, into *Page) error {
	count, err := d.pdfium.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: text, Count: -1})
	if err != nil {
		return err
	}
	at := 0 // the first character that is in no rectangle yet; these come in the order of the characters
	for i := range count.Count {
		corners, err := d.pdfium.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: text, Index: i})
		if err != nil {
			return err
		}
		rect := to.box(corners.Left, corners.Top, corners.Right, corners.Bottom)
		first := at
		for first < len(into.Chars) && !rect.holds(into.Chars[first]) {
			first++
		}
		if first == len(into.Chars) {
			continue // a rectangle in the one before, which has taken its characters
		}
		font, err := d.font(text, first)
		if err != nil {
			return err
		}
		index := slices.Index(into.Fonts, font)
		if index < 0 {
			index = len(into.Fonts)
			into.Fonts = append(into.Fonts, font)
		}
		at = first
		for at < len(into.Chars) && (into.Chars[at].Box.Empty() || rect.holds(into.Chars[at])) {
			into.Chars[at].Font = index
			at++
		}
	}
	return nil
}

func (b Box) holds(c Char) bool { return !c.Box.Empty() && b.Contains(c.Box) }

// The flags of a font (ISO 32000-1, table 123).
const (
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
)

// boldWeight is the weight, as CSS counts it, from which on a font is bold.
const boldWeight = 600

// font describes the font of a character.
func (d *Document) font(text references.FPDF_TEXTPAGE, index int) (Font, error) {
	size, err := d.pdfium.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: index})
	if err != nil {
		return Font{}, err
	}
	matrix, err := d.pdfium.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: index})
	if err != nil {
		return Font{}, err
	}
	font := Font{Size: size.FontSize * math.Hypot(float64(matrix.Matrix.C), float64(matrix.Matrix.D))}
	// Files that name no weight have -1 or 0 here, and most have; then the name has to do.
	weight, err := d.pdfium.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: text, Index: index})
	if err == nil {
		font.Bold = weight.FontWeight >= boldWeight
	}
	info, err := d.pdfium.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: text, Index: index})
	if err == nil {
		name := strings.ToLower(info.FontName)
		font.Bold = font.Bold || info.Flags&flagForceBold != 0 || strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
		font.Italic = info.Flags&flagItalic != 0 || strings.Contains(name, "italic") || strings.Contains(name, "oblique")
	}
	return font, nil
}

// links finds the places of a page that lead to an address.
func (d *Document) links(page requests.Page, to transform) ([]Link, error) {
	var links []Link
	for next := 0; ; {
		found, err := d.pdfium.FPDFLink_Enumerate(&requests.FPDFLink_Enumerate{Page: page, StartPos: next})
		if err != nil || found.Link == nil || found.NextStartPos == nil || *found.NextStartPos <= next {
			return links, err
		}
		next = *found.NextStartPos
		action, err := d.pdfium.FPDFLink_GetAction(&requests.FPDFLink_GetAction{Link: *found.Link})
		if err != nil || action.Action == nil {
			continue // leads elsewhere in the document
		}
		address, err := d.pdfium.FPDFAction_GetURIPath(&requests.FPDFAction_GetURIPath{Document: d.document, Action: *action.Action})
		if err != nil || address.URIPath == nil {
			continue
		}
		rect, err := d.pdfium.FPDFLink_GetAnnotRect(&requests.FPDFLink_GetAnnotRect{Link: *found.Link})
		if err != nil || rect.Rect == nil {
			continue
		}
		links = append(links, Link{
			Box: to.box(float64(rect.Rect.Left), float64(rect.Rect.Top), float64(rect.Rect.Right), float64(rect.Rect.Bottom)),
			URL: *address.URIPath,
		})
	}
}
