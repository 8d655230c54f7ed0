package cli

import (
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

func TestVersionsOnTheCommandLine(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	id := shortID(in[0].Article.ID)
	var applied app.Applied
	m.must(&applied, `{"claims":[{"passages":[{"quote":{"exact":"The harbour fee doubled"}}],"status":"verified"},{"passages":[{"quote":{"exact":"It did so in 2024"}}]}]}`, "apply", id, "-")
	if code, told, _ := m.run("", "recheck", id); code != exitDone || !strings.Contains(told, "Nothing has to be looked at again.") {
		t.Errorf("before: exit code %d, %s", code, told)
	}

	const second = "Port Ellery raises its dues\n\nThe harbour fee tripled, the council says."
	_, told, _ := m.run(second, "import", "--version-of", id, "-")
	for _, want := range []string{id + "  Port Ellery raises its dues: version 2", "1 changed, 1 gone", "claims to check again: 1", "parked, without a place in the text: 1"} {
		if !strings.Contains(told, want) {
			t.Errorf("import does not tell %q:\n%s", want, told)
		}
	}
	if code, _, told := m.run(second, "import", "--version-of", id, "-"); code != exitConflict || !strings.Contains(told, "Nothing has changed") {
		t.Errorf("once more: exit code %d, %s", code, told)
	}
	if code, _, _ := m.run("", "import", "--version-of", id, "--again", "-"); code != exitUsage {
		t.Errorf("a version of two articles: exit code %d", code)
	}
	code, told, stderr := m.run("", "recheck", id)
	if code != exitNotYet || stderr != "" {
		t.Errorf("recheck: exit code %d, %q", code, stderr)
	}
	for _, want := range []string{"Claim 1 (was “Verified”): changed since version 1", "[-doubled-]{+tripled+}", "Parked claim: gone since version 1", "[-It did so in 2024-]"} {
		if !strings.Contains(told, want) {
			t.Errorf("recheck does not tell %q:\n%s", want, told)
		}
	}
	if code, _, _ := m.run("", "recheck", "--json", id); code != exitNotYet {
		t.Errorf("recheck --json: exit code %d", code)
	}
	_, told, _ = m.run("", "diff", id)
	for _, want := range []string{"version 1", "to version 2", "The harbour fee [-doubled-]{+tripled+}, the council says.", "[-It did so in 2024.-]"} {
		if !strings.Contains(told, want) {
			t.Errorf("diff does not tell %q:\n%s", want, told)
		}
	}
	var diff app.Diff
	m.must(&diff, "", "diff", id, "--from", "2", "--to", "1")
	if diff.From.Seq != 2 || diff.To.Seq != 1 {
		t.Errorf("from %d to %d", diff.From.Seq, diff.To.Seq)
	}
	if code, _, _ := m.run("", "diff", id, "--to", "7"); code != exitNotFound {
		t.Errorf("a version that is not there: exit code %d", code)
	}
}
