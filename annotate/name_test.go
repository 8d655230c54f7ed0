package annotate

import (
	"slices"
	"strings"
	"testing"
)

func TestParseNames(t *testing.T) {
	person := func(family, given string, suffix ...string) Name {
		return Name{Family: family, Given: given, Suffix: strings.Join(suffix, "")}
	}
	literal := func(s string) Name { return Name{Literal: s} }
	for field, want := range map[string][]Name{
		"":                                  {},
		" ; ":                               {},
		"Marsh, Ada":                        {person("Marsh", "Ada")},
		"van der Berg, J. P.":               {person("van der Berg", "J. P.")},
		"Marsh, Ada, Jr.":                   {person("Marsh", "Ada", "Jr.")},
		"Marsh, Ada; Orr, Ben; Port Office": {person("Marsh", "Ada"), person("Orr", "Ben"), literal("Port Office")},
		"García Márquez, Inés;":             {person("García Márquez", "Inés")},
		"毛, 海":                              {person("毛", "海")},
		"Ada Marsh":                         {literal("Ada Marsh")},
		"Ada Marsh and Ben Orr":             {literal("Ada Marsh and Ben Orr")},
		// A comma alone says little: these print as they were written.
		"Ada Marsh, Ben Orr":                   {literal("Ada Marsh, Ben Orr")},
		"Ministry of Trade, Industry and Work": {literal("Ministry of Trade, Industry and Work")},
		"{Ministry of Trade, Industry}; Orr, B": {
			literal("Ministry of Trade, Industry"), person("Orr", "B"),
		},
		"{Marsh, Orr & Co.}": {literal("Marsh, Orr & Co.")},
		", Ada":              {literal(", Ada")},
	} {
		if got := ParseNames(field); !slices.Equal(got, want) {
			t.Errorf("%q is read as %+v, want %+v", field, got, want)
		}
	}
}

func TestAuthorNames(t *testing.T) {
	f := SourceFields{Author: "Marsh, Ada; Harbour Board", Editor: "Ben Orr and Cy Dunn"}
	want := []string{"Ada Marsh", "Marsh", "Harbour Board", "Harbour Board", "Board", "Ben Orr and Cy Dunn", "Ben Orr", "Orr", "Cy Dunn", "Dunn"}
	if got := f.AuthorNames(); !slices.Equal(got, want) {
		t.Errorf("the names are %q, want %q", got, want)
	}
}

// What is written is read again as the same names, and written the same again.
func FuzzFormatNames(f *testing.F) {
	f.Add("Marsh", "Ada", "", "Port Office")
	f.Add("García Márquez", "Inés", "", "")
	f.Add("Trade, Industry", "and Work", "III", "Marsh, Orr; Dunn")
	f.Add("van", "der", "", "{a}")
	f.Add("", "Ada", "", "a,b")
	f.Fuzz(func(t *testing.T, family, given, suffix, literal string) {
		// What FormatNames says is lost.
		signs := strings.NewReplacer("{", "", "}", "", ";", " ", ",", " ")
		family, given, suffix = CleanLine(signs.Replace(family)), CleanLine(signs.Replace(given)), CleanLine(signs.Replace(suffix))
		literal = CleanLine(strings.NewReplacer("{", "", "}", "").Replace(literal))
		if suffix != "" && given == "" {
			suffix = ""
		}
		var names []Name
		if family != "" && given != "" {
			names = append(names, Name{Family: family, Given: given, Suffix: suffix})
		}
		if literal != "" {
			names = append(names, Name{Literal: literal})
		}
		for ; len(names) > 0; names = names[1:] {
			field := FormatNames(names)
			if got := ParseNames(field); !slices.Equal(got, names) {
				t.Fatalf("%+v is written %q and read as %+v", names, field, got)
			}
		}
	})
}
