package closing

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"tickmark/annotate"
)

var update = flag.Bool("update", false, "write the rules in docs/closing.md anew")

const (
	document = "../../docs/closing.md"
	begin    = "<!-- The rules: written by go test ./annotate/closing -update -->\n"
	end      = "<!-- End of the rules -->\n"
)

// The document for people lists the rules as they are.
func TestDocumentListsTheRules(t *testing.T) {
	written, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(written), begin)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s has no place for the rules", document)
	}
	fresh := before + begin + describeRules() + end + after
	if *update {
		if err := os.WriteFile(document, []byte(fresh), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if fresh != string(written) {
		t.Errorf("%s does not list the rules as they are; run: go test ./annotate/closing -update", document)
	}
}

func describeRules() string {
	var s strings.Builder
	ifcn, _ := Fixed(annotate.IFCNProfile)
	efcsn, _ := Fixed(annotate.EFCSNProfile)
	profiles := []Profile{House(DefaultDemands()), ifcn, efcsn}
	s.WriteString("\n| rule | for | house | IFCN style | EFCSN style |\n|---|---|---|---|---|\n")
	jobs := map[annotate.ArticleKind]string{annotate.Draft: "editorial check", annotate.Published: "claim check"}
	for _, r := range rules {
		job := jobs[r.Jobs[0]]
		if len(r.Jobs) == len(jobs) {
			job = "both"
		}
		fmt.Fprintf(&s, "| %s | %s |", r.Name, job)
		for _, p := range profiles {
			fmt.Fprintf(&s, " %s |", p.Levels[r.Key])
		}
		s.WriteString("\n")
	}
	s.WriteString("| *independent sources wanted* | |")
	for _, p := range profiles {
		fmt.Fprintf(&s, " %d |", p.Sources)
	}
	s.WriteString("\n| *days until an access is stale* | |")
	for _, p := range profiles {
		fmt.Fprintf(&s, " %d |", p.AccessDays)
	}
	s.WriteString("\n\n")
	for _, r := range rules {
		fmt.Fprintf(&s, "- **%s.** %s\n", r.Name, r.Why)
	}
	s.WriteString("\n")
	return s.String()
}
