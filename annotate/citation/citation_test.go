package citation

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

var update = flag.Bool("update", false, "write the golden file anew")

func english() Terms {
	date := func(d annotate.Date, year, month, day string) string {
		for layout, out := range map[string]string{"2006": year, "2006-01": month, time.DateOnly: day} {
			if t, err := time.Parse(layout, string(d)); err == nil && len(layout) == len(d) {
				return t.Format(out)
			}
		}
		return ""
	}
	return Terms{
		And: " and ", AndOthers: "et al.", Comma: ", ", Colon: ": ", In: "in ", EditedBy: "edited by {value}", InterviewBy: "interview by {value}",
		Editor: "Ed.", Editors: "Eds.", Edition: "{value}th ed.", Editions: map[string]string{"1": "{value}st ed.", "2": "{value}nd ed.", "3": "{value}rd ed."},
		Version: "version {value}", Volume: "vol. {value}", Issue: "no. {value}", Page: "p. {value}", Pages: "pp. {value}", NoDate: "n.d.", Quote: "“{value}”",
		Date:      func(d annotate.Date) string { return date(d, "2006", "January 2006", "2 January 2006") },
		YearFirst: func(d annotate.Date) string { return date(d, "2006", "2006, January", "2006, January 2") },
	}
}

type sample struct {
	name   string
	fields annotate.SourceFields
}

// authors makes a list of as many names.
func authors(n int) string {
	names := []string{}
	for i := range n {
		names = append(names, fmt.Sprintf("Fenn%c, Ida", 'A'+rune(i)))
	}
	return strings.Join(names, "; ")
}

// samples are sources of every type and with all sorts of gaps.
func samples() []sample {
	f := func(kind annotate.SourceType, title, author, publisher string, issued annotate.Date, change ...func(*annotate.SourceFields)) annotate.SourceFields {
		s := annotate.SourceFields{Type: kind, Title: title, Author: author, Publisher: publisher, Issued: issued}
		for _, c := range change {
			c(&s)
		}
		return s.Clean()
	}
	type set = func(*annotate.SourceFields)
	in := func(container string) set { return func(s *annotate.SourceFields) { s.ContainerTitle = container } }
	at := func(url string) set { return func(s *annotate.SourceFields) { s.URL = url } }
	numbers := func(volume, issue, page string) set {
		return func(s *annotate.SourceFields) { s.Volume, s.Issue, s.Page = volume, issue, page }
	}
	number := func(n string) set { return func(s *annotate.SourceFields) { s.Number = n } }
	edited := func(names string) set { return func(s *annotate.SourceFields) { s.Editor = names } }
	edition := func(e string) set { return func(s *annotate.SourceFields) { s.Edition = e } }
	place := func(p string) set { return func(s *annotate.SourceFields) { s.PublisherPlace = p } }
	genre := func(g string) set { return func(s *annotate.SourceFields) { s.Genre = g } }
	event := func(e string) set { return func(s *annotate.SourceFields) { s.Event = e } }
	doi := func(d string) set { return func(s *annotate.SourceFields) { s.DOI = d } }
	return []sample{
		{"web page", f(annotate.Webpage, "Timetable", "Lindmouth Tram", "Lindmouth Tram", "2025-03-04", at("https://tram.example/times"))},
		{"web page without a date or author", f("", "Timetable", "", "", "", at("https://tram.example/times"), in("Tram of Lindmouth"))},
		{"address alone", f("", "", "", "", "", at("https://tram.example/times"))},
		{"title alone", f("", "Ledger", "", "", "")},
		{"title with a question mark", f(annotate.NewspaperPiece, "Who pays?", "Marsh, Ada", "", "2024-05-06", in("The Lindmouth Courier"), numbers("", "", "A1"))},
		{"newspaper article", f(annotate.NewspaperPiece, "Clerk resigns", "Marsh, Ada; Orr, Ben", "", "2024-01-05", in("The Lindmouth Courier"), numbers("", "", "3"), place("Lindmouth"), at("https://courier.example/1"))},
		{"magazine article", f(annotate.MagazinePiece, "A tram for the islands", "Marsh, Ada", "", "2024-05", in("Coast"), numbers("7", "5", "12-19"))},
		{"journal article", f(annotate.JournalPiece, "Riders of the tram", "van der Berg, Ada; Orr, Ben Otto, Jr.; Swift-Jones, Jean-Paul", "", "2024-09", in("Annals of Coastal Transport"), numbers("12", "3", "117–134"), doi("10.5555/act.117"))},
		{"journal article, no volume", f(annotate.JournalPiece, "Riders of the tram", "Marsh, Ada", "", "2024", in("Annals"), numbers("", "3", ""))},
		{"four authors", f(annotate.JournalPiece, "Gauges", authors(4), "", "2024", in("Annals"), numbers("1", "", ""))},
		{"twelve authors", f(annotate.Book, "Rails", authors(12), "Port Press", "2001")},
		{"22 authors", f(annotate.Report, "Census of stops", authors(22), "Port Press", "2001")},
		{"preprint", f(annotate.Preprint, "Wheels on wet rails", "Fenn, Ida", "", "2023-02-01", in("Archive of Preprints"), number("2302.01"), at("https://preprints.example/2302.01"))},
		{"blog post", f(annotate.BlogPost, "Off the rails", "Aske, Jon", "", "2022-08-09", in("Jon’s Blog"), at("https://blog.example/rails"))},
		{"social post", f(annotate.Post, "The tram is late again", "Aske, Jon", "", "2022-08-09", in("Mastodon"), genre("Post"), at("https://social.example/1"))},
		{"report of an organisation", f(annotate.Report, "Accounts of the harbour", "Harbour Board", "Harbour Board", "2025-01", number("HB 7"), genre("Annual report"), at("https://board.example/accounts"))},
		{"report in a series", f(annotate.Report, "Depth of the basin", "Fenn, Ida", "Survey Office", "1998", in("Papers of the survey"), number("12"), place("Lindmouth"))},
		{"data set", f(annotate.Dataset, "Counts at the gates", "Lindmouth Tram", "Open Data Office", "2024-02-03", edition("2.1"), doi("10.5555/data.9"))},
		{"figure", f(annotate.FigureOrTable, "Riders by month", "", "Statistics Office", "2024", in("Yearbook"), number("4.2"), numbers("", "", "88"))},
		{"book", f(annotate.Book, "A history of the harbour", "Garc\u00eda M\u00e1rquez, In\u00e9s;", "Port Press", "1987", edition("2"), place("Lindmouth"), numbers("1", "", ""))},
		{"edited book", f(annotate.Book, "Essays on rails", "", "Port Press", "1987", edited("Dunn, Cy; Fenn, Ida"))},
		{"chapter", f(annotate.Chapter, "The first line", "Marsh, Ada", "Port Press", "1987", in("Essays on rails"), edited("Dunn, Cy; Fenn, Ida"), edition("3"), numbers("2", "", "45-67"), place("Lindmouth"))},
		{"encyclopedia", f(annotate.Encyclopedia, "Tram", "", "Great Press", "2010", in("Encyclopedia of the Coast"), numbers("9", "", "812"))},
		{"thesis", f(annotate.Thesis, "On gauges", "Fenn, Ida", "University of Lindmouth", "2015", genre("Doctoral thesis"))},
		{"conference paper", f(annotate.ConferencePaper, "Points and switches", "Fenn, Ida", "Port Press", "2020-05", in("Rails of the Coast"), event("Coastal Rails 2020"), edited("Dunn, Cy"), numbers("", "", "1–9"), place("Elmsay"))},
		{"broadcast", f(annotate.Broadcast, "Under the harbour", "", "Coast Radio", "2021-11-12", in("Evening Report"), number("212"))},
		{"film", f(annotate.Film, "The last ferry", "Okoro, Ngozi", "Pier Pictures", "2019", genre("Documentary"))},
		{"podcast", f(annotate.Recording, "Late again", "Aske, Jon", "", "2023-04-05", in("Delays"), number("17"), at("https://delays.example/17"))},
		{"picture", f(annotate.Picture, "Harbour at dawn", "Lund, Per", "", "1931", genre("Photograph"), in("City Archive"), place("Lindmouth"))},
		{"map", f(annotate.Map, "Chart of the sound", "", "Survey Office", "1902", genre("1:20,000"), place("Lindmouth"))},
		{"interview", f(annotate.Interview, "We never counted", "Mao, Hai", "", "2024-05-06", edited("Đorđević, Ana"), in("The Lindmouth Courier"))},
		{"personal communication", f(annotate.Personal, "Costs of the tram", "Holm, Asta", "", "2025-06-07", genre("E-mail to Ada Marsh"))},
		{"speech", f(annotate.Speech, "On the budget", "Dahlmar, Ines", "", "2025-02-03", event("Session of the town council"), place("Lindmouth"))},
		{"hearing", f(annotate.Hearing, "Testimony on the tram", "Orr, Ben", "Parliament", "2024-10-01", event("Committee on Transport, 2nd session"), number("14"))},
		{"law", f(annotate.Legislation, "Harbour Act", "", "", "1957-03-14", in("Gazette of Laws"), numbers("12", "", "§ 3"))},
		{"bill", f(annotate.Bill, "Tram (Finance) Bill", "", "Parliament", "2024", number("HB 44"), event("3rd session"))},
		{"court decision", f(annotate.LegalCase, "Harbour Board v. Clerk", "", "High Court of Lindmouth", "1998", in("Harbour Reports"), numbers("12", "", "34"), number("C-17/97"))},
		{"treaty", f(annotate.Treaty, "Convention on the Sound", "", "", "1911-05-06", in("Treaty Series"), numbers("3", "", "201"))},
		{"standard", f(annotate.Standard, "Gauge of tramways", "Board of Norms", "Board of Norms", "2018", number("BN 1435"))},
		{"patent", f(annotate.Patent, "Silent wheel", "Lund, Per", "Patent Office", "1923-01-02", number("LP 4711"))},
		{"software", f(annotate.Software, "Timetable maker", "Tram Lab", "", "2024", edition("3.4"), at("https://lab.example/tt"))},
		{"manuscript", f(annotate.Manuscript, "Letters to the board", "Okoro, N.", "", "1911", in("City Archive, box 7"))},
		{"Chinese", f(annotate.Report, "港口账目", "毛, 海; 港务局", "港务局", "2024", place("海城"))},
		{"Arabic", f(annotate.NewspaperPiece, "حسابات الميناء", "سالم، ليلى", "", "2024-05-06", in("صحيفة الميناء"))},
		{"Russian", f(annotate.Book, "История порта", "Иванова, Анна Петровна", "Порт", "1999")},
		{"names in their usual order", f(annotate.Webpage, "Costs", "Ada Marsh and Ben Orr", "Courier", "2024")},
		{"confidential", func() annotate.SourceFields {
			s := f(annotate.Interview, "Secret title", "Secret, Author", "Secret press", "2024-05-06", edited("Secret, Editor"), at("https://secret.example/"), doi("10.5555/secret"))
			s.Confidential, s.Alias = true, "a harbour official"
			return s
		}()},
	}
}

func TestCite(t *testing.T) {
	var got strings.Builder
	for _, s := range samples() {
		fmt.Fprintf(&got, "# %s\n", s.name)
		for _, style := range Styles() {
			for _, note := range []bool{false, true} {
				runs := Cite(s.fields, Options{Style: Style(style.Key), AsNote: note, Terms: english()})
				for i, r := range runs {
					if r.Italic {
						runs[i].Text = "*" + r.Text + "*"
					}
				}
				line := Text(runs)
				if strings.Contains(line, "  ") || strings.Contains(line, ",,") || strings.Contains(line, "..") || strings.Contains(line, ". .") || strings.Contains(line, "()") || strings.HasSuffix(line, ", ") {
					t.Errorf("%s, %s: %q is badly put together", s.name, style.Key, line)
				}
				if strings.Contains(strings.ToLower(line), "secret") {
					t.Errorf("%s, %s: %q tells who it is", s.name, style.Key, line)
				}
				kind := map[bool]string{false: "entry", true: "note "}[note]
				fmt.Fprintf(&got, "%-7s %s  %s\n", style.Key, kind, line)
			}
		}
		got.WriteString("\n")
	}
	const golden = "testdata/citations.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || got.String() != string(want) {
		t.Errorf("citations are not what they were (%v). Look at the difference after: go test ./annotate/citation -update", err)
	}
}

// The title leads to the source, the newsroom may know who a source is, and the
// style's own words are told from those of the source.
func TestRuns(t *testing.T) {
	f := annotate.SourceFields{Title: "Riders", Author: "Marsh, Ada", DOI: "10.5555/1", Type: annotate.Book, Confidential: true, Alias: "a clerk"}
	if runs := Cite(f, Options{Style: APA, Terms: english()}); !slices.Equal(runs, []Run{{Text: "a clerk"}}) {
		t.Errorf("outside it is %+v", runs)
	}
	want := []Run{
		{Text: "Marsh"},
		{Text: ", ", Own: true},
		{Text: "A."},
		{Text: " (n.d.). ", Own: true},
		{Text: "Riders", Title: true, Italic: true, URL: "https://doi.org/10.5555/1"},
		{Text: ". ", Own: true},
		{Text: "https://doi.org/10.5555/1", URL: "https://doi.org/10.5555/1"},
	}
	if runs := Cite(f, Options{Style: APA, Inside: true, Terms: english()}); !slices.Equal(runs, want) {
		t.Errorf("inside it is %+v", runs)
	}
}
