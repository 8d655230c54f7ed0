package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"tickmark/annotate"
	"tickmark/app/report/pdf"
)

//go:embed report.css
var reportCSS string

// styleSheet is report.css and the palette, which is the domain's.
var styleSheet = sync.OnceValue(func() string {
	var light, dark strings.Builder
	for _, t := range annotate.Tones() {
		fmt.Fprintf(&light, ".t-%s{--ink:%s;--fill:%s}", t.Key, t.Light.Ink, t.Light.Fill)
		fmt.Fprintf(&dark, ".t-%s{--ink:%s;--fill:%s}", t.Key, t.Dark.Ink, t.Dark.Fill)
	}
	return reportCSS + light.String() + "\n@media screen and (prefers-color-scheme:dark){" + dark.String() + "}\n"
})

// sheetStyle is the style sheet with which a page looks on the screen as it does in
// print, on paper of the size.
func sheetStyle(p pdf.Paper) string {
	const perInch = 72.0 // points
	sheet := fmt.Sprintf("\nhtml{background:#fff}body{width:%.3fin;margin:0;padding:22mm 20mm 20mm}\n", p.Width/perInch)
	return strings.NewReplacer(
		"@media print{", "@media all{", "@media screen", "@media print", ",screen", ",print", "color-scheme:light dark", "color-scheme:light",
	).Replace(styleSheet()) + sheet
}

// styleHash names a style sheet in the Content-Security-Policy.
func styleHash(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
