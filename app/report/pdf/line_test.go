package pdf

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// measured breaks text and returns the lines as strings.
func measured(t *testing.T, text string, measure float64, style Style, rightToLeft bool) ([]line, []string) {
	t.Helper()
	s := newShaper()
	p := s.shape(Plain(text), defaultStyle.with(style), "en", rightToLeft, false)
	if s.faces.err != nil {
		t.Fatal(s.faces.err)
	}
	lines := p.breakLines(measure)
	words := make([]string, len(lines))
	for i, l := range lines {
		words[i] = string(p.text[l.start:l.end])
	}
	return lines, words
}

func TestLineBreaks(t *testing.T) {
	for name, test := range map[string]struct {
		text    string
		measure float64
		want    []string
	}{
		"at spaces":            {"one two three", 45, []string{"one two ", "three"}},
		"spaces hang over":     {"one two     three", 42, []string{"one two     ", "three"}},
		"forced":               {"one\ntwo\r\n\nthree", 200, []string{"one\n", "two\n", "\n", "three"}},
		"long word":            {"a bbbbbbbbbbbbbbbb", 50, []string{"a ", "bbbbbbb", "bbbbbbb", "bb"}},
		"address":              {"https://lake.invalid/years/2025", 66, []string{"https://", "lake.invalid/", "years/2025"}},
		"no break before mark": {"what ?\u00a0no", 32, []string{"what ", "?\u00a0no"}},
		"Chinese":              {"湖水下降了。", 32, []string{"湖水下", "降了。"}},
		"Thai between letters": {"แม่น้ำแห้งลงสี่สิบ", 40, []string{"แม่น้ำแห้", "งลงสี่สิบ"}},
		"soft hyphen":          {"so im\u00admer", 36, []string{"so ", "im\u00admer"}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := measured(t, test.text, test.measure, Style{}, false); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A heading of several lines has no more of them for being balanced, and none that
// is much shorter than the others.
func TestBalancedLines(t *testing.T) {
	s := newShaper()
	p := s.shape(Plain("A year on, the harbour tram has beaten every forecast"), defaultStyle, "en", false, false)
	greedy, balanced := p.breakLines(180), p.balancedLines(180)
	if len(greedy) != 2 || len(balanced) != 2 {
		t.Fatalf("%d lines, %d when balanced, want 2", len(greedy), len(balanced))
	}
	difference := func(lines []line) float64 { return math.Abs(lines[0].width - lines[1].width) }
	if difference(balanced) > difference(greedy)/2 {
		t.Errorf("lines of %v and %v points, greedily %v and %v", balanced[0].width, balanced[1].width, greedy[0].width, greedy[1].width)
	}
}

// visual is the text of a line from left to right, run by run.
func visual(l line) string {
	var b strings.Builder
	for _, i := range l.order {
		p := l.parts[i]
		text := l.p.text[l.p.clusters[p.first].start:l.p.clusters[p.last-1].end]
		if p.run.level%2 == 1 {
			text = slices.Clone(text)
			slices.Reverse(text)
		}
		b.WriteString(string(plain(text)))
	}
	return b.String()
}

func TestVisualOrder(t *testing.T) {
	for name, test := range map[string]struct {
		text        string
		rightToLeft bool
		want        string
	}{
		"number inside Hebrew inside English":   {"fell אבג 40 דהו then", false, "fell והד 40 גבא then"},
		"number at the start of an isolate":     {"fell " + Isolate("40 אבג") + " then", false, "fell גבא 40 then"},
		"English inside Hebrew":                 {"אבג the lake דהו", true, "והד the lake גבא"},
		"first word does not decide":            {"The lake אבג.", true, ".גבא The lake"},
		"per cent in Arabic":                    {"انخفض 40٪.", true, ".٪40 ضفخنا"},
		"brackets":                              {"אבג (דהו)", true, ")והד( גבא"},
		"isolate keeps a comma in its place":    {Isolate("אבג") + ", " + Isolate("דהו"), false, "גבא, והד"},
		"white space at the end goes with base": {"אבג ", false, "גבא "},
	} {
		t.Run(name, func(t *testing.T) {
			lines, _ := measured(t, test.text, 500, Style{}, test.rightToLeft)
			if got := visual(lines[0]); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFallbackFaces(t *testing.T) {
	for name, test := range map[string]struct {
		text, lang string
		style      Style
		want       string
	}{
		"Latin":                 {"lake", "en", Style{}, "NotoSerif-Regular"},
		"bold sans":             {"lake", "en", Style{Family: Sans, Bold: true}, "NotoSans-Bold"},
		"Greek":                 {"λίμνη", "el", Style{}, "NotoSerif-Regular"},
		"Hebrew bold":           {"אגם", "he", Style{Bold: true}, "NotoSerifHebrew-Bold"},
		"Arabic with its signs": {"بحيرة، (٤٠)", "ar", Style{}, "NotoNaskhArabic-Regular"},
		"Chinese quotation":     {"“湖水”", "zh-Hans", Style{}, "NotoSansSC-Regular"},
		"Han in Japanese":       {"湖", "ja", Style{}, "NotoSansJP-Regular"},
		"Han in Korean":         {"湖", "ko-KR", Style{}, "NotoSansKR-Regular"},
		"kana":                  {"みずうみ", "en", Style{}, "NotoSansJP-Regular"},
		"Hangul":                {"호수", "en", Style{}, "NotoSansKR-Regular"},
		"emoji sequence":        {"👩\u200d👧", "en", Style{}, "NotoEmoji-Regular"},
		"keycap":                {"1\uFE0F\u20E3", "en", Style{}, "NotoEmoji-Regular"},
		"sign":                  {"☃", "en", Style{}, "NotoSansSymbols2-Regular"},
		"mark on its letter":    {"q\u0303", "en", Style{}, "NotoSerif-Regular"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShaper()
			p := s.shape(Plain(test.text), defaultStyle.with(test.style), test.lang, false, false)
			for _, r := range p.runs {
				if string(r.face.name) != test.want {
					t.Errorf("%q is in %s, want %s", string(p.text[r.start:r.end]), r.face.name, test.want)
				}
			}
			if len(s.missing) > 0 {
				t.Errorf("no glyphs for %v", s.missing)
			}
		})
	}
}

// TestArabicJoins checks that every letter that joins on both sides changes its
// form between two others. (go-text v0.3.5 leaves some in their isolated form:
// https://github.com/go-text/typesetting/issues/278.)
func TestArabicJoins(t *testing.T) {
	s := newShaper()
	form := func(text string) (glyphs []uint16) {
		p := s.shape(Plain(text), defaultStyle, "ar", true, false)
		for _, g := range p.runs[0].glyphs {
			glyphs = append(glyphs, g.id)
		}
		return glyphs
	}
	for _, letter := range "بتثجحخسشصضطظعغفقكلمنهيئ" {
		alone, between := form(string(letter)), form("ـ"+string(letter)+"ـ")
		if slices.Contains(between, alone[0]) && slices.Contains(between, alone[len(alone)-1]) {
			t.Errorf("%c keeps its isolated form between two letters", letter)
		}
	}
}

// FuzzText sets any text and reads it again from what was drawn.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"The lake fell by 40 per cent.", "אבג 40 (דהו)\nthe end", "انخفض منسوب \u2068The lake\u2069 ٤٠٪", "क्षेत्र झील 👩‍👩‍👧 q̃ \u0301",
		"a\u202Eb\u202Cc\u2067d", "\u200d\ufe0f", "湖水下降了。แม่น้ำ 호수", strings.Repeat("w", 300), "\u0600\u0661 \u06dd", "\t\x00\xff",
	} {
		f.Add(seed, false, uint16(200))
		f.Add(seed, true, uint16(30))
	}
	// One shaper for all: what it has learned of one text must not change another.
	w, err := newWriter(f.Context(), io.Discard, testDocument())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, rightToLeft bool, width uint16) {
		measure := 20 + float64(width%500)
		p := w.shaper.shape(Plain(text), defaultStyle, "en", rightToLeft, false)
		lines := p.breakLines(measure)
		next := 0
		got := ""
		for i := range lines {
			l := &lines[i]
			if l.start != next {
				t.Fatalf("line %d begins at %d, not %d", i, l.start, next)
			}
			next = l.end
			if clusters := l.parts[len(l.parts)-1].last - l.parts[0].first; l.width > measure+2*tolerance && visible(p, l) > 1 {
				t.Fatalf("line %d of %d clusters is %.2f wide, more than %.2f", i, clusters, l.width, measure)
			}
			got += drawn(t, w, l)
		}
		if next != len(p.text) {
			t.Fatalf("%d of %d runes are on lines", next, len(p.text))
		}
		if want := legible(plain(p.text)); legible([]rune(got)) != want {
			t.Fatalf("drawn is %q, not %q", legible([]rune(got)), want)
		}
		if w.shaper.faces.err != nil {
			t.Fatal(w.shaper.faces.err)
		}
	})
}

// visible counts the clusters of a line that take room.
func visible(p *paragraph, l *line) (n int) {
	for _, part := range l.parts {
		for _, c := range p.clusters[part.first:part.last] {
			if c.width > 0 && !c.space {
				n++
			}
		}
	}
	return n
}

// drawn draws a line on a page of its own and reads the text back.
func drawn(t *testing.T, w *writer, l *line) string {
	t.Helper()
	c := &canvas{w: w, record: &pageRecord{}, height: 100}
	c.text(l, 0, 0, &element{role: P, lang: "en"})
	c.unmark()
	page := &pageContent{text: map[int]string{}}
	page.show(string(c.body), func(font string) map[int]string {
		index, err := strconv.Atoi(strings.TrimPrefix(font, "/F"))
		if err != nil {
			t.Fatal(err)
		}
		texts := map[int]string{}
		for i, g := range w.shaper.faces.order[index].used {
			texts[i] = g.text
		}
		return texts
	})
	if page.notdef+page.unmapped+page.untagged > 0 {
		t.Fatalf("%d .notdef, %d without text, %d untagged", page.notdef, page.unmapped, page.untagged)
	}
	text := ""
	for i := range len(c.record.marked) {
		text += page.text[i]
	}
	return text
}

// legible leaves out what has no glyph of its own.
func legible(text []rune) string {
	return string(slices.DeleteFunc(slices.Clone(text), ignorable))
}

// TestRandomText is the fuzzer's property on text of mixed scripts, which a fuzzer
// takes long to make up.
func TestRandomText(t *testing.T) {
	alphabets := []string{"abc defgh. ", "אבגדה (ו) ", "ابت ثجح، ", "झीलक्षत्रि ", "湖水。、", "みズ", "호수 ", "0123456789%,. ", "👍🏽👩\u200d👧 ", "\u2068\u2069\u200f\u200e", "\u0301\u064b\u05b8", "แม่น้ำ", "\n"}
	random := rand.New(rand.NewPCG(1, 2))
	w, err := newWriter(t.Context(), io.Discard, testDocument())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 400 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			letters := []rune(alphabets[random.IntN(len(alphabets))])
			for range 1 + random.IntN(8) {
				b.WriteRune(letters[random.IntN(len(letters))])
			}
		}
		p := w.shaper.shape(Plain(b.String()), defaultStyle, "en", i%2 == 0, false)
		measure := 30 + random.Float64()*150
		got := ""
		for _, l := range p.breakLines(measure) {
			if l.width > measure+2*tolerance && visible(p, &l) > 1 {
				t.Fatalf("%q: a line is %.2f wide, more than %.2f", b.String(), l.width, measure)
			}
			if math.IsNaN(l.baseline) || l.height <= 0 {
				t.Fatalf("%q: a line is %f high", b.String(), l.height)
			}
			got += drawn(t, w, &l)
		}
		if want := legible(plain(p.text)); legible([]rune(got)) != want {
			t.Fatalf("drawn is %q, not %q", legible([]rune(got)), want)
		}
	}
}

func TestBadgeDoesNotBreak(t *testing.T) {
	s := newShaper()
	badge := &Badge{Border: RGB(1, 2, 3)}
	p := s.shape([]Span{{Text: "the verdict is "}, {Text: "mostly", Badge: badge}, {Text: " true", Badge: badge}, {Text: " now"}}, defaultStyle, "en", false, false)
	var got []string
	for _, l := range p.breakLines(110) {
		got = append(got, string(p.text[l.start:l.end]))
		if l.width > 110 {
			t.Errorf("a line is %.1f wide", l.width)
		}
	}
	if want := []string{"the verdict is ", "mostly true now"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q", got)
	}
}

// TestHyphenation checks where words are broken, and that readers have them whole.
func TestHyphenation(t *testing.T) {
	doc := onePage() // with lines of 200 points
	doc.Language = "de"
	for name, test := range map[string]struct {
		block Block
		want  string
	}{
		"a long word": {
			Paragraph{Text: Plain("Im Jahr darauf wurde die Straßenbahnhaltestelle verlegt.")},
			"Im Jahr darauf wurde die Straßenbahn\u00ad|haltestelle verlegt.",
		},
		"a little room": {
			Paragraph{Text: Plain("Im Jahr darauf waren es in allem nur drei Behauptungen.")},
			"Im Jahr darauf waren es in allem nur drei|Behauptungen.",
		},
		"no language": {
			Paragraph{Frame: Frame{Lang: "da"}, Text: Plain("Im Jahr darauf wurde die Straßenbahnhaltestelle verlegt.")},
			"Im Jahr darauf wurde die|Straßenbahnhaltestelle verlegt.",
		},
		"a very long word": {
			Paragraph{Frame: Frame{End: 100}, Text: Plain("Die Straßenbahnhaltestellenverwaltungsordnung galt.")},
			"Die Straßenbahnhal\u00ad|testellenverwal\u00ad|tungsordnung galt.",
		},
		"a heading": {
			Heading{Level: 1, Style: Style{Size: 10}, Text: Plain("Im Jahr darauf wurde die Straßenbahnhaltestelle verlegt.")},
			"Im Jahr darauf wurde die|Straßenbahnhaltestelle verlegt.",
		},
		"a word of another language": {
			Paragraph{Text: []Span{{Text: "Im Jahr darauf wurde es "}, {Text: "internationalization", Lang: "en"}}},
			"Im Jahr darauf wurde es internationaliza\u00ad|tion",
		},
		"an address": {
			Paragraph{Text: Plain("Im Jahr darauf wurde es haltestellen.verwaltung.invalid")},
			"Im Jahr darauf wurde es|haltestellen.verwaltung.invalid",
		},
	} {
		t.Run(name, func(t *testing.T) {
			data, _ := write(t, doc, test.block)
			f := parse(t, data)
			if got := strings.Join(f.pages()[0].rows(), "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			want := strings.NewReplacer("\u00ad|", "", "|", " ").Replace(test.want)
			if got := check(t, data).plainText(); got != want {
				t.Errorf("the structure says %q, want %q", got, want)
			}
			if got := strings.Join(strings.Fields(tool(t, "pdftotext", save(t, data), "-")), " "); got != want {
				t.Errorf("pdftotext reads %q, want %q", got, want)
			}
		})
	}
}
