// Package docx writes word-processing documents: Office Open XML, the
// transitional form of ISO/IEC 29500, that Word and LibreOffice edit. It knows
// paragraphs, lists, tables, links, bookmarks, comments, pictures and both directions of
// writing, and nothing of claims.
//
// A document is a value that is built and then written once with [Write]. The
// same document gives the same bytes.
//
//	document.go   what a document is made of
//	write.go      the parts of the package and how they refer to one another
//	body.go       paragraphs, tables and what is in them, as markup
//	picture.go    pictures
//	direction.go  which characters of a paragraph run from right to left
//	style.go      the styles and the numbering of lists
package docx
