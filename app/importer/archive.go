package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"tickmark/annotate"
)

// The bounds on what a ZIP file may unpack to. A long book is 5 MB of XML, and
// pictures hardly shrink by packing; more is a mistake or a ZIP bomb.
const (
	maxParts     = 10_000
	maxPartBytes = 64 << 20
	maxUnpacked  = 256 << 20
)

// archive is the ZIP file that a document of an office program or an e-book is.
// The bounds go for all that is read from it together.
type archive struct {
	parts map[string]*zip.File // by path, without a slash before it
	left  int64                // bytes that may still be unpacked
	nodes int                  // nodes of XML that may still be read
}

var (
	errPartMissing = annotate.Errorf(annotate.Invalid, "This document is incomplete: a part of it is missing. Open it in the program that it is from, save it again and bring that in.")
	errPartDamaged = annotate.Errorf(annotate.Invalid, "This document is damaged and cannot be read. Open it in the program that it is from, save it again and bring that in.")
	errPartSecret  = annotate.Errorf(annotate.Unsupported, "This document is protected by a password. Open it in the program that it is from, save it without one and bring that in.")
	errTooMuch     = annotate.Errorf(annotate.TooLarge, "This document unpacks to more than %d MB. Save the article alone, or as plain text, and bring that in.", maxUnpacked>>20)
)

// openArchive reads the table of contents of a ZIP file.
//
// Errors: Invalid if it is damaged; TooLarge for one of too many parts.
func openArchive(content []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, errPartDamaged
	}
	if len(r.File) > maxParts {
		return nil, annotate.Errorf(annotate.TooLarge, "This document has more than %d parts. Save the article alone, or as plain text, and bring that in.", maxParts)
	}
	a := &archive{parts: make(map[string]*zip.File, len(r.File)), left: maxUnpacked, nodes: maxXMLNodes}
	for _, f := range r.File {
		// Some programs on Windows write their own separator.
		a.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	return a, nil
}

func (a *archive) has(name string) bool {
	_, ok := a.parts[name]
	return ok
}

// read unpacks a part.
//
// Errors: Invalid if it is missing or damaged; Unsupported if it is encrypted;
// TooLarge beyond the bounds.
func (a *archive) read(name string) ([]byte, error) {
	f, ok := a.parts[name]
	if !ok {
		return nil, errPartMissing
	}
	const encrypted = 0x1 // APPNOTE.TXT, section 4.4.4
	if f.Flags&encrypted != 0 {
		return nil, errPartSecret
	}
	r, err := f.Open()
	if err != nil {
		return nil, errPartDamaged
	}
	defer r.Close()
	// The size that the table of contents names may be a lie: what counts is
	// what comes out.
	limit := min(maxPartBytes, a.left)
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(content)) > limit {
		return nil, errTooMuch
	}
	a.left -= int64(len(content))
	if err != nil {
		return nil, errPartDamaged
	}
	return content, nil
}

// xml unpacks and parses a part. Elements of the given names are left out with
// all they hold.
func (a *archive) xml(name string, ignored map[string]bool) (*xmlNode, error) {
	content, err := a.read(name)
	if err != nil {
		return nil, err
	}
	return parseXML(content, ignored, &a.nodes)
}

// optional is [archive.xml] for a part that a document can do without: where it
// is missing or broken, the node is empty. A bound that was reached is an error
// also here.
func (a *archive) optional(name string, ignored map[string]bool) (*xmlNode, error) {
	node, err := a.xml(name, ignored)
	if errors.Is(err, errPartMissing) || errors.Is(err, errPartDamaged) {
		return &xmlNode{}, nil
	}
	return node, err
}

// resolve returns the path of the part that a reference in another part names.
func resolve(from, reference string) string {
	if rest, ok := strings.CutPrefix(reference, "/"); ok {
		return path.Clean(rest)
	}
	return path.Join(path.Dir(from), reference)
}
