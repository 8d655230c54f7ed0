package db

import (
	"encoding/json"
	"fmt"

	"tickmark/annotate"
)

// encodeSentences returns the sentences of a version as they are kept: arrays
// of start, end, block and words, which is a third of what objects take.
func encodeSentences(sentences []annotate.Sentence) ([]byte, error) {
	rows := make([][4]int, len(sentences))
	for i, s := range sentences {
		rows[i] = [4]int{s.Start, s.End, s.Block, s.Words}
	}
	b, err := json.Marshal(rows)
	if err != nil {
		return nil, fmt.Errorf("encode the sentences: %w", err)
	}
	return b, nil
}

func decodeSentences(b []byte) ([]annotate.Sentence, error) {
	var rows [][4]int
	if err := json.Unmarshal(b, &rows); err != nil {
		return nil, fmt.Errorf("decode the sentences: %w", err)
	}
	sentences := make([]annotate.Sentence, len(rows))
	for i, row := range rows {
		sentences[i] = annotate.Sentence{Span: annotate.Span{Start: row[0], End: row[1]}, Block: row[2], Words: row[3]}
	}
	return sentences, nil
}

// cutSentences cuts the text of a version that was stored before sentences were
// kept.
func cutSentences(stored []byte, lang string) ([]byte, error) {
	var blocks []annotate.Block
	if err := json.Unmarshal(stored, &blocks); err != nil {
		return nil, fmt.Errorf("decode blocks: %w", err)
	}
	return encodeSentences(annotate.Sentences(blocks, lang))
}
