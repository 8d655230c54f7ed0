package importer

import (
	"strconv"
	"strings"
)

// docxStyle is what a paragraph is, by its style and the styles that this one
// is based on.
type docxStyle struct {
	level     int // of a heading, from 1; 0 for none
	title     bool
	quote     bool
	caption   bool
	numbering *xmlNode // numPr, or nil
	format    format   // of a character style
}

// docxStyles are the styles of a document.
type docxStyles struct {
	byID   map[string]*xmlNode
	known  map[string]docxStyle
	normal string // the identifier of the default style of paragraphs
	lang   string // what the text is set in, unless something else is said
}

func readDOCXStyles(root *xmlNode) docxStyles {
	s := docxStyles{byID: map[string]*xmlNode{}, known: map[string]docxStyle{}}
	styles := root.child("styles")
	for _, c := range styles.children {
		if c.name != "style" {
			continue
		}
		s.byID[c.attr("styleId")] = c
		if c.attr("type") == "paragraph" && truth(c.attr("default")) {
			s.normal = c.attr("styleId")
		}
	}
	s.lang = cleanLang(styles.child("docDefaults").child("rPrDefault").child("rPr").child("lang").attr("val"))
	return s
}

// paragraph returns what the properties of a paragraph make it.
func (s docxStyles) paragraph(properties *xmlNode) docxStyle {
	id := properties.child("pStyle").attr("val")
	if id == "" {
		id = s.normal
	}
	style := s.style(id, 0)
	if own := properties.child("numPr"); own.name != "" {
		style.numbering = own
	}
	if level := properties.child("outlineLvl"); level.name != "" {
		style.level = outlineLevel(level)
	}
	return style
}

// maxBased is how many styles may be based on one another: Word allows no more
// than ten, and a circle has no end.
const maxBased = 20

func (s docxStyles) style(id string, depth int) docxStyle {
	if known, ok := s.known[id]; ok {
		return known
	}
	n, ok := s.byID[id]
	if !ok || depth > maxBased {
		return docxStyle{}
	}
	style := s.style(n.child("basedOn").attr("val"), depth+1)
	properties := n.child("pPr")
	if own := properties.child("numPr"); own.name != "" {
		style.numbering = own
	}
	if level := properties.child("outlineLvl"); level.name != "" {
		style.level = outlineLevel(level)
	}
	style.format = withOwn(style.format, n.child("rPr"))
	// The names of the styles that Word brings are English in every language.
	name := strings.ToLower(n.child("name").attr("val"))
	switch {
	case name == "title":
		style.title, style.level = true, 1
	case name == "quote" || name == "intense quote":
		style.quote = true
	case name == "caption":
		style.caption = true
	case strings.HasPrefix(name, "heading ") && style.level == 0:
		style.level, _ = strconv.Atoi(name[len("heading "):])
	}
	s.known[id] = style
	return style
}

// outlineLevel returns the level of a heading: 9 stands for body text.
func outlineLevel(n *xmlNode) int {
	level, err := strconv.Atoi(n.attr("val"))
	if err != nil || level < 0 || level > 8 {
		return 0
	}
	return level + 1
}

// format returns how a run is set: by its character style, then by itself. The
// style of its paragraph does not count: it sets all words alike.
func (s docxStyles) format(properties *xmlNode) format {
	return withOwn(s.style(properties.child("rStyle").attr("val"), 0).format, properties)
}

func withOwn(f format, properties *xmlNode) format {
	for _, own := range []struct {
		name   string
		format format
	}{{"b", bold}, {"i", italic}} {
		if n := properties.child(own.name); n.name != "" {
			f &^= own.format
			if truth(n.attr("val")) || n.attr("val") == "" {
				f |= own.format
			}
		}
	}
	if n := properties.child("vertAlign"); n.name != "" {
		f &^= raised
		if n.attr("val") == "superscript" {
			f |= raised
		}
	}
	return f
}

// on reports whether a property that is on or off is on.
func on(properties *xmlNode, name string) bool {
	n := properties.child(name)
	return n.name != "" && (n.attr("val") == "" || truth(n.attr("val")))
}

func truth(s string) bool { return s == "1" || s == "true" || s == "on" }
