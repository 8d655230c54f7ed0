package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"tickmark/annotate"
	"tickmark/app"
)

type importCommand struct {
	Files []string `arg:"" name:"FILE" help:"Text, Markdown, PDF, saved web pages, documents, e-books, e-mails or subtitles; an address, with --allow-network; - for standard input."`
	Kind  string   `enum:"published,draft" default:"published" help:"The kind of job: published, a claim check of a text that is out; or draft, an editorial check of one that is not."`
	Again bool     `help:"Import a text that the library holds already once more." xor:"target"`
	Allow bool     `name:"allow-network" help:"Ask the sites of the addresses for them, and nobody else."`
	Of    string   `name:"version-of" placeholder:"ARTICLE" help:"Make the one file the next version of this article, and carry its check over." xor:"target"`
}

func (importCommand) Help() string {
	return `Reads plain text, Markdown, PDF, saved web pages (.html, .mhtml), documents (.docx, .odt, .rtf), e-books (.epub), e-mails (.eml)
and subtitles (.srt, .vtt), and keeps the original bytes. Of a web page the article is taken, without menus and advertisements.
A text that the library holds already is not stored again.

An address is fetched only with --allow-network, and only from its own site: one document, without the pictures that a page
loads. Addresses in private networks are not asked.

With --version-of the file becomes the next version of an article that is being checked. Unchanged words stay verified; claims whose
words changed are to check again, and those whose words are gone are parked. See tickmark recheck.

Examples:
  tickmark import article.html notes.md
  tickmark import --kind draft feature.md
  tickmark import --version-of 7d1f03ac feature-2.docx
  tickmark import --allow-network https://lantern.example/second-ferry
  tickmark --json import article.html | jq -r '.[0].article.id'`
}

// imported is what became of one file.
type imported struct {
	File string `json:"file"`
	*app.Outcome
	Error string        `json:"error,omitempty"`
	Code  annotate.Code `json:"code,omitempty"`
}

func (c importCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		if c.Of != "" {
			return c.version(s, a)
		}
		all := make([]imported, 0, len(c.Files))
		var problems []error
		for _, file := range c.Files {
			outcome, err := c.one(s, a, file)
			one := imported{File: file, Outcome: &outcome}
			if err != nil {
				one.Outcome, one.Error, one.Code = nil, err.Error(), annotate.CodeOf(err)
			} else if outcome.Exists {
				err = annotate.Errorf(annotate.Conflict, "The library holds this text already. To import it once more: tickmark import --again")
			}
			if err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", nameOf(file), err))
			}
			all = append(all, one)
		}
		return errors.Join(s.print(all, func(w io.Writer) { printImported(w, all) }), errors.Join(problems...))
	})
}

func (c importCommand) one(s *session, a *app.App, file string) (app.Outcome, error) {
	in := app.Intake{Fields: annotate.ArticleFields{Kind: annotate.ArticleKind(c.Kind)}, Again: c.Again}
	if isAddress(file) {
		if err := c.mayFetch(file); err != nil {
			return app.Outcome{}, err
		}
		return a.ImportURL(s.ctx, file, app.AllowOnce, in)
	}
	if file != "-" {
		return a.ImportFile(s.ctx, file, in.Fields.Kind, c.Again)
	}
	var err error
	if in.Bytes, err = s.input(); err != nil {
		return app.Outcome{}, err
	}
	return a.Import(s.ctx, in)
}

// nameOf is what a file is called when something is said about it.
func nameOf(file string) string {
	if isAddress(file) {
		return file
	}
	return filepath.Base(file)
}

// isAddress tells an address on the web from a file.
func isAddress(file string) bool {
	scheme, _, found := strings.Cut(strings.ToLower(file), "://")
	return found && (scheme == "http" || scheme == "https")
}

// mayFetch is the error where the network was not allowed. What the window was
// allowed for good does not count here: a script says for itself what it does.
func (c importCommand) mayFetch(address string) error {
	if c.Allow {
		return nil
	}
	return annotate.Errorf(annotate.Conflict, "Tickmark asks nobody on the network unless you allow it. To fetch this: tickmark import --allow-network %s", address)
}

// input reads an article from standard input.
func (s *session) input() ([]byte, error) {
	// One byte more than allowed lets the importer see that there is too much.
	content, err := io.ReadAll(io.LimitReader(s.Stdin, app.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	return content, nil
}

// printImported tells what came in; what did not is told as an error.
func printImported(w io.Writer, all []imported) {
	for _, one := range all {
		switch {
		case one.Error != "":
			continue
		case one.Exists:
			fmt.Fprintf(w, "%s  %s (there already)\n", shortID(one.Article.ID), one.Article.Title)
		default:
			fmt.Fprintf(w, "%s  %s\n", shortID(one.Article.ID), one.Article.Title)
		}
		for _, note := range one.Notes {
			fmt.Fprintf(w, "          %s\n", note)
		}
	}
}

type listCommand struct {
	Words []string `arg:"" optional:"" name:"WORD" help:"Only articles in which these words occur."`
}

func (listCommand) Help() string {
	return `The newest work comes first. The identifier in the first column is how the other commands name an article; any part that
begins or ends the whole one is enough, as long as it fits one article only. DONE is the share of sentences that are accounted
for: every part is in a claim with a final status, or set aside. FINAL counts the claims with such a status.

Examples:
  tickmark list
  tickmark list harbour fee
  tickmark --json list | jq -r '.articles[] | select(.coverage.sentences | .done < .total) | .title'`
}

// maxListed is more articles than anybody reads in a terminal; programs get as many.
const maxListed = 10_000

func (c listCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		articles, total, err := a.Articles(s.ctx, app.ArticleQuery{Search: join(c.Words), Limit: maxListed})
		if err != nil {
			return err
		}
		found := struct {
			Articles []annotate.ArticleSummary `json:"articles"`
			Total    int                       `json:"total"`
		}{articles, total}
		return s.print(found, func(w io.Writer) { printArticles(w, articles, total) })
	})
}

func printArticles(w io.Writer, articles []annotate.ArticleSummary, total int) {
	if total == 0 {
		fmt.Fprintln(w, "No articles. Bring one in: tickmark import FILE")
		return
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tWORDS\tDONE\tCLAIMS\tFINAL\tJUDGED\tCHANGED\tTITLE")
	for _, a := range articles {
		fmt.Fprintf(table, "%s\t%d\t%s\t%d\t%d\t%d\t%s\t%s\n",
			shortID(a.ID), a.Words, share(a.Coverage.Sentences), a.Coverage.Claims.Total, a.Coverage.Claims.Final, a.Judged, a.UpdatedAt.Local().Format("2006-01-02 15:04"), a.Title)
	}
	table.Flush()
	if more := total - len(articles); more > 0 {
		fmt.Fprintf(w, "and %d more\n", more)
	}
}

// share is how many of the sentences are done, in whole per cent rounded down: 100 % means all of them.
func share(sentences annotate.Tally) string {
	if sentences.Total == 0 {
		return "–"
	}
	return fmt.Sprintf("%d %%", 100*sentences.Done/sentences.Total)
}

type showCommand struct {
	Article string `arg:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list."`
}

func (showCommand) Help() string {
	return `Prints what is known of the article and its claims in the order of the text, each with its status, verdict and evidence. With --json it prints
all that the library holds about the article, its text included.

Examples:
  tickmark show 7d1f03ac
  tickmark --json show 7d1f03ac | jq -r '.version.blocks[].text'`
}

func (c showCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		article, err := a.FindArticle(s.ctx, c.Article)
		if err != nil {
			return err
		}
		desk, err := a.Desk(s.ctx, article.ID)
		if err != nil {
			return err
		}
		return s.print(desk, func(w io.Writer) { printDesk(w, desk) })
	})
}
