package fonts

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/klauspost/compress/zstd"
)

//go:embed all:files
var files embed.FS

// Notice is the attribution and the licence of the faces, in English.
//
//go:embed NOTICE
var Notice string

// ErrNotBuilt says that the binary was compiled without the faces.
var ErrNotBuilt = errors.New("the fonts are not in this binary: run `make fonts`, then build again")

// Face is the PostScript name of a face.
type Face string

// The faces.
const (
	SerifRegular      Face = "NotoSerif-Regular"
	SerifBold         Face = "NotoSerif-Bold"
	SerifItalic       Face = "NotoSerif-Italic"
	SerifBoldItalic   Face = "NotoSerif-BoldItalic"
	SansRegular       Face = "NotoSans-Regular"
	SansBold          Face = "NotoSans-Bold"
	SansItalic        Face = "NotoSans-Italic"
	SansBoldItalic    Face = "NotoSans-BoldItalic"
	MonoRegular       Face = "NotoSansMono-Regular"
	MonoBold          Face = "NotoSansMono-Bold"
	ArabicRegular     Face = "NotoNaskhArabic-Regular"
	ArabicBold        Face = "NotoNaskhArabic-Bold"
	HebrewRegular     Face = "NotoSerifHebrew-Regular"
	HebrewBold        Face = "NotoSerifHebrew-Bold"
	DevanagariRegular Face = "NotoSerifDevanagari-Regular"
	DevanagariBold    Face = "NotoSerifDevanagari-Bold"
	ThaiRegular       Face = "NotoSansThai-Regular"
	ThaiBold          Face = "NotoSansThai-Bold"
	ChineseRegular    Face = "NotoSansSC-Regular"
	JapaneseRegular   Face = "NotoSansJP-Regular"
	KoreanRegular     Face = "NotoSansKR-Regular"
	EmojiRegular      Face = "NotoEmoji-Regular"
	SymbolsRegular    Face = "NotoSansSymbols-Regular"
	Symbols2Regular   Face = "NotoSansSymbols2-Regular"
)

// Faces are all faces there are.
var Faces = []Face{
	SerifRegular, SerifBold, SerifItalic, SerifBoldItalic,
	SansRegular, SansBold, SansItalic, SansBoldItalic,
	MonoRegular, MonoBold,
	ArabicRegular, ArabicBold, HebrewRegular, HebrewBold,
	DevanagariRegular, DevanagariBold, ThaiRegular, ThaiBold,
	ChineseRegular, JapaneseRegular, KoreanRegular,
	EmojiRegular, SymbolsRegular, Symbols2Regular,
}

// Load decompresses a face into a TrueType file, which the caller may change.
// The error is [ErrNotBuilt] if the faces are not in the binary.
func Load(face Face) ([]byte, error) {
	packed, err := files.ReadFile("files/" + string(face) + ".ttf.zst")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotBuilt
	}
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", face, err)
	}
	// One goroutine and no lookahead: a face is one frame of known size, and a
	// reader kept for the next one would hold its window in memory.
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", face, err)
	}
	defer decoder.Close()
	data, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("decompress font %s: %w", face, err)
	}
	return data, nil
}
