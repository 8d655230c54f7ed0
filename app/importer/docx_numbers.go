package importer

import (
	"strconv"
	"strings"

	"tickmark/annotate"
)

// maxListLevels is how deep lists are in Word (ECMA-376, 17.9.6).
const maxListLevels = 9

// docxNumbers counts the items of lists as Word does. Lists that share an
// abstract numbering go on counting, wherever they stand.
type docxNumbers struct {
	lists    map[string]docxList // by numId
	counters map[string]*docxCounter
}

// docxList is an instance of a numbering.
type docxList struct {
	abstract string
	levels   [maxListLevels]*xmlNode
	starts   [maxListLevels]int // where this instance begins anew; -1 for nowhere
}

// docxCounter is how far an abstract numbering has come.
type docxCounter struct {
	at      [maxListLevels]int
	begun   [maxListLevels]bool
	started map[string][maxListLevels]bool // by numId: the levels that began anew
}

func readDOCXNumbers(root *xmlNode) docxNumbers {
	numbers := docxNumbers{lists: map[string]docxList{}, counters: map[string]*docxCounter{}}
	abstract := map[string]*xmlNode{}
	numbering := root.child("numbering")
	for _, c := range numbering.children {
		if c.name == "abstractNum" {
			abstract[c.attr("abstractNumId")] = c
		}
	}
	for _, c := range numbering.children {
		if c.name != "num" {
			continue
		}
		list := docxList{abstract: c.child("abstractNumId").attr("val")}
		for i := range list.starts {
			list.starts[i] = -1
		}
		if base, ok := abstract[list.abstract]; ok {
			list.add(base)
		}
		for _, override := range c.children {
			level, err := strconv.Atoi(override.attr("ilvl"))
			if override.name != "lvlOverride" || err != nil || level < 0 || level >= maxListLevels {
				continue
			}
			list.add(override)
			if start := override.child("startOverride"); start.name != "" {
				list.starts[level], _ = strconv.Atoi(start.attr("val"))
			}
		}
		numbers.lists[c.attr("numId")] = list
	}
	return numbers
}

// add takes over the levels that are defined in n.
func (l *docxList) add(n *xmlNode) {
	for _, c := range n.children {
		level, err := strconv.Atoi(c.attr("ilvl"))
		if c.name == "lvl" && err == nil && level >= 0 && level < maxListLevels {
			l.levels[level] = c
		}
	}
}

// docxItem is what a list makes of a paragraph.
type docxItem struct {
	level  int    // from 1; 0 for a paragraph that is no item
	number int    // -1 in a list without numbers
	label  string // what Word prints before it; "" for a bullet
}

// plain reports whether the label says no more than the number, as in “3.” and
// “(3)”, but not in “1.3”, “c)” and “Article 3”.
func (i docxItem) plain() bool {
	return strings.Trim(i.label, ".()[]:–- ") == strconv.Itoa(i.number)
}

// next counts a paragraph and returns which item it is.
func (d docxNumbers) next(properties *xmlNode, style docxStyle) docxItem {
	if style.numbering == nil {
		return docxItem{}
	}
	id := style.numbering.child("numId").attr("val")
	if id == "" { // a style may leave this to the one that it is based on
		id = properties.child("numPr").child("numId").attr("val")
	}
	list, ok := d.lists[id]
	at, _ := strconv.Atoi(style.numbering.child("ilvl").attr("val"))
	if !ok || at < 0 || at >= maxListLevels || list.levels[at] == nil {
		return docxItem{}
	}
	switch list.levels[at].child("numFmt").attr("val") {
	case "bullet":
		return docxItem{level: at + 1, number: -1}
	case "none":
		return docxItem{}
	}
	counter := d.counters[list.abstract]
	if counter == nil {
		counter = &docxCounter{started: map[string][maxListLevels]bool{}}
		d.counters[list.abstract] = counter
	}
	counter.count(id, list, at)
	return docxItem{level: at + 1, number: counter.at[at], label: annotate.CleanLine(list.label(counter, at))}
}

func (c *docxCounter) count(id string, list docxList, level int) {
	started := c.started[id]
	switch {
	case list.starts[level] >= 0 && !started[level]:
		c.at[level] = list.starts[level]
		started[level] = true
		c.started[id] = started
	case c.begun[level]:
		c.at[level]++
	default:
		c.at[level] = list.start(level)
	}
	c.begun[level] = true
	for above := range level {
		if !c.begun[above] {
			c.at[above], c.begun[above] = list.start(above), true
		}
	}
	for below := level + 1; below < maxListLevels; below++ {
		c.begun[below] = false
	}
}

func (l docxList) start(level int) int {
	if l.levels[level] == nil {
		return 1
	}
	start, err := strconv.Atoi(l.levels[level].child("start").attr("val"))
	if err != nil {
		return 0 // the default (ECMA-376, 17.9.25)
	}
	return start
}

// label returns the label of a level, such as “Article 2” or “1.2”.
func (l docxList) label(c *docxCounter, level int) string {
	label := l.levels[level].child("lvlText").attr("val")
	for i := range level + 1 {
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(i+1), l.numeral(c.at[i], i))
	}
	return label
}

func (l docxList) numeral(n, level int) string {
	if l.levels[level] == nil {
		return strconv.Itoa(n)
	}
	switch l.levels[level].child("numFmt").attr("val") {
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "upperLetter":
		return letters(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters writes a number as Word does in letters: after Z come AA and BB.
func letters(n int) string {
	if n < 1 || n > 26*9 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
