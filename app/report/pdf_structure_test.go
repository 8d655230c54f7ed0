package report

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"tickmark/annotate"
)

// Reports in every language, and a very long one, are sound for a reader who hears
// them. What a program can say of the pages themselves is tested in package pdf.
func TestPDFStructure(t *testing.T) {
	all := dossiers(t)
	for _, l := range Languages() {
		t.Run("in "+l.Key, func(t *testing.T) { checkStructure(t, all["everything"], l.Key) })
	}
	for _, name := range []string{"arabic", "hebrew", "hindi", "chinese", "overlapping"} {
		t.Run(name, func(t *testing.T) { checkStructure(t, all[name], "ar") })
	}
	t.Run("250 claims", func(t *testing.T) { checkStructure(t, checked(t, 250), "en") })
}

func checkStructure(t *testing.T, d annotate.Dossier, lang string) {
	t.Helper()
	file := written(t, func(ctx context.Context, b *bytes.Buffer) error {
		return WritePDF(ctx, b, d, Options{Lang: lang, Warn: func(message string) { t.Error(message) }})
	})
	checkStructureOf(t, d, file, lang)
}

// checkStructureOf checks the file of a report in a language.
func checkStructureOf(t *testing.T, d annotate.Dossier, file []byte, lang string) {
	t.Helper()
	c := structureChecker{t: t, objects: map[string]object{}, annotations: map[string]bool{}}
	var out struct {
		QPDF []json.RawMessage `json:"qpdf"`
	}
	var objects map[string]struct{ Value any }
	if err := json.Unmarshal([]byte(run(t, file, "qpdf", "--json=2", "--json-key=qpdf", "FILE")), &out); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.QPDF[1], &objects); err != nil {
		t.Fatal(err)
	}
	for name, o := range objects {
		if value, ok := o.Value.(map[string]any); ok {
			c.objects[strings.TrimPrefix(name, "obj:")] = value
		}
	}
	root := c.get(c.objects["trailer"]["/Root"])
	c.want(root["/Lang"] == "u:"+lang, "the language is %v", root["/Lang"])
	c.want(c.get(root["/ViewerPreferences"])["/DisplayDocTitle"] == true, "the title is not displayed")
	c.want(strings.HasSuffix(c.get(c.objects["trailer"]["/Info"])["/Title"].(string), d.Article.Title), "the title is not the article's")
	c.element(c.get(root["/StructTreeRoot"])["/K"])
	c.want(c.heading >= 2, "no headings")
	for name, o := range c.objects {
		if o["/Type"] == "/Annot" {
			c.want(o["/Contents"] != nil && o["/Contents"] != "u:", "a %v without a description", o["/Subtype"])
			c.want(c.annotations[name], "a %v outside of the structure", o["/Subtype"])
		}
	}
}

// object is a dictionary of the file.
type object = map[string]any

type structureChecker struct {
	t           *testing.T
	objects     map[string]object
	heading     int             // the level of the last one
	annotations map[string]bool // those in the structure
}

func (c *structureChecker) want(ok bool, format string, args ...any) {
	c.t.Helper()
	if !ok {
		c.t.Errorf(format, args...)
	}
}

// get follows a reference.
func (c *structureChecker) get(v any) object {
	if reference, ok := v.(string); ok {
		return c.objects[reference]
	}
	o, _ := v.(object)
	return o
}

// element checks an element, or a list of them, and what is in it.
func (c *structureChecker) element(v any) {
	if list, ok := v.([]any); ok {
		for _, each := range list {
			c.element(each)
		}
		return
	}
	e := c.get(v)
	if e == nil { // marked content
		return
	}
	if e["/Type"] == "/OBJR" {
		c.annotations[e["/Obj"].(string)] = true
	}
	role, _ := e["/S"].(string)
	switch role {
	case "/H1", "/H2", "/H3", "/H4", "/H5", "/H6":
		level := int(role[2] - '0')
		c.want(level <= c.heading+1, "a heading of level %d after one of level %d", level, c.heading)
		c.heading = level
	case "/Figure":
		c.want(e["/Alt"] != nil, "a figure without a description")
	case "/TH":
		c.want(c.get(e["/A"])["/Scope"] != nil, "a heading of a table without a scope")
	case "/Link", "/Annot":
		before := len(c.annotations)
		defer func() { c.want(len(c.annotations) > before, "a %s without its annotation", role) }()
	}
	c.element(e["/K"])
}
