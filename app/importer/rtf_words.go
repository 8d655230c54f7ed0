package importer

import (
	"strings"

	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// rtfIgnored are groups whose words are not those of the text: tables, settings,
// and what is there for programs that know less.
var rtfIgnored = map[string]bool{
	"colortbl": true, "filetbl": true, "revtbl": true, "nonshppict": true, "shprslt": true, "sp": true,
	"objdata": true, "objclass": true, "objname": true, "xe": true, "tc": true, "tcn": true, "rxe": true, "private1": true,
	"falt": true, "panose": true, "operator": true, "creatim": true, "revtim": true, "printim": true, "buptim": true,
	"subject": true, "keywords": true, "comment": true, "doccomm": true, "hlinkbase": true, "manager": true, "company": true,
	"category": true, "listtable": true, "listoverridetable": true, "ftnsep": true, "ftnsepc": true, "ftncn": true,
}

// rtfMargins are the groups with the words in the margins of pages.
var rtfMargins = map[string]bool{
	"header": true, "headerl": true, "headerr": true, "headerf": true,
	"footer": true, "footerl": true, "footerr": true, "footerf": true,
}

// rtfStarred are the groups that only some programs know, and that are read here.
// What is marked so and is not known is to be left out.
var rtfStarred = map[string]bool{
	"shppict": true, "shpinst": true, "shptxt": true, "fldinst": true, "annotation": true, "atnauthor": true,
	"atnref": true, "atrfstart": true, "atrfend": true, "footnote": true, "listtext": true, "pntext": true,
}

// rtfCharacters are the words that stand for a character.
var rtfCharacters = map[string]string{
	"tab": " ", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•",
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "zwj": "\u200D", "zwnj": "\u200C",
	"ltrmark": "\u200E", "rtlmark": "\u200F", "page": " ", "column": " ", "softpage": "",
}

func (r *rtf) symbol(s string) {
	switch s {
	case "~":
		r.text("\u00A0")
	case "_":
		r.text("\u2011")
	case "\n", "\r":
		r.endParagraph()
	case "\\", "{", "}":
		r.text(s)
	}
}

// word obeys a control word.
func (r *rtf) word(t rtfToken) {
	starred := r.starred
	r.starred = false
	switch {
	case rtfMargins[t.word]:
		r.gathered(func(s string) { r.tally.margins = r.tally.margins || annotate.CountWords(s) > 1 })
		return
	case rtfIgnored[t.word] || starred && !rtfStarred[t.word]:
		r.state.gather, r.state.ignored = nil, true
		return
	case r.state.fonts && (t.word == "f" || t.word == "fcharset" || t.word == "cpg"):
		r.chars.define(t)
		return
	}
	if s, ok := rtfCharacters[t.word]; ok {
		r.text(s)
		return
	}
	if !r.setEncoding(t) && !r.setFormat(t) && !r.setParagraph(t) && !r.structure(t) {
		r.destination(t)
	}
}

// setEncoding says what the bytes of the document stand for.
func (r *rtf) setEncoding(t rtfToken) bool {
	switch t.word {
	case "ansicpg":
		r.chars.setPage(t.number)
	case "mac":
		r.chars.setPage(10000)
	case "pc":
		r.chars.setPage(437)
	case "pca":
		r.chars.setPage(850)
	case "deff":
		r.chars.standard = t.number
		r.state.font = t.number
	case "uc":
		r.state.fallback = max(t.number, 0)
	default:
		return false
	}
	return true
}

// setFormat sets how the words that follow look.
func (r *rtf) setFormat(t rtfToken) bool {
	set := func(f format) {
		r.state.format &^= f
		if !t.numbered || t.number != 0 {
			r.state.format |= f
		}
	}
	on := !t.numbered || t.number != 0
	switch t.word {
	case "b":
		set(bold)
	case "i":
		set(italic)
	case "super":
		set(raised)
	case "nosupersub", "sub":
		r.state.format &^= raised
	case "v":
		r.state.hidden = on
	case "deleted":
		r.state.deleted = on
	case "f":
		r.state.font = t.number
	case "plain":
		r.state.format, r.state.hidden, r.state.deleted, r.state.font = 0, false, false, r.chars.standard
	default:
		return false
	}
	return true
}

// setParagraph sets what the paragraph is.
func (r *rtf) setParagraph(t rtfToken) bool {
	switch t.word {
	case "pard":
		r.state.rtfParagraph = rtfParagraph{}
	case "s":
		r.state.style = t.number
	case "outlinelevel":
		if t.number >= 0 && t.number < maxListLevels {
			r.state.heading = t.number + 1
		}
	case "ilvl":
		r.state.level = max(t.number, 0)
	case "intbl":
		r.state.inTable = true
	default:
		return false
	}
	return true
}

// structure ends paragraphs, cells and the like. It does nothing where the words
// around are not those of the text.
func (r *rtf) structure(t rtfToken) bool {
	inText := r.state.gather == nil && !r.state.ignored
	switch t.word {
	case "par", "sect", "nestcell":
		if inText {
			r.endParagraph()
		} else {
			r.text("\n")
		}
	case "line":
		if inText && !r.state.hidden && !r.state.deleted {
			r.inline(element(atom.Br))
		}
	case "cell":
		if inText {
			r.endCell()
		}
	case "row", "nestrow":
		if inText && t.word == "row" {
			r.endRow()
		}
	default:
		return false
	}
	return true
}

// destination begins a group that holds something else than text.
func (r *rtf) destination(t rtfToken) {
	outer := r.state
	switch t.word {
	case "fonttbl":
		r.state.gather, r.state.ignored, r.state.fonts = nil, true, true
	case "stylesheet":
		r.state.gather, r.state.ignored, r.state.sheet = nil, true, true
	case "info":
		r.state.ignored = true
	case "title":
		r.gathered(func(s string) { r.fields.Title = s })
	case "author":
		r.gathered(func(s string) { r.fields.Byline = s })
	case "pict":
		r.gathered(func(s string) { r.blip(outer, s) })
	case "object":
		r.tally.embedded++
	case "shptxt":
		box := element(atom.Div)
		r.begin(box, func() { outer.flow.after = append(outer.flow.after, box) })
	case "listtext", "pntext":
		r.gathered(func(s string) { outer.flow.label = s })
	case "field":
		r.state.field = new(string)
	case "fldinst":
		r.gathered(func(s string) {
			if outer.field != nil {
				*outer.field = s
			}
		})
	case "fldrslt":
		r.beginLink()
	case "footnote":
		r.note()
	case "ftnalt":
		if last := len(r.notes) - 1; last >= 0 {
			r.notes[last].kind = annotate.ReferenceEndnote
		}
	case "annotation":
		r.comment()
	case "atnauthor":
		r.gathered(func(s string) { r.author = s })
	case "atnref":
		r.gathered(func(s string) {
			if outer.reference != nil {
				*outer.reference = strings.TrimSpace(s)
			}
		})
	case "atrfstart", "atrfend":
		r.gathered(func(s string) { r.commentEdge(t.word, outer, s) })
	}
}
