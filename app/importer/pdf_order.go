package importer

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"tickmark/app/pdfium"
)

// pdfLine is a line of a page.
type pdfLine struct {
	pdfSegment
	page    int
	column  int     // counts the columns of the document, so that neighbours of the same one are told
	left    float64 // of its column
	right   float64
	gaps    []int // the pieces that stand after a gap such as columns and tables have
	rtl     bool
	slanted bool // it does not stand upright
}

// lines returns the lines of the page in reading order.
func (p pdfPage) lines(column *int) []pdfLine {
	var lines []pdfLine
	for _, region := range readingOrder(p.segments) {
		*column++
		var box pdfium.Box
		for _, s := range region {
			box = box.Union(s.box)
		}
		for _, row := range rowsOf(region) {
			line := joinRow(row)
			line.page, line.column, line.left, line.right = p.number, *column, box.Left, box.Right
			lines = append(lines, line)
		}
	}
	*column++
	for _, s := range p.aslant {
		lines = append(lines, pdfLine{pdfSegment: s, page: p.number, column: *column, left: s.box.Left, right: s.box.Right, slanted: true})
	}
	return lines
}

// readingOrder divides a part of a page into columns, which are read one after
// the other. What stands across a gutter, such as a headline, divides the
// columns above it from those below.
func readingOrder(segments []pdfSegment) [][]pdfSegment {
	gutter, ok := findGutter(segments)
	if !ok {
		return [][]pdfSegment{segments}
	}
	var left, right, across []pdfSegment
	for _, s := range segments {
		switch {
		case s.box.Right <= gutter:
			left = append(left, s)
		case s.box.Left >= gutter:
			right = append(right, s)
		default:
			across = append(across, s)
		}
	}
	if mostlyRightToLeft(segments) {
		left, right = right, left
	}
	var order [][]pdfSegment
	// above takes what stands above a height off a column.
	above := func(column *[]pdfSegment, height float64) {
		var taken, rest []pdfSegment
		for _, s := range *column {
			if (s.box.Top+s.box.Bottom)/2 < height {
				taken = append(taken, s)
			} else {
				rest = append(rest, s)
			}
		}
		*column = rest
		if len(taken) > 0 {
			order = append(order, readingOrder(taken)...)
		}
	}
	for _, band := range bandsOf(rowsOf(across), left, right) {
		top := (band[0].box.Top + band[0].box.Bottom) / 2
		above(&left, top)
		above(&right, top)
		order = append(order, band)
	}
	const everything = 1e9
	above(&left, everything)
	above(&right, everything)
	return order
}

// bandsOf joins rows that stand across a gutter and have no words of a column
// between them.
func bandsOf(rows [][]pdfSegment, columns ...[]pdfSegment) [][]pdfSegment {
	var bands [][]pdfSegment
	var bottom float64
	for _, row := range rows {
		var box pdfium.Box
		for _, s := range row {
			box = box.Union(s.box)
		}
		between := false
		for _, column := range columns {
			between = between || slices.ContainsFunc(column, func(s pdfSegment) bool {
				middle := (s.box.Top + s.box.Bottom) / 2
				return bottom < middle && middle < box.Top
			})
		}
		if len(bands) == 0 || between {
			bands = append(bands, row)
		} else {
			bands[len(bands)-1] = append(bands[len(bands)-1], row...)
		}
		bottom = box.Bottom
	}
	return bands
}

// findGutter looks for the upright line that divides a part of a page into
// columns: one with text on both sides, across which hardly any stands.
func findGutter(segments []pdfSegment) (float64, bool) {
	const fewest = 3 // lines that make a column
	if len(segments) < 2*fewest {
		return 0, false
	}
	sizes := map[float64]int{}
	var lefts, rights []float64
	for _, s := range segments {
		sizes[s.size] += s.chars
		lefts = append(lefts, s.box.Left)
		rights = append(rights, s.box.Right)
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	half := 0.35 * mostOf(sizes) // of the least width of a gutter

	best, bestScore := 0.0, 0
	for _, edge := range lefts {
		x := edge - half
		if x <= rights[0] {
			continue
		}
		before, _ := slices.BinarySearch(rights, x-half) // how many end before the gutter
		begun, _ := slices.BinarySearch(lefts, edge)     // how many do not begin after it
		after := len(segments) - begun
		across := begun - before
		if score := min(before, after) - 3*across; score > bestScore && min(before, after) >= fewest {
			best, bestScore = x, score
		}
	}
	if bestScore == 0 {
		return 0, false
	}
	var left, right []pdfSegment
	for _, s := range segments {
		if s.box.Right <= best {
			left = append(left, s)
		} else if s.box.Left >= best {
			right = append(right, s)
		}
	}
	return best, areColumns(rowsOf(left), rowsOf(right))
}

// areColumns tells columns from the cells of a table and from labels with what
// they stand for: most lines of a column are filled. Where they are not, the
// lines of columns stand beside each other by accident only.
func areColumns(left, right [][]pdfSegment) bool {
	if len(left) < 3 || len(right) < 3 {
		return false
	}
	if narrow(left) || narrow(right) {
		return false
	}
	if filled(left) && filled(right) {
		return true
	}
	fewer, more := left, right
	if len(left) > len(right) {
		fewer, more = right, left
	}
	beside := 0
	for _, row := range fewer {
		base := row[0].base()
		if slices.ContainsFunc(more, func(other []pdfSegment) bool { return abs(other[0].base()-base) < 2 }) {
			beside++
		}
	}
	return 3*beside < len(fewer)
}

// narrow reports whether the lines are no more than signs or numbers of what
// stands beside them.
func narrow(rows [][]pdfSegment) bool {
	chars := 0
	for _, row := range rows {
		for _, s := range row {
			chars += s.chars
		}
	}
	return chars < 5*len(rows)
}

// filled reports whether at least half of the lines reach from one edge to the
// other of what they make up, and hold more than a word or two.
func filled(rows [][]pdfSegment) bool {
	var all pdfium.Box
	for _, row := range rows {
		all = all.Union(boxOf(row))
	}
	full := 0
	for _, row := range rows {
		chars := 0
		for _, s := range row {
			chars += s.chars
		}
		if boxOf(row).Width() > 0.75*all.Width() && chars >= 12 {
			full++
		}
	}
	return 2*full >= len(rows)
}

func boxOf(segments []pdfSegment) pdfium.Box {
	var box pdfium.Box
	for _, s := range segments {
		box = box.Union(s.box)
	}
	return box
}

func abs(f float64) float64 { return max(f, -f) }

func mostlyRightToLeft(segments []pdfSegment) bool {
	n := 0
	for _, s := range segments {
		if s.rightToLeft() {
			n += s.chars
		} else {
			n -= s.chars
		}
	}
	return n > 0
}

// rowsOf gathers segments that stand beside each other, from the top down, and
// each row in its direction of reading.
func rowsOf(segments []pdfSegment) [][]pdfSegment {
	// The largest first: small ones, such as the numbers of footnotes, join them.
	order := slices.Clone(segments)
	slices.SortStableFunc(order, func(a, b pdfSegment) int { return cmp.Compare(b.chars, a.chars) })
	type row struct {
		segments []pdfSegment
		box      pdfium.Box // of the first
	}
	var rows []*row
	buckets := map[int][]*row{} // by height on the page, so that not every row has to be asked
	const height = 20.0
	for _, s := range order {
		var home *row
		at := int((s.box.Top + s.box.Bottom) / 2 / height)
	search:
		for bucket := at - 1; bucket <= at+1; bucket++ {
			for _, r := range buckets[bucket] {
				if sameLine(r.box, s.box, min(r.segments[0].size, s.size)) {
					home = r
					break search
				}
			}
		}
		if home == nil {
			home = &row{box: s.box}
			rows = append(rows, home)
			buckets[at] = append(buckets[at], home)
		}
		home.segments = append(home.segments, s)
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return cmp.Compare(a.box.Bottom, b.box.Bottom) })
	sorted := make([][]pdfSegment, len(rows))
	for i, r := range rows {
		rtl := mostlyRightToLeft(r.segments)
		slices.SortStableFunc(r.segments, func(a, b pdfSegment) int {
			if rtl {
				return cmp.Compare(b.box.Right, a.box.Right)
			}
			return cmp.Compare(a.box.Left, b.box.Left)
		})
		sorted[i] = r.segments
	}
	return sorted
}

// joinRow makes a line of the segments of a row.
func joinRow(row []pdfSegment) pdfLine {
	line := pdfLine{rtl: mostlyRightToLeft(row)}
	for i, s := range row {
		pieces := slices.Clone(s.pieces)
		if i > 0 {
			last := row[i-1]
			gap := s.box.Left - last.box.Right
			if line.rtl {
				gap = last.box.Left - s.box.Right
			}
			size := min(s.size, last.size)
			// The number of a footnote follows its word.
			pieces[0].spaced = gap > 0.22*size
			if gap > columnGap*size && !(i == 1 && itemSignOnly.MatchString(last.text())) {
				line.gaps = append(line.gaps, len(line.pieces))
			}
		}
		line.pieces = append(line.pieces, pieces...)
		line.box = line.box.Union(s.box)
		line.feet += s.feet
		line.stands += s.stands
	}
	line.measure()
	raiseNumbers(line.pieces, line.size, line.box)
	return line
}

// raiseNumbers writes small raised numbers as such: the number of a footnote must not
// become part of a number in the text.
func raiseNumbers(pieces []pdfPiece, size float64, line pdfium.Box) {
	for i, p := range pieces {
		raised := raise(p.text)
		if i == 0 || p.spaced || p.font.Size > 0.85*size || utf8.RuneCountInString(raised) < utf8.RuneCountInString(p.text) {
			continue
		}
		if (p.box.Top+p.box.Bottom)/2 < (line.Top+line.Bottom)/2 {
			pieces[i].text = raised
		}
	}
}
