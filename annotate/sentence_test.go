package annotate

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// cut returns the words of the sentences in blocks.
func cut(blocks []Block, lang string) []string {
	text := NewText(JoinBlocks(blocks))
	words := []string{}
	for _, s := range Sentences(blocks, lang) {
		words = append(words, text.Slice(s.Span))
	}
	return words
}

func TestSentences(t *testing.T) {
	cases := []struct{ name, lang, text string }{ // "|" where one ends
		{"full stops, questions, calls", "en", "The pier is long.| Who paid?| Nobody!| It stands"},
		{"several marks", "en", "Really?!| Yes!!!| He left."},
		{"no space, no end", "en", "See tickmark.example or Node.js, v1.2.3, at 10.30."},

		{"titles", "en", "Mr. Vale met Dr. Orr, Gov. Hale and Lt. Col. Marsh.| They talked."},
		{"abbreviations that never end", "en", "Some towns, e.g. Kelmoor, vs. Orrin, i.e. The Hollow."},
		{"before a number only", "en", "See No. 5, Vol. II and pp. 3–4.| He said no.| Then he left."},
		{"no before I", "en", "“No.| I do not think so.”"},
		{"month before a day", "en", "It opened on Jan. 5 and shut in Feb.| Nobody came."},
		{"company before a name, then a starter", "en", "Kelm Inc. Chief Ann Orr left Kelm Inc.| The board stayed."},
		{"street and saint", "en", "St. Mary’s is on Main St.| It is old."},
		{"country before a name, then a starter", "en", "U.S. Senator Orr left the U.S.| He stayed away."},
		{"shouted starter is a name", "en", "The U.S. IT firm grew."},
		{"hours", "en", "From 10 p.m. Aug. 9 until 5 p.m. Monday, until 9 p.m.| Visitors complain."},
		{"unknown language is taken for English", "", "Mr. Vale left."},
		{"abbreviation of no language", "pl", "Dr. Orr i mgr Vale."},
		{"before a number in an unknown language", "id", "Lihat hal. 41 dan no. 178.| Kapal tenggelam.| 12 orang selamat."},
		{"abbreviation at a line break", "en", "Dr.\nOrr left."},

		{"initials", "en", "J. R. Vale, J.R.R. Orr, J.-P. Marsh and A. A. Hale sat.| George W. Orr left."},
		{"letter that is no initial", "en", "There is no plan B.| The mayor left."},
		{"Roman numerals", "en", "George V. Orr knew Louis XIV.| He sued Roe v. Wade under George V.| The end."},
		{"degree", "en", "Ann Orr, Ph.D. of Kelm, holds a Ph.D.| She is old."},

		{"decimals, versions and money", "en", "It cost 4.2 million.| It is 3.5 m high.| Then $1.5 bn more."},
		{"number at the beginning", "en", "The roof broke.| 12 people fell.| $3m is gone.| “4 died.”"},
		{"points of a list", "en", "1. Pay the debt.| 2. Go.| It is 2024.| We pay."},
		{"point with a bracket", "en", "1.) Pay the debt."},
		{"point in Roman and in letters", "en", "IV. The end came.| What then?"},
		{"footnotes", "en", "It sank.[12]| Nobody died.[3][4]| The crew left.²| She sank.[a]| The end [5] came."},

		{"pause and omission", "en", "Well...| No.| He said ... Nobody and […] Orr (...) left.| It was … over…| She left."},
		{"ellipsis after a sentence", "en", "It is over.| … He left …"},

		{"closing marks", "en", "He called it “productive.”| She left (at noon.)| ‘All is well.’| [Laughs.]| Go."},
		{"straight marks", "en", "\"It is over.\"| \"We go.\"| 'Now.'| He left."},
		{"said after a question", "en", "“Why?” Vale asked.| “Go!” the mayor said.| “Now?”| She left."},
		{"sentences in a speech", "en", "“It is pivotal.| We go,” she said.| He said: “It ends.| We won.”"},
		{"words quoted in a sentence", "en", "Their “We care. We act.” campaign failed.| He said “No. Never.” and left."},
		{"brackets in a sentence", "en", "He left (see p. 5. It says why!) and slept.| (He came back.| He ate.)"},
		{"marks that are not seen", "he", "הנמל נפתח.\u200f| \"מי?\"\u200f| הלך."},
		{"loose marks", "en", "He said.| “ I go.”| So \" we go. \"| Then."},
		{"dash and comma after the end", "en", "“Go!” – he left.| “Why?”, he asked."},

		{"verse", "en", "The lamps were burning low,\nAnd no one came to see\nthe boats go.|\nThe tide went out"},
		{"address", "en", "Kelmoor Harbour Office|\n12 Quay Road|\nTel. 555 0100"},
		{"blank line", "en", "the end|\n\nthe beginning"},
		{"signs alone are no sentence", "en", "We won!| 🎉🎉 It is over. ***"},
		{"leader dots end it", "en", "Piers" + strings.Repeat(".", widestGap+1) + "|12"},
		{"tab", "en", "Piers|\t12"},

		{"German ordinals", "de", "Am 3. Mai und im 19. Jahrhundert.| Er wurde 3.| Der Rest ging.| Es war 2024.| Niemand kam am 3. 10. 2024."},
		{"German abbreviations", "de", "Dr. Orr wohnt z. B. Lange Str. 5, d. h. Der Hof.| Es kostet 5 Mio. Euro, Nr. 7."},
		{"German quotation", "de", "„Wer zahlt?“, fragte Orr.| „Geh!“ rief sie.| Sie sagte: „Nein.“| Dann ging sie."},
		{"French marks", "fr", "« Où est-il ? » demanda M. Le Goff.| « Parti ! »| Mme Vale sourit.| Le n° 5, av. J.-C., art. 3."},
		{"Spanish", "es", "¿Quién paga?| ¡Nadie!| El Sr. Orr vive en EE. UU. y la Dra. Vale, en la pág. 5.| “¿Por qué?” preguntó ella."},
		{"Chinese", "zh", "港口开放了。|市长说：“很好！”|他走了？|“走！”他说。|他大喊“走！”然后离开。"},
		{"Japanese", "ja", "港が開いた。|彼は「行け！」と言った。|「よし。」|市長は去った。"},
		{"Hindi", "hi", "बंदरगाह खुला है।| कौन आया?| कोई नहीं।"},
		{"Arabic", "ar", "هل فتح الميناء؟| نعم.| قال الوزير \"اذهب!\" ثم ذهب."},
		{"Armenian", "hy", "Նավահանգիստը բաց է։| Քաղաքապետը գնաց։"},
		{"Russian", "ru", "Порт открыт.| В 2024 г. мэр ушёл.| А. С. Орр остался."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Split(c.text, "|")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			checkSentences(t, c.text, c.lang)
			if got := cut([]Block{{Kind: Paragraph, Text: strings.ReplaceAll(c.text, "|", "")}}, c.lang); !slices.Equal(got, want) {
				t.Errorf("\ngot  %q\nwant %q", got, want)
			}
		})
	}
}

func TestSentencesOfBlocks(t *testing.T) {
	blocks := []Block{
		{Kind: Heading, Level: 1, Text: "A pier for Kelmoor"},
		{Kind: Figure, Alt: "The pier"},
		{Kind: Table, Text: "Pier\tLength\nEast, e.g.\tApprox. 12 m. It is long.\n\t—", Rows: []Row{
			{Cells: []Cell{{Span{0, 4}, true}, {Span{5, 11}, true}}},
			{Cells: []Cell{{Span{12, 22}, false}, {Span{23, 48}, false}}},
			{Cells: []Cell{{Span{49, 49}, false}, {Span{50, 51}, false}}},
		}},
		{Kind: ListItem, Level: 1, Text: "two boats"},
		{Kind: ListItem, Level: 1, Text: "A net"},
		{Kind: Paragraph, Text: "***"},
		{Kind: Paragraph, Text: "Er kam am 3. Mai.", Lang: "de"},
		{Kind: Preformatted, Text: "  name: Vale\n  Port  open\n\n  it was\n"},
	}
	if err := ValidateBlocks(blocks); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"A pier for Kelmoor", "Pier", "Length", "East, e.g.", "Approx. 12 m.", "It is long.", "two boats", "A net",
		"Er kam am 3. Mai.", "name: Vale", "Port  open", "it was",
	}
	if got := cut(blocks, "en"); !slices.Equal(got, want) {
		t.Errorf("\ngot  %q\nwant %q", got, want)
	}
	first, last := Sentences(blocks, "en")[0], Sentences(blocks, "en")[11]
	if first != (Sentence{Span{0, 18}, 0, 4}) || last.Block != 7 || last.Words != 2 {
		t.Errorf("the first is %+v, the last %+v", first, last)
	}
}

// The golden text has a sentence a line, a blank line between paragraphs, and a
// heading "== " with the language before texts in it. Its sentences are joined
// and must be cut apart again.
func TestSentencesOfManyLanguages(t *testing.T) {
	b, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for text := range strings.SplitSeq(strings.TrimPrefix(string(b), "== "), "\n== ") {
		lang, text, _ := strings.Cut(text, "\n")
		t.Run(lang, func(t *testing.T) {
			between := " "
			if lang == "zh" || lang == "ja" {
				between = ""
			}
			var blocks []Block
			var want []string
			for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
				lines := strings.Split(paragraph, "\n")
				want = append(want, lines...)
				blocks = append(blocks, Block{Kind: Paragraph, Text: strings.Join(lines, between)})
			}
			got := cut(blocks, lang)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("from sentence %d on\ngot  %q\nwant %q", i+1, got[min(i, len(got)):min(i+3, len(got))], want[min(i, len(want)):min(i+3, len(want))])
				}
			}
		})
	}
}

// checkSentences checks what [Sentences] promises of any text, taken as a
// paragraph, as the cells of a table, and between other blocks.
func checkSentences(t *testing.T, s, lang string) {
	t.Helper()
	s = CleanText(s)
	blocks := []Block{
		{Kind: Heading, Level: 1, Text: "Über"},
		{Kind: Paragraph, Text: s},
		{Kind: Table, Text: s}, // its rows are not looked at
		{Kind: ListItem, Level: 1, Text: "x"},
	}
	text, places := NewText(JoinBlocks(blocks)), BlockSpans(blocks)
	at, block := 0, 0
	gap := func(to int) {
		if between := text.Slice(Span{at, to}); strings.ContainsFunc(between, isWordRune) {
			t.Fatalf("%q lies in no sentence of %q", between, s)
		}
	}
	for i, sentence := range Sentences(blocks, lang) {
		if sentence.Start < at || sentence.Len() <= 0 || sentence.Block < block {
			t.Fatalf("sentence %d is %+v; the one before ends at %d in block %d", i, sentence, at, block)
		}
		gap(sentence.Start)
		at, block = sentence.End, sentence.Block
		if place := places[block]; sentence.Start < place.Start || sentence.End > place.End {
			t.Fatalf("%+v is not inside its block, %v", sentence, place)
		}
		words := text.Slice(sentence.Span)
		if words != strings.TrimFunc(words, unicode.IsSpace) || !strings.ContainsFunc(words, isWordRune) {
			t.Fatalf("%q is no sentence", words)
		}
		if sentence.Words != CountWords(words) {
			t.Fatalf("%q has %d words, not %d", words, CountWords(words), sentence.Words)
		}
		if blocks[block].Kind == Table && strings.ContainsAny(words, "\t\n") {
			t.Fatalf("%q is more than a cell", words)
		}
	}
	gap(text.Len())
}

func FuzzSentences(f *testing.F) {
	for _, seed := range []string{
		"Mr. J. R. Vale left at 5 p.m. Monday. 12 people (see p. 5.) fell.[12] “Go!” he said ... Well… No!",
		"他说：“走！”他走了？“走。”彼は「行け！」と言った。", "« Où ? » dit-il. „Geh.“ rief sie. »So.« Am 3. Mai, z. B. Orr.",
		"a.\n\nb\n c. \t. . . “ \" ” [a] [", "สวัสดี ครับ ทุกคน", "e\u0301. \u200d!\u0301 \u00a0?»",
	} {
		f.Add(seed, "en")
		f.Add(seed, "de")
	}
	f.Fuzz(func(t *testing.T, s, lang string) { checkSentences(t, s, lang) })
}

// BenchmarkSentences cuts 100,000 words.
func BenchmarkSentences(b *testing.B) {
	const paragraph = "The harbour of Kelmoor opened on Jan. 5, 2024, said Mr. J. R. Vale. “Who paid?” he asked. " +
		"It cost 4.2 million (see p. 5. It says why), e.g. for the pier. 12 people — none of them from Orrin — fell."
	blocks := slices.Repeat([]Block{{Kind: Paragraph, Text: paragraph}}, 100_000/CountWords(paragraph))
	b.SetBytes(int64(len(JoinBlocks(blocks))))
	for b.Loop() {
		Sentences(blocks, "en")
	}
}
