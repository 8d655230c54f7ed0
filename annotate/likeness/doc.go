// Package likeness holds what a claim says against what its evidence says. It
// knows the numbers, the dates and the names of a text, and when those of two
// texts are the same: “4.2 million” and “4,208,113”, “5 May 2025” and
// “2025-05-05”.
//
// It compares signs and not meanings. That every figure of a claim stands in a
// quote does not make the claim true, and that one is missing does not make it
// false: both only say where to look.
package likeness
