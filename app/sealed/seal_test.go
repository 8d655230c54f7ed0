package sealed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"tickmark/annotate"
)

// words make a passphrase that costs next to nothing, so that tests are quick.
func words(s string) Passphrase {
	p := NewPassphrase(s)
	p.rounds = 4
	return p
}

var right = words("four mild herons at noon")

func seal(t *testing.T, plain []byte, with Sealer) []byte {
	t.Helper()
	var to bytes.Buffer
	w, err := Seal(&to, with)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

// unseal reads everything, in order and anywhere; both have to come to the same.
func unseal(t *testing.T, locked []byte, with Opener) ([]byte, error) {
	t.Helper()
	all, err := func() ([]byte, error) {
		r, err := Open(bytes.NewReader(locked), with)
		if err != nil {
			return nil, err
		}
		return io.ReadAll(r)
	}()
	at, errAt := func() ([]byte, error) {
		r, size, err := OpenAt(bytes.NewReader(locked), int64(len(locked)), with)
		if err != nil {
			return nil, err
		}
		return io.ReadAll(io.NewSectionReader(r, 0, size))
	}()
	if fmt.Sprint(err) != fmt.Sprint(errAt) || err == nil && !bytes.Equal(all, at) {
		t.Fatalf("read in order: %d bytes, %v; read anywhere: %d bytes, %v", len(all), err, len(at), errAt)
	}
	return all, err
}

func newIdentity(t *testing.T) Identity {
	t.Helper()
	key, err := NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestWhatIsSealedOpensAgain(t *testing.T) {
	key := newIdentity(t)
	again, err := ParseRecipient(key.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	chacha := rand.NewChaCha8([32]byte{})
	for _, size := range []int{0, 1, 64 << 10, 64<<10 + 1, 300_000} {
		plain := make([]byte, size)
		_, _ = chacha.Read(plain)
		for name, way := range map[string]struct {
			with Sealer
			open Opener
		}{
			"passphrase": {right, right},
			"key":        {again, key},
		} {
			locked := seal(t, plain, way.with)
			if !Is(locked) || Is(plain) {
				t.Errorf("%s, %d bytes: not told from what is open", name, size)
			}
			if got, err := unseal(t, locked, way.open); err != nil || !bytes.Equal(got, plain) {
				t.Errorf("%s, %d bytes: %d bytes, %v", name, size, len(got), err)
			}
		}
	}
}

// The same characters open a file, whichever way a keyboard composes them.
func TestPassphraseIsOneInEveryUnicodeForm(t *testing.T) {
	locked := seal(t, []byte("x"), words("caf\u00e9 four herons"))
	if _, err := unseal(t, locked, words("cafe\u0301 four herons")); err != nil {
		t.Error(err)
	}
}

func TestWhatDoesNotOpenSaysWhy(t *testing.T) {
	key := newIdentity(t)
	plain := bytes.Repeat([]byte("The books were closed early. "), 10_000) // five pieces
	byWords, byKey := seal(t, plain, right), seal(t, plain, key.Recipient())
	header := bytes.Index(byWords, []byte("\n---")) // its last line holds the authentication
	changed := func(at int) []byte {
		b := bytes.Clone(byWords)
		b[at] ^= 1
		return b
	}
	damaged := "The sealed file is damaged, or its end is missing. Take another copy of it."
	for name, c := range map[string]struct {
		locked []byte
		open   Opener
		want   string
	}{
		"another passphrase":        {byWords, words("four mild herons at Noon"), "This is not the passphrase that the file was sealed with. Capital letters and spaces count."},
		"no passphrase":             {byWords, NewPassphrase(""), "This file is sealed with a passphrase. Give the passphrase to open it."},
		"a key for a passphrase":    {byWords, key, "This file was sealed with a passphrase, not for a key. Give the passphrase to open it."},
		"a passphrase for a key":    {byKey, right, "This file was sealed for a key, not with a passphrase. It opens with the file of that key."},
		"another key":               {byKey, newIdentity(t), "This file was sealed for another key."},
		"changed in its header":     {changed(header + 10), right, damaged},
		"changed in its first part": {changed(header + 100), right, damaged},
		"changed in its last byte":  {changed(len(byWords) - 1), right, damaged},
		"cut in its header":         {byWords[:header], right, damaged},
		"cut after its header":      {byWords[:header+48], right, damaged},
		"cut between two parts":     {byWords[:header+5+43+16+64<<10+16], right, damaged},
		"cut at the end":            {byWords[:len(byWords)-1], right, damaged},
		"longer than it was":        {append(bytes.Clone(byWords), 0), right, damaged},
		"not sealed":                {plain, right, damaged},
		"empty":                     {nil, right, damaged},
		"asks for 64 GiB":           {bytes.Replace(byWords, []byte(" 4\n"), []byte(" 26\n"), 1), right, damaged},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := unseal(t, c.locked, c.open)
			if annotate.CodeOf(err) != annotate.Invalid || err.Error() != c.want {
				t.Errorf("%v", err)
			}
		})
	}
}

// What goes wrong with the disk is not blamed on the passphrase.
func TestErrorsOfTheFileStayWhatTheyAre(t *testing.T) {
	broken := errors.New("the disk is gone")
	locked := seal(t, make([]byte, 200_000), right)
	for _, n := range []int64{0, 20, 300, 100_000} {
		r, err := Open(io.MultiReader(io.LimitReader(bytes.NewReader(locked), n), iotest.ErrReader(broken)), right)
		if err == nil {
			_, err = io.ReadAll(r)
		}
		if !errors.Is(err, broken) {
			t.Errorf("after %d bytes: %v", n, err)
		}
	}
	if _, _, err := OpenAt(brokenAt{broken}, 1000, right); !errors.Is(err, broken) {
		t.Errorf("read anywhere: %v", err)
	}
}

type brokenAt struct{ error }

func (b brokenAt) ReadAt([]byte, int64) (int, error) { return 0, b.error }

func TestShortPassphraseDoesNotSeal(t *testing.T) {
	if _, err := Seal(io.Discard, words("elevenchars")); annotate.CodeOf(err) != annotate.Invalid {
		t.Errorf("%v", err)
	}
	if err := words("twelve chars").Check(); err != nil {
		t.Error(err)
	}
}

// Memory does not grow with what is sealed: no more is held back than one piece.
func TestSealingAndOpeningStream(t *testing.T) {
	from, to := io.Pipe()
	key := newIdentity(t)
	go func() {
		w, err := Seal(to, key.Recipient())
		if err == nil {
			_, err = w.Write(make([]byte, 3*64<<10))
		}
		// Without an end: it stays open until the reader has seen the first pieces.
		to.CloseWithError(err)
	}()
	r, err := Open(from, key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(r, make([]byte, 2*64<<10)); err != nil {
		t.Errorf("two pieces cannot be read before the end is there: %v", err)
	}
	if _, err := io.ReadAll(r); annotate.CodeOf(err) != annotate.Invalid {
		t.Errorf("a missing end is not noticed: %v", err)
	}
}

func TestIdentityIsKeptUnderAPassphrase(t *testing.T) {
	key := newIdentity(t)
	var file bytes.Buffer
	if err := WriteIdentity(&file, key, right); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file.Bytes(), []byte("AGE-SECRET-KEY")) {
		t.Fatal("the key lies in the file for all to read")
	}
	again, err := ReadIdentity(bytes.NewReader(file.Bytes()), right)
	if err != nil || again.Recipient() == (Recipient{}) || again.Recipient().String() != key.Recipient().String() {
		t.Fatalf("%v", err)
	}
	if _, err := ReadIdentity(bytes.NewReader(file.Bytes()), words("some other passphrase")); annotate.CodeOf(err) != annotate.Invalid {
		t.Errorf("another passphrase: %v", err)
	}
	if _, err := ReadIdentity(bytes.NewReader(seal(t, []byte("no key"), right)), right); annotate.CodeOf(err) != annotate.Invalid {
		t.Errorf("no key in it: %v", err)
	}
	if _, err := ParseRecipient("age1nonsense"); annotate.CodeOf(err) != annotate.Invalid {
		t.Errorf("no recipient: %v", err)
	}
}

func TestSecretsDoNotShowThemselves(t *testing.T) {
	key := newIdentity(t)
	var shown strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		fmt.Fprintf(&shown, verb+verb, right, key)
		fmt.Fprintf(&shown, verb, struct{ P any }{right})
	}
	slog.New(slog.NewTextHandler(&shown, nil)).Info("x", "passphrase", right, "key", key)
	slog.New(slog.NewJSONHandler(&shown, nil)).Info("x", "all", map[string]any{"passphrase": right, "key": key})
	if err := json.NewEncoder(&shown).Encode([]any{right, key, &right}); err != nil {
		t.Fatal(err)
	}
	if s := shown.String(); strings.Contains(s, "heron") || strings.Contains(strings.ToUpper(s), "SECRET-KEY") || strings.Contains(s, "6865726f6e") {
		t.Error(s)
	}
}
