// Package report turns a dossier into what leaves the house, in one of its
// formats, and reads back those that hold claims.
//
// A report is a function of its dossier: the same dossier gives the same bytes,
// and the clock is the dossier's own. What is common to the formats is worked
// out once, in digest: numbers, looks, tallies, citations and directions of
// text. Each format then has its own files:
//
//	html.go, html_*.go, report.css   one page without script; a browser's view
//	pdf.go, pdf_*.go                 the same for paper, on app/report/pdf
//	word.go, markdown*.go, csv.go    to go on writing in; word.go on app/report/docx
//	json.go, dossier.schema.json     the whole dossier, for programs
//	annotations.go, claimreview.go   the claims for other programs, as JSON-LD
//	bibliography.go                  the sources for reference managers
//	submission.go, read.go           the way back, for `tickmark apply`
//	linked.go                        the same from web annotations and ClaimReviews
//
// All but JSON and the memo are for publication. The checker's notes and the
// verdicts that were replaced stay out of them, and out of the data they carry.
//
// The report's own words stand in languages/; everything that comes from the
// dossier carries its own language and direction.
package report
