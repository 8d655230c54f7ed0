// Package annotate is the domain of Tickmark: what an article, a claim, a
// source, a piece of evidence and a verdict are, and the rules they obey. It
// knows no database, no network and no screen.
//
// # Text
//
// Everything leans on one decision. The text of an article is a list of
// [Block] values; joined by "\n" they make one string that never changes after
// import. A place in it is a [Span]: a half-open range counted in Unicode code
// points, the unit of the W3C Web Annotation selectors. Go strings count bytes
// and JavaScript strings count UTF-16 code units, so each side converts once:
// here it is [Text].
//
// # Names
//
// Names follow the standards: Claim, ClaimReview and Rating from schema.org,
// selectors from the W3C Web Annotation Data Model, source fields from CSL.
//
// # Errors
//
// What a person can act on is an [Error] with a [Code]; everything else is an
// ordinary wrapped error. Identifiers are UUIDv7 strings ([NewID]) and times
// are UTC.
package annotate
