package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"tickmark/app"
)

type salvageCommand struct {
	Damaged string `arg:"" name:"DAMAGED" type:"path" help:"The library that does not open."`
	New     string `arg:"" name:"NEW" type:"path" help:"Where to make the new library; nothing may be there yet."`
}

func (salvageCommand) Help() string {
	return `Makes a new library of whatever can be read of a damaged one, which stays as it is. Where a page cannot be read, what the history
says of its records is taken; originals and copies of sources are taken if they have their SHA-256; what refers to something that is
lost does without it, or is left out. It says what was saved and what is lost. Try a backup first (tickmark backups): it is whole.

The new library passes “tickmark verify”. Its history has one action more, for what salvaging did; nothing from before can be undone.
The exit code is 7 if anything is known to be lost, be it of the history.

Examples:
  tickmark salvage desk.tickmark saved.tickmark
  tickmark --json salvage desk.tickmark saved.tickmark | jq -r '.lost[]'`
}

func (c salvageCommand) Run(s *session) error {
	tell, end := s.progress("Saving")
	saved, err := app.Salvage(s.ctx, c.Damaged, c.New, s.options(), tell)
	end()
	if err != nil {
		return err
	}
	if err := s.print(saved, func(w io.Writer) { printSalvaged(w, saved) }); err != nil {
		return err
	}
	if !saved.IsWhole() {
		return errDamaged
	}
	return nil
}

func printSalvaged(w io.Writer, saved app.Salvaged) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "WHAT\tSAVED\tFROM THE HISTORY\tLOST")
	for _, k := range saved.Kinds {
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\n", k.Title, k.Saved, k.FromHistory, k.Lost)
	}
	table.Flush()
	for _, lost := range saved.Lost {
		fmt.Fprintf(w, "LOST  %s\n", lost)
	}
	if saved.Unread > 0 {
		fmt.Fprintf(w, "%d pieces of the file could not be read. What was in them, and the history does not tell, is not in the list.\n", saved.Unread)
	}
	if !saved.HistoryWhole {
		fmt.Fprintln(w, "The history is not whole: its chain of hashes begins anew over what is left of it.")
	}
	fmt.Fprintln(w, saved.Path)
}
