package cli

import (
	"fmt"
	"io"
	"time"

	"tickmark/annotate"
	"tickmark/app"
)

type requestsCommand struct {
	Limit int `default:"100" placeholder:"N" help:"How many, the newest first."`
}

func (requestsCommand) Help() string {
	return `Tickmark asks nobody on the network unless a person allows it, and notes each request before it is made: when, who asked for it, for what, the
address, the answer and its size. One address that leads to another is two requests.`
}

// purposeWords are what a request was made for.
var purposeWords = map[annotate.RequestPurpose]string{
	annotate.ForArticle: "article", annotate.ForVersion: "new version", annotate.ForCopy: "copy of a source",
}

func (c requestsCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		requests, total, err := a.Requests(s.ctx, c.Limit, 0)
		if err != nil {
			return err
		}
		return s.print(map[string]any{"requests": requests, "total": total}, func(w io.Writer) {
			if total == 0 {
				fmt.Fprintln(w, "No request was ever made for this library.")
			}
			for _, r := range requests {
				answer := r.Answer
				if answer == "" {
					answer = "no answer noted"
				}
				fmt.Fprintf(w, "%s  %s  %s  %s  %s (%d bytes)\n", r.At.UTC().Format(time.RFC3339), r.Person, purposeWords[r.Purpose], r.URL, answer, r.Bytes)
			}
		})
	})
}
