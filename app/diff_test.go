package app

import (
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/annotate/anchor"
)

// show writes the rows of a difference: the blocks of either side, and the parts
// with signs.
func show(rows []DiffRow) string {
	signs := map[anchor.Op]string{anchor.Equal: "=", anchor.Delete: "-", anchor.Insert: "+", anchor.MovedTo: ">", anchor.MovedFrom: "<"}
	lines := []string{}
	for _, r := range rows {
		parts := []string{}
		for _, p := range r.Parts {
			parts = append(parts, signs[p.Op]+strings.ReplaceAll(strings.TrimSuffix(p.Text, "\n"), "\n", "¶"))
		}
		lines = append(lines, strings.Repeat("o", len(r.Old))+strings.Repeat("n", len(r.New))+" "+strings.Join(parts, "|"))
	}
	return strings.Join(lines, "\n")
}

func TestDiffIsByBlocks(t *testing.T) {
	const first = "The pier is 900 metres long.\n\nIt was built in 1901 by the town.\n\nNobody fishes there."
	cases := []struct{ name, first, second, want string }{
		{"words", first, "The pier is 640 metres long.\n\nIt was built in 1901 by the town.\n\nNobody fishes there.", `on =The pier is |-900 |+640 |=metres long.
on =It was built in 1901 by the town.
on =Nobody fishes there.`},
		{"a paragraph gone", first, "The pier is 900 metres long.\n\nNobody fishes there.", `on =The pier is 900 metres long.
o -It was built in 1901 by the town.
on =Nobody fishes there.`},
		{"a paragraph more", first, "The pier is 900 metres long.\n\nIt was built in 1901 by the town.\n\nA lamp stands at its end.\n\nNobody fishes there.", `on =The pier is 900 metres long.
on =It was built in 1901 by the town.
n +A lamp stands at its end.
on =Nobody fishes there.`},
		{"paragraphs joined", first, "The pier is 900 metres long. It was built in 1901 by the town.\n\nNobody fishes there.", `oon =The pier is 900 metres long. It was built in 1901 by the town.
on =Nobody fishes there.`},
		{"typography only", first, "The pier is 900 metres long.\n\nIt was built in 1901 by the Town.\n\nNobody fishes there.", `on =The pier is 900 metres long.
on =It was built in 1901 by the Town.
on =Nobody fishes there.`},
		{
			"a paragraph moved, before others that begin alike", "The pier is long and old, and the town built it.\n\nNobody fishes there, and in winter the ferry goes only twice a day.\n\nThe council voted nine to four for the second boat, and the debate took five hours.\n\nThe crane was sold.", "The council voted nine to four for the second boat, and the debate took five hours.\n\nThe pier is long and old, and the town built it.\n\nNobody fishes there, and in winter the ferry goes only twice a day.", `n <The council voted nine to four for the second boat, and the debate took five hours.
on =The pier is long and old, and the town built it.
on =Nobody fishes there, and in winter the ferry goes only twice a day.
o >The council voted nine to four for the second boat, and the debate took five hours.
o -The crane was sold.`,
		},
	}
	a := open(t)
	ctx := t.Context()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			outcome, err := a.Import(ctx, Intake{Bytes: []byte(c.first), Again: true})
			if err != nil {
				t.Fatal(err)
			}
			id := outcome.Article.ID
			if _, err := a.ImportVersion(ctx, id, Intake{Bytes: []byte(c.second)}); err != nil {
				t.Fatal(err)
			}
			diff, err := a.Diff(ctx, id, 0, 0)
			if err != nil || diff.From.Seq != 1 || diff.To.Seq != 2 {
				t.Fatal(diff, err)
			}
			if got := show(diff.Rows); got != c.want {
				t.Errorf("the difference is\n%s\nwant\n%s", got, c.want)
			}
			oldText, newText := "", ""
			for _, r := range diff.Rows {
				for _, p := range r.Parts {
					if p.Old != nil && p.Op != anchor.MovedFrom {
						oldText += textOf(t, a, diff.From.ID).Slice(*p.Old)
					}
					if p.New != nil && p.Op != anchor.MovedTo {
						newText += textOf(t, a, diff.To.ID).Slice(*p.New)
					}
				}
			}
			if oldText != textOf(t, a, diff.From.ID).String() || newText != textOf(t, a, diff.To.ID).String() {
				t.Errorf("the parts make up\n%s\nand\n%s", oldText, newText)
			}
			_, err = a.Diff(ctx, id, 1, 3)
			wantCode(t, err, annotate.NotFound)
		})
	}
}

func textOf(t *testing.T, a *App, versionID string) annotate.Text {
	t.Helper()
	view, err := a.VersionView(t.Context(), versionID)
	if err != nil {
		t.Fatal(err)
	}
	return view.Version.Text()
}
