package pdf

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestBidi runs the Unicode Consortium's own cases, which come with the shaping
// module: paragraph levels given, resolved levels and visual order expected.
func TestBidi(t *testing.T) {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	if err != nil {
		t.Fatalf("find the module with the test cases: %v", err)
	}
	file, err := os.Open(filepath.Join(strings.TrimSpace(string(module)), "bidi", "test", "BidiCharacterTest.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cases, failures := 0, 0
	lines := bufio.NewScanner(file)
	for lines.Scan() && failures < 10 {
		field := strings.Split(lines.Text(), ";")
		if len(field) != 5 {
			continue
		}
		var text []rune
		for hex := range strings.FieldsSeq(field[0]) {
			r, err := strconv.ParseUint(hex, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(r))
		}
		base, _ := strconv.Atoi(field[2])
		got := bidiLevels(text, uint8(base))
		resetWhitespace(text, got, uint8(base))
		var levels []uint8
		var index []int // of the runes that are not removed
		for i, want := range strings.Fields(field[3]) {
			if want == "x" {
				continue
			}
			if want != strconv.Itoa(int(got[i])) {
				t.Errorf("%s base %d: rune %d has level %d, want %s", field[0], base, i, got[i], want)
				failures++
				break
			}
			levels, index = append(levels, got[i]), append(index, i)
		}
		var order []string
		for _, i := range visualOrder(levels) {
			order = append(order, strconv.Itoa(index[i]))
		}
		if want := strings.Fields(field[4]); !slices.Equal(order, want) {
			t.Errorf("%s base %d: order %v, want %v", field[0], base, order, want)
			failures++
		}
		cases++
	}
	if cases < 90_000 {
		t.Errorf("only %d cases were read", cases)
	}
}
