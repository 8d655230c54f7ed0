package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"tickmark/annotate"
	"tickmark/app/bibliography"
	"tickmark/app/dump"
	"tickmark/app/report"
	"tickmark/app/sealed"
	"tickmark/db"
)

// Dumped is what a copy of everything came to.
type Dumped struct {
	Path     string `json:"path" doc:"The folder or file"`
	Content  string `json:"content" doc:"SHA-256 that stands for everything in the library"`
	Articles int64  `json:"articles"`
	Sources  int64  `json:"sources"`
	Changes  int64  `json:"changes" doc:"Of the history"`
	Files    int    `json:"files" doc:"Originals, texts, pictures and copies of sources"`
	Bytes    int64  `json:"bytes" doc:"How many bytes these have"`
	Lost     int    `json:"lost" doc:"How many of these are not in it, because the library has them damaged"`
	Outside  int    `json:"outside" doc:"Copies of sources that lie outside the library, and so are not in it"`
}

func dumped(path string, m dump.Manifest) Dumped {
	return Dumped{
		Path: path, Content: m.Content, Articles: m.Rows["articles"], Sources: m.Rows["sources"], Changes: m.Rows["changes"],
		Files: m.Files, Bytes: m.Bytes, Lost: len(m.Lost), Outside: m.Outside,
	}
}

// Dump writes everything that the library holds as it is now to a folder, a .zip
// file, or with a passphrase a .zip.age file; see [dump.Write] for the errors. Work
// goes on meanwhile. progress is told how many bytes of how many are written; it may
// be nil.
func (a *App) Dump(ctx context.Context, path string, p *sealed.Passphrase, progress func(done, total int64)) (Dumped, error) {
	head, err := a.db.Head(ctx)
	if err != nil {
		return Dumped{}, err
	}
	var m dump.Manifest
	err = a.db.View(ctx, func(v db.View) (err error) {
		m, err = dump.Write(ctx, v, path, dump.Options{
			Generator: "Tickmark " + a.version, Head: head, Passphrase: p, Progress: progress,
			Readable: func(add dump.Adder) error { return a.addReadable(ctx, v, head, add) },
		})
		return err
	})
	return dumped(path, m), err
}

// DumpName suggests a name for a copy of everything that is made now, without an ending:
// library-copy-20261126.
func (a *App) DumpName() string {
	return stem(a.db.Path()) + "-copy-" + a.db.Now().Format("20060102")
}

// DumpFolder is where a copy of everything that is a folder goes in another one: under
// [App.DumpName], or one like it that nothing there has yet.
func (a *App) DumpFolder(parent string) (string, error) {
	name, err := freeName(parent, a.DumpName(), "")
	return filepath.Join(parent, name), err
}

// The endings of the names of copies of everything that are files.
const (
	DumpEnding       = ".zip"
	SealedDumpEnding = DumpEnding + sealed.Extension
)

// StartDump begins [App.Dump] and returns at once. With an empty path the copy goes to a
// private temporary file, which [App.DumpFile] opens when it is done.
//
// Errors: Conflict while another copy is being made; those of [sealed.Passphrase.Check].
func (a *App) StartDump(ctx context.Context, path string, p *sealed.Passphrase) (Task, error) {
	if _, ok := a.tasks.find(func(t Task) bool { return t.Kind == DumpTask }); ok {
		return Task{}, annotate.Errorf(annotate.Conflict, "A copy of everything is being made already. Wait until it is done, or stop it.")
	}
	ending := DumpEnding
	if p != nil {
		if err := p.Check(); err != nil {
			return Task{}, err
		}
		ending = SealedDumpEnding
	}
	if path == "" {
		var err error
		if path, err = a.exports.privateFile(a.DumpName() + ending); err != nil {
			return Task{}, err
		}
	}
	return a.startTask(ctx, DumpTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		d, err := a.Dump(ctx, path, p, progress)
		return func(t *Task) { t.Copied = &d }, err
	}), nil
}

// DumpPath returns where the copy of everything is that a task has made. The error is
// Conflict while it is not finished.
func (a *App) DumpPath(id string) (string, error) {
	t, err := a.tasks.follow(context.Background(), id, 0)
	if err != nil {
		return "", err
	}
	if t.State != Done || t.Kind != DumpTask {
		return "", annotate.Errorf(annotate.Conflict, "The copy is not finished.")
	}
	return t.Copied.Path, nil
}

// DumpFile opens the copy of everything that a task has made as a file, which the caller
// has to close. The errors are those of [App.DumpPath].
func (a *App) DumpFile(id string) (*os.File, error) {
	path, err := a.DumpPath(id)
	if err != nil {
		return nil, err
	}
	file, _, err := openFile(path)
	return file, err
}

// addReadable adds what is for people.
func (a *App) addReadable(ctx context.Context, v db.View, head annotate.Head, add dump.Adder) error {
	err := eachArticle(ctx, v, func(article annotate.ArticleSummary) error {
		folder := "articles/" + slug(article.Title) + "-" + article.ID[max(0, len(article.ID)-8):] + "/"
		err := a.addArticle(ctx, v, article.ID, head, folder, add)
		if err == nil || ctx.Err() != nil || annotate.CodeOf(err) == annotate.Invalid {
			return err
		}
		// Its text is damaged. The rows are there all the same.
		return addText(add, folder+"problem.txt", "This article could not be written for people: "+err.Error()+"\n")
	})
	if err != nil {
		return err
	}
	return addSources(ctx, v, add)
}

// eachArticle goes through all articles, the newest first.
func eachArticle(ctx context.Context, v db.View, each func(annotate.ArticleSummary) error) error {
	const page = 500
	for offset := 0; ; offset += page {
		articles, _, err := v.Articles(ctx, db.ArticleQuery{Sort: "created", Limit: page, Offset: offset})
		if err != nil {
			return err
		}
		for _, a := range articles {
			if err := each(a); err != nil {
				return err
			}
		}
		if len(articles) < page {
			return nil
		}
	}
}

func addText(add dump.Adder, name, text string) error {
	return add(name, func(w io.Writer) error { _, err := io.WriteString(w, text); return err })
}

func (a *App) addArticle(ctx context.Context, v db.View, id string, head annotate.Head, folder string, add dump.Adder) error {
	d, err := v.Dossier(ctx, id)
	if err != nil {
		return err
	}
	d.Generator, d.Head = "Tickmark "+a.version, head
	if err := addText(add, folder+"text.txt", annotate.JoinBlocks(d.Version.Blocks)+"\n"); err != nil {
		return err
	}
	for _, info := range d.Versions {
		version, err := v.Version(ctx, info.ID)
		if err != nil {
			return err
		}
		if err := addText(add, fmt.Sprintf("%sversions/%d.txt", folder, info.Seq), annotate.JoinBlocks(version.Blocks)+"\n"); err != nil {
			return err
		}
	}
	if err := add(folder+"article.json", func(w io.Writer) error { return report.WriteJSON(ctx, w, d, report.Options{}) }); err != nil {
		return err
	}
	return add(folder+"claims.csv", func(w io.Writer) error { return report.WriteCSV(ctx, w, d, report.Options{}) })
}

func addSources(ctx context.Context, v db.View, add dump.Adder) error {
	sources, _, err := v.Sources(ctx, SourceQuery{Sort: "title"})
	if err != nil {
		return err
	}
	items := make([]bibliography.Item, len(sources))
	for i, s := range sources {
		items[i] = bibliography.Item{Key: bibliography.Key(s), SourceFields: s.SourceFields}
	}
	if err := add("sources/sources.json", func(w io.Writer) error { return bibliography.WriteCSL(w, items) }); err != nil {
		return err
	}
	all, err := v.AllSnapshots(ctx, "")
	if err != nil {
		return err
	}
	return add("sources/copies.json", func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(all)
	})
}

// slug makes a title fit for a folder's name on every system: letters and digits
// with hyphens between, in small letters, as many whole words as 40 code points hold.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(words) == 0 {
		return "article"
	}
	const most = 40
	name := firstRunes(words[0], most)
	for _, word := range words[1:] {
		longer := name + "-" + word
		if len([]rune(longer)) > most {
			break
		}
		name = longer
	}
	return name
}
