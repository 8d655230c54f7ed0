package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Style is the style of a paragraph, by its identifier.
type Style string

// The styles of paragraphs. Those that Word knows have Word's names, so that it
// shows them in the language of whoever edits.
const (
	Title       Style = "Title"
	Subtitle    Style = "Subtitle"
	Heading1    Style = "Heading1"
	Heading2    Style = "Heading2"
	Heading3    Style = "Heading3"
	Heading4    Style = "Heading4"
	Heading5    Style = "Heading5"
	Heading6    Style = "Heading6"
	Quote       Style = "Quote"
	ListItem    Style = "ListParagraph"
	Caption     Style = "Caption"
	Code        Style = "HTMLPreformatted"
	CommentText Style = "CommentText"
	// Note is small print.
	Note Style = "Note"
)

// hasRoomAbove tells whether paragraphs of the style keep off what is above them:
// headings do.
func (s Style) hasRoomAbove() bool { return strings.HasPrefix(string(s), "Heading") }

// paragraphStyles are the styles with their names, their properties as
// paragraphs and those of their characters.
var paragraphStyles = []struct {
	id                          Style
	name, next, paragraph, look string
}{
	{Title, "Title", "Normal", `<w:keepNext/><w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/>`, `<w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/>`},
	{Subtitle, "Subtitle", "Normal", `<w:spacing w:before="0" w:after="80"/>`, `<w:color w:val="444C57"/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{Heading1, "heading 1", "Normal", heading(360, 0), `<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>`},
	{Heading2, "heading 2", "Normal", heading(280, 1), `<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>`},
	{Heading3, "heading 3", "Normal", heading(240, 2), `<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/>`},
	{Heading4, "heading 4", "Normal", heading(200, 3), `<w:b/><w:bCs/><w:i/><w:iCs/>`},
	{Heading5, "heading 5", "Normal", heading(200, 4), `<w:i/><w:iCs/>`},
	{Heading6, "heading 6", "Normal", heading(200, 5), `<w:i/><w:iCs/><w:color w:val="444C57"/>`},
	{Quote, "Quote", "Normal", `<w:ind w:left="567" w:right="567"/>`, `<w:i/><w:iCs/>`},
	{ListItem, "List Paragraph", "ListParagraph", `<w:spacing w:before="0" w:after="60"/>`, ``},
	{Caption, "caption", "Normal", ``, `<w:color w:val="444C57"/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{Code, "HTML Preformatted", "HTMLPreformatted", `<w:spacing w:line="240" w:lineRule="auto"/>`, codeFont + `<w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{CommentText, "annotation text", "CommentText", `<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{Note, "Note", "Note", `<w:spacing w:before="0" w:after="80"/>`, `<w:color w:val="444C57"/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
}

const codeFont = `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>`

// heading is a heading's space above, in twentieths of a point, and its level
// in the outline, from 0.
func heading(before, level int) string {
	return fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="100" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="%d"/>`, before, level)
}

func (w *writer) styles() string {
	var b strings.Builder
	b.WriteString(header + `<w:styles ` + namespaces + `>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/>` + languageMark(w.Language) + `</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
`)
	for _, s := range paragraphStyles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:next w:val="%s"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`+"\n", s.id, s.name, s.next, s.paragraph, s.look)
	}
	b.WriteString(`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="1B4F9C"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="A8B0BA"/><w:left w:val="single" w:sz="4" w:space="0" w:color="A8B0BA"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A8B0BA"/><w:right w:val="single" w:sz="4" w:space="0" w:color="A8B0BA"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="A8B0BA"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="A8B0BA"/></w:tblBorders></w:tblPr></w:style>
</w:styles>
`)
	return b.String()
}

// levels is how deep lists can be.
const levels = 9

// numberings gives the items of lists their numbering. An ordered item whose number
// is not the next one begins a list of its own, so that each shows its number
// whatever stands between the items.
type numberings struct {
	// open are the lists that go on, by level; 0 for none.
	open [levels]struct{ list, next int }
	// begun are the levels and first numbers of the ordered lists.
	begun []struct{ level, first int }
}

// bullets is the list of all items without a number; ordered ones follow it.
const bullets = 1

// place returns the list and the level, from 0, of an item.
func (n *numberings) place(i Item) (list, level int) {
	level = min(max(i.Level, 1), levels) - 1
	for deeper := level + 1; deeper < levels; deeper++ {
		n.open[deeper].list = 0
	}
	if !i.Ordered {
		return bullets, level
	}
	here := &n.open[level]
	if here.list == 0 || here.next != i.Number {
		n.begun = append(n.begun, struct{ level, first int }{level, i.Number})
		here.list = bullets + len(n.begun)
	}
	here.next = i.Number + 1
	return here.list, level
}

func (n *numberings) markup() string {
	var b strings.Builder
	b.WriteString(header + `<w:numbering ` + namespaces + ">\n")
	abstract := func(id int, format string, text func(level int) string) {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, id)
		for level := range levels {
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="397"/></w:pPr></w:lvl>`,
				level, format, text(level), 397*(level+1))
		}
		b.WriteString("</w:abstractNum>\n")
	}
	abstract(0, "bullet", func(level int) string { return []string{"•", "◦", "▪"}[level%3] })
	abstract(1, "decimal", func(level int) string { return "%" + strconv.Itoa(level+1) + "." })
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`+"\n", bullets)
	for i, list := range n.begun {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`+"\n",
			bullets+1+i, list.level, list.first)
	}
	b.WriteString("</w:numbering>\n")
	return b.String()
}
