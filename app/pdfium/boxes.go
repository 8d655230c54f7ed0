package pdfium

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Boxes returns where on the page a part of its text stands, a box for each line
// of it. The text is the page's as somebody has read it, from which and to which
// code point the part goes: with other line breaks, without hyphens at the ends
// of lines, with columns, heads and notes in another order than the file's.
//
// It finds the text in the characters of the page piece by piece, each as long
// as can be. What is on the page several times is told apart by what surrounds it.
func (p Page) Boxes(text []rune, from, to int) []Box {
	var boxes []Box
	last := -1
	for i, at := range p.align(text) {
		if i < from || i >= to || at < 0 {
			continue
		}
		box := p.Chars[at].Box
		if end := len(boxes) - 1; last >= 0 && continues(boxes[end], box) {
			boxes[end] = boxes[end].Union(box)
		} else {
			boxes = append(boxes, box)
		}
		last = at
	}
	return boxes
}

// continues reports whether a character stands on the line of a box, near it.
func continues(line, char Box) bool {
	height := max(line.Height(), char.Height())
	middle := (char.Top + char.Bottom) / 2
	near := char.Left-line.Right < 2*height && line.Left-char.Right < 2*height
	return near && line.Top-height/3 <= middle && middle <= line.Bottom+height/3
}

// maxAlignment bounds the comparisons for a page. A page of a newspaper has
// 20,000 characters, in fewer than a thousand pieces.
const maxAlignment = 100_000_000

// align returns the index of the character for each code point of the text; -1
// for those that are not on the page and for white space and the like, which may
// be elsewhere.
func (p Page) align(text []rune) []int {
	type mark struct {
		r  rune
		at int
	}
	var wanted, there []mark
	found := make([]int, len(text))
	for i, r := range text {
		found[i] = -1
		if r = foldRune(r); r != 0 {
			wanted = append(wanted, mark{r, i})
		}
	}
	for i, c := range p.Chars {
		if r := foldRune(c.Rune); r != 0 && !c.Box.Empty() {
			there = append(there, mark{r, i})
		}
	}
	taken := make([]bool, len(there))
	next := 0 // after what was found last
	for work := 0; len(wanted) > 0 && work < maxAlignment; work += len(there) {
		best, length := 0, 0
		for start := range there {
			at := (next + start) % len(there)
			n := 0
			for n < len(wanted) && at+n < len(there) && !taken[at+n] && there[at+n].r == wanted[n].r {
				n++
			}
			if n > length {
				best, length = at, n
			}
		}
		for i := range length {
			found[wanted[i].at] = there[best+i].at
			taken[best+i] = true
		}
		if length > 0 {
			next = (best + length) % len(there)
		}
		wanted = wanted[max(length, 1):]
	}
	return found
}

// foldRune returns a letter, digit or mark as it is compared, and 0 for all
// others: raised digits are written as such in the text, and hyphens disappear.
func foldRune(r rune) rune {
	switch {
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return 0
	case r <= unicode.MaxASCII:
		return r
	}
	for _, plain := range norm.NFKD.String(string(r)) {
		return plain
	}
	return 0
}
