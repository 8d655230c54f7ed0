package pdf

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// weak resolves numbers, their signs and combining marks (W1 to W7).
func (b *bidiText) weak(s sequence) {
	previous, strong := s.sos, s.sos
	for k, i := range s.runes { // W1 to W3
		c := b.classes[i]
		if c == bidi.NSM {
			c = previous
			if k > 0 && (isolateInitiator(b.original[s.runes[k-1]]) || b.original[s.runes[k-1]] == bidi.PDI) {
				c = bidi.ON
			}
		}
		previous = c
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				c = bidi.AN
			}
		}
		b.classes[i] = c
	}
	for _, i := range s.runes {
		if b.classes[i] == bidi.AL {
			b.classes[i] = bidi.R
		}
	}
	for k := 1; k < len(s.runes)-1; k++ { // W4
		before, c, after := b.classes[s.runes[k-1]], b.classes[s.runes[k]], b.classes[s.runes[k+1]]
		if before == after && (before == bidi.EN && (c == bidi.ES || c == bidi.CS) || before == bidi.AN && c == bidi.CS) {
			b.classes[s.runes[k]] = before
		}
	}
	for k := 0; k < len(s.runes); { // W5 and W6
		c := b.classes[s.runes[k]]
		if c != bidi.ET {
			if c == bidi.ES || c == bidi.CS {
				b.classes[s.runes[k]] = bidi.ON
			}
			k++
			continue
		}
		end := k
		for end < len(s.runes) && b.classes[s.runes[end]] == bidi.ET {
			end++
		}
		to := bidi.ON
		if k > 0 && b.classes[s.runes[k-1]] == bidi.EN || end < len(s.runes) && b.classes[s.runes[end]] == bidi.EN {
			to = bidi.EN
		}
		for ; k < end; k++ {
			b.classes[s.runes[k]] = to
		}
	}
	strong = s.sos
	for _, i := range s.runes { // W7
		switch b.classes[i] {
		case bidi.L, bidi.R:
			strong = b.classes[i]
		case bidi.EN:
			if strong == bidi.L {
				b.classes[i] = bidi.L
			}
		}
	}
}

// maxBrackets is the number of open brackets at which N0 gives up (BD16).
const maxBrackets = 63

// brackets gives both brackets of a pair one direction (N0).
func (b *bidiText) brackets(s sequence) {
	type pair struct{ open, close int } // positions in the sequence
	type opening struct {
		closing rune
		at      int
	}
	var pairs []pair
	var open []opening
	for k, i := range s.runes {
		p, _ := bidi.LookupRune(b.text[i])
		if !p.IsBracket() || b.classes[i] != bidi.ON {
			continue
		}
		if p.IsOpeningBracket() {
			if len(open) == maxBrackets {
				return
			}
			open = append(open, opening{canonicalBracket(mirrorBracket(b.text[i])), k})
			continue
		}
		closing := canonicalBracket(b.text[i])
		for j := len(open) - 1; j >= 0; j-- {
			if open[j].closing == closing {
				pairs = append(pairs, pair{open[j].at, k})
				open = open[:j]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	embedding := direction(s.level)
	for _, p := range pairs {
		found, inside := false, bidi.ON
		for k := p.open + 1; k < p.close; k++ {
			if c := strongOrNumber(b.classes[s.runes[k]]); c != bidi.ON {
				found, inside = true, c
				if c == embedding {
					break
				}
			}
		}
		if !found {
			continue
		}
		if inside != embedding { // the context before decides
			context := s.sos
			for k := p.open - 1; k >= 0; k-- {
				if c := strongOrNumber(b.classes[s.runes[k]]); c != bidi.ON {
					context = c
					break
				}
			}
			if context != inside {
				inside = embedding
			}
		}
		for _, k := range [2]int{p.open, p.close} {
			b.classes[s.runes[k]] = inside
			for k++; k < len(s.runes) && b.original[s.runes[k]] == bidi.NSM; k++ {
				b.classes[s.runes[k]] = inside
			}
		}
	}
}

// strongOrNumber is L or R as N0 counts it (numbers are R), else ON.
func strongOrNumber(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// mirrorBracket is the other bracket of the pair.
func mirrorBracket(r rune) rune { return []rune(bidi.ReverseString(string(r)))[0] }

// canonicalBracket maps the one pair that has a canonical equivalent (BD16).
func canonicalBracket(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232A:
		return 0x3009
	}
	return r
}

// neutral gives neutrals the direction around them (N1 and N2).
func (b *bidiText) neutral(s sequence) {
	isNeutral := func(k int) bool {
		switch b.classes[s.runes[k]] {
		case bidi.B, bidi.S, bidi.WS, bidi.ON, bidi.FSI, bidi.LRI, bidi.RLI, bidi.PDI:
			return true
		}
		return false
	}
	for k := 0; k < len(s.runes); {
		if !isNeutral(k) {
			k++
			continue
		}
		end := k
		for end < len(s.runes) && isNeutral(end) {
			end++
		}
		before, after := s.sos, s.eos
		if k > 0 {
			before = strongOrNumber(b.classes[s.runes[k-1]])
		}
		if end < len(s.runes) {
			after = strongOrNumber(b.classes[s.runes[end]])
		}
		to := direction(s.level)
		if before == after {
			to = before
		}
		for ; k < end; k++ {
			b.classes[s.runes[k]] = to
		}
	}
}

// implicit raises the levels by direction (I1 and I2).
func (b *bidiText) implicit(s sequence) {
	for _, i := range s.runes {
		switch c := b.classes[i]; {
		case s.level%2 == 0 && c == bidi.R, s.level%2 == 1 && c != bidi.R:
			b.levels[i]++
		case s.level%2 == 0 && (c == bidi.AN || c == bidi.EN):
			b.levels[i] += 2
		}
	}
}

// visualOrder is rule L2: it returns the indices of a line's runs from left to
// right, given the level of each.
func visualOrder(levels []uint8) []int {
	order := make([]int, len(levels))
	highest, lowestOdd := uint8(0), uint8(255)
	for i, level := range levels {
		order[i] = i
		highest = max(highest, level)
		if level%2 == 1 {
			lowestOdd = min(lowestOdd, level)
		}
	}
	for level := highest; level >= lowestOdd; level-- {
		for start := 0; start < len(order); {
			if levels[order[start]] < level {
				start++
				continue
			}
			end := start
			for end < len(order) && levels[order[end]] >= level {
				end++
			}
			slices.Reverse(order[start:end])
			start = end
		}
	}
	return order
}
