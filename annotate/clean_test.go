package annotate

import (
	"html"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCleanText(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"line ends", "a\r\nb\rc\u0085d\u2028e\u2029f\n", "a\nb\nc\nd\ne\nf\n"},
		{"tab stays, controls go", "a\tb\x00c\x07d\x7fe\u009ff", "a\tbcdef"},
		{"invalid UTF-8", "a\xffb\xed\xa0\x80c\xc3", "abc"},
		{"replacement and non-characters", "a\ufffdb\ufffec\U0001fffff\ufdd0g", "abcfg"},
		{"joiners and direction marks stay", "👨\u200d👩 \u200fא\u202a \ufeffb", "👨\u200d👩 \u200fא\u202a \ufeffb"},
		{"CR LF made by cleaning", "a\r\x00\nb", "a\n\nb"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := CleanText(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := CleanLine(" \tThe\r\n pier\u00a0\u3000is \x00 "); got != "The pier is" {
		t.Errorf("the line is %q", got)
	}
}

func FuzzCleanText(f *testing.F) {
	f.Add("a\r\n\xff\u2028\ufffd\x00b\r\x00\n")
	f.Fuzz(func(t *testing.T, s string) {
		clean := CleanText(s)
		if !utf8.ValidString(clean) || CleanText(clean) != clean {
			t.Errorf("%q became %q, and then %q", s, clean, CleanText(clean))
		}
		if line := CleanLine(s); CleanLine(line) != line || CleanText(line) != line {
			t.Errorf("%q became the line %q, and then %q", s, line, CleanLine(line))
		}
		if block := (Block{Kind: Paragraph, Text: clean}); clean != "" && ValidateBlocks([]Block{block}) != nil {
			t.Errorf("%q is clean and not valid", clean)
		}
	})
}

func TestSafeURL(t *testing.T) {
	cases := map[string]bool{
		"https://courier.example/a?b=c#d":       true,
		"http://courier.example":                true,
		"HTTPS://courier.example/":              true,
		"https://[2001:db8::1]:8080/":           true,
		"https://курьер.example/статья":         true,
		"mailto:ada@courier.example":            true,
		"":                                      false,
		"courier.example":                       false,
		"//courier.example/":                    false,
		"/a":                                    false,
		"https:":                                false,
		"https:///a":                            false,
		"https://:80/":                          false,
		"https://cou%E2%80%8Brier.example/":     false,
		"mailto:":                               false,
		"https://courier.example/\u202egpj.exe": false,
		"https://cou\u200brier.example/":        false,
		"javascript:alert(1)":                   false,
		"JavaScript:alert(1)":                   false,
		"java\nscript:alert(1)":                 false,
		" https://courier.example":              false,
		"https://courier.example/a b":           false,
		"https://courier.example/\"onload=":     false,
		"https://courier.example/<script>":      false,
		"data:text/html,x":                      false,
		"file:///etc/passwd":                    false,
		"ftp://courier.example/":                false,
		"https://courier.example/%zz":           false,
		"https://courier\u2028.example":         false,
	}
	for url, want := range cases {
		if got := SafeURL(url); got != want {
			t.Errorf("%q: %v, want %v", url, got, want)
		}
	}
}

// FuzzSafeURL holds addresses that may be offered to this: wherever they are put, they
// neither end early nor become another address, and the place that is shown for them is
// the place they lead to.
func FuzzSafeURL(f *testing.F) {
	for _, s := range []string{
		"https://a:b@courier.example:8080/x/../y?q=%20&r#s", "http://[fe80::1%25eth0]/", "https://%E6%B8%AF.example", "mailto:ada@courier.example?subject=x",
		"https://:80/", "https://cou%E2%80%8Brier.example/", "http:a@b", "https:\\\\courier.example", "java\tscript:1", "HTTPS://Courier.example./%2e",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !SafeURL(s) {
			return
		}
		if html.EscapeString(s) != strings.NewReplacer("&", "&amp;", "'", "&#39;").Replace(s) || len(strings.Fields(s)) != 1 {
			t.Errorf("%q does not keep to its place", s)
		}
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		if u.Scheme == "mailto" {
			return
		}
		// As a browser finds it (https://url.spec.whatwg.org), without what Go makes of it.
		_, rest, _ := strings.Cut(s, "://")
		if at := strings.IndexAny(rest, "/?#"); at >= 0 {
			rest = rest[:at]
		}
		host := rest[strings.LastIndexByte(rest, '@')+1:]
		if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || HoldsUnseen(u.Hostname()) || !strings.HasPrefix(unescaped(host), u.Hostname()) && !strings.HasPrefix(unescaped(host), "["+u.Hostname()+"]") {
			t.Errorf("%q is shown as %q and leads to %q", s, u.Hostname(), host)
		}
		if again := u.String(); !SafeURL(again) {
			t.Errorf("%q becomes %q", s, again)
		}
	})
}

func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
