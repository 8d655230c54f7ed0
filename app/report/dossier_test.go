package report

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"tickmark/annotate"
)

// testTime is when everything in the tests' dossiers happened.
var testTime = time.Date(2025, 11, 30, 9, 0, 0, 0, time.UTC)

// dossier is an article of the blocks without claims.
func dossier(t testing.TB, lang, title string, blocks ...annotate.Block) annotate.Dossier {
	t.Helper()
	version, err := annotate.NewVersion("article", 1, blocks, lang)
	if err != nil {
		t.Fatal(err)
	}
	version.ID, version.CapturedAt, version.Format = "version", testTime, "text"
	version.OriginalHash = annotate.Hash([]byte(title))
	return annotate.Dossier{
		Format:    annotate.DossierFormat,
		Generator: "Tickmark 0.0.0",
		CreatedAt: testTime,
		Head:      annotate.Head{Actions: 1203, Hash: annotate.Hash([]byte("history"))},
		Article: annotate.Article{
			ID: "article", VersionID: version.ID, CreatedAt: testTime, UpdatedAt: testTime,
			ArticleFields: annotate.ArticleFields{Kind: annotate.Published, Title: title, Lang: lang, URL: "https://courier.example/1"}.Clean(),
		},
		Version:   version,
		Versions:  []annotate.VersionInfo{version.VersionInfo},
		Claims:    []annotate.Claim{},
		Parked:    []annotate.Claim{},
		Revisions: []annotate.Revision{},
		Asides:    []annotate.Aside{},
		Waivers:   []annotate.Waiver{},

		SignOffs:  []annotate.SignOff{},
		Sources:   []annotate.Source{},
		Origins:   []annotate.Source{},
		Snapshots: []annotate.Snapshot{},
		Scales:    []annotate.Scale{},
	}
}

func paragraph(text string) annotate.Block {
	return annotate.Block{Kind: annotate.Paragraph, Text: text}
}

// mark adds a claim on the words of the text.
func mark(t testing.TB, d *annotate.Dossier, quotes ...string) *annotate.Claim {
	t.Helper()
	id := fmt.Sprintf("claim%d", len(d.Claims)+1)
	c := annotate.Claim{
		ID: id, ArticleID: d.Article.ID, CreatedAt: testTime, UpdatedAt: testTime,
		ClaimFields: annotate.ClaimFields{}.Clean(), Passages: []annotate.Passage{}, Regions: []annotate.FigureRegion{}, Lost: []annotate.Loss{},
		Evidence: []annotate.Evidence{}, EarlierVerdicts: []annotate.Verdict{},
		Queries: []annotate.Query{}, Searches: []annotate.Search{},
	}
	for i, quote := range quotes {
		p, err := annotate.NewPassage(d.Version.ID, d.Version.Text(), spanOf(t, *d, quote))
		if err != nil {
			t.Fatal(err)
		}
		p.ID = fmt.Sprintf("%s-%d", id, i)
		c.Passages = append(c.Passages, p)
	}
	d.Claims = append(d.Claims, c)
	annotate.SortClaims(d.Claims)
	for i := range d.Claims {
		if d.Claims[i].ID == id {
			return &d.Claims[i]
		}
	}
	return nil
}

// spanOf is the one place of the words in the text.
func spanOf(t testing.TB, d annotate.Dossier, words string) annotate.Span {
	t.Helper()
	span, err := d.Version.Text().Locate(annotate.Quote{Exact: words})
	if err != nil {
		t.Fatal(err)
	}
	return span
}

// judge gives the newest verdict on a claim, on the default scale.
func judge(d *annotate.Dossier, c *annotate.Claim, level, explanation string) {
	if len(d.Scales) == 0 {
		d.Scales = []annotate.Scale{{ID: "scale", ScaleID: "scales", Version: 1, CreatedAt: testTime, ScaleFields: annotate.DefaultScale()}}
	}
	c.Verdict = &annotate.Verdict{
		ID: "verdict-" + c.ID, ClaimID: c.ID, GivenBy: "Ada Fenwick", GivenAt: testTime, UpdatedAt: testTime,
		VerdictFields: annotate.VerdictFields{ScaleVersionID: "scale", Level: level, Explanation: explanation},
	}
}

// support adds evidence from a source with the title, which is made if needed.
func support(d *annotate.Dossier, c *annotate.Claim, title string, fields annotate.EvidenceFields) *annotate.Source {
	id := "source-" + annotate.Hash([]byte(title))[:8]
	if d.Source(id).ID == "" {
		d.Sources = append(d.Sources, annotate.Source{
			ID: id, Uses: 1, CreatedAt: testTime, UpdatedAt: testTime,
			SourceFields: annotate.SourceFields{Title: title, URL: "https://sources.example/" + id}.Clean(),
		})
	}
	c.Evidence = append(c.Evidence, annotate.Evidence{
		ID: fmt.Sprintf("%s-e%d", c.ID, len(c.Evidence)), ClaimID: c.ID, SourceID: id,
		EvidenceFields: fields.Clean(), CreatedAt: testTime, UpdatedAt: testTime,
	})
	for i := range d.Sources {
		if d.Sources[i].ID == id {
			return &d.Sources[i]
		}
	}
	return nil
}

// take says that the newest evidence of a claim was taken from a snapshot.
func take(d *annotate.Dossier, c *annotate.Claim, name string, where annotate.Selector) {
	e := &c.Evidence[len(c.Evidence)-1]
	e.SnapshotID, e.Selector = "snapshot-"+name, &where
	d.Snapshots = append(d.Snapshots, annotate.Snapshot{
		ID: e.SnapshotID, SourceID: e.SourceID, Hash: annotate.Hash([]byte(name)), Size: 1 << 20, MediaType: "application/pdf", Name: name,
		URL: "https://sources.example/" + name, Path: "internal/" + name, CapturedAt: testTime.Add(-48 * time.Hour), Pages: 64,
		BlocksHash: annotate.Hash([]byte("text of " + name)), Damage: "internal: gone",
	})
}

// everything is a dossier in which every field of the model has a value.
func everything(t testing.TB) annotate.Dossier {
	t.Helper()
	d := dossier(
		t, "en", "The harbour tram",
		annotate.Block{Kind: annotate.Heading, Level: 1, Text: "The harbour tram"},
		annotate.Block{
			Kind: annotate.Paragraph, Text: "The tram carried 4.2 million people, twice the forecast. It is the busiest line.",
			Marks: []annotate.Mark{
				{Kind: annotate.MarkLink, Span: annotate.Span{Start: 4, End: 28}, Href: "https://tram.example/"},
				{Kind: annotate.MarkStrong, Span: annotate.Span{Start: 17, End: 28}},
				{Kind: annotate.MarkEm, Span: annotate.Span{Start: 37, End: 42}},
				{Kind: annotate.MarkCode, Span: annotate.Span{Start: 57, End: 62}},
			},
		},
		annotate.Block{Kind: annotate.Heading, Level: 4, Text: "Stops"},
		annotate.Block{Kind: annotate.ListItem, Level: 1, Text: "Fishmarket"},
		annotate.Block{Kind: annotate.ListItem, Level: 3, Ordered: true, Number: 7, Text: "Platform seven"},
		annotate.Block{Kind: annotate.ListItem, Level: 1, Text: "Ropeworks"},
		annotate.Block{Kind: annotate.BlockQuote, Text: "It pays for itself.\nAnd soon."},
		annotate.Block{Kind: annotate.Preformatted, Text: "09:00  Fishmarket\n09:12  Lighthouse"},
		annotate.Block{Kind: annotate.Table, Text: "Stop\tPeople\nFishmarket\t3,140\nHill\t", Rows: []annotate.Row{
			{Cells: []annotate.Cell{{Span: annotate.Span{Start: 0, End: 4}, Header: true}, {Span: annotate.Span{Start: 5, End: 11}, Header: true}}},
			{Cells: []annotate.Cell{{Span: annotate.Span{Start: 12, End: 22}, Header: true}, {Span: annotate.Span{Start: 23, End: 28}}}},
			{Cells: []annotate.Cell{{Span: annotate.Span{Start: 29, End: 33}}, {Span: annotate.Span{Start: 34, End: 34}}}},
		}},
		annotate.Block{Kind: annotate.Figure, Image: annotate.Hash(nil), Alt: "A tram in the rain", Text: "The first tram"},
		annotate.Block{Kind: annotate.Paragraph, Lang: "fr", Text: "« Tout va bien. »", Places: []annotate.Place{{Page: 3}}, References: []annotate.Reference{{
			Span: annotate.Span{Start: 2, End: 6}, Kind: annotate.ReferenceComment, Author: "internal: Nora Bell", Text: "internal: overheard",
			Links: []string{"https://internal.example/"},
		}}},
	)
	d.Article.Byline, d.Article.Publisher, d.Article.PublishedOn = "Nora Bell", "The Courier", "2025-09"
	d.Article.Note = "internal: the article"
	d.Version.OriginalName = "tram.md"

	c := mark(t, &d, "4.2 million people, twice the forecast")
	c.Wording, c.Claimant, c.ClaimantRole, c.SaidOn = "The tram beat the forecast.", "Ines Dahlmar", "chair", "2025"
	c.Kind, c.Priority, c.Status, c.Tags = annotate.KindComparison, annotate.High, annotate.Wrong, []string{"riders"}
	c.Note, c.StatusReason, c.Checked = "internal: the claim", "internal: the status", []string{"number-source"}
	c.Queries = append(c.Queries, annotate.Query{
		ID: "query", ClaimID: c.ID, AskedBy: "Ada Fenwick", AskedAt: testTime, ClosedAt: &testTime,
		QueryFields: annotate.QueryFields{To: annotate.ToEditor, Question: "internal: which year?", Suggestion: "internal: a third more", Answer: "internal: 2025"},
	})
	c.Searches = append(c.Searches, annotate.Search{
		ID: "search", ClaimID: c.ID, Person: "Ada Fenwick", CreatedAt: testTime,
		SearchFields: annotate.SearchFields{Place: "internal: the archive", Terms: "internal: tram", Found: true, Note: "internal: box 7", On: "2025-11-29"},
	})
	judge(&d, c, "mostly-false", "It is **35 %**, *not* 100. See [the case](https://council.example/case?a=1&b=2).\n\n1. one\n2. two\n\n> quoted `code`")
	c.EarlierVerdicts = []annotate.Verdict{*c.Verdict}
	c.EarlierVerdicts[0].ReplacedAt, c.EarlierVerdicts[0].Explanation = &testTime, "internal: replaced"
	c.EarlierVerdicts[0].Level = "true"
	s := support(&d, c, "Business case", annotate.EvidenceFields{
		Stance: annotate.Contradicts, LocatorKind: annotate.LocatorPage, Locator: "31", Quote: "Central case: 3.1 million",
		Limits: "It is a forecast.", AccessedOn: "2025-11-29", ArchiveURL: "https://archive.example/1",
	})
	s.Author, s.Publisher, s.Issued, s.Class = "Department of Works", "Town Council", "2019-03", annotate.Primary
	take(&d, c, "business-case.pdf", annotate.Selector{
		Span: &annotate.Span{Start: 1042, End: 1067}, Page: 31,
		Quote: annotate.Quote{Exact: "Central case: 3.1 million", Prefix: "Riders a year. ", Suffix: " by 2025"},
	})
	c = mark(t, &d, "The tram carried 4.2 million", "3,140")
	judge(&d, c, "true", "Counted.")
	annual := support(&d, c, "Annual report", annotate.EvidenceFields{Locator: "7"})
	annual.Type, annual.Author, annual.Number, annual.Note = annotate.Report, "Holm, Asta; Ferrand, Jules", "TR 12", "internal: the chair sent it"
	annual.Interests, annual.OriginID = "The line reports on itself.", "count"
	d.Origins = []annotate.Source{{
		ID: "count", CreatedAt: testTime, UpdatedAt: testTime, SourceFields: annotate.SourceFields{Title: "internal: the count of riders"}.Clean(),
	}}
	support(&d, c, "Business case", annotate.EvidenceFields{Stance: annotate.Context, LocatorKind: annotate.LocatorTimecode, Locator: "1:02"})
	take(&d, c, "hearing.mp3", annotate.Selector{Time: &annotate.TimeSpan{Start: 62_000, End: 64_500}})
	clerk := support(&d, c, "Conversation with the clerk", annotate.EvidenceFields{Locator: "2", Quote: "We counted.", AccessedOn: "2025-11-20"})
	take(&d, c, "internal-notes.png", annotate.Selector{Page: 2, Region: &annotate.Region{X: 10, Y: 12.5, W: 40, H: 20}})
	clerk.Author, clerk.Class, clerk.Confidential, clerk.Alias = "Mads Orrin", annotate.Primary, true, "a clerk of the line"
	c.Wording = "The tram carried 4.2 million people, and runs in the rain."
	region, err := annotate.NewFigureRegion(d.Version, 9, annotate.Region{X: 12.5, Y: 0, W: 50, H: 75})
	if err != nil {
		t.Fatal(err)
	}
	region.ID = "region"
	c.Regions = append(c.Regions, region)
	c = mark(t, &d, "It pays for itself.\nAnd soon.")
	judge(&d, c, "opinion", "")
	c = mark(t, &d, "the busiest line")
	c.Status = annotate.QueryOut
	aside, err := annotate.NewAside(d.Version, d.Version.Text(), spanOf(t, d, "« Tout va bien. »"), annotate.Opinion)
	if err != nil {
		t.Fatal(err)
	}
	aside.ID, aside.CreatedAt = "aside", testTime
	d.Asides = append(d.Asides, aside)
	for i, role := range annotate.SignOffRoles() {
		d.SignOffs = append(d.SignOffs, annotate.SignOff{
			ID: "sign-off-" + string(role), ArticleID: d.Article.ID, Role: role, Person: []string{"Ada Fenwick", "Ben Orr", "Cy Dunn"}[i], At: testTime.Add(-time.Hour),
			TextHash: d.Version.TextHash, CheckHash: annotate.Hash(nil), Note: "internal: read", Lapsed: role == annotate.RoleSecondRead,
		})
	}
	d.Waivers = append(d.Waivers, annotate.Waiver{
		ID: "waiver", ArticleID: d.Article.ID, Rule: "open-queries", Reason: "internal: small", Findings: "internal", Person: "Ada Fenwick", CreatedAt: testTime,
	})
	return d
}

// dossiers are articles in many scripts and conditions.
func dossiers(t testing.TB) map[string]annotate.Dossier {
	t.Helper()
	all := map[string]annotate.Dossier{"everything": everything(t)}

	d := dossier(t, "en", "Nothing marked yet", paragraph("Only words."))
	d.Article.Kind, d.Article.URL = annotate.Draft, ""
	all["empty"] = d

	d = dossier(t, "en", "Three deep", paragraph("One two three four five six."), paragraph("Seven eight."))
	judge(&d, mark(t, &d, "One two three four five"), "true", "")
	judge(&d, mark(t, &d, "two three"), "false", "")
	judge(&d, mark(t, &d, "three four five six.\nSeven"), "misleading", "")
	judge(&d, mark(t, &d, "One two three four five"), "opinion", "")
	all["overlapping"] = d

	d = dossier(t, "ar", "الميناء الجديد", paragraph("افتتح الميناء في عام 2024 وكلف 118 مليون كرونة."), paragraph("وقالت Halmsey Courier إن الترام ممتلئ."))
	c := mark(t, &d, "وكلف 118 مليون كرونة")
	c.Wording, c.Claimant = "كلف الميناء 118 مليون كرونة.", "إيناس"
	judge(&d, c, "true", "تقرير المدقق يؤكد الرقم (118.4).")
	support(&d, c, "التقرير النهائي", annotate.EvidenceFields{Quote: "المجموع: 118.4"})
	all["arabic"] = d

	d = dossier(t, "he", "הנמל החדש", paragraph("הנמל נפתח ב-14 בספטמבר 2024 ועלה 118 מיליון כתר."))
	judge(&d, mark(t, &d, "ועלה 118 מיליון כתר"), "false", "הדוח (2025) אומר 171.1.")
	all["hebrew"] = d

	d = dossier(t, "hi", "नया बंदरगाह", paragraph("पहली ट्राम 14 सितंबर 2024 को चली और उसमें 42 लाख यात्री बैठे।"))
	judge(&d, mark(t, &d, "42 लाख यात्री बैठे"), "half-true", "वार्षिक रिपोर्ट में यही संख्या है।")
	all["hindi"] = d

	d = dossier(t, "zh-Hans", "新港口", paragraph("第一辆电车于2024年9月14日开出，一年内运送了四百二十万名乘客。"))
	judge(&d, mark(t, &d, "一年内运送了四百二十万名乘客"), "true", "年度报告证实了这一数字。")
	all["chinese"] = d

	d = dossier(t, "ja", "新しい港", paragraph("最初の路面電車は九時に出発した。"), annotate.Block{Kind: annotate.Paragraph, Lang: "ko", Text: "첫 전차는 아홉 시에 출발했다."})
	judge(&d, mark(t, &d, "九時に出発した"), "true", "")
	judge(&d, mark(t, &d, "아홉 시에"), "true", "")
	all["japanese and korean"] = d

	d = dossier(t, "el", "Το νέο λιμάνι", paragraph("Το πρώτο τραμ έφυγε στις εννέα. 🚋 Ну и 👩‍👩‍👧‍👦, и 🇳🇴!"))
	judge(&d, mark(t, &d, "έφυγε στις εννέα. 🚋 Ну и 👩‍👩‍👧‍👦"), "true", "Ναι.")
	all["greek, cyrillic, emoji"] = d
	return all
}

func written(t testing.TB, write func(context.Context, *bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func htmlOf(t testing.TB, d annotate.Dossier) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteHTML(ctx, b, d, Options{}) })
}

func jsonOf(t testing.TB, d annotate.Dossier) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteJSON(ctx, b, d, Options{}) })
}
