package dump

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"time"

	"tickmark/annotate"
	"tickmark/db"
)

// Format is what manifests of this sort say they are.
const Format = "tickmark-dump/1"

// Manifest says what a dump holds.
type Manifest struct {
	Format    string    `json:"format"`
	Generator string    `json:"generator"` // program and version
	CreatedAt time.Time `json:"createdAt"`
	// Schema is [db.View.Schema]: which tables and columns there are.
	Schema int `json:"schema"`
	// Content is the hash of the content; see the package.
	Content string `json:"content"`
	// Head is where the history ended when the copy was begun; see [annotate.Head].
	Head annotate.Head `json:"head"`
	// Rows is how many rows each table has.
	Rows map[string]int64 `json:"rows"`
	// Files is how many files there are under files/, and Bytes how many bytes they have.
	Files int   `json:"files"`
	Bytes int64 `json:"bytes"`
	// Lost is the SHA-256 of bytes that the library should have had and did not, because it is damaged.
	Lost []string `json:"lost"`
	// Outside is how many copies of sources lie outside the library, by their path, and so are not in the dump.
	Outside int `json:"outside"`
}

// rowWeight is what a row counts for where progress is told in bytes.
const rowWeight = 1 << 10

// total is how far it is to the end, in bytes.
func (m Manifest) total() int64 {
	total := m.Bytes
	for _, n := range m.Rows {
		total += n * rowWeight
	}
	return total
}

// The names in a dump.
const (
	manifestName = "manifest.json"
	contentName  = "content.sha256"
	readmeName   = "README.txt"
)

func dataName(table string) string { return "data/" + table + ".jsonl" }

// digests is the content of a dump: a hash for each file in data/.
type digests struct{ lines bytes.Buffer }

func (d *digests) add(table string, sum []byte) {
	fmt.Fprintf(&d.lines, "%x  %s\n", sum, dataName(table))
}

func (d *digests) hash() string { return annotate.Hash(d.lines.Bytes()) }

var digestLine = regexp.MustCompile(`^([0-9a-f]{64})  data/([a-z_]+)\.jsonl$`)

// readDigests returns the hash of each table.
func readDigests(content []byte) (map[string]string, error) {
	all := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(content))
	for lines.Scan() {
		m := digestLine.FindStringSubmatch(lines.Text())
		if len(m) == 0 || all[m[2]] != "" {
			return nil, damaged("“%s” is not what it should be", contentName)
		}
		all[m[2]] = m[1]
	}
	if err := lines.Err(); err != nil {
		return nil, damaged("“%s” is not what it should be", contentName)
	}
	return all, nil
}

// Hash returns the content hash of a library, without writing it.
func Hash(ctx context.Context, v db.View) (string, error) {
	tables, err := v.Tables(ctx)
	if err != nil {
		return "", err
	}
	var content digests
	for _, t := range tables {
		sum := sha256.New()
		if err := v.Rows(ctx, t, func(row []byte) error {
			sum.Write(row)
			sum.Write([]byte{'\n'})
			return nil
		}); err != nil {
			return "", err
		}
		content.add(t.Name, sum.Sum(nil))
	}
	return content.hash(), nil
}

// damaged is the error of a dump that is not what was written.
func damaged(format string, args ...any) error {
	return annotate.Errorf(annotate.Invalid, "The copy is damaged, or was changed after it was made: "+format+". Nothing was loaded; take another copy.", args...)
}

// fileName is where bytes lie, with the ending of a name that they had.
func fileName(k db.Kept) string {
	ending := strings.ToLower(k.Name[strings.LastIndexByte(k.Name, '.')+1:])
	if len(ending) == len(k.Name) || !isEnding.MatchString(ending) {
		return "files/" + k.Hash
	}
	return "files/" + k.Hash + "." + ending
}

var isEnding = regexp.MustCompile(`^[a-z0-9]{1,8}$`)

// hashOfName is what a file's name says its bytes are; "" for another name.
func hashOfName(name string) string {
	hash, ending, dotted := strings.Cut(strings.TrimPrefix(name, "files/"), ".")
	if b, err := hex.DecodeString(hash); err != nil || len(b) != sha256.Size || hash != strings.ToLower(hash) || dotted && !isEnding.MatchString(ending) {
		return ""
	}
	return hash
}
