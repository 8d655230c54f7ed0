package importer

import (
	"strconv"
	"strings"
)

// odtStyle is what a style makes of words.
type odtStyle struct {
	set, unset format
	title      bool
	quote      bool
	hidden     bool
}

// odtStyles are the styles of a document: those that its author sees and those
// that the program makes for what is set by hand.
type odtStyles struct {
	byName map[string]*xmlNode         // by family and name
	lists  map[string]map[int]*xmlNode // the levels of a list style
	ranged map[string]bool             // comments that name the words that they are on
	lang   string
}

func readODTStyles(documents ...*xmlNode) odtStyles {
	s := odtStyles{byName: map[string]*xmlNode{}, lists: map[string]map[int]*xmlNode{}, ranged: map[string]bool{}}
	for _, d := range documents {
		s.collect(d)
	}
	return s
}

func (s *odtStyles) collect(n *xmlNode) {
	for _, c := range n.children {
		switch c.name {
		case "style":
			s.byName[c.attr("family")+" "+c.attr("name")] = c
		case "default-style":
			if text := c.child("text-properties"); c.attr("family") == "paragraph" && s.lang == "" {
				s.lang = cleanLang(text.attr("language") + "-" + text.attr("country"))
			}
		case "list-style":
			levels := map[int]*xmlNode{}
			for _, l := range c.children {
				if level, err := strconv.Atoi(l.attr("level")); err == nil {
					levels[level] = l
				}
			}
			s.lists[c.attr("name")] = levels
		case "annotation-end":
			s.ranged[c.attr("name")] = true
		default:
			s.collect(c)
		}
	}
}

func (s *odtStyles) paragraph(name string) odtStyle { return s.style("paragraph", name, 0) }

func (s *odtStyles) character(name string) odtStyle { return s.style("text", name, 0) }

// style returns what a style says, by itself or by those that it is based on.
func (s *odtStyles) style(family, name string, depth int) odtStyle {
	n, ok := s.byName[family+" "+name]
	if !ok || depth > maxBased {
		return odtStyle{}
	}
	style := s.style(family, n.attr("parent-style-name"), depth+1)
	switch name { // names are English in every language; what is shown is not
	case "Title":
		style.title = true
	case "Quotations":
		style.quote = true
	}
	text := n.child("text-properties")
	style.change(bold, text.attr("font-weight"), isBold)
	style.change(italic, text.attr("font-style"), func(v string) bool { return v == "italic" || v == "oblique" })
	style.change(raised, text.attr("text-position"), func(v string) bool {
		return strings.HasPrefix(v, "super") || len(v) > 1 && v[0] >= '1' && v[0] <= '9' // how far, in per cent
	})
	if display := text.attr("display"); display != "" {
		style.hidden = display == "none"
	}
	return style
}

func (s *odtStyle) change(f format, value string, is func(string) bool) {
	if value == "" {
		return
	}
	if is(value) {
		s.set, s.unset = s.set|f, s.unset&^f
	} else {
		s.set, s.unset = s.set&^f, s.unset|f
	}
}

func isBold(weight string) bool {
	n, err := strconv.Atoi(weight)
	return weight == "bold" || err == nil && n >= 600
}

// ordered reports whether the items of a list at a level have numbers, and
// whether they are marked at all.
func (s *odtStyles) ordered(list string, level int) (ordered, marked bool) {
	l, ok := s.lists[list][level]
	switch {
	case !ok:
		return false, true
	case l.name == "list-level-style-number":
		return true, l.attr("num-format") != ""
	}
	return false, true
}

// start returns the number with which lists of a style begin.
func (s *odtStyles) start(list string, level int) int {
	if l, ok := s.lists[list][level]; ok {
		if n, err := strconv.Atoi(l.attr("start-value")); err == nil {
			return n
		}
	}
	return 1
}

// odtLists follows the lists: one can go on with the numbers of another.
type odtLists struct {
	style string         // of the list being read
	next  map[string]int // by identifier or style: the number that would have come next
}

// first returns the number of a list's first item (OpenDocument 1.3, part 3:
// text:continue-list and text:continue-numbering).
func (l odtLists) first(list *xmlNode, styles odtStyles, level int) int {
	if level == 1 {
		if next, ok := l.next["id "+list.attr("continue-list")]; ok {
			return next
		}
		if next, ok := l.next["style "+l.style]; ok && list.attr("continue-numbering") == "true" {
			return next
		}
	}
	return styles.start(l.style, level)
}

func (l odtLists) end(list *xmlNode, next int) {
	if id := list.attr("id"); id != "" {
		l.next["id "+id] = next
	}
	l.next["style "+l.style] = next
}
