package app

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app/pdfium/pdftest"
)

const savedPage = `<!doctype html><html><head><title>Tram costs</title></head><body><div class="sidebar">Updated twice</div>
<article><h1>Tram costs</h1><p>The line cost 43 million crowns, the auditor found.</p><p>That is more than was planned.</p></article></body></html>`

func addSource(t *testing.T, a *App, title string) annotate.Source {
	t.Helper()
	source, err := a.AddSource(t.Context(), annotate.SourceFields{Title: title})
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// keep adds a snapshot of a source.
func keep(t *testing.T, a *App, source annotate.Source, name, content string) Captured {
	t.Helper()
	captured, err := a.AddSnapshot(t.Context(), NewSnapshot{SourceID: source.ID, Name: name, Bytes: strings.NewReader(content)})
	if err != nil {
		t.Fatal(err)
	}
	return captured
}

func TestSnapshotIsKeptAsItWas(t *testing.T) {
	a := open(t)
	source := addSource(t, a, "Audit")
	kept := keep(t, a, source, "/home/ada/audit.html", savedPage).Snapshot
	if kept.Name != "audit.html" || kept.MediaType != "text/html" || kept.Size != int64(len(savedPage)) || kept.Hash != annotate.Hash([]byte(savedPage)) {
		t.Errorf("kept %+v", kept)
	}
	_, content, err := a.OpenSnapshot(t.Context(), kept.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	if got, err := io.ReadAll(content); err != nil || string(got) != savedPage {
		t.Errorf("it holds %q, %v", got, err)
	}
	// All of the page, not only the article in it.
	blocks, err := a.SnapshotText(t.Context(), kept.ID)
	if text := annotate.JoinBlocks(blocks); err != nil || !strings.Contains(text, "Updated twice") || !strings.Contains(text, "43 million") {
		t.Errorf("its text is %q, %v", text, err)
	}

	if again := keep(t, a, source, "other.html", savedPage); !again.Exists || again.Snapshot != kept {
		t.Errorf("the same bytes again: %+v", again)
	}
	elsewhere := keep(t, a, addSource(t, a, "Audit, again"), "other.html", savedPage)
	if elsewhere.Exists || elsewhere.Snapshot.BlocksHash != kept.BlocksHash || elsewhere.Snapshot.MediaType != kept.MediaType {
		t.Errorf("the same bytes of another source: %+v", elsewhere)
	}
}

func TestSnapshotOfAnyKind(t *testing.T) {
	a := open(t)
	source := addSource(t, a, "Evidence of all kinds")
	for name, c := range map[string]struct {
		content, mediaType string
		text               bool
		note               string
	}{
		"notes.txt":  {"The tram is late.", "text/plain", true, ""},
		"photo.png":  {"\x89PNG\r\n\x1a\n\x00", "image/png", false, ""},
		"talk.mp3":   {"ID3\x04\x00", "audio/mpeg", false, ""},
		"talk.ogg":   {"OggS\x00" + strings.Repeat("\x01", 30) + "OpusHead", "audio/ogg", false, ""},
		"clip.mp4":   {"\x00\x00\x00\x20ftypisom", "video/mp4", false, ""},
		"clip.webm":  {"\x1a\x45\xdf\xa3\x01\x00\x42\x82\x84webm", "video/webm", false, ""},
		"sheet.xlsx": {"PK\x03\x04" + strings.Repeat("\x00", 26) + "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "Excel"},
		"drawing.svg": {
			`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "image/svg+xml", false, "SVG",
		},
	} {
		captured := keep(t, a, source, name, c.content)
		if s := captured.Snapshot; s.MediaType != c.mediaType || (s.BlocksHash != "") != c.text {
			t.Errorf("%s: %+v", name, s)
		}
		if notes := strings.Join(captured.Notes, " "); (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
			t.Errorf("%s: the notes are %q", name, notes)
		}
	}
	for name, n := range map[string]NewSnapshot{
		"no bytes":   {SourceID: source.ID, Bytes: strings.NewReader("")},
		"no address": {SourceID: source.ID, URL: "javascript:alert(1)", Bytes: strings.NewReader("x")},
	} {
		if _, err := a.AddSnapshot(t.Context(), n); annotate.CodeOf(err) != annotate.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := a.AddSnapshot(t.Context(), NewSnapshot{SourceID: annotate.NewID(), Bytes: strings.NewReader("x")})
	wantCode(t, err, annotate.NotFound)
}

// A file that is too large for the library stays where it is.
func TestSnapshotOfALargeFile(t *testing.T) {
	a := open(t)
	source := addSource(t, a, "Recording of the hearing")
	if _, err := a.ChangePreferences(func(p *Preferences) error { p.SnapshotMegabytes = 1; return nil }); err != nil {
		t.Fatal(err)
	}
	content := append([]byte("ID3\x04"), make([]byte, 2<<20)...)
	_, err := a.AddSnapshot(t.Context(), NewSnapshot{SourceID: source.ID, Bytes: bytes.NewReader(content)})
	wantCode(t, err, annotate.TooLarge)

	path := filepath.Join(t.TempDir(), "hearing.mp3")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	captured, err := a.AddSnapshotFile(t.Context(), NewSnapshot{SourceID: source.ID}, path)
	if s := captured.Snapshot; err != nil || s.Path != path || s.Hash != annotate.Hash(content) || s.Size != int64(len(content)) || s.MediaType != "audio/mpeg" || len(captured.Notes) != 1 {
		t.Fatalf("captured %+v, %v", captured, err)
	}
	_, file, err := a.OpenSnapshot(t.Context(), captured.Snapshot.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(file); err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	file.Close()

	if err := os.WriteFile(path, content[1:], 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = a.OpenSnapshot(t.Context(), captured.Snapshot.ID)
	wantCode(t, err, annotate.Conflict)
	_, err = a.AddSnapshotFile(t.Context(), NewSnapshot{SourceID: source.ID}, filepath.Dir(path))
	wantCode(t, err, annotate.Unsupported)
}

// A PDF is read where it is kept: one that is larger than what is read of other
// documents has its text all the same.
func TestTextOfALargePDF(t *testing.T) {
	a := open(t)
	file := string(pdftest.File(pdftest.Info{}, pdftest.Lines(72, 72, "The tram cost 43 million crowns."), pdftest.Lines(72, 72, "It runs since May.")))
	// What follows the end of a file is a remark, and then its end once more.
	file += "%" + strings.Repeat("x", MaxBytes) + "\n" + file[strings.LastIndex(file, "startxref"):]
	captured := keep(t, a, addSource(t, a, "Audit"), "audit.pdf", file)
	blocks, err := a.SnapshotText(t.Context(), captured.Snapshot.ID)
	if text := annotate.JoinBlocks(blocks); err != nil || text != "The tram cost 43 million crowns.\nIt runs since May." || captured.Snapshot.Pages != 2 {
		t.Errorf("its text is %q, %v; captured %+v", text, err, captured)
	}
}

func TestEvidenceFromASnapshot(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	claim := mark(t, a, d, "40 million crowns")
	source := addSource(t, a, "Audit")
	copied := keep(t, a, source, "audit.html", savedPage).Snapshot
	blocks, err := a.SnapshotText(t.Context(), copied.ID)
	if err != nil {
		t.Fatal(err)
	}
	span := annotate.NewText(annotate.JoinBlocks(blocks)).Find("43 million crowns")[0]

	add := func(n NewEvidence) (annotate.Evidence, error) { return a.AddEvidence(t.Context(), claim.ID, n) }
	e, err := add(NewEvidence{
		SourceID: source.ID, SnapshotID: copied.ID, Place: &annotate.Selector{Span: &span},
		Fields: annotate.EvidenceFields{Stance: annotate.Contradicts, Quote: "forged", Locator: "forged", AccessedOn: "1999"},
	})
	if err != nil || e.Quote != "43 million crowns" || e.LocatorKind != annotate.LocatorParagraph || e.Locator != "2" || e.Stance != annotate.Contradicts ||
		e.AccessedOn != annotate.Date(copied.CapturedAt.Local().Format(time.DateOnly)) {
		t.Fatalf("the evidence is %+v, %v", e, err)
	}
	if got := desk(t, a, d.Article.ID); !reflect.DeepEqual(got.Claims[0].Evidence[0], e) || !slices.Equal(got.Snapshots, []annotate.Snapshot{copied}) {
		t.Errorf("on the desk are %+v and %+v", got.Claims[0].Evidence, got.Snapshots)
	}
	// What a person saw in a recording they write down themselves.
	e, err = add(NewEvidence{
		SourceID: source.ID, SnapshotID: copied.ID, Place: &annotate.Selector{Time: &annotate.TimeSpan{Start: 62_000, End: 62_000}},
		Fields: annotate.EvidenceFields{Quote: "forty-three"},
	})
	if err != nil || e.LocatorKind != annotate.LocatorTimecode || e.Locator != "1:02" || e.Quote != "forty-three" {
		t.Errorf("the evidence is %+v, %v", e, err)
	}

	for name, n := range map[string]NewEvidence{
		"a copy of another source": {SourceID: addSource(t, a, "Plan").ID, SnapshotID: copied.ID, Place: &annotate.Selector{Span: &span}},
		"a place that is not":      {SourceID: source.ID, SnapshotID: copied.ID, Place: &annotate.Selector{Span: &annotate.Span{Start: 9, End: 9999}}},
		"a place in no copy":       {SourceID: source.ID, Place: &annotate.Selector{Span: &span}},
	} {
		if _, err := add(n); annotate.CodeOf(err) != annotate.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	taken := desk(t, a, d.Article.ID).Claims[0].Evidence[0]
	_, err = a.SaveEvidence(t.Context(), taken.ID, func(f *annotate.EvidenceFields) error { f.Quote = "45 million crowns"; return nil })
	wantCode(t, err, annotate.Invalid)
	if _, err := a.SaveEvidence(t.Context(), taken.ID, func(f *annotate.EvidenceFields) error { f.Limits = "An estimate."; return nil }); err != nil {
		t.Error(err)
	}
	wantCode(t, a.DeleteSnapshot(t.Context(), copied.ID, ""), annotate.Conflict)
}

// Whoever cites a source, opens it then and takes words from it has one piece of
// evidence; whoever takes more words has two.
func TestWhatIsTakenSaysWhatACitationLeftOpen(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	claim := mark(t, a, d, "40 million crowns")
	source := addSource(t, a, "Audit")
	copied := keep(t, a, source, "audit.html", savedPage).Snapshot
	add := func(n NewEvidence) annotate.Evidence {
		e, err := a.AddEvidence(t.Context(), claim.ID, n)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	cited := add(NewEvidence{SourceID: source.ID})
	taken := NewEvidence{SourceID: source.ID, SnapshotID: copied.ID, Place: &annotate.Selector{Span: &annotate.Span{Start: 0, End: 5}}}
	if first, second := add(taken), add(taken); first.ID != cited.ID || second.ID == cited.ID {
		t.Errorf("cited as %s, taken as %s and %s", cited.ID, first.ID, second.ID)
	}
	if n := len(desk(t, a, d.Article.ID).Claims[0].Evidence); n != 2 {
		t.Errorf("%d pieces of evidence, want 2", n)
	}
}

// Verification reads files outside the library too.
func TestVerifyFiles(t *testing.T) {
	a := open(t)
	source := addSource(t, a, "Recording of the hearing")
	if _, err := a.ChangePreferences(func(p *Preferences) error { p.SnapshotMegabytes = 1; return nil }); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "hearing.mp3")
	content := append([]byte("ID3\x04"), make([]byte, 2<<20)...)
	write := func(content []byte) {
		t.Helper()
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(content)
	captured, err := a.AddSnapshotFile(t.Context(), NewSnapshot{SourceID: source.ID}, path)
	if err != nil {
		t.Fatal(err)
	}
	damages := func() []annotate.Damage {
		t.Helper()
		var last, total int64
		v, err := a.Verify(t.Context(), func(d, t int64) { last, total = d, t })
		if err != nil || last != total || total != v.Bytes {
			t.Fatalf("verified %+v, told of %d of %d bytes; %v", v, last, total, err)
		}
		return v.Damages
	}
	if found := damages(); len(found) != 0 {
		t.Errorf("damaged is %+v", found)
	}
	content[1<<20] ^= 1
	write(content)
	if found := damages(); len(found) != 1 || found[0].SnapshotID != captured.Snapshot.ID || !strings.Contains(found[0].What, "hearing.mp3") {
		t.Errorf("damaged is %+v", found)
	}
	if library, err := a.Library(t.Context()); err != nil || library.Damages != 1 {
		t.Errorf("the library is %+v, %v", library, err)
	}
}
