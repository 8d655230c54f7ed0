// Package app holds the use cases of Tickmark: bringing an article in, marking
// claims, judging them, sending a report out. It arranges; the rules are
// decided in annotate, records are kept by db, formats are read by importer
// and written by report.
//
// An [App] serves one library. Its methods are safe for concurrent use, take a
// context first, and return an annotate.Error for what a person can act on.
// Every write is one action of the library's history and can be undone.
package app
