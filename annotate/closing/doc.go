// Package closing says whether a check can be closed. Named rules look for what
// is still open, badly sourced or out of date; a [Profile] says how heavily each
// of them weighs; a person may waive what a rule has found, with a reason.
//
// Everything is computed from an [annotate.Dossier] and a moment. Nothing is
// ticked by hand, and nothing is looked up elsewhere: a rule can only know what
// the library holds, and its explanation says where that ends.
package closing
