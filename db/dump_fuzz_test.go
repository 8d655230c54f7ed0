package db

import (
	"bytes"
	"testing"
)

// A row of a dump becomes the same values again, or none.
func FuzzRow(f *testing.F) {
	f.Add([]byte(`{"id":"a","n":12,"score":0.6666666666666666,"note":"<b> & \u2028"}`))
	f.Add([]byte(`{"id":{"base64":"Qf9C"},"n":null,"score":1e21,"note":""}`))
	f.Add([]byte(`{"id":[],"n":1.5,"score":"x"}`))
	f.Fuzz(func(t *testing.T, row []byte) {
		table := Table{Name: "t", Columns: []string{"id", "n", "score", "note"}, types: []string{"TEXT", "INTEGER", "REAL", "TEXT"}}
		values, err := decodeRow(row, table)
		if err != nil {
			return
		}
		var first, second bytes.Buffer
		if err := encodeRow(&first, table.Columns, values); err != nil {
			t.Fatalf("%s: %v", row, err)
		}
		again, err := decodeRow(first.Bytes(), table)
		if err != nil {
			t.Fatalf("%s: %v", first.Bytes(), err)
		}
		if err := encodeRow(&second, table.Columns, again); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s became %s, %v", first.Bytes(), second.Bytes(), err)
		}
	})
}
