package importer

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"testing"
)

// packed returns a document whose parts lie in a folder of testdata, so that
// they can be read and compared, as the ZIP file that it would be.
func packed(t testing.TB, name string, changes map[string]string) []byte {
	t.Helper()
	folder := os.DirFS("testdata/" + name)
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	add := func(part string, content []byte) {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: part, Method: zip.Store})
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	// It has to be the first part, so that the format can be seen from outside.
	if content, err := fs.ReadFile(folder, "mimetype"); err == nil {
		add("mimetype", content)
	}
	err := fs.WalkDir(folder, ".", func(part string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || part == "mimetype" {
			return err
		}
		content, err := fs.ReadFile(folder, part)
		if changed, ok := changes[part]; ok {
			content = []byte(changed)
		}
		add(part, content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readPart(t testing.TB, document, part string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/" + document + "/" + part)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
