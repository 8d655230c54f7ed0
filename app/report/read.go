package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tickmark/annotate"
)

// MaxDossier is the size of the largest dossier that is read, in bytes: ten
// times that of a book of 500,000 words with 5,000 claims.
const MaxDossier = 64 << 20

// ReadDossier reads a dossier as [WriteJSON] wrote it, or in the short form
// that is written by hand; [Schema] describes both.
//
// Errors: [annotate.TooLarge] above 64 MiB, [annotate.Unsupported] for the
// format of a later program, and [annotate.Invalid] for all else, with the
// place of the mistake as a JSON Pointer (RFC 6901).
func ReadDossier(r io.Reader) (Submission, error) {
	data, err := readLimited(r)
	if err != nil {
		return Submission{}, err
	}
	if err := validate(data); err != nil {
		return Submission{}, err
	}
	var file dossierFile
	if err := json.Unmarshal(data, &file); err != nil {
		return Submission{}, annotate.Errorf(annotate.Invalid, "This dossier cannot be read: %v.", err)
	}
	return file.submission()
}

// readLimited reads a file that is not too large, without its byte order mark.
func readLimited(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxDossier+1))
	if err != nil {
		return nil, fmt.Errorf("read dossier: %w", err)
	}
	if len(data) > MaxDossier {
		return nil, annotate.Errorf(annotate.TooLarge, "This file is larger than 64 MB. A dossier of one article is never that large; choose another file.")
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// dossierFile is a file of either form, as far as it is read.
type dossierFile struct {
	Version struct {
		TextHash string `json:"textHash"`
	} `json:"version"`
	Claims []struct {
		SubmittedClaim
		Evidence []struct {
			SubmittedEvidence
			Source *annotate.SourceFields `json:"source"`
		} `json:"evidence"`
	} `json:"claims"`
	Parked  []struct{}        `json:"parked"`
	Asides  []SubmittedAside  `json:"asides"`
	Sources []SubmittedSource `json:"sources"`
	Origins []SubmittedSource `json:"origins"`
	Scales  []annotate.Scale  `json:"scales"`
}

func (f dossierFile) submission() (Submission, error) {
	s := Submission{TextHash: f.Version.TextHash, Claims: []SubmittedClaim{}, Parked: len(f.Parked), Asides: f.Asides, Scales: f.Scales}
	for i, scale := range s.Scales {
		s.Scales[i].ScaleFields = scale.ScaleFields.Clean()
		if err := s.Scales[i].Check(); err != nil {
			return Submission{}, faultAt(fmt.Sprintf("/scales/%d", i), err)
		}
	}
	sources, err := newSourceList(slices.Concat(f.Sources, f.Origins))
	if err != nil {
		return Submission{}, err
	}
	for i, c := range f.Claims {
		at := fmt.Sprintf("/claims/%d", i)
		claim := c.SubmittedClaim
		claim.Evidence = []SubmittedEvidence{}
		for k, e := range c.Evidence {
			at := fmt.Sprintf("%s/evidence/%d", at, k)
			evidence := e.SubmittedEvidence
			evidence.EvidenceFields = evidence.EvidenceFields.Clean()
			if err := evidence.Check(); err != nil {
				return Submission{}, faultAt(at, err)
			}
			if evidence.SourceID, err = sources.cite(at, e.SourceID, e.Source); err != nil {
				return Submission{}, err
			}
			claim.Evidence = append(claim.Evidence, evidence)
		}
		if err := claim.finish(s.Scales); err != nil {
			return Submission{}, faultAt(at, err)
		}
		s.Claims = append(s.Claims, claim)
	}
	s.Sources = sources.all
	return s, nil
}

// sourceList gathers the sources that a file lists, and those that it describes
// where it cites them.
type sourceList struct {
	all       []SubmittedSource
	named     map[string]bool
	onTheSpot map[annotate.SourceFields]string
}

func newSourceList(listed []SubmittedSource) (*sourceList, error) {
	l := &sourceList{all: []SubmittedSource{}, named: map[string]bool{}, onTheSpot: map[annotate.SourceFields]string{}}
	for i, source := range listed {
		at := fmt.Sprintf("/sources/%d", i)
		if l.named[source.ID] {
			return nil, fault(at+"/id", "“%s” names another source already.", source.ID)
		}
		l.named[source.ID] = true
		if err := l.add(at, source.ID, source.SourceFields.Clean()); err != nil {
			return nil, err
		}
	}
	for i, source := range l.all {
		if !l.named[source.OriginID] {
			l.all[i].OriginID = ""
		}
	}
	return l, nil
}

func (l *sourceList) add(at, id string, fields annotate.SourceFields) error {
	if err := fields.Check(); err != nil {
		return faultAt(at, err)
	}
	l.all = append(l.all, SubmittedSource{ID: id, SourceFields: fields})
	return nil
}

// cite returns the ID of the source that evidence names or describes.
func (l *sourceList) cite(at, id string, described *annotate.SourceFields) (string, error) {
	if described == nil {
		if !l.named[id] {
			return "", fault(at+"/sourceId", "no source of this file has the id “%s”. Add it to “sources”, or describe it here under “source”.", id)
		}
		return id, nil
	}
	fields := described.Clean()
	if l.onTheSpot[fields] == "" {
		// The place is a name for it, but for that of a listed source.
		name := at + "/source"
		for l.named[name] {
			name += "'"
		}
		l.onTheSpot[fields] = name
		if err := l.add(at+"/source", name, fields); err != nil {
			return "", err
		}
	}
	return l.onTheSpot[fields], nil
}

// finish cleans the claim and checks what the schema cannot say.
func (c *SubmittedClaim) finish(scales []annotate.Scale) error {
	c.ClaimFields = c.ClaimFields.Clean()
	if err := c.Check(); err != nil {
		return err
	}
	if c.Wording == "" && len(c.Passages)+len(c.Regions) == 0 {
		return annotate.Errorf(annotate.Invalid, "A claim needs words of the article (passages), a region of a picture or a wording of its own.")
	}
	if c.Passages == nil {
		c.Passages = []SubmittedPassage{}
	}
	for i := range c.Queries {
		q := &c.Queries[i]
		q.QueryFields, q.AskedBy = q.Clean(), annotate.CleanLine(q.AskedBy)
		if err := q.Check(); err != nil {
			return err
		}
	}
	for i := range c.Searches {
		l := &c.Searches[i]
		l.SearchFields, l.Person = l.Clean(), annotate.CleanLine(l.Person)
		if err := l.Check(); err != nil {
			return err
		}
	}
	if c.Verdict == nil {
		return nil
	}
	c.Verdict.VerdictFields = c.Verdict.VerdictFields.Clean()
	c.Verdict.GivenBy = annotate.CleanLine(c.Verdict.GivenBy)
	for _, scale := range scales {
		if scale.ID == c.Verdict.ScaleVersionID {
			return c.Verdict.CheckOn(scale)
		}
	}
	return nil
}

// compiledSchema is the schema as the validator wants it. It is embedded and
// tested, so that compiling it cannot fail.
var compiledSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, fmt.Errorf("read schema: %w", err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	const name = "urn:tickmark:dossier:1"
	if err := compiler.AddResource(name, document); err != nil {
		return nil, fmt.Errorf("add schema: %w", err)
	}
	return compiler.Compile(name)
})

func validate(data []byte) error {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return annotate.Errorf(annotate.Invalid, "This file is not JSON: %v.", err)
	}
	if object, ok := document.(map[string]any); ok {
		format, _ := object["format"].(string)
		if cmp.Or(format, annotate.DossierFormat) != annotate.DossierFormat && strings.HasPrefix(format, "tickmark-dossier/") {
			return annotate.Errorf(annotate.Unsupported, "This dossier has the format %s, and this program reads %s. Use a newer version of Tickmark.", format, annotate.DossierFormat)
		}
	}
	compiled, err := compiledSchema()
	if err != nil {
		return err
	}
	return schemaFault(compiled.Validate(document))
}
