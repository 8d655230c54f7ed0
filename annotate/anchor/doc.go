// Package anchor finds where the words of one version of a text lie in the
// next.
//
// [Map] takes spans of the old text and says of each where it lies in the new
// one and in what state it came there: [Exact], [Moved], [Changed] or [Lost].
// [Diff] returns the difference that this rests on, word by word and with
// moves. [Find] does what can be done without an old text: it searches a quote
// with its context, as an annotation of another program has them.
//
// One rule decides every doubt: a wrong anchor is worse than a lost one. A lost
// one is looked for by a person; a wrong one puts a judgement on words that it
// was never made of, and nobody notices. So an anchor is Exact or Moved only if
// its words are the same ones, and what is merely alike is Changed, or offered
// as a [Candidate] of an anchor that is Lost.
//
// # What counts as the same words
//
// Texts are compared folded. Folding takes away what a change of font, of
// editor or of typing habits changes, and nothing that a reader would call
// another word:
//
//   - compatibility forms become plain ones (ligatures, full-width letters,
//     presentation forms of Arabic), and accents are put in one order (NFKD),
//     but superscripts, fractions and other numerals of the category No stay as
//     they are, since 10² is not 102;
//   - letters become small ones;
//   - all double quotation marks become one, so do the single ones, and the
//     dashes, of which several in a row count once;
//   - white space and characters that cannot be seen (soft hyphens, joiners,
//     marks of direction, variation selectors, kashidas) are left out. Where
//     white space stood is remembered: it separates words.
//
// A word is a run of letters, marks and digits. An apostrophe between letters
// belongs to it, since “can” is not “can't”, and so does a sign between digits,
// since 5 is not 1.5. In scripts that are written without spaces each letter is
// a word. Every other character stands for itself. At its edges an anchor looks
// one step further: “partisan” is not the same in “non-partisan”, nor 5 in −5
// or in 5 %.
//
// # How the old place becomes the new one
//
// Both texts are aligned word by word, once for all spans (align.go):
//
//  1. Runs of six words that occur once in either text are seeds, grown as far
//     as the words agree. The heaviest chain of them that rises in both texts
//     is the main line (chain.go). Long seeds beside it are passages that were
//     moved.
//  2. The gaps of the main line are filled in the same way, with shorter seeds
//     that need to be unique only within the gap, and small gaps by dynamic
//     programming, in which every interruption has its price.
//  3. A deletion or insertion that could as well stand some words further on is
//     slid to where sentences or lines end, so that of two sentences that begin
//     alike the one that was deleted is lost, and not one half of each.
//
// A span then lies where its words were aligned (place.go). If the words at an
// edge were replaced, the edge is found letter by letter between the aligned
// words around it, and only where what stands there now resembles what stood
// there. A span without aligned words is searched as a quote, but only in text
// that is new: text that was aligned to something is what it was before
// (search.go).
//
// The time grows with the length of the texts and of the spans, not with their
// product. The result depends on the arguments only.
package anchor
