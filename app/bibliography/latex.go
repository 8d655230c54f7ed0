package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are LaTeX's, as combining characters.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", `"`: "\u0308", "r": "\u030A",
	"H": "\u030B", "v": "\u030C", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}

// signs are the commands that stand for characters.
var signs = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ",
	"textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"textquotedbl": `"`, "textquotesingle": "'", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
	"guillemetleft": "«", "guillemetright": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "lq": "‘", "rq": "’",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
	"textbraceleft": "{", "textbraceright": "}", "textbar": "|", "textless": "<", "textgreater": ">", "textdollar": "$", "textunderscore": "_",
	"textdegree": "°", "degree": "°", "texteuro": "€", "euro": "€", "pounds": "£", "textsterling": "£", "S": "§", "P": "¶", "copyright": "©",
	"textregistered": "®", "texttrademark": "™", "textperiodcentered": "·", "textbullet": "•", "textonehalf": "½", "times": "×", "pm": "±",
	"approx": "≈", "leq": "≤", "geq": "≥", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "mu": "μ", "pi": "π", "sigma": "σ",
	"LaTeX": "LaTeX", "TeX": "TeX", "slash": "/", "quad": " ", "qquad": " ", "newline": " ", "par": " ", "enspace": " ", "thinspace": " ", "nobreakspace": " ",
	"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", `\`: " ", " ": " ", "\n": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "",
}

// transparent are the commands whose argument counts and nothing else; all that
// follow a word unknown here are read in the same way, and the word is reported.
var transparent = map[string]bool{
	"emph": true, "textit": true, "textbf": true, "textsc": true, "textrm": true, "textsf": true, "texttt": true, "textsl": true, "textup": true,
	"textsuperscript": true, "textsubscript": true, "mkbibemph": true, "mkbibbold": true, "mkbibitalic": true, "uppercase": true, "mathrm": true,
	"bibstring": true, "enquote": true, "mkbibquote": true, "text": true, "hbox": true, "mbox": true, "protect": true, "relax": true,
	"it": true, "bf": true, "em": true, "sc": true, "rm": true, "sf": true, "tt": true, "upshape": true, "itshape": true, "scshape": true,
	"noopsort": true, "ensuremath": true, "url": true, "nolinkurl": true, "path": true, "foreignlanguage": true, "textnormal": true, "underline": true,
	"small": true, "Large": true, "large": true, "bfseries": true,
}

// dropped are the commands whose first argument is not text.
var dropped = map[string]bool{"foreignlanguage": true, "noopsort": true, "textcolor": true, "href": true, "hspace": true, "vspace": true}

// latex is LaTeX that is turned into text.
type latex struct {
	in   string
	out  strings.Builder
	mark string // the accent that the next letter gets
	odd  func(command string)
}

// plainLaTeX returns the text of a value in LaTeX. odd hears of commands that it
// does not know, whose arguments it keeps.
func plainLaTeX(s string, odd func(command string)) string {
	l := latex{in: s, odd: odd}
	for l.in != "" {
		l.step()
	}
	return norm.NFC.String(l.out.String())
}

func (l *latex) step() {
	r, size := utf8.DecodeRuneInString(l.in)
	rest := l.in[size:]
	switch {
	case r == '\\':
		l.in = rest
		l.command()
		return
	case r == '{' || r == '}':
		// Braces only group; an accent reaches into them.
	case r == '$':
	case r == '~':
		l.put(" ")
	case strings.HasPrefix(l.in, "---"):
		l.put("—")
		rest = l.in[3:]
	case strings.HasPrefix(l.in, "--"):
		l.put("–")
		rest = l.in[2:]
	case strings.HasPrefix(l.in, "``"):
		l.put("“")
		rest = l.in[2:]
	case strings.HasPrefix(l.in, "''"):
		l.put("”")
		rest = l.in[2:]
	case r == '`':
		l.put("‘")
	case l.mark != "" && unicode.IsSpace(r):
	default:
		l.put(string(r))
	}
	l.in = rest
}

// put writes text, its first letter under the accent that waits for one.
func (l *latex) put(text string) {
	if l.mark == "" {
		l.out.WriteString(text)
		return
	}
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case 'ı':
		r = 'i'
	case 'ȷ':
		r = 'j'
	}
	if unicode.IsLetter(r) {
		l.out.WriteRune(r)
		l.out.WriteString(l.mark)
	} else {
		l.out.WriteRune(r)
	}
	l.mark = ""
	l.out.WriteString(text[size:])
}

// command reads a command, whose backslash is behind it.
func (l *latex) command() {
	end := strings.IndexFunc(l.in, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
	if end < 0 {
		end = len(l.in)
	}
	isWord := end > 0
	if !isWord && l.in != "" {
		_, end = utf8.DecodeRuneInString(l.in)
	}
	name := l.in[:end]
	l.in = l.in[end:]
	if isWord {
		l.in = strings.TrimLeft(l.in, " \n\t")
	}
	if accent, ok := accents[name]; ok {
		l.mark = accent
		return
	}
	if sign, ok := signs[name]; ok {
		if isWord {
			l.in = strings.TrimPrefix(l.in, "{}")
		}
		if sign != "" {
			l.put(sign)
		}
		return
	}
	if !transparent[name] && !dropped[name] && name != "" {
		l.odd(`\` + name)
	}
	if strings.HasPrefix(l.in, "[") {
		if end := strings.IndexByte(l.in, ']'); end >= 0 {
			l.in = l.in[end+1:]
		}
	}
	if dropped[name] && strings.HasPrefix(l.in, "{") {
		l.in = l.in[groupEnd(l.in):]
	}
}

// groupEnd returns where the group ends with which s begins: after its brace, or at
// the end of s.
func groupEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// plainAddress undoes what programs do to addresses in LaTeX.
func plainAddress(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.Index(s, `\url{`); i >= 0 {
		group := s[i+len(`\url`):]
		s = strings.Trim(group[:groupEnd(group)], "{}")
	}
	return strings.NewReplacer(`\textasciitilde{}`, "~", `\textasciitilde`, "~", `\~{}`, "~", `{\textasciitilde}`, "~", `{\_}`, "_", `\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", "{", "", "}", "").Replace(s)
}

// bibEscapes are the characters that mean something to TeX. Braces are spelt
// out, because BibTeX counts them even after a backslash.
var bibEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `"`, `\textquotedbl{}`, "`", `\textasciigrave{}`, "–", "--", "—", "---",
)

// escapeLaTeX writes a text so that it is read as it is: also where two of its
// signs beside each other would become another one.
func escapeLaTeX(s string) string {
	var b strings.Builder
	previous := rune(0)
	for _, r := range s {
		dash := func(r rune) bool { return r == '-' || r == '–' || r == '—' }
		if r == '\'' && previous == '\'' || dash(r) && dash(previous) {
			b.WriteString("{}")
		}
		b.WriteString(bibEscapes.Replace(string(r)))
		previous = r
	}
	return b.String()
}
