package bibliography

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What reference managers write is read, and what is left out of it is said.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden.json") || filepath.Base(file) == "fuzz" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found, err := Read(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			encoder := json.NewEncoder(&got)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			if err := encoder.Encode(found); err != nil {
				t.Fatal(err)
			}
			golden := file + ".golden.json"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s is read otherwise than before (%v). Look at the difference after: go test ./app/bibliography -update", file, err)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want annotate.Code
	}{
		"nothing":     {"", annotate.Unsupported},
		"prose":       {"The pier is long.", annotate.Unsupported},
		"a web page":  {"<html>@media{}</html", annotate.Code("")},
		"broken JSON": {`[{"title": "Pier"`, annotate.Invalid},
		"other JSON":  {`{"items": 7}`, annotate.Invalid},
		"too much":    {strings.Repeat(" ", MaxBytes+1), annotate.TooLarge},
	} {
		if _, err := Read(strings.NewReader(c.text)); annotate.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadDate(t *testing.T) {
	for s, want := range map[string]struct {
		date annotate.Date
		left string
	}{
		"2019":            {"2019", ""},
		"2019-5":          {"2019-05", ""},
		"2019/05/03":      {"2019-05-03", ""},
		"3 May 2019":      {"2019-05-03", ""},
		"2019-05/2020-02": {"2019-05", "the end of the date “2019-05/2020-02”"},
		"2019/2020":       {"2019", "the end of the date “2019/2020”"},
		"2019-05-03/":     {"2019-05-03", ""},
		"2019~":           {"2019", "that the date “2019~” is not certain"},
		"2019-02-30":      {"2019", "the date “2019-02-30”"},
		"in press":        {"", "the date “in press”"},
	} {
		if date, left := readDate(s); date != want.date || left != want.left {
			t.Errorf("%q is read as %q, without %q", s, date, left)
		}
	}
}

var writers = map[Format]func(io.Writer, []Item) error{CSL: WriteCSL, BibTeX: WriteBibTeX, RIS: WriteRIS}

func writtenAs(t testing.TB, format Format, items []Item) string {
	t.Helper()
	var b bytes.Buffer
	if err := writers[format](&b, items); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func itemsOf(entries []Entry) []Item {
	items := make([]Item, len(entries))
	for i, e := range entries {
		e.Note = "" // of the newsroom
		items[i] = Item{Key: e.Key, SourceFields: e.SourceFields}
	}
	return items
}

// A source of every type, with every field that its type has, comes back from every
// format as it went.
func TestEveryTypeComesBack(t *testing.T) {
	// The fields that a format has no place for, for the types of which it has no other place.
	lost := map[Format][]string{RIS: {"event"}}
	for format := range writers {
		for _, kind := range annotate.SourceTypes() {
			f := annotate.SourceFields{
				Title: "Title of {it} & 100%: “a–b” -- c'' \\d_e", Author: "van der Berg, Ada, Jr.; {Board of Works, Port}; Orr and Fenn, B. = C", Publisher: "Press & Co.", Issued: "2024-05-06",
				URL: "https://a.example/x_y~z?a=1&b=%20#c", Type: kind.Key, Language: "en-GB",
			}
			if format == RIS { // which cannot tell an organisation with a comma from a person
				f.Author = "van der Berg, Ada, Jr.; Board of Works; Orr and Fenn, B. = C"
			}
			for _, field := range kind.Fields {
				if slices.Contains(lost[format], field.Key) && kind.Key != annotate.ConferencePaper {
					continue
				}
				set := reflect.ValueOf(&f).Elem()
				for i := range set.NumField() {
					if name, _, _ := strings.Cut(set.Type().Field(i).Tag.Get("json"), ","); name == field.Key {
						set.Field(i).SetString("The " + field.Key)
					}
				}
			}
			if f.DOI != "" {
				f.DOI = "10.5555/a_b(c)"
			}
			if f.Editor != "" {
				f.Editor = "Fenn, Ida; Dunn, Cy"
			}
			f = f.Clean()
			f.Class = usualClass(f.Type)
			text := writtenAs(t, format, []Item{{Key: "key", SourceFields: f, Accessed: "2025-01-01", Archive: "https://archive.example/1"}})
			found, err := Read(strings.NewReader(text))
			if err != nil || len(found.Entries) != 1 || len(found.Faults) > 0 {
				t.Fatalf("%s, %s: %+v, %v\n%s", format, kind.Key, found, err, text)
			}
			if format == RIS && f.Type == annotate.Treaty {
				f.Type, f.Class = annotate.Document, annotate.Secondary // RIS has no treaties
			}
			if got := found.Entries[0]; got.SourceFields != f || len(got.LeftOut) > 0 {
				t.Errorf("%s, %s:\n%+v\nwant\n%+v\nleft out: %q\n%s", format, kind.Key, got.SourceFields, f, got.LeftOut, text)
			}
		}
	}
}
