// Package importer reads articles: bytes in, metadata and blocks out. It keeps
// nothing, fetches nothing and knows nothing of claims.
//
// # The way of an article
//
// [Read] takes the bytes through these steps, a file each:
//
//   - detect.go names the format, or says which other kind of file this is
//   - encoding.go turns the bytes into UTF-8, as a browser would
//   - text.go, markdown.go or html.go read the format
//   - title.go finds a title where the document names none
//
// A page is read in four parts: metadata.go and jsonld.go collect what it says
// of itself, html.go finds the article in it, walk.go turns the article's nodes
// into blocks, with table.go and link.go for the parts their names say.
// Markdown is read as the HTML that CommonMark defines it to be, so it takes
// the same way. writer.go gathers words, line breaks and inline marks into
// blocks for all of them.
//
// # What a reader of articles promises
//
// Blocks obey [annotate.ValidateBlocks] and hold the words of the document in
// its order, the printed headline included, as a heading of level 1. No HTML
// survives: what was markup is gone or has become a mark, and what was text is
// text. A format is added with a file of its own, a [Format] and a case in
// [Read].
package importer
