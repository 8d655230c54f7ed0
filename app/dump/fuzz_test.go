package dump

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"testing"

	"tickmark/annotate"
	"tickmark/db"
)

// Whatever an archive holds, it is read to its end or refused in words.
func FuzzReadArchive(f *testing.F) {
	rows := []byte("{\"key\":\"person\",\"value\":\"Ben\"}\n")
	var content digests
	content.lines.WriteString(annotate.Hash(rows) + "  data/settings.jsonl\n")
	manifest := `{"format":"` + Format + `","schema":9,"content":"` + content.hash() + `","rows":{"settings":1},"files":1,"bytes":4}`
	f.Add([]byte(manifest), content.lines.Bytes(), rows, "files/"+annotate.Hash([]byte("pier"))+".txt", []byte("pier"))
	f.Add([]byte(`{}`), []byte("x"), []byte("no line"), "../out", []byte(""))
	f.Fuzz(func(t *testing.T, manifest, digests, rows []byte, name string, b []byte) {
		var archive bytes.Buffer
		w := zip.NewWriter(&archive)
		for _, file := range []struct {
			name string
			b    []byte
		}{{manifestName, manifest}, {contentName, digests}, {dataName("settings"), rows}, {name, b}} {
			to, err := w.Create(file.name)
			if err == nil {
				_, err = to.Write(file.b)
			}
			if err != nil {
				t.Skip()
			}
		}
		if err := w.Close(); err != nil {
			t.Skip()
		}
		err := readAll(t, archive.Bytes())
		if err != nil && annotate.CodeOf(err) == "" {
			t.Errorf("%v", err)
		}
		// Cut short, it is no archive.
		if err := readAll(t, archive.Bytes()[:archive.Len()/2]); annotate.CodeOf(err) == "" {
			t.Errorf("half an archive: %v", err)
		}
	})
}

func readAll(t *testing.T, archive []byte) error {
	d := &Dump{}
	if err := d.readArchive(bytes.NewReader(archive), int64(len(archive))); err != nil {
		return err
	}
	if err := d.readManifest(); err != nil {
		return err
	}
	err := d.Rows(t.Context(), db.Table{Name: "settings"}, func([]byte) error { return nil })
	for hash := range d.files {
		r, openErr := d.Bytes(t.Context(), hash)
		if openErr == nil {
			_, openErr = io.Copy(io.Discard, r)
			r.Close()
		}
		err = errors.Join(err, openErr)
	}
	return errors.Join(err, d.Complete())
}
