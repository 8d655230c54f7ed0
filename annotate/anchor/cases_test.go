package anchor

import (
	"slices"
	"strings"
	"testing"
)

// handmade are revisions as editors make them. The words of the anchor stand
// between ⟦ and ⟧; without them in the new text it should be lost.
var handmade = []struct {
	name, old, current string
	state              State
}{
	// Look-alikes, of which one is deleted.
	{
		"the first of two look-alikes is deleted",
		"The vote was close. ⟦The council approved the bridge by 5 to 4.⟧ The council approved the tunnel by 6 to 3. Then it rose.",
		"The vote was close. The council approved the tunnel by 6 to 3. Then it rose.",
		Lost,
	},
	{
		"the second of two look-alikes stays",
		"The vote was close. The council approved the bridge by 5 to 4. ⟦The council approved the tunnel by 6 to 3.⟧ Then it rose.",
		"The vote was close. ⟦The council approved the tunnel by 6 to 3.⟧ Then it rose.",
		Exact,
	},
	{
		"the second of two look-alikes is deleted",
		"The vote was close. The council approved the bridge by 5 to 4. ⟦The council approved the tunnel by 6 to 3.⟧ Then it rose.",
		"The vote was close. The council approved the bridge by 5 to 4. Then it rose.",
		Lost,
	},
	{
		"the first of two look-alikes stays",
		"The vote was close. ⟦The council approved the bridge by 5 to 4.⟧ The council approved the tunnel by 6 to 3. Then it rose.",
		"The vote was close. ⟦The council approved the bridge by 5 to 4.⟧ Then it rose.",
		Exact,
	},
	{
		"of two look-alikes one is deleted and the other edited",
		"The vote was close. ⟦The council approved the bridge by 5 to 4.⟧ The council approved the tunnel by 6 to 3. Then it rose.",
		"The vote was close. The council approved the new tunnel by 6 to 3. Then it rose.",
		Lost,
	},
	{
		"a sentence that occurs twice is deleted at the marked place",
		"Mill Lane was flooded. ⟦Nobody was hurt.⟧ Two hours later the weir broke. Nobody was hurt. The town was dark.",
		"Mill Lane was flooded. Two hours later the weir broke. Nobody was hurt. The town was dark.",
		Lost,
	},
	{
		"a sentence that occurs twice is deleted at the other place",
		"Mill Lane was flooded. Nobody was hurt. Two hours later the weir broke. ⟦Nobody was hurt.⟧ The town was dark.",
		"Mill Lane was flooded. Two hours later the weir broke. ⟦Nobody was hurt.⟧ The town was dark.",
		Exact,
	},

	// Short quotes.
	{
		"one word, moved along by what was put in before",
		"The mayor of ⟦Lornby⟧ resigned on Monday.",
		"After a long night the mayor of ⟦Lornby⟧ resigned on Monday.",
		Exact,
	},
	{
		"one word of many is deleted with its sentence",
		"Lornby is old. ⟦Lornby⟧ has a castle. Visitors of Lornby like it.",
		"Lornby is old. Visitors of Lornby like it.",
		Lost,
	},
	{
		"a year in a sentence that was replaced by another with that year",
		"The harbour was busy. ⟦In 1990⟧ the mill at the upper weir burnt to the ground. Trade went on.",
		"The harbour was busy. Halven's last herring boat was sold abroad in 1990 for scrap. Trade went on.",
		Lost,
	},
	{
		"two words, of which one is replaced",
		"Some ⟦forty people⟧ came to the opening of the museum.",
		"Some ⟦fifty people⟧ came to the opening of the museum.",
		Changed,
	},
	{
		"three words are replaced by others",
		"The report was written by ⟦a retired judge⟧ and printed in Halven.",
		"The report was written by ⟦two young clerks⟧ and printed in Halven.",
		Changed,
	},

	// What turns a statement round must be asked about.
	{
		"was, was not",
		"⟦The bridge was paid for by the county.⟧ It opened in May.",
		"⟦The bridge was not paid for by the county.⟧ It opened in May.",
		Changed,
	},
	{
		"can, can't",
		"Witnesses say ⟦the ferry can⟧ turn in the harbour.",
		"Witnesses say ⟦the ferry can't⟧ turn in the harbour.",
		Changed,
	},
	{
		"partisan, non-partisan",
		"The study comes from a ⟦partisan institute⟧ in Dray.",
		"The study comes from a non-⟦partisan institute⟧ in Dray.",
		Changed,
	},
	{
		"a minus before a number",
		"At night it was ⟦5 degrees⟧ in Upper Wend.",
		"At night it was −⟦5 degrees⟧ in Upper Wend.",
		Changed,
	},
	{
		"5 million, 1.5 million",
		"The tunnel cost ⟦5 million crowns⟧, the ministry says.",
		"The tunnel cost ⟦1.5 million crowns⟧, the ministry says.",
		Changed,
	},
	{
		"10², 102",
		"The plot has ⟦10² metres⟧ of shore.",
		"The plot has ⟦102 metres⟧ of shore.",
		Changed,
	},
	{
		"a number is corrected",
		"⟦In 2019, 4,208 people lived in Dray.⟧ Most of them fish.",
		"⟦In 2019, 4,308 people lived in Dray.⟧ Most of them fish.",
		Changed,
	},
	{
		"a comma turns a sentence round",
		"⟦The captain said the pilot was drunk.⟧ Nobody contradicted.",
		"⟦The captain, said the pilot, was drunk.⟧ Nobody contradicted.",
		Changed,
	},
	{
		"names are swapped",
		"⟦Ada Quill sued Boris Marsh⟧ over the orchard in Kestle.",
		"⟦Boris Marsh sued Ada Quill⟧ over the orchard in Kestle.",
		Changed,
	},

	// Dialogue, tables, notes, emoji.
	{
		"a dialogue in which both say the same",
		"“Who sank it?” asked the judge.\n“I don't know,” said Marsh.\n“Who was on board?”\n⟦“I don't know,” said Quill.⟧\nThe court rose.",
		"“Who sank it?” asked the judge.\n“Who was on board?”\n⟦“I don't know,” said Quill.⟧\nThe court rose.",
		Exact,
	},
	{
		"a row of a table is taken out before",
		"Town | Voters | Turnout\nLornby | 4,000 | 61 %\nHalven | 4,000 | 62 %\n⟦Dray | 4,000 | 61 %⟧\nKestle | 900 | 70 %",
		"Town | Voters | Turnout\nHalven | 4,000 | 62 %\n⟦Dray | 4,000 | 61 %⟧\nKestle | 900 | 70 %",
		Exact,
	},
	{
		"a cell of a table is corrected",
		"Town | Voters | Turnout\nLornby | 4,000 | 61 %\nHalven | 4,000 | ⟦62 %⟧\nDray | 4,000 | 61 %",
		"Town | Voters | Turnout\nLornby | 4,000 | 61 %\nHalven | 4,000 | ⟦58 %⟧\nDray | 4,000 | 61 %",
		Changed,
	},
	{
		"a row of a table is taken out",
		"Town | Voters | Turnout\nLornby | 4,000 | 61 %\n⟦Halven | 4,000 | 62 %⟧\nDray | 4,000 | 61 %",
		"Town | Voters | Turnout\nLornby | 4,000 | 61 %\nDray | 4,000 | 61 %",
		Lost,
	},
	{
		"a footnote marker after the words",
		"⟦The dam holds 3 million litres.⟧ It leaks.",
		"⟦The dam holds 3 million litres.⟧[1] It leaks.",
		Exact,
	},
	{
		"footnote markers within the words are renumbered",
		"⟦The dam holds water[1] and leaks[2] at times.⟧ Few know.",
		"⟦The dam holds water[2] and leaks[3] at times.⟧ Few know.",
		Changed,
	},
	{
		"an emoji of another presentation",
		"She wrote: ⟦“Best day ever ❤️ at the weir”⟧ and left.",
		"She wrote: ⟦“Best day ever ❤ at the weir”⟧ and left.",
		Exact,
	},
	{
		"an emoji is replaced",
		"She wrote: ⟦“Best day ever 👍🏽 at the weir”⟧ and left.",
		"She wrote: ⟦“Best day ever 👎🏽 at the weir”⟧ and left.",
		Changed,
	},

	// Layout and typing.
	{
		"paragraphs are joined within the words",
		"It began in March. ⟦The well ran dry.\nThen the river sank.⟧ Rain came in May.",
		"It began in March. ⟦The well ran dry. Then the river sank.⟧ Rain came in May.",
		Exact,
	},
	{
		"a paragraph is split within the words",
		"It began in March. ⟦The well ran dry. Then the river sank.⟧ Rain came in May.",
		"It began in March. ⟦The well ran dry.\nThen the river sank.⟧ Rain came in May.",
		Exact,
	},
	{
		"typographic quotes, dashes, ellipsis, ligature, hyphenation",
		"He said: ⟦\"The office -- it's final... -- is shut\"⟧, and went.",
		"He said: ⟦“The oﬃce — it’s fi\u00adnal… — is shut”⟧, and went.",
		Exact,
	},
	{
		"white space within a number, none within words",
		"There are ⟦12\u00a0000 houses⟧ in Halven.",
		"There are ⟦12 000 houses⟧ in Halven.",
		Exact,
	},
	{
		"two words become one",
		"They found ⟦the rapist⟧ in the clinic.",
		"They found ⟦therapist⟧ in the clinic.",
		Changed,
	},
	{
		"Vietnamese in another normalisation",
		"Bà nói: ⟦“Cầu này đã cũ lắm rồi.”⟧ Ông im lặng.",
		"Bà nói: ⟦“Cầu này đã cũ lắm rồi.”⟧ Ông im lặng.",
		Exact,
	},
	{
		"a kashida and a presentation form",
		"قال: ⟦«الجسر مغلق»⟧ ثم ذهب.",
		"قال: ⟦«الجســر ﻣﻐﻠﻖ»⟧ ثم ذهب.",
		Exact,
	},
	{
		"Japanese without spaces, negated",
		"議会によれば、⟦橋の費用は町が支払った⟧という。",
		"議会によれば、⟦橋の費用は町が支払わなかった⟧という。",
		Changed,
	},

	// Moves.
	{
		"a sentence goes to another paragraph",
		"The dam is from 1931. ⟦Ada Quill, the engineer, warned of cracks in the wall twice.⟧ Nobody listened.\nThe flood came in April. The lower town was under water for nine days.",
		"The dam is from 1931. Nobody listened.\nThe flood came in April. The lower town was under water for nine days. ⟦Ada Quill, the engineer, warned of cracks in the wall twice.⟧",
		Moved,
	},
	{
		"a sentence goes to another paragraph and is changed",
		"The dam is from 1931. ⟦Ada Quill, the engineer, warned of cracks in the wall twice.⟧ Nobody listened.\nThe flood came in April. The lower town was under water for nine days.",
		"The dam is from 1931. Nobody listened.\nThe flood came in April. The lower town was under water for nine days. ⟦Ada Quill, the engineer, warned of cracks in the wall once.⟧",
		Changed,
	},
	{
		"a stock phrase of a deleted sentence stands in a new one elsewhere",
		"⟦Later Greta Farrow conceded that the loan for the shares was moved to Lornby in May.⟧ The dam is from 1931 and leaks.\nThe flood came in April. The lower town was under water for nine days.",
		"The dam is from 1931 and leaks.\nThe flood came in April. The lower town was under water for nine days. At first Ada Farrow conceded that the loan for the shares was out of the question, and never paid.",
		Lost,
	},
	{
		"the whole text is another",
		"⟦The bridge over the Lorn opened in 1931.⟧",
		"Herring was cheap that year, and the boats stayed in Halven.",
		Lost,
	},
	{
		"nothing is left",
		"⟦The bridge over the Lorn opened in 1931.⟧",
		"",
		Lost,
	},
}

// marked returns a text without its marks, and the span between them; the span is
// empty if there are none.
func marked(s string) (string, Span) {
	before, rest, ok := strings.Cut(s, "⟦")
	if !ok {
		return s, Span{}
	}
	words, after, _ := strings.Cut(rest, "⟧")
	start := len([]rune(before))
	return before + words + after, Span{start, start + len([]rune(words))}
}

func TestHandmadeRevisions(t *testing.T) {
	for _, c := range handmade {
		t.Run(c.name, func(t *testing.T) {
			old, span := marked(c.old)
			current, want := marked(c.current)
			got := Map(old, current, []Span{span})[0]
			if got.State != c.state || got.Span != want {
				t.Errorf("is %s at %q, want %s", got.State, string([]rune(current)[got.Span.Start:got.Span.End]), c.state)
			}
		})
	}
}

// TestCandidates is about what is offered for lost words: what a person would have
// marked there.
func TestCandidates(t *testing.T) {
	for _, c := range []struct {
		name, old, current string
		want               []string
	}{
		{
			"a sentence that is much like it, whole and alone",
			"The vote was close. ⟦The council approved the bridge by 5 to 4.⟧ The council approved the tunnel by 6 to 3. Then it rose.",
			"The vote was close. The council approved the tunnel by 6 to 3. Then it rose.",
			[]string{"The council approved the tunnel by 6 to 3."},
		},
		{
			"nothing of the sentences around it",
			"The quay was empty. ⟦An old crane stood on the pier for years.⟧ It is gone. An old crane lay on the pier for a week. Ships came.",
			"The quay was empty. It is gone. An old crane lay on the pier for a week. Ships came.",
			[]string{"An old crane lay on the pier for a week."},
		},
		{
			"no full stop if the words have none",
			"The quay was empty. ⟦An old crane stood on the pier for years⟧. It is gone. “An old crane lay on the pier for a week.” Ships came.",
			"The quay was empty. It is gone. “An old crane lay on the pier for a week.” Ships came.",
			[]string{"An old crane lay on the pier for a week"},
		},
		{
			"a row of a table, and not the end of the one before",
			"Town | Voters | Turnout\nLornby | 4,000 | 61 %\n⟦Halven | 4,000 | 62 %⟧\nHalden | 4,000 | 61 %",
			"Town | Voters | Turnout\nLornby | 4,000 | 61 %\nHalden | 4,000 | 61 %",
			[]string{"Halden | 4,000 | 61 %"},
		},
		{
			"two sentences if there were two",
			"It was May. ⟦The weir broke at noon. Nobody was hurt in the lower town.⟧ The mill stood. The weir broke at dawn. Nobody was hurt in the upper town. Rain fell.",
			"It was May. The mill stood. The weir broke at dawn. Nobody was hurt in the upper town. Rain fell.",
			[]string{"The weir broke at dawn. Nobody was hurt in the upper town."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, span := marked(c.old)
			a := Map(old, c.current, []Span{span})[0]
			var got []string
			for _, offered := range a.Candidates {
				got = append(got, string([]rune(c.current)[offered.Span.Start:offered.Span.End]))
			}
			if a.State != Lost || !slices.Equal(got, c.want) {
				t.Errorf("is %s, offered %q, want %q", a.State, got, c.want)
			}
		})
	}
}
