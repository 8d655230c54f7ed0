package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tickmark/annotate"
	"tickmark/app"
	"tickmark/app/sealed"
)

type dumpCommand struct {
	To   string `arg:"" name:"PLACE" type:"path" help:"A folder that is new or empty, FILE.zip, or FILE.zip.age, which is sealed with a passphrase."`
	File string `name:"passphrase-file" type:"path" placeholder:"FILE" help:"Take the first line of this file as the passphrase, instead of asking for it."`
}

func (dumpCommand) Help() string {
	return `Writes everything that the library holds as plain files: texts, claims, verdicts, sources, originals, copies of sources and the whole
history, to be read by people and programs without Tickmark. README.txt in it says how. “tickmark load” makes a library of it again,
with nothing lost. Nothing is left out, also not who confidential sources are: what others may see, “tickmark export” writes.

A file that is sealed is in the format of age; “age -d” opens it as well. Without the passphrase nobody does, and there is no other way.

Examples:
  tickmark dump /media/stick/desk-2026
  tickmark dump desk.zip
  tickmark dump desk.zip.age
  tickmark --json dump desk.zip | jq -r .content`
}

func (c dumpCommand) Run(s *session) error {
	var passphrase *sealed.Passphrase
	if c.File != "" || strings.HasSuffix(strings.ToLower(c.To), sealed.Extension) {
		p, err := s.passphrase(c.File, true)
		if err == nil {
			err = p.Check()
		}
		if err != nil {
			return err
		}
		passphrase = &p
	}
	if info, err := os.Lstat(c.To); err == nil && !info.IsDir() {
		return annotate.Errorf(annotate.Conflict, "There is a file “%s” already. Choose another name, or remove it.", c.To)
	}
	return s.withLibrary(func(a *app.App) error {
		tell, end := s.progress("Copying")
		d, err := a.Dump(s.ctx, c.To, passphrase, tell)
		end()
		if err != nil {
			return err
		}
		return s.print(d, func(w io.Writer) {
			printDumped(w, d)
			if d.Lost > 0 {
				fmt.Fprintf(w, "DAMAGED  %d originals or copies of sources are not in it, because the library does not have them whole. See tickmark verify.\n", d.Lost)
			}
			if d.Outside > 0 {
				fmt.Fprintf(w, "%d copies of sources lie outside the library and are not in it. Keep those files, too.\n", d.Outside)
			}
		})
	})
}

func printDumped(w io.Writer, d app.Dumped) {
	fmt.Fprintf(w, "%s\n%d articles, %d sources, %d changes of the history, %d files with %d MB. Content:\n%s\n",
		d.Path, d.Articles, d.Sources, d.Changes, d.Files, d.Bytes>>20, d.Content)
}

type loadCommand struct {
	From string `arg:"" name:"COPY" type:"path" help:"What “tickmark dump” wrote: a folder, .zip or .zip.age."`
	File string `name:"passphrase-file" type:"path" placeholder:"FILE" help:"Take the first line of this file as the passphrase, instead of asking for it."`
}

func (loadCommand) Help() string {
	return `Makes a new library of what “tickmark dump” wrote, in the file that --library names, which must not be there yet. It has everything
that the other one had, and the history with it. Every row and all bytes are held against their hashes; if anything is wrong, no
library is made. The last line is the hash of the content, which is the same as that of the copy.

Examples:
  tickmark --library again.tickmark load /media/stick/desk-2026
  tickmark --library again.tickmark load desk.zip.age`
}

func (c loadCommand) Run(s *session) error {
	isSealed, err := app.IsSealed(c.From)
	if err != nil {
		return err
	}
	passphrase, err := s.passphraseOf(isSealed, c.File)
	if err != nil {
		return err
	}
	tell, end := s.progress("Loading")
	d, err := app.Load(s.ctx, c.From, s.library, passphrase, app.Options{Version: s.Version}, tell)
	end()
	if err != nil {
		return err
	}
	return s.print(d, func(w io.Writer) { printDumped(w, d) })
}

// passphraseOf is that of something sealed, and none of what is not.
func (s *session) passphraseOf(isSealed bool, file string) (sealed.Passphrase, error) {
	if !isSealed {
		return sealed.Passphrase{}, nil
	}
	return s.passphrase(file, false)
}

// passphrase is the first line of the file, or what somebody types; a new one is
// typed twice.
func (s *session) passphrase(file string, isNew bool) (sealed.Passphrase, error) {
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return sealed.Passphrase{}, annotate.Errorf(annotate.NotFound, "The passphrase cannot be read: there is no file “%s” that can be opened.", filepath.Base(file))
		}
		defer f.Close()
		line, err := bufio.NewReader(f).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return sealed.Passphrase{}, annotate.Errorf(annotate.Invalid, "The passphrase cannot be read from “%s”.", filepath.Base(file))
		}
		return sealed.NewPassphrase(strings.TrimRight(line, "\r\n")), nil
	}
	if s.ReadSecret == nil {
		return sealed.Passphrase{}, annotate.Errorf(annotate.Invalid, "A passphrase is needed, and nobody is there to type it. Name a file that holds it: --passphrase-file FILE.")
	}
	words, err := s.ReadSecret("Passphrase: ")
	if err != nil {
		return sealed.Passphrase{}, fmt.Errorf("read the passphrase: %w", err)
	}
	if isNew {
		again, err := s.ReadSecret("Once more: ")
		if err != nil {
			return sealed.Passphrase{}, fmt.Errorf("read the passphrase: %w", err)
		}
		if again != words {
			return sealed.Passphrase{}, annotate.Errorf(annotate.Invalid, "These are two different passphrases. Nothing was written; try again.")
		}
	}
	return sealed.NewPassphrase(words), nil
}
