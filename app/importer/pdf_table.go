package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/pdfium"
)

// cells returns the parts of a line between its gaps.
func (l pdfLine) cells() [][]pdfPiece {
	var cells [][]pdfPiece
	from := 0
	for _, at := range append(slices.Clone(l.gaps), len(l.pieces)) {
		cells = append(cells, l.pieces[from:at])
		from = at
	}
	return cells
}

// stretch is a part of the width of a page.
type stretch struct{ from, to float64 }

func stretchOf(cell []pdfPiece) stretch {
	var box pdfium.Box
	for _, p := range cell {
		box = box.Union(p.box)
	}
	return stretch{box.Left, box.Right}
}

// findTable looks for a table in the lines of a column: at least three lines
// with gaps, one below the other, whose parts make columns. It returns the lines
// from the first up to but not the last; both are the number of lines if there
// is none.
func findTable(column []pdfLine) (from, to int) {
	for from < len(column) {
		to = from
		for to < len(column) && len(column[to].gaps) > 0 && (to == from || column[to].box.Top-column[to-1].box.Bottom < 3*column[to].size) {
			to++
		}
		if to-from >= 3 && len(tableColumns(column[from:to])) > 1 {
			return from, to
		}
		from = max(to, from+1)
	}
	return len(column), len(column)
}

// tableColumns returns the columns that the parts of lines make: those that
// stand above each other are one.
func tableColumns(lines []pdfLine) []stretch {
	var cells []stretch
	for _, l := range lines {
		for _, cell := range l.cells() {
			cells = append(cells, stretchOf(cell))
		}
	}
	slices.SortFunc(cells, func(a, b stretch) int {
		switch {
		case a.from < b.from:
			return -1
		case a.from > b.from:
			return 1
		}
		return 0
	})
	var columns []stretch
	for _, c := range cells {
		if last := len(columns) - 1; last >= 0 && c.from < columns[last].to {
			columns[last].to = max(columns[last].to, c.to)
		} else {
			columns = append(columns, c)
		}
	}
	return columns
}

// table makes a block of the rows of a table. Its first row is its head if it
// is bold and the next is not.
func table(lines []pdfLine) annotate.Block {
	columns := tableColumns(lines)
	if lines[0].rtl {
		slices.Reverse(columns)
	}
	header := lines[0].bold() && !lines[1].bold()
	block := annotate.Block{Kind: annotate.Table}
	var b strings.Builder
	at := 0
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
			at++
		}
		words := make([]string, len(columns))
		for _, cell := range l.cells() {
			place := stretchOf(cell)
			column := slices.IndexFunc(columns, func(c stretch) bool { return c.from <= place.from && place.from <= c.to })
			words[column] = annotate.CleanLine(words[column] + " " + readable(pdfSegment{pieces: cell}.text()))
		}
		row := annotate.Row{}
		for k, text := range words {
			if k > 0 {
				b.WriteByte('\t')
				at++
			}
			n := utf8.RuneCountInString(text)
			row.Cells = append(row.Cells, annotate.Cell{Span: annotate.Span{Start: at, End: at + n}, Header: header && i == 0})
			b.WriteString(text)
			at += n
		}
		block.Rows = append(block.Rows, row)
	}
	block.Text = b.String()
	return block
}
