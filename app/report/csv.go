package report

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/annotate/citation"
)

// csvColumn is a column of the table of claims.
type csvColumn struct {
	name  string
	value func(*digest, annotate.Claim) string
}

// csvColumns are explained in docs/reports.md. Their names do not change with the
// language of the report: programs look for them.
var csvColumns = []csvColumn{
	{"number", func(_ *digest, c annotate.Claim) string { return strconv.Itoa(c.Number) }},
	{"claim", func(_ *digest, c annotate.Claim) string { return c.Words() }},
	{"words", func(_ *digest, c annotate.Claim) string { return c.ExactWords() }},
	{"positions", func(_ *digest, c annotate.Claim) string {
		return joined(c.Passages, " ", func(p annotate.Passage) string { return fmt.Sprintf("%d:%d", p.Start, p.End) })
	}},
	{"claimant", func(_ *digest, c annotate.Claim) string { return c.Claimant }},
	{"claimant_role", func(_ *digest, c annotate.Claim) string { return c.ClaimantRole }},
	{"said_on", func(_ *digest, c annotate.Claim) string { return string(c.SaidOn) }},
	{"kind", func(g *digest, c annotate.Claim) string { return g.say.Kinds[c.Kind] }},
	{"tags", func(_ *digest, c annotate.Claim) string { return strings.Join(c.Tags, "; ") }},
	{"status", func(g *digest, c annotate.Claim) string { return g.say.Statuses[c.Status] }},
	{"verdict", func(g *digest, c annotate.Claim) string {
		_, level, _ := g.Rating(c.Verdict)
		return level.Label
	}},
	{"value", func(g *digest, c annotate.Claim) string {
		if scale, level, ok := g.Rating(c.Verdict); ok {
			if value, best, ok := scale.Rating(level.Key); ok {
				return g.say.partOf(value, best)
			}
		}
		return ""
	}},
	{"scale", func(g *digest, c annotate.Claim) string {
		if scale, _, ok := g.Rating(c.Verdict); ok {
			return g.say.scaleName(scale)
		}
		return ""
	}},
	{"explanation", verdictField(func(v annotate.Verdict) string { return v.Explanation })},
	{"checked_by", verdictField(func(v annotate.Verdict) string { return v.GivenBy })},
	{"checked_on", verdictField(func(v annotate.Verdict) string { return v.GivenAt.UTC().Format(time.DateOnly) })},
	{"sources", evidenceField(func(g *digest, e annotate.Evidence) string {
		parts := []string{g.say.Stances[e.Stance] + ": " + citation.Text(g.cited(g.sources[e.SourceID].Source, true))}
		if where := g.say.locator(e); where != "" {
			parts = append(parts, where)
		}
		return strings.Join(parts, ", ")
	})},
	{"links", evidenceField(func(g *digest, e annotate.Evidence) string { return g.sources[e.SourceID].URL })},
	{"quotes", evidenceField(func(_ *digest, e annotate.Evidence) string { return e.Quote })},
	{"does_not_prove", evidenceField(func(_ *digest, e annotate.Evidence) string { return e.Limits })},
	{"copies", evidenceField(func(g *digest, e annotate.Evidence) string {
		if s, ok := g.Snapshot(e); ok {
			return s.CapturedAt.UTC().Format(time.DateOnly) + " sha256:" + s.Hash
		}
		return ""
	})},
	{"id", func(_ *digest, c annotate.Claim) string { return c.ID }},
	{"text_version", func(g *digest, _ annotate.Claim) string { return strconv.Itoa(g.Version.Seq) }},
	{"text_sha256", func(g *digest, _ annotate.Claim) string { return g.Version.TextHash }},
}

// verdictField is a column that is empty for a claim without a verdict.
func verdictField(value func(annotate.Verdict) string) func(*digest, annotate.Claim) string {
	return func(_ *digest, c annotate.Claim) string {
		if c.Verdict == nil {
			return ""
		}
		return value(*c.Verdict)
	}
}

// evidenceField is a column with a line for each piece of evidence: a dash where
// it has no value, because a cell that begins with an empty line is not harmless.
func evidenceField(value func(*digest, annotate.Evidence) string) func(*digest, annotate.Claim) string {
	return func(g *digest, c annotate.Claim) string {
		return joined(c.Evidence, "\n", func(e annotate.Evidence) string { return cmp.Or(annotate.CleanLine(value(g, e)), "–") })
	}
}

func joined[T any](all []T, between string, value func(T) string) string {
	values := make([]string, len(all))
	for i, v := range all {
		values[i] = value(v)
	}
	return strings.Join(values, between)
}

// WriteCSV writes the claims as a table, a row a claim: RFC 4180 in UTF-8, with
// the byte order mark by which spreadsheets know that. Kinds of report do not
// differ in it.
func WriteCSV(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	g, err := newDigest(d, Options{Kind: FactCheck, Lang: o.Lang, Citations: o.Citations}) // never a memo: the file is for others
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write table of claims: %w", err)
	}
	table := csv.NewWriter(w)
	table.UseCRLF = true
	row := make([]string, len(csvColumns))
	for i, column := range csvColumns {
		row[i] = column.name
	}
	_ = table.Write(row) // an error is table.Error's, too
	for _, c := range g.Claims {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write table of claims: %w", err)
		}
		for i, column := range csvColumns {
			row[i] = harmless(column.value(g, c))
		}
		_ = table.Write(row)
	}
	table.Flush()
	if err := table.Error(); err != nil {
		return fmt.Errorf("write table of claims: %w", err)
	}
	o.progress(1)
	return nil
}

// formula finds where a spreadsheet would begin to read a formula: at the start
// of a cell, and where one that separates cells by semicolons or tabs, as many
// do outside the English-speaking countries, would begin the next cell or row. In
// East Asia the wide forms of the signs count as well.
var formula = regexp.MustCompile(`(^|[;\t\r\n])[=+@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}-]`)

// harmless puts an apostrophe before text that a spreadsheet would run as a
// formula (OWASP, CSV Injection), which makes it text there.
func harmless(cell string) string {
	if strings.IndexAny(cell, "\t\r\n") == 0 {
		cell = "'" + cell
	}
	return formula.ReplaceAllStringFunc(cell, func(found string) string {
		_, size := utf8.DecodeLastRuneInString(found)
		return found[:len(found)-size] + "'" + found[len(found)-size:]
	})
}
