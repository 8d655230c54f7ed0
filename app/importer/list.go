package importer

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// list writes the items of a list one level deeper than the list around it.
// The first words of an item are the item; what follows in it are blocks of
// their own.
func (w *walker) list(n *html.Node) {
	w.end()
	level := 1
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
			level++
		}
	}
	number, step := 1, 1
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		number = start
	}
	if _, reversed := lookup(n, "reversed"); reversed {
		step = -1
		if _, given := lookup(n, "start"); !given {
			number = items(n)
		}
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li || dropped(c) {
			w.node(c)
			continue
		}
		item := annotate.Block{Kind: annotate.ListItem, Level: level}
		if n.DataAtom == atom.Ol {
			if value, err := strconv.Atoi(attribute(c, "value")); err == nil {
				number = value
			}
			item.Ordered, item.Number = true, number
			number += step
		}
		w.as(c, item)
	}
	w.end()
}

func items(list *html.Node) int {
	n := 0
	for c := range list.ChildNodes() {
		if c.DataAtom == atom.Li {
			n++
		}
	}
	return n
}
