// Package importer reads articles: bytes in, metadata and blocks out. It keeps
// nothing, fetches nothing and knows nothing of claims.
//
// # The way of an article
//
// [Read] takes a document through these steps:
//
//   - detect.go finds out the format, kinds.go names the files that are none
//   - encoding.go turns the bytes into UTF-8
//   - a file named after it reads the format: text.go (with wrap.go), markdown.go,
//     html.go, docx.go, odt.go, rtf.go, epub.go, email.go, subtitles.go
//   - title.go makes a title where the document gives none
//
// A page is read in three parts: metadata.go and jsonld.go collect what it says
// of itself, html.go finds the article in it, without the links to other articles
// (teaser.go), and walk.go turns the article's
// nodes into blocks, with list.go, table.go, figure.go and link.go for the parts
// that their names say. Markdown is read as the HTML that CommonMark defines it
// to be, and so takes the same way. writer.go gathers words, line breaks and
// inline marks into blocks for both, gallery.go keeps the pictures that figures
// show, and reference.go what footnotes and comments say of the words that they
// are on; pagenote.go finds the notes of pages and books. What word processors write becomes the HTML that it stands for
// (manuscript.go), and takes that way too.
//
// archive.go, xmltree.go and mime.go open what others are packed in. They and
// limits.go keep a hostile document from filling the memory.
//
// A PDF has no text in that sense, but characters at places. The pdf_*.go files
// find the text in them; pdf.go says in which steps.
//
// # What is promised
//
// Blocks obey [annotate.ValidateBlocks]. They hold the words of the document in
// its order, the printed headline included, as a heading of level 1 with the
// words of the title: headlines make claims too. No HTML survives: what was
// markup is gone or has become a mark, and what was text is text.
//
// # Adding a format
//
// A format has a [Format], its extensions and signs in detect.go, a case in
// [Read], a file with a function from bytes or text to [Result], a document in
// testdata and a fuzzer.
package importer
