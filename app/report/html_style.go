package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"tickmark/annotate"
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

// styleHash names the style sheet in the Content-Security-Policy.
var styleHash = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(styleSheet()))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
})
