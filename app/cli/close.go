package cli

import (
	"errors"
	"fmt"
	"io"
	"time"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/app"
)

type closeCommand struct {
	Article string `arg:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list."`
}

func (closeCommand) Help() string {
	return `Holds the article against the closing rules of its profile, as the closing screen does, and prints each with what it finds. A rule passes,
warns, fails, or is waived; what it finds is accepted in the window, where a name and a reason go with it. Nothing is changed.
The exit code is 6 while a rule fails.

Examples:
  tickmark close 7d1f03ac
  tickmark close 7d1f03ac && tickmark export 7d1f03ac -o check.pdf
  tickmark --json close 7d1f03ac | jq -r '.results[] | select(.state == "fail") | .name'`
}

// errNotYet says that a rule fails. The answer has been printed, so that nothing is left to complain of.
var errNotYet = errors.New("a closing rule fails")

func (c closeCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		article, err := a.FindArticle(s.ctx, c.Article)
		if err != nil {
			return err
		}
		result, err := a.Closing(s.ctx, article.ID)
		if err != nil {
			return err
		}
		if err := s.print(result, func(w io.Writer) { printClosing(w, result) }); err != nil {
			return err
		}
		if result.Answer == closing.NotYet {
			return errNotYet
		}
		return nil
	})
}

// maxFindings is how many findings of a rule are printed for people; programs get all.
const maxFindings = 8

func printClosing(w io.Writer, c closing.Closing) {
	fmt.Fprintf(w, "%s\n%s %s\n\n", c.Title, c.Question, c.Summary)
	for _, r := range c.Results {
		if r.State == closing.Unused {
			continue
		}
		fmt.Fprintf(w, "%-7s %s\n", r.State, r.Name)
		for _, f := range r.Findings[:min(len(r.Findings), maxFindings)] {
			fmt.Fprintf(w, "        - %s\n", finding(f))
		}
		if more := len(r.Findings) - maxFindings; more > 0 {
			fmt.Fprintf(w, "        and %d more\n", more)
		}
		if r.State == closing.Waived {
			fmt.Fprintf(w, "        waived by %s: %s\n", r.Waiver.Person, r.Waiver.Reason)
		}
	}
	if len(c.SignOffs) > 0 {
		fmt.Fprintln(w)
	}
	for _, s := range c.SignOffs {
		since := ""
		if s.Lapsed {
			since = "; the text or the check has changed since"
		}
		fmt.Fprintf(w, "%s %s, %s%s\n", signedAs[s.Role], s.Person, s.At.Format(time.DateOnly), since)
	}
}

// signedAs says what a sign-off in a role stands for.
var signedAs = map[annotate.SignOffRole]string{
	annotate.RoleCheck: "Checked by", annotate.RoleSecondRead: "Read second by", annotate.RoleLegal: "Read for legal by",
}

// finding is what was found as a line, with the words that it is about.
func finding(f closing.Finding) string {
	switch {
	case f.ClaimID != "" && f.ClaimNumber == 0:
		return fmt.Sprintf("parked claim, “%s”: %s", f.Words, f.Text)
	case f.ClaimID != "":
		return fmt.Sprintf("claim %d, “%s”: %s", f.ClaimNumber, f.Words, f.Text)
	case f.Sentence != nil:
		return fmt.Sprintf("“%s”: %s", f.Words, f.Text)
	default:
		return f.Text
	}
}
