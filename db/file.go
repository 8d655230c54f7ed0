package db

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"tickmark/annotate"
)

// applicationID marks a SQLite file as a Tickmark library: "Tick" in ASCII, at
// byte 68 of the file (https://www.sqlite.org/fileformat.html, 1.3).
const applicationID = 0x5469636B

// magic is how every SQLite file begins.
const magic = "SQLite format 3\x00"

// libraryFile is what can be told about a library before it is opened.
type libraryFile struct {
	version int // of the schema; 0 for a library that is still to be made
	// logged: SQLite writes a log before it writes the file. A backup has to be
	// switched to that once, which changes it.
	logged bool
	// hot: such a log lies beside the file, because whoever had the library open
	// did not come to close it. The file alone is then not the whole library, and
	// may be half of a change.
	hot bool
}

// look reads the header of the file (https://www.sqlite.org/fileformat.html,
// 1.3) without changing anything, and refuses whatever is not a library that can
// be opened. A file that is missing is made.
func look(ctx context.Context, path string) (libraryFile, error) {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return libraryFile{}, annotate.Errorf(annotate.Invalid, "%s is a folder. A library is a file; name one inside the folder.", path)
	}
	// For writing as well, to hear now if that is forbidden.
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return libraryFile{}, unusable(path, err)
	}
	defer file.Close()
	header, err := readHeader(path, file)
	if err != nil || header == nil {
		return libraryFile{}, err
	}
	if beginsAnew(path + "-journal") {
		// The power went while the library was being made. This makes it an empty file again.
		version, err := userVersion(ctx, path, setupParameters)
		if err != nil || version == 0 {
			return libraryFile{}, err
		}
	}
	found, err := parseHeader(path, header)
	if err != nil {
		return found, err
	}
	found.hot = holds(path + "-wal")
	switch {
	case found.hot:
		found.version, err = userVersion(ctx, path, lookWithLogParameters)
	case holds(path + "-journal"):
		// It was being made or migrated: this takes back what there is of that.
		found.version, err = userVersion(ctx, path, setupParameters)
	}
	if err != nil {
		return found, err
	}
	if found.version == 0 && holds(path) {
		return found, damage(path, errors.New("it has no version"))
	}
	return found, found.checkAge(path)
}

// inspect reads the header of a file that is not going to be changed, and refuses what
// is not a library that this Tickmark can read.
func inspect(path string) (libraryFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return libraryFile{}, err
	}
	defer file.Close()
	header, err := readHeader(path, file)
	switch {
	case err != nil:
		return libraryFile{}, err
	case header == nil:
		return libraryFile{}, annotate.Errorf(annotate.Invalid, "The file %s is empty.", path)
	}
	found, err := parseHeader(path, header)
	if err != nil {
		return found, err
	}
	return found, found.checkAge(path)
}

// readHeader returns nothing of an empty file.
func readHeader(path string, file io.Reader) ([]byte, error) {
	header := make([]byte, 100)
	switch _, err := io.ReadFull(file, header); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return nil, unusable(path, err)
	}
	return header, nil
}

func parseHeader(path string, header []byte) (libraryFile, error) {
	if !bytes.HasPrefix(header, []byte(magic)) || binary.BigEndian.Uint32(header[68:]) != applicationID {
		return libraryFile{}, annotate.Errorf(annotate.Unsupported, "%s is not a Tickmark library. It has been left as it is; choose another file.", path)
	}
	if header[18] != header[19] || header[18] < 1 || header[18] > 2 {
		return libraryFile{}, damage(path, errors.New("its header is not that of a database that can be written"))
	}
	return libraryFile{version: int(binary.BigEndian.Uint32(header[60:])), logged: header[18] == 2}, nil
}

func (f libraryFile) checkAge(path string) error {
	if f.version > newest {
		return annotate.Errorf(annotate.Unsupported, "The library %s was written by a newer Tickmark. It has been left as it is; open it with that version or a later one.", path)
	}
	return nil
}

// beginsAnew reports whether the file is a rollback journal of a database in which
// there was nothing before (https://www.sqlite.org/fileformat.html, 3): what has been
// written of that goes when SQLite opens it. Its pages may have reached the disk in any
// order, so the database need not look like one.
func beginsAnew(journal string) bool {
	file, err := os.Open(journal)
	if err != nil {
		return false
	}
	defer file.Close()
	header := make([]byte, 28)
	_, err = io.ReadFull(file, header)
	return err == nil && bytes.HasPrefix(header, []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}) && binary.BigEndian.Uint32(header[16:]) == 0
}

// HasLostItsBeginning reports whether the file, which is not seen to be a library, may be
// one whose first page is destroyed.
func HasLostItsBeginning(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() < 2*pageSize || info.Size()%pageSize != 0 {
		return false
	}
	header, err := readHeader(path, file)
	return err == nil && !bytes.HasPrefix(header, []byte(magic))
}

// holds reports whether there is a file with something in it.
func holds(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

func userVersion(ctx context.Context, path, parameters string) (version int, err error) {
	err = using(path, parameters, func(pool *sql.DB) error {
		return pool.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	})
	if err != nil {
		return 0, fmt.Errorf("read the library's version: %w", err)
	}
	return version, nil
}

func damage(path string, found error) error {
	return annotate.Errorf(annotate.Invalid, "The library %s is damaged (%v). Nothing has been changed in it. Replace it with a backup, or choose another library.", path, found)
}

// check is the examination of a library's file: PRAGMA quick_check. It is needed
// because SQLite writes to many a damaged file without noticing: of 9,376 that
// were tried, 1,509 took a write, but only 822 of them could be read in full.
//
// Reading a large file takes longer than anybody wants to wait: 6 s for 100,000
// articles in 590 MB, 4 s for 2 GB of copies. So the check goes on while the
// library is read and written. That is no less safe: until the file has been found
// whole, a [hold] keeps it as it is, and what is written waits in the log beside it.
// If the file turns out to be damaged, it stays so, and nothing more is written
// ([DB.Fault]). A library of ordinary size is done with before Open returns.
type check struct {
	stop context.CancelFunc
	done chan struct{}
	err  error // set once done is closed
}

// Longer than an ordinary library takes, shorter than a person notices.
var checkInOpen = 50 * time.Millisecond

func startCheck(ctx context.Context, path string, file libraryFile) (*check, error) {
	if file.hot {
		// Here nothing may write to the log in the meantime; so no waiting later.
		return finishedCheck(quickCheck(ctx, path, lookWithLogParameters))
	}
	if file.version == 0 {
		return finishedCheck(nil)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	c := &check{stop: stop, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		c.err = quickCheck(ctx, path, lookParameters)
	}()
	select {
	case <-c.done:
		return c, c.err
	case <-time.After(checkInOpen):
		return c, nil
	}
}

func finishedCheck(err error) (*check, error) {
	c := &check{stop: func() {}, done: make(chan struct{}), err: err}
	close(c.done)
	return c, err
}

// found returns the error of a check that has come to its end, if there is one.
func (c *check) found() error {
	if c.isOver() {
		return c.err
	}
	return nil
}

// isOver reports whether the check has come to its end.
func (c *check) isOver() bool {
	select {
	case <-c.done:
		return true
	default:
		return false
	}
}

// wait returns once the file is known to be whole, or the error if it is not.
func (c *check) wait(ctx context.Context) error {
	select {
	case <-c.done:
		return c.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// cancel ends the check, if it is still going on, and waits until it has ended.
func (c *check) cancel() {
	c.stop()
	<-c.done
}

func quickCheck(ctx context.Context, path, parameters string) error {
	var finding string
	err := using(path, parameters, func(pool *sql.DB) error {
		return pool.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&finding)
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return damage(path, err)
	case finding != "ok":
		return damage(path, errors.New(strings.Join(strings.Fields(finding), " ")))
	}
	return nil
}
