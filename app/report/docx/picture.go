package docx

import (
	"bytes"
	"fmt"
	"slices"
)

// Picture is a picture that stands in a line like a large character.
type Picture struct {
	// File is a PNG or JPEG file, which the document carries as it is.
	File []byte
	// Width and Height are how large it is shown, in points.
	Width, Height float64
	// Alt says in words what is to be seen.
	Alt string
}

func (Picture) isInline() {}

// emus are points in English Metric Units, of which an inch has 914,400.
func emus(points float64) int { return int(points*914_400/72 + 0.5) }

// mediaName is the name in word/ of a picture, given with its index.
func mediaName(i int, file []byte) string {
	ending := "png"
	if bytes.HasPrefix(file, []byte("\xFF\xD8")) {
		ending = "jpeg"
	}
	return fmt.Sprintf("media/image%d.%s", i+1, ending)
}

// picture writes a picture, which becomes a part of the document.
func (p *part) picture(picture Picture) {
	target := relation{kind: relations + "image", target: mediaName(len(p.pictures), picture.File)}
	p.pictures = append(p.pictures, picture.File)
	number := len(p.pictures)
	size := fmt.Sprintf(`cx="%d" cy="%d"`, emus(picture.Width), emus(picture.Height))
	fmt.Fprintf(&p.b, `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent %s/><wp:docPr id="%d" name="%s" descr="%s"/>`+
		`<a:graphic xmlns:a="%s"><a:graphicData uri="%[6]s"><pic:pic xmlns:pic="%[6]s"><pic:nvPicPr><pic:cNvPr id="%[2]d" name="%[3]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[7]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext %[1]s/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		size, number, fmt.Sprintf("Picture %d", number), escape(picture.Alt), drawing+"main", drawing+"picture", p.relate(target))
}

const drawing = "http://schemas.openxmlformats.org/drawingml/2006/"

// relate returns the identifier of a relation of the part.
func (p *part) relate(to relation) string {
	i := slices.Index(p.relations, to)
	if i < 0 {
		i = len(p.relations)
		p.relations = append(p.relations, to)
	}
	return fmt.Sprintf("rId%d", len(wordParts)+i+1)
}
