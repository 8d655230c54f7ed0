package closing

import (
	"maps"
	"slices"

	"tickmark/annotate"
)

// Level is how heavily a profile takes what a rule finds.
type Level string

// The levels.
const (
	Off  Level = "off"  // the rule is not asked
	Warn Level = "warn" // to be weighed; the check can be closed all the same
	Fail Level = "fail" // the check cannot be closed, unless the findings are waived
)

// Demands are the parts of a profile that a newsroom decides.
type Demands struct {
	Levels     map[string]Level `json:"levels" doc:"By the keys of rules; a rule that is missing has the level of a new library"`
	Sources    int              `json:"sources" minimum:"1" maximum:"9" doc:"How many independent sources a decisive verdict wants"`
	AccessDays int              `json:"accessDays" minimum:"1" maximum:"3650" doc:"After how many days a web source should be looked at again"`
}

// Profile is a set of demands with its name.
type Profile struct {
	Key string `json:"key" enum:"house,ifcn,efcsn"`
	Demands
	Serves map[string]string `json:"-"` // by the keys of rules; see [RuleResult]
}

// The bounds of [Demands]: beyond them a number is a slip of the keyboard.
const (
	mostSources    = 9
	mostAccessDays = 3650
)

// DefaultDemands are the house rules of a new library. Two sources are what most
// newsrooms ask for; 90 days is a choice of ours, about the time in which an
// article is worked on.
func DefaultDemands() Demands {
	d := Demands{Levels: map[string]Level{}, Sources: 2, AccessDays: 90}
	for _, r := range rules {
		d.Levels[r.Key] = r.house
	}
	return d
}

// House returns the profile of a newsroom's own demands.
func House(d Demands) Profile { return Profile{Key: annotate.HouseProfile, Demands: d.Clean()} }

// Fixed returns one of the profiles that nobody can change: [annotate.IFCNProfile]
// or [annotate.EFCSNProfile]; ok is false for any other key. They are written
// after what the codes ask of published fact checks. Passing them is not
// conformity with a code: most of both is about the organisation.
func Fixed(key string) (p Profile, ok bool) {
	p, ok = fixed[key]
	p.Levels = maps.Clone(p.Levels)
	return p, ok
}

// Clean returns the demands with the rules that do not exist left out, and with
// what is missing as in [DefaultDemands]. So a library keeps working when a
// later Tickmark has other rules.
func (d Demands) Clean() Demands {
	clean := DefaultDemands()
	for key := range clean.Levels {
		if level, ok := d.Levels[key]; ok {
			clean.Levels[key] = level
		}
	}
	if d.Sources != 0 {
		clean.Sources = d.Sources
	}
	if d.AccessDays != 0 {
		clean.AccessDays = d.AccessDays
	}
	return clean
}

// Check returns an [annotate.Invalid] error for the first demand that breaks a
// rule.
func (d Demands) Check() error {
	for _, key := range slices.Sorted(maps.Keys(d.Levels)) {
		r, err := RuleOf(key)
		if err != nil {
			return annotate.Errorf(annotate.Invalid, "%v", err)
		}
		if level := d.Levels[key]; !slices.Contains([]Level{Off, Warn, Fail}, level) {
			return annotate.Errorf(annotate.Invalid, "“%s”: “%s” is not a level. Choose off, warn or fail.", r.Name, level)
		}
	}
	if d.Sources < 1 || d.Sources > mostSources {
		return annotate.Errorf(annotate.Invalid, "The number of independent sources is 1 to %d, not %d.", mostSources, d.Sources)
	}
	if d.AccessDays < 1 || d.AccessDays > mostAccessDays {
		return annotate.Errorf(annotate.Invalid, "A web source can be looked at again after 1 to %d days, not %d.", mostAccessDays, d.AccessDays)
	}
	return nil
}

// The commitments, in our own words. The codes are the Code of Principles of the
// International Fact-Checking Network (ifcncodeofprinciples.poynter.org) and the
// European Code of Standards (efcsn.com/code-of-standards).
const (
	ifcnSources     = "Transparency of sources: readers can follow each finding to where it comes from."
	ifcnEvidence    = "Standards of sources: what matters in a claim is held against more than one source, unless there is only one."
	ifcnMethod      = "Transparency of method: readers learn how the conclusion was reached, and by what."
	ifcnFair        = "Fairness: evidence on both sides is shown and weighed by one standard."
	ifcnCorrections = "Open corrections: what is known to be wrong does not stand."

	efcsnMethod       = "Method: each claim is settled by evidence, and the conclusion explained."
	efcsnEvidence     = "Method: evidence is sought on both sides, from sources that do not lean on each other."
	efcsnTransparency = "Transparency: readers can retrace the sources, as they stood when they were used."
	efcsnUncertainty  = "Honesty: what could not be settled is said, with the reason."
	efcsnCorrections  = "Accuracy: errors that are known are put right before, or as soon as, it is public."
)

type demand struct {
	level  Level
	serves string
}

var fixed = map[string]Profile{
	annotate.IFCNProfile: fix(annotate.IFCNProfile, 2, 180, map[string]demand{
		openQueries:        {Fail, ifcnMethod},
		notRechecked:       {Fail, ifcnCorrections},
		uncheckedSentences: {Warn, ifcnMethod},
		untouchedSentences: {Off, ""},
		openClaims:         {Fail, ifcnMethod},
		wrongClaims:        {Fail, ifcnCorrections},
		unverifiedClaims:   {Warn, ifcnCorrections},
		unreasonedStatus:   {Fail, ifcnMethod},
		unsettledChanges:   {Fail, ifcnCorrections},
		noVerdict:          {Fail, ifcnMethod},
		noExplanation:      {Fail, ifcnMethod},
		noEvidence:         {Fail, ifcnSources},
		fewSources:         {Fail, ifcnEvidence},
		outdatedVerdict:    {Warn, ifcnFair},
		unquotedFacts:      {Warn, ifcnSources},
		unmentioned:        {Fail, ifcnFair},
		staleAccess:        {Warn, ifcnSources},
		notReadSecond:      {Off, ""},
	}),
	annotate.EFCSNProfile: fix(annotate.EFCSNProfile, 2, 90, map[string]demand{
		openQueries:        {Fail, efcsnMethod},
		notRechecked:       {Fail, efcsnCorrections},
		uncheckedSentences: {Warn, efcsnMethod},
		untouchedSentences: {Off, ""},
		openClaims:         {Fail, efcsnMethod},
		wrongClaims:        {Fail, efcsnCorrections},
		unverifiedClaims:   {Warn, efcsnUncertainty},
		unreasonedStatus:   {Fail, efcsnUncertainty},
		unsettledChanges:   {Fail, efcsnCorrections},
		noVerdict:          {Fail, efcsnMethod},
		noExplanation:      {Fail, efcsnMethod},
		noEvidence:         {Fail, efcsnMethod},
		fewSources:         {Warn, efcsnEvidence},
		outdatedVerdict:    {Fail, efcsnMethod},
		unquotedFacts:      {Warn, efcsnTransparency},
		unmentioned:        {Fail, efcsnEvidence},
		staleAccess:        {Fail, efcsnTransparency},
		notReadSecond:      {Off, ""},
	}),
}

func fix(key string, sources, accessDays int, demands map[string]demand) Profile {
	p := Profile{Key: key, Demands: Demands{Levels: map[string]Level{}, Sources: sources, AccessDays: accessDays}, Serves: map[string]string{}}
	for rule, d := range demands {
		p.Levels[rule], p.Serves[rule] = d.level, d.serves
	}
	return p
}
