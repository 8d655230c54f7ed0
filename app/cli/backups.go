package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"text/tabwriter"

	"tickmark/app"
)

type backupCommand struct {
	File string `arg:"" optional:"" name:"FILE" type:"path" help:"Where to write; without it, in the folder for backups, among those that are made by themselves."`
}

func (backupCommand) Help() string {
	return `Copies the library as it is now into one file, reads the copy again, and says where it is. The file is a library: “tickmark restore”
puts it in the place of the present one, and --library opens it.

The window and the browser mode make a backup an hour while something changes. All of a day are kept, one a day for two weeks, and
one a week for twelve, as far as there is room. A FILE of your own is never deleted. Where a passphrase for backups is set in the
settings, they are sealed, and so is a FILE, whose name then ends in .tickmark.age.

Examples:
  tickmark backup
  tickmark backup /media/stick/before-the-move.tickmark`
}

func (c backupCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		tell, end := s.progress("Backing up")
		if c.File != "" {
			size, err := a.BackUpTo(s.ctx, c.File, tell)
			end()
			if err != nil {
				return err
			}
			return s.print(map[string]any{"path": c.File, "size": size}, func(w io.Writer) {
				fmt.Fprintf(w, "%s (%s), read again and whole\n", c.File, megabytes(size))
			})
		}
		made, err := a.BackUp(s.ctx, tell)
		end()
		if err != nil {
			return err
		}
		all, err := a.Backups(s.ctx)
		if err != nil {
			return err
		}
		return s.print(made, func(w io.Writer) {
			fmt.Fprintf(w, "%s (%s), read again and whole\n", filepath.Join(all.Folder, made.Name), megabytes(made.Size))
		})
	})
}

type backupsCommand struct{}

func (backupsCommand) Help() string {
	return `The newest comes first. They are listed also where the library itself cannot be opened.

Examples:
  tickmark backups
  tickmark --json backups | jq -r '.backups[0].name'`
}

func (backupsCommand) Run(s *session) error {
	all, err := app.ListBackups(s.library, s.settings())
	if err != nil {
		return err
	}
	return s.print(all, func(w io.Writer) {
		fmt.Fprintf(w, "In %s\n", all.Folder)
		if len(all.Backups) == 0 {
			fmt.Fprintln(w, "No backups. Make one: tickmark backup")
			return
		}
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "MADE\tSIZE\tACTIONS\tFILE")
		for _, b := range all.Backups {
			fmt.Fprintf(table, "%s\t%s\t%d\t%s\n", b.At.Local().Format("2006-01-02 15:04"), megabytes(b.Size), b.Actions, b.Name)
		}
		table.Flush()
	})
}

// megabytes is a size for people.
func megabytes(size int64) string { return fmt.Sprintf("%.1f MB", float64(size)/1e6) }

type restoreCommand struct {
	Backup string `arg:"" name:"BACKUP" help:"Name of a backup, as tickmark backups lists it, or the path of one."`
	File   string `name:"passphrase-file" type:"path" placeholder:"FILE" help:"Take the first line of this file as the passphrase of a sealed backup, instead of asking for it."`
}

func (restoreCommand) Help() string {
	return `Puts a backup in the place of the library, which no window may have open. The backup is read through first; if it is not whole,
nothing happens. The library that was there is not deleted: it is kept beside, as …before-restore-….

A backup that is sealed opens with its passphrase and the file backup-key-….age that lies beside it. Without Tickmark:
“age -d -i backup-key-….age BACKUP > library.tickmark”.

Examples:
  tickmark restore library-20261126T1730Z.tickmark
  tickmark --library ~/checks.tickmark restore /media/stick/before-the-move.tickmark`
}

// restored is what restoring came to.
type restored struct {
	Library string `json:"library"`
	Kept    string `json:"kept"` // where the library is that was there; empty if there was none
}

func (c restoreCommand) Run(s *session) error {
	options := app.Options{Settings: s.settings()}
	isSealed, err := app.IsBackupSealed(s.library, c.Backup, options)
	if err != nil {
		return err
	}
	passphrase, err := s.passphraseOf(isSealed, c.File)
	if err != nil {
		return err
	}
	tell, end := s.progress("Restoring")
	kept, err := app.Restore(s.ctx, s.library, c.Backup, passphrase, options, tell)
	end()
	if err != nil {
		return err
	}
	return s.print(restored{s.library, kept}, func(w io.Writer) {
		fmt.Fprintf(w, "Restored %s\n", s.library)
		if kept != "" {
			fmt.Fprintf(w, "What was there before is kept as %s\n", kept)
		}
	})
}
