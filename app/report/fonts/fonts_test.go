package fonts_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"tickmark/app/report/fonts"
)

func TestLoad(t *testing.T) {
	for _, face := range fonts.Faces {
		data, err := fonts.Load(face)
		if err != nil {
			t.Fatalf("Load(%s): %v", face, err)
		}
		parsed, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", face, err)
		}
		family := strings.ReplaceAll(parsed.Describe().Family, " ", "")
		if want, _, _ := strings.Cut(string(face), "-"); family != want {
			t.Errorf("%s holds %s", face, family)
		}
	}
}

func TestNoticeNamesEveryFamily(t *testing.T) {
	notice := strings.ReplaceAll(fonts.Notice, " ", "")
	for _, face := range fonts.Faces {
		if family, _, _ := strings.Cut(string(face), "-"); !strings.Contains(notice, family) {
			t.Errorf("NOTICE does not name %s", family)
		}
	}
	if !strings.Contains(fonts.Notice, "SIL OPEN FONT LICENSE Version 1.1") {
		t.Error("NOTICE lacks the text of the licence")
	}
}
