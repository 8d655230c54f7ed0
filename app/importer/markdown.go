package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"tickmark/annotate"
)

// commonMark is Markdown as CommonMark defines it, with tables. HTML in it
// passes: it is read by the same rules as that of a page.
var commonMark = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// readMarkdown reads Markdown as the HTML that CommonMark says it stands for.
func readMarkdown(text string) (Result, error) {
	fields, body := splitFrontMatter(strings.ReplaceAll(text, "\r\n", "\n"))
	if err := cmp.Or(checkDepth(body), checkTables(body)); err != nil {
		return Result{}, err
	}
	var rendered bytes.Buffer
	if err := commonMark.Convert([]byte(body), &rendered); err != nil {
		return Result{}, fmt.Errorf("read Markdown: %w", err)
	}
	root, err := parseHTML(rendered.String())
	if err != nil {
		return Result{}, err
	}
	w := walker{base: pageURL(fields.URL), lang: fields.Lang, titled: true}
	w.walk(root)
	if fields.Title == "" && len(w.blocks) > 0 && w.blocks[0].Kind == annotate.Heading {
		fields.Title = w.blocks[0].Text
	}
	return Result{Fields: fields, Blocks: w.blocks, Notes: w.notes()}, nil
}

var (
	frontMatterBlock = regexp.MustCompile(`^\s*---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)`)
	frontMatterLine  = regexp.MustCompile(`^([A-Za-z_-]+)[ \t]*:[ \t]*(.*)$`)
)

// splitFrontMatter takes the lines between --- at the beginning of a document
// apart that name its title, author, date and so on, a line each. Of YAML,
// whose subset they are, it knows plain and quoted values and lists in square
// brackets; other lines are ignored.
func splitFrontMatter(text string) (annotate.ArticleFields, string) {
	var f annotate.ArticleFields
	m := frontMatterBlock.FindStringSubmatchIndex(text)
	if m == nil {
		return f, text
	}
	known := false
	for line := range strings.Lines(text[m[2]:m[3]]) {
		pair := frontMatterLine.FindStringSubmatch(strings.TrimSpace(line))
		if pair == nil {
			continue
		}
		known = true
		value := plainValue(pair[2])
		switch strings.ToLower(pair[1]) {
		case "title":
			f.Title = value
		case "author", "authors", "byline":
			f.Byline = value
		case "publisher", "publication", "site":
			f.Publisher = value
		case "url", "link", "canonical", "source":
			if u := pageURL(value); u != nil {
				f.URL = u.String()
			}
		case "lang", "language":
			f.Lang = cleanLang(value)
		case "date", "published":
			f.PublishedOn = readDate(value)
		}
	}
	if !known { // two thematic breaks with text between them
		return annotate.ArticleFields{}, text
	}
	return f, text[m[1]:]
}

// plainValue removes the quotes or square brackets around a value.
func plainValue(s string) string {
	s = strings.TrimSpace(s)
	if list, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(list, "]") {
		var items []string
		for item := range strings.SplitSeq(strings.TrimSuffix(list, "]"), ",") {
			items = append(items, plainValue(item))
		}
		return strings.Join(items, ", ")
	}
	for _, quote := range []string{`"`, `'`} {
		if inner, ok := strings.CutPrefix(s, quote); ok && strings.HasSuffix(inner, quote) {
			s = strings.TrimSuffix(inner, quote)
		}
	}
	return annotate.CleanLine(s)
}
