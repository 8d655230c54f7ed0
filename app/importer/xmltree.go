package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"tickmark/annotate"
)

// The bounds on XML. The parser of the standard library knows no entities but
// the five of XML itself, so that none can be expanded into gigabytes and none
// can name a file.
const (
	maxXMLDepth = 256
	maxXMLNodes = maxTags // of all parts together
)

// xmlNode is an element, or a piece of text, which has no name. Namespaces are
// dropped: within the formats that are read here, no two elements that matter
// share a local name.
type xmlNode struct {
	name     string
	text     string
	attrs    []xml.Attr
	children []*xmlNode
}

var errTooManyNodes = annotate.Errorf(annotate.TooLarge, "This document has more than a million parts. Save the article alone, or as plain text, and bring that in.")

// parseXML reads a part into a tree, under a nameless root, of at most as many
// nodes as are left, which it counts down. Elements of the ignored names are left
// out with all they hold.
//
// Errors: [errPartDamaged] for what is not well-formed; TooLarge beyond the
// bounds.
func parseXML(content []byte, ignored map[string]bool, left *int) (*xmlNode, error) {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.CharsetReader = charset.NewReaderLabel
	root := &xmlNode{}
	open := []*xmlNode{root}
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return root, nil
		case err != nil:
			return nil, errPartDamaged
		}
		parent := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if ignored[t.Name.Local] {
				if decoder.Skip() != nil {
					return nil, errPartDamaged
				}
				continue
			}
			child := &xmlNode{name: t.Name.Local, attrs: t.Attr}
			parent.children = append(parent.children, child)
			open = append(open, child)
			*left--
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				parent.children = append(parent.children, &xmlNode{text: string(t)})
				*left--
			}
		}
		if *left < 0 {
			return nil, errTooManyNodes
		}
		if len(open) > maxXMLDepth {
			return nil, annotate.Errorf(annotate.Invalid, "This cannot be read, because it is nested more than %d levels deep. Copy the article's text where it can be seen and paste it.", maxXMLDepth)
		}
	}
}

// attr returns the attribute of a local name, or "".
func (n *xmlNode) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child returns the first child of a name; where there is none, an empty node,
// so that a path can be followed without asking at every step.
func (n *xmlNode) child(name string) *xmlNode {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &xmlNode{}
}

// find returns the first element of a name under n, or an empty node.
func (n *xmlNode) find(name string) *xmlNode {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
		if found := c.find(name); found.name != "" {
			return found
		}
	}
	return &xmlNode{}
}

// content returns the text under n.
func (n *xmlNode) content() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *xmlNode) write(b *strings.Builder) {
	b.WriteString(n.text)
	for _, c := range n.children {
		c.write(b)
	}
}
