package app

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

var update = flag.Bool("update", false, "write the golden file anew")

// waitingCase is a desk, as far as it says what waits because the text has changed,
// and how many rows the recheck list has. The page counts the same from the desk
// (frontend/src/lib/waiting.ts), and its tests read what is written here.
type waitingCase struct {
	Name string `json:"name"`
	Desk struct {
		Version struct {
			Seq int `json:"seq"`
		} `json:"version"`
		Claims []waitingClaim `json:"claims"`
		Parked []waitingClaim `json:"parked"`
		Asides []waitingPlace `json:"asides"`
	} `json:"desk"`
	Waiting int `json:"waiting"`
}

type waitingClaim struct {
	Passages []waitingPlace `json:"passages"`
	Lost     []waitingLoss  `json:"lost"`
}

type waitingPlace struct {
	Carried *waitingCarried `json:"carried,omitempty"`
}

type waitingCarried struct {
	Anchor   annotate.AnchorState `json:"anchor"`
	Decision annotate.Decision    `json:"decision,omitempty"`
}

type waitingLoss struct {
	ParkedAt string `json:"parkedAt,omitempty"` // of no matter when
}

func waitingAt(carried *annotate.Carried) waitingPlace {
	if carried == nil {
		return waitingPlace{}
	}
	return waitingPlace{&waitingCarried{carried.Anchor, carried.Decision}}
}

func waitingOf(claims []annotate.Claim) []waitingClaim {
	all := []waitingClaim{}
	for _, c := range claims {
		one := waitingClaim{[]waitingPlace{}, []waitingLoss{}}
		for _, p := range c.Passages {
			one.Passages = append(one.Passages, waitingAt(p.Carried))
		}
		for _, l := range c.Lost {
			loss := waitingLoss{}
			if !l.Waits() {
				loss.ParkedAt = "2025-05-03T08:00:00Z"
			}
			one.Lost = append(one.Lost, loss)
		}
		all = append(all, one)
	}
	return all
}

// TestWhatWaitsIsCountedAlike goes through a recheck step by step. After each, the
// desk and the length of the list are a case that the page's own count is held to.
func TestWhatWaitsIsCountedAlike(t *testing.T) {
	a := open(t)
	ctx := t.Context()
	d, figure := chart(t, a)
	id := d.Article.ID
	_, first, err := a.Original(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	cases := []waitingCase{}
	note := func(name string, waiting int) {
		t.Helper()
		list, d := recheck(t, a, id), desk(t, a, id)
		if len(list.Items) != waiting {
			t.Errorf("%s: %d wait, not %d", name, len(list.Items), waiting)
		}
		c := waitingCase{Name: name, Waiting: len(list.Items)}
		c.Desk.Version.Seq, c.Desk.Claims, c.Desk.Parked, c.Desk.Asides = d.Version.Seq, waitingOf(d.Claims), waitingOf(d.Parked), []waitingPlace{}
		for _, aside := range d.Asides {
			c.Desk.Asides = append(c.Desk.Asides, waitingAt(aside.Carried))
		}
		cases = append(cases, c)
	}
	decide := func(about string, decision annotate.Decision, words string) {
		t.Helper()
		items, d := recheck(t, a, id).Items, desk(t, a, id)
		i := slices.IndexFunc(items, func(i RecheckItem) bool { return strings.Contains(i.Before.Quote.Exact, about) })
		if i < 0 {
			t.Fatalf("“%s” does not wait", about)
		}
		var span *annotate.Span
		if words != "" {
			at := spanOf(t, d, words)
			span = &at
		}
		if _, err := a.Decide(ctx, id, items[i].ID, decision, Target{Span: span}); err != nil {
			t.Fatal(err)
		}
	}

	mark(t, a, d, "opened on Monday")
	mark(t, a, d, "has been full on every day since")
	mark(t, a, d, "twice of what the plan")
	setStatusTo(t, a, mark(t, a, d, "It cost 40 million crowns").ID, annotate.Cut)
	if _, err := a.MarkClaim(ctx, id, "", Marking{Regions: []PictureRegion{{Block: figure, Region: annotate.Region{X: 10, Y: 10, W: 20, H: 20}}}}, annotate.ClaimFields{}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SetAside(ctx, id, spanOf(t, d, "says the council of Brack"), annotate.Opinion); err != nil {
		t.Fatal(err)
	}
	note("one version", 0)

	head, rest, _ := strings.Cut(string(first), "<figure>")
	_, tail, _ := strings.Cut(rest, "</figure>")
	text := strings.NewReplacer("on Monday", "on Tuesday", "says the council of Brack", "says the mayor of Brack",
		"It cost 40 million crowns, which is twice of what the plan of the council had said it would.",
		"Nobody in the whole of the town knows yet where the next line will go, or when.").Replace(head + tail)
	if _, err := a.ImportVersion(ctx, id, Intake{Name: "tram.html", Bytes: []byte(text)}); err != nil {
		t.Fatal(err)
	}
	note("words of a claim and an aside changed, words and a picture gone, cut words gone", 4)
	decide("opened on Monday", annotate.Accept, "")
	note("changed words accepted", 3)
	decide("says the council", annotate.Attach, "of Brack")
	note("other words set aside", 2)
	decide("twice of what the plan", annotate.Park, "")
	note("words parked", 1)
	decide("Bars that grow", annotate.Park, "")
	note("picture parked", 0)
	if _, err := a.ImportVersion(ctx, id, Intake{Name: "tram.html", Bytes: first}); err != nil {
		t.Fatal(err)
	}
	note("the first text again: the words that were accepted have changed", 1)

	const golden = "../annotate/testdata/waiting.json"
	var written bytes.Buffer
	encoder := json.NewEncoder(&written)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(cases); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, written.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, written.Bytes()) {
		t.Errorf("the cases are not those in %s; see them with go test ./app -run TestWhatWaits -update", golden)
	}
}
