package pdf

import "fmt"

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	level int
	at    place
}

// outlineNode is a bookmark with those below it.
type outlineNode struct {
	bookmark
	number int
	kids   []*outlineNode
}

// writeOutline writes the outline, nested by level, and returns its number; 0 if
// it is empty.
func (w *writer) writeOutline() int {
	if len(w.outline) == 0 {
		return 0
	}
	root := &outlineNode{number: w.file.reserve()}
	path := []*outlineNode{root}
	for _, b := range w.outline {
		for len(path) > 1 && path[len(path)-1].level >= b.level {
			path = path[:len(path)-1]
		}
		n := &outlineNode{bookmark: b, number: w.file.reserve()}
		above := path[len(path)-1]
		above.kids = append(above.kids, n)
		path = append(path, n)
	}
	w.file.set(root.number, "<< /Type /Outlines"+root.span(len(root.kids))+" >>")
	w.writeBookmarks(root)
	return root.number
}

func (w *writer) writeBookmarks(n *outlineNode) {
	for i, k := range n.kids {
		s := fmt.Sprintf("<< /Title %s /Parent %d 0 R /Dest %s", textString(k.title), n.number, w.target(k.at))
		if i > 0 {
			s += fmt.Sprintf(" /Prev %d 0 R", n.kids[i-1].number)
		}
		if i+1 < len(n.kids) {
			s += fmt.Sprintf(" /Next %d 0 R", n.kids[i+1].number)
		}
		w.file.set(k.number, s+k.span(k.count(n))+" >>")
		w.writeBookmarks(k)
	}
}

// span names the first and last entry below a node.
func (n *outlineNode) span(count int) string {
	if len(n.kids) == 0 {
		return ""
	}
	return fmt.Sprintf(" /First %d 0 R /Last %d 0 R /Count %d", n.kids[0].number, n.kids[len(n.kids)-1].number, count)
}

// count is negative for a closed entry. A lone top entry, the title, is open.
func (n *outlineNode) count(above *outlineNode) int {
	if above.number != 0 && above.title == "" && len(above.kids) == 1 {
		return len(n.kids)
	}
	return -len(n.kids)
}

// target is an explicit destination: the page, scrolled to the place.
func (w *writer) target(p place) string {
	// A little above the place, so that the text does not stick to the window's edge.
	top := min(w.doc.Paper.Height, w.doc.Paper.Height-p.top+6)
	return fmt.Sprintf("[%d 0 R /XYZ 0 %s null]", w.pages[p.page].number, number(top))
}
