package hyphen_test

import (
	"slices"
	"strings"
	"testing"

	"tickmark/app/report/hyphen"
)

func broken(p *hyphen.Patterns, word string) string {
	runes := []rune(word)
	for i, at := range p.Breaks(runes) {
		runes = slices.Insert(runes, at+i, '-')
	}
	return string(runes)
}

func TestBreaks(t *testing.T) {
	for tag, words := range map[string][]string{
		"en":    {"hyphen-ation", "com-puter", "com-mit-tee", "present", "asso-ciate", "Val-ley", "through", "tram", "dec-li-na-tion", "projects"},
		"en-GB": {"pas-sen-gers"},
		"de-AT": {"Behaup-tun-gen", "Hal-te-stelle", "Stra-ßen-bahn-li-nie", "Fahr-gäste", "Äpfel"},
	} {
		p := hyphen.For(tag)
		if p == nil {
			t.Fatalf("no patterns for %s: run `make fonts`", tag)
		}
		for _, want := range words {
			if got := broken(p, strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", tag, got, want)
			}
		}
	}
	for _, tag := range []string{"", "fr", "eng", "english"} {
		if hyphen.For(tag) != nil {
			t.Errorf("patterns for %q", tag)
		}
	}
}
