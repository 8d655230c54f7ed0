package api

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write openapi.json anew")

// The committed document is what the frontend's types are made from.
func TestDocumentIsFresh(t *testing.T) {
	document, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("openapi.json", document, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	committed, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(committed) != string(document) {
		t.Error("openapi.json is not what the code describes; run: go test ./app/api -update && make types")
	}
}
