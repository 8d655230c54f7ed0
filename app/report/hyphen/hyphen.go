package hyphen

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

//go:embed all:files
var files embed.FS

// Notice is the attribution and the licences of the patterns, in English.
//
//go:embed NOTICE
var Notice string

// Languages are the languages there are patterns for.
var Languages = []string{"de", "en"}

// edge is how many letters at least stand on either side of a break. TeX allows
// two in places; three read better, and leave enough breaks.
const edge = 3

// Patterns know where the words of a language may be broken.
type Patterns struct {
	levels     map[string][]uint8 // of the places before, between and after the letters
	longest    int                // pattern, in bytes
	exceptions map[string][]int
}

// For returns the patterns of a language by its tag (BCP 47); nil if there are none
// for it, or none in this binary.
func For(tag string) *Patterns {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if load := loaders[language]; load != nil {
		return load()
	}
	return nil
}

// loaders read the patterns of a language once, when they are first asked for.
var loaders = func() map[string]func() *Patterns {
	all := map[string]func() *Patterns{}
	for _, language := range Languages {
		all[language] = sync.OnceValue(func() *Patterns {
			p, err := load(language)
			if err != nil {
				return nil // words stay whole; a test sees to it that a built program has all patterns
			}
			return p
		})
	}
	return all
}()

func load(language string) (*Patterns, error) {
	packed, err := fs.ReadFile(files, "files/"+language+".txt.zst")
	if err != nil {
		return nil, fmt.Errorf("read hyphenation patterns: %w", err)
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("read hyphenation patterns: %w", err)
	}
	defer decoder.Close()
	text, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("decompress hyphenation patterns: %w", err)
	}
	return parse(string(text)), nil
}

// parse reads a pattern a line as TeX writes them: letters, dots for the edges of a
// word, and between them the levels other than 0. A line without a level is an
// exception: a word with a hyphen where it may be broken.
func parse(text string) *Patterns {
	p := &Patterns{levels: map[string][]uint8{}, exceptions: map[string][]int{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if !strings.ContainsAny(line, "123456789") {
			var breaks []int
			parts := strings.Split(line, "-")
			for at, i := 0, 0; i+1 < len(parts); i++ {
				at += utf8.RuneCountInString(parts[i])
				breaks = append(breaks, at)
			}
			p.exceptions[strings.Join(parts, "")] = breaks
			continue
		}
		var letters strings.Builder
		levels := []uint8{0}
		for _, r := range line {
			if r >= '1' && r <= '9' {
				levels[len(levels)-1] = uint8(r - '0')
				continue
			}
			letters.WriteRune(r)
			levels = append(levels, 0)
		}
		p.levels[letters.String()] = levels
		p.longest = max(p.longest, letters.Len())
	}
	return p
}

// Breaks returns after how many of its letters a word may be broken. All of it must
// be letters; capitals count as small ones. Without patterns there are no breaks.
func (p *Patterns) Breaks(word []rune) []int {
	if p == nil || len(word) < 2*edge {
		return nil
	}
	lower := make([]rune, len(word))
	for i, r := range word {
		lower[i] = unicode.ToLower(r)
	}
	if breaks, ok := p.exceptions[string(lower)]; ok {
		return slices.DeleteFunc(slices.Clone(breaks), func(at int) bool { return at < edge || at > len(word)-edge })
	}
	text := "." + string(lower) + "."
	levels := make([]uint8, len(word)+3) // before each rune of text, and after the last
	for start, first := 0, 0; start < len(text); first++ {
		_, size := utf8.DecodeRuneInString(text[start:])
		for end := start + size; end <= min(len(text), start+p.longest); end++ {
			for i, level := range p.levels[text[start:end]] {
				levels[first+i] = max(levels[first+i], level)
			}
		}
		start += size
	}
	var breaks []int
	for at := edge; at <= len(word)-edge; at++ {
		if levels[at+1]%2 == 1 {
			breaks = append(breaks, at)
		}
	}
	return breaks
}
