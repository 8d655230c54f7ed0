// Stand-in until the branch `sentences` lands, which DELETES THIS FILE. Callers use these signatures:
// Sentences(blocks, lang), FunctionWords(lang), CoverageOf(version, lang, claims, asides) Coverage (comparable with ==), Tally, Sentence.

package annotate

type Sentence struct {
	Span
	Block int `json:"block"`
	Words int `json:"words"`
}

func Sentences(blocks []Block, lang string) []Sentence {
	out := []Sentence{}
	for i, s := range BlockSpans(blocks) {
		out = append(out, Sentence{s, i, CountWords(blocks[i].Text)})
	}
	return out
}
func FunctionWords(lang string) []string { return []string{} }

type Tally struct {
	Total      int `json:"total"`
	BrokenDown int `json:"brokenDown"`
	Done       int `json:"done"`
}

type ClaimTally struct {
	Total int `json:"total"`
	Final int `json:"final"`
}
type Coverage struct {
	Sentences Tally      `json:"sentences"`
	Words     Tally      `json:"words"`
	Claims    ClaimTally `json:"claims"`
}

func CoverageOf(v Version, lang string, claims []Claim, asides []Aside) Coverage {
	var c Coverage
	c.Sentences.Total = len(v.Sentences)
	c.Claims.Total = len(claims)
	return c
}
