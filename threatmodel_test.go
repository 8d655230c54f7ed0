package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every test that the threat model names is where it says.
func TestThreatModelNamesTests(t *testing.T) {
	content, err := os.ReadFile("docs/threat-model.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("((?:`[^`]+`(?:, )?)+) in `([^`]+)`").FindAllStringSubmatch(string(content), -1)
	if len(named) < 15 {
		t.Fatalf("only %d places are named", len(named))
	}
	for _, m := range named {
		file, err := os.ReadFile(m[2])
		if err != nil {
			t.Error(err)
			continue
		}
		for _, quoted := range regexp.MustCompile("`[^`]+`").FindAllString(m[1], -1) {
			name := strings.Trim(quoted, "`")
			if !strings.Contains(string(file), "func "+name+"(") && !strings.Contains(string(file), `test("`+name+`"`) {
				t.Errorf("%s has no test %q", m[2], name)
			}
		}
	}
}
