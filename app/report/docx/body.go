package docx

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// part writes the markup of a part of the document that holds text.
type part struct {
	*writer
	b strings.Builder
	// relations lead out of the part: links and pictures. Their identifiers begin
	// after those of the parts of the document.
	relations []relation
	// apart is set for a paragraph that would stand too close to what is above it.
	apart bool
}

// margin of a page, in points.
const margin = 72.0

func (p *part) document() string {
	p.b.WriteString(header + "<w:document " + namespaces + "><w:body>\n")
	for i, block := range p.Body {
		p.apart = i > 0 && (isTable(p.Body[i-1]) || isItem(p.Body[i-1]) && !isItem(block))
		switch block := block.(type) {
		case Paragraph:
			p.paragraph(block, "")
		case Table:
			p.table(block)
			// Word makes one table of two that follow one another.
			if i+1 == len(p.Body) || isTable(p.Body[i+1]) {
				p.paragraph(Paragraph{}, "")
			}
		}
	}
	fmt.Fprintf(&p.b, `<w:sectPr><w:pgSz w:w="%s" w:h="%s"/><w:pgMar w:top="%[3]s" w:right="%[3]s" w:bottom="%[3]s" w:left="%[3]s" w:header="720" w:footer="720" w:gutter="0"/>`,
		twips(p.Width), twips(p.Height), twips(margin))
	p.flag(p.RightToLeft, "bidi")
	p.b.WriteString("</w:sectPr>\n</w:body></w:document>\n")
	return p.b.String()
}

// isItem tells whether a block is an item, which stands close to the next one.
func isItem(b Block) bool {
	paragraph, is := b.(Paragraph)
	return is && paragraph.Style == ListItem
}

func isTable(b Block) bool {
	_, is := b.(Table)
	return is
}

func (p *part) comments() string {
	p.b.WriteString(header + "<w:comments " + namespaces + ">\n")
	for i, c := range p.Comments {
		fmt.Fprintf(&p.b, `<w:comment w:id="%d" w:author="%s" w:initials="%s"`, i, escape(c.Author), escape(initials(c.Author)))
		if !c.Date.IsZero() {
			fmt.Fprintf(&p.b, ` w:date="%s"`, c.Date.UTC().Format(time.RFC3339))
		}
		p.b.WriteString(">\n")
		reference := `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`
		for _, paragraph := range c.Body {
			p.paragraph(paragraph, reference)
			reference = ""
		}
		p.b.WriteString("</w:comment>\n")
	}
	p.b.WriteString("</w:comments>\n")
	return p.b.String()
}

// initials are the first letters of the words of a name, three at most.
func initials(name string) string {
	letters := []rune{}
	for _, word := range strings.Fields(name) {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsLetter(first) && len(letters) < 3 {
			letters = append(letters, unicode.ToUpper(first))
		}
	}
	return string(letters)
}

// flag writes an empty element if it is wanted.
func (p *part) flag(is bool, name string) {
	if is {
		p.b.WriteString("<w:" + name + "/>")
	}
}

// paragraph writes a paragraph, before its text the markup.
func (p *part) paragraph(paragraph Paragraph, before string) {
	p.b.WriteString("<w:p><w:pPr>")
	if paragraph.Style != "" {
		fmt.Fprintf(&p.b, `<w:pStyle w:val="%s"/>`, paragraph.Style)
	}
	if paragraph.List != nil {
		list, level := p.numberings.place(*paragraph.List)
		fmt.Fprintf(&p.b, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list)
	}
	if paragraph.Fill != "" {
		p.b.WriteString(shading(paragraph.Fill))
	}
	p.flag(paragraph.RightToLeft, "bidi")
	if p.apart && !paragraph.Style.hasRoomAbove() {
		p.b.WriteString(`<w:spacing w:before="140"/>`)
	}
	p.apart = false
	if paragraph.Trailing {
		// In a paragraph from right to left “right” is where lines end.
		p.b.WriteString(`<w:jc w:val="right"/>`)
	}
	p.b.WriteString("</w:pPr>" + before)
	p.inlines(paragraph)
	p.b.WriteString("</w:p>\n")
}

func (p *part) inlines(paragraph Paragraph) {
	text := []rune{}
	for _, item := range paragraph.Items {
		if run, ok := item.(Run); ok {
			text = append(text, []rune(run.Text)...)
		}
	}
	right := directions(text, paragraph.RightToLeft)
	href, bookmark := "", "" // of the link that is open
	leave := func() {
		if href != "" || bookmark != "" {
			p.b.WriteString("</w:hyperlink>")
		}
		href, bookmark = "", ""
	}
	for _, item := range paragraph.Items {
		run, ok := item.(Run)
		if !ok {
			leave()
			p.mark(item)
			continue
		}
		if run.Href != href || run.Bookmark != bookmark {
			leave()
			href, bookmark = run.Href, run.Bookmark
			switch {
			case href != "":
				fmt.Fprintf(&p.b, `<w:hyperlink r:id="%s">`, p.relate(relation{kind: relations + "hyperlink", target: href, link: true}))
			case bookmark != "":
				fmt.Fprintf(&p.b, `<w:hyperlink w:anchor="%s">`, escape(bookmark))
			}
		}
		own := []rune(run.Text)
		for from := 0; from < len(own); {
			to := from + 1
			for to < len(own) && right[to] == right[from] {
				to++
			}
			p.run(run, string(own[from:to]), right[from])
			from = to
		}
		right = right[len(own):]
	}
	leave()
}

// mark writes what stands at a place in the text.
func (p *part) mark(item Inline) {
	switch item := item.(type) {
	case BookmarkStart:
		p.bookmarks[item.Name] = len(p.bookmarks)
		fmt.Fprintf(&p.b, `<w:bookmarkStart w:id="%d" w:name="%s"/>`, p.bookmarks[item.Name], escape(item.Name))
	case BookmarkEnd:
		fmt.Fprintf(&p.b, `<w:bookmarkEnd w:id="%d"/>`, p.bookmarks[item.Name])
	case CommentStart:
		fmt.Fprintf(&p.b, `<w:commentRangeStart w:id="%d"/>`, item.Index)
	case Picture:
		p.picture(item)
	case CommentEnd:
		fmt.Fprintf(&p.b, `<w:commentRangeEnd w:id="%[1]d"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%[1]d"/></w:r>`, item.Index)
	}
}

// run writes text in one look and one direction. The properties stand in the
// order of the schema (CT_RPr), without which Word calls the file damaged.
func (p *part) run(r Run, text string, rightToLeft bool) {
	p.b.WriteString("<w:r><w:rPr>")
	if r.Href != "" || r.Bookmark != "" {
		p.b.WriteString(`<w:rStyle w:val="Hyperlink"/>`)
	}
	if r.Code {
		p.b.WriteString(codeFont)
	}
	if r.Strong {
		p.b.WriteString("<w:b/><w:bCs/>")
	}
	if r.Em {
		p.b.WriteString("<w:i/><w:iCs/>")
	}
	p.flag(r.Lang == "und", "noProof")
	if r.Color != "" {
		fmt.Fprintf(&p.b, `<w:color w:val="%s"/>`, color(r.Color))
	}
	if r.Underline != "" {
		line := "single"
		if r.Dotted {
			line = "dotted"
		}
		fmt.Fprintf(&p.b, `<w:u w:val="%s" w:color="%s"/>`, line, color(r.Underline))
	}
	if r.Fill != "" {
		p.b.WriteString(shading(r.Fill))
	}
	p.flag(rightToLeft, "rtl")
	p.b.WriteString(languageMark(r.Lang))
	p.b.WriteString("</w:rPr>")
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.b.WriteString("<w:br/>")
		}
		for k, words := range strings.Split(line, "\t") {
			if k > 0 {
				p.b.WriteString("<w:tab/>")
			}
			if words != "" {
				p.b.WriteString(`<w:t xml:space="preserve">` + escape(words) + "</w:t>")
			}
		}
	}
	p.b.WriteString("</w:r>")
}

// shading is the colour behind a run, a paragraph or a cell.
func shading(c string) string {
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + color(c) + `"/>`
}

func color(c string) string { return escape(strings.ToUpper(strings.TrimPrefix(c, "#"))) }

// languageMark is the language of a run. Word keeps one for each of three groups of
// scripts; a tag that is none gives no mark.
func languageMark(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil || parsed == language.Und {
		return ""
	}
	group := "val"
	switch script, _ := parsed.Script(); script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo":
		group = "bidi"
	case "Hans", "Hant", "Jpan", "Kore":
		group = "eastAsia"
	}
	return "<w:lang w:" + group + `="` + escape(parsed.String()) + `"/>`
}

func (p *part) table(t Table) {
	columns := 0
	for _, row := range t.Rows {
		columns = max(columns, len(row.Cells))
	}
	p.b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>`)
	p.flag(t.RightToLeft, "bidiVisual")
	p.b.WriteString(`<w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>`)
	widths := make([]string, columns)
	whole := 0.0
	for i := range widths {
		whole += t.share(i)
	}
	for i := range widths {
		widths[i] = twips((p.Width - 2*margin) * t.share(i) / whole)
		fmt.Fprintf(&p.b, `<w:gridCol w:w="%s"/>`, widths[i])
	}
	p.b.WriteString("</w:tblGrid>\n")
	for _, row := range t.Rows {
		p.b.WriteString("<w:tr><w:trPr><w:cantSplit/>")
		p.flag(row.Heading, "tblHeader")
		p.b.WriteString("</w:trPr>")
		for i := range columns {
			cell := Cell{}
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			fmt.Fprintf(&p.b, `<w:tc><w:tcPr><w:tcW w:w="%s" w:type="dxa"/>`, widths[i])
			if cell.Header {
				p.b.WriteString(shading("#EEF1F4"))
			}
			p.b.WriteString("</w:tcPr>")
			p.paragraph(cell.Content, "")
			p.b.WriteString("</w:tc>")
		}
		p.b.WriteString("</w:tr>\n")
	}
	p.b.WriteString("</w:tbl>\n")
}

// share is how wide a column is beside the others.
func (t Table) share(column int) float64 {
	if column < len(t.Shares) {
		return t.Shares[column]
	}
	return 1
}
