package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tickmark/db"
)

// asProgram makes the test binary the program itself, so that there is one to kill.
const asProgram = "TICKMARK_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run())
	}
	os.Exit(m.Run())
}

// Whenever the program is killed, through whichever door it was writing: the library
// opens, is whole, and has all that was acknowledged.
func TestKilled(t *testing.T) {
	share := 1 // of the kills, when time is short
	if testing.Short() {
		share = 20
	}
	for _, door := range []struct {
		name  string
		kills int
		kill  func(*crash)
	}{
		{"window", 400 / share, (*crash).duringRequests},
		{"command line", 300 / share, (*crash).duringApply},
		{"import", 300 / share, (*crash).duringImport},
	} {
		t.Run(door.name, func(t *testing.T) {
			t.Parallel()
			var c *crash
			kills, tries := 0, 0 // the others found a program that had come to its end; see crash.takes
			for ; kills < door.kills; tries++ {
				if tries > 20*door.kills {
					t.Fatalf("only %d of %d kills were in time", kills, tries)
				}
				if tries%50 == 0 {
					takes := time.Duration(0)
					if c != nil {
						takes = c.takes
					}
					c = newCrash(t, uint64(tries)) // the larger it is, the longer it takes to look through
					c.takes = takes
				}
				door.kill(c)
				if c.died {
					kills++
				}
				c.check()
				if t.Failed() {
					t.Fatalf("at kill %d", tries+1)
				}
			}
			t.Logf("%d kills were in time, %d too late", kills, tries-kills)
		})
	}
}

// crash is a library and what the program has acknowledged of it.
type crash struct {
	t       *testing.T
	folder  string
	library string
	random  *rand.Rand
	made    int           // texts and claims so far, so that each is another
	takes   time.Duration // about as long as a command takes from opening the library to its end
	article string        // that claims are applied to
	died    bool          // the last process was killed in time

	mu    sync.Mutex
	fresh []func(d *db.DB) error // hold the library against what was acknowledged since the last check
	all   []func(d *db.DB) error
}

func newCrash(t *testing.T, seed uint64) *crash {
	t.Helper()
	folder := t.TempDir()
	return &crash{t: t, folder: folder, library: filepath.Join(folder, "library.tickmark"), random: rand.New(rand.NewPCG(seed, 5))}
}

// program is the program with its library, not started yet.
func (c *crash) program(args ...string) (command *exec.Cmd, stderr *bytes.Buffer) {
	command = exec.CommandContext(c.t.Context(), os.Args[0], append([]string{"--json", "--library", c.library}, args...)...)
	command.Env = append(os.Environ(), asProgram+"=1", "HOME="+c.folder, "XDG_CONFIG_HOME="+c.folder, "AppData="+c.folder)
	stderr = &bytes.Buffer{}
	command.Stderr = stderr
	return command, stderr
}

// acknowledge notes how to see that something is there.
func (c *crash) acknowledge(isThere func(d *db.DB) error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fresh = append(c.fresh, isThere)
}

// check opens the library and holds it against what was acknowledged: since the last
// time, and every tenth time all of it.
func (c *crash) check() {
	c.t.Helper()
	d, err := db.Open(c.t.Context(), c.library, db.Options{})
	if err != nil {
		c.t.Error(err)
		return
	}
	defer d.Close()
	c.all = append(c.all, c.fresh...)
	due := c.fresh
	if c.random.IntN(10) == 0 {
		due = c.all
		if v, err := d.Verify(c.t.Context(), nil); err != nil || len(v.Damages) > 0 {
			c.t.Errorf("the library is damaged: %+v, %v", v.Damages, err)
		}
	}
	for _, isThere := range due {
		if err := isThere(d); err != nil {
			c.t.Errorf("what was acknowledged is lost: %v", err)
		}
	}
	c.fresh = nil
}

// killCommand starts the program, kills it at some moment after it has begun to open
// the library, and returns what it answered, if it came to the end before.
func (c *crash) killCommand(args ...string) (answer []byte) {
	c.t.Helper()
	command, stderr := c.program(args...)
	var out bytes.Buffer
	command.Stdout = &out
	if err := command.Start(); err != nil {
		c.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	lock := c.library + ".lock"
	begun, killed := time.Time{}, false
	for err := error(nil); ; {
		select {
		case err = <-ended:
			c.died = killed && err != nil
			switch {
			case c.died:
				c.takes += c.takes / 50
			case killed: // too late
				c.takes -= c.takes / 5
			case !begun.IsZero():
				c.takes = time.Since(begun)
			}
			if err == nil {
				return out.Bytes()
			}
			if !killed {
				c.t.Fatalf("%v: %s%s", err, stderr, &out)
			}
			return nil
		case <-time.After(time.Millisecond):
		}
		if _, err := os.Stat(lock); begun.IsZero() && err == nil {
			begun = time.Now()
			if c.takes > 0 { // the first one shows how long it takes
				time.Sleep(rand.N(c.takes))
				command.Process.Kill()
				killed = true
			}
		}
	}
}

// duringImport kills the import of some files.
func (c *crash) duringImport() {
	files := make([]string, 4)
	for i := range files {
		c.made++
		files[i] = filepath.Join(c.folder, fmt.Sprintf("pier-%d.txt", c.made))
		text := fmt.Sprintf("Pier %d\n\n%s", c.made, strings.Repeat(fmt.Sprintf("Pier %d is 900 m long. ", c.made), 200))
		if err := os.WriteFile(files[i], []byte(text), 0o600); err != nil {
			c.t.Fatal(err)
		}
	}
	answer := c.killCommand(append([]string{"import"}, files...)...)
	if answer == nil {
		return
	}
	var imported []struct{ Article struct{ ID string } }
	if err := json.Unmarshal(answer, &imported); err != nil || len(imported) != len(files) {
		c.t.Fatalf("%v in %s", err, answer)
	}
	for _, one := range imported {
		c.acknowledge(func(d *db.DB) error {
			_, err := d.Dossier(c.t.Context(), one.Article.ID)
			return err
		})
	}
}

// perFile is how many claims a file has that is applied.
const perFile = 3

// duringApply kills the applying of a file of claims, which comes in whole or not at all.
func (c *crash) duringApply() {
	if c.article == "" {
		var text strings.Builder
		for i := range 50 * perFile {
			fmt.Fprintf(&text, "Pier number %d. is old. ", i)
		}
		file := filepath.Join(c.folder, "piers.txt")
		if err := os.WriteFile(file, []byte("Piers\n\n"+text.String()), 0o600); err != nil {
			c.t.Fatal(err)
		}
		command, stderr := c.program("import", file)
		out, err := command.Output()
		var imported []struct{ Article struct{ ID string } }
		if err != nil || json.Unmarshal(out, &imported) != nil {
			c.t.Fatalf("%v: %s", err, stderr)
		}
		c.article = imported[0].Article.ID
	}
	var claims []string
	for range perFile {
		claims = append(claims, fmt.Sprintf(`{"passages": [{"quote": {"exact": "Pier number %d."}}], "wording": "W%d"}`, c.made, c.made))
		c.made++
	}
	file := filepath.Join(c.folder, "claims.json")
	if err := os.WriteFile(file, []byte(`{"claims": [`+strings.Join(claims, ",")+`]}`), 0o600); err != nil {
		c.t.Fatal(err)
	}
	last, whole := c.made-1, c.killCommand("apply", c.article, file) != nil
	c.acknowledge(func(d *db.DB) error {
		dossier, err := d.Dossier(c.t.Context(), c.article)
		if err != nil {
			return err
		}
		found := 0
		for _, claim := range dossier.Claims {
			n, err := strconv.Atoi(strings.TrimPrefix(claim.Wording, "W"))
			if err != nil {
				return err
			}
			if last-perFile < n && n <= last {
				found++
			}
		}
		if found != perFile && (whole || found > 0) {
			return fmt.Errorf("there are %d of %d claims", found, perFile)
		}
		return nil
	})
}

// duringRequests serves, as the window's own handler does, somebody who marks and
// types in two articles at once, and is killed meanwhile.
func (c *crash) duringRequests() {
	command, stderr := c.program("serve")
	output, err := command.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		c.t.Fatal(err)
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	found := regexp.MustCompile(`(http://[^/]+)/\?token=(\S+)`).FindStringSubmatch(line)
	if err != nil || found == nil {
		command.Process.Kill()
		c.t.Fatalf("%q, %v: %s", line, err, stderr)
	}
	var work sync.WaitGroup
	for range 2 {
		c.made++
		n := c.made
		work.Go(func() { c.work(found[1], found[2], n) })
	}
	time.Sleep(rand.N(60 * time.Millisecond))
	c.died = command.Process.Kill() == nil
	work.Wait()
	command.Wait()
}

// work imports an article, marks a claim and types into it, until nobody answers.
func (c *crash) work(address, token string, n int) {
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	ask := func(method, path, body string, status int) (id string, ok bool) {
		r, err := http.NewRequestWithContext(c.t.Context(), method, address+path, strings.NewReader(body))
		if err != nil {
			return "", false
		}
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("X-Tickmark", "1")
		r.Header.Set("Content-Type", "application/json")
		answer, err := client.Do(r)
		if err != nil {
			return "", false
		}
		defer answer.Body.Close()
		content, err := io.ReadAll(answer.Body)
		var told struct {
			ID      string
			Article struct{ ID string }
		}
		if err != nil || json.Unmarshal(content, &told) != nil {
			return "", false
		}
		if answer.StatusCode != status {
			c.t.Errorf("%s %s is answered with %d: %s", method, path, answer.StatusCode, content)
			return "", false
		}
		return told.ID + told.Article.ID, true
	}
	article, ok := ask("POST", "/api/articles", fmt.Sprintf(`{"text": "Pier %d\n\nThe pier %d is 900 m long."}`, n, n), http.StatusOK)
	if !ok {
		return
	}
	c.acknowledge(func(d *db.DB) error {
		_, err := d.Article(c.t.Context(), article)
		return err
	})
	claim, ok := ask("POST", "/api/articles/"+article+"/claims", `{"spans": [{"start": 8, "end": 16}]}`, http.StatusCreated)
	for typed := 0; ok; typed++ {
		least := typed - 1
		c.acknowledge(func(d *db.DB) error {
			found, err := d.Claim(c.t.Context(), claim)
			if err != nil {
				return err
			}
			if n, err := strconv.Atoi("0" + found.Wording); err != nil || n < least {
				return fmt.Errorf("what was typed is %q, and %d was acknowledged", found.Wording, least)
			}
			return nil
		})
		_, ok = ask("PATCH", "/api/claims/"+claim, fmt.Sprintf(`{"wording": "%d"}`, typed), http.StatusOK)
	}
}
