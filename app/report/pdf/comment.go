package pdf

import (
	"fmt"
	"slices"
)

// commentMark is a comment and where its text stands on a page.
type commentMark struct {
	comment *Comment
	quads   []box // in reading order, a line or a part of one each
}

// comments notes where the commented text of a line stands.
func (c *canvas) comments(l *line, x, base float64) {
	var found []*Comment
	for i := range l.parts {
		for _, comment := range l.parts[i].run.span.Comments {
			if !slices.Contains(found, comment) {
				found = append(found, comment)
			}
		}
	}
	for _, comment := range found {
		c.commented(comment, l.stretches(comment, x, base))
	}
}

// stretches are the areas on the line of a comment's text, in reading order. Where
// directions are mixed, what is one stretch to read may be two to see.
func (l *line) stretches(comment *Comment, x, base float64) []box {
	type stretch struct {
		first int // part
		at    box
	}
	var found []stretch
	open := false
	for _, i := range l.order {
		p := &l.parts[i]
		if p.width == 0 {
			continue
		}
		at := l.extent(p, x, base)
		switch has := slices.Contains(p.run.span.Comments, comment); {
		case has && open:
			last := &found[len(found)-1]
			last.first, last.at = min(last.first, i), last.at.union(at)
		case has:
			found = append(found, stretch{i, at})
			open = true
		default:
			open = false
		}
	}
	slices.SortFunc(found, func(a, b stretch) int { return a.first - b.first })
	areas := make([]box, len(found))
	for i, s := range found {
		areas[i] = s.at
	}
	return areas
}

func (c *canvas) commented(comment *Comment, areas []box) {
	for _, m := range c.marked {
		if m.comment == comment {
			m.quads = append(m.quads, areas...)
			return
		}
	}
	if len(areas) > 0 {
		c.marked = append(c.marked, &commentMark{comment, areas})
	}
}

// writeComment writes a comment as a highlight annotation. It has an appearance
// that draws nothing, because the highlight itself is drawn on the page: so it
// looks the same in all viewers, in print, and where annotations are hidden.
// Viewers ignore the appearance of a highlight that sets no graphics state.
func (c *canvas) writeComment(m *commentMark) {
	bounds := m.quads[0]
	var quads []byte
	for _, q := range m.quads {
		bounds = bounds.union(q)
		// Not counter-clockwise, as ISO 32000-1 has it, but as all viewers read it.
		for _, v := range [8]float64{q.x0, q.y1, q.x1, q.y1, q.x0, q.y0, q.x1, q.y0} {
			quads = appendNumber(quads, v)
		}
	}
	note := m.comment
	entries := fmt.Sprintf("/Subtype /Highlight /Rect [%s] /QuadPoints [%s] /Subj %s /Contents %s", bounds, quads, textString(note.Subject), textString(note.Text))
	if note.Color != 0 {
		entries += fmt.Sprintf(" /C [%s]", appendColor(nil, note.Color))
	}
	if note.Author != "" {
		entries += " /T " + textString(note.Author)
	}
	if !note.At.IsZero() {
		entries += " /M " + pdfDate(note.At)
	}
	appearance := c.w.file.addStream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [%s] /Resources << /ExtGState << /G << /CA 1 /ca 1 >> >> >>", bounds), []byte("/G gs\n"))
	c.annotate(c.w.comments[note], fmt.Sprintf("%s /AP << /N %d 0 R >>", entries, appearance))
}
