// Package dump writes a whole library as plain files, and reads such files back.
//
// A dump is a folder, a ZIP file, or a ZIP file that is sealed ([sealed]):
//
//	README.txt          what this is, for whoever finds it
//	manifest.json       [Manifest]: what it holds, and the hash of its content
//	content.sha256      the SHA-256 of each file in data/, as sha256sum writes it
//	data/TABLE.jsonl    the rows of a table, a JSON object a line
//	files/HASH.ending   bytes under their SHA-256: originals, pictures, copies of sources
//	articles/, sources/ the same once more, for people
//
// # One truth, and a translation
//
// Only data/ and files/ are read back. They are the library's rows as they are,
// column by column, the history among them, in the form that [db.View] gives them:
// so nothing can be forgotten when the library learns something new, and what comes
// back can be held against what was there, byte for byte. What people want to read
// is made from the same rows at the same moment and lies beside it: an article's
// text, its claims as a table, its whole check as a dossier. One representation for
// both would have to be pleasant and exact at once, and would have to be taught
// every new field twice.
//
// # The content hash
//
// The content of a library is its rows; the rows of what it keeps are hashes of
// bytes. So the SHA-256 of content.sha256 stands for all of it: two libraries with
// the same one hold the same, to the last comma of their histories. It can be had
// without Tickmark: sha256sum -c content.sha256 && sha256sum content.sha256.
//
// # What is not trusted
//
// A dump may come from anybody. Names in it are never used as paths; only names
// that were expected are opened, and only regular files. Every row and all bytes
// are held against their hashes, archives that unpack to far more than they are
// are refused, and nothing becomes a library before all of it has been read.
package dump
