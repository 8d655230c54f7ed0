package closing

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

var (
	today  = time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC)
	before = today.AddDate(0, 0, -20)
	after  = today.AddDate(0, 0, -1)
)

const sentence = "The Lindmouth tram cost 40 million crowns, Ines Halloran said."

// settled returns an article with one claim that every rule lets pass.
func settled(t testing.TB, kind annotate.ArticleKind) *annotate.Dossier {
	t.Helper()
	blocks := []annotate.Block{{Kind: annotate.Paragraph, Text: sentence + " Nobody in Lindmouth minded, and it shows."}}
	version, err := annotate.NewVersion("article", 1, blocks, "en")
	if err != nil {
		t.Fatal(err)
	}
	text := version.Text()
	passage, err := annotate.NewPassage(version.ID, text, text.Find(sentence)[0])
	if err != nil {
		t.Fatal(err)
	}
	aside, err := annotate.NewAside(version, text, version.Sentences[1].Span, annotate.Opinion)
	if err != nil {
		t.Fatal(err)
	}
	scale := annotate.Scale{ID: "scale", ScaleFields: annotate.DefaultScale()}
	return &annotate.Dossier{
		Article: annotate.Article{ID: "article", ArticleFields: annotate.ArticleFields{Kind: kind, Lang: "en"}},
		Version: version,
		Claims: []annotate.Claim{{
			ID: "claim", Number: 1, ClaimFields: annotate.ClaimFields{Status: annotate.Verified}.Clean(),
			Passages: []annotate.Passage{passage},
			Verdict: &annotate.Verdict{ID: "verdict", UpdatedAt: today.AddDate(0, 0, -10), VerdictFields: annotate.VerdictFields{
				ScaleVersionID: "scale", Level: "true", Explanation: "The accounts say so.",
			}},
			Evidence: []annotate.Evidence{
				proof("accounts", "The tram to Lindmouth harbour: 40,000,000 crowns.", annotate.Supports),
				proof("minutes", "Ms Halloran, Ines: it was 40m.", annotate.Supports),
			},
		}},
		Asides: []annotate.Aside{aside},
		Sources: []annotate.Source{
			{ID: "accounts", SourceFields: annotate.SourceFields{Title: "Accounts of the harbour", Publisher: "Harbour Board", URL: "https://board.example/accounts"}},
			{ID: "minutes", SourceFields: annotate.SourceFields{Title: "Minutes of the council", Publisher: "Town Council", URL: "https://council.example/minutes"}},
			{ID: "ledger", SourceFields: annotate.SourceFields{Title: "Ledger", Publisher: "harbour  board"}},
			{ID: "blog", SourceFields: annotate.SourceFields{Title: "Off the rails", Author: "Tove Aske", URL: "https://www.council.example/blog"}},
		},
		Scales: []annotate.Scale{scale},
	}
}

func proof(source, quote string, stance annotate.Stance) annotate.Evidence {
	return annotate.Evidence{
		ID: "evidence of " + source, ClaimID: "claim", SourceID: source, CreatedAt: before,
		EvidenceFields: annotate.EvidenceFields{Stance: stance, Quote: quote, AccessedOn: "2026-03-10"},
	}
}

func closingOf(d *annotate.Dossier) Closing { return Of(*d, House(DefaultDemands()), today) }

func TestEachRuleFindsWhatItIsFor(t *testing.T) {
	type change = func(*annotate.Dossier, *annotate.Claim)
	ask := func(q annotate.Query) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) { q.ID, c.Queries = "query", append(c.Queries, q) }
	}
	closed := annotate.Query{QueryFields: annotate.QueryFields{Suggestion: "The Lindmouth tram cost 44 million crowns."}, ClosedAt: &after}
	status := func(s annotate.Status) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) { c.Status = s }
	}
	judged := func(level, explanation string) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) {
			c.Verdict.Level, c.Verdict.Explanation = level, explanation
		}
	}
	unjudged := func(_ *annotate.Dossier, c *annotate.Claim) { c.Verdict = nil }
	shown := func(evidence ...annotate.Evidence) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) { c.Evidence = evidence }
	}
	signed := func(role annotate.SignOffRole, person string, lapsed bool) change {
		return func(d *annotate.Dossier, _ *annotate.Claim) {
			d.SignOffs = append(d.SignOffs, annotate.SignOff{Role: role, Person: person, Lapsed: lapsed})
		}
	}
	confidential := func(source, alias string) change {
		return func(d *annotate.Dossier, _ *annotate.Claim) {
			i := slices.IndexFunc(d.Sources, func(s annotate.Source) bool { return s.ID == source })
			d.Sources[i].Confidential, d.Sources[i].Alias = true, alias
		}
	}
	words := func(words string) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) { c.Wording = words }
	}
	opened := func(on annotate.Date) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) { c.Evidence[0].AccessedOn = on }
	}
	logged := func(_ *annotate.Dossier, c *annotate.Claim) {
		c.Searches = []annotate.Search{{SearchFields: annotate.SearchFields{Place: "Town archive"}}}
	}
	carriedAs := func(carried annotate.Carried) change {
		return func(_ *annotate.Dossier, c *annotate.Claim) { c.Passages[0].Carried = &carried }
	}
	parked := func(l annotate.Loss) change {
		return func(d *annotate.Dossier, _ *annotate.Claim) {
			d.Parked = append(d.Parked, annotate.Claim{ID: "parked", Lost: []annotate.Loss{l}})
		}
	}
	against := proof("blog", "Everybody knows that it was far more than that.", annotate.Contradicts)
	two := func(stance annotate.Stance) []annotate.Evidence {
		return []annotate.Evidence{proof("accounts", "40,000,000 crowns, Lindmouth tram, Ines Halloran", stance), proof("minutes", "", stance)}
	}

	draft, published := annotate.Draft, annotate.Published
	cases := []struct {
		rule, name string
		kind       annotate.ArticleKind
		changes    []change
		want       string // in the text of the only finding; empty: the rule passes
	}{
		{openQueries, "a question waits", draft, []change{ask(annotate.Query{QueryFields: annotate.QueryFields{To: "author", Question: "Which crowns?"}})}, "author has not answered: “Which crowns?”"},
		{openQueries, "a wording waits", draft, []change{ask(annotate.Query{QueryFields: annotate.QueryFields{To: "editor", Suggestion: "44 million"}})}, "accept: “44 million”"},
		{openQueries, "of a cut claim as well", draft, []change{status(annotate.Cut), ask(annotate.Query{})}, "no words yet"},
		{openQueries, "closed", draft, []change{ask(closed)}, ""},

		{notRechecked, "changed words", draft, []change{carriedAs(annotate.Carried{Anchor: annotate.AnchorChanged, Was: "cost 44 million"})}, "they were: “cost 44 million”"},
		{notRechecked, "accepted", draft, []change{carriedAs(annotate.Carried{Anchor: annotate.AnchorChanged, Decision: annotate.Accept})}, ""},
		{notRechecked, "moved words", published, []change{carriedAs(annotate.Carried{Anchor: annotate.AnchorMoved})}, ""},
		{notRechecked, "words of a parked claim", published, []change{parked(annotate.Loss{Quote: annotate.Quote{Exact: "It was early."}})}, "not in the text any more: “It was early.”"},
		{notRechecked, "parked for good", published, []change{parked(annotate.Loss{ParkedAt: &after})}, ""},
		{notRechecked, "words set aside", draft, []change{func(d *annotate.Dossier, _ *annotate.Claim) {
			d.Asides[0].Carried = &annotate.Carried{Anchor: annotate.AnchorChanged, Was: "Nobody cared."}
		}}, "they were: “Nobody cared.”"},

		{uncheckedSentences, "untouched", draft, []change{func(d *annotate.Dossier, _ *annotate.Claim) { d.Asides = nil }}, "Nothing of it"},
		{uncheckedSentences, "begun", draft, []change{func(_ *annotate.Dossier, c *annotate.Claim) { c.Passages[0].End -= 20 }}, "A word in it"},
		{uncheckedSentences, "broken down waits for its claims only", draft, []change{status(annotate.ToCheck)}, ""},
		{untouchedSentences, "untouched", published, []change{func(d *annotate.Dossier, _ *annotate.Claim) { d.Asides = nil }}, "Nothing of it"},
		{untouchedSentences, "begun is looked at", published, []change{func(_ *annotate.Dossier, c *annotate.Claim) { c.Passages[0].End -= 20 }}, ""},

		{openClaims, "in progress", draft, []change{status(annotate.InProgress)}, "“In progress”"},
		{openClaims, "cut is final", draft, []change{status(annotate.Cut)}, ""},

		{wrongClaims, "by its status", draft, []change{unjudged, status(annotate.Wrong)}, "still in the text"},
		{wrongClaims, "by its verdict", draft, []change{judged("false", "")}, "still in the text"},
		{wrongClaims, "cut", draft, []change{judged("false", ""), status(annotate.Cut)}, ""},
		{wrongClaims, "to be changed", draft, []change{judged("false", ""), status(annotate.VerifiedWithChange)}, ""},
		{unverifiedClaims, "cannot verify", draft, []change{status(annotate.CannotVerify)}, "No source settles it"},
		{unverifiedClaims, "on author", draft, []change{status(annotate.OnAuthor)}, ""},

		{unreasonedStatus, "on author without a reason", draft, []change{status(annotate.OnAuthor)}, "author's word"},
		{unreasonedStatus, "a search is no reason for the author", draft, []change{status(annotate.OnAuthor), logged}, "author's word"},
		{unreasonedStatus, "cannot verify without a reason", draft, []change{status(annotate.CannotVerify)}, "search log is empty"},
		{unreasonedStatus, "looked, and found nothing", draft, []change{status(annotate.CannotVerify), logged}, ""},
		{unreasonedStatus, "with a reason", draft, []change{status(annotate.OnAuthor), func(_ *annotate.Dossier, c *annotate.Claim) { c.StatusReason = "She was there." }}, ""},

		{unsettledChanges, "no wording is proposed", draft, []change{status(annotate.VerifiedWithChange)}, "No query proposes"},
		{unsettledChanges, "the query is open", draft, []change{status(annotate.VerifiedWithChange), ask(closed), ask(annotate.Query{})}, "still open"},
		{unsettledChanges, "the query is closed", draft, []change{status(annotate.VerifiedWithChange), ask(closed)}, ""},

		{noVerdict, "a claim without", published, []change{unjudged}, "no verdict"},
		{noVerdict, "no claim at all", published, []change{func(d *annotate.Dossier, _ *annotate.Claim) { d.Claims = nil }}, "No claim has been marked"},
		{noVerdict, "cut", published, []change{unjudged, status(annotate.Cut)}, ""},
		{noExplanation, "blank", published, []change{judged("true", " \n")}, "“True” is not explained"},
		{noExplanation, "no verdict is another rule's", published, []change{unjudged}, ""},

		{noEvidence, "none", published, []change{shown()}, "No evidence"},
		{noEvidence, "a search does not make it true", published, []change{shown(), logged}, "No evidence"},
		{noEvidence, "nothing was found", published, []change{shown(), logged, judged("unproven", "Nothing was found.")}, ""},
		{noEvidence, "off the axis without a search", published, []change{shown(), judged("unproven", "Nothing was found.")}, "search log is empty"},
		{noEvidence, "on author", draft, []change{shown(), unjudged, status(annotate.OnAuthor)}, ""},
		{noEvidence, "verified by status", draft, []change{shown(), unjudged}, "No evidence"},

		{fewSources, "one", published, []change{shown(two(annotate.Supports)[0])}, "one independent source, where two are wanted: Accounts of the harbour."},
		{fewSources, "none that carries the verdict", published, []change{shown(two(annotate.Context)...)}, "No source carries it"},
		{fewSources, "one for, one against", published, []change{shown(two(annotate.Supports)[0], against)}, "one independent source"},
		{fewSources, "one publisher", published, []change{shown(proof("accounts", "", annotate.Supports), proof("ledger", "", annotate.Supports))}, "same publisher"},
		{fewSources, "one web site", published, []change{shown(proof("minutes", "", annotate.Supports), proof("blog", "", annotate.Supports))}, "Minutes of the council and Off the rails. Those with"},
		{fewSources, "one origin", published, []change{func(d *annotate.Dossier, _ *annotate.Claim) {
			d.Sources[0].OriginID, d.Sources[1].OriginID = "survey", "wire"
			d.Origins = []annotate.Source{{ID: "wire", SourceFields: annotate.SourceFields{OriginID: "survey"}}, {ID: "survey"}}
		}}, "web site or origin count once"},
		{fewSources, "the publisher of the origin", published, []change{shown(two(annotate.Supports)...), func(d *annotate.Dossier, _ *annotate.Claim) {
			d.Sources[0].OriginID = "survey"
			d.Origins = []annotate.Source{{ID: "survey", SourceFields: annotate.SourceFields{URL: "https://www.council.example/survey"}}}
		}}, "one independent source"},
		{fewSources, "one twice", published, []change{shown(proof("minutes", "a", annotate.Supports), proof("minutes", "b", annotate.Supports))}, "one independent source"},
		{fewSources, "false wants what contradicts", published, []change{judged("false", "")}, "No source carries it"},
		{fewSources, "false by two", published, []change{judged("false", ""), shown(two(annotate.Contradicts)...)}, ""},
		{fewSources, "half true by one on each side", published, []change{judged("half-true", ""), shown(proof("accounts", "", annotate.Supports), against)}, ""},
		{fewSources, "an opinion needs none", published, []change{judged("opinion", ""), shown()}, ""},
		{fewSources, "wrong by status", draft, []change{unjudged, status(annotate.Wrong), shown(against)}, "Off the rails"},

		{outdatedVerdict, "evidence came later", published, []change{func(_ *annotate.Dossier, c *annotate.Claim) { c.Evidence[1].CreatedAt = after }}, "“Minutes of the council” was added after the verdict of 21 March 2026"},
		{outdatedVerdict, "evidence was corrected later", published, []change{func(_ *annotate.Dossier, c *annotate.Claim) { c.Evidence[1].UpdatedAt = after }}, ""},

		{unquotedFacts, "another figure", published, []change{words("The Lindmouth tram cost 41 million crowns.")}, "evidence: 41 million."},
		{unquotedFacts, "another spelling", published, []change{words("Inez Halloran paid 40 million.")}, "evidence: Inez Halloran."},
		{unquotedFacts, "a name in the title", published, []change{words("The Harbour Board paid 40 million.")}, ""},
		{unquotedFacts, "nothing is quoted", published, []change{shown(proof("accounts", "", annotate.Supports))}, "None of its evidence is quoted, and the titles do not have Lindmouth, 40 million and Ines Halloran."},
		{unquotedFacts, "what is false has other figures", published, []change{judged("false", ""), words("It cost 99 crowns.")}, ""},
		{unquotedFacts, "the wording that was proposed counts", draft, []change{unjudged, status(annotate.VerifiedWithChange), ask(closed)}, "evidence: 44 million."},

		{unmentioned, "not mentioned", published, []change{shown(append(two(annotate.Supports), against)...)}, "“Off the rails” contradicts it. The explanation neither"},
		{unmentioned, "named by its title", published, []change{shown(against), judged("true", "The blog *Off the Rails* disagrees.")}, ""},
		{unmentioned, "named by its author", published, []change{shown(against), judged("true", "Aske disagrees.")}, ""},
		{unmentioned, "linked", published, []change{shown(against), judged("true", "[Some](https://council.example/blog) disagree.")}, ""},
		{unmentioned, "confidential, named by its alias", published, []change{shown(against), judged("true", "A dock worker disagrees."), confidential("blog", "a dock worker")}, ""},
		{unmentioned, "confidential, named by its title", published, []change{shown(against), judged("true", "The blog *Off the Rails* disagrees."), confidential("blog", "a dock worker")}, "neither"},
		{unmentioned, "quoted", published, []change{shown(against), judged("true", "Some say “it was far more than that”.")}, ""},
		{unmentioned, "for what is false, what supports it", published, []change{judged("false", "No."), shown(proof("minutes", "", annotate.Supports), against)}, "“Minutes of the council” supports it."},
		{unmentioned, "without a verdict, in reason and note", draft, []change{unjudged, shown(against)}, "Neither the reason nor the note"},
		{unmentioned, "without a verdict, noted", draft, []change{unjudged, shown(against), func(_ *annotate.Dossier, c *annotate.Claim) { c.Note = "Aske has no proof." }}, ""},

		{staleAccess, "undated", published, []change{opened("")}, "when “Accounts of the harbour” was opened"},
		{staleAccess, "long ago", published, []change{opened("2025-12-30")}, "91 days ago, on 30 December 2025"},
		{staleAccess, "just within", published, []change{opened("2025-12-31")}, ""},
		{staleAccess, "a month counts to its end", published, []change{opened("2025-11")}, "in November 2025, at least 121 days ago"},
		{staleAccess, "a year counts to its end", published, []change{opened("2025")}, ""},
		{staleAccess, "paper does not age", published, []change{shown(annotate.Evidence{SourceID: "ledger"})}, ""},

		{notReadSecond, "by nobody", published, nil, "Nobody has signed off"},
		{notReadSecond, "by a lawyer only", draft, []change{signed(annotate.RoleLegal, "Ben Orr", false)}, "Nobody has signed off"},
		{notReadSecond, "before the last change", published, []change{signed(annotate.RoleSecondRead, "Ben Orr", true)}, "has changed since"},
		{notReadSecond, "by whoever judged", published, []change{signed(annotate.RoleSecondRead, "Ada", false), func(_ *annotate.Dossier, c *annotate.Claim) { c.Verdict.GivenBy = "Ada" }}, "made a part of the check"},
		{notReadSecond, "read", draft, []change{signed(annotate.RoleSecondRead, "Ben Orr", false)}, ""},
	}
	tried := map[string]map[bool]bool{}
	for _, tc := range cases {
		t.Run(tc.rule+"/"+tc.name, func(t *testing.T) {
			d := settled(t, tc.kind)
			for _, change := range tc.changes {
				change(d, &d.Claims[0])
			}
			demands := DefaultDemands()
			if demands.Levels[tc.rule] == Off {
				demands.Levels[tc.rule] = Warn
			}
			result, ok := Of(*d, House(demands), today).Result(tc.rule)
			if !ok {
				t.Fatalf("the rule is not one for %s", tc.kind)
			}
			texts := []string{}
			for _, f := range result.Findings {
				texts = append(texts, f.Text)
			}
			found := tc.want != ""
			if found && (len(texts) != 1 || !strings.Contains(texts[0], tc.want)) || !found && len(texts) != 0 {
				t.Errorf("found %q, want %q", texts, tc.want)
			}
			if found == (result.State == Passed) {
				t.Errorf("its state is %s", result.State)
			}
			if tried[tc.rule] == nil {
				tried[tc.rule] = map[bool]bool{}
			}
			tried[tc.rule][found] = true
		})
	}
	for _, r := range Rules() {
		if len(tried[r.Key]) != 2 {
			t.Errorf("%s is not tried both ways", r.Key)
		}
	}
}

func TestSettledCheckMayBeClosed(t *testing.T) {
	for kind, want := range map[annotate.ArticleKind]string{
		annotate.Draft:     "May it run as written? Yes. It may run as written.",
		annotate.Published: "Is the check ready to publish? Yes. The check is ready to publish.",
	} {
		d := settled(t, kind)
		for _, key := range []string{annotate.IFCNProfile, annotate.EFCSNProfile} {
			profile, _ := Fixed(key)
			if c := Of(*d, profile, today); c.Answer != Yes {
				t.Errorf("%s, %s: %s", kind, key, c.Summary)
			}
		}
		if c := closingOf(d); c.Answer != Yes || c.Question+" "+c.Summary != want {
			t.Errorf("%s: %s: %s %s", kind, c.Answer, c.Question, c.Summary)
		}
	}
}

func TestAnswers(t *testing.T) {
	d := settled(t, annotate.Draft)
	claim := &d.Claims[0]
	claim.Evidence[0].AccessedOn = ""
	want := func(answer Answer, summary string) {
		t.Helper()
		if c := closingOf(d); c.Answer != answer || c.Summary != summary {
			t.Errorf("%s: %s, want %s: %s", c.Answer, c.Summary, answer, summary)
		}
	}
	want(Warnings, "It may run as written, with one warning to weigh.")
	claim.Status = annotate.InProgress
	want(NotYet, "Not yet: one rule fails, one warns.")
	claim.Evidence[0].AccessedOn = "2026-03-10"
	want(NotYet, "Not yet: one rule fails.")
	result, _ := closingOf(d).Result(openClaims)
	d.Waivers = []annotate.Waiver{{Rule: openClaims, Findings: Fingerprint(result.Findings)}}
	want(Yes, "Yes. It may run as written; one rule is waived.")
}

func TestProfilesDiffer(t *testing.T) {
	d := settled(t, annotate.Published)
	d.Claims[0].Evidence = d.Claims[0].Evidence[:1]
	d.Claims[0].Evidence[0].Quote = sentence
	d.Claims[0].Evidence[0].AccessedOn = "2025-12-01"
	d.Asides = nil
	ifcn, _ := Fixed(annotate.IFCNProfile)
	efcsn, _ := Fixed(annotate.EFCSNProfile)
	demands := DefaultDemands()
	demands.Levels[fewSources], demands.Sources = Fail, 1
	for _, tc := range []struct {
		name    string
		profile Profile
		want    map[string]State
	}{
		{"a new library's house rules", House(DefaultDemands()), map[string]State{untouchedSentences: Warned, fewSources: Warned, staleAccess: Warned}},
		{"edited house rules", House(demands), map[string]State{untouchedSentences: Warned, fewSources: Passed, staleAccess: Warned}},
		{"IFCN style", ifcn, map[string]State{untouchedSentences: Unused, fewSources: Failed, staleAccess: Passed}},
		{"EFCSN style", efcsn, map[string]State{untouchedSentences: Unused, fewSources: Warned, staleAccess: Failed}},
	} {
		c := Of(*d, tc.profile, today)
		for rule, want := range tc.want {
			if r, _ := c.Result(rule); r.State != want {
				t.Errorf("%s: %s is %s, want %s", tc.name, rule, r.State, want)
			}
		}
	}
	for _, r := range Rules() {
		for _, p := range []Profile{ifcn, efcsn} {
			if level, ok := p.Levels[r.Key]; !ok || level != Off && p.Serves[r.Key] == "" {
				t.Errorf("%s does not say what it makes of %s, and why", p.Key, r.Key)
			}
		}
	}
}

func TestWaiverHoldsForWhatItWasGivenFor(t *testing.T) {
	d := settled(t, annotate.Published)
	evidence := d.Claims[0].Evidence
	evidence[0].AccessedOn, evidence[1].AccessedOn = "", "2025-10-01"
	before, _ := closingOf(d).Result(staleAccess)
	d.Waivers = []annotate.Waiver{{Rule: staleAccess, Findings: Fingerprint(before.Findings)}}
	want := func(name string, state State, lapsed bool, accepted ...bool) {
		t.Helper()
		r, _ := closingOf(d).Result(staleAccess)
		got := []bool{}
		for _, f := range r.Findings {
			got = append(got, f.Accepted)
		}
		if r.State != state || r.Lapsed != lapsed || !slices.Equal(got, accepted) || r.Waiver == nil {
			t.Errorf("%s: %s, lapsed %v, accepted %v", name, r.State, r.Lapsed, got)
		}
	}
	want("just waived", Waived, false, true, true)
	if r, _ := Of(*d, House(DefaultDemands()), today.AddDate(0, 0, 3)).Result(staleAccess); r.State != Waived {
		t.Errorf("three days later it is %s", r.State)
	}
	d.Claims[0].Note = "Something else."
	want("other work", Waived, false, true, true)
	evidence[0].AccessedOn = "2026-03-30"
	want("one put right", Waived, false, true)
	evidence[0].AccessedOn = "2025-09-30"
	want("another date", Warned, true, false, true)
	evidence[0].AccessedOn, evidence[1].AccessedOn = "2026-03-30", "2026-03-30"
	want("all put right", Passed, false)
}

func TestDemands(t *testing.T) {
	for name, change := range map[string]func(*Demands){
		"an unknown rule":  func(d *Demands) { d.Levels["no-typos"] = Warn },
		"an unknown level": func(d *Demands) { d.Levels[fewSources] = "maybe" },
		"no source":        func(d *Demands) { d.Sources = 0 },
		"too many sources": func(d *Demands) { d.Sources = 10 },
		"no day":           func(d *Demands) { d.AccessDays = 0 },
		"too many days":    func(d *Demands) { d.AccessDays = 3651 },
	} {
		d := DefaultDemands()
		change(&d)
		if err := d.Check(); annotate.CodeOf(err) != annotate.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := DefaultDemands().Check(); err != nil {
		t.Error(err)
	}
	clean := Demands{Levels: map[string]Level{openQueries: Off, "of a later Tickmark": Fail}, Sources: 3}.Clean()
	if clean.Levels[openQueries] != Off || len(clean.Levels) != len(rules) || clean.Sources != 3 || clean.AccessDays != 90 {
		t.Errorf("completed: %+v", clean)
	}
}

// BenchmarkOf holds 5,000 claims, of which each has findings, against every rule.
func BenchmarkOf(b *testing.B) {
	d := settled(b, annotate.Draft)
	claim := d.Claims[0]
	var blocks []annotate.Block
	for i := range 5000 {
		blocks = append(blocks, annotate.Block{Kind: annotate.Paragraph, Text: fmt.Sprintf("The Lindmouth tram cost %d million crowns in the year when nobody in town had thought that it would, Ines Halloran said.", i)})
	}
	d.Version, _ = annotate.NewVersion("article", 1, blocks, "en")
	d.Claims = nil
	text := d.Version.Text()
	for i, s := range d.Version.Sentences {
		c := claim
		c.ID, c.Number = fmt.Sprint("claim ", i), i+1
		passage, err := annotate.NewPassage(d.Version.ID, text, s.Span)
		if err != nil {
			b.Fatal(err)
		}
		c.Passages = []annotate.Passage{passage}
		d.Claims = append(d.Claims, c)
	}
	b.ReportMetric(float64(d.Version.Words), "words")
	for b.Loop() {
		closingOf(d)
	}
}
