package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/annotate/anchor"
	"tickmark/app"
)

// version imports the one file as the next version of an article.
func (c importCommand) version(s *session, a *app.App) error {
	if len(c.Files) != 1 {
		return annotate.Errorf(annotate.Invalid, "One file is the next version of an article, not %d.", len(c.Files))
	}
	article, err := a.FindArticle(s.ctx, c.Of)
	if err != nil {
		return err
	}
	outcome, err := c.nextVersion(s, a, article.ID)
	if err != nil {
		return err
	}
	err = s.print(outcome, func(w io.Writer) { printVersion(w, article, outcome) })
	if outcome.Exists {
		err = errors.Join(err, annotate.Errorf(annotate.Conflict, "Nothing has changed: the article has this text already, as version %d.", outcome.Version.Seq))
	}
	return err
}

func (c importCommand) nextVersion(s *session, a *app.App, articleID string) (app.VersionOutcome, error) {
	file := c.Files[0]
	if isAddress(file) {
		if err := c.mayFetch(file); err != nil {
			return app.VersionOutcome{}, err
		}
		return a.ImportVersionURL(s.ctx, articleID, file, app.AllowOnce)
	}
	if file != "-" {
		return a.ImportVersionFile(s.ctx, articleID, file)
	}
	content, err := s.input()
	if err != nil {
		return app.VersionOutcome{}, err
	}
	return a.ImportVersion(s.ctx, articleID, app.Intake{Bytes: content})
}

func printVersion(w io.Writer, article annotate.Article, o app.VersionOutcome) {
	if o.Exists {
		return
	}
	fmt.Fprintf(w, "%s  %s: version %d\n", shortID(article.ID), article.Title, o.Version.Seq)
	c := o.Carried
	fmt.Fprintf(w, "          places carried: %d the same, %d moved, %d changed, %d gone\n", c.Exact, c.Moved, c.Changed, c.Lost)
	for _, line := range []struct {
		n    int
		what string
	}{{c.Reopened, "to check again"}, {c.Restored, "as they were before the change, which has been taken back"}, {c.Parked, "parked, without a place in the text"}} {
		if line.n > 0 {
			fmt.Fprintf(w, "          claims %s: %d\n", line.what, line.n)
		}
	}
	if c.Changed+c.Lost > 0 {
		fmt.Fprintf(w, "          See: tickmark recheck %s\n", shortID(article.ID))
	}
	for _, note := range o.Notes {
		fmt.Fprintf(w, "          %s\n", note)
	}
}

type diffCommand struct {
	Article string `arg:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list."`
	From    int    `placeholder:"N" help:"Number of the old version. Default: the one before the new one."`
	To      int    `placeholder:"N" help:"Number of the new version. Default: the newest."`
}

func (diffCommand) Help() string {
	return `Prints the paragraphs that differ, with the words that are gone in [- -], those that are new in {+ +}, and those that moved in [> <] where
they stood and {> <} where they stand. With --json it prints all of the text, part by part.

Examples:
  tickmark diff 7d1f03ac
  tickmark diff 7d1f03ac --from 1 --to 3`
}

func (c diffCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		article, err := a.FindArticle(s.ctx, c.Article)
		if err != nil {
			return err
		}
		diff, err := a.Diff(s.ctx, article.ID, c.From, c.To)
		if err != nil {
			return err
		}
		return s.print(diff, func(w io.Writer) { printDiff(w, article, diff) })
	})
}

func printDiff(w io.Writer, article annotate.Article, d app.Diff) {
	fmt.Fprintf(w, "%s: version %d (%s) to version %d (%s)\n", article.Title,
		d.From.Seq, d.From.CapturedAt.Local().Format("2006-01-02 15:04"), d.To.Seq, d.To.CapturedAt.Local().Format("2006-01-02 15:04"))
	same := true
	for _, row := range d.Rows {
		if row.Changed {
			same = false
			fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(inline(row.Parts)+pictureSigns(row)))
		}
	}
	if same {
		fmt.Fprintln(w, "\nNothing has changed.")
	}
}

// signs are put around the words of a part, before the white space at its end.
var signs = map[anchor.Op][2]string{
	anchor.Delete: {"[-", "-]"}, anchor.Insert: {"{+", "+}"}, anchor.MovedTo: {"[>", "<]"}, anchor.MovedFrom: {"{>", "<}"},
}

// inline writes the parts one after the other, with signs around what is not equal.
func inline(parts []app.DiffPart) string {
	var b strings.Builder
	for _, p := range parts {
		words := strings.TrimRight(p.Text, " \n")
		sign := signs[p.Op]
		b.WriteString(sign[0] + words + sign[1] + p.Text[len(words):])
	}
	return b.String()
}

// pictureSigns says what has become of the pictures of a row, if they are others.
func pictureSigns(row app.DiffRow) string {
	if slices.Equal(row.OldPictures, row.NewPictures) {
		return ""
	}
	signs := ""
	if len(row.OldPictures) > 0 {
		signs += " [-picture-]"
	}
	if len(row.NewPictures) > 0 {
		signs += " {+picture+}"
	}
	return signs
}

type recheckCommand struct {
	Article string `arg:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list."`
}

func (recheckCommand) Help() string {
	return `Prints the words of claims, and those that are set aside, that changed with a new version of the text or are gone, each as it was and as it is,
and the sentences that are new and not accounted for. Decisions are made in the window. Nothing is changed. The exit code is 6 while
anything waits for a decision.

Examples:
  tickmark recheck 7d1f03ac
  tickmark --json recheck 7d1f03ac | jq -r '.items[] | .before.quote.exact'`
}

func (c recheckCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		article, err := a.FindArticle(s.ctx, c.Article)
		if err != nil {
			return err
		}
		list, err := a.Recheck(s.ctx, article.ID)
		if err != nil {
			return err
		}
		if err := s.print(list, func(w io.Writer) { printRecheck(w, article, list) }); err != nil {
			return err
		}
		if len(list.Items) > 0 {
			return errNotYet
		}
		return nil
	})
}

func printRecheck(w io.Writer, article annotate.Article, list app.Recheck) {
	fmt.Fprintf(w, "%s, version %d\n", article.Title, list.Version.Seq)
	if len(list.Items)+len(list.Sentences) == 0 {
		fmt.Fprintln(w, "Nothing has to be looked at again.")
	}
	for _, item := range list.Items {
		fmt.Fprintf(w, "\n%s\n", aboutItem(item))
		if item.After != nil {
			fmt.Fprintf(w, "        %s\n", strings.ReplaceAll(inline(item.Parts), "\n", " "))
			continue
		}
		fmt.Fprintf(w, "        [-%s-]\n", item.Before.Quote.Exact)
		for _, c := range item.Candidates {
			fmt.Fprintf(w, "        perhaps now: %s\n", c.Quote.Exact)
		}
	}
	if len(list.Sentences) > 0 {
		fmt.Fprintf(w, "\nNew sentences that are not accounted for:\n")
	}
	for _, sentence := range list.Sentences {
		fmt.Fprintf(w, "        %s\n", sentence.Text)
	}
}

// aboutItem says what waits, as a heading.
func aboutItem(i app.RecheckItem) string {
	what := "Words set aside"
	switch {
	case i.Kind != app.RecheckAside && i.ClaimNumber == 0:
		what = "Parked claim"
	case i.Kind != app.RecheckAside:
		what = fmt.Sprintf("Claim %d", i.ClaimNumber)
	}
	if i.StatusBefore != "" {
		what += fmt.Sprintf(" (was “%s”)", i.StatusBefore.Info().Label)
	}
	if i.State == annotate.AnchorLost {
		return what + ": gone since version " + fmt.Sprint(i.Seq)
	}
	return what + ": changed since version " + fmt.Sprint(i.Seq)
}
