package api

import (
	"fmt"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

// What the desk does to a text, through the door that the page uses.
func TestDeskRoutes(t *testing.T) {
	c := open(t)
	article := c.article().Article.ID
	at := "/api/articles/" + article

	var claim annotate.Claim
	c.ask("POST", at+"/claims", `{"spans":[{"start":19,"end":44}],"fields":{"kind":"date"}}`, 201, &claim)
	if claim.Passages[0].Quote.Exact != "The tram opened on Monday" || claim.Kind != annotate.KindDate {
		t.Fatalf("the claim is %+v", claim)
	}
	own, passage := "/api/claims/"+claim.ID, claim.Passages[0].ID

	c.ask("PUT", own+"/passages/"+passage, `{"start":23,"end":44}`, 200, &claim)
	if claim.Passages[0].Quote.Exact != "tram opened on Monday" || claim.Passages[0].ID != passage {
		t.Errorf("resized, it is on %+v", claim.Passages)
	}
	c.ask("POST", own+"/queries", `{"question":"Which Monday?"}`, 201, &claim)
	c.ask("PATCH", "/api/queries/"+claim.Queries[0].ID, `{"answer":"The first."}`, 200, &claim)
	c.ask("POST", "/api/queries/"+claim.Queries[0].ID+"/close", "", 200, &claim)
	if claim.Queries[0].Open() || claim.Queries[0].Answer != "The first." || claim.Status != annotate.InProgress {
		t.Errorf("after the answer: %+v, %q", claim.Queries, claim.Status)
	}
	c.ask("POST", own+"/searches", `{"place":"Town archive"}`, 201, &claim)
	c.ask("PATCH", "/api/searches/"+claim.Searches[0].ID, `{"found":true}`, 200, &claim)
	if !claim.Searches[0].Found || claim.Searches[0].Place != "Town archive" {
		t.Errorf("the search log is %+v", claim.Searches)
	}
	c.ask("PATCH", own, `{"checked":["date-weekday"],"status":"onAuthor","statusReason":"On tape."}`, 200, &claim)
	if len(claim.Checked) != 1 || claim.StatusReason != "On tape." {
		t.Errorf("the claim is %+v", claim.ClaimFields)
	}

	var change app.ClaimChange
	c.ask("POST", own+"/split", `{"start":35,"end":44}`, 200, &change)
	c.ask("POST", own+"/merge", fmt.Sprintf(`{"claimId":%q}`, change.Claims[0].ID), 200, &change)
	if len(change.Claims) != 1 || len(change.Deleted) != 1 || change.Claims[0].ExactWords() != "tram opened on Monday" {
		t.Errorf("split and merged again: %+v", change)
	}
	c.ask("PUT", own+"/passages", `{"spans":[{"start":0,"end":12}]}`, 200, &claim)

	var asides app.AsideChange
	c.ask("POST", at+"/asides", `{"start":19,"end":45,"kind":"opinion"}`, 200, &asides)
	c.ask("DELETE", at+"/asides?start=19&end=45", "", 200, &asides)
	if len(asides.Removed) != 1 || len(asides.Added) != 0 {
		t.Errorf("taken back: %+v", asides)
	}
	c.ask("POST", at+"/dismissals", `{"start":19,"end":45}`, 204, nil)
	var found suggestionList
	c.ask("GET", at+"/suggestions", "", 200, &found)
	var desk app.Desk
	c.ask("GET", at, "", 200, &desk)
	if len(desk.Dismissals) != 1 || len(desk.FunctionWords) == 0 && desk.Article.Lang == "en" || len(desk.Version.Sentences) != 2 {
		t.Errorf("the desk has dismissals %v and sentences %v", desk.Dismissals, desk.Version.Sentences)
	}
}
