package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"tickmark/annotate"
	"tickmark/app"
)

type sourcesCommand struct {
	List   sourcesListCommand   `cmd:"" help:"List the sources, or find some."`
	Import sourcesImportCommand `cmd:"" help:"Add the sources of a bibliography: CSL-JSON, BibTeX or RIS."`
	Export sourcesExportCommand `cmd:"" help:"Write sources as a bibliography: CSL-JSON, BibTeX or RIS."`
}

// which are the flags that say which sources are meant.
type which struct {
	Words   []string `arg:"" optional:"" name:"WORDS" help:"Words of titles, names, publications or numbers."`
	Type    string   `placeholder:"TYPE" help:"Only those of a type of CSL, such as report."`
	Class   string   `enum:"primary,secondary,tertiary," default:"" placeholder:"CLASS" help:"Only primary, secondary or tertiary ones."`
	Uncited bool     `help:"Only those that no evidence cites."`
}

func (c which) query() app.SourceQuery {
	return app.SourceQuery{Search: join(c.Words), Type: annotate.SourceType(c.Type), Class: annotate.SourceClass(c.Class), Uncited: c.Uncited}
}

type sourcesListCommand struct{ which }

func (c sourcesListCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		q := c.query()
		q.Sort = "title"
		found, _, err := a.Sources(s.ctx, q)
		if err != nil {
			return err
		}
		return s.print(found, func(w io.Writer) {
			for _, source := range found {
				fmt.Fprintf(w, "%s  %s\n", shortID(source.ID), source.Name())
			}
		})
	})
}

type sourcesImportCommand struct {
	File string `arg:"" name:"FILE" help:"The bibliography; - for standard input."`
}

func (sourcesImportCommand) Help() string {
	return `The format is told by the content. Entries that the library has already are left alone: they are known by DOI, ISBN, address, or title and
author. What is left out of entries is said, and so are entries that cannot be read.`
}

func (c sourcesImportCommand) Run(s *session) error {
	content, err := s.readFile(c.File)
	if err != nil {
		return err
	}
	return s.withLibrary(func(a *app.App) error {
		tell, end := s.progress("Importing")
		done, err := a.ImportSources(s.ctx, bytes.NewReader(content), tell)
		end()
		if err != nil {
			return err
		}
		return s.print(done, func(w io.Writer) {
			fmt.Fprintf(w, "%d added, %d known already, %d not read\n", len(done.Added), len(done.Known), len(done.Faults))
			for _, left := range done.LeftOut {
				fmt.Fprintf(w, "Left out of %d: %s\n", left.Entries, left.What)
			}
			for _, fault := range done.Faults {
				fmt.Fprintf(w, "Not read: %s: %s\n", fault.Entry, fault.Message)
			}
		})
	})
}

type sourcesExportCommand struct {
	which
	Output string `short:"o" required:"" type:"path" placeholder:"FILE" help:"Where to write; - for standard output. The ending is the format: .csl.json, .bib or .ris."`
	Format string `enum:"csl,bib,ris," default:"" placeholder:"FORMAT" help:"The format, whatever the ending: csl, bib or ris."`
}

// Validate makes a missing format a mistake in the command line.
func (c sourcesExportCommand) Validate() error {
	if c.Output == "-" && c.Format == "" {
		return errors.New("standard output has no ending that says the format: name it with --format")
	}
	return nil
}

func (sourcesExportCommand) Help() string {
	return `The file is for others: confidential sources are left out of it, and of the other sources class, interests, origins and notes.`
}

func (c sourcesExportCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		format := app.Format(c.Format)
		if format == "" {
			var err error
			if format, err = app.FormatOf(c.Output); err != nil {
				return err
			}
		}
		if c.Output == "-" {
			done, err := a.ExportSources(s.ctx, c.query(), format)
			if err != nil {
				return err
			}
			if _, err := s.Stdout.Write(done.Content); err != nil {
				return fmt.Errorf("write the sources: %w", err)
			}
			s.warnOfConfidence(done)
			return nil
		}
		done, err := a.WriteSources(s.ctx, c.query(), format, c.Output)
		if err != nil {
			return err
		}
		s.warnOfConfidence(done)
		written := struct {
			Path         string `json:"path"`
			Written      int    `json:"written"`
			Confidential int    `json:"confidential"`
		}{c.Output, done.Written, done.Confidential}
		return s.print(written, func(w io.Writer) { fmt.Fprintf(w, "%s: %d sources\n", c.Output, done.Written) })
	})
}

func (s *session) warnOfConfidence(done app.ExportedSources) {
	if done.Confidential > 0 {
		s.warn([]string{fmt.Sprintf("confidential sources are left out: %d", done.Confidential)})
	}
}
