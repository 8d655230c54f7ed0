package pdf

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// bidiLevels finds the embedding level of every rune of a paragraph by the
// Unicode Bidirectional Algorithm, rules X1 to I2 (https://www.unicode.org/reports/tr9/).
// The base level is given: rules P2 and P3 would guess it from the first word,
// which is wrong for a quotation. Even levels run left to right, odd ones right to left.
//
// The levels themselves are needed, and not only the directions which libraries
// return: two neighbouring runs can have one direction and different levels ("a
// ⁨40 אב⁩"), and rule L2 must tell them apart.
func bidiLevels(text []rune, base uint8) []uint8 {
	levels := make([]uint8, len(text))
	classes := make([]bidi.Class, len(text))
	plain := base == 0
	for i, r := range text {
		p, _ := bidi.LookupRune(r)
		classes[i] = p.Class()
		plain = plain && leftToRightOnly(classes[i])
	}
	if plain {
		return levels
	}
	b := &bidiText{text: text, original: classes, classes: slices.Clone(classes), levels: levels}
	b.matchIsolates()
	b.explicit(base)
	for _, s := range b.sequences(base) {
		b.weak(s)
		b.brackets(s)
		b.neutral(s)
		b.implicit(s)
	}
	// Removed runes (X9) take the level before them, so that they never cut a run.
	for i, c := range classes {
		if !removed(c) {
			continue
		}
		levels[i] = base
		if i > 0 {
			levels[i] = levels[i-1]
		}
	}
	return levels
}

// leftToRightOnly reports whether text of such classes alone stays at level 0.
func leftToRightOnly(c bidi.Class) bool {
	switch c {
	case bidi.L, bidi.EN, bidi.ES, bidi.ET, bidi.CS, bidi.WS, bidi.ON, bidi.NSM, bidi.S, bidi.B, bidi.BN:
		return true
	}
	return false
}

// removed reports whether rule X9 takes the class out of the text.
func removed(c bidi.Class) bool {
	switch c {
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

func isolateInitiator(c bidi.Class) bool {
	return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI
}

type bidiText struct {
	text     []rune
	original []bidi.Class // as in the character database
	classes  []bidi.Class // as the rules change them
	levels   []uint8
	matching []int // of an isolate initiator the index of its PDI and the reverse; else -1
}

// matchIsolates pairs isolate initiators with their ends (BD9).
func (b *bidiText) matchIsolates() {
	b.matching = make([]int, len(b.text))
	var open []int
	for i, c := range b.original {
		b.matching[i] = -1
		switch {
		case isolateInitiator(c):
			open = append(open, i)
		case c == bidi.PDI && len(open) > 0:
			start := open[len(open)-1]
			open = open[:len(open)-1]
			b.matching[start], b.matching[i] = i, start
		}
	}
}

// maxDepth is the deepest explicit level (BD2).
const maxDepth = 125

// explicit applies the embeddings, overrides and isolates (X1 to X8).
func (b *bidiText) explicit(base uint8) {
	type status struct {
		level    uint8
		override bidi.Class // L, R or ON for none
		isolate  bool
	}
	stack := []status{{base, bidi.ON, false}}
	overflowIsolates, overflowEmbeddings, validIsolates := 0, 0, 0
	for i, c := range b.original {
		top := stack[len(stack)-1]
		next := top.level + 1 // the next odd level
		if top.level%2 == 1 {
			next++
		}
		switch c {
		case bidi.LRE, bidi.LRO, bidi.RLE, bidi.RLO:
			if c == bidi.LRE || c == bidi.LRO {
				next = (top.level + 2) &^ 1
			}
			override := bidi.ON
			if c == bidi.LRO {
				override = bidi.L
			} else if c == bidi.RLO {
				override = bidi.R
			}
			if next <= maxDepth && overflowIsolates == 0 && overflowEmbeddings == 0 {
				stack = append(stack, status{next, override, false})
			} else if overflowIsolates == 0 {
				overflowEmbeddings++
			}
		case bidi.RLI, bidi.LRI, bidi.FSI:
			b.place(i, top.level, top.override)
			if c == bidi.LRI || c == bidi.FSI && !b.startsRightToLeft(i) {
				next = (top.level + 2) &^ 1
			}
			if next <= maxDepth && overflowIsolates == 0 && overflowEmbeddings == 0 {
				validIsolates++
				stack = append(stack, status{next, bidi.ON, true})
			} else {
				overflowIsolates++
			}
		case bidi.PDI:
			if overflowIsolates > 0 {
				overflowIsolates--
			} else if validIsolates > 0 {
				overflowEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolates--
			}
			top = stack[len(stack)-1]
			b.place(i, top.level, top.override)
		case bidi.PDF:
			if overflowIsolates > 0 {
				continue
			}
			if overflowEmbeddings > 0 {
				overflowEmbeddings--
			} else if !top.isolate && len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case bidi.B:
			b.levels[i] = base
		case bidi.BN:
		default:
			b.place(i, top.level, top.override)
		}
	}
}

func (b *bidiText) place(i int, level uint8, override bidi.Class) {
	b.levels[i] = level
	if override != bidi.ON {
		b.classes[i] = override
	}
}

// startsRightToLeft applies P2 and P3 to the inside of a first-strong isolate.
func (b *bidiText) startsRightToLeft(initiator int) bool {
	end := b.matching[initiator]
	if end < 0 {
		end = len(b.text)
	}
	for i := initiator + 1; i < end; i++ {
		switch c := b.original[i]; {
		case c == bidi.L:
			return false
		case c == bidi.R || c == bidi.AL:
			return true
		case isolateInitiator(c):
			if b.matching[i] < 0 {
				return false
			}
			i = b.matching[i]
		}
	}
	return false
}

// sequence is an isolating run sequence (BD13): its runes in order, removed ones left out.
type sequence struct {
	runes    []int
	level    uint8
	sos, eos bidi.Class
}

// sequences cuts the text into isolating run sequences (X10).
func (b *bidiText) sequences(base uint8) []sequence {
	var runs [][]int
	runOf := make([]int, len(b.text))
	last := -1
	for i, c := range b.original {
		if removed(c) {
			continue
		}
		if last < 0 || b.levels[i] != b.levels[last] || b.original[last] == bidi.B {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], i)
		runOf[i] = len(runs) - 1
		last = i
	}
	var sequences []sequence
	for _, run := range runs {
		if b.original[run[0]] == bidi.PDI && b.matching[run[0]] >= 0 {
			continue // continues the sequence of its initiator
		}
		var s sequence
		for {
			s.runes = append(s.runes, run...)
			end := run[len(run)-1]
			if !isolateInitiator(b.original[end]) || b.matching[end] < 0 {
				break
			}
			run = runs[runOf[b.matching[end]]]
		}
		s.level = b.levels[s.runes[0]]
		s.sos = direction(max(s.level, b.neighbour(s.runes[0], -1, base)))
		end := s.runes[len(s.runes)-1]
		after := base
		if !isolateInitiator(b.original[end]) {
			after = b.neighbour(end, 1, base)
		}
		s.eos = direction(max(s.level, after))
		sequences = append(sequences, s)
	}
	return sequences
}

// neighbour is the level of the next rune in a direction that is not removed.
func (b *bidiText) neighbour(i, step int, base uint8) uint8 {
	for i += step; i >= 0 && i < len(b.text); i += step {
		if !removed(b.original[i]) {
			return b.levels[i]
		}
	}
	return base
}

func direction(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}
