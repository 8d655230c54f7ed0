package app

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app/dump"
	"tickmark/app/sealed"
	"tickmark/db"
)

// plan is a copy of a source whose bytes occur in the library's file once.
const plan = "\x00\x01Qxplan\x02"

// fullLibrary is one with the sample, a confidential source, copies of it in and
// outside the library, and something to undo and redo.
func fullLibrary(t *testing.T) *App {
	t.Helper()
	a, ctx := open(t), t.Context()
	if _, err := a.ImportSample(ctx); err != nil {
		t.Fatal(err)
	}
	d := harbour(t, a)
	claim := mark(t, a, d, "It cost 40 million crowns")
	source, err := a.AddSource(ctx, secrets.source)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.AddEvidence(ctx, claim.ID, NewEvidence{SourceID: source.ID, Fields: secrets.evidence}); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"books.txt": "The books were closed early.", "plan.bin": plan} {
		if _, err := a.AddSnapshot(ctx, NewSnapshot{SourceID: source.ID, Name: name, Bytes: strings.NewReader(content)}); err != nil {
			t.Fatal(err)
		}
	}
	mark(t, a, d, "opened on Monday")
	if _, err := a.Undo(ctx, d.Article.ID); err != nil {
		t.Fatal(err)
	}
	return a
}

func contentOf(t *testing.T, a *App) (hash string) {
	t.Helper()
	err := a.db.View(t.Context(), func(v db.View) (err error) {
		hash, err = dump.Hash(t.Context(), v)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

// What is dumped and loaded again is the same library, in every form of a dump.
func TestDumpAndLoadGiveTheSameContent(t *testing.T) {
	a := fullLibrary(t)
	want := contentOf(t, a)
	passphrase := sealed.NewPassphrase("four mild herons at noon")
	for _, name := range []string{"a folder", "file.zip", "file.zip.age"} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			place, library := filepath.Join(folder, name), filepath.Join(folder, "new.tickmark")
			var with *sealed.Passphrase
			if strings.HasSuffix(name, sealed.Extension) {
				with = &passphrase
			}
			var last, total int64
			progress := func(done, of int64) {
				if done < last || done > of {
					t.Errorf("progress of %d after %d, of %d", done, last, of)
				}
				last, total = done, of
			}
			made, err := a.Dump(t.Context(), place, with, progress)
			if err != nil || last != total {
				t.Fatalf("%v, at %d of %d", err, last, total)
			}
			if made.Content != want || made.Articles != 2 || made.Lost != 0 || made.Files == 0 {
				t.Errorf("%+v, and the content is %s", made, want)
			}
			last = 0
			loaded, err := Load(t.Context(), place, library, passphrase, Options{}, progress)
			if err != nil || last != total || loaded.Content != want {
				t.Fatalf("%+v, %v, at %d of %d", loaded, err, last, total)
			}
			again, err := Open(t.Context(), library, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			if got := contentOf(t, again); got != want {
				t.Errorf("the content is %s, want %s", got, want)
			}
			v, err := again.Verify(t.Context(), nil)
			if err != nil || len(v.Damages) > 0 {
				t.Errorf("%+v, %v", v, err)
			}
			found, total2, err := again.Articles(t.Context(), db.ArticleQuery{Search: "harbour tram"})
			if err != nil || total2 != 2 || len(found) != 2 {
				t.Errorf("searching finds %d, %v", total2, err)
			}
			articles, _, _ := again.Articles(t.Context(), db.ArticleQuery{Sort: "created"})
			if _, err := again.Redo(t.Context(), articles[0].ID); err != nil {
				t.Errorf("what was undone cannot be done again: %v", err)
			}
			if left, _ := filepath.Glob(filepath.Join(folder, ".tickmark-*")); len(left) > 0 {
				t.Errorf("%q was left behind", left)
			}
		})
	}
}

// A person finds everything in a dump without Tickmark.
func TestDumpCanBeReadByPeople(t *testing.T) {
	a := fullLibrary(t)
	place := filepath.Join(t.TempDir(), "copy")
	if _, err := a.Dump(t.Context(), place, nil, nil); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	err := filepath.WalkDir(place, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is for others to read: %v", path, info.Mode())
		}
		if !e.IsDir() {
			b, err := os.ReadFile(path)
			name, _ := filepath.Rel(place, path)
			all[filepath.ToSlash(name)] = string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`-[0-9a-f]{8}/`)
	for name, want := range map[string]string{
		"README.txt":                                 "KEEP IT SAFE",
		"articles/harbour-tram-opens/text.txt":       "It cost 40 million crowns, twice the plan.",
		"articles/harbour-tram-opens/claims.csv":     "It cost 40 million crowns",
		"articles/harbour-tram-opens/article.json":   "Qxtitle", // a dump has everything
		"articles/harbour-tram-opens/versions/1.txt": "Harbour tram opens\n",
		"sources/sources.json":                       "Qxcontainer",
		"sources/copies.json":                        "books.txt",
		"files/" + annotate.Hash([]byte("The books were closed early.")) + ".txt": "The books were closed early.",
		"data/changes.jsonl": `"record":"claim"`,
	} {
		found := false
		for path, content := range all {
			if id.ReplaceAllString(path, "/") == name {
				found = true
				if !strings.Contains(content, want) {
					t.Errorf("%s holds\n%.300s", path, content)
				}
			}
		}
		if !found {
			t.Errorf("there is no %s", name)
		}
	}
	for path, content := range all {
		if strings.HasSuffix(path, ".json") && !json.Valid([]byte(content)) {
			t.Errorf("%s is no JSON", path)
		}
	}
}

// A dump that cannot be finished leaves nothing, and what was there stays.
func TestDumpThatFailsLeavesNothing(t *testing.T) {
	a := fullLibrary(t)
	p := sealed.NewPassphrase("four mild herons at noon")
	short := sealed.NewPassphrase("short")
	for name, c := range map[string]struct {
		place string
		p     *sealed.Passphrase
		code  annotate.Code
	}{
		"a folder with something in it": {".", nil, annotate.Conflict},
		"sealed without a passphrase":   {"x.zip.age", nil, annotate.Invalid},
		"a passphrase for what is open": {"x.zip", &p, annotate.Invalid},
		"a passphrase for a folder":     {"x", &p, annotate.Invalid},
		"a short passphrase":            {"x.zip.age", &short, annotate.Invalid},
		"no such folder":                {"nowhere/x.zip", nil, annotate.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.WriteFile(filepath.Join(folder, "mine"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := a.Dump(t.Context(), filepath.Join(folder, c.place), c.p, nil)
			wantCode(t, err, c.code)
			wantOnly(t, folder, "mine")
		})
	}
	for _, place := range []string{"x.zip", "x"} {
		t.Run("stopped: "+place, func(t *testing.T) {
			folder := t.TempDir()
			ctx, stop := context.WithCancel(t.Context())
			_, err := a.Dump(ctx, filepath.Join(folder, place), nil, func(done, total int64) {
				if done > total/2 {
					stop()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%v", err)
			}
			wantOnly(t, folder)
		})
	}
}

func wantOnly(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, e := range entries {
		there = append(there, e.Name())
	}
	if strings.Join(there, " ") != strings.Join(names, " ") {
		t.Errorf("the folder holds %q, want %q", there, names)
	}
}

// Bytes that are damaged keep nobody from copying the rest, and the copy says so.
func TestDumpOfADamagedLibrary(t *testing.T) {
	whole := fullLibrary(t)
	hash, path := annotate.Hash([]byte(plan)), whole.db.Path()
	if err := whole.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil || bytes.Count(file, []byte(plan)) != 1 {
		t.Fatalf("the bytes are there %d times, %v", bytes.Count(file, []byte(plan)), err)
	}
	if err := os.WriteFile(path, bytes.Replace(file, []byte(plan), []byte(strings.ToUpper(plan)), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	folder := t.TempDir()
	made, err := a.Dump(t.Context(), filepath.Join(folder, "x"), nil, nil)
	if err != nil || made.Lost != 1 {
		t.Fatalf("%+v, %v", made, err)
	}
	if _, err := Load(t.Context(), filepath.Join(folder, "x"), filepath.Join(folder, "new"), sealed.Passphrase{}, Options{}, nil); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), filepath.Join(folder, "new"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if v, err := again.Verify(t.Context(), nil); err != nil || len(v.Damages) != 1 || v.Damages[0].Hash != hash {
		t.Errorf("%+v, %v", v, err)
	}
}

// What is no dump, or not as it was written, becomes no library.
func TestLoadRefuses(t *testing.T) {
	a := fullLibrary(t)
	good := filepath.Join(t.TempDir(), "good")
	if _, err := a.Dump(t.Context(), good, nil, nil); err != nil {
		t.Fatal(err)
	}
	edit := func(name, was, becomes string) func(t *testing.T, folder string) {
		return func(t *testing.T, folder string) {
			t.Helper()
			path := filepath.Join(folder, name)
			b, err := os.ReadFile(path)
			if err != nil || !bytes.Contains(b, []byte(was)) {
				t.Fatalf("%q is not in %s, %v", was, name, err)
			}
			if err := os.WriteFile(path, bytes.Replace(b, []byte(was), []byte(becomes), 1), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(name string) func(t *testing.T, folder string) {
		return func(t *testing.T, folder string) { _ = os.RemoveAll(filepath.Join(folder, name)) }
	}
	link := func(name, target string) func(t *testing.T, folder string) {
		return func(t *testing.T, folder string) {
			_ = os.Remove(filepath.Join(folder, name))
			if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
				t.Skip(err)
			}
		}
	}
	copyName := "files/" + annotate.Hash([]byte("The books were closed early.")) + ".txt"
	for name, c := range map[string]struct {
		change func(t *testing.T, folder string)
		code   annotate.Code
	}{
		"no manifest":             {remove("manifest.json"), annotate.Invalid},
		"an empty folder":         {func(t *testing.T, folder string) { _ = os.RemoveAll(folder); _ = os.Mkdir(folder, 0o700) }, annotate.Unsupported},
		"another format":          {edit("manifest.json", "tickmark-dump/1", "tickmark-dump/2"), annotate.Unsupported},
		"a newer schema":          {edit("manifest.json", `"schema": `, `"schema": 9`), annotate.Unsupported},
		"no JSON":                 {edit("manifest.json", "{", "["), annotate.Invalid},
		"another content":         {edit("manifest.json", `"content": "`, `"content": "0`), annotate.Invalid},
		"rows that were changed":  {edit("data/claims.jsonl", "crowns", "kroner"), annotate.Invalid},
		"other hashes":            {edit("content.sha256", "a", "b"), annotate.Invalid},
		"a table that is gone":    {remove("data/claims.jsonl"), annotate.Invalid},
		"a file that is gone":     {remove(copyName), annotate.Invalid},
		"a file that was changed": {edit(copyName, "early", "later"), annotate.Invalid},
		"a file that grew":        {edit(copyName, "early.", "early. And"), annotate.Invalid},
		"no files":                {remove("files"), annotate.Invalid},
		"a link to outside":       {link("data/claims.jsonl", "/etc/hostname"), annotate.Invalid},
		"files that are a link": {func(t *testing.T, folder string) {
			_ = os.Rename(filepath.Join(folder, "files"), filepath.Join(folder, "elsewhere"))
			link("files", "elsewhere")(t, folder)
		}, annotate.Invalid},
		"a folder for a file": {func(t *testing.T, folder string) {
			remove(copyName)(t, folder)
			_ = os.Mkdir(filepath.Join(folder, copyName), 0o700)
		}, annotate.Invalid},
		"a file twice": {func(t *testing.T, folder string) {
			_ = os.WriteFile(filepath.Join(folder, strings.TrimSuffix(copyName, ".txt")), nil, 0o600)
		}, annotate.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			from := filepath.Join(folder, "from")
			if err := os.CopyFS(from, os.DirFS(good)); err != nil {
				t.Fatal(err)
			}
			c.change(t, from)
			_, err := Load(t.Context(), from, filepath.Join(folder, "new.tickmark"), sealed.Passphrase{}, Options{}, nil)
			wantCode(t, err, c.code)
			wantOnly(t, folder, "from")
		})
	}
}

// An archive cannot write outside, be two things at once, or unpack without end.
func TestLoadRefusesHostileArchives(t *testing.T) {
	a := fullLibrary(t)
	good := filepath.Join(t.TempDir(), "good.zip")
	if _, err := a.Dump(t.Context(), good, nil, nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		add  func(t *testing.T, w *zip.Writer) (without string)
		code annotate.Code // "": it is loaded
	}{
		"paths out of it": {func(t *testing.T, w *zip.Writer) string {
			for _, name := range []string{"../out", "/out", "data/../../out", `..\out`, "files/../../" + strings.Repeat("0", 64)} {
				put(t, w, name, strings.NewReader("out"))
			}
			return ""
		}, ""},
		"a name twice": {func(t *testing.T, w *zip.Writer) string {
			put(t, w, "data/claims.jsonl", strings.NewReader(""))
			return ""
		}, annotate.Invalid},
		"rows without end": {func(t *testing.T, w *zip.Writer) string {
			put(t, w, "data/claims.jsonl", io.LimitReader(zeros{}, 200<<20))
			return "data/claims.jsonl"
		}, annotate.TooLarge},
		"a line without end": {func(t *testing.T, w *zip.Writer) string {
			put(t, w, "data/articles.jsonl", io.LimitReader(zeros{}, 50<<20))
			return "data/articles.jsonl"
		}, annotate.Invalid},
		"a manifest without end": {func(t *testing.T, w *zip.Writer) string {
			put(t, w, "manifest.json", io.LimitReader(zeros{}, 20<<20))
			return "manifest.json"
		}, annotate.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			from := filepath.Join(folder, "from.zip")
			rewrite(t, good, from, c.add)
			_, err := Load(t.Context(), from, filepath.Join(folder, "new.tickmark"), sealed.Passphrase{}, Options{}, nil)
			if c.code == "" {
				if err != nil {
					t.Fatal(err)
				}
				wantOnly(t, folder, "from.zip", "new.tickmark")
				return
			}
			wantCode(t, err, c.code)
			wantOnly(t, folder, "from.zip")
		})
	}
	t.Run("no archive", func(t *testing.T) {
		folder := t.TempDir()
		from := filepath.Join(folder, "from.zip")
		if err := os.WriteFile(from, []byte("PK\x03\x04 and nothing"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Load(t.Context(), from, filepath.Join(folder, "new.tickmark"), sealed.Passphrase{}, Options{}, nil)
		wantCode(t, err, annotate.Unsupported)
		_, err = Load(t.Context(), filepath.Join(folder, "nothing"), filepath.Join(folder, "new.tickmark"), sealed.Passphrase{}, Options{}, nil)
		wantCode(t, err, annotate.NotFound)
	})
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

func put(t *testing.T, w *zip.Writer, name string, from io.Reader) {
	t.Helper()
	to, err := w.Create(name)
	if err == nil {
		_, err = io.Copy(to, from)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// rewrite copies an archive, with what add adds, and without what it returns.
func rewrite(t *testing.T, from, to string, add func(*testing.T, *zip.Writer) string) {
	t.Helper()
	r, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	without := add(t, w)
	for _, f := range r.File {
		if f.Name == without {
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), os.WriteFile(to, b.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
}
