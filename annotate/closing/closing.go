package closing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tickmark/annotate"
)

// State is what became of a rule.
type State string

// The states, the gravest first.
const (
	Failed State = "fail"   // it found something and its level is [Fail]
	Warned State = "warn"   // it found something and its level is [Warn]
	Waived State = "waived" // a person has accepted all that it found
	Passed State = "pass"   // it found nothing
	Unused State = "off"    // the profile does not ask for it
)

// Answer is what the rules together say to the question of the job.
type Answer string

// The answers.
const (
	NotYet   Answer = "notYet"   // a rule fails
	Warnings Answer = "warnings" // no rule fails, one warns
	Yes      Answer = "yes"      // every rule passes or is waived
)

// Closing is an article held against the rules of its profile.
type Closing struct {
	ArticleID string             `json:"articleId"`
	Title     string             `json:"title" doc:"Of the article"`
	Profile   string             `json:"profile" enum:"house,ifcn,efcsn"`
	Question  string             `json:"question" doc:"What closing the check is about; another for each kind of job"`
	Answer    Answer             `json:"answer" enum:"yes,warnings,notYet"`
	Summary   string             `json:"summary" doc:"The answer as a sentence"`
	Results   []RuleResult       `json:"results" doc:"One a rule for this kind of job, in the order of work"`
	SignOffs  []annotate.SignOff `json:"signOffs" doc:"Who stands for the check, in the order of time"`
	At        time.Time          `json:"at" doc:"The moment by which the age of accesses was counted"`
}

// RuleResult is what one rule found.
type RuleResult struct {
	Rule
	Level    Level            `json:"level" enum:"off,warn,fail" doc:"In the profile"`
	Serves   string           `json:"serves" doc:"Which commitment of the code the rule serves, in words of our own; empty for house rules"`
	State    State            `json:"state" enum:"fail,warn,waived,pass,off"`
	Findings []Finding        `json:"findings" doc:"In the order of the text"`
	Waiver   *annotate.Waiver `json:"waiver,omitempty" doc:"The waiver of the rule, also one that has lapsed"`
	Lapsed   bool             `json:"lapsed" doc:"There is a waiver, but the rule now finds something that was not accepted"`
}

// Finding is one thing that a rule found.
type Finding struct {
	// Key names the finding for as long as what it rests on stays as it is, so
	// that a waiver can be held against it.
	Key         string         `json:"key"`
	ClaimID     string         `json:"claimId,omitempty"`
	ClaimNumber int            `json:"claimNumber,omitempty"`
	EvidenceID  string         `json:"evidenceId,omitempty"`
	Sentence    *annotate.Span `json:"sentence,omitempty" doc:"Of the version's text, where a sentence is meant"`
	Words       string         `json:"words" doc:"The words of the claim or the sentence; empty if the article is meant"`
	Text        string         `json:"text" doc:"What was found, one or two sentences for the person"`
	Accepted    bool           `json:"accepted" doc:"The waiver of the rule covers it"`
}

// Of holds an article against a profile. now is the moment by which the age of
// accesses is counted. Equal arguments give equal answers.
func Of(d annotate.Dossier, p Profile, now time.Time) Closing {
	b := newBench(d, p, now)
	c := Closing{ArticleID: d.Article.ID, Title: d.Article.Title, Profile: p.Key, Results: []RuleResult{}, SignOffs: append([]annotate.SignOff{}, d.SignOffs...), At: now.UTC()}
	for _, r := range rules {
		if slices.Contains(r.Jobs, d.Article.Kind) {
			c.Results = append(c.Results, b.result(r))
		}
	}
	c.Question = question[d.Article.Kind]
	c.Answer, c.Summary = c.conclude(d.Article.Kind)
	return c
}

func (b *bench) result(r Rule) RuleResult {
	result := RuleResult{Rule: r, Level: b.profile.Levels[r.Key], Serves: b.profile.Serves[r.Key], State: Unused, Findings: []Finding{}}
	i := slices.IndexFunc(b.dossier.Waivers, func(w annotate.Waiver) bool { return w.Rule == r.Key })
	if i >= 0 {
		waiver := b.dossier.Waivers[i]
		result.Waiver = &waiver
	}
	if result.Level == Off {
		return result
	}
	result.Findings = append(result.Findings, r.find(b)...)
	accepted := accept(result.Findings, result.Waiver)
	switch {
	case len(result.Findings) == 0:
		result.State = Passed
	case accepted:
		result.State = Waived
	case result.Level == Fail:
		result.State = Failed
	default:
		result.State = Warned
	}
	result.Lapsed = result.Waiver != nil && !accepted
	return result
}

// Count counts the rules in a state.
func (c Closing) Count(s State) int {
	n := 0
	for _, r := range c.Results {
		if r.State == s {
			n++
		}
	}
	return n
}

// Result returns what the rule with the key found; ok is false if there is no
// such rule for the kind of job.
func (c Closing) Result(rule string) (result RuleResult, ok bool) {
	for _, r := range c.Results {
		if r.Key == rule {
			return r, true
		}
	}
	return RuleResult{}, false
}

var question = map[annotate.ArticleKind]string{
	annotate.Draft:     "May it run as written?",
	annotate.Published: "Is the check ready to publish?",
}

var may = map[annotate.ArticleKind]string{
	annotate.Draft:     "It may run as written",
	annotate.Published: "The check is ready to publish",
}

func (c Closing) conclude(kind annotate.ArticleKind) (Answer, string) {
	failed, warned, waived := c.Count(Failed), c.Count(Warned), c.Count(Waived)
	switch {
	case failed > 0 && warned > 0:
		return NotYet, fmt.Sprintf("Not yet: %s, %s.", count(failed, "rule fails", "rules fail"), count(warned, "warns", "warn"))
	case failed > 0:
		return NotYet, fmt.Sprintf("Not yet: %s.", count(failed, "rule fails", "rules fail"))
	case warned > 0:
		return Warnings, fmt.Sprintf("%s, with %s to weigh.", may[kind], count(warned, "warning", "warnings"))
	case waived > 0:
		return Yes, fmt.Sprintf("Yes. %s; %s.", may[kind], count(waived, "rule is waived", "rules are waived"))
	}
	return Yes, fmt.Sprintf("Yes. %s.", may[kind])
}

// spelt are the numbers that are written as words.
var spelt = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// count writes a number with its noun, numbers up to twelve as words.
func count(n int, one, many string) string {
	noun := many
	if n == 1 {
		noun = one
	}
	if n < len(spelt) {
		return spelt[n] + " " + noun
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// list joins words as a person would: a, b and c. Beyond most words the rest is
// counted.
func list(words []string) string {
	const most = 6
	if len(words) > most {
		words = append(slices.Clone(words[:most-1]), fmt.Sprintf("%d more", len(words)-most+1))
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
