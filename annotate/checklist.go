package annotate

import "slices"

// CheckItem is a question of a checklist: what has to be looked at before a
// claim of a kind counts as checked.
type CheckItem struct {
	Key      string `json:"key" doc:"Stable; what a claim keeps of a ticked item"`
	Question string `json:"question"`
}

// Checklist is the items for one kind of claim.
type Checklist struct {
	Kind  ClaimKind   `json:"kind" enum:"number,quote,name,title,place,date,causal,comparison,superlative,other"`
	Items []CheckItem `json:"items"`
}

// The questions are what checking desks ask of each sort of fact; they are
// worded for this program.
var checklists = []Checklist{
	{KindNumber, []CheckItem{
		{"number-source", "Does the source state this very figure?"},
		{"number-unit", "Are unit, currency and order of magnitude right (million or billion, percent or percentage points)?"},
		{"number-base", "Of what is it a share or a count, and is that base the one the text implies?"},
		{"number-period", "Is it the right year or period, and still the latest figure?"},
		{"number-sum", "Worked out again: do sums, shares, averages and conversions come out right?"},
	}},
	{KindQuote, []CheckItem{
		{"quote-words", "Are the words exactly those of the recording, transcript or document?"},
		{"quote-speaker", "Did this person say it, and not somebody quoted by them?"},
		{"quote-context", "Does it mean here what it meant where it was said?"},
		{"quote-occasion", "Are the day and the occasion right?"},
		{"quote-facts", "Are the facts inside the quotation marks right as well?"},
	}},
	{KindName, []CheckItem{
		{"name-spelling", "Is it spelled as its bearer spells it, with all accents?"},
		{"name-identity", "Is it this person or body, and not another of the same name?"},
		{"name-consistent", "Is it spelled the same all through the text?"},
	}},
	{KindTitle, []CheckItem{
		{"title-exact", "Is it the exact title or office, in the form the holder's organisation uses?"},
		{"title-then", "Did the person hold it at the time the text speaks of?"},
		{"title-organisation", "Is the name of the organisation right and complete?"},
	}},
	{KindPlace, []CheckItem{
		{"place-spelling", "Is the place spelled as it is there, or as our style has it?"},
		{"place-location", "Does it lie in the region or country the text says?"},
		{"place-distance", "Are distances, directions and sizes right on a map?"},
	}},
	{KindDate, []CheckItem{
		{"date-source", "Does the source give this date, and not that of a report about it?"},
		{"date-weekday", "Do day of the week and date agree?"},
		{"date-relative", "Do “last year”, ages and lapses of time hold on the day of publication?"},
		{"date-order", "Is the order of events right?"},
	}},
	{KindCausal, []CheckItem{
		{"causal-shown", "Does a source show the cause, and not only that the two went together?"},
		{"causal-other", "Have other causes been ruled out or mentioned?"},
		{"causal-order", "Did the cause come before the effect?"},
	}},
	{KindComparison, []CheckItem{
		{"comparison-same", "Are the same things compared: same definition, unit, period and base?"},
		{"comparison-start", "Is the starting point fair, not picked for effect?"},
		{"comparison-size", "Is the difference worked out right, and larger than the uncertainty?"},
	}},
	{KindSuperlative, []CheckItem{
		{"superlative-all", "Does a source cover all the others, so that first, largest or only can be known?"},
		{"superlative-limits", "Is it said of what, where and since when?"},
		{"superlative-still", "Does it still hold today?"},
	}},
	{KindOther, []CheckItem{
		{"other-source", "Does a source say this, and how does it know?"},
		{"other-fair", "Does the wording say no more than the source does?"},
	}},
}

// Checklists lists the checklist of every kind of claim.
func Checklists() []Checklist { return slices.Clone(checklists) }

func isCheckItem(key string) bool {
	return slices.ContainsFunc(checklists, func(l Checklist) bool {
		return slices.ContainsFunc(l.Items, func(i CheckItem) bool { return i.Key == key })
	})
}
