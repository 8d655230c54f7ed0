package cli

import (
	"fmt"
	"io"
	"strings"

	"tickmark/annotate"
	"tickmark/app"
)

type logCommand struct {
	Article string `arg:"" optional:"" name:"ARTICLE" help:"Identifier of the article, or part of it; see tickmark list. Without it, what was done to the library itself."`
	Number  int    `short:"n" default:"50" placeholder:"N" help:"How many entries at most, the newest first. Default: ${default}"`
}

func (logCommand) Help() string {
	return `Says who changed what and when: each field before (-) and after (+). What was done to the library itself is importing and deleting
articles, sources, rating scales, settings.

Examples:
  tickmark log 7d1f03ac
  tickmark --json log 7d1f03ac | jq -r '.[] | [.action.at, .action.person, .action.label] | @tsv'`
}

func (c logCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		want := app.HistoryQuery{Of: app.OfLibrary}
		if c.Article != "" {
			article, err := a.FindArticle(s.ctx, c.Article)
			if err != nil {
				return err
			}
			want.Of, want.ID = app.OfArticle, article.ID
		}
		all := []app.HistoryEntry{}
		for more := true; more && len(all) < c.Number; {
			want.Limit = min(c.Number-len(all), app.MostEntries)
			page, err := a.RecordHistory(s.ctx, want)
			if err != nil {
				return err
			}
			all, more = append(all, page.Entries...), page.More
			if more {
				want.Before = all[len(all)-1].N
			}
		}
		return s.print(all, func(w io.Writer) { printHistory(w, all) })
	})
}

func printHistory(w io.Writer, all []app.HistoryEntry) {
	if len(all) == 0 {
		fmt.Fprintln(w, "Nothing has been done yet.")
	}
	for _, e := range all {
		person := e.Action.Person
		if person == "" {
			person = "Somebody"
		}
		fmt.Fprintf(w, "%s  %s  %s%s\n", e.Action.At.Local().Format("2006-01-02 15:04"), person, stepWords[e.Action.Kind], e.Action.Label)
		for _, c := range e.Changes {
			fmt.Fprintf(w, "  %s", c.Title)
			if c.Name != "" {
				fmt.Fprintf(w, " “%s”", oneLine(c.Name))
			}
			fmt.Fprintln(w, map[string]string{"made": ", new", "deleted": ", deleted"}[c.What])
			for _, f := range c.Fields {
				printField(w, f)
			}
		}
		if e.Others > 0 {
			fmt.Fprintf(w, "  and %d more\n", e.Others)
		}
	}
}

// stepWords lead the label of an action that undoes or repeats another.
var stepWords = map[annotate.ActionKind]string{annotate.Undo: "Undone: ", annotate.Redo: "Done again: "}

func printField(w io.Writer, f app.FieldChange) {
	for _, state := range []struct{ sign, value string }{{"-", f.Before}, {"+", f.After}} {
		if state.value != "" {
			fmt.Fprintf(w, "    %s %s: %s\n", state.sign, f.Title, oneLine(state.value))
		}
	}
}

// oneLine is text with its line breaks as spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
