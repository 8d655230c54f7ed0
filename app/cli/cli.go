package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"

	"github.com/alecthomas/kong"

	"tickmark/annotate"
	"tickmark/app"
)

// The exit codes, the same for all commands.
const (
	exitDone     = 0
	exitFailed   = 1 // something that only a developer can mend
	exitUsage    = 2 // the command line makes no sense
	exitNotFound = 3 // no such article or file
	exitConflict = 4 // it is there already, or was changed meanwhile
	exitInput    = 5 // the input breaks a rule, is too large, or is in a format that is not handled
	exitNotYet   = 6 // the check cannot be closed yet: an answer, not a problem
	exitDamaged  = 7 // something in the library is not what it was: an answer too
	exitDisk     = 8 // a disk is full or does not answer: the same may go well later
)

const description = `Check the facts of an article, and show how.

Without a command, Tickmark opens its window.

Examples:
  tickmark import article.html           bring an article in
  tickmark list                          find its identifier, such as 7d1f03ac
  tickmark apply 7d1f03ac claims.json    put checked claims on it
  tickmark close 7d1f03ac                see what is left to do
  tickmark export 7d1f03ac -o check.pdf  write the report

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 no such article or file; 4 conflict, such as a text that the library
holds already; 5 input that cannot be used; 6 a check that cannot be closed yet or
has to be looked at again; 7 a library in which something is damaged;
8 a disk that is full or does not answer.`

// Program is what the command line is part of; main puts it together.
type Program struct {
	Version string
	// Site answers everything that the browser mode is asked for: pages and calls.
	Site func(*app.Session) http.Handler
	// Window opens the window and returns when it has closed.
	Window func(context.Context, *app.Session) error
	// Alert shows a message to somebody who started the window, and so may see no terminal.
	Alert func(message string)

	// Permit says which addresses may be asked; see [app.Options].
	Permit func(netip.Addr) bool

	// ReadSecret asks for something on the terminal and reads a line that nobody sees; nil where there is no terminal.
	ReadSecret func(prompt string) (string, error)

	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// StdoutIsTerminal keeps what is not text from Stdout.
	StdoutIsTerminal bool
	// StderrIsTerminal has long work say on Stderr how far it has come.
	StderrIsTerminal bool
}

// grammar is the command line, for kong.
type grammar struct {
	Library  string `help:"The library's file. Default: ${library}" env:"TICKMARK_LIBRARY" type:"path" placeholder:"FILE"`
	ReadOnly bool   `name:"read-only" help:"Store nothing. This opens a damaged library as well, of which what can be read can be shown and exported."`
	JSON     bool   `name:"json" help:"Answer in JSON, for programs."`

	Open     openCommand     `cmd:"" default:"1" help:"Open the window. This is what happens without a command."`
	Import   importCommand   `cmd:"" help:"Bring articles in."`
	Diff     diffCommand     `cmd:"" help:"Show what changed between two versions of an article's text."`
	Recheck  recheckCommand  `cmd:"" help:"Say what has to be looked at again because the text has changed."`
	List     listCommand     `cmd:"" help:"List the articles, or find some."`
	Show     showCommand     `cmd:"" help:"Show an article's claims and verdicts."`
	Apply    applyCommand    `cmd:"" help:"Put claims, verdicts and sources from a file on an article."`
	Export   exportCommand   `cmd:"" help:"Write an article's report: PDF, HTML, Word and more."`
	Close    closeCommand    `cmd:"" help:"Say what still speaks against closing an article's check."`
	Log      logCommand      `cmd:"" help:"Show who changed what and when, in an article or in the library."`
	Verify   verifyCommand   `cmd:"" help:"Find what has been damaged in the library."`
	Backup   backupCommand   `cmd:"" help:"Copy the library, whole, into a file."`
	Backups  backupsCommand  `cmd:"" help:"List the backups."`
	Restore  restoreCommand  `cmd:"" help:"Put a backup in the place of the library."`
	Salvage  salvageCommand  `cmd:"" help:"Save what can be read of a damaged library in a new one."`
	Snapshot snapshotCommand `cmd:"" help:"Keep, list and write copies of sources."`
	Sources  sourcesCommand  `cmd:"" help:"List sources, and bring them in or out as a bibliography."`
	Dump     dumpCommand     `cmd:"" help:"Write a copy of everything as plain files, sealed or not."`
	Load     loadCommand     `cmd:"" help:"Make a new library of such a copy."`
	Requests requestsCommand `cmd:"" help:"List every request that was made on the network."`
	Serve    serveCommand    `cmd:"" help:"Work in a browser: serve the same pages on this machine only."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
	Explain  explainCommand  `cmd:"" name:"help" help:"Say how a command is used."`
}

// explainCommand is “help”, for people who try that before --help; [Run] turns the one into the other.
type explainCommand struct {
	Command []string `arg:"" optional:"" name:"COMMAND" help:"The command; without one, all are listed."`
}

// session is what every command gets.
type session struct {
	Program
	ctx      context.Context //nolint:containedctx // kong calls the commands with this value; it lives as long as the run
	library  string
	readOnly bool
	json     bool
}

// Run does what the arguments (without the program's name) say, and returns the exit code.
func Run(ctx context.Context, args []string, p Program) int {
	standard, err := defaultLibrary()
	if err != nil {
		standard = "(none: " + err.Error() + ")"
	}
	var g grammar
	helped := false
	parser, parserErr := kong.New(&g,
		kong.Name("tickmark"),
		kong.Description(description),
		kong.Vars{
			"library": standard, "kinds": kindKeys(), "parts": partKeys(), "languages": keys(app.ReportLanguages()), "endings": app.Endings(), "formats": formatNames(),
		},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, NoAppDescFormat: true, WrapUpperBound: 110}),
		kong.Writers(p.Stdout, p.Stderr),
		kong.Exit(func(int) { helped = true }), // only --help exits
	)
	if parserErr != nil {
		fmt.Fprintln(p.Stderr, "tickmark:", parserErr)
		return exitFailed
	}
	parsed, parseErr := parser.Parse(args)
	if parseErr == nil && parsed.Selected().Name == "help" {
		parsed, parseErr = parser.Parse(append(slices.Clone(g.Explain.Command), "--help"))
	}
	if helped {
		return exitDone
	}
	if parseErr != nil {
		fmt.Fprintf(p.Stderr, "tickmark: %v\nTry: tickmark --help\n", parseErr)
		return exitUsage
	}
	s := &session{Program: p, ctx: ctx, library: g.Library, readOnly: g.ReadOnly, json: g.JSON}
	if s.library == "" {
		s.library = standard
	}
	err = parsed.Run(s)
	if err != nil && !errors.Is(err, errNotYet) && !errors.Is(err, errDamaged) {
		s.complain(err)
	}
	return exitCode(err)
}

// withLibrary does something with the open library.
func (s *session) withLibrary(do func(*app.App) error) error {
	a, err := app.Open(s.ctx, s.library, s.options())
	if err != nil {
		return s.advise(err)
	}
	return errors.Join(do(a), a.Close())
}

// withSession does something with whatever library is open, or none.
func (s *session) withSession(do func(*app.Session) error) error {
	owner := app.NewSession(s.ctx, s.library, s.options())
	return errors.Join(do(owner), owner.Close())
}

func (s *session) options() app.Options {
	return app.Options{Version: s.Version, Settings: s.settings(), ReadOnly: s.readOnly, Permit: s.Permit}
}

// advise says of a library that cannot be opened how to name another one and, if it is damaged, how to get at what is in it.
func (s *session) advise(problem error) error {
	switch code := annotate.CodeOf(problem); {
	case code == annotate.Conflict, code == annotate.Unsupported:
		return annotate.Errorf(code, "%v\n--library names another one.", problem)
	case code != annotate.Invalid, s.readOnly:
		return problem
	}
	advice := "What can be read of it, --read-only shows and exports; tickmark salvage makes a new library of it."
	if all, err := app.ListBackups(s.library, s.settings()); err == nil && len(all.Backups) > 0 {
		newest := all.Backups[0]
		advice += fmt.Sprintf(" The last backup is of %s: tickmark restore %s", newest.At.Local().Format("2006-01-02 15:04"), newest.Name)
	}
	return annotate.Errorf(annotate.Invalid, "%v\n%s", problem, advice)
}

// settings is the folder of the preferences, "" where there is none.
func (s *session) settings() string {
	folder, err := app.SettingsFolder()
	if err != nil {
		slog.WarnContext(s.ctx, "preferences will not be kept", "error", err)
		return ""
	}
	return folder
}

// print answers with v as JSON for programs, or by text for people.
func (s *session) print(v any, text func(io.Writer)) error {
	if !s.json {
		text(s.Stdout)
		return nil
	}
	encoder := json.NewEncoder(s.Stdout)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}

// complain tells what went wrong.
func (s *session) complain(err error) {
	if !s.json {
		fmt.Fprintln(s.Stderr, "tickmark:", err)
		return
	}
	code := annotate.CodeOf(err)
	if code == "" {
		code = "internal"
	}
	_ = json.NewEncoder(s.Stderr).Encode(map[string]string{"error": err.Error(), "code": string(code)})
}

func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errNotYet) {
		return exitNotYet
	}
	if errors.Is(err, errDamaged) {
		return exitDamaged
	}
	switch annotate.CodeOf(err) {
	case annotate.NotFound:
		return exitNotFound
	case annotate.Conflict:
		return exitConflict
	case annotate.Invalid, annotate.TooLarge, annotate.Unsupported:
		return exitInput
	case annotate.Unavailable:
		return exitDisk
	default:
		return exitFailed
	}
}
