package sealed

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"tickmark/annotate"
)

const (
	// MinPassphrase is how many characters a passphrase has at least for sealing.
	// Shorter ones are guessed in spite of scrypt. NIST SP 800-63B asks for 15 where
	// nothing else protects, and for no rules about which; here there is one thing
	// more that a guesser needs, the file.
	MinPassphrase = 12

	// rounds is the scrypt work factor as a power of two: what age itself writes.
	rounds = 18
	// maxRounds is the most that a file may ask of us. Each step doubles time and
	// memory: 20 is 1 GiB and some seconds.
	maxRounds = 20
)

// Passphrase is words that seal and open. It is a [Sealer] and an [Opener].
type Passphrase struct {
	words  string
	rounds int
}

// NewPassphrase returns the words as a passphrase, in the Unicode form NFC: the same
// characters open a file wherever they are typed. Nothing else is changed; spaces
// count.
func NewPassphrase(words string) Passphrase {
	return Passphrase{words: norm.NFC.String(words), rounds: rounds}
}

// Optional is the passphrase of those words, or nil if there are none: nothing is to be
// sealed then.
func Optional(words string) *Passphrase {
	if words == "" {
		return nil
	}
	p := NewPassphrase(words)
	return &p
}

// Check returns an Invalid error if the passphrase is too short to seal with.
func (p Passphrase) Check() error {
	if utf8.RuneCountInString(p.words) < MinPassphrase {
		return annotate.Errorf(annotate.Invalid, "The passphrase is too short. Take at least %d characters; four or five words that have nothing to do with each other are good.", MinPassphrase)
	}
	return nil
}

func (p Passphrase) recipients() ([]age.Recipient, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	r, err := age.NewScryptRecipient(p.words)
	if err != nil {
		return nil, fmt.Errorf("make a key from the passphrase: %w", err)
	}
	r.SetWorkFactor(p.rounds)
	return []age.Recipient{r}, nil
}

func (p Passphrase) identity() (age.Identity, error) {
	if p.words == "" {
		return nil, annotate.Errorf(annotate.Invalid, "This file is sealed with a passphrase. Give the passphrase to open it.")
	}
	i, err := age.NewScryptIdentity(p.words)
	if err != nil {
		return nil, fmt.Errorf("make a key from the passphrase: %w", err)
	}
	i.SetMaxWorkFactor(maxRounds)
	return i, nil
}

func (p Passphrase) mismatch(byPassphrase bool) error {
	if !byPassphrase {
		return annotate.Errorf(annotate.Invalid, "This file was sealed for a key, not with a passphrase. It opens with the file of that key.")
	}
	return annotate.Errorf(annotate.Invalid, "This is not the passphrase that the file was sealed with. Capital letters and spaces count.")
}

// Recipient is the public half of a key: whoever has it can seal, and not open. It
// is a [Sealer].
type Recipient struct{ key *age.X25519Recipient }

// ParseRecipient reads what [Recipient.String] wrote. The error is Invalid for
// anything else.
func ParseRecipient(text string) (Recipient, error) {
	key, err := age.ParseX25519Recipient(text)
	if err != nil {
		return Recipient{}, annotate.Errorf(annotate.Invalid, "This is no key to seal for: it begins with age1 and has 62 characters.")
	}
	return Recipient{key}, nil
}

// String is the recipient as age writes it: age1 and 58 more characters.
func (r Recipient) String() string { return r.key.String() }

func (r Recipient) recipients() ([]age.Recipient, error) { return []age.Recipient{r.key}, nil }

// Recipients are several for whom something is sealed at once: each of their identities
// opens it. They are a [Sealer].
type Recipients []Recipient

func (all Recipients) recipients() ([]age.Recipient, error) { //nolint:unparam // as a Sealer has it
	keys := make([]age.Recipient, len(all))
	for i, r := range all {
		keys[i] = r.key
	}
	return keys, nil
}

// Identity is the secret half of a key: it opens what was sealed for its recipient.
// It is an [Opener].
type Identity struct{ key *age.X25519Identity }

// NewIdentity makes a new key.
func NewIdentity() (Identity, error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return Identity{}, fmt.Errorf("make a key: %w", err)
	}
	return Identity{key}, nil
}

// Recipient is the other half of the key.
func (i Identity) Recipient() Recipient { return Recipient{i.key.Recipient()} }

func (i Identity) identity() (age.Identity, error) { return i.key, nil }

func (i Identity) mismatch(byPassphrase bool) error {
	if byPassphrase {
		return annotate.Errorf(annotate.Invalid, "This file was sealed with a passphrase, not for a key. Give the passphrase to open it.")
	}
	return annotate.Errorf(annotate.Invalid, "This file was sealed for another key.")
}

// WriteIdentity writes the key, sealed with the passphrase, as a file that age takes
// with -i. The error is that of [Seal].
func WriteIdentity(to io.Writer, i Identity, p Passphrase) error {
	w, err := Seal(to, p)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, i.key.String()+"\n"); err != nil {
		return err
	}
	return w.Close()
}

// maxIdentity is more bytes than the file of a key ever has.
const maxIdentity = 64 << 10

// ReadIdentity reads what [WriteIdentity] wrote. The errors are those of [Open]; Invalid
// as well for a sealed file that holds no key.
func ReadIdentity(from io.Reader, p Passphrase) (Identity, error) {
	r, err := Open(from, p)
	if err != nil {
		return Identity{}, err
	}
	text, err := io.ReadAll(io.LimitReader(r, maxIdentity))
	if err != nil {
		return Identity{}, err
	}
	for line := range strings.Lines(string(text)) {
		// age-keygen puts the date and the recipient into lines of comment.
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if key, err := age.ParseX25519Identity(line); err == nil {
			return Identity{key}, nil
		}
		break
	}
	return Identity{}, annotate.Errorf(annotate.Invalid, "This file holds no key.")
}

// concealed is how a secret looks wherever it is printed.
const concealed = "[secret]"

// Format implements [fmt.Formatter]: no verb prints the passphrase.
func (Passphrase) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, concealed) }

// LogValue implements [slog.LogValuer]: no handler logs the passphrase.
func (Passphrase) LogValue() slog.Value { return slog.StringValue(concealed) }

// MarshalText implements [encoding.TextMarshaler]: no encoder writes the passphrase.
func (Passphrase) MarshalText() ([]byte, error) { return []byte(concealed), nil }

// Format implements [fmt.Formatter]: no verb prints the key.
func (Identity) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, concealed) }

// LogValue implements [slog.LogValuer]: no handler logs the key.
func (Identity) LogValue() slog.Value { return slog.StringValue(concealed) }

// MarshalText implements [encoding.TextMarshaler]: no encoder writes the key.
func (Identity) MarshalText() ([]byte, error) { return []byte(concealed), nil }
