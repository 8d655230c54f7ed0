package pdf

import (
	"fmt"
	"strconv"
)

// element is a node of the structure tree: what a part of the document is.
type element struct {
	role   Role
	lang   string
	alt    string
	attrs  string // attribute objects, written as they stand
	parent *element
	kids   []kid
	number int
}

// kid is a child of an element: another element, marked content of a page, or an annotation.
type kid struct {
	elem   *element
	page   int32
	number int32 // of the marked content, or of the annotation's object
	object bool
}

func (e *element) child(role Role) *element {
	c := &element{role: role, parent: e}
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// language is the language in force in the element.
func (e *element) language() string {
	for ; e != nil; e = e.parent {
		if e.lang != "" {
			return e.lang
		}
	}
	return ""
}

// parentEntry is an entry of the parent tree: the elements of a page's marked
// content, or the element of an annotation.
type parentEntry struct {
	page []*element
	elem *element
}

// structure is the structure tree of the document and the way back into it.
type structure struct {
	root    *element
	parents []parentEntry // by key
}

// pageKey reserves the key of a page.
func (s *structure) pageKey() int {
	s.parents = append(s.parents, parentEntry{})
	return len(s.parents) - 1
}

// annotationKey is the key under which an annotation finds its element.
func (s *structure) annotationKey(e *element) int {
	s.parents = append(s.parents, parentEntry{elem: e})
	return len(s.parents) - 1
}

// prune drops elements that got no content, such as the item of an empty list.
func (e *element) prune() {
	kept := e.kids[:0]
	for _, k := range e.kids {
		if k.elem != nil {
			k.elem.prune()
			if len(k.elem.kids) == 0 && k.elem.role != "TD" && k.elem.role != "TH" {
				continue
			}
		}
		kept = append(kept, k)
	}
	e.kids = kept
}

// write writes the tree and returns the number of its root.
func (s *structure) write(f *objectFile, pages []*pageRecord) int {
	s.root.prune()
	tree := f.reserve()
	s.root.assign(f)
	s.root.write(f, tree, pages)
	nums := make([]byte, 0, 16*len(s.parents))
	for key, p := range s.parents {
		target := 0
		if p.elem != nil {
			target = p.elem.number
		} else {
			b := []byte("[")
			for _, e := range p.page {
				b = append(strconv.AppendInt(b, int64(e.number), 10), " 0 R "...)
			}
			target = f.add(string(append(b, ']')))
		}
		nums = fmt.Appendf(nums, "%d %d 0 R ", key, target)
	}
	f.set(tree, fmt.Sprintf("<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree << /Nums [%s] >> /ParentTreeNextKey %d >>",
		s.root.number, nums, len(s.parents)))
	return tree
}

func (e *element) assign(f *objectFile) {
	e.number = f.reserve()
	for _, k := range e.kids {
		if k.elem != nil {
			k.elem.assign(f)
		}
	}
}

func (e *element) write(f *objectFile, parent int, pages []*pageRecord) {
	b := fmt.Appendf(nil, "<< /S /%s /P %d 0 R", e.role, parent)
	if e.lang != "" {
		b = append(append(b, " /Lang "...), textString(e.lang)...)
	}
	if e.alt != "" {
		b = append(append(b, " /Alt "...), textString(e.alt)...)
	}
	if e.attrs != "" {
		b = append(append(b, " /A "...), e.attrs...)
	}
	home := int32(-1) // the page that marked content is on unless it says otherwise
	for _, k := range e.kids {
		if k.elem == nil && !k.object {
			home = k.page
			b = fmt.Appendf(b, " /Pg %d 0 R", pages[home].number)
			break
		}
	}
	b = append(b, " /K ["...)
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			b = fmt.Appendf(b, "%d 0 R ", k.elem.number)
		case k.object:
			b = fmt.Appendf(b, "<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>> ", k.number, pages[k.page].number)
		case k.page == home:
			b = fmt.Appendf(b, "%d ", k.number)
		default:
			b = fmt.Appendf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pages[k.page].number, k.number)
		}
	}
	f.set(e.number, string(append(b, "] >>"...)))
	for _, k := range e.kids {
		if k.elem != nil {
			k.elem.write(f, e.number, pages)
		}
	}
}
