package annotate

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
)

func TestCutUnseen(t *testing.T) {
	content, err := os.ReadFile("testdata/unseen.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Text   string
		Pieces []string
	}
	if err := json.Unmarshal(content, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		got, found := []string{}, false
		for _, p := range CutUnseen(c.Text) {
			found = found || p.Name != ""
			if p.Name != "" {
				got = append(got, p.Name)
			} else {
				got = append(got, p.Text)
			}
		}
		if !slices.Equal(got, c.Pieces) || HoldsUnseen(c.Text) != found {
			t.Errorf("%q is cut into %q, want %q", c.Text, got, c.Pieces)
		}
	}
}
