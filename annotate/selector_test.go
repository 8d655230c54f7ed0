package annotate

import (
	"reflect"
	"strings"
	"testing"
)

func TestSelectorCheck(t *testing.T) {
	words := &Span{Start: 1, End: 4}
	for name, c := range map[string]struct {
		selector Selector
		valid    bool
	}{
		"words":                {Selector{Span: words}, true},
		"words on a page":      {Selector{Span: words, Page: 3}, true},
		"page":                 {Selector{Page: 3}, true},
		"region of a page":     {Selector{Page: 3, Region: &Region{10, 20, 90, 80}}, true},
		"region of a picture":  {Selector{Region: &Region{0, 0, 0.5, 100}}, true},
		"stretch":              {Selector{Time: &TimeSpan{1500, 2500}}, true},
		"moment":               {Selector{Time: &TimeSpan{0, 0}}, true},
		"nothing":              {Selector{Quote: Quote{Exact: "pier"}}, false},
		"words at a time":      {Selector{Span: words, Time: &TimeSpan{0, 1}}, false},
		"words and a region":   {Selector{Span: words, Region: &Region{0, 0, 1, 1}}, false},
		"page before the 1st":  {Selector{Page: -1}, false},
		"region out of it":     {Selector{Region: &Region{50, 0, 51, 1}}, false},
		"empty region":         {Selector{Region: &Region{50, 0, 0, 1}}, false},
		"backwards":            {Selector{Time: &TimeSpan{2, 1}}, false},
		"before the beginning": {Selector{Time: &TimeSpan{-2, 1}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if err := c.selector.Check(); (err == nil) != c.valid {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

func TestSelectorIn(t *testing.T) {
	pages := []Block{
		{Kind: Paragraph, Text: "The Öresund pier", Places: []Place{{At: 0, Page: 3}}},
		{Kind: Paragraph, Text: "is 640 m long.", Places: []Place{{At: 7, Page: 4}}},
	}
	captions := []Block{
		{Kind: Paragraph, Text: "We counted.", Places: []Place{{Time: 0}}},
		{Kind: Paragraph, Text: "Twice.", Places: []Place{{Time: 3_723_400}}},
	}
	plain := []Block{
		{Kind: Heading, Level: 1, Text: "Plain"},
		{Kind: Paragraph, Text: "Words."},
		{Kind: Figure, Alt: "A pier"},
		{Kind: ListItem, Level: 1, Text: "An item."},
	}
	at := func(start, end int) *Span { return &Span{start, end} }
	for name, c := range map[string]struct {
		blocks    []Block
		in, want  Selector
		kind      LocatorKind
		locator   string
		fragments string
	}{
		"words on a page": {
			pages,
			Selector{Span: at(3, 12), Quote: Quote{Exact: "forged"}},
			Selector{Span: at(4, 11), Quote: Quote{"Öresund", "The ", " pier\nis 640 m long."}, Page: 3},
			LocatorPage, "3", "page=3",
		},
		"words over pages": {
			pages,
			Selector{Span: at(12, 30)},
			Selector{Span: at(12, 30), Quote: Quote{"pier\nis 640 m long", "The Öresund ", "."}, Page: 3},
			LocatorPage, "3–4", "page=3",
		},
		"words of captions": {
			captions,
			Selector{Span: at(3, 18)},
			Selector{Span: at(3, 18), Quote: Quote{"counted.\nTwice.", "We ", ""}},
			LocatorTimecode, "0:00–1:02:03", "",
		},
		"words without places": {
			plain,
			Selector{Span: at(6, 11)},
			Selector{Span: at(6, 11), Quote: Quote{"Words", "Plain\n", ".\n\nAn item."}},
			LocatorParagraph, "1", "",
		},
		"words from a heading on": {
			plain,
			Selector{Span: at(0, 16)},
			Selector{Span: at(0, 16), Quote: Quote{"Plain\nWords.\n\nAn", "", " item."}},
			LocatorParagraph, "1–2", "",
		},
		"a heading without places": {
			plain, Selector{Span: at(0, 5)}, Selector{Span: at(0, 5), Quote: Quote{"Plain", "", "\nWords.\n\nAn item."}}, LocatorOther, "", "",
		},
		"page": {pages, Selector{Page: 9}, Selector{Page: 9}, LocatorPage, "9", "page=9"},
		"region of a page": {
			nil,
			Selector{Page: 2, Region: &Region{10, 12.5, 40, 20}},
			Selector{Page: 2, Region: &Region{10, 12.5, 40, 20}},
			LocatorPage, "2", "page=2&xywh=percent:10,12.5,40,20",
		},
		"region of a picture": {
			nil, Selector{Region: &Region{0, 0, 50, 50}}, Selector{Region: &Region{0, 0, 50, 50}}, LocatorOther, "", "xywh=percent:0,0,50,50",
		},
		"stretch": {
			nil, Selector{Time: &TimeSpan{62_000, 64_500}}, Selector{Time: &TimeSpan{62_000, 64_500}}, LocatorTimecode, "1:02–1:04", "t=62,64.5",
		},
		"moment": {nil, Selector{Time: &TimeSpan{1500, 1500}}, Selector{Time: &TimeSpan{1500, 1500}}, LocatorTimecode, "0:01", "t=1.5"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.in.In(c.blocks)
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Fatalf("it is %+v %+v, %v", got, got.Span, err)
			}
			if kind, locator := got.Locator(c.blocks); kind != c.kind || locator != c.locator {
				t.Errorf("the locator is %s %q", kind, locator)
			}
			values := []string{}
			for _, f := range got.Fragments() {
				values = append(values, f.Value)
			}
			if got := strings.Join(values, "&"); got != c.fragments {
				t.Errorf("the fragments are %q", got)
			}
		})
	}
	for name, s := range map[string]Selector{"beyond the end": {Span: at(5, 99)}, "white space": {Span: at(5, 6)}} {
		if _, err := s.In(plain); CodeOf(err) != Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
