package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

func csvOf(t testing.TB, d annotate.Dossier, o Options) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteCSV(ctx, b, d, o) })
}

func TestWriteCSV(t *testing.T) { golden(t, "everything.csv", csvOf(t, everything(t), Options{})) }

func readCSV(t testing.TB, file []byte) [][]string {
	t.Helper()
	table, found := bytes.CutPrefix(file, []byte("\xef\xbb\xbf"))
	if !found {
		t.Fatal("no byte order mark")
	}
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// No cell begins like a formula, and what is in the cells is not changed otherwise.
func TestCSVHoldsNoFormulas(t *testing.T) {
	formulas := []string{`=HYPERLINK("https://x.example","a")`, "+1", "-1", "@SUM(A1)", "\t=1", "a,b\n\"c\"", "=1\n=2", `a;=cmd|' /C calc'!A0`, "a;b\t+1;-2", "＝1+1", naughty}
	for _, vector := range allVectors(t) {
		formulas = append(formulas, annotate.CleanText(vector))
	}
	for _, text := range formulas {
		rows := readCSV(t, csvOf(t, hostile(t, text), Options{}))
		for _, cell := range rows[1] {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r\n") {
				t.Errorf("%q gives the cell %q", text, cell)
			}
		}
		claim := rows[1][slices.Index(rows[0], "claim")]
		for _, separator := range ";\t\n" { // as a spreadsheet cuts it that is set to another separator
			for _, cell := range strings.Split(claim, string(separator)) {
				if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@") {
					t.Errorf("%q gives %q, in which %q would be a formula", text, claim, cell)
				}
			}
		}
		if got := strings.ReplaceAll(claim, "'", ""); got != strings.ReplaceAll(text, "'", "") {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestCSVKeepsNotesToItself(t *testing.T) {
	if bytes.Contains(csvOf(t, everything(t), Options{Kind: Memo}), []byte("internal:")) {
		t.Error("the table holds a note or a verdict that was replaced")
	}
}
