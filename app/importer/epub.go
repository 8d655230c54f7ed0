package importer

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// readEPUB reads an e-book (EPUB 2 and 3): its documents in the order in which
// they are to be read.
func readEPUB(content []byte) (Result, error) {
	a, err := openArchive(content)
	if err != nil {
		return Result{}, err
	}
	container, err := a.xml("META-INF/container.xml", nil)
	if err != nil {
		return Result{}, err
	}
	name := resolve("", container.find("rootfile").attr("full-path"))
	whole, err := a.xml(name, nil)
	if err != nil {
		return Result{}, err
	}
	b := epub{archive: a, fields: bookFields(whole.find("metadata"))}
	if err := b.checkLocks(); err != nil {
		return Result{}, err
	}
	manifest := map[string]*xmlNode{}
	for _, item := range whole.find("manifest").children {
		manifest[item.attr("id")] = item
	}
	for _, ref := range whole.find("spine").children {
		item, ok := manifest[ref.attr("idref")]
		if !ok || strings.Contains(" "+item.attr("properties")+" ", " nav ") {
			continue // a table of contents
		}
		if err := b.open(resolve(name, unescapePath(item.attr("href")))); err != nil {
			return Result{}, err
		}
	}
	w := walker{lang: b.fields.Lang, pageNotes: findPageNotes(b.chapters, b.fields.Lang)}
	w.start()
	for _, chapter := range b.chapters {
		b.write(&w, chapter)
	}
	w.endNotes()
	anchorReferences(w.blocks, cmp.Or(b.fields.Lang, annotate.GuessLang(w.blocks)))
	return Result{Fields: b.fields, Blocks: w.blocks, Images: w.gallery.images, Notes: append(w.notes(), b.notes...)}, nil
}

type epub struct {
	archive  *archive
	fields   annotate.ArticleFields
	chapters []linkedPage // in the order of reading
	notes    []string
}

func bookFields(metadata *xmlNode) annotate.ArticleFields {
	f := annotate.ArticleFields{
		Title:       metadata.child("title").content(),
		Publisher:   metadata.child("publisher").content(),
		Lang:        cleanLang(metadata.child("language").content()),
		PublishedOn: readDate(metadata.child("date").content()),
	}
	var authors []string
	for _, c := range metadata.children {
		if c.name == "creator" && visible(c.content()) {
			authors = append(authors, annotate.CleanLine(c.content()))
		}
	}
	f.Byline = strings.Join(authors, ", ")
	return f
}

// fontLocks are the ways in which only typefaces are made unreadable (EPUB 3.3,
// section 4.2.6.3.1, and that of Adobe); what else is locked is the text.
var fontLocks = map[string]bool{
	"http://www.idpf.org/2008/embedding": true, "http://ns.adobe.com/pdf/enc#RC": true,
}

// checkLocks refuses a book whose text is encrypted for one reader.
func (b *epub) checkLocks() error {
	locks, err := b.archive.optional("META-INF/encryption.xml", nil)
	if err != nil {
		return err
	}
	for _, c := range locks.child("encryption").children {
		if method := c.find("EncryptionMethod").attr("Algorithm"); method != "" && !fontLocks[method] {
			return annotate.Errorf(annotate.Unsupported, "This e-book is locked to a reading program (DRM). Type or paste the words that matter.")
		}
	}
	return nil
}

// open reads one of the book's documents.
func (b *epub) open(name string) error {
	if !b.archive.has(name) {
		b.notes = append(b.notes, "A part of the book, “"+path.Base(name)+"”, is missing.")
		return nil
	}
	content, err := b.archive.read(name)
	if err != nil {
		return err
	}
	root, err := parseXHTML(content, &b.archive.nodes)
	if err != nil {
		return err
	}
	b.chapters = append(b.chapters, linkedPage{root: root, name: name})
	return nil
}

// write writes one of the book's documents.
func (b *epub) write(w *walker, chapter linkedPage) {
	w.source = func(src string) ([]byte, bool) {
		if embedded, ok := dataURI(src); ok {
			return embedded, true
		}
		content, err := b.archive.read(resolve(chapter.name, unescapePath(src)))
		return content, err == nil
	}
	w.children(chapter.root)
	w.end()
}

// unescapePath undoes the escapes of a relative address, and drops its fragment.
func unescapePath(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		return plain
	}
	return href
}

// parseXHTML reads a document as XML, as reading programs do: to a parser of
// HTML, <title/> would begin a title that never ends. What is not well-formed is
// read as HTML, as those programs do as well. left is that of parseXML; each tag
// of HTML is a node.
func parseXHTML(content []byte, left *int) (*html.Node, error) {
	before := *left
	if tree, err := parseXML(content, nil, left); err == nil {
		root := &html.Node{Type: html.DocumentNode}
		for _, c := range tree.children {
			root.AppendChild(asHTML(c))
		}
		return root, nil
	} else if annotate.CodeOf(err) == annotate.TooLarge {
		return nil, err
	}
	text, _, err := decode(content, "", true)
	if err != nil {
		return nil, err
	}
	if *left = before - strings.Count(text, "<"); *left < 0 {
		return nil, errTooManyNodes
	}
	return parseHTML(text)
}

// asHTML turns a tree of XML into one of HTML.
func asHTML(n *xmlNode) *html.Node {
	if n.name == "" {
		return textNode(n.text)
	}
	e := &html.Node{Type: html.ElementNode, Data: n.name, DataAtom: atom.Lookup([]byte(n.name))}
	for _, a := range n.attrs {
		set(e, a.Name.Local, a.Value)
	}
	for _, c := range n.children {
		e.AppendChild(asHTML(c))
	}
	return e
}
