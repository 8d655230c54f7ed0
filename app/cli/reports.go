package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/annotate/citation"
	"tickmark/app"
	"tickmark/app/sealed"
)

type applyCommand struct {
	Article string `arg:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list."`
	File    string `arg:"" name:"CLAIMS" help:"A file of claims: dossier, W3C annotations or ClaimReview, sealed or not; - for standard input."`

	PassphraseFile string `name:"passphrase-file" type:"path" placeholder:"FILE" help:"Take the first line of this file as the passphrase of a sealed file, instead of asking for it."`
}

func (applyCommand) Help() string {
	return `Reads a dossier that “tickmark export -o FILE.json” wrote, or a file written by hand, and puts its claims on the article:
all, or none if one does not fit. W3C web annotations and schema.org ClaimReviews, both JSON-LD, are read as well, if
their words occur in the text. Applying a file twice changes nothing the second time; “undo” in the window takes it
back. By hand, a claim is found by its words in the text, and a source is named by any word of your own:

  {
    "claims": [{
      "passages": [{"quote": {"exact": "The harbour fee doubled"}}],
      "wording": "The harbour fee of Port Ellery doubled in 2024.",
      "verdict": {"level": "half-true", "explanation": "It rose by 60 %."},
      "evidence": [{"sourceId": "tariff", "stance": "contradicts", "quote": "from 50 to 80 crowns"}]
    }],
    "sources": [{"id": "tariff", "title": "Harbour tariff 2024", "url": "https://port.example/tariff"}]
  }`
}

func (c applyCommand) Run(s *session) error {
	content, err := s.readFile(c.File)
	if err != nil {
		return err
	}
	if sealed.Is(content) {
		if content, err = s.unsealed(content, c.PassphraseFile); err != nil {
			return err
		}
	}
	return s.withLibrary(func(a *app.App) error {
		article, err := a.FindArticle(s.ctx, c.Article)
		if err != nil {
			return err
		}
		applied, err := a.Apply(s.ctx, article.ID, content)
		if err != nil {
			return err
		}
		return s.print(applied, func(w io.Writer) {
			fmt.Fprintf(w, "%s: %d new, %d changed; %d new sources\n", article.Title, applied.Added, applied.Updated, applied.Sources)
			if applied.Asides > 0 {
				fmt.Fprintf(w, "set aside: %d\n", applied.Asides)
			}
			if applied.Concealed > 0 {
				fmt.Fprintf(w, "sources that are confidential now: %d\n", applied.Concealed)
			}
			if applied.Parked > 0 {
				fmt.Fprintf(w, "left out, because they are parked in the file, without a place in its text: %d\n", applied.Parked)
			}
		})
	})
}

// unsealed returns what was sealed, opened with the passphrase in a file or one that is
// asked for.
func (s *session) unsealed(content []byte, passphraseFile string) ([]byte, error) {
	p, err := s.passphrase(passphraseFile, false)
	if err != nil {
		return nil, err
	}
	return sealed.OpenBytes(content, p)
}

// readFile reads a file, or standard input for "-".
func (s *session) readFile(path string) ([]byte, error) {
	if path == "-" {
		content, err := io.ReadAll(s.Stdin)
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		return content, nil
	}
	content, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, annotate.Errorf(annotate.NotFound, "There is no file “%s”.", path)
	}
	if err != nil {
		return nil, annotate.Errorf(annotate.Invalid, "“%s” cannot be read: %v", path, err)
	}
	return content, nil
}

type exportCommand struct {
	Article   string   `arg:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list."`
	Output    string   `short:"o" required:"" type:"path" placeholder:"FILE" help:"Where to write; - for standard output. The ending is the format: ${endings}."`
	Format    string   `placeholder:"FORMAT" help:"The format, whatever the ending: ${formats}."`
	Kind      string   `placeholder:"KIND" help:"What the report is for: ${kinds}. The first if it is left out."`
	Lang      string   `placeholder:"TAG" help:"Language of the report's own words: ${languages}. English if it is left out."`
	Without   []string `placeholder:"PARTS" help:"Parts that are left out, separated by commas: ${parts}."`
	Paper     string   `enum:"a4,letter" default:"a4" placeholder:"SIZE" help:"Size of the paper: a4 or letter. A4 if it is left out."`
	Citations string   `enum:"plain,apa,chicago," default:"" placeholder:"STYLE" help:"How sources are cited: plain, apa or chicago. That of the house if it is left out."`
	BaseURL   string   `name:"base-url" placeholder:"URL" help:"Address at which the report will be published; its ClaimReviews point to it."`
	DryRun    bool     `help:"Write nothing, but say what would leave the newsroom and what would stay."`

	PassphraseFile string `name:"passphrase-file" type:"path" placeholder:"FILE" help:"Seal the report with the first line of this file, instead of asking for a passphrase."`
}

// Validate makes a missing format a mistake in the command line.
func (c exportCommand) Validate() error {
	if c.Output == "-" && c.Format == "" {
		return errors.New("standard output has no ending that says the format: name it with --format")
	}
	if _, isSealed := cutSealed(c.Output); c.PassphraseFile != "" && c.Output != "-" && !isSealed {
		return errors.New("a sealed report needs a name that ends in " + sealed.Extension)
	}
	return nil
}

// cutSealed returns a file's name without the ending of what is sealed, and whether it had it.
func cutSealed(path string) (open string, isSealed bool) {
	if open = path[:max(0, len(path)-len(sealed.Extension))]; strings.EqualFold(path[len(open):], sealed.Extension) {
		return open, true
	}
	return path, false
}

func (exportCommand) Help() string {
	return `PDF and HTML are for readers: the article with its claims marked, and each claim with verdict, explanation and sources. JSON is everything, for
archives and programs; “tickmark apply” reads it back, and the claims as W3C web annotations or as ClaimReview. The sources alone are
written as .csl.json, .bib or .ris for a reference manager. A file of the same name is replaced once the new one is complete.
With .age after its ending, as in check.json.age, the report is sealed with a passphrase, which is asked for; “age -d” opens it, and “tickmark apply”
takes a sealed dossier as it is. On standard output the report stands alone, also with --json; PDF, Word and archives go to a file or another program, never to a
terminal. Warnings on standard error say where a text in the file may tell who a confidential source is.

Examples:
  tickmark export 7d1f03ac -o check.pdf
  tickmark export 7d1f03ac -o prüfung.pdf --lang de
  tickmark export 7d1f03ac -o check.html --without article,sources
  tickmark export 7d1f03ac -o check.json
  tickmark export 7d1f03ac -o check.json.age
  tickmark export 7d1f03ac -o - --format md | less
  tickmark export 7d1f03ac -o check.claimreview.jsonld --base-url https://desk.example/tram`
}

func (c exportCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		format, err := c.format()
		if err != nil {
			return err
		}
		if c.Output == "-" && s.StdoutIsTerminal && (!format.IsText() || c.PassphraseFile != "") && !c.DryRun {
			return annotate.Errorf(annotate.Invalid, "A report in the format %s is not for a terminal. Name a file with -o, or send it on to another program.", format)
		}
		article, err := a.FindArticle(s.ctx, c.Article)
		if err != nil {
			return err
		}
		written := struct {
			Path     string     `json:"path"`
			Format   app.Format `json:"format"`
			Warnings []string   `json:"warnings"`
		}{c.Output, format, []string{}}
		options := app.ReportOptions{Kind: app.ReportKind(c.Kind), Lang: c.Lang, Paper: app.ReportPaper(c.Paper), Citations: citation.Style(c.Citations), BaseURL: c.BaseURL}
		for _, part := range c.Without {
			options.Without = append(options.Without, app.ReportPart(part))
		}
		leaving, err := a.Leaving(s.ctx, article.ID, format, options)
		if err != nil {
			return err
		}
		written.Warnings = append(written.Warnings, leaving.Warnings...)
		if c.DryRun {
			s.warn(leaving.Warnings)
			return s.print(leaving, func(w io.Writer) { printLeaving(w, leaving) })
		}
		if _, isSealed := cutSealed(c.Output); isSealed || c.PassphraseFile != "" {
			p, err := s.passphrase(c.PassphraseFile, true)
			if err != nil {
				return err
			}
			options.Seal = &p
		}
		feedback := app.Feedback{Warn: func(message string) { written.Warnings = append(written.Warnings, message) }}
		if c.Output == "-" {
			content, err := a.Report(s.ctx, article.ID, format, options, feedback)
			if err != nil {
				return err
			}
			s.warn(written.Warnings)
			if _, err := s.Stdout.Write(content); err != nil {
				return fmt.Errorf("write the report: %w", err)
			}
			return nil
		}
		if err := a.WriteReport(s.ctx, article.ID, format, options, c.Output, feedback); err != nil {
			return err
		}
		s.warn(written.Warnings)
		return s.print(written, func(w io.Writer) { fmt.Fprintln(w, c.Output) })
	})
}

// format is the one that is asked for, by its name or else by the file's ending.
func (c exportCommand) format() (app.Format, error) {
	if c.Format == "" {
		name, _ := cutSealed(c.Output)
		return app.FormatOf(name)
	}
	format := app.Format(c.Format)
	if !slices.Contains(app.Formats(), format) {
		return "", annotate.Errorf(annotate.Unsupported, "“%s” is not a format of report. Choose %s.", c.Format, formatNames())
	}
	return format, nil
}

// formatNames lists the formats, for a sentence.
func formatNames() string {
	all := []string{}
	for _, f := range app.Formats() {
		all = append(all, string(f))
	}
	return strings.Join(all, ", ")
}

func (s *session) warn(warnings []string) {
	for _, warning := range warnings {
		fmt.Fprintln(s.Stderr, "tickmark: warning:", warning)
	}
}

func printLeaving(w io.Writer, leaving app.Leaving) {
	for _, part := range []struct {
		title string
		lines []string
	}{{"Goes out:", leaving.Goes}, {"Stays:", leaving.Stays}} {
		if len(part.lines) > 0 {
			fmt.Fprintln(w, part.title)
		}
		for _, line := range part.lines {
			fmt.Fprintln(w, "  "+line)
		}
	}
}

// keys lists the keys of terms, for the help.
func keys(terms []annotate.Term) string {
	all := []string{}
	for _, t := range terms {
		all = append(all, t.Key)
	}
	return strings.Join(all, ", ")
}

// kindKeys lists the kinds of report, for the help.
func kindKeys() string {
	all := []string{}
	for _, k := range app.ReportKinds() {
		all = append(all, string(k.Key))
	}
	return strings.Join(all, ", ")
}

// partKeys lists the parts that some kind of report can do without, for the help.
func partKeys() string {
	all := []string{}
	for _, k := range app.ReportKinds() {
		for _, p := range k.Optional {
			if !slices.Contains(all, string(p.Key)) {
				all = append(all, string(p.Key))
			}
		}
	}
	return strings.Join(all, ", ")
}

type versionCommand struct{}

func (versionCommand) Run(s *session) error {
	return s.print(map[string]string{"version": s.Version}, func(w io.Writer) { fmt.Fprintln(w, "Tickmark", s.Version) })
}
