package annotate

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestSortClaims(t *testing.T) {
	claim := func(id string, spans ...Span) Claim {
		c := Claim{ID: id}
		for i, s := range spans {
			c.Passages = append(c.Passages, Passage{ID: fmt.Sprint(id, i), Span: s})
		}
		return c
	}
	claims := []Claim{
		claim("f"), claim("e"), // no passage, so parked: last, the older first
		claim("d", Span{30, 40}, Span{8, 12}), // its first passage in the text counts
		claim("c", Span{5, 9}),
		claim("b", Span{5, 9}),
		claim("a", Span{5, 7}),
		claim("z", Span{5, 20}), // the longer first
		claim("y", Span{0, 1}),
	}
	SortClaims(claims)
	order := ""
	for i, c := range claims {
		order += c.ID
		want := i + 1
		if c.Parked() {
			want = 0
		}
		if c.Number != want {
			t.Errorf("claim %s has the number %d, want %d", c.ID, c.Number, want)
		}
	}
	if order != "yzbcadef" {
		t.Errorf("the order is %s", order)
	}
	if d := claims[5]; d.Passages[0].Start != 8 {
		t.Errorf("the passages of d are in the order %v", d.Passages)
	}
}

func TestNewPassage(t *testing.T) {
	v, err := NewVersion("a", 1, []Block{{Kind: Paragraph, Text: "Öl: the pier   "}, {Kind: Paragraph, Text: "is long."}}, "en")
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPassage(v.ID, v.Text(), Span{3, 15})
	if err != nil {
		t.Fatal(err)
	}
	want := Passage{ID: p.ID, VersionID: v.ID, Span: Span{4, 12}, Quote: Quote{Exact: "the pier", Prefix: "Öl: ", Suffix: "   \nis long."}}
	if p != want || !ValidID(p.ID) {
		t.Errorf("the passage is %+v, want %+v", p, want)
	}
	for _, s := range []Span{{12, 15}, {20, 90}, {5, 5}, {-3, 4}} {
		if _, err := NewPassage(v.ID, v.Text(), s); CodeOf(err) != Invalid {
			t.Errorf("%v: %v", s, err)
		}
	}
}

func TestClaimFields(t *testing.T) {
	got := ClaimFields{
		Wording: "The pier\r\nis long.", Claimant: " Cora \n Lind ", Tags: []string{" harbour ", "", "numbers", "harbour"}, Note: "a\x00b",
	}.Clean()
	want := ClaimFields{
		Wording: "The pier\nis long.", Claimant: "Cora Lind", Kind: KindOther, Priority: Normal, Status: ToCheck,
		Tags: []string{"harbour", "numbers"}, Checked: []string{}, Note: "ab",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("cleaned: %+v", got)
	}
	if err := got.Check(); err != nil {
		t.Error(err)
	}
	if tags := (ClaimFields{}).Clean().Tags; tags == nil {
		t.Error("no tags are nil")
	}
	for name, change := range map[string]func(f *ClaimFields){
		"kind":     func(f *ClaimFields) { f.Kind = "rumour" },
		"priority": func(f *ClaimFields) { f.Priority = "urgent" },
		"status":   func(f *ClaimFields) { f.Status = "done" },
		"Said on":  func(f *ClaimFields) { f.SaidOn = "yesterday" },
	} {
		f := got
		change(&f)
		if err := f.Check(); CodeOf(err) != Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWords(t *testing.T) {
	c := Claim{Passages: []Passage{{Quote: Quote{Exact: "the pier"}}, {Quote: Quote{Exact: "is long"}}}}
	if c.Words() != "the pier … is long" {
		t.Errorf("the words are %q", c.Words())
	}
	c.Wording = "The pier is long."
	if c.Words() != c.Wording || c.ExactWords() != "the pier … is long" {
		t.Errorf("the words are %q, exactly %q", c.Words(), c.ExactWords())
	}
}
