package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/app/importer"
)

const groundTruth = "ground-truth.json"

// score counts runs of four words: those in both texts, those that ours has too
// many and those that it lacks. Each page weighs the same: its three add up to 1.
type score struct{ both, surplus, lacking float64 }

// scoreOf compares a text with the true one.
func scoreOf(text, truth string) score {
	ours, theirs := runsOf(text), runsOf(truth)
	var s score
	for run, n := range theirs {
		s.both += float64(min(n, ours[run]))
		s.lacking += float64(max(n-ours[run], 0))
	}
	for run, n := range ours {
		s.surplus += float64(max(n-theirs[run], 0))
	}
	all := s.both + s.surplus + s.lacking
	if all == 0 {
		return score{both: 1}
	}
	return score{s.both / all, s.surplus / all, s.lacking / all}
}

func runsOf(text string) map[string]int {
	const length = 4
	words := wordsOf(text)
	runs := map[string]int{}
	for i := range max(len(words)-length+1, min(len(words), 1)) {
		runs[strings.Join(words[i:min(i+length, len(words))], " ")]++
	}
	return runs
}

func (s score) plus(o score) score {
	return score{s.both + o.both, s.surplus + o.surplus, s.lacking + o.lacking}
}

func (s score) row(name string) string {
	precision, recall := s.both/max(s.both+s.surplus, 1e-9), s.both/max(s.both+s.lacking, 1e-9)
	return fmt.Sprintf("| %s | %.3f | %.3f | %.3f |", name, 2*precision*recall/max(precision+recall, 1e-9), precision, recall)
}

// measureExtraction finds the articles in pages and compares them with what
// somebody has taken out of each by hand.
func measureExtraction(folder string) error {
	content, err := os.ReadFile(filepath.Join(folder, groundTruth))
	if err != nil {
		return fmt.Errorf("read the ground truth: %w", err)
	}
	var truths map[string]struct {
		ArticleBody string `json:"articleBody"`
	}
	if err := json.Unmarshal(content, &truths); err != nil {
		return fmt.Errorf("read the ground truth: %w", err)
	}
	var whole, body score
	fmt.Println("| page | F1 | precision | recall |\n|---|---:|---:|---:|")
	for _, name := range slices.Sorted(maps.Keys(truths)) {
		blocks, err := readPage(filepath.Join(folder, "html", name+".html.gz"))
		if err != nil {
			return err
		}
		truth := truths[name].ArticleBody
		whole = whole.plus(scoreOf(annotate.JoinBlocks(blocks), truth))
		own := scoreOf(annotate.JoinBlocks(withoutHeadline(blocks)), truth)
		fmt.Println(own.row(name[:min(8, len(name))]))
		body = body.plus(own)
	}
	fmt.Println(body.row(fmt.Sprintf("**all %d**", len(truths))))
	fmt.Println(whole.row("all, the headline counted as wrong"))
	return nil
}

func readPage(path string) ([]annotate.Block, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open a page: %w", err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	page, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	result, err := importer.Read(context.Background(), importer.Input{Bytes: page, Format: importer.HTML})
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", path, err)
	}
	return result.Blocks, nil
}

// withoutHeadline leaves the printed headline out, which the ground truth does not
// count as text of the article.
func withoutHeadline(blocks []annotate.Block) []annotate.Block {
	if len(blocks) > 0 && blocks[0].Kind == annotate.Heading && blocks[0].Level == 1 {
		return blocks[1:]
	}
	return blocks
}
