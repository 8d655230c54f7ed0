package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/annotate/closing"
	"tickmark/app"
	"tickmark/app/sealed"
)

const article = "Port Ellery raises its dues\n\nThe harbour fee doubled, the council says. It did so in 2024."

// terminal runs commands on a library of its own.
type terminal struct {
	t       *testing.T
	library string
	window  func(context.Context, *app.Session) error
	// seen tells that somebody looks at standard output.
	seen   bool
	alerts []string
}

func newTerminal(t *testing.T) *terminal {
	t.Helper()
	return &terminal{t: t, library: filepath.Join(t.TempDir(), "library.tickmark")}
}

// run runs a command line and returns the exit code and what was written to standard output and error.
func (m *terminal) run(stdin string, args ...string) (code int, stdout, stderr string) {
	m.t.Helper()
	var out, errs bytes.Buffer
	code = Run(m.t.Context(), append([]string{"--library", m.library}, args...), Program{
		Version: "1.2.3",
		Site:    func(*app.Session) http.Handler { return http.NotFoundHandler() },
		Window:  m.window,
		Alert:   func(message string) { m.alerts = append(m.alerts, message) },
		Permit:  netip.Addr.IsLoopback,
		Stdin:   strings.NewReader(stdin),
		Stdout:  &out,
		Stderr:  &errs,

		StdoutIsTerminal: m.seen,
	})
	return code, out.String(), errs.String()
}

// must runs a command line that has to succeed, and decodes its JSON answer into to.
func (m *terminal) must(to any, stdin string, args ...string) {
	m.t.Helper()
	code, stdout, stderr := m.run(stdin, append([]string{"--json"}, args...)...)
	if code != exitDone {
		m.t.Fatalf("%q: exit code %d\n%s", args, code, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), to); err != nil {
		m.t.Fatalf("%q: %v\n%s", args, err, stdout)
	}
}

func TestJourney(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	id := shortID(in[0].Article.ID)

	var listed struct{ Articles []annotate.ArticleSummary }
	m.must(&listed, "", "list", "harbour", "fee")
	if len(listed.Articles) != 1 || listed.Articles[0].ID != in[0].Article.ID {
		t.Fatalf("listed %+v", listed)
	}

	// The file that the help shows has to work.
	help := applyCommand{}.Help()
	example := help[strings.Index(help, "{"):]
	var applied app.Applied
	m.must(&applied, example, "apply", id, "-")
	if applied != (app.Applied{Added: 1, Sources: 1}) {
		t.Errorf("applied %+v", applied)
	}

	_, shown, _ := m.run("", "show", id)
	for _, want := range []string{"Port Ellery", "Half true", "The harbour fee doubled", "Harbour tariff 2024"} {
		if !strings.Contains(shown, want) {
			t.Errorf("show does not tell %q:\n%s", want, shown)
		}
	}

	// A check that cannot be closed yet is an answer, not an error.
	code, closed, stderr := m.run("", "close", id)
	if code != exitNotYet || stderr != "" {
		t.Errorf("close: exit code %d, %q", code, stderr)
	}
	for _, want := range []string{
		"Is the check ready to publish? Not yet:", "fail    Claims still open", "- claim 1, “The harbour fee of Port Ellery doubled in 2024.”: ",
		"warn    Untouched sentences", "pass    Open queries",
	} {
		if !strings.Contains(closed, want) {
			t.Errorf("close does not tell %q:\n%s", want, closed)
		}
	}

	// What goes out as JSON comes back and changes nothing.
	path := filepath.Join(t.TempDir(), "check.json")
	var written struct{ Path string }
	m.must(&written, "", "export", id, "-o", path)
	if written.Path != path {
		t.Errorf("wrote %q", written.Path)
	}
	m.must(&applied, "", "apply", id, path)
	if applied != (app.Applied{}) {
		t.Errorf("applied again: %+v", applied)
	}
}

// A check in which no rule fails can be closed, and what is waived says by whom.
func TestClose(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, "Port Ellery.", "import", "-")
	id := in[0].Article.ID
	a, err := app.Open(t.Context(), m.library, app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	now, err := a.Closing(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.SetPerson(t.Context(), "Ada Marsh"); err != nil {
		t.Fatal(err)
	}
	for _, r := range now.Results {
		if len(r.Findings) == 0 {
			continue
		}
		if _, err := a.Waive(t.Context(), id, app.Waiving{Rule: r.Key, Reason: "A name, and no more."}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	var result closing.Closing
	m.must(&result, "", "close", id)
	if result.Answer != closing.Yes || result.Count(closing.Waived) == 0 {
		t.Errorf("closed: %+v", result)
	}
	if _, stdout, _ := m.run("", "close", id); !strings.Contains(stdout, "waived by Ada Marsh: A name, and no more.") {
		t.Errorf("close does not say who waived:\n%s", stdout)
	}
}

func TestExitCodes(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	id := in[0].Article.ID
	picture := filepath.Join(t.TempDir(), "picture.png")
	if err := os.WriteFile(picture, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 0o600); err != nil {
		t.Fatal(err)
	}

	for name, c := range map[string]struct {
		stdin string
		args  []string
		want  int
	}{
		"help":                     {args: []string{"--help"}, want: exitDone},
		"help of a command":        {args: []string{"import", "--help"}, want: exitDone},
		"help as a command":        {args: []string{"help"}, want: exitDone},
		"help on a command":        {args: []string{"help", "import"}, want: exitDone},
		"help on no command":       {args: []string{"help", "exprot"}, want: exitUsage},
		"version":                  {args: []string{"version"}, want: exitDone},
		"the same text again":      {stdin: article, args: []string{"import", "-"}, want: exitConflict},
		"the same text, all right": {stdin: article, args: []string{"import", "--again", "-"}, want: exitDone},
		"no such command":          {args: []string{"exprot"}, want: exitUsage},
		"a flag that is missing":   {args: []string{"export", id}, want: exitUsage},
		"nothing to import":        {args: []string{"import"}, want: exitUsage},
		"no such file":             {args: []string{"import", filepath.Join(t.TempDir(), "gone.txt")}, want: exitNotFound},
		"no such article":          {args: []string{"show", "ffffffff"}, want: exitNotFound},
		"not an article":           {args: []string{"import", picture}, want: exitInput},
		"no such format":           {args: []string{"export", id, "-o", "report.odt"}, want: exitInput},
		"no format of that name":   {args: []string{"export", id, "-o", "report.pdf", "--format", "odt"}, want: exitInput},
		"a format without a name":  {args: []string{"export", id, "-o", "-"}, want: exitUsage},
		"a kind that is not Word":  {args: []string{"export", id, "-o", "-", "--format", "docx", "--kind", "memo"}, want: exitInput},
		"broken claims":            {stdin: "{", args: []string{"apply", id, "-"}, want: exitInput},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := m.run(c.stdin, c.args...)
			if code != c.want {
				t.Errorf("exit code %d, want %d\n%s%s", code, c.want, stdout, stderr)
			}
			if (stderr == "") != (c.want == exitDone) {
				t.Errorf("exit code %d, and standard error says %q", code, stderr)
			}
		})
	}
}

// The format that is named counts, whatever the ending; standard output has the report and nothing else.
func TestExportByFormat(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	id := in[0].Article.ID
	path := filepath.Join(t.TempDir(), "check.txt")
	var written struct{ Format app.Format }
	m.must(&written, "", "export", id, "-o", path, "--format", "md")
	content, err := os.ReadFile(path)
	if err != nil || written.Format != app.Markdown || !strings.HasPrefix(string(content), "# Port Ellery") {
		t.Errorf("%v %s: %s", err, written.Format, content)
	}
	for format, begin := range map[string]string{"md": "# Port Ellery", "pdf": "%PDF-1.7", "docx": "PK"} {
		if code, stdout, stderr := m.run("", "--json", "export", id, "-o", "-", "--format", format); code != exitDone || !strings.HasPrefix(stdout, begin) || stderr != "" {
			t.Errorf("%s: exit code %d, %.40q, %s", format, code, stdout, stderr)
		}
	}
	m.seen = true
	for format, want := range map[string]int{"md": exitDone, "pdf": exitInput} {
		if code, stdout, _ := m.run("", "export", id, "-o", "-", "--format", format); code != want || (stdout == "") != (want != exitDone) {
			t.Errorf("%s on a terminal: exit code %d, %.40q", format, code, stdout)
		}
	}
}

// A sealed dossier says nothing to whoever has no passphrase, and is read back by whoever has.
func TestExportSealed(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	id, folder := in[0].Article.ID, t.TempDir()
	words, path := filepath.Join(folder, "passphrase"), filepath.Join(folder, "check.json.age")
	if err := os.WriteFile(words, []byte("seven grey gulls over the harbour\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var done any
	m.must(&done, "", "export", id, "-o", path, "--passphrase-file", words)
	content, err := os.ReadFile(path)
	if err != nil || !sealed.Is(content) || bytes.Contains(content, []byte("Port Ellery")) {
		t.Errorf("%v, %.60q", err, content)
	}
	m.must(&done, "", "apply", id, path, "--passphrase-file", words)
	if code, _, stderr := m.run("", "apply", id, path); code != exitInput || !strings.Contains(stderr, "passphrase") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if code, _, stderr := m.run("", "export", id, "-o", filepath.Join(folder, "check.json"), "--passphrase-file", words); code != exitUsage || !strings.Contains(stderr, ".age") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// A file that cannot be used is named, once, and does not keep the others out.
func TestImportOfSeveral(t *testing.T) {
	m := newTerminal(t)
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := m.run(article, "import", empty, "-")
	if code != exitInput || strings.Contains(stdout, "empty") || strings.Count(stderr, "empty.txt") != 1 {
		t.Errorf("exit code %d\n%s\n%s", code, stdout, stderr)
	}
	if !strings.Contains(stdout, "Port Ellery raises its dues") {
		t.Errorf("the other file did not come in: %s", stdout)
	}
}

func TestImportOfAddresses(t *testing.T) {
	text, asked := article, 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = io.WriteString(w, text)
	}))
	defer server.Close()
	m := newTerminal(t)
	address := server.URL + "/dues.txt"
	code, _, stderr := m.run("", "import", address)
	if want := "tickmark import --allow-network " + address; code != exitConflict || asked != 0 || !strings.Contains(stderr, want) {
		t.Errorf("not allowed: exit code %d, asked %d times\n%s", code, asked, stderr)
	}
	var in []struct{ Article annotate.Article }
	m.must(&in, "", "import", "--allow-network", address)
	if in[0].Article.URL != address {
		t.Errorf("the article is %+v", in[0].Article)
	}
	text += " Again."
	id := shortID(in[0].Article.ID)
	if code, _, _ := m.run("", "import", "--version-of", id, address); code != exitConflict || asked != 1 {
		t.Errorf("a version that is not allowed: exit code %d, asked %d times", code, asked)
	}
	var outcome app.VersionOutcome
	if m.must(&outcome, "", "import", "--allow-network", "--version-of", id, address); outcome.Version.Seq != 2 {
		t.Errorf("the version is %+v", outcome)
	}
}

func TestErrorsForPrograms(t *testing.T) {
	m := newTerminal(t)
	_, stdout, stderr := m.run("", "--json", "show", "ffffffff")
	var problem struct{ Error, Code string }
	if err := json.Unmarshal([]byte(stderr), &problem); err != nil || problem.Error == "" || problem.Code != "not_found" {
		t.Errorf("%v: %s", err, stderr)
	}
	if stdout != "" {
		t.Errorf("standard output: %s", stdout)
	}
}

func TestWindowIsWhatHappensWithoutCommand(t *testing.T) {
	m := newTerminal(t)
	opened := 0
	m.window = func(context.Context, *app.Session) error {
		opened++
		return nil
	}
	if code, _, stderr := m.run(""); code != exitDone || opened != 1 {
		t.Errorf("exit code %d, %d windows\n%s", code, opened, stderr)
	}

	m.window = func(context.Context, *app.Session) error {
		return annotate.Errorf(annotate.Unsupported, "There is no display.")
	}
	code, _, _ := m.run("")
	if code != exitInput || len(m.alerts) != 1 || m.alerts[0] != "There is no display." {
		t.Errorf("exit code %d, alerts %q", code, m.alerts)
	}
}

// A second process on the same library is told so, and the library stays whole.
func TestLibraryInUse(t *testing.T) {
	m := newTerminal(t)
	m.window = func(context.Context, *app.Session) error {
		if code, _, stderr := m.run("", "list"); code != exitConflict || !strings.Contains(stderr, "--library names another one") {
			t.Errorf("list beside an open window: exit code %d, %q", code, stderr)
		}
		return nil
	}
	if code, _, stderr := m.run(""); code != exitDone {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestDefaultLibraryIsUsed(t *testing.T) {
	folder := t.TempDir()
	for _, variable := range []string{"HOME", "XDG_DATA_HOME", "LOCALAPPDATA"} {
		t.Setenv(variable, folder)
	}
	want, err := defaultLibrary()
	if err != nil {
		t.Fatal(err)
	}
	code := Run(t.Context(), []string{"list"}, Program{Stdout: io.Discard, Stderr: os.Stderr})
	if _, err := os.Stat(want); err != nil || code != exitDone || !strings.HasPrefix(want, folder) {
		t.Errorf("exit code %d, library at %q: %v", code, want, err)
	}
}

// What would tell who a confidential source is stands on standard error, and a
// dry run writes nothing.
func TestExportSaysWhatLeaves(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	id := shortID(in[0].Article.ID)
	var applied app.Applied
	m.must(&applied, `{"claims": [{
		"passages": [{"quote": {"exact": "The harbour fee doubled"}}],
		"verdict": {"level": "half-true", "explanation": "Tarrow has the tariff."},
		"evidence": [{"source": {"title": "Talk with Osk Tarrow", "confidential": true}}]
	}]}`, "apply", id, "-")

	path := filepath.Join(t.TempDir(), "check.html")
	const warning = "tickmark: warning: Claim 1, explanation: “Tarrow” may tell who a confidential source is.\n"
	code, stdout, stderr := m.run("", "export", id, "-o", path, "--dry-run")
	if code != exitDone || !strings.HasPrefix(stdout, "Goes out:\n  The article, 17 words\n") || !strings.Contains(stdout, "\nStays:\n  1 confidential source’s identity\n") || stderr != warning {
		t.Errorf("exit code %d\n%s\n%s", code, stdout, stderr)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a dry run writes: %v", err)
	}
	if _, stdout, stderr = m.run("", "export", id, "-o", path); stdout != path+"\n" || stderr != warning {
		t.Errorf("%s\n%s", stdout, stderr)
	}
}

func TestClosingSaysWhoSignedOff(t *testing.T) {
	var b strings.Builder
	at := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	printClosing(&b, closing.Closing{SignOffs: []annotate.SignOff{
		{Role: annotate.RoleCheck, Person: "Ada Fenwick", At: at, Lapsed: true}, {Role: annotate.RoleSecondRead, Person: "Ben Orr", At: at},
	}})
	want := "\nChecked by Ada Fenwick, 2026-05-12; the text or the check has changed since\nRead second by Ben Orr, 2026-05-12\n"
	if !strings.HasSuffix(b.String(), want) {
		t.Errorf("it prints %q", b.String())
	}
}
