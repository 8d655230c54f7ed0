package app

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tickmark/annotate"
)

// chart imports an article with a picture and returns it with the index of the
// picture's block.
func chart(t *testing.T, a *App) (Desk, int) {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 300, 200))); err != nil {
		t.Fatal(err)
	}
	page := fmt.Sprintf(`<html lang="en"><title>Harbour tram</title><article><h1>Harbour tram</h1>
		<p>The harbour tram opened on Monday and has been full on every day since, says the council of Brack.</p>
		<figure><img alt="Bars that grow from year to year" width="300" height="200" src="data:image/png;base64,%s"><figcaption>Passengers by year</figcaption></figure>
		<p>It cost 40 million crowns, which is twice of what the plan of the council had said it would.</p></article></html>`,
		base64.StdEncoding.EncodeToString(picture.Bytes()))
	outcome, err := a.Import(t.Context(), Intake{Name: "tram.html", Bytes: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	d := desk(t, a, outcome.Article.ID)
	for i, b := range d.Version.Blocks {
		if b.Image != "" {
			return d, i
		}
	}
	t.Fatalf("there is no picture in %+v", d.Version.Blocks)
	return Desk{}, 0
}

func TestRegionsOfPictures(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d, figure := chart(t, a)
	bar := annotate.Region{X: 10, Y: 20, W: 30.5, H: 80}
	last := mark(t, a, d, "It cost 40 million crowns")
	claim, err := a.MarkClaim(ctx, d.Article.ID, "", Marking{Regions: []PictureRegion{{Block: figure, Region: bar}}}, annotate.ClaimFields{})
	if err != nil {
		t.Fatal(err)
	}
	if got := claim.Words(); got != "[Bars that grow from year to year]" {
		t.Errorf("the claim's words are %q", got)
	}
	claims := desk(t, a, d.Article.ID).Claims
	if claim.Number != 1 || claims[0].ID != claim.ID || claims[1].ID != last.ID || claims[0].Regions[0].Region != bar {
		t.Errorf("the claims are %+v", claims)
	}

	for _, wrong := range []PictureRegion{{Block: figure + 1, Region: bar}, {Block: -1, Region: bar}, {Block: figure, Region: annotate.Region{X: 90, W: 20, H: 5}}} {
		_, err := a.AddRegion(ctx, claim.ID, wrong)
		wantCode(t, err, annotate.Invalid)
	}
	_, err = a.RemoveRegion(ctx, claim.ID, claim.Regions[0].ID)
	wantCode(t, err, annotate.Conflict)
	_, err = a.ResizeRegion(ctx, claim.ID, annotate.NewID(), bar)
	wantCode(t, err, annotate.NotFound)

	wider := annotate.Region{W: 100, H: 100}
	if claim, err = a.ResizeRegion(ctx, claim.ID, claim.Regions[0].ID, wider); err != nil || claim.Regions[0].Region != wider {
		t.Fatalf("%+v, %v", claim.Regions, err)
	}
	if claim, err = a.AddRegion(ctx, claim.ID, PictureRegion{Block: figure, Region: bar}); err != nil || len(claim.Regions) != 2 {
		t.Fatalf("%+v, %v", claim.Regions, err)
	}
	change, err := a.MergeClaims(ctx, last.ID, claim.ID)
	if err != nil {
		t.Fatal(err)
	}
	if merged := change.Claims[0]; len(merged.Regions) != 2 || len(merged.Passages) != 1 || merged.Number != 1 {
		t.Errorf("merged they are %+v", merged)
	}
	for range 5 {
		if _, err := a.Undo(ctx, d.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	assertSame(t, "what undoing leaves", []annotate.Claim{}, desk(t, a, d.Article.ID).Claims)
}

// A check with a region leaves as a dossier or as W3C annotations, and comes back
// in another library.
func TestRegionsTravel(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d, figure := chart(t, a)
	bar := annotate.Region{X: 10, Y: 0.125, W: 30.5, H: 80}
	if _, err := a.MarkClaim(ctx, d.Article.ID, "", Marking{Regions: []PictureRegion{{Block: figure, Region: bar}}}, annotate.ClaimFields{Wording: "Passengers grow."}); err != nil {
		t.Fatal(err)
	}
	page, content, err := a.Original(ctx, d.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []Format{JSON, Annotations} {
		path := filepath.Join(t.TempDir(), "check")
		if err := a.WriteReport(ctx, d.Article.ID, format, ReportOptions{}, path, Feedback{}); err != nil {
			t.Fatal(err)
		}
		check, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		to := open(t)
		arrived, err := to.Import(ctx, Intake{Name: page, Bytes: content})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second time it is there already
			if _, err := to.Apply(ctx, arrived.Article.ID, check); err != nil {
				t.Fatal(err)
			}
		}
		claims := desk(t, to, arrived.Article.ID).Claims
		if len(claims) != 1 || len(claims[0].Regions) != 1 || claims[0].Regions[0].Region != bar || claims[0].Wording != "Passengers grow." {
			t.Errorf("as %s arrived %+v", format, claims)
		}
	}
}

// TestLostRegionIsAttached takes the picture out of a text, and gives the claim that
// was made in it another place.
func TestLostRegionIsAttached(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d, figure := chart(t, a)
	id := d.Article.ID
	claim, err := a.MarkClaim(ctx, id, "", Marking{Regions: []PictureRegion{{Block: figure, Region: annotate.Region{X: 10, Y: 10, W: 20, H: 20}}}}, annotate.ClaimFields{})
	if err != nil {
		t.Fatal(err)
	}
	setStatusTo(t, a, claim.ID, annotate.Verified)
	_, first, err := a.Original(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var other bytes.Buffer
	if err := png.Encode(&other, image.NewGray(image.Rect(0, 0, 320, 240))); err != nil {
		t.Fatal(err)
	}
	before, rest, _ := bytes.Cut(first, []byte("base64,"))
	_, after, _ := bytes.Cut(rest, []byte(`"`))
	second := fmt.Sprintf(`%sbase64,%s"%s`, before, base64.StdEncoding.EncodeToString(other.Bytes()), after)
	outcome, err := a.ImportVersion(ctx, id, Intake{Name: "tram.html", Bytes: []byte(second)})
	if err != nil || outcome.Carried.Lost != 1 {
		t.Fatalf("carried %+v, %v", outcome.Carried, err)
	}
	item := recheck(t, a, id).Items[0]
	figure = slices.IndexFunc(desk(t, a, id).Version.Blocks, func(b annotate.Block) bool { return b.Image != "" })
	bar := PictureRegion{Block: figure, Region: annotate.Region{X: 5, Y: 6, W: 7, H: 8}}
	words := spanOf(t, d, "opened on Monday")

	for name, to := range map[string]Target{"nothing": {}, "both": {Span: &words, Region: &bar}, "no picture": {Region: &PictureRegion{Block: 0, Region: bar.Region}}} {
		if _, err := a.Decide(ctx, id, item.ID, annotate.Attach, to); annotate.CodeOf(err) != annotate.Invalid {
			t.Errorf("attached to %s: %v", name, err)
		}
	}
	for name, to := range map[string]Target{"a region": {Region: &bar}, "words": {Span: &words}} {
		list, err := a.Decide(ctx, id, item.ID, annotate.Attach, to)
		if err != nil || len(list.Items) != 0 {
			t.Fatalf("attached to %s: %+v, %v", name, list.Items, err)
		}
		got := claimOf(t, a, claim.ID)
		if got.Parked() || len(got.Lost) != 0 || got.Status != annotate.ToCheck {
			t.Errorf("attached to %s: %+v", name, got)
		}
		if to.Region != nil && got.Regions[0].Region != bar.Region || to.Span != nil && got.Passages[0].Span != words {
			t.Errorf("attached to %s: the places are %+v, %+v", name, got.Regions, got.Passages)
		}
		if _, err := a.Undo(ctx, id); err != nil {
			t.Fatal(err)
		}
		if again := recheck(t, a, id).Items; len(again) != 1 || again[0].ID != item.ID {
			t.Errorf("taken back, %+v wait", again)
		}
	}
}
