package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tickmark/annotate"
)

// pdfEdge is how many rows at the head and at the foot of a page are looked at
// for what is repeated there.
const pdfEdge = 3

// edgeRow is a row at the head or foot of a page.
type edgeRow struct {
	text   string  // with # for each number
	height float64 // on the page; 0 at its top
}

var (
	numbers    = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^(?:page|seite|página|pagina|p\.|s\.)?\s*[-–—|\[(]?\s*(?:(\d{1,4})|[ivxl]{1,7})\s*[-–—|\])]?(?:\s*(?:of|von|de|di|/)\s*\d{1,4})?$`)
)

func edgeRowOf(row []pdfSegment) edgeRow {
	line := joinRow(row)
	return edgeRow{text: numbers.ReplaceAllString(line.text(), "#"), height: (line.box.Top + line.box.Bottom) / 2}
}

// dropFurniture takes running heads, running feet and page numbers away.
func (t *pdfText) dropFurniture() {
	rows := make([][][]pdfSegment, len(t.pages))
	seen := map[string][]float64{} // heights at which a text is at the edge of pages
	for i, p := range t.pages {
		rows[i] = rowsOf(p.segments)
		for k, row := range rows[i] {
			if k < pdfEdge || k >= len(rows[i])-pdfEdge {
				r := edgeRowOf(row)
				seen[r.text] = append(seen[r.text], r.height)
			}
		}
	}
	// Of two pages, both must have it.
	often := min(3, max(2, len(t.pages)))
	for i := range t.pages {
		first, last := 0, len(rows[i])
		for first < min(pdfEdge, last) && t.isFurniture(rows[i][first], t.pages[i].number, seen, often) {
			first++
		}
		for last > max(first, len(rows[i])-pdfEdge) && t.isFurniture(rows[i][last-1], t.pages[i].number, seen, often) {
			last--
		}
		if last-first < len(rows[i]) {
			t.pages[i].segments = slices.Concat(rows[i][first:last]...)
		}
	}
}

// isFurniture reports whether a row at the edge of a page is a page number or
// stands at the same place of other pages, and notes that it goes.
func (t *pdfText) isFurniture(row []pdfSegment, page int, seen map[string][]float64, often int) bool {
	r := edgeRowOf(row)
	same := 0
	for _, height := range seen[r.text] {
		if abs(height-r.height) < 3 {
			same++
		}
	}
	text := annotate.CleanLine(joinRow(row).text())
	if m := pageNumber.FindStringSubmatch(text); m != nil {
		if same < 2 && strings.TrimLeft(m[1], "0") != strconv.Itoa(page) {
			return false
		}
		t.numbers++
		return true
	}
	if same < often || !strings.ContainsFunc(r.text, unicode.IsLetter) {
		return false
	}
	if !slices.Contains(t.furniture, text) && !slices.ContainsFunc(t.furniture, func(known string) bool { return numbers.ReplaceAllString(known, "#") == r.text }) {
		t.furniture = append(t.furniture, text)
	}
	return true
}
