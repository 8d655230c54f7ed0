package api

import (
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

func TestVersions(t *testing.T) {
	c := open(t)
	path := "/api/articles/" + c.article().Article.ID
	var claim annotate.Claim
	c.ask("POST", path+"/claims", `{"spans":[{"start":28,"end":44}],"fields":{"status":"verified"}}`, 201, &claim)
	var outcome app.VersionOutcome
	c.ask("POST", path+"/versions", `{"text":"Harbour tram opens\n\nThe tram opened on Tuesday."}`, 200, &outcome)
	c.ask("POST", path+"/versions", `{"text":"Harbour tram opens\n\nThe tram opened on Tuesday."}`, 200, &outcome)
	if !outcome.Exists || outcome.Version.Seq != 2 {
		t.Errorf("the same text again: %+v", outcome)
	}
	c.ask("POST", path+"/versions", `{"text":" "}`, 422, nil)
	var versions versionList
	c.ask("GET", path+"/versions", "", 200, &versions)
	if len(versions.Versions) != 2 {
		t.Fatalf("versions are %+v", versions)
	}
	var view app.VersionView
	c.ask("GET", "/api/versions/"+versions.Versions[0].ID, "", 200, &view)
	if view.Current || len(view.Claims) != 1 || view.Claims[0].Passages[0].Quote != claim.Passages[0].Quote {
		t.Errorf("version 1 is %+v", view)
	}
	var diff app.Diff
	c.ask("GET", path+"/diff", "", 200, &diff)
	if len(diff.Rows) != 2 || diff.Rows[0].Changed || !diff.Rows[1].Changed {
		t.Errorf("the difference is %+v", diff.Rows)
	}
	var list app.Recheck
	c.ask("GET", path+"/recheck", "", 200, &list)
	if len(list.Items) != 1 || list.Items[0].Before.Quote.Exact != claim.Passages[0].Quote.Exact {
		t.Fatalf("the list is %+v", list)
	}
	item := path + "/recheck/" + list.Items[0].ID
	c.ask("POST", item, `{"decision":"forget"}`, 422, nil)
	c.ask("POST", item, `{"decision":"attach"}`, 422, nil)
	c.ask("POST", item, `{"decision":"accept"}`, 200, &list)
	if len(list.Items) != 0 {
		t.Errorf("left are %+v", list.Items)
	}
	c.ask("POST", item, `{"decision":"accept"}`, 404, nil)
	c.ask("POST", "/api/articles/"+annotate.NewID()+"/versions", `{"text":"A text."}`, 404, nil)
	c.ask("GET", "/api/articles/"+annotate.NewID()+"/versions", "", 404, nil)
}
