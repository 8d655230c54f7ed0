package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// maxSpanned bounds the columns in which cells may cover others, and how many
// they may cover. HTML allows 1,000 columns and 65,534 rows a cell, with which
// a small file would fill the memory.
const maxSpanned = 100

// table writes a table of data as one block, and what stands in a table that
// only arranges a page, as what it is.
func (w *walker) table(n *html.Node) {
	rows := tableRows(n)
	if w.flat || arranges(n, rows) {
		w.within(n)
		return
	}
	w.end()
	if caption := first(n, tagged(atom.Caption)); caption != nil {
		w.within(caption)
	}
	if block, ok := w.grid(rows); ok {
		if own, ok := langOf(n); ok {
			block.Lang = differentLang(own, w.lang)
		}
		w.put(block)
	}
	w.end()
}

// tableRows returns the rows of a table, not those of tables inside it.
func tableRows(table *html.Node) []*html.Node {
	var rows []*html.Node
	for part := range table.ChildNodes() {
		switch part.DataAtom {
		case atom.Tr:
			rows = append(rows, part)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := range part.ChildNodes() {
				if row.DataAtom == atom.Tr {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows
}

func isCell(n *html.Node) bool { return n.DataAtom == atom.Td || n.DataAtom == atom.Th }

// arranges reports whether a table serves the layout: it says so, it holds
// what a line of a cell cannot (tables, lists, quotations, headings, figures,
// several paragraphs), or it has but one column or row and no heading cell.
func arranges(table *html.Node, rows []*html.Node) bool {
	if role := attribute(table, "role"); role == "presentation" || role == "none" {
		return true
	}
	columns, headings, paragraphs := 0, false, map[*html.Node]int{}
	for d := range table.Descendants() {
		switch d.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Figure, atom.Pre,
			atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return true
		case atom.P:
			if paragraphs[d.Parent]++; paragraphs[d.Parent] > 2 {
				return true
			}
		case atom.Th, atom.Caption, atom.Thead:
			headings = true
		}
	}
	for _, row := range rows {
		cells := 0
		for c := range row.ChildNodes() {
			if isCell(c) {
				cells++
			}
		}
		columns = max(columns, cells)
	}
	return columns == 0 || !headings && (columns < 2 || len(rows) < 2)
}

// grid makes the block of a table. Cells that cover several columns or rows are
// followed by empty cells, and have empty cells below them, so that every
// number stays in its column. Rows without words are left out.
func (w *walker) grid(rows []*html.Node) (annotate.Block, bool) {
	table := tableWriter{Block: annotate.Block{Kind: annotate.Table, Lang: w.next.Lang}}
	var below []int // by column: how many more rows the cell above covers
	for _, row := range rows {
		if dropped(row) {
			continue
		}
		var cells []gridCell
		covered := func() {
			for len(cells) < len(below) && below[len(cells)] > 0 {
				below[len(cells)]--
				cells = append(cells, gridCell{})
			}
		}
		for c := range row.ChildNodes() {
			if !isCell(c) || dropped(c) {
				continue
			}
			covered()
			height := span(c, "rowspan")
			cells = append(cells, gridCell{line: w.line(c), header: c.DataAtom == atom.Th})
			from := len(cells) - 1
			for range span(c, "colspan") - 1 {
				if len(cells) < maxSpanned {
					cells = append(cells, gridCell{})
				}
			}
			for column := from; column < min(len(cells), maxSpanned); column++ {
				if column == len(below) {
					below = append(below, 0)
				}
				below[column] = height - 1
			}
		}
		covered()
		table.add(cells)
	}
	table.Text = table.text.String()
	return table.Block, len(table.Rows) > 0
}

type gridCell struct {
	line   annotate.Block
	header bool
}

// tableWriter puts a table block together, a row at a time.
type tableWriter struct {
	annotate.Block
	text strings.Builder
	at   int // code points in text
}

func (t *tableWriter) add(cells []gridCell) {
	if !slices.ContainsFunc(cells, func(c gridCell) bool { return c.line.Text != "" }) {
		return
	}
	if len(t.Rows) > 0 {
		t.write("\n")
	}
	row := annotate.Row{Cells: make([]annotate.Cell, 0, len(cells))}
	for i, c := range cells {
		if i > 0 {
			t.write("\t")
		}
		start := t.at
		t.write(c.line.Text)
		row.Cells = append(row.Cells, annotate.Cell{Span: annotate.Span{Start: start, End: t.at}, Header: c.header})
		for _, m := range c.line.Marks {
			m.Start, m.End = m.Start+start, m.End+start
			t.Marks = append(t.Marks, m)
		}
		for _, r := range c.line.References {
			r.Start, r.End = r.Start+start, r.End+start
			t.References = append(t.References, r)
		}
		for _, p := range c.line.Places {
			p.At += start
			t.Places = append(t.Places, p)
		}
	}
	t.Rows = append(t.Rows, row)
}

func (t *tableWriter) write(s string) {
	t.text.WriteString(s)
	t.at += utf8.RuneCountInString(s)
}

// span reads how many columns or rows a cell covers.
func span(cell *html.Node, key string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute(cell, key)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxSpanned)
}
