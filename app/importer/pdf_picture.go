package importer

import (
	"cmp"
	"context"
	"errors"
	"math"
	"regexp"
	"slices"
	"time"

	"tickmark/annotate"
	"tickmark/app/pdfium"
)

const (
	// mostDrawn is on how many pages pictures are drawn. Each takes a fifth of a second.
	mostDrawn = 100
	// pictureDots is how many dots an inch they are drawn with, enough for the window
	// and a printed report.
	pictureDots = 150
	// leastPicture is the least width and height of a picture, in points: 17 mm.
	leastPicture = 48
	// mostPictures is how many images a page may have. Of more, it is made up itself.
	mostPictures = 300
	// wordsOnPicture is the most characters that may stand on a picture: labels. One
	// with more is a background.
	wordsOnPicture = 150
)

// pdfPicture is a picture of a page.
type pdfPicture struct {
	page int
	box  pdfium.Box
	hash string
}

// pictures are those of a PDF.
type pdfPictures struct {
	kept     []pdfPicture // by page, and from the top
	left     int          // that were left out
	repeated int          // that stand at the same place of several pages: logos
}

// addPictures takes over the images of a page. What touches is one picture: files
// cut them into strips.
func (t *pdfText) addPictures(page pdfPage, images []pdfium.Box) {
	if len(images) > mostPictures {
		t.pictures.left++
		return
	}
	// Behind the words of a page that was scanned is a picture of all of it.
	parts := slices.DeleteFunc(slices.Clone(images), func(box pdfium.Box) bool {
		return len(page.segments) > 0 && box.Width()*box.Height() > 0.8*page.width*page.height
	})
	if len(parts) < len(images) {
		t.pictures.left++
	}
	for _, box := range united(parts) {
		if box.Width() < leastPicture || box.Height() < leastPicture {
			continue
		}
		chars := 0
		for _, s := range page.segments {
			if box.Contains(s.box) {
				chars += s.chars
			}
		}
		if chars > wordsOnPicture {
			t.pictures.left++
			continue
		}
		t.pictures.kept = append(t.pictures.kept, pdfPicture{page: page.number, box: box})
	}
}

// united joins boxes that touch, and puts them in order from the top.
func united(boxes []pdfium.Box) []pdfium.Box {
	const slack = 1.5
	joined := slices.Clone(boxes)
	for changed := true; changed; {
		changed = false
		for i := 0; i < len(joined); i++ {
			for k := len(joined) - 1; k > i; k-- {
				a, b := joined[i], joined[k]
				if a.Left-slack < b.Right && b.Left-slack < a.Right && a.Top-slack < b.Bottom && b.Top-slack < a.Bottom {
					joined[i] = a.Union(b)
					joined = slices.Delete(joined, k, k+1)
					changed = true
				}
			}
		}
	}
	slices.SortFunc(joined, func(a, b pdfium.Box) int { return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left)) })
	return joined
}

// dropRepeated takes away what stands at the same place of several pages.
func (p *pdfPictures) dropRepeated() {
	place := func(picture pdfPicture) pdfium.Box {
		b := picture.box
		return pdfium.Box{Left: math.Round(b.Left), Top: math.Round(b.Top), Right: math.Round(b.Right), Bottom: math.Round(b.Bottom)}
	}
	times := map[pdfium.Box]int{}
	for _, picture := range p.kept {
		times[place(picture)]++
	}
	for _, n := range times {
		if n > 2 {
			p.repeated++
		}
	}
	p.kept = slices.DeleteFunc(p.kept, func(picture pdfPicture) bool { return times[place(picture)] > 2 })
}

// draw draws the pictures, as they are shown on their pages. It is done when all
// words have been read, and costs none of them: when drawing takes too long, the
// other pictures are left out. progress is told of each page.
func (p *pdfPictures) draw(document *pdfium.Document, g *gallery, progress func(), cancel context.CancelCauseFunc) {
	waiting := p.kept
	p.kept = nil
	for range mostDrawn {
		if len(waiting) == 0 {
			break
		}
		page := waiting[0].page
		n := slices.IndexFunc(waiting, func(picture pdfPicture) bool { return picture.page != page })
		if n < 0 {
			n = len(waiting)
		}
		boxes := make([]pdfium.Box, n)
		for i, picture := range waiting[:n] {
			boxes[i] = picture.box
		}
		late := time.AfterFunc(pageTime, func() { cancel(context.DeadlineExceeded) })
		cuts, err := document.Cut(page, pictureDots, boxes)
		late.Stop()
		switch {
		case errors.Is(err, pdfium.ErrBroken):
			p.left += n
		case err != nil:
			p.left += len(waiting)
			return
		default:
			for i, picture := range waiting[:n] {
				var fate pictureFate
				if picture.hash, fate = g.keep(cuts[i]); fate == pictureKept {
					p.kept = append(p.kept, picture)
				} else {
					p.left++
				}
			}
		}
		progress()
		waiting = waiting[n:]
	}
	p.left += len(waiting)
}

// notes says what was left out.
func (p *pdfPictures) notes() []string {
	var notes []string
	if p.left > 0 {
		notes = append(notes, count(p.left, "picture was not kept: it lies behind words, or there are too many.", "pictures were not kept: they lie behind words, or there are too many."))
	}
	if p.repeated > 0 {
		notes = append(notes, count(p.repeated, "picture that is repeated on the pages was left out.", "pictures that are repeated on the pages were left out."))
	}
	return notes
}

// captionWord begins captions.
var captionWord = regexp.MustCompile(`(?i)^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|photo(?:graph)?|foto|bild|picture|image|chart|graph(?:ic)?|grafik|map|karte|source|quelle)\b`)

// place puts the pictures between the blocks of the text: where their caption
// stands, which becomes theirs, or else below the words that stand above them.
func (p *pdfPictures) place(blocks []pdfBlock, body float64) []pdfBlock {
	byPage := map[int][]int{} // the blocks with words on a page
	for i, b := range blocks {
		for k, l := range b.lines {
			if k == 0 || l.page != b.lines[k-1].page {
				byPage[l.page] = append(byPage[l.page], i)
			}
		}
	}
	after := map[int][]pdfBlock{} // by the index of the block that they follow
	for _, picture := range p.kept {
		figure := pdfBlock{kind: annotate.Figure, picture: picture}
		on := byPage[picture.page]
		if i := slices.IndexFunc(on, func(i int) bool { return picture.hasCaption(blocks[i], body) }); i >= 0 {
			figure.lines = blocks[on[i]].lines
			blocks[on[i]] = figure
			continue
		}
		at := picture.below(blocks, on)
		after[at] = append(after[at], figure)
	}
	placed := slices.Clone(after[-1])
	for i, b := range blocks {
		placed = append(append(placed, b), after[i]...)
	}
	return placed
}

// hasCaption reports whether a block is what is said of the picture above it.
func (p pdfPicture) hasCaption(b pdfBlock, body float64) bool {
	const longest = 6 // lines
	if b.kind != annotate.Paragraph && b.kind != annotate.Heading || len(b.lines) > longest {
		return false
	}
	first := b.lines[0]
	gap := first.box.Top - p.box.Bottom
	if first.page != p.page || first.slanted || gap < -0.3*first.size || gap > 2.5*first.size || !p.spans(first.box) {
		return false
	}
	return captionWord.MatchString(first.text()) || b.kind == annotate.Paragraph && first.size < smallNote*body
}

// spans reports whether a box stands above or below the picture.
func (p pdfPicture) spans(box pdfium.Box) bool {
	shared := min(box.Right, p.box.Right) - max(box.Left, p.box.Left)
	return shared > 0.5*min(box.Width(), p.box.Width())
}

// below returns the index of the block that the picture follows, among those of
// its page; of pages without words, the last of those before. -1 is the beginning.
func (p pdfPicture) below(blocks []pdfBlock, on []int) int {
	at, lowest := -1, -1.0
	for _, i := range on {
		for _, l := range blocks[i].lines {
			if l.page == p.page && !l.slanted && p.spans(l.box) && l.box.Bottom < (p.box.Top+p.box.Bottom)/2 && l.box.Bottom > lowest {
				at, lowest = i, l.box.Bottom
			}
		}
	}
	if at >= 0 {
		return at
	}
	// Nothing stands above: the picture comes before what begins on its page.
	for i, b := range blocks {
		if len(b.lines) == 0 {
			continue
		}
		if first := b.lines[0].page; first >= p.page {
			break
		}
		at = i
	}
	return at
}
