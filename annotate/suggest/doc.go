// Package suggest finds what in an article looks like a claim to check, by
// rules that run on this machine. It decides nothing: a person accepts or
// dismisses each [Suggestion].
//
// # The pipeline
//
// [Find] goes over the text once to learn which words are names, and then takes
// each sentence through these steps:
//
//  1. token.go cuts the block into words, numbers and signs, each with what the
//     language knows of it; quotation.go finds what stands between quotation
//     marks, over the sentences of a block.
//  2. number.go joins dates, then numbers with their sign, scale and unit, and
//     name.go joins names, so that the rules take each for one element.
//  3. find.go tries the language's rules at each token. A rule is a pattern
//     (rule.go) that makes a fact, such as a superlative, or a mood, such as a
//     forecast.
//  4. part.go parts the sentence from the words quoted in it: whether something
//     was said is one thing to check, whether it is so another.
//  5. score.go adds up the facts of each part, lowers the sum for its moods and
//     its place, and says in a sentence why it is suggested.
//
// # Languages
//
// All that is known of a language is one value: its word lists and patterns, a
// guess by the ending of a word, and whether capitals mark names. english.go is
// the example, and a line in languages adds another. In any other language the
// same steps find what needs no words: figures, money, dates in figures,
// quotations and, where only names have capitals, names.
//
// # Figures
//
// How good it is was measured on articles labelled by hand; docs/suggestions.md
// has the figures and their limits, and TestFigures prints them.
package suggest
