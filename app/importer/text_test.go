package importer

import (
	"strings"
	"testing"
)

func TestReadText(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"a line a paragraph":            {"One.\r\nTwo.\rThree.", []string{`paragraph "One."`, `paragraph "Two."`, `paragraph "Three."`}},
		"page break":                    {"One.\fTwo.\vThree.", []string{`paragraph "One."`, `paragraph "Two."`, `paragraph "Three."`}},
		"headline":                      {"\nWho built the quay?\n\nNobody knows.", []string{`heading "Who built the quay?"`, `paragraph "Nobody knows."`}},
		"a sentence is no headline":     {"Nobody knows.\n\nWho built it?", []string{`paragraph "Nobody knows."`, `paragraph "Who built it?"`}},
		"a headline has a blank after":  {"The quay\nNobody knows.", []string{`paragraph "The quay"`, `paragraph "Nobody knows."`}},
		"a headline has text after":     {"The quay\n\n", []string{`paragraph "The quay"`}},
		"numbers that count up":         {"1. one\n\n2. two\n  and more", []string{`listItem "one"`, `listItem "two and more"`}},
		"numbers that do not":           {"3. one\n7. two", []string{`paragraph "3. one"`, `paragraph "7. two"`}},
		"dialogue is no list":           {"– Who?\n– Me.", []string{`paragraph "– Who?"`, `paragraph "– Me."`}},
		"items of two lists":            {"- a\n- b\ntext\n* c", []string{`listItem "a"`, `listItem "b"`, `paragraph "text"`, `paragraph "* c"`}},
		"quotation":                     {"> a\n>> b\n>\nc > d", []string{`quote "a"`, `quote "b"`, `paragraph "c > d"`}},
		"tags are text":                 {"<b>a</b> & <p>", []string{`paragraph "<b>a</b> & <p>"`}},
		"white space inside a line":     {"a\t b\u3000c", []string{`paragraph "a b c"`}},
		"verse":                         {"The light, the light,\nit burns at night\nand nobody sleeps\nin Varnholt.", []string{`paragraph "The light, the light,"`, `paragraph "it burns at night"`, `paragraph "and nobody sleeps"`, `paragraph "in Varnholt."`}},
		"indented paragraphs of a book": {strings.Repeat("  "+strings.Repeat("word ", 12)+"end\n"+strings.Repeat("word ", 13)+"\nends.\n", 3), []string{book, book, book}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, want := outline(mustRead(t, Input{Bytes: []byte(c.in), Format: Text}).Blocks), strings.Join(c.want, "\n")+"\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

var book = `paragraph "` + strings.Repeat("word ", 12) + "end " + strings.Repeat("word ", 13) + `ends."`

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Format
	}{
		{"a.HTM", "words", HTML},
		{"a.md", "words", Markdown},
		{"a.txt", "# words", Text},
		{"a.txt.unknown", "words", Text},
		{"", "words\n- words\n1. words\n> words", Text},
		{"", "2 * 3 * 4 [1] (see https://a.example) #word _a_ **", Text},
		{"", "\ufeff \n<!-- x --><!DOCTYPE html><p>words", HTML},
		{"", "<p class=x>words", HTML},
		{"", "<words> are no tag", Text},
		{"", `<?xml version="1.0"?><html xmlns="x"><p>words</p></html>`, HTML},
		{"", "words\n\n## Words\r\n", Markdown},
		{"", "words [words](https://a.example/b) words", Markdown},
		{"", "---\r\ntitle: words\r\n---\r\nwords", Markdown},
		{"", "a | b\n--|--\n1 | 2", Text},
		{"", "a | b\n---|---\n1 | 2", Markdown},
		{"", "the **word**, word", Markdown},
	} {
		if got := mustRead(t, Input{Name: c.name, Bytes: []byte(c.text)}).Format; got != c.want {
			t.Errorf("%s %q: got %s, want %s", c.name, c.text, got, c.want)
		}
	}
}

func TestMadeTitle(t *testing.T) {
	for in, want := range map[string]string{
		"Short text.": "Short text",
		"The U.S. envoy met the harbour council on Monday in Ostrevant. Nobody said why.":                             "The U.S. envoy met the harbour council on Monday in Ostrevant",
		"The council of Ostrevant voted on Monday to close Quay Bridge for eleven months, which nobody had expected.": "The council of Ostrevant voted on Monday to close Quay Bridge for eleven…",
		"港务委员会星期四宣布，码头大桥将于六月二日起关闭。工程师发现了裂缝。":                                                                          "港务委员会星期四宣布，码头大桥将于六月二日起关闭",
		strings.Repeat("e\u0301", 99): strings.Repeat("e\u0301", 39) + "…",
		"...\n\n!\n\n– 7":             "– 7",
	} {
		if got := mustRead(t, Input{Bytes: []byte(in), Format: Text}).Fields.Title; got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}
