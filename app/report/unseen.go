package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"tickmark/annotate"
)

// withNames writes each character that nobody sees by its name, as in <RLO>, where a
// report has no other way to show it; see [annotate.CutUnseen]. An address with one is
// none to follow, and with its name it is none either.
func withNames(s string) string {
	if !annotate.HoldsUnseen(s) {
		return s
	}
	var b strings.Builder
	for _, piece := range annotate.CutUnseen(s) {
		if piece.Name == "" {
			b.WriteString(piece.Text)
		} else {
			b.WriteString("<" + piece.Name + ">")
		}
	}
	return b.String()
}

// dossierWithNames returns the dossier with its texts as [withNames] writes them, and
// whether there was anything to name. The
// blocks of the article stay as they are, because places are counted in them, and
// explanations, in which a name would be markup: whoever sets those writes names piece
// by piece.
func dossierWithNames(d annotate.Dossier) (_ annotate.Dossier, isNamed bool, err error) {
	data, err := json.Marshal(d)
	if err != nil {
		return d, false, fmt.Errorf("encode dossier: %w", err)
	}
	if !annotate.HoldsUnseen(string(data)) {
		return d, false, nil
	}
	var all any
	from := json.NewDecoder(bytes.NewReader(data))
	from.UseNumber() // a number stays as it is written
	if err := from.Decode(&all); err != nil {
		return d, false, fmt.Errorf("read dossier: %w", err)
	}
	if data, err = json.Marshal(valueWithNames(all)); err != nil {
		return d, false, fmt.Errorf("encode dossier: %w", err)
	}
	var named annotate.Dossier
	if err := json.Unmarshal(data, &named); err != nil {
		return d, false, fmt.Errorf("read dossier: %w", err)
	}
	return named, true, nil
}

func valueWithNames(value any) any {
	switch v := value.(type) {
	case string:
		return withNames(v)
	case []any:
		for i := range v {
			v[i] = valueWithNames(v[i])
		}
	case map[string]any:
		for key := range v {
			if key != "blocks" && key != "explanation" {
				v[key] = valueWithNames(v[key])
			}
		}
	}
	return value
}
