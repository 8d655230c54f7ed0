package cli

import (
	"errors"
	"fmt"
	"io"

	"tickmark/annotate"
	"tickmark/app"
)

type verifyCommand struct {
	Head string `placeholder:"HASH" help:"A head of the history that was kept elsewhere, or its first eight characters or more: say whether the history still goes through it."`
}

func (verifyCommand) Help() string {
	return `Reads everything that the library keeps (originals, texts, pictures, copies of sources) and the files that it refers to, holds each
against the SHA-256 that it had, and the library’s file against the rules of SQLite. It goes through the history, in which every
action has a hash of itself and of all before it, and holds every record against what the history says of it last. What is
damaged is shown as damaged in the window until the next verification. The exit code is 7 if anything is.

The hash that it prints last is the head of the history. Somebody who can write to the file can make the whole chain anew, and
then only a head that was kept elsewhere, in a report or beside a backup, does not agree with it: give it with --head.

Examples:
  tickmark verify
  tickmark verify --head 3fa94c1be07d
  tickmark --json verify | jq -r '.damages[].what'`
}

// errDamaged says that something is damaged. The answer has been printed, so that nothing is left to complain of.
var errDamaged = errors.New("something in the library is damaged")

func (c verifyCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		tell, end := s.progress("Verifying")
		v, err := a.Verify(s.ctx, tell)
		end()
		if err != nil {
			return err
		}
		var through string
		if c.Head != "" {
			if through, err = c.through(s, a, &v); err != nil {
				return err
			}
		}
		if err := s.print(v, func(w io.Writer) { printVerification(w, v, through) }); err != nil {
			return err
		}
		if len(v.Damages) > 0 {
			return errDamaged
		}
		return nil
	})
}

// through says where the history was at the head that was kept. If it has never been there, that is a damage.
func (c verifyCommand) through(s *session, a *app.App, v *app.Verification) (string, error) {
	action, count, err := a.ActionsUpTo(s.ctx, c.Head)
	if annotate.CodeOf(err) == annotate.NotFound {
		v.Damages = append(v.Damages, annotate.Damage{
			What:  "The history",
			Fault: fmt.Sprintf("It does not go through %s. It has been made anew, or is that of another library.", c.Head),
		})
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("It goes through the head that was kept: action %d, “%s”, %s.", count, action.Label, action.At.Local().Format("2006-01-02 15:04")), nil
}

func printVerification(w io.Writer, v app.Verification, through string) {
	fmt.Fprintf(w, "%d items, %d MB read.\n", v.Items, v.Bytes>>20)
	for _, d := range v.Damages {
		fmt.Fprintf(w, "DAMAGED  %s. %s\n", d.What, d.Fault)
	}
	if len(v.Damages) == 0 {
		fmt.Fprintln(w, "Everything is as it was kept.")
	}
	fmt.Fprintf(w, "The history has %d actions. Its head is %s.\n", v.Head.Actions, v.Head.Hash)
	if through != "" {
		fmt.Fprintln(w, through)
	}
}
