// Package db keeps the library: one SQLite file that holds every article,
// claim, source and verdict, and the record of every change to them. It
// decides nothing; the rules are in package annotate, whose files have the same
// names as the files here.
//
// # Reading and writing
//
// [Open] returns a [DB]. The methods of [Reader] read; [DB.Do] writes. What a
// person does in one go is one call of Do: one transaction and one action in the
// history, which [DB.Undo] takes back as a whole. All that people work on is
// written in record.go, which notes each row before and after as JSON. That is
// why there is a change for every write, and why undo works for every sort of
// record without knowing any.
//
//	err := library.Do(ctx, db.Work{Label: "Mark claim", ArticleID: id}, func(tx *db.Tx) error {
//		return tx.PutClaim(claim)
//	})
//
// Inside the function read through tx, not through the DB: only tx sees what the
// function has written.
//
// # The history
//
// Every action has a hash of what it did and of the hash before it
// ([annotate.Link], chain.go), and every record is as its newest change left it, so
// that [DB.Verify] finds what was changed behind Tickmark's back. A write that goes
// around record.go is such a change.
//
// # The file
//
// The library is in WAL mode with full synchronisation: what Do has acknowledged
// survives kill -9 and a power cut. One process has it open at a time (lock.go).
// Large and immutable bytes (the original of an article, its blocks) are blobs,
// named by their SHA-256 and never changed or deleted, so that a deletion can be
// undone. Times are stored in milliseconds, UTC.
//
// A file that is not a library, or of a newer Tickmark, or damaged, is refused
// and left as it is, byte for byte (file.go), also where that turns out while a
// large one is already being worked on (hold.go). Migrations are numbered SQL files,
// applied together after a backup (migrate.go).
package db
