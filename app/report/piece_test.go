package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

func TestCut(t *testing.T) {
	d := dossier(t, "en", "T", annotate.Block{
		Kind: annotate.Paragraph, Text: "One two three four.",
		Marks: []annotate.Mark{{Kind: annotate.MarkEm, Span: annotate.Span{Start: 0, End: 7}}},
	}, paragraph("Five."))
	mark(t, &d, "One two three")
	mark(t, &d, "two")
	mark(t, &d, "three four.\nFive")
	pieces, drawn := cut(d.Version.Blocks, d.Claims)
	got := []string{}
	for _, p := range slices.Concat(pieces...) {
		s := fmt.Sprintf("%s[%s]", p.text, strings.Join(p.lanes, " "))
		if p.em {
			s += " em"
		}
		for _, a := range p.starts {
			s += fmt.Sprint(" <", a.number)
		}
		for _, a := range p.ends {
			s += fmt.Sprint(" ", a.number, ">")
		}
		got = append(got, s)
	}
	want := []string{
		"One [claim1] em <1", "two[claim1 claim2] em <2 2>", " [claim1]", "three[claim1 claim3] <3 1>",
		// The claim keeps its lane when the one above it has ended, and over the end of the block.
		" four.[ claim3]", "Five[ claim3] 3>", ".[]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(drawn) != 3 {
		t.Errorf("drawn %v", drawn)
	}
}

// Pieces make up their block, a claim covers its words and has one lane of its
// own, and every passage that is drawn has one start and one end.
func FuzzCut(f *testing.F) {
	f.Add("One two three\nfour\n\tfive 🚋", []byte{0, 3, 2, 9, 2, 9, 5, 30, 13, 14})
	f.Add("\n\n a", []byte{0, 4, 1, 2})
	f.Fuzz(func(t *testing.T, text string, edges []byte) {
		text = annotate.CleanText(text)
		var blocks []annotate.Block
		for line := range strings.SplitSeq(text, "\n") {
			block := paragraph(line)
			if n := annotate.NewText(line).Len(); n > 1 {
				block.Marks = []annotate.Mark{{Kind: annotate.MarkStrong, Span: annotate.Span{Start: n / 3, End: n - n/3}}}
			}
			blocks = append(blocks, block)
		}
		var claims []annotate.Claim
		for i := 0; i+1 < len(edges) && i < 40; i += 2 {
			span := annotate.Span{Start: int(edges[i]), End: int(edges[i+1])}
			claims = append(claims, annotate.Claim{ID: fmt.Sprint(i), Number: i + 1, Passages: []annotate.Passage{{Span: span}}})
		}
		pieces, drawn := cut(blocks, claims)
		covered, starts, ends := map[string]string{}, map[anchor]int{}, map[anchor]int{}
		for i, block := range blocks {
			whole := ""
			for _, p := range pieces[i] {
				whole += p.text
				seen := map[string]bool{}
				for _, claim := range p.lanes {
					if claim != "" && seen[claim] {
						t.Errorf("%q has two lanes over %q", claim, p.text)
					}
					seen[claim] = true
					covered[claim] += p.text
				}
				for _, a := range p.starts {
					starts[a]++
				}
				for _, a := range p.ends {
					ends[a]++
				}
			}
			if whole != block.Text {
				t.Errorf("the pieces make %q, want %q", whole, block.Text)
			}
		}
		all := annotate.NewText(annotate.JoinBlocks(blocks))
		for _, c := range claims {
			want, span := "", c.Passages[0].Span
			if all.Check(span) == nil {
				want = strings.ReplaceAll(all.Slice(all.Trim(span)), "\n", "")
			}
			if covered[c.ID] != want {
				t.Errorf("claim %s covers %q, want %q", c.ID, covered[c.ID], want)
			}
			if a := (anchor{c.ID, c.Number, 0}); drawn[a] != (want != "") || drawn[a] && (starts[a] != 1 || ends[a] != 1) {
				t.Errorf("claim %s: drawn %v, %d starts, %d ends", c.ID, drawn[a], starts[a], ends[a])
			}
		}
	})
}
