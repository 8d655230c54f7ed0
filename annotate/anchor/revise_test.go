package anchor

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// traced is a code point of a revised text that knows where it comes from.
type traced struct {
	r rune
	// from is the code point of the old text that it comes from, or that it has
	// replaced; noPlace if it was put in.
	from int32
	same bool // it is what stood there, at least after folding, or it cannot be seen
}

// revision says how a text is revised: chances for each word, sentence or
// paragraph.
type revision struct {
	name                             string
	typo, replace, drop, add, negate float64 // of a word
	rewrite                          float64 // of a sentence: two words of five are replaced
	sentenceOut, sentenceIn          float64
	repeatedOut                      float64 // of a sentence that occurs more than once
	paragraphOut, paragraphIn, copy  float64
	move                             float64 // of one to three paragraphs, or
	moveSentence                     float64 // a sentence, to another place
	merge, split                     float64 // of paragraphs
	restyle, unbroken                bool    // other forms of characters; no line feeds
}

var revisionKinds = []revision{
	{name: "typos", typo: 0.05},
	{name: "light edits", typo: 0.004, replace: 0.01, drop: 0.005, add: 0.005, sentenceOut: 0.01, sentenceIn: 0.01},
	{name: "heavy edits", typo: 0.01, replace: 0.08, drop: 0.03, add: 0.03, sentenceOut: 0.05, sentenceIn: 0.05},
	{name: "paragraphs in and out", paragraphOut: 0.1, paragraphIn: 0.1, copy: 0.01},
	{name: "much out", sentenceOut: 0.1, paragraphOut: 0.3, sentenceIn: 0.05, paragraphIn: 0.1},
	{name: "reordered", move: 0.1, moveSentence: 0.01, merge: 0.02, split: 0.02},
	{name: "rewritten sentences", rewrite: 0.15},
	{name: "negations", negate: 0.02},
	{name: "restyled", restyle: true},
	{name: "unbroken", unbroken: true},
	{name: "repetitions out", repeatedOut: 0.3},
	{name: "all of it", typo: 0.005, replace: 0.02, drop: 0.01, add: 0.01, negate: 0.003, rewrite: 0.03, sentenceOut: 0.03, sentenceIn: 0.03, repeatedOut: 0.1, paragraphOut: 0.03, paragraphIn: 0.03, move: 0.03, moveSentence: 0.005, merge: 0.02, split: 0.02, restyle: true},
}

// reviser revises one text.
type reviser struct {
	revision
	tongue
	*rand.Rand
	vocabulary [][]rune
}

func (v *reviser) chance(p float64) bool { return p > 0 && v.Float64() < p }

// revise returns the revised text.
func (t tongue) revise(r *rand.Rand, old []rune, kind revision) []traced {
	all := make([]traced, len(old))
	for i, c := range old {
		all[i] = traced{c, int32(i), true}
	}
	t.refrains = nil // a refrain that is put in elsewhere could as well be one that was moved
	v := &reviser{revision: kind, tongue: t, Rand: r}
	for _, w := range wordsOf(all) {
		if v.chance(0.05) {
			v.vocabulary = append(v.vocabulary, old[w.start:w.end])
		}
	}
	paragraphs := [][]traced{}
	for len(all) > 0 {
		end := slices.IndexFunc(all, func(c traced) bool { return c.r == '\n' }) + 1
		if end == 0 {
			end = len(all)
		}
		paragraphs = append(paragraphs, slices.Clip(all[:end]))
		all = all[end:]
	}
	times := map[string]int{}
	for _, p := range paragraphs {
		for _, s := range v.sentencesOf(p) {
			times[strings.TrimSpace(plain(s))]++
		}
	}
	for range int(v.move * float64(len(paragraphs))) {
		n := min(1+v.IntN(3), len(paragraphs)-1)
		from := v.IntN(len(paragraphs) - n)
		block := slices.Clone(paragraphs[from : from+n])
		paragraphs = slices.Delete(paragraphs, from, from+n)
		paragraphs = slices.Insert(paragraphs, v.IntN(len(paragraphs)+1), block...)
	}
	gone := make([]bool, len(paragraphs))
	for i := range gone {
		gone[i] = v.chance(v.paragraphOut)
	}
	var out, carried []traced
	for i, p := range paragraphs {
		if v.chance(v.paragraphIn) {
			out = append(out, inserted(v.text(v.Rand, 300))...)
		}
		if other := v.IntN(len(paragraphs)); v.chance(v.copy) && !gone[other] {
			out = append(out, inserted(plain(paragraphs[other]))...)
		}
		if gone[i] {
			continue
		}
		var kept []traced
		for _, s := range v.sentencesOf(p) {
			switch {
			case times[strings.TrimSpace(plain(s))] > 1 && v.chance(v.repeatedOut), v.chance(v.sentenceOut):
				continue
			case len(s) > 60 && len(carried) == 0 && v.chance(v.moveSentence):
				carried = s
				continue
			}
			if v.chance(v.sentenceIn) {
				kept = append(kept, inserted(v.sentence(v.Rand)+v.between)...)
			}
			kept = append(kept, v.sentenceOf(s)...)
		}
		if len(carried) > 0 && v.chance(0.1) {
			kept, carried = append(carried, kept...), nil
		}
		if v.chance(v.merge) && len(kept) > 0 && kept[len(kept)-1].r == '\n' {
			kept = append(kept[:len(kept)-1], inserted(v.between)...)
		}
		if sentences := v.sentencesOf(kept); len(sentences) > 2 && v.chance(v.split) {
			kept = slices.Insert(kept, len(sentences[0])+len(sentences[1]), inserted("\n")...)
		}
		out = append(out, kept...)
	}
	if v.restyle {
		out = v.restyled(out)
	}
	if v.unbroken {
		out = slices.DeleteFunc(out, func(c traced) bool { return c.r == '\n' })
	}
	return out
}

// sentenceOf edits the words of a sentence.
func (v *reviser) sentenceOf(s []traced) []traced {
	replace := v.replace
	if v.chance(v.rewrite) {
		replace = 0.4
	}
	var out []traced
	at := 0
	for _, w := range wordsOf(s) {
		out = append(out, s[at:w.start]...)
		word := s[w.start:w.end]
		at = w.end
		switch {
		case v.chance(v.typo):
			out = append(out, v.mistyped(word)...)
		case v.chance(replace):
			out = append(out, replaced(word, v.vocabulary[v.IntN(len(v.vocabulary))])...)
		case v.chance(v.drop):
			if at < len(s) && s[at].r == ' ' {
				at++
			}
		case v.chance(v.add):
			out = append(out, inserted(string(v.vocabulary[v.IntN(len(v.vocabulary))])+v.between)...)
			out = append(out, word...)
		case v.chance(v.negate):
			out = append(out, inserted(v.not)...)
			out = append(out, word...)
		default:
			out = append(out, word...)
		}
	}
	return append(out, s[at:]...)
}

// mistyped puts a typing error into a word.
func (v *reviser) mistyped(word []traced) []traced {
	word = slices.Clone(word)
	i := v.IntN(len(word))
	wrong := traced{v.letters[v.IntN(len(v.letters))], word[i].from, false}
	switch v.IntN(4) {
	case 0:
		word[i] = wrong
	case 1:
		return slices.Insert(word, i, wrong)
	case 2:
		if len(word) > 1 {
			return slices.Delete(word, i, i+1)
		}
	default:
		if i > 0 {
			word[i-1].r, word[i].r = word[i].r, word[i-1].r
			word[i-1].same, word[i].same = false, false
		}
	}
	return word
}

func replaced(word []traced, by []rune) []traced {
	out := make([]traced, len(by))
	for i, r := range by {
		was := word[i*len(word)/len(by)]
		out[i] = traced{r, was.from, false}
	}
	return out
}

func inserted(s string) []traced {
	var out []traced
	for _, r := range s {
		out = append(out, traced{r, noPlace, false})
	}
	return out
}

// restyled gives a text other forms of the same characters.
func (v *reviser) restyled(text []traced) []traced {
	quotes := map[rune]string{'"': "„", '“': "\"", '”': "\"", '„': "“", '\'': "’", '’': "'", '-': "–", '«': "“", '»': "”"}
	var out []traced
	for i, c := range text {
		form := string(c.r)
		switch {
		case quotes[c.r] != "":
			form = quotes[c.r]
		case c.r == ' ' && v.chance(0.3):
			form = []string{"\u00a0", "  ", "\n", " \t"}[v.IntN(4)]
		case c.r == '\n':
			form = "\n\n"
		case c.r > 0x7f && v.chance(0.5):
			form = norm.NFD.String(form)
		case '!' <= c.r && c.r <= '~' && v.chance(0.01):
			form = string(c.r - '!' + '！')
		case unicode.IsLetter(c.r) && i > 0 && unicode.IsLetter(text[i-1].r) && v.chance(0.03):
			out = append(out, traced{'\u00ad', noPlace, true})
		case v.chance(0.02):
			form = strings.ToUpper(form)
			if form == "SS" {
				form = "ẞ"
			}
		}
		for _, r := range form {
			out = append(out, traced{r, c.from, c.same})
		}
	}
	return out
}

// wordsOf are the runs of letters and digits; long ones are cut. Japanese words are
// told by their script: 町議会 | は | 質問 | に | 答 | えなかった.
func wordsOf(text []traced) []piece {
	var words []piece
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && (unicode.IsLetter(text[i].r) || unicode.IsDigit(text[i].r)) && i-start < 12 && scriptOf(text[i].r) == scriptOf(text[start].r) {
			i++
		}
		if i > start {
			words = append(words, piece{start, i})
			i--
		}
	}
	return words
}

// scriptOf is the script of a Japanese letter, nil of all others.
func scriptOf(r rune) *unicode.RangeTable {
	for _, script := range unspaced {
		if unicode.Is(script, r) {
			return script
		}
	}
	return nil
}

// sentencesOf cuts a paragraph into sentences, with the white space after them.
func (t tongue) sentencesOf(paragraph []traced) [][]traced {
	stop := []rune(t.stop)[0]
	var sentences [][]traced
	start := 0
	for i := range paragraph {
		if paragraph[i].r != stop {
			continue
		}
		end := i + 1
		for end < len(paragraph) && (unicode.IsSpace(paragraph[end].r) || strings.ContainsRune("”»“」", paragraph[end].r)) {
			end++
		}
		sentences = append(sentences, slices.Clip(paragraph[start:end]))
		start = end
	}
	if start < len(paragraph) {
		sentences = append(sentences, slices.Clip(paragraph[start:]))
	}
	return sentences
}

func plain(text []traced) string {
	var s strings.Builder
	for _, c := range text {
		s.WriteRune(c.r)
	}
	return s.String()
}

// spansIn chooses spans such as people mark: some of a few words, most of about
// a sentence, some of several and a few of a page; and sentences that occur more
// than once.
func (t tongue) spansIn(r *rand.Rand, text []rune, n int) []Span {
	inWord := func(i int) bool { return unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]) }
	// within[i] is whether code points i-1 and i are of one of the long words that
	// revisions replace in a language without spaces. A span does not part it: of the
	// words that replace it, nobody can say which ones would belong to the span.
	within := make([]bool, len(text)+1)
	if t.between == "" {
		for _, w := range wordsOf(inserted(string(text))) {
			for i := w.start + 1; i < w.end; i++ {
				within[i] = true
			}
		}
	}
	var spans, repeated []Span
	for _, refrain := range t.refrains {
		words := []rune(refrain)
		for i := range text {
			if text[i] == words[0] && i+len(words) <= len(text) && slices.Equal(text[i:i+len(words)], words) {
				repeated = append(repeated, Span{i, i + len(words)})
			}
		}
	}
	for len(spans) < n {
		length := 0
		switch x := r.Float64(); {
		case x < 0.05:
			spans = append(spans, repeated[r.IntN(len(repeated))])
			continue
		case x < 0.15:
			length = 3 + r.IntN(20)
		case x < 0.75:
			length = 40 + r.IntN(160)
		case x < 0.95:
			length = 200 + r.IntN(400)
		default:
			length = 600 + r.IntN(1600)
		}
		if t.between == "" {
			length = length/2 + 2
		}
		start := r.IntN(len(text))
		end := start + length
		if end >= len(text) {
			continue
		}
		for within[start] || t.between != "" && start > 0 && inWord(start-1) {
			start--
		}
		for within[end] || t.between != "" && end < len(text) && inWord(end) {
			end++
		}
		for start < end && !inWord(start) {
			start++
		}
		for end > start && unicode.IsSpace(text[end-1]) {
			end--
		}
		if end-start > 2 {
			spans = append(spans, Span{start, end})
		}
	}
	return spans
}

// fate is what became of a span in truth.
type fate string

const (
	untouched     fate = "untouched"
	edited        fate = "edited"
	partlyDeleted fate = "partly deleted" // more than half, or it was torn apart by what was put in
	deleted       fate = "deleted"
)

var fates = []fate{untouched, edited, partlyDeleted, deleted}

// truth is where a span lies in truth: around all of it that is left. One that was
// deleted has a place if nobody could say that it was.
type truth struct {
	fate
	Span
}

// truths says what became of spans of the old text.
func truths(old []rune, current []traced, spans []Span) []truth {
	first, last := slices.Repeat([]int{noPlace}, len(old)), slices.Repeat([]int{noPlace}, len(old))
	same := make([]bool, len(old))
	for i, c := range current {
		if c.from == noPlace {
			continue
		}
		if first[c.from] == noPlace {
			first[c.from] = i
			same[c.from] = c.same
		}
		last[c.from] = i
		same[c.from] = same[c.from] && c.same
	}
	all := make([]truth, len(spans))
	for n, s := range spans {
		letters, left := 0, 0
		place := Span{len(current), 0}
		touched, foreign, torn := false, 0, 0
		previous := noPlace
		for i := s.Start; i < s.End; i++ {
			if unicode.IsSpace(old[i]) {
				continue
			}
			letters++
			if first[i] == noPlace {
				touched = true
				continue
			}
			left++
			place = Span{min(place.Start, first[i]), max(place.End, last[i]+1)}
			touched = touched || !same[i] || first[i] < previous
			previous = last[i]
		}
		for i := place.Start; i < place.End; i++ {
			touched = touched || current[i].from == noPlace && !current[i].same && !unicode.IsSpace(current[i].r)
			if foreign++; int(current[i].from) >= s.Start && int(current[i].from) < s.End {
				foreign = 0
			}
			torn = max(torn, foreign)
		}
		switch {
		case left == 0:
			all[n] = truth{deleted, undecidable(old, first, s)}
		case 2*left >= letters && 3*torn <= s.End-s.Start+60:
			all[n] = truth{edited, place}
			if !touched {
				all[n].fate = untouched
			}
		default:
			all[n] = truth{partlyDeleted, place}
		}
	}
	return all
}

// undecidable returns where a deleted span could as well be, if what was deleted
// stood beside a copy of it: of “Nobody was hurt. Nobody was hurt.” the first or
// the second may have gone, and what is left is the same.
func undecidable(old []rune, first []int, s Span) Span {
	start, end := s.Start, s.End
	for start > 0 && first[start-1] == noPlace {
		start--
	}
	for end < len(old) && first[end] == noPlace {
		end++
	}
	same := func(i, j int) bool {
		return old[i] == old[j] || unicode.IsSpace(old[i]) && unicode.IsSpace(old[j])
	}
	by := end - start
	after, before := s.End+by <= len(old), s.Start-by >= 0
	for i := start; after && i < s.End; i++ {
		after = same(i, i+by) && first[i+by] != noPlace
	}
	for i := s.Start; before && i < end; i++ {
		before = same(i, i-by) && first[i-by] != noPlace
	}
	switch {
	case after:
		return Span{first[s.Start+by], first[s.End-1+by] + 1}
	case before:
		return Span{first[s.Start-by], first[s.End-1-by] + 1}
	}
	return Span{}
}
