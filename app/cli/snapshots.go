package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"tickmark/annotate"
	"tickmark/app"
)

type snapshotCommand struct {
	Add    snapshotAddCommand    `cmd:"" help:"Keep files as copies of a source."`
	List   snapshotListCommand   `cmd:"" help:"List the copies of sources."`
	Export snapshotExportCommand `cmd:"" help:"Write a copy of a source to a file, unchanged."`
}

type snapshotAddCommand struct {
	Source string   `arg:"" name:"SOURCE" help:"Words of its title that no other source has, or part of its identifier."`
	Files  []string `arg:"" name:"FILE" help:"Files of any kind."`
	New    bool     `help:"Make a source with that title first."`
	URL    string   `name:"url" help:"The address that the files were taken from."`
}

func (snapshotAddCommand) Help() string {
	return `Keeps the bytes of each file in the library for ever, by their SHA-256, and reads their text once, so that evidence can point at
its words. Files larger than the size in the settings stay where they are; the library remembers their place and their hash.

Examples:
  tickmark snapshot add "harbour tariff" tariff-2024.pdf
  tickmark snapshot add --new "Audit of the line" --url https://audit.example/line audit.html`
}

// kept is what became of one file.
type kept struct {
	File string `json:"file"`
	*app.Captured
	Error string        `json:"error,omitempty"`
	Code  annotate.Code `json:"code,omitempty"`
}

func (c snapshotAddCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		source, err := c.source(s, a)
		if err != nil {
			return err
		}
		all := make([]kept, 0, len(c.Files))
		var problems []error
		for _, file := range c.Files {
			captured, err := a.AddSnapshotFile(s.ctx, app.NewSnapshot{SourceID: source.ID, URL: c.URL}, file)
			one := kept{File: file, Captured: &captured}
			if err != nil {
				one.Captured, one.Error, one.Code = nil, err.Error(), annotate.CodeOf(err)
				problems = append(problems, fmt.Errorf("%s: %w", filepath.Base(file), err))
			}
			all = append(all, one)
		}
		return errors.Join(s.print(all, func(w io.Writer) { printKept(w, source, all) }), errors.Join(problems...))
	})
}

func (c snapshotAddCommand) source(s *session, a *app.App) (annotate.Source, error) {
	if c.New {
		return a.AddSource(s.ctx, annotate.SourceFields{Title: c.Source})
	}
	return a.FindSource(s.ctx, c.Source)
}

func printKept(w io.Writer, source annotate.Source, all []kept) {
	for _, one := range all {
		if one.Error != "" {
			continue
		}
		there := ""
		if one.Exists {
			there = " (there already)"
		}
		name := one.Snapshot.Name
		if source.Confidential {
			name = "a copy"
		}
		fmt.Fprintf(w, "%s  %s of “%s”%s\n", shortID(one.Snapshot.ID), name, source.Name(), there)
		for _, note := range one.Notes {
			fmt.Fprintf(w, "          %s\n", note)
		}
	}
}

type snapshotListCommand struct {
	Words []string `arg:"" optional:"" name:"WORD" help:"Only of sources in which these words occur."`
}

func (snapshotListCommand) Help() string {
	return `The newest comes first. The identifier in the first column is how “tickmark snapshot export” names a copy. DAMAGED says that the
last “tickmark verify” found other bytes than those that were kept.

Examples:
  tickmark snapshot list
  tickmark --json snapshot list tariff | jq -r '.[] | [.name, .hash] | @tsv'`
}

func (c snapshotListCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		all, err := a.AllSnapshots(s.ctx, join(c.Words))
		if err != nil {
			return err
		}
		return s.print(all, func(w io.Writer) {
			if len(all) == 0 {
				fmt.Fprintln(w, "No copies of sources. Keep one: tickmark snapshot add SOURCE FILE")
				return
			}
			table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "ID\tCAPTURED\tBYTES\tKIND\tNAME\tSOURCE")
			for _, one := range all {
				name := one.Name
				if one.Damage != "" {
					name += " DAMAGED"
				}
				fmt.Fprintf(table, "%s\t%s\t%d\t%s\t%s\t%s\n",
					shortID(one.ID), one.CapturedAt.Local().Format("2006-01-02 15:04"), one.Size, one.MediaType, name, one.Source)
			}
			table.Flush()
		})
	})
}

type snapshotExportCommand struct {
	Snapshot string `arg:"" name:"COPY" help:"Identifier of the copy, or part of it; see tickmark snapshot list."`
	Output   string `short:"o" type:"path" placeholder:"FILE" help:"Where to write; the name that it had, if this is left out. A file that is there is then left alone."`
}

func (snapshotExportCommand) Help() string {
	return `Writes the bytes as they were captured. If they are not those any more, nothing is written.

Examples:
  tickmark snapshot export 90ab12cd
  tickmark snapshot export 90ab12cd -o tariff.pdf`
}

func (c snapshotExportCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		snapshot, err := a.FindSnapshot(s.ctx, c.Snapshot)
		if err != nil {
			return err
		}
		path := c.Output
		if path == "" {
			if path, err = a.SnapshotName(s.ctx, snapshot); err != nil {
				return err
			}
			if _, err := os.Lstat(path); err == nil {
				return annotate.Errorf(annotate.Conflict, "There is a file “%s” already. Choose where to write with -o.", path)
			}
		}
		if err := a.SaveSnapshot(s.ctx, snapshot.ID, path); err != nil {
			return err
		}
		return s.print(snapshot, func(w io.Writer) { fmt.Fprintf(w, "%s  SHA-256 %s\n", path, snapshot.Hash) })
	})
}
