package importer

import (
	"context"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"tickmark/annotate"
)

// addFixtures seeds a fuzzer with every document in testdata and some that
// broke readers of such documents before.
func addFixtures(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		f.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.IsDir() || filepath.Ext(file) == ".json" {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	for _, s := range []string{
		"", "word", "\x00", "\uFEFF", "\xFF\xFEw\x00", "a\r\nb\rc\u2028d\u0085e", "&#0;&#13;&#xFFFE;&#xD800;x",
		"<table><td>a\tb<table><td>c", "<p>a<table>b<tr>c<td>d</table>e", "<b><p>a<i>b</p>c</b>d</i>e", "<svg><desc><p>a</svg>b",
		"<ol start=-9223372036854775808><li>a<li>b", "<li>a<h2>b</h2>c", "<pre>\n\n a\n</pre>", "<figure><table><th>a</table></figure>",
		"---\ntitle: a\n---\nb", "- [ ] a\n\n\t- b", "| a |\n|---|\n| b", "![](x \"a\")", "[a]: <b>\n[a]", "1. a\n2. b\n10. c",
		"<q><q>a</q></q><sup>1<a href=#x>2</a></sup>", "<div hidden>a</div><a href='http://[::1]/%zz'>b</a>",
	} {
		f.Add([]byte(s))
	}
}

// plainText makes any bytes a text that readers must keep whole: valid UTF-8, without
// a mark of the byte order, which says how a text is encoded and is no part of it.
func plainText(content []byte) string {
	return strings.TrimLeft(strings.ToValidUTF8(string(content), ""), "\uFEFF")
}

// check reads a document and holds the result to what Read promises: blocks
// that are valid, whose spans cut each block's text out of the joined text, and
// fields that can be stored; or an error with a code.
func check(t *testing.T, in Input) (Result, bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	result, err := Read(ctx, in)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Skip("long, and stopped when told to")
	}
	if err != nil {
		if annotate.CodeOf(err) == "" {
			t.Fatalf("error without a code: %v", err)
		}
		return result, false
	}
	if err := annotate.ValidateBlocks(result.Blocks); err != nil {
		t.Fatal(err)
	}
	text := annotate.NewText(annotate.JoinBlocks(result.Blocks))
	for i, span := range annotate.BlockSpans(result.Blocks) {
		if got := text.Slice(span); got != result.Blocks[i].Text {
			t.Fatalf("block %d is %q, its span holds %q", i, result.Blocks[i].Text, got)
		}
		if b := result.Blocks[i]; b.Image != "" && !slices.ContainsFunc(result.Images, func(image Image) bool { return image.Hash == b.Image }) {
			t.Fatalf("block %d shows a picture that was not kept", i)
		}
		for _, m := range result.Blocks[i].Marks {
			inner := annotate.Span{Start: span.Start + m.Start, End: span.Start + m.End}
			if strings.TrimSpace(text.Slice(inner)) == "" {
				t.Fatalf("block %d has a mark over nothing", i)
			}
		}
	}
	if err := result.Fields.Clean().Check(); err != nil {
		t.Fatalf("fields: %v", err)
	}
	if result.Fields.Clean().Title != result.Fields.Title || result.Notes == nil {
		t.Fatalf("title %q, notes %v", result.Fields.Title, result.Notes)
	}
	return result, true
}

// FuzzRead has the format found out as well.
func FuzzRead(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, content []byte) { check(t, Input{Bytes: content}) })
}

func FuzzReadHTML(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, content []byte) { check(t, Input{Bytes: content, Format: HTML}) })
}

func FuzzReadMarkdown(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, content []byte) { check(t, Input{Bytes: content, Format: Markdown}) })
}

// FuzzReadText holds plain text to more: no word is lost, added or moved. The
// numbers of list items are in the blocks, not in their text.
func FuzzReadText(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		text := plainText(content)
		result, ok := check(t, Input{Bytes: []byte(text), Format: Text, Charset: "utf-8"})
		if !ok {
			return
		}
		var out []string
		for _, b := range result.Blocks {
			if b.Ordered {
				// As it stood: 007 is not 7.
				out = append(out, "#")
			}
			out = append(out, wordsOf(b.Text)...)
		}
		in := wordsOf(text)
		for i, word := range out {
			if word == "#" && i < len(in) && strings.Trim(in[i], "0123456789") == "" {
				out[i] = in[i]
			}
		}
		if !slices.Equal(in, out) {
			t.Errorf("words in:  %q\nwords out: %q", in, out)
		}
	})
}

// wordsOf returns the runs of letters, marks and digits, and in scripts without
// spaces each character, because lines break anywhere in them.
func wordsOf(s string) []string {
	var apart strings.Builder
	for _, r := range annotate.CleanText(pageBreaks.Replace(s)) {
		apart.WriteRune(r)
		if unspaced(r) {
			apart.WriteByte(' ')
		}
	}
	return strings.FieldsFunc(apart.String(), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

// FuzzReadEmail fuzzes messages. A message of plain text alone
// has the words of that text, after its subject.
func FuzzReadEmail(f *testing.F) {
	addFixtures(f)
	f.Add([]byte("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\none\n--x\nContent-Transfer-Encoding: base64\n\ndHdv\n--x--"))
	f.Fuzz(func(t *testing.T, content []byte) {
		check(t, Input{Bytes: append([]byte("MIME-Version: 1.0\n"), content...)})
		body := plainText(content)
		result, ok := check(t, Input{Bytes: []byte("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + body)})
		if ok && len(result.Blocks) != len(readText(body).Blocks) {
			t.Errorf("%d blocks in a message of %q", len(result.Blocks), body)
		}
	})
}

// FuzzReadMHTML fuzzes a web archive, and holds the page in one to this: it is read as
// if it came by itself, unless it would then be taken for something else.
func FuzzReadMHTML(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		check(t, Input{Bytes: append([]byte("MIME-Version: 1.0\nSnapshot-Content-Location: https://courier.example/2031/quay\n"), content...)})
		page, pageHeader := plainText(content), "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
		check(t, Input{Bytes: append([]byte(pageHeader), content...)})
		archived, okArchived := check(t, Input{Bytes: []byte(pageHeader + "Content-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte(page)))})
		alone, ok := check(t, Input{Bytes: []byte(page), Format: HTML, Charset: "utf-8"})
		if ok && !(okArchived && reflect.DeepEqual(alone.Blocks, archived.Blocks)) {
			t.Errorf("alone:    %+v\narchived: %+v", alone.Blocks, archived.Blocks)
		}
	})
}

// FuzzReadSubtitles holds captions to this: each
// place is the beginning of a caption's words, and no letter of a caption without
// markup is lost.
func FuzzReadSubtitles(f *testing.F) {
	addFixtures(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		text := plainText(content)
		result, ok := check(t, Input{Bytes: []byte(text), Format: Subtitles, Charset: "utf-8"})
		if !ok {
			return
		}
		var in, out strings.Builder
		for _, c := range readCues(strings.Split(annotate.CleanText(text), "\n")) {
			in.WriteString(c.text)
		}
		for _, b := range result.Blocks {
			words := []rune(b.Text)
			for i, p := range b.Places {
				if i == 0 && p.At != 0 || p.At > 0 && p.At < len(words) && words[p.At-1] != ' ' && !unspaced(words[p.At-1]) {
					t.Errorf("place %d of %q is no beginning", p.At, b.Text)
				}
			}
			said := b.Text
			if len(b.Marks) > 0 {
				said = string(words[b.Marks[0].End:])
			}
			out.WriteString(said)
		}
		wantLetters(t, out.String(), in.String())
	})
}
