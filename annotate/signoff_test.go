package annotate

import (
	"testing"
	"time"
)

// A sign-off stands for what readers will see, and for nothing else.
func TestSignOffLapsesWithTheCheck(t *testing.T) {
	build := func() Dossier {
		return Dossier{
			Version: Version{VersionInfo: VersionInfo{TextHash: "text"}},
			Claims: []Claim{{
				ID: "c", Number: 1, ClaimFields: ClaimFields{Wording: "The pier is long.", Status: Verified},
				Verdict:  &Verdict{VerdictFields: VerdictFields{ScaleVersionID: "s", Level: "true", Explanation: "Measured."}, GivenBy: "Ada"},
				Evidence: []Evidence{{SourceID: "map", EvidenceFields: EvidenceFields{Quote: "400 m"}}},
			}},
			Sources: []Source{{ID: "map", SourceFields: SourceFields{Title: "Map"}}},
		}
	}
	signed := build()
	for name, each := range map[string]struct {
		change func(*Dossier, *Claim)
		lapses bool
	}{
		"nothing":           {func(*Dossier, *Claim) {}, false},
		"text":              {func(d *Dossier, _ *Claim) { d.Version.TextHash = "other" }, true},
		"wording":           {func(_ *Dossier, c *Claim) { c.Wording = "The pier is old." }, true},
		"place":             {func(_ *Dossier, c *Claim) { c.Passages = []Passage{{Span: Span{Start: 1, End: 2}}} }, true},
		"status":            {func(_ *Dossier, c *Claim) { c.Status = Wrong }, true},
		"level":             {func(_ *Dossier, c *Claim) { c.Verdict.Level = "false" }, true},
		"explanation":       {func(_ *Dossier, c *Claim) { c.Verdict.Explanation = "Guessed." }, true},
		"who judged":        {func(_ *Dossier, c *Claim) { c.Verdict.GivenBy = "Ben" }, true},
		"verdict withdrawn": {func(_ *Dossier, c *Claim) { c.Verdict = nil }, true},
		"quotation":         {func(_ *Dossier, c *Claim) { c.Evidence[0].Quote = "300 m" }, true},
		"copy of the source": {func(d *Dossier, c *Claim) {
			c.Evidence[0].SnapshotID, d.Snapshots = "y", []Snapshot{{ID: "y", Hash: "b"}}
		}, true},
		"place in a copy":      {func(_ *Dossier, c *Claim) { c.Evidence[0].Selector = &Selector{Page: 2} }, true},
		"evidence removed":     {func(_ *Dossier, c *Claim) { c.Evidence = nil }, true},
		"source":               {func(d *Dossier, _ *Claim) { d.Sources[0].Title = "Chart" }, true},
		"origin of a source":   {func(d *Dossier, _ *Claim) { d.Sources[0].OriginID = "survey" }, true},
		"note on a source":     {func(d *Dossier, _ *Claim) { d.Sources[0].Note = "In the attic." }, false},
		"a claim more":         {func(d *Dossier, _ *Claim) { d.Claims = append(d.Claims, Claim{ID: "d"}) }, true},
		"note":                 {func(_ *Dossier, c *Claim) { c.Note = "Call again." }, false},
		"reason":               {func(_ *Dossier, c *Claim) { c.StatusReason = "Seen." }, false},
		"priority":             {func(_ *Dossier, c *Claim) { c.Priority = High }, false},
		"query":                {func(_ *Dossier, c *Claim) { c.Queries = []Query{{ID: "q"}} }, false},
		"search":               {func(_ *Dossier, c *Claim) { c.Searches = []Search{{ID: "l"}} }, false},
		"another source":       {func(d *Dossier, _ *Claim) { d.Sources = append(d.Sources, Source{ID: "x"}) }, false},
		"when it was reworded": {func(_ *Dossier, c *Claim) { c.Verdict.UpdatedAt = time.Now() }, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := build()
			d.SignOffs = []SignOff{{Role: RoleSecondRead, Person: "Ben", TextHash: signed.Version.TextHash, CheckHash: signed.CheckHash()}}
			each.change(&d, &d.Claims[0])
			d.MarkLapsed()
			if d.SignOffs[0].Lapsed != each.lapses {
				t.Errorf("lapsed: %v", d.SignOffs[0].Lapsed)
			}
			if d.IsReadSecond() == each.lapses {
				t.Errorf("read second: %v", d.IsReadSecond())
			}
		})
	}
}

func TestSecondReaderDiffers(t *testing.T) {
	d := Dossier{
		Claims: []Claim{
			{Number: 1, Verdict: &Verdict{GivenBy: "Ada"}},
			{Number: 2},
			{Number: 3, Verdict: &Verdict{GivenBy: "Cy"}},
			{Number: 4, Verdict: &Verdict{GivenBy: "Cy"}},
		},
		SignOffs: []SignOff{{Role: RoleCheck, Person: "Dee"}, {Role: RoleLegal, Person: "Eve"}},
	}
	for person, want := range map[string]Code{"Ada": Conflict, "ada": Conflict, "Cy": Conflict, "Dee": Conflict, "Eve": "", "Ben": ""} {
		if err := d.CheckSecondReader(person); CodeOf(err) != want {
			t.Errorf("%s: %v", person, err)
		}
	}
}

func TestCorrections(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 5, 1, hour, 0, 0, 0, time.UTC) }
	verdict := func(level string, given, replaced int) Verdict {
		v := Verdict{VerdictFields: VerdictFields{Level: level}, GivenAt: at(given)}
		if replaced > 0 {
			moment := at(replaced)
			v.ReplacedAt = &moment
		}
		return v
	}
	now := verdict("mixed", 8, 0)
	d := Dossier{
		SignOffs: []SignOff{{At: at(9)}, {At: at(5)}},
		Claims: []Claim{
			// Before the first sign-off; after it; another person's on the same level.
			{Number: 1, Verdict: &now, EarlierVerdicts: []Verdict{verdict("true", 6, 7), verdict("false", 1, 6), verdict("true", 7, 8), verdict("half", 0, 1)}},
			{Number: 2, EarlierVerdicts: []Verdict{verdict("true", 1, 6)}},
			{Number: 3, Verdict: &now},
		},
	}
	got := d.Corrections()
	want := []struct{ before, after string }{{"false", "true"}, {"true", "mixed"}, {"true", ""}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i, c := range got {
		after := ""
		if c.After != nil {
			after = c.After.Level
		}
		if c.Before.Level != want[i].before || after != want[i].after {
			t.Errorf("correction %d is from %q to %q, want %v", i, c.Before.Level, after, want[i])
		}
	}
	d.SignOffs = nil
	if got := d.Corrections(); len(got) != 0 {
		t.Errorf("without a sign-off: %+v", got)
	}
}
