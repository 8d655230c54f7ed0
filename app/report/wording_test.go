package report

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

var braced = regexp.MustCompile(`\{\w+\}`)

// Every language says everything that English says, with the same names in
// braces, and has a name for every term of the domain.
func TestEveryLanguageIsWhole(t *testing.T) {
	english := said(t, worded(t, "en"))
	for _, l := range Languages() {
		w := worded(t, l.Key)
		t.Run(w.Lang, func(t *testing.T) {
			own := said(t, w)
			for what, words := range english {
				names := func(s string) []string { return slices.Sorted(slices.Values(braced.FindAllString(s, -1))) }
				switch {
				case own[what] == "":
					t.Errorf("%s is missing", what)
				case !slices.Equal(names(own[what]), names(words)):
					t.Errorf("%s: %q does not hold what %q holds", what, own[what], words)
				}
			}
			for _, c := range annotate.ClaimKinds() {
				if w.Kinds[annotate.ClaimKind(c.Key)] == "" {
					t.Errorf("no name for the kind of claim %s", c.Key)
				}
			}
			for _, s := range annotate.Statuses() {
				if w.Statuses[s.Key] == "" {
					t.Errorf("no name for the status %s", s.Key)
				}
			}
			for _, s := range annotate.Stances() {
				if w.Stances[annotate.Stance(s.Key)] == "" {
					t.Errorf("no name for the stance %s", s.Key)
				}
			}
			for _, c := range annotate.SourceClasses() {
				if w.Classes[annotate.SourceClass(c.Key)] == "" {
					t.Errorf("no name for the class %s", c.Key)
				}
			}
		})
	}
}

func worded(t *testing.T, lang string) *wording {
	t.Helper()
	w, err := wordingIn(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// said is everything that a wording says, by name. Of counted nouns it is the
// form that every language has.
func said(t *testing.T, w *wording) map[string]string {
	t.Helper()
	all := map[string]string{}
	fields := reflect.ValueOf(w).Elem()
	for i := range fields.NumField() {
		name, field := fields.Type().Field(i).Name, fields.Field(i)
		switch field.Kind() {
		case reflect.String:
			all[name] = field.String()
		case reflect.Array:
			for m := range field.Len() {
				all[fmt.Sprint(name, m)] = field.Index(m).String()
			}
		case reflect.Map:
			if forms, ok := field.Interface().(plurals); ok {
				all[name] = forms["other"]
				continue
			}
			for _, key := range field.MapKeys() {
				all[name+"."+key.String()] = field.MapIndex(key).String()
			}
		case reflect.Struct: // the words of citations
			for k := range field.NumField() {
				if part := field.Field(k); part.Kind() == reflect.String && field.Type().Field(k).Name != "Comma" {
					all[name+"."+field.Type().Field(k).Name] = part.String()
				}
			}
		default:
			t.Fatalf("%s is neither words nor words by key", name)
		}
	}
	return all
}

func TestNumbersAndDatesInEveryLanguage(t *testing.T) {
	day := time.Date(2025, 3, 1, 23, 0, 0, 0, time.UTC)
	for lang, want := range map[string][]string{
		"en": {"1 claim", "2 claims", "1,234 claims", "1 March 2025", "March 2025", "< 1 %"},
		"de": {"1 Behauptung", "2 Behauptungen", "1.234 Behauptungen", "1. März 2025", "März 2025", "< 1 %"},
		"fr": {"1 affirmation", "2 affirmations", "1\u202f234 affirmations", "1 mars 2025", "mars 2025", "< 1 %"},
		"es": {"1 afirmación", "2 afirmaciones", "1.234 afirmaciones", "1 de marzo de 2025", "marzo de 2025", "< 1 %"},
		"pt": {"1 afirmação", "2 afirmações", "1.234 afirmações", "1 de março de 2025", "março de 2025", "< 1%"},
		"ar": {"ادعاء واحد", "ادعاءان", "1,234 ادعاءً", "1 مارس 2025", "مارس 2025", "< 1٪"},
	} {
		w := worded(t, lang)
		claims := func(n int) string { return w.count(n, w.CountedClaims) }
		got := []string{claims(1), claims(2), claims(1234), w.day(day), w.date("2025-03"), w.percent(1, 1000)}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
	if _, err := wordingIn("tlh"); annotate.CodeOf(err) != annotate.Unsupported {
		t.Errorf("a language that there is none of: got %v", err)
	}
}

// A report in any of the languages is whole, and says nothing in another one.
func TestReportsInEveryLanguage(t *testing.T) {
	d, english := everything(t), said(t, worded(t, "en"))
	for _, l := range Languages() {
		w := worded(t, l.Key)
		t.Run(w.Lang, func(t *testing.T) {
			page := written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteHTML(ctx, b, d, Options{Lang: w.Lang}) })
			checkNesting(t, page)
			text := html.UnescapeString(string(page))
			for what, words := range english {
				if w.Lang != "en" && len(words) > 30 && !braced.MatchString(words) && strings.Contains(text, words) {
					t.Errorf("the report in %s says %s in English: %q", l.Label, what, words)
				}
			}
			if !strings.Contains(text, w.Method) {
				t.Errorf("the report does not say its method in %s", l.Label)
			}
			for kind, method := range map[Kind]string{QuerySheet: w.MethodOfQueries, SourceList: w.MethodOfSources} {
				list := written(t, func(ctx context.Context, b *bytes.Buffer) error {
					return WriteHTML(ctx, b, d, Options{Kind: kind, Lang: w.Lang})
				})
				if list := html.UnescapeString(string(list)); !strings.Contains(list, method) || strings.Contains(list, w.Method) {
					t.Errorf("the %s does not say its own method in %s", kind, l.Label)
				}
			}
			for _, words := range said(t, w) {
				if name := braced.FindString(words); name != "" && strings.Contains(text, words) {
					t.Errorf("%q has not been filled in", words)
				}
			}
		})
	}
}
