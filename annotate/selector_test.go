package annotate

import "testing"

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
