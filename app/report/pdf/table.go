package pdf

import "strconv"

// Table is a data table. Its head is repeated on every page it reaches.
type Table struct {
	Frame
	Columns []Column
	// Head are the rows of column headings.
	Head, Rows []Row
	// Summary says in a sentence what the table shows, for those who hear it.
	Summary string
	// Style is for all cells; head cells are bold too.
	Style Style
	// Padding is that of each cell; zero means 3 above and below, 5 at the sides.
	Padding Padding
	// Lines is the colour of the rules between the rows; none if not set.
	Lines Color
}

// Column is a column of a table.
type Column struct {
	// Width is its width. If zero, the column shares what the others leave by Share.
	Width float64
	// Share is its part of the remaining width; 0 means 1.
	Share float64
	Align Align
}

// Row is a row of cells.
type Row struct {
	Cells      []Cell
	Background Color
	// Name makes the row a destination.
	Name string
}

// Cell is a cell of a table. It may break over pages.
type Cell struct {
	Blocks []Block
	// Span is the number of columns it covers; 0 means 1.
	Span int
	// Header marks a cell that names its row.
	Header bool
}

// TextCell is a cell with one paragraph.
func TextCell(text ...Span) Cell {
	return Cell{Blocks: []Block{Paragraph{Text: text}}}
}

// cellPadding is the padding of a cell if the table gives none.
var cellPadding = Padding{Top: 3, Bottom: 3, Start: 5, End: 5}

func (b Table) layout(c *composer, r region, parent *element) {
	r = b.in(r)
	r.style = r.style.with(b.Style)
	if b.Padding == (Padding{}) {
		b.Padding = cellPadding
	}
	table := b.element(parent, "Table")
	if b.Summary != "" {
		table.attrs = "<< /O /Table /Summary " + textString(b.Summary) + " >>"
	}
	places := b.places(r)
	f := &frame{}
	var pieces []piece
	if len(b.Head) > 0 {
		head := table.child("THead")
		for _, given := range b.Head {
			pieces = append(pieces, b.row(c, given, places, r, head, true).piece(true))
		}
		f.repeat = pieces[:len(pieces):len(pieces)]
	}
	body := table.child("TBody")
	for _, given := range b.Rows {
		pieces = append(pieces, b.row(c, given, places, r, body, false).piece(false))
	}
	c.putFrame(b.Frame, f, pieces, false)
}

// places are the x, from the start of the table, at which the columns begin, and the end of the last.
func (b Table) places(r region) []float64 {
	fixed, shares := 0.0, 0.0
	for _, col := range b.Columns {
		fixed += col.Width
		if col.Width == 0 {
			shares += col.share()
		}
	}
	places := make([]float64, len(b.Columns)+1)
	for i, col := range b.Columns {
		width := col.Width
		if width == 0 {
			width = max(0, r.width-fixed) * col.share() / shares
		}
		places[i+1] = places[i] + width
	}
	return places
}

func (c Column) share() float64 {
	if c.Share == 0 {
		return 1
	}
	return c.Share
}

// row lays out a row of the table.
func (b Table) row(c *composer, given Row, places []float64, r region, parent *element, head bool) *row {
	tr := parent.child("TR")
	built := &row{padTop: b.Padding.Top, padEnd: b.Padding.Bottom, named: Frame{Name: given.Name}.named}
	column := 0
	for _, cell := range given.Cells {
		if column >= len(b.Columns) {
			break
		}
		until := min(column+max(cell.Span, 1), len(b.Columns))
		inner := r.inset(places[column]+b.Padding.Start, r.width-places[until]+b.Padding.End)
		if head {
			inner.style.Bold = true
		}
		e := tr.child("TD")
		if head || cell.Header {
			e.role = "TH"
			e.attrs = "<< /O /Table /Scope /Row"
			if head {
				e.attrs = "<< /O /Table /Scope /Column"
			}
		}
		if span := until - column; span > 1 {
			if e.attrs == "" {
				e.attrs = "<< /O /Table"
			}
			e.attrs += " /ColSpan " + strconv.Itoa(span)
		}
		if e.attrs != "" {
			e.attrs += " >>"
		}
		align := b.Columns[column].Align
		pieces := c.collect(func() {
			for _, block := range cell.Blocks {
				if p, ok := block.(Paragraph); ok && p.Align == AlignStart {
					p.Align = align
					block = p
				}
				block.layout(c, inner, e)
			}
		})
		built.cells = append(built.cells, rowCell{pieces})
		column = until
	}
	built.paint = func(c *canvas, top, bottom float64) {
		y := c.height - bottom
		if given.Background != 0 {
			c.under = appendRect(appendFill(c.under, given.Background), box{r.x, y, r.x + r.width, c.height - top})
			c.under = append(c.under, "f\n"...)
		}
		if b.Lines != 0 {
			thickness := hairline
			if head {
				thickness = 2 * hairline
			}
			c.under = appendRect(appendFill(c.under, b.Lines), box{r.x, y, r.x + r.width, y + thickness})
			c.under = append(c.under, "f\n"...)
		}
	}
	return built
}
