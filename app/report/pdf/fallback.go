package pdf

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/language"

	"tickmark/app/report/fonts"
)

// faceSet loads faces when a character first asks for them.
type faceSet struct {
	loaded map[fonts.Face]*face
	order  []*face
	chosen map[faceKey]*face
	err    error // the first failure to load; the document cannot be finished then
}

func newFaceSet() *faceSet {
	return &faceSet{loaded: map[fonts.Face]*face{}, chosen: map[faceKey]*face{}}
}

// faceKey is what the choice of a face depends on.
type faceKey struct {
	text   rune
	emoji  bool
	script language.Script
	han    fonts.Face
	style  faceStyle
}

// faceStyle is the part of a style that selects faces.
type faceStyle struct {
	family       Family
	bold, italic bool
}

func (s *faceSet) get(name fonts.Face) *face {
	if f, ok := s.loaded[name]; ok {
		return f
	}
	f, err := loadFace(name, len(s.order))
	if err != nil {
		if s.err == nil {
			s.err = err
		}
		return nil
	}
	s.loaded[name] = f
	s.order = append(s.order, f)
	return f
}

// choose finds the face for a grapheme cluster: the first one that has all of
// its characters, or else its first character. It returns nil if there is none.
func (s *faceSet) choose(cluster []rune, script language.Script, style faceStyle, lang string) *face {
	key := faceKey{text: cluster[0], script: script, han: hanFace(lang), style: style}
	if len(cluster) > 1 {
		key.emoji = slices.Contains(cluster, 0xFE0F) || slices.Contains(cluster, 0x20E3)
		if !key.emoji && !all(cluster[1:], ignorable) {
			return s.search(cluster, key)
		}
	}
	f, ok := s.chosen[key]
	if !ok {
		f = s.search(cluster, key)
		s.chosen[key] = f
	}
	return f
}

func (s *faceSet) search(cluster []rune, key faceKey) *face {
	var partly *face
	for name := range key.candidates() {
		f := s.get(name)
		if f == nil {
			return nil
		}
		if all(cluster, func(r rune) bool { return ignorable(r) || f.has(r) }) {
			return f
		}
		if partly == nil && f.has(cluster[0]) {
			partly = f
		}
	}
	return partly
}

// candidates are the faces to try, in order.
func (k faceKey) candidates() func(yield func(fonts.Face) bool) {
	return func(yield func(fonts.Face) bool) {
		first := k.style.face()
		own := k.scriptFace()
		var names []fonts.Face
		switch {
		case k.emoji || k.text >= 0x1F000 && k.text < 0x1FB00:
			names = append(names, fonts.EmojiRegular, fonts.Symbols2Regular, first, fonts.SymbolsRegular)
		case own != "" && (k.text > 0x7F || k.text == ' ' || !eastAsianFace(own)):
			// The script's own face also for the spaces, signs and digits between its
			// words: a line is of one piece then, in which programs find the spaces. But
			// signs and digits in Chinese, whose face is a sans, are from the text face.
			names = append(names, own, first)
		default:
			names = append(names, first)
			if own != "" {
				names = append(names, own)
			}
		}
		names = append(names, fonts.SansRegular)
		if eastAsian(k.text) {
			names = append(names, k.han, fonts.ChineseRegular, fonts.JapaneseRegular, fonts.KoreanRegular)
		}
		names = append(names, fonts.SymbolsRegular, fonts.Symbols2Regular, fonts.EmojiRegular, fonts.MonoRegular,
			fonts.ArabicRegular, fonts.HebrewRegular, fonts.DevanagariRegular, fonts.ThaiRegular)
		if k.text >= 0x2000 && k.text < 0x3000 { // signs that only the large faces have
			names = append(names, fonts.ChineseRegular, fonts.JapaneseRegular, fonts.KoreanRegular)
		}
		for i, name := range names {
			if !slices.Contains(names[:i], name) && !yield(name) {
				return
			}
		}
	}
}

// scriptFace is the face made for a script, or "".
func (k faceKey) scriptFace() fonts.Face {
	bold := func(regular, bold fonts.Face) fonts.Face {
		if k.style.bold {
			return bold
		}
		return regular
	}
	switch k.script {
	case language.Arabic:
		return bold(fonts.ArabicRegular, fonts.ArabicBold)
	case language.Hebrew:
		return bold(fonts.HebrewRegular, fonts.HebrewBold)
	case language.Devanagari:
		return bold(fonts.DevanagariRegular, fonts.DevanagariBold)
	case language.Thai:
		return bold(fonts.ThaiRegular, fonts.ThaiBold)
	case language.Hangul:
		return fonts.KoreanRegular
	case language.Hiragana, language.Katakana:
		return fonts.JapaneseRegular
	case language.Han, language.Bopomofo:
		return k.han
	}
	return ""
}

// face is the face of the style itself.
func (s faceStyle) face() fonts.Face {
	switch {
	case s.family == Mono && s.bold:
		return fonts.MonoBold
	case s.family == Mono:
		return fonts.MonoRegular
	case s.family == Sans && s.bold && s.italic:
		return fonts.SansBoldItalic
	case s.family == Sans && s.bold:
		return fonts.SansBold
	case s.family == Sans && s.italic:
		return fonts.SansItalic
	case s.family == Sans:
		return fonts.SansRegular
	case s.bold && s.italic:
		return fonts.SerifBoldItalic
	case s.bold:
		return fonts.SerifBold
	case s.italic:
		return fonts.SerifItalic
	}
	return fonts.SerifRegular
}

// hanFace is the face whose forms of Chinese characters a language expects.
func hanFace(lang string) fonts.Face {
	switch primary, _, _ := strings.Cut(strings.ToLower(lang), "-"); primary {
	case "ja":
		return fonts.JapaneseRegular
	case "ko":
		return fonts.KoreanRegular
	}
	return fonts.ChineseRegular
}

// eastAsianFace reports whether a face is one of the large ones.
func eastAsianFace(name fonts.Face) bool {
	return name == fonts.ChineseRegular || name == fonts.JapaneseRegular || name == fonts.KoreanRegular
}

// eastAsian reports whether only the large faces can be expected to have a character.
func eastAsian(r rune) bool {
	switch {
	case r >= 0x1100 && r < 0x1200, r >= 0x2E80 && r < 0xA4D0, r >= 0xA960 && r < 0xA980,
		r >= 0xAC00 && r < 0xD800, r >= 0xF900 && r < 0xFB00, r >= 0xFE30 && r < 0xFE50,
		r >= 0xFF00 && r < 0xFFF0, r >= 0x1B000 && r < 0x1B170, r >= 0x1F200 && r < 0x1F300,
		r >= 0x20000 && r < 0x40000:
		return true
	}
	return false
}

// ignorable reports whether a character is drawn as nothing where a font does
// not know it (Default_Ignorable_Code_Point of the Unicode Character Database).
func ignorable(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5,
		r >= 0x180B && r <= 0x180F, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0x3164, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF, r == 0xFFA0,
		r >= 0xFFF0 && r <= 0xFFF8, r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A,
		r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

func all(text []rune, ok func(rune) bool) bool {
	for _, r := range text {
		if !ok(r) {
			return false
		}
	}
	return true
}
