package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// finish ends the last page and writes what the whole document is needed for.
func (w *writer) finish() error {
	if w.stopped() {
		return w.err
	}
	if err := w.flow.finish(); err != nil {
		return err
	}
	if err := w.checkLinks(); err != nil {
		return err
	}
	w.finishPages()
	if w.stopped() {
		return w.err
	}
	w.writeResources()
	w.writePages()
	return w.file.finish(w.writeCatalog(), w.writeInfo())
}

// checkLinks reports a link that leads nowhere.
func (w *writer) checkLinks() error {
	var lost []string
	for name := range w.wanted {
		if _, ok := w.places[name]; !ok {
			lost = append(lost, name)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	slices.Sort(lost)
	return fmt.Errorf("no destination is named %q", lost[0])
}

// finishPages draws on each page what depends on the number of pages.
func (w *writer) finishPages() {
	c := &composer{w: w}
	contents := w.contents
	for i := range w.pages {
		page := w.canvas(i)
		for len(contents) > 0 && contents[0].page == i {
			c.pageNumber(page, &contents[0])
			contents = contents[1:]
		}
		c.running(page, i+1)
		page.finish()
	}
}

// running draws the running head and foot of a page.
func (c *composer) running(page *canvas, n int) {
	d := &c.w.doc
	page.artifact = true
	total := len(c.w.pages)
	if d.Head != nil {
		c.runningLine(page, d.Head(n, total), d.Margins.Top/2, d.Margins.Top-runningRule)
	}
	if d.Foot != nil {
		c.runningLine(page, d.Foot(n, total), d.Paper.Height-d.Margins.Bottom/2, d.Paper.Height-d.Margins.Bottom+runningRule)
	}
}

// runningRule is the distance of the hairline from the text area, and
// runningGap that between the parts of a running line.
const (
	runningRule = 12
	runningGap  = 12
)

// runningLine draws a line with its middle at a distance from the top of the page.
func (c *composer) runningLine(page *canvas, r Running, middle, rule float64) {
	area := c.w.area()
	area.style = area.style.with(Style{Family: Sans, Size: 0.8 * area.style.Size, Color: RGB(0x56, 0x5d, 0x68)})
	if r.Rule != 0 {
		page.under = appendRect(appendFill(page.under, r.Rule), box{area.x, page.height - rule, area.x + area.width, page.height - rule + hairline})
		page.under = append(page.under, "f\n"...)
	}
	free := area
	for _, part := range []struct {
		text  []Span
		align Align
	}{{r.End, AlignEnd}, {r.Middle, AlignMiddle}, {r.Start, AlignStart}} {
		room := free
		if part.align == AlignMiddle { // centred on the page, so as wide on both sides
			room = area.inset(area.width-free.width, area.width-free.width)
		}
		if len(part.text) == 0 {
			continue
		}
		l, ok := c.oneLine(part.text, area.style, c.w.doc.Language, room)
		if !ok {
			continue
		}
		page.text(&l, room.aligned(l.width, part.align), middle-l.height/2, repeated)
		switch part.align {
		case AlignEnd:
			free = free.inset(0, l.width+runningGap)
		case AlignMiddle:
			free = free.inset(0, max(0, free.width-(area.width-l.width)/2+runningGap))
		}
	}
}

// writeResources writes the fonts and the dictionary that all pages share.
func (w *writer) writeResources() {
	s := "<< /Font <<"
	for i, f := range w.shaper.faces.order {
		if len(f.used) > 1 {
			s += fmt.Sprintf(" /F%d %d 0 R", i, w.writeFont(f))
		}
	}
	s += " >>"
	if len(w.pictures) > 0 {
		numbers := make([]int, 0, len(w.pictures))
		for _, n := range w.pictures {
			numbers = append(numbers, n)
		}
		slices.Sort(numbers)
		s += " /XObject <<"
		for _, n := range numbers {
			s += fmt.Sprintf(" /I%d %d 0 R", n, n)
		}
		s += " >>"
	}
	w.file.set(w.resources, s+" >>")
}

// writePages writes the page objects and their tree.
func (w *writer) writePages() {
	var kids strings.Builder
	for _, p := range w.pages {
		s := fmt.Sprintf("<< /Type /Page /Parent %d 0 R /Resources %d 0 R /Contents [%s]",
			w.pageTree, w.resources, references(p.contents))
		if len(p.annotations) > 0 {
			s += " /Annots [" + references(p.annotations) + "] /Tabs /S"
		}
		w.structure.parents[p.key].page = p.marked
		w.file.set(p.number, s+fmt.Sprintf(" /StructParents %d >>", p.key))
		fmt.Fprintf(&kids, "%d 0 R ", p.number)
	}
	w.file.set(w.pageTree, fmt.Sprintf("<< /Type /Pages /Count %d /MediaBox [0 0 %s %s] /Kids [%s] >>",
		len(w.pages), number(w.doc.Paper.Width), number(w.doc.Paper.Height), kids.String()))
}

func references(numbers []int) string {
	var b strings.Builder
	for _, n := range numbers {
		fmt.Fprintf(&b, "%d 0 R ", n)
	}
	return b.String()
}

// writeCatalog writes the root of the document.
func (w *writer) writeCatalog() int {
	s := fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R",
		w.pageTree, textString(w.doc.Language), w.structure.write(w.file, w.pages))
	if outline := w.writeOutline(); outline != 0 {
		s += fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", outline)
	}
	direction := ""
	if w.doc.RightToLeft {
		direction = " /Direction /R2L"
	}
	profile := w.file.addStream("/N 3", sRGBProfile())
	s += fmt.Sprintf(" /ViewerPreferences << /DisplayDocTitle true%s >> /PageLabels << /Nums [0 << /S /D >>] >> /Metadata %d 0 R"+
		" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R >>]",
		direction, w.writeXMP(), profile)
	names := ""
	if len(w.places) > 0 {
		names += " /Dests << /Names [" + w.destinationNames() + "] >>"
	}
	if specs := w.writeAttachments(); len(specs) > 0 {
		s += " /AF [" + strings.Join(specs, " ") + "]"
		entries := make([]string, len(specs))
		for i, a := range w.doc.Attachments {
			entries[i] = textString(a.Name) + " " + specs[i]
		}
		slices.Sort(entries)
		names += " /EmbeddedFiles << /Names [" + strings.Join(entries, " ") + "] >>"
	}
	if names != "" {
		s += " /Names <<" + names + " >>"
	}
	return w.file.add(s + " >>")
}

// destinationNames lists the named places in the order of their bytes, as a
// name tree must be.
func (w *writer) destinationNames() string {
	names := make([]string, 0, len(w.places))
	for name := range w.places {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		x, y := textString(a), textString(b)
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0]) // a literal string before one in UTF-16
		}
		if x[0] == '<' {
			return strings.Compare(x, y)
		}
		return strings.Compare(a, b)
	})
	var b strings.Builder
	for _, name := range names {
		b.WriteString(textString(name) + " " + w.target(w.places[name]) + " ")
	}
	return b.String()
}
