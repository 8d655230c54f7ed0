package annotate

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strconv"
	"time"
)

// Head is where the history of a library ends. Every action has a hash of what it
// did and of the hash before it, so that the last one stands for all of them:
// whoever keeps a head elsewhere can tell later whether the history up to there is
// still the one that it was. See [Link].
type Head struct {
	Actions int64  `json:"actions" doc:"How many actions the history has"`
	Hash    string `json:"hash" doc:"SHA-256 of the last one, which stands for all before it; empty where nothing was done yet"`
}

// chainFormat is the first field of every link, so that another encoding could be
// told from this one.
const chainFormat = "tickmark history 1"

// Link makes the hash of one action of the history. It is the SHA-256 over these
// fields, each led by its length in bytes as a number of eight bytes, the highest
// first: the format’s name; the hash of the action before, in hexadecimal, empty
// for the first; the action’s id, kind, label, article’s id, person and time; and
// of each of its changes, in their order, id, time, sort of record, the record’s
// id, and the record before and after, as it is stored. Times are milliseconds since
// 1970 in decimal digits. A record that was not there has the length 2^64 - 1 and no
// bytes.
//
// Whether an action has been undone is no part of it: that changes, and the undo is
// an action of its own.
type Link struct{ sum hash.Hash }

// NewLink begins the hash of an action that follows the one with the hash previous.
func NewLink(previous string, a Action) Link {
	l := Link{sha256.New()}
	for _, field := range []string{chainFormat, previous, a.ID, string(a.Kind), a.Label, a.ArticleID, a.Person, inDigits(a.At)} {
		l.add([]byte(field))
	}
	return l
}

// Add goes on with the action’s next change. Who made it is the action’s.
func (l Link) Add(c Change) {
	for _, field := range []string{c.ID, inDigits(c.At), c.Record, c.RecordID} {
		l.add([]byte(field))
	}
	l.add(c.Before)
	l.add(c.After)
}

// Hash returns the hash of what was added, in hexadecimal.
func (l Link) Hash() string { return hex.EncodeToString(l.sum.Sum(nil)) }

// add takes a field; nil is a record that was not there.
func (l Link) add(field []byte) {
	length := ^uint64(0)
	if field != nil {
		length = uint64(len(field))
	}
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], length)
	l.sum.Write(b[:])
	l.sum.Write(field)
}

func inDigits(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }
