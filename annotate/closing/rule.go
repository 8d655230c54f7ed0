package closing

import (
	"slices"

	"tickmark/annotate"
)

// Rule is a named question to a check. Its key is stable: house rules and
// waivers keep it.
type Rule struct {
	Key  string                 `json:"key"`
	Name string                 `json:"name"`
	Why  string                 `json:"why" doc:"Why it matters, and what the rule can know"`
	Jobs []annotate.ArticleKind `json:"jobs" doc:"The kinds of job that it is for"`

	house Level // in the house rules of a new library
	find  func(*bench) []Finding
}

// The keys.
const (
	openQueries        = "open-queries"
	notRechecked       = "changes-not-rechecked"
	uncheckedSentences = "unchecked-sentences"
	untouchedSentences = "untouched-sentences"
	openClaims         = "open-claims"
	wrongClaims        = "wrong-claims"
	unverifiedClaims   = "unverified-claims"
	unreasonedStatus   = "unreasoned-status"
	unsettledChanges   = "unsettled-changes"
	noVerdict          = "no-verdict"
	noExplanation      = "no-explanation"
	noEvidence         = "no-evidence"
	fewSources         = "few-sources"
	outdatedVerdict    = "outdated-verdict"
	unquotedFacts      = "unquoted-facts"
	unmentioned        = "unmentioned-evidence"
	staleAccess        = "stale-access"
	notReadSecond      = "not-read-second"
)

var (
	editorial  = []annotate.ArticleKind{annotate.Draft}
	claimCheck = []annotate.ArticleKind{annotate.Published}
	everyJob   = []annotate.ArticleKind{annotate.Draft, annotate.Published}
)

// rules are in the order of work: what is open, what was decided, what that
// rests on.
var rules = []Rule{
	{
		openQueries, "Open queries",
		"An answer that is still to come can change a claim that looks settled. Close a query when it is answered, or when it no longer matters.",
		everyJob, Fail, findOpenQueries,
	},
	{
		notRechecked, "Changes of the text not looked at",
		"A judgement holds for the words that it was made of. Where a new version of the text has other words, or none, decide in the list of what is to be checked again: accept the change, attach the claim to other words, or park it.",
		everyJob, Fail, findNotRechecked,
	},
	{
		uncheckedSentences, "Unchecked sentences",
		"Errors get into print in the sentence that nobody looked at. Mark what can be checked as claims, and set aside what is opinion or holds nothing to check.",
		editorial, Fail, findUncheckedSentences,
	},
	{
		untouchedSentences, "Untouched sentences",
		"The claim that matters most may be one that was passed over. A sentence counts as looked at once some of it is a claim or set aside.",
		claimCheck, Warn, findUntouchedSentences,
	},
	{
		openClaims, "Claims still open",
		"A claim that is to check, in progress or out for a query has no result yet. Give it a final status, or cut it.",
		everyJob, Fail, findOpenClaims,
	},
	{
		wrongClaims, "Wrong claims in the text",
		"A claim that the sources contradict should not run as it is written. Have it cut, or changed and verified with the change.",
		editorial, Fail, findWrongClaims,
	},
	{
		unverifiedClaims, "Claims that cannot be verified",
		"What no source settles may run only if somebody decides so knowingly. Ask the author to vouch for it, have it cut, or waive this rule in the name of whoever decided.",
		editorial, Warn, findUnverifiedClaims,
	},
	{
		unreasonedStatus, "“On author” or “cannot verify” without a reason",
		"Both say that no source was found, and months later somebody will ask why that was enough. For “cannot verify” an entry in the search log counts as the reason.",
		everyJob, Warn, findUnreasonedStatus,
	},
	{
		unsettledChanges, "Changes not settled",
		"“Verified with change” holds only if the change is made. The rule knows it as made when a query of the claim proposes a wording and no query of the claim is open; it does not read the new text.",
		everyJob, Fail, findUnsettledChanges,
	},
	{
		noVerdict, "Claims without a verdict",
		"A published check owes its readers an answer for every claim it takes up. Judge the claim, or delete it if it is not to be a part of the check.",
		claimCheck, Fail, findNoVerdict,
	},
	{
		noExplanation, "Verdicts without an explanation",
		"A rating alone asks readers to take it on trust. The explanation says what the evidence is and how the verdict follows from it.",
		claimCheck, Fail, findNoExplanation,
	},
	{
		noEvidence, "Claims without evidence",
		"A result that names no source cannot be followed by anybody else. Where nothing could be found, an entry in the search log stands in for evidence, but not for a verdict of true or false.",
		everyJob, Fail, findNoEvidence,
	},
	{
		fewSources, "Too few independent sources",
		"One source can be wrong, and two that repeat each other are one. Sources with the same publisher, at the same web site, or that have it from the same origin in the end, count once.",
		everyJob, Warn, findFewSources,
	},
	{
		outdatedVerdict, "Verdicts older than their evidence",
		"Evidence that came after the verdict was not weighed when it was given. Give the verdict again or reword its explanation; evidence counts from when it was added, not from later corrections.",
		everyJob, Warn, findOutdatedVerdicts,
	},
	{
		unquotedFacts, "Numbers and names not in the evidence",
		"A figure or a spelling that no source has is where slips hide. The rule compares the claims that hold with the quoted words, titles, authors and publishers of their evidence; a rounded figure counts as there if the exact one is, a date however it is written. It converts nothing, and of number words it knows the English ones up to ninety-nine.",
		everyJob, Warn, findUnquotedFacts,
	},
	{
		unmentioned, "Evidence to the contrary not mentioned",
		"Readers should meet what speaks against a verdict in its explanation, not elsewhere. The rule looks there, or in the reason and note where there is no verdict, for the source's title, author, publisher or address, or for five words of its quotation; whether it is answered only a reader can tell.",
		everyJob, Warn, findUnmentionedEvidence,
	},
	{
		staleAccess, "Stale or undated accesses",
		"Web pages change and vanish, so that a look long ago may no longer be what the source says. The rule asks when a source with a web address was last opened; a year or month alone counts as its last day.",
		everyJob, Warn, findStaleAccesses,
	},
	{
		notReadSecond, "Not read by a second person",
		"Whoever made the check no longer sees what is missing in it. A second reader signs off in a name that gave no verdict; the sign-off lapses when text, claims, verdicts or evidence change. A desk of one person cannot pass this rule, so that it is off in a new library.",
		everyJob, Off, findNotReadSecond,
	},
}

// Rules lists every rule in the order of work.
func Rules() []Rule { return slices.Clone(rules) }

// RuleOf returns the rule with the key, or an [annotate.NotFound] error.
func RuleOf(key string) (Rule, error) {
	for _, r := range rules {
		if r.Key == key {
			return r, nil
		}
	}
	return Rule{}, annotate.Errorf(annotate.NotFound, "“%s” is not a closing rule.", key)
}
