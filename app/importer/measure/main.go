// Measure says how well documents are imported that are not part of the project:
//
//	make measure-import FOLDER=folder
//
// prints tables in Markdown for a folder and all that is in it: of each format how
// many files were imported and how many were refused, the slowest, the most
// memory, and how many of a document's words arrive; then why files were refused.
// docs/import.md has what it printed, and says how to read it.
//
// Words are compared with those that pdftotext finds in a PDF, if it is installed,
// and with all that the XML of a Word document or OpenDocument text holds.
//
// A folder with a file ground-truth.json, in the manner of scrapinghub's
// article-extraction-benchmark, is measured as that measures it: the pages are
// html/*.html.gz, and the file has for the name of each an object with its
// articleBody.
//
// Each document is imported by a process of its own, so that one that crashes or
// fills the memory is told from the others.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tickmark/annotate"
	"tickmark/app/importer"
)

const (
	// patience is how long an import may take, as the issue that asked for it says.
	patience = 10 * time.Second
	// hung is when a process is ended that is not done by then.
	hung = 2 * patience
	// enough is the part of the words below which a file is named.
	enough = 0.9
)

// alone, as the first argument, makes this process import the file that is the second.
const alone = "-alone"

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == alone:
		err = importAlone(os.Args[2])
	case len(os.Args) == 2:
		err = measure(os.Args[1])
	default:
		err = errors.New("name one folder")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// outcome is what became of a document.
type outcome struct {
	Name   string
	Format importer.Format
	Text   string
	Code   annotate.Code // why it was refused
	Says   string
	Time   time.Duration
	Memory int // of the process at its most, in MB; 0 where the system does not say
}

// importAlone imports a file and prints the outcome.
func importAlone(file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	begin := time.Now() //nolint:forbidigo // it is time that is measured
	result, err := importer.Read(ctx, importer.Input{Name: filepath.Base(file), Bytes: content})
	o := outcome{Format: result.Format, Text: annotate.JoinBlocks(result.Blocks), Time: time.Since(begin), Memory: peakMemory()}
	if err != nil {
		o.Code, o.Says = annotate.CodeOf(err), err.Error()
	}
	if err := json.NewEncoder(os.Stdout).Encode(o); err != nil {
		return fmt.Errorf("print the outcome: %w", err)
	}
	return nil
}

// peakMemory is the most memory that this process has had, in MB.
func peakMemory() int {
	var kilobytes int
	status, err := os.ReadFile("/proc/self/status")
	if _, line, ok := bytes.Cut(status, []byte("VmHWM:")); err == nil && ok {
		if _, err := fmt.Sscanf(string(line), "%d kB", &kilobytes); err != nil {
			return 0
		}
	}
	return kilobytes >> 10
}

// importApart imports a file in a process of its own.
func importApart(folder, name string) (outcome, error) {
	ctx, cancel := context.WithTimeout(context.Background(), hung)
	defer cancel()
	program, err := os.Executable()
	if err != nil {
		return outcome{}, fmt.Errorf("find this program: %w", err)
	}
	var o outcome
	printed, err := exec.CommandContext(ctx, program, alone, filepath.Join(folder, name)).Output()
	switch {
	case ctx.Err() != nil:
		o = outcome{Code: "hung", Says: fmt.Sprintf("It was not done after %v.", hung)}
	case err != nil || json.Unmarshal(printed, &o) != nil:
		o = outcome{Code: "crash", Says: "The process ended before it was done."}
	}
	o.Name = name
	return o, nil
}

// measure imports all files in a folder and prints what became of them.
func measure(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, groundTruth)); err == nil {
		return measureExtraction(folder)
	}
	kinds := map[string]*tally{}
	var refused []outcome
	var poor []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		o, err := importApart(folder, name)
		if err != nil {
			return err
		}
		kind := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
		if kinds[kind] == nil {
			kinds[kind] = &tally{}
		}
		if o.Code != "" {
			refused = append(refused, o)
		}
		if kept := kinds[kind].add(o, path); kept < enough {
			poor = append(poor, fmt.Sprintf("| %s | %.3f |", name, kept))
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("measure %s: %w", folder, err)
	}
	printTallies(kinds)
	fmt.Printf("\n| fewer than %v of the words | kept |\n|---|---:|\n%s\n", enough, strings.Join(poor, "\n"))
	fmt.Println("\n| refused | why |\n|---|---|")
	for _, o := range refused {
		fmt.Printf("| %s | %s: %s |\n", o.Name, o.Code, o.Says)
	}
	return nil
}

// tally is what became of the files of a kind.
type tally struct {
	imported, refused int
	slowest           time.Duration
	memory            int
	recalls           []float64 // of the files that have words to compare with
}

// add counts what became of a file, and returns the part of its words that were
// kept; 1 where there are none to compare with.
func (t *tally) add(o outcome, path string) float64 {
	t.slowest, t.memory = max(t.slowest, o.Time), max(t.memory, o.Memory)
	if o.Code != "" {
		t.refused++
		return 1
	}
	t.imported++
	others := othersWords(o.Format, path)
	if len(others) == 0 {
		return 1
	}
	kept := recall(others, wordsOf(o.Text))
	t.recalls = append(t.recalls, kept)
	return kept
}

func printTallies(kinds map[string]*tally) {
	all := &tally{}
	names := make([]string, 0, len(kinds))
	for name, t := range kinds {
		names = append(names, name)
		all.imported, all.refused = all.imported+t.imported, all.refused+t.refused
		all.slowest, all.memory = max(all.slowest, t.slowest), max(all.memory, t.memory)
	}
	slices.Sort(names)
	fmt.Println("| kind | imported | refused | slowest | most memory | with words to compare | median | worst |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|---:|")
	for _, name := range names {
		fmt.Println(kinds[name].row(name))
	}
	fmt.Println(all.row("**all**"))
}

func (t *tally) row(name string) string {
	median, worst := "–", "–"
	if n := len(t.recalls); n > 0 {
		slices.Sort(t.recalls)
		median = fmt.Sprintf("%.3f", (t.recalls[(n-1)/2]+t.recalls[n/2])/2)
		worst = fmt.Sprintf("%.3f", t.recalls[0])
	}
	return fmt.Sprintf("| %s | %d | %d | %.2f s | %d MB | %d | %s | %s |",
		name, t.imported, t.refused, t.slowest.Seconds(), t.memory, len(t.recalls), median, worst)
}
