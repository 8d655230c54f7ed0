package db

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestSearch(t *testing.T) {
	d, _ := openTest(t)
	for title, text := range map[string]string{
		"Pier":       "The harbour master measured the piers; Zoë's café in Łódź, 9,000 visitors. Don't run-in.",
		"Brücke":     "Die längste Brücke der Küste heißt Möwensteg.",
		"Decomposed": "A cafe\u0301 and a nin\u0303o.",
		"Greek":      "Η μεγαλύτερη γέφυρα του κόσμου.",
		"Russian":    "Самый длинный мост на побережье.",
		"Arabic":     "قال الوزير إن الجسر هو الأطول",
		"Hindi":      "यह पुल सबसे लंबा है और हिन्दी में लिखा है",
		"Chinese":    "海港委员会昨天表示，新码头长900米，是沿海最长的。AI技术",
		"Japanese":   "東京タワーは日本で一番高い塔でした。",
		"Korean":     "부산항 부두는 해안에서 가장 길다.",
		"Thai":       "สะพานนี้ยาวที่สุดในประเทศ",
	} {
		addArticle(t, d, title, text)
	}
	cases := []struct {
		search string
		want   string // titles
	}{
		{"pier", "Pier"},
		{"PIERS", "Pier"},
		{"har mea", "Pier"},               // beginnings of words
		{"arbour", ""},                    // not the middle
		{"measuring", "Pier"},             // the same stem
		{"pier brücke", ""},               // all words, not any
		{"cafe", "Decomposed Pier"},       // accents do not matter,
		{"café", "Decomposed Pier"},       // neither here nor there,
		{"cafe\u0301", "Decomposed Pier"}, // nor how they are encoded
		{"zoe's", "Pier"},
		{"9,000", "Pier"},
		{"lodz", ""}, // ł is a letter of its own
		{"Łódź", "Pier"},
		{"BRUCKE kuste", "Brücke"},
		{"heißt", "Brücke"},
		{"γεφυρα", "Greek"},
		{"ГОСТ", ""}, // not the end of a word
		{"мост", "Russian"},
		{"длинныи", "Russian"},
		{"الجسر", "Arabic"},
		{"الجِسْرُ", "Arabic"},
		{"اطول", ""},
		{"الاطول", "Arabic"},
		{"हिन्दी", "Hindi"},
		{"हिन्दो", ""},
		{"पुल", "Hindi"},
		{"码头", "Chinese"},
		{"头码", ""}, // the letters in this order
		{"港", "Chinese"},
		{"最长 海港", "Chinese"},
		{"ai", "Chinese"},
		{"900米", "Chinese"},
		{"タワー", "Japanese"},
		{"日本", "Japanese"},
		{"부두", "Korean"},
		{"ยาว", "Thai"},
		{"courier marsh pier", "Pier"}, // publisher, byline, title
		{"", "Arabic Brücke Chinese Decomposed Greek Hindi Japanese Korean Pier Russian Thai"},
		{"   ", ""},
		{"—", ""},
		{"😀", ""},
	}
	for _, c := range cases {
		t.Run(c.search, func(t *testing.T) {
			page, total, err := d.Articles(t.Context(), ArticleQuery{Search: c.search, Sort: "title"})
			if err != nil || total != len(page) {
				t.Fatalf("%d of %d articles, %v", len(page), total, err)
			}
			var titles []string
			for _, a := range page {
				titles = append(titles, a.Title)
			}
			slices.Sort(titles)
			if got := strings.Join(titles, " "); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// Nothing that is typed into the search box can be a mistake in the query.
func TestSearchTakesAnything(t *testing.T) {
	d, _ := openTest(t)
	addArticle(t, d, "Pier", "The pier is long.")
	for _, search := range []string{
		`"`, `""`, `a"b`, `"pier`, `pier"`, `pier*`, `^pier`, `title:pier`, `pier AND`, `NOT pier`, `(pier`, `NEAR(a b)`, `a + b`,
		`{title}: x`, `-pier`, `a'b`, `\`, "pier\x00x", "\xff\xfepier", `%`, `pier;DROP TABLE articles`, "\u200b", "海\u200b港", "\u0301",
		strings.Repeat("pier ", 500), strings.Repeat("x", 100_000), "ⅷ", "٣", "a\u0301\u0301\u0301",
	} {
		if _, _, err := d.Articles(t.Context(), ArticleQuery{Search: search}); err != nil {
			t.Errorf("articles with %.20q: %v", search, err)
		}
		if _, _, err := d.Sources(t.Context(), SourceQuery{Search: search, Limit: 10}); err != nil {
			t.Errorf("sources with %.20q: %v", search, err)
		}
	}
}

// FuzzSearch checks that no search is an error and that hits have two ends.
func FuzzSearch(f *testing.F) {
	d, _ := openTest(f)
	f.Add("The pier is long", `"pier* AND (`)
	f.Add("海港委员会", "海\u200b港\x00")
	f.Fuzz(func(t *testing.T, text, search string) {
		words := searchWords(search)
		for _, w := range words {
			if len(searchWords(w)) != 1 {
				t.Errorf("%q is no word by itself", w)
			}
		}
		if marked := excerpt(annotate.CleanText(text), words); strings.Count(marked, hitStart) != strings.Count(marked, hitEnd) {
			t.Errorf("hits are not closed: %q", marked)
		}
		if _, _, err := d.Articles(t.Context(), ArticleQuery{Search: search}); err != nil {
			t.Errorf("%q: %v", search, err)
		}
	})
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("before ", 30) + "the Pier here and piers there " + strings.Repeat("after ", 60)
	cases := []struct{ name, text, search, want string }{
		{"whole text", "The pier is long.", "pier", "The [pier] is long."},
		{"part of a word", "The piers are long.", "pi", "The [piers] are long."},
		{"not inside a word", "A rapier, a pier.", "pier", "A rapier, a [pier]."},
		{"case and accents", "Zur BRÜCKE, cafe\u0301!", "brucke café", "Zur [BRÜCKE], [cafe\u0301]!"},
		{"several", "Pier on pier", "pier", "[Pier] on [pier]"},
		{"unspaced letters", "新码头长九百米", "码头", "新[码头]长九百米"},
		{"among words", long, "pier", "…" + strings.Repeat("before ", 8) + "the [Pier] here and [piers] there " + strings.Repeat("after ", 19) + "…"},
		{"private characters", "The \ue000pier\ue001 is \ue000long", "pier", "The [pier] is long"},
		{"nothing", "The pier is long.", "bridge", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := strings.NewReplacer(hitStart, "[", hitEnd, "]").Replace(excerpt(c.text, searchWords(c.search)))
			if got != c.want {
				t.Errorf("excerpt is\n%q, want\n%q", got, c.want)
			}
		})
	}
}

func TestSources(t *testing.T) {
	d, _ := openTest(t)
	a := addArticle(t, d, "Pier", "The pier is long.")
	cited := addClaim(t, d, a, annotate.Span{Start: 0, End: 8}).Evidence[0].SourceID
	do(t, d, Work{Label: "Add sources"}, func(tx *Tx) error {
		for _, title := range []string{"Old map", "Sea chart", "Talk with Osk Varnelle"} {
			s := annotate.Source{ID: annotate.NewID(), CreatedAt: tx.Now(), SourceFields: annotate.SourceFields{Title: title, Publisher: "Survey Press"}.Clean()}
			switch title {
			case "Talk with Osk Varnelle":
				s.Confidential, s.Alias, s.Author, s.Note = true, "a Pilot of the Navy", "Varnelle, Osk", "Calls on Mondays."
			case "Sea chart":
				s.ContainerTitle, s.Editor, s.DOI, s.Interests = "Annals of the sound", "Brandt, Ewa", "10.5555/Sea.7", "Sells charts."
			}
			if err := tx.PutSource(s); err != nil {
				return err
			}
		}
		return nil
	})
	for search, want := range map[string]string{
		"": "Harbour survey, Talk with Osk Varnelle, Sea chart, Old map", "surv": "Harbour survey, Sea chart, Old map", "press map": "Old map", "port.example": "Harbour survey",
		"annals brandt": "Sea chart", "10.5555/sea": "Sea chart", "sells": "Sea chart", "none": "",
		"navy pil": "Talk with Osk Varnelle", "varnelle": "", "talk": "", "mondays": "", // a confidential source is known by its alias
	} {
		found, _, err := d.Sources(t.Context(), SourceQuery{Search: search})
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, s := range found {
			titles = append(titles, s.Title)
		}
		if got := strings.Join(titles, ", "); got != want {
			t.Errorf("%q finds %q, want %q", search, got, want)
		}
	}
	for name, c := range map[string]struct {
		want  SourceQuery
		first string
		total int
	}{
		"by title":     {SourceQuery{Sort: "title", Limit: 1, Offset: 1}, "Harbour survey", 4},
		"newest":       {SourceQuery{Sort: "added"}, "Talk with Osk Varnelle", 4},
		"confidential": {SourceQuery{Confidential: true}, "Talk with Osk Varnelle", 1},
		"uncited":      {SourceQuery{Uncited: true, Search: "survey"}, "Sea chart", 2},
		"class":        {SourceQuery{Class: annotate.Tertiary}, "", 0},
		"type":         {SourceQuery{Type: annotate.Map}, "", 0},
	} {
		page, total, err := d.Sources(t.Context(), c.want)
		if err != nil || total != c.total || total > 0 && page[0].Title != c.first || c.want.Limit > 0 && len(page) > c.want.Limit {
			t.Errorf("%s: %d, %+v, %v", name, total, page, err)
		}
	}
	_, _, err := d.Sources(t.Context(), SourceQuery{Sort: "colour"})
	wantCode(t, err, annotate.Invalid)
	err = d.Do(t.Context(), Work{Label: "Delete source"}, func(tx *Tx) error { return tx.DeleteSource(cited) })
	wantCode(t, err, annotate.Conflict)
}

// What is written of a confidential source is in no index of words, also where it was
// before, and comes back when the source is confidential no longer.
func TestConfidentialWordsAreNotIndexed(t *testing.T) {
	d, _ := openTest(t)
	s := annotate.Source{ID: annotate.NewID(), SourceFields: annotate.SourceFields{
		Title: "Bravozebra", Author: "Charliezebra, Ann", Editor: "Deltazebra", Publisher: "Echozebra", URL: "https://foxtrotzebra.example/", ContainerTitle: "Golfzebra",
		Event: "Hotelzebra", PublisherPlace: "Indiazebra", Genre: "Julietzebra", DOI: "10.5555/kilozebra", ISBN: "limazebra", Number: "mikezebra",
		Note: "Novemberzebra", Interests: "Oscarzebra",
	}.Clean()}
	put := func(confidential bool) {
		t.Helper()
		s.Confidential, s.Alias = confidential, ""
		if confidential {
			s.Alias = "harbour official"
		}
		do(t, d, Work{Label: "Put source"}, func(tx *Tx) error { return tx.PutSource(s) })
	}
	indexed := func(word string) bool {
		t.Helper()
		// As it lies there: what is deleted can stay in the pages of an index.
		n, err := count(t.Context(), d.q, `SELECT (SELECT count(*) FROM sources_fts_data WHERE instr(block, CAST(?1 AS BLOB)) > 0)
			+ (SELECT count(*) FROM sources_fts_idx WHERE instr(term, CAST(?1 AS BLOB)) > 0)`, word)
		if err != nil {
			t.Fatal(err)
		}
		return n > 0
	}
	// Others around it make pages that would be merged at some other time.
	do(t, d, Work{Label: "Add sources"}, func(tx *Tx) error {
		for i := range 50 {
			o := annotate.Source{ID: annotate.NewID(), SourceFields: annotate.SourceFields{Title: fmt.Sprintf("Map %d", i)}.Clean()}
			if err := tx.PutSource(o); err != nil {
				return err
			}
		}
		return nil
	})
	for _, confidential := range []bool{true, false, true} {
		put(confidential)
		if got := indexed("zebra"); got == confidential {
			t.Errorf("confidential: %v, its words are in the index: %v", confidential, got)
		}
		if confidential && !indexed("offici") {
			t.Error("its alias is not in the index")
		}
	}
	if v, err := d.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	for _, undo := range []string{"words", "alias"} {
		if _, err := d.Undo(t.Context(), "", "Ada"); err != nil {
			t.Fatal(err)
		}
		if got := indexed("zebra"); got != (undo == "words") {
			t.Errorf("after undoing, the words are in the index: %v", got)
		}
	}
}

// Origins lead on and never back, and one that others lean on stays.
func TestOriginsOfSources(t *testing.T) {
	d, _ := openTest(t)
	ids := map[string]string{}
	put := func(title, origin string) error {
		return d.Do(t.Context(), Work{Label: "Put source"}, func(tx *Tx) error {
			if ids[title] == "" {
				ids[title] = annotate.NewID()
			}
			s := annotate.Source{ID: ids[title], SourceFields: annotate.SourceFields{Title: title, OriginID: cmp.Or(ids[origin], origin)}.Clean()}
			return tx.PutSource(s)
		})
	}
	for _, step := range []struct {
		title, origin string
		want          annotate.Code
	}{
		{"wire", "", ""},
		{"courier", "wire", ""},
		{"gazette", "courier", ""},
		{"wire", "gazette", annotate.Invalid},
		{"wire", "wire", annotate.Invalid},
		{"wire", "nobody", annotate.Invalid},
		{"survey", "", ""},
		{"wire", "survey", ""},
	} {
		wantCode(t, put(step.title, step.origin), step.want)
	}
	remove := func(title string) error {
		return d.Do(t.Context(), Work{Label: "Delete source"}, func(tx *Tx) error { return tx.DeleteSource(ids[title]) })
	}
	wantCode(t, remove("courier"), annotate.Conflict)
	wantCode(t, remove("gazette"), "")
	wantCode(t, remove("courier"), "")
	if _, err := d.Undo(t.Context(), "", "Ben"); err != nil {
		t.Fatal(err)
	}
	courier, err := d.Source(t.Context(), ids["courier"])
	if err != nil || courier.OriginID != ids["wire"] {
		t.Errorf("the courier comes back as %+v, %v", courier, err)
	}
	a := addArticle(t, d, "Pier", "The pier is long.")
	c := addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
	do(t, d, Work{Label: "Cite"}, func(tx *Tx) error {
		e := c.Evidence[0]
		e.SourceID = courier.ID
		return tx.PutEvidence(e)
	})
	dossier, err := d.Dossier(t.Context(), a.ID)
	if err != nil || len(dossier.Origins) != 2 || dossier.RootOrigins()[courier.ID] != ids["survey"] {
		t.Errorf("the origins are %+v, %v", dossier.Origins, err)
	}
}
