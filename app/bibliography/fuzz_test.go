package bibliography

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tickmark/annotate"
)

// addFiles seeds a fuzzer with the files in testdata whose names end so.
func addFiles(f *testing.F, ending string) {
	f.Helper()
	files, err := filepath.Glob("testdata/*" + ending)
	if err != nil || len(files) == 0 {
		f.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// check holds what was read to the rules of the model, and to this: once it has been
// through a format, going through it again changes nothing.
func check(t *testing.T, found Reading) {
	t.Helper()
	for _, e := range found.Entries {
		if err := e.Check(); err != nil || e.Clean() != e.SourceFields {
			t.Fatalf("%+v: %v", e, err)
		}
	}
	for format := range writers {
		once := comeBack(t, format, itemsOf(found.Entries))
		if len(once) != len(found.Entries) {
			t.Fatalf("%s: of %d entries %d come back", format, len(found.Entries), len(once))
		}
		if again := comeBack(t, format, once); !reflect.DeepEqual(again, once) {
			t.Fatalf("%s changes what it has had:\n%+v\n%+v", format, once, again)
		}
	}
}

// comeBack writes items and reads them again. Keys are those of [Key] in real life.
func comeBack(t testing.TB, format Format, items []Item) []Item {
	t.Helper()
	if len(items) == 0 {
		return nil
	}
	for i := range items {
		items[i].Key = "key"
	}
	text := writtenAs(t, format, items)
	found, err := Read(strings.NewReader(text))
	if err != nil || len(found.Faults) > 0 {
		t.Fatalf("%s is not read again: %v, %+v\n%s", format, err, found.Faults, text)
	}
	return itemsOf(found.Entries)
}

func FuzzReadBibTeX(f *testing.F) {
	addFiles(f, ".bib")
	f.Add([]byte("@string{p = {Pier}} @book{k, title = p # { of {\\'A}lp\\\"o} # \"x\", author = {Orr, Jr, A and {Board, B}}, year = 2020, month = may}"))
	f.Add([]byte("\xff\xfe@\x00m\x00{\x00k\x00,\x00t\x00i\x00t\x00l\x00e\x00=\x001\x00}\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var found Reading
		readBibTeX(decoded(data), &found)
		check(t, found)
	})
}

func FuzzReadRIS(f *testing.F) {
	addFiles(f, ".ris")
	f.Add([]byte("TY  - CHAP\nAU  - Orr, A., Jr.\nA2  - Board\nTI  - Pier\n goes on\nPY  - 2020/05/03/x\nSP  - 1\nEP  - 9\nUR  - https://a.example/;https://b.example/\nER  - \nTY  - GEN\nDO  - 10.1/x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var found Reading
		readRIS(decoded(data), &found)
		check(t, found)
	})
}

// FuzzReadCSL reads JSON as it stands, and an item with a text in every place that one
// can have, because few inputs are JSON.
func FuzzReadCSL(f *testing.F) {
	addFiles(f, ".csl.json")
	f.Add([]byte(`{"items":[{"type":"bill","title":"<i>Pier</i>","author":[{"literal":"Board"},7],"issued":{"date-parts":[[2020,"5"],[2021]],"season":1},"volume":3}]}`))
	f.Add([]byte(`[{"title":"Pier","issued":{"raw":"2020-05/2021"},"page":"1-9","DOI":"https://doi.org/10.1/x","archive_location":"https://archive.example/1"}]`))
	f.Add([]byte("Pier, <b>van</b> der 2020-05-03/ & “x”"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var found Reading
		if err := readCSL(decoded(data), &found); err != nil && annotate.CodeOf(err) != annotate.Invalid {
			t.Fatal(err)
		}
		check(t, found)

		text := decoded(data)
		name := []map[string]string{{"family": text, "given": text, "suffix": text, "dropping-particle": text, "non-dropping-particle": text}, {"literal": text}}
		item := map[string]any{"author": name, "editor": name, "issued": map[string]string{"raw": text}}
		for _, variable := range strings.Fields("id type title container-title collection-title publisher publisher-place volume issue page edition number genre event-title DOI ISBN URL language archive note") {
			item[variable] = text
		}
		items, err := json.Marshal([]any{item})
		if err != nil {
			t.Fatal(err)
		}
		found = Reading{}
		if err := readCSL(string(items), &found); err != nil {
			t.Fatal(err)
		}
		if len(found.Entries)+len(found.Faults) != 1 {
			t.Fatalf("%d entries and %d faults of one item", len(found.Entries), len(found.Faults))
		}
		check(t, found)
	})
}
