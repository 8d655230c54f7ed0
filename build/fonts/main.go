// Command fonts compresses the typefaces of the PDF report and its hyphenation
// patterns from build/fonts/node_modules (`npm ci` there first) into
// app/report/fonts/files and app/report/hyphen/files, where they are embedded. Run it
// from the root of the repository.
//
// Zstandard, not xz: measured on the faces, xz is 0 to 10 per cent smaller, but
// takes 30 times as long to unpack (Noto Serif 23 ms against 0.8, Noto Sans SC 507
// ms against 17), and that time is spent in every export.
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"tickmark/app/report/fonts"
	"tickmark/app/report/hyphen"
)

const (
	modules = "build/fonts/node_modules/@expo-google-fonts"
	output  = "app/report/fonts/files"
)

// packages are the npm packages by the family part of a face's name.
var packages = map[string]string{
	"NotoSerif":           "noto-serif",
	"NotoSans":            "noto-sans",
	"NotoSansMono":        "noto-sans-mono",
	"NotoNaskhArabic":     "noto-naskh-arabic",
	"NotoSerifHebrew":     "noto-serif-hebrew",
	"NotoSerifDevanagari": "noto-serif-devanagari",
	"NotoSansThai":        "noto-sans-thai",
	"NotoSansSC":          "noto-sans-sc",
	"NotoSansJP":          "noto-sans-jp",
	"NotoSansKR":          "noto-sans-kr",
	"NotoEmoji":           "noto-emoji",
	"NotoSansSymbols":     "noto-sans-symbols",
	"NotoSansSymbols2":    "noto-sans-symbols-2",
}

// styles are the names the packages give to the styles.
var styles = map[string]string{
	"Regular":    "400Regular",
	"Bold":       "700Bold",
	"Italic":     "400Regular_Italic",
	"BoldItalic": "700Bold_Italic",
}

func main() {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, "fonts:", err)
		os.Exit(1)
	}
}

func build() error {
	stamp, err := inputs()
	if err != nil {
		return err
	}
	if upToDate(stamp) {
		return nil
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(16<<20))
	if err != nil {
		return err
	}
	for _, face := range fonts.Faces {
		source, err := source(face)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(source)
		if err != nil {
			return fmt.Errorf("%w: run `npm ci` in build/fonts", err)
		}
		if err := os.WriteFile(target(face), encoder.EncodeAll(data, nil), 0o644); err != nil {
			return err
		}
	}
	if err := buildPatterns(encoder); err != nil {
		return err
	}
	return os.WriteFile(stampFile(), []byte(stamp), 0o644)
}

// inputs is a hash over what decides the output: the locked packages and the faces.
func inputs() (string, error) {
	lock, err := os.ReadFile("build/fonts/package-lock.json")
	if err != nil {
		return "", fmt.Errorf("%w: run this from the root of the repository", err)
	}
	return fmt.Sprintf("%x\n", sha256.Sum256(fmt.Appendf(lock, "%v %v", fonts.Faces, hyphen.Languages))), nil
}

func upToDate(stamp string) bool {
	if have, err := os.ReadFile(stampFile()); err != nil || string(have) != stamp {
		return false
	}
	var made []string
	for _, face := range fonts.Faces {
		made = append(made, target(face))
	}
	for _, language := range hyphen.Languages {
		made = append(made, patternTarget(language))
	}
	return !slices.ContainsFunc(made, func(file string) bool {
		_, err := os.Stat(file)
		return errors.Is(err, fs.ErrNotExist)
	})
}

func stampFile() string { return filepath.Join(output, "inputs.sha256") }

func target(face fonts.Face) string { return filepath.Join(output, string(face)+".ttf.zst") }

// source is where the packages keep a face: noto-serif/700Bold/NotoSerif_700Bold.ttf.
func source(face fonts.Face) (string, error) {
	family, style, _ := strings.Cut(string(face), "-")
	folder, name := packages[family], styles[style]
	if folder == "" || name == "" {
		return "", fmt.Errorf("no package is known for %s", face)
	}
	return filepath.Join(modules, folder, name, family+"_"+name+".ttf"), nil
}
