package importer

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"tickmark/annotate"
)

// samples are texts in languages that were written in the encodings below.
var samples = map[string]string{
	"ru": "Мост через гавань закроют на одиннадцать месяцев, сообщил в четверг городской совет Острова. Инженеры нашли трещины в четырёх из девяти опор, и совет решил, что ждать больше нельзя.",
	"ja": "港湾評議会は木曜日、ふ頭橋を六月二日から十一か月間閉鎖すると発表した。技術者が九本の橋脚のうち四本にひび割れを見つけたためで、評議会はこれ以上待つことはできないと判断した。",
	"zh": "港务委员会星期四宣布，码头大桥将于六月二日起关闭十一个月。工程师在九个桥墩中的四个上发现了裂缝，委员会认为不能再等了。",
	"tw": "港務委員會星期四宣布，碼頭大橋將於六月二日起關閉十一個月。工程師在九個橋墩中的四個上發現了裂縫，委員會認為不能再等了。",
	"ko": "항만 위원회는 목요일 부두 다리를 유월 이일부터 십일 개월 동안 폐쇄한다고 발표했다. 기술자들이 교각 아홉 개 가운데 네 개에서 균열을 발견했기 때문이다.",
	"el": "Η γέφυρα του λιμανιού θα κλείσει για έντεκα μήνες, ανακοίνωσε την Πέμπτη το συμβούλιο. Οι μηχανικοί βρήκαν ρωγμές σε τέσσερις από τις εννέα κολόνες της.",
	"he": "הגשר בנמל ייסגר לאחד עשר חודשים, הודיעה ביום חמישי מועצת העיר. מהנדסים מצאו סדקים בארבעה מתוך תשעת עמודי הגשר, והמועצה החליטה שאין לחכות עוד.",
	"ar": "أعلن مجلس الميناء يوم الخميس أن الجسر سيغلق أحد عشر شهرا بعد أن وجد المهندسون شقوقا في أربعة من أعمدته التسعة.",
	"fr": "Le pont du port sera fermé pendant onze mois, a annoncé jeudi le conseil. Des ingénieurs ont trouvé des fissures dans quatre piles « côté forêt », près du château.",
	"pl": "Most w porcie zostanie zamknięty na jedenaście miesięcy, ogłosiła w czwartek rada. Inżynierowie znaleźli pęknięcia w czterech z dziewięciu filarów.",
}

func encode(t *testing.T, label, text string) []byte {
	t.Helper()
	e, err := htmlindex.Get(label)
	if err != nil {
		t.Fatal(err)
	}
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", label, err)
	}
	return b
}

// TestEncodings reads texts in each encoding as they come in practice: declared
// by a header, declared by the page, and, where that can be told, not at all.
func TestEncodings(t *testing.T) {
	for _, c := range []struct {
		label, lang string
		told        bool // by the bytes alone
	}{
		{"utf-8", "ja", true},
		{"windows-1251", "ru", true},
		{"koi8-r", "ru", true},
		{"ibm866", "ru", false},
		{"shift_jis", "ja", true},
		{"euc-jp", "ja", true},
		{"iso-2022-jp", "ja", false},
		{"gb18030", "zh", true},
		{"gbk", "zh", true},
		{"big5", "tw", true},
		{"euc-kr", "ko", true},
		{"windows-1253", "el", true},
		{"windows-1255", "he", true},
		{"windows-1256", "ar", true},
		{"windows-1252", "fr", true},
		{"windows-1250", "pl", false},
		{"iso-8859-2", "pl", false},
	} {
		t.Run(c.label, func(t *testing.T) {
			want := samples[c.lang]
			check := func(how string, in Input) {
				t.Helper()
				if got := annotate.JoinBlocks(mustRead(t, in).Blocks); got != want {
					t.Errorf("%s: got %q", how, got)
				}
			}
			check("header", Input{Bytes: encode(t, c.label, want), Charset: strings.ToUpper(c.label)})
			for _, meta := range []string{
				`<meta charset="` + c.label + `">`,
				`<META content='text/html; charset=` + c.label + `' HTTP-EQUIV=Content-Type>`,
			} {
				page := `<!-- ` + strings.Repeat("saved ", 400) + `--><html><head>` + meta + `</head><p>` + want
				check(meta, Input{Bytes: encode(t, c.label, page), Format: HTML})
			}
			if c.told {
				check("undeclared text", Input{Bytes: encode(t, c.label, want)})
				check("undeclared page", Input{Bytes: encode(t, c.label, "<html><head><title></title></head><body><p>"+want)})
			}
		})
	}
}

func TestUTF16(t *testing.T) {
	for _, label := range []string{"utf-16le", "utf-16be"} {
		for lang, text := range samples {
			want := text + "\n" + "1874 — 𝄞"
			for how, b := range map[string][]byte{
				"byte order mark": encode(t, label, "\uFEFF"+want),
				"none":            encode(t, label, want),
				"page":            encode(t, label, "\uFEFF<html><meta charset=windows-1252><body><p>"+text+"<p>1874 — 𝄞"),
			} {
				if got := annotate.JoinBlocks(mustRead(t, Input{Bytes: b}).Blocks); got != want {
					t.Errorf("%s, %s, %s: got %q", label, lang, how, got)
				}
			}
		}
	}
}

func TestUnreadableCharacters(t *testing.T) {
	for name, c := range map[string]struct{ in, want, note string }{
		"a few are left out":         {"Förty wörds\xFF ör\xC3 möre.", "Förty wörds ör möre.", "2 characters could not be read and were left out."},
		"a wrong declaration is not": {"Le ch\xE2teau est ferm\xE9, et la for\xEAt aussi.", "Le château est fermé, et la forêt aussi.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			result := mustRead(t, Input{Bytes: []byte(c.in), Charset: "utf-8"})
			if got := annotate.JoinBlocks(result.Blocks); got != c.want || strings.Join(result.Notes, "") != c.note {
				t.Errorf("got %q, notes %q", got, result.Notes)
			}
		})
	}
}
