// Package pdftest writes small PDF files for tests: words in the typefaces that
// every reader of PDF has, at places that the test says.
package pdftest

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// Text is words of one style on one line.
type Text struct {
	X, Y float64 // of the beginning of its base line, in points from the left and the top of the page
	Size float64 // of the font; 0 is 11
	Font string  // "", Bold or Italic; every character is 0.6 times the size wide
	Text string  // of characters in Windows-1252
	URL  string  // makes it a link

	Width, Height float64 // of a grey picture that stands there instead of words, its foot on the base line
}

// Page is what stands on a page.
type Page []Text

// Width and Height of a page in points: A4.
const (
	Width  = 595
	Height = 842
)

// Info is what a file says of itself.
type Info struct{ Title, Author, Created, Lang string }

var fonts = map[string]string{"": "Courier", "Bold": "Courier-Bold", "Italic": "Courier-Oblique"}

// File writes a PDF of the pages.
func File(info Info, pages ...Page) []byte {
	var objects []string
	add := func(format string, args ...any) int {
		objects = append(objects, fmt.Sprintf(format, args...))
		return len(objects)
	}
	const catalog, tree = 1, 2
	add("") // the catalog and the tree of pages, when the rest is known
	add("")
	var resources strings.Builder
	for _, name := range []string{"", "Bold", "Italic"} {
		fmt.Fprintf(&resources, "/F%s %d 0 R ", name, add("<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>", fonts[name]))
	}
	var kids strings.Builder
	for _, page := range pages {
		var content, links strings.Builder
		for _, t := range page {
			if t.Width > 0 {
				fmt.Fprintf(&content, "q %g 0 0 %g %g %g cm BI /W 1/H 1/CS/G/BPC 8 ID \x80 EI Q\n", t.Width, t.Height, t.X, Height-t.Y)
				continue
			}
			size := cmp.Or(t.Size, 11)
			fmt.Fprintf(&content, "BT /F%s %g Tf %g %g Td %s Tj ET\n", t.Font, size, t.X, Height-t.Y, literal(t.Text))
			if t.URL != "" {
				width := 0.6 * size * float64(len(t.Text))
				fmt.Fprintf(&links, "<</Type/Annot/Subtype/Link/Rect[%g %g %g %g]/A<</S/URI/URI%s>>>> ", t.X, Height-t.Y-2, t.X+width, Height-t.Y+size, literal(t.URL))
			}
		}
		stream := add("<</Length %d>>\nstream\n%s\nendstream", content.Len(), content.String())
		fmt.Fprintf(&kids, "%d 0 R ", add("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Annots[%s]/Resources<</Font<<%s>>>>>>",
			tree, Width, Height, stream, links.String(), resources.String()))
	}
	objects[catalog-1] = fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s>>", tree, literal(info.Lang))
	objects[tree-1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String())
	about := add("<</Title%s/Author%s/CreationDate%s>>", literal(info.Title), literal(info.Author), literal(info.Created))

	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, object := range objects {
		offsets[i] = file.Len()
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	xref := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&file, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&file, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, catalog, about, xref)
	return file.Bytes()
}

// literal writes a string of PDF.
func literal(s string) string {
	encoded, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		encoded = "?"
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(encoded) + ")"
}

// Lines sets lines below each other, 14 points apart.
func Lines(x, y float64, lines ...string) Page {
	var page Page
	for i, line := range lines {
		page = append(page, Text{X: x, Y: y + 14*float64(i), Text: line})
	}
	return page
}
