package sealed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"filippo.io/age"

	"tickmark/annotate"
)

// Extension is what the name of a sealed file ends in, after the ending that it
// has when it is open.
const Extension = ".age"

// A Sealer is what something can be sealed with: a [Passphrase], a [Recipient] or
// several [Recipients].
type Sealer interface {
	recipients() ([]age.Recipient, error)
}

// An Opener is what something sealed can be opened with: a [Passphrase] or an
// [Identity].
type Opener interface {
	identity() (age.Identity, error)
	// mismatch says why it does not open a file, given whether a passphrase does.
	mismatch(byPassphrase bool) error
}

// Seal returns a writer of which everything goes to the other, sealed. Without its
// Close, what was written is not complete and cannot be opened. The error is Invalid
// for a passphrase that is too short; errors of to are returned as they are.
func Seal(to io.Writer, with Sealer) (io.WriteCloser, error) {
	recipients, err := with.recipients()
	if err != nil {
		return nil, err
	}
	w, err := age.Encrypt(to, recipients...)
	if err != nil {
		return nil, fmt.Errorf("begin to seal: %w", err)
	}
	return w, nil
}

// magic is how a sealed file begins (https://age-encryption.org/v1, "Header").
var magic = []byte("age-encryption.org/v1\n")

// Is reports whether a file that begins like this is a sealed one. The first 22
// bytes are enough.
func Is(beginning []byte) bool { return bytes.HasPrefix(beginning, magic) }

// Open returns a reader of what was sealed. The error, also of reading, is Invalid
// where the file is no sealed one, was sealed with something else, is damaged, or was
// cut short; errors of from are returned as they are.
func Open(from io.Reader, with Opener) (io.Reader, error) {
	identity, err := with.identity()
	if err != nil {
		return nil, err
	}
	r, err := age.Decrypt(source{Reader: from}, identity)
	if err != nil {
		return nil, explain(err, with)
	}
	return opened{Reader: r, with: with}, nil
}

// OpenBytes is [Open] for a file that is in memory. It returns what was sealed.
func OpenBytes(content []byte, with Opener) ([]byte, error) {
	from, err := Open(bytes.NewReader(content), with)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(from)
}

// OpenAt is [Open] for a file of that many bytes which is to be read anywhere, as
// archives are. It returns how many bytes were sealed.
func OpenAt(from io.ReaderAt, size int64, with Opener) (io.ReaderAt, int64, error) {
	identity, err := with.identity()
	if err != nil {
		return nil, 0, err
	}
	r, n, err := age.DecryptReaderAt(source{ReaderAt: from}, size, identity)
	if err != nil {
		return nil, 0, explain(err, with)
	}
	return opened{ReaderAt: r, with: with}, n, nil
}

// source marks the errors of the file itself, which have nothing to do with its
// being sealed.
type source struct {
	io.Reader
	io.ReaderAt
}

type sourceError struct{ error }

func (s source) Read(to []byte) (int, error) {
	n, err := s.Reader.Read(to)
	return n, ofSource(err)
}

func (s source) ReadAt(to []byte, at int64) (int, error) {
	n, err := s.ReaderAt.ReadAt(to, at)
	return n, ofSource(err)
}

func ofSource(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return err
	}
	return sourceError{err}
}

// opened is the reader of what was sealed, with errors that say what to do.
type opened struct {
	io.Reader
	io.ReaderAt
	with Opener
}

func (o opened) Read(to []byte) (int, error) {
	n, err := o.Reader.Read(to)
	return n, explain(err, o.with)
}

func (o opened) ReadAt(to []byte, at int64) (int, error) {
	n, err := o.ReaderAt.ReadAt(to, at)
	return n, explain(err, o.with)
}

// explain says in a person's words why something could not be opened: with the
// wrong thing, or because of the file.
func explain(err error, with Opener) error {
	if err == nil || err == io.EOF { //nolint:errorlint // age reports a missing end by errors that wrap it
		return err
	}
	if own, ok := errors.AsType[sourceError](err); ok {
		return own.error
	}
	if mismatch, ok := errors.AsType[*age.NoIdentityMatchError](err); ok {
		// Beside a passphrase there is no other way into a file.
		return with.mismatch(slices.Contains(mismatch.StanzaTypes, "scrypt"))
	}
	return annotate.Errorf(annotate.Invalid, "The sealed file is damaged, or its end is missing. Take another copy of it.")
}
