package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// check asserts what a program can of PDF/UA-1 (the Matterhorn Protocol's machine
// checks) and PDF/A-3a, and returns the structure tree.
func check(t *testing.T, data []byte) *node {
	t.Helper()
	f := parse(t, data)
	pages := f.pages()
	tree := f.tree(pages)
	c := &checker{f, t}
	c.catalog()
	c.pages(pages)
	c.parents(tree, pages)
	c.elements(tree)
	c.fonts(pages)
	return tree
}

type checker struct {
	f *parsedFile
	t *testing.T
}

func (c *checker) want(ok bool, format string, args ...any) {
	c.t.Helper()
	if !ok {
		c.t.Errorf(format, args...)
	}
}

func (c *checker) catalog() {
	c.t.Helper()
	f, root := c.f, c.f.root
	c.want(f.dict(root["/MarkInfo"])["/Marked"] == true, "not marked as tagged")
	c.want(f.text(root["/Lang"]) != "", "no document language")
	c.want(f.dict(root["/ViewerPreferences"])["/DisplayDocTitle"] == true, "the title is not displayed")
	xmp := string(f.stream(root["/Metadata"]))
	for _, part := range []string{"<dc:title>", "<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfaExtension:schemas>"} {
		c.want(strings.Contains(xmp, part), "XMP lacks %s", part)
	}
	intents := f.array(root["/OutputIntents"])
	c.want(len(intents) == 1, "%d output intents", len(intents))
	profile := f.stream(f.dict(intents[0])["/DestOutputProfile"])
	c.want(len(profile) > 128 && string(profile[36:40]) == "acsp", "the output intent is not an ICC profile")
}

func (c *checker) pages(pages []*pageContent) {
	c.t.Helper()
	for i, p := range pages {
		c.want(p.untagged == 0, "page %d shows %d things outside of the structure", i+1, p.untagged)
		c.want(p.notdef == 0, "page %d shows .notdef %d times", i+1, p.notdef)
		c.want(p.unmapped == 0, "page %d has %d glyphs without Unicode", i+1, p.unmapped)
		for _, ref := range c.f.array(p.dict["/Annots"]) {
			a := c.f.dict(ref)
			c.want(p.dict["/Tabs"] == "/S", "page %d: annotations not in the order of the structure", i+1)
			c.want(c.f.text(a["/Contents"]) != "", "page %d: an annotation without a description", i+1)
			c.want(c.f.int(a["/F"])&4 != 0, "page %d: an annotation is not printed", i+1)
			c.want(a["/Subtype"] == "/Link" || a["/AP"] != nil, "page %d: an annotation without an appearance", i+1)
			if a["/Subtype"] == "/Highlight" {
				c.highlight(i+1, a)
			}
		}
	}
}

// highlight checks that a highlight lies where its rectangle says.
func (c *checker) highlight(page int, a map[string]any) {
	c.t.Helper()
	rect, quads := c.f.array(a["/Rect"]), c.f.array(a["/QuadPoints"])
	c.want(len(quads) > 0 && len(quads)%8 == 0, "page %d: a highlight with %d coordinates", page, len(quads))
	for i, v := range quads {
		at := v.(float64)
		c.want(at >= rect[i%2].(float64) && at <= rect[2+i%2].(float64), "page %d: a highlight outside of its rectangle", page)
	}
}

// parents checks that the parent tree leads from every piece of marked content
// and every annotation to the one element that holds it.
func (c *checker) parents(tree *node, pages []*pageContent) {
	c.t.Helper()
	f := c.f
	nums := f.array(f.dict(f.dict(f.root["/StructTreeRoot"])["/ParentTree"])["/Nums"])
	byKey := map[int]any{}
	for i := 0; i < len(nums); i += 2 {
		byKey[f.int(nums[i])] = nums[i+1]
	}
	held := map[string]string{} // page and number, or annotation, to the element
	claim := func(key, ref string) {
		c.want(held[key] == "", "%s belongs to two elements", key)
		held[key] = ref
	}
	var walk func(n *node)
	walk = func(n *node) {
		home, _ := n.dict["/Pg"].(string)
		for _, k := range f.array(n.dict["/K"]) {
			switch kid := f.get(k).(type) {
			case float64:
				claim(fmt.Sprint(home, " ", int(kid)), n.ref)
			case map[string]any:
				if kid["/Type"] == "/MCR" {
					claim(fmt.Sprint(kid["/Pg"], " ", f.int(kid["/MCID"])), n.ref)
				} else if kid["/Type"] == "/OBJR" {
					claim(kid["/Obj"].(string), n.ref)
				}
			}
		}
		for _, k := range n.content {
			if kid, ok := k.(*node); ok {
				c.want(kid.dict["/P"] == n.ref, "%s does not know its parent", kid.ref)
				walk(kid)
			}
		}
	}
	walk(tree)
	for i, p := range pages {
		entries := f.array(byKey[f.int(p.dict["/StructParents"])])
		c.want(len(entries) == p.maxMarked+1, "page %d: %d parents for %d pieces of content", i+1, len(entries), p.maxMarked+1)
		for id, parent := range entries {
			c.want(held[fmt.Sprint(p.ref, " ", id)] == parent, "page %d: content %d has the parent %v", i+1, id, parent)
		}
		for _, ref := range f.array(p.dict["/Annots"]) {
			key := f.dict(ref)["/StructParent"]
			c.want(key != nil && held[ref.(string)] == byKey[f.int(key)], "page %d: annotation %v has no place in the tree", i+1, ref)
		}
	}
}

func (c *checker) elements(tree *node) {
	c.t.Helper()
	level := 0
	inside := map[string][]string{
		"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
		"TOCI": {"TOC"}, "THead": {"Table"}, "TBody": {"Table"},
	}
	var walk func(n *node, parent string)
	walk = func(n *node, parent string) {
		if allowed := inside[n.role]; allowed != nil {
			c.want(slices.Contains(allowed, parent), "%s inside %s", n.role, parent)
		}
		attrs := c.f.dict(n.dict["/A"])
		switch {
		case len(n.role) == 2 && n.role[0] == 'H' && n.role[1] <= '6':
			next := int(n.role[1] - '0')
			c.want(next <= level+1, "H%d after H%d", next, level)
			level = next
		case n.role == "Figure":
			c.want(c.f.text(n.dict["/Alt"]) != "", "a figure without a description")
			c.want(attrs["/BBox"] != nil, "a figure without a bounding box")
		case n.role == "TH":
			c.want(attrs["/Scope"] != nil, "a header cell without a scope")
		case n.role == "Link" || n.role == "Annot":
			c.want(slices.ContainsFunc(n.content, func(k any) bool { _, ok := k.(map[string]any); return ok }), "a %s without its annotation", n.role)
		}
		for _, k := range n.content {
			if kid, ok := k.(*node); ok {
				walk(kid, n.role)
			}
		}
	}
	walk(tree, "")
}

// fonts checks that the widths in the font dictionaries are those of the programs.
func (c *checker) fonts(pages []*pageContent) {
	c.t.Helper()
	f := c.f
	for name, ref := range f.dict(f.dict(pages[0].dict["/Resources"])["/Font"]) {
		cid := f.dict(f.array(f.dict(ref)["/DescendantFonts"])[0])
		program := f.stream(f.dict(cid["/FontDescriptor"])["/FontFile2"])
		s, err := parseSfnt(bytes.Clone(program))
		if err != nil {
			c.t.Errorf("font %s: %v", name, err)
			continue
		}
		upem := u16(s.tables["head"], 18)
		for i, width := range f.array(f.array(cid["/W"])[1]) {
			advance := s.advance(uint16(i))
			if got := (1000*advance + upem/2) / upem; got-f.int(width) > 1 || f.int(width)-got > 1 {
				c.t.Errorf("font %s: glyph %d is %d wide, not %v", name, i, got, width)
			}
		}
	}
}
