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
	offset int     // from the number of the page to the last one in the row; 0 without one
}

var (
	numbers    = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^(?:page|seite|página|pagina|p\.|s\.)?\s*[-–—|\[(]?\s*(?:(\d{1,4})|[ivxl]{1,7})\s*[-–—|\])]?(?:\s*(?:of|von|de|di|/)\s*\d{1,4})?$`)
)

func edgeRowOf(row []pdfSegment, page int) edgeRow {
	line := joinRow(row)
	text := line.text()
	r := edgeRow{text: numbers.ReplaceAllString(text, "#"), height: (line.box.Top + line.box.Bottom) / 2}
	if all := numbers.FindAllString(text, -1); len(all) > 0 {
		if n, err := strconv.Atoi(all[len(all)-1]); err == nil {
			r.offset = n - page
		}
	}
	return r
}

// dropFurniture takes running heads, running feet and page numbers away.
func (t *pdfText) dropFurniture() {
	rows := make([][][]pdfSegment, len(t.pages))
	seen := map[string][]edgeRow{} // by text
	for i, p := range t.pages {
		rows[i] = rowsOf(p.segments)
		for k, row := range rows[i] {
			if k < pdfEdge || k >= len(rows[i])-pdfEdge {
				r := edgeRowOf(row, p.number)
				seen[r.text] = append(seen[r.text], r)
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
func (t *pdfText) isFurniture(row []pdfSegment, page int, seen map[string][]edgeRow, often int) bool {
	r := edgeRowOf(row, page)
	same, counted := 0, 0
	for _, other := range seen[r.text] {
		if abs(other.height-r.height) < 3 {
			same++
			if other.offset == r.offset {
				counted++
			}
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
	// With a number that counts the pages, two are enough.
	counts := counted >= 2 && strings.Contains(r.text, "#")
	if same < often && !counts || !strings.ContainsFunc(r.text, unicode.IsLetter) {
		return false
	}
	if !slices.Contains(t.furniture, text) && !slices.ContainsFunc(t.furniture, func(known string) bool { return numbers.ReplaceAllString(known, "#") == r.text }) {
		t.furniture = append(t.furniture, text)
	}
	return true
}
