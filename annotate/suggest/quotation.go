package suggest

import (
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

// quotation is a stretch of a block's tokens between quotation marks, without
// the marks. One that is never closed runs to the end of its block, as the
// paragraphs of a long quotation do.
type quotation struct {
	from, to int // tokens
}

// closers are the marks that close a quotation, by the mark that opens it.
var closers = map[string]string{
	"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』", "‘": "’", "‚": "‘’", "\"": "\"", "'": "'",
}

// quotations finds the quotations of a block and notes in each token the one
// that it is in. Quotations inside a quotation are part of it.
func quotations(tokens []token, kind annotate.BlockKind) []quotation {
	if kind == annotate.Preformatted || len(tokens) == 0 {
		return nil
	}
	var found []quotation
	if kind == annotate.BlockQuote {
		found = append(found, quotation{0, len(tokens)})
	} else {
		found = marked(tokens)
	}
	for i, q := range found {
		for k := q.from; k < q.to; k++ {
			tokens[k].quotation = int32(i) //nolint:gosec // a block has fewer quotations than code points
		}
	}
	return found
}

// marked finds the quotations between marks.
func marked(tokens []token) []quotation {
	var found []quotation
	barren := map[string]bool{} // openers whose closer the rest of the block lacks
	for i := 0; i < len(tokens); i++ {
		mark := tokens[i].text
		if !opens(tokens, i) || barren[mark] {
			continue
		}
		end := closing(tokens, i)
		if end < 0 {
			if mark != "“" && mark != "«" && mark != "„" {
				// A lone straight or single mark is an apostrophe or an inch.
				barren[mark] = true
				continue
			}
			end = len(tokens)
		}
		if end > i+1 {
			found = append(found, quotation{i + 1, end})
		}
		i = end
	}
	return found
}

// opens reports whether token i is a mark that opens a quotation.
func opens(tokens []token, i int) bool {
	t := &tokens[i]
	if t.kind != signToken || closers[t.text] == "" || i+1 == len(tokens) {
		return false
	}
	switch t.text {
	case "\"", "'", "‘":
		// The same sign closes, or is an apostrophe: it opens after a space, a
		// bracket, a dash or another mark, and before something glued to it.
		after := !t.glued || i == 0 || tokens[i-1].kind == signToken && !isEnd(tokens[i-1].text)
		return after && tokens[i+1].glued
	case "»", "›":
		return !t.glued && tokens[i+1].glued // »German« style; after a word it is the French closer
	}
	return true
}

// isEnd reports whether the sign ends something, so that a quotation mark glued
// to it closes.
func isEnd(sign string) bool {
	switch sign {
	case ".", ",", "!", "?", "…", ";", ":", ")", "]", "%", "”", "’":
		return true
	}
	return false
}

// closing returns the token that closes the quotation opened at token i, or -1.
func closing(tokens []token, i int) int {
	mark := tokens[i].text
	depth, last := 0, -1
	for k := i + 1; k < len(tokens); k++ {
		t := &tokens[k]
		if t.kind != signToken {
			continue
		}
		switch {
		case isCloser(mark, t.text) && (mark != "‘" && mark != "'" || closesSingle(tokens, k)):
			if depth > 0 {
				depth--
				continue
			}
			if (mark == "‘" || mark == "'") && pluralPossessive(tokens, k) {
				last = k
				continue
			}
			return k
		case t.text == mark && mark != "\"" && mark != "'" && opens(tokens, k):
			if last >= 0 {
				return last
			}
			depth++
		}
	}
	return last
}

func isCloser(mark, sign string) bool {
	a, _ := utf8.DecodeRuneInString(sign)
	for _, r := range closers[mark] {
		if a == r {
			return true
		}
	}
	return false
}

// closesSingle reports whether a single mark can close: something is glued
// before it, and no letter or digit is glued after it.
func closesSingle(tokens []token, k int) bool {
	return tokens[k].glued && (k+1 == len(tokens) || !tokens[k+1].glued || tokens[k+1].kind == signToken)
}

// pluralPossessive reports whether a closing single mark is more likely the
// apostrophe of “the players’ union”: it follows an s, and a small word follows.
func pluralPossessive(tokens []token, k int) bool {
	if k+1 == len(tokens) || tokens[k-1].kind != wordToken || tokens[k+1].kind != wordToken {
		return false
	}
	last := tokens[k-1].text[len(tokens[k-1].text)-1]
	first, _ := utf8.DecodeRuneInString(tokens[k+1].text)
	return last == 's' && unicode.IsLower(first)
}
