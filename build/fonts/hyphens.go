package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"tickmark/app/report/hyphen"
)

const (
	patternModules = "build/fonts/node_modules/hyphen/patterns"
	patternOutput  = "app/report/hyphen/files"
)

// patternFiles are the files of the npm package hyphen by language. American
// patterns stand for all English: they break no word that British readers stumble over.
var patternFiles = map[string]string{"de": "de-1996.js", "en": "en-us.js"}

func patternTarget(language string) string {
	return filepath.Join(patternOutput, language+".txt.zst")
}

// buildPatterns writes the hyphenation patterns as TeX writes them, compressed.
func buildPatterns(encoder *zstd.Encoder) error {
	for _, language := range hyphen.Languages {
		source, err := os.ReadFile(filepath.Join(patternModules, patternFiles[language]))
		if err != nil {
			return fmt.Errorf("%w: run `npm ci` in build/fonts", err)
		}
		lines, err := readPatterns(string(source))
		if err != nil {
			return fmt.Errorf("%s: %w", patternFiles[language], err)
		}
		text := strings.Join(lines, "\n")
		if err := os.WriteFile(patternTarget(language), encoder.EncodeAll([]byte(text), nil), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// bareKey is a property name that JSON would have in quotes.
var bareKey = regexp.MustCompile(`([{,]\s*)([^\s"{}\[\],:]+):`)

// readPatterns reads the JavaScript of the package: lists of levels, a tree of
// letters whose leaves are numbers of lists, and the exceptions.
func readPatterns(source string) ([]string, error) {
	const before = "})(this, "
	_, value, found := strings.Cut(source, before)
	value = strings.TrimSuffix(strings.TrimSpace(value), ");")
	if !found {
		return nil, errors.New("the file does not have the form it had in version 1.14 of the package")
	}
	var parts []json.RawMessage
	if err := json.Unmarshal([]byte(bareKey.ReplaceAllString(value, `$1"$2":`)), &parts); err != nil || len(parts) != 3 {
		return nil, fmt.Errorf("read the value: %d parts, %w", len(parts), err)
	}
	var levels [][]int
	var tree any
	var exceptions map[string][]int
	if err := errors.Join(json.Unmarshal(parts[0], &levels), json.Unmarshal(parts[1], &tree), json.Unmarshal(parts[2], &exceptions)); err != nil {
		return nil, err
	}
	var lines []string
	walkPatterns(tree, "", func(letters string, list int) { lines = append(lines, pattern(letters, levels[list])) })
	for word, breaks := range exceptions {
		lines = append(lines, exception(word, breaks))
	}
	slices.Sort(lines)
	return lines, nil
}

// walkPatterns calls found for each pattern below a node: a tree, the number of a
// list of levels, or both.
func walkPatterns(node any, letters string, found func(letters string, list int)) {
	switch node := node.(type) {
	case float64:
		found(letters, int(node))
	case []any:
		for _, part := range node {
			walkPatterns(part, letters, found)
		}
	case map[string]any:
		for letter, below := range node {
			walkPatterns(below, letters+letter, found)
		}
	}
}

// pattern puts the levels between the letters. The package counts none before the
// dot that begins a word.
func pattern(letters string, levels []int) string {
	var b strings.Builder
	if strings.HasPrefix(letters, ".") {
		b.WriteByte('.')
		letters = letters[1:]
	}
	runes := []rune(letters)
	for i := range len(runes) + 1 {
		if i < len(levels) && levels[i] > 0 {
			fmt.Fprint(&b, levels[i])
		}
		if i < len(runes) {
			b.WriteRune(runes[i])
		}
	}
	return b.String()
}

// exception puts hyphens where they stand in the word as it is written with them.
func exception(word string, breaks []int) string {
	runes := []rune(word)
	for _, at := range breaks {
		runes = slices.Insert(runes, at, '-')
	}
	return string(runes)
}
